"""A sentence of a source is told as the word of whoever says it, and only where it can be read by itself."""

from __future__ import annotations

import pytest

from habeas.answers.report.quotable import points_to_others, speaks_of_itself
from habeas.answers.report.quoting import quoted
from habeas.answers.report.wording import wording_in

QUOTE = "We are worried about the trend for reporters."


def test_who_speaks_is_named_and_not_only_who_passes_it_on() -> None:
    told = quoted(QUOTE, "The Courier", wording_in("en"), "Lena Orsova")
    assert told == "Lena Orsova, quoted by The Courier, stated: “We are worried about the trend for reporters.”"


@pytest.mark.parametrize("language", ["en", "az", "ru"])
def test_a_speaker_is_named_in_each_language(language: str) -> None:
    told = quoted(QUOTE, "The Courier", wording_in(language), "Lena Orsova")
    assert all(part in told for part in ("Lena Orsova", "Courier", QUOTE))


def test_a_publisher_that_speaks_for_itself_is_named_once() -> None:
    assert quoted(QUOTE, "Lantern Centre", wording_in("en"), "Lantern Centre").count("Lantern Centre") == 1


@pytest.mark.parametrize(
    ("quote", "speaker", "itself"),
    [
        (QUOTE, None, True),
        (QUOTE, "Lena Orsova", False),
        ("Police in the US arrested two men.", None, False),
        ("The group said “we are worried” and left.", None, False),
        ("Our staff was beaten.", None, True),
    ],
)
def test_we_without_a_speaker_cannot_be_told(quote: str, speaker: str | None, itself: bool) -> None:
    assert speaks_of_itself(quote, speaker) is itself


@pytest.mark.parametrize(
    ("quote", "persons", "points"),
    [
        ("The group urged the state not to extradite him.", ("Ivan Petrov",), True),
        ("During her detention, Orsova was denied visits.", ("Lena Orsova",), False),
        ("Police beat a man outside his home.", (), False),
    ],
)
def test_him_without_a_name_cannot_be_told(quote: str, persons: tuple[str, ...], points: bool) -> None:
    assert points_to_others(quote, persons) is points
