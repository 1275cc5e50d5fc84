"""A registry full of marked private strings, and how a mark is found in whatever comes out of it."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from habeas.work import withholding
from habeas.work.casework import CaseworkOf, whom
from habeas.work.casework_forms import FormField, kinds
from habeas.work.registry import Registry
from habeas.work.roles import roles

# A word that no document has; every private string of the registry has it.
MARK = "Zyxqalborn"
ROLES = tuple(roles())
PERSON, WITHHELD = "daro-velin", "Tessa Orn"
# Tables that hold what is private. Every other table of the database must not have any of it.
PRIVATE_TABLES = {"record_caseworkentry", "record_caseworkfile", "record_withholding"}


@dataclass(frozen=True)
class Marked:
    """A registry full of marked private strings, with what is needed to ask it everything."""

    folder: Path
    documents: list[str]
    claim: str
    act: str
    count: str
    feeds: dict[str, str]
    tokens: dict[str, str]
    worker: str = "worker"


def fill_registry(registry: Registry) -> None:
    """An entry of every kind with every field filled in, with versions, files, consents and reasons, all marked."""
    casework, person = CaseworkOf(registry.record), whom(registry.record, PERSON)
    for kind in kinds().values():
        fields = {field.name: _filled(field) for field in kind.fields if field.name != kind.until}
        files = [(f"{MARK}.txt", f"{MARK} in a file".encode())]
        made = casework.add(kind.name, fields, person=person, files=files, by="worker")
        casework.change(made.number, fields, because=f"{MARK} changed", by="worker")
        other = casework.add(kind.name, fields, about=f"{MARK} Nobody", by="worker")
        casework.remove(other.number, because=f"{MARK} removed", by="worker")
        casework.add(kind.name, fields, about=f"{MARK} Nobody", by="worker")
    held = withholding.withhold(registry.record, PERSON, ["gender"], because=f"{MARK} asked for it", by="reviewer")
    withholding.undo(registry.record, held.id, because=f"{MARK} came back", by="reviewer")
    withholding.withhold(registry.record, PERSON, ["gender"], because=f"{MARK} asked for it again", by="reviewer")


def _filled(field: FormField) -> Any:
    if field.checklist is not None:
        return {item: {"answer": field.checklist.answers[0], "note": MARK} for item in field.checklist.items}
    if field.type in ("line", "text"):
        return f"{MARK} {field.name}"
    told = {"day": str(date.today()), "time": f"{date.today()} 10:30", "yes-no": "yes", "fields": ["gender"]}  # noqa: DTZ011
    return told[field.type] if field.type in told else field.choices[0]


def leaks(content: bytes | str) -> bool:
    """Whether the mark is in what came out, in any case, also in what is packed in it."""
    return any(_has_it(each) for each in unpacked(content.encode() if isinstance(content, str) else content))


def _has_it(whole: bytes) -> bool:
    if MARK.lower().encode() in whole.lower() or MARK.encode("utf-16-le") in whole:
        return True
    if whole[:4] == b"PAR1":
        import pyarrow.parquet as parquet

        return MARK.lower() in str(parquet.read_table(io.BytesIO(whole)).to_pydict()).lower()
    if whole[:5] == b"%PDF-":
        import pypdfium2

        pages = pypdfium2.PdfDocument(whole)
        return MARK.lower() in "".join(page.get_textpage().get_text_range() for page in pages).lower()
    return False


def unpacked(content: bytes) -> Iterator[bytes]:
    """The bytes of a file, and of those that are packed in it."""
    yield content
    if content[:2] == b"PK":
        with zipfile.ZipFile(io.BytesIO(content)) as packed:
            for name in packed.namelist():
                yield from unpacked(packed.read(name))
