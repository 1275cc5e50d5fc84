"""What of a file in the HURIDOCS events standard tells nothing here, each said once."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from habeas.exchange.huridocs_counts import is_number
from habeas.exchange.huridocs_tables import LEFT_OUT, OTHER, Row
from habeas.lists.model import Problem

# By table the fields that say to what a record belongs, and the tables of these.
_BELONGS: dict[str, dict[str, tuple[str, ...]]] = {
    "act": {"event": ("event",)},
    "intervention": {"event": ("event",)},
    "involvement": {"act": ("act",)},
    "information": {"event": ("event",), "habeas_act": ("act", "intervention")},
}


def left(rows: Sequence[tuple[int, str, Row]]) -> Iterator[Problem]:
    """What is kept as text alone: files and columns of other kinds, records of nothing, and ties that lead nowhere."""
    yield from _kept_as_text(rows)
    there: dict[str, set[str]] = {}
    for _, table, row in rows:
        there.setdefault(table, set()).update(row.get(f"{table}_record_number", ()))
    for number, table, row in rows:
        for field, where in _BELONGS.get(table, {}).items():
            # Where the file has not even the table, that alone is no fault.
            known = [there[each] for each in where if each in there]
            for one in row.get(field, ()) if known else ():
                if not any(one in each for each in known):
                    words = f"It belongs to the {field.removeprefix('habeas_')} “{one[:40]}”, which is not in the file."
                    yield Problem(number, "missing", words)
    told = {one for _, table, row in rows if table in ("act", "intervention") for one in row.get("event", ())}
    told |= {one for _, table, row in rows if table == "information" and is_number(row) for one in row.get("event", ())}
    for number, table, row in rows:
        if table == "event" and not told & set(row.get("event_record_number", ())):
            words = "The file has no act and no intervention of this event; it is kept as text."
            yield Problem(number, "kept-as-text", words)
        if table == "involvement" and not row.get("act"):
            yield Problem(number, "no-act", "It does not say in which act; who did what is not known.")


def _kept_as_text(rows: Sequence[tuple[int, str, Row]]) -> Iterator[Problem]:
    """The files and columns that the standard has not, once each."""
    for _, table, row in rows:
        for name in row.get("name", ()) if table == LEFT_OUT else ():
            words = f"The file “{name[:60]}” of the archive is none of the standard’s five tables, and is not read."
            yield Problem(0, "file-left-out", words)
    other = dict.fromkeys((table, name) for _, table, row in rows for name in row if name.startswith(OTHER))
    for table, name in other:
        words = f"The column “{name.removeprefix(OTHER)}” of {table} is none of the standard’s; it is kept as text."
        yield Problem(0, "kept-as-text", words)
