"""The documents of a FollowTheMoney file: which words of them it quotes for what, out and in.

The model ties a document to an event by an edge with the words. Where it has no such edge (a sanction, an office, kin,
a number) the document is the proof, and the place of the words stands in a line of the description.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from habeas.exchange.citing import source, span, words
from habeas.exchange.entities import Entity
from habeas.exchange.lines import line_of
from habeas.exchange.model import Cited, Source, Words
from habeas.model import Act, Claim, DocumentCard, Quote

# The schemata of documents, and how a document says what the model has no property for.
DOCUMENTS = ("Document", "PlainText", "HyperText", "Pages", "Article")
_HASH, _YEAR, _COUNTRY, _STORY = "sha256: ", "report on: ", "country: ", "same story as: "
_ADDRESS = "address: "
# How a person says in which words a document gives them an occupation.
_OCCUPATION = "occupation: "
_PLACE = re.compile(r"characters (\d{1,9}) to \d{1,9}")
_TRIGGER = re.compile(r"seen by characters (\d{1,9}) to (\d{1,9})")
_QUOTE = re.compile(r"quote (\d{1,6}): (\S{1,200}) characters (\d{1,9}) to \d{1,9}")


# --- out ----------------------------------------------------------------------------------------------------


def place_line(quote: Quote) -> str:
    """Where a quote stands, as a line of a description."""
    return f"characters {quote.start} to {quote.end}"


def claim_lines(claim: Claim, quote: Quote) -> list[str]:
    """Where a quote of a claim stands, and the words by which a machine saw the claim."""
    seen = claim.trigger
    return [place_line(quote), *([] if seen is None else [f"seen by characters {seen.start} to {seen.end}"])]


def quote_lines(act: Act, key: Mapping[str, str]) -> list[str]:
    """Of which document each of the words of an act is, which its summary has once each; `key` are their entities."""
    numbers: dict[str, int] = {}
    lines = []
    for claim in act.claims:
        for quote in claim.claim.quotes:
            number = numbers.setdefault(quote.text, len(numbers) + 1)
            lines.append(f"quote {number}: {key[claim.document.id]} {place_line(quote)}")
    return lines


def occupation_line(role: str, document: str, quote: Quote) -> str:
    """That a document gives somebody an occupation, as a line of notes."""
    return _OCCUPATION + line_of({"role": role, "document": document, "quote": quote.text, "start": quote.start})


def notes_on(card: DocumentCard, alike: Iterable[str], *, is_address: bool) -> list[str]:
    """What the model has no property for of a document; `alike` tell the same story in the same words."""
    notes = [f"{_HASH}{card.id}"]
    notes += [] if card.report_year is None else [f"{_YEAR}{card.report_year}"]
    notes += [f"{_ADDRESS}{card.url}"] if card.url and not is_address else []
    return notes + [f"{_STORY}{one}" for one in alike]


# --- in -----------------------------------------------------------------------------------------------------


class SourcesIn:
    """The documents among entities, and what each of the others quotes of them."""

    def __init__(self, entities: Mapping[str, Entity], edges: Mapping[str, Sequence[Entity]]) -> None:
        self._edges = edges
        self._sources = {one.id: _source(one) for one in entities.values() if one.schema in DOCUMENTS}
        self._ours = {one.id for one in entities.values() if _noted(one, _HASH) is not None}
        self._cited: set[str] = set()

    def all(self) -> tuple[Source, ...]:
        """The documents that were cited so far, and those that say what their hash is; each once."""
        found = {each.id: each for one, each in self._sources.items() if one in self._cited | self._ours}
        return tuple(found.values())

    def of_act(self, one: Entity) -> tuple[Cited, ...]:
        """The documents that tell of an event or a sanction, each claim of theirs with its words."""
        told: dict[tuple[str, str], list[Words]] = {}
        seen: dict[tuple[str, str], tuple[int, int] | None] = {}
        for edge in self._edges.get(one.id, ()):
            if edge.schema == "Documentation":
                document, record = edge.first("document") or "", edge.first("recordId") or ""
                place, key = _place(edge), (document, record)
                told.setdefault(key, []).extend(words(each, place) for each in edge.all("summary"))
                seen[key] = _trigger(edge)
        summaries = one.all("summary")
        for line in one.all("description"):
            found = _QUOTE.fullmatch(line)
            if found is not None and 0 < int(found[1]) <= len(summaries):
                told.setdefault((found[2], ""), []).append(words(summaries[int(found[1]) - 1], found[3]))
        cited = ((self._cite(key[0], tuple(some)), seen.get(key)) for key, some in told.items())
        return tuple(replace(each, trigger=trigger) for each, trigger in cited if each is not None)

    def of_one(self, one: Entity) -> Cited | None:
        """The one document that proves an office, kin or a number, with its words."""
        proofs, summaries = one.all("proof"), one.all("summary")
        if len(proofs) != 1 or len(summaries) != 1:
            return None
        return self._cite(proofs[0], (words(summaries[0], _place(one)),))

    def occupations(self, person: Entity) -> Iterator[tuple[str, Cited]]:
        """The occupations of a person of which the notes have the words."""
        for note in person.all("notes"):
            if note.startswith(_OCCUPATION):
                try:
                    told = json.loads(note.removeprefix(_OCCUPATION))
                except (ValueError, RecursionError):
                    told = None
                if not isinstance(told, dict):
                    continue
                role, document, quote = (str(told.get(name) or "") for name in ("role", "document", "quote"))
                cited = self._cite(document, (words(quote, told.get("start")),))
                if role and cited is not None:
                    yield role, cited

    def _cite(self, document: str, several: tuple[Words, ...]) -> Cited | None:
        told = tuple(dict.fromkeys(each for each in several if each.text))
        if document not in self._sources or not told:
            return None
        self._cited.add(document)
        return Cited(self._sources[document].id, told)


def _source(one: Entity) -> Source:
    return source(
        _noted(one, _HASH) or one.id,
        name=one.first("fileName"),
        alike=[note.removeprefix(_STORY) for note in one.all("notes") if note.startswith(_STORY)],
        title=one.first("title") or one.first("name"),
        publisher=one.first("publisher"),
        published=one.first("publishedAt") or one.first("date"),
        url=one.first("sourceUrl") or _noted(one, _ADDRESS),
        country=one.first("country") or _noted(one, _COUNTRY),
        report_year=_noted(one, _YEAR),
    )


def _noted(one: Entity, label: str) -> str | None:
    return next((note.removeprefix(label) for note in one.all("notes") if note.startswith(label)), None)


def _trigger(one: Entity) -> tuple[int, int] | None:
    found = next((found for line in one.all("description") if (found := _TRIGGER.fullmatch(line))), None)
    return None if found is None else span(found[1], found[2])


def _place(one: Entity) -> str | None:
    return next((found[1] for line in one.all("description") if (found := _PLACE.fullmatch(line))), None)
