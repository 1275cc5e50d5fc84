"""Responses that are none: what a state's own bodies demand, or lay on people, and help to those who fight.

"Police asked for an extension" is no appeal, and in a report on a country "authorities imposed travel bans" is no
sanction: both are done to those whom a response would stand up for.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from habeas.claims.measures import OF_A_STATE
from habeas.claims.stance import stance
from habeas.documents.countries import country_named

if TYPE_CHECKING:
    from habeas.claims.drafts import Draft
    from habeas.model import Document

_WORD = re.compile(r"[\w’-]+")


def is_own_state(draft: Draft, document: Document) -> bool:
    """Whether a response is only worded as one."""
    if draft.type == "appeal" and draft.actors:
        return all(_has(actor, "enforcers") for actor in draft.actors)
    if draft.type == "support" and draft.actors and _word_of(draft.rule) in stance()("own_state", "duties"):
        return all(_has(actor, "enforcers") and not _has(actor, "outsiders") for actor in draft.actors)
    if draft.type == "support" and document.report_year is not None and draft.groups and not draft.persons:
        own = draft.actors and all(actor.split()[-1] in stance()("own_state", "authorities") for actor in draft.actors)
        plain = all(actor.islower() for actor in draft.actors)
        if own and plain and all(_has(group.text, "cared_for") for group in draft.groups):
            return True
    blames = draft.rule in ("condemnation: blame", "condemnation: verdict") and document.report_year is not None
    if blames and draft.actors and all(actor in stance()("own_state", "blaming") for actor in draft.actors):
        return True  # "provocation that courts found unjustifiable": of those whom they try
    if draft.type == "award" and draft.groups and not draft.persons:
        return all(_has(group.text, "decorated") for group in draft.groups)
    if draft.rule == f"sanction: bar{OF_A_STATE}" and document.country is None:
        return False  # from entering: what a state does to others
    if draft.rule.endswith(OF_A_STATE) and any(_is_country_of(document, actor) for actor in draft.actors):
        return True
    if draft.type == "sanction" and document.report_year is not None and draft.actors:
        # Bodies of other states are named; those of the report's own country go without a name.
        return not any(letter.isupper() for actor in draft.actors for letter in actor) or any(
            _has(actor, "inspectors") for actor in draft.actors
        )
    if draft.type in ("support", "condemnation") and draft.groups and not draft.persons:
        return all(_has(group.text, "fighters") for group in draft.groups)
    return False


def _word_of(rule: str) -> str:
    """The word by which a rule read a response: "visit" of "support: visit"."""
    return rule.partition(": ")[2].split(" ")[0]


def _is_country_of(document: Document, actor: str) -> bool:
    """Whether it is the state that the document is about, or may be, since nothing says which that is."""
    code = country_named(actor.removeprefix("the "))
    return code is not None and document.country in (None, code)


def _has(words: str, name: str) -> bool:
    return not stance()("own_state", name).isdisjoint(_WORD.findall(words.lower()))
