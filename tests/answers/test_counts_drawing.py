"""A series of reported numbers, drawn: nothing is invented between them, and no figure is no zero."""

from __future__ import annotations

from habeas.answers.counts_drawing import BOTTOM, PlottedFigure, draw
from habeas.dates import PartialDate


def a_figure(day: str, low: int | None, high: int | None = None, worded: str | None = None) -> PlottedFigure:
    high = low if high is None else high
    return PlottedFigure(PartialDate.parse(day), low, high, worded or f"{low}–{high}", f"title {day}", f"/d#{day}")


def test_a_series_without_a_number_is_no_drawing() -> None:
    assert draw([], "prisoners") is None
    assert draw([a_figure("2024", None, worded="dozens")], "prisoners") is None


def test_a_number_is_a_point_and_a_range_reaches_from_low_to_high() -> None:
    drawing = draw([a_figure("2021-12-01", 156), a_figure("2022-12-01", 119, 160)], "prisoners")
    assert drawing is not None
    point, ranged = drawing.figures
    assert (point.ranged, ranged.ranged) == (False, True)
    assert point.low == point.high
    assert ranged.high < point.high < ranged.low


def test_a_report_without_a_figure_is_drawn_as_missing_and_not_as_zero() -> None:
    drawing = draw([a_figure("2023", 254), a_figure("2024", None, worded="no figure")], "prisoners")
    assert drawing is not None
    assert [(figure.missing, figure.label) for figure in drawing.figures] == [(False, "254–254"), (True, "no figure")]
    assert drawing.figures[1].low == drawing.figures[1].high == BOTTOM


def test_a_reported_zero_is_a_point() -> None:
    drawing = draw([a_figure("2023", 0), a_figure("2024", 10)], "prisoners")
    assert drawing is not None
    assert (drawing.figures[0].missing, drawing.figures[0].high) == (False, BOTTOM)


def test_one_end_alone_is_drawn_where_it_is() -> None:
    drawing = draw([PlottedFigure(PartialDate(2023), None, 90, "up to 90", "t", "/d")], "prisoners")
    assert drawing is not None
    assert (drawing.figures[0].ranged, drawing.figures[0].missing) == (False, False)


def test_a_year_reaches_over_its_days_and_a_day_does_not() -> None:
    drawing = draw([a_figure("2021", 10), a_figure("2022-12-01", 20)], "prisoners")
    assert drawing is not None
    year, day = drawing.figures
    assert year.from_x < year.x < year.to_x
    assert day.from_x == day.x == day.to_x


def test_labels_that_would_cover_each_other_are_left_out_and_the_points_stay() -> None:
    drawing = draw([a_figure("2021-12-01", 100), a_figure("2021-12-02", 101), a_figure("2024-01-01", 100)], "x")
    assert drawing is not None
    assert [figure.label for figure in drawing.figures] == ["100–100", "", "100–100"]
    assert [figure.title for figure in drawing.figures] == ["title 2021-12-01", "title 2021-12-02", "title 2024-01-01"]


def test_the_description_says_every_figure_in_words() -> None:
    drawing = draw([a_figure("2021-12-01", 119, 160), a_figure("2024", None, worded="no figure")], "Prisoners")
    assert drawing is not None
    assert drawing.description == (
        "Prisoners, as reported by date. 2021-12-01: 119–160; 2024: no figure. "
        "The table below says the same with the sentence behind each figure."
    )
