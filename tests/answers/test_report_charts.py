"""The drawings of a draft: a number stands in the year that it is of, and a year stands below itself."""

from __future__ import annotations

import re

from tests.answers.test_report_findings import figure

from habeas.answers.report.charts import reported
from habeas.answers.report.wording import wording_in


def marks(*days: str) -> tuple[list[float], dict[int, float]]:
    """Where the marks of numbers of these days stand, and the middle of each year."""
    given = [one for day in days for one in figure("The union counted five political prisoners.", as_of=day)]
    drawing = reported(given, 2023, wording_in("en"))
    assert drawing is not None
    places = [float(x) for x in re.findall(r'<circle cx="([\d.]+)"', drawing.svg)]
    years = re.findall(r'<text x="([\d.]+)"[^>]*text-anchor="middle">(\d{4})<', drawing.svg)
    return places, {int(year): float(x) for x, year in years}


def test_a_number_of_december_stands_in_its_own_year_and_one_of_a_year_in_its_middle() -> None:
    (december, of_year, last), years = marks("2020-12", "2021", "2023-12-01")
    assert years[2020] < december < (years[2020] + years[2021]) / 2
    assert abs(of_year - years[2021]) < 1
    assert last > years[2023]
    assert sorted(years) == [2020, 2021, 2022, 2023]
