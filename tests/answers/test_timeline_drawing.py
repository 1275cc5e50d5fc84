"""Cases along the years: what is certain is solid, what is not is hatched or dotted, what has no date is not drawn."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from tests.acts.told import cases_of, told

from habeas.answers.outcomes import outcomes
from habeas.answers.timeline import Bar, Point, Timeline
from habeas.answers.timeline_drawing import _room, draw
from habeas.dates import PartialDate

START, END = date(2020, 1, 1), date(2025, 1, 1)


def a_point(day: str, label: str = "Arrest", *, response: bool = False, case: str = "c") -> Point:
    known = PartialDate.parse(day)
    return Point(f"{label}-{day}", case, "arrest", label, response, known.first_day, known.last_day, known, None)


def a_bar(begins: tuple[date, date] | None, ends: tuple[date, date] | None, last_known: str | None = None) -> Bar:
    known = PartialDate.parse(last_known) if last_known else None
    until = ends[1] if ends else END
    return Bar("c", "Maria", *(begins or (None, None)), *(ends or (None, None)), until, ends is None, known)


def a_timeline(*points: Point, bars: tuple[Bar, ...] = (), undated: tuple[Point, ...] = ()) -> Timeline:
    return Timeline(START, END, bars, points, undated, ())


def test_a_response_leads_to_the_next_change_in_custody_and_says_so() -> None:
    appeal = told("appeal", "2024-03-05", at=20, actors=("Bar",))
    (case,) = cases_of(told("arrest", "2024-03-01"), appeal, told("release", "2024-05-05", at=50))
    (one,) = outcomes([case], END)
    point = replace(a_point("2024-03-05", "Appeal", response=True), act_id=one.response.id)
    drawing = draw(a_timeline(point, a_point("2024-05-05", "Release")), {one.response.id: one})
    assert drawing is not None
    drawn = next(each for each in drawing.rows[0].points if each.kind == "response")
    assert drawn.title == "Appeal, 2024-03-05; Next change in custody: Release, 61 days later."
    assert drawn.change_x is not None
    assert drawn.change_x > drawn.x


def test_nothing_with_a_date_is_no_drawing() -> None:
    assert draw(a_timeline(undated=(a_point("2020"),))) is None


def test_what_has_no_date_is_counted_and_not_drawn() -> None:
    drawing = draw(a_timeline(a_point("2021-05-01"), undated=(a_point("2020"), a_point("2021"))))
    assert drawing is not None
    assert drawing.undated == 2
    assert [len(row.points) for row in drawing.rows] == [1]


def test_a_day_is_a_dot_and_a_year_reaches_over_all_of_its_days() -> None:
    drawing = draw(a_timeline(a_point("2021-05-01"), a_point("2023", "Trial")))
    assert drawing is not None
    day, year = drawing.rows[0].points
    assert day.from_x == day.to_x == day.x
    assert year.from_x < year.x < year.to_x


def test_custody_with_known_days_is_solid_from_end_to_end() -> None:
    day, end = date(2021, 1, 1), date(2023, 1, 1)
    drawing = draw(a_timeline(bars=(a_bar((day, day), (end, end)),)))
    assert drawing is not None
    bar = drawing.rows[0].bar
    assert bar is not None
    assert (bar.before, bar.after) == (0, 0)
    assert bar.solid > 0
    assert bar.title == "Custody: began on 2021-01-01, ended on 2023-01-01"


def test_custody_is_hatched_where_it_may_have_begun_and_since_a_source_last_spoke_of_it() -> None:
    drawing = draw(a_timeline(bars=(a_bar((date(2021, 1, 1), date(2021, 12, 31)), None, "2023-01-01"),)))
    assert drawing is not None
    bar = drawing.rows[0].bar
    assert bar is not None
    assert min(bar.before, bar.solid, bar.after) > 0
    assert bar.title == (
        "Custody: began between 2021-01-01 and 2021-12-31, the day of its end is not known by 2025-01-01; "
        "last spoken of 2023-01-01"
    )


def test_custody_whose_beginning_nobody_tells_is_hatched_from_the_start() -> None:
    drawing = draw(a_timeline(bars=(a_bar(None, (date(2023, 1, 1), date(2023, 1, 1))),)))
    assert drawing is not None
    bar = drawing.rows[0].bar
    assert bar is not None
    assert (bar.solid, bar.after) == (0, 0)
    assert bar.before > 0


def test_a_bar_never_has_less_than_no_width() -> None:
    spoken_of_before = a_bar((date(2021, 6, 1), date(2021, 12, 31)), None, "2020-03-01")
    drawing = draw(a_timeline(a_point("2020-02-01"), bars=(spoken_of_before,)))
    assert drawing is not None
    bar = drawing.rows[0].bar
    assert bar is not None
    assert min(bar.before, bar.solid, bar.after) == 0
    assert bar.after > 0


def test_the_day_that_is_asked_about_is_drawn_only_where_it_lies_on_the_axis() -> None:
    ended = a_bar((date(2021, 1, 1), date(2021, 1, 1)), (date(2021, 6, 1), date(2021, 6, 1)))
    going_on = a_bar((date(2021, 1, 1), date(2021, 1, 1)), None, "2021-06-01")
    past, present = draw(a_timeline(bars=(ended,))), draw(a_timeline(bars=(going_on,)))
    assert past is not None
    assert present is not None
    assert past.today is None
    assert present.today == present.rows[0].bar.end_x  # type: ignore[union-attr]


def test_acts_stand_above_the_bar_and_responses_below() -> None:
    drawing = draw(a_timeline(a_point("2021-05-01"), a_point("2021-06-01", "Appeal", response=True)))
    assert drawing is not None
    [row] = drawing.rows
    assert [point.kind for point in row.points] == ["act", "response"]
    assert row.points[0].y < row.y < row.y + drawing.bar_height < row.points[1].y


def test_no_dot_or_label_covers_another() -> None:
    points = [
        a_point(f"2021-05-{day:02}", label) for day in range(1, 25) for label in ("Arrest", "Torture or ill-treatment")
    ]
    drawing = draw(a_timeline(*points))
    assert drawing is not None
    drawn = drawing.rows[0].points
    assert len({(point.x, point.y) for point in drawn}) == len(points)
    rooms = [(one.y, *_room(one)) for one in drawn]
    assert all(left >= 0 and right <= drawing.width for _, left, right in rooms)
    for one, (y, left, right) in enumerate(rooms):
        for height, begins, ends in rooms[:one]:
            assert y != height or right < begins or ends < left


def test_a_label_at_the_right_edge_stands_before_its_dot() -> None:
    drawing = draw(a_timeline(a_point("2021-05-01"), a_point("2024-12-30", "Torture or ill-treatment")))
    assert drawing is not None
    assert [point.anchor for point in drawing.rows[0].points] == ["start", "end"]


def test_each_case_has_a_row_of_its_own_in_the_order_of_their_beginnings() -> None:
    drawing = draw(a_timeline(a_point("2023-05-01", case="b"), a_point("2021-05-01", case="z")))
    assert drawing is not None
    assert [row.points[0].title for row in drawing.rows] == ["Arrest, 2021-05-01", "Arrest, 2023-05-01"]
    assert drawing.rows[0].y < drawing.rows[1].y < drawing.bottom < drawing.height
