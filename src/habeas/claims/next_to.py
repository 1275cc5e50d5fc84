"""Whom an act was done to by the words next to its verb, where the parser lost the thread.

It takes "a court sentenced journalist A" for a sentenced journalist, and "B" of "the chair of the union, B, was
charged" for the union. What stands right behind an active verb, or right before a passive, is plain all the same: a
name with nothing but its description in between. Nobody is found here over a comma, another verb or a possessive.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from habeas.claims.groups import is_body, is_official, is_people
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
# Words between an act and the preposition that leads to its people, at most.
AS_FAR = 9

_DESCRIBING = frozenset({"DET", "ADJ", "NOUN", "PROPN", "CCONJ", "NUM", "PART"})
_PREPOSITIONS = frozenset({"against", "into"})
_HELPING = frozenset({"aux", "auxpass", "neg", "advmod"})


def is_verb_after_all(participle: Token) -> bool:
    """Whether what was taken for an adjective is a verb: "a court sentenced journalist A"."""
    return is_half_of_pair(participle) or doer_before(participle) is not None


def doer_before(participle: Token) -> Token | None:
    """Who does what a verb says that was taken for an adjective."""
    if participle.dep_ != "amod" or participle.tag_ not in ("VBN", "VBD") or participle.is_sent_start:
        return None
    before, noun = participle.nbor(-1), participle.head
    acting = before.pos_ in ("NOUN", "PROPN") and (is_official(before) or is_body(before))
    if acting and before.head == participle:
        return before
    # "Judge A of the court in Halem convicted journalist B": a place before it is no part of what is convicted.
    named = is_people(noun) and noun.i + 1 < len(noun.doc) and noun.nbor(1).ent_type_ == "PERSON"
    subjects = [one for one in before.doc[before.sent.start : before.i] if is_official(one) and one.dep_ != "pobj"]
    return subjects[0] if subjects and named and before.pos_ == "PROPN" else None


def named_doer_before(participle: Token) -> list[Token]:
    """The state or the body by name right before a verb in the past that was taken for an adjective.

    "The Treasury *sanctioned* judge A"
    """
    if participle.dep_ != "amod" or participle.tag_ not in ("VBN", "VBD") or participle.is_sent_start:
        return []
    before, noun = participle.nbor(-1), participle.head
    if noun.i < participle.i or noun.i - participle.i > AS_FAR or before.pos_ != "PROPN":
        return []
    whole = before.head.head if before.dep_ == "pobj" and before.head.lower_ == "of" else before
    beside = before.head in (participle, noun, *noun.children) or whole != before
    return [whole] if beside and whole.pos_ == "PROPN" and whole.ent_type_ in ("GPE", "ORG", "") else []


def named_next_to(found: Found, names: Names) -> Token | None:
    """The name right behind an active verb, or right before a passive one or one that is done by its subject.

    Of a word that has its people behind a preposition ("opened an investigation into member of parliament A"), the
    name behind that.
    """
    head, role = found.head, found.entry.victim[0]
    if found.verbal and role in ("object", "subject"):
        if role == "subject" or is_passive(head):
            return _before(head, names)
        # "arrested leaders of the party" tells of no arrest by itself
        active = bool(children(head, "nsubj")) or doer_before(head) is not None
        return _behind(head.doc[found.end - 1], names) if active else None
    prepositions = _PREPOSITIONS.intersection(found.entry.victim)
    for token in head.doc[found.end : min(found.end + AS_FAR, head.sent.end)]:
        if token.lower_ in prepositions:
            return _behind(token, names)
    return None


def _behind(word: Token, names: Names) -> Token | None:
    """The name behind a word, with nothing but words that describe who that is in between."""
    office = False
    for token in word.doc[word.i + 1 : min(word.i + 1 + DESCRIPTION, word.sent.end)]:
        mention = _certain(token, names)
        if mention is not None:
            last = token.nbor(-1)
            plain = last == word or _is_title(last) or _is_role(last) != office
            return token if plain and not _is_of(token, mention, names) else None
        if token.lower_ == "of" and _is_role(token.nbor(-1)) and token.nbor(-1).tag_ in ("NN", "NNP"):
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
    if mention is None or last.sent != verb.sent or _told_of_another(last, verb):
        return None
    first = last
    while not first.is_sent_start and names.at(first.nbor(-1)) == mention:
        first = first.nbor(-1)
    before = None if first.is_sent_start else first.nbor(-1)
    if closed:
        return last if before is not None and before.text == "," else None
    return None if before is not None and before.pos_ == "ADP" else last


def _told_of_another(name: Token, verb: Token) -> bool:
    """Whether a name stands in a clause about the verb's own subject: "the guard who beat A was dismissed"."""
    while name.head != name and name != verb:
        if name.dep_ == "relcl" and name.head.dep_ in ("nsubj", "nsubjpass") and name.head.head == verb:
            return True
        name = name.head
    return False


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
