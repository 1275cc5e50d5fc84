"""A claim is verified by whoever may review, and by two different people where a registry asks for that."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from habeas.record.agreement import Reviewers, accepted
from habeas.record.review import Review
from habeas.work.accounts import AccountsOf
from habeas.work.registry import Registry

LATER = datetime.now(UTC) + timedelta(days=1)


@pytest.fixture(scope="module")
def reviewers(tmp_path_factory: pytest.TempPathFactory) -> Reviewers:
    folder: Path = tmp_path_factory.mktemp("agreement") / "registry"
    with Registry.open(folder) as registry:
        accounts = AccountsOf(registry.record)
        for name, role in (("lena", "reviewer"), ("omar", "annotator"), ("pia", "annotator")):
            accounts.add(name, role)
        return Reviewers(registry.record)


def by(*names: str, made: datetime = LATER) -> list[Review]:
    return [Review(1, "c", "d", "accept", name, made, "", {}, {}) for name in names]


@pytest.mark.parametrize(("names", "two", "found"), [
    (("lena",), False, ("verified", None)),
    (("omar",), False, ("accepted by one", "omar")),
    (("lena", "omar"), False, ("verified", None)),
    (("lena",), True, ("accepted by one", "lena")),
    (("Lena", "lena"), True, ("accepted by one", "Lena")),
    (("lena", "omar"), True, ("verified", None)),
    (("pia", "omar"), True, ("accepted by one", "pia")),
    (("somebody at the machine",), False, ("verified", None)),
])  # fmt: skip
def test_who_decided_says_how_far_a_claim_is(
    reviewers: Reviewers, names: tuple[str, ...], two: bool, found: tuple[str, str | None]
) -> None:
    assert accepted(by(*names), reviewers, two=two) == found


def test_the_role_that_somebody_had_when_they_decided_counts(tmp_path: Path) -> None:
    with Registry.open(tmp_path / "registry") as registry:
        accounts = AccountsOf(registry.record)
        accounts.add("omar", "annotator")
        between = datetime.now(UTC)
        accounts.give_role("omar", "reviewer")
        reviewers = Reviewers(registry.record)
    (then,), (later,) = by("OMAR", made=between), by("omar")
    assert not reviewers.might(then)
    assert reviewers.might(later)


def test_a_token_with_a_lesser_role_does_not_verify_for_its_account(reviewers: Reviewers) -> None:
    (review,) = by("lena")
    assert accepted([replace(review, role="annotator")], reviewers, two=False) == ("accepted by one", "lena")
    assert accepted([replace(review, role="reviewer")], reviewers, two=False) == ("verified", None)
