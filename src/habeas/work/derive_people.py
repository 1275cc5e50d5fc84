"""Derives anew what a judgement on who is who changes: the persons that are others now, and what is known of them.

Who is who is found anew from all mentions. Acts, cases and the census are made anew only of persons that are not what
they were, and of those who may be somebody else than before: of everybody it takes ten times as long.
"""

from __future__ import annotations

from habeas.record import cases as case_rows
from habeas.record import derived
from habeas.record import who_is_who as who_rows
from habeas.record.connect import Record
from habeas.work.collecting import rarely_collected
from habeas.work.derive import add_doubts, derive_persons, moved, resolved


def derive_judged_people(record: Record) -> None:
    """Makes anew what follows from the judgements on people, as `derive` would.

    Only for who holds the build lock, on a record in which everything but them was derived.
    """
    with record.transaction(), rarely_collected():
        before = {person.id: person for person in case_rows.people(record)}
        ids, pairs = who_rows.former_ids(record), _pairs(record)
        found = resolved(record)
        now = {person.id: person for person in found.persons}
        other = {one for one in before.keys() | now.keys() if before.get(one) != now.get(one)}
        who_rows.forget_doubts(record)
        derived.forget_people(record, other & before.keys())
        case_rows.add_people(record, [now[one] for one in sorted(other & now.keys())])
        add_doubts(record, found.doubts)
        who_rows.redirect(record, moved(found.persons, ids))
        derive_persons(record, other.union(*(pairs ^ _pairs(record))))


def _pairs(record: Record) -> set[tuple[str, str]]:
    """The persons who may be one, by their ids."""
    return {(left, right) for left, right, *_ in who_rows.doubts(record)}
