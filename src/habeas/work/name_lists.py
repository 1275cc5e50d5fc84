"""Lists of names as people keep them: a text with one name a line, or a table with names in a column.

Of a table (CSV, or with semicolons or tabs) it is the column headed "name", or else the first. Empty lines, and in a
text those that begin with #, are left out; whatever else is no name is refused with its line.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator
from pathlib import Path

from habeas.errors import NotFound, UnknownTerm
from habeas.work.known_names import fault_of

TABLES = (".csv", ".tsv")
LISTS = (*TABLES, ".txt")
HEADING = "name"
_SEPARATORS = ",;\t"


def names_given(words: Iterable[str]) -> list[str]:
    """The names that were typed, and those in the files that were, in order.

    Raises:
        NotFound: a file is not there.
        UnreadableDocument: a file is not a text.
        UnknownTerm: a line of a file is no name.
    """
    return [name for word in words for name in _of(word)]


def names_in(file: Path) -> list[str]:
    """The names in a list, in its order.

    Raises:
        UnreadableDocument: it is not a text.
        UnknownTerm: a line of it is no name.
    """
    from habeas.documents.decode import decode

    text = decode(file.read_bytes(), file.name)
    rows = _column(text) if file.suffix.lower() in TABLES else _lines(text)
    names = []
    for line, name in rows:
        fault = fault_of(name)
        if fault is not None:
            raise UnknownTerm(f"Line {line} of {file.name} is no name: it {fault}.")
        names.append(name)
    if not names:
        raise UnknownTerm(f"There is no name in {file.name}; write one a line, or in a column headed {HEADING!r}.")
    return names


def _of(word: str) -> list[str]:
    path = Path(word)
    if path.is_file():
        return names_in(path)
    if path.suffix.lower() in LISTS or "/" in word or "\\" in word:
        which = repr(path.name) if path.suffix.lower() in LISTS else "at that place"  # it may be somebody's name
        raise NotFound(f"There is no list {which}; give a file with one name a line, or a name in quotes.")
    return [word]


def _lines(text: str) -> Iterator[tuple[int, str]]:
    for number, line in enumerate(text.splitlines(), start=1):
        if line.strip() and not line.lstrip().startswith("#"):
            yield number, line.strip()


def _column(text: str) -> Iterator[tuple[int, str]]:
    first = text.partition("\n")[0]
    table = csv.reader(text.splitlines(keepends=True), delimiter=max(_SEPARATORS, key=first.count))
    column = None
    for row in table:
        if column is None:
            headings = [cell.strip().casefold() for cell in row]
            column = headings.index(HEADING) if HEADING in headings else 0
            if HEADING in headings:
                continue
        if len(row) > column and row[column].strip():
            yield table.line_num, row[column].strip()
