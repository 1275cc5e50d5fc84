"""Claims with their documents in one line, for the tests of acts and cases."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from tests.build import a_card, a_claim, a_date, a_mention

from habeas.acts.corroborate import corroborate
from habeas.cases.derive import derive
from habeas.model import Act, Case, Claim, DocumentCard, Person, Quote, SourcedClaim
from habeas.people.resolve import resolve

MARIA = resolve([a_mention("Maria Quispe")]).persons[0]
ANNOTATED = ("seed-0", "seed-1", "seed-2", "seed-3", "seed-4")


def told(type: str = "arrest", date: str | None = None, *, by: str = "a", at: int = 0, **rest: Any) -> SourcedClaim:  # noqa: A002
    """A claim on Maria Quispe: `by` names the document (and its publisher), `at` its place in the text."""
    published = rest.pop("published", "2024-06-01")
    card = rest.pop("document", None) or a_card(
        id=by, name=by, publisher=rest.pop("publisher", by), published=published
    )
    words = rest.pop("words", f"{type} told at {at} by {by}")
    identity = rest.pop("id", f"{by}:{at}:{type}:{date}")
    claim = a_claim(type, "Maria Quispe", date, quote=Quote(at, at + len(words), words), **rest)
    return SourcedClaim(identity, claim, card)


def acts_of(*claims: SourcedClaim) -> list[Act]:
    """The acts that the claims tell of Maria Quispe."""
    return corroborate(MARIA, claims)


def cases_of(*claims: SourcedClaim) -> list[Case]:
    """Maria Quispe's cases."""
    return derive(MARIA, corroborate(MARIA, claims))


def types(acts: tuple[Act, ...]) -> list[str]:
    """The types of the acts in their order."""
    return [act.type for act in acts]


def annotated(shared: Path, person: str | None, *names: str) -> list[SourcedClaim]:
    """The annotated claims on a person (or on nobody named) in documents of `gold/dev`."""
    claims = []
    for name in names or ANNOTATED:
        path = shared / "gold" / "dev" / name
        data = json.loads(path.with_suffix(".json").read_text("utf-8"))
        text, meta = path.with_suffix(".txt").read_text("utf-8"), data["meta"]
        card = DocumentCard(
            name, name, meta["title"], meta["publisher"], a_date(meta["published"]), None, meta["country"]
        )
        for number, entry in enumerate(data["claims"]):
            if person in entry["persons"] or (person is None and not entry["persons"]):
                claims.append(SourcedClaim(f"{name}:{number}", _claim(entry, text), card))
    return claims


def named(name: str) -> Person:
    """A person of that name."""
    return resolve([a_mention(name, country="AZ")]).persons[0]


def _claim(entry: dict[str, Any], text: str) -> Claim:
    quotes = tuple(Quote(text.index(words), text.index(words) + len(words), words) for words in entry["quotes"])
    lists = {field: tuple(entry[field]) for field in ("persons", "organizations", "actors", "charges")}
    plain = {field: entry[field] for field in ("type", "group", "number", "place", "term", "modality")}
    return Claim(quotes=quotes, date=a_date(entry["date"]), **lists, **plain)
