"""What a table of ours can hold comes back from it: acts with their days, doers, places, charges, countries."""

from __future__ import annotations

import io
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.exchange.records import CARD, a_person, an_act
from tests.lists.spreadsheets import as_csv

from habeas import model
from habeas.documents.handed_on import as_handed_on
from habeas.errors import BadImport
from habeas.exchange import forms, sheets
from habeas.exchange.holdings import Office
from habeas.exchange.rows import of_act, of_case
from habeas.exchange.shapes import shapes
from habeas.model import Claim

DAY = date(2024, 12, 1)
DATES = st.sampled_from(["2021", "2021-05", "2022-03-04", "2023-11-30"])
MAYBE = st.one_of(st.none(), DATES)
# Words without the signs that part the values of a cell, and of more letters than any code.
WORDS = st.from_regex(r"[A-Z][a-z]{4,9}( [a-z]{4,9})?", fullmatch=True)
OTHERS = ["attack", "threat", "torture", "raid", "surveillance", "expulsion"]


def back(name: str, format: str, row: dict[str, str]) -> tuple[Claim, ...]:  # noqa: A002 (the option's name)
    file = io.BytesIO()
    sheets.write(shapes()[name], [row], format, file)
    reading = forms.read(file.getvalue(), f"a.{format}", name, DAY)
    return forms.extraction_read("a", reading, name, DAY).claims


@pytest.mark.parametrize("format", sheets.FORMATS)
@given(
    days=st.fixed_dictionaries(dict.fromkeys(("arrest", "charge", "trial", "sentence"), MAYBE)),
    others=st.lists(st.sampled_from(OTHERS), max_size=3, unique=True),
    charges=st.lists(WORDS, max_size=3, unique=True).map(tuple),
    country=st.sampled_from(["AZ", "BY", "CN", None]),
)
@settings(max_examples=40, deadline=None)
def test_a_case_comes_back_from_a_plain_list_with_all_that_was_done(
    format: str, days: dict[str, str | None], others: list[str], charges: tuple[str, ...], country: str | None  # noqa: A002
) -> None:  # fmt: skip
    dated = [an_act(kind, id=kind, date=day, charges=charges) for kind, day in days.items() if day is not None]
    acts = (*dated, *(an_act(kind, id=kind, date=None, charges=charges) for kind in others))
    case = model.Case("c", "maria-quispe", "Maria Quispe", country, acts)
    row = of_case(a_person(), model.CaseOn(case, DAY, model.Status("unknown", (), "…"), None, None), [])
    claims = back("list", format, row)
    assert sorted((one.type, str(one.date)) for one in claims) == sorted((act.type, str(act.date)) for act in acts)
    assert {as_handed_on(CARD, one).country for one in claims} == ({country or CARD.country} if acts else set())
    assert {one.charges for one in claims} <= {charges}


@pytest.mark.parametrize("format", sheets.FORMATS)
@given(
    kind=st.sampled_from(["arrest", "release", *OTHERS]),
    day=MAYBE,
    place=st.one_of(st.none(), WORDS),
    actors=st.lists(WORDS, max_size=2, unique=True).map(tuple),
    charges=st.lists(WORDS, max_size=2, unique=True).map(tuple),
)
@settings(max_examples=60, deadline=None)
def test_an_incident_comes_back_from_the_tracker_s_table(
    format: str, kind: str, day: str | None, place: str | None, actors: tuple[str, ...], charges: tuple[str, ...]  # noqa: A002
) -> None:  # fmt: skip
    act = an_act(kind, date=day, place=place, actors=actors, charges=charges)
    office = Office("maria-quispe", "reporter", "Sun", CARD, model.Quote(0, 1, "P"))
    row = of_act(a_person(), act, [office])
    assert row["journalist"] == "Maria Quispe (Sun)"
    (claim,) = back("tracker", format, row)
    assert (claim.type, claim.persons, claim.place, claim.actors) == (kind, ("Maria Quispe",), place, actors)
    assert str(claim.date) == str(act.date)
    assert claim.charges in (charges, ())


def test_whom_the_tracker_names_is_a_journalist_there_with_the_outlet() -> None:
    rows = [["title", "url", "date", "categories", "targeted_journalists", "arresting_authority", "city"],
            ["Held", "https://t.example.org", "2024-05-01", "Arrest", "Bek Orlan (Sun), Ina Vold", "", ""]]  # fmt: skip
    reading = forms.read(as_csv(rows), "a.csv", "tracker", DAY)
    posts = forms.extraction_read("a", reading, "tracker", DAY).affiliations
    assert [(each.person, each.role, each.organization) for each in posts] == [
        ("Bek Orlan", "journalist", "Sun"), ("Ina Vold", "journalist", None),
    ]  # fmt: skip


def test_each_row_is_of_its_own_country_and_one_that_is_not_known_is_told() -> None:
    rows = [["Name", "Date of arrest", "Country"], ["Ina Vold", "2024", "Belarus"], ["Bek Orlan", "2024", "az"],
            ["Rea Lind", "2024", "Veld"]]  # fmt: skip
    reading = forms.read(as_csv(rows), "a.csv", "cases", DAY)
    claims = forms.extraction_read("a", reading, "cases", DAY).claims
    assert [as_handed_on(CARD, one).country for one in claims] == ["BY", "AZ", CARD.country]
    assert [(each.row, each.code) for each in reading.problems] == [(4, "unknown-country")]


@pytest.mark.parametrize("term", ["two years", "life imprisonment", "6 months"])
def test_a_term_in_words_tells_of_a_sentence(term: str) -> None:
    reading = forms.read(as_csv([["Name", "Sentence"], ["Ina Vold", term]]), "a.csv", "cases", DAY)
    assert [(one.type, one.term) for one in forms.extraction_read("a", reading, "cases", DAY).claims] == [
        ("sentence", term)
    ]


def test_a_sentence_that_what_happened_and_the_term_tell_of_is_one() -> None:
    rows = [["Name", "What happened", "Date", "Sentence"], ["Ina Vold", "sentenced", "2024-03-01", "3 years"]]
    reading = forms.read(as_csv(rows), "a.csv", "cases", DAY)
    claims = forms.extraction_read("a", reading, "cases", DAY).claims
    assert [(one.type, str(one.date), one.term) for one in claims] == [("sentence", "2024-03-01", "3 years")]


@pytest.mark.parametrize("day", [date.min, date(1850, 1, 1), date.max])
def test_a_table_of_no_day_of_ours_is_refused(day: date) -> None:
    with pytest.raises(BadImport, match="write the day that it is of"):
        forms.read(as_csv([["Name", "Status"], ["Ina Vold", "held"]]), "a.csv", "cases", day)


def test_several_names_and_occupations_of_a_cell_are_each_one() -> None:
    rows = [["Name", "Other names", "Occupation", "Organization", "Status"],
            ["Ina Vold", "I. Vold; Ина Волд", "poet; editor", "Sun", "held"],
            ["Bek Orlan", "", "poet; editor", "Sun; Moon", "held"],
            ["Rea Lind", "", "editor", "Sun; Moon", "held"]]  # fmt: skip
    reading = forms.read(as_csv(rows), "a.csv", "cases", DAY)
    extraction = forms.extraction_read("a", reading, "cases", DAY)
    assert extraction.people[0].aliases == ("I. Vold", "Ина Волд")
    assert [(each.person, each.role, each.organization) for each in extraction.affiliations] == [
        ("Ina Vold", "poet", "Sun"), ("Ina Vold", "editor", "Sun"), ("Bek Orlan", "poet", "Sun"),
        ("Bek Orlan", "editor", "Moon"), ("Rea Lind", "editor", "Sun"), ("Rea Lind", "editor", "Moon"),
    ]  # fmt: skip
