"""Who was done what where two people, or two acts, stand close together: none has what was done to the other."""

from __future__ import annotations

import pytest

from .conftest import Read

Told = list[tuple[str, tuple[str, ...], tuple[str, ...]]]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Ali Kerimov and five others were released with fines and three activists were sentenced to ten days.",
            [("release", ("Ali Kerimov",), ()), ("sentence", (), ())],
        ),
        (
            "Musa Tahirov, who shot Rasim Aliyev, was arrested.",
            [("attack", ("Rasim Aliyev",), ("Musa Tahirov",)), ("arrest", ("Musa Tahirov",), ())],
        ),
        ("The guard who beat Rasim Aliyev was dismissed.", [("attack", ("Rasim Aliyev",), ("guard",))]),
        (
            "Rasim Aliyev was shot by Musa Tahirov, who was later pardoned.",
            [("attack", ("Rasim Aliyev",), ("Musa Tahirov",)), ("release", ("Musa Tahirov",), ())],
        ),
        (
            "Before he was arrested, Rasim Aliyev had been beaten.",
            [("arrest", ("Rasim Aliyev",), ()), ("attack", ("Rasim Aliyev",), ())],
        ),
        ("Musa Tahirov left. After he was arrested, Rasim Aliyev spoke.", [("arrest", ("Musa Tahirov",), ())]),
        ("Ivan Orlov was jailed for three years.", [("sentence", ("Ivan Orlov",), ())]),
        ("Ivan Orlov was jailed for three years before he was tried.", [("imprisonment", ("Ivan Orlov",), ())]),
    ],
)
def test_what_was_done_to_whom_by_whom(text: str, expected: Told, read: Read) -> None:
    told = [(one.type, one.persons, one.actors) for one in read(text)[2] if one.type != "trial"]
    assert told == expected
