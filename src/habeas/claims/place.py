"""Where an act took place: the finest place that its clause names, else the country that the document is about.

A court's name gives the place of its rulings ("Baku Court of Appeals": Baku). Responses have no place, unless
the clause says where help or a visit was given.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any

from habeas.claims import lexicon
from habeas.claims.groups import is_official
from habeas.claims.syntax import child, children
from habeas.documents.countries import all_countries, names_of

if TYPE_CHECKING:
    from spacy.tokens import Token

    from habeas.model import Document

# How many words may stand between a place and the trigger, going up the tree.
REACH = 4


@dataclass(frozen=True, slots=True)
class Places:
    """The words of `places.toml`."""

    prepositions: frozenset[str]
    custody: frozenset[str]
    settlements: frozenset[str]
    courts: frozenset[str]
    two_words: frozenset[str]
    not_towns: frozenset[str]
    not_town_ends: frozenset[str]
    city_districts: frozenset[str]
    never: frozenset[str]
    premises: frozenset[str]
    sent_from: frozenset[str]
    at_home: frozenset[str]


@cache
def places() -> Places:
    """The words that lead to places.

    Raises:
        BadVocabulary: `places.toml` does not say what it should.
    """
    return read_places(lexicon.data("places"))


def read_places(table: dict[str, Any]) -> Places:
    """Checks and returns a parsed `places.toml`."""
    return lexicon.read_fields(Places, table, "places")


def country_of(document: Document) -> str | None:
    """The name of the country that a document is about, in the form that it uses most."""
    if document.country is None:
        return None
    names = names_of(document.country)
    counted = [(len(re.findall(rf"\b{re.escape(name)}\b", document.text)), -n) for n, name in enumerate(names)]
    return names[-max(counted)[1]]


def is_country(place: str) -> bool:
    """Whether a place is the name of a country."""
    return any(place in (country.name, *country.names) for country in all_countries().values())


def foreign_country(actors: tuple[str, ...], document: Document) -> str | None:
    """The country whose police, courts or authorities act, where it is another one that the text names."""
    for words in (name.split() for name in actors):
        if len(words) < 2 or words[-1].lower() not in places().at_home:
            continue
        for country in all_countries().values():
            if words[0] in country.adjectives and country.code != document.country:
                named = (name for name in (country.name, *country.names) if name in document.text)
                return next(named, None)
    return None


def place_of(head: Token, actors: tuple[str, ...]) -> str | None:
    """The place that the clause of an act names, or the town of the court that acts; None for neither."""
    named = _entities(head)
    custody = [one for one in named if one.split()[-1].lower() in places().custody]
    return next(iter(custody or named), None) or next((town for town in map(_town, actors) if town), None)


def _entities(head: Token) -> list[str]:
    """Places that the trigger, or its verb, leads to by a preposition, in the order of the text."""
    found = []
    for token in head.sent:
        preposition = token.head
        if _names_premises(token) and _belongs_to(token.head, head):
            found.append(token.text)
        leads = token.dep_ == "pobj" and preposition.lower_ in places().prepositions
        if leads and token.pos_ in ("PROPN", "NOUN") and _belongs(preposition, head):
            entity = (_entity(token) or _town_of(preposition)) if token.pos_ == "PROPN" else _described(token)
            if entity:
                found.append(entity)
    return found


def _town_of(preposition: Token) -> str | None:
    """Where officers are, or a court is, though the model takes the town for something else: "police in Kitwe"."""
    town, who = child(preposition, "pobj"), preposition.head
    official = is_official(who) or who.lemma_.lower() in places().courts
    if town is None or preposition.lower_ != "in" or not official or who.pos_ != "NOUN" or town.ent_type_ == "DATE":
        return None
    return str(town.doc[town.left_edge.i : town.i + 1].text)


def _names_premises(token: Token) -> bool:
    """Whether a town says where somebody's rooms are: "his Moscow home"."""
    before = token.dep_ in ("compound", "nmod", "amod") and token.ent_type_ == "GPE" and token.i < token.head.i
    return before and token.head.lemma_.lower() in places().premises and token.pos_ == "PROPN"


def _belongs_to(premises: Token, head: Token) -> bool:
    """Whether an act is told of the premises, or of what happened at them."""
    above = premises.head if premises.dep_ != "pobj" else premises.head.head
    return head in (premises, above)


def _belongs(preposition: Token, head: Token) -> bool:
    above = preposition.head
    if preposition.lower_ in ("from", "to", "into") and head.lemma_.lower() in places().sent_from:
        return preposition.lower_ == "from"
    if preposition.lower_ in ("to", "from", "near", "into", "around") and above != head:
        return False
    for _ in range(REACH):
        if above.i == head.i:
            return True
        if above.dep_ in ("nsubj", "pobj") and is_official(above):
            verb = above.head.head if above.dep_ == "pobj" and above.head.dep_ == "agent" else above.head
            # "police in Batumi arrested", "arrested by police in Batumi"; "… raided the office and arrested"
            return verb.i == _without_own_subject(head).i
        if above.dep_ == "advcl" and _at_the_time(above):
            above = above.head
            continue
        if above.head == above or above.dep_ in ("relcl", "advcl", "ccomp", "acl", "appos", "nsubj", "conj"):
            return above.dep_ == "conj" and above.head.i == head.i
        above = above.head
    return above.i == head.i


def _without_own_subject(verb: Token) -> Token:
    """The verb, or the first of those that it has its subject with."""
    while verb.dep_ == "conj" and verb.head.pos_ == "VERB" and child(verb, "nsubj", "nsubjpass") is None:
        verb = verb.head
    return verb


def _at_the_time(verb: Token) -> bool:
    """Whether a clause tells of the time of the one above: "was killed when fire broke out at the prison"."""
    return any(one.dep_ in ("mark", "advmod") and one.lower_ in ("when", "while", "as") for one in verb.children)


def _described(noun: Token) -> str | None:
    """A place behind a common noun: "the village of X", "X town", "X prison"."""
    kind = noun.lemma_.lower()
    if kind in places().courts:
        return _town_before(noun)
    if kind not in places().settlements and noun.lower_ not in places().custody:
        return None
    named = [one for each in children(noun, "prep") if each.lower_ == "of" for one in children(each, "pobj")]
    if named and kind in places().settlements:
        return _entity(named[0]) if named[0].pos_ == "PROPN" else None
    before = [one for one in children(noun, "compound", "nmod") if one.pos_ == "PROPN"]
    if not before:
        return None
    return str(noun.doc[before[0].left_edge.i : noun.i + 1].text)


def _town_before(court: Token) -> str | None:
    """The place that stands before a court: "in a New York state court"."""
    inside = [one for one in court.doc.ents if court.left_edge.i <= one.start and one.end <= court.i]
    towns = [one.text for one in inside if one.label_ == "GPE" and one.text[:1].isupper()]
    return re.sub(r"^(?:the|The) ", "", towns[0]) if len(towns) == 1 else None


def _entity(token: Token) -> str | None:
    entity = next((one for one in token.doc.ents if one.start <= token.i < one.end), None)
    text = entity.text if entity is not None else token.text
    words = text.split()
    kind = entity.label_ if entity is not None else ""
    held = bool(words) and words[-1].lower() in places().custody
    if text.lower() in places().never:
        return None
    if kind not in ("GPE", "LOC", "FAC") and not (held and len(words) > 1):
        return None
    after = child(token, "conj")
    if after is not None and after.lower_ in places().custody and after.ent_type_:
        return None
    return re.sub(r"^(?:the|The) ", "", text).removesuffix("’s").removesuffix("'s")


def _town(court: str) -> str | None:
    """The town in a court's name."""
    words = court.split()
    police = words[-1:] == ["police"] and len(words) > 2 and words[-2] == "City"
    if not police and not any(word.lower() in places().courts for word in words):
        return None
    first = " ".join(words[:2]) if words[0].lower() in places().two_words else words[0]
    capital = first[:1].isupper() and first.lower() not in places().not_towns
    after = words[len(first.split()) :]
    second = after[0].lower() if after else ""
    named = capital and not first.lower().endswith(tuple(places().not_town_ends))
    return first if named and (second != "district" or first.lower() not in places().city_districts) else None
