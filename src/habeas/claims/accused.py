"""Whether somebody is only accused of an act: charged with it, arrested for it, looked into for a part in it."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from habeas.claims.lexicon import data, words_of
from habeas.claims.syntax import is_verb

if TYPE_CHECKING:
    from spacy.tokens import Token


def is_accused(link: Token, above: Token) -> bool:
    """Whether what a preposition leads to is what somebody is accused of by the word above it.

    Some verbs accuse with any preposition ("charged with"), others with "for" alone ("arrested for the murder of B"),
    also where a part in the act is named: "investigated for involvement *in* the killing of B". What stands behind two
    verbs is of both: "arrested and charged A with the murder of B".
    """
    if link.dep_ != "prep" or link.i < above.i:
        return False
    if above.lemma_.lower() in _words("parts") and link.lower_ == "in" and above.dep_ == "pobj":
        link, above = above.head, above.head.head
    if not is_verb(above):
        return False
    beside = above.children if link.lower_ in ("with", "of", "for") else ()
    lemmas = {above.lemma_.lower(), *(one.lemma_.lower() for one in beside if one.dep_ == "conj")}
    return bool(lemmas & _words("verbs")) or (link.lower_ == "for" and bool(lemmas & _words("for_it")))


@cache
def _words(name: str) -> frozenset[str]:
    return words_of(data("modality")["accusing"], name, "modality")
