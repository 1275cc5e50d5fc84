"""Offences as a sentence words them, and none where it names none."""

from __future__ import annotations

import pytest

from habeas.claims.charges import charges_in


@pytest.mark.parametrize(
    ("text", "kind", "expected"),
    [
        (
            "sentenced her to two years on charges of money laundering and bribery.",
            "sentence",
            ("money laundering", "bribery"),
        ),
        ("charged him with treason.", "charge", ("treason",)),
        ("charged with “mass unrest,” “treason,” and “fraud.”", "charge", ("mass unrest", "treason", "fraud")),
        ("was accused of spreading false news after the vote", "charge", ("spreading false news",)),
        ("convicted of insulting the president and sentenced to two years", "sentence", ("insulting the president",)),
        ("arrested on drug charges.", "arrest", ("drug",)),
        ("arrested on terrorism-related charges.", "arrest", ("terrorism",)),
        ("sentenced to one year for insulting the president", "sentence", ("insulting the president",)),
        ("sentenced to two years on similar charges.", "sentence", ()),
        ("faced politically motivated charges.", "charge", ()),
        ("detained for three days.", "arrest", ()),
        ("sentenced for two years.", "sentence", ()),
        ("beaten on charges of theft", "attack", ()),
        ("while A, formally charged with riot, got two years", "sentence", ("riot",)),
        ("", "charge", ()),
    ],
)
def test_offences_are_read_as_worded(text: str, kind: str, expected: tuple[str, ...]) -> None:
    assert charges_in(text, kind) == expected
