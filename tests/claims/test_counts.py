"""Numbers that documents give for people and acts."""

from __future__ import annotations

from pathlib import Path

import pytest

from habeas.claims.counts import read_counts
from habeas.claims.names import read_names
from habeas.claims.parse import parse_one
from habeas.dates import PartialDate
from habeas.model import Count, Document

SHARED = Path(__file__).parents[2].parent / "shared"


def counts_of(text: str, year: int | None = 2023, country: str | None = "AZ") -> tuple[Count, ...]:
    reading = parse_one(Document("d", "d", "text", text, report_year=year, country=country))
    return read_counts(reading, read_names(reading))


def figures(text: str) -> list[tuple[str, int | None, int | None, str | None, str]]:
    return [(one.what, one.low, one.high, one.qualifier, one.kind) for one in counts_of(text)]


def test_a_count_has_all_that_the_sentence_says() -> None:
    text = "An NGO coalition estimated there were approximately 254 political prisoners and detainees as of December 1."
    (count,) = counts_of(text)
    assert count.quote.text == text
    assert (count.what, count.low, count.high, count.qualifier, count.as_of, count.place, count.by, count.kind) == (
        "political prisoners and detainees",
        254,
        254,
        "approximately",
        PartialDate(2023, 12, 1),
        "Azerbaijan",
        "NGO coalition",
        "stock",
    )


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "NGO estimates of political prisoners and detainees at year’s end ranged from at least 90 to 146.",
            [("political prisoners and detainees", 90, 146, "at least", "stock")],
        ),
        (
            "Activists estimated the number of political prisoners to range from 119 to 160.",
            [("political prisoners", 119, 160, None, "stock")],
        ),
        ("The government released 14 journalists.", [("journalists", 14, 14, None, "flow")]),
        ("Police arrested 30 Christians in March.", [("Christians", 30, 30, None, "flow")]),
        (
            "Dozens of government critics remained incarcerated.",
            [("government critics", None, None, "Dozens", "stock")],
        ),
        ("At least 800 people have been killed.", [("people killed", 800, 800, "At least", "flow")]),
    ],
)
def test_a_number_of_people_is_a_count(text: str, expected: list[object]) -> None:
    assert figures(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "He was sentenced to nine years in prison and a fine of 500 manat.",
        "The law required at least 50 members to register a party.",
        "She submitted 40 documents on 12 May 2023.",
        "Article 323 punishes 10 acts.",
        "Her two sons were in Baku.",
        "One journalist was arrested.",
    ],
)
def test_years_money_laws_papers_and_kin_are_not_counted(text: str) -> None:
    assert figures(text) == []


def test_the_release_of_52_persons_is_no_stock_at_the_end_of_the_year() -> None:
    text = "Following the March 16 release of 52 persons, estimates of prisoners at year’s end ranged from 112 to 135."
    assert [(one.low, one.high, str(one.as_of), one.kind) for one in counts_of(text)] == [
        (52, 52, "2023-03-16", "flow"),
        (112, 135, "2023-12", "stock"),
    ]


def test_people_named_before_are_not_counted_again() -> None:
    text = "Police arrested bloggers Aydin Safarli and Rauf Aliyev. A court freed the two bloggers."
    assert figures(text) == []


def test_the_rest_of_a_number_is_no_count() -> None:
    text = "The government released four women. The three other women were freed in May."
    assert [(one.low, one.what) for one in counts_of(text)] == [(4, "women")]


@pytest.mark.shared
@pytest.mark.skipif(not SHARED.is_dir(), reason="the country reports are not beside the project")
def test_the_nine_azerbaijan_reports_give_their_series_and_nothing_else() -> None:
    series: dict[int, list[tuple[object, ...]]] = {}
    for year in range(2016, 2025):
        text = (SHARED / "country-reports" / f"{year}-AZ.txt").read_text(encoding="utf-8")
        section = "\n".join(line for line in text.splitlines() if "olitical prisoners" in line)
        for one in counts_of(section, year):
            if one.kind == "stock" and "political prisoners" in one.what and "considered" not in one.what:
                series.setdefault(year, []).append((one.low, one.high, one.qualifier, str(one.as_of)))
    assert series == {
        2016: [(119, 160, None, "2016")],
        2017: [(156, 156, None, "2017-12")],
        2018: [(128, 156, None, "2018-12")],
        2019: [(112, 135, None, "2019-12")],
        2020: [(90, 146, "at least", "2020-12")],
        2021: [(122, 122, "up to", "2021-12")],
        2022: [(100, 100, "approximately", "2022-12")],
        2023: [(254, 254, "approximately", "2023-12-01")],
    }


def test_others_are_counted_by_what_was_done_to_them() -> None:
    assert [what for what, *_ in figures("The authorities released Rufat Aliyev and three others.")] == [
        "others released"
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Three of the 14 detainees were released.", [("detainees", 3), ("detainees", 14)]),
        ("All but two of the 14 detainees were released.", [("detainees", 14)]),
        (
            "Of the 300 people detained, 45 were charged and 12 sentenced.",
            [("people detained", 300), ("people charged", 45), ("people sentenced", 12)],
        ),
    ],
)
def test_a_part_is_counted_as_what_the_whole_is(text: str, expected: list[tuple[str, int]]) -> None:
    assert [(one.what, one.low) for one in counts_of(text)] == expected


@pytest.mark.parametrize(
    ("text", "as_of"),
    [
        ("By December 2024, police had arrested 45 activists.", PartialDate(2024, 12)),
        ("In November the union said 24 attorneys had been disbarred since 2005.", PartialDate(2023, 11)),
        ("Police said 61 persons had been killed since 1991.", PartialDate(2023)),
        ("Two of the five detainees, whose trial began in July 2021, were freed.", PartialDate(2023)),
        ("In the first nine months of the year, 96 individuals lost their lives.", PartialDate(2023, 9)),
        ("Between January and October, the union documented 33 attacks.", PartialDate(2023, 10)),
    ],
)
def test_a_number_is_given_for_the_end_of_its_time_not_for_what_it_is_counted_from(
    text: str, as_of: PartialDate
) -> None:
    assert counts_of(text)[0].as_of == as_of


def test_in_news_an_undated_number_is_given_on_the_day_of_the_news() -> None:
    day = PartialDate(2024, 5, 10)
    reading = parse_one(Document("d", "d", "text", "Police arrested two bloggers.", published=day, country="AZ"))
    assert [one.as_of for one in read_counts(reading, read_names(reading))] == [day]


@pytest.mark.parametrize(
    ("text", "by"),
    [
        ("The report by Halem Watch listed 14 detainees.", "Halem Watch"),
        ("Halem Watch’s report listed 14 detainees.", "Halem Watch"),
        ("A study found 14 detainees.", None),
        ("Corruption: The Anticorruption Bureau reported 11 arrests.", "Anticorruption Bureau"),
    ],
)
def test_a_number_is_of_whoever_made_the_report_or_the_study(text: str, by: str | None) -> None:
    assert [one.by for one in counts_of(text)] == [by]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Half a dozen activists were fined.", [("activists", 6, 6, None, "flow")]),
        ("Several dozen detainees were freed.", [("detainees", None, None, "Several dozen", "flow")]),
        ("There were dozens of arrests in May.", [("arrests", None, None, "dozens", "flow")]),
        ("The union said one in three women was beaten.", []),
        ("Lawyers watched the April 22 and 25 hearings.", []),
        ("Police fined 26 activists on June 3 and 9 journalists.",
         [("activists", 26, 26, None, "flow"), ("journalists", 9, 9, None, "flow")]),
        ("Because she was younger than 18, many couples waited.", []),
    ],
)  # fmt: skip
def test_words_around_a_number_say_how_many_there_are(text: str, expected: list[object]) -> None:
    assert figures(text) == expected


AS_OF = [
    (
        259,
        PartialDate(2021),
        "In January-June, 336 persons were convicted, compared with 259 persons convicted in 2021.",
    ),
    (700, PartialDate(2023, 10), "As of October, it had admitted 700 refugees since the invasion on February 24."),
    (780, PartialDate(2020, 10), "The agency noted in August that as of October 2020 there were 780 refugees."),
]


@pytest.mark.parametrize(("number", "as_of", "text"), AS_OF)
def test_a_number_has_the_date_that_it_is_told_with(number: int, as_of: PartialDate, text: str) -> None:
    assert [one.as_of for one in counts_of(text) if one.low == number] == [as_of]


@pytest.mark.parametrize(
    "text",
    [
        "The law does not cover workplaces with fewer than ten workers.",
        "She was freed to be with the couple’s three other children.",
        "Couples were permitted to have two children.",
        "The sex ratio at birth was 114 boys for 100 girls.",
    ],
)
def test_the_size_of_something_and_somebodys_children_are_not_counted(text: str) -> None:
    assert not counts_of(text)


def test_a_number_is_of_the_whole_body_that_gives_it() -> None:
    text = "The State Committee on Missing Persons acknowledged that there were 39 prisoners."
    assert [one.by for one in counts_of(text)] == ["State Committee on Missing Persons"]


LEANING = [
    ("Police fired at demonstrators and arrested 34 of them.", "demonstrators", 34),
    ("In May police detained 27 nurses. By June, 19 were in custody.", "nurses", 19),
    ("Of 1,880 people who were held, 773 remain in prison, 63 of them women.", "women", 63),
    ("The council met. Twelve nurses were held.", "nurses", 12),
    ("The council gave the figures: 45 nurses were held.", "nurses", 45),
    ("At least seven people were killed and around 100 injured.", "people injured", 100),
]


@pytest.mark.parametrize(("text", "what", "number"), LEANING, ids=[what for _, what, _ in LEANING])
def test_what_a_number_counts_may_have_been_said_before(text: str, what: str, number: int) -> None:
    assert (what, number) in {(each.what, each.low) for each in counts_of(text)}


def test_seven_or_eight_are_both_ends_and_as_young_as_seven_is_no_number() -> None:
    assert [(each.low, each.high) for each in counts_of("They held seven or eight prisoners in one cell.")] == [(7, 8)]
    assert counts_of("They arrested children as young as seven children know.") == ()


def test_the_day_of_what_people_are_accused_of_is_not_that_of_their_number() -> None:
    text = "A date was set for the trial of four officers accused of killing the student Giulio Berti in 2016."
    assert [each.as_of for each in counts_of(text)] == [PartialDate(2023)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The lawyers’ union said that the number of political prisoners had risen from 48 to 63.", (63, 63)),
        ("The number of detained journalists fell sharply from 90 to 41 by the end of the year.", (41, 41)),
        ("The number of detained journalists ranged from 41 to 90.", (41, 90)),
        ("Rights groups put the number of political prisoners at 300 or more.", (300, 300)),
        ("More than half a million persons were displaced.", (500_000, 500_000)),
    ],
)
def test_a_number_that_changed_is_what_it_became(text: str, expected: tuple[int, int]) -> None:
    assert [(one.low, one.high) for one in counts_of(text)] == [expected]


def test_the_year_that_a_number_is_compared_with_is_not_its_own() -> None:
    (count,) = counts_of("The list contained 287 names, 53 more than the previous year.")
    assert (count.low, count.as_of) == (287, PartialDate(2023))
