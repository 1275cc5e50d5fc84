"""What of a case becomes stale: a term that is over, a hearing that went by, half a year without a word."""

from __future__ import annotations

from datetime import date

from tests.acts.told import cases_of, told

from habeas.cases.due import Due, dues
from habeas.model import Case, SourcedClaim


def the_case(*claims: SourcedClaim) -> Case:
    (case,) = cases_of(*claims)
    return case


def kinds(case: Case, mentioned: date | None = None) -> list[tuple[str, date]]:
    return [(due.kind, due.day) for due in dues(case, mentioned)]


def test_a_remand_is_stale_when_its_term_is_over() -> None:
    case = the_case(told("remand", "2024-03-05", term="four months", published="2024-03-06"))
    assert dues(case, None) == (Due("term", date(2024, 7, 7), case.acts[0].id),)


def test_an_extension_moves_the_day() -> None:
    first = told("remand", "2024-03-05", term="four months", published="2024-03-06")
    second = told("remand", "2024-07-01", at=50, term="three months", published="2024-07-02")
    assert kinds(the_case(first, second)) == [("term", date(2024, 10, 2))]


def test_news_after_the_term_leaves_nothing_due() -> None:
    remand = told("remand", "2024-03-05", term="four months", published="2024-03-06")
    assert kinds(the_case(remand, told("trial", "2024-09-01", at=50, published="2024-09-02"))) == []


def test_a_release_ends_everything_that_is_due() -> None:
    remand = told("remand", "2024-03-05", term="four months", published="2024-03-06")
    release = told("release", "2024-05-05", at=50, published="2024-05-06")
    assert kinds(the_case(remand, release), date(2024, 5, 6)) == []


def test_a_hearing_that_was_announced_is_stale_once_its_day_went_by() -> None:
    arrest = told("arrest", "2024-03-05", published="2024-03-06")
    hearing = told("trial", "2024-04-20", at=50, published="2024-04-01", modality="possible")
    assert kinds(the_case(arrest, hearing)) == [("hearing", date(2024, 4, 20))]


def test_a_hearing_that_was_told_of_afterwards_is_not() -> None:
    arrest = told("arrest", "2024-03-05", published="2024-03-06")
    assert kinds(the_case(arrest, told("trial", "2024-04-20", at=50, published="2024-04-21"))) == []


def test_half_a_year_without_a_word_is_due_for_whoever_is_held() -> None:
    case = the_case(told("arrest", "2024-03-05", published="2024-03-06"))
    assert kinds(case, date(2024, 3, 6)) == [("silence", date(2024, 9, 5))]
    assert kinds(the_case(told("threat", "2024-03-05")), date(2024, 3, 6)) == []


def test_a_document_of_the_last_day_there_is_leaves_silence_due_on_that_day() -> None:
    case = the_case(told("arrest", "2024-03-05", published="2024-03-06"))
    assert kinds(case, date.max) == [("silence", date.max)]
