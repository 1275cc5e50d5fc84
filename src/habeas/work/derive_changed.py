"""Derives anew only what the documents of a build touch: it gives what deriving everything would give.

Who is who is made anew of all names, for a name may join any other. Of the rest, acts, cases, the census and the queue
are made anew for the persons who became others, whom the documents name or named, or of whose claims something else
holds; and for claims that name nobody in the words of these documents. What is in doubt is derived.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import chain
from typing import TYPE_CHECKING

from habeas import model
from habeas.record import act_moves, decisions, derived, differing, facts, holding, queue, rulings, versions
from habeas.record import cases as case_rows
from habeas.record import choices as choice_rows
from habeas.record import who_is_who as who_rows
from habeas.record.connect import Record
from habeas.work.collecting import rarely_collected
from habeas.work.derive import (
    STEPS,
    cases_anew,
    derive,
    derive_nobodys_acts,
    doubted,
    moved,
    resolved,
)
from habeas.work.keeping import Keeping
from habeas.work.nobodys import nobodys_with, tied
from habeas.work.organizations import derive_organizations

if TYPE_CHECKING:
    from habeas.acts.chosen import Choices
    from habeas.people.judgements import Constraints

# Where more than one document in so many changed everything is derived: then that is sooner done.
ONE_IN = 4


@dataclass
class Changes:
    """The documents that a build stores, and what those that were there before told until then.

    Attributes:
        known: whether the record was up to date before; if not, it is not known what changed.
        documents: the ids of the documents.
        claims, persons, wordings, acts: what those told that are stored again: the ids of their claims, whom these are
            about, the digests of their words, and the acts of nobody that they told of.
        superseded: the documents in whose place newer ones lay before; None where no document comes.
    """

    record: Record
    known: bool
    documents: set[str] = field(default_factory=set)
    claims: set[str] = field(default_factory=set)
    persons: set[str] = field(default_factory=set)
    wordings: set[str] = field(default_factory=set)
    acts: set[str] = field(default_factory=set)
    superseded: set[str] | None = None

    @classmethod
    def since_now(cls, record: Record) -> Changes:
        """Nothing changed yet; for who holds the build lock."""
        known = not case_rows.is_stale(record, STEPS)
        return cls(record, known=known, superseded=versions.superseded(record) if known else None)

    def before(self, document_id: str) -> None:
        """Notes what a document tells before it is stored, if it is there."""
        if self.known:
            claims = differing.claims_in(self.record, [document_id])
            self.claims |= claims
            self.persons |= differing.persons_named_in(self.record, [document_id]) | _about(self.record, claims)
            self.wordings |= differing.asked_in_turn(rulings.wordings_of, self.record, claims)
            self.acts |= differing.asked_in_turn(derived.acts_of_nobody, self.record, claims)
        self.documents.add(document_id)

    def are_few(self) -> bool:
        """Whether it is known what changed, and deriving only that is sooner done."""
        return self.known and len(self.documents) * ONE_IN <= facts.sizes(self.record)["documents"]


def derive_changed(record: Record, changes: Changes, processes: int | None = None) -> None:
    """Derives what the changes touch, and everything where they are many. Only for who holds the build lock.

    Raises:
        StorageFull: there is no room; the derived layer is as it was before.
    """
    from habeas.people.judgements import ACTS, constraints

    if not changes.are_few():
        derive(record, processes)
        return
    with record.transaction(), rarely_collected():
        touched = _Touched(record, changes)
        touched.rule()
        touched.resolve(processes)
        held, choices = constraints(decisions.active(record, ACTS)), choice_rows.active(record)
        touched.derive(held, choices)
        derive_organizations(record, changes.documents)
        touched.fill_queue()
        case_rows.mark_fresh(record, STEPS)


def derive_named(record: Record, document_id: str) -> None:
    """Derives what a decision touches after which a document names other people than it did.

    Only for who holds the build lock, on a record that was up to date before the decision was written.
    """
    changes = Changes(record, known=True)
    changes.before(document_id)
    derive_changed(record, changes)


class _Touched:
    """What the changes touch, step by step."""

    def __init__(self, record: Record, changes: Changes) -> None:
        self.record, self.changes = record, changes
        self.claims, self.persons = set(changes.claims), set(changes.persons)
        self.wordings, self.acts = set(changes.wordings), set(changes.acts)
        self.former = who_rows.former_ids(record)
        self.told: dict[str, set[str]] = {}

    def rule(self) -> None:
        """Makes anew what holds of the claims that people reviewed, and notes of which something else holds."""
        before = differing.ruled(self.record)
        # These are taken out and put back, and with them what they told of.
        self._note(differing.kept_claims(self.record))
        holding.rule_all(self.record)
        claims, persons, wordings = differing.ruled_otherwise(before, differing.ruled(self.record))
        self.persons |= persons
        self.wordings |= wordings
        self.claims |= claims | differing.claims_in(self.record, self.changes.documents)
        self.claims = tied(self.record, self.claims)

    def resolve(self, processes: int | None) -> None:
        """Makes who is who anew, and notes who became another."""
        found = resolved(self.record, processes)
        gone = set(self.former.values()) - {person.id for person in found.persons}
        self.told |= act_moves.told_of(self.record, gone)
        self.persons |= differing.write_who_is_who(self.record, found.persons, doubted(found))
        who_rows.redirect(self.record, moved(found.persons, self.former))
        self.persons |= differing.persons_named_in(self.record, self.changes.documents)
        self._note(self.claims | differing.kept_claims(self.record))

    def derive(self, held: Constraints, choices: Choices) -> None:
        """Makes anew acts, cases and entries of the census of who was noted, and of nobody in the words noted."""
        self.told |= act_moves.told_of(self.record, self.persons)
        for some in differing.in_turn(self.persons):
            keeping = Keeping(self.record, some)
            cases_anew(self.record, some, held, choices, keeping)
            keeping.done()
        told = self._nobodys()
        self.told |= act_moves.told_of(self.record, acts=self.acts)
        keeping = Keeping(self.record, [f"act:{act}" for act in self.acts])
        for acts in differing.in_turn(self.acts):
            derived.forget_acts(self.record, acts)
        derive_nobodys_acts(self.record, told, held, choices, keeping)
        keeping.done()
        act_moves.follow(self.record, self.told)

    def _nobodys(self) -> list[tuple[str, model.SourcedClaim]]:
        """All claims about nobody in the words noted, and in those of claims that told of an act that goes with them.

        The claims and their acts are noted, too.
        """
        found, self.acts = nobodys_with(self.record, self.wordings, self.acts)
        self.claims |= {claim.id for _, claim in found}
        return found

    def fill_queue(self) -> None:
        """Puts the claims of who was noted in their places in the queue."""
        before = self.changes.superseded
        turned = set() if before is None else before ^ versions.superseded(self.record)
        of_versions = differing.asked_in_turn(differing.claims_in, self.record, turned)
        claims = chain(self.claims, of_versions, differing.asked_in_turn(rulings.ids_told, self.record, self.persons))
        for some in differing.in_turn(claims):
            queue.fill(self.record, some)

    def _note(self, claims: Iterable[str]) -> None:
        """Notes claims with those whom they are about, their words, and the acts of nobody that they tell of."""
        claims = set(claims)
        self.claims |= claims
        self.persons |= _about(self.record, claims)
        self.wordings |= differing.asked_in_turn(rulings.wordings_of, self.record, claims)
        self.acts |= differing.asked_in_turn(derived.acts_of_nobody, self.record, claims)


def _about(record: Record, claims: Iterable[str]) -> set[str]:
    return differing.asked_in_turn(rulings.persons_of, record, claims)
