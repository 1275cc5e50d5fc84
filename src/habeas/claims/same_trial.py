"""Hearings that a text only points back to: "The trial, which began on 3 May, was held behind closed doors".

They are of those who were charged, tried, sentenced or held in the sentences just before.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from habeas.claims.drafts import Draft
from habeas.claims.kinds import deciding
from habeas.claims.modality import modality_of
from habeas.claims.parse import span_of
from habeas.claims.quotes import quote_of
from habeas.claims.syntax import SUBJECTS, agent, children, is_verb, patient
from habeas.claims.wordlists import any_of, words

if TYPE_CHECKING:
    from habeas.claims.acts import Scene
    from habeas.claims.triggers import Found

# Sentences back in which somebody must have been told of whose trial it may be, and the acts that lead to one.
REACH = 2
BEFORE_COURT = frozenset(("arrest", "charge", "imprisonment", "remand", "sentence", "trial"))


def pointed_at_again(
    found: list[Found], acts: list[tuple[int, Draft]], before: list[Draft], scene: Scene
) -> list[tuple[int, Draft]]:
    """The hearings of a sentence that name nobody, each for those who were last told of as before a court."""
    told: list[tuple[int, Draft]] = []
    for one in found:
        if one.entry.type != "trial" or any(place == one.head.i for place, _ in acts):
            continue
        near = [draft for draft in reversed(before) if scene.sentence - draft.sentence <= REACH]
        near = [*(draft for place, draft in reversed(acts) if place < one.head.i), *near]
        whose = next((draft for draft in near if draft.type in BEFORE_COURT and draft.persons), None)
        if whose is not None and (_changes(one) if one.entry.kind == "verb" else _goes_on(one)):
            told.append((one.head.i, _hearing(one, whose, scene)))
    return told


def _changes(found: Found) -> bool:
    """Whether a court changes or upholds what the text does not say whose it is: "reduced the sentence"."""
    things = [one for one in patient(found.head) if one.lemma_.lower() in found.entry.object]
    definite = any(one.dep_ == "det" and one.lower_ == "the" for thing in things for one in thing.children)
    owned = any(children(thing, "poss", "prep", "relcl", "acl", "compound") for thing in things)
    judged = any(one.lemma_.lower() in deciding().judges for one in agent(found.head))
    return judged and definite and not owned and modality_of(found.head) == "asserted"


def _goes_on(found: Found) -> bool:
    """Whether a noun with "the" is the subject of a verb that says how a hearing went: began, was adjourned."""
    head = found.head
    definite = any(one.dep_ == "det" and one.lower_ in ("the", "this") for one in head.children)
    others = children(head, "poss", "prep", "compound", "amod", "acl", "conj")
    verb = head.head
    placed = head.dep_ in SUBJECTS and is_verb(verb) and verb.lemma_.lower() in deciding().hearing_goes
    return definite and not others and placed and modality_of(verb) == "asserted"


def of_clients(acts: list[tuple[int, Draft]], before: list[Draft], scene: Scene) -> list[tuple[int, Draft]]:
    """What a court did with a lawyer's motion is of the client: of who was last told of as before a court."""
    told: list[tuple[int, Draft]] = []
    for place, draft in acts:
        lawyers = bool(draft.persons) and all(_is_lawyer(name, scene) for name in draft.persons)
        near = [one for one in reversed(before) if scene.sentence - one.sentence <= REACH + 1]
        near = [one for one in near if one.type in BEFORE_COURT and one.persons and one.persons != draft.persons]
        if draft.type == "trial" and draft.rule.endswith("(owner)") and lawyers and near:
            draft = replace(draft, persons=near[0].persons)
        told.append((place, draft))
    return told


def _is_lawyer(name: str, scene: Scene) -> bool:
    """Whether the document calls somebody a lawyer where it names them."""
    called = any_of(words("reference", "speaks_for"))
    return re.search(rf"\b(?:{called}),? {re.escape(name)}", scene.reading.document.text) is not None


def _hearing(found: Found, whose: Draft, scene: Scene) -> Draft:
    own = next(
        (clause for clause in children(found.head, "relcl") if clause.lemma_.lower() in deciding().hearing_goes), None
    )
    date = scene.date(found.head.head) or (scene.date(own) if own is not None else None)
    return replace(
        Draft(
            type="trial",
            quotes=(quote_of(scene.reading.document, found.head, ()),),
            trigger=span_of(found.head),
            sentence=scene.sentence,
            persons=whose.persons,
            place=whose.place,
            rule=f"{found.entry.name} (pointed)",
            date=date,
        ),
        noted=scene.trail.told(found, "pointed"),
    )
