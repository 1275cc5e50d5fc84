"""The drawings of a draft, as SVG that stands alone: custody day by day, reported numbers with ranges, acts by type.

Each returns its words too, for who can't see it. Nothing is drawn from fewer points than make a picture.
"""

from __future__ import annotations

import html
from collections import Counter
from collections.abc import Sequence
from datetime import date
from math import ceil, log10

from habeas import terms
from habeas.answers.census_series import Day
from habeas.answers.counts import Figure
from habeas.answers.manuscript import Figure as Drawing
from habeas.answers.report.counting import type_counted
from habeas.answers.report.wording import Wording
from habeas.dates import PartialDate
from habeas.model import Act

WIDTH, HEIGHT = 720, 300
LEFT, RIGHT, TOP, BOTTOM = 46, 706, 14, 262
BAR, GAP, NAMES = 17, 8, 190
INK, SOFT, LINE, ACCENT, PALE = "#1c2430", "#4a5563", "#cbd2da", "#1f4e79", "#a9c3dd"
_FONT = "Libertinus Serif, Georgia, serif"
FEWEST_FIGURES = 2


def curve(days: Sequence[Day], wording: Wording) -> Drawing | None:
    """People in custody by name, day by day; None where there was nobody."""
    most = max((each.high for each in days), default=0)
    if not most:
        return None
    first, last = days[0], days[-1]
    across, up = _Time(first.day, last.day), _Numbers(most)
    low = _steps([(across.at(each.day), up.at(each.low)) for each in days])
    high = _steps([(across.at(each.day), up.at(each.high)) for each in days])
    band = " ".join(f"{x},{y}" for x, y in (*high, *reversed(low)))
    line = " ".join(f"{x},{y}" for x, y in low)
    body = (
        f'<polygon points="{band}" fill="{PALE}"/>'
        f'<polyline points="{line}" fill="none" stroke="{ACCENT}" stroke-width="2"/>'
    )
    alt = wording.text(
        "chart_curve_alt",
        first=wording.day(first.day), last=wording.day(last.day), first_low=first.low, last_low=last.low,
        last_high=last.high, most=max(each.low for each in days),
    )  # fmt: skip
    title = wording.text("chart_curve", first=str(first.day.year), last=str(last.day.year))
    return Drawing(
        _svg(HEIGHT, across.drawn() + up.drawn(wording) + body, alt),
        alt,
        _captioned(title, wording.text("chart_curve_caption")),
    )


def reported(figures: Sequence[Figure], year: int, wording: Wording) -> Drawing | None:
    """Numbers of political prisoners that sources reported up to that year, each as a mark or a bar from end to end."""
    given = [
        figure
        for figure in figures
        if figure.given and figure.kind == "stock" and figure.as_of is not None and figure.as_of.year <= year
        and type_counted(figure) == "imprisonment" and (figure.low is not None or figure.high is not None)
    ]  # fmt: skip
    if len(given) < FEWEST_FIGURES:
        return None
    days = [_middle(figure.as_of) for figure in given if figure.as_of]
    ends = [[end for end in (figure.low, figure.high) if end is not None] for figure in given]
    across = _Time(date(min(days).year, 1, 1), date(max(days).year, 12, 31))
    up = _Numbers(max(end for pair in ends for end in pair))
    marks = []
    for day, pair in zip(days, ends, strict=True):
        x, top, bottom = across.at(day), up.at(max(pair)), up.at(min(pair))
        if top != bottom:
            marks.append(f'<line x1="{x}" y1="{top}" x2="{x}" y2="{bottom}" stroke="{ACCENT}" stroke-width="2.5"/>')
        marks += [f'<circle cx="{x}" cy="{y}" r="3.6" fill="{ACCENT}"/>' for y in sorted({top, bottom})]
    points = "; ".join(f"{wording.day(figure.as_of)}: {figure.worded}" for figure in given if figure.as_of)
    alt = wording.text("chart_counts_alt", points=points)
    caption = _captioned(wording.text("chart_counts"), wording.text("chart_counts_caption"))
    return Drawing(_svg(HEIGHT, across.drawn() + up.drawn(wording) + "".join(marks), alt), alt, caption)


def types(acts: Sequence[Act], year: int, wording: Wording) -> Drawing | None:
    """Acts by type as bars, the most frequent first; None where there are none."""
    found = Counter(act.type for act in acts if terms.claim_type(act.type).kind == "act")
    if not found:
        return None
    ordered = sorted(found.items(), key=lambda item: (-item[1], item[0]))
    most, height = ordered[0][1], len(ordered) * (BAR + GAP) + 8
    body = []
    for place, (kind, number) in enumerate(ordered):
        y = 4 + place * (BAR + GAP)
        length = round((RIGHT - NAMES - 40) * number / most, 1)
        body.append(_text(NAMES - 8, y + BAR - 4, wording.label(kind), "end"))
        body.append(f'<rect x="{NAMES}" y="{y}" width="{length}" height="{BAR}" fill="{ACCENT}"/>')
        body.append(_text(NAMES + length + 6, y + BAR - 4, wording.number(number), "start"))
    bars = "; ".join(f"{wording.label(kind)}: {wording.number(number)}" for kind, number in ordered)
    alt = wording.text("chart_types_alt", bars=bars)
    caption = _captioned(wording.text("chart_types", year=str(year)), wording.text("chart_types_caption"))
    return Drawing(_svg(height, "".join(body), alt), alt, caption)


def _middle(day: PartialDate) -> date:
    """The middle of what is known of a day: a number of a month lies within it."""
    return day.first_day + (day.last_day - day.first_day) / 2


class _Time:
    """An axis of days from left to right, with a mark at the beginning of each year."""

    def __init__(self, first: date, last: date) -> None:
        self.first, self.last = first, last

    def at(self, day: date) -> float:
        whole = max((self.last - self.first).days, 1)
        return round(LEFT + (RIGHT - LEFT) * min(max((day - self.first).days / whole, 0), 1), 1)

    def drawn(self) -> str:
        years = range(self.first.year, self.last.year + 1)
        step = ceil(len(years) / 12)
        marks = []
        for year in years[::step]:
            x = self.at(max(date(year, 1, 1), self.first))
            marks.append(f'<line x1="{x}" y1="{TOP}" x2="{x}" y2="{BOTTOM + 5}" stroke="{LINE}"/>')
            # A year stands below the middle of itself, so that its last day is not taken for the next one's.
            middle = (x + self.at(min(date(year, 12, 31), self.last))) / 2
            marks.append(_text(middle, BOTTOM + 18, str(year), "middle"))
        return "".join(marks) + f'<line x1="{LEFT}" y1="{BOTTOM}" x2="{RIGHT}" y2="{BOTTOM}" stroke="{SOFT}"/>'


class _Numbers:
    """An axis of numbers from the bottom up, from zero, with round marks."""

    def __init__(self, most: int) -> None:
        size = 10.0 ** int(log10(max(most, 1)))
        self.step: float = next(size * part for part in (0.2, 0.5, 1, 2, 5, 10) if size * part * 6 >= most)
        self.step = max(self.step, 1)
        self.top: float = self.step * ceil(most / self.step)

    def at(self, number: float) -> float:
        return round(BOTTOM - (BOTTOM - TOP) * number / self.top, 1)

    def drawn(self, wording: Wording) -> str:
        marks = []
        for place in range(int(self.top / self.step) + 1):
            number = round(place * self.step)
            y = self.at(number)
            marks.append(f'<line x1="{LEFT}" y1="{y}" x2="{RIGHT}" y2="{y}" stroke="{LINE}" stroke-width="0.7"/>')
            marks.append(_text(LEFT - 6, y + 4, wording.number(number), "end"))
        return "".join(marks)


def _steps(points: Sequence[tuple[float, float]]) -> list[tuple[float, float]]:
    """The corners of a line that keeps its height until the next point."""
    corners = [points[0]]
    for x, y in points[1:]:
        corners += [(x, corners[-1][1]), (x, y)]
    return corners


def _text(x: float, y: float, words: str, anchor: str) -> str:
    return (
        f'<text x="{round(x, 1)}" y="{round(y, 1)}" font-size="12" fill="{INK}" font-family="{_FONT}" '
        f'text-anchor="{anchor}">{html.escape(words)}</text>'
    )


def _captioned(title: str, caption: str) -> str:
    return f"{title}. {caption}"


def _svg(height: int, body: str, title: str) -> str:
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{WIDTH}" height="{height}" viewBox="0 0 {WIDTH} {height}" '
        f'role="img"><title>{html.escape(title)}</title>{body}</svg>'
    )
