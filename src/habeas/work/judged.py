"""What people decide of acts, organizations and places in one registry, as a notebook and the faces ask it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from habeas import model
from habeas.people.judgements import ACTS, ORGANIZATIONS, constraints
from habeas.people.organization_model import Organization
from habeas.record import decisions, rulings
from habeas.record.claims_now import former
from habeas.record.connect import Record
from habeas.work import log
from habeas.work.log import Logged
from habeas.work.subjects import keys_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from habeas.work.deciding import Decided
    from habeas.work.deciding_acts import WhyActs
    from habeas.work.deciding_organizations import WhyOrganizations
    from habeas.work.deciding_places import WhyPlaces


@dataclass(frozen=True, slots=True)
class JudgedActs:
    """Decisions on acts; A and B are ids of acts or claims, or their beginnings."""

    record: Record

    def same(self, left: str, right: str, *, because: str = "", by: str | None = None) -> Decided:
        """Decides that two are one act. See `work.deciding_acts.same`."""
        from habeas.work import deciding_acts

        return deciding_acts.same(self.record, left, right, because=because, by=by)

    def different(self, left: str, right: str, *, because: str = "", by: str | None = None) -> Decided:
        """Decides that two are two acts, or parts one. See `work.deciding_acts.different`."""
        from habeas.work import deciding_acts

        return deciding_acts.different(self.record, left, right, because=because, by=by)

    def why(self, left: str, right: str) -> WhyActs:
        """Why two are one act or two. See `work.deciding_acts.why`."""
        from habeas.work import deciding_acts

        return deciding_acts.why(self.record, left, right)

    def reasons(self, person_id: str, acts: Iterable[model.Act]) -> dict[str, tuple[str, ...]]:
        """For each of a person's acts that several claims tell of, why each claim but the first is in it."""
        from habeas.acts.why import reasons

        held = constraints(decisions.active(self.record, ACTS))
        about = list(rulings.about(self.record, person_id))
        return {act.id: reasons(act, about, held) for act in acts if len(act.claims) > 1}

    def on(self, acts: Iterable[model.Act]) -> tuple[Logged, ...]:
        """The decisions on any of these acts, the newest first."""
        return log.on(self.record, ACTS, former(self.record, (key for act in acts for key in keys_of(act))))


@dataclass(frozen=True, slots=True)
class JudgedPlaces:
    """Decisions on places; A and B are names as documents write them, or "COUNTRY NAME" such as "AZ Ganja"."""

    record: Record

    def same(self, left: str, right: str, *, because: str = "", by: str | None = None) -> Decided:
        """Decides that two names mean one place. See `work.deciding_places.same`."""
        from habeas.work import deciding_places

        return deciding_places.same(self.record, left, right, because=because, by=by)

    def different(self, left: str, right: str, *, because: str = "", by: str | None = None) -> Decided:
        """Decides that two names do not mean one place. See `work.deciding_places.different`."""
        from habeas.work import deciding_places

        return deciding_places.different(self.record, left, right, because=because, by=by)

    def why(self, left: str, right: str) -> WhyPlaces:
        """Why two names mean one place or two. See `work.deciding_places.why`."""
        from habeas.work import deciding_places

        return deciding_places.why(self.record, left, right)


@dataclass(frozen=True, slots=True)
class JudgedOrganizations:
    """Decisions on organizations; A and B are names, ids or "DOCUMENT NAME"."""

    record: Record

    def same(self, left: str, right: str, *, because: str = "", by: str | None = None) -> Decided:
        """Decides that two are one organization. See `work.deciding_organizations.same`."""
        from habeas.work import deciding_organizations

        return deciding_organizations.same(self.record, left, right, because=because, by=by)

    def different(self, left: str, right: str, *, because: str = "", by: str | None = None) -> Decided:
        """Decides that two are two organizations, or parts one. See `work.deciding_organizations.different`."""
        from habeas.work import deciding_organizations

        return deciding_organizations.different(self.record, left, right, because=because, by=by)

    def why(self, left: str, right: str) -> WhyOrganizations:
        """Why two are one organization or two. See `work.deciding_organizations.why`."""
        from habeas.work import deciding_organizations

        return deciding_organizations.why(self.record, left, right)

    def on(self, organization: Organization) -> tuple[Logged, ...]:
        """The decisions on an organization, the newest first."""
        return log.on(self.record, ORGANIZATIONS, keys_of(organization))
