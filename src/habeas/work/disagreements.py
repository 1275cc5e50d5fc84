"""Where sources differ on an act: what each says, and which value people chose to show, with the reason.

A choice changes nothing of what sources say: all values stay in dispute. It is an entry of the log, addressed by the
claims that give the value, so it survives every rebuild and can be taken back.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime

from habeas import __version__, model
from habeas.acts.chosen import Choice
from habeas.errors import NotFound, StaleDecision
from habeas.record import act_moves, choices, decisions, watching
from habeas.record import cases as case_rows
from habeas.record.connect import Record
from habeas.record.decisions import Decision
from habeas.record.given import Given, given
from habeas.record.review import DISAGREEMENTS
from habeas.record.store import mark_changed
from habeas.work.derive import derive_chosen
from habeas.work.table import Table
from habeas.work.words import one_line, whoami
from habeas.work.writing import writing


@dataclass(frozen=True, slots=True)
class Told:
    """One of the values that sources give, with the claims that give it.

    `given` has, by their ids, those of the claims that have the value from a person and not from their words.
    """

    value: str
    claims: tuple[model.SourcedClaim, ...]
    chosen: bool
    given: Mapping[str, Given] = field(default_factory=dict, hash=False)

    @property
    def by_people(self) -> bool:
        """Whether no source gives the value by its words: only people did."""
        return all(each.id in self.given for each in self.claims)

    @property
    def distinct(self) -> tuple[model.SourcedClaim, ...]:
        """The claims whose words no earlier one of them has: copies say nothing more."""
        return tuple({" ".join(each.claim.quotes[0].text.split()): each for each in reversed(self.claims)}.values())[
            ::-1
        ]


@dataclass(frozen=True, slots=True)
class Disagreement:
    """A field of an act on which sources differ.

    `choice` is what somebody chose to show, `last` its number. Where no source gives that any more, none is chosen.
    """

    act: model.Act
    field: str
    values: tuple[Told, ...]
    choice: Choice | None

    @property
    def last(self) -> int:
        return 0 if self.choice is None else self.choice.id

    @property
    def settled(self) -> bool:
        """Whether somebody chose one of the values that sources give now."""
        return any(one.chosen for one in self.values)


class DisagreementsOf:
    """The disagreements of one registry: list them, choose what to show, take a choice back."""

    def __init__(self, record: Record) -> None:
        self.record = record

    def acts(self, **asked: object) -> Table[model.Act]:
        """The acts on which sources differ, those without a choice first. Filters: field, country, chosen."""
        from habeas.answers.tables import act_row

        wanted = {name: value for name, value in asked.items() if value is not None}
        table: Table[model.Act] = Table(
            "acts",
            lambda found: watching.disagreements(self.record, **found),
            act_row,
            filters=("field", "country", "chosen"),
        )
        return table.where(**wanted)

    def fields(self) -> list[tuple[str, bool, int]]:
        """For each field on which sources differ, whether somebody chose, and on how many acts."""
        return watching.disputed_fields(self.record)

    def of(self, acts: Iterable[model.Act]) -> dict[str, list[Disagreement]]:
        """For each of these acts that has one, what sources differ on."""
        told = [act for act in acts if act.disputes]
        if not told:
            return {}
        known = choices.active(self.record)
        by_people = given(self.record, (claim for act in told for claim in act.claims))
        return {act.id: list(_of(act, known.of(act), by_people)) for act in told}

    def act(self, act_id: str) -> model.Act | None:
        """The act of that id, or that it became when something was decided; None where there is none any more."""
        found = list(case_rows.acts(self.record, pk=act_id))
        return next(iter(found or case_rows.acts(self.record, pk__in=act_moves.moved_to(self.record, act_id))), None)

    def choose(
        self,
        act_id: str,
        field: str,
        value: str,
        *,
        because: str = "",
        by: str | None = None,
        seen: int | None = None,
    ) -> Choice:
        """Decides which of the values that sources give is shown.

        Args:
            seen: the choice that whoever decides knew of, 0 for none; None asks for no such check.

        Raises:
            NotFound: there is no such act, or its sources do not differ on that, or none gives the value.
            StaleDecision: somebody else chose meanwhile.
            RegistryInUse: a build is going on.
        """
        with writing(self.record), self.record.transaction():
            here = self._disagreement(act_id, field)
            told = next((one for one in here.values if one.value == value), None)
            if told is None:
                said = "; ".join(one.value for one in here.values)
                raise NotFound(f"No source gives “{value[:80]}”; they say: {said}.")
            if seen is not None and here.last > seen:
                raise StaleDecision(_meanwhile(here.choice))
            claims, first = frozenset(each.id for each in told.claims), told.claims[0]
            among = frozenset(each.id for each in here.act.claims)
            who, now = one_line(by or whoami()), datetime.now(UTC)
            choice = Choice(0, field, value, claims, among, who, now, one_line(because), __version__)
            made = choices.add(self.record, choice, first.id, first.document.id)
            mark_changed(self.record)
            derive_chosen(self.record, among)
        return made

    def undo(self, decision_id: int, *, because: str = "", by: str | None = None) -> Decision:
        """Takes a choice back. See `undo`."""
        return undo(self.record, decision_id, because=because, by=by)

    @property
    def last(self) -> Decision | None:
        """The last choice that whoever runs this made and did not take back."""
        return decisions.last_by(self.record, DISAGREEMENTS, whoami())

    def _disagreement(self, act_id: str, field: str) -> Disagreement:
        act = self.act(act_id)
        if act is None:
            raise NotFound("There is no such act any more: a decision or a build changed it. Open the list anew.")
        for one in self.of([act]).get(act.id, ()):
            if one.field == field:
                return one
        raise NotFound(f"Sources do not differ on the {field[:40]} of that act.")


def undo(record: Record, decision_id: int, *, by: str | None = None, because: str = "") -> Decision:
    """Takes a choice back, or, of an undo, brings it back.

    Raises:
        NotFound: there is no such decision.
        AlreadyDecided: it is undone already.
        RegistryInUse: a build is going on.
    """
    with writing(record), record.transaction():
        told = {"by": one_line(by or whoami()), "because": one_line(because), "version": __version__}
        made = decisions.undo(record, decision_id, made=datetime.now(UTC), **told)
        mark_changed(record)
        derive_chosen(record, _choice_behind(record, decisions.decision(record, decision_id)).among)
    return decisions.decision(record, made)


def _choice_behind(record: Record, entry: Decision) -> Choice:
    """The choice that an entry is, or that its undo takes back or brings back in the end."""
    while entry.choice is None:
        if entry.undoes is None:
            raise NotFound(f"Decision {entry.id} chooses nothing to show.")
        entry = decisions.decision(record, entry.undoes)
    return entry.choice


def _of(
    act: model.Act, chosen: Mapping[str, tuple[Choice, str | None]], by_people: Mapping[str, Given]
) -> Iterator[Disagreement]:
    by_id = {claim.id: claim for claim in act.claims}
    for dispute in act.disputes:
        choice, shown = chosen.get(dispute.field, (None, None))
        gave = {claim: one for claim, one in by_people.items() if one.added or dispute.field in one.fields}
        values = tuple(
            Told(
                value,
                tuple(by_id[each] for each in claims if each in by_id),
                value == shown,
                {each: gave[each] for each in claims if each in gave},
            )
            for value, claims in dispute.values
        )
        yield Disagreement(act, dispute.field, values, choice)


def _meanwhile(choice: Choice | None) -> str:
    who = f"{choice.by} chose “{choice.value}”" if choice is not None else "Somebody chose"
    return f"{who} meanwhile. Nothing was changed: look at it again, and choose anew if you still would."
