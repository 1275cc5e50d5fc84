"""How long the pages take on a large registry, and how many statements each asks the database.

    python benchmarks/web_pages.py [--registry FOLDER] [--people 20000] [--documents 100000] [--claims 500000]

The registry is made up: names of syllables, sentences of a few patterns, everything seeded. It is written straight into
the tables, for what is measured is asking and not building. A folder that is there already is used as it is.
"""

from __future__ import annotations

import argparse
import hashlib
import random
import statistics
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator
from datetime import UTC, date, datetime, timedelta
from io import BytesIO
from pathlib import Path
from typing import Any
from wsgiref.util import setup_testing_defaults

SEED = 20
# Each kind of page is asked so many times after a first one that warms it.
TIMES = 60


def main() -> None:
    """Makes the registry where it is not there, and prints a table of the pages."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--registry", type=Path)
    for name, number in (("people", 20_000), ("documents", 100_000), ("claims", 500_000)):
        asked.add_argument(f"--{name}", type=int, default=number)
    told = asked.parse_args()
    folder = told.registry or Path(tempfile.mkdtemp()) / "registry"
    if not (folder / "habeas.sqlite3").exists():
        started = time.perf_counter()
        Made(folder, told.people, told.documents, told.claims).write()
        print(f"made in {time.perf_counter() - started:.0f} s")
    measure(folder)


# --- measuring ------------------------------------------------------------------------------------------


def measure(folder: Path) -> None:
    """Prints for each page the median and the 95th percentile of its wall and processor time, and its statements."""
    from habeas.web.serve import application
    from habeas.work.registry import Registry

    pages, known_as, chance = application(folder), alias(folder), random.Random(SEED)
    with Registry.open(folder, create=False) as registry:
        names = [person.name for person in registry.people[:400]]
        place = registry.reviews.first()
        queue: list[str] = []
        while place is not None and len(queue) <= TIMES:
            queue.append(place.claim_id)
            place = registry.reviews.after(place)
    words = ("harbour", "smuggling", "remand prison", '"called for the release"', "police", "hooliganism Halem")
    asked: dict[str, Callable[[int], str]] = {
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
        "person": lambda _: f"/people/{_id(chance.choice(names))}",
        "people": lambda at: f"/people?page={at + 1}",
        "documents": lambda at: f"/documents?page={at + 1}",
        "documents of a country and a year": lambda at: f"/documents?country=AZ&year={2008 + at % 18}",
        "document": lambda at: f"/documents/{hashlib.sha256(f'document {at}'.encode()).hexdigest()}",
        "disagreements": lambda at: f"/disagreements?page={at + 1}",
        "stale": lambda at: f"/stale?page={at + 1}",
        "cases, held": lambda at: f"/cases?status=held&page={at + 1}",
    }
    print(f"{'page':34} {'median ms':>10} {'95th ms':>10} {'median CPU ms':>14} {'95th CPU ms':>12} {'statements':>11}")
    for name, address in asked.items():
        took, worked, statements = _ask(pages, known_as, address)
        figures = (*_middle_and_high(took), *_middle_and_high(worked))
        print(f"{name:34} {figures[0]:10.0f} {figures[1]:10.0f} {figures[2]:14.0f} {figures[3]:12.0f} {statements:11}")


def _middle_and_high(values: list[float]) -> tuple[float, float]:
    return statistics.median(values), statistics.quantiles(values, n=20)[-1]


def _slip(name: str, chance: random.Random) -> str:
    at = chance.randrange(1, len(name) - 1)
    return name[:at] + "x" + name[at + 1 :] if name[at] != " " else name + "x"


def _ask(pages: Any, name: str, address: Callable[[int], str]) -> tuple[list[float], list[float], int]:  # noqa: ANN401
    """The wall time and the processor time of each answer in milliseconds, and the most statements of one."""
    from django.db import connections

    took, worked, most = [], [], 0
    for at in range(TIMES + 1):
        counted = Counted()
        with connections[name].execute_wrapper(counted):
            started, work = time.perf_counter(), time.process_time()
            status = _get(pages, address(at))
            if at:
                took.append((time.perf_counter() - started) * 1000)
                worked.append((time.process_time() - work) * 1000)
        most = max(most, counted.number)
        if status != "200 OK":
            raise SystemExit(f"{address(at)} answered {status}")
    return took, worked, most


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


def _get(pages: Any, address: str) -> str:  # noqa: ANN401
    path, _, query = address.partition("?")
    environ: dict[str, Any] = {
        "PATH_INFO": path,
        "QUERY_STRING": query,
        "HTTP_HOST": "127.0.0.1:8000",
        "wsgi.input": BytesIO(),
    }
    setup_testing_defaults(environ)
    told: list[str] = []
    b"".join(pages(environ, lambda status, *_: told.append(status)))
    return told[0]


if __name__ == "__main__":
    main()
