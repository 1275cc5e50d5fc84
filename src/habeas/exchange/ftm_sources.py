"""The documents of a FollowTheMoney file: which words of them it quotes for what, out and in.

The model ties a document to an event by an edge with the words. Where it has no such edge (a sanction, an office, kin,
a number) the document is the proof, and the place of the words stands in a line of the description.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from habeas.exchange.citing import source, span, words
from habeas.exchange.claim_lines import ClaimLine, claim_line, quotes_of, read_claim_line
from habeas.exchange.entities import Entity
from habeas.exchange.lines import line_of, values_in
from habeas.exchange.model import Cited, Source, Structure, Words
from habeas.exchange.structure_lines import structures_of
from habeas.model import Act, Claim, DocumentCard, Quote

# The schemata of documents, and how a document says what the model has no property for.
DOCUMENTS = ("Document", "PlainText", "HyperText", "Pages", "Article")
_HASH, _YEAR, _COUNTRY, _STORY = "sha256: ", "report on: ", "country: ", "same story as: "
_ADDRESS = "address: "
# How a person says in which words a document gives them an occupation.
_OCCUPATION = "occupation: "
_PLACE = re.compile(r"characters (\d{1,9}) to \d{1,9}")
_TRIGGER = re.compile(r"seen by characters (\d{1,9}) to (\d{1,9})")
# How a document says what it says itself, and what it calls the people of an office or of kin.
_CLAIM, _NAME = "claim: ", "called: "


# --- out ----------------------------------------------------------------------------------------------------


def place_line(quote: Quote) -> str:
    """Where a quote stands, as a line of a description."""
    return f"characters {quote.start} to {quote.end}"


def claim_lines(claim: Claim, quote: Quote, order: int) -> list[str]:
    """Where a quote of a claim stands; beside the first one what the claim says, and what a machine saw it by."""
    seen = claim.trigger
    lines = [place_line(quote), *([] if seen is None else [f"seen by characters {seen.start} to {seen.end}"])]
    return lines if quote != claim.quotes[0] else [*lines, _CLAIM + claim_line(claim, order)]


def claims_in_lines(act: Act, key: Mapping[str, str], order: Mapping[str, int]) -> list[str]:
    """What each document says of a sanction, which has no edge to documents; `key` are their entities."""
    return [
        _CLAIM
        + claim_line(
            each.claim,
            order.get(each.id, 0),
            id=each.id,
            document=key[each.document.id],
            quotes=quotes_of(each.claim.quotes),
            seen=None if each.claim.trigger is None else [each.claim.trigger.start, each.claim.trigger.end],
        )
        for each in act.claims
    ]


def occupation_line(role: str, document: str, quote: Quote, name: str) -> str:
    """That a document gives somebody an occupation, as a line of notes."""
    told = {"role": role, "document": document, "quote": quote.text, "start": quote.start, "name": name or None}
    return _OCCUPATION + line_of({each: value for each, value in told.items() if value is not None})


def name_lines(*names: str) -> list[str]:
    """What a document calls the people of an office or of kin, a line each."""
    return [f"{_NAME}{name}" for name in names if name]


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
        self._edges, self._entities = edges, entities
        self._sources = {one.id: _source(one) for one in entities.values() if one.schema in DOCUMENTS}
        self._ours = {one.id for one in entities.values() if _noted(one, _HASH) is not None}
        self._cited: set[str] = set()

    def all(self) -> tuple[Source, ...]:
        """The documents that were cited so far, and those that say what their hash is; each once."""
        found = {each.id: each for one, each in self._sources.items() if one in self._cited | self._ours}
        return tuple(found.values())

    def of_act(self, one: Entity) -> tuple[Cited, ...]:
        """The documents that tell of an event, each claim of theirs with its words; not those of `claims_of`."""
        told: dict[tuple[str, str], list[Words]] = {}
        seen: dict[tuple[str, str], tuple[int, int] | None] = {}
        for key, several in self._records(one).items():
            if _claim_of(several) is None:
                told[key] = [words(each, _place(edge)) for edge in several for each in edge.all("summary")]
                seen[key] = next((found for edge in several if (found := _trigger(edge)) is not None), None)
        cited = ((self._cite(key[0], tuple(some)), seen.get(key)) for key, some in told.items())
        return tuple(replace(each, trigger=trigger) for each, trigger in cited if each is not None)

    def claims_of(self, one: Entity) -> Iterator[tuple[tuple[str, str], ClaimLine, Cited]]:
        """What documents themselves say of an event or a sanction: the entity of each, what it says, and its words.

        With each stands what it is known by: a claim on several people is beside the act of each of them.
        """
        for key, several in self._records(one).items():
            claim = _claim_of(several)
            if claim is not None:
                told = tuple(words(each, _place(edge)) for edge in several for each in edge.all("summary"))
                seen = next((found for edge in several if (found := _trigger(edge)) is not None), None)
                if (cited := self._cite(key[0], told)) is not None:
                    yield key, claim, replace(cited, trigger=seen)
        for line in one.all("description") if one.schema == "Sanction" else ():
            claim = read_claim_line(line.removeprefix(_CLAIM)) if line.startswith(_CLAIM) else None
            if claim is not None and (cited := self._cite(claim.document or "", claim.words)) is not None:
                yield (claim.document or "", claim.id or line), claim, replace(cited, trigger=claim.seen)

    def _records(self, one: Entity) -> dict[tuple[str, str], list[Entity]]:
        """The edges of an event to documents, those of one claim together."""
        found: dict[tuple[str, str], list[Entity]] = {}
        for edge in self._edges.get(one.id, ()):
            if edge.schema == "Documentation":
                key = (edge.first("document") or "", edge.first("recordId") or "")
                found.setdefault(key, []).append(edge)
        return found

    def structures(self) -> dict[str, Structure]:
        """How documents are made, by their ids, as their notes tell."""
        return structures_of(
            (self._sources[one].id, note) for one in self._sources for note in self._entities[one].all("notes")
        )

    @property
    def by_entity(self) -> Mapping[str, Source]:
        """All documents by their entities."""
        return self._sources

    def of_one(self, one: Entity) -> Cited | None:
        """The one document that proves an office, kin or a number, with its words."""
        proofs, summaries = one.all("proof"), one.all("summary")
        if len(proofs) != 1 or len(summaries) != 1:
            return None
        return self._cite(proofs[0], (words(summaries[0], _place(one)),))

    def occupations(self, person: Entity) -> Iterator[tuple[str, str, str, Cited]]:
        """The occupations of a person of which the notes have the words: each with the document's entity and name."""
        for note in person.all("notes"):
            if note.startswith(_OCCUPATION):
                told = values_in(note.removeprefix(_OCCUPATION)) or {}
                role, document, quote, called = (
                    str(told.get(each) or "") for each in ("role", "document", "quote", "name")
                )
                cited = self._cite(document, (words(quote, told.get("start")),))
                if role and cited is not None:
                    yield role, document, called, cited

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


def names_in(one: Entity) -> tuple[str, ...]:
    """What a document calls the people of an office or of kin, in their order."""
    return tuple(line.removeprefix(_NAME) for line in one.all("description") if line.startswith(_NAME))


def _claim_of(edges: Sequence[Entity]) -> ClaimLine | None:
    """What the document of these edges says itself; None where they do not say it."""
    lines = (line for edge in edges for line in edge.all("description") if line.startswith(_CLAIM))
    return next((claim for line in lines if (claim := read_claim_line(line.removeprefix(_CLAIM)))), None)


def _trigger(one: Entity) -> tuple[int, int] | None:
    found = next((found for line in one.all("description") if (found := _TRIGGER.fullmatch(line))), None)
    return None if found is None else span(found[1], found[2])


def _place(one: Entity) -> str | None:
    return next((found[1] for line in one.all("description") if (found := _PLACE.fullmatch(line))), None)
