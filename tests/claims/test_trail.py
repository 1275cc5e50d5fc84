"""The rules say of every word that may tell of something what became of it; who does not ask changes nothing."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from typing import get_args

import pytest
from tests.build import a_document

from habeas.claims.counts import read_counts
from habeas.claims.drafts import Draft
from habeas.claims.merge import together
from habeas.claims.names import read_names
from habeas.claims.parse import Reading, parse_one
from habeas.claims.rules import settled
from habeas.claims.trail import SILENT, Note, Notes, Trail, Why

# For each reason a sentence, and the word in it that tells of nothing.
DROPPED = {
    "reference": ("Prisons were full (see section 4, Political Prisoners).", "Political Prisoners"),
    "covered": ("Guards were accused of the physical abuse of Levan Gelashvili.", "abuse"),
    "qualifies": ("The extended detention of Levan Gelashvili went on.", "extended"),
    "object": ("The committee of teachers passed the lake.", "passed"),
    "not_passive": ("Doctors warned Nino Beridze of the cold.", "warned"),
    "compound": ("The arrest warrant of Levan Gelashvili was lost.", "arrest"),
    "modifier": ("The case of Levan Gelashvili went on.", "case"),
    "not_modifier": ("Levan Gelashvili wrote of domestic violence against women.", "violence"),
    "not_of": ("Levan Gelashvili wrote of the abuse of office.", "abuse"),
    "words": ("Levan Gelashvili died in May.", "died"),
    "without": ("Levan Gelashvili asked for early release.", "release"),
    "no_act": ("Police shot and killed Levan Gelashvili.", "shot"),
    "denied": ("Police did not arrest Levan Gelashvili.", "arrest"),
    "refused": ("A judge denied the release of Levan Gelashvili.", "release"),
    "offence": ("The officer was charged with the torture of prisoners.", "torture"),
    "nobody": ("The hearing was short.", "hearing"),
    "sought": ("Diplomats worked to secure the release of Levan Gelashvili.", "release"),
    "title": ("Torture of prisoners", "Torture"),
    "law": ("The law provides that persons who are arrested be told why.", "arrested"),
    "no_response": ("The outrage was great.", "outrage"),
    "condition": ("The court waits if the lawyer requests a change of counsel for Levan Gelashvili.", "requests"),
    "subject": ("The pain of Levan Gelashvili continued in May.", "continued"),
    "describes": ("Police released the men detained in the capital.", "detained"),
    "for_nobody": ("The union condemned the budget.", "condemned"),
}


@cache
def reading(text: str) -> Reading:
    """A parsed document of one paragraph about Georgia."""
    return parse_one(a_document(text, country="GE", published="2024-05-10"))


def told(text: str, trail: Trail = SILENT) -> list[Draft]:
    """What the rules read in a text, before it is weighed."""
    one = reading(text)
    names = read_names(one)
    return settled(one, names, read_counts(one, names), trail)


def notes(text: str) -> list[Note]:
    """All that the rules note about a text."""
    trail = Notes()
    told(text, trail)
    return trail.notes


def words(note: Note, text: str) -> str:
    """The words that a note is about."""
    return text[note.trigger.start : note.trigger.end]


def test_there_is_an_example_for_each_reason() -> None:
    # Whether something is likely enough is weighed when all is read: see the explanation of a whole document.
    assert set(DROPPED) == set(get_args(Why)) - {"unlikely"}


@pytest.mark.parametrize("why", DROPPED)
def test_a_word_that_tells_of_nothing_is_noted_with_the_reason(why: str) -> None:
    text, word = DROPPED[why]
    found = [(words(note, text), note.why) for note in notes(text)]
    assert (word, why) in found, found


def test_a_word_that_tells_of_an_act_is_noted_with_its_path() -> None:
    text = "Levan Gelashvili was arrested in Batumi."
    [note] = [note for note in notes(text) if note.why is None]
    assert (words(note, text), note.type, note.role, note.passive) == ("arrested", "arrest", "object", True)


def test_an_active_verb_is_not_noted_as_passive() -> None:
    [note] = [note for note in notes("Police arrested Levan Gelashvili.") if note.why is None]
    assert not note.passive


def test_every_draft_knows_the_note_that_it_came_from() -> None:
    text = "Police arrested Nino Beridze on May 3. The union condemned the arrest of Nino Beridze."
    trail = Notes()
    drafts = told(text, trail)
    came = [(draft.type, [words(trail.notes[number], text) for number in draft.noted]) for draft in drafts]
    assert came == [("arrest", ["arrested", "arrest"]), ("condemnation", ["condemned"])]


@pytest.mark.parametrize("text", [text for text, _ in DROPPED.values()])
def test_whether_notes_are_kept_changes_nothing_of_what_is_read(text: str) -> None:
    silent = told(text)
    assert told(text, Notes()) == silent
    assert all(draft.noted == () for draft in silent)


def test_notes_are_no_part_of_what_makes_two_drafts_equal() -> None:
    text = "Police arrested Nino Beridze."
    trail = Notes()
    [draft] = told(text, trail)
    [same] = told(text)
    assert draft == same
    assert hash(draft) == hash(same)
    assert draft.noted != same.noted


def test_a_merged_draft_has_the_notes_of_both_in_their_order() -> None:
    text = "Police arrested Nino Beridze."
    [draft] = told(text)
    left, right = _noted(draft, 4, 7), _noted(draft, 7, 2)
    assert together(left, right).noted == (4, 7, 2)


def test_what_the_whole_document_adds_is_remarked() -> None:
    text = "The union urged the government to release Levan Gelashvili."
    drafts = told(text)
    assert {draft.type: draft.remarks for draft in drafts} == {"appeal": ("dated",), "imprisonment": ("implied",)}


def _noted(draft: Draft, *numbers: int) -> Draft:
    return replace(draft, noted=numbers)
