"""Reads who owns what: "A owns the company X", "whose wife, A, controls X Ltd.", as an office of an owner.

Whoever decides on sanctions asks for companies. Only a body that the sentence names right behind the verb is read.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING

from habeas.claims.mentions import NameMention
from habeas.claims.parse import Passage, Reading
from habeas.claims.wordlists import any_of, words
from habeas.model import Affiliation, Quote, Span

if TYPE_CHECKING:
    from habeas.claims.names import Names

OWNER = "owner"
# Letters behind a name within which the owned body begins, and its name ends, at most.
REACH = 140
# A name in capitals that nobody took for a body: "owns Rioni Trade".
_NAMED = re.compile(r"(?P<body>(?:[^\W\d_a-z][\w&’'-]*)(?:\s+(?:[^\W\d_a-z][\w&’'-]*|of|and|&)(?=\s|[,.;)]))*)")


def owned(reading: Reading, passage: Passage, mentions: list[NameMention], names: Names) -> Iterator[Affiliation]:
    """The bodies that a passage says its people own."""
    for mention in mentions:
        start = mention.span.end - passage.start
        rest = passage.text[start : start + REACH]
        match = _owns().match(rest) if mention.how != "phrase" else None
        if match is None:
            continue
        where = Span(mention.span.end + match.end(), mention.span.end + len(rest))
        known = [body for body in names.bodies(where) if body.span.start == where.start and body.name[:1].isupper()]
        told = _NAMED.match(rest, match.end())
        name = known[0].name if known else told["body"] if told is not None and match["firm"] else None
        if name is None:
            continue
        quote = reading.document.text[mention.span.start : where.start + len(name)]
        yield Affiliation(mention.names[0], OWNER, name, Quote(mention.span.start, where.start + len(name), quote))


@cache
def _owns() -> re.Pattern[str]:
    verbs, firms = any_of(words("roles", "owns")), any_of(words("roles", "firms"))
    return re.compile(
        rf"(?:,\s+who|,)?\s+(?:also\s+|reportedly\s+)?(?:{verbs})\s+(?:the\s+|an?\s+)?"
        rf"(?P<firm>(?:[a-z-]+\s+){{0,4}}?(?:{firms})\s+)?(?=[A-Z])"
    )
