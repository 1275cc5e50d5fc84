"""Reads cases as a list of them shows each in a line: with what its status on a day is told by, and nothing else.

Of a page of cases whole acts would be thousands of claims. Here only acts of the types that are asked for come, without
responses and without whom they are about; claims with their quotes, their term, place and speaker, and documents with
who published them and when.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any, overload

from habeas import model
from habeas.documents.handed_on import as_handed_on
from habeas.record.connect import Record
from habeas.record.load import partial
from habeas.record.review import claim_with
from habeas.record.rows import CHUNK, unbounded

if TYPE_CHECKING:
    from django.db.models import QuerySet


class CaseLines:
    """Cases in the order of their ids: counted, sliced or streamed."""

    def __init__(self, record: Record, kinds: Sequence[str], query: QuerySet[Any], count: Callable[[], int]) -> None:
        self._record, self._kinds, self._query, self._count = record, kinds, query.order_by("id"), count

    def __len__(self) -> int:
        return self._count()

    def __iter__(self) -> Iterator[model.Case]:
        last = ""
        while batch := self._read(self._query.filter(pk__gt=last)[:CHUNK]):
            yield from batch
            last = batch[-1].id

    @overload
    def __getitem__(self, index: int) -> model.Case: ...

    @overload
    def __getitem__(self, index: slice) -> Sequence[model.Case]: ...

    def __getitem__(self, index: int | slice) -> model.Case | Sequence[model.Case]:
        """One case, or those of a slice with a beginning and an end.

        Raises:
            IndexError: there is no such case.
        """
        if isinstance(index, slice):
            start, stop, step = index.indices(len(self)) if unbounded(index) else (index.start or 0, index.stop, 1)
            return self._read(self._query[start:stop])[::step] if stop > start else []
        at = index + len(self) if index < 0 else index
        found = self._read(self._query[at : at + 1]) if at >= 0 else []
        if not found:
            raise IndexError(f"There is no row {index}; there are {len(self)}.")
        return found[0]

    def _read(self, query: QuerySet[Any]) -> list[model.Case]:
        plain = ("id", "person_id", "person__name", "country", "custody", "released", "start", "end", "last_known")
        rows = list(query.values_list(*plain))
        acts = _acts(self._record, self._kinds, [row[0] for row in rows])
        return [
            model.Case(
                id=key,
                person_id=person,
                person_name=name,
                country=country,
                acts=tuple(acts[key]),
                custody=custody,
                released=released,
                start=partial(start),
                end=partial(end),
                last_known=partial(last_known),
            )
            for key, person, name, country, custody, released, start, end, last_known in rows
        ]


def _acts(record: Record, kinds: Sequence[str], cases: Sequence[str]) -> Mapping[str, list[model.Act]]:
    """The acts of these types in each of these cases, in order; one whose claims were just taken back is left out."""
    from habeas.record import models

    names = ("id", "type", "date", "before", "term", "modality", "sources")
    steps = models.Step.objects.using(record.alias).filter(case__in=cases, response=False).order_by("order")
    rows = [row for row in steps.values_list("case_id", *(f"act__{name}" for name in names)) if row[2] in kinds]
    claims = _claims(record, [row[1] for row in rows])
    found: dict[str, list[model.Act]] = defaultdict(list)
    for case, act, kind, date, before, term, modality, sources in rows:
        if told := claims.get(act):
            found[case].append(
                model.Act(act, kind, tuple(told), date=partial(date), before=partial(before), term=term,
                          modality=modality, sources=sources)
            )  # fmt: skip
    return found


def _claims(record: Record, acts: Sequence[str]) -> Mapping[str, list[model.SourcedClaim]]:
    """The claims that tell of each of these acts, in the act's order, as they stand."""
    from habeas.record import models

    tellings = models.Telling.objects.using(record.alias).filter(act__in=acts).order_by("order")
    plain = ("type", "date", "place", "term", "modality", "speaker", "rule")
    document = ("id", "name", "title", "publisher", "published", "url", "country", "report_year")
    names = [*(f"claim__{name}" for name in plain), *(f"claim__document__{name}" for name in document)]
    rows = list(tellings.values_list("act_id", "claim_id", "claim__ruling__stands", *names))
    quotes = _quotes(record, [row[1] for row in rows])
    cards: dict[str, model.DocumentCard] = {}
    found: dict[str, list[model.SourcedClaim]] = defaultdict(list)
    for act, claim_id, stands, *values in rows:
        said, told = values[: len(plain)], dict(zip(document, values[len(plain) :], strict=True))
        if told["id"] not in cards:
            cards[told["id"]] = model.DocumentCard(**{**told, "published": partial(told["published"])})
        claim = model.Claim(
            **{**dict(zip(plain, said, strict=True)), "date": partial(said[1])}, quotes=tuple(quotes.get(claim_id, ()))
        )
        now = claim if stands is None else claim_with(claim, stands)
        found[act].append(model.SourcedClaim(claim_id, now, as_handed_on(cards[told["id"]], claim)))
    return found


def _quotes(record: Record, claims: Sequence[str]) -> Mapping[str, list[model.Quote]]:
    from habeas.record import models

    found: dict[str, list[model.Quote]] = defaultdict(list)
    rows = models.Quote.objects.using(record.alias).filter(claim__in=claims).order_by("pk")
    for claim, start, end, text in rows.values_list("claim_id", "start", "end", "text"):
        found[claim].append(model.Quote(start, end, text))
    return found
