"""The log of everything that people decided, each entry as it stands now: it holds, is undone, or is set aside."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import overload

from habeas.people.judgement import Judgement
from habeas.people.judgements import SUBJECTS, Clash, constraints
from habeas.record import decisions
from habeas.record import history as rows
from habeas.record.connect import Record
from habeas.record.decisions import Decision
from habeas.record.history import RELEASES
from habeas.work.roles import REVIEW, role
from habeas.work.subjects import SUBJECT
from habeas.work.words import acting_role


@dataclass(frozen=True, slots=True)
class Logged:
    """An entry of the log as it stands now.

    Attributes:
        clash: why it is set aside, where it is.
        gone: the mentions, claims or names of it that no document has any more.
    """

    decision: Decision
    clash: Clash | None = None
    gone: tuple[str, ...] = ()

    @property
    def state(self) -> str:
        """Whether it "holds", is "undone", or is "set aside" for a later one."""
        if self.decision.undone_by is not None:
            return "undone"
        return "holds" if self.clash is None else "set aside"


class Log(Sequence[Logged]):
    """Every decision that was ever made, on any subject, also those that were undone, the newest first.

    Only what is asked for is read: the entries of a page, one entry by its place.
    """

    def __init__(self, record: Record) -> None:
        self._record = record

    def __len__(self) -> int:
        return decisions.number(self._record)

    def __iter__(self) -> Iterator[Logged]:
        return iter(_logged(self._record, list(decisions.log(self._record))))

    @overload
    def __getitem__(self, place: int) -> Logged: ...
    @overload
    def __getitem__(self, place: slice) -> tuple[Logged, ...]: ...
    def __getitem__(self, place: int | slice) -> Logged | tuple[Logged, ...]:
        whole = range(len(self))
        if isinstance(place, slice):
            wanted = whole[place]
            first, last = (min(wanted), max(wanted) + 1) if wanted else (0, 0)
            found = _logged(self._record, rows.page(self._record, None, skip=first, limit=last - first))
            return tuple(found[each - first] for each in wanted)
        at = whole[place]
        return _logged(self._record, rows.page(self._record, None, skip=at, limit=1))[0]

    def entry(self, number: int) -> Logged:
        """The entry with that number.

        Raises:
            NotFound: there is none.
        """
        return _logged(self._record, [decisions.decision(self._record, number)])[0]


def on(record: Record, subject: str, keys: Iterable[str]) -> tuple[Logged, ...]:
    """The judgements on any of these mentions, names or claims, the newest first."""
    return _logged(record, rows.judgements(record, subject, keys))


def clashes(record: Record, subjects: Iterable[str] = SUBJECTS) -> list[Clash]:
    """What contradicts each other of the decisions on these subjects."""
    return [clash for subject in subjects for clash in constraints(decisions.active(record, subject)).clashes]


def told_to_all(entry: Decision) -> bool:
    """Whether whoever asks may read with what and why an entry was decided.

    What somebody released of a person, such as an address, and the reason, are for those who may release, also after
    that was taken back: everybody else reads that it was decided, when and by whom. A command tells all.
    """
    acting = acting_role()
    return entry.subject != RELEASES or acting is None or REVIEW in role(acting).may


def sides(judgement: Judgement) -> tuple[str, str]:
    """The two that a judgement is on."""
    return judgement.left, judgement.right


def _logged(record: Record, entries: Sequence[Decision]) -> tuple[Logged, ...]:
    judged = [entry.judgement for entry in entries if entry.judgement is not None]
    subjects = sorted({judgement.subject for judgement in judged})
    there: dict[str, set[str]] = {}
    for subject in subjects:
        keys = (key for judgement in judged if judgement.subject == subject for key in sides(judgement))
        there[subject] = SUBJECT[subject].there(record, keys)
    aside = {clash.set_aside.id: clash for clash in reversed(clashes(record, subjects))}
    return tuple(Logged(entry, aside.get(entry.id), _gone(entry, there)) for entry in entries)


def _gone(entry: Decision, there: dict[str, set[str]]) -> tuple[str, ...]:
    if entry.judgement is None:
        return ()
    return tuple(key for key in sides(entry.judgement) if key not in there[entry.subject])
