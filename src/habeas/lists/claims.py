"""Turns the rows of a list into claims: that somebody is held on the list's day, was arrested, sentenced or released.

The quote of every claim is its row, whole. What a list says is said by whoever keeps it, and is no more than that.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date

from habeas.acts.length import is_endless, length_of
from habeas.dates import PartialDate
from habeas.documents.handed_on import rule_in
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
    rows = [row for row in rows if not row.kept]  # what these say their sources say
    return Extraction(
        document_id,
        extractor or extractor_name(),
        claims=tuple(claim for row in rows for claim in claims_of(row, text, as_of, cases=extractor is not None)),
        affiliations=tuple(
            Affiliation(row.name, role, organization, _quote(row, text))
            for row in rows
            for role, organization in _posts(row, several=extractor is not None)
        ),
        people=tuple(_people(rows, several=extractor is not None)),
        refused=dict(sorted(Counter(f"list: {each.code}" for each in problems).items())),
    )


def claims_of(row: Row, text: str, as_of: date, *, cases: bool = False) -> Iterator[Claim]:
    """What a row says was done to its person."""
    dates, term, place = row.dates, row.cells.get("term"), row.cells.get("place")
    charges, court = (_values(row, name, cases) for name in ("charge", "court"))
    held = row.custody in ("imprisonment", "remand")
    # In a table of cases a term tells of a sentence by itself, unless it is words like "not sentenced".
    sentenced = "sentenced" in dates or bool(court and term) or (cases and term is not None and _is_length(term))
    own = {kind for kind, column in _OWN_COLUMN.items() if column in dates} | ({"sentence"} if sentenced else set())
    for kind in row.told:
        if kind not in own and not (kind == row.custody and held):
            yield _claim(row, text, kind, date=dates.get("happened"), charges=charges, **_there(row, kind, cases))
    if "arrested" in dates:
        told = {"actors": _values(row, "actor", cases), **_there(row, "arrest", cases)}
        yield _claim(row, text, "arrest", date=dates["arrested"], charges=charges, **told)
    if "charged" in dates:
        yield _claim(row, text, "charge", date=dates["charged"], charges=charges, **_there(row, "charge", cases))
    if "tried" in dates:
        told = {**_there(row, "trial", cases), **({"actors": court} if court else {})}
        yield _claim(row, text, "trial", date=dates["tried"], charges=charges, **told)
    if sentenced:
        told = {**_there(row, "sentence", cases), **({"actors": court} if court else {})}
        day = dates.get("sentenced", dates.get("happened") if "sentence" in row.told else None)
        yield _claim(row, text, "sentence", date=day, charges=charges, term=term, **told)
    if held:
        yield _claim(row, text, row.custody, date=PartialDate.of(as_of), place=place, charges=charges, term=term)
    if (row.custody == "release" and "release" not in row.told) or "released" in dates:
        yield _claim(row, text, "release", date=dates.get("released"), **_there(row, "release", cases))


def _there(row: Row, kind: str, cases: bool) -> dict[str, object]:
    """Where an act was done and by whom, if the row is about it: its place is else that of custody."""
    if kind not in row.told:
        return {}
    # Of several acts whoever is named arrested somebody, and need not have done the rest.
    alone = len(row.told) == 1 or kind == "arrest" or "arrest" not in row.told
    return {"actors": _values(row, "actor", cases) if alone else (), "place": row.cells.get("place")}


def tells(row: Row) -> bool:
    """Whether a row of a table of cases says anything of its person: an act, custody, or what they are."""
    told = row.told or set(row.dates) - {"born", "happened"} or "occupation" in row.cells
    return bool(told) or row.custody not in ("", "gone") or _is_length(row.cells.get("term", ""))


def _is_length(term: str) -> bool:
    return any(sign.isdigit() for sign in term) or is_endless(term) or length_of(term) is not None


# An act that has a column of its own is told by that.
_OWN_COLUMN = {"arrest": "arrested", "charge": "charged", "trial": "tried", "sentence": "sentenced",
               "release": "released"}  # fmt: skip


def _values(row: Row, name: str, several: bool) -> tuple[str, ...]:
    parts = row.cells.get(name, "").split(";") if several else [row.cells.get(name, "")]
    return tuple(dict.fromkeys(part.strip() for part in parts if part.strip()))


def _posts(row: Row, several: bool) -> Iterator[tuple[str, str | None]]:
    """What somebody is, and where: several occupations each where their organization stands, if the row says which."""
    roles, bodies = _values(row, "occupation", several), _values(row, "organization", several)
    if len(bodies) == len(roles):
        yield from zip(roles, bodies, strict=True)
    elif len(roles) == 1 and bodies:
        yield from ((roles[0], body) for body in bodies)
    else:
        yield from ((role, bodies[0] if len(bodies) == 1 else None) for role in roles)


def _claim(row: Row, text: str, kind: str, **said: object) -> Claim:
    rule = f"list: {kind}" if row.country is None else rule_in(f"list: {kind}", row.country)
    return Claim(kind, (_quote(row, text),), persons=(row.name,), rule=rule, **said)  # type: ignore[arg-type]


def _quote(row: Row, text: str) -> Quote:
    return Quote(row.span.start, row.span.end, text[row.span.start : row.span.end])


def _people(rows: Sequence[Row], several: bool) -> Iterator[NamedPerson]:
    """Who is on the list, once each, with every row that has the name."""
    by_name: dict[str, list[Row]] = {}
    for row in rows:
        by_name.setdefault(row.name, []).append(row)
    for name, same in by_name.items():
        aliases = dict.fromkeys(other for row in same for other in _values(row, "other_name", several))
        genders = {gender_of(row.cells.get("gender", "")) for row in same} - {None}
        spans = tuple(_name_span(row) for row in same)
        yield NamedPerson(name, spans, tuple(aliases), genders.pop() if len(genders) == 1 else None)


def _name_span(row: Row) -> Span:
    """From the first to the last cell of the name, where they stand side by side; else the last one, the surname."""
    first, last = min(row.name_spans), max(row.name_spans)
    beside = sum(span.end - span.start for span in row.name_spans) + len(row.name_spans) - 1 == last.end - first.start
    return Span(first.start, last.end) if beside else row.name_spans[-1]
