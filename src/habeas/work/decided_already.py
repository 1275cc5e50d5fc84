"""Refuses a decision on people that is made already, that changes nothing, or that does not say between what it is."""

from __future__ import annotations

from habeas.errors import AlreadyDecided, NotFound
from habeas.people.judgements import DIFFERENT, PEOPLE, SAME, UNSURE, constraints, mention_key
from habeas.record import cases as case_rows
from habeas.record import decisions
from habeas.record.connect import Record
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
