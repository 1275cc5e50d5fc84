"""Deaths of which there is only a rumour."""

from __future__ import annotations

import pytest
from tests.claims.told import LEVAN, claims, one


@pytest.mark.parametrize(
    "text",
    [
        f"The call followed social media allegations that {LEVAN} had died after being tortured in custody.",
        f"Rumors spread that {LEVAN} had died in custody.",
        f"It was rumored that {LEVAN} had been killed.",
        f"Unconfirmed reports said {LEVAN} had been killed.",
    ],
)
def test_a_rumoured_death_is_only_possible(text: str) -> None:
    assert one(text, "killing").modality == "possible"


@pytest.mark.parametrize(
    ("text", "modality"),
    [
        (f"Relatives alleged that {LEVAN} had died after being tortured in custody.", "alleged"),
        (f"{LEVAN} died in custody on May 3, after which rumors of torture spread.", "asserted"),
        (f"Rumors spread that {LEVAN} had died in custody. {LEVAN} was killed in prison on May 3.", "asserted"),
    ],
)
def test_a_death_that_somebody_tells_of_is_no_rumour(text: str, modality: str) -> None:
    assert modality in {each.modality for each in claims(text) if each.type == "killing"}
