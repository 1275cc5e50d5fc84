"""Lists of words, and letters made comparable."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from habeas.claims.wordlists import any_of, fold, given_names, nations, plural, read_words, words
from habeas.errors import BadVocabulary


@pytest.mark.parametrize("table", [{}, {"list": []}, {"list": "word"}, {"list": ["word", ""]}, {"list": [1]}])
def test_a_list_that_is_none_is_refused_with_its_place(table: dict[str, object]) -> None:
    with pytest.raises(BadVocabulary, match=r"data/claims/x\.toml: 'list'"):
        read_words(table, "data/claims/x.toml", "list")


def test_every_list_that_the_code_asks_for_is_there() -> None:
    assert "bin" in words("names", "particles")
    assert {"azerbaijani", "azerbaijan", "congolese"} <= nations()


@pytest.mark.parametrize(
    ("singular", "expected"),
    [
        ("journalist", "journalists"),
        ("boss", "bosses"),
        ("deputy", "deputies"),
        ("spokesman", "spokesmen"),
        ("envoy", "envoys"),
    ],
)
def test_plurals_are_regular(singular: str, expected: str) -> None:
    assert plural(singular) == expected


def test_letters_with_marks_are_the_plain_ones() -> None:
    assert fold("Əli Hüseynov-Ağayev’s") == "eli huseynovagayevs"


@given(st.text())
def test_folding_twice_is_folding_once(text: str) -> None:
    assert fold(fold(text)) == fold(text)


def test_of_words_that_begin_alike_the_longest_is_taken() -> None:
    found = re.match(any_of(["call", "call for", "a.m."]), "call for")
    assert found is not None
    assert found[0] == "call for"


def test_given_names_are_those_of_women_and_men() -> None:
    assert given_names() == {fold(name) for gender in ("male", "female") for name in words("names", f"{gender}_given")}
