"""What an extractor proposes, as an object of the model: each field is of its kind, or the proposal is refused.

Objects of the model and objects of the gold's JSON format are read in one way, for an extractor that others wrote can
fill either with anything. Whether a well-formed proposal is borne out by its document is for `claims.gate` to judge.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from habeas.dates import PartialDate
from habeas.errors import UnknownTerm
from habeas.model import Affiliation, Claim, Count, Document, NamedPerson, Quote, Span

# The years that a document about people may speak of.
YEARS = range(1800, 2101)

# The largest numbers that every database keeps in the column for a claim's people, and for an end of a count.
MOST_PEOPLE = 2**31 - 1
MOST_COUNTED = 2**63 - 1

# Characters that the record keeps of the name of a rule.
LONGEST_RULE = 128


class Refusal(Exception):
    """Why a proposal is not let through; it never leaves the gate."""


def read_claim(given: object, document: Document) -> Claim:
    """A claim whose fields are of their kinds; raises Refusal with the reason otherwise."""
    fields = _fields(given, Claim, "a claim")
    return Claim(
        type=_text(fields, "type"),
        quotes=tuple(_quote(one, document) for one in _list(fields, "quotes", "texts")),
        persons=_texts(fields, "persons"),
        group=_maybe_text(fields, "group"),
        number=_number(fields, "number", 1, MOST_PEOPLE),
        organizations=_texts(fields, "organizations"),
        actors=_texts(fields, "actors"),
        date=_date(fields.get("date")),
        place=_maybe_text(fields, "place"),
        charges=_texts(fields, "charges"),
        term=_maybe_text(fields, "term"),
        modality=_text(fields, "modality", "asserted"),
        speaker=_maybe_text(fields, "speaker"),
        rule=_rule(fields),
        trigger=None if fields.get("trigger") is None else _span(fields["trigger"]),
        confidence=_confidence(fields.get("confidence", 1.0)),
    )


def read_affiliation(given: object, document: Document) -> Affiliation:
    """An affiliation whose fields are of their kinds; raises Refusal with the reason otherwise."""
    fields = _fields(given, Affiliation, "an affiliation")
    return Affiliation(
        person=_text(fields, "person"),
        role=_text(fields, "role"),
        organization=_maybe_text(fields, "organization"),
        quote=_quote(fields.get("quote"), document),
    )


def read_count(given: object, document: Document) -> Count:
    """A count whose fields are of their kinds; raises Refusal with the reason otherwise."""
    fields = _fields(given, Count, "a count")
    return Count(
        what=_text(fields, "what"),
        low=_number(fields, "low", 0, MOST_COUNTED),
        high=_number(fields, "high", 0, MOST_COUNTED),
        qualifier=_maybe_text(fields, "qualifier"),
        as_of=_date(fields.get("as_of")),
        place=_maybe_text(fields, "place"),
        by=_maybe_text(fields, "by"),
        quote=_quote(fields.get("quote"), document),
        kind=_text(fields, "kind", "stock"),
    )


def read_person(given: object) -> NamedPerson:
    """A named person whose fields are of their kinds; raises Refusal with the reason otherwise."""
    fields = _fields(given, NamedPerson, "a person")
    mentions = tuple(_span(one) for one in _list(fields, "mentions", "places"))
    gender = _maybe_text(fields, "gender")
    if gender not in ("female", "male", None):
        raise Refusal("an unknown gender")
    return NamedPerson(_text(fields, "name"), mentions, _texts(fields, "aliases"), gender)


def read_list(given: object, what: str) -> tuple[object, ...]:
    """Several proposals; raises Refusal where they are no list. None is none."""
    return tuple(_list({what: given}, what, "objects"))


def _fields(given: object, kind: type[Any], what: str) -> Mapping[str, Any]:
    """The fields of a proposal by their names."""
    if isinstance(given, kind):
        return {name: getattr(given, name) for name in kind.__dataclass_fields__}
    if not isinstance(given, Mapping):
        raise Refusal(f"{what} is not an object")
    return given


def _is_text(value: object) -> bool:
    """Whether it is a text that a record can keep: half a letter and the sign 0 can be written in JSON."""
    if not isinstance(value, str) or "\0" in value:
        return False
    return value.isascii() or not any("\ud800" <= letter <= "\udfff" for letter in value)


def _is_place(value: object) -> bool:
    return isinstance(value, int) and not isinstance(value, bool)


def _span(value: object) -> Span:
    if not isinstance(value, Span) or not (_is_place(value.start) and _is_place(value.end)):
        raise Refusal("a place that is not of two whole numbers")
    return value


def _text(fields: Mapping[str, Any], key: str, default: str | None = None) -> str:
    value = fields.get(key)
    if value is None and default is not None:
        return default
    if not _is_text(value):
        raise Refusal(f"{key} is not a text")
    return str(value)


def _maybe_text(fields: Mapping[str, Any], key: str) -> str | None:
    return None if fields.get(key) is None else _text(fields, key)


def _list(fields: Mapping[str, Any], key: str, of: str) -> list[object] | tuple[object, ...]:
    value = fields.get(key)
    if value is None:
        return ()
    if not isinstance(value, list | tuple):
        raise Refusal(f"{key} is not a list of {of}")
    return value


def _texts(fields: Mapping[str, Any], key: str) -> tuple[str, ...]:
    values = _list(fields, key, "texts")
    if not all(_is_text(one) for one in values):
        raise Refusal(f"{key} is not a list of texts")
    return tuple(str(one) for one in values)


def _number(fields: Mapping[str, Any], key: str, least: int, most: int) -> int | None:
    value = fields.get(key)
    if value is None:
        return None
    if not isinstance(value, int) or isinstance(value, bool):
        raise Refusal(f"{key} is not a whole number")
    if not least <= value <= most:
        raise Refusal("an impossible number")
    return value


def _confidence(value: object) -> float:
    if not isinstance(value, int | float) or isinstance(value, bool) or not 0 <= value <= 1:
        raise Refusal("an impossible confidence")
    return float(value)


def _rule(fields: Mapping[str, Any]) -> str:
    rule = _text(fields, "rule", "")
    if len(rule) > LONGEST_RULE:
        raise Refusal("the name of a rule that is too long")
    return rule


def _quote(given: object, document: Document) -> Quote:
    """A quote as it was given with its place, or the first place of its text."""
    if isinstance(given, Quote):
        if not (_is_place(given.start) and _is_place(given.end) and _is_text(given.text)):
            raise Refusal("a quote that is not in the text")
        return given
    if not isinstance(given, str):
        raise Refusal("quote is not a text")
    start = document.text.find(given)
    if start < 0 or not given.strip():
        raise Refusal("a quote that is not in the text")
    return Quote(start, start + len(given), given)


def _date(value: object) -> PartialDate | None:
    """A date of the model, or ISO 8601 as a text; a year may be a number."""
    if isinstance(value, int) and not isinstance(value, bool) and value in YEARS:
        value = PartialDate(value)
    if isinstance(value, str):
        try:
            value = PartialDate.parse(value)
        except UnknownTerm as error:
            raise Refusal("an impossible date") from error
    if value is not None and (not isinstance(value, PartialDate) or value.year not in YEARS):
        raise Refusal("an impossible date")
    return value
