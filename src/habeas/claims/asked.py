"""Whether a sentence only asks if an act took place: "Was she freed?", which tells of nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from habeas.claims.syntax import child, children, governors, is_verb

if TYPE_CHECKING:
    from spacy.tokens import Token

# An auxiliary, somebody and a verb: less asks nothing.
MIN_QUESTION = 3


def only_asked(head: Token, asks_first: frozenset[str]) -> bool:
    """Whether a question asks if it took place; "why was she arrested?" tells that she was.

    `asks_first` are the auxiliaries that begin a question.
    """
    if head.sent[-1].text != "?":
        return False
    if _asked_behind_a_label(head, asks_first):
        return True
    verb = head
    while verb.dep_ in ("xcomp", "conj") and is_verb(verb.head) and not children(verb, "nsubj", "nsubjpass"):
        verb = verb.head
    own = child(verb, "nsubj", "nsubjpass")
    helping = child(verb, "aux", "auxpass")
    asking = any(one.tag_ in ("WRB", "WP", "WDT", "WP$") for one in head.sent if one.i < verb.i)
    return verb.dep_ == "ROOT" and own is not None and helping is not None and helping.i < own.i and not asking


def asks_whether(token: Token, asks_first: frozenset[str]) -> bool:
    """Whether a question asks for what a word tells of, or what stands above it: "Will you call for a *release*?"."""
    if token.sent[-1].text != "?":
        return False
    return any(only_asked(one, asks_first) for one in (token, *governors(token)) if is_verb(one))


def _asked_behind_a_label(head: Token, asks_first: frozenset[str]) -> bool:
    """The same where the parser trips over the label before it: "QUESTION: Was she freed?"."""
    words = list(head.sent)
    if len(words) > 1 and words[1].text == ":":
        words = words[2:]
    elif words[0].i == 0 or words[0].nbor(-1).text != ":":
        return False
    if len(words) < MIN_QUESTION or words[0].lower_ not in asks_first:
        return False
    between = [one for one in words[1:] if one.i < head.i]
    plain = not any(one.pos_ in ("VERB", "SCONJ") or one.tag_ in ("WRB", "WP", "WDT") for one in between)
    return is_verb(head) and bool(between) and plain
