"""The questions whose statements are made once."""

from __future__ import annotations

from collections.abc import Collection
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

import pytest

from habeas.record.connect import Record
from habeas.record.prepared import prepared

if TYPE_CHECKING:
    from django.db.models import QuerySet

AT = datetime(2024, 5, 1, tzinfo=UTC)


@prepared
def rows_of(record: Record, claims: Collection[str], subject: str) -> QuerySet[Any]:
    from habeas.record import models

    return models.Decision.objects.using(record.alias).filter(claim__in=claims, subject=subject).order_by("pk")


@prepared
def values_of(record: Record, claims: Collection[str]) -> QuerySet[Any]:
    from habeas.record import models

    rows = models.Decision.objects.using(record.alias).filter(claim__in=claims).order_by("-claim")
    return rows.values_list("made", "claim", "value")


@prepared
def beginning(record: Record, claim: str) -> QuerySet[Any]:
    from habeas.record import models

    return models.Decision.objects.using(record.alias).filter(claim__startswith=claim)


def written(record: Record, *claims: str) -> None:
    from habeas.record import models

    for claim in claims:
        models.Decision.objects.using(record.alias).create(
            made=AT, by="Ira", verb="accept", subject="claims", claim=claim, document="d", value={"of": [claim]}
        )


def test_a_question_gives_what_django_gives_whatever_the_values(record: Record) -> None:
    written(record, "a", "b", "c", "it's %s", "")
    for asked in (["a"], ["c", "a"], ["a", "b", "c"], ["it's %s"], [""], ["nobody's"], []):
        plain = values_of._ask(record, asked)
        assert values_of(record, asked) == list(plain)


def test_dates_and_json_come_out_as_what_they_are(record: Record) -> None:
    written(record, "a")
    assert values_of(record, ["a"]) == [(AT, "a", {"of": ["a"]})]


def test_whole_rows_know_their_record(record: Record) -> None:
    written(record, "a", "b")
    (row,) = rows_of(record, {"b"}, "claims")
    assert (row.claim, row.made, row.value, row._state.db) == ("b", AT, {"of": ["b"]}, record.alias)
    assert rows_of(record, {"b"}, "people") == []


def test_a_question_that_looks_into_its_values_is_refused(record: Record) -> None:
    with pytest.raises(TypeError, match="compares values as they are"):
        beginning(record, "a")


def test_yes_and_no_are_no_values_of_a_question(record: Record) -> None:
    with pytest.raises(TypeError, match="yes, no and nothing"):
        values_of(record, [True])  # type: ignore[list-item]
