"""What is not known stands in one place in every list, whichever database orders it."""

from __future__ import annotations

from typing import Any

from django.db import connections

from habeas.record.facts import newest_first
from habeas.record.ordering import unknown_first, unknown_last
from habeas.work.registry import Registry


def test_the_order_says_where_the_unknown_stands_and_leaves_it_to_no_database(registry: Registry) -> None:
    from habeas.record import models

    rows = models.Act.objects.using(registry.record.alias)
    assert "NULLS FIRST" in statement(registry, rows.order_by(unknown_first("date"), "id"))
    assert "NULLS LAST" in statement(registry, rows.order_by(unknown_last("date"), "id"))


def test_the_newest_documents_are_found_by_an_index_as_before(registry: Registry) -> None:
    from habeas.record import models

    query = models.Document.objects.using(registry.record.alias).order_by(*newest_first())[:5]
    with connections[registry.record.alias].cursor() as cursor:
        cursor.execute(f"EXPLAIN QUERY PLAN {statement(registry, query)}")
        plan = " ".join(str(row[-1]) for row in cursor.fetchall())
    assert "USING INDEX" in plan


def statement(registry: Registry, query: Any) -> str:
    words, _ = query.query.get_compiler(using=registry.record.alias).as_sql()
    return str(words)
