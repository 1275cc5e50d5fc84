"""The desk in a real browser: what sources differ on is settled with the keyboard, home leads on, nothing is barred."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from tests.web.conftest import leading_on, serving
from tests.web.sample import make_registry
from tests.web.test_browser import IDS, PHONE, _watched

from habeas.work.registry import Registry

pytestmark = [pytest.mark.browser, pytest.mark.slow]

PAGES = ["", "stale", "disagreements", "people/daro-velin", f"documents/{IDS['arrest.html']}", "documents",
         "acts", "claims?person=daro-velin",
         "search?q=velin", "search?q=police&in=documents", "search?q=nothing+at+all", "search", "people", "cases",
         "census?on=2025-06-01&country=XV", "reconcile?on=2023-12-01", "counts", "review", "who-is-who",
         "organizations", "about", "nothing"]  # fmt: skip
# A page of each kind: what differs between languages is their words.
IN_OTHER_LANGUAGES = ["", "people/daro-velin", f"documents/{IDS['arrest.html']}", "review", "counts", "account"]


@pytest.fixture
def own(tmp_path: Path) -> Path:
    """A sample registry of the test's own, which it may change."""
    make_registry(tmp_path / "registry")
    return tmp_path / "registry"


@pytest.fixture
def own_address(own: Path) -> Iterator[str]:
    with serving(own) as there:
        yield there


@pytest.fixture
def page(browser: Any, own_address: str) -> Iterator[Any]:
    yield from _watched(browser, own_address)


@pytest.fixture
def plain_page(browser: Any, own_address: str) -> Iterator[Any]:
    yield from _watched(browser, own_address, java_script_enabled=False, viewport=PHONE)


@pytest.fixture
def reading_page(browser: Any, address: str) -> Iterator[Any]:
    yield from _watched(browser, address)


def arrest_dates(own: Path) -> list[str]:
    with Registry.open(own, create=False) as registry:
        return [str(act.date) for act in registry.acts.where(type="arrest") if act.person_id == "daro-velin"]


@pytest.mark.parametrize("kind", ["page", "plain_page"])
def test_what_sources_differ_on_is_chosen_with_a_reason_and_taken_back(
    kind: str, own: Path, request: pytest.FixtureRequest
) -> None:
    page = request.getfixturevalue(kind)
    page.goto("disagreements")
    dispute = page.locator(".dispute", has_text="Sources differ on the date")
    assert dispute.locator(".value").all_inner_texts() == ["3 December 2024", "4 December 2024"]
    dispute.get_by_label("Why").fill("the protocol of the arrest")
    dispute.get_by_role("button", name="Show 4 December 2024").press("Enter")
    assert page.locator(".side.chosen .value").inner_text() == "4 December 2024 shown"
    assert page.url.endswith("/disagreements")
    assert "the protocol of the arrest" in page.locator(".dispute").inner_text()
    assert arrest_dates(own) == ["2024-12-04"]
    page.goto("people/daro-velin")
    shown = page.locator(".acts .dispute")
    assert "3 December 2024" in shown.inner_text()
    assert shown.locator(".chosen dt").inner_text() == "4 December 2024 shown"
    page.goto("disagreements")
    with leading_on(page):
        page.get_by_role("button", name="Undo").click()
    assert page.url.endswith("/disagreements")
    assert page.locator(".side.chosen").count() == 0
    assert arrest_dates(own) == ["2024-12"]


def test_a_choice_made_meanwhile_is_told_and_nothing_is_changed(browser: Any, own_address: str, own: Path) -> None:
    page = browser.new_page(base_url=own_address)
    page.goto("disagreements")
    with Registry.open(own, create=False) as registry:
        (act,) = registry.disagreements.acts()
        registry.disagreements.choose(act.id, "date", "2024-12-03", by="ana")
    with leading_on(page):
        page.get_by_role("button", name="Show 4 December 2024").click()
    assert "ana chose “2024-12-03” meanwhile" in page.locator("main").inner_text()
    assert arrest_dates(own) == ["2024-12-03"]
    page.close()


def test_an_act_stays_where_it_is_when_one_chooses_what_to_show(page: Any, own: Path) -> None:
    with Registry.open(own, create=False) as registry:
        for day, claim in enumerate(registry.claims, start=1):
            registry.reviews.correct(claim.id, {"date": f"2024-11-{day:02}"}, because="to differ", by="ana")
    page.set_viewport_size({"width": 900, "height": 420})
    page.goto("disagreements")
    page.evaluate("window.here = true")
    button = page.locator(".dispute button").last
    name = button.get_attribute("aria-label")
    button.focus()
    before = button.bounding_box()
    assert page.evaluate("scrollY") > 0
    page.keyboard.press("Enter")
    page.locator(".side.chosen").wait_for()
    focused = page.locator(":focus")
    assert (focused.get_attribute("aria-label"), page.evaluate("window.here")) == (name, True)
    assert abs(focused.bounding_box()["y"] - before["y"]) < 1
    assert page.get_by_role("status").first.inner_text().startswith("What you chose is shown.")
    assert page.get_by_role("button", name="Undo").count() == 1


@pytest.mark.parametrize("kind", ["page", "plain_page"])
def test_what_was_left_out_of_a_document_is_shown_without_loading_it_again(
    kind: str, request: pytest.FixtureRequest
) -> None:
    page = request.getfixturevalue(kind)
    page.goto(f"documents/{IDS['arrest.html']}")
    left_out = page.locator(".boilerplate").first
    assert not left_out.is_visible()
    page.get_by_label("Show what was left out").check()
    assert left_out.is_visible()


def test_a_document_says_of_each_claim_whether_it_was_reviewed_and_how(page: Any, own: Path) -> None:
    with Registry.open(own, create=False) as registry:
        (claim,) = [one for one in registry.claims if one.claim.type == "remand"]
        registry.reviews.reject(claim.id, by="ana", because="not in the words")
    page.goto(f"documents/{IDS['arrest.html']}")
    assert "Rejected by ana" in page.locator(".claim", has_text="Remand").inner_text()
    assert "Not reviewed yet" in page.locator(".claim", has_text="Arrest").first.inner_text()


def test_home_leads_to_what_waits_and_to_who_is_held(page: Any) -> None:
    page.goto("")
    page.get_by_role("link", name="claims to review").click()
    page.wait_for_url("**/review")
    page.goto("")
    page.get_by_role("link", name="disagreement between sources").click()
    page.wait_for_url("**/disagreements?show=open")


def test_the_next_visit_says_what_came_in(page: Any, own: Path) -> None:
    page.goto("")
    assert "From your next visit on" in page.locator("main").inner_text()
    (cookie,) = [one for one in page.context.cookies() if one["name"].startswith("habeas-visit-")]
    earlier = cookie["value"].split(".")
    earlier[5] = str(int(earlier[5]) - 7_200)
    earlier[3] = str(int(earlier[3]) - 2)
    page.context.add_cookies([{**cookie, "value": ".".join(earlier)}])
    page.goto("")
    assert "2 documents" in page.locator("section", has_text="New since your last visit").inner_text()


# Words are longest in Russian; in English test_walk.py looks at every page.
def test_no_page_is_wider_than_a_phone_in_russian(reading_page: Any, address: str) -> None:
    reading_page.context.add_cookies([{"name": "habeas-language", "value": "ru", "url": address}])
    reading_page.set_viewport_size({"width": 360, "height": 900})
    wide = {}
    for at in PAGES:
        reading_page.goto(at)
        wide[at] = reading_page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
    assert {where: by for where, by in wide.items() if by > 0} == {}


# In English every page is looked at by test_walk.py.
@pytest.mark.parametrize(("scheme", "language"), [("light", "az"), ("dark", "ru")])
def test_axe_finds_nothing_serious_in_another_language(browser: Any, address: str, scheme: str, language: str) -> None:
    axe = pytest.importorskip("axe_playwright_python.sync_playwright").Axe()
    context = browser.new_context(base_url=address, color_scheme=scheme, locale=language)
    page, found = context.new_page(), {}
    for at in IN_OTHER_LANGUAGES:
        page.goto(at)
        violations = axe.run(page).response["violations"]
        serious = [each for each in violations if each["impact"] in ("serious", "critical")]
        told = [f"{each['id']}: {node['html'][:160]}" for each in serious for node in each["nodes"][:2]]
        if told:
            found[at] = told
    context.close()
    assert found == {}


def test_nothing_moves_once_a_page_is_there(browser: Any, address: str) -> None:
    context = browser.new_context(base_url=address)
    page = context.new_page()
    page.add_init_script(
        "window.moved = 0; new PerformanceObserver((list) => { for (const entry of list.getEntries()) "
        "window.moved += entry.value; }).observe({type: 'layout-shift', buffered: true});"
    )
    moved = {}
    for at in ("", "people/daro-velin", "disagreements", "search?q=velin"):
        page.goto(at)
        page.wait_for_timeout(200)
        moved[at] = page.evaluate("window.moved")
    context.close()
    assert {at: by for at, by in moved.items() if by > 0.01} == {}
