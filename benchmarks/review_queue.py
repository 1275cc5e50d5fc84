"""How long from a key to the next claim, with many claims in the queue: a decision, and the page that it leads to.

It makes a registry of invented people and documents (five claims to a document, ten to a person), decides on claims
through the web face's own application, and prints the median and the 95th percentile of each step, with the number of
SQL statements.

    python benchmarks/review_queue.py FOLDER --claims 200000
"""

from __future__ import annotations

import argparse
import random
import statistics
import time
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

from habeas import model
from habeas.dates import PartialDate
from habeas.record import cases, queue, store
from habeas.work.derive import STEPS
from habeas.work.organizations import derive_organizations
from habeas.work.registry import Registry
from visitor import Visitor

CLAIMS_OF_A_DOCUMENT, CLAIMS_OF_A_PERSON, BATCH = 5, 10, 2_000
TYPES = ("arrest", "remand", "sentence", "release", "torture", "appeal", "condemnation", "imprisonment")
SENTENCE = "On day {number} the district court of Halem dealt with {name} in the matter of the {type}. "


def main() -> None:
    """Makes the registry where it is not there yet, and measures."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--claims", type=int, default=200_000)
    parser.add_argument("--rounds", type=int, default=60)
    asked = parser.parse_args()
    with Registry.open(asked.folder) as registry:
        if not registry.reviews.waiting():
            fill(registry, asked.claims)
        print(f"{registry.reviews.waiting():,} claims wait")
        alias = registry.record.alias
    measure(asked.folder, alias, asked.rounds)


def fill(registry: Registry, number: int) -> None:
    """Stores documents with claims about invented people, each person known by one name, and puts them in the queue."""
    from habeas.record import models

    record, at, chance = registry.record, datetime(2024, 1, 1, tzinfo=UTC), random.Random(0)
    people = [f"Person{place} Ofhalem" for place in range(max(1, number // CLAIMS_OF_A_PERSON))]
    for first in range(0, number // CLAIMS_OF_A_DOCUMENT, BATCH):
        last = min(first + BATCH, number // CLAIMS_OF_A_DOCUMENT)
        with record.transaction():
            for place in range(first, last):
                document, extraction = _document(place, people, chance)
                store.store(record, document, extraction, store.Arrival((store.Origin(f"/{place}"),), 1, "r -", at))
    with record.transaction():
        for name in people:
            slug = name.lower().replace(" ", "-")
            models.Person.objects.using(record.alias).create(id=slug, name=name, names=[name])
            models.NamedPerson.objects.using(record.alias).filter(name=name).update(person=slug)
        derive_organizations(record)
        queue.fill(record)
        cases.mark_fresh(record, STEPS)


def _document(place: int, people: list[str], chance: random.Random) -> tuple[model.Document, model.Extraction]:
    text, claims = "", []
    for number in range(CLAIMS_OF_A_DOCUMENT):
        name, kind = chance.choice(people), chance.choice(TYPES)
        words = SENTENCE.format(number=place * CLAIMS_OF_A_DOCUMENT + number, name=name, type=kind)
        quote = model.Quote(len(text), len(text) + len(words.strip()), words.strip())
        date = PartialDate(2000 + chance.randrange(25), chance.randrange(1, 13))
        confidence = round(chance.random(), 4)
        claims.append(model.Claim(kind, (quote,), (name,), actors=("the court",), date=date, confidence=confidence))
        text += words
    document = model.Document(
        id=f"{place:064x}", name=f"{place}.txt", text=text, kind="text", country=chance.choice(("XV", "XW", "XX"))
    )
    named = {name: None for claim in claims for name in claim.persons}
    spans = {name: model.Span(text.index(name), text.index(name) + len(name)) for name in named}
    extraction = model.Extraction(
        document.id,
        "bench 1",
        claims=tuple(claims),
        people=tuple(model.NamedPerson(name, (span,)) for name, span in spans.items()),
    )
    return document, extraction


def measure(folder: Path, alias: str, rounds: int) -> None:
    """Decides on so many claims, one after the other, as the keys do."""
    visitor = Visitor(folder)
    address, taken = "/review", {"key to next claim": [], "decide": [], "page": [], "skip": []}  # type: ignore[var-annotated]
    answered = visitor.ask("GET", address)
    for number in range(rounds):
        claim = _field(answered, "claim")
        answer = ("accept", "reject")[number % 2]
        fields = {"claim": claim, "seen": "0", "answer": answer}
        decided, there = _timed(lambda fields=fields: visitor.ask("POST", "/review/decide", fields))  # type: ignore[misc]
        seen, answered = _timed(lambda there=there: visitor.ask("GET", there))  # type: ignore[misc]
        skipped, answered = _timed(lambda shown=answered: visitor.ask("GET", _next(shown)))  # type: ignore[misc]
        for name, spent in zip(taken, (decided + seen, decided, seen, skipped), strict=True):
            taken[name].append(spent)
    for name, times in taken.items():
        worst = sorted(times)[int(len(times) * 0.95)]
        print(f"{name:18} median {statistics.median(times) * 1000:6.1f} ms CPU, 95% {worst * 1000:6.1f} ms")
    for name, asks in _statements(visitor, alias):
        print(f"{name:18} {asks} SQL statements")


def _statements(visitor: Visitor, alias: str) -> Iterator[tuple[str, int]]:
    from django.db import connections
    from django.test.utils import CaptureQueriesContext

    with CaptureQueriesContext(connections[alias]) as asked:
        answered = visitor.ask("GET", "/review")
    yield "page", len(asked)
    fields = {"claim": _field(answered, "claim"), "answer": "reject"}
    with CaptureQueriesContext(connections[alias]) as asked:
        visitor.ask("POST", "/review/decide", fields)
    yield "decide", len(asked)


def _timed(work: Callable[[], str]) -> tuple[float, str]:
    start = time.process_time()
    found = work()
    return time.process_time() - start, found


def _field(page: str, name: str) -> str:
    return page.partition(f'name="{name}" value="')[2].partition('"')[0]


def _next(page: str) -> str:
    return page.partition('data-press="s j"')[0].rpartition('href="')[2].partition('"')[0].replace("&amp;", "&")


if __name__ == "__main__":
    main()
