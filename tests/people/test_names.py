"""Names in their parts, and the folds that make their spellings one."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from habeas.errors import BadVocabulary
from habeas.people.names import Name, fold, name_words, parse, read_name_words, readings, skeleton, sound, spelling
from habeas.terms import load_toml


@pytest.mark.parametrize(
    "written",
    [
        "Rufat Safarov",
        "Rüfət Səfərov",
        "Руфат Сафаров",
        "Safarov, Rufat",
        "Mr. Rufat Safarov",
        "RUFAT SAFAROV",
        "Safarov Rufat",
    ],
)
def test_one_name_has_the_same_parts_in_every_alphabet_and_order(written: str) -> None:
    assert parse(written).full == ("rufat", "safarov")


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("Səfərov Rüfət Eldar oğlu", Name("rufat", (), "eldar", "safarov", True)),
        ("Roman Arkadyevich Abramovich", Name("roman", (), "arkadyevich", "abramovich", False)),
        ("Ivanov Pyotr Sergeyevich", Name("pyotr", (), "sergeyevich", "ivanov", False)),
        ("Mahsa “Zhina” Amini", Name("mahsa", (), None, "amini", False)),
        ("Félix Maradiaga Blandón", Name("felix", ("maradiaga",), None, "blandon", False)),
        ("Ahmed al-Najjar", Name("ahmed", (), None, "najjar", False)),
        ("Shawkan", Name(None, (), None, "shawkan", False)),
        ("刘晓波", Name("liu", (), None, "xiaobo", True)),
        ("???", Name(None, (), None, "", False)),
        ("", Name(None, (), None, "", False)),
    ],
)
def test_a_name_is_taken_apart(written: str, expected: Name) -> None:
    assert parse(written) == expected


def test_azerbaijani_letters_have_their_own_sounds_only_in_azerbaijani_names() -> None:
    assert parse("Cavid Ağayev").full == ("javid", "aghayev")
    assert parse("Carl Cook").full == ("carl", "cook")


@pytest.mark.parametrize(
    ("left", "right"), [("ibadoghlu", "ibadoglu"), ("khalid", "halid"), ("aliyev", "aliev"), ("hassan", "hasan")]
)
def test_one_consonant_spelt_in_two_ways_is_one_spelling(left: str, right: str) -> None:
    assert spelling(left) == spelling(right)


def test_the_last_vowel_keeps_alexandra_from_alexandre() -> None:
    assert sound("alexandra") != sound("alexandre")
    assert sound("safarov") == sound("seferov")


def test_mammadli_and_mammadov_differ_in_every_fold() -> None:
    assert len({skeleton("mammadli"), skeleton("mammadov")}) == 2


def test_a_marked_name_has_the_readings_that_papers_give_it() -> None:
    assert [name.full for name in readings("Oršova")] == [("orsova",), ("orshova",)]
    assert readings("Orsova") == (parse("Orsova"),)


def test_a_marked_letter_needs_two_spellings() -> None:
    with pytest.raises(BadVocabulary, match="marked"):
        read_name_words({**load_toml("people/names.toml"), "marked": {"š": ["s"]}})


@given(st.text(max_size=40))
def test_any_text_has_parts_and_folding_again_changes_nothing(text: str) -> None:
    parts = parse(text)
    assert all(part and fold(part) == part for part in parts.full)


def test_a_vocabulary_without_titles_is_refused() -> None:
    data = {**load_toml("people/names.toml"), "titles": []}
    with pytest.raises(BadVocabulary, match="titles"):
        read_name_words(data)
    assert "mr" in name_words().titles
