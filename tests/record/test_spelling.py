"""Names are found in any spelling."""

from __future__ import annotations

import pytest

from habeas.record.spelling import folded, plain_words, spellings


@pytest.mark.parametrize(
    ("name", "plain"),
    [
        ("Rufat Safarov", "rufat safarov"),
        ("Rüfət Səfərov", "rufet seferov"),
        ("RUFAT  SAFAROV", "rufat safarov"),
        ("Руфат Сафаров", "rufat safarov"),
        ("O’Neill-Díaz", "o neill diaz"),
        ("", ""),
    ],
)
def test_a_name_is_folded(name: str, plain: str) -> None:
    assert folded(name) == plain


def test_only_words_with_other_letters_are_spelt_out() -> None:
    assert plain_words("Səfərov met Ana in Órdun, and Səfərov left.") == "ordun safarov seferov"
    assert plain_words("nothing but plain letters") == ""


def test_the_schwa_is_found_either_way() -> None:
    assert spellings("Rüfət Səfərov") == ["rufat safarov", "rufet seferov"]
    assert spellings("Rufat Safarov") == ["rufat safarov"]
