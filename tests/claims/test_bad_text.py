"""Text as it should not be: signs that nobody sees, broken letters, no dates, names without end."""

from __future__ import annotations

import random
import time

import pytest

from habeas.claims.extract import extract
from habeas.claims.rules import RuleExtractor
from habeas.model import Document, Extraction


def _read(text: str) -> Extraction:
    found = next(extract([Document(id="a" * 64, name="a.txt", kind="text", text=text)], RuleExtractor()))
    assert isinstance(found, Extraction)
    return found


def _told(found: Extraction) -> list[tuple[str, tuple[str, ...]]]:
    return [(claim.type, claim.persons) for claim in found.claims]


@pytest.mark.parametrize("sign", ["\u200b", "\u200d", "\u00ad", "\ufeff"])
def test_a_sign_that_nobody_sees_does_not_end_a_name(sign: str) -> None:
    text = f"Police arrested Rufat Saf{sign}arov on Monday. Safarov was released on Tuesday."
    name = f"Rufat Saf{sign}arov"
    assert _told(_read(text)) == [("arrest", (name,)), ("release", (name,))]


def test_marks_of_direction_around_a_name_are_none_of_it() -> None:
    text = "Police arrested \u200fRufat Safarov\u200f and \u202bOmar Saad\u202c on Monday."
    assert _told(_read(text)) == [("arrest", ("Rufat Safarov", "Omar Saad"))]


def test_without_any_date_nothing_is_dated() -> None:
    found = _read("Police arrested Rufat Safarov. He was sentenced to nine years.")
    assert [(one.type, one.date) for one in found.claims] == [("arrest", None), ("sentence", None)]


def test_broken_letters_make_nobody_up() -> None:
    found = _read("Police arrested RÃ¼stÉ™m Æ\x8fliyev on Monday. â€œHe was beaten,â€\x9d said his lawyer.")
    assert all(name in "RÃ¼stÉ™m Æ\x8fliyev" for claim in found.claims for name in claim.persons)


def test_thousands_of_names_in_one_sentence_take_bounded_time() -> None:
    """Ten times the names take about ten times as long, not a hundred."""
    seeded = random.Random(1)
    parts = ["ka", "ro", "mi", "le", "sa", "tu", "ven", "dor", "al", "isk", "ber", "nar"]

    def name() -> str:
        return " ".join("".join(seeded.choice(parts) for _ in range(3)).title() for _ in range(2))

    def seconds(number: int) -> float:
        text = "Police arrested " + ", ".join(name() for _ in range(number)) + " and Omar Saad on Monday."
        started = time.process_time()
        found = _read(text)
        assert [claim.type for claim in found.claims] == ["arrest"]
        return time.process_time() - started

    seconds(50)
    assert seconds(2_000) < 35 * max(seconds(200), 0.1)
