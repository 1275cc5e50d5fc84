"""Whose words a place of a document is in: the speaker of a quotation, of an answer, or of the whole statement.

"I" and "we" are that speaker, who is the maker of most responses. The title of a statement names its author
("Statement by President X on …").
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from habeas.claims import lexicon
from habeas.claims.doers import worded
from habeas.claims.modality import hedges, speaker_verb
from habeas.claims.parse import span_of
from habeas.claims.participants import FIRST_PERSON, actors
from habeas.claims.syntax import agent, child, is_verb

if TYPE_CHECKING:
    from spacy.tokens import Token

    from habeas.claims.names import Names
    from habeas.model import Document, Part

SPOKEN = ("quotation", "answer")


@dataclass(frozen=True, slots=True)
class Voices:
    """Who speaks where in one document; `author` is who makes the whole of it, where its title says so."""

    parts: tuple[Part, ...]
    author: str | None
    names: Names

    def at(self, token: Token) -> str | None:
        """Whose words a token is in; None where nobody is named for them."""
        place = span_of(token)
        inside = [part for part in self.parts if part.start <= place.start and place.end <= part.end]
        quoted = [part for part in inside if part.speaker]
        if quoted:
            return full_name(min(quoted, key=lambda part: part.end - part.start).speaker or "", self.names)
        if any(part.kind == "quotation" for part in inside) or _in_marks(token):
            return _said_by(token, self.names)
        return self.author

    def told_by(self, token: Token) -> str | None:
        """Who says what a word belongs to: the speaker of its quotation, or the subject of the verb that reports it."""
        verb = speaker_verb(token)
        named = actors(agent(verb), self.names) if verb is not None else ()
        return self.at(token) or next(iter(named), None)


def read_voices(document: Document, names: Names) -> Voices:
    """Who speaks where in a document."""
    spoken = tuple(part for part in document.parts if part.kind in SPOKEN)
    return Voices(spoken, author_of(document, names), names)


def author_of(document: Document, names: Names) -> str | None:
    """Who makes the statement that a document is, by its title; None where it is no statement."""
    title = document.title or document.text.partition("\n")[0]
    for pattern in _titles():
        match = pattern.search(title)
        if match is not None:
            who = match["who"].strip(" ,")
            for office in _offices():
                who = re.sub(rf"^{re.escape(office)} ", "", who)
            return full_name(who, names)
    return None


def is_statement(document: Document) -> bool:
    """Whether the title says that the whole document was said on one occasion: a statement, a briefing."""
    title = document.title or document.text.partition("\n")[0]
    return any(pattern.search(title) for pattern in (*_titles(), *_occasions()))


def full_name(name: str, names: Names) -> str:
    """The fullest form that the document has for a name, or the name as it is."""
    words = name.casefold().split()
    for person in names.people:
        if person.name.casefold() == name.casefold():
            return person.name
    for person in names.people:
        own = person.name.casefold().split()
        if words and all(word in own for word in words):
            return person.name
    return name


@cache
def _titles() -> tuple[re.Pattern[str], ...]:
    patterns = lexicon.words_of(lexicon.data("responses")["speaker"], "titles", "responses")
    return tuple(re.compile(pattern) for pattern in sorted(patterns))


@cache
def _occasions() -> tuple[re.Pattern[str], ...]:
    patterns = lexicon.words_of(lexicon.data("responses")["speaker"], "occasions", "responses")
    return tuple(re.compile(pattern) for pattern in sorted(patterns))


@cache
def _offices() -> tuple[str, ...]:
    offices = lexicon.words_of(lexicon.data("responses")["speaker"], "offices", "responses")
    return tuple(sorted(offices, key=lambda office: (-len(office), office)))


def _in_marks(token: Token) -> bool:
    """Whether it stands between quotation marks of its sentence."""
    before = sum(one.text in ("“", '"', "”") for one in token.sent[: token.i - token.sent.start])
    return before % 2 == 1


def _said_by(token: Token, names: Names) -> str | None:
    """The subject of the verb that reports the words ("…," Smith said)."""
    verb = speaker_verb(token)
    if verb is None:
        verb = next(
            (
                one
                for one in token.sent
                if is_verb(one) and one.lemma_.lower() in hedges().reporting and child(one, "nsubj")
            ),
            None,
        )
    found = actors(agent(verb), names) if verb is not None else ()
    return found[0] if found else None


def makers(tokens: list[Token], where: Token, voices: Voices) -> tuple[str, ...]:
    """Who makes a response: the nouns by their names, "I", "we" and "my administration" by their speaker."""
    found: list[str] = []
    for token in tokens:
        own = child(token, "poss")
        first = token.lower_ in FIRST_PERSON or (own is not None and own.lower_ in ("my", "our"))
        spoken = voices.at(where) if first else None
        named = (spoken,) if spoken else () if first else worded([token], voices.names)
        found += [name for name in named if name not in found]
    return tuple(found)
