"""Whose words a place of a document is in: the speaker of a quotation, of an answer, or of the whole statement.

"I" is that speaker, who is the maker of most responses; so is "we", but in a government's statement it is that
government, where the text names it. The title of a statement names its author ("Statement by President X on …").
What is asked in an interview or a briefing is in the words of who asks, where the document names them.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from habeas.claims import lexicon
from habeas.claims.as_worded import entity
from habeas.claims.day_names import without_day
from habeas.claims.modality import hedges, speaker_verb
from habeas.claims.parse import span_of
from habeas.claims.participants import actors
from habeas.claims.said_last import said_last
from habeas.claims.signed import signed_by
from habeas.claims.syntax import agent, child, is_verb
from habeas.claims.wordlists import fold, folded
from habeas.documents.interviewers import asker_of, interviewer_of

if TYPE_CHECKING:
    from spacy.tokens import Token

    from habeas.claims.names import Names
    from habeas.model import Document, Part

SPOKEN = ("quotation", "answer", "question")


@dataclass(frozen=True, slots=True)
class Voices:
    """Who speaks where in one document.

    Attributes:
        author: who makes the whole of it, where its title says so.
        government: whose statement it is, where it is one and the text names the government that speaks in it.
        interviewed: who gives the answers that have no name before them: the only one whom the text quotes.
        asking: who asks the questions that have no name before them, where the text says so.
        publisher: the body that put the document out, where it is one that speaks for itself, and no outlet.
    """

    parts: tuple[Part, ...]
    author: str | None
    names: Names
    government: str | None = None
    interviewed: str | None = None
    asking: str | None = None
    publisher: str | None = None

    def at(self, token: Token) -> str | None:
        """Whose words a token is in; None where nobody is named for them."""
        inside = self._around(token)
        quoted = [part for part in inside if part.speaker]
        if quoted:
            speaker = min(quoted, key=lambda part: part.end - part.start).speaker or ""
            return full_name(speaker, self.names) if _is_named(speaker) else self.author
        if any(part.kind == "quotation" for part in inside) or _in_marks(token):
            return _said_by(token, self.names)
        if any(part.kind == "question" for part in inside):
            return None
        return self.author or (self.interviewed if any(part.kind == "answer" for part in inside) else None)

    def together(self, token: Token) -> str | None:
        """Whom "we" stands for at a place: the government whose statement it is, else whoever speaks."""
        quoted = any(part.kind in ("quotation", "question") for part in self._around(token)) or _in_marks(token)
        if quoted:
            return self.at(token)
        told = self.government or self.at(token) or self.told_by(token)  # "We call on A to stop, the monitors said"
        return told or (None if self._around(token) else self.publisher)

    def quoted(self, token: Token) -> str | None:
        """The speaker of the quotation that a token is part of, where the text names one."""
        quoted = any(part.kind == "quotation" for part in self._around(token)) or _in_marks(token)
        return self.at(token) if quoted else None

    def is_spoken(self, token: Token) -> bool:
        """Whether a token is part of a quotation, a question or an answer."""
        return bool(self._around(token)) or _in_marks(token)

    def told_by(self, token: Token) -> str | None:
        """Who says what a word belongs to: the speaker of its quotation, or the subject of the verb that reports it."""
        verb = speaker_verb(token)
        last = said_last(token) if verb is None else None
        saying = agent(verb) if verb is not None else list(last[:1]) if last is not None else []
        named = actors(saying, self.names) or tuple(entity(one) for one in saying[:1] if _is_unknown_body(one))
        return self.at(token) or next(map(without_day, named), None)

    def speaker_of(self, token: Token) -> str | None:
        """The same; what is said in a question is said by who asks it."""
        said = self.told_by(token)
        question = next((part for part in self._around(token) if part.kind == "question"), None)
        return said if said is not None or question is None else asker_of(question) or self.asking

    def _around(self, token: Token) -> list[Part]:
        place = span_of(token)
        return [part for part in self.parts if part.start <= place.start and place.end <= part.end]


def _is_unknown_body(noun: Token) -> bool:
    """Whether it is part of a longer name that is nobody's: "the Conference of Bishops said"."""
    return (
        noun.pos_ == "PROPN" and noun.ent_type_ in ("ORG", "WORK_OF_ART", "LAW", "FAC") and noun.ent_iob_ in ("B", "I")
    )


def read_voices(document: Document, names: Names) -> Voices:
    """Who speaks where in a document."""
    spoken = tuple(part for part in document.parts if part.kind in SPOKEN)
    quoted = {full_name(part.speaker, names) for part in spoken if part.kind == "quotation" and part.speaker}
    interviewed = quoted.pop() if len(quoted) == 1 else None
    asking = interviewer_of(document) if any(part.kind == "question" for part in spoken) else None
    speaking = (author_of(document, names) or names.narrator, names, government_of(document), interviewed, asking)
    return Voices(spoken, *speaking, publisher_of(document))


def government_of(document: Document) -> str | None:
    """The government that speaks in a statement: what its text has most often for the subject of such a verb."""
    if not is_statement(document):
        return None
    named = Counter(
        match["who"].removeprefix("The ") for pattern in _governments() for match in pattern.finditer(document.text)
    )
    # Of two that are as frequent, the state before its administration.
    return min(named, key=lambda name: (-named[name], "dministration" in name, document.text.find(name)), default=None)


def publisher_of(document: Document) -> str | None:
    """The publisher, where it is a body that speaks for itself: a ministry, a parliament, a commission, an embassy."""
    publisher = document.publisher or ""
    speaks = any(fold(word) in _speaking_bodies() for word in publisher.split())
    return publisher if speaks and document.report_year is None else None


@cache
def _speaking_bodies() -> frozenset[str]:
    return folded("bodies", "speaks_for_itself")


def author_of(document: Document, names: Names) -> str | None:
    """Who makes the statement that a document is, by its title; None where it is no statement."""
    for match in (pattern.search(title) for title in _headlines(document) for pattern in _titles()):
        if match is not None:
            who = match["who"].strip(" ,")
            for office in _offices():
                who = re.sub(rf"^{re.escape(office)} ", "", who)
            return full_name(who, names)
    who = signed_by(document)
    return full_name(who, names) if who is not None else None


def is_statement(document: Document) -> bool:
    """Whether the whole document was said on one occasion, by its title or the line that signs it: a briefing."""
    told = any(pattern.search(title) for title in _headlines(document) for pattern in (*_titles(), *_unsigned()))
    return told or signed_by(document) is not None


def _headlines(document: Document) -> tuple[str, ...]:
    """The title of a document and its first line, where that is another."""
    return tuple(dict.fromkeys(filter(None, (document.title, document.text.lstrip().partition("\n")[0].strip()))))


def full_name(name: str, names: Names) -> str:
    """The fullest form that the document has for a name without its title, or the name as it is."""
    words = [word for word in name.casefold().split() if fold(word).rstrip(".") not in _titles_before_names()]
    for person in names.people:
        if person.name.casefold() == name.casefold():
            return person.name
    for person in names.people:
        own = person.name.casefold().split()
        if words and all(word in own for word in words):
            return person.name
    return name


def _is_named(speaker: str) -> bool:
    """Whether a speaker is given by more than an office ("THE PRESIDENT")."""
    return any(fold(word).rstrip(".") not in {*_titles_before_names(), "the"} for word in speaker.split())


@cache
def _titles_before_names() -> frozenset[str]:
    lists = (folded("titles", name) for name in ("male", "female", "either"))
    return frozenset(word.rstrip(".") for each in lists for word in each)


@cache
def _governments() -> tuple[re.Pattern[str], ...]:
    patterns = lexicon.words_of(lexicon.data("responses")["speaker"], "governments", "responses")
    return tuple(re.compile(pattern) for pattern in sorted(patterns))


@cache
def _titles() -> tuple[re.Pattern[str], ...]:
    patterns = lexicon.words_of(lexicon.data("responses")["speaker"], "titles", "responses")
    return tuple(re.compile(pattern) for pattern in sorted(patterns))


@cache
def _unsigned() -> tuple[re.Pattern[str], ...]:
    patterns = lexicon.words_of(lexicon.data("responses")["speaker"], "unsigned", "responses")
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
