"""How many a phrase stands for: the part that something was done to, never the whole it is a part of."""

from __future__ import annotations

import pytest
from tests.claims.test_rules import claims

NUMBERS = [
    ("release", 3, "Three of the 14 detainees were released."),
    ("release", None, "Half of the 14 detainees were released."),
    ("release", None, "All but two of the 14 detainees were released."),
    ("release", 14, "The 14 detainees were released."),
    ("sentence", 12, "Some 30 people were detained; 12 of them were fined."),
]


@pytest.mark.parametrize(("kind", "number", "text"), NUMBERS)
def test_a_part_has_its_own_number(kind: str, number: int | None, text: str) -> None:
    assert [claim.number for claim in claims(text) if claim.type == kind] == [number]


def test_a_compound_with_hyphens_is_whole() -> None:
    (claim,) = claims("Nino Beridze's father-in-law was detained.")
    assert claim.group == "Nino Beridze's father-in-law"
