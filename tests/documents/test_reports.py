"""Annual reports on countries: what a title and an outline tell."""

from __future__ import annotations

import pytest

from habeas.documents.read import read
from habeas.documents.reports import read_series, report_publisher, titled_report
from habeas.errors import BadVocabulary
from habeas.model import Document

SENTENCE = "The government of the country took no steps to identify and punish officials who committed abuses."
STATE = [
    "EXECUTIVE SUMMARY",
    "Section 1. Respect for the Integrity of the Person, Including Freedom from:",
    "Section 5. Governmental Attitude Regarding Investigation of Alleged Violations",
    "Section 7. Worker Rights",
]


def a_report(headings: list[str], name: str = "2016-AZ.txt") -> Document:
    return read("\n\n".join(f"{heading}\n\n{SENTENCE}" for heading in headings).encode(), name)


def test_a_country_report_without_a_title_is_known_by_its_outline() -> None:
    report = a_report(STATE)
    assert (report.title, report.publisher, report.published, report.report_year, report.country) == (
        "2016 Country Reports on Human Rights Practices: Azerbaijan",
        "U.S. Department of State",
        None,
        2016,
        "AZ",
    )
    assert {"title", "publisher"} <= set(report.guessed)
    assert "Country Reports" not in report.text


def test_another_outline_has_no_title_made_up_for_it() -> None:
    report = a_report([*STATE[:2], "Section 5. Remarks"])
    assert (report.title, report.publisher, report.report_year) == (None, None, 2016)


def test_a_title_tells_the_publisher_only_of_a_report_on_a_country() -> None:
    assert report_publisher("2022 Country Reports on Human Rights Practices: Belarus") == "U.S. Department of State"
    assert report_publisher("2022 Country Reports on Human Rights Practices released") is None
    assert titled_report("World Report 2024: Belarus") == (2023, "BY")


def test_the_sample_series_is_not_given_to_another_publisher() -> None:
    report = a_report(["Human Rights in the World 2022: Tolvania", *STATE], name="2022-tolvania.txt")
    assert (report.title, report.publisher) == ("Human Rights in the World 2022: Tolvania", None)


def test_a_series_without_a_source_is_refused() -> None:
    with pytest.raises(BadVocabulary, match="source, title and covers"):
        read_series({"report": [{"title": ".*", "covers": 0}]})


@pytest.mark.parametrize(
    ("title", "told"),
    [
        ("AZERBAIJAN 2019 HUMAN RIGHTS REPORT", (2019, "AZ")),
        ("China (Includes Tibet, Hong Kong, and Macau) 2016 Human Rights Report", (2016, "CN")),
        ("2021 Country Reports on Human Rights Practices: China (Includes Hong Kong, Macau, and Tibet)", (2021, "CN")),
        ("2023 Country Reports on Human Rights Practices: Israel, West Bank and Gaza", (2023, "IL")),
        ("2024 Country Reports on Human Rights Practices: Congo, Democratic Republic of the", (2024, "CD")),
        ("2020 Country Reports on Human Rights Practices: Korea, Republic of", (2020, "KR")),
        ("2022 Country Reports on Human Rights Practices: Gambia, The", (2022, "GM")),
        ("2022 Country Reports on Human Rights Practices: Cyprus - the Area of Halem", (2022, "CY")),
        ("2022 Country Reports on Human Rights Practices: Ruritania", (2022, None)),
        ("A human rights report", None),
    ],
)
def test_the_country_of_a_title_is_known_however_the_title_names_it(
    title: str, told: tuple[int, str | None] | None
) -> None:
    assert titled_report(title) == told
