"""What a document tells next to an act that it does not date."""

from __future__ import annotations

from tests.acts.told import told
from tests.build import a_date

from habeas.acts.beside import told_beside


def test_an_undated_claim_has_the_dates_of_what_is_told_next_to_it() -> None:
    undated = told("arrest", by="a", at=100)
    near, far = told("raid", "2024-03-05", by="a", at=150), told("threat", "2023", by="a", at=900)
    assert told_beside([undated, near, far]) == {undated.id: (a_date("2024-03-05"),)}


def test_another_document_and_what_was_said_about_it_do_not_count() -> None:
    claims = [told("arrest", by="a"), told("raid", "2024-03-05", by="b"), told("appeal", "2024-03-06", by="a")]
    assert told_beside(claims) == {}


def test_a_claim_with_a_date_needs_none() -> None:
    assert told_beside([told("arrest", "2024-03-05", by="a"), told("raid", "2024-03-04", by="a")]) == {}
