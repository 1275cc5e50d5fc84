"""Whatever comes to a registry later, a census as known on a day is what was answered on that day."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.sentences import Sentences
from tests.work.corpus import LEAD
from tests.work.test_census import answer

import habeas.work.keeping as keeping
from habeas.errors import AlreadyDecided
from habeas.work.registry import Registry

TOLD = (
    "Police arrested Maria Quispe on 2024-03-01.",
    "Police arrested Ion Vek on 2024-03-19.",
    "Maria Quispe was released on 2024-03-15.",
    "Police arrested Ana Torr on 2024-02-19.",
    "Ana Torr was released on 2024-03-30.",
    "Police arrested María Quispe on 2024-03-25.",
    "Ion Vek was released on 2024-06-01.",
)
DECIDED = ("reject", "same", "different", "undo")


def tell(registry: Registry, folder: Path, number: int, sentence: str) -> None:
    path = folder / f"{number}.txt"
    path.write_text(f"{LEAD}{sentence} Rain fell over the harbour of Halem on day {number}.")
    told = {"publisher": f"Paper {number}", "published": "2024-03-31", "country": "AZ", "language": "en"}
    (folder / f"{number}.txt.meta.json").write_text(json.dumps(told))
    registry.build([path], extractor=Sentences())


def decide(registry: Registry, verb: str, which: int) -> None:
    """One decision on what there is, if there is enough of it."""
    claims, people = registry.claims, registry.people
    if verb == "reject" and len(claims):
        registry.reviews.reject(sorted(each.id for each in claims)[which % len(claims)], because="a test")
    elif verb == "undo" and registry.decisions:
        registry.undo(registry.decisions[which % len(registry.decisions)].decision.id)
    elif verb in ("same", "different") and len(people) > 1:
        ids = sorted(person.id for person in people)
        getattr(registry, verb)(ids[which % len(ids)], ids[(which + 1) % len(ids)])


STEP = st.one_of(st.sampled_from(TOLD), st.tuples(st.sampled_from(DECIDED), st.integers(0, 6)))


@settings(max_examples=6, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(first=st.sampled_from(TOLD), steps=st.lists(STEP, min_size=2, max_size=6))
def test_what_was_answered_on_a_day_is_what_is_told_of_that_day_later(
    tmp_path_factory: pytest.TempPathFactory, first: str, steps: list[Any]
) -> None:
    folder, answered = tmp_path_factory.mktemp("in"), dict[date, dict[str, Any]]()
    with pytest.MonkeyPatch.context() as clock, Registry.open(tmp_path_factory.mktemp("kept") / "registry") as registry:
        for number, step in enumerate([first, *steps], 1):
            moment = datetime(2025, number, 1, 12, tzinfo=UTC)
            clock.setattr(keeping, "now", lambda moment=moment: moment)
            try:
                tell(registry, folder, number, step) if isinstance(step, str) else decide(registry, *step)
            except AlreadyDecided:
                continue
            answered[moment.date()] = answer(registry)
        for day, row in answered.items():
            assert answer(registry, as_known_on=day) == row
