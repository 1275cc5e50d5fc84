"""The shapes of tables that people know: which columns they have, in which order, and what stands in each.

A shape is a file in `data/exchange/shapes`, with its source. It says how a table is written and how one is read.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cache
from importlib import resources

from habeas.answers.occupations import class_named
from habeas.errors import BadImport, BadVocabulary
from habeas.exchange.rows import VALUES
from habeas.lists.columns import LATEST_HEADER, Wanted
from habeas.lists.model import ALL_FIELDS, OF_SOURCES, Sheet
from habeas.lists.sheets import read_sheet
from habeas.lists.words import plain
from habeas.terms import claim_types, load_toml

_FOLDER, _OF_SOURCES = "exchange/shapes", "exchange/columns_of_sources.toml"
ROWS = ("case", "act")
CUSTODY = "custody"
# A table is taken for one in a shape when it has at least so much of the shape's headings, and no fewer than three.
LIKE_ENOUGH, FEWEST = 0.6, 3


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its heading, the value written into it (None where it stays empty), and as what it is read.

    `also` are other headings for it, under which those who keep such tables hand them out.
    """

    heading: str
    value: str | None
    field: str | None
    also: tuple[str, ...] = ()

    def among(self, titles: Mapping[str, str]) -> str | None:
        """Under which of these headings, given in plain letters, the column stands; None where it is not there."""
        return next((titles[one] for each in (self.heading, *self.also) if (one := plain(each)) in titles), None)


@dataclass(frozen=True, slots=True)
class Shape:
    """A shape of tables.

    Attributes:
        row: what a row is: a "case" or an "act".
        held: whether only who is in custody is in it, and who is in it was.
        acts: by status, in plain letters, the act that a row tells of on the day of the column of arrests.
        occupation: what everybody is whom a table in it names, where it has no column for that.
        people: the class of people that it is about, by what documents describe them as; None for all.
        several: whether a cell may name several people.
        needed: the headings without which a table is none in this shape.
        only: what the cases in it are about ("custody"), where it has no column for others.
    """

    name: str
    title: str
    source: str
    row: str
    columns: tuple[Column, ...]
    held: bool
    several: bool
    needed: tuple[str, ...]
    people: str | None = None
    acts: Mapping[str, str] = field(default_factory=dict)
    occupation: str | None = None
    only: str | None = None

    def wanted(self, content: bytes, name: str, asked: Wanted) -> Wanted:
        """How the columns of a table in this shape are read; what somebody says of single ones goes before.

        Raises:
            BadImport: it has not the columns that it needs.
        """
        sheet = read_sheet(content, name, self.alike, asked.sheet)
        header = asked.header if asked.header is not None else self._header(sheet)
        titles = {plain(cell): cell for cell in reversed(sheet.lines[header])}
        lacking = [each.heading for each in self.columns if each.heading in self.needed and not each.among(titles)]
        if lacking and not asked.columns:
            there = ", ".join(cell for cell in sheet.lines[header] if cell)[:300] or "none"
            raise BadImport(
                f"{name} has no column {lacking[0]!r}, which a table in the shape “{self.name}” has; its headings are: "
                f"{there}. Import it as a table of cases with --what cases, or say what its columns are with --map."
            )
        if asked.only:
            # Somebody looked at every column, and chose.
            return replace(asked, header=header, acts=dict(self.acts), occupation=self.occupation)
        own = {
            column.field: title
            for column in reversed((*self.columns, *of_sources()))
            if column.field is not None and (title := column.among(titles)) is not None
        }
        return replace(asked, header=header, columns={**own, **asked.columns}, cases=True, held=self.held,
                       several=self.several, only=True, acts=dict(self.acts),
                       occupation=self.occupation)  # fmt: skip

    def alike(self, sheet: Sheet) -> int:
        """How many of the shape's columns the best row of a sheet has."""
        return max((self._known(line) for line in sheet.lines[:LATEST_HEADER]), default=0)

    def _known(self, line: Sequence[str]) -> int:
        titles = {plain(cell): cell for cell in line}
        return sum(column.among(titles) is not None for column in self.columns)

    def _header(self, sheet: Sheet) -> int:
        scores = [(self._known(line), -number) for number, line in enumerate(sheet.lines[:LATEST_HEADER])]
        return -max(scores)[1]


@cache
def of_sources() -> tuple[Column, ...]:
    """The columns that Habeas writes at the end of a table in any shape, so that its sources come back from it.

    Raises:
        BadVocabulary: the file does not say what it should.
    """
    columns = _columns(load_toml(_OF_SOURCES), f"data/{_OF_SOURCES}")
    if tuple(column.field for column in columns) != OF_SOURCES:
        raise BadVocabulary(f"data/{_OF_SOURCES} needs a [[column]] for each of {', '.join(OF_SOURCES)}")
    return columns


@cache
def shapes() -> dict[str, Shape]:
    """All shapes by name.

    Raises:
        BadVocabulary: a file does not say what it should.
    """
    files = sorted(each.name for each in resources.files("habeas.data").joinpath(_FOLDER).iterdir())
    names = [each.removesuffix(".toml") for each in files if each.endswith(".toml")]
    return {name: _shape(name, load_toml(f"{_FOLDER}/{name}.toml")) for name in names}


def shape_of(content: bytes, name: str) -> str | None:
    """The shape that a table is in, by its headings; None where it is in none."""
    likeness = {}
    sheet = read_sheet(content, name, lambda one: max(shape.alike(one) for shape in shapes().values()))
    for shape in shapes().values():
        number = shape.alike(sheet)
        if number >= max(FEWEST, LIKE_ENOUGH * len(shape.columns)):
            likeness[shape.name] = number / len(shape.columns)
    return max(sorted(likeness), key=lambda each: likeness[each]) if likeness else None


def _shape(name: str, data: dict[str, object]) -> Shape:
    where = f"data/{_FOLDER}/{name}.toml"
    if not all(isinstance(data.get(key), str) for key in ("title", "source", "row")):
        raise BadVocabulary(f"{where} needs a title, a source, and what a row is")
    if data["row"] not in ROWS:
        raise BadVocabulary(f"{where}: a row is one of {', '.join(ROWS)}")
    if data.get("only") not in (None, CUSTODY):
        raise BadVocabulary(f"{where}: only is {CUSTODY!r}, or left out")
    found = _columns(data, where)
    people = data.get("people")
    needed = tuple(column.heading for column in found if column.field in ("name", "given", "surname"))[:1]
    return Shape(
        name, str(data["title"]), str(data["source"]), str(data["row"]), found, bool(data.get("held", False)),
        bool(data.get("several", False)), needed, None if people is None else class_named(str(people)),
        _acts(data.get("acts", {}), where), None if (known := data.get("occupation")) is None else str(known),
        None if (only := data.get("only")) is None else str(only),
    )  # fmt: skip


def _columns(data: dict[str, object], where: str) -> tuple[Column, ...]:
    columns, found = data.get("column"), []
    if not isinstance(columns, list):
        raise BadVocabulary(f"{where} needs a [[column]] for each column")
    for each in columns:
        if set(each) - {"heading", "value", "field", "also"} or "heading" not in each:
            raise BadVocabulary(f"{where}: a column has a heading, and may have a value, a field and other headings")
        value, field, also = each.get("value"), each.get("field"), tuple(map(str, each.get("also", ())))
        if (value is not None and value not in VALUES) or (field is not None and field not in ALL_FIELDS):
            raise BadVocabulary(f"{where}, {each['heading']!r}: there is no value {value} or no field {field}")
        found.append(Column(each["heading"], value, field, also))
    return tuple(found)


def _acts(given: object, where: str) -> dict[str, str]:
    if not isinstance(given, dict) or not set(given.values()) <= set(claim_types()):
        raise BadVocabulary(f"{where}: [acts] has for a status the type of an act")
    return {plain(status): str(kind) for status, kind in given.items()}


def shape_named(name: str) -> Shape:
    """The shape of that name.

    Raises:
        BadImport: there is none.
    """
    try:
        return shapes()[name]
    except KeyError as error:
        raise BadImport(f"There is no shape {name[:40]!r}; there are {', '.join(shapes())}.") from error
