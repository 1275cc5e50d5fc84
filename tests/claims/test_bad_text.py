"""Text as it should not be: signs that nobody sees, broken letters, no dates, names without end."""

from __future__ import annotations

import json
import random
import subprocess
import sys
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


def _names_in_one_sentence(number: int) -> str:
    seeded = random.Random(1)
    parts = ["ka", "ro", "mi", "le", "sa", "tu", "ven", "dor", "al", "isk", "ber", "nar"]
    names = (" ".join("".join(seeded.choices(parts, k=3)).title() for _ in range(2)) for _ in range(number))
    return f"Police arrested {', '.join(names)} and Omar Saad on Monday."


def _seconds(number: int) -> float:
    started = time.process_time()
    assert [claim.type for claim in _read(_names_in_one_sentence(number)).claims] == ["arrest"]
    return time.process_time() - started


def test_thousands_of_names_in_one_sentence_take_bounded_time() -> None:
    """Ten times the names take about ten times as long, not a hundred."""
    _seconds(50)
    assert _seconds(2_000) < 20 * max(_seconds(200), 0.2)


@pytest.mark.slow
def test_four_times_the_names_in_one_sentence_take_about_four_times_as_long() -> None:
    _seconds(50)
    assert _seconds(8_000) < 8 * _seconds(2_000)


# Prints the peak of the memory of a process of its own, in MB, after each of two lengths of one text, and the claims.
_PEAKS = """
import json, resource, sys
from habeas.claims.extract import extract
from habeas.claims.rules import RuleExtractor
from habeas.model import Document

found = []
for times in json.loads(sys.argv[2]):
    text = sys.argv[1] * times
    read = next(extract([Document(id="a" * 64, name="a.txt", kind="text", text=text)], RuleExtractor()))
    found.append((len(text), resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024, len(read.claims)))
print(json.dumps(found))
"""

_SENTENCE = "Police arrested Omar Saad and two other journalists on Monday after a protest in the capital"


@pytest.mark.slow
@pytest.mark.parametrize("text", [f"{_SENTENCE}. ", f"{_SENTENCE} and "], ids=["one line", "no end of a sentence"])
def test_a_paragraph_without_end_is_read_in_bounded_memory(text: str) -> None:
    """Twice the text takes little more memory: at that rate 2 MB stay under 1 GB."""
    run = subprocess.run(
        [sys.executable, "-c", _PEAKS, text, json.dumps([800, 1_600])], capture_output=True, text=True, check=True
    )
    (short, before, some), (long, after, more) = json.loads(run.stdout)
    assert some
    assert more
    assert after + (after - before) / (long - short) * (2_000_000 - long) < 1_000
