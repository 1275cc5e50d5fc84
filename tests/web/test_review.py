"""The queue's pages take only forms of ours, only from this machine, and show what is hostile without obeying it."""

from __future__ import annotations

import re
from io import BytesIO
from pathlib import Path
from typing import Any
from urllib.parse import urlencode
from wsgiref.util import setup_testing_defaults

import pytest
from tests.web.conftest import Answer, Ask, asker
from tests.web.sample import HOSTILE, make_registry
from tests.web.test_pages import words

from habeas.web.assets import prefix
from habeas.web.serve import application
from habeas.work.registry import Registry

LINKS = ["/review", "/review?edit=1", "/review?type=remand", "/who-is-who"]


@pytest.fixture
def own(tmp_path: Path) -> Path:
    make_registry(tmp_path / "registry")
    return tmp_path / "registry"


def post(pages: Any, address: str, fields: dict[str, str], *, token: str = "", **headers: str) -> Answer:
    """Sends a form, with the token of a page if one is given."""
    body = urlencode({**fields, "csrfmiddlewaretoken": token}).encode()
    environ: dict[str, Any] = {
        "REQUEST_METHOD": "POST", "PATH_INFO": address, "HTTP_HOST": "127.0.0.1:8000",
        "CONTENT_TYPE": "application/x-www-form-urlencoded", "CONTENT_LENGTH": str(len(body)),
        "wsgi.input": BytesIO(body), "HTTP_COOKIE": f"habeas-token={token}", **headers,
    }  # fmt: skip
    setup_testing_defaults(environ)
    told: list[Any] = []
    answered = b"".join(pages(environ, lambda status, given, _=None: told.append((status, given))))
    return Answer(int(told[-1][0].split()[0]), dict(told[-1][1]), answered)


TOKEN = "a" * 32


def first(own: Path) -> str:
    with Registry.open(own) as registry:
        place = registry.reviews.first()
        assert place is not None
        return place.claim_id


@pytest.mark.parametrize("address", ["/review/decide", "/review/undo", "/who-is-who/decide", "/who-is-who/undo"])
def test_a_form_without_our_token_changes_nothing(own: Path, address: str) -> None:
    pages = application(own)
    for headers in ({}, {"HTTP_ORIGIN": "http://evil.example"}, {"HTTP_ORIGIN": "null"}):
        token = TOKEN if headers else ""
        answer = post(pages, address, {"claim": first(own), "answer": "reject"}, token=token, **headers)
        assert answer.status == 403
        assert "Nothing was changed" in answer.text
    with Registry.open(own) as registry:
        assert not registry.decisions


def test_a_form_of_ours_is_taken_and_leads_on(own: Path) -> None:
    pages, claim = application(own), first(own)
    answer = post(pages, "/review/decide", {"claim": claim, "answer": "reject", "filters": "type=arrest"}, token=TOKEN)
    assert answer.status == 303
    assert answer.headers["Location"].startswith("/review?claim=")
    assert answer.headers["Location"].endswith("type=arrest")
    with Registry.open(own) as registry:
        assert [held.review.claim_id for held in registry.reviews] == [claim]


def test_a_type_of_claim_that_is_none_is_refused(ask: Ask) -> None:
    answer = ask("/review?type=praise")
    assert (answer.status, "is no type of claim" in answer.text) == (400, True)


def test_who_was_too_late_is_told_who_decided_meanwhile(own: Path) -> None:
    pages, claim = application(own), first(own)
    for status in (303, 409):
        answer = post(pages, "/review/decide", {"claim": claim, "answer": "accept", "seen": "0"}, token=TOKEN)
        assert answer.status == status
    assert "decided on this claim meanwhile" in answer.text


@pytest.mark.parametrize(
    ("fields", "status"),
    [
        ({"claim": "nothing", "answer": "accept"}, 404),
        ({"answer": "praise"}, 400),
        ({}, 400),
        ({"answer": "accept", "filters": "least=much"}, 400),
    ],
)
def test_a_form_that_makes_no_sense_is_answered_in_a_sentence(own: Path, fields: dict[str, str], status: int) -> None:
    assert post(application(own), "/review/decide", {"claim": first(own), **fields}, token=TOKEN).status == status


@pytest.mark.parametrize("query", ["since=soon", "most=2", "least=nan", "claim=nothing", "person=Nobody+Atall"])
def test_a_filter_that_means_nothing_says_so(ask: Ask, query: str) -> None:
    assert ask(f"/review?{query}").status in (400, 404)


@pytest.mark.parametrize("address", LINKS)
def test_the_deciding_pages_have_no_script_of_their_own(ask: Ask, address: str) -> None:
    text = ask(address).text
    scripts = re.findall(r"<script\b[^>]*>", text, re.IGNORECASE)
    ours = ("habeas", "htmx", "swapping", "suggesting")
    assert scripts == [f'<script src="/{prefix()}{name}.js" defer>' for name in ours]
    assert " style=" not in text
    assert " onclick=" not in text


def test_hostile_text_is_shown_and_not_obeyed(ask: Ask, folder: Path) -> None:
    with Registry.open(folder) as registry:
        [hostile] = [one.id for one in registry.claims.where(type="raid")]
    for edit in ("", "&edit=1"):
        text = ask(f"/review?claim={hostile}{edit}").text
        assert HOSTILE not in text
        assert "onerror=alert(1)&gt; Eve Marrow" in text


def test_an_empty_registry_has_nothing_to_review(ask_empty: Ask) -> None:
    assert "every claim is reviewed" in words(ask_empty("/review").text)
    assert "No two persons are left" in words(ask_empty("/who-is-who").text)


def test_a_page_of_the_queue_and_a_decision_ask_the_database_a_bounded_number_of_times(own: Path) -> None:
    from django.db import connections
    from django.test.utils import CaptureQueriesContext

    pages, claim = application(own), first(own)
    with Registry.open(own) as registry:
        alias = registry.record.alias
    with CaptureQueriesContext(connections[alias]) as asked:
        asker(pages)(f"/review?claim={claim}")
    with CaptureQueriesContext(connections[alias]) as written:
        post(pages, "/review/decide", {"claim": claim, "answer": "reject"}, token=TOKEN)
    assert 5 < len(asked) <= 45
    assert 5 < len(written) <= 95
