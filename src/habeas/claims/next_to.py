"""Whom an act was done to by the words next to its verb, where the parser lost the thread.

It takes "a court sentenced journalist A" for a sentenced journalist, and "B" of "the chair of the union, B, was
charged" for the union. What stands right behind an active verb, or right before a passive, is plain all the same: a
name with nothing but its description in between. Nobody is found here over a comma, another verb or a possessive.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from habeas.claims.groups import is_body, is_official
from habeas.claims.syntax import children, is_half_of_pair, is_passive
from habeas.claims.wordlists import fold, folded, with_plurals

if TYPE_CHECKING:
    from spacy.tokens import Token

    from habeas.claims.names import NameMention, Names
    from habeas.claims.triggers import Found

# Words of a description between a verb and the name that it goes with, at most.
DESCRIPTION = 12
# Adverbs and auxiliaries between a name and its verb, at most.
BETWEEN = 4

_DESCRIBING = frozenset({"DET", "ADJ", "NOUN", "PROPN", "CCONJ", "NUM", "PART"})
_HELPING = frozenset({"aux", "auxpass", "neg", "advmod"})


def is_verb_after_all(participle: Token) -> bool:
    """Whether what was taken for an adjective is a verb: "a court sentenced journalist A"."""
    return is_half_of_pair(participle) or doer_before(participle) is not None


def doer_before(participle: Token) -> Token | None:
    """Who does what a verb says that was taken for an adjective."""
    if participle.dep_ != "amod" or participle.tag_ not in ("VBN", "VBD") or participle.is_sent_start:
        return None
    before = participle.nbor(-1)
    acting = before.pos_ in ("NOUN", "PROPN") and (is_official(before) or is_body(before))
    return before if acting and before.head == participle else None


def named_next_to(found: Found, names: Names) -> Token | None:
    """The name right behind an active verb, or right before a passive one or one that is done by its subject."""
    if not found.verbal:
        return None
    role = found.entry.victim[0]
    if role == "object" and not is_passive(found.head):
        return _behind(found, names)
    return _before(found.head, names) if role in ("object", "subject") else None


def _behind(found: Found, names: Names) -> Token | None:
    """The name behind a verb, with nothing but words that describe who that is in between."""
    head, office = found.head, False
    if not children(head, "nsubj") and doer_before(head) is None:
        return None  # "arrested leaders of the party" tells of no arrest by itself
    for token in head.doc[found.end : min(found.end + DESCRIPTION, head.sent.end)]:
        mention = _certain(token, names)
        if mention is not None:
            last = token.nbor(-1)
            plain = last == head or _is_title(last) or (_is_role(last) and not office) or (office and _ends_body(last))
            return token if plain and not _is_of(token, mention, names) else None
        if token.lower_ == "of" and _is_role(token.nbor(-1)):
            office = True  # "the president of the union Dr. A", but not "the son of the activist A"
        elif token.pos_ not in _DESCRIBING and not _is_role(token):
            return None
    return None


def _before(verb: Token, names: Names) -> Token | None:
    """The name before a verb, with nothing but its auxiliaries or a comma in between."""
    token = verb
    for _ in range(BETWEEN):
        if token.is_sent_start:
            return None
        token = token.nbor(-1)
        if token.dep_ not in _HELPING:
            break
    closed = token.text == "," and not token.is_sent_start
    last = token.nbor(-1) if closed else token
    mention = _certain(last, names)
    if mention is None or last.sent != verb.sent:
        return None
    first = last
    while not first.is_sent_start and names.at(first.nbor(-1)) == mention:
        first = first.nbor(-1)
    before = None if first.is_sent_start else first.nbor(-1)
    if closed:
        return last if before is not None and before.text == "," else None
    return None if before is not None and before.pos_ == "ADP" else last


def _ends_body(token: Token) -> bool:
    return token.pos_ == "PROPN" and is_body(token)


def _certain(token: Token, names: Names) -> NameMention | None:
    mention = names.at(token) if token.pos_ == "PROPN" else None
    return mention if mention is not None and len(mention.names) == 1 and mention.how == "name" else None


def _is_of(token: Token, mention: NameMention, names: Names) -> bool:
    """Whether a name is a possessive: "detained A's brother"."""
    last = token
    while last.i + 1 < len(last.doc) and names.at(last.nbor(1)) == mention:
        last = last.nbor(1)
    return last.i + 1 < len(last.doc) and (last.nbor(1).tag_ == "POS" or last.text.endswith(("'s", "’s")))


def _is_role(token: Token) -> bool:
    return token.lower_ in with_plurals("roles", "roles") or _is_title(token)


def _is_title(token: Token) -> bool:
    return any(fold(token.text) in folded("titles", each) for each in ("either", "male", "female"))
