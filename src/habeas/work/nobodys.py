"""Which claims about nobody named are derived together: of the same words, and those that decisions tie to them."""

from __future__ import annotations

from collections.abc import Iterable

from habeas import model
from habeas.record import decisions, derived, differing, rulings
from habeas.record.claims_now import claims_now
from habeas.record.connect import Record


def tied(record: Record, claims: set[str]) -> set[str]:
    """These claims, and all that any decision on acts ties to them, be it undone or set aside by now."""
    from habeas.people.judgements import ACTS

    beside: dict[str, set[str]] = {}
    now = claims_now(record)
    for entry in decisions.on(record, ACTS):
        if entry.judgement is not None:
            pair = {now.get(side, side) for side in (entry.judgement.left, entry.judgement.right)}
            for key in pair:
                beside.setdefault(key, set()).update(pair)
    found, waiting = set(claims), sorted(claims)
    while waiting:
        near = beside.get(waiting.pop(), set()) - found
        found |= near
        waiting += sorted(near)
    return found


def nobodys_tied(record: Record, wordings: set[str]) -> list[tuple[str, model.SourcedClaim]]:
    """The claims about nobody named that have these words, or words of claims that decisions tie to one of them."""
    while True:
        found = list(rulings.nobodys(record, wordings))
        ids = {claim.id for _, claim in found}
        if not ids:
            return found
        more = rulings.wordings_of(record, tied(record, ids) - ids) - wordings
        if not more:
            return found
        wordings = wordings | more


def nobodys_with(
    record: Record, wordings: Iterable[str], acts: Iterable[str]
) -> tuple[list[tuple[str, model.SourcedClaim]], set[str]]:
    """All claims about nobody named that are to be derived where something in these words, or of these acts, changed.

    They are those in these words and those in the words of claims that told of an act which goes with them: when an
    act is forgotten, whatever told of it is told anew. Given with the acts to forget.
    """
    found: dict[str, tuple[str, model.SourcedClaim]] = {}
    known: set[str] = set()
    new, forgotten = set(wordings), set(acts)
    while True:
        for some in differing.in_turn(new):
            found.update({claim.id: (words, claim) for words, claim in nobodys_tied(record, set(some))})
        known |= new
        forgotten |= differing.asked_in_turn(derived.acts_of_nobody, record, found)
        tellers = differing.asked_in_turn(derived.told_by, record, forgotten)
        new = differing.asked_in_turn(rulings.wordings_of, record, tellers) - known
        if not new:
            return sorted(found.values(), key=lambda each: (each[0], each[1].document.id)), forgotten
