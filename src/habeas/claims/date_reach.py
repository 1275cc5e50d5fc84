"""Which events a date governs: what it hangs on in the parse, and how far from there it holds.

A date holds for the word it hangs on, for what is joined to that, and, where it opens the sentence, for what the
main verb tells. It holds across "when" and "while", not across "after" or "before"; what is only spoken of
("condemned the arrest on Monday") is not dated by the speaking.
"""

from __future__ import annotations

import re
from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING

from habeas.claims.date_beside import act_set_off_from, next_joined
from habeas.claims.groups import is_people
from habeas.claims.lexicon import data, pattern_of, triggers, words_of
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
_INSIDE = frozenset({"dobj", "nsubj", "nsubjpass", "pobj"})
_OBJECTS = frozenset({"nsubj", "nsubjpass", "dobj", "attr"})
# Auxiliaries of what is so now: "was freed in May, but his accounts have been seized and he may not leave".
_PRESENT = frozenset({"is", "are", "have", "has", "may"})
_YEAR = re.compile(r"(?:19|20)\d\d")
_FRONTED = frozenset({"prep", "npadvmod", "advmod"})
# Words that may stand before a date that opens a sentence ("For example, on May 3").
OPENING = 5
# How far, in words, a verb may be from the one that it shares a date with ("arrested and later charged").
BESIDE = 3


def year_before(event: Token) -> PartialDate | None:
    """The year that stands right before a noun, or before the first of those joined: "the 2005 killing of A".

    A prize is named for a year, not dated by it.
    """
    while event.pos_ in _NOUNS and event.lemma_.lower() not in _words("named_for_years"):
        lefts = list(event.lefts)
        # "the high-profile 2005 killing", but not "the May 2005 killing"
        within = [one for left in lefts if left.pos_ != "PROPN" for one in left.subtree]
        year = next((one for one in within if _YEAR.fullmatch(one.text)), None)
        if year is not None and any(one.dep_ in ("det", "poss") for one in lefts):
            return PartialDate(int(year.text))
        if event.dep_ != "conj":
            return None
        event = event.head
    return None


def chain_of(tokens: list[Token]) -> list[Token]:
    """A date and what it hangs on, from near to far, up to the first verb; for a date before a noun only the noun."""
    if not tokens:
        return []
    inside = {token.i for token in tokens}
    top = next((token for token in tokens if token.head.i not in inside or token.head is token), tokens[0])
    leading = tokens[0].nbor(-1) if tokens[0].i else None
    act = act_set_off_from(tokens)
    if act is not None:
        return [top, act]
    if top.dep_ == "conj" and top.head.pos_ in _NOUNS and top.head.ent_type_ != "DATE" and top.pos_ == "NOUN":
        return []  # "was expelled from the *university* and last *year* guards took him off a plane"
    noun = _whole(top.head)
    if top.dep_ in _PRENOMINAL and noun.lemma_.lower() in _words("named_for_years"):
        return []
    if top.dep_ in _PRENOMINAL and noun.pos_ in _NOUNS and top.i < noun.i:
        if leading is None or leading.lower_ not in _words("leads"):
            return [top, noun, *(_up(noun.head) if _is_occasion(noun) else [])]
        return [top, *_up(leading)]
    joined = next_joined(tokens)
    return [top, joined] if joined is not None else [top, *_up(top)]


def _whole(noun: Token) -> Token:
    """The noun that a noun before it is part of: "a May 3 *closed-door* hearing"."""
    while noun.dep_ in _PRENOMINAL and noun.head.pos_ in _NOUNS and noun.i < noun.head.i:
        noun = noun.head
    return noun


def _is_occasion(noun: Token) -> bool:
    """Whether what is told is told of the time of an occasion: "during their May 3 hearing"."""
    link = noun.head
    told_of = noun.dep_ == "pobj" and (
        link.lower_ in ("at", "during", "in", "on", "amid") or (link.lower_ == "to" and link.head.lower_ == "response")
    )
    return told_of and noun.lemma_.lower() in _words("occasions")


def _up(token: Token) -> list[Token]:
    """The words above one, up to the first verb, and on where that verb tells of the same time."""
    chain: list[Token] = []
    for ancestor in token.ancestors:
        if ancestor.lower_ in _words("apart_from") and _of_another_act(chain):
            break
        chain.append(ancestor)
        if ancestor.pos_ in _VERBS and not _same_time(ancestor):
            break
    return chain


def _of_another_act(chain: list[Token]) -> bool:
    """Whether a date hangs on a noun, which alone it is of behind "after": "after his return in May, A was tried"."""
    nouns = [one for one in chain if one.pos_ == "NOUN"]
    at_once = _words("occasions") | _words("penalties")
    return bool(nouns) and not any(one.lemma_.lower() in at_once for one in nouns)


def _same_time(verb: Token) -> bool:
    """Whether what a verb tells is of the time of the word above: "while attending", "that happened"."""
    if verb.dep_ == "advcl":
        return any(one.dep_ in ("mark", "advmod") and one.lower_ in _words("at_the_time") for one in verb.children)
    if verb.dep_ == "acl" and verb.head.lemma_.lower() in _words("statements") and verb.tag_ == "VBN":
        noun = verb.head  # "demanded in a resolution adopted on Thursday", but not "was arrested over a letter sent"
        return (noun.dep_ == "pobj" and noun.head.lower_ == "in") or noun.dep_ == "nsubj"
    if verb.dep_ in ("relcl", "acl") and verb.lemma_.lower() in _words("takes_place"):
        return not (verb.head.pos_ == "PROPN" or is_people(verb.head))  # "A, who was released in May, was held again"
    if verb.dep_ in ("pcomp", "acl"):  # "found guilty of breaking a law on Monday", "prevented from entering"
        part_of_it = verb.dep_ == "acl" or verb.head.lower_ in ("of", "from", "for")
        return part_of_it and verb.tag_ == "VBG" and verb.lemma_.lower() not in triggers().verbs
    return verb.dep_ in ("acomp", "oprd", "auxpass", "aux")


def only_compared(before: str) -> bool:
    """Whether a date is only compared with, by the words before it: "twice as many as in 2022"."""
    return _compared().search(before) is not None


@cache
def _compared() -> re.Pattern[str]:
    return pattern_of(data("dates")["reach"]["compared"], "dates.toml")


def puts_off(chain: list[Token]) -> bool:
    """Whether a date is the day that something was put off to, or falls due: "her detention was extended to 3 May"."""
    if any(one.lemma_.lower() in _words("falls_due") for one in chain[:-1]):
        return True  # "her detention, due to end on 3 May, was extended"
    return any(
        one.lower_ == "to" and one.dep_ == "prep" and above.lemma_.lower() in _words("puts_off")
        for one, above in pairwise(chain)
    )


def opens(chain: list[Token], event: Token) -> bool:
    """Whether a date holds for an event whatever stands before it.

    "Held until Tuesday, *when* a court released him" is of that Tuesday, and "as of May his trial *continued*" of May.
    """
    if not chain:
        return False
    as_of = any(one.lower_ == "as" for one in chain) and chain[-1].lemma_.lower() in _words("goes_on")
    return _when(chain, event) or as_of


def _when(chain: list[Token], event: Token) -> bool:
    """Whether it is told of the date itself: "on Tuesday, when soldiers shot at a crowd"."""
    return event.dep_ == "relcl" and event.head == chain[0]


def _own(chain: list[Token], event: Token) -> int | None:
    """The date hangs on the event itself, or on the auxiliary or light verb that carries it."""
    if event in chain and _of_what_is_spoken_of(chain, event):
        return None
    if event in chain:
        # a preposition is no step: "arrested on 3 May, 15 on 4 May"
        return sum(one.dep_ != "prep" for one in chain[: chain.index(event)])
    carrier = chain[-1]
    if _when(chain, event):
        return 0
    if _happened_in(event, chain):
        return len(chain)
    carried = event.head == carrier and event.pos_ == "NOUN" and event.dep_ in _OBJECTS
    return len(chain) if carried and not _speaks(carrier) else None


def _of_what_is_spoken_of(chain: list[Token], verb: Token) -> bool:
    """Whether a date is that of the act that a verb only speaks of: "condemned the arrest on Tuesday of A"."""
    thing = chain[chain.index(verb) - 1]
    nouns = triggers().nouns
    told = thing.dep_ == "dobj" and thing.pos_ == "NOUN" and thing.lemma_.lower() in nouns and _speaks(verb)
    return told and chain[0].i > thing.i and any(one.i > chain[0].i for one in thing.subtree if one.lower_ == "of")


def _happened_in(event: Token, chain: list[Token]) -> bool:
    """Whether it is what a dated occasion did: "a bombing on Friday that killed ten", "which caused ten deaths"."""
    verb = event.head if event.pos_ in _NOUNS and event.dep_ in ("dobj", "pobj") else event
    verb = verb.head if verb.dep_ == "prep" else verb
    told = verb.dep_ in ("relcl", "acl") and verb.head in chain and not _perfect(verb)
    return told and verb.head.lemma_.lower() in _words("occasions") and chain[0].i < verb.i


def _joined(chain: list[Token], event: Token) -> int | None:
    """The event is joined to the dated verb, and comes after it: "was detained on August 24 and charged"."""
    return 0 if _reaches(_brought_about(event), chain[-1]) else _before(chain, event)


def _brought_about(event: Token) -> Token:
    """The verb that says what something led to: "soldiers beat A, *resulting* in his death"."""
    verb = event.head.head if event.dep_ == "pobj" else event.head
    outcome = event.pos_ in _NOUNS and event.dep_ in ("pobj", "dobj") and verb.dep_ == "advcl" and verb.tag_ == "VBG"
    return verb if outcome and verb.lemma_.lower() in _words("brings_about") else event


def _before(chain: list[Token], event: Token) -> int | None:
    """Two verbs right beside each other share the date behind them: "shot and killed a reporter on October 4"."""
    if _accused_of(chain, event):
        return 1
    for verb in chain:
        beside = verb.dep_ == "conj" and verb.head == event and verb.i - event.i <= BESIDE
        beside = beside or (verb.dep_ == "conj" and verb.head == event and _at_once(verb, event))
        if beside and chain[0].i > verb.i and verb.pos_ in _VERBS:
            return 1
    return None


def _at_once(verb: Token, event: Token) -> bool:
    """Whether two verbs tell of one event: "two were killed and six wounded", "was convicted and sentenced"."""
    return any(_words(name) >= {verb.lemma_.lower(), event.lemma_.lower()} for name in ("harms", "verdicts"))


def _accused_of(chain: list[Token], event: Token) -> bool:
    """Whether it is what people are accused of, with the date behind it: "officers accused of killing A in 2016"."""
    while event.dep_ == "conj":
        event = event.head
    accused = chain[-1]
    offence = event.dep_ == "pcomp" and event.head.head == accused and accused.dep_ == "acl"
    return offence and chain[0].i > event.i and accused.lemma_.lower() in _words("accuses")


def _reaches(event: Token, carrier: Token) -> bool:
    """Whether the way up from an event leads to a verb before it that tells of the same time."""
    top = event
    while top.head.i < event.i and top.head != top:
        noun = top.head
        if top.dep_ in ("acl", "relcl") and _is_infinitive(top) and noun.dep_ == "dobj" and not _speaks(noun.head):
            top = noun.head  # "took steps to extradite him"
        elif _words_of(top):
            top = noun.head  # "issued a statement condemning the arrest"
        elif _hours_before(top):
            top = noun.head
        elif _there(top) or _set_off(top):
            top = next(one for one in noun.ancestors if one.pos_ in _VERBS)
        elif (
            (top.dep_ in _JOINED or _is_ordered(top))
            and not (_apart(top) or _says_who(top))
            and not (top.dep_ == "conj" and (_perfect(top) or _goes_on(top)))
        ):
            top = top.head
        else:
            return False
        if top == carrier:
            return True
    return False


def _words_of(verb: Token) -> bool:
    """Whether it says what words say that somebody gives out: "issued a statement *condemning* the arrest"."""
    noun = verb.head
    says = verb.dep_ == "acl" and verb.tag_ != "VBN"  # not "the release of A, *sentenced* to two years"
    return says and noun.dep_ == "dobj" and noun.lemma_.lower() in _words("statements")


def _is_infinitive(verb: Token) -> bool:
    return verb.tag_ == "VB" and any(one.dep_ == "aux" and one.tag_ == "TO" for one in verb.children)


def _there(verb: Token) -> bool:
    """Whether it happened in the place that somebody was taken to: "driven to a base, *where* they beat him"."""
    where = any(one.lower_ == "where" and one.dep_ == "advmod" for one in verb.children)
    taken = next((one for one in verb.head.ancestors if one.pos_ in _VERBS), None)
    return verb.dep_ == "relcl" and where and taken is not None and not _perfect(verb) and verb.tag_ in ("VBD", "VBN")


def _set_off(verb: Token) -> bool:
    """Whether it goes with the verb, though the parser has it tell of the noun: "purged the court, firing six"."""
    loose = verb.dep_ == "acl" and verb.tag_ == "VBG" and verb.i > 0 and verb.nbor(-1).text == ","
    return loose and any(one.pos_ in _VERBS for one in verb.head.ancestors)


def _hours_before(verb: Token) -> bool:
    """Whether it lasted for hours up to the verb above: "released him after holding him for six hours"."""
    lasted = any(one.lower_ in ("hours", "minutes") for one in verb.subtree)
    return verb.dep_ == "pcomp" and verb.head.lower_ == "after" and lasted


def _is_ordered(verb: Token) -> bool:
    """Whether it is what the verb above orders or announces: "ruled that he be deported"."""
    return verb.dep_ == "ccomp" and verb.head.lemma_.lower() in _words("orders") and not _perfect(verb)


def _apart(verb: Token) -> bool:
    """Whether a clause says that it is of another time than the verb above: "after he was detained"."""
    return verb.dep_ == "advcl" and any(
        one.dep_ in ("mark", "advmod") and one.lower_ in _words("other_times") for one in verb.children
    )


def _says_who(participle: Token) -> bool:
    """Whether a participle says who was just named: "demanded on Monday the release of A, *sentenced* to two years"."""
    if participle.dep_ != "advcl" or participle.tag_ != "VBN" or participle.i - participle.sent.start < 3:
        return False
    helped = any(one.dep_ in ("aux", "auxpass", "mark") for one in participle.children)
    comma, name = participle.nbor(-1), participle.nbor(-2)
    of_somebody = name.dep_ in ("pobj", "dobj", "conj", "appos") and name.ent_type_ in ("PERSON", "")
    return not helped and comma.text == "," and name.pos_ == "PROPN" and of_somebody


def _goes_on(verb: Token) -> bool:
    """Whether it is told as so now, behind what is over: "was arrested in May and is facing seven years"."""
    return verb.dep_ == "conj" and _of_now(verb, _PRESENT) and not _of_now(verb.head, _PRESENT - {"has", "have"})


def _of_now(verb: Token, present: frozenset[str]) -> bool:
    helping = [one.lower_ for one in verb.children if one.dep_ in ("aux", "auxpass")]
    return bool(present & {*helping}) or (not helping and verb.tag_ in ("VBZ", "VBP"))


def _perfect(verb: Token) -> bool:
    """Whether it is told as past by then: "had been detained"."""
    return any(one.lower_ == "had" and one.dep_ == "aux" for one in verb.children)


def _led(chain: list[Token], event: Token) -> int | None:
    """The date opens the sentence and hangs on its main verb: it holds for what that verb tells and joins."""
    carrier, sentence = chain[-1], event.sent
    fronted = any(one.i - sentence.start < 2 and one.dep_ in _FRONTED for one in carrier.lefts)
    if carrier != sentence.root or not (fronted or chain[0].i - sentence.start <= OPENING):
        return None
    top = event
    while top != carrier:
        if not _told_by(top, carrier):
            return None
        top = top.head
    return 0


def _told_by(token: Token, carrier: Token) -> bool:
    """Whether a word tells of the time of the word above it: its object, what it takes place in, what it joins."""
    above = token.head
    if token.dep_ in ("conj", "xcomp") or _words_of(token):
        return not (_perfect(token) and not _perfect(above)) and not _goes_on(token)
    if above == carrier and token.dep_ in ("ccomp", "acl", "relcl"):  # the parser took another word for the main verb
        return carrier.pos_ not in _VERBS or (
            token.dep_ == "ccomp" and not _speaks(carrier) and _lacks_subject(carrier)
        )
    if token.dep_ == "prep":
        # "charged two officials for their involvement in the killing": the reason was before
        return token.lower_ not in _words("other_times") and not (token.lower_ == "for" and _punishes(above))
    return token.dep_ in _INSIDE and not _speaks(above)


def _punishes(word: Token) -> bool:
    """Whether "for" leads to what was done before: "charged her for", "imposed a prison sentence for the killing"."""
    things = (word, *(one for one in word.children if one.dep_ == "dobj"))
    accuses = word.lemma_.lower() in _words("accuses") | _words("verdicts")
    return accuses or any(one.lemma_.lower() in _words("penalties") for one in things)


def _lacks_subject(verb: Token) -> bool:
    return not any(one.dep_ in ("nsubj", "nsubjpass") for one in verb.children)


def _speaks(verb: Token) -> bool:
    """Whether what a verb has for an object is only spoken of."""
    return verb.pos_ in _VERBS and verb.lemma_.lower() in _words("speaks")


def _behind(chain: list[Token], event: Token) -> int | None:
    """The date right behind a noun, where the verb is of now: "do you have a comment on the arrest of A last week?"."""
    date, carrier = chain[0], chain[-1]
    of_now = carrier.tag_ in ("VB", "VBP", "VBZ") and carrier.pos_ in _VERBS and event.i > carrier.i
    return len(chain) if of_now and event.pos_ in _NOUNS and date.left_edge.i == event.right_edge.i + 1 else None


TESTS: tuple[Callable[[list[Token], Token], int | None], ...] = (_own, _joined, _led, _behind)
# What is so ("is held") has only a date of its own.
TESTS_OF_STATES = (_own, _led)


@cache
def _words(name: str) -> frozenset[str]:
    return words_of(data("dates")["reach"], name, "dates")
