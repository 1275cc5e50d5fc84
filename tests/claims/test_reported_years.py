"""The year that news of an annual report is about."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.build import a_document

from habeas.claims.reported_years import year_reported


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The report is out. The 2022 Country Reports on Human Rights Practices list abuses.", 2022),
        ("The report is out. Their 2022 human rights report lists abuses.", 2022),
        ("The ombudsman presented her annual report for 2021.", 2021),
        ("The report, which covered human rights conditions in 2020, lists abuses.", 2020),
        ("A court sat. " + "It went on. " * 40 + "The annual report for 2021 tells of it.", None),
        ("The annual report for 2021 says less than the annual report for 2020.", None),
        ("Police reported twelve arrests in 2021.", None),
    ],
)
def test_the_year_is_the_one_by_which_the_report_is_named(text: str, expected: int | None) -> None:
    assert year_reported(a_document(text)) == expected


def test_an_annual_report_is_no_news_of_one() -> None:
    text = "The annual report for 2021 lists abuses."
    assert year_reported(replace(a_document(text), report_year=2022)) is None
