"""A census: three states, six coordinates, people once, and laws that hold whatever the documents say."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.acts.test_corroborate import tellings
from tests.acts.told import acts_of, cases_of, told

from habeas.answers.census import Census, Question, Range, census
from habeas.answers.census_doubles import at_least
from habeas.answers.census_numbers import numbers
from habeas.answers.census_rules import Rule, rule_named
from habeas.answers.census_table import CensusTable, Version, curve
from habeas.answers.census_words import census_row, coordinates, headline
from habeas.cases.entry import Entry, Recognised, arrests_of, group_entry, held_of, read, restricted_of, written
from habeas.model import SourcedClaim

ALL = Rule("documented", title="All")


def an_entry(*claims: SourcedClaim, person: str = "maria", **rest: object) -> Entry:
    cases = cases_of(*claims)
    values = {
        "person_id": person,
        "name": person.title(),
        "country": "XV",
        "cases": held_of(cases),
        "arrests": arrests_of(cases),
        "restricted": restricted_of(cases),
        **rest,
    }
    return Entry(**values)  # type: ignore[arg-type]


def a_table(*entries: Entry) -> CensusTable:
    return CensusTable([Version(entry, None, None, 0.0, None) for entry in entries])


def on(day: str, *entries: Entry, rule: Rule = ALL, **rest: object) -> Census:
    return census(a_table(*entries), Question(rule, date.fromisoformat(day), **rest))  # type: ignore[arg-type]


def of(found: Census) -> tuple[int, int, int, int]:
    """The range, and how many are undetermined and unconfirmed."""
    people = found.numbers.people
    return people.low, people.high, len(found.undetermined), len(found.unconfirmed)


SPRING = an_entry(told("arrest", "2024-03-05"), told("release", "2024-05-05", at=50))


# --- the instant ------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("day", "number"), [("2024-03-05", 0), ("2024-03-06", 1), ("2024-05-05", 1), ("2024-05-06", 0)]
)
def test_at_midnight_who_is_released_on_the_day_is_in_and_who_is_arrested_on_it_is_not(day: str, number: int) -> None:
    assert of(on(day, SPRING)) == (number, number, 0, 0)


def test_the_end_of_the_day_can_be_the_instant() -> None:
    assert of(on("2024-03-05", SPRING, rule=Rule("late", at="24:00"))) == (1, 1, 0, 0)


def test_a_month_leaves_its_days_undetermined() -> None:
    month = an_entry(told("arrest", "2024-03"))
    assert [of(on(day, month)) for day in ("2024-03-01", "2024-03-10", "2024-04-01")] == [
        (0, 0, 0, 0),
        (0, 1, 1, 0),
        (1, 1, 0, 0),
    ]


# --- silence, terms, forms --------------------------------------------------------------------------------


def test_silence_moves_somebody_to_the_unconfirmed_and_never_to_the_free() -> None:
    silent = an_entry(told("arrest", "2024-03-05"))
    assert of(on("2025-03-06", silent)) == (1, 1, 0, 0)
    assert of(on("2025-03-07", silent)) == (0, 1, 0, 1)
    assert of(on("2024-07-01", silent, rule=Rule("short", silence_months=2))) == (0, 1, 0, 1)


def test_a_term_keeps_confirming_and_its_end_does_not_release() -> None:
    term = an_entry(told("sentence", "2020-03-05", term="two years"))
    assert of(on("2022-03-01", term)) == (1, 1, 0, 0)
    found = on("2022-04-01", term)
    assert of(found) == (0, 1, 0, 1)
    assert found.unconfirmed[0].why == "the term had passed, and no source tells of a release"


def test_a_dated_release_confirms_the_custody_up_to_its_day() -> None:
    long = an_entry(told("arrest", "2018-03-05"), told("release", "2021-05-05", at=50))
    assert of(on("2020-06-01", long)) == (1, 1, 0, 0)


def test_a_form_that_is_not_told_leaves_it_open_where_forms_are_asked_for() -> None:
    held = an_entry(told("imprisonment", "2024-03-05", words="is held"))
    assert of(on("2024-04-01", held)) == (1, 1, 0, 0)
    assert of(on("2024-04-01", held, rule=Rule("prison", custody=("prison",)))) == (0, 1, 1, 0)


def test_another_form_is_out() -> None:
    home = an_entry(told("remand", "2024-03-05", words="was placed under house arrest"))
    assert of(on("2024-04-01", home, rule=Rule("prison", custody=("prison",)))) == (0, 0, 0, 0)


def test_held_by_militants_is_a_figure_apart() -> None:
    found = on("2024-04-01", an_entry(told("arrest", "2024-03-05", actors=("armed militants",))))
    assert (of(found), found.numbers.by_others) == ((0, 0, 0, 0), Range(1, 1))


# --- units, duplicates, people who are not named ------------------------------------------------------------


def test_one_person_once_however_many_cases_and_acts() -> None:
    one = an_entry(
        told("arrest", "2024-03-05"), told("remand", "2024-03-07", at=50), told("sentence", "2024-06-07", at=90)
    )
    found = on("2024-07-01", one)
    assert (found.numbers.people, found.numbers.cases, found.numbers.acts) == (Range(1, 1), Range(1, 1), Range(3, 3))


def test_undecided_duplicates_count_as_one_below_and_as_two_above() -> None:
    one = an_entry(told("arrest", "2024-03-05"), person="maria", maybe=("marie",))
    other = an_entry(told("arrest", "2024-03-05"), person="marie", maybe=("maria",))
    found = on("2024-04-01", one, other)
    assert (found.numbers.people, len(found.doubles)) == (Range(1, 2), 1)


def test_of_a_chain_of_those_who_may_be_one_the_ends_are_two() -> None:
    assert at_least([1, 2, 3], [(1, 2), (2, 3)]) == 2
    assert at_least([1, 2, 3], [(1, 2), (2, 3), (1, 3)]) == 1
    assert at_least(range(40), [(one, one + 1) for one in range(39)]) == 20
    assert at_least([7], []) == 1


def test_people_who_are_not_named_raise_the_high_end_only_by_whom_named_ones_do_not_cover() -> None:
    (act,) = acts_of(told("arrest", "2024-03-05", group="activists", number=4))
    (case,) = cases_of(told("arrest", "2024-03-05", group="activists", number=4))
    group = replace(group_entry(act, case), name="activists", number=4, country="XV")
    named = an_entry(told("arrest", "2024-03-05"))
    assert on("2024-04-01", group).numbers.people == Range(0, 4)
    assert on("2024-04-01", group, named).numbers.people == Range(1, 4)
    assert on("2024-04-01", group, group).numbers.people == Range(0, 4)


def test_now_ever_and_arrests_are_three_numbers() -> None:
    found = on("2024-06-01", SPRING)
    assert (found.numbers.people, found.numbers.ever, found.numbers.arrests) == (Range(0, 0), Range(1, 1), 1)


def test_who_died_in_custody_is_out_and_has_a_line_of_their_own() -> None:
    found = on("2024-06-01", an_entry(told("arrest", "2024-03-05"), told("killing", "2024-05-05", at=50)))
    assert (of(found), [line.name for line in found.died]) == ((0, 0, 0, 0), ["Maria"])


def test_who_is_restricted_and_not_held_has_a_line_of_their_own() -> None:
    found = on("2024-06-01", an_entry(told("travel_ban", "2024-03-05")))
    assert [(line.name, line.why) for line in found.restricted] == [("Maria", "travel ban")]
    assert of(found) == (0, 0, 0, 0)


# --- rules --------------------------------------------------------------------------------------------------


def test_a_label_counts_who_is_called_so_by_enough_bodies_and_nobody_else() -> None:
    called = an_entry(
        told("arrest", "2024-03-05"),
        recognised=(Recognised("The Halem Union", "political prisoner", "PACE definition", None),),
    )
    other = an_entry(told("arrest", "2024-03-05"), person="ion")
    assert of(on("2024-04-01", called, other, rule=rule_named("pace"))) == (1, 1, 0, 0)
    for rule in (
        replace(rule_named("pace"), recognised=2),
        replace(rule_named("pace"), recognised=("Another body",)),
        replace(rule_named("pace"), definition="guiding-principles-2013"),
    ):
        assert of(on("2024-04-01", called, other, rule=rule)) == (0, 0, 0, 0)
    assert of(on("2024-04-01", called, rule=replace(rule_named("pace"), definition="pace-1900"))) == (1, 1, 0, 0)


def test_a_class_is_told_by_roles_and_who_has_none_is_left_out() -> None:
    writer, unknown = (
        an_entry(told("arrest", "2024-03-05"), roles=("freelance reporter",)),
        an_entry(told("arrest", "2024-03-05"), person="ion"),
    )
    assert of(on("2024-04-01", writer, unknown, rule=rule_named("cpj"))) == (1, 1, 0, 0)


def test_all_six_coordinates_are_printed_with_a_headline_that_begins_with_the_low_end() -> None:
    found = on("2024-03-10", an_entry(told("arrest", "2024-03")), SPRING, country="XV")
    names = [name for name, _ in coordinates(found)]
    assert names == ["Unit", "Definition", "Forms of custody", "As of", "As known on", "Evidence required"]
    assert headline(found).startswith("At least 1 person (up to 2")
    assert census_row(found)["low"] == 1


@pytest.mark.parametrize(
    ("who", "unit", "begins"),
    [
        ((), "people", "1 person in custody"),
        (("journalists",), "people", "1 journalist in custody"),
        (("scholars and writers",), "people", "0 scholars and writers in custody"),
        (("journalists", "lawyers"), "people", "1 person among journalists and lawyers in custody"),
        (("journalists",), "cases", "1 case of journalists in custody"),
        (("religious",), "people", "0 religious people in custody"),
        ((), "acts", "1 act of people in custody"),
    ],
)
def test_the_headline_is_right_of_one_and_of_several(who: tuple[str, ...], unit: str, begins: str) -> None:
    entry = an_entry(told("arrest", "2024-03-05"), roles=("reporter",))
    assert headline(on("2024-04-01", entry, rule=replace(ALL, who=who), unit=unit)).startswith(begins)


# --- laws ---------------------------------------------------------------------------------------------------

people = st.lists(
    st.tuples(tellings, st.sampled_from([(), ("reporter",), ("lawyer",)]), st.booleans()), min_size=1, max_size=4
)
days = st.dates(date(2014, 1, 1), date(2030, 1, 1))


def drawn(told_of: Sequence[tuple[list[SourcedClaim], tuple[str, ...], bool]]) -> list[Entry]:
    names = [f"person-{number}" for number in range(len(told_of))]
    return [
        an_entry(
            *claims, person=name, roles=roles, maybe=tuple(each for each in names if each != name) if doubt else ()
        )
        for name, (claims, roles, doubt) in zip(names, told_of, strict=True)
    ]


@settings(max_examples=40)
@given(people, days)
def test_people_are_no_more_than_cases_and_cases_no_more_than_acts(told_of: list, day: date) -> None:
    found = numbers(a_table(*drawn(told_of)), Question(ALL, day))
    for end in ("low", "high"):
        assert getattr(found.people, end) <= getattr(found.cases, end) <= getattr(found.acts, end)
    assert found.people.low <= found.people.high
    assert found.people.low <= found.ever.low or found.pairs


@settings(max_examples=40)
@given(people, days)
def test_more_evidence_required_never_counts_more(told_of: list, day: date) -> None:
    table = a_table(*drawn(told_of))
    asked = [ALL, replace(ALL, sources=2), replace(ALL, sources=3), replace(ALL, sources=3, alleged=False)]
    found = [numbers(table, Question(rule, day)).people for rule in asked]
    assert [each.low for each in found] == sorted((each.low for each in found), reverse=True)
    assert [each.high for each in found] == sorted((each.high for each in found), reverse=True)


@settings(max_examples=40)
@given(people, days, st.sampled_from([("prison",), ("police custody", "remand"), ("disappearance",)]))
def test_a_part_is_no_larger_than_its_whole(told_of: list, day: date, forms: tuple[str, ...]) -> None:
    table = a_table(*drawn(told_of))
    whole = numbers(table, Question(ALL, day)).people
    for rule in (replace(ALL, custody=forms), replace(ALL, who=("journalists",)), replace(ALL, silence_months=3)):
        part = numbers(table, Question(rule, day)).people
        assert part.low <= whole.low
        assert part.high <= whole.high


@settings(max_examples=30)
@given(tellings, days, st.randoms())
def test_the_order_of_documents_changes_nothing(claims: list[SourcedClaim], day: date, chance: object) -> None:
    turned = list(claims)
    chance.shuffle(turned)  # type: ignore[attr-defined]
    assert an_entry(*claims) == an_entry(*turned)


@settings(max_examples=30)
@given(tellings, days)
def test_an_entry_is_read_as_it_was_written(claims: list[SourcedClaim], day: date) -> None:
    entry = an_entry(*claims, recognised=(Recognised("a", "b", None, None),))
    assert read(written(entry)) == entry


@settings(max_examples=30)
@given(people, days)
def test_the_curve_says_of_every_day_what_the_census_says(told_of: list, first: date) -> None:
    table = a_table(*drawn([(claims, roles, False) for claims, roles, _ in told_of]))
    counted = table.of_rule(ALL, None)
    drawn_low = curve(table.stretches(counted, ALL, surely=True), table.case_entry, first.toordinal(), 40)
    drawn_high = curve(table.stretches(counted, ALL, surely=False), table.case_entry, first.toordinal(), 40)
    for number in (0, 7, 39):
        # A day of the curve is its end, which is the midnight of the day after.
        found = numbers(table, Question(ALL, first + timedelta(days=number + 1))).people
        assert (drawn_low[number], drawn_high[number]) == (found.low, found.high)


@settings(max_examples=30)
@given(tellings, days)
def test_one_more_confirmation_never_counts_fewer(claims: list[SourcedClaim], day: date) -> None:
    before = on(str(day), an_entry(*claims)).numbers.people.low
    entry = an_entry(*claims)
    later = [replace(held, confirmed=max(held.confirmed or 0, day.toordinal())) for held in entry.cases]
    assert on(str(day), replace(entry, cases=tuple(later))).numbers.people.low >= before


def test_a_range_of_a_term_confirms_custody_only_for_its_shorter_end() -> None:
    ranged = an_entry(told("sentence", "2020-03-05", term="two to five years"))
    assert of(on("2022-03-01", ranged)) == (1, 1, 0, 0)
    assert of(on("2024-03-01", ranged)) == (0, 1, 0, 1)
    most = an_entry(told("sentence", "2020-03-05", term="up to 15 years"))
    assert of(on("2022-03-01", most)) == (0, 1, 0, 1)


def test_who_is_first_heard_of_as_held_may_have_been_for_as_long_as_silence_lasts_and_no_longer() -> None:
    held = an_entry(told("imprisonment", "2024-03-05"), person="ion")
    undated = an_entry(told("imprisonment", published="2024-06-01"), person="ana")
    freed = an_entry(told("release", "2024-05-01"), person="bob")
    for entry, first in ((held, "2024-03-05"), (undated, "2024-06-01"), (freed, "2024-05-01")):
        before = date.fromisoformat(first).replace(year=2023)
        assert on((before + timedelta(days=9)).isoformat(), entry).numbers.people.high == 1
        assert on((before - timedelta(days=9)).isoformat(), entry).numbers.people.high == 0
        assert on("1990-01-01", entry).numbers.people.high == 0
