"""Whom "the other two" and "all of whom" stand for: the rest of those named together, and all whom a sentence names."""

from __future__ import annotations

from typing import TYPE_CHECKING

from habeas.claims.mentions import NameMention
from habeas.claims.numbers import value_of
from habeas.claims.parse import span_of
from habeas.model import Span

if TYPE_CHECKING:
    from spacy.tokens import Token

    from habeas.claims.salience import Story

# Sentences back in which the group must have been named together.
REACH = 3


def rest_of_them(token: Token, named: list[NameMention], story: Story) -> NameMention | None:
    """The people whom such words leave, or take together; nobody where the group does not come out even."""
    if token.lower_ in ("all", "both") and token.i + 2 < len(token.doc):
        whom = token.nbor(1).lower_ == "of" and token.nbor(2).lower_ == "whom"
        return _all_named(token, named) if whom else None
    number = value_of(token.lower_) if token.like_num else None
    if number is None or token.i < 2 or token.nbor(-1).lower_ != "other" or token.nbor(-2).lower_ != "the":
        return None
    if token.head.i > token.i and token.dep_ == "nummod":
        return None  # "the other two women" may be others
    place = span_of(token).start
    said_here = {name for one in story.said if one.sentence == story.sentence for name in one.mention.names}
    for group in story.groups_before(token, REACH):
        rest = tuple(name for name in group.mention.names if name not in said_here)
        if len(rest) == number and len(rest) < len(group.mention.names):
            return NameMention(Span(place, span_of(token).end), rest, "phrase")
    return None


def _all_named(token: Token, named: list[NameMention]) -> NameMention | None:
    """All whom the sentence names before "all of whom", two before "both of whom"."""
    start = span_of(token).start
    before = [one for one in named if one.span.end <= start and len(one.names) == 1]
    names = tuple(dict.fromkeys(name for one in before for name in one.names))
    fits = len(names) == 2 if token.lower_ == "both" else len(names) > 1
    return NameMention(Span(start, span_of(token.nbor(2)).end), names, "phrase") if fits else None
