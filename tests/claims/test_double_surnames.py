"""One half of a double surname stands for it; the second part of a given name does not."""

from __future__ import annotations

from tests.claims.told import claims


def test_half_of_a_double_surname_is_the_same_person() -> None:
    text = "Haruna Bello-Sani was arrested on 3 May 2024. Mr Sani was released on 9 May 2024."
    assert {claim.persons for claim in claims(text)} == {("Haruna Bello-Sani",)}
