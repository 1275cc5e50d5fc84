"""Dossiers of a registry: finds the actor by any name, gathers what the record has, keeps what people decide.

That a criterion is met is an entry of the log that addresses the actor by a mention, as judgements do, so it survives
every rebuild; a later entry takes the place of an earlier one, which is back when the later one is undone.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from habeas import model
from habeas.answers.dossier.chain import chains
from habeas.answers.dossier.compose import compose
from habeas.answers.dossier.criteria import MET, NOT_MET, Assessment, Regime, assess, criterion_keyed
from habeas.answers.dossier.model import (
    Actor,
    CitedKin,
    CitedOffice,
    Dossier,
    Gathered,
    Named,
    Received,
    Said,
    Superior,
)
from habeas.errors import BadReason, UnknownTerm
from habeas.record import decisions, load
from habeas.record import dossiers as rows
from habeas.record import organizations as bodies
from habeas.record.connect import Record
from habeas.record.history import DOSSIERS
from habeas.record.load import SourcedAffiliation
from habeas.record.mentions_now import current_keys
from habeas.work import deciding
from habeas.work.actors import actor_named, keys_of
from habeas.work.answers import KinTold, kin_told
from habeas.work.dossier_beside import denials, not_prevented
from habeas.work.dossier_release import enclosing, releasable
from habeas.work.screening import confirmed_of
from habeas.work.words import one_line
from habeas.work.writing import writing

# So many people of a superior body are named.
MOST_PEOPLE = 8


@dataclass(frozen=True, slots=True)
class DossiersOf:
    """The dossiers of a registry: `.on(name, day)`, `.assess(dossier, regimes)`, `.decide(actor, criterion, ...)`."""

    record: Record

    def on(self, name: str, as_of: date, *, only_verified: bool = False) -> Dossier:
        """The dossier on whoever answers to a name, in any spelling, or "person:ID", "organization:ID".

        It is whole, and for eyes inside of the registry.

        Raises:
            NotFound: nobody does, or several; the message lists them.
        """
        return compose(self.gather(self.actor(name)), as_of, only_verified=only_verified)

    def to_send(self, name: str, as_of: date, *, only_verified: bool = False) -> Dossier:
        """The same without whoever is withheld from what leaves the registry.

        Raises:
            NotFound: nobody answers to that name, or several do.
            NotAllowed: whoever does is withheld.
        """
        told = releasable(self.record, self.gather(self.actor(name)))
        return enclosing(self.record, compose(told, as_of, only_verified=only_verified))

    def assess(self, dossier: Dossier, regimes: Sequence[Regime]) -> tuple[Assessment, ...]:
        """The criteria of these regimes with the acts that speak for each, and what people said."""
        return assess(dossier, regimes)

    def actor(self, name: str) -> Actor:
        """Whoever answers to a name. See `work.actors.actor_named`."""
        return actor_named(self.record, name)

    def gather(self, actor: Actor) -> Gathered:
        """All that the record has for a dossier on an actor."""
        return _Gathering(self.record, actor).all()

    def done_by(self, person_id: str) -> list[model.Act]:
        """The acts that a source names a person for as the one who did them, in the order of dates."""
        acts = rows.acts_of(self.record, rows.done_by_person(self.record, person_id))
        return sorted(acts, key=lambda act: (act.date is None, str(act.date or ""), act.id))

    def decide(self, name: str, criterion: str, answer: str, *, because: str, by: str | None = None) -> Said:
        """Notes that a criterion ("global-magnitsky/abuse") is met by an actor, or is not.

        Raises:
            BadReason: no reason is given.
            NotFound: nobody answers to the name, or several do.
            UnknownTerm: there is no such criterion or answer.
            RegistryInUse: a build is going on.
        """
        regime, one = criterion_keyed(criterion)
        if answer not in (MET, NOT_MET):
            raise UnknownTerm(f"{answer[:40]!r} is no answer; a criterion is “{MET}” or “{NOT_MET}”.")
        if not one_line(because):
            raise BadReason("Say why: a criterion is met or not met only with a reason.")
        with writing(self.record):
            actor = self.actor(name)
            keys = (actor.key, f"{regime.id}/{one.id}")
            evidence = (f"{regime.title}: {one.title}", actor.name)
            made = deciding.judge(self.record, DOSSIERS, answer, keys, evidence, because, by).decision
        return Said(made.id, answer, made.by, made.made, made.because)


class _Gathering:
    """Asks the record for one actor."""

    def __init__(self, record: Record, actor: Actor) -> None:
        self.record, self.actor = record, actor
        self.affiliations = self._affiliations()
        self.employers = rows.kinds_of_employers(record, (each.id for each in self.affiliations))

    def all(self) -> Gathered:
        record, actor = self.record, self.actor
        claims = (rows.done_by_person if actor.is_person else rows.done_by_body)(record, actor.id)
        claims |= not_prevented(record, actor)
        acts = tuple(_named(act, claims) for act in rows.acts_of(record, claims))
        against = rows.acts_against(record, **{"person" if actor.is_person else "organization": actor.id})
        suffered = tuple(act for act in against if act.type != rows.SANCTION and _is_act(act))
        listings = tuple(act for act in against if act.type == rows.SANCTION)
        victims = {each.act.person_id for each in acts if each.act.person_id}
        later = rows.may_reverse(record, victims)
        kin = self._kin()
        of_kin = self._of_kin(kin)
        above, circle = self._superiors()
        offices = tuple(map(self._office, self.affiliations))
        documents = {claim.document.id for act in (*(each.act for each in acts), *against) for claim in act.claims}
        documents |= {claim.document.id for several in later.values() for act in several for claim in act.claims}
        documents |= {told.document.id for told in (*offices, *of_kin)} | {each.document.id for each in kin}
        received = {one: Received(size, added, file) for one, size, added, file in rows.received(record, documents)}
        confirmed = confirmed_of(record, keys_of(self.record, self.actor))
        known = (received, confirmed, self._said(), rows.called(record, victims), denials(record, acts))
        return Gathered(actor, acts, suffered, listings, later, offices, kin, of_kin, above, circle, *known)

    def _affiliations(self) -> list[SourcedAffiliation]:
        if self.actor.is_person:
            return list(load.affiliations(self.record, named_person__person=self.actor.id))
        return list(load.affiliations(self.record, pk__in=bodies.affiliations_with(self.record, self.actor.id)))

    def _office(self, told: SourcedAffiliation) -> CitedOffice:
        return _cited(told, self.employers.get(told.id, ("", None))[1])

    def _kin(self) -> tuple[CitedKin, ...]:
        if not self.actor.is_person:
            return ()
        return tuple(
            CitedKin(each.name, each.person_id, _kin_word(each), one.document, one.kin.quote)
            for each in kin_told(self.actor.id, load.kin_of(self.record, self.actor.id))
            for one in each.given
        )

    def _of_kin(self, kin: tuple[CitedKin, ...]) -> tuple[CitedOffice, ...]:
        """The offices of the actor's kin, such as in a company of theirs."""
        people = sorted({each.person_id for each in kin if each.person_id})
        told = list(load.affiliations(self.record, named_person__person__in=people)) if people else []
        kinds = rows.kinds_of_employers(self.record, (each.id for each in told))
        return tuple(_cited(each, kinds.get(each.id, ("", None))[1]) for each in told)

    def _superiors(self) -> tuple[tuple[Superior, ...], str]:
        starts = (
            [self.actor.id]
            if not self.actor.is_person
            else list(dict.fromkeys(organization for organization, _ in self.employers.values()))
        )
        above, circle = chains(starts, parent_of(self.record))
        if self.actor.is_person:
            above = {**dict.fromkeys(starts, ""), **above}
        return tuple(self._superior(one, below) for one, below in above.items()), self._named(circle)

    def _superior(self, one: str, below: str) -> Superior:
        offices = load.affiliations(self.record, pk__in=bodies.affiliations_with(self.record, one))
        named = (f"{each.affiliation.person} ({each.affiliation.role})" for each in offices)
        people = dict.fromkeys(each for each in named if not each.startswith(f"{self.actor.name} ("))
        return Superior(one, self._named(one), self._named(below), tuple(people)[:MOST_PEOPLE])

    def _named(self, one: str) -> str:
        from habeas.people.gazetteer import all_bodies

        known = all_bodies().get(one)
        return bodies.name_of(self.record, one) or (known.name if known is not None else one) if one else ""

    def _said(self) -> dict[str, Said]:
        """The latest answer on each criterion."""
        held = decisions.active(self.record, DOSSIERS)
        now = current_keys(self.record, (each.left for each in held)) if held else {}
        mine = keys_of(self.record, self.actor) if held else frozenset()
        return {
            each.right: Said(each.id, each.answer, each.by, each.made, each.because)
            for each in held
            if now.get(each.left, each.left) in mine
        }


def _cited(told: SourcedAffiliation, kind: str | None) -> CitedOffice:
    said = told.affiliation
    return CitedOffice(said.person, told.person_id, said.role, said.organization, told.document, said.quote, kind)


def _kin_word(told: KinTold) -> str:
    """What a relative is, where a source says so of the actor, or what the actor is of the relative."""
    return f"the actor is the {told.word}" if told.of else told.word


def parent_of(record: Record) -> Callable[[str], str | None]:
    """What gives the body above one: as the record has it, else the gazetteer."""
    from habeas.people.gazetteer import all_bodies

    def above(one: str) -> str | None:
        told, known = rows.parent_of(record, one), all_bodies().get(one)
        return told or (known.parent or known.above if known is not None else None)

    return above


def _named(act: model.Act, claims: set[str]) -> Named:
    return Named(act, frozenset(each.id for each in act.claims if each.id in claims))


def _is_act(act: model.Act) -> bool:
    from habeas.terms import claim_type

    return claim_type(act.type).kind == "act"
