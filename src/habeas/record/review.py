"""What a person decided of a claim: that it is right, wrong, or right once it is corrected.

A review keeps what the machine said then beside what the person says, so that it can be seen later whether the machine
still says the same. Dates that a person knows only roughly are kept as written and used no more precisely than that.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any

from habeas.dates import PartialDate
from habeas.model import Claim, Quote

CLAIMS = "claims"
ACCEPT, REJECT, CORRECT = "accept", "reject", "correct"
ANSWERS = (ACCEPT, REJECT, CORRECT)
_LISTS = ("persons", "organizations", "actors", "charges")
_PLAIN = ("type", "group", "number", "place", "term", "modality", "speaker")
FIELDS = ("type", "persons", "group", "number", "organizations", "actors", "date", "place", "charges", "term",
          "modality", "speaker", "quotes")  # fmt: skip
# How a date that a person gives is meant, kept beside it.
DATE_IS = "date_is"
ON, BEFORE, AFTER, ABOUT = "on", "before", "after", "about"
DATE_MEANINGS = (ON, BEFORE, AFTER, ABOUT)


@dataclass(frozen=True, slots=True)
class Review:
    """A decision on one claim.

    Attributes:
        id: its number in the log.
        answer: "accept", "reject" or "correct".
        original: the values of the claim as the machine gave them when it was decided.
        fields: the values that the person gave instead; empty unless the answer is "correct".
        mentions: for each of the persons of a corrected claim the mention by which they are addressed.
    """

    id: int
    claim_id: str
    document_id: str
    answer: str
    by: str
    made: datetime
    because: str
    original: Mapping[str, Any] = field(hash=False)
    fields: Mapping[str, Any] = field(hash=False)
    mentions: tuple[str, ...] = ()
    version: str = ""

    @property
    def decided(self) -> dict[str, Any] | None:
        """The values of the claim as the person left it; None where it was rejected."""
        if self.answer == REJECT:
            return None
        values = {**self.original, **{name: value for name, value in self.fields.items() if name in FIELDS}}
        if "date" in self.fields:
            values["date"] = as_known(values["date"], self.fields.get(DATE_IS, ON))
        return values


def values_of(claim: Claim) -> dict[str, Any]:
    """What a claim says, as the log keeps it."""
    return {
        **{name: getattr(claim, name) for name in _PLAIN},
        **{name: list(getattr(claim, name)) for name in _LISTS},
        "date": None if claim.date is None else str(claim.date),
        "quotes": [[quote.start, quote.end, quote.text] for quote in claim.quotes],
    }


def claim_with(claim: Claim, values: Mapping[str, Any]) -> Claim:
    """The claim with what a person says in place of what the machine said."""
    said: dict[str, Any] = {name: values[name] for name in _PLAIN}
    said.update({name: tuple(values[name]) for name in _LISTS})
    said["date"] = None if values["date"] is None else PartialDate.parse(values["date"])
    said["quotes"] = tuple(Quote(*quote) for quote in values["quotes"])
    return replace(claim, **said)


def as_known(date: str | None, meaning: str) -> str | None:
    """What is sure of a date: of "about" a day its month, of "about" a month its year; of the others nothing."""
    if date is None or meaning == ON:
        return date
    if meaning == ABOUT:
        return date.rpartition("-")[0] or None
    return None
