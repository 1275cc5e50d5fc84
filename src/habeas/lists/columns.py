"""Which column of a list is what: by its headings in several languages, or as a file of one's own (TOML) says.

Such a file has, all of it optional:

    sheet = "Prisoners"          # the sheet to take
    header = 3                   # the row with the headings, from 1
    dates = "day first"          # or "month first": how to read 03/04/2024

    held = true                  # a table of cases: whether who is in it was in custody on its day unless it says else
    several = true               # a table of cases: a cell of names may have several, parted by commas
    apart = true                 # rows of one name are different people, unless they give one number of the person

    [columns]
    name = "Whom"                # by field the heading of its column
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass, field

from habeas.errors import BadList
from habeas.lists.model import ALL_FIELDS, CONTINUED, FIELDS, Columns, Sheet
from habeas.lists.words import headings, plain

# Above the headings of a list there is at most a title with some remarks.
LATEST_HEADER = 20
_KEYS = {"sheet", "header", "dates", "columns", "held", "several", "apart"}
# How a heading ends under which a column goes on.
_FURTHER = re.compile(r" (\d{1,3})$")
_ORDERS = {"day first": True, "month first": False}


@dataclass(frozen=True, slots=True)
class Wanted:
    """What somebody says of the columns of a list.

    Attributes:
        cases: that it is a table of cases or of incidents, with further columns and several acts in a row.
        only: that no column is what nobody says it is: headings are not looked at.
        acts: by status the act that a row tells of instead of an arrest.
        occupation: what everybody in it is, where no column says it.
    """

    sheet: str | None = None
    header: int | None = None
    day_first: bool | None = None
    columns: dict[str, str] = field(default_factory=dict)
    cases: bool = False
    held: bool = True
    several: bool = False
    apart: bool = False
    only: bool = False
    acts: dict[str, str] = field(default_factory=dict)
    occupation: str | None = None


def read_map(content: bytes, name: str, *, cases: bool = False) -> Wanted:
    """What a file of one's own says of the columns of a list, or of a table of cases.

    Raises:
        BadList: it is no TOML, or says something else than it may.
    """
    try:
        said = tomllib.loads(content.decode("utf-8-sig"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, RecursionError) as error:
        raise BadList(f"{name} is not valid TOML: {error}") from error
    strange = sorted(set(said) - _KEYS)
    if strange:
        raise BadList(f"{name}: {strange[0][:40]!r} is not known; there are {', '.join(sorted(_KEYS))}.")
    columns = said.get("columns", {})
    if not isinstance(columns, dict) or not all(isinstance(each, str) for each in columns.values()):
        raise BadList(f'{name}: [columns] has a line like  arrested = "Date of arrest"  for each field.')
    fields = ALL_FIELDS if cases else FIELDS
    unknown = sorted(set(columns) - set(fields))
    if unknown:
        raise BadList(f"{name}: there is no field {unknown[0][:40]!r}; there are {', '.join(fields)}.")
    header, sheet, dates = said.get("header"), said.get("sheet"), said.get("dates")
    if header is not None and (isinstance(header, bool) or not isinstance(header, int) or header < 1):
        raise BadList(f"{name}: header is the number of the row with the headings, from 1.")
    if sheet is not None and not isinstance(sheet, str):
        raise BadList(f"{name}: sheet is the name of a sheet, in quotation marks.")
    if dates is not None and dates not in _ORDERS:
        raise BadList(f'{name}: dates is "day first" or "month first".')
    for key in ("held", "several", "apart"):
        if not isinstance(said.get(key, False), bool) or (key in said and not cases):
            raise BadList(f"{name}: {key} is true or false, and is only said of a table of cases.")
    return Wanted(
        sheet, None if header is None else header - 1, _ORDERS.get(dates or ""), dict(columns), cases,
        said.get("held", not cases), said.get("several", False), said.get("apart", False),
    )  # fmt: skip


def recognised(sheet: Sheet, *, cases: bool = False) -> int:
    """How many columns the best row of headings of a sheet has that are known."""
    return max((len(_by_words(line, cases)) for line in sheet.lines[:LATEST_HEADER]), default=0)


def columns_of(sheet: Sheet, wanted: Wanted, name: str) -> Columns:
    """The columns of a sheet.

    Raises:
        BadList: a column that somebody names is not there, or none is that of the names.
    """
    header = header_of(sheet, wanted, name)
    titles = sheet.lines[header]
    found = {} if wanted.only else _by_words(titles, wanted.cases)
    for each, title in wanted.columns.items():
        places = [place for place, one in enumerate(titles) if plain(one) == plain(title)]
        if not places:
            raise BadList(f"{name} has no column {title[:60]!r} for {each}; its headings are: {_listed(titles)}.")
        found = {other: place for other, place in found.items() if place != places[0]} | {each: places[0]}
    if "name" not in found and "surname" not in found:
        raise BadList(
            f"{name} has no column with names that is recognised; its headings are: {_listed(titles)}. Say which it "
            "is: on the page by choosing “name” beside it, and for a command in a file that is given with --map and "
            'has the lines  [columns]  and  name = "ITS HEADING".'
        )
    if "name" in found:
        found = {each: place for each, place in found.items() if each not in ("given", "surname")}
    known = {*found.values(), *(place for each in CONTINUED if each in found for place in continued(titles, each))}
    strange = tuple(title for place, title in enumerate(titles) if title and place not in known)
    said = (wanted.day_first, wanted.held, wanted.cases, wanted.several, wanted.apart, wanted.acts, wanted.occupation)
    return Columns(header, found, strange, *said)


def header_of(sheet: Sheet, wanted: Wanted, name: str) -> int:
    """The row of the headings, from 0: the one that somebody names, else that with most headings that are known.

    Raises:
        BadList: the sheet has no such row.
    """
    if wanted.header is not None:
        if wanted.header >= len(sheet.lines):
            raise BadList(f"{name} has no row {wanted.header + 1}; it has {len(sheet.lines)}.")
        return wanted.header
    known = {plain(title) for title in wanted.columns.values()}
    scores = [
        (len(_by_words(line, wanted.cases)) + sum(plain(cell) in known for cell in line), -number)
        for number, line in enumerate(sheet.lines[:LATEST_HEADER])
    ]
    best, number = max(scores)
    if best:
        return -number
    return next(number for number, line in enumerate(sheet.lines) if any(line))


def _by_words(titles: Sequence[str], cases: bool) -> dict[str, int]:
    """By field the first column with a heading for it."""
    found: dict[str, int] = {}
    for place, title in enumerate(titles):
        name = headings(cases).get(plain(title))
        if name is not None:
            found.setdefault(name, place)
    if "name" in found and "surname" in found and "given" not in found:
        found["given"] = found.pop("name")  # beside a surname, "name" and "имя" are the given one
    return found


def continued(titles: Sequence[str], name: str) -> list[int]:
    """The columns of a field that goes on in further ones, in order: those under its heading with a number behind."""
    found: dict[int, int] = {}
    for place, title in enumerate(titles):
        words = plain(title)
        number = _FURTHER.search(words)
        if headings(cases=True).get(words[: number.start()] if number else words) == name:
            found.setdefault(int(number[1]) if number else 1, place)
    return [found[number] for number in sorted(found)]


def _listed(titles: Sequence[str]) -> str:
    return ", ".join(title for title in titles if title)[:300] or "none"
