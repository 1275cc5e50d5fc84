"""A registry of hand-made documents in which people are held, spoken for, asked about, and passed over in silence."""

from __future__ import annotations

import hashlib
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from tests.build import a_claim, a_date, a_quote

from habeas import model
from habeas.record import store
from habeas.record.connect import open_record

DAY = datetime(2025, 6, 1, tzinfo=UTC)

WIRE = (
    (
        "Police arrested Ina Vold and Bek Orlan on 1 March 2024. In a statement on 5 March the Bar of Orrland urged "
        "the Veld government to release Ina Vold and Bek Orlan immediately. The government rejected the appeal."
    ),
    "The Wire",
    "2024-03-06",
)
PAPER = (
    "The Bar of Orrland has called for the release of Ina Vold. Bek Orlan was released on 20 March 2024.",
    "The Orrland Paper",
    "2024-03-21",
)
MINISTER = (
    (
        "Secretary of State Ana Brook condemned the jailing of Ina Vold on 2 April 2024. Officers arrested Mor Tallis "
        "on 3 April 2024. The Treasury announced sanctions against Judge Kol Haren."
    ),
    "State Gazette",
    "2024-04-04",
)
BRIEFING = (
    (
        "Department Press Briefing\n\nQUESTION: Do you have a comment on the arrest of Mor Tallis?\n\n"
        "MS BROOK: I don't have anything to share on that.\n\nQUESTION: And on Ina Vold?\n\n"
        "MS BROOK: She should be home with her children, and we have told them so."
    ),
    "State Gazette",
    "2024-04-10",
)

AWARD = (
    "Secretary of State Ana Brook hosted guests. Mor Tallis received the Secretary of State's Lantern Award.",
    "The Wire",
    "2024-05-20",
)

SURNAME = (
    "Secretary Brook said on 5 May 2024: we condemn the jailing of Mor Tallis and call for her release.",
    "The Wire",
    "2024-05-06",
)


def make_registry(folder: Path, *, surname: bool = False, award: bool = False) -> None:
    """Stores the documents in a new registry; with `surname` one more, whose only sentence says two things at once.

    With `award` one more, too, in which an award is only said to be an office's.
    """
    record = open_record(folder)
    more = (("surname.txt", SURNAME, _both(), ("Mor Tallis", "Brook"), _secretary()),) if surname else ()
    honours = (("award.txt", AWARD, _award(), ("Mor Tallis", "Ana Brook"), _brook(AWARD[0])),) if award else ()
    for name, told, claims, names, rest in (
        *more,
        *honours,
        ("wire.txt", WIRE, _wire(), ("Ina Vold", "Bek Orlan"), {}),
        ("paper.txt", PAPER, _paper(), ("Ina Vold", "Bek Orlan"), {}),
        ("minister.txt", MINISTER, _minister(), ("Ina Vold", "Mor Tallis", "Ana Brook", "Kol Haren"), _brook()),
        ("briefing.txt", BRIEFING, (), ("Mor Tallis", "Ina Vold"), {}),
    ):
        document = _document(name, *told)
        people = tuple(model.NamedPerson(one, (_place(document.text, one),)) for one in names)
        read = model.Extraction(document.id, "test 1", claims=claims, people=people, **rest)
        arrival = store.Arrival((store.Origin(f"in/{name}"),), len(document.text), "test", DAY)
        store.store(record, document, read, arrival)
        record.archive.keep_bytes(document.text.encode())
    record.close()


def _wire() -> tuple[model.Claim, ...]:
    appeal = WIRE[0].split(". ")[1]
    both = ("Ina Vold", "Bek Orlan")
    return (
        a_claim("arrest", both, "2024-03-01", quote=a_quote(WIRE[0], "Police arrested Ina Vold and Bek Orlan")),
        a_claim("appeal", both, "2024-03-05", quote=a_quote(WIRE[0], appeal), actors=("Bar of Orrland",)),
    )


def _paper() -> tuple[model.Claim, ...]:
    called, freed = PAPER[0].split(". ")
    return (
        a_claim("appeal", "Ina Vold", "2024-03", quote=a_quote(PAPER[0], called), actors=("Bar of Orrland",)),
        a_claim("release", "Bek Orlan", "2024-03-20", quote=a_quote(PAPER[0], freed)),
    )


def _minister() -> tuple[model.Claim, ...]:
    condemned, taken, sanctioned = MINISTER[0].split(". ")
    return (
        a_claim("condemnation", "Ina Vold", "2024-04-02", quote=a_quote(MINISTER[0], condemned), actors=("Ana Brook",)),
        a_claim("arrest", "Mor Tallis", "2024-04-03", quote=a_quote(MINISTER[0], taken)),
        a_claim("sanction", "Kol Haren", "2024-04", quote=a_quote(MINISTER[0], sanctioned), actors=("Treasury",)),
    )


def _award() -> tuple[model.Claim, ...]:
    return (a_claim("award", "Mor Tallis", "2024-05", quote=a_quote(AWARD[0], AWARD[0].partition(". ")[2])),)


def _brook(text: str = MINISTER[0]) -> dict[str, Any]:
    quote = a_quote(text, "Secretary of State Ana Brook")
    return {"affiliations": (model.Affiliation("Ana Brook", "Secretary of State", None, quote),)}


def _both() -> tuple[model.Claim, ...]:
    quote = a_quote(SURNAME[0], SURNAME[0])
    return tuple(
        a_claim(kind, "Mor Tallis", "2024-05-05", quote=quote, actors=("Brook",)) for kind in ("condemnation", "appeal")
    )


def _secretary() -> dict[str, Any]:
    return {"affiliations": (model.Affiliation("Brook", "Secretary", None, a_quote(SURNAME[0], "Secretary Brook")),)}


def _document(name: str, text: str, publisher: str, published: str) -> model.Document:
    parts, start = [], 0
    for paragraph in text.split("\n\n"):
        kind = {"QUESTION": "question", "MS BROOK": "answer"}.get(paragraph.partition(":")[0], "paragraph")
        speaker = paragraph.partition(":")[0] if kind != "paragraph" else None
        parts.append(model.Part(start, start + len(paragraph), kind, speaker))
        start += len(paragraph) + 2
    digest = hashlib.sha256(text.encode()).hexdigest()
    values = {"kind": "text", "country": "XV", "language": "en", "publisher": publisher}
    return model.Document(digest, name, text=text, published=a_date(published), parts=tuple(parts), **values)


def _place(text: str, name: str) -> model.Span:
    return model.Span(text.index(name), text.index(name) + len(name))
