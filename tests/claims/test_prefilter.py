"""Which passages are parsed: those that may hold something to read, and those that these need."""

from __future__ import annotations

import pytest

from habeas.claims.parse import load_model, parse
from habeas.claims.prefilter import Prefilter, prefilter
from habeas.claims.rules import RuleExtractor
from habeas.model import Document, Part

WEATHER = "Strong winds pushed the clouds towards the coast, and the rain stopped in the evening."


@pytest.fixture(scope="module")
def chosen() -> Prefilter:
    found = prefilter(load_model())
    assert found is not None
    return found


@pytest.mark.parametrize(
    "text",
    [
        "Police detained her at the border.",
        "He has been held in Evin prison since May.",
        "The court extended their pretrial detention.",
        "The foreign ministry condemned the verdict against the lawyer.",
        "There were 254 political prisoners.",
        "She urged the government to drop the charges.",
        "He was taken by the police into custody.",
    ],
)
def test_what_tells_of_an_act_a_response_or_a_number_is_parsed(chosen: Prefilter, text: str) -> None:
    assert chosen.tells(text)


@pytest.mark.parametrize(
    "text",
    [WEATHER, "The minister opened a bridge.", "Prices rose by 12 percent.", "The team holds the record.", ""],
)
def test_what_tells_of_nothing_is_not(chosen: Prefilter, text: str) -> None:
    assert not chosen.tells(text)


def test_a_document_without_anything_to_read_is_not_parsed_at_all(chosen: Prefilter) -> None:
    assert chosen.worth_parsing([WEATHER, WEATHER], [False, False]) == [False, False]


def test_a_pronoun_keeps_the_passage_before_it(chosen: Prefilter) -> None:
    texts = [WEATHER, WEATHER, "Anna Leroy spoke of rain.", "She was arrested on Monday.", WEATHER]
    assert chosen.worth_parsing(texts, [False] * 5) == [True, False, True, True, False]


def test_a_surname_keeps_the_passage_with_the_full_name(chosen: Prefilter) -> None:
    texts = [
        WEATHER,
        "The crowd saw Anna Leroy at the river.",
        WEATHER,
        "Police said that Leroy was arrested.",
        WEATHER,
    ]
    assert chosen.worth_parsing(texts, [False] * 5) == [True, True, False, True, False]


def test_an_office_keeps_its_passage_in_a_story_that_tells_something(chosen: Prefilter) -> None:
    texts = [WEATHER, "Police arrested Anna Leroy on Monday.", "The journalist Omar Saad saw the rain.", WEATHER]
    assert chosen.worth_parsing(texts, [False] * 4) == [True, True, True, False]


def test_text_passed_over_is_a_gap_and_everything_else_keeps_its_place() -> None:
    dull = "Tickets for the festival went on sale in the morning."
    lines = ["Rain on Monday", dull, "Police arrested Anna Leroy on Monday.", dull]
    text = "\n".join(lines)
    reading = next(parse([Document(id="a" * 64, name="a.txt", kind="text", text=text)], telling=True))
    found = [(one.text, text[one.start : one.start + len(one.text)], one.gap) for one in reading.passages]
    assert found == [(lines[0], lines[0], False), (lines[2], lines[2], True)]


def test_the_rules_read_the_same_with_unrelated_paragraphs_between() -> None:
    story = ["Anna Leroy, a journalist, was arrested in Paris.", "She was released the next day."]

    def claims(lines: list[str]) -> list[tuple[str, tuple[str, ...]]]:
        document = Document(id="b" * 64, name="b.txt", kind="text", text="\n".join(lines))
        proposed = next(RuleExtractor().propose([document]))
        return [(one.type, one.persons) for one in proposed.claims]  # type: ignore[union-attr]

    expected = [("arrest", ("Anna Leroy",)), ("release", ("Anna Leroy",))]
    assert claims(story) == expected
    assert claims([WEATHER, *story, WEATHER]) == expected


def test_a_model_that_looks_words_up_otherwise_is_not_filtered_for() -> None:
    import spacy

    assert prefilter(spacy.blank("en")) is None


def test_a_heading_is_no_neighbour_that_a_pronoun_needs(chosen: Prefilter) -> None:
    texts = [WEATHER, WEATHER, "His arrest"]
    assert chosen.worth_parsing(texts, [False, False, True]) == [True, False, True]
    assert Part(0, 1, "heading").kind == "heading"
