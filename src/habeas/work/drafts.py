"""Drafts that people work on: begun from the registry, built again when it changed, edited, approved, and made a file.

What people did is put on top of the latest build; nothing they wrote is lost when the registry tells something else.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime

from habeas.answers.manuscript import Note
from habeas.answers.report.draft import Section
from habeas.answers.report.edits import APPROVE, EDIT, OMIT, ORDER, UNDO, WRITE, Edit, Edited, compared, digest, edited
from habeas.answers.report.kept import read, written
from habeas.answers.report.sentences import Sentence
from habeas.answers.report.wording import wording_in
from habeas.answers.site.redaction import Redactor
from habeas.errors import NotFound, StaleDecision, UnknownTerm
from habeas.model import Quote
from habeas.record import drafts as rows
from habeas.record.connect import Record
from habeas.record.drafts import DraftRow, EditRow
from habeas.work.leaving_out import unsaid
from habeas.work.reports import ReportsOf, Written
from habeas.work.words import one_line, whoami
from habeas.work.writing import writing

# The longest that somebody writes in one piece; a chapter of a report is about as long.
LONGEST_TEXT = 20_000
UP, DOWN = "up", "down"
# What can be done with a section.
DONE = (EDIT, OMIT, WRITE, UP, DOWN)


@dataclass(frozen=True, slots=True)
class Change:
    """What somebody does with a section: one of `DONE`, with a sentence or a passage, in their words.

    Attributes:
        key: of the sentence or the passage; of `WRITE` that of the passage it stands after.
        seen: what the sentence said (`Sentence.said`) when they looked at it; empty where that is not known.
    """

    done: str
    section: str
    key: str = ""
    text: str = ""
    because: str = ""
    seen: str = ""


@dataclass(frozen=True, slots=True)
class SectionLine:
    """A section in the list of them: how much it has, what is new or stale in it, and who approved it.

    `changed` is whether it changed since somebody did.
    """

    number: str
    heading: str
    level: int
    sentences: int
    verified: int
    new: int
    stale: int
    approved: str
    changed: bool


@dataclass(frozen=True, slots=True)
class DraftFile:
    """A draft as it stands.

    Attributes:
        told: its sections with what people did, and what of that no longer fits.
        new: keys of sentences that the build before the last did not tell.
        gone: sentences of the build before that are told no more.
        log: what people did, the latest first.
    """

    row: DraftRow
    built: datetime
    told: Edited
    new: frozenset[str]
    gone: tuple[Sentence, ...]
    log: tuple[EditRow, ...]

    def section(self, number: str) -> Section:
        """The section with that number.

        Raises:
            NotFound: there is none.
        """
        for section in self.told.sections:
            if section.part.number == number:
                return section
        raise NotFound(f"Draft {self.row.id} has no section {number[:40]!r}.")

    def heading(self, section: Section) -> str:
        """The heading of a section in the language of the draft."""
        wording = wording_in(self.row.language, self.row.outline)
        return section.part.headed(wording.heading(section.part.words))

    @property
    def lines(self) -> list[SectionLine]:
        """Its sections as a list."""
        return [self._line(each) for each in self.told.sections]

    def _line(self, section: Section) -> SectionLine:
        number = section.part.number
        return SectionLine(
            number=number,
            heading=self.heading(section),
            level=section.part.level,
            sentences=len(section.sentences),
            verified=sum(sentence.verified for sentence in section.sentences),
            new=sum(sentence.key in self.new for sentence in section.sentences),
            stale=sum(stale.edit.section == number for stale in self.told.stale),
            approved=section.approved,
            changed=number in self.told.changed_since,
        )


class DraftsOf:
    """The drafts of one registry.

    >>> drafts = DraftsOf(registry.record)                                     # doctest: +SKIP
    >>> drafts.edit(1, "1.d", "0f3a…", "The court heard the case in camera.")  # doctest: +SKIP
    """

    def __init__(self, record: Record) -> None:
        self.record = record

    def all(self) -> list[DraftRow]:
        """All drafts, the newest first."""
        return rows.all_drafts(self.record)

    def begin(
        self, country: str, year: int, *, outline: str | None = None, include: str = "verified", language: str = "en"
    ) -> int:
        """Begins a draft from what the registry tells now; its number.

        Raises:
            UnknownTerm: a country, an outline or what to include is none.
        """
        made = ReportsOf(self.record).write(country, year, outline=outline, include=include, language=language)
        asked = made.draft.asked
        with writing(self.record), self.record.transaction():
            number = rows.begin(
                self.record, by=whoami(), made=datetime.now(UTC), country=country, year=year, outline=asked.outline,
                include=include, language=language,
            )  # fmt: skip
            self._keep(number, made.draft.sections)
        return number

    def build(self, number: int) -> DraftFile:
        """Builds the draft again from what the registry tells now; what people did stays."""
        row = rows.draft(self.record, number)
        made = self._write(row)
        with writing(self.record), self.record.transaction():
            self._keep(number, made.draft.sections)
        return self.file(number)

    def file(self, number: int) -> DraftFile:
        """The draft as it stands.

        Raises:
            NotFound: there is none.
        """
        row, log = rows.draft(self.record, number), rows.edits(self.record, number)
        built = rows.builds(self.record, number)
        sections = read(built[0].sections)
        new, gone = compared(read(built[1].sections), sections) if len(built) > 1 else (frozenset[str](), ())
        holding = [_edit(each) for each in log if each.verb != UNDO and each.undone_by is None]
        return DraftFile(row, built[0].made, edited(sections, holding), new, gone, tuple(reversed(log)))

    def do(self, number: int, change: Change) -> None:
        """Does what somebody wants to do with a section.

        Raises:
            UnknownTerm: it is none of `DONE`, or as for each of them.
            StaleDecision: somebody else changed the sentence since they looked at it, or as for each of them.
            NotFound: as for each of them.
        """
        done, section, key = change.done, change.section, change.key
        if change.seen and done in (EDIT, OMIT):
            self._demand_unchanged(number, section, key, change.seen)
        if done == EDIT:
            self.edit(number, section, key, change.text, change.because)
        elif done == OMIT:
            self.omit(number, section, key, change.because)
        elif done == WRITE:
            self.write(number, section, change.text, key, change.because)
        else:
            self.move(number, section, key, done)

    def edit(self, number: int, section: str, key: str, text: str, because: str = "") -> None:
        """Puts a sentence in other words; its footnotes stay.

        Raises:
            StaleDecision: the sentence is not in the draft any more.
            UnknownTerm: there are no words, or too many.
        """
        found = self._sentence(number, section, key)
        self._add(number, EDIT, section, key, _whole(text), {"text": found.text, "claims": list(found.claims)}, because)

    def omit(self, number: int, section: str, key: str, because: str = "") -> None:
        """Leaves a sentence or a whole passage out."""
        part = self.file(number).section(section)
        passage = next((one for one in part.passages if one.key == key), None)
        sentences = passage.sentences if passage else (self._sentence(number, section, key),)
        value = {"text": sentences[0].text, "claims": sorted({claim for one in sentences for claim in one.claims})}
        self._add(number, OMIT, section, key, "", value, because)

    def write(self, number: int, section: str, text: str, after: str = "", because: str = "") -> None:
        """Adds prose of one's own to a section: after a passage, or at its end."""
        part = self.file(number).section(section)
        last = part.passages[-1].key if part.passages else ""
        self._add(number, WRITE, section, after or last, _whole(text), {}, because)

    def move(self, number: int, section: str, key: str, way: str) -> None:
        """Moves a passage one place up or down in its section.

        Raises:
            UnknownTerm: that is neither up nor down.
            StaleDecision: the passage is not in the draft any more.
        """
        if way not in (UP, DOWN):
            raise UnknownTerm(f"A passage is moved {UP} or {DOWN}, not {way[:20]!r}.")
        order = [passage.key for passage in self.file(number).section(section).passages]
        if key not in order:
            raise StaleDecision("This passage is not in the draft any more; look at the section again.")
        place = order.index(key)
        other = min(max(place + (1 if way == DOWN else -1), 0), len(order) - 1)
        order[place], order[other] = order[other], order[place]
        self._add(number, ORDER, section, key, "", {"order": order}, "")

    def approve(self, number: int, section: str, seen: str, because: str = "") -> None:
        """Approves a section as somebody saw it.

        Raises:
            StaleDecision: it says something else now.
        """
        now = digest(self.file(number).section(section))
        if seen != now:
            raise StaleDecision("This section changed since you looked at it; read it again before you approve it.")
        self._add(number, APPROVE, section, "", "", {"digest": now}, because)

    def undo(self, number: int, entry: int, because: str = "") -> None:
        """Takes back what somebody did.

        Raises:
            NotFound, AlreadyDecided: there is no such entry, or it is taken back.
        """
        with writing(self.record), self.record.transaction():
            rows.undo(self.record, number, entry, by=whoami(), made=datetime.now(UTC), because=one_line(because))

    def entry(self, number: int, entry: int) -> EditRow | None:
        """An entry of the log; None where there is none."""
        return next((each for each in rows.edits(self.record, number) if each.id == entry), None)

    def typeset(self, number: int, form: str, made: date) -> bytes:
        """The draft as it stands, as a file; tables and drawings are of what the registry tells now."""
        from habeas.answers.report.setting import manuscript_of
        from habeas.answers.typeset import typeset

        standing = self.file(number)
        fresh = self._write(standing.row, made)
        held = unsaid(self.record)
        taken = Redactor() if held is None else held.redactor
        others = {act.person_name for act in fresh.material.acts if act.person_name is not None}
        own = taken.with_surnames(others)
        sections = [_without(section, fresh.material.withheld, taken, own) for section in standing.told.sections]
        draft = replace(fresh.draft, sections=tuple(sections))
        return typeset(manuscript_of(draft, fresh.material), form)

    def _write(self, row: DraftRow, made: date | None = None) -> Written:
        return ReportsOf(self.record).write(
            row.country, row.year, outline=row.outline, include=row.include, language=row.language, made=made
        )

    def _keep(self, number: int, sections: Sequence[Section]) -> None:
        rows.add_build(self.record, number, written(sections), by=whoami(), made=datetime.now(UTC))

    def _sentence(self, number: int, section: str, key: str) -> Sentence:
        for sentence in self.file(number).section(section).sentences:
            if sentence.key == key:
                return sentence
        raise StaleDecision("This sentence is not in the draft any more; look at the section again.")

    def _demand_unchanged(self, number: int, section: str, key: str, seen: str) -> None:
        now = self._sentence(number, section, key)
        if now.said != seen:
            raise StaleDecision(
                f"This sentence was changed since you looked at it, by {now.author or 'a new build'}; it says now: "
                f"“{now.text}”. Yours was not kept; read it, and do it again if you still want to."
            )

    def _add(
        self, number: int, verb: str, section: str, target: str, text: str, value: Mapping[str, object], because: str
    ) -> None:
        with writing(self.record), self.record.transaction():
            rows.add_edit(
                self.record, number, by=whoami(), made=datetime.now(UTC), verb=verb, section=section, target=target,
                text=text, value=dict(value), because=one_line(because),
            )  # fmt: skip


def _edit(row: EditRow) -> Edit:
    return Edit(row.id, row.verb, row.section, row.by, row.made, row.target, row.text, row.value, row.because)


def _without(section: Section, withheld: frozenset[str], taken: Redactor, own: Redactor) -> Section:
    """The section without what is told of people who were withheld since it was written, and of whom its notes name.

    Args:
        own: cuts a surname alone too, out of what somebody wrote in words of their own.
    """
    passages = []
    for passage in section.passages:
        told = tuple(
            replace(
                one,
                text=own.cut(one.text) if one.author else one.text,
                notes=tuple(_noted(note, taken) for note in one.notes),
            )
            for one in passage.sentences
            if not withheld & set(one.people)
        )
        if told:
            passages.append(replace(passage, sentences=told))
    return replace(section, passages=tuple(passages))


def _noted(note: Note, taken: Redactor) -> Note:
    """The footnote without names, also where its document speaks of somebody by the surname alone."""
    if len(note.quote) != note.end - note.start:  # no longer as it stands in the document: it was cut before
        return note
    return replace(note, quote=taken.quote(Quote(note.start, note.end, note.quote), note.document_id).text)


def _whole(text: str) -> str:
    words = " ".join(text.split())
    if not words:
        raise UnknownTerm("There are no words in it; to take a sentence out, leave it out instead.")
    if len(words) > LONGEST_TEXT:
        raise UnknownTerm(f"That is longer than {LONGEST_TEXT:,} characters; write it in several pieces.")
    return words
