"""Dates that only the whole document gives."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.build import a_document

from habeas.claims.dating import as_counted, dated
from habeas.claims.drafts import Draft
from habeas.claims.groups import Group
from habeas.dates import PartialDate
from habeas.model import Count, Document, Quote, Span

TEXT = "Maria Quispe was arrested. A court later had sentenced her. She is currently held."


def a_draft(kind: str, words: str, sentence: int, **rest: object) -> Draft:
    start = TEXT.index(words)
    quote = Quote(start, start + len(words), words)
    trigger = Span(quote.end - 1, quote.end)
    values: dict[str, object] = {"persons": ("Maria Quispe",), **rest}
    return Draft(type=kind, quotes=(quote,), trigger=trigger, sentence=sentence, **values)  # type: ignore[arg-type]


def a_report() -> Document:
    return replace(a_document(TEXT, published="2024-04-22"), report_year=2023)


ARREST = a_draft("arrest", "Maria Quispe was arrested", 0, date=PartialDate(2023, 5, 3))
VERDICT = a_draft("sentence", "A court later", 1)


@pytest.mark.parametrize(("month", "expected"), [(5, PartialDate(2023)), (12, PartialDate(2023, 12))])
def test_a_later_step_of_a_case_lies_between_the_one_before_and_the_end_of_the_year(
    month: int, expected: PartialDate
) -> None:
    arrest = replace(ARREST, date=PartialDate(2023, month, 3))
    assert dated([arrest, VERDICT], a_report())[1].date == expected


@pytest.mark.parametrize(
    "earlier",
    [
        replace(ARREST, persons=("Juan Perez",)),
        replace(ARREST, date=PartialDate(2021, 5, 3)),
        replace(ARREST, type="release"),
        replace(ARREST, sentence=-9),
    ],
)
def test_nothing_bounds_a_step_that_follows_no_dated_act_of_the_case(earlier: Draft) -> None:
    assert dated([earlier, VERDICT], a_report())[1].date is None


def test_what_had_happened_by_then_has_no_date() -> None:
    told = a_draft("arrest", "A court later had sentenced", 1, persons=(), groups=(Group("nuns", None, "nun"),))
    assert dated([told], a_report())[0].date is None


def test_a_general_finding_of_a_report_has_its_year() -> None:
    told = a_draft("arrest", "A court later", 1, persons=(), groups=(Group("nuns", None, "nun"),))
    assert dated([told], a_report())[0].date == PartialDate(2023)


def test_what_is_so_currently_has_the_month_of_the_statement() -> None:
    held = a_draft("imprisonment", "She is currently held", 2)
    assert dated([held], a_document(TEXT, published="2024-04-22"))[0].date == PartialDate(2024, 4)


def test_what_is_said_in_a_briefing_is_of_its_day() -> None:
    briefing = a_document(TEXT, title="Press Briefing by Press Secretary Ana Example", published="2024-04-22")
    assert dated([a_draft("appeal", "A court later", 1)], briefing)[0].date == PartialDate(2024, 4, 22)


def test_custody_that_a_number_tells_of_has_the_date_of_the_number() -> None:
    held = a_draft("imprisonment", "Maria Quispe was arrested", 0, persons=(), groups=(Group("nuns", 9, "nun"),))
    count = Count("nuns", 9, 9, None, PartialDate(2023, 12, 1), None, None, held.quotes[0])
    assert as_counted([held], (count,), a_report())[0].date == PartialDate(2023, 12, 1)


@pytest.mark.parametrize(
    ("published", "expected"),
    [("2024-05-09", PartialDate(2024, 5)), ("2024-07-01", PartialDate(2024)), ("2025-01-02", None)],
)
def test_in_news_a_step_of_a_case_lies_between_the_one_before_and_the_publication(
    published: str, expected: PartialDate | None
) -> None:
    arrest = replace(ARREST, date=PartialDate(2024, 5, 3))
    assert dated([arrest, VERDICT], a_document(TEXT, published=published))[1].date == expected


def test_in_news_what_somebody_recalls_is_not_bounded_by_what_they_told_first() -> None:
    arrest, recalled = replace(ARREST, date=PartialDate(2024, 5, 3)), replace(VERDICT, speaker="Ana Example")
    assert dated([arrest, recalled], a_document(TEXT, published="2024-05-09"))[1].date is None


def test_what_is_done_to_somebody_right_after_the_arrest_is_of_its_day() -> None:
    beaten = a_draft("torture", "She is currently held", 1)
    near = replace(ARREST, date=PartialDate(2023, 5, 3), quotes=(Quote(0, 42, TEXT[:42]),))
    assert dated([near, beaten], a_report())[1].date == PartialDate(2023, 5, 3)


def test_what_is_done_to_others_right_after_an_arrest_is_not_of_its_month() -> None:
    beaten = a_draft("torture", "A court later", 1, persons=("Juan Perez",))
    assert dated([ARREST, beaten], a_report())[1].date is None


def a_told(text: str, words: str, kind: str = "arrest", **rest: object) -> Draft:
    start = text.index(words)
    values: dict[str, object] = {"groups": (Group("nuns", None, "nun"),), **rest}
    quote = Quote(start, start + len(words), words)
    return Draft(kind, (quote,), Span(start, start + len(words)), 0, **values)  # type: ignore[arg-type]


def test_what_is_only_spoken_of_in_a_month_does_not_have_the_year_of_the_report() -> None:
    text = "In May critics deplored the arrest of nuns."
    report = replace(a_document(text, published="2024-04-22"), report_year=2023)
    assert dated([a_told(text, "arrest")], report)[0].date is None


@pytest.mark.parametrize(("how", "expected"), [("continued to deplore", PartialDate(2023)), ("deplored", None)])
def test_a_response_that_went_on_has_the_year_of_the_report(how: str, expected: PartialDate | None) -> None:
    text = f"Critics {how} the arrest of nuns."
    report = replace(a_document(text, published="2024-04-22"), report_year=2023)
    assert dated([a_told(text, "deplore", "condemnation")], report)[0].date == expected


@pytest.mark.parametrize(("day", "expected"), [("Today we impose", PartialDate(2024, 4, 22)), ("We keep up", None)])
def test_only_sanctions_of_today_are_of_the_day_of_a_statement(day: str, expected: PartialDate | None) -> None:
    text = f"{day} sanctions on nine officials."
    statement = a_document(text, title="Statement by President Ana Example on Halem", published="2024-04-22")
    assert dated([a_told(text, "sanctions", "sanction")], statement)[0].date == expected


@pytest.mark.parametrize(
    ("kind", "expected"),
    [("arrest", PartialDate(2022)), ("imprisonment", None), ("condemnation", PartialDate(2023, 3))],
)
def test_news_of_an_annual_report_has_its_year_for_what_it_finds_in_general(
    kind: str, expected: PartialDate | None
) -> None:
    text = "A report lists the arrest of nuns. The 2022 Country Reports on Human Rights Practices came out on Monday."
    assert dated([a_told(text, "arrest", kind)], a_document(text, published="2023-03-20"))[0].date == expected


def test_custody_before_what_a_number_is_dated_by_has_not_its_date() -> None:
    text = "In March a court acquitted three teachers after they were imprisoned for years."
    quote = Quote(0, len(text), text)
    start = text.index("imprisoned")
    held = Draft(
        type="imprisonment",
        quotes=(quote,),
        trigger=Span(start, start + 10),
        sentence=0,
        groups=(Group("teachers", 3, "teacher"),),
    )
    count = Count("teachers", 3, 3, None, PartialDate(2023, 3), None, None, quote, "flow")
    assert as_counted([held], (count,), a_document(text)) == [held]


def test_what_was_done_has_no_day_that_had_not_come_unless_its_year_is_told() -> None:
    news = a_document(TEXT, published="2023-04-02")
    assert dated([ARREST], news)[0].date is None
    hearing = replace(ARREST, type="trial")
    assert dated([hearing], news)[0].date == PartialDate(2023, 5, 3)
    told = replace(ARREST, quotes=(Quote(0, 4, "2023"),))
    assert dated([told], news)[0].date == PartialDate(2023, 5, 3)
