"""Dates of a column are read in the notations that lists have, and never more precisely than they say."""

from __future__ import annotations

import pytest

from habeas.errors import UnknownTerm
from habeas.lists.days import is_day_first, read_day


@pytest.mark.parametrize(
    ("cell", "known"),
    [
        ("2024-03-12", "2024-03-12"), ("2024-03-12 00:00:00", "2024-03-12"), ("2024-03", "2024-03"), ("2024", "2024"),
        ("12.03.2024", "2024-03-12"), ("3.4.2024", "2024-04-03"), ("13/03/2024", "2024-03-13"),
        ("03/13/2024", "2024-03-13"), ("05/05/2024", "2024-05-05"), ("12 March 2024", "2024-03-12"),
        ("March 12, 2024", "2024-03-12"), ("12th March 2024", "2024-03-12"), ("Mar 2024", "2024-03"),
        ("12 марта 2024 г.", "2024-03-12"), ("12 de marzo de 2024", "2024-03-12"), ("2024年3月12日", "2024-03-12"),
        ("03.2024", "2024-03"), ("45100", "2023-06-23"), ("2024/03/12", "2024-03-12"),
        ("2024-03-12T10:00:00Z", "2024-03-12"), ("2024-03-12 23:59:59.123456+04:00", "2024-03-12"),
        ("20240312", "2024-03-12"), ("12-Mar-2024", "2024-03-12"), ("12/mar/2024", "2024-03-12"),
        ("12 aprel 2024", "2024-04-12"),
    ],
)  # fmt: skip
def test_a_date_is_read_in_any_notation(cell: str, known: str) -> None:
    assert [str(part) for part in read_day(cell, None)] == [known, "False"]


def test_a_date_that_may_be_two_days_is_only_its_year_unless_the_column_tells() -> None:
    assert [str(part) for part in read_day("03/04/2024", None)] == ["2024", "True"]
    assert str(read_day("03/04/2024", True)[0]) == "2024-04-03"
    assert str(read_day("03/04/2024", False)[0]) == "2024-03-04"


@pytest.mark.parametrize(
    "cell",
    [
        "31.02.2024",
        "12.03.24",
        "12-Mar-24",
        "20241312",
        "12345678",
        "soon",
        "2024-13",
        "1/2/3/4",
        "March",
        "in 1850",
        "1850",
        "12 March 2024 2023",
        "145100",
        "4510",
    ],
)
def test_what_is_no_date_is_refused(cell: str) -> None:
    with pytest.raises(UnknownTerm):
        read_day(cell, None)


def test_a_column_tells_its_order_by_the_dates_that_can_be_read_one_way_only() -> None:
    assert is_day_first(["03/04/2024", "25/04/2024"]) is True
    assert is_day_first(["03/04/2024", "04/25/2024"]) is False
    assert is_day_first(["03/04/2024", "03.04.2024", ""]) is None
    assert is_day_first(["25/04/2024", "04/25/2024"]) is None
