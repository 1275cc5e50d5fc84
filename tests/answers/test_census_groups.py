"""People who are held and not named, told more than once."""

from habeas.answers.census_groups import uncovered
from habeas.cases.entry import Entry, Held


def group(number: int, name: str, kind: str, day: int) -> tuple[int, Entry]:
    held = Held(f"case-{number}-{day}", "AZ", (), day, ((day, day),), (), (), (day, day), None, False, 1, 0, True, True)
    return day, Entry("", name, number, country="AZ", cases=(held,), arrests=((kind, day, day, ""),))


def test_those_held_of_two_reports_count_once_with_the_larger_figure() -> None:
    groups = [group(40, "political prisoners", "imprisonment", 1), group(90, "Political prisoners", "imprisonment", 2)]
    assert uncovered(groups, []) == [(2, 90)]


def test_two_arrests_of_different_numbers_are_two_events() -> None:
    groups = [group(40, "protesters", "arrest", 1), group(90, "protesters", "arrest", 2)]
    assert sorted(uncovered(groups, [])) == [(1, 40), (2, 90)]
