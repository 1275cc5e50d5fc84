"""Whether two mentions are one person, and the sentence that says why."""

from __future__ import annotations

import pytest
from tests.build import a_mention

from habeas.people.compare import Verdict, same


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("Rufat Safarov", "Rüfət Səfərov"),
        ("Rufat Safarov", "Rufet Seferov"),
        ("Rufat Safarov", "Руфат Сафаров"),
        ("Gubad Ibadoghlu", "Qubad İbadoğlu"),
        ("Rufat Safarov", "Rufat Eldar oglu Safarov"),
        ("John F. Smith", "John Francis Smith"),
    ],
)
def test_spellings_of_one_name_are_one_person(left: str, right: str) -> None:
    assert same(a_mention(left, country="AZ"), a_mention(right, country="AZ")).verdict is Verdict.SAME


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("Lenka Oršova", "Lenka Orshova"),
        ("Lenka Oršova", "Lenka Orsova"),
        ("Čedomir Živić", "Chedomir Zhivich"),
        ("Čedomir Živić", "Cedomir Zivic"),
        ("Ali Şahin", "Ali Sahin"),
        ("Ali Şahin", "Ali Shahin"),
        ("Ana Muñoz", "Ana Munyoz"),
        ("Jörg Müller", "Joerg Mueller"),
    ],
)
def test_a_marked_letter_may_be_spelt_out_or_without_its_mark(left: str, right: str) -> None:
    for one, other in ((left, right), (right, left)):
        assert same(a_mention(one), a_mention(other)).verdict is Verdict.SAME


@pytest.mark.parametrize(
    ("left", "right"), [("Lenka Orsova", "Lenka Orshova"), ("Li Zang", "Li Zhang"), ("Ana Muñoz", "Ana Munioz Ruiz")]
)
def test_names_that_differ_by_a_spelt_out_mark_are_not_joined_by_that_alone(left: str, right: str) -> None:
    assert same(a_mention(left), a_mention(right)).verdict is not Verdict.SAME


@pytest.mark.parametrize(
    ("left", "right", "reason"),
    [
        ("Anar Mammadli", "Anar Mammadov", "the surnames differ: Anar Mammadli, Anar Mammadov"),
        ("Rufat Safarov", "Ramil Safarov", "the given names differ: Rufat Safarov, Ramil Safarov"),
        (
            "Rufat Eldar oglu Safarov",
            "Rufat Ali oglu Safarov",
            "the fathers' names differ: Rufat Eldar oglu Safarov, Rufat Ali oglu Safarov",
        ),
        ("John Francis Smith", "John Henry Smith", "the middle names differ: John Francis Smith, John Henry Smith"),
        ("Alexandra Dupont", "Alexandre Dupont", "the given names differ: Alexandra Dupont, Alexandre Dupont"),
    ],
)
def test_a_contradicted_part_makes_two_people(left: str, right: str, reason: str) -> None:
    comparison = same(a_mention(left, country="AZ"), a_mention(right, country="AZ"))
    assert (comparison.verdict, comparison.reason) == (Verdict.DIFFERENT, reason)


def test_open_vowels_are_one_only_where_names_come_from_such_an_alphabet() -> None:
    assert (
        same(a_mention("Ellen Grey", country="GB"), a_mention("Allan Grey", country="GB")).verdict is Verdict.DIFFERENT
    )


def test_a_woman_and_a_man_of_one_name_are_two_people() -> None:
    left, right = a_mention("Robin Gray", gender="female"), a_mention("Robin Gray", gender="male")
    assert same(left, right).reason == "one is a woman and the other a man"


def test_a_single_name_is_not_enough_to_tell() -> None:
    assert same(a_mention("Safarov"), a_mention("Rufat Safarov")).verdict is Verdict.UNCLEAR


def test_spellings_in_documents_about_two_countries_are_not_enough_to_tell() -> None:
    left, right = a_mention("Gubad Ibadoghlu", country="AZ"), a_mention("Gubad Ibadoglu", country="GE")
    assert same(left, right).verdict is Verdict.UNCLEAR
