"""Writes many rows of a table with one statement: what Django's own way of writing many spends on each row is left out.

An import of 20,000 rows, or the derivation of a large registry, writes a million rows; a model object and a compiled
statement for each hundred of them took a third of the processor time.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import chain
from operator import itemgetter
from typing import Any

from habeas.record.connect import Record

# A row of a table, by the names of its columns' attributes; what is left out has the default of its field.
RowValues = Mapping[str, Any]
# A column's name, what prepares its values unless they are written as they are, and what gives its default.
_Column = tuple[str, Callable[[Any], Any] | None, Callable[[], Any]]


def add_rows(record: Record, table: Any, rows: Iterable[RowValues]) -> None:  # noqa: ANN401 (a class made by Django)
    """Adds these rows to a table. Keys that the database counts are given by it and not read back."""
    from django.db import connections

    connection = connections[record.alias]
    known = _known.get((connection.vendor, table))
    if known is None:
        known = _known[connection.vendor, table] = _statement(table, connection)
    statement, written = known
    with connection.cursor() as cursor:
        cursor.executemany(statement, _each(rows, written))  # type: ignore[arg-type]  # it takes them one by one


# The statement and the columns of a table, made once.
_known: dict[tuple[str, Any], tuple[str, list[_Column]]] = {}


def _statement(table: Any, connection: Any) -> tuple[str, list[_Column]]:  # noqa: ANN401 (made by Django)
    columns = [field for field in table._meta.concrete_fields if not getattr(field, "db_returning", False)]
    quoted = ", ".join(connection.ops.quote_name(field.column) for field in columns)
    places = ", ".join(["%s"] * len(columns))
    into = connection.ops.quote_name(table._meta.db_table)
    statement = f"INSERT INTO {into} ({quoted}) VALUES ({places})"  # noqa: S608 (names of ours)
    return statement, [_column(field, connection) for field in columns]


def _each(rows: Iterable[RowValues], columns: list[_Column]) -> Iterator[Sequence[Any]]:
    each = iter(rows)
    first = next(each, None)
    if first is None:
        return
    if len(columns) > 1 and all(prepare is None and name in first for name, prepare, _ in columns):
        # Rows of one table say the same columns: where none needs preparing, their values are taken as they are.
        yield from map(itemgetter(*(name for name, _, _ in columns)), chain([first], each))
        return
    for row in chain([first], each):
        yield [
            default() if name not in row else row[name] if prepare is None else prepare(row[name])
            for name, prepare, default in columns
        ]


def _column(field: Any, connection: Any) -> _Column:  # noqa: ANN401 (Django's own)
    """Words, numbers and answers are written as they are, anything else as Django prepares it."""
    from django.db import models

    plain = models.ForeignKey, models.CharField, models.TextField, models.IntegerField, models.FloatField
    prepare: Callable[[Any], Any] | None = None
    if isinstance(field, models.JSONField):

        def prepare(value: Any) -> Any:  # noqa: ANN401 (a value of any column)
            # Most lists of most rows are empty, and are all written alike.
            return "[]" if value == [] else connection.ops.adapt_json_value(value, field.encoder)
    elif not isinstance(field, (*plain, models.BooleanField)):

        def prepare(value: Any) -> Any:  # noqa: ANN401 (a value of any column)
            return field.get_db_prep_save(value, connection)

    return field.attname, prepare, field.get_default
