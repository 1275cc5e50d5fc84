"""A registry full of marked private strings, and how a mark is found in whatever comes out of it."""

from __future__ import annotations

import base64
import gzip
import html
import io
import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any
from urllib.parse import unquote_to_bytes

from habeas.work import withholding
from habeas.work.casework import CaseworkOf, whom
from habeas.work.casework_forms import FormField, kinds
from habeas.work.photos import PhotosOf
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
    PhotosOf(registry.record).add(PERSON, _picture(), source="Lamp", by="reviewer")
    casework, person = CaseworkOf(registry.record), whom(registry.record, PERSON)
    for kind in kinds().values():
        fields = {field.name: _filled(field) for field in kind.fields if field.name != kind.until}
        files = [(f"{MARK}.txt", f"{MARK} in a file".encode())]
        made = casework.add(kind.name, fields, person=person, files=files, by="worker")
        casework.change(made.number, fields, because=f"{MARK} changed", by="worker")
        other = casework.add(kind.name, fields, about=f"{MARK} Nobody", by="worker")
        casework.remove(other.number, because=f"{MARK} removed", by="worker")
        casework.add(kind.name, fields, about=f"{MARK} Nobody", by="worker")
    # Of another person: of whom anything is withheld no export has a row, and none would show what it leaks.
    other = "tessa-orn"
    held = withholding.withhold(registry.record, other, ["gender"], because=f"{MARK} asked for it", by="reviewer")
    withholding.undo(registry.record, held.id, because=f"{MARK} came back", by="reviewer")
    withholding.withhold(registry.record, other, ["gender"], because=f"{MARK} asked for it again", by="reviewer")


def _picture() -> bytes:
    from PIL import Image

    file = io.BytesIO()
    Image.new("RGB", (40, 50)).save(file, "PNG")
    return file.getvalue()


def _filled(field: FormField) -> Any:
    if field.checklist is not None:
        return {item: {"answer": field.checklist.answers[0], "note": MARK} for item in field.checklist.items}
    if field.type in ("line", "text"):
        return f"{MARK} {field.name}"
    told = {"day": str(date.today()), "time": f"{date.today()} 10:30", "yes-no": "yes", "fields": ["gender"]}  # noqa: DTZ011
    return told[field.type] if field.type in told else field.choices[0]


def leaks(content: bytes | str) -> bool:
    """Whether the mark is in what came out, in any case, also in what is packed or folded in it."""
    return any(_has_it(each) for each in unpacked(content.encode() if isinstance(content, str) else content))


def _has_it(whole: bytes) -> bool:
    if MARK.lower().encode() in whole.lower() or MARK.encode("utf-16-le") in whole or MARK.encode("utf-16-be") in whole:
        return True
    if whole[:4] == b"PAR1":
        import pyarrow.parquet as parquet

        table = parquet.read_table(io.BytesIO(whole))
        return MARK.lower() in f"{table.to_pydict()} {table.schema}".lower()
    return whole[:5] == b"%PDF-" and MARK.lower() in _of_pdf(whole).lower()


def _of_pdf(whole: bytes) -> str:
    """What a PDF shows, what it says of itself, and its bookmarks."""
    import pypdfium2

    opened = pypdfium2.PdfDocument(whole)
    shown = [page.get_textpage().get_text_range() for page in opened]
    return " ".join([*shown, *opened.get_metadata_dict().values(), *(each.get_title() for each in opened.get_toc())])


# Signs that only base 64 has, in so long a run that it is a file in the text.
_IN_BASE_64 = re.compile(rb"[A-Za-z0-9+/]{40,}={0,2}")
# What begins a line that goes on: in a calendar, and at the end of a line of mail.
_FOLDS = (b"\r\n ", b"\n ", b"=\r\n", b"=\n")


def unpacked(content: bytes) -> Iterator[bytes]:
    """The bytes of a file and of those packed in it, its folded lines whole, and a text without its escapes."""
    yield content
    if content[:2] == b"PK":
        with zipfile.ZipFile(io.BytesIO(content)) as packed:
            yield " ".join(packed.namelist()).encode()
            for name in packed.namelist():
                yield from unpacked(packed.read(name))
    elif content[:2] == b"\x1f\x8b":
        yield from unpacked(gzip.decompress(content))
    elif content[:8] == b"\x89PNG\r\n\x1a\n" or content[:3] == b"\xff\xd8\xff":
        yield _of_picture(content)
    elif b"\0" not in content:
        yield from (content.replace(fold, b"") for fold in _FOLDS if fold in content)
        yield unquote_to_bytes(html.unescape(content.decode(errors="replace")))
        for run in _IN_BASE_64.findall(content):
            bare = run.rstrip(b"=")
            whole = bare[:-1] if len(bare) % 4 == 1 else bare + b"=" * (-len(bare) % 4)
            yield from unpacked(base64.b64decode(whole))


def _of_picture(content: bytes) -> bytes:
    """What a picture says of itself."""
    from PIL import Image

    with Image.open(io.BytesIO(content)) as opened:
        return f"{opened.info} {dict(opened.getexif())}".encode(errors="replace")
