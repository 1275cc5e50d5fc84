"""All that one document tells, at hand for whoever judges one of its drafts: where each stands, who is told of what.

Nothing is read anew here; it is the reading, the names and the drafts, ready to be asked.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from habeas.claims.parse import span_of
from habeas.claims.voices import is_statement
from habeas.model import Span

if TYPE_CHECKING:
    from spacy.tokens import Span as Tokens
    from spacy.tokens import Token

    from habeas.claims.drafts import Draft
    from habeas.claims.groups import Group
    from habeas.claims.mentions import NameMention
    from habeas.claims.names import Names
    from habeas.claims.parse import Passage, Reading


@dataclass(frozen=True, slots=True)
class Place:
    """Where a draft's trigger stands: its passage, and the word at the head of the trigger."""

    passage: Passage
    head: Token

    @property
    def sentence(self) -> Tokens:
        """The sentence of the trigger."""
        return self.head.sent


@dataclass(frozen=True, slots=True)
class Telling:
    """The drafts of one document with its reading and its names.

    `kind` is "report", "statement" or "news"; `types` are the types of act told of each person and group, how often.
    """

    reading: Reading
    names: Names
    kind: str
    types: dict[str, Counter[str]]
    in_sentence: Counter[int]
    actors: frozenset[str]
    speakers: frozenset[str]
    mentions: dict[str, int]
    _starts: list[int] = field(repr=False)

    def place(self, draft: Draft) -> Place | None:
        """Where a draft's trigger stands; None where its words are not in the parse."""
        number = bisect_right(self._starts, draft.trigger.start) - 1
        if number < 0:
            return None
        passage = self.reading.passages[number]
        start, end = draft.trigger.start - passage.start, draft.trigger.end - passage.start
        words = passage.tokens.char_span(start, end, alignment_mode="expand")
        return Place(passage, words.root) if words is not None and len(words) else None

    def told_of(self, whom: str | Group) -> Counter[str]:
        """The types of act that are told of a person, or of groups under the same noun."""
        return self.types.get(_key(whom), Counter())

    def mentions_in(self, tokens: Tokens) -> list[NameMention]:
        """The places of a sentence that speak of named people."""
        return self.names.mentions(Span(span_of(tokens[0]).start, span_of(tokens[-1]).end))


def telling_of(reading: Reading, names: Names, drafts: list[Draft]) -> Telling:
    """What the drafts of a document tell, all of them together."""
    types: dict[str, Counter[str]] = {}
    for draft in drafts:
        for whom in participants(draft):
            types.setdefault(_key(whom), Counter())[draft.type] += 1
    document = reading.document
    report = document.report_year is not None
    return Telling(
        reading,
        names,
        kind="report" if report else "statement" if is_statement(document) else "news",
        types=types,
        in_sentence=Counter(draft.sentence for draft in drafts),
        actors=frozenset(name for draft in drafts for name in draft.actors),
        speakers=frozenset(draft.speaker for draft in drafts if draft.speaker),
        mentions={person.name: len(person.mentions) for person in names.people},
        _starts=[passage.start for passage in reading.passages],
    )


def participants(draft: Draft) -> tuple[str | Group, ...]:
    """Those whom a draft is about: its people, and the one group that its claim will have."""
    return (*draft.persons, *draft.groups[:1])


def _key(whom: str | Group) -> str:
    return whom if isinstance(whom, str) else f"group {whom.head}"
