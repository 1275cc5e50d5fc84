"""What people decided of who and what is one, for a file that is handed on: neither who decided it nor why is in it."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from habeas.answers.tables import COLUMNS
from habeas.exchange.decided import DISAGREEMENTS, RECOGNITIONS, brought
from habeas.exchange.everything_values import fits
from habeas.exchange.lines import line_of, values_in
from habeas.exchange.model import Brought
from habeas.lists.model import Problem
from habeas.people.judgements import ACTS, ORGANIZATIONS, PEOPLE, PLACES

Row = Mapping[str, Any]
# Reviews of claims and of numbers are not among them: an act and a number go out as they are left.
SUBJECTS = (PEOPLE, ACTS, ORGANIZATIONS, PLACES, DISAGREEMENTS, RECOGNITIONS)
# Of a decision what only those may know who know who decides.
_OF_WHO = ("because", "by", "undoes", "undone_by")
_COLUMNS = COLUMNS["decisions"]


def without_who(rows: Iterable[Row]) -> Iterator[Row]:
    """Of the rows of the log the decisions that hold, each by somebody whom nobody knows: "reviewer 1"."""
    numbers: dict[str, int] = {}
    for row in rows:
        if row["subject"] in SUBJECTS and row["undoes"] is None and row["undone_by"] is None:
            number = numbers.setdefault(row["by"], len(numbers) + 1)
            value = {name: each for name, each in json.loads(row["value"] or "{}").items() if name != "evidence"}
            kept = {name: each for name, each in row.items() if name not in _OF_WHO}
            yield {**kept, "by": f"reviewer {number}", "value": json.dumps(value, ensure_ascii=False, sort_keys=True)}


def decision_line(row: Row) -> str:
    """A decision as a line."""
    return line_of({name: value for name, value in row.items() if value is not None})


def decisions_in(lines: Iterable[tuple[int, str]], problems: list[Problem]) -> tuple[Brought, ...]:
    """The decisions of lines, each with its number in the file; what is none is told."""
    rows = []
    for number, line in lines:
        row = values_in(line)
        if row is not None and all(fits(value, _COLUMNS.get(name, "")) for name, value in row.items()):
            rows.append((number, {**dict.fromkeys(_COLUMNS), **row}))
    return tuple(brought((each for each in rows if each[1]["subject"] in SUBJECTS), problems))
