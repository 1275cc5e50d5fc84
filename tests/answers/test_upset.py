"""The chart of overlaps says in words what it shows, and runs nothing."""

from __future__ import annotations

from xml.etree import ElementTree as ET

from habeas.answers.upset import MOST_SHOWN, upset


def test_a_bar_for_each_combination_with_its_lists_as_dots() -> None:
    chart = ET.fromstring(upset({"A": 9, "B": 5}, [(("A",), 6), (("A", "B"), 3), (("B",), 2)]))
    space = "{http://www.w3.org/2000/svg}"
    assert len(chart.findall(f"{space}rect")) == 3
    assert len(chart.findall(f"{space}circle")) == 6
    words = chart.findtext(f"{space}desc") or ""
    assert "11 people on 2 lists" in words
    assert "A and B only: 3" in words


def test_more_combinations_than_can_be_seen_are_told() -> None:
    patterns = [((f"L{number}",), 100 - number) for number in range(40)]
    chart = upset({f"L{number}": 1 for number in range(40)}, patterns)
    assert chart.count("<rect") == MOST_SHOWN
    assert "10 further combinations" in chart


def test_names_are_no_markup() -> None:
    assert "<script" not in upset({'"><script>': 1}, [(('"><script>',), 1)])


def test_a_name_written_from_right_to_left_pulls_no_number_along_and_a_wide_one_is_not_cut() -> None:
    chart = upset({"منظمة العدالة, 1 May 2024": 2, "Ш" * 44: 1}, [(("Ш" * 44,), 1)])
    assert "\u2068منظمة العدالة\u2069, 1 May 2024 (2)</text>" in chart
    label = next(each for each in ET.fromstring(chart).iter() if (each.text or "").startswith("ШШ"))
    assert float(label.get("x", "0")) >= 44 * 9  # it is written from its end, so this is the room that it has
