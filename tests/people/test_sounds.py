"""The sounds of words from any alphabet, and how far two of them are apart."""

from __future__ import annotations

import pytest

from habeas.errors import BadVocabulary
from habeas.people.sounds import code, distance, own_script, read_sounds, script_of, way_of
from habeas.terms import load_toml

LIKE = 0.06


def apart(left: str, right: str, *, unvowelled: bool = False) -> float:
    one, other = (code(name, way_of(name)) for name in (left.casefold(), right.casefold()))
    return distance(one, other, unvowelled=unvowelled)


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("Müşfiq", "Mushfig"),
        ("Müşfiq", "Мушфиг"),
        ("Cabbarlı", "Джаббарлы"),
        ("Xanlar", "Khanlar"),
        ("Ağasəf", "Агасаф"),
        ("Tschukowski", "Чуковский"),
        ("Wojciech", "Войцех"),
        ("Жлоба", "Zhloba"),
        ("Ščerbakov", "Щербаков"),
        ("Szczerba", "Щерба"),
        ("Гнатюк", "Hnatiuk"),
        ("ჭყონია", "Chkonia"),
        ("ღვინიაშვილი", "Gviniashvili"),
        ("ገብሩ", "Gebru"),
        ("Յակոբյան", "Yakobyan"),
        ("Quintero", "Кинтеро"),
        ("Gyimesi", "Dimesi"),
    ],
)
def test_one_name_has_one_sound_in_every_spelling(left: str, right: str) -> None:
    assert apart(left, right) <= LIKE


@pytest.mark.parametrize(
    ("left", "right"),
    [("منصور", "Mansour"), ("کرمانی", "Kermani"), ("تشانغ", "Chang"), ("خديجة", "Khadija"), ("ذكري", "Zikri")],
)
def test_arabic_letters_leave_vowels_out(left: str, right: str) -> None:
    assert apart(left, right, unvowelled=True) <= LIKE


@pytest.mark.parametrize(("left", "right"), [("Vaqif", "Namiq"), ("Petrov", "Sidorov"), ("Salem", "Karim")])
def test_other_names_are_far_apart(left: str, right: str) -> None:
    assert apart(left, right) > 0.35


def test_the_distance_is_the_same_both_ways_and_nothing_is_like_a_name() -> None:
    assert distance("rufat", "rafut") == distance("rafut", "rufat") > 0
    assert distance("", "rufat") == 1.0


def test_two_letters_changed_about_are_one_slip() -> None:
    assert distance("mamadov", "mamdaov") < distance("mamadov", "mabadof")


@pytest.mark.parametrize(
    ("mixed", "whole"), [("Cафаров", "Сафаров"), ("Safаrov", "Safarov"), ("Ивaнoв", "Иванов"), ("Hасан", "Насан")]
)
def test_look_alike_letters_are_put_back_into_the_script_of_the_word(mixed: str, whole: str) -> None:
    assert own_script(mixed.casefold()) == whole.casefold()


def test_a_letter_that_only_one_way_of_writing_has_shows_how_the_name_is_read() -> None:
    assert [way_of(name) for name in ("ceyhun əliyev", "jan dvořák", "lê thị hạnh", "john cook")] == [
        "turkic",
        "slavic",
        "vietnamese",
        "always",
    ]
    assert (code("ceyhun", "turkic")[0], code("cook")[0]) == ("J", "2")


def test_scripts_are_told_apart() -> None:
    assert [script_of(word) for word in ("ə", "ж", "ش", "文", "ሀ", "ჭ", "?")] == [
        "latin",
        "cyrillic",
        "arabic",
        "han",
        "ethiopic",
        "georgian",
        "other",
    ]


def test_a_word_that_is_partly_in_georgian_letters_is_read_whole() -> None:
    assert code("ზarvani") == code("zarvani")


def test_a_table_of_sounds_that_is_not_one_is_refused() -> None:
    data = load_toml("people/sounds.toml")
    with pytest.raises(BadVocabulary, match="look_alikes"):
        read_sounds({**data, "look_alikes": {"latin": "a", "cyrillic": "аб"}})
    with pytest.raises(BadVocabulary, match="number"):
        read_sounds({**data, "distances": {"swap": "much"}})
    with pytest.raises(BadVocabulary, match="near"):
        read_sounds({key: value for key, value in data.items() if key != "near"})
