"""What people decided of reported numbers: that one is right or wrong as it was read, and taking that back.

    CountReviewsOf(record).accept("8c0f…", because="the report says so")
    CountReviewsOf(record).states()     # {key of a number: "verified" …}, for those that somebody decided on

A decision is an entry of the log, undone as any other. It holds of what was read from these words: where a document
says otherwise by now, or is read otherwise, the number waits for a decision again.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from habeas.answers.count_reviews import ACCEPT, REJECT, REJECTED, UNREVIEWED, CountReview, number_key, state_of
from habeas.answers.counts import ReportedCount
from habeas.errors import NotFound, StaleDecision
from habeas.people.judgement import Judgement
from habeas.record import decisions, load, settled
from habeas.record.connect import Record
from habeas.record.history import COUNTS
from habeas.record.load import SourcedCount
from habeas.work import deciding
from habeas.work.words import one_line
from habeas.work.writing import writing

# The other side of a judgement that has only one.
SIDE = "as it was read"
_MEANWHILE = "Somebody else decided on this number meanwhile; look at it again."


@dataclass(frozen=True, slots=True)
class CountReviewsOf:
    """The reviews of the reported numbers of a registry."""

    record: Record

    def held(self) -> dict[str, list[CountReview]]:
        """By the key of a number the decisions on it that are not taken back, in their order."""
        found: dict[str, list[CountReview]] = {}
        for each in decisions.active(self.record, COUNTS):
            found.setdefault(each.left, []).append(_review(each))
        return found

    def states(self) -> dict[str, str]:
        """By the key of a number how it stands; a number that is not in it was never decided on."""
        two = settled.needs_two(self.record)
        return {key: state_of(several, two=two) for key, several in self.held().items()}

    def reported(self, counts: Iterable[SourcedCount]) -> list[ReportedCount]:
        """The numbers with how they stand, for a series."""
        states = self.states()
        return [
            ReportedCount(each.count, each.document, states.get(number_key(each.document.id, each.count), UNREVIEWED))
            for each in counts
        ]

    def standing(self, counts: Iterable[SourcedCount]) -> list[ReportedCount]:
        """The same without those that somebody rejected."""
        return [each for each in self.reported(counts) if each.review != REJECTED]

    def of(self, counts: Iterable[SourcedCount]) -> dict[str, tuple[str, CountReview]]:
        """By the id of a number how it stands and the last decision on it; of those that somebody decided on."""
        held, states = self.held(), self.states()
        keys = {each.id: number_key(each.document.id, each.count) for each in counts}
        return {one: (states[key], held[key][-1]) for one, key in keys.items() if key in held}

    def accept(
        self, count_id: str, *, because: str = "", by: str | None = None, seen: int | None = None
    ) -> CountReview:
        """Decides that a number is right as it was read.

        Args:
            seen: the last decision on it that whoever decides knew of, 0 for none; None asks for no such check.

        Raises:
            NotFound: there is no such number.
            StaleDecision: somebody else decided on it meanwhile.
            RegistryInUse: a build is going on.
        """
        return self._decide(count_id, ACCEPT, because, by, seen)

    def reject(
        self, count_id: str, *, because: str = "", by: str | None = None, seen: int | None = None
    ) -> CountReview:
        """Decides that a number is not what its sentence says. Raises what `accept` does."""
        return self._decide(count_id, REJECT, because, by, seen)

    def undo(self, count_id: str, decision_id: int, *, because: str = "", by: str | None = None) -> None:
        """Takes the last decision on a number back.

        Raises:
            NotFound: there is no such number.
            StaleDecision: that is not the last decision on it that holds.
            RegistryInUse: a build is going on.
        """
        key = self._key(count_id)
        last = max((one.id for one in self.held().get(key, ())), default=0)
        if last != decision_id:
            raise StaleDecision(_MEANWHILE)
        deciding.undo(self.record, decision_id, because=because, by=by)

    def _key(self, count_id: str) -> str:
        each = self.number(count_id)
        return number_key(each.document.id, each.count)

    def number(self, count_id: str) -> SourcedCount:
        """The number with that id.

        Raises:
            NotFound: there is none.
        """
        each = next(iter(load.counts(self.record, pk=count_id)), None)
        if each is None:
            raise NotFound("There is no reported number with that id. See them with: habeas export --what counts")
        return each

    def _decide(self, count_id: str, answer: str, because: str, by: str | None, seen: int | None) -> CountReview:
        with writing(self.record):
            each = self.number(count_id)
            key, count = number_key(each.document.id, each.count), each.count
            last = max((one.id for one in self.held().get(key, ())), default=0)
            if seen is not None and last > seen:
                raise StaleDecision(_MEANWHILE)
            ends = "–".join(dict.fromkeys(str(end) for end in (count.low, count.high) if end is not None))
            words = " ".join(part for part in (count.qualifier, ends, count.what) if part)
            evidence = (one_line(words), one_line(count.quote.text))
            made = deciding.judge(self.record, COUNTS, answer, (key, SIDE), evidence, one_line(because), by).decision
        return CountReview(made.id, answer, made.by, made.made, made.because)


def _review(judgement: Judgement) -> CountReview:
    return CountReview(judgement.id, judgement.answer, judgement.by, judgement.made, judgement.because)
