"""Draws a person's cases along the years: custody as a bar, what was done above it, responses below it.

An end that is not certain is hatched over the days that it may be, a date that is a month or a year has a dotted
line over all of its days. What has no date is not drawn, and the caption says how much that is.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from habeas.web.axis import Tick, TimeAxis, time_axis

WIDTH, LEFT, RIGHT = 960, 24, 936
ROW_TOP, BAR_HEIGHT, LANE, ROW_GAP, AXIS_ROOM = 26, 12, 15, 22, 34
LETTER_WIDTH = 6.4
# Dots nearer than this would cover each other.
DOT_WIDTH = 13


@dataclass(frozen=True, slots=True)
class PlottedBar:
    """A time in custody: it surely began by `begun` and went on until `sure`; what lies around may be."""

    earliest: date
    begun: date
    sure: date
    latest: date
    title: str


@dataclass(frozen=True, slots=True)
class PlottedPoint:
    """An act or a response on the days that its date may be."""

    first: date
    last: date
    kind: str
    label: str
    title: str
    address: str


@dataclass(frozen=True, slots=True)
class PlottedRow:
    """One case: at most one bar and its points."""

    label: str
    bar: PlottedBar | None
    points: tuple[PlottedPoint, ...]


@dataclass(frozen=True, slots=True)
class DrawnBar:
    """A bar in its place: hatched from `x` to `sure_x` and from `unsure_x` to `end_x`, solid between."""

    x: float
    sure_x: float
    unsure_x: float
    end_x: float
    title: str

    @property
    def solid(self) -> float:
        return round(max(0.0, self.unsure_x - self.sure_x), 1)

    @property
    def before(self) -> float:
        return round(self.sure_x - self.x, 1)

    @property
    def after(self) -> float:
        return round(self.end_x - self.unsure_x, 1)


@dataclass(frozen=True, slots=True)
class DrawnPoint:
    """A dot with its label, and a line to the label where it was moved away from the dot."""

    x: float
    y: float
    from_x: float
    to_x: float
    label_y: float
    label: str
    kind: str
    title: str
    address: str

    @property
    def anchor(self) -> str:
        """Which end of the label stands at the dot: near the right edge it runs to the left."""
        return "end" if self.x > RIGHT - 90 else "start"


@dataclass(frozen=True, slots=True)
class DrawnRow:
    """A case in its place."""

    y: float
    label: str
    label_y: float
    bar: DrawnBar | None
    points: tuple[DrawnPoint, ...]


@dataclass(frozen=True, slots=True)
class TimelineDrawing:
    """All that the template needs to draw the cases."""

    rows: tuple[DrawnRow, ...]
    ticks: tuple[Tick, ...]
    today: float | None
    bottom: float
    height: float
    undated: int
    width: int = WIDTH
    left: int = LEFT
    right: int = RIGHT
    bar_height: int = BAR_HEIGHT


def draw(rows: Sequence[PlottedRow], until: date, undated: int) -> TimelineDrawing | None:
    """The drawing of the cases, None where nothing has a date."""
    days = [day for row in rows for day in _days(row)]
    if not days:
        return None
    across = time_axis(days, LEFT, RIGHT)
    drawn: list[DrawnRow] = []
    top = 0.0
    for row in rows:
        if any(_days(row)):
            one, top = _row(row, across, top)
            drawn.append(one)
    today = across.place(until) if across.first <= until <= across.last else None
    return TimelineDrawing(tuple(drawn), tuple(across.ticks()), today, top, top + AXIS_ROOM, undated)


def _days(row: PlottedRow) -> Iterable[date]:
    if row.bar is not None:
        yield from (row.bar.earliest, row.bar.latest)
    for point in row.points:
        yield from (point.first, point.last)


def _row(row: PlottedRow, across: TimeAxis, top: float) -> tuple[DrawnRow, float]:
    """The row from `top` on, and where the next one begins."""
    acts = _lanes([point for point in row.points if point.kind == "act"], across)
    responses = _lanes([point for point in row.points if point.kind == "response"], across)
    y = top + ROW_TOP + LANE * (1 + max((lane for _, lane in acts), default=0))
    points = [_point(point, across, y - LANE * (lane + 0.6)) for point, lane in acts]
    points += [_point(point, across, y + BAR_HEIGHT + LANE * (lane + 0.6)) for point, lane in responses]
    deepest = max((point.y for point in points), default=y)
    bar = _bar(row.bar, across) if row.bar is not None else None
    drawn = DrawnRow(y, row.label, top + ROW_TOP - 8, bar, tuple(points))
    return drawn, max(deepest, y + BAR_HEIGHT) + ROW_GAP


def _bar(bar: PlottedBar, across: TimeAxis) -> DrawnBar:
    begun, sure = across.place(bar.begun), across.place(bar.sure)
    return DrawnBar(across.place(bar.earliest), min(begun, sure), sure, across.place(bar.latest), bar.title)


def _point(point: PlottedPoint, across: TimeAxis, y: float) -> DrawnPoint:
    first, last = across.place(point.first), across.place(point.last)
    return DrawnPoint(
        x=round((first + last) / 2, 1),
        y=round(y, 1),
        from_x=first,
        to_x=last,
        label_y=round(y + 4, 1),
        label=point.label,
        kind=point.kind,
        title=point.title,
        address=point.address,
    )


def _lanes(points: Sequence[PlottedPoint], across: TimeAxis) -> list[tuple[PlottedPoint, int]]:
    """Each point with the first lane in which its dot and its label cover nothing."""
    ends: dict[int, float] = {}
    placed = []
    for point in sorted(points, key=lambda each: (each.first, each.last, each.label, each.address)):
        x = (across.place(point.first) + across.place(point.last)) / 2
        lane = next((each for each in range(len(ends) + 1) if ends.get(each, float("-inf")) < x - DOT_WIDTH), 0)
        ends[lane] = x + len(point.label) * LETTER_WIDTH + DOT_WIDTH
        placed.append((point, lane))
    return placed
