"""Draws a series of reported counts: a bar from low to high, a point for one number, each leading to its quote.

A report without a figure is drawn as such, on the axis, and never as a zero. The table under the drawing says the
same in words, so that nothing is in the drawing alone.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from habeas.answers.axis import NumberAxis, Tick, TimeAxis, number_axis, time_axis
from habeas.dates import PartialDate
from habeas.language import gettext as _

WIDTH, HEIGHT = 960, 340
LEFT, RIGHT, TOP, BOTTOM = 52, 940, 34, 296
# Labels of figures that lie closer than this run into each other; the point keeps its title and its row below.
LETTER_WIDTH = 6.6
LABEL_HEIGHT = 15


@dataclass(frozen=True, slots=True)
class PlottedFigure:
    """A figure as the drawing needs it; both ends None where a report gives none.

    `open` is "down" for "up to 122", which is not 122, and "up" for "at least 90" with no upper end; else empty.
    """

    date: PartialDate
    low: int | None
    high: int | None
    worded: str
    title: str
    address: str
    open: str = ""


@dataclass(frozen=True, slots=True)
class DrawnFigure:
    """A figure in its place; `label` is empty where it would cover another one.

    `from_x` and `to_x` are the days that its date may be; `missing` says that there is no number to draw.
    """

    x: float
    low: float
    high: float
    from_x: float
    to_x: float
    label_y: float
    label: str
    title: str
    address: str
    missing: bool

    @property
    def ranged(self) -> bool:
        return self.low != self.high


@dataclass(frozen=True, slots=True)
class CountsDrawing:
    """All that the template needs to draw a series."""

    figures: tuple[DrawnFigure, ...]
    years: tuple[Tick, ...]
    numbers: tuple[Tick, ...]
    description: str
    width: int = WIDTH
    height: int = HEIGHT
    left: int = LEFT
    right: int = RIGHT
    bottom: int = BOTTOM


def draw(figures: Sequence[PlottedFigure], what: str) -> CountsDrawing | None:
    """The drawing of a series, None where no figure has a number."""
    numbers = [number for figure in figures for number in (figure.low, figure.high) if number is not None]
    if not numbers:
        return None
    days = [day for figure in figures for day in (figure.date.first_day, figure.date.last_day)]
    across, up = time_axis(days, LEFT, RIGHT), number_axis(max(numbers), BOTTOM, TOP)
    drawn = _without_covered_labels([_drawn(figure, across, up) for figure in figures])
    return CountsDrawing(tuple(drawn), tuple(across.ticks()), tuple(up.ticks()), _description(figures, what))


def _drawn(figure: PlottedFigure, across: TimeAxis, up: NumberAxis) -> DrawnFigure:
    first, last = across.place(figure.date.first_day), across.place(figure.date.last_day)
    ends = [number for number in (figure.low, figure.high) if number is not None]
    low, high = (up.place(min(ends)), up.place(max(ends))) if ends else (up.bottom, up.bottom)
    return DrawnFigure(
        x=round((first + last) / 2, 1),
        low=low,
        high=high,
        from_x=first,
        to_x=last,
        label_y=round(high - 12, 1),
        label=figure.worded,
        title=figure.title,
        address=figure.address,
        missing=not ends,
    )


def _without_covered_labels(figures: Sequence[DrawnFigure]) -> list[DrawnFigure]:
    kept: list[DrawnFigure] = []
    for figure in figures:
        covered = any(_cover(figure, other) for other in kept if other.label)
        kept.append(replace(figure, label="") if covered else figure)
    return kept


def _cover(left: DrawnFigure, right: DrawnFigure) -> bool:
    width = (len(left.label) + len(right.label)) / 2 * LETTER_WIDTH
    return abs(left.x - right.x) < width and abs(left.label_y - right.label_y) < LABEL_HEIGHT


def _description(figures: Sequence[PlottedFigure], what: str) -> str:
    said = "; ".join(f"{figure.date}: {figure.worded}" for figure in figures)
    return _(
        "%(what)s, as reported by date. %(said)s. The table below says the same with the sentence behind each figure."
    ) % {"what": what, "said": said}
