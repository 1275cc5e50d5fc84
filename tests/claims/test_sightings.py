"""What others see of names counts beside what the rules see, for the name at that place."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from habeas.claims.names import read_names
from habeas.claims.parse import parse_one
from habeas.claims.sightings import Sighting
from habeas.model import Document, Span


def people(text: str, *seen: tuple[str, float], whole: bool = False) -> list[str]:
    """Who is named in a text, of whose words somebody sees some, each with a weight."""
    reading = parse_one(Document("d", "d", "text", text))
    sightings = [
        Sighting(Span(text.index(words), text.index(words) + len(words)), weight, whole) for words, weight in seen
    ]
    return [person.name for person in read_names(reading, sightings).people]


OUTLET = "Officials closed Bright Morning on Monday."
PERSON = "Police arrested Ion Vek on Monday."


@pytest.mark.parametrize(
    ("text", "seen", "expected"),
    [
        (PERSON, (), ["Ion Vek"]),
        (PERSON, (("Ion Vek", -9.0),), []),
        (PERSON, (("Monday", -9.0),), ["Ion Vek"]),
        (PERSON, (("arrested", 9.0),), ["Ion Vek"]),
        (OUTLET, (), []),
        (OUTLET, (("Bright Morning", 9.0),), ["Bright Morning"]),
        (OUTLET, (("Morning", 9.0),), ["Bright Morning"]),
    ],
)
def test_what_is_seen_is_a_sign_for_or_against_the_name_at_that_place(
    text: str, seen: Sequence[tuple[str, float]], expected: list[str]
) -> None:
    assert people(text, *seen) == expected


def test_a_whole_name_is_worth_nothing_to_a_longer_one() -> None:
    assert people(OUTLET, ("Morning", 9.0), whole=True) == []


def test_a_whole_name_that_is_none_to_the_rules_is_read_with_the_title_before_it() -> None:
    text = "Police arrested Mr. June Summer in Halem. Mr. Summer was beaten."
    reading = parse_one(Document("d", "d", "text", text))
    start = text.index("June Summer")
    names = read_names(reading, [Sighting(Span(start, start + 11), 9.0, whole=True)])
    assert [(one.names, text[one.span.start : one.span.end]) for one in names.all_mentions] == [
        (("June Summer",), "June Summer"),
        (("June Summer",), "Summer"),
    ]
