"""The data files are checked as they are read: a slip in them is refused with its place."""

from __future__ import annotations

import re
from dataclasses import dataclass

import pytest

from habeas import terms
from habeas.claims import lexicon
from habeas.claims.charges import offences, read_offences
from habeas.claims.kinds import deciding, read_deciding
from habeas.claims.modality import hedges, read_hedges
from habeas.claims.numbers import value_of
from habeas.claims.place import places, read_places
from habeas.claims.stance import read_stance, stance
from habeas.errors import BadVocabulary, UnknownTerm

ENTRY = {"type": "arrest", "lemmas": ["arrest"], "victim": ["object"]}
LIGHT = {"give": ["give"]}


def read(**entry: object) -> lexicon.Triggers:
    return lexicon.read_triggers({"verb": [ENTRY | entry], "noun": [], "phrase": [], "light": LIGHT})


def test_the_packaged_data_is_sound() -> None:
    known = lexicon.triggers()
    assert {"arrest", "release"} <= set(known.verbs)
    assert lexicon.groups().numbers["twelve"] == 12
    assert hedges().governors["allege"] == "alleged"
    assert {"town", "village"} <= places().settlements
    assert offences().types < set(terms.claim_types())
    assert "hold" in deciding().custody
    assert "condemn" in stance()("condemnation", "verbs")


def test_an_entry_is_found_by_its_lemma_and_by_its_participle() -> None:
    known = read()
    assert [entry.name for entry in known.verbs["arrest"]] == ["verb arrest: arrest"]
    assert known.forms["arrested"] == known.verbs["arrest"]


@pytest.mark.parametrize(
    "slip",
    [
        {"victims": ["object"]},
        {"victim": []},
        {"lemmas": []},
        {"victim": ["objekt"]},
        {"modality": "sure"},
        {"object": "house"},
    ],
)
def test_a_slip_in_an_entry_is_refused(slip: dict[str, object]) -> None:
    with pytest.raises(BadVocabulary, match=r"triggers.toml, verb 1"):
        read(**slip)


def test_an_unknown_type_is_refused() -> None:
    with pytest.raises(UnknownTerm, match="'nap' is no claim type"):
        read(type="nap")


def test_an_unknown_table_is_refused() -> None:
    with pytest.raises(BadVocabulary, match="adverb"):
        lexicon.read_triggers({"verb": [], "noun": [], "phrase": [], "light": LIGHT, "adverb": []})


def test_a_pattern_that_is_none_is_refused() -> None:
    phrase = {"type": "arrest", "pattern": "(unclosed", "victim": ["object"]}
    with pytest.raises(BadVocabulary, match="is not a pattern"):
        lexicon.read_triggers({"verb": [], "noun": [], "phrase": [phrase], "light": LIGHT})


@dataclass(frozen=True)
class Table:
    verbs: frozenset[str]
    tells: re.Pattern[str]
    leads: tuple[re.Pattern[str], ...]
    numbers: dict[str, int]


SOUND: dict[str, object] = {"verbs": ["hold"], "tells": "h[eo]ld", "leads": ["a", "b"], "numbers": {"one": 1}}


def test_a_table_is_read_field_by_field() -> None:
    found = lexicon.read_fields(Table, SOUND, "some")
    assert (found.verbs, found.tells.match("Held") is not None, len(found.leads)) == (frozenset({"hold"}), True, 2)


@pytest.mark.parametrize(
    "slip",
    [{"verbs": "hold"}, {"verbs": [1]}, {"tells": "(unclosed"}, {"tells": ""}, {"leads": ["("]}, {"numbers": ["one"]}],
)
def test_a_field_that_is_not_what_it_should_be_is_refused(slip: dict[str, object]) -> None:
    with pytest.raises(BadVocabulary, match=r"data/claims/some\.toml"):
        lexicon.read_fields(Table, SOUND | slip, "some")


def test_a_list_that_nothing_reads_is_refused() -> None:
    with pytest.raises(BadVocabulary, match="nothing reads nouns"):
        lexicon.read_fields(Table, SOUND | {"nouns": ["arrest"]}, "some")


def test_the_months_are_known_in_full_and_in_their_order() -> None:
    assert lexicon.months()[::4] == ("January", "May", "September")


@pytest.mark.parametrize("read_it", [read_deciding, read_hedges, read_offences, read_places, read_stance])
def test_a_data_file_without_its_tables_is_refused(read_it) -> None:
    with pytest.raises(BadVocabulary, match="data/claims/"):
        read_it({})


def test_a_response_that_is_told_by_a_list_that_is_not_there_is_refused() -> None:
    with pytest.raises(BadVocabulary, match="told_by"):
        read_stance({**lexicon.data("responses"), "told_by": ["award.verbs beside award.prizes"]})


def test_the_words_of_numbers_are_the_same_before_a_noun_and_in_a_count() -> None:
    assert all(lexicon.groups().numbers[word] == value_of(word) for word in lexicon.groups().numbers)


@pytest.mark.parametrize(
    "text",
    [
        "Officers took the student into custody, and she was placed under house arrest.",
        "He was denied bail; the charges against his brother were dropped in the case of the strike.",
        "Rain fell.",
        "123 …",
    ],
)
def test_the_phrases_of_a_text_are_all_those_whose_words_stand_in_it(text: str) -> None:
    lower = text.lower()
    every = lexicon.triggers().phrases
    assert lexicon.phrases_in(lower) == [
        one for one in every if not one.needs or any(need in lower for need in one.needs)
    ]


def test_a_pattern_for_small_letters_finds_what_any_of_its_patterns_finds() -> None:
    patterns = [lexicon.compiled("sham trial", "x.toml"), lexicon.compiled(r"unjust(?:ly)?\b", "x.toml")]
    small = lexicon.in_small_letters(*patterns)
    for text in ("A SHAM TRIAL", "Unjustly held", "an unjustified delay", "a trial"):
        assert (small.search(text.lower()) is not None) == any(one.search(text) is not None for one in patterns)


def test_a_pattern_with_a_capital_is_found_in_small_letters_too() -> None:
    assert lexicon.in_small_letters(lexicon.pattern_of("sent back to [A-Z]+", "x.toml")).search(
        "sent back to ruritania"
    )
