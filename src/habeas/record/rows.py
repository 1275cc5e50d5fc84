"""A question to the record and its answer, as many rows as there are: counted, sliced or streamed, never all held.

Rows come out as nouns of `habeas.model`; the query behind them stays in the record.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Any, Generic, TypeVar, overload

if TYPE_CHECKING:
    from django.db.models import QuerySet

Noun = TypeVar("Noun")
# Rows that are fetched and turned into nouns together: enough to make few queries, few enough to hold.
CHUNK = 200


def unbounded(index: slice) -> bool:
    """Whether a slice can be read only by who knows how many rows there are."""
    return index.stop is None or index.stop < 0 or (index.start or 0) < 0 or index.step not in (None, 1)


class Rows(Generic[Noun]):
    """The answer to one question, in a fixed order."""

    def __init__(self, query: QuerySet[Any], read: Callable[[Any], Noun]) -> None:
        self._query = query
        self._read = read

    def __len__(self) -> int:
        return int(self._query.count())

    def __iter__(self) -> Iterator[Noun]:
        for row in self._query.iterator(chunk_size=CHUNK):
            yield self._read(row)

    @overload
    def __getitem__(self, index: int) -> Noun: ...

    @overload
    def __getitem__(self, index: slice) -> Sequence[Noun]: ...

    def __getitem__(self, index: int | slice) -> Noun | Sequence[Noun]:
        """One row, or those of a slice; counted from the end too.

        Raises:
            IndexError: there is no such row.
        """
        if isinstance(index, slice):
            start, stop, step = index.indices(len(self)) if unbounded(index) else (index.start or 0, index.stop, 1)
            rows = [self._read(row) for row in self._between(start, stop)] if stop > start else []
            return rows[:: abs(step)] if step > 0 else [self[at] for at in range(start, stop, step)]
        at = index + len(self) if index < 0 else index
        found = [self._read(row) for row in self._between(at, at + 1)] if at >= 0 else []
        if not found:
            raise IndexError(f"There is no row {index}; there are {len(self)}.")
        return found[0]

    def _between(self, start: int, stop: int) -> Iterable[Any]:
        return self._query[start:stop]


class RowsTogether(Rows[Noun]):
    """Rows with what belongs to each in other tables: which rows a slice has is asked of their own table alone.

    Otherwise the database joins all of them, puts them in order, and gives a page of them.
    """

    def _between(self, start: int, stop: int) -> Iterable[Any]:
        own = self._query.select_related(None).values_list("pk", flat=True)
        return self._query.filter(pk__in=list(own[start:stop]))
