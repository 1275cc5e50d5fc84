"""The nouns of lists: a spreadsheet's rows as written, what a row says of one person, and a list as it was received."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime

from habeas.dates import PartialDate
from habeas.model import Span

# The fields that a column may be, in the order in which they are shown; `data/lists/columns.toml` says by what words.
FIELDS = (
    "name", "given", "surname", "other_name", "born", "gender", "occupation", "arrested", "charge", "sentenced", "term",
    "court", "status", "place", "region", "released",
)  # fmt: skip
# What a table of cases or of incidents has besides; `data/lists/case_columns.toml` says by what words.
CASE_FIELDS = (
    "charged", "tried", "act", "happened", "actor", "organization", "source", "note", "person_number",
    "country", "said", "said_in", "check",
)  # fmt: skip
# What only tables have that Habeas wrote: what each source of a row says, in which documents, and a digest of the row.
OF_SOURCES = ("said", "said_in", "check")
# Of these what may go on in further columns, since a cell has room for so much: "HEADING 2".
CONTINUED = ("said", "said_in")
ALL_FIELDS = (*FIELDS, *CASE_FIELDS)
DATES = ("born", "arrested", "charged", "tried", "sentenced", "released", "happened")


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """What is not right with a row (counted from 1 as in the spreadsheet; 0 for the whole list), by code and in words.

    No name stands in the words: they may end up in a log.
    """

    row: int
    code: str
    words: str


@dataclass(frozen=True, slots=True)
class Sheet:
    """A spreadsheet as lines of cells, all of them, also empty ones: the line of a row is its number less one.

    `left_out` names further sheets of the file that have something in them and are not read, `hidden` those of them
    that the file hides; `problems` is what the file marks in the sheet, such as rows that it hides. `since_1904` says
    that its workbook counts days from 1904, `title` what it is called there.
    """

    lines: tuple[tuple[str, ...], ...]
    left_out: tuple[str, ...] = ()
    hidden: tuple[str, ...] = ()
    problems: tuple[Problem, ...] = ()
    since_1904: bool = False
    title: str = ""


@dataclass(frozen=True, slots=True)
class Columns:
    """Which column is which field, and in which row the headings are (both counted from 0).

    Attributes:
        strange: headings that are no field.
        day_first: whether 03/04/2024 is in April, where somebody said so.
        held: whether who is on it was in custody on its day unless the row says otherwise, as on a list of prisoners.
        cases: whether it is a table of cases or incidents, whose rows tell of several dated acts.
        several: whether a cell may name several people, each with their outlet in brackets: "A Bek (Sun), C Dor".
        apart: whether rows of one name are different people, unless they give one number of the person.
        acts: by status, in plain letters, the act that a row tells of instead of an arrest, on the day of that column.
        occupation: what everybody in it is by its kind, where no column says it.
        of_file: what is to be said of the file besides its rows, each as the parts of a `Problem`: no text has it.
    """

    header: int
    of: Mapping[str, int]
    strange: tuple[str, ...] = ()
    day_first: bool | None = None
    held: bool = True
    cases: bool = False
    several: bool = False
    apart: bool = False
    acts: Mapping[str, str] = field(default_factory=dict)
    occupation: str | None = None
    of_file: tuple[tuple[int, str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Row:
    """What a list says of one person.

    Attributes:
        number: the row's in the spreadsheet, from 1.
        span: where the row stands in the document's text.
        name: as written, or given name and surname where these are two columns.
        name_spans: the cells of the name.
        cells: by field what is written there, if anything; a date that cannot be read stands here, too.
        dates: by field the dates, as precisely as the list gives them.
        custody: as what the list says that the person is held on its day: "imprisonment" or "remand"; "release" or
            "gone" where it says that they are not; "" where it says nothing of it.
        act: the claim type of what happened, where a column says that; `further` are those that it says besides.
        country: ISO 3166-1 alpha-2 of where it happened, where a column says that.
        kept: whether it has what its sources say, and is as it was written: then it says nothing by itself.
    """

    number: int
    span: Span
    name: str
    name_spans: tuple[Span, ...]
    cells: Mapping[str, str]
    dates: Mapping[str, PartialDate] = field(default_factory=dict)
    custody: str = "imprisonment"
    act: str | None = None
    further: tuple[str, ...] = ()
    country: str | None = None
    kept: bool = False

    @property
    def told(self) -> tuple[str, ...]:
        """All claim types of what happened."""
        return (*(() if self.act is None else (self.act,)), *self.further)


@dataclass(frozen=True, slots=True)
class Reading:
    """A list as read: the text of its document, its rows, what is not right with it, and the sheets of its workbook.

    The first of `sheets` is the one that was read.
    """

    text: str
    columns: Columns
    rows: tuple[Row, ...]
    problems: tuple[Problem, ...]
    sheets: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Listing:
    """A list as it was received, by whom it is and of which day.

    Attributes:
        id: its number in the registry.
        copied_from: the number of the list that it was compiled from, where somebody said so.
        version: its place among the lists of that body, from 1, by their day.
        removed_by: the decision that removed it; None while it is there.
    """

    id: int
    document_id: str
    file: str
    body: str
    as_of: date
    columns: Columns
    country: str | None = None
    copied_from: int | None = None
    version: int = 1
    by: str = ""
    added: datetime | None = None
    removed_by: int | None = None

    @property
    def title(self) -> str:
        """As a column's head names it: whose list, of which day."""
        return f"{self.body}, {self.as_of.isoformat()}"


@dataclass(frozen=True, slots=True)
class Entry:
    """A row of a list, with the person that it is."""

    listing: int
    row: Row
    person_id: str
    person_name: str


@dataclass(frozen=True, slots=True)
class Imported:
    """A file as it was imported: by whom it is, in which form it came, and how it is read.

    Attributes:
        form: "cases", the name of a shape of tables, "followthemoney", "huridocs" or "everything".
        as_of: the day that it is of; only a table has to have one.
        columns: which column is what; None for other forms than tables.
        decision, undone_by: the entry of the log that it is, and the one that took it back.
    """

    id: int
    document_id: str
    file: str
    form: str
    body: str
    as_of: date | None = None
    country: str | None = None
    columns: Columns | None = None
    by: str = ""
    added: datetime | None = None
    decision: int = 0
    undone_by: int | None = None
