"""How a reported number stands after what people decided of it, and how it is known again."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from tests.answers.test_report_draft import ARREST, REPORT, material, text_of, written
from tests.build import a_count, a_quote

from habeas.answers.count_reviews import (
    ACCEPT,
    BY_ONE,
    REJECT,
    REJECTED,
    UNREVIEWED,
    VERIFIED,
    CountReview,
    number_key,
    state_of,
)
from habeas.answers.counts import ReportedCount, series
from habeas.answers.manuscript import words
from habeas.answers.report.draft import draft
from habeas.answers.report.material import Asked
from habeas.answers.report.setting import manuscript_of

DAY = datetime(2026, 1, 1, tzinfo=UTC)
COUNT = a_count(
    low=12, as_of="2023-12-01", by="Union", quote=a_quote("A union counted twelve political prisoners on December 1.")
)
SAID = "As of December 1, there were 12 political prisoners, according to the Union."


def decided(*answers: tuple[str, str]) -> list[CountReview]:
    return [CountReview(number, answer, by, DAY, "") for number, (answer, by) in enumerate(answers, start=1)]


@pytest.mark.parametrize(
    ("answers", "one", "two"),
    [
        ([], UNREVIEWED, UNREVIEWED),
        ([(ACCEPT, "Ada")], VERIFIED, BY_ONE),
        ([(ACCEPT, "Ada"), (ACCEPT, "ada")], VERIFIED, BY_ONE),
        ([(ACCEPT, "Ada"), (ACCEPT, "Ben")], VERIFIED, VERIFIED),
        ([(ACCEPT, "Ada"), (REJECT, "Ben")], REJECTED, REJECTED),
        ([(ACCEPT, "Ada"), (REJECT, "Ben"), (ACCEPT, "Ben")], VERIFIED, BY_ONE),
    ],
)
def test_a_number_stands_as_the_decisions_on_it_leave_it(answers: list[tuple[str, str]], one: str, two: str) -> None:
    assert (state_of(decided(*answers), two=False), state_of(decided(*answers), two=True)) == (one, two)


def test_a_number_that_is_read_otherwise_is_another_and_one_in_other_lines_is_not() -> None:
    key = number_key("d", COUNT)
    moved = replace(COUNT, quote=replace(COUNT.quote, start=50, end=50 + len(COUNT.quote.text)))
    assert number_key("d", moved) == key
    assert len({key, number_key("e", COUNT), number_key("d", replace(COUNT, what="detainees"))}) == 3


def figures(review: str) -> list[object]:
    return list(series([ReportedCount(COUNT, REPORT, review)]))


def test_a_draft_of_what_is_verified_has_verified_numbers_without_a_mark() -> None:
    assert SAID in text_of(written(ARREST, figures=figures(VERIFIED), verified_figures=figures(VERIFIED)))
    assert SAID not in text_of(written(ARREST, figures=figures(UNREVIEWED)))


@pytest.mark.parametrize(("review", "mark"), [(UNREVIEWED, "†"), (VERIFIED, "")])
def test_a_number_that_nobody_verified_has_its_mark(review: str, mark: str) -> None:
    given = material(figures=figures(review))
    made = draft(given, Asked("XV", 2023, "short", "all", "en", date(2024, 3, 1)))
    said = words(manuscript_of(made, given))
    assert f"{SAID}{mark}" in said
    assert (f"{SAID}†" in said) == bool(mark)
