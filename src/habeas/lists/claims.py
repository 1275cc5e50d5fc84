"""Turns the rows of a list into claims: that somebody is held on the list's day, was arrested, sentenced or released.

The quote of every claim is its row, whole. What a list says is said by whoever keeps it, and is no more than that.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date

from habeas.dates import PartialDate
from habeas.fingerprint import fingerprint
from habeas.lists.model import Problem, Row
from habeas.lists.words import gender_of
from habeas.model import Affiliation, Claim, Extraction, NamedPerson, Quote, Span

# The first word of the name of every extraction from a list: builds leave such documents alone.
LIST = "list"


def extractor_name() -> str:
    """What a list is read with: with other code or words it is another extractor."""
    return f"{LIST} {fingerprint('lists')}"


def extraction_of(
    document_id: str, text: str, rows: Sequence[Row], problems: Sequence[Problem], as_of: date
) -> Extraction:
    """All that a list says; what was not understood is counted by its code."""
    return Extraction(
        document_id,
        extractor_name(),
        claims=tuple(claim for row in rows for claim in claims_of(row, text, as_of)),
        affiliations=tuple(
            Affiliation(row.name, row.cells["occupation"], None, _quote(row, text))
            for row in rows
            if "occupation" in row.cells
        ),
        people=tuple(_people(rows)),
        refused=dict(sorted(Counter(f"list: {each.code}" for each in problems).items())),
    )


def claims_of(row: Row, text: str, as_of: date) -> Iterator[Claim]:
    """What a row says was done to its person."""
    charges = tuple(filter(None, [row.cells.get("charge")]))
    dates, term, place = row.dates, row.cells.get("term"), row.cells.get("place")
    court = tuple(filter(None, [row.cells.get("court")]))
    held = row.custody in ("imprisonment", "remand")
    if "arrested" in dates:
        yield _claim(row, text, "arrest", date=dates["arrested"], charges=charges)
    if "sentenced" in dates or (court and term):
        yield _claim(row, text, "sentence", date=dates.get("sentenced"), charges=charges, term=term, actors=court)
    if held:
        yield _claim(row, text, row.custody, date=PartialDate.of(as_of), place=place, charges=charges, term=term)
    if row.custody == "release" or "released" in dates:
        yield _claim(row, text, "release", date=dates.get("released"))


def _claim(row: Row, text: str, kind: str, **said: object) -> Claim:
    return Claim(kind, (_quote(row, text),), persons=(row.name,), rule=f"list: {kind}", **said)  # type: ignore[arg-type]


def _quote(row: Row, text: str) -> Quote:
    return Quote(row.span.start, row.span.end, text[row.span.start : row.span.end])


def _people(rows: Sequence[Row]) -> Iterator[NamedPerson]:
    """Who is on the list, once each, with every row that has the name."""
    by_name: dict[str, list[Row]] = {}
    for row in rows:
        by_name.setdefault(row.name, []).append(row)
    for name, several in by_name.items():
        aliases = dict.fromkeys(row.cells["other_name"] for row in several if "other_name" in row.cells)
        genders = {gender_of(row.cells.get("gender", "")) for row in several} - {None}
        spans = tuple(_name_span(row) for row in several)
        yield NamedPerson(name, spans, tuple(aliases), genders.pop() if len(genders) == 1 else None)


def _name_span(row: Row) -> Span:
    """From the first to the last cell of the name, where they stand side by side; else the last one, the surname."""
    first, last = min(row.name_spans), max(row.name_spans)
    beside = sum(span.end - span.start for span in row.name_spans) + len(row.name_spans) - 1 == last.end - first.start
    return Span(first.start, last.end) if beside else row.name_spans[-1]
