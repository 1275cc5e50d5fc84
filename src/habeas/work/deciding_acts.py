"""What people decide of acts: that two claims tell of one act, or of two; and why they do or do not.

A judgement ties claims, whose ids stay the same as long as a document says the same at the same place. Only claims done
to one person can be of one act; of a claim about several people a judgement holds for all of them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from habeas import model
from habeas.acts.agree import Setting, Verdict, compare
from habeas.acts.beside import told_beside
from habeas.errors import AlreadyDecided, CannotBeOne, NotFound
from habeas.people.judgements import ACTS, DIFFERENT, SAME, Constraints, constraints
from habeas.record import decisions, rulings
from habeas.record.connect import Record
from habeas.terms import claim_type
from habeas.work.deciding import Decided, judge
from habeas.work.pointing_acts import PointedAct, pointed_act
from habeas.work.writing import writing

# Claims of each act that are compared with those of the other; the answers repeat soon.
MOST_COMPARED = 12
# What is said of two claims, the answer that weighs most first.
_ORDER = ("apart", "differs", "open", "same")


@dataclass(frozen=True, slots=True)
class WhyActs:
    """Why two claims tell of one act or of two.

    Attributes:
        acts: the acts that were asked for; the same one twice where the claims are of one.
        decided: who decided what holds, where somebody did.
        sentences: each with the answer that it speaks for: "same", "open", "differs" or "apart".
    """

    acts: tuple[model.Act, model.Act]
    decided: str | None
    sentences: tuple[tuple[str, str], ...]

    @property
    def one(self) -> bool:
        return self.acts[0].id == self.acts[1].id


def same(record: Record, left: str, right: str, *, because: str = "", by: str | None = None) -> Decided:
    """Decides that two claims, or the acts that they tell of, are of one act.

    Raises:
        NotFound: one of them is the beginning of no id of an act or a claim, or of several.
        CannotBeOne: they were done to two people, or one is no telling of an act but a response to it.
        AlreadyDecided: they are of one act already. Two claims that are pointed at by their own ids can still be tied.
        RegistryInUse: a build is going on.
    """
    with writing(record):
        sides = pointed_act(record, left), pointed_act(record, right)
        _refuse_two(*sides)
        _refuse_what_is_so(record, SAME, *sides)
        return _judge(record, SAME, sides, because, by)


def different(record: Record, left: str, right: str, *, because: str = "", by: str | None = None) -> Decided:
    """Decides that two claims are of two acts, which parts an act that has both.

    Raises:
        NotFound: as for `same`, or both are of one act and it is not said which of its claims is to be parted.
        AlreadyDecided: that they are of two acts follows from earlier decisions.
        RegistryInUse: a build is going on.
    """
    with writing(record):
        sides = pointed_act(record, left), pointed_act(record, right)
        one = {act.id for act in sides[0].acts} & {act.id for act in sides[1].acts}
        if one and (sides[0].key == sides[1].key or "act" in (sides[0].by, sides[1].by)):
            raise NotFound(_which_two(sides[0].acts[0]))
        _refuse_what_is_so(record, DIFFERENT, *sides)
        return _judge(record, DIFFERENT, sides, because, by)


def why(record: Record, left: str, right: str) -> WhyActs:
    """Why two acts are two, or the claims of one act are of one.

    Raises:
        NotFound: as for `same`.
    """
    sides = pointed_act(record, left), pointed_act(record, right)
    acts = _acts_of_both(*sides)
    held = constraints(decisions.active(record, ACTS))
    setting = _setting(record, acts)
    pairs = list(_pairs(sides, acts))
    told: dict[tuple[str, str], None] = {}
    for one, other in pairs:
        verdict = compare(one, other, setting)
        told[verdict.answer, f"{_source(one)} and {_source(other)}: {verdict.reason}."] = None
    sentences = sorted(told, key=lambda each: _ORDER.index(each[0]))
    return WhyActs(acts, _decided(held, pairs), tuple(sentences))


def _pairs(
    sides: tuple[PointedAct, PointedAct], acts: tuple[model.Act, model.Act]
) -> Iterator[tuple[model.SourcedClaim, model.SourcedClaim]]:
    if sides[0].by == sides[1].by == "claim" and sides[0].key != sides[1].key:
        yield sides[0].claim, sides[1].claim
    elif acts[0].id == acts[1].id:
        first, *rest = acts[0].claims[: MOST_COMPARED * 2]
        yield from ((first, each) for each in rest)
    else:
        for one in acts[0].claims[:MOST_COMPARED]:
            yield from ((one, other) for other in acts[1].claims[:MOST_COMPARED] if other.id != one.id)


def _acts_of_both(left: PointedAct, right: PointedAct) -> tuple[model.Act, model.Act]:
    """The two acts to compare: where both claims are about somebody, those done to them."""
    for one in left.acts:
        for other in right.acts:
            if one.person_id == other.person_id:
                return one, other
    return left.acts[0], right.acts[0]


def _setting(record: Record, acts: Iterable[model.Act]) -> Setting:
    """What documents tell next to the claims that they do not date, as derivation sees it."""
    told: dict[str, model.SourcedClaim] = {}
    for act in acts:
        about = () if act.person_id is None else rulings.about(record, act.person_id)
        told.update({claim.id: claim for claim in (*about, *act.claims)})
    return Setting(told_beside(told.values()))


def _decided(held: Constraints, pairs: Iterable[tuple[model.SourcedClaim, model.SourcedClaim]]) -> str | None:
    for one, other in pairs:
        if held.same(one.id, other.id):
            return held.reasons.get(one.id) or held.reasons.get(other.id)
        if held.apart(one.id, other.id):
            return "decided to be two acts; who decided so: habeas decisions"
    return None


def _judge(record: Record, answer: str, sides: tuple[PointedAct, PointedAct], because: str, by: str | None) -> Decided:
    verdict = compare(sides[0].claim, sides[1].claim, _setting(record, (*sides[0].acts, *sides[1].acts)))
    evidence = (_said(verdict), *(telling(side.claim) for side in sides))
    return judge(record, ACTS, answer, (sides[0].key, sides[1].key), evidence, because, by)


def _said(verdict: Verdict) -> str:
    told = {"same": "one act", "open": "not enough to tell", "differs": "two acts", "apart": "two acts"}
    return f"{told[verdict.answer].capitalize()}: {verdict.reason}"


def telling(claim: model.SourcedClaim) -> str:
    """A claim for whoever looks at a decision later: its type and date, its words, and who has them."""
    when = f", {claim.claim.date}" if claim.claim.date is not None else ""
    words = f": “{claim.claim.quotes[0].text}”" if claim.claim.quotes else ""
    return f"{claim_type(claim.claim.type).label}{when}{words} ({_source(claim)})"


def _source(claim: model.SourcedClaim) -> str:
    where = claim.document.publisher or claim.document.title or claim.document.name
    return f"{where}, {claim.document.published}" if claim.document.published else where


def _refuse_two(left: PointedAct, right: PointedAct) -> None:
    one, other = left.claim.claim.type, right.claim.claim.type
    if claim_type(one).kind != claim_type(other).kind:
        raise CannotBeOne(f"{one!r} and {other!r} can't be one act: the one answers what the other tells.")
    if set(left.persons) & set(right.persons) or not (left.persons or right.persons):
        return
    sides = [" and ".join(side.persons.values()) or "nobody who is named" for side in (left, right)]
    if left.persons and right.persons:
        ids = next(iter(left.persons)), next(iter(right.persons))
        raise CannotBeOne(
            f"An act has one victim, and these were done to {sides[0]} and to {sides[1]}. If they are one person, "
            f'decide that first: habeas same "{ids[0]}" "{ids[1]}"'
        )
    raise CannotBeOne(
        f"An act has one victim, and these were done to {sides[0]} and to {sides[1]}. Say in a review to whom the "
        "unnamed one was done first: habeas serve"
    )


def _refuse_what_is_so(record: Record, answer: str, left: PointedAct, right: PointedAct) -> None:
    if left.key == right.key:
        raise AlreadyDecided(f"Both are one claim already: {left.key}.")
    held = constraints(decisions.active(record, ACTS))
    if (answer == SAME and held.same(left.key, right.key)) or (answer == DIFFERENT and held.apart(left.key, right.key)):
        raise AlreadyDecided("That is decided already; see habeas decisions")
    one = {act.id for act in left.acts} & {act.id for act in right.acts}
    if answer == SAME and one and {left.by, right.by} != {"claim"}:
        raise AlreadyDecided(
            f"Both are one act already: {min(one)}. To tie two claims so that they stay one, point at them: "
            f"habeas same --acts {left.key} {right.key}"
        )


def _which_two(act: model.Act) -> str:
    ids = [claim.id for claim in act.claims]
    if len(ids) == 1:
        return f"Both are one act, of which only one claim tells: {ids[0]}. There is nothing to part."
    return f"Both are one act. Say between which two of its claims it is parted: {', '.join(ids)}."
