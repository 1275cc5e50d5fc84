"""Which body "the department" or "the Ministry" stands for: the one that the document names in full before.

Where two bodies of that kind are named it could be either, and the word stays as it is.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from habeas.claims.parse import span_of
from habeas.claims.wordlists import fold, folded
from habeas.model import Span

if TYPE_CHECKING:
    from spacy.tokens import Token

    from habeas.claims.names import Names

# What stands behind the word that says what kind of body it is: "Ministry | of Justice", "Commission | on Prisons".
_SUBJECT = re.compile(r"\s(?:of|for|on|to|against|in)\s")


def body_in_short(token: Token, names: Names) -> str | None:
    """The full name of the body that a lone "the department" stands for; None where it is told by none, or by two."""
    kind = fold(token.text)
    if kind not in folded("bodies", "in_short") or not _is_lone(token) or fold(names.body_at(token) or kind) != kind:
        return None
    before = names.bodies(Span(0, span_of(token).start))
    named = dict.fromkeys(body.name for body in before if " " in body.name and _kind_of(body.name) == kind)
    longest = max(named, key=len, default=None)
    return longest if all(f" {longest}".endswith(f" {name}") for name in named) else None


def _kind_of(name: str) -> str:
    return fold(_SUBJECT.split(name)[0].split()[-1])


def _is_lone(token: Token) -> bool:
    """Whether a noun has its article and nothing that tells it from others of its kind."""
    beside = [one for one in token.children if one.dep_ in ("amod", "compound", "nmod", "poss", "prep", "relcl", "acl")]
    return not beside and any(one.lower_ == "the" for one in token.lefts) and token.tag_ in ("NN", "NNP")
