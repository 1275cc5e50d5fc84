"""When two values are the same to the scorer, and how it cuts words."""

import pytest

from habeas.answers.score_values import same_body, same_date, same_name, same_place, same_term, same_wording
from habeas.answers.score_words import LISTS, amounts, heads, read_vocabulary, stems, words
from habeas.errors import BadVocabulary
from habeas.terms import load_toml


@pytest.mark.parametrize(
    ("predicted", "annotated", "expected"),
    [
        ("Tomasz Veh", "TOMASZ VEH", True),
        ("Tömasz Veh", "Tomasz Veh", True),
        ("Mr. Veh", "Veh", True),
        ("Tomasz Veh", "Tomasz Emil Veh", True),
        ("Veh", "Tomasz Veh", False),
        ("Al Rahim", "Omar Al Rahim", False),
        ("Tomasz Veh", "Tomasz Vehl", False),
        ("Veh Tomasz", "Tomasz Emil Veh", False),
        ("", "", False),
    ],
)
def test_names(predicted, annotated, expected):
    assert same_name(predicted, annotated) is expected
    assert same_name(annotated, predicted) is expected


@pytest.mark.parametrize(
    ("predicted", "annotated", "text", "expected"),
    [
        ("police", "Lorm police", "", True),
        ("Lorm District Court", "court", "", True),
        ("Dawn", "New Dawn", "the paper New Dawn", False),
        ("Free Press League", "League", "", False),
        ("FPL", "Free Press League", "The Free Press League said. The FPL added", True),
        ("FPL", "Free Press League", "The FPL said", False),
        ("LPF", "Free Press League (LPF)", "the Free Press League (LPF)", True),
        ("Free Press League (FPL)", "Free Press League", "", True),
        ("European Union", "EU", "", True),
        ("Ruritania", "Ruritanian government", "", True),
        ("Ruritania", "Ruritanian parliament", "", False),
        (None, None, "", True),
        (None, "Dawn", "", False),
    ],
)
def test_bodies(predicted, annotated, text, expected):
    assert same_body(predicted, annotated, text) is expected
    assert same_body(annotated, predicted, text) is expected


def test_a_date_is_right_at_the_precision_of_the_annotated_one():
    assert same_date("2024-05-03", "2024-05")
    assert not same_date("2024-05", "2024-05-03")
    assert not same_date("2024-05-03", "2024-06")


@pytest.mark.parametrize(
    ("predicted", "annotated", "expected"),
    [
        ("six years in prison", "6 years", True),
        ("thirty-two months", "32 months", True),
        ("six years", "six months", False),
        ("six", "six months", True),
        ("life", "life imprisonment", True),
        ("a fine", "a heavy fine", True),
        ("a warning", "a heavy fine", False),
    ],
)
def test_terms(predicted, annotated, expected):
    assert same_term(predicted, annotated) is expected


def test_places_and_wordings():
    assert same_place("Lorm", "the town of Lorm")
    assert not same_place("Lorm", "Venn")
    assert not same_place("the", "the")
    assert same_wording("smuggling of currency", "currency smuggling")
    assert not same_wording(None, None)


@pytest.mark.parametrize(
    ("phrase", "expected"),
    [
        ("seven more teachers", {"teacher"}),
        ("teachers, miners and students", {"teacher", "miner", "student"}),
        ("a handful of miners on strike", {"miner"}),
        ("people detained since March", {"person"}),
        ("those who marched", set()),
        ("two of them", set()),
        ("more than 2,000 women", {"woman"}),
        (None, set()),
    ],
)
def test_heads_of_noun_phrases(phrase, expected):
    assert heads(phrase) == expected


def test_words_stems_and_amounts():
    assert words("The E.U. minister’s ‘no-fly’ list") == ("the", "eu", "minister", "nofly", "list")
    assert stems("the Ruritanian authorities") == stems("Ruritania's authority")
    assert amounts("twenty-five years and 6.5 months") == ({25, 6.5}, {"year", "month"})


@pytest.mark.parametrize("table", ["letters", "initials", "plurals", "numbers", "words"])
def test_a_vocabulary_that_lacks_a_table_is_refused(table):
    data = load_toml("score.toml")
    read_vocabulary(data)
    with pytest.raises(BadVocabulary):
        read_vocabulary({name: value for name, value in data.items() if name != table})


def test_a_vocabulary_with_a_bad_list_is_refused():
    data = load_toml("score.toml")
    bad = {name: ["a"] for name in LISTS} | {"titles": "mr"}
    with pytest.raises(BadVocabulary, match="titles"):
        read_vocabulary(dict(data, words=bad))
