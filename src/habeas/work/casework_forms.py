"""The forms of casework: which kinds there are, what each asks, and whether what somebody filled in is an answer.

All of it is data (`data/casework/`); a kind, a field or a question more is a change of these files alone.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import cache
from typing import Any

from habeas.errors import BadVocabulary, UnknownTerm
from habeas.terms import load_toml
from habeas.work.withheld_fields import EVERYTHING
from habeas.work.withheld_fields import fields as published

_FILE = "casework/kinds.toml"
TYPES = ("line", "text", "day", "time", "yes-no", "choice", "several", "fields", "checklist")
YES_NO = ("yes", "no", "not known")
# A day outside of these years is a slip of the pen: "0025" for "2025".
FIRST_YEAR, LAST_YEAR = 1900, 2199
# Where somebody writes it may be tomorrow already, by up to fourteen hours.
_AHEAD = timedelta(days=1)
# As long as a page of a notebook, and a chapter of one; what is longer is a file to attach.
LONGEST_LINE, LONGEST_TEXT = 400, 40_000
_TIME = re.compile(r"(\d{4}-\d{2}-\d{2})(?:[ T](\d{1,2}:\d{2}))?")


@dataclass(frozen=True, slots=True)
class Checklist:
    """Questions by their keys, after a source, with the answers that each can have."""

    title: str
    source: str
    answers: tuple[str, ...]
    items: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class FormField:
    """A field of a form; the data file says what each type is."""

    name: str
    label: str
    type: str
    required: bool = False
    choices: tuple[str, ...] = ()
    checklist: Checklist | None = None
    past: bool = False
    after: str = ""


@dataclass(frozen=True, slots=True)
class Withholds:
    """With which values of which field what an entry covers is published no more; `until` has the last day it holds."""

    field: str
    when: tuple[str, ...]
    what: str
    until: str = ""


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of entry; `day` is the field of its day in the calendar, `until` the one that says it is done.

    `comes` says what that day is, where the entry's title would mislead.
    """

    name: str
    label: str
    plural: str
    title: tuple[str, ...]
    fields: tuple[FormField, ...]
    day: str | None = None
    until: str | None = None
    withholds: Withholds | None = None
    comes: str = ""

    def field(self, name: str) -> FormField:
        """The field of that name.

        Raises:
            UnknownTerm: there is none.
        """
        for each in self.fields:
            if each.name == name:
                return each
        known = ", ".join(each.name for each in self.fields)
        raise UnknownTerm(f"{name[:40]!r} is no field of a {self.label}; there are: {known}.")


@cache
def kinds() -> dict[str, Kind]:
    """All kinds by name.

    Raises:
        BadVocabulary: a file of `data/casework/` does not say what it should.
    """
    return read_kinds(load_toml(_FILE))


def kind_named(name: str) -> Kind:
    """The kind of that name.

    Raises:
        UnknownTerm: there is none.
    """
    try:
        return kinds()[name]
    except KeyError as error:
        raise UnknownTerm(f"{name[:40]!r} is no kind of casework; there are: {', '.join(kinds())}.") from error


def read_kinds(data: Mapping[str, object]) -> dict[str, Kind]:
    """Checks and returns parsed kinds."""
    entries, found = data.get("kind"), {}
    for entry in entries if isinstance(entries, list) else []:
        kind = _read_kind(entry)
        found[kind.name] = kind
    if not found:
        raise BadVocabulary(f"data/{_FILE}: it has no [[kind]]")
    return found


def filled_in(kind: Kind, given: Mapping[str, Any], today: date) -> dict[str, Any]:
    """What somebody filled in on a day, checked; fields that were left out are not in it.

    A checklist is given as a table of answers by item, "several" and "fields" as lists, everything else as a text.

    Raises:
        UnknownTerm: a field is none of the form's, or has a value that it cannot have; a required one is missing; or
            days contradict each other, or today. The message names the field, and never what was written there.
    """
    found = {name: value for name, one in given.items() if (value := _answer(kind.field(name), one))}
    for field in kind.fields:
        if field.required and field.name not in found:
            raise UnknownTerm(f"A {kind.label} needs: {field.label}.")
        _in_order(kind, field, found, today)
    return {field.name: found[field.name] for field in kind.fields if field.name in found}


def withheld_by(kind: Kind, fields: Mapping[str, Any], today: date) -> tuple[str, ...] | None:
    """What an entry that says this covers, where it is published no more; None where it withholds nothing."""
    rule = kind.withholds
    if rule is None:
        return None
    ends = moment_of(fields.get(rule.until))
    over = ends is not None and _day(ends) < today
    return tuple(fields.get(rule.what) or ()) if over or fields.get(rule.field) in rule.when else None


def moment_of(value: object) -> date | datetime | None:
    """The day, or the day and hour, that a field of the type "day" or "time" says; None where it says none."""
    found = _TIME.fullmatch(value) if isinstance(value, str) else None
    if found is None:
        return None
    try:
        day = date.fromisoformat(found[1])
        if found[2] is None:
            return day
        return datetime.fromisoformat(f"{day} {found[2]:0>5}")
    except ValueError:
        return None


def title_of(kind: Kind, fields: Mapping[str, Any]) -> str:
    """How an entry is named in a list: by its kind and the fields that the kind says."""
    words = [str(fields[name]) for name in kind.title if fields.get(name)]
    return ": ".join([kind.label, ", ".join(words)]) if words else kind.label


def _in_order(kind: Kind, field: FormField, found: Mapping[str, Any], today: date) -> None:
    moment = moment_of(found.get(field.name))
    if moment is None:
        return
    if field.past and _day(moment) > today + _AHEAD:
        raise UnknownTerm(f"The field {field.label!r} takes a day that has come.")
    before = moment_of(found.get(field.after))
    if before is not None and _day(moment) < _day(before):
        raise UnknownTerm(
            f"The field {field.label!r} takes no day before that of the field {kind.field(field.after).label!r}."
        )


def _day(moment: date | datetime) -> date:
    return moment.date() if isinstance(moment, datetime) else moment


def _answer(field: FormField, given: Any) -> Any:  # noqa: ANN401 (whatever came with a form)
    if field.type in ("several", "fields"):
        return _several(field, given)
    if field.type == "checklist":
        return _checked(field, given)
    if not isinstance(given, str):
        raise UnknownTerm(f"The field {field.label!r} takes a text.")
    text = given.replace("\r\n", "\n").replace("\0", "").strip()
    if field.type == "line":
        text = " ".join(text.split())
    longest = LONGEST_TEXT if field.type == "text" else LONGEST_LINE
    if len(text) > longest:
        raise UnknownTerm(f"The field {field.label!r} takes {longest:,} characters; attach what is longer as a file.")
    if text and field.type in ("day", "time"):
        moment = moment_of(text)
        if moment is None or (field.type == "day" and isinstance(moment, datetime)):
            how = "2025-03-01" if field.type == "day" else "2025-03-01 or 2025-03-01 10:30"
            raise UnknownTerm(f"The field {field.label!r} takes a day, like {how}.")
        if not FIRST_YEAR <= moment.year <= LAST_YEAR:
            raise UnknownTerm(f"The field {field.label!r} takes a day of the years {FIRST_YEAR} to {LAST_YEAR}.")
        text = f"{moment:%Y-%m-%d %H:%M}" if isinstance(moment, datetime) else str(moment)
    allowed = YES_NO if field.type == "yes-no" else field.choices
    if text and field.type in ("yes-no", "choice") and text not in allowed:
        raise UnknownTerm(f"The field {field.label!r} takes one of: {', '.join(allowed)}.")
    return text


def _several(field: FormField, given: object) -> list[str]:
    allowed = (EVERYTHING, *published()) if field.type == "fields" else field.choices
    some = [given] if isinstance(given, str) else given
    if not isinstance(some, list | tuple) or any(each not in allowed for each in some if each):
        raise UnknownTerm(f"The field {field.label!r} takes some of: {', '.join(allowed)}.")
    return [each for each in allowed if each in some]


def _checked(field: FormField, given: object) -> dict[str, dict[str, str]]:
    """A checklist as a table of an answer and a note for each item."""
    checklist = field.checklist
    if checklist is None or not isinstance(given, Mapping):
        raise UnknownTerm(f"The field {field.label!r} takes an answer for each of its questions.")
    found: dict[str, dict[str, str]] = {}
    for item, said in given.items():
        told = {"answer": said} if isinstance(said, str) else dict(said) if isinstance(said, Mapping) else {}
        answer, note = str(told.get("answer") or ""), " ".join(str(told.get("note") or "").split())
        if item not in checklist.items or (answer and answer not in checklist.answers) or len(note) > LONGEST_LINE:
            raise UnknownTerm(
                f"The field {field.label!r} takes for each of its questions one of: {', '.join(checklist.answers)}; "
                f"and a note of up to {LONGEST_LINE} characters."
            )
        if answer or note:
            found[item] = {"answer": answer, "note": note}
    return {item: found[item] for item in checklist.items if item in found}


def _read_kind(entry: object) -> Kind:
    if not isinstance(entry, dict) or not all(entry.get(name) for name in ("name", "label", "plural", "field")):
        raise BadVocabulary(f"data/{_FILE}: a [[kind]] needs a name, a label, a plural and fields")
    where = f"data/{_FILE}, {entry['name']!r}"
    some = tuple(_read_field(each, where) for each in entry["field"])
    names = {each.name for each in some}
    rule = entry.get("withholds")
    withholds = (
        None if rule is None else Withholds(rule["field"], tuple(rule["when"]), rule["what"], rule.get("until", ""))
    )
    asked = {entry.get("day"), entry.get("until"), *entry.get("title", ())} - {None}
    asked |= {each.after for each in some} - {""}
    asked |= set() if withholds is None else {withholds.field, withholds.what, withholds.until} - {""}
    if not asked <= names:
        raise BadVocabulary(f"{where}: it speaks of {', '.join(sorted(asked - names))}, which are no fields of it")
    told = {name: str(entry[name]) for name in ("name", "label", "plural")}
    return Kind(
        **told,
        title=tuple(entry.get("title", ())),
        fields=some,
        day=entry.get("day"),
        until=entry.get("until"),
        withholds=withholds,
        comes=str(entry.get("comes", "")),
    )


def _read_field(entry: dict[str, Any], where: str) -> FormField:
    if not all(isinstance(entry.get(name), str) for name in ("name", "label", "type")) or entry["type"] not in TYPES:
        raise BadVocabulary(f"{where}: a field needs a name, a label and a type of {', '.join(TYPES)}")
    if entry["type"] in ("choice", "several") and not entry.get("choices"):
        raise BadVocabulary(f"{where}: the field {entry['name']!r} needs choices")
    checklist = _read_checklist(entry["checklist"]) if entry["type"] == "checklist" else None
    return FormField(
        entry["name"],
        entry["label"],
        entry["type"],
        bool(entry.get("required", False)),
        tuple(entry.get("choices", ())),
        checklist,
        bool(entry.get("past", False)),
        str(entry.get("after", "")),
    )


def _read_checklist(name: str) -> Checklist:
    data = load_toml(f"casework/{name}.toml")
    items, answers = data.get("items"), data.get("answers")
    if not data.get("source") or not isinstance(items, dict) or not items or not isinstance(answers, list):
        raise BadVocabulary(f"data/casework/{name}.toml needs a title, a source, answers and [items]")
    return Checklist(str(data.get("title")), str(data["source"]), tuple(map(str, answers)), items)
