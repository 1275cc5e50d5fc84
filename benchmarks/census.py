"""How long a census takes over 20,000 people with 60,000 custodies, each known otherwise at several moments.

    python benchmarks/census.py [PEOPLE]

Prints a table: the count of one day (all figures, no lists), the same as known on another day, by a rule that narrows
it, the whole answer with its lists, the daily curve of ten years, and what reading the entries costs once.
"""

from __future__ import annotations

import random
import sys
import time
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime

from habeas.answers.census import census
from habeas.answers.census_numbers import numbers
from habeas.answers.census_question import PUBLISHED, Question
from habeas.answers.census_rules import Rule, rule_named
from habeas.answers.census_series import daily
from habeas.answers.census_table import CensusTable, Version
from habeas.cases.entry import Entry, Held, Run, read, written

PEOPLE, STRETCHES = 20_000, 3
FIRST, LAST = date(2012, 1, 1).toordinal(), date(2025, 1, 1).toordinal()
DAY = date(2024, 12, 1)
FORMS = ("police custody", "remand", "prison", "not told")
ROLES = ((), ("reporter",), ("lawyer",), ("activist",), ("student",))


def people(number: int) -> list[Entry]:
    """Made-up people with so many stretches of custody each, the same on every run."""
    chance = random.Random(1)
    return [_entry(chance, at) for at in range(number)]


def _entry(chance: random.Random, at: int) -> Entry:
    day, cases = FIRST + chance.randrange(3000), []
    for case in range(STRETCHES):
        start, length = day + chance.randrange(200), chance.randrange(1, 900)
        open_end = case == STRETCHES - 1 and chance.random() < 0.4
        end = LAST + 9000 if open_end else start + length
        runs = (
            Run(start - 5, start, "undetermined", ("police custody",)),
            Run(start, start + 20, "in", ("police custody",)),
            Run(start + 20, end, "in", (chance.choice(FORMS),)),
        )
        known, over = start + chance.randrange(length), None if open_end else (end, end)
        acts = ((start - 5, start), (start + 20, start + 20))
        held = Held(f"p{at}-{case}", "XV", runs, known, acts, (), (), acts[0], over, False, 1 + case, 0, True, True)
        cases.append(held)
        day = end
    maybe = (f"p{at + 1}",) if at % 50 == 0 else (f"p{at - 1}",) if at % 50 == 1 else ()
    arrests = tuple(("arrest", held.acts[0][0], held.acts[0][1], "") for held in cases)
    return Entry(f"p{at}", f"Person {at}", 1, None, "XV", chance.choice(ROLES), tuple(cases), arrests, (), (), maybe)


def versions(entries: list[Entry]) -> list[Version]:
    """Each entry as it was known at three moments, and by two days of publication."""
    moments = [datetime(2025, month, 1, tzinfo=UTC).timestamp() for month in (1, 4, 7)]
    found = []
    for entry in entries:
        told = [replace(entry, name=f"{entry.name} {at}") for at in range(2)] + [entry]
        for at, recorded in enumerate(moments):
            dropped = moments[at + 1] if at + 1 < len(moments) else None
            found.append(Version(told[at], None, None, recorded, dropped))
        found.append(Version(told[1], FIRST, LAST - 400, moments[-1], None))
        found.append(Version(entry, LAST - 400, None, moments[-1], None))
    return found


def best(what: Callable[[], object], times: int = 5) -> float:
    """The processor time of the fastest of some runs: a busy machine is not a slow program."""
    found = []
    for _ in range(times):
        start = time.process_time()
        what()
        found.append(time.process_time() - start)
    return min(found)


def main() -> None:
    """Prints the table."""
    number = int(sys.argv[1]) if len(sys.argv) > 1 else PEOPLE
    entries = people(number)
    texts = [written(entry) for entry in entries]
    start = time.process_time()
    for text in texts:
        read(text)
    reading = time.process_time() - start
    start = time.process_time()
    table = CensusTable(versions(entries))
    arrays = time.process_time() - start
    plain, then = Question(Rule("all"), DAY, "XV"), datetime(2025, 5, 1, tzinfo=UTC)
    known = Question(Rule("all"), DAY, "XV", known=then)
    published = Question(Rule("all"), DAY, "XV", known=date(2023, 6, 1), meaning=PUBLISHED)
    narrow = Question(rule_named("cpj").narrowed((), ("prison", "remand")), DAY, "XV", known=then)
    rows = [
        (
            f"count of one day ({number:,} people, {number * STRETCHES:,} custodies)",
            best(lambda: numbers(table, plain)),
        ),
        ("the same as recorded on another day", best(lambda: numbers(table, known))),
        ("the same as published by another day", best(lambda: numbers(table, published))),
        ("by a rule, two forms, as recorded on another day", best(lambda: numbers(table, narrow))),
        ("the whole answer with its lists", best(lambda: census(table, known), 2)),
        ("daily curve of ten years", best(lambda: daily(table, known, date(2015, 1, 1), 3653), 3)),
        ("reading the entries, once", reading),
        (f"making the arrays of {len(table.entries):,} entries in {len(table.version_entry):,} versions, once", arrays),
    ]
    print("| what | ms of processor time |\n| --- | ---: |")
    for name, seconds in rows:
        print(f"| {name} | {seconds * 1000:,.0f} |")
    found = numbers(table, plain)
    print(f"\n{found.people.low:,} to {found.people.high:,} people in custody on {DAY}.")


if __name__ == "__main__":
    main()
