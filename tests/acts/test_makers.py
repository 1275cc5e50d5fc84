"""Whether two documents name one maker."""

from __future__ import annotations

import pytest

from habeas.acts.makers import same_maker, share_a_maker


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("Blinken", "Antony Blinken"),
        ("U.S. State Department", "State Department"),
        ("Azerbaijani government", "Government of Azerbaijan"),
        ("HRW", "Human Rights Watch"),
        ("U.S.", "United States"),
        ("senior members of Congress", "Congress"),
        ("Halem Court of Appeals", "Halem Court of Appeal"),
        ("Halem Serious Crime Court", "Halem Court of Serious Crimes"),
    ],
)
def test_one_maker_in_two_wordings(left: str, right: str) -> None:
    assert same_maker(left, right)
    assert same_maker(right, left)


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("Antony Blinken", "Uzra Zeya"),
        ("police", "Baku police"),
        ("court", "Sabail District Court"),
        ("United Nations", "United States"),
        ("", ""),
    ],
)
def test_two_makers(left: str, right: str) -> None:
    assert not same_maker(left, right)


def test_makers_in_common() -> None:
    assert share_a_maker(("Antony Blinken", "United States"), ("Blinken",))
    assert not share_a_maker((), ("Blinken",))
