"""Those to whom the same was done without the verb said again: "A was arrested in 2022 and B in 2023".

Each is an act of its own, with the date, the offence and the term that stand behind the name; what stands before it is
of the one whom the verb has.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from habeas.claims import lexicon
from habeas.claims.charges import charges_in
from habeas.claims.parse import span_of
from habeas.claims.penalty import TYPES, amount_at_start, terms_in
from habeas.claims.syntax import is_verb
from habeas.claims.when import dates_within
from habeas.model import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Token

    from habeas.claims.drafts import Draft
    from habeas.claims.names import Names
    from habeas.claims.parse import Passage, Reading
    from habeas.claims.triggers import Found
    from habeas.dates import PartialDate

# What stands before a name to say whose it is: "her husband, the lawyer".
_DESCRIBING = frozenset(("NOUN", "ADJ", "PRON", "DET", "PROPN"))
# The prepositions that can stand for the verb and all before it.
_LINKS = frozenset({"in", "on", "to", "with", "for", "of"})


def remnants(found: Found, names: Names) -> Iterator[tuple[Token, Token]]:
    """The names behind a verb that begin the same again, each with the preposition that its remnant hangs on.

    The preposition has to be one that stands behind the verb as well, and what is joined to the name must not be
    another name: "arrested in the capital with A and B in May" is one act.
    """
    if not found.verbal or found.entry.victim[0] != "object":
        return
    words = found.head.doc[found.end : found.head.sent.end]
    before: set[str] = set()
    for token in words:
        if token.lower_ in _LINKS:
            before.add(token.lower_)
        link = _link(token)
        mention = names.at(token)
        if link is None or mention is None or len(mention.names) != 1 or link.lower_ not in before:
            continue
        joint = token.doc[_first(token, names).i - 1]
        if joint.lower_ not in ("and", ",") or joint.i <= found.end or token.head.dep_ == "agent":
            continue
        last = joint.nbor(-1) if joint.nbor(-1).text != "," else joint.nbor(-2)
        if names.at(last) is None and token.dep_ not in ("nsubj", "nsubjpass"):
            yield token, link


def gapped(draft: Draft, found: Found, names: Names, place: tuple[Passage, Reading]) -> tuple[Draft, list[Draft]]:
    """The draft without those who have a remnant of their own, and a draft for each of them."""
    if not draft.persons or _one_of_several(found.head):
        return draft, []
    begun = [each for each in remnants(found, names) if _fits(draft, *each)]
    others: list[Draft] = []
    for number, (token, link) in enumerate(begun):
        name = names.at(token)
        whose = name.names[0] if name is not None else ""
        if whose in draft.actors or any(whose in one.persons for one in others) or draft.persons == (whose,):
            continue
        end = _first(begun[number + 1][0], names).i if number + 1 < len(begun) else token.sent.end
        others.append(_remnant(draft, whose, link, end, place, names))
    others += [] if others else list(_by_amount(draft, found, names))
    taken = {one.persons[0] for one in others}
    kept = tuple(name for name in draft.persons if name not in taken)
    return (replace(draft, persons=kept) if others else draft), others


def _by_amount(draft: Draft, found: Found, names: Names) -> Iterator[Draft]:
    """A draft for each name with nothing but an amount behind it: "A received 18 years, and B eight"."""
    if draft.type != "sentence" or not draft.term or not draft.persons:
        return
    words = found.head.doc[found.start : found.head.sent.end]
    end = found.head.sent.end
    begun = next((one.i for one in words if one.lemma_.lower() in _units()), end)
    for token in found.head.doc[begun + 1 : end - 1]:
        mention = names.at(token) if token.pos_ == "PROPN" else None
        behind = token.nbor(2) if token.nbor(1).text == "," and token.i + 2 < end else token.nbor(1)
        if mention is None or len(mention.names) != 1 or mention.how != "name" or names.at(behind) == mention:
            continue
        first = token.i
        while first - 1 > begun and token.doc[first - 1].pos_ in _DESCRIBING:
            first -= 1
        apart = token.doc[first - 1].lower_ in ("and", ",", ";", "while")
        amount = _amount_alone(behind) if apart else None
        if amount is not None and mention.names[0] not in draft.persons:
            yield replace(draft, persons=mention.names, groups=(), organizations=(), term=amount, charges=draft.charges)


def _amount_alone(number: Token) -> str | None:
    """A number, with or without its unit, that closes what is said of somebody; None where a noun follows."""
    rest = number.doc[number.i : number.sent.end].text
    lengths = terms_in(rest)
    length = lengths[0].text if lengths and lengths[0].start == 0 else None
    if length is None and (number.like_num or number.lower_ in lexicon.groups().numbers):
        length = amount_at_start(rest)
    after = rest[len(length) :].lstrip() if length is not None else "x"
    return length if after[:1] in (",", ";", ".", "") or after.startswith(("and ", "in prison", "each")) else None


def _units() -> frozenset[str]:
    return frozenset(("year", "month", "life"))


def _one_of_several(verb: Token) -> bool:
    """Whether two verbs have the same people: "was arrested in 2020 and freed in 2021, and B in 2022" may be either."""
    joined = [one for one in verb.conjuncts if is_verb(one) and one.i > verb.i]
    own = any(one.dep_ in ("nsubj", "nsubjpass", "dobj") for one in verb.children)
    return bool(joined) or (verb.dep_ == "conj" and is_verb(verb.head) and not own)


def spared(token: Token) -> bool:
    """Whether somebody is named only as one to whom it was not done: "A was detained; B was not"."""
    verb = token.head
    if token.dep_ not in ("nsubj", "nsubjpass") or verb.lemma_ not in ("be", "do", "have"):
        return False
    kinds = {one.dep_ for one in verb.children}
    return "neg" in kinds and not kinds & {"attr", "acomp", "prep", "dobj", "xcomp", "advmod", "aux"}


def _remnant(draft: Draft, whose: str, link: Token, end: int, place: tuple[Passage, Reading], names: Names) -> Draft:
    """The act against somebody of whom only the rest is said."""
    rest = link.doc[link.i : end]
    lengths = terms_in(rest[1:].text) if draft.type in TYPES else []
    term = next((one.text for one in lengths if one.start == 0), None)
    if draft.type == "sentence" and link.lower_ == "to":
        term = term or amount_at_start(rest[1:].text)
    lead = {"to": "sentenced", "with": "charged", "for": draft.type, "of": "convicted"}.get(link.lower_, "")
    charges = charges_in(f"{lead} {rest.text}", draft.type) if lead else ()
    known = {person.name for person in names.people}
    same = draft.charges if link.lower_ in ("to", "in", "on") else ()
    return replace(
        draft,
        persons=(whose,),
        groups=(),
        organizations=(),
        term=term,
        charges=tuple(one for one in charges if one not in known) or same,
        date=_date(rest[0], rest[-1], *place) or (draft.date if link.lower_ in ("to", "with", "for", "of") else None),
    )


def _date(first: Token, last: Token, passage: Passage, reading: Reading) -> PartialDate | None:
    start, end = span_of(first).start, span_of(last).end
    inside = dates_within(Span(start, end), passage, reading)
    return next((one.date for one in inside if one.relation == "on"), None)


def _fits(draft: Draft, token: Token, link: Token) -> bool:
    """Whether the preposition begins what this type of act can have: a term, an offence, or a time."""
    if link.lower_ == "to":
        behind = link.nbor(1)
        number = behind.lower_ in lexicon.groups().numbers or behind.like_num
        lengths = terms_in(link.doc[behind.i : token.sent.end].text)
        return draft.type == "sentence" and (number or any(one.start == 0 for one in lengths))
    if link.lower_ in ("in", "on"):
        return any(one.ent_type_ == "DATE" for one in link.doc[link.i + 1 : link.i + 4])
    return draft.type in ("charge", "sentence", "arrest")


def _link(token: Token) -> Token | None:
    """The preposition right behind a name, or behind the comma that closes it: "and her husband, B, to three years"."""
    behind = token.doc[token.i + 1 : min(token.i + 3, token.sent.end - 1)]
    if len(behind) == 2 and behind[0].text == ",":
        behind = behind[1:]
    return behind[0] if len(behind) and behind[0].lower_ in _LINKS else None


def _first(token: Token, names: Names) -> Token:
    """The first word of the name that a word ends, with what describes its bearer before it."""
    mention, at = names.at(token), token
    while at.i > at.sent.start and names.at(at.nbor(-1)) is mention:
        at = at.nbor(-1)
    above = token.head if token.dep_ == "appos" and token.head.i == at.i - 1 else token  # "her son A"
    edge = above.left_edge
    return edge if edge.i < at.i else at
