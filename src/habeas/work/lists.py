"""The lists of a registry: one is added from a spreadsheet, read by row, matched like any document, and removed again.

A list is a document: its bytes are in the archive, its rows are the document's text, and what it says are claims whose
quotes are these rows. So its people are matched, reviewed and parted as everybody else.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from pathlib import Path

from habeas import __version__
from habeas.answers.wording import list_titles
from habeas.dates import PartialDate
from habeas.documents.find import COLUMNS_ENDING
from habeas.documents.layout import LONGEST_TEXT, clean_name
from habeas.errors import AlreadyDecided, BadList, NotFound
from habeas.lists.claims import LIST, extraction_of, extractor_name
from habeas.lists.columns import Wanted, read_map
from habeas.lists.compare import Comparison, compare
from habeas.lists.model import Entry, Listing, Problem, Reading
from habeas.lists.rows import read_list, rows_of
from habeas.lists.sheets import MOST_BYTES
from habeas.model import Document, Extraction, Part
from habeas.record import decisions, load, store
from habeas.record import lists as rows
from habeas.record.connect import Record
from habeas.record.decisions import Decision
from habeas.record.store import Arrival, Origin
from habeas.work.derive import derive
from habeas.work.intake import shown
from habeas.work.words import one_line, whoami
from habeas.work.writing import writing

REMOVED = f"{LIST} removed"


@dataclass(frozen=True, slots=True)
class ToList:
    """A list that is to be added, as bytes, with all that is said of it; see `ListsOf.add`. `origin` is its path."""

    content: bytes
    name: str
    body: str
    as_of: date
    wanted: Wanted = field(default_factory=Wanted)
    copied_from: str | None = None
    country: str | None = None
    origin: str | None = None


@dataclass(frozen=True, slots=True)
class ListFile:
    """A list with its rows, each with its person, and what is not right with it."""

    listing: Listing
    entries: tuple[Entry, ...]
    problems: tuple[Problem, ...]

    @property
    def people(self) -> int:
        """How many people are on it, each once."""
        return len({entry.person_id for entry in self.entries})


class ListsOf:
    """The lists of one registry: `.add(...)`, `.all()`, `.file(number)`, `.remove(number)`."""

    def __init__(self, record: Record) -> None:
        self.record = record

    def all(self, *, removed: bool = False) -> list[Listing]:
        """The lists by body and day; with `removed` those that were removed, too."""
        return rows.listings(self.record, removed=removed)

    def add(
        self,
        path: Path,
        body: str,
        as_of: date,
        *,
        columns: Path | None = None,
        copied_from: str | None = None,
        country: str | None = None,
        by: str | None = None,
    ) -> ListFile:
        """Reads a list into the registry.

        Args:
            path: a CSV or XLSX file.
            body: whose list it is.
            as_of: the day that it is of.
            columns: a file that says which column is what; by itself NAME.columns.toml beside NAME.csv, where it is.
            copied_from: the list that it was compiled from: its number, or whose it is.
            country: the country that it is about, ISO 3166-1 alpha-2.

        Raises:
            BadList: the file cannot be read as a list; nothing was stored.
            AlreadyDecided: it is there already.
            NotFound: there is no list that it could be copied from.
            RegistryInUse: a build is going on.
        """
        if columns is None and (beside := path.with_name(f"{path.stem}{COLUMNS_ENDING}")).is_file():
            columns = beside
        wanted = Wanted() if columns is None else read_map(_content(columns), clean_name(columns.name))
        file = ToList(_content(path), clean_name(path.name), body, as_of, wanted, copied_from, country, shown(path))
        return self.add_file(file, by=by)

    def add_file(self, file: ToList, *, by: str | None = None) -> ListFile:
        """Reads a list into the registry from its bytes; raises what `add` does."""
        name, whose = file.name, one_line(file.body)
        if not whose:
            raise BadList("Say whose list it is, with --by.")
        reading = read_list(file.content, name, file.as_of, file.wanted)
        if len(reading.text) > LONGEST_TEXT:
            raise BadList(f"{name} has more text than any list; split it.")
        if not reading.rows:
            raise BadList(f"{name} has no row with a name in it; nothing was added. {_first(reading.problems)}")
        with writing(self.record):
            original = None if file.copied_from is None else self.named(file.copied_from)
            made = Listing(0, self.record.archive.keep_bytes(file.content), name, whose, file.as_of, reading.columns,
                           file.country, None if original is None else original.id, by=one_line(by or whoami()),
                           added=datetime.now(UTC))  # fmt: skip
            self._refuse_what_is_there(made)
            with self.record.transaction():
                self._store(made, reading, file, original)
                number = rows.add(self.record, made)
            derive(self.record)
        return self.file(number, also=reading.problems)

    def file(self, number: int, also: Sequence[Problem] = ()) -> ListFile:
        """A list with its rows.

        Raises:
            NotFound: there is no such list.
        """
        listing = rows.listing(self.record, number)
        text = load.document(self.record, listing.document_id).text
        read, problems = rows_of(text, listing.columns, listing.as_of)
        entries = tuple(rows.entries(self.record, listing, read))
        return ListFile(listing, entries, tuple(sorted({*also, *problems, *_one_under_two_names(entries)})))

    def compare(self, before: int, after: int) -> Comparison:
        """What the second of two lists has otherwise.

        Raises:
            NotFound: there is no such list.
        """
        return compare(self.file(before).entries, self.file(after).entries)

    def named(self, asked: str) -> Listing:
        """The list with that number, or the latest of the body with that name.

        Raises:
            NotFound: there is none.
        """
        there = self.all()
        for each in reversed(there):
            if asked.strip() == str(each.id) or one_line(asked).casefold() == each.body.casefold():
                return each
        raise NotFound(f"There is no list {asked[:60]!r}. See those that there are with: habeas list")

    def remove(self, number: int, *, because: str = "", by: str | None = None) -> Decision:
        """Removes a list: its claims are gone, its file and that it was there are kept. It can be undone.

        Raises:
            NotFound: there is no such list.
            AlreadyDecided: it is removed already.
            RegistryInUse: a build is going on.
        """
        with writing(self.record):
            listing = rows.listing(self.record, number)
            if listing.removed_by is not None:
                raise AlreadyDecided(
                    f"List {number} is removed already. Bring it back with: habeas undo {listing.removed_by}"
                )
            who, now = one_line(by or whoami()), datetime.now(UTC)
            with self.record.transaction():
                made = rows.remove(
                    self.record, number, by=who, made=now, because=one_line(because), version=__version__
                )
                _settle(self.record, listing)
            derive(self.record)
        return decisions.decision(self.record, made)

    def _refuse_what_is_there(self, made: Listing) -> None:
        for each in self.all():
            if (each.document_id, each.body.casefold(), each.as_of) == (
                made.document_id, made.body.casefold(), made.as_of,
            ):  # fmt: skip
                raise AlreadyDecided(
                    f"This very file is list {each.id} already. To read it with other columns, remove that first: "
                    f"habeas list remove {each.id}"
                )

    def _store(self, made: Listing, reading: Reading, file: ToList, original: Listing | None) -> None:
        document = _document(made, reading)
        if original is not None:
            # What was copied is no source of its own: it gets the marks by which copies of one story are known.
            before = load.document(self.record, original.document_id)
            document = _document(made, reading, before.sketch)
        extraction = extraction_of(document.id, document.text, reading.rows, reading.problems, made.as_of)
        origins = () if file.origin is None else (Origin(file.origin),)
        arrival = Arrival(origins, len(file.content), _reading(made), datetime.now(UTC))
        store.store(self.record, document, extraction, arrival)


def undo(record: Record, decision_id: int, *, because: str = "", by: str | None = None) -> Decision:
    """Brings a list back that was removed, or, of an undo, removes it again.

    Raises:
        NotFound: there is no such decision.
        AlreadyDecided: it is undone already.
        RegistryInUse: a build is going on.
    """
    with writing(record):
        entry = decisions.decision(record, decision_id)
        with record.transaction():
            told = {"by": one_line(by or whoami()), "because": one_line(because), "version": __version__}
            made = decisions.undo(record, decision_id, made=datetime.now(UTC), **told)
            while entry.listing is None and entry.undoes is not None:
                entry = decisions.decision(record, entry.undoes)
            if entry.listing is None:
                raise NotFound(f"Decision {entry.id} is about no list.")
            _settle(record, rows.listing(record, entry.listing))
        derive(record)
    return decisions.decision(record, made)


def _settle(record: Record, listing: Listing) -> None:
    """Gives a list's document the claims that it has to have: none, where every list that it is of is removed."""
    document = load.document(record, listing.document_id)
    there = [each for each in rows.listings(record) if each.document_id == document.id]
    extraction = Extraction(document.id, REMOVED)
    if there:
        read, problems = rows_of(document.text, there[-1].columns, there[-1].as_of)
        extraction = extraction_of(document.id, document.text, read, problems, there[-1].as_of)
    size = record.archive.place(document.id).stat().st_size
    store.store(record, document, extraction, Arrival((), size, _reading(listing), datetime.now(UTC)))


def _content(path: Path) -> bytes:
    try:
        if path.stat().st_size > MOST_BYTES:
            raise BadList(f"{path.name} is larger than {MOST_BYTES // 1_000_000} MB; keep the list alone in the file.")
        return path.read_bytes()
    except OSError as error:
        why = (error.strerror or type(error).__name__).lower()
        raise BadList(f"{path.name} cannot be read ({why}); check the path.") from error


def _document(made: Listing, reading: Reading, sketch: tuple[int, ...] = ()) -> Document:
    from habeas.documents.copies import sketch as sketch_of

    parts, start = [], 0
    for line in reading.text.split("\n"):
        if line.strip():
            parts.append(Part(start, start + len(line), "table"))
        start += len(line) + 1
    return Document(
        id=made.document_id,
        name=made.file,
        kind=LIST,
        text=reading.text,
        title=list_titles(made.as_of)[0],
        published=PartialDate.of(made.as_of),
        publisher=made.body,
        country=made.country,
        guessed=("published", "title"),
        parts=tuple(parts),
        sketch=sketch or sketch_of(reading.text, tuple(parts)),
    )


def _reading(made: Listing) -> str:
    return f"{extractor_name()} {made.file}"[:200]


def _one_under_two_names(entries: Sequence[Entry]) -> list[Problem]:
    """Rows of one list that are one person under several spellings."""
    by_person: defaultdict[str, list[Entry]] = defaultdict(list)
    for entry in entries:
        by_person[entry.person_id].append(entry)
    return [
        Problem(entry.row.number, "twice", f"The person is that of row {several[0].row.number}, spelt otherwise.")
        for several in by_person.values()
        for entry in several[1:]
        if entry.row.name.casefold() not in {one.row.name.casefold() for one in several if one is not entry}
    ]


def _first(problems: Sequence[Problem]) -> str:
    return f"Row {problems[0].row}: {problems[0].words}" if problems else ""
