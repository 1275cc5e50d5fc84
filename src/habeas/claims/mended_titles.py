"""Mends titles that the parser takes for somebody else: "prominent *lawyer* and former *lawmaker* A" is A alone.

A noun for one person that has no article is the title of the name behind it, also where "and" joins two of them.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from habeas.claims.groups import is_people

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

# Words that may stand between "and" and the second title: "and former national lawmaker".
_FEW = 4
_OWN = ("det", "poss", "nummod")


def mend_titles(doc: Doc) -> Doc:
    """The same parse where no two titles are joined; else with the name where the first of them stood."""
    for first, joined in list(_joined_titles(doc)):
        name = _name_behind(joined)
        if name is not None and not first.is_ancestor(name.head if name.head != first else first):
            _put(name, first, joined)
    return doc


def _joined_titles(doc: Doc) -> Iterator[tuple[Token, Token]]:
    """A noun for one person without an article, and the "and" behind it."""
    from spacy.attrs import LOWER

    joins = doc.vocab.strings["and"]
    places = [place for place, lower in enumerate(doc.to_array([LOWER]).tolist()) if lower == joins]
    for place in places:
        if not 0 < place < len(doc) - 1:
            continue
        first, token = doc[place - 1], doc[place]
        plain = first.tag_ == "NN" and first.ent_type_ != "PERSON" and is_people(first)
        if plain and first.dep_ in ("pobj", "dobj", "nsubj", "nsubjpass", "ROOT") and not _has_article(first):
            yield first, token


def _has_article(noun: Token) -> bool:
    return any(one.dep_ in _OWN for one in noun.lefts)


def _name_behind(joined: Token) -> Token | None:
    """The last word of the name right behind the second title."""
    doc = joined.doc
    for place in range(joined.i + 1, min(joined.i + 2 + _FEW, len(doc) - 1)):
        token = doc[place]
        if token.dep_ in _OWN or token.is_punct:
            return None
        if token.tag_ == "NN" and is_people(token) and doc[place + 1].ent_type_ == "PERSON":
            last = place + 1
            while last + 1 < len(doc) and doc[last + 1].ent_type_ == "PERSON" and doc[last + 1].ent_iob_ == "I":
                last += 1
            return doc[last]
    return None


def _put(name: Token, first: Token, joined: Token) -> None:
    """Hangs the name where the first title hung, and both titles on the name."""
    above, relation = first.head, first.dep_
    if relation == "ROOT" or name.is_ancestor(above):
        return
    for token in name.doc[joined.i : name.i]:
        if token.head.i > name.i or token.head.i < joined.i:
            token.head, token.dep_ = name, "cc" if token == joined else "compound"
    if name.head != above:
        name.head = above
    name.dep_ = relation
    first.head, first.dep_ = name, "compound"
    for one in [one for one in first.rights if one.i > joined.i and one != name]:
        one.head = name
