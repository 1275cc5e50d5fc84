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
    document_id: str,
    text: str,
    rows: Sequence[Row],
    problems: Sequence[Problem],
    as_of: date,
    extractor: str | None = None,
) -> Extraction:
    """All that a list or a table of cases says; what was not understood is counted by its code.

    Args:
        extractor: the name of what reads a table of cases, where several charges and doers stand in a cell, parted by
            semicolons; a list has none, and a cell of it is one charge.
    """
    return Extraction(
        document_id,
        extractor or extractor_name(),
        claims=tuple(claim for row in rows for claim in claims_of(row, text, as_of, cases=extractor is not None)),
        affiliations=tuple(
            Affiliation(row.name, row.cells["occupation"], row.cells.get("organization"), _quote(row, text))
            for row in rows
            if "occupation" in row.cells
        ),
        people=tuple(_people(rows)),
        refused=dict(sorted(Counter(f"list: {each.code}" for each in problems).items())),
    )


def claims_of(row: Row, text: str, as_of: date, *, cases: bool = False) -> Iterator[Claim]:
    """What a row says was done to its person."""
    dates, term, place = row.dates, row.cells.get("term"), row.cells.get("place")
    charges, court, actors = (_values(row, name, cases) for name in ("charge", "court", "actor"))
    held = row.custody in ("imprisonment", "remand")
    for kind in row.told:
        if _OWN_COLUMN.get(kind) not in dates and not (kind == row.custody and held):
            # Of several acts whoever is named arrested somebody, and need not have done the rest.
            doers = actors if len(row.told) == 1 or kind == "arrest" or "arrest" not in row.told else ()
            told: dict[str, object] = {"actors": doers, "place": place, "charges": charges}
            yield _claim(row, text, kind, date=dates.get("happened"), **told)
    if "arrested" in dates:
        yield _claim(row, text, "arrest", date=dates["arrested"], charges=charges, actors=actors)
    if "charged" in dates:
        yield _claim(row, text, "charge", date=dates["charged"], charges=charges)
    if "tried" in dates:
        yield _claim(row, text, "trial", date=dates["tried"], charges=charges, actors=court)
    # In a table of cases a term tells of a sentence by itself, unless it is words like "not sentenced".
    counted = cases and term is not None and any(sign.isdigit() for sign in term)
    if "sentenced" in dates or (court and term) or counted:
        yield _claim(row, text, "sentence", date=dates.get("sentenced"), charges=charges, term=term, actors=court)
    if held:
        yield _claim(row, text, row.custody, date=PartialDate.of(as_of), place=place, charges=charges, term=term)
    if (row.custody == "release" and "release" not in row.told) or "released" in dates:
        yield _claim(row, text, "release", date=dates.get("released"))


def tells(row: Row) -> bool:
    """Whether a row of a table of cases says anything of its person: an act, custody, or what they are."""
    told = row.told or set(row.dates) - {"born", "happened"} or "occupation" in row.cells
    return bool(told) or row.custody not in ("", "gone") or any(sign.isdigit() for sign in row.cells.get("term", ""))


# An act that has a column of its own is told by that.
_OWN_COLUMN = {"arrest": "arrested", "charge": "charged", "trial": "tried", "sentence": "sentenced",
               "release": "released"}  # fmt: skip


def _values(row: Row, name: str, several: bool) -> tuple[str, ...]:
    parts = row.cells.get(name, "").split(";") if several else [row.cells.get(name, "")]
    return tuple(dict.fromkeys(part.strip() for part in parts if part.strip()))


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
