"""What a registry answers with: rows that can be counted, sliced, streamed, narrowed and had as an Arrow table.

A table holds a question, not its answer: it reads when it is asked, and never all rows at once.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING, Any, Generic, Protocol, TypeVar, overload

from habeas.errors import UnknownTerm

if TYPE_CHECKING:
    import pyarrow

Noun = TypeVar("Noun")
NounOut = TypeVar("NounOut", covariant=True)


class Answer(Protocol[NounOut]):
    """Rows in a fixed order, as the record gives them."""

    def __len__(self) -> int: ...
    def __iter__(self) -> Iterator[NounOut]: ...
    @overload
    def __getitem__(self, index: int) -> NounOut: ...
    @overload
    def __getitem__(self, index: slice) -> Sequence[NounOut]: ...


class Listed(Generic[Noun]):
    """Rows that were put together in memory, as an answer."""

    def __init__(self, found: Sequence[Noun]) -> None:
        self._found = found

    def __len__(self) -> int:
        return len(self._found)

    def __iter__(self) -> Iterator[Noun]:
        return iter(self._found)

    def __getitem__(self, index: Any) -> Any:  # noqa: ANN401 (an index or a slice)
        return self._found[index]


class Table(Generic[Noun]):
    """The rows of one question.

    >>> registry.claims.where(type="arrest", country="AZ")[0]    # doctest: +SKIP
    >>> len(registry.people), registry.acts.arrow()              # doctest: +SKIP
    """

    def __init__(
        self,
        what: str,
        ask: Callable[[dict[str, Any]], Answer[Noun]],
        row: Callable[[Noun], dict[str, Any]],
        *,
        filters: tuple[str, ...] = (),
        asked: dict[str, Any] | None = None,
    ) -> None:
        self.what, self.filters = what, filters
        self._ask, self._row, self._asked = ask, row, asked or {}

    def where(self, **asked: Any) -> Table[Noun]:  # noqa: ANN401 (each filter has its own type)
        """The rows that are so; a filter that is None lets all through.

        Raises:
            UnknownTerm: the table has no such filter.
        """
        strange = sorted(set(asked) - set(self.filters))
        if strange:
            known = ", ".join(self.filters) or "none"
            raise UnknownTerm(f"{self.what} have no filter {', '.join(strange)}; there are: {known}.")
        given = {name: value for name, value in asked.items() if value is not None}
        return type(self)(self.what, self._ask, self._row, filters=self.filters, asked={**self._asked, **given})

    def __len__(self) -> int:
        return len(self._ask(self._asked))

    def __iter__(self) -> Iterator[Noun]:
        return iter(self._ask(self._asked))

    @overload
    def __getitem__(self, index: int) -> Noun: ...

    @overload
    def __getitem__(self, index: slice) -> Sequence[Noun]: ...

    def __getitem__(self, index: int | slice) -> Noun | Sequence[Noun]:
        return self._ask(self._asked)[index]

    def __repr__(self) -> str:
        return f"<{len(self)} {self.what}>"

    def rows(self) -> Iterator[dict[str, Any]]:
        """Each row as columns and values, as every export has them."""
        return (self._row(noun) for noun in self)

    def part(self, start: int, stop: int) -> list[dict[str, Any]]:
        """The rows of a page as columns and values, without reading the others."""
        return [self._row(noun) for noun in self[start:stop]]

    def arrow(self) -> pyarrow.Table:
        """The rows as an Arrow table, with the document and the quotes that each rests on."""
        from habeas.answers.tables import arrow

        return arrow(self.what, self.rows())


class Worked(Generic[Noun]):
    """Rows that are worked out from others one by one, and left out where that gives None."""

    def __init__(self, rows: Answer[Any], work: Callable[[Any], Noun | None], *, all_stay: bool) -> None:
        self._rows, self._work, self._all_stay = rows, work, all_stay

    def __len__(self) -> int:
        return len(self._rows) if self._all_stay else sum(1 for _ in self)

    def __iter__(self) -> Iterator[Noun]:
        for row in self._rows:
            worked = self._work(row)
            if worked is not None:
                yield worked

    @overload
    def __getitem__(self, index: int) -> Noun: ...

    @overload
    def __getitem__(self, index: slice) -> Sequence[Noun]: ...

    def __getitem__(self, index: int | slice) -> Noun | Sequence[Noun]:
        if not self._all_stay:
            return list(self)[index]
        if isinstance(index, slice):
            return [worked for row in self._rows[index] if (worked := self._work(row)) is not None]
        worked = self._work(self._rows[index])
        if worked is None:
            raise IndexError(f"There is no row {index}.")
        return worked
