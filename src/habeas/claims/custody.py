"""Custody before a trial, where only the whole document tells that it is: held, and never convicted in it.

A person who was arrested or charged and then "remained in detention" is on remand, unless the document tells of a
verdict, or says that the custody is wrongful and no more.
"""

from __future__ import annotations

import re
from dataclasses import replace

from habeas.claims.drafts import Draft
from habeas.model import Document

# The triggers that tell of a state of custody and not of what it follows from.
_STATE = re.compile(
    r"(?:hold|held|holding|kept|keep|detain|remain|stay|sat|languish|is|are|was|were|been|being|after|following)\w*\b",
    re.IGNORECASE,
)
_UNJUST = re.compile(r"\b(?:unjustly|wrongfully|arbitrarily|hostages?|political prisoners?)\b", re.IGNORECASE)
_ACCUSED = frozenset(("arrest", "charge", "remand"))
_VERDICT = frozenset(("sentence",))


def before_trial(drafts: list[Draft], document: Document) -> list[Draft]:
    """The drafts, those of custody before a trial as `remand`."""
    accused = _told(drafts, _ACCUSED)
    convicted = _told(drafts, _VERDICT)
    return [
        replace(draft, type="remand", rule=f"{draft.rule}, before a trial", remarks=(*draft.remarks, "before_trial"))
        if _awaits_trial(draft, accused, convicted, document)
        else draft
        for draft in drafts
    ]


def _told(drafts: list[Draft], types: frozenset[str]) -> set[str]:
    found = [draft for draft in drafts if draft.type in types and draft.modality in ("asserted", "alleged")]
    return {name for draft in found for name in draft.persons}


def _awaits_trial(draft: Draft, accused: set[str], convicted: set[str], document: Document) -> bool:
    if draft.type != "imprisonment" or not draft.persons or draft.groups:
        return False
    persons = set(draft.persons)
    trigger = document.text[draft.trigger.start : draft.trigger.end]
    said = document.text[draft.quotes[0].start : draft.quotes[0].end]
    state = _STATE.match(trigger) is not None and not _UNJUST.search(said)
    return state and persons <= accused and not persons & convicted
