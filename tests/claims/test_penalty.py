"""Terms as worded, and whose they are."""

from __future__ import annotations

import pytest

from habeas.claims.penalty import Term, assigned, changed_to, respective, terms_in


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("to four years and three months in prison", ["four years and three months"]),
        ("to 12 years’ imprisonment", ["12 years"]),
        ("a 30-month sentence", ["30-month"]),
        ("to three-and-a-half years", ["three-and-a-half years"]),
        ("between six months to five years in jail", ["between six months to five years"]),
        ("up to 34 years", ["up to 34 years"]),
        ("sentenced to death", ["death"]),
        ("held for six weeks before a judge freed her", ["six weeks"]),
        ("six weeks before the trial", []),
        ("to three and one-half years", ["three and one-half years"]),
        ("to 15 to 30 days in jail", ["15 to 30 days"]),
        ("from 12 years and six months to 19 years", ["from 12 years and six months to 19 years"]),
        ("a suspended sentence of three years", ["a suspended sentence of three years"]),
        ("to two years suspended", ["two years suspended"]),
        ("to administrative detention for ten days", ["administrative detention for ten days"]),
        ("sentenced to administrative detention", ["administrative detention"]),
        ("in an administrative detention center", []),
        ("to life in prison", ["life"]),
        ("eight years in prison and 70 lashes", ["eight years in prison and 70 lashes"]),
        ("a 30-year-old activist", []),
        ("two years ago", []),
        ("six months later", []),
        ("nine posts", []),
        ("", []),
    ],
)
def test_terms_are_read_as_worded(text: str, expected: list[str]) -> None:
    assert [term.text for term in terms_in(text)] == expected


def test_each_person_has_the_term_behind_the_name() -> None:
    assert assigned([Term("four years", 10), Term("three years", 30)], [5, 25], 0) == [
        Term("four years", 10),
        Term("three years", 30),
    ]


def test_people_without_terms_of_their_own_share_one() -> None:
    assert assigned([Term("four years", 30)], [5, 15], 0) == [Term("four years", 30)] * 2


def test_without_a_term_nobody_has_one() -> None:
    assert assigned([], [5], 0) == [None]


def test_a_year_before_the_term_is_no_end_of_a_range() -> None:
    assert [one.text for one in terms_in("sentenced on 20 November 2024 to seven years")] == ["seven years"]
    assert [one.text for one in terms_in("sentenced to three to five years")] == ["three to five years"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("sentenced to nine and seven years in prison, respectively.", ["nine years", "seven years"]),
        ("jailed for nine years and seven months respectively", ["nine years", "seven months"]),
        ("sentenced to nine and seven years in prison.", []),
    ],
)
def test_terms_told_in_the_order_of_the_names_are_each_ones_own(text: str, expected: list[str]) -> None:
    assert [one.text for one in respective(text, 2) if one is not None] == expected


def test_terms_are_given_to_nobody_where_there_are_not_as_many_as_people() -> None:
    assert respective("sentenced to nine and seven years in prison, respectively.", 3) == []


def test_a_sentence_is_what_it_was_changed_to() -> None:
    assert changed_to("reduced from nine years to six years and a month") == "six years and a month"
    assert changed_to("reduced to six years") == "reduced to six years"


@pytest.mark.parametrize(("said", "term"), [
    ("sentenced to a six-year prison term", "six-year"),
    ("given a 15-day term", "15-day"),
    ("jailed for a year and a half", "a year and a half"),
])  # fmt: skip
def test_the_article_before_a_number_is_no_part_of_a_term(said: str, term: str) -> None:
    assert [each.text for each in terms_in(said)] == [term]
