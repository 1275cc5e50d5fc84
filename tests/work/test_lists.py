"""A list becomes a document with claims, its people are everybody else's, and it can be removed and brought back."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from tests.lists.spreadsheets import as_csv, as_xlsx

from habeas.errors import AlreadyDecided, BadList, NotFound
from habeas.work import deciding
from habeas.work.lists import ListFile, ListsOf
from habeas.work.registry import Registry
from habeas.work.unified import unified, write

JUNE, JULY = date(2024, 6, 1), date(2024, 7, 1)
HEAD = ["Name", "Date of arrest", "Occupation"]
ROWS = [HEAD, ["Ina Vold", "12.03.2024", "poet"], ["Bek Orlan", "2023-05", "docker"]]


def add(
    registry: Registry, folder: Path, rows: list[list[str]], body: str = "Union", day: date = JUNE, name: str = "a.csv",
    **said: str,
) -> ListFile:  # fmt: skip
    path = folder / name
    path.write_bytes(as_xlsx(rows) if name.endswith("xlsx") else as_csv(rows))
    return ListsOf(registry.record).add(path, body, day, country="XV", **said)  # type: ignore[arg-type]


@pytest.mark.parametrize("name", ["a.csv", "a.xlsx"])
def test_a_list_is_kept_byte_for_byte_and_its_rows_are_claims(registry: Registry, tmp_path: Path, name: str) -> None:
    added = add(registry, tmp_path, ROWS, name=name)
    assert (added.people, added.problems, added.listing.version) == (2, (), 1)
    document = registry.document(added.listing.document_id)
    assert registry.original(document.id) == (tmp_path / name).read_bytes()
    assert (document.kind, document.publisher, str(document.published)) == ("list", "Union", "2024-06-01")
    assert document.title == "List of 1 June 2024"
    for each in registry.claims_of(document.id):
        for quote in each.claim.quotes:
            assert document.text[quote.start : quote.end] == quote.text
    assert registry.verify().faults == ()
    assert {case.case.person_name for case in registry.cases(on=JUNE, status="held")} == {"Ina Vold", "Bek Orlan"}


def test_people_of_two_lists_are_matched_as_everybody_is(registry: Registry, tmp_path: Path) -> None:
    first = add(registry, tmp_path, ROWS)
    second = add(registry, tmp_path, [HEAD, ["Ина Волд", "12 March 2024", "poet"]], "League", name="b.csv")
    assert second.entries[0].person_id in {entry.person_id for entry in first.entries} | {
        entry.person_id for entry in ListsOf(registry.record).file(1).entries
    }


def test_versions_follow_their_days_however_the_body_is_written(registry: Registry, tmp_path: Path) -> None:
    add(registry, tmp_path, ROWS, "union")
    later = [HEAD, ["Ina Vold", "13.03.2024", "poet"], ["Mor Tallis", "2024", ""]]
    assert add(registry, tmp_path, later, "Union", JULY, "b.csv").listing.version == 2


def test_a_later_list_of_the_same_body_is_its_next_version(registry: Registry, tmp_path: Path) -> None:
    add(registry, tmp_path, ROWS)
    later = [HEAD, ["Ina Vold", "13.03.2024", "poet"], ["Mor Tallis", "2024", ""]]
    added = add(registry, tmp_path, later, "union", JULY, "b.csv")
    assert added.listing.version == 2
    found = ListsOf(registry.record).compare(1, 2)
    assert [entry.row.name for entry in found.added] == ["Mor Tallis"]
    assert [entry.row.name for entry in found.removed] == ["Bek Orlan"]
    ((_, entry, changes),) = found.changed
    assert entry.row.name == "Ina Vold"
    assert [(one.field, one.before, one.after) for one in changes] == [("arrested", "2024-03-12", "2024-03-13")]


def test_a_list_that_is_removed_tells_of_nobody_until_that_is_undone(registry: Registry, tmp_path: Path) -> None:
    before = add(registry, tmp_path, ROWS)
    lists = ListsOf(registry.record)
    made = lists.remove(1, because="sent by mistake")
    assert (lists.all(), len(registry.claims), len(registry.people)) == ([], 0, 0)
    assert [each.removed_by for each in lists.all(removed=True)] == [made.id]
    assert registry.original(before.listing.document_id)
    with pytest.raises(AlreadyDecided, match=f"habeas undo {made.id}"):
        lists.remove(1)
    undone = deciding.undo(registry.record, made.id)
    assert lists.file(1).entries == before.entries
    deciding.undo(registry.record, undone.decision.id)
    assert lists.all() == []


def test_two_lists_that_are_one_file_share_its_document_and_its_claims(registry: Registry, tmp_path: Path) -> None:
    add(registry, tmp_path, ROWS)
    claims = len(registry.claims)
    second = add(registry, tmp_path, ROWS, "League")
    assert (second.listing.id, len(registry.documents), len(registry.claims)) == (2, 1, claims)
    ListsOf(registry.record).remove(1)
    assert len(registry.claims) == claims


def test_a_list_copied_from_another_is_no_source_of_its_own(registry: Registry, tmp_path: Path) -> None:
    add(registry, tmp_path, ROWS)
    add(registry, tmp_path, ROWS[:2], "League", name="b.csv", copied_from="union")
    add(registry, tmp_path, [*ROWS[:2], ["Mor Tallis", "", ""]], "Watch", name="c.csv")
    assert ListsOf(registry.record).all()[0].copied_from == 1
    (arrest,) = [act for act in registry.acts.where(type="arrest") if act.person_name == "Ina Vold"]
    assert (len(arrest.claims), arrest.sources) == (3, 2)


def test_what_is_there_already_or_copied_from_nothing_is_refused(registry: Registry, tmp_path: Path) -> None:
    add(registry, tmp_path, ROWS)
    with pytest.raises(AlreadyDecided, match="list 1 already"):
        add(registry, tmp_path, ROWS)
    with pytest.raises(NotFound, match="habeas list"):
        add(registry, tmp_path, ROWS[:2], "League", copied_from="Nobody")
    with pytest.raises(NotFound, match="habeas list"):
        ListsOf(registry.record).file(7)


def test_a_file_that_is_no_list_leaves_the_registry_as_it_was(registry: Registry, tmp_path: Path) -> None:
    for rows in ([HEAD], [HEAD, ["", "2024", ""]], [["Whom"], ["Ina Vold"]]):
        with pytest.raises(BadList):
            add(registry, tmp_path, rows)
    with pytest.raises(BadList, match="cannot be read"):
        ListsOf(registry.record).add(tmp_path / "none.csv", "Union", JUNE)
    assert (len(registry.documents), ListsOf(registry.record).all()) == (0, [])


def test_the_same_person_in_two_spellings_on_one_list_is_told(registry: Registry, tmp_path: Path) -> None:
    rows = [HEAD, ["Lenka Orsova", "2024-03-12", "lawyer"], ["Ленка Оршова", "2024-03-12", "lawyer"]]
    added = add(registry, tmp_path, rows)
    assert (len(added.entries), added.people) == (2, 1)
    assert [(problem.row, problem.code) for problem in added.problems] == [(3, "twice")]


def test_a_build_leaves_a_list_alone_and_says_how_to_add_one(registry: Registry, tmp_path: Path) -> None:
    from tests.sentences import Sentences

    add(registry, tmp_path, ROWS)
    before = len(registry.claims)
    (tmp_path / "b.csv").write_bytes(as_csv(ROWS[:2]))
    report = registry.build([tmp_path / "a.csv", tmp_path / "b.csv"], extractor=Sentences())
    assert (report.unchanged, len(registry.claims)) == (1, before)
    assert "habeas list add b.csv" in report.set_aside[0].reason


def test_the_unified_list_is_of_the_latest_lists_or_cut_to_a_day(registry: Registry, tmp_path: Path) -> None:
    add(registry, tmp_path, ROWS)
    add(registry, tmp_path, [*ROWS, ["Mor Tallis", "2024-06-20", ""]], day=JULY, name="b.csv")
    add(registry, tmp_path, ROWS[:2], "League", name="c.csv")
    everything = unified(registry.record, "XV")
    assert [listing.id for listing in everything.unified.listings] == [3, 2]
    assert [person.name for person in everything.unified.people] == ["Bek Orlan", "Ina Vold", "Mor Tallis"]
    in_june = unified(registry.record, on=JUNE)
    assert [listing.id for listing in in_june.unified.listings] == [3, 1]
    assert in_june.overlaps[1] == [(("Union, 2024-06-01",), 1), (("League, 2024-06-01", "Union, 2024-06-01"), 1)]
    with pytest.raises(NotFound, match="no list on AZ"):
        unified(registry.record, "AZ")


def test_a_unified_list_says_in_a_sentence_on_how_many_lists_people_are(registry: Registry, tmp_path: Path) -> None:
    add(registry, tmp_path, ROWS)
    assert unified(registry.record).told == ["2 people on 1 list: Union, 2024-06-01."]
    add(registry, tmp_path, ROWS[:2], "League", name="b.csv")
    assert unified(registry.record).told[1] == "1 person is on both lists and 1 on only one list."
    add(registry, tmp_path, [*ROWS[:2], ["Mor Tallis", "2024-03-01", ""]], "Guild", name="c.csv")
    told = unified(registry.record).told
    assert told[0].startswith("3 people on 3 lists: ")
    assert told[1] == "1 person is on all 3 lists and 2 on only one list."


def test_a_list_is_called_by_its_day_in_the_language_of_the_page(registry: Registry, tmp_path: Path) -> None:
    from dataclasses import replace

    from habeas.answers.wording import named
    from habeas.language import speaking
    from habeas.record import load

    document = load.document(registry.record, add(registry, tmp_path, ROWS).listing.document_id)
    assert document.title == named(document) == "List of 1 June 2024"
    assert named(replace(document, title="List of 2024-06-01")) == "List of 1 June 2024"
    assert named(replace(document, title="List of witnesses")) == "List of witnesses"
    with speaking("ru"):
        assert "2024" in named(document)


def test_who_was_released_by_another_document_is_cut_out(registry: Registry, tmp_path: Path) -> None:
    from tests.sentences import Sentences

    add(registry, tmp_path, ROWS)
    (tmp_path / "free.txt").write_text("Ina Vold was released on 2024-06-20.")
    registry.build([tmp_path / "free.txt"], extractor=Sentences())
    released = {act.person_name for act in registry.acts.where(type="release")}
    later = unified(registry.record, on=JULY)
    assert released == {"Ina Vold"}
    assert [person.name for person in later.unified.people] == ["Bek Orlan"]


@pytest.mark.parametrize("ending", ["csv", "html", "xlsx"])
def test_whoever_is_withheld_is_in_no_file_of_the_unified_list(registry: Registry, tmp_path: Path, ending: str) -> None:
    from habeas.work.withholding import withhold

    added = add(registry, tmp_path, ROWS)
    withhold(registry.record, added.entries[0].person_id, because="her family asked")
    write(registry.record, unified(registry.record), tmp_path / f"all.{ending}")
    written = (tmp_path / f"all.{ending}").read_bytes()
    if ending == "xlsx":
        from openpyxl import load_workbook

        sheets = load_workbook(tmp_path / "all.xlsx")
        written = repr([[cell.value for cell in row] for sheet in sheets for row in sheet]).encode()
    assert b"Vold" not in written
    assert b"Bek Orlan" in written


@pytest.mark.parametrize("ending", ["csv", "html", "xlsx"])
def test_the_unified_list_is_written_without_the_columns_that_nobody_knows(
    registry: Registry, tmp_path: Path, ending: str
) -> None:
    rows = [[*HEAD, "Mother's phone"], [*ROWS[1], "555 0199"]]
    add(registry, tmp_path, rows)
    write(registry.record, unified(registry.record), tmp_path / f"all.{ending}")
    written = (tmp_path / f"all.{ending}").read_bytes()
    assert written
    assert b"555 0199" not in written
    if ending == "xlsx":
        from openpyxl import load_workbook

        sheet = load_workbook(tmp_path / "all.xlsx")["List 1"]
        assert [cell.value for cell in sheet[2]] == ["Ina Vold", "12.03.2024", "poet"]
    with pytest.raises(BadList, match="ends in none"):
        write(registry.record, unified(registry.record), tmp_path / "all.doc")
