"""How long the pages and decisions take on a large registry, and how many statements each asks the database.

    python benchmarks/web_pages.py --registry FOLDER [--people 20000] [--documents 100000] [--claims 500000]

A folder that is not there is made (`made_registry.py`); one that is there is used as it is, and decided in: make one
and copy it. Connections stay open between pages, as in `habeas serve`, and whoever asks is signed in.
"""

from __future__ import annotations

import argparse
import hashlib
import random
import statistics
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from made_registry import COUNTRIES, SEED, Made
from visitor import Visitor

# What is done in turn, with the page of the claim that follows.
KEYS = ("accept", "reject", "edit", "skip", "undo")
# Each kind of page is asked so many times after a first one that warms it.
TIMES = 60
Spent = tuple[float, float]


def main() -> None:
    """Makes the registry where it is not there, and prints a table of the pages."""
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("--registry", type=Path)
    for name, number in (("people", 20_000), ("documents", 100_000), ("claims", 500_000), ("times", TIMES)):
        asked.add_argument(f"--{name}", type=int, default=number)
    told = asked.parse_args()
    folder = told.registry or Path(tempfile.mkdtemp()) / "registry"
    if not (folder / "habeas.sqlite3").exists():
        started = time.perf_counter()
        Made(folder, told.people, told.documents, told.claims).write()
        print(f"made in {time.perf_counter() - started:.0f} s")
    measure(folder, told.times)


# --- measuring ------------------------------------------------------------------------------------------


def measure(folder: Path, times: int = TIMES) -> None:
    """Prints for each page and decision the median and the 95th percentile of its wall and processor time."""
    visitor, known_as = Visitor(folder), alias(folder)
    print(f"{'page':34} {'median ms':>10} {'95th ms':>10} {'median CPU ms':>14} {'95th CPU ms':>12} {'statements':>11}")
    for name, address in addresses(folder, times).items():
        _tell(name, *_asked(visitor, known_as, address, times))
    for name, (spent, statements) in _decided(visitor, known_as, times).items():
        _tell(name, spent, statements)


def addresses(folder: Path, times: int) -> dict[str, Callable[[int], str]]:
    """Each kind of page, with the address to ask at each turn."""
    from habeas.work.registry import Registry

    chance = random.Random(SEED)
    with Registry.open(folder, create=False) as registry:
        people = [(person.id, person.name) for person in registry.people[:400]]
        place = registry.reviews.first()
        queue: list[str] = []
        while place is not None and len(queue) <= times:
            queue.append(place.claim_id)
            place = registry.reviews.after(place)
    names = [name for _, name in people]
    words = ("harbour", "smuggling", "remand prison", '"called for the release"', "police", "hooliganism Halem")
    return {
        "home": lambda _: "/",
        "queue, the next claim": lambda at: f"/review?claim={queue[at % len(queue)]}",
        "search, a name": lambda _: f"/search?q={chance.choice(names).replace(' ', '+')}",
        "search, a slip of the pen": lambda _: f"/search?q={_slip(chance.choice(names), chance).replace(' ', '+')}",
        "search, words of texts": lambda _: (
            f"/search?q={chance.choice(words).replace(' ', '+').replace(chr(34), '%22')}"
        ),
        "search, documents of a country": lambda _: (
            f"/search?q=harbour&in=documents&country={chance.choice(COUNTRIES)}"
        ),
        "person": lambda _: f"/people/{chance.choice(people)[0]}",
        "people": lambda at: f"/people?page={at + 1}",
        "documents": lambda at: f"/documents?page={at + 1}",
        "documents of a country and a year": lambda at: f"/documents?country=AZ&year={2008 + at % 18}",
        "document": lambda at: f"/documents/{hashlib.sha256(f'document {at}'.encode()).hexdigest()}",
        "disagreements": lambda at: f"/disagreements?page={at + 1}",
        "stale": lambda at: f"/stale?page={at + 1}",
        "cases, held": lambda at: f"/cases?status=held&page={at + 1}",
    }


def _tell(name: str, spent: list[Spent], statements: int) -> None:
    took, worked = (_middle_and_high([each[at] * 1000 for each in spent]) for at in (0, 1))
    print(f"{name:34} {took[0]:10.0f} {took[1]:10.0f} {worked[0]:14.0f} {worked[1]:12.0f} {statements:11}")


def _middle_and_high(values: list[float]) -> tuple[float, float]:
    return statistics.median(values), statistics.quantiles(values, n=20)[-1]


def _slip(name: str, chance: random.Random) -> str:
    at = chance.randrange(1, len(name) - 1)
    return name[:at] + "x" + name[at + 1 :] if name[at] != " " else name + "x"


def _asked(visitor: Visitor, name: str, address: Callable[[int], str], times: int) -> tuple[list[Spent], int]:
    """The wall and the processor time of each answer, and the most statements of one."""
    told = [_once(visitor, name, "GET", address(at)) for at in range(times + 1)]
    return [spent for spent, _, _ in told[1:]], max(statements for _, statements, _ in told)


def _decided(visitor: Visitor, name: str, times: int) -> dict[str, tuple[list[Spent], int]]:
    """The same of what the keys do, one claim after the other, by turns."""
    found: dict[str, tuple[list[Spent], int]] = {}
    page = visitor.ask("GET", "/review")
    for number in range(len(KEYS) * (times + 1)):
        key = KEYS[number % len(KEYS)]
        told: list[tuple[str, Spent, int]] = []
        if key == "edit":
            told.append(("edit, the form", *_once(visitor, name, "GET", _pressed(page, "e"))[:2]))
        if key == "skip":
            spent, asked, page = _once(visitor, name, "GET", _pressed(page, "s j"))
            told.append(("skip to next", spent, asked))
        else:
            undoes = key == "undo"
            address, fields = f"/review/{'undo' if undoes else 'decide'}", (_undoing if undoes else _answer)(page, key)
            decided, asked, there = _once(visitor, name, "POST", address, fields)
            shown, asked_more, page = _once(visitor, name, "GET", there)
            both = (decided[0] + shown[0], decided[1] + shown[1])
            told += [(f"{key}, alone", decided, asked), (f"{key} to next", both, asked + asked_more)]
        if number < len(KEYS):
            continue
        for what, spent, statements in told:
            times_of, most = found.get(what, ([], 0))
            found[what] = ([*times_of, spent], max(most, statements))
    return found


def _answer(page: str, key: str) -> dict[str, str]:
    fields = {"claim": _field(page, "claim"), "seen": _field(page, "seen")}
    fields["answer"] = "correct" if key == "edit" else key
    return {**fields, "place": "Upper Halem"} if key == "edit" else fields


def _undoing(page: str, _key: str) -> dict[str, str]:
    return {"decision": _field(page.partition('action="/review/undo"')[2], "decision")}


def _pressed(page: str, keys: str) -> str:
    before = page.partition(f'data-press="{keys}"')[0]
    return before.rpartition('href="')[2].partition('"')[0].replace("&amp;", "&")


def _once(
    visitor: Visitor, name: str, method: str, address: str, fields: dict[str, str] | None = None
) -> tuple[Spent, int, str]:
    from django.db import connections

    counted = Counted()
    with connections[name].execute_wrapper(counted):
        started, work = time.perf_counter(), time.process_time()
        page = visitor.ask(method, address, fields)
        return (time.perf_counter() - started, time.process_time() - work), counted.number, page


def _field(page: str, name: str) -> str:
    return page.partition(f'name="{name}" value="')[2].partition('"')[0]


def alias(folder: Path) -> str:
    """By which name Django knows the database of a registry."""
    from habeas.record.connect import open_record

    return open_record(folder).alias


class Counted:
    """Counts the statements that go by."""

    number = 0

    def __call__(self, execute: Any, *told: Any) -> Any:  # noqa: ANN401
        self.number += 1
        return execute(*told)


if __name__ == "__main__":
    main()
