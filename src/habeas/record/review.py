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
from habeas.people.judgements import key_of

# What an entry of the log is on, beside the subjects of judgements.
CLAIMS, DISAGREEMENTS = "claims", "disagreements"
LISTS, IMPORTS = "lists", "imports"
ACCEPT, REJECT, CORRECT = "accept", "reject", "correct"
# A claim that the machine missed, as a person gives it.
ADD = "add"
_LISTS = ("persons", "organizations", "actors", "charges")
_PLAIN = ("type", "group", "number", "place", "term", "modality", "speaker")
FIELDS = ("type", "persons", "group", "number", "organizations", "actors", "date", "place", "charges", "term",
          "modality", "speaker", "quotes")  # fmt: skip
# How a date that a person gives is meant, kept beside it.
DATE_IS = "date_is"
ON, BEFORE, AFTER, ABOUT = "on", "before", "after", "about"
DATE_MEANINGS = (ON, BEFORE, AFTER, ABOUT)
# The words for how far the review of a claim is; each claim has one of them.
UNREVIEWED, BY_ONE, VERIFIED = "unreviewed", "accepted by one", "verified"
REJECTED, REOPENED = "rejected", "reopened"
STATES = (UNREVIEWED, BY_ONE, VERIFIED, REJECTED, REOPENED)


@dataclass(frozen=True, slots=True)
class Review:
    """A decision on one claim.

    Attributes:
        id: its number in the log.
        answer: "accept", "reject", "correct", or "add" for a claim that the machine missed.
        original: the values of the claim as the machine gave them when it was decided; of an added one none.
        fields: the values that the person gave instead; empty unless the answer is "correct" or "add".
        mentions: for each of the persons of the claim the mention by which they are addressed; empty in a review of
            what the machine read, of the persons that it gives.
        unread: whether the machine did not read the claim when it was decided.
        people: for each name that stood in the document then, where it stood and by what other names it went.
        role: with which its maker decided; None where that was by command, or not kept yet.
        handed_on: the import that brought it of another registry's people; None for what was decided here.
        place_of: the ids under which the claim was decided on before, where it took the place of other words.
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
    unread: bool = False
    people: Mapping[str, Any] = field(default_factory=dict, hash=False)
    place_of: tuple[str, ...] = ()
    role: str | None = None
    handed_on: int | None = None

    @property
    def first(self) -> dict[str, Any]:
        """The values that the claim has by itself: as the machine gave it, or as a person added it."""
        return _with(NOTHING, self.fields) if self.answer == ADD else dict(self.original)

    @property
    def decided(self) -> dict[str, Any] | None:
        """The values of the claim as the person left it; None where it was rejected."""
        if self.answer == REJECT:
            return None
        return self.first if self.answer == ADD else _with(self.original, self.fields)

    @property
    def date_as_given(self) -> tuple[str, str] | None:
        """A date that is used less precisely than it was given, with how it is meant: "before", "after" or "about"."""
        meaning, date = self.fields.get(DATE_IS, ON), self.fields.get("date")
        return None if meaning == ON or date is None else (meaning, date)

    @property
    def keys(self) -> tuple[str, ...]:
        """The mention by which each person of the claim as it was decided is addressed."""
        persons = (self.decided or self.original)["persons"]
        return self.mentions or tuple(key_of(self.document_id, name) for name in persons)


# A claim of which nothing is said yet.
NOTHING: Mapping[str, Any] = {
    **dict.fromkeys(_PLAIN), **{name: [] for name in _LISTS}, "date": None, "quotes": [], "modality": "asserted",
}  # fmt: skip


def _with(values: Mapping[str, Any], fields: Mapping[str, Any]) -> dict[str, Any]:
    found = {**values, **{name: value for name, value in fields.items() if name in FIELDS}}
    if "date" in fields:
        found["date"] = as_known(found["date"], fields.get(DATE_IS, ON))
    return found


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


def claim_of(values: Mapping[str, Any], *, rule: str = "") -> Claim:
    """A claim that says what a person says."""
    return claim_with(Claim(type=values["type"], quotes=(), rule=rule), values)


def as_known(date: str | None, meaning: str) -> str | None:
    """What is sure of a date: of "about" a day its month, of "about" a month its year; of the others nothing."""
    if date is None or meaning == ON:
        return date
    if meaning == ABOUT:
        return date.rpartition("-")[0] or None
    return None
