"""What somebody typed for the fields of a form on a command line: "prison=North Colony", "fairness/14(2) presumption of
innocence=violated: called guilty by the prosecutor", "covers=photo" as often as needed.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from habeas.errors import UnknownTerm
from habeas.work.casework_forms import FormField, Kind

MANY = ("several", "fields")


def fields_typed(kind: Kind, pairs: Iterable[str], before: Mapping[str, Any] | None = None) -> dict[str, Any]:
    """The fields of a form as they were typed, on top of those that there were; "prison=" empties one.

    A list that is typed takes the place of the whole list before it; an answer of a checklist that of its own question.

    Raises:
        UnknownTerm: something is no "field=value", or names no field of the kind, or no question of a checklist.
    """
    found: dict[str, Any] = dict(before or {})
    fresh: set[str] = set()
    for pair in pairs:
        named, is_pair, value = pair.partition("=")
        name, _, item = named.strip().partition("/")
        if not is_pair:
            raise UnknownTerm("Write what a field says as field=value; see the fields with: habeas casework kinds")
        field = kind.field(name.strip())
        if field.type in MANY:
            found[field.name] = [*(found.get(field.name, ()) if field.name in fresh else ()), value.strip()]
        elif field.type == "checklist":
            found[field.name] = {**found.get(field.name, {}), **_answered(field, item.strip(), value)}
        else:
            found[field.name] = value
        fresh.add(field.name)
    return found


def _answered(field: FormField, item: str, value: str) -> dict[str, dict[str, str]]:
    """An answer with its note, by the question: its whole key, or what it begins with where that is only one."""
    items = field.checklist.items if field.checklist is not None else {}
    meant = [each for each in items if each == item] or [each for each in items if item and each.startswith(item)]
    if len(meant) != 1:
        raise UnknownTerm(f"Name one question of {field.label!r}, as {field.name}/QUESTION=ANSWER: {', '.join(items)}.")
    answer, _, note = value.partition(":")
    return {meant[0]: {"answer": answer.strip(), "note": note.strip()}}
