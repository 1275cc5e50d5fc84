"""The numbers of a site: who of its people was in custody from month to month, beside what sources reported."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from habeas.answers.census_drawing import BandDrawing, draw_curve
from habeas.answers.census_series import Day
from habeas.answers.counts import Figure
from habeas.answers.counts_drawing import CountsDrawing, PlottedFigure, draw
from habeas.answers.reconcile import open_end
from habeas.answers.site.nouns import Published, Series, Site
from habeas.cases.standing import Standing, standings
from habeas.cases.status import HELD

# Months that a curve goes back at most.
MOST_MONTHS = 240


@dataclass(frozen=True, slots=True)
class Line:
    """A reported figure with the number of people by name on its day, as words: "12", "12–14", "" where none."""

    figure: Figure
    named: str
    anchor: str


@dataclass(frozen=True, slots=True)
class Table:
    """A series with its lines and its drawing."""

    what: str
    country: str
    lines: tuple[Line, ...]
    drawing: CountsDrawing | None


# By person the runs of days on which they were held, or may have been.
Runs = Mapping[str, tuple[Standing, ...]]


def runs_of(people: Iterable[Published]) -> Runs:
    """The runs of everybody, found once for all numbers of a site."""
    return {one.id: tuple(run for each in one.cases for run in standings(each.case)) for one in people}


class Custody:
    """The days on which each of some people was held or may have been, to be asked for the number on any day."""

    def __init__(self, people: Sequence[Published], runs: Runs) -> None:
        self._runs = [runs[one.id] for one in people]
        starts = (each.case.start for one in people for each in one.cases if each.case.custody)
        self.begins = min((start.first_day for start in starts if start is not None), default=None)

    def on(self, day: date) -> Day:
        """How many were held at least, and at most."""
        held = sum(any(_covers(run, day) and run.value == HELD for run in runs) for runs in self._runs)
        may = sum(any(_covers(run, day) for run in runs) for runs in self._runs)
        return Day(day, held, may)


def curve(people: Sequence[Published], runs: Runs, day: date, reported: Iterable[Series]) -> BandDrawing | None:
    """The curve by month until the day, with the figures that sources reported; None where nobody was ever held."""
    custody = Custody(people, runs)
    if custody.begins is None or custody.begins >= day:
        return None
    months = _months(custody.begins, day)
    plotted = [each for series in reported for each in _plotted(series)]
    return draw_curve([custody.on(each) for each in months], plotted)


def tables(site: Site, runs: Runs) -> list[Table]:
    """Each series as a table and a drawing."""
    found = []
    for series in site.series:
        custody = Custody([one for one in site.people if one.country == series.country], runs)
        lines = tuple(
            Line(figure, _named(custody, figure), anchor(series, place)) for place, figure in enumerate(series.figures)
        )
        drawing = draw(_plotted(series), series.what)
        found.append(Table(series.what, series.country, lines, drawing))
    return found


def anchor(series: Series, place: int) -> str:
    """The name of the line of a figure on a page."""
    slug = "".join(letter if letter.isascii() and letter.isalnum() else "-" for letter in series.what.lower())
    return f"figure-{series.country.lower()}-{slug}-{place + 1}"


def _plotted(series: Series) -> list[PlottedFigure]:
    return [
        PlottedFigure(each.as_of, each.low, each.high, each.worded, f"{each.as_of}: {each.worded}",
                      f"#{anchor(series, place)}", open_end(each))
        for place, each in enumerate(series.figures)
        if each.as_of is not None
    ]  # fmt: skip


def _named(custody: Custody, figure: Figure) -> str:
    if figure.as_of is None:
        return ""
    days = (figure.as_of.first_day, figure.as_of.last_day)
    found = [custody.on(day) for day in days]
    low, high = min(each.low for each in found), max(each.high for each in found)
    return str(low) if low == high else f"{low}–{high}"


def _covers(run: Standing, day: date) -> bool:
    return run.since <= day and (run.until is None or day < run.until)


def _months(first: date, last: date) -> list[date]:
    number = (last.year - first.year) * 12 + last.month - first.month + 1
    begin = last.year * 12 + last.month - min(number, MOST_MONTHS)
    found = [date(month // 12, month % 12 + 1, 1) for month in range(begin, last.year * 12 + last.month)]
    return [*found, last] if found[-1] != last else found
