"""Finds the words that tell of an act, by the entries of the lexicon: phrases first, then verbs and nouns.

A word is the trigger of one entry only. Words that the tagger took for something else are found by their form
("journalists detained at the border"), and by what depends on them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from habeas.claims import lexicon
from habeas.claims.lexicon import Entry
from habeas.claims.next_to import is_verb_after_all
from habeas.claims.syntax import children, is_passive, is_verb, objects, patient, subject
from habeas.claims.trail import SILENT, Trail, Why
from habeas.claims.word_forms import word_forms_in

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

    from habeas.claims.parse import Passage

_REFERENCE = re.compile(r"\(see [^()]*\)")

# How far from the trigger the words that an entry asks for may stand, in tokens.
NEAR = 16


@dataclass(frozen=True, slots=True)
class Found:
    """A trigger in its place: the entry, the word whose dependents are looked at, and the tokens it covers.

    `instead` are the other entries that fit the same words, for where this one leads to nobody.
    """

    entry: Entry
    head: Token
    start: int
    end: int
    instead: tuple[Found, ...] = ()

    @property
    def verbal(self) -> bool:
        """Whether its participants are those of a verb."""
        return self.entry.kind == "verb" or (self.entry.kind == "phrase" and is_verb(self.head))


def find(passage: Passage, trail: Trail = SILENT) -> list[Found]:
    """The triggers of a passage, in the order of the text; no two on the same word. `trail` is told of the others."""
    taken: dict[int, int] = {}
    found: list[Found] = []
    others: list[list[Found]] = []
    apart = _references(passage)
    for each in [*_phrases(passage), *_words(passage)]:
        why = _misfit(each, apart)
        if why is not None:
            trail.untold(each, why)
            continue
        first = taken.get(each.head.i)
        if first is not None:
            others[first].append(each)
            continue
        covered = (each.head.i,) if each.entry.kind != "phrase" else (each.head.i, *range(each.start, each.end))
        taken |= {place: len(found) for place in covered if place not in taken}
        found.append(each)
        others.append([])
    whole = [replace(one, instead=tuple(rest)) for one, rest in zip(found, others, strict=True)]
    nouns = {one.head.i: one for one in whole if one.entry.kind == "noun"}
    worded = {place for each in whole for place in _worded_by(each) if place in nouns}
    kept = [_with_its_noun(one, nouns) for one in whole if one.entry.kind != "noun" or one.head.i not in worded]
    return sorted(kept, key=lambda one: (one.head.i, one.start))


def _with_its_noun(found: Found, nouns: dict[int, Found]) -> Found:
    """A verb with the nouns that word what it does as other readings of it, for where it leads to nobody."""
    own = tuple(nouns[place] for place in sorted(_worded_by(found)) if place in nouns)
    return replace(found, instead=(*found.instead, *own)) if own else found


def _worded_by(found: Found) -> set[int]:
    """The nouns that only say what its verb does: in "extended his detention" no second act is told."""
    if not found.entry.object or not found.verbal:
        return set()
    things = patient(found.head) or objects(found.head)
    return {one.i for one in things if one.lemma_.lower() in found.entry.object}


def _references(passage: Passage) -> list[tuple[int, int]]:
    """Where the text points to another of its sections: "(see section 1.c., Political Prisoners)"."""
    if "(see " not in passage.text:
        return []
    return [match.span() for match in _REFERENCE.finditer(passage.text)]


def _phrases(passage: Passage) -> Iterator[Found]:
    text, lower = passage.text, passage.text.lower()
    for phrase in lexicon.phrases_in(lower):
        for match in phrase.pattern.finditer(text) if phrase.in_small_letters.search(lower) else ():
            span = passage.tokens.char_span(match.start(), match.end(), alignment_mode="expand")
            if span is None or any(token.is_sent_start for token in span[1:]):
                continue
            head = span[0] if phrase.entry.kind == "phrase" else _noun_of(span)
            helps = head.dep_ in ("aux", "neg", "advmod") or (head.lemma_ == "be" and _ends_with(span, head))
            if helps and head.i < head.head.i < span.end:
                head = head.head
            if phrase.entry.kind == "phrase" and not is_verb(head):
                head = span[-1] if span[-1].pos_ in ("NOUN", "PROPN") else head
            yield Found(phrase.entry, head, span.start, span.end)


def _noun_of(phrase: Span) -> Token:
    """The noun of a compound: its last word, or the one before "of" ("*prisoner* of conscience")."""
    last = phrase[-1]
    return last.head.head if last.dep_ == "pobj" and phrase.start <= last.head.head.i < phrase.end else last


def _ends_with(phrase: Span, helping: Token) -> bool:
    """Whether a phrase ends with the participle that "be" helps, or the preposition behind it: "are suspected of"."""
    return helping.dep_ == "auxpass" and helping.head.i >= phrase.end - 2


def _words(passage: Passage) -> Iterator[Found]:
    known = lexicon.triggers()
    for place, (lower, lemma) in enumerate(zip(*word_forms_in(passage.tokens), strict=True)):
        if lemma not in known.verbs and lemma not in known.nouns and lower not in known.forms:
            continue
        token = passage.tokens[place]
        if lemma in known.verbs and is_verb(token):
            for entry in known.verbs[lemma]:
                yield Found(entry, token, token.i, token.i + 1)
        elif token.pos_ in ("ADJ", "VERB", "PROPN") and lower in known.forms:
            for entry in known.forms[lower]:
                yield Found(entry, token, token.i, token.i + 1)
        if lemma in known.nouns and (token.pos_ in ("NOUN", "PROPN") and not _has_object(token)):
            for entry in known.nouns[lemma]:
                yield Found(entry, token, token.i, token.i + 1)


def _has_object(token: Token) -> bool:
    return any(one.dep_ in ("dobj", "aux", "nsubjpass") for one in token.children)


def _misfit(found: Found, apart: list[tuple[int, int]]) -> Why | None:
    """Why a word is no trigger where it stands; None where the conditions of the entry hold."""
    entry, head = found.entry, found.head
    if any(start < head.idx < end for start, end in apart):
        return "reference"
    if found.entry.kind == "verb" and head.dep_ == "amod" and not entry.adjective and not is_verb_after_all(head):
        return "qualifies"  # "a banned group" tells of no act of its own
    if entry.object and found.verbal and not _object_fits(found):
        return "object"
    if entry.subject and not {one.lemma_.lower() for one in subject(head)} & entry.subject:
        return "subject"
    if entry.passive and not (is_passive(head) or head.tag_ == "VBN"):
        return "not_passive"
    if entry.kind == "noun" and (why := "compound" if head.dep_ == "compound" else _wrong_modifier(found)):
        return why
    if not entry.words and not entry.without:
        return None
    around = {token.lower_ for token in near(head)}
    if entry.words and not around & entry.words:
        return "words"
    text = " ".join(token.lower_ for token in near(head, 6))
    return "without" if any(word in (text if " " in word else around) for word in entry.without) else None


def near(head: Token, reach: int = NEAR) -> list[Token]:
    """The tokens of the same sentence around a word."""
    sentence = head.sent
    return list(head.doc[max(sentence.start, head.i - reach) : min(sentence.end, head.i + reach + 1)])


def _object_fits(found: Found) -> bool:
    things = patient(found.head) or objects(found.head)
    names = {one.lemma_.lower() for thing in things for one in (thing, *children(thing, "conj"))}
    return bool(names & found.entry.object)


def _wrong_modifier(found: Found) -> Why | None:
    """Why a noun with the words around it is another thing ("a house arrest warrant"); None where it is not."""
    before = {one.lemma_.lower() for one in found.head.children if one.dep_ in ("amod", "compound", "nmod")}
    if found.entry.modifier and not before & found.entry.modifier:
        return "modifier"
    if before & found.entry.not_modifier:
        return "not_modifier"
    of = {one.lemma_.lower() for each in children(found.head, "prep") if each.lower_ == "of" for one in each.subtree}
    return "not_of" if of & found.entry.not_of else None
