"""Questions that are asked again and again with other values: their statement is made once, not for every answer.

A decision on a claim asks a hundred small questions. The database answers each in a tenth of a millisecond, and Django
took six times as long to put its words together. `@prepared` turns a function that returns a query into one that
returns its rows; the query is made when values of that shape come for the first time.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection
from dataclasses import dataclass
from functools import update_wrapper
from typing import TYPE_CHECKING, Any

from habeas.record.connect import Record

if TYPE_CHECKING:
    from django.db.models import QuerySet

# A value of a question: a word, a number, or several of either that one of them has to be. A list is filled up to the
# next power of two with its last one, so that there are few statements however long lists are.
Value = str | int | float | Collection[str] | Collection[int]
# What stands for a value while the words are made: words and numbers that nothing else in a query is.
_WORD, _NUMBER = "\x00value {} {}", 1_900_000_000
_SIDE_BY_SIDE = 100_000
_TOLD = re.compile(r"\x00value (\d+) (\d+)")
Shape = tuple[tuple[type, int | None], ...]


class prepared:  # noqa: N801 (it is used as a decorator)
    """A question to the record: called with a record and its values it gives the rows, as many as there are.

    The function that it is made of takes the same and returns a query: `values_list` gives tuples, a flat one values,
    and a query of whole rows gives these. It must not look at the values but put them into the query as they are.
    """

    def __init__(self, ask: Callable[..., QuerySet[Any]]) -> None:
        self._ask = ask
        self._made: dict[tuple[str, Shape], _Statement] = {}
        update_wrapper(self, ask)

    def __call__(self, record: Record, *values: Value) -> list[Any]:
        from django.db import connections

        plain = [value if isinstance(value, (str, int, float)) else list(value) for value in values]
        if any(value == [] for value in plain):
            return list(self._ask(record, *plain))  # no list to compare with: Django knows what that leaves
        connection = connections[record.alias]
        shape = tuple(map(_shape, plain))
        statement = self._made.get((connection.vendor, shape))
        if statement is None:
            statement = _made(self._ask(record, *map(_stands_for, range(len(shape)), shape)), connection)
            self._made[connection.vendor, shape] = statement
        return statement.rows(connection, plain)


@dataclass(frozen=True, slots=True)
class _Statement:
    """The words of a statement; `given` says of each of its values where it comes from, or that it is always the same.

    `converters` make values of what the database gives in some columns, `finish` makes of a row what is asked for.
    """

    words: str
    given: tuple[tuple[tuple[int, int] | None, Any], ...]
    converters: tuple[tuple[int, Any, tuple[Callable[..., Any], ...]], ...]
    width: int
    finish: Callable[[Any, str], Any] | None

    def rows(self, connection: Any, values: list[Any]) -> list[Any]:  # noqa: ANN401 (Django's own)
        bound = [always if place is None else _at(values, *place) for place, always in self.given]
        with connection.cursor() as cursor:
            cursor.execute(self.words, bound)
            found = [row[: self.width] for row in cursor.fetchall()]
        if self.converters:
            found = [self._converted(row, connection) for row in found]
        return found if self.finish is None else [self.finish(row, connection.alias) for row in found]

    def _converted(self, row: tuple[Any, ...], connection: Any) -> tuple[Any, ...]:  # noqa: ANN401
        values = list(row)
        for at, expression, converters in self.converters:
            for convert in converters:
                values[at] = convert(values[at], expression, connection)
        return tuple(values)


def _made(query: QuerySet[Any], connection: Any) -> _Statement:  # noqa: ANN401 (Django's own)
    compiler = query.query.get_compiler(connection=connection)
    words, params = compiler.as_sql()
    columns = [each[0] for each in compiler.select[: compiler.col_count]]
    converters = compiler.get_converters(columns)
    return _Statement(
        words,
        tuple(_given(param) for param in params),
        tuple((at, expression, tuple(several)) for at, (several, expression) in converters.items()),
        compiler.col_count,
        _finish(query, columns),
    )


def _finish(query: QuerySet[Any], columns: list[Any]) -> Callable[[Any, str], Any] | None:
    """What makes of a row what the query asks for: a tuple, a single value, or a row of its table."""
    from django.db.models.query import FlatValuesListIterable, ModelIterable, ValuesListIterable

    kind: Any = query._iterable_class
    if kind is ValuesListIterable:
        return None
    if kind is FlatValuesListIterable:
        return lambda row, _: row[0]
    fetched: Any = getattr(query, "_prefetch_related_lookups", ())
    if kind is not ModelIterable or query.query.select_related or fetched:
        raise TypeError("A prepared question gives values or rows of one table, without what belongs to them.")
    names = [each.target.attname for each in columns]
    return lambda row, alias: query.model.from_db(alias, names, row)


def _shape(value: Any) -> tuple[type, int | None]:  # noqa: ANN401 (a word, a number or a list)
    one = value[0] if isinstance(value, list) else value
    if type(one) not in (str, int, float):
        raise TypeError("A prepared question takes words and numbers; yes, no and nothing belong into the query.")
    return type(one), 1 << (len(value) - 1).bit_length() if isinstance(value, list) else None


def _stands_for(place: int, shape: tuple[type, int | None]) -> Any:  # noqa: ANN401
    kind, number = shape
    several = [
        _WORD.format(place, at) if kind is str else kind(_NUMBER + place * _SIDE_BY_SIDE + at)
        for at in range(number or 1)
    ]
    return several if number is not None else several[0]


def _given(param: Any) -> tuple[tuple[int, int] | None, Any]:  # noqa: ANN401
    if isinstance(param, str) and (told := _TOLD.fullmatch(param)):
        return (int(told[1]), int(told[2])), None
    if isinstance(param, (int, float)) and param >= _NUMBER:
        return divmod(int(param) - _NUMBER, _SIDE_BY_SIDE), None
    if "\x00value " in str(param):
        raise TypeError("A prepared question compares values as they are; it cannot look for what begins so.")
    return None, param


def _at(values: list[Any], place: int, at: int) -> Any:  # noqa: ANN401
    value = values[place]
    return value if not isinstance(value, list) else value[at if at < len(value) else -1]
