"""Draws a census: the curve with its uncertain band and reported numbers, parts as bars, and how long custody lasts.

Each drawing says in words what it shows.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from habeas.answers.axis import NumberAxis, Tick, TimeAxis, number_axis
from habeas.answers.census_series import WITHHELD, Day, Part, Parts, Survival
from habeas.answers.counts_drawing import PlottedFigure
from habeas.answers.custody_words import forms_words
from habeas.language import CLASS, gettext, in_context, in_language, number_words

WIDTH, HEIGHT = 960, 320
LEFT, RIGHT, TOP, BOTTOM = 52, 940, 24, 280
DAYS_OF_A_YEAR = 365.25
# A bar of this length is the whole.
BAR = 420
MOST_BARS = 12
NOT_TOLD = "not told"


@dataclass(frozen=True, slots=True)
class Reported:
    """A reported number in its place: from the lowest to the highest, over the days that it may be of."""

    x: float
    low: float
    high: float
    title: str
    address: str
    open: str = ""


@dataclass(frozen=True, slots=True)
class BandDrawing:
    """A stepped line with a band above it, and reported numbers."""

    line: str
    band: str
    points: tuple[Reported, ...]
    across: tuple[Tick, ...]
    up: tuple[Tick, ...]
    description: str
    width: int = WIDTH
    height: int = HEIGHT
    left: int = LEFT
    right: int = RIGHT
    bottom: int = BOTTOM


@dataclass(frozen=True, slots=True)
class Bar:
    """A bar with its name, its number in words, its length, and that of what may be added."""

    name: str
    words: str
    length: float
    more: float


@dataclass(frozen=True, slots=True)
class BarsDrawing:
    """Parts as bars."""

    title: str
    bars: tuple[Bar, ...]
    note: str


def draw_curve(days: Sequence[Day], reported: Sequence[PlottedFigure]) -> BandDrawing | None:
    """The curve; None where nobody ever was in custody."""
    if not days or not any(each.high for each in days):
        return None
    first, last = days[0].day, days[-1].day
    near = [each for each in reported if first <= each.date.last_day and each.date.first_day <= last]
    most = max([*(each.high for each in days), *(each.high or 0 for each in near)])
    across, up = TimeAxis(first, last, LEFT, RIGHT), number_axis(most, BOTTOM, TOP)
    low, high = (
        _steps([(across.place(each.day), up.place(value(each))) for each in days], RIGHT) for value in (_low, _high)
    )
    return BandDrawing(
        line=_path(low),
        band=f"{_path(high)}L{' L'.join(f'{x} {y}' for x, y in reversed(low))}Z",
        points=tuple(point for each in near if (point := _reported(each, across, up)) is not None),
        across=tuple(across.ticks()),
        up=tuple(up.ticks()),
        description=_said(days, near),
    )


def draw_survival(found: Survival) -> BandDrawing:
    """The share that is still held after so many days."""
    longest = max(found.days[-1], 1)
    years = number_axis(max(1, round(longest / DAYS_OF_A_YEAR + 0.5)), LEFT, RIGHT)
    up = number_axis(100, BOTTOM, TOP)

    def placed(shares: Sequence[float]) -> list[tuple[float, float]]:
        at = [
            (years.place(day / DAYS_OF_A_YEAR), up.place(100 * share))
            for day, share in zip(found.days, shares, strict=True)
        ]
        return _steps([(float(LEFT), up.place(100)), *at], years.place(longest / DAYS_OF_A_YEAR))

    line, low, high = placed(found.share), placed(found.low), placed(found.high)
    return BandDrawing(
        line=_path(line),
        band=f"{_path(high)}L{' L'.join(f'{x} {y}' for x, y in reversed(low))}Z",
        points=(),
        across=tuple(Tick(each.at, gettext("%(number)s y") % {"number": each.label}) for each in years.ticks()),
        up=tuple(Tick(each.at, f"{each.label}%") for each in up.ticks()),
        description=_lasting_words(found),
    )


def _lasting_words(found: Survival) -> str:
    places = {
        "days": "" if found.median is None else number_words(found.median),
        "all": found.ended + found.going_on,
        "ended": found.ended,
    }
    if found.median is None:
        said = gettext(
            "The share of custodies that go on, by days since the arrest, with its 95%% interval: more than half are "
            "still held. Of %(all)s custodies %(ended)s ended."
        )
    else:
        said = gettext(
            "The share of custodies that go on, by days since the arrest, with its 95%% interval: half were free "
            "after %(days)s days. Of %(all)s custodies %(ended)s ended."
        )
    return said % places


def draw_parts(found: Parts) -> BarsDrawing | None:
    """Parts as bars, the largest first and last those of whom it is not told; None where there is nothing to part."""
    told = [part for part in found.parts if part.name not in (NOT_TOLD, WITHHELD)]
    if not found.whole or not told:
        return None
    drawn = [*told[:MOST_BARS], *(part for part in found.parts if part not in told)]
    most = max(max(part.number + part.more for part in found.parts), 1)
    bars = tuple(
        Bar(
            _part_name(found.title, part.name),
            _part_words(part, found.whole),
            round(BAR * part.number / most, 1),
            round(BAR * part.more / most, 1),
        )
        for part in drawn
    )
    notes = [gettext("One person may be in several.")] if found.overlap else []
    rest = len(found.parts) - len(drawn)
    notes += [gettext("%(number)s smaller ones are not drawn.") % {"number": rest}] if rest > 0 else []
    return BarsDrawing(found.title, bars, " ".join(notes))


def _part_name(title: str, name: str) -> str:
    """What a part is called: words of ours in the language of the page, those of sources as they are."""
    if title == "By form":
        return forms_words(name.split(" or "))
    if title == "By occupation" and name != NOT_TOLD:
        return in_context(name, CLASS)
    return in_language(name) if name in (NOT_TOLD, WITHHELD) or title in ("By gender", "By days held") else name


def _part_words(part: Part, whole: int) -> str:
    places = {"number": number_words(part.number), "all": number_words(whole), "more": number_words(part.more)}
    if not part.more:
        return gettext("%(number)s of %(all)s") % places
    return gettext("%(number)s of %(all)s, and %(more)s who may be") % places


def _low(day: Day) -> int:
    return day.low


def _high(day: Day) -> int:
    return day.high


def _steps(points: Sequence[tuple[float, float]], right: float) -> list[tuple[float, float]]:
    """The corners of a line that keeps its height until the next point."""
    corners = [points[0]]
    for x, y in points[1:]:
        corners += [(x, corners[-1][1]), (x, y)]
    return [*corners, (right, corners[-1][1])]


def _path(corners: Sequence[tuple[float, float]]) -> str:
    return "M" + "L".join(f"{x} {y}" for x, y in corners)


def _reported(figure: PlottedFigure, across: TimeAxis, up: NumberAxis) -> Reported | None:
    ends = [end for end in (figure.low, figure.high) if end is not None]
    if not ends:
        return None
    x = round((across.place(figure.date.first_day) + across.place(figure.date.last_day)) / 2, 1)
    return Reported(x, up.place(min(ends)), up.place(max(ends)), figure.title, figure.address, figure.open)


def _said(days: Sequence[Day], reported: Sequence[PlottedFigure]) -> str:
    first, last = days[0], days[-1]
    most = max(days, key=lambda each: (each.low, -each.day.toordinal()))
    said = gettext(
        "People in custody by name: at least %(first)s on %(first_day)s, most on %(most_day)s (at least %(most)s), "
        "at least %(low)s and up to %(high)s on %(last_day)s."
    ) % {
        "first": first.low,
        "first_day": first.day,
        "most": most.low,
        "most_day": most.day,
        "low": last.low,
        "high": last.high,
        "last_day": last.day,
    }
    told = "; ".join(f"{each.date}: {each.worded}" for each in reported)
    return said + " " + gettext("Reported: %(told)s.") % {"told": told} if told else said
