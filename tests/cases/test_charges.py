"""Each charge with its own course, article and code, and how it stands on a day."""

from __future__ import annotations

from datetime import date

import pytest
from tests.acts.told import acts_of, told

from habeas.cases.charges import Course, courses, read_charge_words
from habeas.errors import BadVocabulary
from habeas.model import SourcedClaim

THEFT = ("theft",)


def the_course(*claims: SourcedClaim) -> Course:
    (course,) = courses(acts_of(*claims))
    return course


@pytest.mark.parametrize(
    ("later", "standing"),
    [
        ((), "pending"),
        ((told("sentence", "2024-06-05", at=50, charges=THEFT, term="two years"),), "convicted"),
        ((told("release", "2024-06-05", at=50, charges=THEFT, words="was acquitted of theft"),), "acquitted"),
        ((told("sentence", "2024-06-05", at=50, term="two years"),), "outcome not told"),
        ((told("sentence", "2023-06-05", at=50, term="two years"),), "pending"),
        ((told("release", "2024-06-05", at=50, charges=THEFT, words="the charges were dropped"),), "dropped"),
        ((told("release", "2024-06-05", at=50, charges=THEFT, words="was freed"),), "pending"),
        (
            (
                told("sentence", "2024-06-05", at=50, charges=THEFT),
                told("trial", "2024-07-05", at=90, charges=THEFT, words="the appeals court heard it"),
            ),
            "on appeal",
        ),
        (
            (
                told("sentence", "2024-06-05", at=50, charges=THEFT),
                told("trial", "2024-07-05", at=90, charges=THEFT, words="the appeals court upheld it"),
            ),
            "convicted",
        ),
    ],
)
def test_a_charge_stands_as_the_last_act_that_settles_it(later: tuple[SourcedClaim, ...], standing: str) -> None:
    course = the_course(
        told("charge", "2024-03-05", charges=THEFT, published="2024-12-01"),
        *(told_late(each) for each in later),
    )
    assert course.standing() == standing
    assert course.standing(date(2024, 4, 1)) == "pending"


def told_late(claim: SourcedClaim) -> SourcedClaim:
    from dataclasses import replace

    from tests.build import a_date

    return replace(claim, document=replace(claim.document, published=a_date("2024-12-01")))


def test_what_is_left_of_a_sentence_counts_from_the_sentence() -> None:
    course = the_course(told("sentence", "2024-03-05", charges=THEFT, term="30 days"))
    found = course.left(date(2024, 3, 15))
    assert found is not None
    assert found[0] == 20
    assert course.left(date(2024, 3, 1)) is None
    assert course.left(date(2025, 3, 1)) == (0, found[1])


def test_life_has_no_days_left_that_could_be_counted() -> None:
    assert the_course(told("sentence", "2024-03-05", charges=THEFT, term="life")).left(date(2024, 3, 15)) is None


def test_an_article_and_its_code_are_those_that_a_source_names() -> None:
    words = "was charged with theft under Article 177.2 of the Criminal Code"
    claim = told("charge", "2024-03-05", charges=THEFT, words=words)
    course = the_course(claim)
    assert (course.article, course.code_kind, course.code) == ("Article 177.2", "criminal", None)


def test_the_days_on_which_a_code_is_in_force_are_known_where_they_are_data() -> None:
    from dataclasses import replace

    words = "was charged with theft under Article 177.2 of the Criminal Code"
    claim = told("charge", "2024-03-05", charges=THEFT, words=words)
    there = replace(claim, document=replace(claim.document, country="AZ"))
    code = the_course(there).code
    assert code is not None
    assert str(code.since) == "2000-09-01"
    assert code.in_force(date(2024, 3, 5))
    assert not code.in_force(date(1999, 3, 5))


def test_no_article_is_taken_from_a_sentence_that_names_two() -> None:
    words = "was charged with theft under Article 177.2, and a neighbour under Article 12"
    assert the_course(told("charge", "2024-03-05", charges=THEFT, words=words)).article is None


@pytest.mark.parametrize("data", [{}, {"acquitted": ["a"]}])
def test_a_vocabulary_that_does_not_say_what_it_should_is_refused(data: dict[str, object]) -> None:
    with pytest.raises(BadVocabulary):
        read_charge_words(data)
