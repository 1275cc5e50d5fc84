"""A form of casework on a page: each field with what it says now, and what came back with it. Nothing here decides."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.http import QueryDict

from habeas.work.casework_forms import YES_NO, FormField, Kind
from habeas.work.withheld_fields import EVERYTHING
from habeas.work.withheld_fields import fields as published

# More of it than any form has; what is longer is cut off before it is looked at.
LONGEST = 60_000
_MANY = ("several", "fields")


@dataclass(frozen=True, slots=True)
class Option:
    """A choice, how it is called, and whether it is chosen."""

    value: str
    label: str
    chosen: bool


@dataclass(frozen=True, slots=True)
class Question:
    """A question of a checklist with its answer."""

    name: str
    item: str
    words: str
    options: tuple[Option, ...]
    note: str

    @property
    def answer(self) -> str:
        """How the answer is called; empty where there is none."""
        return next((each.label for each in self.options if each.chosen), "")


@dataclass(frozen=True, slots=True)
class Shown:
    """A field with what it says; `name` is what it is called in the form."""

    field: FormField
    name: str
    value: str
    options: tuple[Option, ...]
    questions: tuple[Question, ...]


def shown(kind: Kind, fields: Mapping[str, Any]) -> list[Shown]:
    """The fields of a form with what they say."""
    return [_shown(field, fields.get(field.name)) for field in kind.fields]


def sent(kind: Kind, form: QueryDict) -> dict[str, Any]:
    """What came with a form, field by field, not checked yet."""
    found: dict[str, Any] = {}
    for field in kind.fields:
        name = f"field:{field.name}"
        if field.type in _MANY:
            found[field.name] = [each[:LONGEST] for each in form.getlist(name)]
        elif field.checklist is not None:
            found[field.name] = {
                item: {
                    "answer": form.get(f"{name}:{number}", "")[:LONGEST],
                    "note": form.get(f"{name}:{number}:note", "")[:LONGEST],
                }
                for number, item in enumerate(field.checklist.items)
            }
        else:
            found[field.name] = form.get(name, "")[:LONGEST]
    return found


def _shown(field: FormField, value: Any) -> Shown:  # noqa: ANN401 (whatever the field says)
    name = f"field:{field.name}"
    text = value if isinstance(value, str) else ""
    if field.type in _MANY:
        listed = value if isinstance(value, list) else []
        labels = {each: each for each in field.choices}
        if field.type == "fields":
            labels = {EVERYTHING: EVERYTHING} | {each.name: each.label for each in published().values()}
        return Shown(field, name, "", _options(labels, listed), ())
    if field.checklist is not None:
        return Shown(field, name, "", (), _questions(field, name, value if isinstance(value, dict) else {}))
    choices = YES_NO if field.type == "yes-no" else field.choices
    return Shown(field, name, text, _options({each: each for each in choices}, [text]), ())


def _questions(field: FormField, name: str, value: Mapping[str, Any]) -> tuple[Question, ...]:
    checklist = field.checklist
    if checklist is None:
        return ()
    found = []
    for number, (item, words) in enumerate(checklist.items.items()):
        said = value.get(item) or {}
        options = _options({each: each for each in checklist.answers}, [said.get("answer", "")])
        found.append(Question(f"{name}:{number}", item, words, options, said.get("note", "")))
    return tuple(found)


def _options(labels: Mapping[str, str], chosen: list[str]) -> tuple[Option, ...]:
    return tuple(Option(value, label, value in chosen) for value, label in labels.items())
