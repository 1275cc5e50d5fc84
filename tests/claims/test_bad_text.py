"""Text as it should not be: signs that nobody sees, broken letters, no dates, names without end."""

from __future__ import annotations

import json
import random
import subprocess
import sys
import time

import pytest

from habeas.claims.extract import extract
from habeas.claims.parse import LONGEST_SENTENCE
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


def _names(number: int) -> list[str]:
    seeded = random.Random(1)
    parts = ["ka", "ro", "mi", "le", "sa", "tu", "ven", "dor", "al", "isk", "ber", "nar"]
    return [" ".join("".join(seeded.choices(parts, k=3)).title() for _ in range(2)) for _ in range(number)]


def _in_one_sentence(names: list[str]) -> str:
    return f"Police arrested {', '.join(names)} and Omar Saad on Monday."


def _all_told(number: int) -> Extraction:
    """What is read of a sentence with so many names; each of them, however spelled, is in its one claim."""
    names = _names(number)
    found = _read(_in_one_sentence(names))
    assert [claim.type for claim in found.claims] == ["arrest"]
    spelled = {spelling for one in found.people if one.name in found.claims[0].persons for spelling in one.aliases}
    assert {*names, "Omar Saad"} <= {*found.claims[0].persons, *spelled}
    return found


def _seconds(number: int) -> float:
    started = time.process_time()
    _all_told(number)
    return time.process_time() - started


def test_whoever_a_sentence_names_behind_its_cut_is_told_with_the_rest_and_quoted() -> None:
    (claim,) = _all_told(300).claims
    quoted = " ".join(" ".join(quote.text for quote in claim.quotes).split())
    assert all(name in quoted for name in claim.persons)
    assert all(len(quote.text) <= LONGEST_SENTENCE for quote in claim.quotes)


def test_a_list_behind_a_cut_ends_where_something_else_is_said() -> None:
    names = _names(200)
    text = f"Police arrested {', '.join(names[:150])}, who had met at the office of {', '.join(names[150:])}."
    (claim,) = _read(text).claims
    assert set(claim.persons).isdisjoint(names[160:])


def test_thousands_of_names_in_one_sentence_take_bounded_time() -> None:
    """Ten times the names take about ten times as long, not a hundred."""
    _read("Police arrested Omar Saad.")
    assert _seconds(2_000) < 20 * max(_seconds(200), 0.2)


@pytest.mark.slow
def test_ten_thousand_names_in_one_sentence_are_all_told() -> None:
    _all_told(10_000)


# Prints the peak of the memory of a process of its own, in MB, and the claims of a text.
_PEAK = """
import json, resource, sys
from habeas.claims.extract import extract
from habeas.claims.parse import LONGEST_SENTENCE
from habeas.claims.rules import RuleExtractor
from habeas.model import Document

text = sys.argv[1] * int(sys.argv[2]) + sys.argv[3]
read = next(extract([Document(id="a" * 64, name="a.txt", kind="text", text=text)], RuleExtractor()))
peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
print(json.dumps([peak, [(claim.type, claim.persons) for claim in read.claims]]))
"""

_SENTENCE = "Police arrested Omar Saad and two other journalists on Monday after a protest in the capital"


@pytest.mark.slow
@pytest.mark.parametrize("end", [". ", " and "], ids=["one line", "no end of a sentence"])
def test_two_million_characters_in_one_paragraph_are_read_to_the_end_in_bounded_memory(end: str) -> None:
    times = 2_000_000 // len(_SENTENCE)
    last = "Rufat Safarov was released on Friday."
    run = subprocess.run(
        [sys.executable, "-c", _PEAK, _SENTENCE + end, str(times), last],
        capture_output=True,
        text=True,
        check=True,
    )
    peak, told = json.loads(run.stdout)
    assert told == [["arrest", ["Omar Saad"]], ["release", ["Rufat Safarov"]]]
    assert peak < 1_000
