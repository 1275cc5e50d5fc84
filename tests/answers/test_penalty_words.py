"""Penalties and thresholds in words, and read out of these words again."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from habeas.answers.provisions import penalty_words, read_penalty, read_threshold, threshold_words
from habeas.claims.provisions import Penalty, Threshold

KINDS = st.sampled_from(["imprisonment", "fine", "corrective labor", "life imprisonment"])
CONDITIONS = st.one_of(st.none(), st.sampled_from(["when the victim was a minor", "if done (again) by night"]))
NUMBERS = st.one_of(st.integers(1, 9_000_000_000).map(float), st.sampled_from([0.5, 2.5]))


@st.composite
def penalties(draw: st.DrawFn) -> Penalty:
    """A penalty as documents give them: none, one or both ends, of which the first is the lower."""
    ends = sorted(draw(st.lists(NUMBERS, max_size=2)))
    low, high = (*ends, *([None] * 2))[:2] if len(ends) == 2 else (draw(st.sampled_from(
        [(ends[0], None), (None, ends[0]), (ends[0], ends[0])])) if ends else (None, None))  # fmt: skip
    unit = draw(st.sampled_from(["years", "Halem dinars", "months"])) if ends else None
    return Penalty(draw(KINDS), low, high, unit, draw(CONDITIONS), draw(st.booleans()))


@given(penalties())
def test_a_penalty_is_read_as_it_was_written(penalty: Penalty) -> None:
    assert read_penalty(penalty_words(penalty)) == penalty


@pytest.mark.parametrize(
    ("penalty", "words"),
    [
        (Penalty("fine", 1_500_000, 1_500_000, "dinars"), "fine, 1500000 dinars"),
        (Penalty("imprisonment", None, 2.5, "years"), "imprisonment, up to 2.5 years"),
        (Penalty("death", gone=True), "no longer death"),
    ],
)
def test_numbers_are_written_out(penalty: Penalty, words: str) -> None:
    assert penalty_words(penalty) == words


@given(st.integers(0, 10**9), st.sampled_from(["", "employees", "years of age"]), st.sampled_from([None, "at least"]))
def test_a_threshold_is_read_as_it_was_written(number: int, what: str, qualifier: str | None) -> None:
    assert read_threshold(threshold_words(Threshold(number, what, qualifier))) == Threshold(number, what, qualifier)


def test_words_of_others_are_kept_and_no_number_is_made_of_them() -> None:
    assert read_penalty("loss of (office") == Penalty("loss of (office")
    assert read_threshold("several") is None
