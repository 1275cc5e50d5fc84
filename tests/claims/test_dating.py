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
    [("2024-05-09", PartialDate(2024, 5)), ("2024-07-01", None), ("2025-01-02", None)],
)
def test_in_news_a_step_of_a_case_lies_between_the_one_before_and_the_publication(
    published: str, expected: PartialDate | None
) -> None:
    arrest = replace(ARREST, date=PartialDate(2024, 5, 3))
    assert dated([arrest, VERDICT], a_document(TEXT, published=published))[1].date == expected


def test_what_is_done_to_somebody_right_after_the_arrest_is_of_its_month() -> None:
    beaten = a_draft("torture", "A court later", 1)
    assert [one.date for one in dated([ARREST, beaten], a_report())] == [PartialDate(2023, 5, 3), PartialDate(2023, 5)]


def test_what_is_done_to_others_right_after_an_arrest_is_not_of_its_month() -> None:
    beaten = a_draft("torture", "A court later", 1, persons=("Juan Perez",))
    assert dated([ARREST, beaten], a_report())[1].date is None
