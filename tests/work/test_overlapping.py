"""The registry's lists become tables of one day, copies are named, and undecided matches are drawn."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

import pytest
from tests.lists.spreadsheets import as_csv

from habeas.errors import BadTable, NotFound, UnknownTerm
from habeas.estimate import About, Table, overlap
from habeas.lists.regions import NOT_KNOWN
from habeas.record import who_is_who
from habeas.work.lists import ListsOf
from habeas.work.overlapping import estimate_parts, overlapping, pooled
from habeas.work.registry import Registry

DAY = date(2024, 6, 1)
HEAD = ["Name", "Date of arrest", "Region"]
LISTS = {
    "Union": [["Ina Vold", "2024-03-12", "Halvar"], ["Bek Orlan", "2023-05-02", "Dorsa"],
              ["Mor Tallis", "2024-05-30", ""]],
    "League": [["Ина Волд", "12.03.2024", "Халвар"], ["Sel Anvar", "2023-07-01", "Dorsa"]],
    "Watch": [["Ina Vold", "2024-03-12", ""], ["ANVAR, S.", "2023-07-01", "Dorsa"]],
    "Copy": [["Ina Vold", "2024-03-12", ""]],
}  # fmt: skip


@pytest.fixture(scope="module")
def four(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Registry]:
    folder = tmp_path_factory.mktemp("four")
    with Registry.open(folder / "registry") as registry:
        for body, rows in LISTS.items():
            (folder / f"{body}.csv").write_bytes(as_csv([HEAD, *rows]))
            copied = "Union" if body == "Copy" else None
            ListsOf(registry.record).add(folder / f"{body}.csv", body, DAY, country="XV", copied_from=copied)
        yield registry


def test_the_lists_of_a_day_are_one_table(four: Registry) -> None:
    table = overlapping(four.record, DAY).tables[""]
    assert table.sizes == {"Copy": 1, "League": 2, "Union": 3, "Watch": 2}
    earlier = overlapping(four.record, date(2024, 5, 15)).tables[""]
    assert earlier.sizes["Union"] == 2


def test_a_list_that_was_copied_is_dropped_with_its_finding(four: Registry) -> None:
    given = overlapping(four.record, DAY)
    codes = {finding.code: finding.lists for finding in overlap(given.tables[""], about=given.about).findings}
    assert codes["copied"] == ("Copy",)
    assert "thin" in codes


def test_lists_are_divided_by_region_whatever_script_it_is_in(four: Registry) -> None:
    tables = overlapping(four.record, DAY, by="region").tables
    assert sorted(tables) == ["Dorsa", "Halvar", NOT_KNOWN]
    assert tables["Halvar"].sizes == {"Copy": 1, "League": 1, "Union": 1, "Watch": 1}
    assert sum(table.observed for table in tables.values()) == overlapping(four.record, DAY).tables[""].observed
    with pytest.raises(UnknownTerm, match="there is: region"):
        overlapping(four.record, DAY, by="prison")


def test_undecided_matches_are_drawn_and_pooled(four: Registry, monkeypatch: pytest.MonkeyPatch) -> None:
    bek, mor = "bek-orlan", "mor-tallis"
    monkeypatch.setattr(who_is_who, "doubts", lambda _: [(bek, mor, 0.4, ("", "")), (bek, "nobody", 9.0, ("", ""))])
    given = overlapping(four.record, DAY, draws=30)
    assert [(one.left, one.right, round(one.probability, 2)) for one in given.undecided] == [(bek, mor, 0.6)]
    now = given.tables[""].observed
    assert {tables[""].observed for tables in given.draws} == {now, now - 1}
    assert "1 pair of people on the lists may be one" in given.told[-1]
    assert overlapping(four.record, DAY, draws=30).draws == given.draws
    made = pooled(given, 0.95, 1)
    assert made is not None
    assert made.documented == (now - 1, now)
    assert made.refused is not None


def test_parts_with_undecided_matches_are_called_too_low_only_where_that_is_found(four: Registry) -> None:
    part = Table.of_patterns("ABC", {1: 120, 2: 150, 4: 130, 3: 30, 5: 26, 6: 33, 7: 7})
    tables = {"North": part, "South": part}
    given = replace(overlapping(four.record, DAY), tables=tables, draws=(tables, tables), about=About())
    made = estimate_parts(given, 0.95, 1, quick=True)
    assert ("dependent", "notes") in {(each.code, each.severity) for each in made.parts["North"].findings}
    assert made.headline.startswith("At least ")
    assert "too low" not in made.headline


def test_lists_of_a_day_are_had_from_the_registry(four: Registry) -> None:
    assert four.overlapping(DAY).tables == overlapping(four.record, DAY).tables


def test_a_population_in_parts_is_refused_where_a_part_is(four: Registry) -> None:
    made = estimate_parts(overlapping(four.record, DAY, by="region"), 0.95, 1, quick=True)
    assert made.refused
    assert "No estimate" in made.headline


def test_a_day_on_which_nobody_was_held_or_a_country_without_lists_is_refused(four: Registry) -> None:
    with pytest.raises(NotFound, match="no list on AZ"):
        overlapping(four.record, DAY, country="AZ")
    with pytest.raises(BadTable, match="Nobody on the lists"):
        overlapping(four.record, date(2000, 1, 1))
