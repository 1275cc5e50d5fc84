"""Refuses a decision on people that is made already, that changes nothing, or that does not say between what it is."""

from __future__ import annotations

from habeas.errors import AlreadyDecided, NotFound, StaleDecision
from habeas.people.judgements import DIFFERENT, PEOPLE, SAME, UNSURE, constraints, mention_key
from habeas.record import cases as case_rows
from habeas.record import decisions
from habeas.record.connect import Record
from habeas.record.mentions_now import holders
from habeas.work.pointing import Pointed, typed

# Mentions of one person that are offered to whoever has to name two of them.
OFFERED = 5


def refuse_what_is_so(record: Record, answer: str, left: Pointed, right: Pointed) -> None:
    """Refuses an answer on two mentions where it is no news.

    Raises:
        AlreadyDecided: it is so already; the message says by whom it was decided, or how to tie two mentions for good.
        NotFound: both are one person's, and it is not said between which of its mentions.
    """
    if left.key == right.key and answer == SAME:
        raise AlreadyDecided(f"Both are one person already, and one mention: {typed(left.key)}.")
    if left.person == right.person and answer != SAME and (left.key == right.key or "person" in (left.by, right.by)):
        raise NotFound(_which_two(record, left))
    held = constraints(decisions.active(record, PEOPLE))
    if (
        (answer == SAME and held.same(left.key, right.key))
        or (answer == DIFFERENT and held.apart(left.key, right.key))
        or (answer == UNSURE and held.open(left.key, right.key))
    ):
        raise AlreadyDecided(f"That is {_by_what(record, answer, left, right)}.")
    if answer == UNSURE and held.same(left.key, right.key):
        raise AlreadyDecided(f"That they are one is {_by_what(record, SAME, left, right)}; undo that first.")
    if answer == UNSURE and held.apart(left.key, right.key):
        raise AlreadyDecided(f"That they are different is {_by_what(record, DIFFERENT, left, right)}; undo that first.")
    if answer == SAME and left.person == right.person and {left.by, right.by} != {"document"}:
        raise AlreadyDecided(
            f"Both are one person already: {left.person}. To tie two mentions so that they stay one, point at "
            f"them: habeas same {typed(left.key)} {typed(right.key)}"
        )


def refuse_what_was_not_seen(record: Record, left: Pointed, right: Pointed, seen: int | None) -> None:
    """Refuses an answer on two persons on whom somebody decided after the last entry of the log that was seen.

    Raises:
        StaleDecision: somebody did; the message says who and what.
    """
    for entry in decisions.since(record, PEOPLE, seen) if seen is not None else ():
        meant = entry
        while meant.judgement is None and meant.undoes is not None:
            meant = decisions.decision(record, meant.undoes)
        if meant.judgement is None:
            continue
        concerned = holders(record, (meant.judgement.left, meant.judgement.right))
        if set(concerned) <= {left.person, right.person}:
            what = meant.judgement.answer if meant is entry else "undo"
            raise StaleDecision(
                f"{entry.by} decided on {left.name} and {right.name} meanwhile ({what}, decision {entry.id}). Nothing "
                "was changed: look at them again, and decide anew if you still would."
            )


def _by_what(record: Record, answer: str, left: Pointed, right: Pointed) -> str:
    for judgement in decisions.active(record, PEOPLE):
        if judgement.answer == answer and {judgement.left, judgement.right} == {left.key, right.key}:
            return f"decided already, by {judgement.by} on {judgement.made:%Y-%m-%d} (decision {judgement.id})"
    return "decided already: it follows from several decisions; see habeas decisions"


def _which_two(record: Record, one: Pointed) -> str:
    (person,) = case_rows.people(record, pk=one.person)
    keys = [typed(mention_key(mention)) for mention in person.mentions]
    if len(keys) == 1:
        return f"Both are one person, whom only one document names: {keys[0]}. There is nothing to part."
    more = f", and {len(keys) - OFFERED} more" if len(keys) > OFFERED else ""
    return (
        f"Both are one person: {person.id}. Say between which two mentions it is parted, by two spellings or by "
        f"two of these: {', '.join(keys[:OFFERED])}{more}."
    )
