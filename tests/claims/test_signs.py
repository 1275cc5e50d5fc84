"""The signs of a claim: read off its place in the text and the rest of the document, each with its sentence."""

from __future__ import annotations

import pytest

from habeas.claims.drafts import Draft
from habeas.claims.groups import Group
from habeas.claims.names import Names
from habeas.claims.parse import Reading
from habeas.claims.signs import path_of, read_wording, sentence_of, signs_of, wording
from habeas.claims.telling import telling_of
from habeas.errors import BadVocabulary


def signs(reading: tuple[Reading, Names, list[Draft]], kind: str = "arrest") -> tuple[str, ...]:
    """The signs of the only participant of the only claim of that type."""
    telling = telling_of(*reading)
    (draft,) = (draft for draft in reading[2] if draft.type == kind)
    whom: str | Group
    (whom,) = (*draft.persons, *draft.groups)
    return signs_of(draft, whom, telling)


@pytest.mark.parametrize(
    ("text", "sign"),
    [
        ("Police arrested Nino Beridze on March 3.", "whom: named"),
        ("Police arrested Nino Beridze on March 3.", "path: verb (object), named"),
        ("Police arrested Nino Beridze on March 3.", "type: arrest"),
        ("Police arrested Nino Beridze on March 3.", "type: arrest, named"),
        ("Police arrested Nino Beridze on March 3.", "date: day"),
        ("Police arrested Nino Beridze on March 3.", "actors"),
        ("Police arrested Nino Beridze on March 3.", "source: name"),
        ("Police arrested Nino Beridze on March 3.", "side: after"),
        ("Nino Beridze was arrested.", "passive"),
        ("Nino Beridze was arrested.", "date: none"),
        ("Nino Beridze spoke. She was arrested on March 3.", "source: pronoun"),
        ("Police arrested 40 protesters on March 3.", "number: 10 or more"),
        ("Police arrested protesters on March 3.", "number: none"),
        ("Police arrested protesters on March 3.", "bare"),
        ("Police arrested protesters on March 3.", "noun: protester"),
        ("Police often arrested protesters.", "in general"),
        ("Police arrested the protesters on March 3.", "article: the"),
        ("Why did police arrest the protesters on March 3?", "question"),
    ],
)
def test_what_the_text_shows_is_a_sign(text: str, sign: str, read) -> None:
    assert sign in signs(read(text))


def test_custody_told_another_way_is_a_sign(read) -> None:
    found = signs(read("Nino Beridze was arrested on March 3. A court sentenced Nino Beridze to four years."))
    assert "told also: arrest beside sentence" in found


def test_who_does_something_elsewhere_is_known_as_such(read) -> None:
    found = signs(read("Police arrested Nino Beridze. Nino Beridze condemned the attack on Levan Gelashvili."))
    assert "actor" in found


def test_a_name_that_stands_in_another_sentence_is_known_as_such(read) -> None:
    reading = read("Nino Beridze spoke to them. Police arrested Levan Gelashvili.")
    assert "source: another sentence" in signs_of(reading[2][0], "Nino Beridze", telling_of(*reading))


def test_each_sign_is_there_once_and_always_in_the_same_order(read) -> None:
    reading = read("Police arrested Nino Beridze on March 3.")
    assert signs(reading) == signs(reading)
    assert len(set(signs(reading))) == len(signs(reading))


def test_every_sign_has_a_sentence(read) -> None:
    reading, names, drafts = read(
        "Police often arrested the 40 protesters. “Why did they beat Nino Beridze?” asked Levan Gelashvili. "
        "Nino Beridze and her lawyers were sentenced to four years for treason on May 2 after the arrest of reporters."
    )
    telling = telling_of(reading, names, drafts)
    assert drafts
    for draft in drafts:
        for whom in (*draft.persons, *draft.groups, None):
            assert all(sentence_of(sign) for sign in signs_of(draft, whom, telling))


@pytest.mark.parametrize(
    ("sign", "sentence"),
    [
        ("number: none", "the number of the group: none"),
        ("question", "the sentence is a question"),
        ("type: arrest, group", "what is told is of the type “arrest” (of a group)"),
    ],
)
def test_a_sign_is_told_in_a_sentence(sign: str, sentence: str) -> None:
    assert sentence_of(sign) == sentence


def test_a_sign_of_no_family_is_refused() -> None:
    with pytest.raises(BadVocabulary, match="no sentence"):
        sentence_of("weather: fine")


@pytest.mark.parametrize(
    ("rule", "path"),
    [
        ("verb arrest: round up (object)", "verb (object)"),
        ("verb imprisonment: hold (object), before a trial", "verb (object)"),
        ("verb attack: beat (object), in custody", "verb (object)"),
        ("phrase raid: search warrant", "phrase (nobody)"),
        ("appeal: noun release: release", "appeal"),
        ("condemnation: verdict", "condemnation"),
        ("implied by appeal: release", "implied"),
    ],
)
def test_a_rule_is_of_a_path(rule: str, path: str) -> None:
    assert path_of(rule) == path


@pytest.mark.parametrize("sentences", [None, {"type": ""}, {"type": 3}])
def test_the_wording_needs_sentences(sentences: object) -> None:
    with pytest.raises(BadVocabulary, match="sentences"):
        read_wording({"sentences": sentences, "general": ["often"]})


def test_what_is_general_is_said_by_an_adverb() -> None:
    assert "often" in wording().general
