"""Courtesies before a name are no part of it, and what is a name elsewhere stays one."""

from __future__ import annotations

import pytest
from tests.claims.told import claims

NAMES = [
    ("In Myanmar, Ko Thet Naing Oo was arrested on 3 May 2024.", "Thet Naing Oo"),
    ("In Myanmar, Daw Khin Su Hlaing was arrested on 3 May 2024.", "Khin Su Hlaing"),
    ("In Taiwan, Ko Wen Hao was arrested on 3 May 2024.", "Ko Wen Hao"),
    ("In Myanmar, Ko Ko Zin was arrested on 3 May 2024.", "Ko Ko Zin"),
    ("Opposition lawmaker Tan Sri Halim Osman was arrested on 3 May 2024.", "Halim Osman"),
    ("Opposition lawmaker Datuk Seri Halim Osman was arrested on 3 May 2024.", "Halim Osman"),
]


@pytest.mark.parametrize(("text", "name"), NAMES)
def test_a_courtesy_is_cut_off_only_where_it_is_one(text: str, name: str) -> None:
    assert [claim.persons for claim in claims(text)] == [(name,)]
