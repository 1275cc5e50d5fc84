"""Custody that is over when it is told of: it dates nothing; all names are invented."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.build import a_claim
from tests.claims.told import NINO, claims

from habeas.claims.former import is_over, told_as_over
from habeas.model import Quote, Span


@pytest.mark.parametrize("before", [
    "the former ", "a former political ", "an ex-", "the one-time ", "who had previously been ",
    "former well-known political ", "for his prior ", "of her previous pretrial ",
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


def test_what_a_court_says_of_an_earlier_case_shows_nobody_in_custody() -> None:
    text = "The court found that the pretrial imprisonment of the blogger Nino Beridze in an earlier case was unlawful."
    quote = Quote(0, len(text), text)
    trigger = Span(text.index("imprisonment"), text.index("imprisonment") + len("imprisonment"))
    for words, over in ((text, True), (text.replace("in an earlier case", "in this lawsuit case"), False)):
        claim = a_claim("imprisonment", NINO, None, quote=replace(quote, text=words), trigger=trigger)
        assert is_over(claim) is over
