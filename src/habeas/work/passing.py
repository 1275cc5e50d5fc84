"""What of a record may go out to another program: nothing that names somebody of whom something is withheld.

A file for another program can't be redacted as a page can: whoever is withheld, wholly or in anything that it would
tell, is left out of it with every row that names them, and it is said how many rows that were.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Container, Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, field, replace
from typing import Any

from habeas.answers.site.redaction import Redactor
from habeas.exchange.holdings import Holdings, Named, Reported
from habeas.model import Act, Case, DocumentCard, Quote, SourcedClaim, Span
from habeas.record import cases as case_rows
from habeas.record import load
from habeas.record.connect import Record
from habeas.work.withheld_fields import fields
from habeas.work.withholding import all_released, unsaid_names

# What no file for another program has, so that withholding it leaves nothing out.
_NEVER_THERE = ("photo",)
# No name goes on beyond a number that stands by itself.
_BETWEEN = " 0 "
# The columns of a row that hold the ids of persons, and those that hold addresses.
_PERSONS, _ADDRESSES = ("person", "relative"), ("url", "urls")


@dataclass
class Passing:
    """Lets pass what may go out, and counts what it holds back; `beside` is what a table is not about and why."""

    persons: frozenset[str] = frozenset()
    names: Redactor = field(default_factory=Redactor)
    held_back: int = 0
    beside: Counter[tuple[str, str]] = field(default_factory=Counter)

    @classmethod
    def of(cls, record: Record) -> Passing:
        """What may go out of a record as it stands now."""
        asked = [name for name in fields() if name not in _NEVER_THERE]
        held = {one for one, told in all_released(record).items() if not all(map(told.shows, asked))}
        spelt = {name for one in case_rows.people(record, pk__in=sorted(held)) for name in one.names}
        places: dict[str, tuple[Span, ...]] = {}
        for each in load.names(record, person__in=sorted(held)):
            places[each.document.id] = (*places.get(each.document.id, ()), *each.named.mentions)
        return cls(frozenset(held), Redactor(unsaid_names(record) | spelt, places=places))

    def holdings(self, found: Holdings) -> Holdings:
        """A record without those who are withheld, and without what names them."""
        if not self.persons and not self.names.names:
            return found
        acts = {act.id: act for act in found.acts if self._act(act)}
        people = tuple(each for each in found.people if each.id not in self.persons and not self._names(*each.names))
        there = {each.id for each in people}
        documents = {card.id for card in found.documents if self.card(card)}
        counts = [each for each in found.counts if self._number(each)]
        self.held_back += len(found.acts) - len(acts) + len(found.people) - len(people)
        self.held_back += len(found.counts) - len(counts)
        return Holdings(
            people,
            tuple(each for each in found.organizations if not self._names(*each.names)),
            tuple(acts.values()),
            tuple(self._cases(found.cases, acts)),
            tuple(
                each for each in found.offices if each.person_id in there and self._quoted(each.document, each.quote)
            ),
            tuple(
                each
                for each in found.relations
                if {each.person_id, each.relative_id} <= there and self._quoted(each.document, each.quote)
            ),
            tuple(card for card in found.documents if card.id in documents),
            tuple(counts),
            tuple(each for each in found.named if each.person_id in there and self._named(each)),
            tuple(
                (table, row)
                for table, row in found.structure
                if row["document"] in documents and self._row(row, people=False)
            ),
            found.order,
            tuple(row for row in found.decisions if self._row(row, people=False)),
        )

    def _cases(self, cases: Iterable[Case], acts: Container[str]) -> Iterator[Case]:
        """Cases with those of their acts that may go out."""
        for case in cases:
            if case.person_id not in self.persons and not self._names(case.person_name):
                kept = tuple(act for act in case.acts if act.id in acts)
                yield replace(case, acts=kept, responses=tuple(act for act in case.responses if act.id in acts))

    def rows(self, rows: Iterable[Mapping[str, Any]], *, people: bool = False) -> Iterator[Mapping[str, Any]]:
        """The rows that name nobody who is withheld; of a table of people the id says who they are."""
        for row in rows:
            if self._row(row, people=people):
                yield row
            else:
                self.held_back += 1

    def _row(self, row: Mapping[str, Any], *, people: bool) -> bool:
        if {row.get(column) for column in (*_PERSONS, *(("id",) if people else ()))} & self.persons:
            return False
        if not self.names.names:
            return True
        if any(self.names.named_in(quote, document) for document, quote in _quotes(row)):
            return False
        addresses = [each for name in _ADDRESSES for each in _listed(row.get(name)) if each]
        return not self.names.finds(_told(row.values())) and not any(map(self.names.in_address, addresses))

    def _act(self, act: Act) -> bool:
        if act.person_id in self.persons:
            return False
        worded = (act.person_name, act.group, act.place, act.term, *act.actors, *act.organizations, *act.charges)
        return not self._names(*worded) and all(self._claim(claim) for claim in act.claims)

    def _claim(self, sourced: SourcedClaim) -> bool:
        claim = sourced.claim
        worded = (claim.group, claim.place, claim.term, claim.speaker, *claim.charges)
        several = (*claim.persons, *claim.actors, *claim.organizations)
        return not self._names(*worded, *several) and self._quoted(sourced.document, *claim.quotes)

    def _named(self, each: Named) -> bool:
        quotes = () if each.quote is None else (each.quote,)
        return not self._names(each.named.name, *each.named.aliases) and self._quoted(each.document, *quotes)

    def _number(self, each: Reported) -> bool:
        count = each.count
        return not self._names(count.what, count.qualifier, count.place, count.by) and self._quoted(
            each.document, count.quote
        )

    def _quoted(self, card: DocumentCard, *quotes: Quote) -> bool:
        named = any(self.names.named_in(quote, card.id) for quote in quotes)
        return not named and self.card(card, *(quote.text for quote in quotes))

    def card(self, card: DocumentCard, *words: str) -> bool:
        """Whether what is said of a document, and these words beside it, may go out."""
        if card.url is not None and self.names.in_address(card.url):
            return False
        return not self._names(card.title, card.name, card.publisher, *words)

    def _names(self, *texts: str | None) -> bool:
        return any(text is not None and self.names.finds(text) for text in texts)


def _told(values: Iterable[object]) -> str:
    """All texts of a row, none of which ends as the next one begins; a line that ends inside of JSON ends here too."""
    texts = (str(each) for value in values for each in (value if isinstance(value, list | tuple) else [value]))
    return _BETWEEN.join(texts).replace("\\n", "\n").replace("\\t", "\t")


def _quotes(row: Mapping[str, Any]) -> Iterator[tuple[str, Quote]]:
    """What a row quotes, with the id of the document: one quote, several of one document, or each of its own.

    A row that sets two documents side by side quotes both of them.
    """
    for side in ("", "left_", "right_"):
        texts = _listed(row.get(f"{side}quotes", row.get(f"{side}quote")))
        starts, ends = (row.get(f"{side}{end}s", [row.get(f"{side}{end}")]) for end in ("start", "end"))
        documents = row.get(f"{side}documents") or [row.get(f"{side}document")] * len(texts)
        for document, text, start, end in zip(documents, texts, starts, ends, strict=False):
            if document is not None and text is not None and start is not None and end is not None:
                yield str(document), Quote(int(start), int(end), text)
    if isinstance(row.get("value"), str):
        with suppress(ValueError, RecursionError):  # a value that is no JSON quotes nothing
            yield from _quoted_in(json.loads(str(row["value"])), str(row.get("document")))


def _quoted_in(value: object, document: str) -> Iterator[tuple[str, Quote]]:
    """What an entry of the log quotes, however deep that stands in it, with the document nearest above it."""
    if isinstance(value, dict):
        document = str(value.get("document") or document)
        for each in value.values():
            yield from _quoted_in(each, document)
    elif isinstance(value, list):
        if [type(each) for each in value] == [int, int, str]:
            yield document, Quote(*value)
        for each in value:
            yield from _quoted_in(each, document)


def _listed(value: object) -> list[str]:
    return list(value) if isinstance(value, list | tuple) else [value] if isinstance(value, str) else []
