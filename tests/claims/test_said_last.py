"""Who says a sentence that ends with it, where the parser takes the speaker for something else."""

from __future__ import annotations

from tests.claims.told import NINO, one


def test_who_says_last_what_ought_to_be_done_appeals_for_it_on_that_day() -> None:
    found = one(f"Georgian authorities should end the exit ban on {NINO}, Human Rights Watch said today.", "appeal")
    assert (found.persons, found.actors, str(found.date)) == ((NINO,), ("Human Rights Watch",), "2024-05-10")


def test_what_somebody_says_first_is_not_said_by_the_last_name() -> None:
    text = f"The authorities should end the exit ban on {NINO}, her lawyer told Human Rights Watch."
    assert "Human Rights Watch" not in one(text, "appeal").actors
