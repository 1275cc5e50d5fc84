"""Checks what a person gives in place of what the machine read, field by field.

What is as the machine has it is left out, so that a correction holds only what was corrected. A name has to be that of
somebody in the registry, or stand in the document; a quote has to be an exact slice of the document.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from habeas import model, terms
from habeas.dates import PartialDate
from habeas.errors import QuoteNotFound, UnknownTerm
from habeas.record import load
from habeas.record.connect import Record
from habeas.record.review import DATE_IS, DATE_MEANINGS, FIELDS, NOTHING, ON, values_of
from habeas.work.naming import named
from habeas.work.words import one_line

_WORDS = ("group", "place", "term", "speaker")
_LISTS = ("organizations", "actors", "charges")
# As many people as a person can check by eye, and as many digits as any number of people has.
MOST_VALUES = 500
# No name, place or charge is as long; the API takes no longer ones either.
LONGEST_VALUE = 2_000
LARGEST = 10_000_000_000
# Years of which a claim can tell: any other is a slip of the pen, as 0204 and 2204 are for 2024.
EARLIEST, LATEST = 1800, 2199


@dataclass(frozen=True, slots=True)
class Checked:
    """What a person gives: values, the mention of each person, what the log keeps of those whom nothing named yet.

    `apart` is the mentions of new people with those of others of the same name.
    """

    values: dict[str, Any] = field(default_factory=dict)
    mentions: tuple[str, ...] = ()
    people: dict[str, Any] = field(default_factory=dict)
    apart: tuple[tuple[str, str], ...] = ()


def checked_whole(record: Record, document_id: str, fields: Mapping[str, Any]) -> Checked:
    """All values of a claim that a person adds.

    Raises:
        UnknownTerm: it has no type, and as for `checked`.
        QuoteNotFound: no words of the document show it.
        NotFound: as for `checked`.
    """
    kind = terms.claim_type(str(fields.get("type") or "")).name
    document = load.document(record, document_id)
    nothing = model.SourcedClaim("", model.Claim(kind, ()), load.card_of(document))
    found = checked(record, nothing, {**fields, "quotes": fields.get("quotes", ())})
    return Checked({**NOTHING, "type": kind, **found.values}, found.mentions, found.people, found.apart)


def checked(record: Record, claim: model.SourcedClaim, fields: Mapping[str, Any]) -> Checked:
    """The values that differ from what the machine read, and the mentions of the persons where those are given.

    Raises:
        UnknownTerm: there is no such field, or a value is none of its field's.
        QuoteNotFound: a quote is not in the document.
        NotFound: a name is nobody's, or that of several people.
    """
    strange = sorted(set(fields) - {*FIELDS, DATE_IS})
    if strange:
        raise UnknownTerm(f"A claim has no field {strange[0]!r}; it has {', '.join(FIELDS)}.")
    document = load.document(record, claim.document.id)
    who = named(record, document, _listed(fields.get("persons", claim.claim.persons)))
    given = {**{name: _value(name, value) for name, value in fields.items() if name in FIELDS}, "persons": who.names}
    if "quotes" in fields:
        given["quotes"] = _quotes(document, claim, fields["quotes"])
    now = values_of(claim.claim)
    changed = {name: value for name, value in given.items() if value != now[name]}
    meaning = _one_of(fields.get(DATE_IS) or ON, DATE_MEANINGS)
    if meaning != ON and given.get("date", now["date"]) is not None:
        changed |= {"date": given.get("date", now["date"]), DATE_IS: meaning}
    return Checked(changed, tuple(who.keys), who.people, tuple(who.apart)) if changed else Checked()


def _value(name: str, value: Any) -> Any:  # noqa: ANN401 (a value of any field)
    if name == "type":
        return terms.claim_type(str(value)).name
    if name == "modality":
        return _one_of(str(value), terms.modalities())
    if name == "date":
        return _date(str(value)) if value else None
    if name == "number":
        return _number(value)
    if name in _WORDS:
        return _line(value) or None if value is not None else None
    if name in _LISTS:
        return _listed(value)
    return value


def _date(text: str) -> str:
    date = PartialDate.parse(text)
    if not EARLIEST <= date.year <= LATEST:
        raise UnknownTerm(
            f"{text.strip()!r} is not a date that a claim can have: its year is not {EARLIEST} to {LATEST}."
        )
    return str(date)


def _one_of(value: str, allowed: tuple[str, ...]) -> str:
    if value not in allowed:
        raise UnknownTerm(f"{value[:40]!r} is none of: {', '.join(allowed)}.")
    return value


def _number(value: Any) -> int | None:  # noqa: ANN401
    text = str(value if value is not None else "").replace(",", "").strip()
    if not text:
        return None
    if not (text.isascii() and text.isdigit() and int(text[:12]) <= LARGEST):
        raise UnknownTerm(f"{text[:40]!r} is no number of people; write it like 12.")
    return int(text)


def _listed(values: Any) -> list[str]:  # noqa: ANN401
    found = [_line(value) for value in values]
    if len(found) > MOST_VALUES:
        raise UnknownTerm(f"That is a list of {len(found)}; give at most {MOST_VALUES}.")
    return list(dict.fromkeys(value for value in found if value))


def _line(value: Any) -> str:  # noqa: ANN401
    line = one_line(str(value))
    if len(line) > LONGEST_VALUE:
        raise UnknownTerm(f"“{line[:40]}…” has {len(line):,} letters; a field has at most {LONGEST_VALUE:,} in a line.")
    return line


def _quotes(document: model.Document, claim: model.SourcedClaim, given: Any) -> list[list[Any]]:  # noqa: ANN401
    near = claim.claim.quotes[0].start if claim.claim.quotes else 0
    found = [_quote(document.text, each, near) for each in given]
    if not found:
        raise QuoteNotFound("A claim needs the words that show it: choose them in the document.")
    return sorted(found)


def _quote(text: str, given: Any, near: int) -> list[Any]:  # noqa: ANN401
    """A quote at its place, else the nearest place that has its words, however they are spaced."""
    import re

    if isinstance(given, tuple | list):
        start, end = int(given[0]), int(given[1])
        if 0 <= start < end <= len(text) and text[start:end].strip():
            return [start, end, text[start:end]]
        raise QuoteNotFound("That place is not in the document.")
    words = str(given).split()
    pattern = r"\s+".join(map(re.escape, words))
    places = [match.span() for match in re.finditer(pattern, text)] if words else []
    if not places:
        raise QuoteNotFound("Those words are not in the document: choose them in the text, or copy them from it.")
    start, end = min(places, key=lambda place: (abs(place[0] - near), place))
    return [start, end, text[start:end]]
