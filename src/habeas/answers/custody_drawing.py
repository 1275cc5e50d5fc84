"""Draws the number of people in custody over the months as a stepped line, and a world in which countries are shaded.

Both say in words what they show; the table beside the map has every number.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any

from habeas.answers.axis import Tick, number_axis, time_axis
from habeas.language import gettext
from habeas.terms import data_text

WIDTH, HEIGHT = 560, 200
LEFT, RIGHT, TOP, BOTTOM = 44, 548, 14, 168
# Months that a curve goes back at most: the working memory of those who keep lists.
MOST_MONTHS = 240
# Shades of the map, from the fewest to the most.
SHADES = 4


@dataclass(frozen=True, slots=True)
class CurveDrawing:
    """A stepped line with its axes."""

    line: str
    area: str
    years: tuple[Tick, ...]
    numbers: tuple[Tick, ...]
    description: str
    last_x: float
    last_y: float
    last: int
    width: int = WIDTH
    height: int = HEIGHT
    left: int = LEFT
    right: int = RIGHT
    bottom: int = BOTTOM


@dataclass(frozen=True, slots=True)
class Land:
    """A country of the map: its outline, or a dot where it is too small; its shade from 1 up."""

    code: str
    path: str
    dot: tuple[int, int] | None
    shade: int
    number: int


@dataclass(frozen=True, slots=True)
class MapDrawing:
    """The world: countries with somebody held, and the outlines of all the rest."""

    lands: tuple[Land, ...]
    rest: str
    top: int
    width: int
    height: int


def draw_curve(months: Sequence[tuple[str, int]]) -> CurveDrawing | None:
    """The curve of numbers by month; None where there is nothing to draw."""
    shown = list(months)[-MOST_MONTHS:]
    if not shown or not any(number for _, number in shown):
        return None
    days = [date(int(month[:4]), int(month[5:]), 1) for month, _ in shown]
    across = time_axis(days, LEFT, RIGHT)
    up = number_axis(max(number for _, number in shown), BOTTOM, TOP)
    steps = [f"M{across.place(days[0])} {up.place(shown[0][1])}"]
    for day, (_, number) in zip(days[1:], shown[1:], strict=True):
        steps.append(f"H{across.place(day)}V{up.place(number)}")
    line = "".join(steps)
    last = across.place(days[-1])
    most = max(shown, key=lambda each: each[1])
    return CurveDrawing(
        line=line,
        area=f"{line}V{BOTTOM}H{across.place(days[0])}Z",
        years=tuple(across.ticks()),
        numbers=tuple(up.ticks()),
        description=gettext(
            "People held, by month: %(begun)s in %(first)s, at most %(most)s in %(peak)s, %(now)s in %(last)s."
        )
        % {
            "begun": shown[0][1],
            "first": shown[0][0],
            "most": most[1],
            "peak": most[0],
            "now": shown[-1][1],
            "last": shown[-1][0],
        },
        last_x=last,
        last_y=up.place(shown[-1][1]),
        last=shown[-1][1],
    )


def draw_map(numbers: Mapping[str, int]) -> MapDrawing:
    """The world with a shade for each country with somebody held; codes that it does not have are in the table only."""
    world = _world()
    most = max(numbers.values(), default=0)
    drawn = {code: path for code, path in world["countries"].items() if numbers.get(code)}
    lands = [Land(code, path, None, _shade(numbers[code], most), numbers[code]) for code, path in drawn.items()]
    lands += [
        Land(code, "", (x, y), _shade(numbers[code], most), numbers[code])
        for code, (x, y) in world["dots"].items()
        if numbers.get(code)
    ]
    rest = "".join([world["land"], *(path for code, path in world["countries"].items() if code not in drawn)])
    lands.sort(key=lambda land: land.code)
    return MapDrawing(tuple(lands), rest, world["top"], world["width"], world["height"])


def _shade(number: int, most: int) -> int:
    """By doubling, so that one large country does not leave all others pale."""
    steps = max(1, most.bit_length())
    return min(SHADES, 1 + (number.bit_length() - 1) * SHADES // steps)


@cache
def _world() -> dict[str, Any]:
    """The outlines, from Natural Earth (`benchmarks/world_outlines.py`)."""
    read: dict[str, Any] = json.loads(data_text("answers/world.json"))
    return read
