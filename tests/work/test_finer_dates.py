"""A date that somebody types is never more precise than its source without a reason."""

from __future__ import annotations

import pytest

from habeas.dates import PartialDate
from habeas.errors import UnknownTerm
from habeas.model import Document
from habeas.work.finer_dates import refuse_finer

TEXT = "Police arrested Ana Torr in May 2024. She was charged on Wednesday, and the hearing is on 3 July 2024."


def a_document(**given: object) -> Document:
    return Document("a" * 64, "a.txt", "text", TEXT, published=PartialDate.parse("2024-06-07"), **given)  # type: ignore[arg-type]


@pytest.mark.parametrize("date", ["2024-05", "2024", "2023", "2024-06-05", "2024-07-03", "2024-06-07", "2024-07", ""])
def test_a_date_that_words_of_the_document_give_is_taken(date: str) -> None:
    refuse_finer(a_document(), {"date": date}, "")


@pytest.mark.parametrize(("date", "nearest"), [("2024-05-21", "2024-05"), ("2024-08-01", None), ("2023-04", None)])
def test_a_date_that_no_words_give_is_refused_with_the_nearest_that_they_give(date: str, nearest: str | None) -> None:
    with pytest.raises(UnknownTerm, match=f"nearest that they give is {nearest}\\." if nearest else f"{date}\\. Give"):
        refuse_finer(a_document(), {"date": date}, "")


def test_a_reason_about_before_and_what_the_claim_has_already_let_it_stand() -> None:
    refuse_finer(a_document(), {"date": "2024-05-21"}, "the verdict says so")
    refuse_finer(a_document(), {"date": "2024-05-21", "date_is": "about"}, "")
    refuse_finer(a_document(), {"date": "2024-05-21"}, "", known=[None, PartialDate.parse("2024-05-21")])


def test_of_a_text_whose_language_is_not_read_nothing_is_refused() -> None:
    refuse_finer(a_document(language="az"), {"date": "2024-05-21"}, "")
