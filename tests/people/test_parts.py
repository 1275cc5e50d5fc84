"""Names in their parts, with the readings of each."""

from __future__ import annotations

import pytest

from habeas.errors import BadVocabulary
from habeas.people import parts
from habeas.people.han import han_readings, simplified
from habeas.people.name_rules import read_name_rules
from habeas.people.parts import given_place, parts_of
from habeas.people.readings import ending_of, manly, part, sinitic
from habeas.terms import load_toml


def words(name: str) -> tuple[list[str], str | None]:
    parts = parts_of(name)
    return [each.text for each in parts.proper], None if parts.father is None else parts.father.text


@pytest.mark.parametrize(
    ("name", "proper", "father"),
    [
        ("Cəmilə Tofiq qızı Nurlu", ["Cəmilə", "Nurlu"], "Tofiq"),
        ("Нурлу Джамиля Тофиг кызы", ["Нурлу", "Джамиля"], "Тофиг"),
        ("Лосев Фёдор Ильич", ["Лосев", "Фёдор"], "Ильич"),
        ("Olga Sergeevna Panina", ["Olga", "Panina"], "Sergeevna"),
        ("Roman Wiktorowitsch Simin", ["Roman", "Simin"], "Wiktorowitsch"),
        ("Сымон Янкавіч Воўк", ["Сымон", "Воўк"], "Янкавіч"),
        ("Yekaterina Lomova", ["Yekaterina", "Lomova"], None),
        ("Nino Maria Karpovich Bondar", ["Nino", "Maria", "Bondar"], "Karpovich"),
        ("Nasser bin Khalid al-Harbi", ["Nasser", "Khalid", "Harbi"], None),
        ("Dawud as-Sadr", ["Dawud", "Sadr"], None),
        ("عبد الرحيم النجار", ["عبدرحيم", "نجار"], None),
        ("Nur al-Din Harb", ["NurDin", "Harb"], None),
        ("Peña Ruiz, Marta", ["Marta", "Peña", "Ruiz"], None),
        ("宋志明", ["宋", "志明"], None),
        ("歐陽文華", ["歐陽", "文華"], None),
        ("约翰·史密斯", ["约翰", "史密斯"], None),
        ("Dr. Ana de la Torre", ["Ana", "Torre"], None),
        ("Luật sư Lê Thị Hạnh", ["Lê", "Thị", "Hạnh"], None),
        ("г-н Пётр Лосев", ["Пётр", "Лосев"], None),
        ("Marta “Tita” Ruiz", ["Marta", "Ruiz"], None),
        ("П.И. Лосев", ["П", "И", "Лосев"], None),
        ("MartaRuiz", ["Marta", "Ruiz"], None),
        ("Ewan McDonald", ["Ewan", "McDonald"], None),
        ("", [], None),
        ("N.N.", [], None),
        ("the journalist", [], None),
        ("???", [], None),
    ],
)
def test_a_name_is_taken_apart_by_the_rules_of_its_language(name: str, proper: list[str], father: str | None) -> None:
    assert words(name) == (proper, father)


def test_a_name_of_five_hundred_words_is_read_at_its_beginning() -> None:
    assert len(parts_of("Ana " * 500).proper) <= 12


def test_the_given_name_comes_after_a_surname_that_stands_first() -> None:
    assert [given_place(parts_of(name)) for name in ("Losev Pyotr", "Pyotr Losev", "宋志明", "Ana Prado")] == [
        1,
        0,
        1,
        0,
    ]


def test_characters_are_simplified_and_read_in_three_languages() -> None:
    assert simplified("黎文孟陳") == "黎文孟陈"
    assert han_readings("文孟") == ("wenmeng", "manmaang", "vanmanh")
    assert han_readings("𠀀")[1:] == (None, None)


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("zhiming", "chih-ming"),
        ("xiaobo", "hsiao-po"),
        ("guoqiang", "kuo-ch'iang"),
        ("zedong", "tse-tung"),
        ("cao", "ts'ao"),
    ],
)
def test_chinese_romanizations_of_one_name_are_one(left: str, right: str) -> None:
    assert sinitic(left) == sinitic(right)


def test_palladius_is_one_of_the_readings_of_a_cyrillic_word() -> None:
    assert sinitic("zhiming") in part("чжимин", "always").syllables
    assert sinitic("jianguo") in part("цзяньго", "always").syllables


def test_the_father_s_own_name_is_what_is_read_of_a_patronymic() -> None:
    assert part("Назирович", "always", fathers=True).codes == part("Nazir", "always", fathers=True).codes


def test_a_surname_has_the_form_and_the_kind_of_its_ending() -> None:
    assert manly(part("Панина", "always").codes[0]) == part("Панин", "always").codes[0]
    assert manly(part("Тихоновская", "always").codes[0]) == part("Тихоновский", "always").codes[0]
    kinds = [ending_of(part(word, "always")) for word in ("Babayeva", "Babayli", "Babayzade", "Lomidze", "Ruiz")]
    assert kinds == ["ov", "li", "zada", "dze", None]


def test_rules_that_are_not_rules_are_refused() -> None:
    data = load_toml("people/parts.toml")
    for name, wrong in (("titles", "mr"), ("sinitic", "x"), ("endings", 1), ("patronymic", "(")):
        with pytest.raises(BadVocabulary, match=r"parts\.toml"):
            read_name_rules({**data, name: wrong})


@pytest.mark.parametrize(
    "name",
    [
        "Aysel Bayova",
        "Bayova, Aysel",
        "Пётр Сергеевич Рудков",
        "Rudkov Pyotr Sergeyevich",
        "Ana Belén Quispe-Mamani",
        "Đoàn Thị Mai",
        "Selin-Ada Torlak",
        "გიორგი ბაიაძე",
        "MarkoPetrov Ilić",
        "Dr. Wei Fang",
        "Ahmed bin Tariq Halef",
        "Nur al-Din Halef",
        "Luz Torres de Quispe",
        "Lam Vy Anh",
    ],
)
def test_a_name_is_read_alike_whether_or_not_its_words_were_looked_up_first(
    name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    quickly = parts.parts_of.__wrapped__(name)
    parts._between_spaces.cache_clear()
    with monkeypatch.context() as patched:
        patched.setattr(parts, "_ordinary", lambda word: False)
        by_rule = parts.parts_of.__wrapped__(name)
    parts._between_spaces.cache_clear()
    assert repr(quickly) == repr(by_rule)
