"""People who are held and not named, told more than once."""

from collections.abc import Sequence
from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from habeas.answers.census_groups import FIRST, Unnamed, apart, ended, unnamed
from habeas.answers.census_kindred import LAST, PART, SAME
from habeas.cases.entry import Entry, Held

DAY = 1000
Told = tuple[int, Entry]


def group(
    at: int, number: int, name: str, kind: str = "arrest", days: tuple[int, int] = (500, 500), place: str = ""
) -> Told:
    held = Held(f"case-{at}", "AZ", (), days[1], (days,), (), (), days, None, False, 1, 0, True, True)
    return at, Entry("", name, number, country="AZ", cases=(held,), arrests=((kind, *days, place),))


def named(at: int, *arrests: tuple[str, int, int, str], roles: tuple[str, ...] = ()) -> Told:
    return at, Entry(f"person-{at}", f"Person {at}", country="AZ", roles=roles, arrests=arrests)


def found(groups: Sequence[Told], people: Sequence[Told] = (), held: Sequence[int] = ()) -> dict[int, Unnamed]:
    return {each.at: each for each in unnamed(groups, dict(people), lambda _: set(held), DAY)}


def added(groups: Sequence[Told], people: Sequence[Told] = (), held: Sequence[int] = ()) -> dict[int, int]:
    return {at: each.number for at, each in found(groups, people, held).items() if each.number}


def test_those_held_of_two_reports_count_once_with_the_larger_figure() -> None:
    groups = [
        group(1, 40, "political prisoners", "imprisonment", (1, 1)),
        group(2, 90, "Political prisoners", "imprisonment", (700, 700)),
    ]
    assert added(groups) == {2: 90}
    assert found(groups)[1].beside == ((2, SAME),)


def test_two_arrests_of_different_days_and_numbers_are_two_events() -> None:
    groups = [group(1, 40, "protesters", days=(500, 500)), group(2, 90, "protesters", days=(600, 600))]
    assert added(groups) == {1: 40, 2: 90}


def test_one_number_in_another_document_that_gives_no_day_may_be_the_same_group() -> None:
    assert added([group(1, 83, "dockers", days=(500, 530)), group(2, 83, "persons", days=(1, 900))]) == {1: 83}


def test_one_number_of_different_days_or_places_is_another_group() -> None:
    assert added([group(1, 12, "dockers", days=(500, 500)), group(2, 12, "dockers", days=(600, 600))]) == {1: 12, 2: 12}
    here, there = group(1, 12, "dockers", place="north"), group(2, 12, "dockers", place="south")
    assert added([here, there]) == {1: 12, 2: 12}


def test_one_number_of_another_act_is_the_same_group_where_the_words_say_so() -> None:
    dockers = group(1, 15, "dockers of the port", days=(500, 500))
    assert added([dockers, group(2, 15, "striking dockers", "sentence", (1, 900))]) == {1: 15}
    assert added([dockers, group(2, 15, "teachers", "sentence", (1, 900))]) == {1: 15, 2: 15}


def test_one_description_with_another_number_may_be_the_same_group_where_the_days_allow_it() -> None:
    groups = [
        group(1, 15, "members of the Sailors Union", days=(1, 900)),
        group(2, 16, "Sailors Union members", days=(500, 530)),
    ]
    assert added(groups) == {2: 16}


def test_of_a_whole_and_its_parts_at_one_event_the_larger_counts() -> None:
    whole, women, men = group(1, 50, "protesters"), group(2, 20, "students"), group(3, 10, "teachers")
    assert added([whole, women, men]) == {1: 50}
    assert found([whole, women])[2].beside == ((1, PART),)
    assert added([group(1, 25, "protesters"), women, men]) == {2: 20, 3: 10}


def test_smaller_groups_that_were_held_by_then_may_be_part_of_all_who_are_held() -> None:
    everybody = group(1, 90, "political prisoners and detainees", "imprisonment", (900, 900))
    assert added([everybody, group(2, 12, "dockers", days=(500, 500))]) == {1: 90}
    assert added([everybody, group(2, 12, "dockers", days=(950, 950))]) == {1: 90, 2: 12}


def test_named_people_of_the_same_event_are_among_a_group_and_those_of_another_day_are_not() -> None:
    people = [named(7, ("arrest", 500, 500, "")), named(8, ("arrest", 501, 501, ""))]
    assert added([group(1, 4, "dockers")], people) == {1: 3}


def test_an_act_that_nobody_dates_is_no_event_that_others_are_of() -> None:
    assert added([group(1, 4, "dockers", days=(1, 900))], [named(7, ("arrest", 1, 900, ""))]) == {1: 4}


def test_named_people_who_were_held_on_its_day_are_among_all_who_were_held() -> None:
    everybody = group(1, 90, "political prisoners", "imprisonment", (900, 900))
    assert added([everybody], [named(7), named(8)], held=[7, 8]) == {1: 88}
    reporters = group(1, 6, "jailed journalists", "imprisonment", (900, 900))
    assert added([reporters], [named(7, roles=("journalist",)), named(8)], held=[7, 8]) == {1: 5}


def test_of_a_chain_of_those_who_may_be_the_same_the_ends_count() -> None:
    near = {1: {2: SAME}, 2: {1: SAME, 3: SAME}, 3: {2: SAME}}
    assert apart({1: 10, 2: 15, 3: 10}, near) == {1, 3}
    assert apart({1: 10, 2: 25, 3: 10}, near) == {2}


def test_very_many_groups_that_may_all_be_the_same_are_told_apart_in_time() -> None:
    near = {
        one: {other: SAME for other in range(90) if other != one and (one * other) % 7 in (1, 3)} for one in range(90)
    }
    assert apart(dict.fromkeys(range(90), 5), near)


# --- laws -------------------------------------------------------------------------------------------------

days = st.sampled_from([(500, 500), (500, 530), (1, 900), (900, 900), (700, 1000)])
groups_told = st.lists(
    st.tuples(
        st.sampled_from([3, 5, 9, 9]),
        st.sampled_from(["political prisoners", "dockers", "striking dockers", "persons", "journalists"]),
        st.sampled_from(["arrest", "imprisonment", "sentence"]),
        days,
        st.sampled_from(["", "north", "south"]),
    ),
    min_size=1,
    max_size=6,
)
people_told = st.lists(st.tuples(days, st.booleans()), max_size=5)


def drawn(told: list, who: list) -> tuple[list[Told], list[Told], list[int]]:
    groups = [group(at, *each) for at, each in enumerate(told)]
    people = [named(100 + at, ("arrest", *each, ""), roles=("journalist",)) for at, (each, _) in enumerate(who)]
    return groups, people, [100 + at for at, (_, held) in enumerate(who) if held]


@settings(max_examples=80)
@given(groups_told, people_told)
def test_one_group_more_never_lowers_the_high_end(told: list, who: list) -> None:
    groups, people, held = drawn(told, who)
    assert sum(added(groups, people, held).values()) >= sum(added(groups[:-1], people, held).values())


@settings(max_examples=80)
@given(groups_told, people_told)
def test_one_person_more_by_name_never_lowers_the_high_end(told: list, who: list) -> None:
    groups, people, held = drawn(told, who)
    fewer = sum(added(groups, people[:-1], [each for each in held if each in dict(people[:-1])]).values())
    assert sum(added(groups, people, held).values()) + len(people) >= fewer + len(people[:-1])


@settings(max_examples=80)
@given(groups_told, people_told, st.randoms())
def test_the_order_of_groups_changes_nothing(told: list, who: list, chance: object) -> None:
    groups, people, held = drawn(told, who)
    turned = list(groups)
    chance.shuffle(turned)  # type: ignore[attr-defined]
    assert sorted(added(turned, people, held).values()) == sorted(added(groups, people, held).values())


# --- when a group ends ---------------------------------------------------------------------------------------


def why(told: Told, day: int) -> str:
    return ended(told[1], day, 365) or ""


def test_how_many_were_arrested_is_no_number_of_those_who_are_held_long_after() -> None:
    arrested = group(1, 4000, "protesters", days=(500, 510))
    assert why(arrested, 540) == ""
    assert why(arrested, 560).startswith("no source tells that they were held for more than 37 days")


def test_a_group_that_is_held_as_of_a_day_is_not_counted_years_before() -> None:
    held = group(1, 90, "political prisoners", "imprisonment", (3000, 3000))
    assert why(held, 2800) == ""
    assert why(held, 1500).endswith("no source tells of them so long before")


def test_a_group_of_which_neither_act_nor_document_has_a_day_is_not_counted() -> None:
    at, entry = group(1, 90, "political prisoners", "imprisonment", (FIRST, LAST))
    entry = replace(entry, cases=(replace(entry.cases[0], confirmed=None, start=None),))
    assert why((at, entry), 500) == "neither the act nor its document has a day"


def test_arrests_on_days_that_are_not_told_are_no_number_of_those_held_on_one_day() -> None:
    assert why(group(1, 4000, "protesters", days=(300, 700)), 400).startswith("a number of arrests on days not told")
    assert why(group(1, 40, "protesters", "sentence", days=(300, 700)), 400) == ""
