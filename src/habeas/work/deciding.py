"""What people decide of people, acts and organizations: that two are the same or different; and taking that back.

A decision is an entry of a log that nothing is ever removed from. It ties mentions, claims or names as written, so it
outlives every rebuild. After each one what it changes is derived again. Acts are `work.deciding_acts`'s, organizations
`work.deciding_organizations`'s; people, the log and its undo are here.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime

from habeas import __version__
from habeas.errors import NotFound
from habeas.people.judgement import Judgement
from habeas.people.judgements import (
    DIFFERENT,
    PEOPLE,
    SAME,
    UNSURE,
    Clash,
    evidence_of,
)
from habeas.record import decisions
from habeas.record.connect import Record
from habeas.record.decisions import Decision
from habeas.record.review import DISAGREEMENTS, IMPORTS, LISTS
from habeas.record.store import mark_changed
from habeas.work import disagreements, importing, lists, reviewing
from habeas.work.decided_already import refuse_what_is_so, refuse_what_was_not_seen
from habeas.work.log import clashes, sides
from habeas.work.pointing import pointed
from habeas.work.subjects import SUBJECT, Whole, keys_of
from habeas.work.words import one_line, whoami
from habeas.work.writing import writing


@dataclass(frozen=True, slots=True)
class Decided:
    """A decision that was just made, and what came of it.

    Attributes:
        undone: the entry that an undo took back; None for any other decision.
        before, after: the persons, acts or organizations concerned, as they were and as they are now.
        clashes: those that the decision brought about.
    """

    decision: Decision
    undone: Decision | None
    before: tuple[Whole, ...]
    after: tuple[Whole, ...]
    clashes: tuple[Clash, ...]

    @property
    def changed(self) -> bool:
        """Whether anything is now another whole than before, or has other parts."""
        return {each.id: keys_of(each) for each in self.before} != {each.id: keys_of(each) for each in self.after}


@dataclass(frozen=True, slots=True)
class Said:
    """What is said with a decision on two people.

    Attributes:
        because, by: why, and who decides: whoever runs this where it is left out.
        seen: the number of the last entry of the log that who decides knows of; None where that is not asked.
        whole: of two who are one, whether with these two mentions all others of them are. If it is left out they are,
            unless one was pointed at by its document.
    """

    because: str = ""
    by: str | None = None
    seen: int | None = None
    whole: bool | None = None


def same(record: Record, left: str, right: str, said: Said = Said()) -> Decided:
    """Decides that two people are one: one judgement, between a mention of each.

    Raises:
        NotFound: one of them is nobody's name, or that of several.
        AlreadyDecided: they are one already. Two mentions that are pointed at by their documents can still be tied, so
            that they stay so whatever is read later.
        StaleDecision: somebody decided on them after what was seen.
        RegistryInUse: a build is going on.
    """
    return _decide(record, SAME, (left, right), said)


def different(record: Record, left: str, right: str, said: Said = Said()) -> Decided:
    """Decides that two people are different, or parts one person between two mentions or spellings.

    Raises:
        NotFound: one of them is nobody's name, or both are one person's and do not say between what to part them.
        AlreadyDecided: that they are different follows from earlier decisions.
        StaleDecision: as for `same`.
        RegistryInUse: a build is going on.
    """
    return _decide(record, DIFFERENT, (left, right), said)


def not_sure(record: Record, left: str, right: str, said: Said = Said()) -> Decided:
    """Notes that one can't tell whether two people are one: it changes nobody, and the pair is not proposed again.

    Raises:
        NotFound: one of them is nobody's name, or both are one person's and do not say between what it is unclear.
        AlreadyDecided: it was noted before, or decided one way or the other.
        StaleDecision: as for `same`.
        RegistryInUse: a build is going on.
    """
    return _decide(record, UNSURE, (left, right), said)


def undo(record: Record, decision_id: int, *, because: str = "", by: str | None = None) -> Decided:
    """Takes a decision back; to undo an undo brings it back.

    Raises:
        NotFound: there is no such decision.
        AlreadyDecided: it is undone already.
        RegistryInUse: a build is going on.
    """
    if decisions.subject_of(record, decision_id) == DISAGREEMENTS:
        undone = decisions.decision(record, decision_id)
        return Decided(disagreements.undo(record, decision_id, because=because, by=by), undone, (), (), ())
    if decisions.subject_of(record, decision_id) == LISTS:
        undone = decisions.decision(record, decision_id)
        return Decided(lists.undo(record, decision_id, because=because, by=by), undone, (), (), ())
    if decisions.subject_of(record, decision_id) == IMPORTS:
        undone = decisions.decision(record, decision_id)
        return Decided(importing.undo(record, decision_id, because=because, by=by), undone, (), (), ())
    if decisions.is_on_claim(record, decision_id):
        undone = decisions.decision(record, decision_id)
        return Decided(reviewing.undo(record, decision_id, because=because, by=by), undone, (), (), ())
    with writing(record):
        undone = decisions.decision(record, decision_id)
        work = _Work(record, _judgement_behind(record, undone))
        with record.transaction():
            told = {"by": one_line(by or whoami()), "because": one_line(because), "version": __version__}
            made = decisions.undo(record, decision_id, made=datetime.now(UTC), **told)
            mark_changed(record)
        return work.done(made, undone)


def _judgement_behind(record: Record, entry: Decision) -> Judgement:
    """The judgement that an entry is, or that its undo takes back or brings back in the end."""
    while entry.judgement is None and entry.undoes is not None:
        entry = decisions.decision(record, entry.undoes)
    if entry.judgement is None:
        raise NotFound(f"Decision {entry.id} is no judgement and undoes none. List them all with: habeas decisions")
    return entry.judgement


def _decide(record: Record, answer: str, typed_in: tuple[str, str], said: Said) -> Decided:
    with writing(record):
        left, right = (pointed(record, text) for text in typed_in)
        refuse_what_was_not_seen(record, left, right, said.seen)
        refuse_what_is_so(record, answer, left, right)
        keys, evidence = (left.key, right.key), evidence_of(left.name, right.name)
        together = said.whole if said.whole is not None else "document" not in (left.by, right.by)
        return judge(record, PEOPLE, answer, keys, evidence, said.because, said.by, whole=answer == SAME and together)


def judge(
    record: Record,
    subject: str,
    answer: str,
    keys: tuple[str, str],
    evidence: tuple[str, ...],
    because: str,
    by: str | None,
    *,
    whole: bool = False,
) -> Decided:
    """Writes a judgement into the log and makes anew what it changes. Only inside of `writing`."""
    who, when, reason = one_line(by or whoami()), datetime.now(UTC), one_line(because)
    judgement = Judgement(0, subject, *keys, answer, who, when, reason, evidence, __version__, whole)
    work = _Work(record, judgement)
    with record.transaction():
        made = decisions.add(record, judgement).id
        mark_changed(record)
    return work.done(made)


@dataclass
class _Work:
    """A decision on its way: how things were before it."""

    record: Record
    judgement: Judgement

    def __post_init__(self) -> None:
        self.clashes = clashes(self.record)
        self.before = SUBJECT[self.judgement.subject].wholes(self.record, sides(self.judgement))

    def done(self, decision_id: int, undone: Decision | None = None) -> Decided:
        """Derives again, and says what came of it."""
        subject = SUBJECT[self.judgement.subject]
        subject.derive(self.record, self.judgement)
        concerned = {key for whole in self.before for key in keys_of(whole)}
        return Decided(
            decisions.decision(self.record, decision_id),
            undone,
            self.before,
            subject.wholes(self.record, concerned),
            tuple(clash for clash in clashes(self.record) if clash not in self.clashes),
        )
