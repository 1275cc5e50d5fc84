"""One part of a name against another."""

from __future__ import annotations

import pytest

from habeas.people.alignment import align
from habeas.people.likeness import Likeness, compare_parts
from habeas.people.parts import parts_of
from habeas.people.rarity import common, worth
from habeas.people.readings import VIETNAMESE, part


def likeness(left: str, right: str, way: str = "always") -> Likeness:
    return compare_parts(part(left, way), part(right, way)).likeness


@pytest.mark.parametrize(
    ("left", "right", "expected"),
    [
        ("Nurlu", "NURLU", Likeness.EQUAL),
        ("Peña", "Pena", Likeness.EQUAL),
        ("Babayev", "Бабаев", Likeness.VARIANT),
        ("Panin", "Панина", Likeness.VARIANT),
        ("Oleksandr", "Alexander", Likeness.VARIANT),
        ("Nazarov", "Nazarow", Likeness.VARIANT),
        ("Babayev", "Babayve", Likeness.CLOSE),
        ("Yunus", "Yunusov", Likeness.CLOSE),
        ("R.", "Rufat", Likeness.INITIAL),
        ("R.", "R.", Likeness.INITIAL),
        ("R.", "Anar", Likeness.CONTRADICTED),
        ("Babayli", "Babayov", Likeness.CONTRADICTED),
        ("Huseyn", "Huseynzada", Likeness.CONTRADICTED),
        ("Ahmet", "Mehmet", Likeness.CONTRADICTED),
        ("Elnur", "Elmar", Likeness.CONTRADICTED),
        ("Aleksandr", "Aleksandra", Likeness.CONTRADICTED),
        ("Mohammad", "Mohammadreza", Likeness.CONTRADICTED),
        ("志明", "志强", Likeness.CONTRADICTED),
        ("曉文", "晓文", Likeness.EQUAL),
        ("志明", "Chih-ming", Likeness.VARIANT),
        ("偉", "Wai", Likeness.VARIANT),
        ("孟", "Mạnh", Likeness.VARIANT),
        ("أحمد", "احمد", Likeness.VARIANT),
        ("سلمى", "سلمي", Likeness.VARIANT),
        ("فاطمة", "فاطمه", Likeness.VARIANT),
        ("سعید", "سعیده", Likeness.CONTRADICTED),
        ("سالم", "سليم", Likeness.CONTRADICTED),
        ("Lomins", "Ломин", Likeness.CLOSE),
        ("ሠናይት", "ሰናይት", Likeness.VARIANT),
    ],
)
def test_two_parts_have_a_verdict(left: str, right: str, expected: Likeness) -> None:
    assert likeness(left, right) is likeness(right, left) is expected


@pytest.mark.parametrize(
    ("left", "right", "expected"),
    [
        ("Hùng", "Hưng", Likeness.CONTRADICTED),
        ("Hòa", "Hoà", Likeness.EQUAL),
        ("Hùng", "Hung", Likeness.EQUAL),
        ("Thanh", "Sinh", Likeness.CONTRADICTED),
    ],
)
def test_vietnamese_marks_tell_names_apart_where_both_have_them(left: str, right: str, expected: Likeness) -> None:
    assert likeness(left, right, VIETNAMESE) is expected


def test_heshmat_and_heshmatollah_are_spellings_of_one_name() -> None:
    assert likeness("Heshmat", "Heshmatollah") is not Likeness.EQUAL
    assert not compare_parts(part("Rahmat", "always"), part("Rahmatollah", "always")).distance > 0.5


def test_two_parts_may_stand_against_one_that_joins_them() -> None:
    laid = align(parts_of("Haile Mikael Zeray"), parts_of("Hailemikael Zeray"))
    assert [(match.left, match.right) for match in laid.matches] == [((0, 1), (0,)), ((2,), (1,))]
    assert (laid.contradicted, laid.left_only, laid.right_only) == ((), (), ())


def test_what_remains_on_one_side_is_left_out_and_on_both_contradicts() -> None:
    laid = align(parts_of("Marta Ruiz Peña"), parts_of("Marta Ruiz"))
    assert (laid.left_only, laid.contradicted) == ((2,), ())
    laid = align(parts_of("Marta Ruiz Peña"), parts_of("Marta Ruiz Solano"))
    assert [(match.left, match.right) for match in laid.contradicted] == [((2,), (2,))]


def test_a_father_s_name_without_its_marker_agrees_with_the_marked_one() -> None:
    laid = align(parts_of("Нурлов Заур Тофиг"), parts_of("Нурлов Заур Тофиг оглы"))
    assert laid.father is not None
    assert laid.father.likeness is Likeness.EQUAL
    assert not laid.father_left_out


def test_agreeing_on_a_common_part_says_less() -> None:
    rare, often = part("Zalpurkin", "always"), part("Məmmədov", "turkic")
    assert worth(rare) == 1.0
    assert 0.3 < worth(often) < 0.6
    assert worth(rare, lambda _: 0.5) < 0.1
    assert all(0 < share < 1 for share in common().values())
