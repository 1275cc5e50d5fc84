"""What people did with a draft, put on top of what a build tells; and what of it no longer fits.

An edit names a sentence or a passage by its key, which its claims give. Where these changed, the edit is not put on
something else: it is told as stale, with its words, for a person to do again.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any

from habeas.answers.report.draft import PROSE, Passage, Section
from habeas.answers.report.sentences import Sentence

EDIT, OMIT, WRITE, ORDER, APPROVE, UNDO = "edit", "omit", "write", "order", "approve", "undo"
VERBS = (EDIT, OMIT, WRITE, ORDER, APPROVE)
# Why an edit no longer fits.
GONE, CHANGED, REWORDED = "gone", "changed", "reworded"


@dataclass(frozen=True, slots=True)
class Edit:
    """One thing that somebody did.

    Attributes:
        target: the key of a sentence (`EDIT`, `OMIT`) or of a passage (`OMIT`, or after which `WRITE` stands); empty
            for a section.
        text: the words of a person.
        value: what was there before: `text` and `claims` of a sentence, `order` of passages, `digest` of a section.
    """

    id: int
    verb: str
    section: str
    by: str
    made: datetime
    target: str = ""
    text: str = ""
    value: Mapping[str, Any] = field(default_factory=dict)
    because: str = ""


@dataclass(frozen=True, slots=True)
class Stale:
    """An edit that no longer fits: its claims are `GONE` or `CHANGED`, or the same claims are `REWORDED` now."""

    edit: Edit
    why: str
    now: str = ""


@dataclass(frozen=True, slots=True)
class Edited:
    """The sections as people made them, and what they have to look at again.

    Attributes:
        omitted: sentences that are left out, by section.
        stale: edits that no longer fit.
        changed_since: numbers of sections that changed since somebody approved them.
    """

    sections: tuple[Section, ...]
    omitted: Mapping[str, tuple[tuple[Edit, str], ...]]
    stale: tuple[Stale, ...]
    changed_since: tuple[str, ...]


def edited(sections: Sequence[Section], edits: Iterable[Edit]) -> Edited:
    """Puts edits that hold, in their order, on the sections of a build."""
    by_section: dict[str, list[Edit]] = {}
    for edit in edits:
        by_section.setdefault(edit.section, []).append(edit)
    done = [_Desk(section).all(by_section.pop(section.part.number, [])) for section in sections]
    lost = [Stale(edit, GONE) for several in by_section.values() for edit in several]
    return Edited(
        tuple(desk.section for desk in done),
        {desk.section.part.number: tuple(desk.omitted) for desk in done if desk.omitted},
        tuple([stale for desk in done for stale in desk.stale] + lost),
        tuple(desk.section.part.number for desk in done if desk.changed_since),
    )


def digest(section: Section) -> str:
    """16 hexadecimal digits of what a section says, in its order."""
    told = "\n".join(sentence.text for sentence in section.sentences)
    return hashlib.sha1(told.encode(), usedforsecurity=False).hexdigest()[:16]


def compared(before: Sequence[Section], after: Sequence[Section]) -> tuple[frozenset[str], tuple[Sentence, ...]]:
    """The keys of sentences that an earlier build did not tell, and the sentences of it that are told no more."""
    earlier = {one.key: one for section in before for one in section.sentences}
    now = {one.key: one for section in after for one in section.sentences}
    return frozenset(now) - frozenset(earlier), tuple(one for key, one in earlier.items() if key not in now)


class _Desk:
    """One section while edits are put on it."""

    def __init__(self, section: Section) -> None:
        self.section = section
        self.omitted: list[tuple[Edit, str]] = []
        self.stale: list[Stale] = []
        self.changed_since = False

    def all(self, edits: Iterable[Edit]) -> _Desk:
        # An approval is of what stands after all else is done.
        for edit in sorted(edits, key=lambda one: (one.verb == APPROVE, one.id)):
            {EDIT: self._edit, OMIT: self._omit, WRITE: self._write, ORDER: self._order, APPROVE: self._approve}[
                edit.verb
            ](edit)
        return self

    def _edit(self, edit: Edit) -> None:
        found = self._sentence(edit)
        if found is None:
            return
        if not found.author and found.text != edit.value.get("text"):
            self.stale.append(Stale(edit, REWORDED, found.text))
            return
        self._put(found.key, (replace(found, text=edit.text, author=edit.by),))

    def _omit(self, edit: Edit) -> None:
        passage = next((one for one in self.section.passages if one.key == edit.target), None)
        if passage is not None:
            self.omitted += [(edit, sentence.text) for sentence in passage.sentences]
            self._keep([one for one in self.section.passages if one is not passage])
            return
        found = self._sentence(edit)
        if found is not None:
            self.omitted.append((edit, found.text))
            self._put(found.key, ())

    def _write(self, edit: Edit) -> None:
        """Prose of a person stands after the passage it was written after; where that is gone, at the end."""
        prose = Passage(f"prose-{edit.id}", PROSE, (Sentence(f"prose-{edit.id}", PROSE, edit.text, author=edit.by),))
        keys = [passage.key for passage in self.section.passages]
        place = keys.index(edit.target) + 1 if edit.target in keys else len(keys)
        self._keep([*self.section.passages[:place], prose, *self.section.passages[place:]])

    def _order(self, edit: Edit) -> None:
        """Passages in the order that somebody gave them; what came since stands where it stood."""
        order = {key: place for place, key in enumerate(edit.value.get("order", ()))}
        last = -1.0
        ranks = []
        for passage in self.section.passages:
            last = order[passage.key] if passage.key in order else last + 0.001
            ranks.append((last, passage))
        self._keep([passage for _, passage in sorted(ranks, key=lambda one: one[0])])

    def _approve(self, edit: Edit) -> None:
        if edit.value.get("digest") == digest(self.section):
            self.section, self.changed_since = replace(self.section, approved=edit.by), False
        elif not self.section.approved:
            self.changed_since = True

    def _sentence(self, edit: Edit) -> Sentence | None:
        for sentence in self.section.sentences:
            if sentence.key == edit.target:
                return sentence
        claims = set(edit.value.get("claims", ()))
        like = next((one for one in self.section.sentences if claims & set(one.claims)), None)
        self.stale.append(Stale(edit, GONE if like is None else CHANGED, "" if like is None else like.text))
        return None

    def _put(self, key: str, sentences: tuple[Sentence, ...]) -> None:
        kept = []
        for passage in self.section.passages:
            told = tuple(new for one in passage.sentences for new in (sentences if one.key == key else (one,)))
            if told:
                kept.append(replace(passage, sentences=told))
        self._keep(kept)

    def _keep(self, passages: Sequence[Passage]) -> None:
        self.section = replace(self.section, passages=tuple(passages))
