"""Writes a record in the forms that other programs read. What is exported is named here, table by table; no other.

Every file is written beside its place and renamed into it: a file of that name is whole, or the one from before.
"""

from __future__ import annotations

import json
import os
import tempfile
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from datetime import date
from pathlib import Path
from typing import Any, BinaryIO

from habeas.answers.count_reviews import REJECTED
from habeas.answers.export import write as write_rows
from habeas.errors import HabeasError, UnknownTerm
from habeas.exchange import everything, huridocs, huridocs_tables, judged, sheets
from habeas.exchange.entities import as_json, statements
from habeas.exchange.everything_rows import affiliation_row, copy_rows, kin_row, name_row, organization_row
from habeas.exchange.ftm_out import entities
from habeas.exchange.holdings import Holdings, Named, Relation, Reported
from habeas.exchange.judged import without_who
from habeas.exchange.lines import line_of
from habeas.exchange.shapes import shape_named, shapes
from habeas.people.judgements import ACTS, ORGANIZATIONS, PEOPLE, PLACES
from habeas.record import brought, load, rulings
from habeas.record import cases as case_rows
from habeas.record import organizations as organization_rows
from habeas.record.connect import Record
from habeas.record.history import COUNTS
from habeas.record.recognitions import RECOGNITIONS
from habeas.record.review import CLAIMS, DISAGREEMENTS, IMPORTS, LISTS
from habeas.work import listing, shape_rows
from habeas.work.counted import CountReviewsOf
from habeas.work.organizations import OrganizationLine
from habeas.work.passing import Passing
from habeas.work.structure_tables import structure_tables

FOLLOWTHEMONEY, HURIDOCS, EVERYTHING = "followthemoney", "huridocs", "everything"
# What of an entry of the log is exported: all that it takes to decide the same again elsewhere.
TOLD_OF_DECISIONS = (
    "left", "right", "evidence", "whole", "was", "original", "fields", "mentions", "unread", "people", "place_of",
    "role", "field", "value", "claims", "among", "list", "import", "recognition",
)  # fmt: skip
# The formats that each can be written in, the first by itself.
FORMATS = {FOLLOWTHEMONEY: ("jsonl",), HURIDOCS: ("csv", "xml"), EVERYTHING: everything.FORMATS}
# Whose entries of the log are exported: what is decided about what is public. Any other subject stays here.
OPEN_SUBJECTS = (PEOPLE, ACTS, ORGANIZATIONS, PLACES, CLAIMS, COUNTS, DISAGREEMENTS, RECOGNITIONS, LISTS, IMPORTS)


def formats(what: str) -> tuple[str, ...]:
    """The formats that something can be written in.

    Raises:
        UnknownTerm: there is no such thing to export.
    """
    if what in FORMATS:
        return FORMATS[what]
    if what in shapes():
        return sheets.FORMATS
    raise UnknownTerm(f"There is no {what[:40]!r} to export; there are {', '.join(kinds())}.")


def kinds() -> tuple[str, ...]:
    """What can be exchanged: whole records, and the shapes of tables."""
    return (*FORMATS, *shapes())


def holdings(record: Record, country: str | None = None) -> Holdings:
    """What of a record is exchanged, of a country or of all."""
    asked: dict[str, Any] = {} if country is None else {"country": country}
    acts = tuple(case_rows.acts(record, **asked))
    cases = tuple(case_rows.cases(record, **asked))
    wanted = {act.person_id for act in acts} | {case.person_id for case in cases}
    people = tuple(each for each in case_rows.people(record) if country is None or each.id in wanted)
    there = {each.id for each in people}
    kin = (each for each in load.kin(record) if {each.person_id, each.relative_id} <= there)
    return Holdings(
        people,
        tuple(line.organization for line in organization_rows.lines(record, OrganizationLine, **asked)),
        acts,
        cases,
        tuple(shape_rows.offices(record, there)),
        tuple(
            Relation(
                each.person_id or "",
                each.relative_id or "",
                each.kin.word,
                each.document,
                each.kin.quote,
                (each.kin.person, each.kin.relative),
            )
            for each in kin
        ),
        tuple(load.cards(record, **asked)),
        tuple(_reported(record, country)),
        tuple(_named(record, there)),
        tuple((table, row) for table, rows in structure_tables(record, country).items() for row in rows()),
        _order(record),
        tuple(
            without_who(map(_decision_row, brought.entries(record, judged.SUBJECTS if country is None else (PEOPLE,))))
        ),
    )


def _named(record: Record, there: set[str]) -> Iterator[Named]:
    for each in load.names(record):
        if each.person_id in there:
            yield Named(each.person_id or "", each.named, each.shown, each.document)


def _order(record: Record) -> dict[str, int]:
    """Which claim of its document each is."""
    places: Counter[str] = Counter()
    found = {}
    for claim, document in rulings.in_order(record):
        found[claim] = places[document]
        places[document] += 1
    return found


def _reported(record: Record, country: str | None) -> Iterator[Reported]:
    """The numbers that documents report, but for those that somebody rejected."""
    found = list(listing.counts(record).where(country=country))
    for each, reported in zip(found, CountReviewsOf(record).reported(found), strict=True):
        if reported.review != REJECTED:
            yield Reported(each.id, each.document, each.count)


def write_file(
    record: Record,
    what: str,
    format: str,  # noqa: A002 (the option's name)
    file: BinaryIO,
    day: date,
    *,
    country: str | None = None,
    as_statements: bool = False,
    passing: Passing | None = None,
) -> int:
    """Writes FollowTheMoney, HURIDOCS or a table in a shape into one file, and gives the number of its rows.

    Args:
        passing: what may go out; it knows afterwards how much was held back.

    Raises:
        UnknownTerm: there is no such thing, or not in that format.
    """
    if format not in formats(what) or what == EVERYTHING:
        raise UnknownTerm(f"{what} is not written as {format[:20]!r}; it is as {', '.join(formats(what))}.")
    passes = Passing.of(record) if passing is None else passing
    if what in shapes():
        shape = shape_named(what)
        return sheets.write(shape, passes.rows(shape_rows.rows(record, shape, day, country, passes)), format, file)
    found = passes.holdings(holdings(record, country))
    if what == HURIDOCS:
        tables = huridocs.tables(found)
        return huridocs_tables.write_xml(tables, file) if format == "xml" else huridocs_tables.write_csv(tables, file)
    made = entities(found)
    things = (each for one in made for each in statements(one)) if as_statements else map(as_json, made)
    return _write_lines(things, file)


def _write_lines(things: Iterable[dict[str, Any]], file: BinaryIO) -> int:
    written = 0
    for each in things:
        file.write(line_of(each).encode() + b"\n")
        written += 1
    return written


def write_everything(
    record: Record,
    folder: Path,
    format: str,  # noqa: A002 (the option's name)
    day: date,
    country: str | None = None,
    passing: Passing | None = None,
) -> dict[str, int]:
    """Writes a file for each of `everything.TABLES` into a folder, and gives the number of rows of each.

    Raises:
        UnknownTerm: there is no such format.
        HabeasError: the folder can't be made.
    """
    if format not in everything.FORMATS:
        raise UnknownTerm(f"everything is not written as {format[:20]!r}; it is as {', '.join(everything.FORMATS)}.")
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise HabeasError(f"The folder {folder} can't be made ({(error.strerror or 'no').lower()}).") from error
    passes = Passing.of(record) if passing is None else passing
    rows = _tables(record, day, country, passes)
    return {
        table: written(folder / f"{table}.{format}", _writer(table, rows[table], format, passes))
        for table in everything.TABLES
        if table != "decisions" or country is None  # the log is of the whole record; of a country it can't be told
    }


def _writer(
    table: str,
    rows: Callable[[], Iterable[dict[str, Any]]],
    format: str,  # noqa: A002 (the option's name)
    passes: Passing,
) -> Callable[[BinaryIO], int]:
    return lambda file: write_rows(table, passes.rows(rows(), people=table == "people"), format, file)


def _tables(
    record: Record, day: date, country: str | None, passes: Passing
) -> dict[str, Callable[[], Iterable[dict[str, Any]]]]:
    """By table what gives its rows; only these are ever asked for."""
    here: dict[str, Any] = {} if country is None else {"document__country": country}
    of_country: dict[str, Any] = {} if country is None else {"country": country}
    return {
        "documents": lambda: listing.documents(record).where(country=country).rows(),
        "claims": lambda: listing.claims(record).where(country=country).rows(),
        "counts": lambda: listing.counts(record).where(country=country).rows(),
        "people": lambda: listing.people(record).where(country=country).rows(),
        "acts": lambda: listing.acts(record).where(country=country).rows(),
        "cases": lambda: listing.cases(record, day).where(country=country).rows(),
        "affiliations": lambda: (
            affiliation_row(each.person_id, each.affiliation, each.document)
            for each in load.affiliations(record, **here)
        ),
        "kin": lambda: (
            kin_row(each.person_id, each.relative_id, each.kin, each.document) for each in load.kin(record, **here)
        ),
        "copies": lambda: copy_rows(card for card in load.cards(record, **of_country) if passes.card(card)),
        "names": lambda: (
            name_row(each.person_id, each.named, each.shown, each.document) for each in load.names(record, **here)
        ),
        "organizations": lambda: _organizations(record, country),
        **structure_tables(record, country),
        "decisions": lambda: map(_decision_row, brought.entries(record, OPEN_SUBJECTS)),
    }


def _organizations(record: Record, country: str | None) -> Iterator[dict[str, Any]]:
    asked = {} if country is None else {"country": country}
    for line in organization_rows.lines(record, OrganizationLine, **asked):
        found = organization_rows.organization(record, line.organization.id)
        if found is not None:
            yield organization_row(found)


def _decision_row(each: brought.Entry) -> dict[str, Any]:
    answer, value = each.verb, {name: told for name, told in each.value.items() if name in TOLD_OF_DECISIONS}
    return {
        "number": each.id, "made": each.made.isoformat(), "by": each.by, "subject": each.subject, "answer": answer,
        "because": each.because or None, "claim": each.claim, "document": each.document, "undoes": each.undoes,
        "undone_by": each.undone_by, "version": each.version or None,
        "value": json.dumps(value, ensure_ascii=False, sort_keys=True, default=str) if value else None,
    }  # fmt: skip


def written(path: Path, write: Callable[[BinaryIO], int]) -> int:
    """Writes a file beside its place and renames it into it; what `write` gives.

    Raises:
        HabeasError: there is no such folder, or it can't be written to.
    """
    if not path.parent.is_dir():
        raise HabeasError(f"There is no folder {path.parent}; make it first.")
    try:
        descriptor, name = tempfile.mkstemp(prefix=f".{path.name}-", dir=path.parent)
    except OSError as error:
        raise HabeasError(f"{path} can't be written ({(error.strerror or 'no').lower()}).") from error
    incoming = Path(name)
    try:
        with os.fdopen(descriptor, "wb") as file:
            number = write(file)
            file.flush()
            os.fsync(file.fileno())
        incoming.replace(path)
    finally:
        with suppress(OSError):
            incoming.unlink(missing_ok=True)
    return number
