"""Many rows are written with one statement, as Django would write each."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

from habeas.record.connect import open_record
from habeas.record.inserting import add_rows


def test_rows_come_back_as_they_went_in_with_the_defaults_of_what_is_left_out(tmp_path: Path) -> None:
    from habeas.record import models

    record = open_record(tmp_path / "registry")
    at = datetime(2025, 1, 2, 3, 4, 5, tzinfo=UTC)
    entry = {"subject": "ina-vold", "known": "", "digest": "d", "told": '["Ина"]', "recorded": at, "dropped": None}
    add_rows(record, models.CensusEntry, [entry, {**entry, "subject": "bek-orlan"}])
    person = {
        "id": "ina-vold",
        "name": "Ina Vold",
        "names": ["Ina Vold"],
        "mentions": [],
        "reasons": [],
        "documents": 1,
    }
    add_rows(record, models.Person, iter([person]))
    kept = models.CensusEntry.objects.using(record.alias).order_by("pk")
    assert [(one.subject, one.told, one.recorded) for one in kept] == [
        ("ina-vold", '["Ина"]', at),
        ("bek-orlan", '["Ина"]', at),
    ]
    (found,) = models.Person.objects.using(record.alias)
    assert (found.names, found.gender, found.claims) == (["Ina Vold"], None, 0)
    record.close()


def test_no_rows_are_no_statement(tmp_path: Path) -> None:
    from habeas.record import models

    record = open_record(tmp_path / "registry")
    add_rows(record, models.Spelling, [])
    assert not models.Spelling.objects.using(record.alias).exists()
    record.close()
