"""What people decide of a registry's claims, people, acts, organizations and places: the part of `Registry` for it."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypedDict, Unpack

from habeas.people.judgements import PEOPLE
from habeas.record.connect import Record
from habeas.record.decisions import Decision, last_by, last_number
from habeas.record.settled import Settled
from habeas.work import deciding, settling
from habeas.work import doubts as doubting
from habeas.work.deciding import Decided
from habeas.work.disagreements import DisagreementsOf
from habeas.work.judged import JudgedActs, JudgedOrganizations, JudgedPlaces
from habeas.work.log import Log
from habeas.work.reviews import ReviewsOf
from habeas.work.words import whoami

if TYPE_CHECKING:
    from habeas.work.history import Change


class WithDecision(TypedDict, total=False):
    """What can be said with a decision on two people, as `work.deciding.Said` has it."""

    because: str
    by: str | None
    seen: int | None
    whole: bool | None


class Deciding:
    """The decisions of a registry: make them, list them, take them back."""

    record: Record

    def same(self, left: str, right: str, **said: Unpack[WithDecision]) -> Decided:
        """Decides that two people, found by any spelling, are one. See `work.deciding.same`."""
        return deciding.same(self.record, left, right, deciding.Said(**said))

    def different(self, left: str, right: str, **said: Unpack[WithDecision]) -> Decided:
        """Decides that two people are different, or parts one. See `work.deciding.different`."""
        return deciding.different(self.record, left, right, deciding.Said(**said))

    def not_sure(self, left: str, right: str, **said: Unpack[WithDecision]) -> Decided:
        """Notes that one can't tell whether two people are one. See `work.deciding.not_sure`."""
        return deciding.not_sure(self.record, left, right, deciding.Said(**said))

    @property
    def last_entry(self) -> int:
        """The number of the newest entry of the log: what whoever looks now has seen."""
        return last_number(self.record)

    @property
    def judged_acts(self) -> JudgedActs:
        """What people decide of acts: `.same(A, B)`, `.different(A, B)`, `.why(A, B)`, by ids of acts or claims."""
        return JudgedActs(self.record)

    @property
    def judged_organizations(self) -> JudgedOrganizations:
        """The same of organizations, by any of their names, an id, or "DOCUMENT NAME"."""
        return JudgedOrganizations(self.record)

    @property
    def judged_places(self) -> JudgedPlaces:
        """The same of places, by their names as documents write them, or "COUNTRY NAME"."""
        return JudgedPlaces(self.record)

    def undo(self, decision_id: int, *, because: str = "", by: str | None = None) -> Decided:
        """Takes a decision back; undoing an undo brings it back. See `work.deciding.undo`."""
        return deciding.undo(self.record, decision_id, because=because, by=by)

    @property
    def reviews(self) -> ReviewsOf:
        """What people decide of claims: `.accept(id)`, `.reject(id)`, `.correct(id, {...})`, and all that they did."""
        return ReviewsOf(self.record)

    @property
    def disagreements(self) -> DisagreementsOf:
        """Where sources differ on acts: `.acts()`, `.of(acts)`, `.choose(act, field, value)`, `.undo(number)`."""
        return DisagreementsOf(self.record)

    def doubts(self) -> int:
        """How many pairs of persons may be one, with nobody having decided."""
        return doubting.number(self.record)

    def doubt(self, place: int) -> doubting.Doubt | None:
        """The pair at that place, the likeliest first, with what speaks for and against it. See `work.doubts`."""
        return doubting.doubt(self.record, place)

    @property
    def last_on_people(self) -> Decision | None:
        """The last decision on people that whoever runs this made and did not take back."""
        return last_by(self.record, PEOPLE, whoami())

    def history(self, about: str | None = None, *, before: int | None = None, limit: int = 50) -> list[Change]:
        """Who changed what, the newest first, of all records or of one. See `work.history`."""
        from habeas.work.history import history

        return history(self.record, about, before=before, limit=limit)

    @property
    def settings(self) -> list[Settled]:
        """What is settled for this registry, such as whether a second person has to agree."""
        return settling.settings(self.record)

    def settle(self, name: str, value: str, *, by: str | None = None) -> Settled:
        """Changes a setting. See `work.settling.settle`."""
        return settling.settle(self.record, name, value, by=by)

    @property
    def decisions(self) -> Log:
        """Every decision that was ever made, the newest first, with whether it holds, is undone or is set aside."""
        return Log(self.record)
