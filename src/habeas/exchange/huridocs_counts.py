"""A number that a source reports in the HURIDOCS events standard: information on an event that is nothing else.

The standard counts nobody outside of a group that something was done to, so the parts of the number stand in columns
of our own beside the words, the source and the date that it has fields for.
"""

from __future__ import annotations

from habeas.exchange.counted import PARTS, counted_of, parts_of, title_of
from habeas.exchange.holdings import Reported
from habeas.exchange.huridocs_tables import Row
from habeas.exchange.model import Counted
from habeas.lists.model import Problem

# What stands before the name of a part in the table of information.
_COLUMN = "habeas_counted_"


def event_id(each: Reported) -> str:
    """The number of the event of a reported number."""
    return f"count-{each.id}"


def event(each: Reported) -> dict[str, object]:
    """The values of the event of a reported number."""
    return {
        "event_record_number": event_id(each),
        "event_title": f"Reported number: {title_of(each.count)}",
        "geographical_term": each.document.country,
        "initial_date": each.count.as_of,
    }


def parts(each: Reported) -> dict[str, object]:
    """The values that a number has in our own columns of its information."""
    return {**{f"{_COLUMN}{name}": value for name, value in parts_of(each.count).items()},
            "habeas_country": each.document.country}  # fmt: skip


def is_number(row: Row) -> bool:
    """Whether a record of information is a reported number."""
    return f"{_COLUMN}what" in row


def counted(row: Row, line: int, problems: list[Problem]) -> Counted | None:
    """The number that a record of information gives; None where it gives none."""
    if not is_number(row):
        return None
    columns = ((name, row.get(f"{_COLUMN}{name}", ())) for name in PARTS)
    return counted_of({name: values[0] for name, values in columns if values}, line, problems)
