"""Words with a hyphen that are read as one."""

from __future__ import annotations

import pytest
from tests.claims.told import claims, one


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Federal police re-arrested editor Lena Orsova hours after a judge had granted her bail.", "arrest"),
        ("Lena Orsova was re-sentenced to nine years.", "sentence"),
        ("Officers pepper-sprayed Lena Orsova at the rally.", "attack"),
    ],
)
def test_a_verb_with_a_hyphen_is_one_word(text: str, kind: str) -> None:
    assert one(text, kind).persons == ("Lena Orsova",)


def test_the_number_of_a_unit_belongs_to_its_name() -> None:
    text = "Judges of Branch 15 of the Revolutionary Court sentenced Lena Orsova to six years."
    assert one(text, "sentence").actors == ("judges of Branch 15 of the Revolutionary Court",)
    assert one("Soldiers from Battalion 115 killed four villagers.", "killing").actors == (
        "soldiers from Battalion 115",
    )


def test_the_point_of_a_number_ends_no_sentence() -> None:
    (claim,) = claims("Guards of Penal Colony No. 4 beat Lena Orsova.")
    assert claim.actors == ("guards of Penal Colony No. 4",)
