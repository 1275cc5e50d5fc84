"""Drafts of reports over the API: begun, read section by section with the words of every source, changed, approved."""

from __future__ import annotations

from datetime import datetime
from typing import Any, Literal

from django.http import HttpRequest
from ninja import Query, Router, Schema
from pydantic import Field

from habeas.answers.report.edits import digest
from habeas.answers.report.sentences import Sentence
from habeas.errors import NotFound
from habeas.record.drafts import DraftRow, EditRow
from habeas.web.access import demand
from habeas.web.allowed import may_undo_in_draft
from habeas.web.api.deciding import Because
from habeas.web.api.door import Token
from habeas.web.api.shapes import Country, FileMade, Given, Paging, Text, Word, cut, fields_of, file_made, page_of
from habeas.web.asking import registry_of, today
from habeas.web.setting_files import setting_a_file
from habeas.work.drafts import LONGEST_TEXT, Change, DraftFile, DraftsOf
from habeas.work.roles import ANNOTATE, READ, REVIEW

router = Router(auth=Token(READ))
MEDIA_TYPES = {
    "html": "text/html",
    "pdf": "application/pdf",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
}
# Entries of the log, and sentences that are told no more, of which this many come with a draft.
MOST_ENTRIES = 200


class DraftBegun(Schema):
    """A draft: of what it is, in which outline and language, and who began it."""

    id: int
    country: str
    year: int
    outline: str
    include: str
    language: str
    by: str
    made: datetime


class DraftLine(Schema):
    """A section: how much it has, what is new or stale in it, who approved it, and whether it changed since."""

    number: str
    heading: str
    level: int
    sentences: int
    verified: int
    new: int
    stale: int
    approved: str
    changed: bool


class StaleEdit(Schema):
    """What somebody did that no longer fits: its claims are "gone" or "changed", or "reworded" as `now` has them."""

    entry: int
    section: str
    by: str
    text: str
    why: str
    now: str


class DraftEntry(Schema):
    """What somebody did with a draft; `undoes` and `undone_by` are entries of the same log."""

    id: int
    verb: str
    section: str
    target: str
    text: str
    because: str
    by: str
    made: datetime
    undoes: int | None
    undone_by: int | None


class WholeDraft(DraftBegun):
    """A draft as it stands, written from the registry when it was `built`; `gone` is what it tells no more."""

    built: datetime
    sections: list[DraftLine]
    stale: list[StaleEdit]
    gone: list[str]
    log: list[DraftEntry]


class NoteShown(Schema):
    """The words of a document that bear a sentence out, with their place, or a remark."""

    cited: str
    quote: str
    document: str | None
    start: int
    end: int
    remark: str


class SentenceShown(Schema):
    """A sentence with the claims that it tells and its notes; `author` is who wrote it, where a person did."""

    key: str
    kind: str
    text: str
    said: str
    claims: list[str]
    verified: bool
    new: bool
    author: str
    notes: list[NoteShown]


class PassageShown(Schema):
    """Sentences that belong together."""

    key: str
    kind: str
    sentences: list[SentenceShown]


class Omitted(Schema):
    """A sentence that somebody left out, by which entry of the log."""

    entry: int
    text: str
    by: str
    because: str


class SectionShown(Schema):
    """A section as it stands; `seen` is what an approval has to name, so that nobody approves what they did not see."""

    number: str
    heading: str
    approved: str
    seen: str
    passages: list[PassageShown]
    omitted: list[Omitted]


class DraftWanted(Given):
    """Of which country and year, in which outline and language; `include` is "verified" or "all"."""

    country: Country
    year: int = Field(ge=1900, le=2200)
    outline: Word | None = None
    include: Literal["verified", "all"] = "verified"
    language: Word = "en"


class EditGiven(Given):
    """What to do with a section: put a sentence in other words, leave it or a passage out, write something, move.

    `key` is that of the sentence or passage; of `write` that of the passage it stands after, or none for the end.
    `seen` is the `said` of the sentence as it was read: where somebody changed it since, nothing is done.
    """

    do: Literal["edit", "omit", "write", "up", "down"]
    section: Word
    key: Word = ""
    text: str = Field("", max_length=LONGEST_TEXT)
    because: Text = ""
    seen: Word = ""


class Approval(Given):
    """The section that is approved, as `seen`."""

    section: Word
    seen: Word
    because: Text = ""


class FileAsked(Schema):
    """The form of the file."""

    form: Literal["html", "pdf", "docx"] = "html"


@router.get("/drafts", response=page_of("Drafts", DraftBegun))
def listing(request: HttpRequest, asked: Query[Paging]) -> dict[str, Any]:
    """All drafts, the newest first."""
    numbers, some = cut(_drafts(request).all(), asked)
    return {**numbers, "items": [_row(each) for each in some]}


@router.post("/drafts", response=WholeDraft, auth=Token(ANNOTATE))
def begin(request: HttpRequest, said: DraftWanted) -> dict[str, Any]:
    """Begins a draft from what the registry tells now; it takes seconds, so only so many are made."""
    drafts = _drafts(request)
    outline = said.outline or None
    with setting_a_file(request):
        number = drafts.begin(said.country, said.year, outline=outline, include=said.include, language=said.language)
    return _whole(drafts.file(number))


@router.get("/drafts/{number}", response=WholeDraft)
def draft(request: HttpRequest, number: int) -> dict[str, Any]:
    """A draft with its sections, what is to be looked at again, and what people did."""
    return _whole(_drafts(request).file(number))


@router.post("/drafts/{number}/build", response=WholeDraft, auth=Token(ANNOTATE))
def build(request: HttpRequest, number: int) -> dict[str, Any]:
    """Writes the draft again from what the registry tells now; what people did stays."""
    with setting_a_file(request):
        return _whole(_drafts(request).build(number))


@router.get("/drafts/{number}/sections/{section}", response=SectionShown)
def section(request: HttpRequest, number: int, section: str) -> dict[str, Any]:
    """A section with its sentences and their sources."""
    return _section(_drafts(request).file(number), section)


@router.get("/drafts/{number}/file", response=FileMade)
def file(request: HttpRequest, number: int, asked: Query[FileAsked]) -> dict[str, Any]:
    """The draft as it stands as a file, without whoever is withheld."""
    with setting_a_file(request):
        content = _drafts(request).typeset(number, asked.form, today())
    return file_made(f"draft-{number}.{asked.form}", MEDIA_TYPES[asked.form], content)


@router.post("/drafts/{number}/edits", response=SectionShown, auth=Token(ANNOTATE))
def edit(request: HttpRequest, number: int, said: EditGiven) -> dict[str, Any]:
    """Puts a sentence in other words, leaves it out, adds prose, or moves a passage; the section as it is then."""
    drafts = _drafts(request)
    drafts.do(number, Change(said.do, said.section, said.key, said.text, said.because, said.seen))
    return _section(drafts.file(number), said.section)


@router.post("/drafts/{number}/edits/{entry}/undo", response=WholeDraft, auth=Token(ANNOTATE))
def undo(request: HttpRequest, number: int, entry: int, said: Because) -> dict[str, Any]:
    """Takes back what was done: what others did, and an approval, only by who may approve."""
    drafts = _drafts(request)
    done = drafts.entry(number, entry)
    if done is None:
        raise NotFound("There is no such change of this draft.")
    if not may_undo_in_draft(request, done):
        demand(request, REVIEW)
    drafts.undo(number, entry, said.because)
    return _whole(drafts.file(number))


@router.post("/drafts/{number}/approvals", response=SectionShown, auth=Token(REVIEW))
def approve(request: HttpRequest, number: int, said: Approval) -> dict[str, Any]:
    """Approves a section as it was seen."""
    drafts = _drafts(request)
    drafts.approve(number, said.section, said.seen, said.because)
    return _section(drafts.file(number), said.section)


def _drafts(request: HttpRequest) -> DraftsOf:
    return DraftsOf(registry_of(request).record)


def _row(each: DraftRow) -> dict[str, Any]:
    return fields_of(each, DraftBegun)


def _whole(found: DraftFile) -> dict[str, Any]:
    return {
        **_row(found.row),
        "built": found.built,
        "sections": [fields_of(each, DraftLine) for each in found.lines],
        "stale": [
            {**fields_of(each.edit, StaleEdit, "entry", "why", "now"), "entry": each.edit.id, "why": each.why,
             "now": each.now}
            for each in found.told.stale
        ],
        "gone": [each.text for each in found.gone[:MOST_ENTRIES]],
        "log": [_entry(each) for each in found.log[:MOST_ENTRIES]],
    }  # fmt: skip


def _entry(each: EditRow) -> dict[str, Any]:
    return fields_of(each, DraftEntry)


def _section(found: DraftFile, number: str) -> dict[str, Any]:
    here = found.section(number)
    return {
        "number": number,
        "heading": found.heading(here),
        "approved": here.approved,
        "seen": digest(here),
        "passages": [
            {"key": one.key, "kind": one.kind, "sentences": [_sentence(each, found) for each in one.sentences]}
            for one in here.passages
        ],
        "omitted": [
            {"entry": edit.id, "text": text, "by": edit.by, "because": edit.because}
            for edit, text in found.told.omitted.get(number, ())
        ],
    }


def _sentence(each: Sentence, found: DraftFile) -> dict[str, Any]:
    notes = [{**fields_of(note, NoteShown, "document"), "document": note.document_id or None} for note in each.notes]
    return {**fields_of(each, SentenceShown, "new", "notes"), "new": each.key in found.new, "notes": notes}
