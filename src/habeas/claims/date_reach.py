"""Which events a date governs: what it hangs on in the parse, and how far from there it holds.

A date holds for the word it hangs on, for what is joined to that, and, where it opens the sentence, for what the
main verb tells. It holds across "when" and "while", not across "after" or "before"; what is only spoken of
("condemned the arrest on Monday") is not dated by the speaking.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from habeas.claims.lexicon import data, words_of
from habeas.dates import PartialDate

if TYPE_CHECKING:
    from collections.abc import Callable

    from spacy.tokens import Token

_VERBS = frozenset({"VERB", "AUX"})
# A date that hangs on a noun in one of these ways belongs to that noun alone: "the March 16 release".
_PRENOMINAL = frozenset({"compound", "nmod", "amod", "nummod", "poss"})
_NOUNS = ("NOUN", "PROPN")
# Ways from an event up to a dated verb that tells of the event itself.
_JOINED = frozenset({"conj", "xcomp", "auxpass", "aux", "acomp", "oprd", "advcl"})
_INSIDE = frozenset({"dobj", "nsubj", "nsubjpass", "pobj", "prep", "conj", "attr", "compound", "agent", "dative"})
_OBJECTS = frozenset({"nsubj", "nsubjpass", "dobj", "attr"})
_YEAR = re.compile(r"(?:19|20)\d\d")


def year_before(event: Token) -> PartialDate | None:
    """The year that stands right before a noun, or before the first of those joined: "the 2005 killing of A"."""
    while event.pos_ in _NOUNS:
        lefts = list(event.lefts)
        year = next((one for one in lefts if _YEAR.fullmatch(one.text)), None)
        if year is not None and any(one.dep_ in ("det", "poss") for one in lefts):
            return PartialDate(int(year.text))
        if event.dep_ != "conj":
            return None
        event = event.head
    return None


def chain_of(tokens: list[Token]) -> list[Token]:
    """What a date hangs on, from near to far, up to the first verb; only the noun, for a date before a noun."""
    if not tokens:
        return []
    inside = {token.i for token in tokens}
    top = next((token for token in tokens if token.head.i not in inside or token.head is token), tokens[0])
    leading = tokens[0].nbor(-1) if tokens[0].i else None
    noun = top.head
    if top.dep_ in _PRENOMINAL and noun.pos_ in _NOUNS and top.i < noun.i:
        if leading is None or leading.lower_ not in _words("leads"):
            return [top, noun, *(_up(noun.head) if _is_occasion(noun) else [])]
        return [top, *_up(leading)]
    return [top, *_up(top)]


def _is_occasion(noun: Token) -> bool:
    """Whether what is told is told of the time of an occasion: "during their May 3 hearing"."""
    told_of = noun.dep_ == "pobj" and noun.head.lower_ in ("at", "during", "in", "on", "amid")
    return told_of and noun.lemma_.lower() in _words("occasions")


def _up(token: Token) -> list[Token]:
    """The words above one, up to the first verb, and on where that verb tells of the same time."""
    chain: list[Token] = []
    for ancestor in token.ancestors:
        chain.append(ancestor)
        if ancestor.pos_ in _VERBS and not _same_time(ancestor):
            break
    return chain


def _same_time(verb: Token) -> bool:
    """Whether what a verb tells is of the time of the word above: "while attending", "that happened", "incarcerated"."""
    if verb.dep_ == "advcl":
        return any(one.dep_ in ("mark", "advmod") and one.lower_ in _words("at_the_time") for one in verb.children)
    if verb.dep_ in ("relcl", "acl"):
        return verb.lemma_.lower() in _words("takes_place")
    if verb.dep_ == "pcomp":
        return verb.head.lower_ == "from"
    return verb.dep_ in ("acomp", "oprd", "auxpass", "aux")


def _own(chain: list[Token], event: Token) -> int | None:
    """The date hangs on the event itself, or on the auxiliary or light verb that carries it."""
    if event in chain:
        return chain.index(event)
    carrier = chain[-1]
    if event.dep_ == "relcl" and event.head == chain[0]:  # "on Tuesday, when soldiers shot at a crowd"
        return 0
    carried = event.head == carrier and event.pos_ == "NOUN" and event.dep_ in _OBJECTS
    return len(chain) if carried and not _speaks(carrier) else None


def _joined(chain: list[Token], event: Token) -> int | None:
    """The event is joined to the dated verb, and comes after it: "was detained on August 24 and charged"."""
    top = event
    while (top.dep_ in _JOINED or _is_ordered(top)) and top.head.i < event.i and not _apart(top):
        top = top.head
        if top == chain[-1]:
            return 0
    return None


def _is_ordered(verb: Token) -> bool:
    """Whether it is what the verb above orders: "ruled that he be deported"."""
    return verb.dep_ == "ccomp" and verb.head.lemma_.lower() in _words("orders") and not _perfect(verb)


def _apart(verb: Token) -> bool:
    """Whether a clause says that it is of another time than the verb above: "after he was detained"."""
    return verb.dep_ == "advcl" and any(
        one.dep_ in ("mark", "advmod") and one.lower_ in _words("other_times") for one in verb.children
    )


def _perfect(verb: Token) -> bool:
    """Whether it is told as past by then: "had been detained"."""
    return any(one.lower_ == "had" and one.dep_ == "aux" for one in verb.children)


def _led(chain: list[Token], event: Token) -> int | None:
    """The date opens the sentence and hangs on its main verb: it holds for what that verb reports and joins."""
    carrier, sentence = chain[-1], event.sent
    if carrier != sentence.root or carrier.pos_ not in _VERBS:
        return None
    opens = any(
        child.i - sentence.start < 2 and child.dep_ in ("prep", "npadvmod", "advmod") for child in carrier.lefts
    )
    top = event
    while top != sentence.root and top.dep_ in ("conj", "xcomp", "dobj", "nsubjpass", "nsubj", "pobj", "prep"):
        top = top.head
    return 0 if opens and top == carrier else None


def _speaks(verb: Token) -> bool:
    """Whether what a verb has for an object is only spoken of."""
    return verb.lemma_.lower() in _words("speaks")


TESTS: tuple[Callable[[list[Token], Token], int | None], ...] = (_own, _joined, _led)


@cache
def _words(name: str) -> frozenset[str]:
    return words_of(data("dates")["reach"], name, "dates")
