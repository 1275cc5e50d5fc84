"""What is stated and what is guessed of a document."""

from __future__ import annotations

import pytest

from habeas.dates import PartialDate
from habeas.documents.about import publisher_of
from habeas.documents.read import read

STORY = "The district court sentenced the printer Olan Tesk to four years in prison on Monday, his lawyer said."


@pytest.mark.parametrize(
    ("text", "name", "day"),
    [
        (f"VELL, December 10, 2024 - {STORY}", "a.txt", PartialDate(2024, 12, 10)),
        (f"Vell. 3 May 2023. {STORY}", "a.txt", PartialDate(2023, 5, 3)),
        (f"Printer Sentenced\n\nDecember 10, 2024\n\n{STORY}", "a.txt", PartialDate(2024, 12, 10)),
        (STORY, "2024-12-10-vell.txt", PartialDate(2024, 12, 10)),
        (STORY, "20241210.txt", PartialDate(2024, 12, 10)),
        (STORY, "2024-02-31.txt", None),
        (STORY, "case-1202412101.txt", None),
        (f"{STORY} It was on 3 May 2023.", "a.txt", None),
        (f"On 26 February 2025, two lawyers observed the trial. {STORY}", "a.txt", None),
        (f"Trial in Vell\n\nNote of 28 February 2025\n\n{STORY}", "a.txt", PartialDate(2025, 2, 28)),
    ],
)
def test_the_day_of_publication_is_guessed_only_where_it_is_plain(
    text: str, name: str, day: PartialDate | None
) -> None:
    document = read(text.encode(), name)
    assert document.published == day
    assert ("published" in document.guessed) == (day is not None)


def test_an_annual_report_is_known_by_its_title() -> None:
    document = read(f"2022 Country Reports on Human Rights Practices: Belarus\n{STORY}".encode(), "a.txt")
    assert (document.report_year, document.country) == (2022, "BY")


def test_a_year_and_country_in_the_name_make_no_report_of_an_article() -> None:
    document = read(f"Printer Sentenced in Vell\n\n{STORY}".encode(), "2016-AZ.txt")
    assert (document.report_year, document.country, document.title) == (None, "AZ", "Printer Sentenced in Vell")


def test_the_author_is_who_signs() -> None:
    assert read(f"{STORY}\n\nBy Ana Rell".encode(), "a.txt").author == "Ana Rell"
    assert read(f"Photo via Ana Rell on Twitter\n\n{STORY}".encode(), "a.txt").author is None


@pytest.mark.parametrize(
    ("host", "name"), [("www.hrw.org", "Human Rights Watch"), ("hrw.org.example", None), ("org", None), ("", None)]
)
def test_a_publisher_is_known_by_its_host(host: str, name: str | None) -> None:
    assert publisher_of(host) == name


def test_a_report_that_is_called_by_the_next_year_covers_the_year_before() -> None:
    document = read(f"World Report 2024: Belarus\n\n{STORY}".encode(), "a.txt")
    assert (document.report_year, document.country) == (2023, "BY")


def test_the_name_of_the_site_is_no_part_of_a_title() -> None:
    page = f"<html><head><title>Printer Sentenced | The Courier</title></head><h1>Printer Sentenced</h1><p>{STORY}</p>"
    document = read(page.encode(), "page.html")
    assert (document.title, document.guessed) == ("Printer Sentenced", ("language",))


NEIGHBOUR = "Zubrovian soldiers fought in northern Ethiopia. Ethiopia and Ethiopian officials said so.\n\n"


@pytest.mark.parametrize("name", ["2023-XQ.txt", "report.txt"])
def test_a_report_on_a_country_that_nobody_knows_is_not_taken_for_one_on_its_neighbour(name: str) -> None:
    text = "EXECUTIVE SUMMARY\n\n" + NEIGHBOUR * 2 + "Section 1. Respect for the Integrity of the Person\n\nNone.\n"
    assert read(text.encode(), name).country is None


def test_a_report_without_a_title_is_on_the_country_that_it_names_all_over() -> None:
    text = "EXECUTIVE SUMMARY\n\n" + NEIGHBOUR * 6
    assert read(text.encode(), "report.txt").country == "ET"


def test_a_text_that_is_plainly_english_is_told_without_what_tells_languages_apart(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    asked: list[str] = []

    def classify(text: str) -> tuple[str, float]:
        asked.append(text)
        return "nl", 0.0

    monkeypatch.setattr("py3langid.classify", classify)
    dutch = "De rechtbank veroordeelde de drukker op maandag tot vier jaar gevangenis, zei zijn advocaat in de zaal."
    assert read(f"{STORY} That was the end of the trial.".encode(), "a.txt").language == "en"
    assert asked == []
    assert read(dutch.encode(), "a.txt").language == "nl"
    assert asked == [dutch]
