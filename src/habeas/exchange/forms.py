"""The forms that files of exchange come in, and how each is read: into a document's text, and into what it says.

Tables are read by their columns as lists are; the others hold one thing a line. What a text says can be read from it
anew at any time, so an import that was taken back is brought back without its file.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date

from habeas.errors import BadImport
from habeas.exchange import everything, followthemoney, ftm_lines, huridocs, huridocs_tables, said_in
from habeas.exchange.changed_rows import without_told
from habeas.exchange.foreign_rows import is_array_of_rows
from habeas.exchange.lines import extraction_of, extractor_name
from habeas.exchange.model import Brought, Contents
from habeas.exchange.shapes import shape_of, shapes
from habeas.exchange.sources import HandedOn, handed_on, own
from habeas.lists.claims import extraction_of as extraction_of_rows
from habeas.lists.columns import Wanted
from habeas.lists.model import OF_SOURCES, Columns, Problem, Row
from habeas.lists.rows import read_list, rows_of
from habeas.model import Extraction

CASES, FOLLOWTHEMONEY, HURIDOCS, EVERYTHING = "cases", "followthemoney", "huridocs", "everything"
# What holds one thing a line: how its bytes become lines of JSON, and what these say.
_LINES: dict[str, tuple[Callable[[bytes, str], str], Callable[[str], Contents]]] = {
    FOLLOWTHEMONEY: (followthemoney.text_of, followthemoney.contents),
    HURIDOCS: (huridocs.text_of, huridocs.contents),
    EVERYTHING: (everything.text_of, everything.contents),
}

_TITLES = {
    CASES: "a table of cases",
    FOLLOWTHEMONEY: "FollowTheMoney",
    HURIDOCS: "the HURIDOCS events standard",
    EVERYTHING: "another registry",
}
# The days that a table may be of: others are slips.
EARLIEST, LATEST = date(1900, 1, 1), date(2999, 12, 31)
# How files of lines of JSON are called, whatever their first line is.
_ENDINGS_OF_LINES = (".json", ".jsonl", ".ndjson", ".ijson")


@dataclass(frozen=True, slots=True)
class Reading:
    """A file as read: the text of its document, how its columns are read, its rows, and what is not right with it.

    `said` is what it says, of a file that is no table; `handed_on` what a table says of its sources, where it has
    columns for that; `sheets` are those of a workbook, first the one that is read.
    """

    text: str
    columns: Columns | None
    rows: tuple[Row, ...]
    problems: tuple[Problem, ...]
    said: Contents | None = None
    sheets: tuple[str, ...] = ()
    handed_on: Contents = field(default_factory=Contents)


def forms() -> tuple[str, ...]:
    """Their names: a table of cases, the shapes of tables, and those that are no tables."""
    return (CASES, *shapes(), *_LINES)


def title_of(form: str) -> str:
    """What a form is called for people."""
    return _TITLES[form] if form in _TITLES else shapes()[form].title


def is_table(form: str) -> bool:
    """Whether a file in that form is a table, which has columns and a day that it is of."""
    return form not in _LINES


def form_of(content: bytes, name: str) -> str:
    """The form that a file comes in, by what is in it; anything that is none of the others is a table of cases."""
    if content.startswith(b"PK\x03\x04"):
        of_archive = huridocs.form_of_archive(content) or everything.form_of_archive(content)
        return of_archive or shape_of(content, name) or CASES
    if content.lstrip().startswith(b"<"):
        return HURIDOCS
    if content.startswith(b"PAR1") or name.lower().endswith(".parquet"):
        return EVERYTHING
    first = next((line for line in content.split(b"\n", 50)[:50] if line.strip()), b"")
    try:
        thing = json.loads(first)
    except (ValueError, RecursionError):
        thing = None
    if isinstance(thing, dict):
        return FOLLOWTHEMONEY if {"schema", "entity_id"} & set(thing) or ftm_lines.is_wrapped(thing) else EVERYTHING
    if is_array_of_rows(content):
        return EVERYTHING
    if name.lower().endswith(_ENDINGS_OF_LINES):
        return FOLLOWTHEMONEY  # its reader says which line is none
    if ftm_lines.is_table_of_statements(first.decode("utf-8", "replace")):
        return FOLLOWTHEMONEY
    return HURIDOCS if huridocs_tables.is_table(content) else shape_of(content, name) or CASES


def read(content: bytes, name: str, form: str, as_of: date | None, wanted: Wanted | None = None) -> Reading:
    """The file in these bytes.

    Args:
        wanted: what somebody says of the columns of a table, where it is one.

    Raises:
        BadImport, BadList: it cannot be read in that form.
    """
    if form not in forms():
        raise BadImport(f"There is no form {form[:40]!r} to import; there are {', '.join(forms())}.")
    if form in _LINES:
        into_lines, contents = _LINES[form]
        text = into_lines(content, name)
        said = contents(text)
        if not (said.told or said.posts or said.counts):
            raise BadImport(f"{name} tells of no act, office or number; nothing was imported. {_first(said.problems)}")
        return Reading(text, None, (), said.problems, said)
    if as_of is None:
        raise BadImport(needs_day(name))
    if not EARLIEST <= as_of <= LATEST:
        raise BadImport(f"{name} can't be of {as_of.isoformat()}: write the day that it is of like 2024-12-31.")
    asked = wanted if wanted is not None else Wanted(cases=True, held=False)
    if form != CASES:
        asked = shapes()[form].wanted(content, name, asked)
    reading = read_list(content, name, as_of, asked)
    if not reading.rows:
        raise BadImport(f"{name} has no row with a name in it; nothing was imported. {_first(reading.problems)}")
    told = said_in.contents(reading.text)
    if told.sources and not {*OF_SOURCES} <= {*reading.columns.of}:
        raise BadImport(
            f"{name} has columns with what each source says, as Habeas writes them, and not all three are taken for "
            "that. Leave them as they are, or delete them in the file: then it is read as any other table."
        )
    problems = tuple(sorted((*reading.problems, *told.problems)))
    return Reading(reading.text, reading.columns, reading.rows, problems, sheets=reading.sheets, handed_on=told)


def needs_day(name: str) -> str:
    """What is asked where nobody says of which day a table is."""
    return (
        f"Say of which day {name} is: on the page under “Of which day”, and for a command with --as-of. A table says "
        "who is held on its day."
    )


def extraction(document_id: str, text: str, form: str, columns: Columns | None, as_of: date | None) -> Extraction:
    """What an imported document says by itself, read out of its text; not what it hands on of others."""
    if columns is None or as_of is None:
        return extraction_of(document_id, text, own(_LINES[form][1](text)))
    handed_on = said_in.contents(text)
    rows, problems = rows_of(text, columns, as_of)
    problems = tuple(sorted((*problems, *handed_on.problems)))
    return _of_rows(document_id, Reading(text, columns, rows, problems, handed_on=handed_on), as_of)


def extraction_read(document_id: str, reading: Reading, form: str, as_of: date | None) -> Extraction:
    """The same of a file that was only just read."""
    if reading.said is not None:
        return extraction_of(document_id, reading.text, own(reading.said))
    if reading.columns is None or as_of is None:
        return extraction(document_id, reading.text, form, None, as_of)
    return _of_rows(document_id, reading, as_of)


def _of_rows(document_id: str, reading: Reading, as_of: date) -> Extraction:
    """What the rows of a table say by themselves."""
    told = [each for each in reading.problems if each.row > 0]
    found = extraction_of_rows(document_id, reading.text, reading.rows, told, as_of, extractor_name())
    return without_told(found, reading.rows, reading.handed_on)


def documents(text: str, form: str) -> tuple[HandedOn, ...]:
    """What an imported document hands on of others that it names."""
    return handed_on(said_in.contents(text) if is_table(form) else _LINES[form][1](text))


def documents_read(reading: Reading) -> tuple[HandedOn, ...]:
    """The same of a file that was only just read."""
    return handed_on(reading.handed_on if reading.said is None else reading.said)


def decided(text: str, form: str) -> tuple[Brought, ...]:
    """What people of the registry that a file is from decided; of most forms nothing."""
    return () if is_table(form) else _LINES[form][1](text).decided


def problems(text: str, form: str, columns: Columns | None, as_of: date | None) -> tuple[Problem, ...]:
    """What is not right with an imported document, by row or line."""
    if columns is None or as_of is None:
        return _LINES[form][1](text).problems
    return tuple(sorted((*rows_of(text, columns, as_of)[1], *said_in.contents(text).problems)))


def _first(several: tuple[Problem, ...]) -> str:
    first = next((each for each in several if each.row), None)
    return f"Line {first.row}: {first.words}" if first is not None else several[0].words if several else ""
