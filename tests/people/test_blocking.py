"""The keys under which names are looked up."""

from __future__ import annotations

from collections import defaultdict

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from habeas.people.blocking import KINDS, keys_of
from habeas.people.candidates import candidate_pairs
from habeas.people.distinct import distinct
from habeas.people.key_columns import key_columns
from habeas.people.parts import parts_of

# Invented people.
NAMES = [
    "Zaur Tofig oglu Nurlov",
    "Заур Нурлов",
    "Z. Nurlov",
    "Nurlov",
    "Hasan Hasan",
    "Haile Mikael Zeray",
    "سالم حمدان النوري",
    "林晓文",
    "林曉文",
    "Lin Xiaowen",
    "Trần Thị Hòa",
    "A. B.",
    "N.N.",
    "",
]
odd = st.text(st.sampled_from("abcdehijklmnoprstuAÉşəжяосلاميመ王明陳 '-.,"), max_size=20)


def blocks(found: list[tuple[int, str, object]]) -> list[tuple[str, tuple[int, ...]]]:
    """Which names share a key, with its kind, whatever the key is called."""
    sharing: dict[tuple[str, object], list[int]] = defaultdict(list)
    for owner, kind, key in found:
        sharing[kind, key].append(owner)
    return sorted((kind, tuple(owners)) for (kind, _), owners in sharing.items())


def assert_columns_have_the_keys_of_each(names: list[str]) -> None:
    parts = [parts_of(name) for name in names]
    alone = [(place, kind, key) for place, name in enumerate(parts) for kind, key in keys_of(name)]
    columns = key_columns(parts)
    together = zip(columns.owners.tolist(), (KINDS[kind] for kind in columns.kinds), columns.keys.tolist(), strict=True)
    assert blocks(list(together)) == blocks(list(alone))


def test_many_names_at_once_have_the_keys_that_each_has_by_itself() -> None:
    assert_columns_have_the_keys_of_each(NAMES)


@settings(max_examples=60, deadline=None)
@given(st.lists(odd, max_size=8))
def test_any_names_at_once_have_the_keys_that_each_has_by_itself(names: list[str]) -> None:
    assert_columns_have_the_keys_of_each(names)


def test_no_names_have_no_keys_and_no_candidates() -> None:
    assert [len(column) for column in key_columns([])] == [0, 0, 0]
    assert [len(side) for side in candidate_pairs([])] == [0, 0]


def test_a_name_without_any_key_is_nobodys_candidate() -> None:
    assert [len(side) for side in candidate_pairs([parts_of("N.N."), parts_of("")])] == [0, 0]


def test_distinct_numbers_are_each_there_once_and_in_order() -> None:
    assert distinct(np.array([3, 1, 3, 2, 1], dtype=np.int64)).tolist() == [1, 2, 3]
    assert distinct(np.array([], dtype=np.int64)).tolist() == []
