"""How long a term is."""

from __future__ import annotations

import pytest

from habeas.acts.length import length_of, same_length, shortest_of, surely_endless


@pytest.mark.parametrize(
    ("term", "days"),
    [
        ("nine years", 9 * 366),
        ("9 years in prison", 9 * 366),
        ("nine-year", 9 * 366),
        ("three months", 93),
        ("30 days", 30),
        ("four years and three months", 4 * 366 + 93),
        ("two and a half years", 2 * 366 + 183),
        ("nine-and-a-half years", 9 * 366 + 183),
        ("eight and one-half years", 8 * 366 + 183),
        ("one and one-half years", 366 + 183),
        ("one-half year", 183),
        ("three years and a half", 3 * 366 + 183),
        ("8.5 years", 8 * 366 + 183),
        ("5 (five) years", 5 * 366),
        ("twenty-five years", 25 * 366),
        ("a year", 366),
        ("a six-year", 6 * 366),
        ("a further six months", 6 * 31),
        ("an additional three years", 3 * 366),
        ("a further year", 366),
        ("five (5) years", 5 * 366),
        ("15 calendar days", 15),
        ("one hundred and five days", 105),
        ("seventy-two days", 72),
        ("7½ years", 7 * 366 + 183),
        ("100 lashes and two years", 2 * 366),
        ("a fine of 500 crowns and two years", 2 * 366),
        ("life imprisonment", None),
        ("administrative detention", None),
        ("", None),
    ],
)
def test_a_term_is_read_as_the_longest_it_can_be(term: str, days: int | None) -> None:
    assert length_of(term) == days


def test_one_length_in_words_and_in_digits_is_the_same() -> None:
    assert same_length("nine years", "9 years' imprisonment")
    assert not same_length("nine years", "eight years")
    assert same_length("life", "Life")
    assert not same_length("life", "nine years")


@pytest.mark.parametrize(
    ("left", "right", "same"),
    [
        ("five years to life", "five-year", True),
        ("five years to life", "life imprisonment", True),
        ("five years to life", "four years", False),
        ("from five to seven years", "6 years", True),
        ("from five to seven years", "eight years", False),
        ("two to three months", "75 days", True),
    ],
)
def test_a_range_is_as_long_as_what_lies_in_it(left: str, right: str, same: bool) -> None:
    assert same_length(left, right) is same
    assert same_length(right, left) is same


def test_a_range_has_run_out_with_its_longer_end() -> None:
    assert length_of("from five to seven years") == length_of("seven years")


@pytest.mark.parametrize(
    ("term", "shortest"),
    [
        ("eight years", length_of("eight years")),
        ("two to five years", length_of("two years")),
        ("five years to life", length_of("five years")),
        ("up to 15 years", None),
        ("a maximum of three years", None),
        ("life", None),
    ],
)
def test_a_term_of_which_only_the_most_is_told_lasts_surely_no_longer_than_its_shorter_end(
    term: str, shortest: int | None
) -> None:
    assert shortest_of(term) == shortest


def test_a_term_is_without_end_only_where_it_is_not_so_at_most() -> None:
    assert [surely_endless(term) for term in ("life imprisonment", "five years to life", "up to life")] == [
        True,
        False,
        False,
    ]
