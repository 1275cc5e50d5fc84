"""What became of every word that may tell of something, noted down as the rules decide, for whoever asks why.

An extraction that nobody asks about carries `SILENT`, which notes nothing: the same is read with both. A note holds
words of the document and names of rules; how it is said to a person stands in `answers/explain.py`.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Literal

from habeas.claims.parse import span_of
from habeas.claims.stance import stance
from habeas.claims.syntax import is_passive

if TYPE_CHECKING:
    from spacy.tokens import Token

    from habeas.claims.drafts import Draft
    from habeas.claims.lexicon import Entry
    from habeas.claims.stance import Response
    from habeas.claims.triggers import Found
    from habeas.model import Span

# Why nothing came of a word; each has its sentence in `data/answers/explain.toml`.
Why = Literal[
    "reference", "covered", "qualifies", "object", "subject", "not_passive", "compound", "modifier",
    "not_modifier", "not_of", "words", "without", "no_act", "denied", "refused", "offence", "nobody",
    "sought", "title", "law", "describes", "no_response", "condition", "for_nobody", "unlikely",
]  # fmt: skip

# What was added to a draft, or read in it, once the whole document was known; each has its sentence there as well.
Remark = Literal["before_trial", "in_custody", "named_after", "dated", "counted", "implied"]


@dataclass(frozen=True, slots=True)
class Note:
    """One word, or run of words, that may tell of something.

    Attributes:
        trigger: where it stands.
        rule: the entry of the lexicon, or the rule of a response, that it was taken for.
        type: the claim type that it would tell of; "" for a word as common as "ask", which many responses are told by.
        entry: the entry, whose conditions say what it asks for; None for a response.
        role: where those stand to whom it was done; "" where they were not looked for or not found.
        passive: whether it is a verb in the passive.
        why: why nothing came of it; None where something did.
    """

    trigger: Span
    rule: str
    type: str
    entry: Entry | None = None
    role: str = ""
    passive: bool = False
    why: Why | None = None


class Trail:
    """Notes nothing. The numbers that it gives out are none."""

    def told(self, found: Found, role: str) -> tuple[int, ...]:  # noqa: ARG002 (nobody asks)
        """A trigger tells of an act of those who stand in a role; the number of its note, for the drafts of it."""
        return ()

    def untold(self, found: Found, why: Why) -> None:
        """A trigger, or a word that could have been one, tells of nothing."""

    def answered(self, response: Response) -> tuple[int, ...]:  # noqa: ARG002 (nobody asks)
        """A word tells of a response; the number of its note, for the draft of it."""
        return ()

    def unanswered(self, head: Token, rule: str, why: Why) -> None:
        """A word that responses are told by tells of none."""

    def dropped(self, drafts: Iterable[Draft], why: Why) -> None:
        """Drafts were made and left out again."""


# For an extraction that nobody asks about.
SILENT = Trail()


@dataclass
class Notes(Trail):
    """Keeps a note of everything; a draft's `noted` are places in `notes`."""

    notes: list[Note] = field(default_factory=list)

    def told(self, found: Found, role: str) -> tuple[int, ...]:
        for other in found.instead:
            self.untold(other, "covered")
        return self._add(_note(found, role=role))

    def untold(self, found: Found, why: Why) -> None:
        self._add(_note(found, why=why))

    def answered(self, response: Response) -> tuple[int, ...]:
        return self._add(Note(span_of(response.head), response.rule, response.type))

    def unanswered(self, head: Token, rule: str, why: Why) -> None:
        self._add(Note(span_of(head), rule, rule.partition(":")[0] or _response_of(head), why=why))

    def dropped(self, drafts: Iterable[Draft], why: Why) -> None:
        for number in (number for draft in drafts for number in draft.noted):
            self.notes[number] = replace(self.notes[number], why=why)

    def of_draft(self, draft: Draft) -> tuple[int, ...]:
        """The number of a new note for a draft that was made without one."""
        return self._add(Note(draft.trigger, draft.rule, draft.type))

    def _add(self, note: Note) -> tuple[int, ...]:
        self.notes.append(note)
        return (len(self.notes) - 1,)


def _note(found: Found, role: str = "", why: Why | None = None) -> Note:
    trigger = span_of(found.head.doc[found.start : found.end])
    entry = found.entry
    return Note(trigger, entry.name, entry.type, entry, role, found.verbal and is_passive(found.head), why)


# The lists of `responses.toml` whose words hardly tell of anything else.
_PLAIN = (
    ("condemnation", ("verbs", "nouns", "adjectives")),
    ("award", ("nouns", "recipients")),
    ("sanction", ("nouns",)),
)


def _response_of(head: Token) -> str:
    """The response that a word plainly stands for; "" for one that is as often used of other things."""
    said = {head.lemma_.lower(), head.lower_}
    return next((kind for kind, lists in _PLAIN if any(said & stance()(kind, name) for name in lists)), "")
