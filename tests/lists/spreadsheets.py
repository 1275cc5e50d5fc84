"""Makes small spreadsheets: the same rows as CSV and as XLSX."""

from __future__ import annotations

import csv
import io
import zipfile
from collections.abc import Iterable, Sequence


def as_csv(rows: Iterable[Sequence[object]], delimiter: str = ",") -> bytes:
    file = io.StringIO()
    csv.writer(file, delimiter=delimiter).writerows(rows)
    return file.getvalue().encode()


def as_xlsx(rows: Iterable[Sequence[object]], **further: Iterable[Sequence[object]]) -> bytes:
    from openpyxl import Workbook

    book = Workbook()
    for title, some in {"List": rows, **further}.items():
        sheet = book.create_sheet(title)
        for row in some:
            sheet.append(list(row))
    del book["Sheet"]
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def with_member(content: bytes, name: str, inside: bytes) -> bytes:
    """The XLSX with one member added, or changed."""
    file = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as before, zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as after:
        for member in before.infolist():
            if member.filename != name:
                after.writestr(member, before.read(member))
        after.writestr(name, inside)
    return file.getvalue()
