"""How firmly a sentence says that an act took place: asserted, alleged, denied, possible, or not at all.

Naming a source leaves an act asserted; a hedge makes it alleged, a plan or a fear makes it possible, and what
did not happen ("police did not arrest him") is no claim.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any

from habeas.claims import lexicon
from habeas.claims.syntax import child, children, is_before_finite, is_verb
from habeas.errors import BadVocabulary

if TYPE_CHECKING:
    from spacy.tokens import Token

# How many words upward a verb may still decide whether the act took place.
REACH = 3


@dataclass(frozen=True, slots=True)
class Hedges:
    """The words of `modality.toml`."""

    governors: dict[str, str]
    words: dict[str, str]
    nouns: dict[str, str]
    reporting: frozenset[str]
    negations: frozenset[str]
    prevents: frozenset[str]
    prevented: frozenset[str]
    undone: frozenset[str]
    pending: frozenset[str]
    law: tuple[re.Pattern[str], ...]


@cache
def hedges() -> Hedges:
    """The words that make a claim less than asserted.

    Raises:
        BadVocabulary: `modality.toml` does not say what it should.
    """
    return read_hedges(lexicon.data("modality"))


def read_hedges(table: dict[str, Any]) -> Hedges:
    """Checks and returns a parsed `modality.toml`."""
    missing = {"governors", "words", "nouns", "reporting", "prevents", "pending", "law"} - set(table)
    if missing:
        raise BadVocabulary(f"data/claims/modality.toml: no {sorted(missing)}")
    by_word = {
        part: {
            word: modality for modality in table[part] for word in lexicon.words_of(table[part], modality, "modality")
        }
        for part in ("governors", "words", "nouns")
    }
    return Hedges(
        governors=by_word["governors"],
        words=by_word["words"],
        nouns=by_word["nouns"],
        reporting=lexicon.words_of(table["reporting"], "verbs", "modality"),
        negations=lexicon.words_of(table["prevents"], "negations", "modality"),
        prevents=lexicon.words_of(table["prevents"], "verbs", "modality"),
        pending=lexicon.words_of(table["pending"], "words", "modality"),
        undone=lexicon.words_of(table["prevents"], "undone", "modality"),
        prevented=lexicon.words_of(table["prevents"], "nouns", "modality"),
        law=lexicon.patterns_of(table["law"], "patterns", "modality"),
    )


def is_law(text: str) -> bool:
    """Whether a sentence says what a law provides, not what was done."""
    return any(pattern.search(text) for pattern in hedges().law)


def modality_of(head: Token, given: str = "asserted", own: range = range(0)) -> str | None:
    """What the sentence says of the act that a word tells of; None where it says that it did not take place.

    `given` is what the lexicon says of the word; it stands unless it is "asserted". `own` are the places of the
    words that tell of the act: a "not" among them belongs to it ("could not leave the country").
    """
    if not any(one.dep_ == "neg" and one.i in own for one in head.children) and _negated(head):
        return None
    if given != "asserted":
        return given
    return _own(head) or _above(head)


def _negated(head: Token) -> bool:
    """Whether the act did not take place: "was not arrested", "no charges were brought", "refused to release"."""
    if any(one.dep_ == "neg" or (one.dep_ == "det" and one.lower_ in hedges().negations) for one in head.children):
        return True
    things = children(head, "nsubjpass", "dobj")
    if any(one.lower_ == "no" for thing in things for one in children(thing, "det")):
        return True
    if _unreported(head):
        return True
    unreached = any(one.dep_ == "mark" and one.lower_ == "before" for one in head.children)
    if unreached and any(one.dep_ == "aux" and one.lower_ == "could" for one in head.children):
        return True
    above = head.head if head.dep_ != "pcomp" else head.head.head
    if head.dep_ in ("acl", "pcomp") and above.lemma_.lower() in hedges().prevented:
        return True
    first = head.head if head.dep_ == "conj" and head.pos_ == "NOUN" else head
    if first.dep_ == "pobj" and first.head.lower_ == "without":
        return True  # "held without charge or trial"
    if head.dep_ == "pobj" and above.lower_ == "from" and above.head.lemma_.lower() in hedges().prevents:
        return True  # "refrain from violence"
    return head.dep_ == "xcomp" and is_verb(above) and above.lemma_.lower() in hedges().prevents


def _unreported(head: Token) -> bool:
    """Whether nobody reported it: "there were no reports that police arrested her", "no reports of torture"."""
    below = head
    for _ in range(REACH + 1):
        above = below.head
        if above == below or below.dep_ not in ("prep", "pobj", "pcomp", "acl", "relcl", "ccomp", "conj", "dobj"):
            return False
        if below.dep_ == "ccomp" and above.lemma_.lower() in hedges().reporting:
            who = children(above, "nsubj")
            return any(one.dep_ == "det" and one.lower_ == "no" for each in who for one in each.children)
        if above.pos_ == "NOUN" and above.lemma_.lower() in hedges().nouns:
            return any(one.dep_ == "det" and one.lower_ == "no" for one in above.children)
        below = above
    return False


def _own(head: Token) -> str | None:
    """What adverbs, auxiliaries and "if" beside the word itself say."""
    for one in head.children:
        beside = one.dep_ in ("advmod", "aux", "mark", "amod", "det") and not is_before_finite(one)
        if beside and one.lower_ in hedges().words and not (one.lower_ == "would" and head.lemma_ == "say"):
            return hedges().words[one.lower_]
    if head.dep_ in ("conj",) and is_verb(head) and child(head, "nsubj", "nsubjpass") is None:
        return _own(head.head) if any(one.dep_ == "aux" for one in head.head.children) else None
    return None


def _above(head: Token) -> str:
    """What the verbs and nouns that govern it say."""
    below = head
    for _ in range(REACH):
        above = below.head
        if above == below:
            break
        lemma = above.lemma_.lower()
        inside = below.dep_ in ("xcomp", "ccomp", "pcomp", "pobj", "prep", "dobj", "acl", "conj", "advcl")
        if below.dep_ in ("xcomp", "ccomp", "dobj") and is_verb(above) and lemma in hedges().governors:
            return hedges().governors[lemma]
        if below.dep_ == "xcomp" and _is_pending(above, below):
            return "possible"
        if above.lemma_.lower() == "accuse" and below.dep_ in ("prep",):
            return "alleged"
        if above.pos_ == "NOUN" and lemma in hedges().nouns and below.dep_ in ("prep", "acl", "relcl"):
            return hedges().nouns[lemma]
        if below.dep_ in ("dobj", "pobj", "prep", "xcomp") and is_verb(above):
            own = _own(above)
            if own is not None:
                return own
        if not inside:
            break
        below = above
    return "asserted"


def _is_pending(above: Token, act: Token) -> bool:
    """Whether an act is only about to be: "was due to be released", "was to be tried in May"."""
    infinitive = any(one.dep_ == "aux" and one.tag_ == "TO" for one in act.children)
    return infinitive and (above.lower_ in hedges().pending or above.lemma_ == "be")


def speaker_verb(head: Token) -> Token | None:
    """The verb that reports what the word belongs to ("said that he was beaten"), if there is one."""
    below = head
    while below.head != below:
        above = below.head
        if below.dep_ in ("ccomp", "parataxis") and above.lemma_.lower() in hedges().reporting:
            return above
        below = above
    return next(
        (one for one in children(below, "parataxis", "ccomp") if one.lemma_.lower() in hedges().reporting), None
    )
