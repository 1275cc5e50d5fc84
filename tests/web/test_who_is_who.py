"""Who is who: pairs that may be one person are settled with keys, and what was settled can be taken back."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from tests.web.conftest import Ask, asker, leading_on, serving
from tests.web.sample import _claim, _document, _extraction, _quote
from tests.web.test_browser import _watched
from tests.web.test_pages import words
from tests.web.visitor import Visitor

from habeas.record import store
from habeas.record import who_is_who as who_rows
from habeas.record.connect import open_record
from habeas.web.serve import application
from habeas.work.registry import Registry

DAY = datetime(2025, 6, 1, tzinfo=UTC)


@pytest.fixture
def own(tmp_path: Path) -> Path:
    """A registry with one pair of whom one can't tell."""
    record = open_record(tmp_path / "registry")
    for name, person in (("a.txt", "Ilgar Asgarov"), ("b.txt", "Ilqar Asqarli")):
        text = f"News of {name}\n\nPolice arrested {person} in Halem on 3 May 2024."
        document = _document(name, text, published="2024-05-04", publisher=f"Paper {name}")
        quote = _quote(text, text.splitlines()[-1])
        read = _extraction(document, (_claim("arrest", quote, person, "2024-05-03", place="Halem"),), (person,))
        store.store(record, document, read, store.Arrival((store.Origin(name),), len(text), "test", DAY))
    record.close()
    with Registry.open(tmp_path / "registry") as registry:
        ids = sorted(person.id for person in registry.people)
        keys = [f"{person.mentions[0].document_id} {person.mentions[0].name}" for person in registry.people]
        assert len(ids) == 2, ids
        if not registry.doubts():
            who_rows.add_doubts(registry.record, [(ids[0], ids[1], 0.4, (keys[0], keys[1]))])
    return tmp_path / "registry"


@pytest.fixture
def ask_own(own: Path) -> Ask:
    return asker(application(own))


def test_a_pair_stands_side_by_side_with_what_speaks_for_and_against(ask_own: Ask) -> None:
    text = words(ask_own("/who-is-who").text)
    assert "1 of 1 pair that may be one person" in text
    for told in ("Ilgar Asgarov", "Ilqar Asqarli", "Paper a.txt", "Paper b.txt", "Speaks for one person", "3 May 2024"):
        assert told in text


def test_a_place_beyond_the_last_pair_is_the_last_one(ask_own: Ask) -> None:
    assert "1 of 1 pair" in words(ask_own("/who-is-who?at=40").text)


@pytest.mark.browser
@pytest.mark.parametrize(("key", "people"), [("s", 1), ("d", 2), ("n", 2)])
def test_a_pair_is_settled_with_a_key_and_taken_back_with_another(
    browser: Any, own: Path, key: str, people: int
) -> None:
    with serving(own) as there:
        for page in _watched(browser, there):
            page.goto("who-is-who")
            with leading_on(page):
                page.keyboard.press(key)
            assert "No two persons are left" in page.locator(".empty").inner_text()
            with Registry.open(own) as registry:
                assert len(registry.people) == people
            with leading_on(page):
                page.keyboard.press("u")
    with Registry.open(own) as registry:
        assert len(registry.people) == 2
        assert [entry.state for entry in registry.decisions] == ["holds", "undone"]


def test_on_a_persons_page_two_are_joined_by_name_and_parted_again_by_a_document(own: Path) -> None:
    visitor = Visitor(application(own))
    with Registry.open(own) as registry:
        left, right = sorted(person.id for person in registry.people)
    visitor.get(f"/people/{left}")
    sent = {"person": left, "left": left, "right": "Ilqar Asqarli", "answer": "same", "because": "his lawyer says so"}
    joined = visitor.post("/who-is-who/decide", sent)
    assert (joined.status, joined.headers["Location"]) == (303, f"/people/{left}")
    page = visitor.get(f"/people/{left}")
    assert {"Ilgar Asgarov", "Ilqar Asqarli"} <= set(re.findall(r"<strong>(.*?)</strong>", page.text))
    form = page.text.partition('aria-label="Part Ilqar Asqarli')[2].partition("</form>")[0]
    fields = dict(re.findall(r'name="(person|left|right)" value="(.*?)"', form))
    assert visitor.post("/who-is-who/decide", {**fields, "answer": "different"}).status == 303
    with Registry.open(own) as registry:
        assert sorted(person.id for person in registry.people) == [left, right]
        assert [entry.decision.because for entry in registry.decisions] == ["", "his lawyer says so"]


def test_who_looks_at_a_pair_on_which_somebody_decided_meanwhile_is_told_and_changes_nothing(own: Path) -> None:
    visitor = Visitor(application(own))
    form = visitor.get("/who-is-who").text
    fields = dict(re.findall(r'name="(left|right|at|seen)" value="(.*?)"', form))
    with Registry.open(own) as registry:
        left, right = sorted(person.id for person in registry.people)
        registry.different(left, right, by="lina")
    answer = visitor.post("/who-is-who/decide", {**fields, "answer": "same", "because": "one mother"})
    assert answer.status == 409
    assert "lina decided on" in answer.text
    assert "meanwhile (different, decision 1). Nothing was changed" in answer.text
    with Registry.open(own) as registry:
        assert sorted(person.id for person in registry.people) == [left, right]
        assert len(registry.decisions) == 1


def test_a_name_that_is_nobodys_joins_nobody_and_leads_back(own: Path) -> None:
    visitor = Visitor(application(own))
    with Registry.open(own) as registry:
        left = registry.people[0].id
    visitor.get(f"/people/{left}")
    sent = {"person": left, "left": left, "right": "Somebody Else", "answer": "same"}
    assert visitor.post("/who-is-who/decide", sent).status == 404
    with Registry.open(own) as registry:
        assert len(registry.people) == 2


@pytest.mark.browser
def test_a_pair_is_settled_and_taken_back_with_plain_forms(browser: Any, own: Path) -> None:
    with serving(own) as there:
        for page in _watched(browser, there, java_script_enabled=False):
            page.goto("who-is-who")
            page.get_by_role("button", name="Same person").click()
            assert "No two persons are left" in page.locator(".empty").inner_text()
            # A window that is closed while its page is on the way may never be closed.
            with page.expect_navigation():
                page.get_by_role("button", name="Undo").click()
    with Registry.open(own) as registry:
        assert [entry.state for entry in registry.decisions] == ["holds", "undone"]


@pytest.mark.browser
def test_a_pair_comes_into_the_page_that_is_there_and_is_told(browser: Any, own: Path) -> None:
    with serving(own) as there:
        for page in _watched(browser, there):
            page.goto("who-is-who")
            page.evaluate("window.here = true")
            page.get_by_role("button", name="Not sure").focus()
            with leading_on(page):
                page.keyboard.press("Enter")
            said = page.get_by_role("status").first
            assert said.inner_text() == "Not sure, you decided. No pair waits."
            with leading_on(page):
                page.keyboard.press("u")
            assert said.inner_text().startswith("Undone.")
            assert page.evaluate("window.here") is True
            assert page.url.endswith("/who-is-who?at=0")
