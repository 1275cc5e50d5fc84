"""Sanctions told by what they do: a name put on a list, assets frozen, entry refused, by another state or its list.

The same is done by a state to its own people; that it is the own one is told by the document's country (`own_state`).
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from habeas.claims.groups import is_official
from habeas.claims.makers import makers
from habeas.claims.next_to import named_doer_before
from habeas.claims.participants import Party
from habeas.claims.stance import Response, stance
from habeas.claims.syntax import agent, children, is_passive, is_verb, objects, owners, patient, under
from habeas.documents.countries import country_named

if TYPE_CHECKING:
    from collections.abc import Callable

    from spacy.tokens import Token

    from habeas.claims.voices import Voices

    Against = Callable[[list[Token], Token], Party]

# Behind the rule of what a state may do to its own people as well.
OF_A_STATE = " by a state"
# Words before "list" that may say which it is.
_BEFORE_LIST = 5


def read_measure(token: Token, voices: Voices, against: Against) -> Response | None:
    """A sanction that no word for sanctions tells.

    Args:
        against: reads whom some nouns are.
    """
    lemma = token.lemma_.lower()
    if not is_verb(token):
        return None
    if lemma in stance()("sanction", "puts"):
        return _listed(token, voices, against)
    if lemma in stance()("sanction", "restricts"):
        return _cut_off(token, voices, against)
    freezes = lemma in stance()("sanction", "freezes")
    if not freezes and lemma not in stance()("sanction", "bars"):
        return None
    doing = agent(token) or named_doer_before(token) or _announcing(token) or ([] if freezes else _kept_out_of(token))
    by = makers(doing, token, voices)
    if not by or not all(is_state(name) for name in by):
        return None
    whom = against(_owners_of_assets(token) if freezes else _kept_out(token), token)
    return Response("sanction", token, by, (), whom, f"sanction: {lemma}{OF_A_STATE}") if whom else None


def _cut_off(verb: Token, voices: Voices, against: Against) -> Response | None:
    """Who gets no exports any more: "restricted exports of software to the Interior Ministry"."""
    exports = [one for one in patient(verb) if one.lemma_.lower() in stance()("sanction", "exports")]
    by = makers(agent(verb), verb, voices)
    whom = against([one for each in (*exports, verb) for one in under(each, "to")], verb)
    return (
        Response("sanction", verb, by, (), whom, f"sanction: {verb.lemma_.lower()}")
        if exports and by and whom
        else None
    )


def _announcing(verb: Token) -> list[Token]:
    """Who tells of it, where nobody is said to do it: "Norway announced that the assets of A had been frozen"."""
    below = [one for each in patient(verb) for one in each.subtree if one.i < verb.i]
    held_in = [noun for one in below for noun in under(one, "in") if noun.pos_ == "PROPN"]
    if is_passive(verb) and held_in:
        return held_in  # "the assets of A in the European Union were frozen"
    above = verb.head
    announced = verb.dep_ == "ccomp" and is_passive(verb) and is_verb(above)
    return agent(above) if announced and above.lemma_.lower() in stance()("sanction", "noun_verbs") else []


def _listed(verb: Token, voices: Voices, against: Against) -> Response | None:
    """Who is put on a list of sanctions: "added A to its Entity List", "B was placed on the EU sanctions list"."""
    hung = [verb, verb.head] if verb.dep_ == "amod" else [verb]
    nouns = [one for token in hung for each in ("to", "on", "in") for one in under(token, each)]
    lists = [one for one in nouns if one.lemma_.lower() in stance()("sanction", "lists") and _is_of_sanctions(one)]
    if not lists:
        return None
    whom = against(patient(verb), verb)
    by = makers(agent(verb) or named_doer_before(verb), verb, voices) or makers(_whose(lists[0]), verb, voices)
    return Response("sanction", verb, by, (), whom, f"sanction: {verb.lemma_.lower()}") if whom else None


def _is_of_sanctions(noun: Token) -> bool:
    """Whether the words before a list, or behind it, say that it is one of sanctions."""
    words = noun.doc[max(noun.i - _BEFORE_LIST, noun.sent.start) : min(noun.right_edge.i, noun.i + _BEFORE_LIST) + 1]
    plain = words.text.lower()
    return any(re.search(rf"\b{re.escape(one)}", plain) for one in stance()("sanction", "of_sanctions"))


def _whose(noun: Token) -> list[Token]:
    """Whose list it is: "the Treasury's list", "the EU sanctions list"."""
    before = noun.doc[noun.left_edge.i : noun.i]
    return children(noun, "poss") or [one for one in before if one.pos_ == "PROPN" and is_state(one.text)]


def _owners_of_assets(verb: Token) -> list[Token]:
    assets = [one for one in patient(verb) or objects(verb) if one.lemma_.lower() in stance()("sanction", "assets")]
    return [one for each in assets for one in owners(each)]


def _kept_out(verb: Token) -> list[Token]:
    """Officials who are kept out of a country: "banned twelve judges from entry"; others are mostly victims."""
    hung = [verb, verb.head] if verb.dep_ == "amod" else [verb]
    leads = [one for each in hung for one in under(each, "from")]
    leads += [one for each in hung for prep in children(each, "prep") for one in children(prep, "pcomp")]
    if not any(one.lemma_.lower() in stance()("sanction", "entry") for one in leads):
        return []
    frozen = verb.dep_ == "conj" and verb.head.lemma_.lower() in stance()("sanction", "freezes")
    people = patient(verb)
    return people if frozen else [one for one in people if is_of_a_state(one)]


def _kept_out_of(verb: Token) -> list[Token]:
    """The state that somebody is kept out of, which does it where nobody else is said to: "barred from entering A"."""
    leads = [*under(verb, "from"), *(one for each in children(verb, "prep") for one in children(each, "pcomp"))]
    entering = [one for one in leads if one.lemma_.lower() in stance()("sanction", "entry")]
    into = [*entering, *(each for one in entering for prep in ("into", "to") for each in under(one, prep))]
    named = [one for each in into for one in (each, *objects(each)) if one.pos_ == "PROPN"]
    return named if is_passive(verb) else []


def is_of_a_state(noun: Token) -> bool:
    """Whether somebody acts for a state, by the word for them or the one before their name: "judge A"."""
    called = [noun, *children(noun, "compound", "appos")]
    return any(is_official(one) or one.lemma_.lower() in stance()("sanction", "officials") for one in called)


def is_state(name: str) -> bool:
    """Whether a maker is a country, or a union of countries."""
    plain = name.removeprefix("the ")
    many = plain.rpartition(" ")[2] in stance()("speaker", "states") and plain not in ("United States", "states")
    return many or country_named(plain) is not None or plain.casefold() in stance()("sanction", "unions")
