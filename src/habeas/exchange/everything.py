"""Everything that a record holds, as tables with their provenance: JSON Lines and Parquet, out and in.

Which tables there are stands in `TABLES`, and no other is ever written: what is private has no row in any of these.
"""

from __future__ import annotations

import io
import json
from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import PurePosixPath
from typing import Any

from habeas.answers.tables import COLUMNS
from habeas.dates import PartialDate
from habeas.documents.decode import decode
from habeas.errors import BadImport, UnknownTerm, UnreadableDocument
from habeas.exchange.archives import MOST_UNPACKED, names_in, unpacked
from habeas.exchange.citing import document_id, source, span, words
from habeas.exchange.decided import ADD, brought, standing, words_quoted
from habeas.exchange.everything_values import fits
from habeas.exchange.foreign_rows import as_written, rows_of_array, table_by_columns, without_index
from habeas.exchange.gathered import worded
from habeas.exchange.identities import Identities
from habeas.exchange.lines import text_of as lines_of
from habeas.exchange.model import Brought, Cited, Contents, Counted, KinOf, Naming, Post, Somebody, Source, Told
from habeas.exchange.structure import TABLES as STRUCTURE
from habeas.exchange.structure import structures
from habeas.lists.model import Problem
from habeas.people.namesakes import name_of
from habeas.terms import claim_types, modalities

# All that is ever exported, in the order in which it is written.
TABLES = (
    "documents", "copies", *STRUCTURE, "claims", "counts", "affiliations", "kin", "names", "people", "organizations",
    "acts", "cases", "decisions",
)  # fmt: skip
FORMATS = ("jsonl", "parquet")
# What a claim may not be imported as: people said that it is wrong.
# Of the lines of an import the one that says that the log of decisions is in it.
_LOG = "log"
_REJECTED, _REOPENED = "rejected", "reopened"
# The most rows, and the most bytes of their values, that a Parquet file may have: a small one can hold a huge table.
MOST_ROWS = 2_000_000
_BATCH = 1_000
Row = dict[str, Any]


def form_of_archive(content: bytes) -> str | None:
    """ "everything" where an archive has one of the tables; else None."""
    return "everything" if any(_table_of(name) is not None for name in names_in(content)) else None


def _table_of(name: str) -> tuple[str, str] | None:
    """The table and the format of a file, by its name."""
    path = PurePosixPath(name.replace("\\", "/"))
    stem, ending = path.stem.lower(), path.suffix.lower().removeprefix(".")
    return (stem, ending) if stem in TABLES and ending in FORMATS else None


def text_of(content: bytes, name: str) -> str:
    """The text of an export of everything, or of one of its tables: a line for each row.

    Raises:
        BadImport: it is damaged, or none of the tables is in it.
    """
    is_archive = content.startswith(b"PK\x03\x04")
    files = unpacked(content, name, lambda each: _table_of(each) is not None) if is_archive else {name: content}
    found: dict[str, list[Row]] = {}
    for each, inside in files.items():
        table, rows = rows_of(inside, each)
        if table in found:
            raise BadImport(f"{name} has the table {table} twice, as Parquet and as JSON Lines; leave one of them out.")
        found[table] = rows
    lines: list[Row] = [{"table": table, **row} for table in TABLES for row in found.get(table, ())]
    # That the log is there, be it empty: then all is known that people decided of who is who.
    return lines_of([*lines, *([{"table": _LOG}] if "decisions" in found else [])])


def rows_of(content: bytes, name: str) -> tuple[str, list[Row]]:
    """The table that a file is, and its rows.

    Raises:
        BadImport: it is damaged, or it is none of the tables.
    """
    given = _parquet(content, name) if content.startswith(b"PAR1") else _json_lines(content, name)
    rows, known = [without_index(row) for row in given], _table_of(name)
    table = known[0] if known is not None else table_by_columns(rows, {one: COLUMNS[one] for one in TABLES})
    if table is None:
        raise BadImport(f"{name} is none of the tables {', '.join(TABLES)}: its columns are others.")
    strange = sorted({column for row in rows for column in row} - set(COLUMNS[table]))
    if strange:
        raise BadImport(f"{name} has a column {strange[0][:60]!r}, which the table {table} has not.")
    rows = [as_written(row, COLUMNS[table]) for row in rows]
    for number, row in enumerate(rows, start=1):
        for column, value in row.items():
            if value is not None and not fits(value, COLUMNS[table][column]):
                raise BadImport(f"{name}, row {number}: {column} is no {COLUMNS[table][column]}; export it again.")
    return table, [{column: row.get(column) for column in COLUMNS[table]} for row in rows]


def _parquet(content: bytes, name: str) -> list[Row]:
    import pyarrow
    import pyarrow.parquet

    try:
        file = pyarrow.parquet.ParquetFile(io.BytesIO(content))
        if file.metadata.num_rows > MOST_ROWS:
            raise BadImport(f"{name} has more than {MOST_ROWS:,} rows; split it.")
        found: list[Row] = []
        size = 0
        for batch in file.iter_batches(batch_size=_BATCH):
            size += batch.nbytes
            if size > MOST_UNPACKED:
                raise BadImport(f"{name} unpacks to more than {MOST_UNPACKED // 1_000_000} MB; split it.")
            found += batch.to_pylist()
    except (pyarrow.ArrowException, OSError, ValueError) as error:
        raise BadImport(f"{name} is a damaged or cut-off Parquet file; export it again.") from error
    return found


def _json_lines(content: bytes, name: str) -> list[Row]:
    if not content.strip():
        return []
    try:
        text = decode(content, name).removeprefix("\ufeff")
    except UnreadableDocument as error:
        raise BadImport(str(error)) from error
    array, found = rows_of_array(text), []
    if array is not None and all(isinstance(row, dict) for row in array):
        return array
    for number, line in enumerate(text.replace("\r\n", "\n").split("\n"), start=1):
        if not line.strip():
            continue
        try:
            row = json.loads(line)
        except (ValueError, RecursionError) as error:
            raise BadImport(f"{name}, line {number}: it is no JSON, or cut off; export it again.") from error
        if not isinstance(row, dict):
            raise BadImport(f"{name}, line {number}: it is no row of a table.")
        found.append(row)
    return found


def contents(text: str) -> Contents:
    """What the rows in a text say: claims, numbers, offices and kin; all else is told from these."""
    return _Reader(text).contents()


class _Reader:
    """The rows of a text by table, with their lines."""

    def __init__(self, text: str) -> None:
        self.rows: dict[str, list[tuple[int, Row]]] = defaultdict(list)
        for number, line in enumerate(text.split("\n"), start=1):
            if line:
                row = json.loads(line)
                self.rows[row.pop("table")].append((number, row))
        self.documents = {row["id"]: number for number, row in self.rows["documents"]}
        self.problems: list[Problem] = []
        people, acts, offices, kin = (self._all(table) for table in ("people", "acts", "affiliations", "kin"))
        self.who = Identities(people, acts, [*offices, *kin])
        self.decided = brought(self.rows["decisions"], self.problems)
        self.held = standing(self.decided)

    def contents(self) -> Contents:
        told = tuple(each for number, row in self.rows["claims"] if (each := self._told(number, row)) is not None)
        counts = tuple(self._counted(number, row) for number, row in self.rows["counts"])
        posts = tuple(
            Post(
                self.who.called(row["name"], row["document"]),
                row["role"],
                row["organization"],
                number,
                self._cited_once(row, [row["name"]]),
            )
            for number, row in self.rows["affiliations"]
            if row["name"] and row["role"]
        )
        kin = tuple(self._kin())
        people = tuple(self._people(told, posts, kin))
        problems = tuple(sorted(self.problems))
        sources, namings = tuple(self._sources()), tuple(self._namings())
        more, made = tuple(words_quoted(self.decided)), structures({name: self._all(name) for name in STRUCTURE})
        return Contents(told, posts, people, kin, counts, problems, sources, namings, tuple(self.decided), more, made)

    def _sources(self) -> Iterator[Source]:
        alike: dict[str, list[str]] = defaultdict(list)
        for _, row in self.rows["copies"]:
            if row["document"] and row["other"]:
                alike[row["document"]].append(row["other"])
        for _, row in self.rows["documents"]:
            if (one := row["id"]) and self.documents[one] is not None:
                facts = {name: row[name] for name in ("title", "publisher", "published", "url", "country")}
                yield source(one, name=row["name"], alike=alike[one], report_year=row["report_year"], **facts)

    def _namings(self) -> Iterator[Naming]:
        """Everybody whom a document names, as it does; who is whom without the table of decisions by all names."""
        for _, row in self.rows["names"]:
            if row["document"] in self.documents and row["name"]:
                called = str(self.who.names.get(str(row["person"]), row["name"]))
                name = self._worded(row["name"], row["document"])
                place = words(row["quote"], row["start"]) if row["quote"] else None
                yield Naming(document_id(row["document"]), name, called, _texts(row["aliases"]), row["gender"], place)

    def _worded(self, name: str, document: str, claim: str | None = None) -> str:
        """What somebody is called in a document of their own: as it does, where the log says who is who."""
        return name if self.rows[_LOG] else worded(name, self.who.called(name, document, claim))

    def _cited(self, row: Row, names: Iterable[str]) -> tuple[Cited, ...]:
        """The document of a row with its quotes; none where the file says nothing of it, or no words."""
        if row["document"] not in self.documents or not any(_texts(row["quotes"])):
            return ()
        starts = [*(row["starts"] or ()), *([None] * len(row["quotes"]))]
        told = tuple(words(text, start) for text, start in zip(row["quotes"], starts, strict=False) if text)
        worded = tuple(dict.fromkeys(self._worded(each, row["document"], row.get("id")) for each in names))
        trigger = span(row["trigger_start"], row["trigger_end"])
        return (Cited(document_id(row["document"]), told, worded, trigger),)

    def _cited_once(self, row: Row, names: Iterable[str]) -> Cited | None:
        """The same of a row with one quote."""
        if row["document"] not in self.documents or not row["quote"]:
            return None
        worded = tuple(self._worded(each, row["document"]) for each in names)
        return Cited(document_id(row["document"]), (words(row["quote"], row["start"]),), worded)

    def _all(self, table: str) -> list[Row]:
        return [row for _, row in self.rows[table]]

    def _kin(self) -> Iterator[KinOf]:
        for number, row in self.rows["kin"]:
            names = [row["name"], row["relative_name"]]
            if all(names) and row["word"]:
                person, relative = (self.who.called(name, row["document"]) for name in names)
                if person != relative:
                    yield KinOf(person, relative, row["word"], number, self._cited_once(row, names))

    def _told(self, number: int, row: Row) -> Told | None:
        held = self.held.get(row["id"]) if row["document"] in self.documents else None
        if held is not None and held.answer == ADD:
            return None  # it comes with the decision that added it
        if held is not None and row["review"] != _REOPENED:
            row = _as_read(row, held)
        kind = row["type"]
        if kind not in claim_types() or (row["review"] == _REJECTED and held is None):
            words = "It was rejected by a review" if kind in claim_types() else "Its type is none that is known"
            self.problems.append(Problem(number, "left-out", f"{words}; the claim is kept as text."))
            return None
        line = self.documents.get(row["document"])
        return Told(
            kind,
            tuple(dict.fromkeys(self.who.called(each, row["document"], row["id"]) for each in _texts(row["persons"]))),
            row["group"],
            row["number"],
            _texts(row["organizations"]),
            _texts(row["actors"]),
            self._date(number, row["date"]),
            row["place"],
            _texts(row["charges"]),
            row["term"],
            row["modality"] if row["modality"] in modalities() else "asserted",
            row["speaker"],
            (number,) if line is None else (line, number),
            self._cited(row, _texts(row["persons"])),
            row["rule"],
            1.0 if row["confidence"] is None else min(max(row["confidence"], 0.0), 1.0),
        )

    def _counted(self, number: int, row: Row) -> Counted:
        return Counted(
            what=row["what"],
            low=row["low"],
            high=row["high"],
            qualifier=row["qualifier"],
            as_of=self._date(number, row["as_of"]),
            place=row["place"],
            by=row["by"],
            kind=row["kind"] if row["kind"] in ("stock", "flow") else "stock",
            line=number,
            cited=self._cited_once(row, ()),
        )

    def _date(self, number: int, given: str | None) -> PartialDate | None:
        try:
            return None if given is None else PartialDate.parse(str(given))
        except UnknownTerm:
            words = f"The date “{str(given)[:40]}” is not used; write it like 2024-12-03."
            self.problems.append(Problem(number, "bad-date", words))
            return None

    def _people(self, told: Iterable[Told], posts: Iterable[Post], kin: Iterable[KinOf]) -> Iterator[Somebody]:
        """Everybody of the table of people, and who is named besides."""
        lines: dict[str, list[int]] = defaultdict(list)
        known: dict[str, Row] = {}
        for number, row in self.rows["people"]:
            if (name := self.who.names.get(str(row["id"]))) is not None:
                known[name] = row
                lines[name].append(number)
        named = [(name, each.lines[-1]) for each in told for name in each.persons]
        named += [(post.person, post.line) for post in posts]
        named += [(name, each.line) for each in kin for name in (each.person, each.relative)]
        for name, number in named:
            lines[name].append(number)
        for name, several in lines.items():
            row = known.get(name, {"names": (), "gender": None})
            aliases = tuple(other for other in row["names"] or () if other != (name_of(name) or name))
            yield Somebody(name, aliases, row["gender"], tuple(several))


def _as_read(row: Row, held: Brought) -> Row:
    """A claim as the machine read it before people decided on it, whose decision comes with it."""
    values = held.value["original"]
    starts, ends, quotes = ([quote[place] for quote in values["quotes"]] for place in range(3))
    return {**row, **values, "quotes": quotes, "starts": starts, "ends": ends}


def _texts(values: Iterable[Any] | None) -> tuple[str, ...]:
    return tuple(str(each) for each in values or ())
