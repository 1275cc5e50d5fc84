"""What only the whole document tells of custody: that it was before a trial, or that blows fell in it.

A person who was arrested or charged and then "remained in detention" is on remand, unless the document tells of a
verdict, or says that the custody is wrongful and no more. Who is beaten right after being arrested, and not in
public, is beaten in custody.
"""

from __future__ import annotations

from dataclasses import replace

from habeas.claims.drafts import Draft
from habeas.claims.kinds import deciding
from habeas.model import Document

_ACCUSED = frozenset(("arrest", "charge", "remand"))
_VERDICT = frozenset(("sentence",))
_HELD = frozenset(("arrest", "remand", "imprisonment", "torture"))
# Sentences within which somebody who was taken is still where they were taken.
_WITHIN = 2


def before_trial(drafts: list[Draft], document: Document) -> list[Draft]:
    """The drafts, those of custody before a trial as `remand`."""
    accused = _told(drafts, _ACCUSED) | _bailed(drafts, document)
    convicted = _told(drafts, _VERDICT)
    return [
        replace(draft, type="remand", rule=f"{draft.rule}, before a trial", remarks=(*draft.remarks, "before_trial"))
        if _awaits_trial(draft, accused, convicted, document)
        else draft
        for draft in drafts
    ]


def beaten_in_custody(drafts: list[Draft], document: Document) -> list[Draft]:
    """The drafts, blows to somebody who was just taken into custody as `torture`."""
    return [
        replace(draft, type="torture", rule=f"{draft.rule}, in custody", remarks=(*draft.remarks, "in_custody"))
        if _in_custody(draft, drafts, document)
        else draft
        for draft in drafts
    ]


def _in_custody(draft: Draft, drafts: list[Draft], document: Document) -> bool:
    said = document.text[draft.quotes[0].start : draft.quotes[0].end]
    trigger = document.text[draft.trigger.start : draft.trigger.end]
    whom = bool(draft.persons) and not draft.groups
    if (
        draft.type != "attack"
        or not whom
        or not deciding().blows.match(trigger)
        or not deciding().officers.search(" ".join(draft.actors) or said)
    ):
        return False
    if deciding().in_public.search(said):
        return False
    return any(
        one.type in _HELD
        and set(draft.persons) <= set(one.persons)
        and 0 <= draft.sentence - one.sentence <= _WITHIN
        and one.trigger.start < draft.trigger.start
        for one in drafts
    )


def _bailed(drafts: list[Draft], document: Document) -> set[str]:
    """Those who are out on bail, or were refused it: their custody was before a trial."""
    bail = (one for one in drafts if "bail" in document.text[one.trigger.start : one.trigger.end].lower())
    return {name for draft in bail if draft.type in ("release", "trial") for name in draft.persons}


def _told(drafts: list[Draft], types: frozenset[str]) -> set[str]:
    found = [draft for draft in drafts if draft.type in types and draft.modality in ("asserted", "alleged")]
    return {name for draft in found for name in draft.persons}


def _awaits_trial(draft: Draft, accused: set[str], convicted: set[str], document: Document) -> bool:
    if draft.type != "imprisonment" or not draft.persons or draft.groups:
        return False
    persons = set(draft.persons)
    trigger = document.text[draft.trigger.start : draft.trigger.end]
    said = document.text[draft.quotes[0].start : draft.quotes[0].end]
    state = deciding().state.match(trigger) is not None and not deciding().wrongful.search(said)
    return state and persons <= accused and not persons & convicted
