"""Which type an act is, where words leave it open: arrest, imprisonment, remand and release are told apart here.

This is the one place where types meet: triggers propose one, what stands around them decides.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from habeas.claims.syntax import child, is_passive

if TYPE_CHECKING:
    from spacy.tokens import Token

    from habeas.claims.triggers import Found

_PRETRIAL = re.compile(
    r"\bpre-?trial\b|\b(?:pending|awaiting|before) (?:the |his |her |their )?(?:trial|investigation)\b|"
    r"\bhouse arrest\b|\bpreventi(?:ve|tative) (?:detention|custody)\b",
    re.IGNORECASE,
)
_IN_CUSTODY = re.compile(
    r"\b(?:in|inside|at|from) (?:\S+ ){0,3}(?:custody|detention|prison|jail|police (?:station|department|custody))\b|"
    r"\bduring (?:\S+ ){0,3}interrogations?\b|\bwarden\b|\bprison guards?\b|\bto confess\b",
    re.IGNORECASE,
)
_TO_DEATH = re.compile(r"\bto death\b|\bfatally\b|\bshot (?:\S+ )?dead\b", re.IGNORECASE)
_AT_ARREST = re.compile(
    r"\b(?:protest|demonstrat|rally|rallies|at the time of (?:his|her|their) arrest)", re.IGNORECASE
)
_STILL = frozenset(("remain", "continue", "stay"))
_STATE_WORDS = frozenset(("still", "currently", "remains", "remained"))
_LONG_HELD = re.compile(
    r"\bfor (?:more than |over |nearly |almost |at least |approximately )?(?:\w+ )?(?:years?|months?|weeks?|days?)\b",
    re.IGNORECASE,
)


def kind_of(found: Found) -> str:
    """The type of the act that a trigger tells of, or "" where it tells of none."""
    entry, head = found.entry, found.head
    kind = entry.type
    if entry.kind == "verb" and head.dep_ == "amod":
        kind = entry.adjective
        if kind != "imprisonment" or not _recent(head):
            return kind
        return entry.type
    if (
        found.verbal
        and _threatened(head)
        and kind in ("arrest", "imprisonment", "attack", "killing", "torture", "raid")
    ):
        return "threat"
    if kind == "attack" and found.verbal and _deadly(head):
        return "killing" if _TO_DEATH.search(head.doc[max(head.i - 1, 0) : head.sent.end].text) else ""
    if kind == "arrest" and entry.kind == "phrase" and _PRETRIAL.search(head.sent.text):
        return "remand"
    if kind in ("arrest", "imprisonment") and found.verbal:
        return _custody(found, kind)
    if kind == "arrest" and entry.kind == "noun":
        return "remand" if _pretrial_noun(head) else kind
    if kind == "attack" and _IN_CUSTODY.search(head.sent.text) and not _AT_ARREST.search(head.sent.text):
        return "torture"
    if kind == "sentence" and found.verbal and re.search(r"\bpre-?trial detention\b", _clause(head)):
        return "remand"
    return kind


def _custody(found: Found, kind: str) -> str:
    """Of a verb of custody: whether it is the taking, the holding, or the holding before a trial."""
    head = found.head
    clause = _clause(head)
    if _PRETRIAL.search(clause) and head.lemma_.lower() in (
        "hold",
        "detain",
        "keep",
        "jail",
        "imprison",
        "incarcerate",
    ):
        return "remand"
    if head.lemma_.lower() == "detain" and _state(head):
        return "imprisonment"
    return kind


def _threatened(head: Token) -> bool:
    """Whether somebody only threatens to do it."""
    verb = head
    while verb.dep_ == "conj" and child(verb, "nsubj", "nsubjpass") is None and verb.head.lemma_ != "threaten":
        verb = verb.head
    return verb.dep_ == "xcomp" and verb.head.lemma_ == "threaten"


def _deadly(head: Token) -> bool:
    """Whether the same blow killed: "shot and killed", "beaten to death"."""
    joined_to = [one.lemma_ for one in (*head.children, head.head) if one.dep_ == "conj" or head.dep_ == "conj"]
    after = head.doc[max(head.i - 1, head.sent.start) : min(head.i + 10, head.sent.end)].text
    return "kill" in joined_to or bool(_TO_DEATH.search(after))


def _state(head: Token) -> bool:
    """Whether it tells of a state: "is being detained", "still detained", "remained detained", "those detained"."""
    adverbs = {one.lower_ for one in head.children if one.dep_ in ("advmod", "aux", "auxpass")}
    above = head.head.lemma_.lower() if head.dep_ in ("acomp", "xcomp", "ccomp", "oprd", "advcl") else ""
    present = {"are", "is"} & adverbs and is_passive(head)
    unjust = {"unjustly", "wrongfully", "arbitrarily"} & adverbs
    return bool(
        adverbs & _STATE_WORDS
        or above in _STILL
        or ("being" in adverbs and present)
        or (present and unjust)
        or (unjust and head.dep_ in ("acl", "relcl", "amod") and not {"were", "was"} & adverbs)
    )


def _recent(head: Token) -> bool:
    return any(one.lower_ in ("recently", "newly") for one in head.children)


def _pretrial_noun(head: Token) -> bool:
    return child(head, "amod", "compound") is not None and bool(
        _PRETRIAL.search(head.doc[head.left_edge.i : head.right_edge.i + 1].text)
    )


def _clause(head: Token) -> str:
    """The words that depend on a verb, up to the next verb joined to it."""
    stop = min(
        [one.left_edge.i for one in head.rights if one.dep_ in ("conj", "advcl", "ccomp")],
        default=head.right_edge.i + 1,
    )
    text: str = head.doc[head.i : max(stop, head.i + 1)].text
    return text
