"""What acts do to custody."""

from __future__ import annotations

import pytest
from tests.acts.told import acts_of, told

from habeas.cases.words import effect, is_response, rank, read_case_words
from habeas.errors import BadVocabulary
from habeas.terms import load_toml


@pytest.mark.parametrize(
    ("type", "rest", "expected"),
    [
        ("arrest", {}, "begins"),
        ("arrest", {"modality": "possible"}, "none"),
        ("arrest", {"modality": "denied"}, "none"),
        ("arrest", {"modality": "alleged"}, "begins"),
        ("sentence", {"term": "nine years"}, "begins"),
        ("sentence", {"term": "a fine of 500 manat"}, "none"),
        ("imprisonment", {}, "continues"),
        ("release", {}, "ends"),
        ("award", {}, "none"),
    ],
)
def test_an_act_does_to_custody_what_its_type_says_unless_it_did_not_happen(
    type: str,  # noqa: A002
    rest: dict[str, str],
    expected: str,
) -> None:
    (act,) = acts_of(told(type, "2024-03-05", **rest))
    assert effect(act) == expected


@pytest.mark.parametrize(
    ("term", "words", "expected"),
    [
        ("suspended sentence of three years", "", "none"),
        ("three years", "She was given a suspended sentence of three years in the same case.", "none"),
        ("three years", "He got three years, suspended, and was freed.", "none"),
        ("eight years", "She was sentenced, in absentia, to eight years.", "none"),
        ("two years", "Ana and Bek were tried in absentia and were each sentenced to two years in prison.", "none"),
        ("two years", "In a trial in absentia the court spoke on Monday, sentencing them to two years.", "none"),
        ("two years", "He was sentenced to two years, and she, in absentia, to five.", "begins"),
        ("two years of probation", "", "none"),
        ("one year of correctional work", "", "none"),
        ("120 hours of community service", "", "none"),
        (None, "He was fined in 2021 for failing to register.", "none"),
        (None, "The suspended sentence of Ms. Vilen was left in force.", "none"),
        ("a three-year ban from journalism", "", "none"),
        ("seven years in a correctional colony", "", "begins"),
        ("five years and a fine of 500 manat", "", "begins"),
        ("five years and a three-year ban from journalism", "", "begins"),
        ("seven years", "He was sentenced to seven years, and she to a suspended sentence of two.", "begins"),
        ("two years", "He got two years in prison and she two years suspended.", "begins"),
        ("five and a half years", "She got five and a half years in prison, suspended.", "none"),
        ("two years and six months", "He was given, after a day, two years and six months with probation.", "none"),
        ("two years and six months", "He got two years and six months, and she two years suspended.", "begins"),
        (None, "He was convicted of taking part in a banned rally.", "begins"),
        (None, "He was convicted of stealing three million dollars.", "begins"),
    ],
)
def test_a_sentence_that_keeps_nobody_in_prison_begins_no_custody(term: str | None, words: str, expected: str) -> None:
    (act,) = acts_of(told("sentence", "2024-03-05", term=term, words=words or "He was sentenced."))
    assert effect(act) == expected


def test_a_sentence_comes_after_the_arrest_and_a_release_after_both() -> None:
    arrest, sentence, release = (acts_of(told(kind))[0] for kind in ("arrest", "sentence", "release"))
    assert rank(arrest) < rank(sentence) < rank(release)
    assert not is_response(arrest)


def test_an_order_with_an_unknown_type_is_refused() -> None:
    with pytest.raises(BadVocabulary, match="arests"):
        read_case_words({**load_toml("cases/cases.toml"), "order": ["arests"]})
