"""An extractor for tests: it reads a handful of fixed sentences, at once and without a model.

"Police arrested Maria Quispe on 2024-03-01.", "Maria Quispe was released on 2024-05-05." and "There were 12
political prisoners in 2024." are all that it knows; the word BREAK makes it fail on a document.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from habeas import model
from habeas.claims.extract import Failed
from habeas.claims.gate import Proposals
from habeas.dates import PartialDate

NAME = r"(?P<name>[A-Z]\w+ [A-Z]\w+)"
DATE = r"(?: (?:on|in) (?P<date>\d{4}(?:-\d\d){0,2}))?"
CLAIMS = {
    "arrest": re.compile(rf"Police arrested {NAME}{DATE}\."),
    "release": re.compile(rf"{NAME} was released{DATE}\."),
    "raid": re.compile(rf"Police searched (?P<group>homes){DATE}\."),
}
COUNT = re.compile(rf"There were (?P<low>\d+) (?P<what>political prisoners){DATE}\.")


@dataclass(frozen=True)
class Sentences:
    """The extractor; another `name` is another version of it."""

    name: str = "sentences 1"

    def propose(self, documents: Iterable[model.Document]) -> Iterator[Proposals | Failed]:
        for document in documents:
            if "BREAK" in document.text:
                yield Failed(document.id, "the sentences broke")
            else:
                yield _proposals(document)


def _proposals(document: model.Document) -> Proposals:
    found = sorted(
        ((match.start(), kind, match) for kind, pattern in CLAIMS.items() for match in pattern.finditer(document.text)),
        key=lambda each: each[:2],
    )
    claims = tuple(_claim(kind, match) for _, kind, match in found)
    places: dict[str, list[model.Span]] = {}
    for _, _, match in found:
        if "name" in match.groupdict():
            places.setdefault(match["name"], []).append(model.Span(*match.span("name")))
    people = tuple(model.NamedPerson(name, tuple(spans)) for name, spans in places.items())
    counts = tuple(_count(match) for match in COUNT.finditer(document.text))
    return Proposals(document, claims=claims, counts=counts, people=people)


def _claim(kind: str, match: re.Match[str]) -> model.Claim:
    groups = match.groupdict()
    return model.Claim(
        type=kind,
        quotes=(model.Quote(match.start(), match.end(), match[0]),),
        persons=(groups["name"],) if groups.get("name") else (),
        group=groups.get("group"),
        date=PartialDate.parse(groups["date"]) if groups.get("date") else None,
        rule="test",
    )


def _count(match: re.Match[str]) -> model.Count:
    low = int(match["low"])
    as_of = PartialDate.parse(match["date"]) if match["date"] else None
    quote = model.Quote(match.start(), match.end(), match[0])
    return model.Count(match["what"], low, low, None, as_of, None, None, quote)
