"""Claims and pairs come into the page that is there: what a person sees, hears, and finds again, key after key."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from tests.web.conftest import leading_on, serving
from tests.web.sample import make_registry
from tests.web.test_browser import _watched, is_in_view
from tests.web.test_review_browser import press, sign_in, told, waiting
from tests.web.visitor import make_accounts

from habeas.work.registry import Registry

pytestmark = pytest.mark.browser


@pytest.fixture
def own(tmp_path: Path) -> Path:
    """A sample registry of the test's own, which it may change."""
    make_registry(tmp_path / "registry")
    return tmp_path / "registry"


@pytest.fixture
def page(browser: Any, own: Path) -> Iterator[Any]:
    with serving(own) as address:
        yield from _watched(browser, address)


def focused(page: Any) -> str:
    return str(page.evaluate("document.activeElement.id || document.activeElement.tagName"))


def answers(own: Path) -> list[str]:
    with Registry.open(own, create=False) as registry:
        return [held.review.answer for held in registry.reviews]


def hold(page: Any, path: str = "**/review**") -> Callable[[], None]:
    """Keeps what is asked for waiting; the function that is given back lets all of it go on."""
    held: list[Any] | None = []
    page.route(path, lambda route: route.continue_() if held is None else held.append(route))

    def go_on() -> None:
        nonlocal held
        page.wait_for_timeout(50)  # in which what was asked comes here
        waiting, held = held or [], None
        for route in waiting:
            route.continue_()

    return go_on


def test_no_key_of_the_queue_loads_another_page(page: Any) -> None:
    page.goto("review")
    page.evaluate("window.here = true")
    for key in ("a", "r", "s", "k", "u", "e", "Escape", "e"):
        if key == "Escape":
            page.locator("#c-place").focus()
            page.keyboard.press("Escape")  # leaves the field
        press(page, key)
    page.locator("#c-place").fill("Orrland")
    with leading_on(page):
        page.get_by_role("button", name="Save the correction").click()
    assert page.evaluate("window.here") is True


def test_the_address_is_that_of_the_claim_and_the_way_back_leads_through_them(page: Any) -> None:
    page.goto("review")
    first = told(page)
    press(page, "s")
    second, address = told(page), page.url
    assert re.search(r"/review\?claim=\w+$", address)
    press(page, "s")
    assert page.url != address
    third = told(page)
    for step, there in (("back", second), ("back", first), ("forward", second), ("forward", third)):
        with leading_on(page):
            page.evaluate(f"history.{step}()")
        assert told(page) == there
    page.reload()
    assert told(page) == third


def test_a_page_that_was_left_for_another_one_is_there_again_on_the_way_back(page: Any) -> None:
    page.goto("review")
    press(page, "s")
    claim = told(page)
    with leading_on(page):
        page.locator("#source-heading a").press("Enter")
    page.go_back()
    assert told(page) == claim
    press(page, "s")
    assert told(page) != claim


def test_what_was_decided_and_what_is_next_is_read_to_those_who_hear_the_page(page: Any) -> None:
    page.goto("review")
    said = page.get_by_role("status").first
    assert said.inner_text() == ""
    said.evaluate("each => { window.said = each; }")
    for key, word in (("a", "Accepted. Next:"), ("r", "Rejected. Next:"), ("u", "Undone. Next:"), ("s", "")):
        press(page, key)
        assert said.inner_text().strip() == f"{word} {told(page)}".strip()
    # A place for what is said is only listened to while it stays the same one.
    assert page.evaluate("window.said.isConnected") is True


def test_the_focus_stays_where_one_works_and_never_in_a_field_that_was_left(page: Any) -> None:
    page.goto("review")
    assert focused(page) == "BODY"
    press(page, "a")
    assert focused(page) == "BODY"
    page.get_by_role("button", name="Accept", exact=True).focus()
    press(page, "Enter")
    assert focused(page) == "answer-accept"
    page.get_by_label("Why (if it needs saying)").fill("as the order says")
    press(page, "Enter")
    assert (focused(page), page.get_by_label("Why (if it needs saying)").input_value()) == ("told", "")
    press(page, "e")
    assert focused(page) == "c-type"
    page.locator("#c-place").fill("Orrland")
    press(page, "Enter")
    assert focused(page) == "told"


def test_nothing_stays_scrolled_away_and_the_words_of_the_claim_are_in_sight(page: Any) -> None:
    page.set_viewport_size({"width": 1000, "height": 420})
    page.goto("review")
    for key in "asr":
        page.evaluate("scrollTo(0, document.body.scrollHeight)")
        press(page, key)
        assert is_in_view(page, "#told")
        assert page.evaluate(
            "(() => { const [words, sheet] = ['here', 'passage'].map((id) => document.getElementById(id)"
            ".getBoundingClientRect()); return words.top >= sheet.top && words.top < sheet.bottom; })()"
        )


def test_what_stays_does_not_move(page: Any) -> None:
    page.goto("review")
    places = {}
    for key in (None, "a", "s"):
        if key:
            press(page, key)
        for part in (".queue-head h1", ".queue .source", ".queue .deciding", "#passage"):
            box = page.locator(part).bounding_box()
            places.setdefault(part, set()).add((box["x"], box["y"], box["width"]))
    assert {part: len(where) for part, where in places.items()} == dict.fromkeys(places, 1)


def test_what_was_opened_stays_open(page: Any) -> None:
    page.goto("review")
    page.keyboard.press("?")
    page.locator("#narrow summary").click()
    page.get_by_label("Person, in any spelling").fill("tessa")
    page.locator("h1").click()
    press(page, "s")
    assert page.locator("#keys").get_attribute("open") is not None
    assert page.get_by_label("Person, in any spelling").input_value() == "tessa"


def test_keys_that_come_while_another_is_on_its_way_are_neither_lost_nor_doubled(page: Any, own: Path) -> None:
    page.goto("review")
    number, seen = waiting(page), []
    for _ in range(4):
        seen.append(told(page))
        press(page, "s")
    page.goto("review")
    go_on = hold(page)
    for key in "ass":
        page.keyboard.press(key)
    go_on()
    page.locator("#told", has_text=seen[3]).wait_for()
    assert (waiting(page), answers(own)) == (number - 1, ["accept"])


def test_nobody_decides_of_a_claim_that_was_not_there_to_be_read(page: Any, own: Path) -> None:
    page.goto("review")
    go_on = hold(page)
    with leading_on(page):
        for key in "aar":
            page.keyboard.press(key)
        go_on()
    page.locator("#notice", has_text="“a” was pressed before this was there to be read, and was not taken.").wait_for()
    assert answers(own) == ["accept"]
    press(page, "r")
    assert (sorted(answers(own)), page.locator("#notice").inner_text()) == (["accept", "reject"], "")


@pytest.mark.parametrize("key", ["a", "Enter"])
def test_a_key_that_is_held_down_decides_once(page: Any, own: Path, key: str) -> None:
    page.goto("review")
    page.locator("#answer-accept" if key == "Enter" else "main").focus()
    with leading_on(page):
        page.keyboard.down(key)
    for _ in range(3):
        page.keyboard.down(key)  # which repeats it
        page.wait_for_timeout(100)
    page.keyboard.up(key)
    press(page, "s")
    assert answers(own) == ["accept"]


def test_a_button_that_is_pressed_twice_decides_once(page: Any, own: Path) -> None:
    page.goto("review")
    go_on = hold(page)
    with leading_on(page):
        page.get_by_role("button", name="Accept", exact=True).dblclick()
        go_on()
    press(page, "s")
    assert answers(own) == ["accept"]


def test_a_server_that_does_not_answer_is_told_and_the_key_works_again_afterwards(browser: Any, own: Path) -> None:
    with serving(own) as address:
        page = browser.new_page(base_url=address)
        page.goto("review")
        claim = told(page)
        page.route("**/review/decide", lambda route: route.abort())
        page.keyboard.press("a")
        page.get_by_role("alert").filter(has_text="The server did not answer").wait_for()
        assert told(page) == claim
        page.unroute("**/review/decide")
        press(page, "a")
        assert (told(page) != claim, page.locator("#notice").inner_text(), answers(own)) == (True, "", ["accept"])
        page.close()


def test_what_takes_long_says_so_and_what_is_quick_does_not(page: Any) -> None:
    page.goto("review")
    working = page.locator("#working")
    press(page, "s")
    assert working.inner_text() == ""
    go_on = hold(page)
    with leading_on(page):
        page.keyboard.press("s")
        working.filter(has_text="This takes a moment").wait_for()
        go_on()
    assert working.inner_text() == ""


@pytest.mark.door
@pytest.mark.parametrize("key", ["s", "e"])
def test_who_is_signed_out_meanwhile_signs_in_on_a_page_of_its_own_and_comes_back(
    browser: Any, own: Path, key: str
) -> None:
    make_accounts(own, "reviewer")
    with serving(own) as address:
        for page in _watched(browser, address):
            page.goto("review")
            sign_in(page)
            page.context.clear_cookies(name=re.compile("session"))
            press(page, key)
            assert page.url.startswith(f"{address}login?next=")
            assert page.locator("header").count() == 1
            sign_in(page)
            assert page.locator("#told").count() == 1
            assert page.url.startswith(f"{address}review?claim=")


def test_what_is_wrong_is_a_whole_page_and_the_claim_is_one_step_away(browser: Any, own: Path) -> None:
    with serving(own) as address:
        page = browser.new_page(base_url=address)
        page.goto("review?type=remand")
        claim = told(page)
        page.evaluate("document.querySelector('[name=csrfmiddlewaretoken]').value = 'x'.repeat(64)")
        press(page, "a")
        assert page.locator("h1").inner_text() == "Not accepted"
        assert (page.title(), focused(page)) == ("Not accepted · Habeas", "main")
        assert page.url == f"{address}review?type=remand"
        assert answers(own) == []
        page.reload()
        press(page, "a")
        assert (page.locator(".empty").count(), answers(own), claim) == (1, ["accept"], claim)
        page.close()


def test_a_claim_that_is_gone_says_so_in_a_page_of_its_own(browser: Any, own: Path) -> None:
    with serving(own) as address:
        page = browser.new_page(base_url=address)
        page.goto("review")
        page.evaluate("document.getElementById('step-previous')?.remove()")
        link = page.locator("#step-skip")
        page.route("**/review?claim=**", lambda route: route.continue_(url=f"{address}review?claim=nosuchclaim"))
        link.evaluate("each => each.click()")
        page.locator("h1", has_text="Not in this registry").wait_for()
        page.close()


def test_nothing_that_was_shown_is_kept_by_the_browser(page: Any) -> None:
    page.goto("review")
    for key in "asrk":
        press(page, key)
    kept = page.evaluate("[...Object.keys(localStorage), ...Object.keys(sessionStorage)]")
    assert [each for each in kept if each != "htmx-current-path-for-history"] == []


def test_axe_finds_nothing_once_a_part_was_replaced(page: Any) -> None:
    axe = pytest.importorskip("axe_playwright_python.sync_playwright").Axe()
    found = {}

    def look(after: str) -> None:
        violations = axe.run(page).response["violations"]
        found[after] = [(each["id"], each["nodes"][0]["html"]) for each in violations]

    page.goto("review?type=remand")
    press(page, "e")
    look("edit")
    page.locator("#c-date").fill("2024-13")
    with leading_on(page):
        page.get_by_role("button", name="Save the correction").click()
    look("refused")
    page.locator("#c-date").press("Escape")
    press(page, "Escape")
    look("left")
    press(page, "a")
    look("nothing left")
    press(page, "u")
    look("undone")
    assert {after: said for after, said in found.items() if said} == {}


def test_what_somebody_else_decided_meanwhile_is_told_where_one_is_and_the_key_decides_anew(
    page: Any, own: Path
) -> None:
    page.goto("review")
    claim, address = told(page), page.url
    with Registry.open(own, create=False) as registry:
        first = registry.reviews.first()
        assert first is not None
        registry.reviews.accept(first.claim_id, by="ana")
    page.evaluate("window.here = history.length")
    page.get_by_label("Why (if it needs saying)").fill("not in the words")
    page.locator("#told").click()
    press(page, "r")
    assert "ana decided on this claim meanwhile" in page.get_by_role("alert").first.inner_text()
    assert (told(page), page.url, page.evaluate("window.here === history.length")) == (claim, address, True)
    assert page.get_by_label("Why (if it needs saying)").input_value() == "not in the words"
    press(page, "r")
    assert (answers(own), told(page) != claim) == (["reject"], True)


def test_axe_finds_nothing_once_a_choice_was_made_where_sources_differ(page: Any) -> None:
    axe = pytest.importorskip("axe_playwright_python.sync_playwright").Axe()
    page.goto("disagreements")
    page.get_by_role("button", name="Show 4 December 2024").press("Enter")
    page.locator(".side.chosen").wait_for()
    assert [(each["id"], each["nodes"][0]["html"]) for each in axe.run(page).response["violations"]] == []
