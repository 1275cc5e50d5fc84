"""A claim as one line: what a document itself says, for forms of exchange that have a place for the whole act alone.

The act is what all its documents say together; the line beside the words of each document is what that one says.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from habeas.dates import PartialDate
from habeas.errors import UnknownTerm
from habeas.exchange.citing import span, words
from habeas.exchange.everything_values import LARGEST_NUMBER
from habeas.exchange.lines import line_of, values_in
from habeas.exchange.model import Told, Words
from habeas.model import Claim, Quote
from habeas.terms import claim_types, modalities

_TEXTS = ("group", "place", "term", "speaker", "rule")
_LISTS = ("organizations", "actors", "charges")


@dataclass(frozen=True, slots=True)
class ClaimLine:
    """A claim as a line says it.

    Attributes:
        order: which claim of its document it is.
        told: what it says; the people are still to be told.
        names: the people, as the document names them.
        words: the quotes, where the line has them.
        document, id, seen: what the file calls the document and the claim, and the place of the words by which a
            machine saw it, where the line says so.
    """

    order: int
    told: Told
    names: tuple[str, ...]
    words: tuple[Words, ...] = ()
    document: str | None = None
    id: str | None = None
    seen: tuple[int, int] | None = None


def claim_line(claim: Claim, order: int, **more: object) -> str:
    """A claim as a line; what it does not say is not in it."""
    values: dict[str, object] = {name: getattr(claim, name) for name in (*_TEXTS, "number")}
    values |= {name: list(getattr(claim, name)) for name in ("persons", *_LISTS)}
    values |= {"type": claim.type, "date": None if claim.date is None else str(claim.date), "order": order}
    values |= {"modality": None if claim.modality == "asserted" else claim.modality}
    values |= {"confidence": None if claim.confidence == 1 else claim.confidence, **more}
    return line_of({name: value for name, value in values.items() if value not in (None, "", [])})


def quotes_of(quotes: Sequence[Quote]) -> list[list[object]]:
    """Quotes as a line has them."""
    return [[quote.start, quote.text] for quote in quotes]


def read_claim_line(line: str) -> ClaimLine | None:
    """The claim of a line; None where it is none, or of a type that nobody knows."""
    values = values_in(line) or {}
    kind, modality = _text(values.get("type")), _text(values.get("modality"))
    if kind not in claim_types() or kind is None:
        return None
    told = Told(
        kind,
        group=_text(values.get("group")),
        number=_number(values.get("number")),
        organizations=_texts(values.get("organizations")),
        actors=_texts(values.get("actors")),
        date=_date(values.get("date")),
        place=_text(values.get("place")),
        charges=_texts(values.get("charges")),
        term=_text(values.get("term")),
        modality=modality if modality in modalities() and modality is not None else "asserted",
        speaker=_text(values.get("speaker")),
        rule=_text(values.get("rule")),
        confidence=_share(values.get("confidence")),
    )
    quoted = tuple(words(text, start) for start, text in _pairs(values.get("quotes")) if text)
    order = _number(values.get("order")) or 0
    named, seen = _texts(values.get("persons")), values.get("seen")
    place = span(*seen) if isinstance(seen, list) and len(seen) == 2 else None
    return ClaimLine(order, told, named, quoted, _text(values.get("document")), _text(values.get("id")), place)


def _pairs(given: object) -> list[tuple[Any, str]]:
    pairs = given if isinstance(given, list) else []
    return [(each[0], each[1]) for each in pairs
            if isinstance(each, list) and len(each) == 2 and isinstance(each[1], str)]  # fmt: skip


def _texts(given: object) -> tuple[str, ...]:
    return tuple(each for each in given if isinstance(each, str) and each) if isinstance(given, list) else ()


def _text(given: object) -> str | None:
    return given if isinstance(given, str) and given else None


def _number(given: object) -> int | None:
    is_number = isinstance(given, int) and not isinstance(given, bool) and 0 <= given <= LARGEST_NUMBER
    return given if is_number else None  # type: ignore[return-value]


def _share(given: object) -> float:
    return float(given) if isinstance(given, int | float) and 0 <= given <= 1 else 1.0


def _date(given: object) -> PartialDate | None:
    try:
        return PartialDate.parse(given) if isinstance(given, str) else None
    except UnknownTerm:
        return None
