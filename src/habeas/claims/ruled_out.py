"""Nouns that a sentence rules out: "not A but B were released"."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from habeas.claims import lexicon

if TYPE_CHECKING:
    from spacy.tokens import Token


def is_ruled_out(noun: Token) -> bool:
    """Whether "not" stands before a noun, and does not go on as "not only"."""
    first = noun.left_edge
    before = first if first.lower_ == "not" else first.nbor(-1) if first.i else first
    after = before.nbor(1) if before.i + 1 < len(before.doc) else before
    own = before.dep_ in ("neg", "preconj", "advmod", "cc") and before.head in (noun, noun.head) and before.i < noun.i
    return before.lower_ == "not" and own and before.sent == noun.sent and after.lower_ not in _not_only()


@cache
def _not_only() -> frozenset[str]:
    """What goes on behind a "not" that rules out nobody: "not only A but also B"."""
    return lexicon.words_of(lexicon.data("modality")["prevents"], "not_only", "modality")
