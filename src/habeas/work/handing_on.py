"""The documents that imports hand on: each becomes one of the registry, of which only the quotes are here.

A document that the registry has itself stands as it is, and its claims do: nothing of it is taken from an import.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import datetime

from habeas.exchange import forms
from habeas.exchange.lines import IMPORT, QUOTES, extractor_name
from habeas.exchange.quoted import Quoted, quoted
from habeas.exchange.sources import HandedOn, story_marks
from habeas.model import Extraction
from habeas.record import imports as rows
from habeas.record import load, store
from habeas.record.connect import Record
from habeas.record.store import Arrival

TAKEN_BACK = f"{IMPORT} taken back"


def sketches_known(record: Record, several: Sequence[HandedOn]) -> dict[str, tuple[int, ...]]:
    """The sketches of those of these documents, and of their copies, that the registry has."""
    wanted = {one for each in several if each.source.alike for one in (each.source.id, *each.source.alike)}
    return {card.id: card.sketch for card in load.cards(record, pk__in=sorted(wanted))} if wanted else {}


def add(record: Record, number: int, several: Sequence[HandedOn], at: datetime) -> None:
    """Makes documents of what an import hands on. Inside the transaction that adds the import."""
    own = rows.imported(record, number).document_id
    several = [each for each in several if each.source.id != own]
    kinds = rows.kinds(record, [each.source.id for each in several])
    marks = story_marks((each.source for each in several), sketches_known(record, several))
    new = [each for each in several if kinds.get(each.source.id, QUOTES) == QUOTES]
    earlier = _Imports(record, rows.handing_on(record, [each.source.id for each in new]))
    for each in new:
        before = earlier.of(each.source.id)
        standing = [one for one, stands in before if stands]
        told = quoted([*(one for one, _ in before), each], [*standing, each], marks.get(each.source.id, ()))
        _store(record, told, at)
    rows.add_sources(
        record, number, ((each.source.id, kinds.get(each.source.id, QUOTES) != QUOTES) for each in several)
    )


def anew(record: Record, number: int, at: datetime) -> None:
    """Makes the documents anew that an import hands on, where it was taken back or brought in again."""
    kinds = rows.kinds(record, rows.sources(record, number))
    documents = sorted(one for one, kind in kinds.items() if kind == QUOTES)
    found = _Imports(record, rows.handing_on(record, documents))
    for document in documents:
        several = found.of(document)
        standing = [one for one, stands in several if stands]
        sketch = next(iter(load.cards(record, pk=document))).sketch
        told = quoted([one for one, _ in several], standing, sketch)
        _store(record, told if standing else replace(told, extraction=Extraction(document, TAKEN_BACK)), at)


def _store(record: Record, one: Quoted, at: datetime) -> None:
    arrival = Arrival((), len(one.document.text.encode()), extractor_name(), at)
    store.store(record, one.document, one.extraction, arrival, store.Told(one.outlined, one.provisions))


class _Imports:
    """What imports hand on of documents, read out of their texts, each once."""

    def __init__(self, record: Record, handing_on: dict[str, list[int]]) -> None:
        self._handing_on = handing_on
        self._stands: dict[int, bool] = {}
        self._told: dict[int, dict[str, HandedOn]] = {}
        wanted = {number for several in handing_on.values() for number in several}
        for each in rows.imports(record, undone=True) if wanted else ():
            if each.id in wanted:
                text = load.document(record, each.document_id).text
                self._told[each.id] = {one.source.id: one for one in forms.documents(text, each.form)}
                self._stands[each.id] = each.undone_by is None

    def of(self, document: str) -> list[tuple[HandedOn, bool]]:
        """What each import hands on of a document, the earliest first, and whether the import stands."""
        numbers: Iterable[int] = self._handing_on.get(document, ())
        return [
            (self._told[number][document], self._stands[number]) for number in numbers if document in self._told[number]
        ]
