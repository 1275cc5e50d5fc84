"""Who is said to be one of many is told of with them."""

from __future__ import annotations

import pytest
from tests.claims.test_rules import LEVAN, NINO, claims


@pytest.mark.parametrize(
    ("text", "kind", "number"),
    [
        ("Levan Gelashvili is one of 94 activists who were tried in 2013.", "trial", 94),
        ("Levan Gelashvili was among a dozen students who were beaten by the police.", "attack", 12),
        ("Levan Gelashvili is one of several reporters jailed last year.", "imprisonment", None),
    ],
)
def test_who_is_one_of_many_is_told_of_by_name(text: str, kind: str, number: int | None) -> None:
    (claim,) = (one for one in claims(text) if one.type == kind)
    assert (claim.persons, claim.number) == ((LEVAN,), number)


def test_who_knows_one_of_many_is_not_one_of_them() -> None:
    text = "Nino Beridze knows one of 94 activists who were tried in 2013."
    assert all(NINO not in claim.persons for claim in claims(text))
