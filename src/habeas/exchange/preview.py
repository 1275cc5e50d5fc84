"""A file before it is imported: what each of its columns is taken for, its first rows, and what is not right with it.

A table that can't be read as it stands is shown all the same, so that somebody can say which column is what.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import partial

from habeas.errors import BadImport, BadList
from habeas.exchange import forms
from habeas.exchange.model import Contents
from habeas.lists.columns import Wanted, header_of, recognised
from habeas.lists.model import ALL_FIELDS, Columns, Problem
from habeas.lists.sheets import read_sheet
from habeas.lists.words import label
from habeas.terms import claim_type

# The rows that are shown.
SHOWN = 8
# For a table of which nobody said the day yet: no day that stands in it is later.
_ANY_DAY = forms.LATEST


@dataclass(frozen=True, slots=True)
class Preview:
    """What would be read.

    Attributes:
        headings: of a table its headings; empty for any other form.
        fields: for each heading the field that it is taken for; None where it is kept as text.
        lines: the first rows, a cell for each heading.
        rows: how many rows with a name there are, or acts that a file of another form tells of.
        refused: why it can't be imported like this; "" where it can.
        header: the row of the headings, from 1.
        sheets: the sheets of a workbook, first the one that is read.
        acts: of a file that is no table the first acts: what, to whom, by whom, when and where.
        besides: how many offices, kin, people and numbers such a file tells of, by these words; of a table, how many
            documents it hands on.
    """

    form: str
    headings: tuple[str, ...] = ()
    fields: tuple[str | None, ...] = ()
    lines: tuple[tuple[str, ...], ...] = ()
    rows: int = 0
    problems: tuple[Problem, ...] = ()
    held: bool = False
    several: bool = False
    apart: bool = False
    refused: str = ""
    header: int = 1
    day_first: bool | None = None
    sheets: tuple[str, ...] = ()
    acts: tuple[tuple[str, ...], ...] = ()
    besides: tuple[tuple[str, int], ...] = ()


def preview(content: bytes, name: str, form: str | None, as_of: date | None, wanted: Wanted | None) -> Preview:
    """A file as it would be read; a table of which nobody said the day is looked at all the same.

    Raises:
        BadImport, BadList: it can't be opened at all.
    """
    found = form or forms.form_of(content, name)
    if not forms.is_table(found):
        reading = forms.read(content, name, found, as_of)
        return _told(found, reading.said or Contents(), reading.problems)
    asked = wanted if wanted is not None else Wanted(cases=True, held=False)
    try:
        reading = forms.read(content, name, found, as_of or _ANY_DAY, asked)
    except (BadImport, BadList) as error:
        sheet = read_sheet(content, name, partial(recognised, cases=True), asked.sheet)
        columns = Columns(header_of(sheet, asked, name), {}, held=asked.held, several=asked.several, apart=asked.apart)
        sheets = (sheet.title, *sheet.left_out) if sheet.title else ()
        shown = replace(_shown(found, sheet.lines, columns, asked.columns), sheets=sheets, day_first=asked.day_first)
        return replace(shown, refused=str(error))
    columns = reading.columns or Columns(0, {})
    lines = [tuple(line.split("\t")) for line in reading.text.split("\n")]
    named = len(reading.handed_on.sources)
    shown = replace(_shown(found, lines, columns, {}), rows=len(reading.rows), problems=reading.problems,
                    sheets=reading.sheets, day_first=columns.day_first,
                    besides=(("documents", named),) if named else ())  # fmt: skip
    return shown if as_of is not None else replace(shown, refused=forms.needs_day(name))


def _told(form: str, said: Contents, problems: tuple[Problem, ...]) -> Preview:
    """What a file that is no table tells of: its first acts, and the number of everything."""
    acts = tuple(
        (
            claim_type(each.type).label,
            "; ".join(each.persons) or each.group or "; ".join(each.organizations),
            "; ".join(each.actors),
            str(each.date or ""),
            each.place or "",
        )
        for each in said.told[:SHOWN]
    )
    numbers = {"offices": said.posts, "kin": said.kin, "people": said.people, "numbers": said.counts}
    besides = tuple((name, len(several)) for name, several in numbers.items() if several)
    return Preview(form, rows=len(said.told), problems=problems, acts=acts, besides=besides)


def _shown(form: str, lines: Sequence[Sequence[str]], columns: Columns, said: Mapping[str, str]) -> Preview:
    """The headings and the first rows; `said` are headings that somebody named, where the columns could not be read."""
    headings = tuple(lines[columns.header])
    by_place = {place: name for name, place in columns.of.items()}
    by_place |= {headings.index(heading): name for name, heading in said.items() if heading in headings}
    rows = [line for line in lines[columns.header + 1 :] if any(line)][:SHOWN]
    cells = tuple(tuple(line[place] if place < len(line) else "" for place in range(len(headings))) for line in rows)
    fields = tuple(by_place.get(place) for place in range(len(headings)))
    shown = Preview(form, headings, fields, cells, header=columns.header + 1)
    return replace(shown, held=columns.held, several=columns.several, apart=columns.apart)


def chosen(headings: Sequence[str], fields: Sequence[str | None], of_all: Collection[str] = ()) -> Wanted:
    """What somebody chose for each heading, and of all rows: nothing else is guessed.

    Args:
        of_all: which of "held", "several" and "apart" hold.

    Raises:
        BadImport: one field is chosen for two columns, or a column without a heading.
    """
    columns: dict[str, str] = {}
    for heading, name in zip(headings, fields, strict=True):
        if name is None:
            continue
        if name not in ALL_FIELDS or not heading:
            raise BadImport(f"There is no field {name[:40]!r}, or its column has no heading; give it one in the file.")
        if name in columns:
            raise BadImport(f"Two columns are said to be “{label(name)}”; keep the other one as text.")
        columns[name] = heading
    held, several, apart = (name in of_all for name in ("held", "several", "apart"))
    return Wanted(columns=columns, cases=True, held=held, several=several, only=True, apart=apart)
