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
from habeas.claims.accused import is_accused
from habeas.claims.asked import only_asked
from habeas.claims.hoped_for import is_asked_for, is_hoped_for
from habeas.claims.misparsed import is_before_finite
from habeas.claims.not_done import not_done
from habeas.claims.syntax import child, children, is_verb
from habeas.errors import BadVocabulary

if TYPE_CHECKING:
    from spacy.tokens import Token

# The plain lists of words, each with its table and its name there.
_LISTS = {
    "reporting": ("reporting", "verbs"),
    "negations": ("prevents", "negations"),
    "neither": ("prevents", "neither"),
    "instead": ("prevents", "instead"),
    "nearly": ("prevents", "nearly"),
    "unproven": ("prevents", "unproven"),
    "ought": ("prevents", "ought"),
    "wished": ("prevents", "wished"),
    "true": ("prevents", "true"),
    "turns_down": ("prevents", "turns_down"),
    "prevents": ("prevents", "verbs"),
    "prevented": ("prevents", "nouns"),
    "undone": ("prevents", "undone"),
    "lifts": ("prevents", "lifts"),
    "asking": ("asking", "verbs"),
    "wanting": ("wanting", "nouns"),
    "untrue": ("untrue", "words"),
    "pending": ("pending", "words"),
    "asks_first": ("asking", "first"),
}

# How many words upward a verb may still decide whether the act took place.
REACH = 3
# Words between an accusation and its "that".
REACH_OF_NOUN = 6


@dataclass(frozen=True, slots=True)
class Hedges:
    """The words of `modality.toml`."""

    governors: dict[str, str]
    words: dict[str, str]
    nouns: dict[str, str]
    reporting: frozenset[str]
    negations: frozenset[str]
    neither: frozenset[str]
    instead: frozenset[str]
    nearly: frozenset[str]
    unproven: frozenset[str]
    ought: frozenset[str]
    wished: frozenset[str]
    true: frozenset[str]
    turns_down: frozenset[str]
    asking: frozenset[str]
    wanting: frozenset[str]
    untrue: frozenset[str]
    prevents: frozenset[str]
    prevented: frozenset[str]
    undone: frozenset[str]
    lifts: frozenset[str]
    pending: frozenset[str]
    asks_first: frozenset[str]
    law: tuple[re.Pattern[str], ...]
    general: tuple[re.Pattern[str], ...]
    breach: re.Pattern[str]
    concession: re.Pattern[str]
    conceded: re.Pattern[str]


@cache
def hedges() -> Hedges:
    """The words that make a claim less than asserted.

    Raises:
        BadVocabulary: `modality.toml` does not say what it should.
    """
    return read_hedges(lexicon.data("modality"))


def read_hedges(table: dict[str, Any]) -> Hedges:
    """Checks and returns a parsed `modality.toml`."""
    parts = {
        "governors",
        "words",
        "nouns",
        "reporting",
        "prevents",
        "accusing",
        "asking",
        "untrue",
        "wanting",
        "pending",
        "law",
    }
    missing = parts - set(table)
    if missing:
        raise BadVocabulary(f"data/claims/modality.toml: no {sorted(missing)}")
    by_word = {
        part: {
            word: modality for modality in table[part] for word in lexicon.words_of(table[part], modality, "modality")
        }
        for part in ("governors", "words", "nouns")
    }
    lists = {name: lexicon.words_of(table[part], key, "modality") for name, (part, key) in _LISTS.items()}
    return Hedges(
        governors=by_word["governors"],
        words=by_word["words"],
        nouns=by_word["nouns"],
        law=lexicon.patterns_of(table["law"], "patterns", "modality"),
        general=lexicon.patterns_of(table["law"], "general", "modality"),
        breach=_breach(table, "breach"),
        concession=_breach(table, "concession"),
        conceded=_breach(table, "conceded"),
        **lists,
    )


def _breach(table: dict[str, Any], name: str) -> re.Pattern[str]:
    """A pattern for where a sentence on a law goes on to its breach; one that never fits where there is none."""
    return lexicon.pattern_of(str(table["law"].get(name, "(?!)")), "modality.toml")


def is_law(text: str) -> bool:
    """Whether a sentence says what a law provides, not what was done."""
    return any(pattern.search(text) for pattern in hedges().law)


def law_until(text: str) -> int:
    """How many characters of a sentence say what a law provides; what is told of its breach, behind "but", does not."""
    if not is_law(text):
        return 0
    breach = hedges().conceded if hedges().concession.match(text) else hedges().breach
    for match in breach.finditer(text):
        if not is_law(text[match.start() :].lstrip(" ,;")):
            return match.start()
    return len(text)


def is_general(text: str) -> bool:
    """Whether a sentence says what may be done to people: "offenders could be fined"."""
    return any(pattern.search(text) for pattern in hedges().general)


def modality_of(head: Token, given: str = "asserted", own: range = range(0)) -> str | None:
    """What the sentence says of the act that a word tells of; None where it says that it did not take place.

    `given` is what the lexicon says of the word; it stands unless it is "asserted". `own` are the places of the
    words that tell of the act: a "not" among them belongs to it ("could not leave the country").
    """
    own_not = any(one.dep_ == "neg" and one.i in own for one in head.children)
    if not (own_not or any(head.doc[place].lower_ == "no" for place in own)) and _negated(head):
        return None
    if only_asked(head, hedges().asks_first):
        return "possible"
    if given != "asserted":
        return given
    return _own(head, own) or ("possible" if is_asked_for(head) or is_hoped_for(head) else _above(head))


def _negated(head: Token) -> bool:
    """Whether the act did not take place: "was not arrested", "no charges were brought", "refused to release"."""
    if any(one.dep_ == "neg" or (one.dep_ == "det" and one.lower_ in hedges().negations) for one in head.children):
        return True
    if is_verb(head) and any(one.lower_ in hedges().nearly for one in children(head, "advmod")):
        return True
    things = children(head, "nsubjpass", "dobj")
    if any(one.lower_ == "no" for thing in things for one in children(thing, "det")):
        return True
    if _unreported(head) or _neither(head) or _instead(head) or _not_any(head) or _lifted(head):
        return True
    if _others_were(head) or _denied_together(head):
        return True
    modals = {one.lower_ for one in children(head, "aux")}
    if "have" in modals and not modals.isdisjoint(hedges().ought):
        return True
    unreached = any(one.dep_ == "mark" and one.lower_ == "before" for one in head.children)
    if unreached and any(one.dep_ == "aux" and one.lower_ == "could" for one in head.children):
        return True
    above = head.head if head.dep_ != "pcomp" else head.head.head
    if head.dep_ == "dobj" and head.pos_ == "NOUN" and above.lemma_.lower() in hedges().asking and _negated(above):
        return True  # "were not seeking the death penalty"
    if head.dep_ in ("acl", "pcomp") and above.lemma_.lower() in hedges().prevented:
        return True
    first = head.head if head.dep_ == "conj" and (head.pos_ == "NOUN" or head.head.dep_ == "pcomp") else head
    if (first.dep_ in ("pobj", "pcomp") and first.head.lower_ == "without") or not_done(head):
        return True  # "held without charge or trial", "without charging her"
    if head.dep_ == "pobj" and above.lower_ == "from" and above.head.lemma_.lower() in hedges().prevents:
        return True  # "refrain from violence"
    return head.dep_ == "xcomp" and is_verb(above) and above.lemma_.lower() in hedges().prevents


def _denied_together(verb: Token) -> bool:
    """Whether "or" joins it to what did not take place: "none of them was charged or brought to court"."""
    first = verb.head
    joined = verb.dep_ == "conj" and is_verb(verb) and is_verb(first) and child(verb, "nsubj", "nsubjpass") is None
    between = verb.doc[first.i : verb.i] if joined else ()
    return any(one.dep_ == "cc" and one.lower_ in ("or", "nor") for one in between) and _negated(first)


def _not_any(noun: Token) -> bool:
    """Whether a "not" above says that there was none of it: "was not subjected to any torture", "died of no blows"."""
    first = noun
    while first.dep_ == "conj" and first.head.pos_ == "NOUN":
        first = first.head
    if noun.pos_ != "NOUN" or not any(one.dep_ == "det" and one.lower_ == "any" for one in first.children):
        return False
    for above in (*first.ancestors,)[: 2 * REACH]:
        if is_verb(above):
            return any(one.dep_ == "neg" for one in above.children)
    return False


def _lifted(noun: Token) -> bool:
    """Whether a ban is taken back: "lifted the travel ban on A"; what is not lifted stands."""
    verb = noun.head
    if noun.dep_ not in ("dobj", "nsubjpass") or noun.pos_ != "NOUN" or verb.lemma_.lower() not in hedges().lifts:
        return False
    wished = any(one.dep_ == "aux" and one.lower_ in hedges().wished for one in verb.children)  # "should lift the ban"
    return not (wished or _negated(verb) or (_own(verb) or _above(verb)) == "possible")


def _others_were(head: Token) -> bool:
    """Whether it was done to those of whom somebody is said to be none: "was not among those freed"."""
    among = head.head.head
    of_others = head.dep_ in ("acl", "relcl") and head.head.dep_ == "pobj" and among.lower_ == "among"
    return of_others and any(one.dep_ == "neg" for one in among.head.children)


def _neither(head: Token) -> bool:
    """Whether it is one of two things that did not happen, or was done to nobody: "was neither tried nor freed"."""
    nobody = hedges().neither
    if any(
        one.dep_ in ("preconj", "cc", "advmod", "det") and one.lower_ in nobody and one.i < head.i
        for one in head.children
    ):
        return True
    parties = children(head, "nsubjpass", "nsubj", "dobj")
    if any(one.lower_ in nobody for party in parties for one in (party, *children(party, "det", "preconj", "cc"))):
        return True
    above = head.head
    joints = children(above, "cc", "preconj") if head.dep_ == "conj" and is_verb(above) else []
    return any(one.lower_ in nobody and one.i < head.i for one in joints)


def _instead(head: Token) -> bool:
    """Whether something else was done in its place: "instead of releasing her", "rather than be tried"."""
    first = head.left_edge.i
    start = head.sent.start
    places = (max(first - 2, start), max(first - 1, start), first)
    if head.pos_ == "NOUN" and head.dep_ in ("pobj", "dobj"):
        verb = next((one for one in head.ancestors if is_verb(one)), None)
        return verb is not None and verb.dep_ == "conj" and verb.tag_ == "VB" and _instead(verb)
    joins = head.dep_ in ("pcomp", "pobj", "advcl", "xcomp", "conj", "prep")
    return joins and any(head.doc[one : one + 2].text.lower() in hedges().instead for one in places)


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
        if above.pos_ == "NOUN" and above.lemma_.lower() in {*hedges().nouns, *hedges().unproven}:
            return any(one.dep_ == "det" and one.lower_ == "no" for one in above.children)
        below = above
    return False


def _own(head: Token, own: range = range(0)) -> str | None:
    """What adverbs, auxiliaries and "if" beside the word itself say, but for those that are part of it."""
    for one in (each for each in head.children if each.i not in own):
        beside = one.dep_ in ("advmod", "aux", "mark", "amod", "det") and not is_before_finite(one)
        if beside and one.lower_ in hedges().words and not (one.lower_ == "would" and head.lemma_ == "say"):
            return hedges().words[one.lower_]
    if head.dep_ == "advcl" and _when_it_comes(head):
        return "possible"
    if head.dep_ in ("conj",) and is_verb(head) and child(head, "nsubj", "nsubjpass") is None:
        return _own(head.head) if any(one.dep_ == "aux" for one in head.head.children) else None
    return None


def _when_it_comes(verb: Token) -> bool:
    """Whether a clause tells of what is still to come: "faces ten years when he is sentenced"."""
    when = any(one.lower_ in ("when", "once") and one.dep_ in ("advmod", "mark") for one in verb.children)
    now = any(one.dep_ == "auxpass" and one.lower_ in ("is", "are") for one in verb.children)
    return when and now and verb.head.tag_ in ("VBP", "VBZ", "VB")


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
        if below == head and below.dep_ in ("xcomp", "dobj") and lemma in hedges().asking and is_verb(above):
            return "possible"
        if below.dep_ == "pcomp" and above.lower_ == "by":
            return "asserted"  # "attempted to impede criticism by threatening activists"
        if below.dep_ in ("ccomp", "csubj") and _is_untrue(above):
            return "denied"
        if below.dep_ == "xcomp" and _is_pending(above, below):
            return "possible"
        if is_accused(below, above):
            return "alleged"
        if below == head and below.dep_ == "nsubjpass" and hedges().governors.get(lemma) == "possible":
            return "possible"  # "her release is expected in May"
        if below == head and below.dep_ == "acl" and below.tag_ == "VB" and _only_wanted(above):
            return "possible"
        if above.pos_ == "NOUN" and lemma in hedges().nouns and below.dep_ in ("prep", "acl", "relcl"):
            turned_down = above.dep_ == "dobj" and above.head.lemma_.lower() in hedges().turns_down
            return "denied" if turned_down or _called_untrue(above) else hedges().nouns[lemma]
        if below == head and (held := _accusation_beside(below)) is not None:
            return held
        if below.dep_ in ("dobj", "pobj", "prep", "xcomp") and is_verb(above):
            own = _own(above)
            if own is not None:
                return own
        if not inside:
            break
        below = above
    return "asserted"


def _accusation_beside(clause: Token) -> str | None:
    """What the noun before a phrase holds: "her accusation on social media *that* a minister assaulted her"."""
    that = next((one for one in clause.lefts if one.dep_ == "mark" and one.lower_ == "that"), None)
    if that is None or clause.dep_ not in ("acl", "relcl", "ccomp", "advcl"):
        return None
    for one in reversed(clause.doc[max(clause.sent.start, that.i - REACH_OF_NOUN) : that.i]):
        if one.pos_ in ("VERB", "AUX", "PUNCT"):
            return None
        if one.pos_ == "NOUN" and one.lemma_.lower() in hedges().nouns:
            return hedges().nouns[one.lemma_.lower()]
    return None


def _called_untrue(accusation: Token) -> bool:
    """Whether the sentence says that an accusation is wrong: "the claim that police beat him is baseless"."""
    verbs = [accusation.head, *children(accusation, "acl", "relcl")]
    said = [one for verb in verbs for one in children(verb, "acomp", "oprd", "attr", "advmod")]
    return accusation.dep_ in ("nsubj", "nsubjpass", "ROOT") and any(one.lower_ in hedges().untrue for one in said)


def _is_untrue(verb: Token) -> bool:
    """Whether it is said not to be so: "it is not true that she was beaten", "it is false that …"."""
    said = {one.lower_ for one in children(verb, "acomp")}
    denied = any(one.dep_ == "neg" for one in verb.children)
    return bool(said & hedges().true) if denied else bool(said & hedges().untrue)


def _only_wanted(noun: Token) -> bool:
    """Whether what a noun leads to is only wanted, or asked for in vain: "rejected the request to arrest her"."""
    in_vain = noun.dep_ in ("dobj", "nsubjpass") and noun.head.lemma_.lower() in hedges().undone
    return in_vain or noun.lemma_.lower() in hedges().wanting


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
