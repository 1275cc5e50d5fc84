"""A page that says what is wrong leads back to where one came from."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.web.visitor import Visitor

from habeas.web.serve import application

HERE = "http://127.0.0.1:8000"
BACK = "Back to the page before"


@pytest.fixture
def visitor(folder: Path) -> Visitor:
    return Visitor(application(folder))


def back(page: str) -> str | None:
    """Where the page leads back to; None where it does not."""
    before, found, _ = page.partition(f'">{BACK}')
    return before.rpartition('href="')[2] if found else None


def test_a_question_that_makes_no_sense_leads_back_to_the_page_that_asked_it(visitor: Visitor) -> None:
    answer = visitor.get("/review?since=31.12", HTTP_REFERER=f"{HERE}/review?country=XV&type=arrest")
    assert (answer.status, back(answer.text)) == (400, "/review?country=XV&amp;type=arrest")


def test_without_a_page_before_a_list_is_offered_without_what_was_asked_of_it(visitor: Visitor) -> None:
    assert back(visitor.get("/review?person=nobody+at+all").text) == "/review"
    assert back(visitor.get("/people/nobody?on=2024-01-01").text) is None


@pytest.mark.parametrize("referer", [
    "http://elsewhere.example/review", f"{HERE}/enter?key=secret", f"{HERE}//elsewhere.example", "javascript:alert(1)",
    f"{HERE}/people/nobody",
])  # fmt: skip
def test_nobody_is_led_to_another_site_to_a_secret_or_to_the_same_mistake(visitor: Visitor, referer: str) -> None:
    answer = visitor.get("/people/nobody", HTTP_REFERER=referer)
    assert (answer.status, back(answer.text)) == (404, None)


def test_a_form_larger_than_any_of_ours_is_refused_as_that(visitor: Visitor) -> None:
    visitor.get("/review")
    answer = visitor.post("/review/decide", {"because": "x" * 12_000_000})
    assert (answer.status, "more than a form takes at once" in answer.text) == (413, True)


@pytest.mark.parametrize("address", ["/review/decide", "/who-is-who/decide", "/imports/look", "/reports/begin"])
def test_the_address_that_a_form_is_sent_to_is_no_blank_page(visitor: Visitor, address: str) -> None:
    answer = visitor.get(address, HTTP_REFERER=f"{HERE}/review?type=arrest")
    assert (answer.status, answer.headers["Allow"], back(answer.text)) == (405, "POST", "/review?type=arrest")
    assert "has no page of its own" in answer.text


def test_a_claim_is_added_in_a_document_that_one_has_to_name(visitor: Visitor) -> None:
    answer = visitor.get("/review/add")
    assert (answer.status, "Say in which document" in answer.text) == (404, True)
