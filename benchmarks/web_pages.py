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
SYLLABLES = [consonant + vowel for consonant in "bdgklmnrstvz" for vowel in "aeiou"]
COUNTRIES = ("AZ", "BY", "IR", "TR", "RU", "EG", "VN", "CN", "NI", "CU", "ET", "GE", "TJ", "MM", "VE")
PUBLISHERS = tuple(
    f"The {word} {kind}" for word in ("Halem", "Orrland", "Veld", "Torn") for kind in ("Courier", "Watch")
)
TYPES = ("arrest", "remand", "trial", "sentence", "torture", "appeal", "condemnation", "release")
PATTERNS = {
    "arrest": "Police arrested {name} at home on {day}.",
    "remand": "The district court remanded {name} for four months on {day} on a charge of smuggling.",
    "trial": "A hearing in the case of {name} was held on {day}.",
    "sentence": "The court sentenced {name} to six years in prison on {day} for hooliganism.",
    "torture": "Guards beat {name} in the remand prison on {day}.",
    "appeal": "Open Cells called for the release of {name} on {day}.",
    "condemnation": "The Foreign Ministry of Orrland condemned the arrest of {name} on {day}.",
    "release": "{name} was freed on {day}.",
}
Rows = dict[str, list[Any]]
# By the number of a person the claims about them: id, type, day, and the number of the document.
Told = dict[int, list[tuple[str, str, str, int]]]
FILLER = (
    "Rain fell over the harbour that week and the market stayed closed. Nobody in the old town could say how it had "
    "begun. A neighbour remembered the lanterns, another one the dogs. The council met twice and wrote nothing down. "
)


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


class Made:
    """A registry of people to whom much was done, in documents that tell of two of them each."""

    def __init__(self, folder: Path, people: int, documents: int, claims: int) -> None:
        from habeas.record.connect import open_record

        self.record = open_record(folder)
        self.chance = random.Random(SEED)
        self.people, self.documents = people, documents
        self.each = max(1, claims // documents)

    def write(self) -> None:
        """Everything, in one transaction."""
        from django.db import connections

        from habeas.record import models
        from habeas.work.derive import STEPS

        with connections[self.record.alias].cursor() as cursor:
            # A gigabyte: keys come in no order, and pages that do not fit would be written again and again.
            cursor.execute("PRAGMA cache_size = -1000000")
        names = self._names()
        with self.record.transaction():
            self._persons(names)
            claims: Told = {}
            for start in range(0, self.documents, 2_000):
                self._documents(names, range(start, min(start + 2_000, self.documents)), claims)
            self._acts(names, claims)
            freshness = models.Freshness.objects.using(self.record.alias)
            freshness.update_or_create(pk=1, defaults={"changed": 1, "derived": 1, "steps": STEPS})
        self.record.close()

    def _names(self) -> list[str]:
        found: dict[str, None] = {}
        while len(found) < self.people:
            first, last = ("".join(self.chance.choices(SYLLABLES, k=self.chance.choice((2, 3)))) for _ in range(2))
            found[f"{first.capitalize()} {last.capitalize()}ov"] = None
        return list(found)

    def _persons(self, names: list[str]) -> None:
        from habeas.record import models
        from habeas.record.spelling import name_keys, spellings

        self._add(
            models.Person(id=_id(name), name=name, names=[name], country=_country(number), documents=5, claims=25)
            for number, name in enumerate(names)
        )
        self._add(
            models.Spelling(person_id=_id(name), name=name, folded=one) for name in names for one in spellings(name)
        )
        self._add(models.NameKey(person_id=_id(name), key=key) for name in names for key in sorted(name_keys([name])))

    def _documents(self, names: list[str], numbers: range, claims: Told) -> None:
        from habeas.record import models

        rows: Rows = {
            "documents": [],
            "named": [],
            "claims": [],
            "quotes": [],
            "waiting": [],
            "subjects": [],
        }
        for number in numbers:
            whose = [number % self.people, (number * 7 + 3) % self.people]
            day = date(2008, 1, 1) + timedelta(days=number % 6_800)
            document = hashlib.sha256(f"document {number}".encode()).hexdigest()
            text, places = FILLER * 2, []
            for order in range(self.each):
                person, kind = whose[order % 2], TYPES[(number + order * 3) % len(TYPES)]
                sentence = PATTERNS[kind].format(name=names[person], day=f"{day:%d %B %Y}")
                places.append((person, kind, len(text), sentence))
                text += sentence + " " + FILLER
            rows["documents"].append(_document(number, document, text, day, self.chance))
            named = {
                person: models.NamedPerson(
                    id=number * 2 + side + 1, document_id=document, order=side, name=names[person],
                    mentions=[[place[2], place[2] + 5] for place in places if place[0] == person] or [[0, 1]],
                    shown=names[person], person_id=_id(names[person]),
                )
                for side, person in enumerate(dict.fromkeys(whose))
            }  # fmt: skip
            rows["named"] += named.values()
            for order, (person, kind, start, sentence) in enumerate(places):
                self._claim(rows, claims, (number, document, order, person, kind, start, sentence, str(day)), named)
        for each in rows.values():
            self._add(each)

    def _claim(self, rows: Rows, claims: Told, told: tuple[Any, ...], named: dict[int, Any]) -> None:
        from habeas.record import models

        number, document, order, person, kind, start, sentence, day = told
        key = hashlib.sha256(f"{number} {order}".encode()).hexdigest()[:24]
        rows["claims"].append(
            models.Claim(id=key, document_id=document, order=order, type=kind, date=day, modality="asserted",
                         term="four months" if kind == "remand" else "six years" if kind == "sentence" else None,
                         charges=["smuggling"] if kind in ("remand", "sentence") else [], place="Halem",
                         confidence=0.9, wording=key, rule="made up")
        )  # fmt: skip
        rows["subjects"].append(models.Subject(claim_id=key, named_person=named[person], order=0))
        rows["quotes"].append(models.Quote(claim_id=key, start=start, end=start + len(sentence), text=sentence))
        rows["waiting"].append(
            models.Waiting(claim_id=key, rank=2_000 + order * 1_000, confidence=0.9 - order / 100, type=kind,
                           country=_country(person), document_id=document, date=day)
        )  # fmt: skip
        claims.setdefault(person, []).append((key, kind, day, number))

    def _acts(self, names: list[str], claims: Told) -> None:

        for people in _slices(sorted(claims), 1_000):
            rows: Rows = {
                "acts": [],
                "tellings": [],
                "cases": [],
                "steps": [],
                "standings": [],
                "dues": [],
                "disputes": [],
            }
            for person in people:
                self._person_acts(rows, person, names[person], claims[person])
            for each in rows.values():
                self._add(each)

    def _person_acts(self, rows: Rows, person: int, name: str, told: list[tuple[str, str, str, int]]) -> None:
        from habeas.record import models

        told.sort(key=lambda each: (each[1], each[2]))
        began, last = min(each[2] for each in told), max(each[2] for each in told)
        case = models.Case(id=_id(name), person_id=_id(name), country=_country(person), custody=True, released=False,
                           start=began, last_known=last)  # fmt: skip
        rows["cases"].append(case)
        for order, pair in enumerate(_slices(told, 2)):
            key = hashlib.sha1(pair[0][0].encode(), usedforsecurity=False).hexdigest()
            differs = len(pair) == 2 and pair[0][1] == pair[1][1] and person % 40 == 0 and order == 0
            disputes = [["date", [[each[2], [each[0]]] for each in pair]]] if differs else []
            rows["acts"].append(
                models.Act(id=key, type=pair[0][1], person_id=_id(name), date=pair[0][2], country=_country(person),
                           charges=["smuggling"] if pair[0][1] in ("remand", "sentence") else [], place="Halem",
                           modality="asserted", sources=len(pair), disputes=disputes)
            )  # fmt: skip
            rows["tellings"] += [models.Telling(act_id=key, claim_id=each[0], order=at) for at, each in enumerate(pair)]
            response = pair[0][1] in ("appeal", "condemnation")
            rows["steps"].append(models.Step(case=case, act_id=key, order=order, response=response))
            if disputes:
                rows["disputes"].append(
                    models.Disagreement(act_id=key, field="date", country=_country(person), person=_id(name))
                )
            if pair[0][1] == "remand" and person % 10 == 0 and order < 8:
                rows["dues"].append(
                    models.Due(case=case, act_id=key, kind="term", day=pair[0][2], country=_country(person))
                )
        until = None if person % 4 == 0 else str(date.fromisoformat(last) + timedelta(days=365))
        rows["standings"].append(
            models.Standing(case=case, value="held", since=began, until=until, country=_country(person))
        )
        rows["dues"].append(models.Due(case=case, kind="silence", day=last, country=_country(person)))

    def _add(self, rows: Iterable[Any]) -> None:
        found = list(rows)
        if found:
            type(found[0]).objects.using(self.record.alias).bulk_create(found, batch_size=2_000)


def _document(number: int, key: str, text: str, day: date, chance: random.Random) -> Any:  # noqa: ANN401
    from habeas.record import models

    return models.Document(
        id=key, name=f"story-{number}.txt", kind=("text", "html", "pdf")[number % 3], text=text, text_sha256=key,
        words=len(text.split()), title=f"Story {number} of the harbour", published=str(day),
        publisher=PUBLISHERS[number % len(PUBLISHERS)], country=_country(number), language="en",
        parts=[[0, len(text), "paragraph", None, None]], sketch=sorted(chance.getrandbits(39) for _ in range(64)),
        size=len(text), reading="made up", extractor="made up", sequence=number + 1,
        added=datetime(2026, 1, 1, tzinfo=UTC),
    )  # fmt: skip


def _id(name: str) -> str:
    return name.lower().replace(" ", "-")


def _country(number: int) -> str:
    return COUNTRIES[number % len(COUNTRIES)]


def _slices(values: list[Any], size: int) -> Iterator[list[Any]]:
    return (values[start : start + size] for start in range(0, len(values), size))


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
