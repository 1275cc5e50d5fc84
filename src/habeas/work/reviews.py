"""What people decide of the claims of a registry, and the claims that wait for it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from habeas import model
from habeas.record import queue
from habeas.record.connect import Record
from habeas.record.decisions import Decision, latest_on
from habeas.record.queue import Place
from habeas.record.review import Review
from habeas.work import reviewing
from habeas.work.reviewing import Reviewed


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

    def undo(self, decision_id: int, *, by: str | None = None, because: str = "") -> Decision:
        """Takes a review back, or brings it back. See `work.reviewing.undo`."""
        return reviewing.undo(self.record, decision_id, by=by, because=because)

    # --- one claim ------------------------------------------------------------------------------------

    def claim(self, claim_id: str) -> model.SourcedClaim:
        """The claim as it stands, with what a person corrected.

        Raises:
            NotFound: there is no such claim.
        """
        return reviewing.standing(self.record, claim_id)

    def as_read(self, claim_id: str) -> model.SourcedClaim:
        """The claim as the machine read it.

        Raises:
            NotFound: there is no such claim.
        """
        return reviewing.as_read(self.record, claim_id)

    def of(self, claim_id: str) -> Reviewed | None:
        """The review that holds of a claim, or that was reopened by it; None where nobody decided."""
        return reviewing.review_of(self.record, claim_id)

    def last(self, claim_id: str) -> Decision | None:
        """The last decision on a claim, also where that took another one back."""
        return latest_on(self.record, claim_id)

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
        return int(queue.waiting(self.record, **asked).count())

    def facets(self) -> dict[str, list[str]]:
        """The countries and types of the claims that wait."""
        return queue.facets(self.record)
