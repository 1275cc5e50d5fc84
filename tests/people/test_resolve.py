"""The persons behind the mentions of one block."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.build import a_mention

from habeas.model import Mention, Person
from habeas.people.judgement import Judgement
from habeas.people.judgements import constraints, mention_key
from habeas.people.resolve import resolve as resolve_all

Facts = dict[str, str]
SPELLINGS = ["Rufat Safarov", "Rüfət Səfərov", "Rufet Seferov", "Руфат Сафаров", "Safarov, Rufat"]

mentions = st.builds(
    Mention,
    document_id=st.sampled_from([letter * 4 for letter in "abcdef"]),
    name=st.sampled_from(
        [
            *SPELLINGS,
            "Ramil Safarov",
            "Safarov",
            "Rufat Ali oglu Safarov",
            "Rufat Eldar oglu Safarov",
            "R. Safarov",
            "?",
        ]
    ),
    gender=st.sampled_from([None, "male", "female"]),
    country=st.sampled_from([None, "AZ", "GE"]),
    roles=st.sampled_from([(), ("lawyer",)]),
)


def resolve(given_mentions: Iterable[Mention]) -> list[Person]:
    return resolve_all(given_mentions).persons


def groups(persons: list[Person]) -> list[list[str]]:
    return [[mention.name for mention in person.mentions] for person in persons]


def test_spellings_in_four_alphabets_are_one_person_with_a_reason_for_each_join() -> None:
    joined = resolve(
        a_mention(name, letter * 64, country="AZ") for name, letter in zip(SPELLINGS, "abcde", strict=True)
    )
    assert [(person.id, person.name) for person in joined] == [("rufat-safarov", "Rufat Safarov")]
    assert joined[0].names == ("Rufat Safarov", "Rufet Seferov", "Rüfət Səfərov", "Safarov, Rufat", "Руфат Сафаров")
    assert joined[0].reasons == (
        "the same name in other letters: Rufat Safarov, Rüfət Səfərov",
        "two spellings of one name: Rufat Safarov, Rufet Seferov",
        "the same name in other letters: Rufat Safarov, Руфат Сафаров",
        "the same name in other letters: Rufat Safarov, Safarov, Rufat",
    )


def test_a_name_written_with_its_mark_joins_the_two_spellings_without_it() -> None:
    names = ["Lenka Oršova", "Lenka Orsova", "Lenka Orshova"]
    for order in (names, names[::-1], [*names[1:], names[0]]):
        (person,) = resolve(a_mention(name, str(names.index(name)) * 64) for name in order)
        assert person.names == ("Lenka Orshova", "Lenka Orsova", "Lenka Oršova")
        assert person.reasons == (
            "two spellings of one name: Lenka Orshova, Lenka Oršova",
            "two spellings of one name: Lenka Orshova, Lenka Orsova",
        )


def test_the_shown_name_is_the_fullest_of_the_most_frequent() -> None:
    people = resolve(
        [a_mention("Rufat Eldar oglu Safarov", "a"), a_mention("Rufat Safarov", "b"), a_mention("Rufat Safarov", "c")]
    )
    assert [person.name for person in people] == ["Rufat Safarov"]


def test_mammadli_and_mammadov_are_never_one_person() -> None:
    assert len(resolve([a_mention("Anar Mammadli", "a"), a_mention("Anar Mammadov", "b")])) == 2


def test_a_name_that_fits_two_people_joins_neither() -> None:
    names = ["Rufat Safarov", "Rufat Eldar oglu Safarov", "Rufat Ali oglu Safarov"]
    people = resolve(a_mention(name, name, country="AZ") for name in names)
    assert groups(people) == [["Rufat Ali oglu Safarov"], ["Rufat Eldar oglu Safarov"], ["Rufat Safarov"]]


def test_a_surname_alone_joins_the_only_one_who_has_it_with_the_same_country_and_role() -> None:
    full = a_mention("Rufat Safarov", "a", country="AZ", roles=("human rights defender",))
    alone = a_mention("Safarov", "b", country="AZ", roles=("Human rights defender",))
    joined = resolve([full, alone])
    assert groups(joined) == [["Rufat Safarov", "Safarov"]]
    assert joined[0].reasons == ("the only one whom Safarov fits, with the same role, act or company",)


def test_a_surname_alone_stays_apart_without_a_role_or_beside_two_who_have_it() -> None:
    full = a_mention("Rufat Safarov", "a", country="AZ", roles=("lawyer",))
    other = a_mention("Ramil Safarov", "c", country="AZ", roles=("officer",))
    alone = a_mention("Safarov", "b", country="AZ", roles=("lawyer",))
    assert len(resolve([full, a_mention("Safarov", "b", country="AZ")])) == 2
    assert len(resolve([full, other, alone])) == 3


def test_two_surnames_alone_in_two_documents_are_two_people() -> None:
    people = resolve([a_mention("Safarov", "a", country="AZ"), a_mention("Safarov", "b", country="AZ")])
    assert len(people) == 2
    assert len({person.id for person in people}) == 2


def test_two_people_of_one_name_have_different_ids_that_stay() -> None:
    woman, man = a_mention("Robin Gray", "a", gender="female"), a_mention("Robin Gray", "b", gender="male")
    ids = {person.gender: person.id for person in resolve([woman, man])}
    more = resolve([man, a_mention("Robin Gray", "c", gender="female"), woman])
    assert {person.gender: person.id for person in more} == ids
    assert all(each.startswith("robin-gray-") for each in ids.values())


def test_nobody_is_nobody() -> None:
    assert resolve([]) == []


@given(st.lists(mentions, max_size=12), st.randoms())
def test_the_order_of_the_mentions_changes_nothing(given_mentions: list[Mention], random: object) -> None:
    shuffled = list(given_mentions)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    assert resolve(shuffled) == resolve(given_mentions)


@given(st.lists(mentions, max_size=12))
def test_every_mention_is_in_one_person_and_every_join_has_its_reason(given_mentions: list[Mention]) -> None:
    people = resolve(given_mentions)
    held = [mention for person in people for mention in person.mentions]
    assert sorted(held, key=repr) == sorted(set(given_mentions), key=repr)
    assert all(len(person.reasons) == len(person.mentions) - 1 for person in people)
    assert len({person.id for person in people}) == len(people)


@given(st.lists(mentions, max_size=12))
def test_no_person_has_two_genders_or_two_fathers(given_mentions: list[Mention]) -> None:
    for person in resolve(given_mentions):
        assert len({mention.gender for mention in person.mentions if mention.gender}) <= 1
        assert not {"Rufat Ali oglu Safarov", "Rufat Eldar oglu Safarov"} <= {
            mention.name for mention in person.mentions
        }


def test_two_initials_in_two_documents_are_two_people() -> None:
    assert len(resolve([a_mention("A. Mammadov", "a", country="AZ"), a_mention("A. Mammadov", "b", country="AZ")])) == 2


def test_a_surname_does_not_join_a_person_known_to_be_of_the_other_gender() -> None:
    known = Mention("a", "Rufat Safarov", (), "male", None, ())
    lawyer = Mention("b", "Rufat Safarov", (), None, "GE", ("lawyer",))
    surname = Mention("c", "Safarov", (), "female", "GE", ("lawyer",))
    assert sorted(person.name for person in resolve([known, lawyer, surname])) == ["Rufat Safarov", "Safarov"]


# --- names that are hardly any --------------------------------------------------------------------------

LONG = " ".join(f"{first}{second}" for first in "ABCDEFGHIJKLMNOPQRSTUVWXY" for second in "abcdefghijklmnopqrst")


@pytest.mark.parametrize("name", ["", " ", "A", "N.N.", "the journalist", "A. T.", "A.T.", "?"])
def test_what_is_hardly_a_name_makes_nobody_one(name: str) -> None:
    persons = resolve([a_mention(name, "a" * 64), a_mention(name, "b" * 64), a_mention("Ana Torr", "c" * 64)])
    assert sorted(len(person.mentions) for person in persons) == [1, 1, 1]
    assert all(person.id for person in persons)


def test_a_name_of_five_hundred_words_is_resolved_and_joins_nobody_else() -> None:
    assert len(LONG.split()) == 500
    persons = resolve([a_mention(LONG, "a" * 64), a_mention("Aa Ab", "b" * 64), a_mention(LONG, "c" * 64)])
    assert "Aa Ab" not in {name for person in persons if LONG in person.names for name in person.names}
    assert max(len(person.id) for person in persons) <= 160


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ({"gender": "male"}, {"gender": "female"}),
        ({"born": "1961"}, {"born": "1990"}),
    ],
)
def test_one_name_in_two_documents_that_say_they_are_two_people_is_two(one: Facts, other: Facts) -> None:
    persons = resolve([a_mention("Robin Gray", "a" * 64, **one), a_mention("Robin Gray", "b" * 64, **other)])
    assert [person.names for person in persons] == [("Robin Gray",), ("Robin Gray",)]


def test_one_name_with_two_fathers_is_two_people() -> None:
    two = ["Rufat Ali oglu Safarov", "Rufat Eldar oglu Safarov"]
    assert len(resolve([a_mention(two[0], "a" * 64), a_mention(two[1], "b" * 64)])) == 2


@pytest.mark.parametrize("answer", ["different", "unsure"])
def test_two_persons_on_whom_somebody_decided_are_not_asked_of_again_by_their_further_mentions(answer: str) -> None:
    named = [Mention(letter * 64, name) for letter, name in zip("abcd", ["Ana Torr Vek", "Ana Tor"] * 2, strict=True)]
    (doubt,) = resolve_all(named).doubts
    left, right = map(mention_key, doubt.mentions)
    made = Judgement(1, "people", left, right, answer, "ana", datetime(2026, 11, 30, tzinfo=UTC))
    decided = resolve_all(named, constraints([made]))
    assert groups(decided.persons) == groups(resolve(named))
    assert decided.doubts == []
