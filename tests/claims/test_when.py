"""Which date governs an event."""

from __future__ import annotations

import pytest

from habeas.claims.parse import parse_one
from habeas.claims.when import date_for, dates_in
from habeas.dates import PartialDate
from habeas.model import Document


def governing(text: str, word: str) -> str | None:
    document = Document("d", "d", "text", text, published=PartialDate(2023, 3, 20), report_year=2022)
    reading = parse_one(document)
    passage = reading.passages[0]
    event = next(token for token in passage.tokens if token.text == word)
    found = date_for(event, passage, reading)
    return None if found is None else str(found)


@pytest.mark.parametrize(
    ("text", "word", "expected"),
    [
        ("Police arrested Aydin Safarli on May 3.", "arrested", "2022-05-03"),
        ("On August 24 Safarli was detained and charged with fraud.", "charged", "2022-08-24"),
        ("Following the March 16 release of 52 persons, critics welcomed the decision.", "release", "2022-03-16"),
        ("Following the March 16 release of 52 persons, critics welcomed the decision.", "welcomed", None),
        ("Safarli has been in prison since 2016.", "been", "2016"),
        ("Safarli was arrested before May 3.", "arrested", None),
        ("Safarli was arrested. On May 3 a court heard the case.", "arrested", None),
        ("From May 2019 to June 2021 he was held.", "held", None),
    ],
)
def test_a_date_governs_the_events_of_its_clause(text: str, word: str, expected: str | None) -> None:
    assert governing(text, word) == expected


def test_dates_stand_at_their_words() -> None:
    text = "He was arrested on 3 May and freed in June."
    reading = parse_one(Document("d", "d", "text", text, published=PartialDate(2022, 7, 1)))
    found = dates_in(reading.passages[0], reading)
    assert [(text[one.span.start : one.span.end], str(one.date)) for one in found] == [
        ("3 May", "2022-05-03"),
        ("June", "2022-06"),
    ]
