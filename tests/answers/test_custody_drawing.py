"""The curve of custody and the map: drawn from numbers, said in words, with nothing that is not in them."""

from __future__ import annotations

import re

from habeas.answers.custody_drawing import SHADES, draw_curve, draw_map


def test_a_curve_steps_at_each_month_and_says_what_it_shows() -> None:
    drawing = draw_curve([("2024-01", 1), ("2024-02", 3), ("2024-03", 2)])
    assert drawing is not None
    assert drawing.description == "People held, by month: 1 in 2024-01, at most 3 in 2024-02, 2 in 2024-03."
    assert drawing.line.count("H") == 2
    assert drawing.last == 2


def test_where_nobody_was_held_there_is_no_curve() -> None:
    assert draw_curve([]) is None
    assert draw_curve([("2024-01", 0)]) is None


def test_countries_are_the_darker_the_more_people_are_held() -> None:
    drawing = draw_map({"AZ": 100, "BY": 20, "GE": 1})
    shades = {land.code: land.shade for land in drawing.lands}
    assert shades["AZ"] == SHADES
    assert shades["AZ"] > shades["BY"] > shades["GE"] == 1


def test_a_country_that_is_too_small_for_an_outline_is_a_dot() -> None:
    (land,) = draw_map({"BH": 3}).lands
    assert (land.path, land.dot is not None) == ("", True)


def test_a_code_that_no_country_has_is_left_to_the_table() -> None:
    assert draw_map({"XV": 3}).lands == ()


def test_outlines_are_nothing_but_places() -> None:
    drawing = draw_map({"AZ": 1})
    assert all(re.fullmatch(r"[Mlz0-9 -]*", path) for path in (drawing.rest, *(land.path for land in drawing.lands)))
