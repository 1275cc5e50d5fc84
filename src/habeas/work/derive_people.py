"""Derives anew what a judgement on who is who changes: the persons that are others now, and what is known of them.

Who is who is found anew from all mentions. Acts, cases and the census are made anew only of persons that are not what
they were, and of those who may be somebody else than before: of everybody it takes ten times as long.
"""

from __future__ import annotations

from habeas.record import act_moves, differing
from habeas.record import who_is_who as who_rows
from habeas.record.connect import Record
from habeas.work.collecting import rarely_collected
from habeas.work.derive import derive_persons, doubted, moved, resolved


def derive_judged_people(record: Record) -> None:
    """Makes anew what follows from the judgements on people, as `derive` would.

    Only for who holds the build lock, on a record in which everything but them was derived.
    """
    with record.transaction(), rarely_collected():
        former = who_rows.former_ids(record)
        found = resolved(record)
        told = act_moves.told_of(record, set(former.values()) - {person.id for person in found.persons})
        others = differing.write_who_is_who(record, found.persons, doubted(found))
        who_rows.redirect(record, moved(found.persons, former))
        derive_persons(record, others)
        act_moves.follow(record, told)
