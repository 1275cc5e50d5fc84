"""What people decide of organizations: that two names are one body's, or of two; and why they are or are not.

A judgement ties names as documents write them, each with the country that these documents are about.
"""

from __future__ import annotations

from dataclasses import dataclass

from habeas.errors import AlreadyDecided, NotFound
from habeas.people.judgements import DIFFERENT, ORGANIZATIONS, SAME, constraints
from habeas.people.organization_model import Organization
from habeas.people.organization_pairs import OrganizationVerdict
from habeas.record import decisions
from habeas.record.connect import Record
from habeas.work.deciding import Decided, judge
from habeas.work.pointing_organizations import PointedOrganization, pointed_organization
from habeas.work.writing import writing


@dataclass(frozen=True, slots=True)
class WhyOrganizations:
    """Why two names are one organization's or two's: what holds, what was decided, and what the machine says."""

    organizations: tuple[Organization, Organization]
    names: tuple[str, str]
    decided: str | None
    found: OrganizationVerdict

    @property
    def one(self) -> bool:
        return self.organizations[0].id == self.organizations[1].id


def same(record: Record, left: str, right: str, *, because: str = "", by: str | None = None) -> Decided:
    """Decides that two organizations are one: one judgement, between a name of each.

    Raises:
        NotFound: one of them is no organization's name, or that of several.
        AlreadyDecided: they are one already.
        RegistryInUse: a build is going on.
    """
    return _decide(record, SAME, left, right, because, by)


def different(record: Record, left: str, right: str, *, because: str = "", by: str | None = None) -> Decided:
    """Decides that two organizations are two, or parts one between two of its names.

    Raises:
        NotFound: as for `same`, or both are one organization and it is not said between which names to part it.
        AlreadyDecided: that they are two follows from earlier decisions.
        RegistryInUse: a build is going on.
    """
    return _decide(record, DIFFERENT, left, right, because, by)


def why(record: Record, left: str, right: str) -> WhyOrganizations:
    """Why two organizations, or two names of one, are one or two.

    Raises:
        NotFound: as for `same`.
    """
    sides = pointed_organization(record, left), pointed_organization(record, right)
    held = constraints(decisions.active(record, ORGANIZATIONS))
    keys = sides[0].key, sides[1].key
    decided = None
    if held.same(*keys):
        decided = held.reasons.get(keys[0]) or held.reasons.get(keys[1])
    elif held.apart(*keys):
        decided = "decided to be two; who decided so: habeas decisions"
    found = (sides[0].organization, sides[1].organization)
    return WhyOrganizations(found, (sides[0].name, sides[1].name), decided, _compared(*sides))


def _decide(record: Record, answer: str, left: str, right: str, because: str, by: str | None) -> Decided:
    with writing(record):
        sides = pointed_organization(record, left), pointed_organization(record, right)
        _refuse_what_is_so(record, answer, *sides)
        found = _compared(*sides)
        evidence = (f"{found.verdict.value.capitalize()}: {found.reason}",)
        return judge(record, ORGANIZATIONS, answer, (sides[0].key, sides[1].key), evidence, because, by)


def _compared(left: PointedOrganization, right: PointedOrganization) -> OrganizationVerdict:
    from habeas.people.organization_pairs import compare_organizations, read

    return compare_organizations(read(left.name, left.country), read(right.name, right.country))


def _refuse_what_is_so(record: Record, answer: str, left: PointedOrganization, right: PointedOrganization) -> None:
    one = left.organization.id == right.organization.id
    if one and answer == DIFFERENT and (left.key == right.key or "organization" in (left.by, right.by)):
        raise NotFound(_which_two(left.organization))
    held = constraints(decisions.active(record, ORGANIZATIONS))
    if (answer == SAME and held.same(left.key, right.key) and left.key != right.key) or (
        answer == DIFFERENT and held.apart(left.key, right.key)
    ):
        raise AlreadyDecided("That is decided already; see habeas decisions")
    if answer == SAME and one:
        raise AlreadyDecided(f"Both are one organization already: {left.organization.id}.")


def _which_two(one: Organization) -> str:
    # A name that only the gazetteer has parts nothing: a decision ties what documents write.
    written = list(dict.fromkeys(mention.name for mention in one.mentions))
    if len(written) == 1:
        return f"Both are one organization, which documents only call {written[0]}. There is nothing to part."
    names = "; ".join(written)
    return f"Both are one organization: {one.id}. Say between which two of its names it is parted: {names}."
