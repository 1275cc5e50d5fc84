"""What a decision on who is who changes is derived anew, and is what a derivation of everything would give."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.db import connections
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.sentences import Sentences
from tests.work.corpus import content, write_corpus
from tests.work.test_deciding import mentions
from tests.work.test_reviewing import queue

from habeas.errors import AlreadyDecided, NotFound
from habeas.work import derive_people
from habeas.work.derive import derive
from habeas.work.registry import Registry

# What no table of an export has: who may be whom, whom documents name, by what people are found, what a census knows.
ASKED = (
    "SELECT left_id, right_id, score, mentions FROM record_doubt ORDER BY 1, 2",
    "SELECT document_id, name, person_id, reason FROM record_namedperson ORDER BY 1, 2",
    "SELECT person_id, name, folded FROM record_spelling ORDER BY 1, 2, 3",
    "SELECT person_id, key FROM record_namekey ORDER BY 1, 2",
    "SELECT subject, known, told FROM record_censusentry WHERE dropped IS NULL ORDER BY 1, 2",
    "SELECT person, since, until, value FROM record_standing ORDER BY 1, 2, 3, 4",
    "SELECT case_id, kind, day FROM record_due ORDER BY 1, 2, 3",
)
STEP = st.tuples(
    st.sampled_from(["same", "different", "not_sure", "undo"]), st.integers(0, 4), st.integers(0, 4)
)  # fmt: skip


def everything(registry: Registry) -> tuple[Any, ...]:
    with connections[registry.record.alias].cursor() as cursor:
        rows = [cursor.execute(asked).fetchall() for asked in ASKED]
    return (content(registry), queue(registry), rows)


@pytest.fixture(scope="module")
def filled() -> Iterator[Registry]:
    with tempfile.TemporaryDirectory() as folder, Registry.open(Path(folder) / "registry") as registry:
        registry.build([write_corpus(Path(folder) / "in")], extractor=Sentences())
        yield registry


# One registry for all of them: whatever was decided before, the next decision has to hold too.
@settings(max_examples=6, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(steps=st.lists(STEP, min_size=1, max_size=5))
def test_any_decisions_on_people_give_what_a_derivation_of_everything_would(
    filled: Registry, steps: list[tuple[str, int, int]]
) -> None:
    known = mentions(filled)
    for verb, one, other in steps:
        try:
            if verb == "undo":
                filled.undo(1 + one % (len(filled.decisions) + 1))
            else:
                getattr(filled, verb)(known[one], known[other])
        except (AlreadyDecided, NotFound):
            continue
    after = everything(filled)
    derive(filled.record)
    assert everything(filled) == after


def test_who_might_have_been_somebody_that_is_gone_is_derived_anew(registry: Registry, tmp_path: Path) -> None:
    registry.build([write_corpus(tmp_path / "in")], extractor=Sentences())
    known = mentions(registry)
    registry.different(known[2], known[1])
    registry.not_sure(known[2], known[4])
    registry.same(known[3], known[1])
    registry.different(known[1], known[4])
    after = everything(registry)
    derive(registry.record)
    assert everything(registry) == after


def test_a_decision_that_changes_nobody_derives_no_cases(filled: Registry, monkeypatch: pytest.MonkeyPatch) -> None:
    derived: list[set[str]] = []
    monkeypatch.setattr(derive_people, "derive_persons", lambda _record, persons: derived.append(set(persons)))
    derive_people.derive_judged_people(filled.record)
    assert derived == [set()]
