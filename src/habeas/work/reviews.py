"""What people decide of the claims of a registry, and the claims that wait for it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from habeas import model
from habeas.errors import NotFound
from habeas.record import cases as case_rows
from habeas.record import load, queue, rulings
from habeas.record.connect import Record
from habeas.record.decisions import (
    Decision,
    addressed,
    decision,
    is_on_claim,
    is_untouched,
    known_as,
    last_by,
    latest_on,
)
from habeas.record.given import Given, given
from habeas.record.kept import is_kept
from habeas.record.queue import Place
from habeas.record.review import CLAIMS, Review
from habeas.work import reviewing
from habeas.work.correcting import checked
from habeas.work.finer_dates import refuse_finer
from habeas.work.gold import GoldReport, export_gold
from habeas.work.overruled import OfType, overruled
from habeas.work.reviewing import Reviewed
from habeas.work.words import whoami


@dataclass(frozen=True, slots=True)
class ReviewsOf:
    """The reviews of a registry: they can be made, taken back, counted and iterated, the newest first."""

    record: Record

    def __iter__(self) -> Iterator[Reviewed]:
        return iter(reviewing.reviewed(self.record))

    def __len__(self) -> int:
        return len(reviewing.reviewed(self.record))

    def accept(self, claim_id: str, *, by: str | None = None, because: str = "", seen: int | None = None) -> Review:
        """Decides that a claim is right. See `work.reviewing.accept`."""
        return reviewing.accept(self.record, claim_id, by=by, because=because, seen=seen)

    def reject(self, claim_id: str, *, by: str | None = None, because: str = "", seen: int | None = None) -> Review:
        """Decides that a claim is wrong. See `work.reviewing.reject`."""
        return reviewing.reject(self.record, claim_id, by=by, because=because, seen=seen)

    def correct(
        self,
        claim_id: str,
        fields: Mapping[str, Any],
        *,
        by: str | None = None,
        because: str = "",
        seen: int | None = None,
    ) -> Review:
        """Decides what a claim should say. See `work.reviewing.correct`."""
        return reviewing.correct(self.record, claim_id, fields, by=by, because=because, seen=seen)

    def refuse_finer(self, document_id: str, fields: Mapping[str, Any], because: str, *, claim: str = "") -> None:
        """Asks for a reason where a typed date is more precise than its source. See `work.finer_dates.refuse_finer`."""
        told = [self.as_read(claim), reviewing.standing(self.record, claim)] if claim else []
        document = load.document(self.record, document_id)
        refuse_finer(document, fields, because, known=[each.claim.date for each in told])

    def agree(self, claim_id: str, *, by: str | None = None, because: str = "", seen: int | None = None) -> Review:
        """Decides that a claim is right as it stands. See `work.reviewing.agree`."""
        return reviewing.agree(self.record, claim_id, by=by, because=because, seen=seen)

    def add(self, document_id: str, fields: Mapping[str, Any], *, by: str | None = None, because: str = "") -> Review:
        """Adds a claim that the machine missed. See `work.reviewing.add`."""
        return reviewing.add(self.record, document_id, fields, by=by, because=because)

    def undo(self, decision_id: int, *, by: str | None = None, because: str = "") -> Decision:
        """Takes a review back, or brings it back. See `work.reviewing.undo`."""
        return reviewing.undo(self.record, decision_id, by=by, because=because)

    def undo_and_find(self, decision_id: int, *, by: str | None = None) -> str:
        """The same; the id of the claim, as the review addresses it.

        Raises:
            NotFound: there is no such decision on a claim.
        """
        if not is_on_claim(self.record, decision_id):
            raise NotFound(f"There is no decision {decision_id} on a claim.")
        return addressed(self.record, reviewing.undo(self.record, decision_id, by=by).id)[0]

    def by(self, decision_id: int) -> str:
        """Who made a decision.

        Raises:
            NotFound: there is no such decision.
        """
        return decision(self.record, decision_id).by

    def is_on_claim(self, decision_id: int) -> bool:
        """Whether there is such a decision and it is about a claim."""
        return is_on_claim(self.record, decision_id)

    def would_change(self, claim_id: str, fields: Mapping[str, Any]) -> bool:
        """Whether a correction with these values says anything else than the machine read.

        Raises:
            UnknownTerm, QuoteNotFound, NotFound: as for `correct`.
        """
        return bool(checked(self.record, self.as_read(claim_id), fields).values)

    def falls_on(self, document_id: str, fields: Mapping[str, Any]) -> str | None:
        """The claim that adding one with these values would correct. See `work.reviewing`."""
        return reviewing.falls_on(self.record, document_id, fields)

    def overruled(self) -> list[OfType]:
        """How often people overruled the machine, by claim type and field. See `work.overruled`."""
        return overruled(self.record)

    def export_gold(self, folder: Path, *, unfinished: bool = False) -> GoldReport:
        """Writes what was decided as annotated documents. See `work.gold`."""
        return export_gold(self.record, folder, unfinished=unfinished)

    def last_by(self, by: str | None = None) -> Review | None:
        """The last review that somebody, or whoever runs this, made and did not take back."""
        entry = last_by(self.record, CLAIMS, by or whoami())
        return None if entry is None else entry.review

    # --- one claim ------------------------------------------------------------------------------------

    def claim(self, claim_id: str) -> model.SourcedClaim:
        """The claim as it stands, with what a person corrected.

        Raises:
            NotFound: there is no such claim.
        """
        return reviewing.standing(self.record, claim_id)

    def both(self, claim_id: str) -> tuple[model.SourcedClaim, model.SourcedClaim]:
        """The claim as it stands, and as the machine read it.

        Raises:
            NotFound: there is no such claim.
        """
        return reviewing.both(self.record, claim_id)

    def as_read(self, claim_id: str) -> model.SourcedClaim:
        """The claim as the machine read it.

        Raises:
            NotFound: there is no such claim.
        """
        return reviewing.as_read(self.record, claim_id)

    def of(self, claim_id: str) -> Reviewed | None:
        """The review that holds of a claim, or that was reopened by it; None where nobody decided."""
        return reviewing.review_of(self.record, claim_id)

    def given(self, claims: Iterable[model.SourcedClaim]) -> dict[str, Given]:
        """What a person gave of each of these claims in place of what the machine read, by the claim's id."""
        return given(self.record, claims)

    def is_untouched(self, claim_id: str) -> bool:
        """Whether nobody ever decided on a claim, and no decision holds of it: then it has no `last` and no `of`."""
        return is_untouched(self.record, claim_id)

    def last(self, claim_id: str) -> Decision | None:
        """The last decision on a claim, also where that took another one back."""
        return latest_on(self.record, known_as(self.record, [claim_id]))

    def words_beside(self, document_id: str, claim_id: str) -> list[model.Span]:
        """Where the words of the other claims of a document stand, in the order of its text."""
        return rulings.words_beside(self.record, document_id, claim_id)

    def people_of(self, claim: model.SourcedClaim) -> list[tuple[str, model.Person | None]]:
        """Those whom a claim names, each with the person that it is; None for somebody who was not derived."""
        persons = sorted(rulings.persons_of(self.record, [claim.id]))
        found = {person.id: person for person in case_rows.people_with(self.record, persons)}
        known = {mention.name: person for person in found.values() for mention in person.mentions}
        spelt = {name: person for person in found.values() for name in person.names}
        return [(name, known.get(name) or spelt.get(name)) for name in claim.claim.persons]

    def acts_beside(self, person_id: str, claim_id: str, limit: int) -> tuple[list[model.Act], int]:
        """What else was done to a person: acts that this claim does not tell of, the latest first; how many more.

        The acts come without their claims, which few pages show so many of.
        """
        number, others = case_rows.latest_acts(self.record, person_id, limit, claim_id)
        return others, number - len(others)

    def is_there(self, claim_id: str) -> bool:
        """Whether there is such a claim: one that is undone or rejected, and that nothing proposes, is not."""
        return rulings.is_there(self.record, claim_id)

    def is_kept(self, claim_id: str) -> bool:
        """Whether a claim stands only because somebody decided so, and no extractor proposes it."""
        return is_kept(self.record, claim_id)

    def read_beside(self, claim: model.SourcedClaim) -> list[model.SourcedClaim]:
        """What the machine reads at the words of a claim, but for that claim."""
        return rulings.at_words(self.record, claim)

    # --- the queue ------------------------------------------------------------------------------------

    def place(self, claim_id: str) -> Place | None:
        """Where a claim waits; None for one that does not."""
        return queue.place(self.record, claim_id)

    def first(self, **asked: Any) -> Place | None:  # noqa: ANN401 (values of `record.queue.FILTERS`)
        """The claim to review first. Filters: country, document, person, type, since, until, least, most."""
        return queue.first(self.record, **asked)

    def after(self, here: Place, **asked: Any) -> Place | None:  # noqa: ANN401
        """The claim to review after that place, with the same filters."""
        return queue.after(self.record, here, **asked)

    def before(self, here: Place, **asked: Any) -> Place | None:  # noqa: ANN401
        """The claim before that place, with the same filters."""
        return queue.before(self.record, here, **asked)

    def waiting(self, **asked: Any) -> int:  # noqa: ANN401
        """How many claims wait, with the same filters."""
        return queue.number(self.record, **asked)

    def countries(self) -> list[str]:
        """The countries of the claims that wait."""
        return queue.countries(self.record)
