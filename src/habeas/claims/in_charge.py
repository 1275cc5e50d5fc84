"""Who is in charge of an act beside whoever does it: who presides over a trial, and who gave or signed the order.

"The city court, chaired by Judge A, sentenced B": both did. "Guards beat B on the orders of warden A": both did, each
in a way of their own, which the words of the source tell.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from habeas.claims.stance import stance
from habeas.claims.syntax import agent, children, is_passive, is_verb, joined, under

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from spacy.tokens import Token

    from habeas.claims.names import Names

# Words from a court to the end of the parentheses behind it, in which the judge may be named, at most.
BEHIND = 8


def in_charge(head: Token, doers: Iterable[Token], names: Names) -> list[Token]:
    """Those who preside over an act, or at whose order it is done, beside its doers.

    Args:
        head: the word of the act.
        doers: the nouns for whoever did it, by the act's own words.
    """
    known = list(doers)
    found = [*_presiding(head, known), *(one for each in known for one in _behind_court(each, names))]
    acting = [one for each in (head, *known) for one in children(each, "acl", "advcl") if one.lemma_ == "act"]
    # At whose request others did it is told by them alone: who asks does not give orders.
    heads = (head, *known, *acting) if known else ()
    found += [one for each in heads if not _asked_for(each) for one in behest(each)]
    found += _ordered(head) if not is_verb(head) else []
    return [one for one in dict.fromkeys(found) if one not in known]


def behest(head: Token) -> list[Token]:
    """At whose word it is done: "were blocked on the orders of the ministry"."""
    for one in head.children:
        if one.dep_ == "prep" and one.lower_ in ("on", "at", "upon", "following", "under"):
            for noun in children(one, "pobj"):
                if noun.lemma_.lower() in stance()("actors", "behests"):
                    return under(noun, "of") or under(noun, "from") or under(noun, "by") or children(noun, "poss")
    return []


def _asked_for(head: Token) -> bool:
    asked = [noun for link in children(head, "prep") for noun in children(link, "pobj")]
    return any(noun.lemma_.lower() in stance()("actors", "requests") for noun in asked)


def _presiding(head: Token, doers: list[Token]) -> list[Token]:
    """Who presides over it: "a trial presided over by Judge A", "a panel chaired by A", "A presided over the trial"."""
    nouns = [*doers, *_courtly(head)]
    for noun in nouns:
        for verb in children(noun, "acl", "relcl"):
            if verb.lemma_.lower() in stance()("actors", "presides") and (is_passive(verb) or verb.tag_ == "VBN"):
                return agent(verb)
    over = [noun.head.head for noun in nouns if noun.dep_ == "pobj" and noun.head.lower_ in ("over", "at")]
    return next((agent(verb) for verb in over if verb.lemma_.lower() in stance()("actors", "presides")), [])


def _courtly(head: Token) -> Iterator[Token]:
    """The act's own noun, and a trial or a hearing that its clause says it happened in."""
    if not is_verb(head):
        yield head
    for link in children(head, "prep"):
        for noun in children(link, "pobj") if link.lower_ in ("in", "at", "after", "during", "following") else ():
            if noun.lemma_.lower() in stance()("actors", "held_in_court"):
                yield noun


def _behind_court(court: Token, names: Names) -> list[Token]:
    """The judge in parentheses right behind a court: "the City Court (Judge A) remanded B"."""
    after = court.doc[court.i + 1 : min(court.i + 1 + BEHIND, court.sent.end)]
    if len(after) < 3 or after[0].text != "(" or court.lemma_.lower() not in stance()("actors", "courts"):
        return []
    inside = [one for one in after[1:] if one.i < next((each.i for each in after if each.text == ")"), one.i)]
    judges = any(one.lemma_.lower() in stance()("actors", "judges") for one in inside)
    return [one for one in inside if names.at(one) is not None][-1:] if judges else []


def _ordered(noun: Token) -> list[Token]:
    """Who ordered what a noun tells of: "the arrest of A by police was ordered by the minister"."""
    verb = noun.head
    if noun.dep_ != "nsubjpass" or verb.lemma_.lower() not in stance()("actors", "gives_orders"):
        return []
    return agent(verb)


def signed(verb: Token) -> list[Token]:
    """Who gave an order that says what is to be done: "Judge A signed an order to detain B", also in the passive."""
    order = verb.head
    if verb.dep_ not in ("acl", "relcl") or verb.tag_ != "VB" or order.lemma_.lower() not in _orders():
        return []
    above = order.head
    given = order.dep_ in ("dobj", "nsubjpass") and above.lemma_.lower() in stance()("actors", "gives_orders")
    return [one for each in agent(above) for one in joined(each)] if given else []


def _orders() -> frozenset[str]:
    return stance()("actors", "rulings") | stance()("actors", "behests")
