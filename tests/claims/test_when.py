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
        ("In May security forces arrested two singers.", "arrested", "2022-05"),
        ("Critics recalled the 2005 killing of a reporter.", "killing", "2005"),
        ("A reporter was shot while he was filming a march on October 4.", "shot", "2022-10-04"),
        ("Since the protests began in June, critics were silent.", "were", "2022-06"),
        ("Critics condemned the arrest on May 3.", "arrest", None),
        ("The guard was freed on May 3 after he was detained for theft.", "detained", None),
        ("On May 3, a court ruled that he be deported.", "deported", "2022-05-03"),
        ("During their May 3 hearing, two lawyers were removed.", "removed", "2022-05-03"),
        ("On May 3 police detained Safarli and charged him the next day.", "charged", "2022-05-04"),
        ("On May 3 a gunman shot and killed a guard.", "killed", "2022-05-03"),
        ("As of May 3, police had arrested nine guards.", "arrested", None),
        ("As of May his trial continued, but he had been released.", "trial", "2022-05"),
        ("As of May his trial continued, but he had been released.", "released", None),
        ("They held him until May 3, when a court released him.", "released", "2022-05-03"),
        ("A court convicted Safarli in a May 3 closed-door hearing.", "convicted", "2022-05-03"),
        ("In response to May 3 protests, police arrested nine guards.", "arrested", "2022-05-03"),
        ("They mourned a bombing on May 3 that killed nine guards.", "killed", "2022-05-03"),
        ("Two were killed and six were wounded in a bombing on May 3.", "killed", "2022-05-03"),
        ("Safarli was convicted of theft by a court and sentenced to six years on May 3.", "convicted", "2022-05-03"),
        ("A court tried four officers accused of killing a student in 2016.", "killing", "2016"),
        ("On May 3 the union issued a statement condemning the arrest.", "condemning", "2022-05-03"),
        ("On May 3 the ministry announced that it was investigating a deputy.", "investigating", "2022-05-03"),
        ("On May 3 police released Safarli after holding him for six hours.", "holding", "2022-05-03"),
        ("On May 3 he was driven to a base, where soldiers beat him.", "beat", "2022-05-03"),
        ("On May 3 police beat a guard, resulting in his death.", "death", "2022-05-03"),
        ("In May Safarli continued to serve a sentence.", "sentence", None),
        ("Critics recalled the high-profile 2005 killing of a reporter.", "killing", "2005"),
        ("Last year, on September 24, he pleaded not guilty.", "pleaded", "2021-09-24"),
    ],
)
def test_a_date_governs_the_events_of_its_clause(text: str, word: str, expected: str | None) -> None:
    assert governing(text, word) == expected


def test_a_state_has_the_date_that_it_is_given_for() -> None:
    text = "As of May 3, nine guards remained in prison."
    reading = parse_one(Document("d", "d", "text", text, report_year=2022))
    event = next(token for token in reading.passages[0].tokens if token.text == "remained")
    assert str(date_for(event, reading.passages[0], reading, state=True)) == "2022-05-03"


def test_a_day_may_count_from_the_paragraph_before() -> None:
    text = "On May 3 a court met.\nThe next day, police arrested Safarli."
    reading = parse_one(Document("d", "d", "text", text, report_year=2022))
    assert [str(one.date) for one in dates_in(reading.passages[1], reading)] == ["2022-05-04"]


def test_dates_stand_at_their_words() -> None:
    text = "He was arrested on 3 May and freed in June."
    reading = parse_one(Document("d", "d", "text", text, published=PartialDate(2022, 7, 1)))
    found = dates_in(reading.passages[0], reading)
    assert [(text[one.span.start : one.span.end], str(one.date)) for one in found] == [
        ("3 May", "2022-05-03"),
        ("June", "2022-06"),
    ]
