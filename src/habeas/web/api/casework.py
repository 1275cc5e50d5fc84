"""Casework over the API: what the pages of casework show and keep, for tokens that were made with the right to it.

Everything goes through `work.casework`, which asks for the right once more; no other address of the API has any of it.
"""

from __future__ import annotations

import base64
from datetime import date, datetime
from typing import Annotated, Any

from django.http import HttpRequest
from ninja import File, Form, Query, Router, Schema
from ninja.files import UploadedFile
from pydantic import Field

from habeas.web.api.door import Token
from habeas.web.api.shapes import Given, Paging, Text, Word, cut, page_of
from habeas.web.asking import registry_of
from habeas.work.casework import CaseworkOf, Entry, whom
from habeas.work.casework_forms import LONGEST_TEXT, Kind, kinds
from habeas.work.roles import CASEWORK

router = Router(auth=Token(CASEWORK))
LARGEST = 2**31 - 1

Long = Annotated[str, Field(max_length=LONGEST_TEXT)]


class Noted(Given):
    """An answer to a question of a checklist, with a note."""

    answer: Word = ""
    note: Word = ""


# A text, some of the choices of a field, or the answers of a checklist by the keys of its questions.
Value = Long | list[Word] | dict[str, Word | Noted]


class FieldOfForm(Schema):
    """A field of a form; `questions` are those of a checklist by their keys, each with one of the `choices`.

    A day of a field with `past` has come, and one with `after` is not before the day of that field.
    """

    name: str
    label: str
    type: str
    required: bool
    past: bool
    after: str
    choices: list[str]
    questions: dict[str, str]


class KindOfEntry(Schema):
    """A kind of entry, with what its form asks."""

    name: str
    label: str
    fields: list[FieldOfForm]


class Kinds(Schema):
    """All kinds of entries."""

    items: list[KindOfEntry]


class Attached(Schema):
    """A file that is attached to an entry; `kind` is what its bytes are."""

    id: int
    name: str
    kind: str
    size: int
    by: str
    made: datetime


class CaseworkEntry(Schema):
    """An entry as it is now, or one of its versions; `person` is the id of whom it is about, if documents name them.

    `withholds` is what a consent that was refused, withdrawn or is over keeps from being published; null if nothing.
    """

    number: int
    version: int
    kind: str
    title: str
    person: str | None
    name: str
    day: date | None
    done: bool
    withholds: list[str] | None
    removed: bool
    by: str
    made: datetime
    because: str
    fields: dict[str, str | list[str] | dict[str, dict[str, str]]]
    files: list[Attached]


class WholeEntry(CaseworkEntry):
    """An entry with its earlier versions, the newest first."""

    earlier: list[CaseworkEntry]


class Content(Schema):
    """A file with its bytes in base 64."""

    id: int
    name: str
    kind: str
    content: str


class EntryFilters(Paging):
    """Filters of casework; `person` is an id or a name, `open` tells only what is still to be done."""

    kind: Word | None = None
    person: Word | None = None
    open: bool = False


class NewEntry(Given):
    """An entry to be kept: about a person of the record, or by `about` about somebody whom no document names."""

    kind: Word
    person: Word | None = None
    about: Word = ""
    fields: dict[str, Value] = Field(default_factory=dict)


class NewerEntry(Given):
    """The whole form anew. `seen` is the version that you looked at, so that a later one is not lost."""

    fields: dict[str, Value]
    seen: int = Field(ge=1, le=LARGEST)
    because: Text = ""


class Removal(Given):
    """Why an entry is taken out of the lists."""

    because: Text = ""


class Restoring(Given):
    """`version` is the earlier one that holds again, and `seen` the one that you looked at."""

    version: int = Field(ge=1, le=LARGEST)
    seen: int = Field(ge=1, le=LARGEST)
    because: Text = ""


class Detaching(Given):
    """`seen` is the version that you looked at."""

    seen: int = Field(ge=1, le=LARGEST)
    because: Text = ""


class Attaching(Given):
    """`seen` is the version that you looked at."""

    seen: int = Field(ge=1, le=LARGEST)
    because: Text = ""


@router.get("/casework/kinds", response=Kinds)
def forms(request: HttpRequest) -> dict[str, Any]:
    """The kinds of entries, each with its form."""
    _casework(request)
    return {"items": [_kind(each) for each in kinds().values()]}


@router.get("/casework", response=page_of("CaseworkEntries", CaseworkEntry))
def listing(request: HttpRequest, asked: Query[EntryFilters]) -> dict[str, Any]:
    """The entries as they are now, the newest first; what is to be done by its day."""
    casework = _casework(request)
    person = whom(casework.record, asked.person) if asked.person else None
    found = casework.all(asked.kind or None, person)
    if asked.open:
        waiting = {each.number for each in casework.tasks()}
        found = [each for each in found if each.number in waiting]
    numbers, some = cut(found, asked)
    return {**numbers, "items": [_entry(each) for each in some]}


@router.post("/casework", response=WholeEntry)
def add(request: HttpRequest, said: NewEntry) -> dict[str, Any]:
    """Keeps an entry."""
    casework = _casework(request)
    person = whom(casework.record, said.person) if said.person else None
    made = casework.add(said.kind, said.model_dump()["fields"], person=person, about=said.about)
    return _whole(casework, made.number)


@router.get("/casework/{number}", response=WholeEntry)
def entry(request: HttpRequest, number: int) -> dict[str, Any]:
    """One entry with its earlier versions, also one that was taken out of the lists."""
    return _whole(_casework(request), number)


@router.post("/casework/{number}", response=WholeEntry)
def change(request: HttpRequest, number: int, said: NewerEntry) -> dict[str, Any]:
    """Writes a newer version of an entry; the older ones stay."""
    casework = _casework(request)
    casework.change(number, said.model_dump()["fields"], seen=said.seen, because=said.because)
    return _whole(casework, number)


@router.post("/casework/{number}/remove", response=WholeEntry)
def remove(request: HttpRequest, number: int, said: Removal) -> dict[str, Any]:
    """Takes an entry out of the lists; a newer version brings it back."""
    casework = _casework(request)
    casework.remove(number, because=said.because)
    return _whole(casework, number)


@router.post("/casework/{number}/restore", response=WholeEntry)
def restore(request: HttpRequest, number: int, said: Restoring) -> dict[str, Any]:
    """Makes an earlier version hold again, as a newer one; also of an entry that was taken out of the lists."""
    casework = _casework(request)
    casework.restore(number, said.version, seen=said.seen, because=said.because)
    return _whole(casework, number)


@router.post("/casework/{number}/files/{which}/remove", response=WholeEntry)
def detach(request: HttpRequest, number: int, which: int, said: Detaching) -> dict[str, Any]:
    """Takes a file out of an entry, as a newer version; the earlier ones have it still."""
    casework = _casework(request)
    casework.detach(number, which, seen=said.seen, because=said.because)
    return _whole(casework, number)


@router.post("/casework/{number}/files", response=WholeEntry)
def attach(request: HttpRequest, number: int, said: Form[Attaching], attached: File[UploadedFile]) -> dict[str, Any]:
    """Attaches a file to an entry, which is a newer version of it."""
    casework = _casework(request)
    fields = casework.entry(number).kept.fields
    files = [(attached.name or "", attached.read())]
    casework.change(number, fields, seen=said.seen, because=said.because, files=files)
    return _whole(casework, number)


@router.get("/casework/{number}/files/{which}", response=Content)
def file(request: HttpRequest, number: int, which: int) -> dict[str, Any]:
    """An attached file with its bytes. What it is is not trusted: do not open it unseen."""
    found, content = _casework(request).file(number, which)
    told = {"id": found.id, "name": found.name, "kind": found.kind}
    return {**told, "content": base64.b64encode(content).decode("ascii")}


def _casework(request: HttpRequest) -> CaseworkOf:
    return CaseworkOf(registry_of(request).record)


def _kind(kind: Kind) -> dict[str, Any]:
    return {
        "name": kind.name,
        "label": kind.label,
        "fields": [
            {
                **{name: getattr(each, name) for name in ("name", "label", "type", "required", "past", "after")},
                "choices": list(each.choices if each.checklist is None else each.checklist.answers),
                "questions": {} if each.checklist is None else dict(each.checklist.items),
            }
            for each in kind.fields
        ],
    }


def _whole(casework: CaseworkOf, number: int) -> dict[str, Any]:
    now, *earlier = casework.versions(number)
    return {**_entry(now), "earlier": [_entry(each) for each in earlier]}


def _entry(each: Entry) -> dict[str, Any]:
    kept = each.kept
    return {
        **{name: getattr(kept, name) for name in ("number", "version", "kind", "removed", "by", "made", "because")},
        **{name: getattr(each, name) for name in ("title", "name", "day", "done")},
        "withholds": None if each.withholds is None else list(each.withholds),
        "person": None if each.person is None else each.person.id,
        "fields": dict(kept.fields),
        "files": [{name: getattr(one, name) for name in Attached.model_fields} for one in each.files],
    }
