"""Verifying finds every byte and every word that is no longer what was read."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from tests.sentences import Sentences
from tests.work.corpus import write_corpus

from habeas.work.registry import Registry


@pytest.fixture
def filled(registry: Registry, tmp_path: Path) -> Registry:
    registry.build(write_corpus(tmp_path / "in"), extractor=Sentences())
    return registry


def test_a_registry_as_it_was_built_has_no_fault(filled: Registry) -> None:
    report = filled.verify()
    assert (report.files, report.documents, report.faults) == (6, 5, ())
    assert report.quotes == 7 + 2 + 5


def _change(table: str, **values: object) -> Callable[[Registry], None]:
    def change(registry: Registry) -> None:
        from habeas.record import models

        rows = getattr(models, table).objects.using(registry.record.alias).order_by("pk")
        rows.filter(pk=rows.values_list("pk", flat=True)[0]).update(**values)

    return change


def _lose_a_file(registry: Registry) -> None:
    registry.record.archive.place(registry.documents[0].id).unlink()


@pytest.mark.parametrize(
    ("change", "says"),
    [
        (_change("Quote", text="Police released"), "the quote of claim"),
        (_change("Quote", start=1), "the quote of claim"),
        (_change("Count", quote="There were 13"), "the quote of count"),
        (_change("NamedPerson", shown="Somebody Else"), "the quote of a name"),
        (
            _change("Document", text="Something else was written here, at more length than it was before. " * 9),
            "its text",
        ),
        (_lose_a_file, "its file is missing"),
    ],
)
def test_each_fault_is_found(filled: Registry, change: Callable[[Registry], None], says: str) -> None:
    change(filled)
    faults = filled.verify().faults
    assert any(says in fault for fault in faults), faults
