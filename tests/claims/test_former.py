"""Custody that is over when it is told of: it dates nothing; all names are invented."""

from __future__ import annotations

import pytest
from tests.claims.told import NINO, claims

from habeas.claims.former import told_as_over


@pytest.mark.parametrize("before", [
    "the former ", "a former political ", "an ex-", "the one-time ", "who had previously been ",
    "former well-known political ",
])  # fmt: skip
def test_words_before_custody_say_that_it_is_over(before: str) -> None:
    assert told_as_over(before, len(before))


@pytest.mark.parametrize("before", [
    "the former mayor and political ", "the political ", "a former mayor of this city who is a political ",
    "the former minister, a political ",
])  # fmt: skip
def test_words_about_something_else_do_not(before: str) -> None:
    assert not told_as_over(before, len(before))


def test_who_was_jailed_before_is_held_on_no_day_of_what_happens_to_them_since() -> None:
    text = "On May 6, police arrested the formerly jailed blogger Nino Beridze."
    (held,) = (each for each in claims(text) if each.type == "imprisonment")
    assert (held.persons, held.date) == ((NINO,), None)
