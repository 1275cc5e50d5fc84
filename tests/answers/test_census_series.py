"""A census over time and in parts, and how long custody lasts."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from tests.acts.told import told
from tests.answers.test_census import ALL, SPRING, a_table, an_entry, on

from habeas.answers.census import Question
from habeas.answers.census_series import Day, Part, Parts, parts, series, survival, withheld


def test_a_curve_has_the_days_on_which_it_changes_and_both_ends() -> None:
    month = an_entry(told("arrest", "2024-04"), told("release", "2024-04-20", at=50), person="ion")
    found = series(a_table(SPRING, month), Question(ALL, date(2024, 5, 1)), date(2024, 3, 1), date(2024, 5, 10))
    assert found == [
        Day(date(2024, 3, 1), 0, 0),
        Day(date(2024, 3, 6), 1, 1),
        Day(date(2024, 4, 2), 1, 2),
        Day(date(2024, 4, 21), 1, 1),
        Day(date(2024, 5, 6), 0, 0),
        Day(date(2024, 5, 10), 0, 0),
    ]


def test_who_may_be_one_counts_once_in_the_low_end_of_the_curve() -> None:
    one = an_entry(told("arrest", "2024-03-05"), person="maria", maybe=("marie",))
    other = an_entry(told("arrest", "2024-03-05"), person="marie", maybe=("maria",))
    found = series(a_table(one, other), Question(ALL, date(2024, 5, 1)), date(2024, 4, 1), date(2024, 4, 1))
    assert found == [Day(date(2024, 4, 1), 1, 2)]


def test_parts_say_their_whole_and_what_is_not_told() -> None:
    writer = an_entry(told("remand", "2024-03-05", charges=("theft", "fraud")), roles=("reporter", "lawyer"))
    found = {each.title: each for each in parts(on("2024-04-01", writer, SPRING))}
    form, charge, work = (found[name] for name in ("By form", "By charge", "By occupation"))
    assert [(part.name, part.number) for part in form.parts] == [("police custody", 1), ("remand", 1)]
    assert not form.overlap
    assert sum(part.number for part in form.parts) == form.whole == 2
    assert [(part.name, part.number) for part in charge.parts] == [("fraud", 1), ("theft", 1), ("not told", 1)]
    assert work.overlap
    assert [(part.name, part.number) for part in found["By days held"].parts] == [("up to a month", 2)]


def test_parts_of_only_those_who_may_be_in_custody_are_parts_too() -> None:
    maybe = an_entry(told("remand", "2024", charges=("arson",)), person="ion")
    found = on("2024-04-01", maybe, SPRING)
    assert (len(found.included), len(found.undetermined)) == (1, 1)
    told_of = {each.title: each for each in parts(found)}
    for title in ("By form", "By charge", "By gender"):
        assert sum(part.more for part in told_of[title].parts) == 1
    assert ("arson", 0, 1) in [(part.name, part.number, part.more) for part in told_of["By charge"].parts]


def test_small_parts_are_told_together_and_never_so_that_they_can_be_reckoned_from_the_whole() -> None:
    found = Parts(
        "By prison", 19, (Part("A", 9, 1), Part("B", 6, 0), Part("C", 2, 0), Part("not told", 2, 1)), overlap=False
    )
    assert withheld(found, 0) == found
    small = withheld(found, 5)
    assert [(part.name, part.number, part.more) for part in small.parts] == [
        ("A", 9, 1),
        ("B", 6, 0),
        ("small parts, told together", 4, 1),
    ]
    alone = withheld(replace(found, parts=(Part("A", 9, 1), Part("B", 6, 0), Part("C", 0, 1))), 5)
    assert [(part.name, part.number, part.more) for part in alone.parts] == [
        ("A", 9, 1),
        ("small parts, told together", 6, 1),
    ]


def test_how_long_custody_lasts_takes_who_is_still_held_for_at_least_so_long() -> None:
    ended = [
        an_entry(told("arrest", "2024-03-01"), told("release", f"2024-03-{day}", at=50), person=f"p{day}")
        for day in (11, 21, 31)
    ]
    held = an_entry(told("arrest", "2024-03-01"), person="ion")
    vague = an_entry(told("arrest", "2024"), told("release", "2024-06-01", at=50), person="ana")
    found = survival(a_table(*ended, held, vague), Question(ALL, date(2024, 7, 1)))
    assert found is not None
    # Ion was last confirmed on the day of the arrest, so nothing is known of him after it.
    assert (found.ended, found.going_on, found.left_out, found.median) == (3, 1, 1, 20)
    assert found.days == (0, 10, 20, 30)
    assert found.share == (1.0, 0.666667, 0.333333, 0.0)
    assert all(low <= share <= high for low, share, high in zip(found.low, found.share, found.high, strict=True))


def test_a_death_is_no_release() -> None:
    freed = [
        an_entry(told("arrest", "2024-03-01"), told("release", f"2024-03-{day}", at=50), person=f"p{day}")
        for day in (11, 21, 31)
    ]
    died = an_entry(told("arrest", "2024-03-01"), told("killing", "2024-03-16", at=50), person="ion")
    found = survival(a_table(*freed, died), Question(ALL, date(2024, 7, 1)))
    assert found is not None
    assert (found.ended, found.going_on) == (3, 1)
    assert (found.days, found.share) == ((10, 15, 20, 30), (0.75, 0.75, 0.375, 0.0))


def test_of_too_few_releases_nothing_is_drawn() -> None:
    assert survival(a_table(SPRING), Question(ALL, date(2024, 7, 1))) is None
