"""Brings what people of another registry decided into the log of this one, as the import that has it hands it on.

Whatever people of this registry decided holds over it: an entry that says otherwise is not taken, and told. So is one
on what is not here. All of it is undone when the import is taken back.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from habeas.exchange.decided import ADD, CLAIMS, COUNTS, DISAGREEMENTS, RECOGNITIONS, holding
from habeas.exchange.model import Brought
from habeas.lists.model import Imported, Problem
from habeas.people.judgement import Judgement
from habeas.people.judgements import ACTS, PEOPLE, Clash, constraints, document_and_name
from habeas.record import brought as rows
from habeas.record import decisions, imports, load
from habeas.record.connect import Record
from habeas.record.same_claim import placed

_OPEN = (CLAIMS, COUNTS, DISAGREEMENTS, RECOGNITIONS, PEOPLE, ACTS, "organizations", "places")


def bring(record: Record, made: Imported, several: Sequence[Brought]) -> list[Problem]:
    """Adds the decisions that an import has to the log, and gives what is not taken, by row.

    Inside the transaction that adds the import, after its documents and before deriving.
    """
    if not several:
        return []
    bringing = _Bringing(record, made, several)
    for each in several:
        bringing.take(each)
    return bringing.problems


@dataclass
class _Bringing:
    record: Record
    made: Imported
    several: Sequence[Brought]
    problems: list[Problem] = field(default_factory=list)
    # For the number of an entry in the other log its number here.
    here: dict[int, int] = field(default_factory=dict)

    def __post_init__(self) -> None:
        entries = list(rows.entries(self.record, _OPEN))
        there = [each for each in entries if each.handed_on is None or each.undone_by is None]
        self._known = {_same(each.made, each.subject, each.verb, each.claim, each.value) for each in there}
        self._own = [each for each in entries if each.handed_on is None and each.undone_by is None]
        claims = {one for each in self.several for one in _claims(each)}
        self._claims = load.are_there(self.record, claims)
        self._claims |= {each.claim for each in self.several if each.answer == ADD and each.claim is not None}
        self._documents = imports.kinds(self.record, {one for each in self.several for one in _documents(each)})
        self._reviewed: dict[str, int] = {}
        for own in self._own:
            if own.subject == CLAIMS and own.undoes is None and own.claim is not None:
                self._reviewed |= dict.fromkeys((own.claim, *own.value.get("place_of", ())), own.id)
        self._over = dict(self._overruled())

    def take(self, each: Brought) -> None:
        """Adds an entry where it can be, and tells why not where it can't."""
        if each.undoes is not None:
            if each.undoes in self.here:
                self._add(each, self.here[each.undoes])
            return
        if _same(each.made, each.subject, each.answer, each.claim, each.value) in self._known:
            return  # it is from here, or was brought before
        for code, ask in (("not-here", self._missing), ("decided-here", self._decided_here)):
            if why := ask(each):
                self.problems.append(Problem(each.line, code, f"{why} The decision is kept as text."))
                return
        self._add(each, None)

    def _add(self, each: Brought, undoes: int | None) -> None:
        by = f"{each.by} ({self.made.body})"
        value = {**each.value, "version": each.version}
        entry = rows.Entry(
            0, each.made, by, each.answer, each.subject, each.because, each.claim, each.document, value, undoes, None
        )  # fmt: skip
        self.here[each.number] = rows.add(self.record, entry, self.made.id, each.number)

    def _missing(self, each: Brought) -> str:
        """That what an entry is on is not here; "" where it is."""
        if not all(one in self._documents for one in _documents(each)):
            return "It is on a document that is not here."
        if each.answer == ADD and each.subject == CLAIMS:
            text = load.document(self.record, each.document or "").text
            return "" if placed(text, each.value["fields"]["quotes"]) else "The words that it quotes are not here."
        if not _claims(each) & self._claims and _claims(each):
            return "Nothing here reads the claim that it is on."
        return ""

    def _decided_here(self, each: Brought) -> str:
        """That people of this registry decided on the same; "" where they did not, or nothing against it."""
        number: int | None = None
        if each.subject == CLAIMS:
            number = next((self._reviewed[one] for one in _claims(each) if one in self._reviewed), None)
        elif each.subject == DISAGREEMENTS:
            number = next((own.id for own in self._own if _same_choice(own, each)), None)
        elif each.subject == COUNTS:
            number = next((own.id for own in self._own if own.subject == COUNTS and own.value.get("left") ==
                           each.value["left"]), None)  # fmt: skip
        elif each.subject == RECOGNITIONS:
            number = next((own.id for own in self._own if _same_recognition(own, each)), None)
        elif each.number in self._over:
            number = self._over[each.number]
        return "" if number is None else f"People of this registry decided on it, with decision {number}, which holds."

    def _overruled(self) -> Iterator[tuple[int, int]]:
        """Judgements that contradict what people of this registry said: the number of each, and of theirs."""
        for subject in (PEOPLE, ACTS, "organizations", "places"):
            theirs = [each for each in holding(self.several) if each.subject == subject]
            own = decisions.active(self.record, subject)
            ours = {each.id for each in self._own}
            if theirs and own:
                # What was decided here comes later than all that is brought, whenever that was made.
                lower = -max(each.number for each in theirs) - 1
                judged = [_judgement(each, lower + each.number) for each in theirs]
                for clash in constraints([*own, *judged]).clashes:
                    against = sorted(_numbers(clash) & ours)
                    if clash.set_aside.id < 0 and against:
                        yield clash.set_aside.id - lower, against[0]


def _numbers(clash: Clash) -> set[int]:
    return {clash.different.id, *(each.id for each in clash.path)}


def _judgement(each: Brought, number: int) -> Judgement:
    left, right = each.sides
    whole = bool(each.value.get("whole", False))
    return Judgement(number, each.subject, left, right, each.answer, each.by, each.made, whole=whole)


def _claims(each: Brought) -> set[str]:
    """The claims that an entry is on, under all the ids that it knows them by."""
    if each.subject == CLAIMS and each.undoes is None:
        return {each.claim or "", *each.value["place_of"]}
    if each.subject == ACTS and each.undoes is None:
        return set(each.sides)
    return set(each.value["claims"]) if each.subject == DISAGREEMENTS and each.undoes is None else set()


def _documents(each: Brought) -> set[str]:
    """The documents that an entry is on."""
    if each.undoes is not None:
        return set()
    if each.subject == PEOPLE:
        return {document_and_name(side)[0] for side in each.sides}
    if each.subject in (COUNTS, RECOGNITIONS):
        return {document_and_name(each.sides[0])[0]}
    return {each.document} if each.document is not None else set()


def _same_choice(own: rows.Entry, each: Brought) -> bool:
    """Whether a choice that holds here is on the same field of the same act."""
    if own.subject != DISAGREEMENTS or own.undoes is not None or own.value["field"] != each.value["field"]:
        return False
    mine = {*own.value["claims"], *own.value["among"]}
    return bool(mine & {*each.value["claims"], *each.value["among"]})


def _same_recognition(own: rows.Entry, each: Brought) -> bool:
    """Whether it is recorded here what a body decided on somebody on a day under a definition."""
    if own.subject != RECOGNITIONS or own.undoes is not None:
        return False
    days = (own.value["recognition"]["day"], each.value["recognition"]["day"])
    return (own.value["left"], own.value["right"], days[0]) == (*each.sides, days[1])


def _same(made: Any, subject: str, verb: str, claim: str | None, value: Any) -> tuple[object, ...]:  # noqa: ANN401
    """By what an entry is known for the same: who comes back to the registry where it was made brings nothing new."""
    return made, subject, verb, claim, value.get("left"), value.get("right"), value.get("field")
