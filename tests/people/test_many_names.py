"""Many pairs of names at once get what each pair gets by itself."""

from __future__ import annotations

import gc
from itertools import combinations_with_replacement

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from habeas.model import Mention
from habeas.people.edits import Codings, distances
from habeas.people.grouping import group
from habeas.people.likely import likely
from habeas.people.likeness import compare_parts
from habeas.people.name_scores import FATHERS_DIFFER, KEPT, SCORE, NameScores, compared, compared_alone
from habeas.people.name_table import NameTable
from habeas.people.part_likeness import VERDICTS
from habeas.people.part_likeness import compared as compared_parts
from habeas.people.part_table import PartTable
from habeas.people.parts import parts_of
from habeas.people.readings import Part
from habeas.people.sounds import distance

# Invented people in the spellings that rules of their own are for.
NAMES = [
    "Zaur Nurlov",
    "Zaur Tofig oglu Nurlov",
    "Nurlov Zaur Tofiq oğlu",
    "Заур Нурлов",
    "Zaur Ali oglu Nurlov",
    "Zaura Nurlova",
    "Z. Nurlov",
    "Nurlov",
    "Haile Mikael Zeray",
    "Hailemikael Zeray",
    "ኃይለ ሚካኤል ዘርአይ",
    "Salim Hamdan al-Nouri",
    "سالم حمدان النوري",
    "سليم النوري",
    "Khalid bin Salim al-Nouri",
    "Marta Ruiz Peña",
    "Marta Peña",
    "María Ruiz de Peña",
    "Luis García López",
    "Luis López García",
    "Karim Nouri",
    "Karima Nouri",
    "Paulo Lima",
    "Paula Lima",
    "Valentina Nurlova",
    "Valentin Nurlov",
    "Wu Zhiyong",
    "Wu Zhiqiang",
    "Pak Tong-il",
    "Park Tong-un",
    "Abdul Rahman Sabeti",
    "Abdulrahim Sabeti",
    "Lin Xiaowen",
    "Lam Hiu-man",
    "Raymond Lam Hiu-man",
    "林曉文",
    "林晓文",
    "Lâm Hiểu Văn",
    "Trần Thị Hòa",
    "Tran Thi Hoa",
    "Trần Thị Hoà",
    "Mohammad Sabeti",
    "Mohammad-Reza Sabeti",
    "محمدرضا ثابتی",
    "Lomins Jānis",
    "Ломин Янис",
    "Gurban Mammadov",
    "Mammad Gurbanov",
    "Beyeli, Elsad",
    "Babayeva Elşad Rəsul Kərim Vəli Nəsib",
    "Tesfaye Bekele",
    "Bekele Tesfaye",
    "Ahmed Samir Qurtash",
    "Samir Ahmed Qurtash",
    "Kim Min-su",
    "Kim Min-seo",
    "정은지",
    "이재민",
    "Lee Jae-min",
    "Leung Tak-hung",
    "Leung Tak-keung",
    "区海林",
    "María Gómez",
    "María Gámez",
    "Saeed Hosseini",
    "سعیده حسنی",
    "Li Heping",
    "Chen Jiuming",
    "陈秋明",
    "曾天秀",
    "גדעון לוין",
    "Waleed Abulzahr Nouri",
    "Cemal Şahin",
    "Kemal Ardun",
    "N.N.",
    "",
    "Şule Karınay",
    "Şule Karunay",
    "Lucía Breña",
    "Lucía Briña",
    "Ivan Dratoval",
    "Ivan Dratovalov",
    "Lee Seung-dok",
    "Lee Sung-dok",
    "Mohammad Reza Zarvani",
    "Mohammad Zarvani",
    "نرگس زروانی",
    "Narges Zarvanian",
    "Narges Zarvani",
    "Ксения Морунова",
    "Оксана Морунова",
    "Lê Chí Dũng",
    "Lê Chí Dụng",
    "Amadou Kunta",
    "Amadi Kunta",
    "Mohammad Reza Faqavi",
    "Mohammadreza Faghavi",
    "Yerlan Moratuly",
    "Yerlan Moratov",
    "Ерлан Моратұлы",
    "Navid Qolavian",
    "Navid Gholaviyan",
    "راھىلە ماۋلۇت",
    "Rahile Mawlut",
    "Tariq Elshorbagy",
    "Tariq al-Shorbagy",
    "سلمى الزهراب",
    "Salma Alzahrab",
    "Siarhei Murlou",
    "Sergei Murlov",
    "Сяргей Мурлаў",
    "Lee Jin-woo",
    "Lee Jin-u",
    "Leyla Yunus",
    "Leyla Yunusova",
    "מרדכי לוין",
    "Mordechai Levin",
]
letters = st.sampled_from("abcdehijklmnoprstuvyzgqAÉşəßжяовслимеاليحمدمሚካ王明陳林 '-.,")
odd = st.text(letters, max_size=20)


def distinct_parts(names: list[str]) -> list[Part]:
    found: dict[Part, None] = {}
    for name in map(parts_of, names):
        found.update(dict.fromkeys(name.proper if name.father is None else (*name.proper, name.father)))
    return list(found)


def assert_parts_are_compared_as_alone(names: list[str]) -> None:
    parts = distinct_parts(names)
    pairs = np.array(list(combinations_with_replacement(range(len(parts)), 2)), dtype=np.int64).reshape(-1, 2)
    verdicts, apart = compared_parts(PartTable(parts), pairs[:, 0], pairs[:, 1])
    for (one, other), verdict, far in zip(pairs.tolist(), verdicts.tolist(), apart.tolist(), strict=True):
        alone = compare_parts(parts[one], parts[other])
        assert (VERDICTS[verdict], far) == (alone.likeness, alone.distance), (parts[one].text, parts[other].text)


def assert_names_are_compared_as_alone(texts: list[str]) -> None:
    names = [parts_of(text) for text in sorted(set(texts))]
    pairs = np.array(list(combinations_with_replacement(range(len(names)), 2)), dtype=np.int64).reshape(-1, 2)
    together = compared(NameTable(names), pairs[:, 1], pairs[:, 0])
    alone = compared_alone(names, pairs[:, 0], pairs[:, 1])
    for (one, other), mine, theirs in zip(pairs.tolist(), together.tolist(), alone.tolist(), strict=True):
        assert mine == theirs, (names[one].text, names[other].text, KEPT)


def test_parts_in_every_script_are_compared_together_as_alone() -> None:
    assert_parts_are_compared_as_alone(NAMES)


@settings(max_examples=100, deadline=None)
@given(st.lists(odd, min_size=1, max_size=5))
def test_any_parts_are_compared_together_as_alone(texts: list[str]) -> None:
    assert_parts_are_compared_as_alone(texts)


def test_names_in_every_script_are_compared_together_as_alone() -> None:
    assert_names_are_compared_as_alone(NAMES)


@settings(max_examples=100, deadline=None)
@given(st.lists(odd, min_size=1, max_size=5))
def test_any_names_are_compared_together_as_alone(texts: list[str]) -> None:
    assert_names_are_compared_as_alone(texts)


def test_codings_too_long_for_small_numbers_are_measured_as_alone() -> None:
    codings = ["kam" * 90, "kam" * 89 + "Ges", "Zur" * 60]
    pairs = np.array([(0, 1), (1, 2), (0, 2)], dtype=np.int64)
    found = distances(Codings(codings), pairs[:, 0], pairs[:, 1])
    assert found.tolist() == [distance(codings[one], codings[other]) for one, other in pairs.tolist()]


def test_two_spellings_of_one_name_are_likely_and_two_names_are_not() -> None:
    table = NameTable([parts_of(name) for name in ("Zaur Nurlov", "Заур Нурлов", "Marta Ruiz", "Hailemikael Zeray")])
    one, other = np.array([0, 0, 2], dtype=np.int64), np.array([1, 2, 3], dtype=np.int64)
    assert likely(table, one, other).tolist() == [True, False, False]


def test_parts_run_together_are_likely_one_name() -> None:
    table = NameTable([parts_of(name) for name in ("Haile Mikael Zeray", "Hailemikael Zeray")])
    assert likely(table, np.array([0], dtype=np.int64), np.array([1], dtype=np.int64)).tolist() == [True]


def test_what_was_compared_before_is_remembered_as_it_was() -> None:
    names, scores = NAMES[:12], NameScores(processes=1)
    scores.add(names[:6])
    early = np.array(list(combinations_with_replacement(range(6), 2)), dtype=np.int64)
    first = scores.scores(early[:, 0], early[:, 1])
    scores.add(names)
    pairs = np.array(list(combinations_with_replacement(range(12), 2)), dtype=np.int64)
    later = scores.scores(pairs[:, 1], pairs[:, 0])
    fresh = NameScores(processes=1)
    fresh.add(names)
    assert np.array_equal(later, fresh.scores(pairs[:, 0], pairs[:, 1]))
    assert np.array_equal(first, scores.scores(early[:, 0], early[:, 1]))
    assert (later[:, FATHERS_DIFFER] > 0).any()
    assert np.isneginf(later[:, SCORE]).any()


def test_what_a_server_keeps_out_of_the_search_for_garbage_stays_out_when_names_are_compared() -> None:
    gc.freeze()
    try:
        group([Mention("a", "Zaur Nurlov"), Mention("b", "Zaur Nurlov")])
        assert gc.get_freeze_count() > 0
    finally:
        gc.unfreeze()
