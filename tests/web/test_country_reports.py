"""The pages of country reports: contents, sources, what changed, and every issue by country and year."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.web.api.test_answers import Asker
from tests.web.conftest import Ask, asker
from tests.web.test_pages import words
from tests.web.visitor import make_accounts, make_token

from habeas.documents.editions import edition
from habeas.web.serve import application
from habeas.work.registry import Registry

LAW = "The law provides for imprisonment of up to three years for insulting the weavers."
SENTENCE = (
    "According to the NGO Open Looms, a <b>court</b> in Halem sentenced the weaver Ida Tol to two years in prison."
)


def a_whole_report(name: str) -> str:
    blocks = []
    for section in edition(name).sections:
        letter = f"{section.number[-1]}. " if section.number and "." in section.number else ""
        blocks += [
            f"{letter}{section.title}",
            SENTENCE if section.level == 2 else f"There were no reports of abuses in that year. {LAW}",
        ]
    return "\n\n".join(blocks)


@pytest.fixture(scope="module")
def reports_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A registry with the reports on one country of 2023 and 2024."""
    folder = tmp_path_factory.mktemp("reports")
    for year in (2023, 2024):
        (folder / f"{year}-AZ.txt").write_text(a_whole_report(f"state-{year}"), encoding="utf-8")
    with Registry.open(folder / "registry") as registry:
        registry.build([folder / "2023-AZ.txt", folder / "2024-AZ.txt"])
    return folder


@pytest.fixture(scope="module")
def ask_reports(reports_folder: Path) -> Ask:
    return asker(application(reports_folder / "registry"))


@pytest.fixture(scope="module")
def report_id(reports_folder: Path) -> str:
    with Registry.open(reports_folder / "registry") as registry:
        return next(each.id for each in registry.documents if each.name == "2024-AZ.txt")


def test_a_report_has_its_contents_and_what_its_edition_has_not(ask_reports: Ask, report_id: str) -> None:
    answer = ask_reports(f"/documents/{report_id}")
    text = words(answer.text)
    assert f"Contents: {len(edition('state-2024').sections)} sections of the outline" in text
    assert "Not in this edition of the outline" in text
    anchor = answer.text.split('href="#from-')[3].split('"')[0]
    assert f'id="from-{anchor}"' in answer.text
    assert "2.c Disappearance and Abduction" in text


def test_its_sources_lead_to_their_sentences(ask_reports: Ask, report_id: str) -> None:
    answer = ask_reports(f"/documents/{report_id}/sources")
    assert "Nongovernmental organizations" in answer.text
    assert "<b>court" not in answer.text
    assert f"/documents/{report_id}?at=" in answer.text


def test_two_reports_are_compared_across_editions(ask_reports: Ask) -> None:
    text = words(ask_reports("/compare?left=AZ:2023&right=AZ:2024").text)
    assert "Political prisoners and detainees not in this edition" in text
    assert "Sections" in text


def test_a_report_that_is_not_there_is_said_so(ask_reports: Ask) -> None:
    answer = ask_reports("/compare?left=AZ:2023&right=AZ:1999")
    assert answer.status == 404
    assert "There are reports on 2023, 2024." in words(answer.text)


def test_issues_are_drawn_by_year_with_the_same_in_words(ask_reports: Ask) -> None:
    answer = ask_reports("/country-years?country=AZ")
    text = words(answer.text)
    assert "<svg" in answer.text
    assert "<desc" in answer.text
    assert 'class="absent"' in answer.text
    assert "Political prisoners and detainees" in text
    assert "not in this edition" in text


def test_the_pages_are_there_without_any_report(ask: Ask) -> None:
    assert "no country report" in words(ask("/compare").text) or ask("/compare").status == 200
    assert ask("/country-years").status == 200


def test_what_reports_say_of_the_law_has_its_penalty_and_its_sentence_on_the_page(
    ask_reports: Ask, report_id: str
) -> None:
    answer = ask_reports("/laws?country=AZ&year=2024&kind=penalty")
    text = words(answer.text)
    assert "insulting the weavers" in text
    assert "imprisonment, up to 3 years" in text
    assert LAW in text
    assert f"/documents/{report_id}?at=" in answer.text
    assert "No document says that of a law" in words(ask_reports("/laws?about=sunshine").text)


def test_the_api_tells_the_same_of_reports_issue_by_issue_and_compared(reports_folder: Path, report_id: str) -> None:
    folder = reports_folder / "registry"
    make_accounts(folder, "viewer", password=None)
    asker = Asker(folder, make_token(folder, "viewer"))
    years = asker.read("/api/country-years?country=AZ")
    assert [each["year"] for each in years["items"]] == [2023, 2024]
    prisoners = {issue["topic"]: issue for issue in years["items"][1]["issues"]}["political_prisoners"]
    assert (prisoners["state"], prisoners["acts"]) == ("not in this edition", None)
    found = asker.read("/api/compare?left=AZ:2023&right=AZ:2024&level=section&size=200")
    assert (found["left_name"], found["right"]) == ("AZ:2023", report_id)
    assert sum(found["tally"]["section"].values()) == found["total"] == len(found["items"])
    leaning = asker.read(f"/api/documents/{report_id}/sources")
    text = asker.read(f"/api/documents/{report_id}")["text"]
    source = leaning["items"][0]
    assert text[source["starts"][0] : source["ends"][0]] == source["quotes"][0]
    assert asker.get("/api/compare?left=AZ:2023&right=AZ:1999").status == 404


def test_on_whom_the_report_of_a_country_and_a_year_leans_is_asked_by_them(ask_reports: Ask) -> None:
    answer = ask_reports("/sources?country=AZ&year=2023")
    assert "Nongovernmental organizations" in answer.text
    assert "Sources of 2024 Country Reports" in words(ask_reports("/sources?country=AZ").text)
    assert 'href="/sources?country=AZ"' in ask_reports("/country-years?country=AZ").text
    gone = ask_reports("/sources?country=AZ&year=1999")
    assert (gone.status, "There are reports on 2023, 2024." in words(gone.text)) == (404, True)
