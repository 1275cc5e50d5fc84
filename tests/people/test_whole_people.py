"""Two people of whom somebody says that they are one are one with all their mentions, whatever they are called."""

from __future__ import annotations

from datetime import UTC, datetime
from random import Random

from hypothesis import given
from hypothesis import strategies as st
from tests.build import a_mention

from habeas.model import Mention, Person
from habeas.people.judgement import Judgement
from habeas.people.judgements import constraints, mention_key
from habeas.people.resolve import resolve

ANA = [a_mention("Ana Torr", letter * 64) for letter in "abc"]
ION = [a_mention("Ion Vek", letter * 64) for letter in "def"]
EVERYBODY = [*ANA, *ION, a_mention("Maria Quispe", "g" * 64)]
WHEN = datetime(2024, 5, 1, tzinfo=UTC)


def said(number: int, left: Mention, right: Mention, answer: str = "same", *, whole: bool = True) -> Judgement:
    """A judgement on the people of two mentions, or on these alone."""
    keys = mention_key(left), mention_key(right)
    return Judgement(number, "people", *keys, answer, "ana", WHEN, whole=whole and answer == "same")


def persons(*judgements: Judgement, of: list[Mention] = EVERYBODY) -> list[Person]:
    return resolve(of, constraints(judgements)).persons


def sizes(found: list[Person]) -> list[int]:
    return sorted(len(person.mentions) for person in found)


def test_two_people_with_nothing_in_common_are_one_with_all_mentions_if_somebody_says_so() -> None:
    assert sizes(persons(said(1, ANA[1], ION[2]))) == [1, 6]


def test_what_is_said_of_two_mentions_alone_takes_nobody_else_along() -> None:
    assert sizes(persons(said(1, ANA[1], ION[2], whole=False))) == [1, 2, 4]


def test_a_mention_that_comes_later_joins_the_two_under_either_name() -> None:
    later = [*EVERYBODY, a_mention("Ana Torr", "h" * 64), a_mention("Ion Vek", "i" * 64)]
    assert sizes(persons(said(1, ANA[1], ION[2]), of=later)) == [1, 8]


def test_a_difference_that_is_decided_between_the_two_holds_and_only_the_two_mentions_are_one() -> None:
    found = persons(said(1, ANA[0], ION[0], "different"), said(2, ANA[1], ION[2]))
    owner = {mention: person.id for person in found for mention in person.mentions}
    assert owner[ANA[0]] != owner[ION[0]]
    assert owner[ANA[1]] == owner[ION[2]]


def test_a_later_difference_sets_the_merge_aside() -> None:
    held = constraints([said(1, ANA[0], ION[0]), said(2, ANA[0], ION[0], "different")])
    assert [clash.set_aside.id for clash in held.clashes] == [1]
    assert sizes(resolve(EVERYBODY, held).persons) == [1, 3, 3]


places = st.integers(0, len(EVERYBODY) - 1)
judgements = st.lists(st.tuples(places, places, st.sampled_from(["same", "different"]), st.booleans()), max_size=6)


@given(judgements, st.randoms(use_true_random=False))
def test_every_judgement_that_holds_is_kept_in_whatever_order_mentions_come(
    drawn: list[tuple[int, int, str, bool]], random: Random
) -> None:
    made = [
        said(number, EVERYBODY[left], EVERYBODY[right], answer, whole=whole)
        for number, (left, right, answer, whole) in enumerate(drawn, 1)
        if left != right
    ]
    held = constraints(made)
    found = resolve(EVERYBODY, held).persons
    owner = {mention_key(mention): person.id for person in found for mention in person.mentions}
    aside = {clash.set_aside.id for clash in held.clashes}
    for each in made:
        if each.id not in aside:
            assert (owner[each.left] == owner[each.right]) == (each.answer == "same")
    shuffled = random.sample(EVERYBODY, len(EVERYBODY))
    assert resolve(shuffled, held).persons == found
