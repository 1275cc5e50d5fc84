"""A claim while the rules still work on it: what was read, from where, before it is merged and goes to the gate."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from habeas.model import Claim, Quote, Span

if TYPE_CHECKING:
    from habeas.claims.groups import Group
    from habeas.claims.trail import Remark
    from habeas.dates import PartialDate


@dataclass(frozen=True, slots=True)
class Draft:
    """One act as one place of the text tells it. `sentence` counts the sentences of the document,
    and `also` has those in which the same act is told again.

    `nouns` are the places of the nouns that were read for whom it was done to; `describing` says that the act only
    tells which of them are meant ("political prisoners *held* in the capital were released").

    `confidence` is given at the end, by `plausible.weigh`.

    `noted` and `remarks` are for whoever asks why (see `trail.py`); nothing is decided by them.
    """

    type: str
    quotes: tuple[Quote, ...]
    trigger: Span
    sentence: int
    also: tuple[int, ...] = ()
    persons: tuple[str, ...] = ()
    groups: tuple[Group, ...] = ()
    organizations: tuple[str, ...] = ()
    actors: tuple[str, ...] = ()
    date: PartialDate | None = None
    place: str | None = None
    charges: tuple[str, ...] = ()
    term: str | None = None
    modality: str = "asserted"
    speaker: str | None = None
    rule: str = ""
    confidence: float = 1.0
    nouns: tuple[int, ...] = ()
    describing: bool = False
    noted: tuple[int, ...] = field(default=(), compare=False)
    remarks: tuple[Remark, ...] = field(default=(), compare=False)

    def claim(self) -> Claim:
        """The claim that it makes; of several groups the first."""
        group = self.groups[0] if self.groups else None
        return Claim(
            type=self.type,
            quotes=self.quotes,
            persons=self.persons,
            group=group.text if group else None,
            number=group.number if group else None,
            organizations=self.organizations,
            actors=self.actors,
            date=self.date,
            place=self.place,
            charges=self.charges,
            term=self.term,
            modality=self.modality,
            speaker=self.speaker,
            rule=self.rule,
            trigger=self.trigger,
            confidence=round(self.confidence, 3),
        )
