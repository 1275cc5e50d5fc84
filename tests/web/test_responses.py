"""The pages and the API of responses: all with filters, silence, what followed, questions; and a person's page."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.web.conftest import Ask, asker
from tests.web.test_pages import words
from tests.work.responded import make_registry

from habeas.web.serve import application


@pytest.fixture(scope="module")
def ask_responses(tmp_path_factory: pytest.TempPathFactory) -> Ask:
    """Asks for pages of a registry with responses."""
    folder: Path = tmp_path_factory.mktemp("responses") / "registry"
    make_registry(folder)
    return asker(application(folder))


def test_all_responses_are_told_once_with_their_words_and_sources(ask_responses: Ask) -> None:
    answer = ask_responses("/responses")
    text = words(answer.text)
    assert "3 responses, the earliest first" in text
    assert "Appeal Bar of Orrland 2 independent sources unreviewed For Bek Orlan , Ina Vold" in text
    assert "Asks for release How immediately Of whom the Veld government Answer rejected" in text
    assert "Against Kol Haren" in text
    office = "Ana Brook , Secretary of State cited as such, 4 April 2024 · United States"
    assert f"Condemnation Ana Brook 1 independent source unreviewed For Ina Vold {office}" in text


def test_they_can_be_narrowed_and_what_fits_nothing_says_so(ask_responses: Ask) -> None:
    assert "1 response, the earliest first" in words(ask_responses("/responses?by=State+Department").text)
    assert "Nothing here is like that." in words(ask_responses("/responses?since=2025-01-01").text)
    assert ask_responses("/responses?show=everything").status == 400
    assert ask_responses("/responses?for=Nobody+Known").status == 404


def test_silence_what_followed_and_questions_have_their_lists(ask_responses: Ask) -> None:
    silence = words(ask_responses("/responses?show=silence&on=2024-06-01").text)
    assert "2 people held on 1 June 2024 , 1 without any response on record" in silence
    followed = words(ask_responses("/responses?show=outcomes&on=2024-06-01").text)
    assert "Order is not cause." in followed
    assert "Release 20 March 2024 15 days" in followed
    asked = words(ask_responses("/responses?show=questions&unanswered=yes").text)
    assert "not answered: nothing to say" in asked
    assert "MS BROOK: I don't have anything to share on that." in asked
    assert "home with her children" not in asked


def test_the_page_of_a_person_tells_of_each_response_what_followed(ask_responses: Ask) -> None:
    answer = ask_responses("/people/bek-orlan?on=2024-06-01")
    text = words(answer.text)
    assert "Next change in custody: Release, 15 days later. Order is not cause." in text
    assert 'class="towards"' in answer.text
    assert "Asks for release" in text


def test_the_api_gives_the_same_rows(ask_responses: Ask) -> None:
    from habeas.web.api.asked import described

    paths = described()["paths"]
    assert {"/api/responses", "/api/silences", "/api/outcomes", "/api/exchanges"} <= set(paths)
