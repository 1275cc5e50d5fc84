"""Judgements become constraints: closed, free of contradiction, the same in any order, and the later one holds."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.build import a_mention

from habeas.people.judgement import Judgement
from habeas.people.judgements import (
    Clash,
    Constraints,
    constraints,
    document_and_name,
    evidence_of,
    mention_key,
)

FIRST_DAY = datetime(2024, 5, 1, tzinfo=UTC)


def judged(number: int, answer: str, left: str, right: str, subject: str = "people", by: str = "ana") -> Judgement:
    made = FIRST_DAY + timedelta(days=number - 1)
    return Judgement(number, subject, left, right, answer, by, made)


def same(number: int, left: str, right: str) -> Judgement:
    return judged(number, "same", left, right)


def different(number: int, left: str, right: str) -> Judgement:
    return judged(number, "different", left, right)


def pair(left: str, right: str) -> frozenset[str]:
    return frozenset((left, right))


@st.composite
def logs(draw: st.DrawFn) -> list[Judgement]:
    """Judgements on a handful of mentions, so that many of them clash."""
    sides = st.tuples(st.sampled_from("abcdef"), st.sampled_from("abcdef"))
    answers = st.sampled_from(["same", "same", "different", "unsure"])
    drawn = draw(st.lists(st.tuples(answers, sides.filter(lambda each: each[0] != each[1])), max_size=14))
    return [judged(number, answer, *both) for number, (answer, both) in enumerate(drawn, start=1)]


def components(joins: Iterable[Judgement]) -> dict[str, set[str]]:
    """The closure, in the plainest way there is."""
    found: dict[str, set[str]] = {key: {key} for key in "abcdef"}
    for each in joins:
        both = found[each.left] | found[each.right]
        for key in both:
            found[key] = both
    return found


def test_a_mention_is_addressed_by_its_document_and_its_name() -> None:
    key = mention_key(a_mention("Rufat Ali oglu Safarov", "d" * 64))
    assert key == "d" * 64 + " Rufat Ali oglu Safarov"
    assert document_and_name(key) == ("d" * 64, "Rufat Ali oglu Safarov")


def test_without_judgements_nothing_is_constrained() -> None:
    nothing = constraints([])
    assert nothing == Constraints()
    assert not nothing.same("a", "b")
    assert not nothing.apart("a", "b")
    assert nothing.same("a", "a")


def test_same_is_transitive_and_named_by_the_smallest_mention() -> None:
    found = constraints([same(1, "c", "b"), same(2, "d", "c"), same(3, "x", "y")])
    assert found.groups == {"b": "b", "c": "b", "d": "b", "x": "x", "y": "x"}
    assert found.clashes == ()


def test_different_holds_between_all_that_is_the_same_as_either_side() -> None:
    found = constraints([different(1, "c", "y"), same(2, "b", "c"), same(3, "x", "y")])
    assert found.different == {pair("b", "x")}
    assert found.apart("c", "x")
    assert not found.apart("b", "c")


def test_unsure_is_remembered_and_constrains_nothing() -> None:
    found = constraints([judged(1, "unsure", "c", "x"), same(2, "b", "c")])
    assert (found.groups, found.different) == ({"b": "b", "c": "b", "x": "x"}, frozenset())
    assert found.open("b", "x")


@pytest.mark.parametrize("answer", ["same", "different"])
def test_what_is_decided_is_no_longer_unsure(answer: str) -> None:
    assert constraints([judged(1, "unsure", "a", "b"), judged(2, answer, "a", "b")]).unsure == frozenset()


def test_of_two_that_contradict_each_other_the_later_holds_and_the_clash_says_who_and_when() -> None:
    found = constraints(
        [
            same(1, "1" * 64 + " Ana Torr", "2" * 64 + " Anna Torr"),
            different(2, "1" * 64 + " Ana Torr", "2" * 64 + " Anna Torr"),
        ]
    )
    (clash,) = found.clashes
    assert found.apart("1" * 64 + " Ana Torr", "2" * 64 + " Anna Torr")
    assert clash.sentence == (
        "By decision 2 (ana, 2024-05-02) Ana Torr (in 1111111111) and Anna Torr (in 2222222222) are different, but by "
        "decision 1 (ana, 2024-05-01) they are the same. The later holds: 1 is set aside until one of them is undone."
    )


def test_a_clash_names_the_shortest_way_that_joins_what_is_different() -> None:
    ties = [same(1, "a", "b"), same(2, "b", "c"), same(3, "c", "d"), same(4, "a", "c")]
    parted = different(5, "a", "d")
    found = constraints([*ties, parted])
    assert [(clash.different, clash.path, clash.set_aside) for clash in found.clashes] == [
        (parted, (ties[3], ties[2]), ties[2])
    ]
    assert found.groups == {"a": "a", "b": "a", "c": "a", "d": "d"}


def test_a_difference_that_came_before_what_joins_its_sides_is_set_aside() -> None:
    parted, ties = different(1, "a", "c"), [same(2, "a", "b"), same(3, "b", "c")]
    found = constraints([parted, *ties])
    assert found.clashes == (Clash(parted, (ties[0], ties[1]), parted),)
    assert found.different == frozenset()
    assert (
        "decision 2 (ana, 2024-05-02): a and b"
        in constraints(judged(one.id, one.answer, one.left, one.right, "organizations") for one in (parted, *ties))
        .clashes[0]
        .sentence
    )


def test_the_earliest_of_a_clash_is_set_aside_wherever_it_lies_on_the_way() -> None:
    first, parted, last = same(1, "a", "b"), different(2, "a", "c"), same(3, "b", "c")
    found = constraints([first, parted, last])
    assert [clash.set_aside for clash in found.clashes] == [first]
    assert found.same("b", "c")
    assert found.apart("a", "b")


def test_a_difference_within_what_a_document_has_as_one_mention_is_set_aside() -> None:
    (clash,) = constraints([different(1, "d A B", "d A B")]).clashes
    assert clash.path == ()
    assert clash.sentence.endswith("but a document has them as one by now: it is set aside.")


def test_every_mention_that_is_tied_says_who_decided_so() -> None:
    tie, parted = same(1, "a", "b"), different(2, "b", "c")
    found = constraints([replace(tie, because="one trial"), parted, same(3, "a", "d")])
    first = "decided by ana on 2024-05-01 (decision 1): one trial"
    assert found.reasons == {"a": first, "b": first, "d": "decided by ana on 2024-05-03 (decision 3)"}


@given(logs(), st.randoms())
def test_the_order_in_which_judgements_come_changes_nothing(log: list[Judgement], random: object) -> None:
    shuffled = [*log, *log[:3]]
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    assert constraints(shuffled) == constraints(log)


@given(logs())
def test_whatever_is_not_set_aside_holds_and_nothing_else_does(log: list[Judgement]) -> None:
    found = constraints(log)
    aside = {clash.set_aside for clash in found.clashes}
    for each in log:
        if each.answer == "same":
            assert found.same(each.left, each.right) == (each not in aside)
        elif each.answer == "different":
            assert found.apart(each.left, each.right) == (each not in aside)
    closure = components(each for each in log if each.answer == "same" and each not in aside)
    assert found.groups == {key: min(closure[key]) for one in log for key in (one.left, one.right)}
    assert all(len(each) == 2 for each in found.different | found.unsure)


@given(logs())
def test_where_nothing_contradicts_nothing_is_set_aside(log: list[Judgement]) -> None:
    closure = components(each for each in log if each.answer == "same")
    contradicts = any(each.answer == "different" and each.right in closure[each.left] for each in log)
    assert bool(constraints(log).clashes) == contradicts


@given(logs())
def test_the_last_decision_always_holds(log: list[Judgement]) -> None:
    assert all(clash.set_aside != log[-1] for clash in constraints(log).clashes)


@given(logs())
def test_what_is_set_aside_constrains_as_if_it_had_been_undone(log: list[Judgement]) -> None:
    found = constraints(log)
    aside = {clash.set_aside for clash in found.clashes}
    rest = constraints(each for each in log if each not in aside)
    assert (rest.different, rest.unsure, rest.clashes) == (found.different, found.unsure, ())
    assert all(found.of(key) == rest.of(key) for key in "abcdef")


@given(logs())
def test_every_clash_is_a_way_of_earlier_and_later_judgements_from_the_one_side_to_the_other(
    log: list[Judgement],
) -> None:
    for clash in constraints(log).clashes:
        here = clash.different.left
        for step in clash.path:
            assert step.answer == "same"
            assert here in (step.left, step.right)
            here = step.right if here == step.left else step.left
        assert here == clash.different.right
        assert clash.set_aside == min((clash.different, *clash.path), key=lambda each: each.id)
        assert str(clash.set_aside.id) in clash.sentence


@given(logs())
def test_no_shorter_way_of_what_came_later_is_left_out(log: list[Judgement]) -> None:
    found = constraints(log)
    aside = {clash.set_aside for clash in found.clashes}
    for clash in found.clashes:
        later = [each for each in log if each.id >= clash.set_aside.id and each.answer == "same"]
        usable = [each for each in later if each not in aside or each == clash.set_aside]
        shorter = (way for size in range(1, len(clash.path)) for way in permutations(usable, size))
        assert not any(leads(way, clash.different.left, clash.different.right) for way in shorter)


def leads(way: tuple[Judgement, ...], start: str, end: str) -> bool:
    for step in way:
        if start not in (step.left, step.right):
            return False
        start = step.right if start == step.left else step.left
    return start == end


def test_the_evidence_begins_with_the_answer_and_has_a_sentence_for_each_piece() -> None:
    answer, *sentences = evidence_of("Rüfət Səfərov", "Руфат Сафаров")
    assert answer.startswith("Same: probability 0.")
    assert any("variant by rule" in sentence for sentence in sentences)
    assert evidence_of("", "?") != ()
