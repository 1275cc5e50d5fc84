"""Mentions of one name that a table tells apart: no two are one person, and thousands of them take little room."""

from __future__ import annotations

import tracemalloc
from dataclasses import replace
from datetime import UTC, datetime
from itertools import combinations

import numpy as np
import pytest

from habeas.model import Mention, Person
from habeas.people.clusters import Bound, Linkage, grouped
from habeas.people.judgement import Judgement
from habeas.people.judgements import DIFFERENT, PEOPLE, SAME, constraints, key_of, kin_apart, mention_key, told_apart
from habeas.people.resolve import resolve

TABLE = [Mention("list", f"Mira Toral (row {row})", country="GE") for row in range(1, 6)]


def people(mentions: list[Mention], *, same: tuple[Mention, Mention] | None = None) -> list[Person]:
    """The persons, where the table tells its rows apart."""
    keys = [[mention_key(one) for one in mentions if one.document_id == "list"]]
    decided = []
    if same is not None:
        now = datetime(2026, 5, 1, tzinfo=UTC)
        decided = [Judgement(1, PEOPLE, mention_key(same[0]), mention_key(same[1]), SAME, "editor", now)]
    rivals, apart = told_apart(keys, decided)
    held = constraints([*kin_apart(apart), *decided])
    return resolve(mentions, replace(held, rivals=rivals)).persons


def rows(found: list[Person]) -> list[set[str]]:
    return [{mention.name for mention in person.mentions} for person in found]


def test_rows_that_a_table_tells_apart_are_never_one_person() -> None:
    others = [Mention(f"news{number}", "Mira Toral", country="GE", born="1961") for number in range(4)]
    for person in people([*TABLE, *others]):
        assert len({mention.name for mention in person.mentions if mention.document_id == "list"}) <= 1


def test_rows_that_people_call_the_same_are_one_and_the_others_stay_apart() -> None:
    found = rows(people(TABLE, same=(TABLE[0], TABLE[3])))
    assert sorted(map(len, found)) == [1, 1, 1, 2]
    assert {TABLE[0].name, TABLE[3].name} in found


def test_who_is_told_apart_is_no_doubt_to_be_asked_about() -> None:
    rivals, _ = told_apart([[mention_key(one) for one in TABLE]], [])
    assert resolve(TABLE, replace(constraints([]), rivals=rivals)).doubts == []
    assert resolve(TABLE).doubts or len(resolve(TABLE).persons) < len(TABLE)


@pytest.mark.parametrize("seed", range(20))
def test_a_set_of_rivals_says_what_all_its_pairs_say(seed: int) -> None:
    chance = np.random.default_rng(seed)
    lefts, rights = np.triu_indices(14, 1)
    scores = chance.permutation(np.linspace(-2.0, 6.0, len(lefts)))
    rivals = {place: int(chance.integers(3)) for place in range(14) if chance.random() < 0.6}
    pairs = [pair for pair in combinations(sorted(rivals), 2) if rivals[pair[0]] == rivals[pair[1]]]
    by_set = grouped(14, lefts, rights, scores, Linkage(), Bound(rivals=rivals))
    assert by_set.tolist() == grouped(14, lefts, rights, scores, Linkage(), Bound(different=pairs)).tolist()


def test_thousands_of_rows_of_one_name_take_no_room_for_their_pairs() -> None:
    keys = [key_of("list", f"Anonymous (row {row})") for row in range(20_000)]
    tracemalloc.start()
    rivals, apart = told_apart([keys], [])
    held = constraints(kin_apart(apart))
    Bound(rivals=dict(enumerate(rivals.values()))).sets(len(keys))
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert not held.different
    # Two hundred million pairs would be tens of gigabytes.
    assert peak < 20_000_000


def test_two_bare_names_that_are_two_people_do_not_both_join_a_third() -> None:
    bare = [Mention(place, "Toral", country="GE", roles=("lawyer",)) for place in ("morning", "noon")]
    whole = [Mention(place, "Mira Toral", country="GE", roles=("lawyer",)) for place in ("morning", "noon", "night")]
    assert any({one.name for one in person.mentions} > {"Toral"} for person in resolve([*whole, bare[0]]).persons)
    now = datetime(2026, 5, 1, tzinfo=UTC)
    decided = Judgement(1, PEOPLE, mention_key(bare[0]), mention_key(bare[1]), DIFFERENT, "editor", now)
    for person in resolve([*whole, *bare], constraints([decided])).persons:
        assert not set(bare) <= set(person.mentions)
