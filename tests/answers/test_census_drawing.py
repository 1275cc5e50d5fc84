"""The drawings of a census say in words what they show, and draw nothing where there is nothing."""

from __future__ import annotations

from datetime import date

from habeas.answers.census_drawing import draw_curve, draw_parts, draw_survival
from habeas.answers.census_series import Day, Part, Parts, Survival
from habeas.answers.counts_drawing import PlottedFigure
from habeas.dates import PartialDate

DAYS = [Day(date(2020, 1, 1), 0, 1), Day(date(2021, 1, 1), 3, 5), Day(date(2022, 1, 1), 2, 2)]


def test_a_curve_has_a_line_a_band_and_the_reported_numbers_of_its_time() -> None:
    near = PlottedFigure(PartialDate(2021), 4, 6, "4–6", "2021: 4–6", "/documents/x")
    far = PlottedFigure(PartialDate(1999), 4, 6, "4–6", "1999: 4–6", "/documents/y")
    drawing = draw_curve(DAYS, [near, far])
    assert drawing is not None
    assert [point.title for point in drawing.points] == ["2021: 4–6"]
    assert drawing.points[0].low > drawing.points[0].high
    assert drawing.line.startswith("M52.0 280.0")
    assert drawing.band.endswith("Z")
    assert "at least 2 and up to 2 on 2022-01-01. Reported: 2021: 4–6." in drawing.description


def test_nobody_ever_in_custody_is_not_drawn() -> None:
    assert draw_curve([], []) is None
    assert draw_curve([Day(date(2020, 1, 1), 0, 0)], []) is None


def test_parts_are_bars_with_their_whole_in_words() -> None:
    drawing = draw_parts(Parts("By charge", 3, (Part("theft", 2, 1), Part("fraud", 1, 0)), overlap=True))
    assert drawing is not None
    assert [bar.words for bar in drawing.bars] == ["2 of 3, and 1 who may be", "1 of 3"]
    assert drawing.note == "One person may be in several."
    assert draw_parts(Parts("By charge", 0, (), overlap=True)) is None


def test_of_many_parts_those_not_told_are_drawn_and_alone_they_are_nothing_to_draw() -> None:
    not_told = Part("not told", 9, 0)
    drawing = draw_parts(
        Parts("By prison", 29, (*(Part(f"No. {at}", 1, 0) for at in range(20)), not_told), overlap=False)
    )
    assert drawing is not None
    assert drawing.bars[-1].words == "9 of 29"
    assert drawing.note == "8 smaller ones are not drawn."
    assert draw_parts(Parts("By prison", 9, (not_told,), overlap=False)) is None


def test_how_long_custody_lasts_is_told_with_its_median() -> None:
    drawing = draw_survival(Survival((0, 10, 30), (1.0, 0.5, 0.2), (1.0, 0.2, 0.1), (1.0, 0.8, 0.6), 4, 1, 2, 10))
    assert "half were free after 10 days. Of 5 custodies 4 ended." in drawing.description
    endless = draw_survival(Survival((0, 10), (1.0, 0.8), (1.0, 0.5), (1.0, 0.9), 3, 9, 0, None))
    assert "more than half are still held" in endless.description
