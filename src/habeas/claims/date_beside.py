"""What a date is of by what stands right beside it, wherever the parser hangs it: between commas, or behind "and"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from habeas.claims.lexicon import triggers

if TYPE_CHECKING:
    from spacy.tokens import Token


def act_set_off_from(tokens: list[Token]) -> Token | None:
    """The noun of an act that a date between commas right behind it is of: "his arrest, on May 3, was condemned"."""
    first, last = tokens[0].i - 1, tokens[-1].i + 1
    doc = tokens[0].doc
    if first < 2 or last >= len(doc) or [doc[first - 1].text, doc[first].lower_, doc[last].text] != [",", "on", ","]:
        return None
    noun = doc[first - 2]
    acts = noun.pos_ == "NOUN" and noun.lemma_.lower() in triggers().nouns
    return noun if acts and noun.dep_ in ("nsubj", "nsubjpass") and noun.sent == tokens[0].sent else None


def next_joined(tokens: list[Token]) -> Token | None:
    """The verb that a date right behind "and" is of: "criticized A and on May 7, approved a bill"."""
    first, last = tokens[0].i - 1, tokens[-1].i + 1
    doc = tokens[0].doc
    if first < 1 or last + 1 >= len(doc) or doc[first].dep_ != "prep" or doc[first - 1].dep_ != "cc":
        return None
    verb = doc[last + 1] if doc[last].text == "," else doc[last]
    joined = verb.dep_ == "conj" and verb.pos_ in ("VERB", "AUX")
    return verb if joined and verb.head == doc[first].head == doc[first - 1].head else None
