"""Makes a registry of any size for benchmarks and tests: names of syllables, sentences of a few patterns, all seeded.

    python benchmarks/made_registry.py FOLDER [--people 20000] [--documents 100000] [--claims 500000] [--derived]

It is written straight into the tables, for what is measured is asking and deciding, not building; what it writes is
what a build would, as far as a page or a decision looks at it.
"""

from __future__ import annotations

import argparse
import hashlib
import random
import time
from collections.abc import Iterable, Iterator, Mapping
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

SEED = 20
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
ACTORS = {
    "arrest": ["Police"],
    "remand": ["the district court"],
    "appeal": ["Open Cells"],
    "condemnation": ["Foreign Ministry of Orrland"],
}
# Those of the actors that are an organization of each country.
BODIES = {"Police": "police", "Foreign Ministry of Orrland": "ministry"}
FILLER = (
    "Rain fell over the harbour that week and the market stayed closed. Nobody in the old town could say how it had "
    "begun. A neighbour remembered the lanterns, another one the dogs. The council met twice and wrote nothing down. "
)
BATCH = 2_000
Row = dict[str, Any]
# By the number of a person the claims about them: id, type, day, and the number of the document.
Told = dict[int, list[tuple[str, str, str, int]]]


def main() -> None:
    """Makes the registry in a folder that is not there yet."""
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("folder", type=Path)
    for name, number in (("people", 20_000), ("documents", 100_000), ("claims", 500_000)):
        asked.add_argument(f"--{name}", type=int, default=number)
    asked.add_argument("--derived", action="store_true", help="derive people, acts and what a census keeps, as a build")
    told = asked.parse_args()
    started = time.perf_counter()
    Made(told.folder, told.people, told.documents, told.claims).write()
    if told.derived:
        derive_all(told.folder)
    print(f"made in {time.perf_counter() - started:.0f} s")


def derive_all(folder: Path) -> None:
    """Derives everything of a registry as a build does, with what was known by each day, which decisions look at."""
    from habeas.record import lock
    from habeas.work.derive import derive
    from habeas.work.registry import Registry

    with Registry.open(folder, create=False) as registry, lock.building(registry.record.folder):
        derive(registry.record)


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
            self._organizations()
            claims: Told = {}
            for start in range(0, self.documents, BATCH):
                self._documents(names, range(start, min(start + BATCH, self.documents)), claims)
            self._acts(names, claims)
            self._places()
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

        mentions: dict[int, list[Row]] = {}
        for number in range(self.documents):
            for person in self._whose(number):
                told = {"document_id": _document_id(number), "name": names[person], "country": _country(number)}
                mentions.setdefault(person, []).append(told)
        self._add(
            models.Person,
            (
                {
                    "id": _id(name),
                    "name": name,
                    "names": [name],
                    "mentions": mentions.get(number, []),
                    "reasons": ["the same name"] * (len(mentions.get(number, [])) - 1),
                    "country": _country(number),
                    "documents": len(mentions.get(number, [])),
                    "claims": len(mentions.get(number, [])) * self.each // 2,
                }
                for number, name in enumerate(names)
            ),
        )
        self._add(
            models.Spelling,
            ({"person_id": _id(name), "name": name, "folded": one} for name in names for one in spellings(name)),
        )
        self._add(
            models.NameKey,
            ({"person_id": _id(name), "key": key} for name in names for key in sorted(name_keys([name]))),
        )

    def _organizations(self) -> None:
        from habeas.record import models

        told = self.documents // len(COUNTRIES)
        bodies = [
            {
                "id": _body(name, country),
                "name": name,
                "kind": kind,
                "country": country,
                "claims": told * self.each // 8,
            }
            for name, kind in BODIES.items()
            for country in COUNTRIES
        ]
        publishers = [{"id": _publisher(name), "name": name, "documents": told} for name in PUBLISHERS]
        self._add(
            models.Organization, ({"documents": told, **each, "names": [each["name"]]} for each in bodies + publishers)
        )

    def _whose(self, number: int) -> list[int]:
        """The two people of a document."""
        return list(dict.fromkeys((number % self.people, (number * 7 + 3) % self.people)))

    def _documents(self, names: list[str], numbers: range, claims: Told) -> None:
        from habeas.record import models

        tables = (
            models.Document,
            models.Origin,
            models.NamedPerson,
            models.Claim,
            models.Quote,
            models.Subject,
            models.Waiting,
            models.OrganizationMention,
        )
        rows: dict[Any, list[Row]] = {table: [] for table in tables}
        for number in numbers:
            whose, day = self._whose(number), date(2008, 1, 1) + timedelta(days=number % 6_800)
            document = _document_id(number)
            text, places = FILLER * 2, []
            for order in range(self.each):
                person, kind = whose[order % len(whose)], TYPES[(number + order * 3) % len(TYPES)]
                sentence = PATTERNS[kind].format(name=names[person], day=f"{day:%d %B %Y}")
                places.append((person, kind, len(text), sentence))
                text += sentence + " " + FILLER
            rows[models.Document].append(_document(number, document, text, day, self.chance))
            rows[models.Origin].append({"document_id": document, "path": f"/stories/{number}.txt", "seen": ADDED})
            publisher = PUBLISHERS[number % len(PUBLISHERS)]
            rows[models.OrganizationMention].append(
                {"organization_id": _publisher(publisher), "document_id": document, "part": "publisher",
                 "name": publisher}
            )  # fmt: skip
            named = {person: number * 2 + side + 1 for side, person in enumerate(whose)}
            for side, person in enumerate(whose):
                spans = [[at, at + len(told)] for who, _, at, told in places if who == person] or [[0, 1]]
                rows[models.NamedPerson].append(
                    {"id": named[person], "document_id": document, "order": side, "name": names[person],
                     "mentions": spans, "shown": names[person], "person_id": _id(names[person])}
                )  # fmt: skip
            for order, (person, kind, start, sentence) in enumerate(places):
                self._claim(rows, claims, (number, order, person, kind, start, sentence, str(day)), named)
        for table, each in rows.items():
            self._add(table, each)

    def _claim(self, rows: dict[Any, list[Row]], claims: Told, told: tuple[Any, ...], named: Mapping[int, int]) -> None:
        from habeas.record import models

        number, order, person, kind, start, sentence, day = told
        key, document = hashlib.sha256(f"{number} {order}".encode()).hexdigest()[:24], _document_id(number)
        actors = ACTORS.get(kind, [])
        rows[models.Claim].append(
            {"id": key, "document_id": document, "order": order, "type": kind, "date": day, "modality": "asserted",
             "term": "four months" if kind == "remand" else "six years" if kind == "sentence" else None,
             "charges": ["smuggling"] if kind in ("remand", "sentence") else [], "place": "Halem", "actors": actors,
             "confidence": 0.9 - (number % 97) / 200, "wording": key, "rule": "made up"}
        )  # fmt: skip
        rows[models.Subject].append({"claim_id": key, "named_person_id": named[person], "order": 0})
        rows[models.Quote].append({"claim_id": key, "start": start, "end": start + len(sentence), "text": sentence})
        rows[models.Waiting].append(
            {"claim_id": key, "rank": 2_000 + order * 1_000, "confidence": 0.9 - (number % 97) / 200, "type": kind,
             "country": _country(number), "document_id": document, "date": day}
        )  # fmt: skip
        rows[models.OrganizationMention] += [
            {"organization_id": _body(name, _country(number)), "document_id": document, "claim_id": key,
             "part": "actor", "name": name}
            for name in actors if name in BODIES
        ]  # fmt: skip
        claims.setdefault(person, []).append((key, kind, day, number))

    def _acts(self, names: list[str], claims: Told) -> None:
        from habeas.record import models

        tables = (
            models.Act,
            models.Telling,
            models.Case,
            models.Step,
            models.Standing,
            models.Due,
            models.Disagreement,
        )
        for people in _slices(sorted(claims), 1_000):
            rows: dict[Any, list[Row]] = {table: [] for table in tables}
            for person in people:
                self._person_acts(rows, person, names[person], claims[person])
            for table, each in rows.items():
                self._add(table, each)

    def _person_acts(
        self, rows: dict[Any, list[Row]], person: int, name: str, told: list[tuple[str, str, str, int]]
    ) -> None:
        from habeas.record import models

        told.sort(key=lambda each: (each[1], each[2]))
        whose, country = _id(name), _country(person)
        began, last = min(each[2] for each in told), max(each[2] for each in told)
        rows[models.Case].append(
            {"id": whose, "person_id": whose, "country": country, "custody": True, "released": False, "start": began,
             "last_known": last}
        )  # fmt: skip
        for order, pair in enumerate(_slices(told, 2)):
            key = hashlib.sha1(pair[0][0].encode(), usedforsecurity=False).hexdigest()
            differs = len(pair) == 2 and pair[0][1] == pair[1][1] and person % 40 == 0 and order == 0
            disputes = [["date", [[each[2], [each[0]]] for each in pair]]] if differs else []
            kind, day = pair[0][1], pair[0][2]
            rows[models.Act].append(
                {"id": key, "type": kind, "person_id": whose, "date": day, "country": country, "place": "Halem",
                 "charges": ["smuggling"] if kind in ("remand", "sentence") else [], "actors": ACTORS.get(kind, []),
                 "modality": "asserted", "sources": len(pair), "disputes": disputes}
            )  # fmt: skip
            rows[models.Telling] += [{"act_id": key, "claim_id": each[0], "order": at} for at, each in enumerate(pair)]
            response = kind in ("appeal", "condemnation")
            rows[models.Step].append({"case_id": whose, "act_id": key, "order": order, "response": response})
            if disputes:
                rows[models.Disagreement].append({"act_id": key, "field": "date", "country": country, "person": whose})
            if kind == "remand" and person % 10 == 0 and order < 8:
                rows[models.Due].append(
                    {"case_id": whose, "act_id": key, "kind": "term", "day": day, "country": country}
                )
        until = None if person % 4 == 0 else str(date.fromisoformat(last) + timedelta(days=365))
        rows[models.Standing].append(
            {"case_id": whose, "value": "held", "since": began, "until": until, "country": country, "person": whose}
        )
        rows[models.Due].append({"case_id": whose, "kind": "silence", "day": last, "country": country})

    def _places(self) -> None:
        """Looks the one place up that acts name, as the derivation of a registry does once for each country."""
        from habeas.model import Act
        from habeas.work.derive import STEPS
        from habeas.work.places import located

        acts = [Act(country, "arrest", (), place="Halem", country=country) for country in COUNTRIES]
        list(located(self.record, acts, STEPS))

    def _add(self, table: Any, rows: Iterable[Row]) -> None:  # noqa: ANN401 (classes made when Django is set up)
        """Rows of one table, many at a time: `bulk_create` spends most of its time on the words of the statement."""
        from django.db import connections

        connection, rows = connections[self.record.alias], list(rows)
        given = rows[0] if rows else {}
        fields = [each for each in table._meta.local_concrete_fields if not each.auto_created or each.attname in given]
        names = ", ".join(connection.ops.quote_name(field.column) for field in fields)
        places = ", ".join(["%s"] * len(fields))
        values = [[_value(field, row, connection) for field in fields] for row in rows]
        with connection.cursor() as cursor:
            cursor.executemany(
                f"INSERT INTO {table._meta.db_table} ({names}) VALUES ({places})",
                values,
            )


ADDED = datetime(2026, 1, 1, tzinfo=UTC)


def _value(field: Any, row: Row, connection: Any) -> Any:  # noqa: ANN401
    value = row[field.attname] if field.attname in row else field.get_default()
    plain = value is None or isinstance(value, (str, int, float))
    return value if plain else field.get_db_prep_save(value, connection)


def _document(number: int, key: str, text: str, day: date, chance: random.Random) -> Row:
    return {
        "id": key, "name": f"story-{number}.txt", "kind": ("text", "html", "pdf")[number % 3], "text": text,
        "text_sha256": key, "words": len(text.split()), "title": f"Story {number} of the harbour",
        "published": str(day), "publisher": PUBLISHERS[number % len(PUBLISHERS)], "country": _country(number),
        "language": "en", "parts": [[0, len(text), "paragraph", None, None]],
        "sketch": sorted(chance.getrandbits(39) for _ in range(64)), "size": len(text), "reading": "made up",
        "extractor": "made up", "sequence": number + 1, "added": ADDED,
    }  # fmt: skip


def _document_id(number: int) -> str:
    return hashlib.sha256(f"document {number}".encode()).hexdigest()


def _id(name: str) -> str:
    return name.lower().replace(" ", "-")


def _body(name: str, country: str) -> str:
    return f"{country}-{name}".lower().replace(" ", "-")


def _publisher(name: str) -> str:
    return _id(name.removeprefix("The "))


def _country(number: int) -> str:
    return COUNTRIES[number % len(COUNTRIES)]


def _slices(values: list[Any], size: int) -> Iterator[list[Any]]:
    return (values[start : start + size] for start in range(0, len(values), size))


if __name__ == "__main__":
    main()
