"""A pattern whose alternatives stand under their first letters is found in the same texts as before."""

from __future__ import annotations

import re
from itertools import product

import pytest

from habeas.claims.alternatives import by_first_letter, split
from habeas.claims.stance import stance

PATTERN = r"\b(?:sham trial|shock(?:ing|ed)|\bsilenc\w+|as?|(?:deeply|very) sad|[st]olen|sh\|am)"
TEXTS = ["a sham trial", "shocked", "silencing", "s", "very sad", "stolen", "tolen", "sh|am", "sha", "assham trial", ""]


def test_it_is_found_where_the_pattern_is_found() -> None:
    told = by_first_letter(PATTERN)
    assert told != PATTERN
    for one, other in product(TEXTS, TEXTS):
        text = f"{one} {other}"
        assert (re.search(told, text) is None) == (re.search(PATTERN, text) is None), text


@pytest.mark.parametrize("pattern", ["one|two", r"\b(?:one)|(?:two)", r"\b(?:(one|two) \1|ten)"])
def test_a_pattern_of_another_form_stays_as_it_is(pattern: str) -> None:
    assert by_first_letter(pattern) == pattern


def test_alternatives_inside_of_groups_and_of_sets_stay_together() -> None:
    assert split(r"a(?:b|c)|[|)]d|\|e") == ["a(?:b|c)", "[|)]d", r"\|e"]


def test_words_of_blame_stand_under_fewer_letters_than_there_are_alternatives() -> None:
    pattern = stance().verdicts.pattern
    before, after = (split(one[5:-1]) for one in (pattern, by_first_letter(pattern)))
    assert before is not None
    assert after is not None
    assert len(after) < len(before)
