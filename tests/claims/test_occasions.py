"""Acts told of an occasion that was dated before."""

from __future__ import annotations

import pytest

from habeas.claims.occasions import occasion_date
from habeas.claims.parse import parse_one
from habeas.dates import PartialDate
from habeas.model import Document

RALLY = "On July 20, union members held a protest in Halem."


def date_of(text: str, word: str) -> str | None:
    document = Document("d", "d", "text", text, published=PartialDate(2023, 3, 20), report_year=2022)
    reading = parse_one(document)
    for passage in reading.passages:
        for token in passage.tokens:
            if token.text == word:
                found = occasion_date(token, passage, reading)
                return None if found is None else str(found)
    raise AssertionError(word)


@pytest.mark.parametrize(
    ("text", "word", "expected"),
    [
        (f"{RALLY} At the demonstration, police detained Aydin Safarli.", "detained", "2022-07-20"),
        (f"{RALLY} It rained. During the rally, police beat Aydin Safarli.", "beat", "2022-07-20"),
        (f"{RALLY} The participants were detained by police.", "detained", "2022-07-20"),
        (f"{RALLY}\nAt the rally, police detained Aydin Safarli.", "detained", "2022-07-20"),
        ("On May 3 the army carried out a strike. The strike killed nine villagers.", "killed", "2022-05-03"),
        (f"{RALLY} At a demonstration, police detained Aydin Safarli.", "detained", None),
        (f"{RALLY} At the rally in Orvo, police detained Aydin Safarli.", "detained", None),
        (f"{RALLY} At the rally that began later, police detained Aydin Safarli.", "detained", None),
        (f"{RALLY} After the rally, police detained Aydin Safarli.", "detained", None),
        (f"{RALLY} During the trial, police detained Aydin Safarli.", "detained", None),
        ("Union members held a protest. At the protest, police detained Aydin Safarli.", "detained", None),
    ],
)
def test_an_act_is_of_the_day_of_the_occasion_that_is_pointed_at(text: str, word: str, expected: str | None) -> None:
    assert date_of(text, word) == expected


def test_an_occasion_is_not_looked_for_far_back() -> None:
    text = RALLY + " It rained." * 4 + " At the rally, police detained Aydin Safarli."
    assert date_of(text, "detained") is None


def test_in_a_report_the_raids_of_another_year_date_what_came_of_them() -> None:
    text = "Police conducted raids in 2017. The raids entailed the arrests of 80 students."
    reading = parse_one(Document("d", "d", "text", text, report_year=2023, country="GE"))
    passage = reading.passages[0]
    event = next(token for token in passage.tokens if token.text == "arrests")
    assert occasion_date(event, passage, reading) == PartialDate(2017)
