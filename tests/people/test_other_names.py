"""Two names that sound alike are two people's where what they are made of tells; and their spellings stay one."""

from __future__ import annotations

import pytest

from habeas.errors import BadVocabulary
from habeas.people.name_rules import name_rules, read_name_rules
from habeas.people.pairs import compare_names
from habeas.people.verdict import Verdict
from habeas.terms import load_toml

# Invented people.
TWO = [
    ("Tesfaye Bekele", "Bekele Tesfaye"),  # the second is the father's
    ("Meles Zorit", "Zorit Meles"),
    ("Ahmed Samir Qurtash", "Samir Ahmed Qurtash"),
    ("أحمد علي قرطاش", "علي أحمد قرطاش"),
    ("Kim Min-su", "Kim Min-seo"),
    ("Park Ji-hyun", "Park Ji-hoon"),
    ("정은지", "정은주"),
    ("Leung Tak-hung", "Leung Tak-keung"),
    ("Cemal Ardun", "Kemal Ardun"),
    ("Hamid Zarvani", "Hamed Zarvani"),
    ("Emin Ardun", "Emine Ardun"),
    ("Евгений Зарубенко", "Evgenia Zarubenko"),
    ("María José Gómez", "María José Gámez"),
    ("Carlos Fernández Lupo", "Carlos Hernández Lupo"),
    ("Saeed Hosseini", "Saeed Hassani"),
    ("Aynur Rashidova", "Aynur Rashadova"),
    ("Nguyễn Thị Tâm", "Nguyễn Thị Thắm"),
    ("Li Heping", "Li Hepeng"),
    ("Chen Jiuming", "陈秋明"),
    ("Zeynep Aksoy", "Zeynep Akay"),
    ("سعیده زروانی", "Saeed Zarvani"),
    ("Şule Karınay", "Şule Karunay"),
    ("Lucía Breña", "Lucía Briña"),
    ("Ivan Dratoval", "Ivan Dratovalov"),
    ("Lee Seung-dok", "Lee Sung-dok"),
    ("Mohammad Reza Zarvani", "Mohammad Zarvani"),
    ("نرگس زروانی", "Narges Zarvanian"),
    ("Narges Zarvani", "Narges Zarvanian"),
    ("Ксения Морунова", "Оксана Морунова"),
    ("Lê Chí Dũng", "Lê Chí Dụng"),
    ("Amadou Kunta", "Amadi Kunta"),
]
ONE = [
    ("რუფინ ზარვანოვი", "Rufin Zarvanov"),  # the case of Georgian, and its letter for p and f
    ("Mohammad Reza Faqavi", "Mohammadreza Faghavi"),
    ("Yerlan Moratuly", "Yerlan Moratov"),
    ("Ерлан Моратұлы", "Yerlan Moratov"),
    ("Navid Qolavian", "Navid Gholaviyan"),
    ("راھىلە ماۋلۇت", "Rahile Mawlut"),
    ("Tariq Elshorbagy", "Tariq al-Shorbagy"),
    ("سلمى الزهراب", "Salma Alzahrab"),
    ("Siarhei Murlou", "Sergei Murlov"),
    ("Сяргей Мурлаў", "Siarhei Murlou"),
    ("Lee Jin-woo", "Lee Jin-u"),
    ("Leyla Yunus", "Leyla Yunusova"),
    ("מרדכי לוין", "Mordechai Levin"),
    ("Youssef El Karmaoui", "Yusuf al-Qarmawi"),  # no surname in -ef
    ("وليد أبو الزهر", "Waleed Abulzahr"),
    ("عبد المنعم أبو الزهر", "Abdel Moneim Aboul Zahr"),
    ("الشيخ نادر زرواني", "Nader Zarwani"),
    ("Сергей Ворнаткин", "Sergueï Vornatkine"),
    ("Саша Зарубенко", "Александра Зарубенко"),
    ("劉曉林", "Лю Сяолинь"),
    ("区海林", "Au Hoi-lam"),
    ("Zeng Tianxiu", "曾天秀"),
    ("김민수", "Kim Min-soo"),
    ("이재민", "Lee Jae-min"),
    ("גדעון לוין", "Gidon Levin"),
    ("गौतम नवदेव", "Gautam Navdev"),
    ("Ramón Jiménez", "Ramón Giménez"),
    ("Elçin Zərbəli", "Elchin Zarbali"),
    ("حامد زروانی", "Hamid Zarvani"),
    ("Marta Zarubina", "Marta Zaroubine"),
]


@pytest.mark.parametrize(("left", "right"), TWO)
def test_names_that_are_near_but_of_two_people_are_never_one(left: str, right: str) -> None:
    found = compare_names(left, right)
    assert found.verdict is Verdict.DIFFERENT, found


@pytest.mark.parametrize(("left", "right"), ONE)
def test_spellings_of_one_name_stay_one(left: str, right: str) -> None:
    assert compare_names(left, right).verdict is Verdict.SAME


def test_a_comma_shows_the_surname_so_two_given_names_may_stand_in_either_order() -> None:
    assert compare_names("Simon, Paul Daniel", "Paul Daniel Simon").verdict is Verdict.SAME


def test_what_turned_names_say_is_said_in_a_sentence() -> None:
    [told] = [each for each in compare_names("Girma Tadesse", "Tadesse Girma").sentences if each.adds < -5]
    assert told.text.startswith("Given names stand in another order, so that each is the other's father's name")


def test_rules_of_korean_syllables_have_to_be_pairs() -> None:
    assert name_rules().korean_apart
    with pytest.raises(BadVocabulary, match="korean_apart"):
        read_name_rules({**load_toml("people/parts.toml"), "korean_apart": ["eo"]})


def test_one_surname_without_its_ending_is_said_to_be_another_beside_a_slavic_given_name() -> None:
    said = [sentence.text for sentence in compare_names("Ivan Dratoval", "Ivan Dratovalov").sentences]
    assert (
        "Beside a Slavic given name a surname with -ov and one without are two surnames: Dratoval / Dratovalov." in said
    )


def test_a_woman_and_a_man_of_one_surname_are_said_to_be_two() -> None:
    said = [sentence.text for sentence in compare_names("Zaurin Nurlov", "Zaurine Nurlova").sentences]
    assert any(text.startswith("One surname is a woman's and one a man's") for text in said)
