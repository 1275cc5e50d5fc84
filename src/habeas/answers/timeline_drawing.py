"""Draws a person's cases along the years: custody as a bar, what was done above it, responses below it.

An end that is not certain is hatched over the days that it may be, a date that is a month or a year has a dotted
line over all of its days. What has no date is not drawn, and the caption says how much that is.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from habeas.answers.axis import Tick, TimeAxis, time_axis
from habeas.answers.outcomes import Outcome
from habeas.answers.responses_words import outcome_words
from habeas.answers.timeline import Bar, Point, Timeline
from habeas.errors import UnknownTerm
from habeas.language import gettext as _
from habeas.language import in_language

WIDTH, LEFT, RIGHT = 960, 24, 936
HEADROOM, BAR_HEIGHT, LANE, ROW_GAP, AXIS_ROOM = 14, 12, 16, 20, 30
# How far the first lane of dots lies from the bar, in lanes.
FIRST_LANE = 0.75
LETTER_WIDTH = 6.4
# Dots nearer than this would cover each other.
DOT_WIDTH = 13


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
    """A dot with its label, and the days that its date may be."""

    x: float
    y: float
    from_x: float
    to_x: float
    label: str
    kind: str
    title: str
    address: str
    # Of a response: where the next change in custody is, to which a line leads.
    change_x: float | None = None

    @property
    def anchor(self) -> str:
        """Which end of the label stands at the dot: near the right edge it runs to the left."""
        return "end" if self.x + len(self.label) * LETTER_WIDTH + DOT_WIDTH > WIDTH else "start"


@dataclass(frozen=True, slots=True)
class DrawnRow:
    """A case in its place."""

    y: float
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


def draw(timeline: Timeline, followed: Mapping[str, Outcome] | None = None) -> TimelineDrawing | None:
    """The drawing of a person's cases, None where nothing has a date; `followed` has outcomes by act."""
    if not timeline.bars and not timeline.points:
        return None
    across = time_axis([timeline.start, *_days(timeline)], LEFT, RIGHT)
    drawn: list[DrawnRow] = []
    top = float(HEADROOM)
    for case_id in _cases_by_beginning(timeline):
        row, top = _row(timeline, case_id, across, top)
        row = replace(row, points=tuple(_leading(point, across, followed or {}) for point in row.points))
        drawn.append(row)
    # A day beyond the last thing that is drawn has no place on the axis, and must not stand at its end instead.
    today = across.place(timeline.end) if timeline.end <= across.last else None
    return TimelineDrawing(
        tuple(drawn), tuple(across.ticks()), today, round(top, 1), round(top + AXIS_ROOM, 1), len(timeline.undated)
    )


def _days(timeline: Timeline) -> Iterator[date]:
    for bar in timeline.bars:
        yield from (bar.begins_from or bar.until, bar.until)
    for point in timeline.points:
        yield from (point.first or timeline.end, point.last or timeline.end)


def _cases_by_beginning(timeline: Timeline) -> list[str]:
    begun: dict[str, date] = {}
    places = [(bar.case_id, bar.begins_from or bar.until) for bar in timeline.bars]
    places += [(point.case_id, point.first or timeline.end) for point in timeline.points]
    for case_id, day in places:
        begun[case_id] = min(day, begun.get(case_id, day))
    return sorted(begun, key=lambda case_id: (begun[case_id], case_id))


def _row(timeline: Timeline, case_id: str, across: TimeAxis, top: float) -> tuple[DrawnRow, float]:
    """The row from `top` on, and where the next one begins."""
    points = [point for point in timeline.points if point.case_id == case_id]
    acts = _lanes([point for point in points if not point.response], across)
    responses = _lanes([point for point in points if point.response], across)
    y = top + LANE * (1 + max((lane for _, lane in acts), default=0))
    drawn = [_point(point, across, y - LANE * (lane + FIRST_LANE)) for point, lane in acts]
    drawn += [_point(point, across, y + BAR_HEIGHT + LANE * (lane + FIRST_LANE)) for point, lane in responses]
    lowest = max((point.y for point in drawn), default=y)
    bar = next((_bar(bar, timeline, across) for bar in timeline.bars if bar.case_id == case_id), None)
    return DrawnRow(round(y, 1), bar, tuple(drawn)), max(lowest, y + BAR_HEIGHT) + ROW_GAP


def _bar(bar: Bar, timeline: Timeline, across: TimeAxis) -> DrawnBar:
    """Solid where sources speak of custody: from its certain beginning to its end, or to when it was last known."""
    known = bar.last_known.first_day if bar.last_known is not None else bar.begins_by
    first = bar.begins_from or timeline.start
    # What is last known of it may be of a day before it surely had begun: nothing of it is drawn before its first day.
    sure = max(first, bar.ends_from or min(known or bar.until, bar.until))
    begun = min(max(first, bar.begins_by or sure), sure)
    return DrawnBar(
        x=across.place(first),
        sure_x=across.place(begun),
        unsure_x=across.place(sure),
        end_x=across.place(max(sure, bar.until)),
        title=_custody_words(bar),
    )


def _custody_words(bar: Bar) -> str:
    began = _between(bar.begins_from, bar.begins_by) or _("on a day not known")
    ended = _between(bar.ends_from, bar.ends_by)
    if ended is None and bar.ends_by is not None:
        ended = _("by %(day)s") % {"day": bar.ends_by}
    told = (
        _("ended %(when)s") % {"when": ended}
        if ended
        else _("the day of its end is not known by %(day)s") % {"day": bar.until}
    )
    known = _("; last spoken of %(day)s") % {"day": bar.last_known} if bar.last_known is not None else ""
    return _("Custody: began %(when)s, %(end)s") % {"when": began, "end": told} + known


def _between(first: date | None, last: date | None) -> str | None:
    if first is None or last is None:
        return None
    if first == last:
        return _("on %(day)s") % {"day": first}
    return _("between %(first)s and %(last)s") % {"first": first, "last": last}


def _point(point: Point, across: TimeAxis, y: float) -> DrawnPoint:
    if point.first is None or point.last is None:
        raise UnknownTerm(f"the act {point.act_id} has no date, and so no place on a drawing")
    first, last = across.place(point.first), across.place(point.last)
    return DrawnPoint(
        x=round((first + last) / 2, 1),
        y=round(y, 1),
        from_x=first,
        to_x=last,
        label=in_language(point.label),
        kind="response" if point.response else "act",
        title=f"{in_language(point.label)}, {point.date}",
        address=f"#act-{point.act_id}",
    )


def _leading(point: DrawnPoint, across: TimeAxis, followed: Mapping[str, Outcome]) -> DrawnPoint:
    """A response with what followed it: in its title, and as a line to the next change in custody."""
    one = followed.get(point.address.removeprefix("#act-"))
    if one is None or one.change is None:
        return point
    title = f"{point.title}; {outcome_words(one)}"
    day = one.change.last
    place = across.place(day) if day is not None and day <= across.last else None
    return replace(point, title=title, change_x=place if place is not None and place > point.x else None)


def _lanes(points: Sequence[Point], across: TimeAxis) -> list[tuple[Point, int]]:
    """Each point with the first lane in which its dot and its label cover nothing."""
    taken: list[list[tuple[float, float]]] = []
    placed = []
    for point in points:
        first, last = _room(_point(point, across, 0))
        free = (
            lane for lane, others in enumerate(taken) if all(last < left or right < first for left, right in others)
        )
        lane = next(free, len(taken))
        if lane == len(taken):
            taken.append([])
        taken[lane].append((first, last))
        placed.append((point, lane))
    return placed


def _room(point: DrawnPoint) -> tuple[float, float]:
    """From where to where a dot with its label reaches."""
    label = len(point.label) * LETTER_WIDTH + DOT_WIDTH
    return (point.x - label, point.x + DOT_WIDTH) if point.anchor == "end" else (point.x - DOT_WIDTH, point.x + label)
