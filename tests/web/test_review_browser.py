"""The queue with the keyboard alone, in a real browser, and the same with plain forms and no JavaScript."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from tests.web.conftest import leading_on, serving
from tests.web.sample import make_registry
from tests.web.test_browser import NAMELESS, PHONE, _watched
from tests.web.visitor import PASSWORD, make_accounts

from habeas.work.registry import Registry

pytestmark = pytest.mark.browser


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


def press(page: Any, key: str) -> None:
    """Presses a key, and waits for what it leads to."""
    with leading_on(page):
        page.keyboard.press(key)


def waiting(page: Any) -> int:
    return int(page.locator(".queue-head .meta").inner_text().split()[0])


def told(page: Any) -> str:
    return str(page.locator("#told").inner_text())


def test_claims_are_decided_one_after_the_other_with_the_keyboard_alone(page: Any, own: Path) -> None:
    page.goto("review")
    number, first = waiting(page), told(page)
    press(page, "a")
    second = told(page)
    assert (waiting(page), second != first) == (number - 1, True)
    press(page, "r")
    third = told(page)
    press(page, "s")
    fourth = told(page)
    assert len({first, second, third, fourth}) == 4
    assert waiting(page) == number - 2
    press(page, "k")
    assert told(page) == third
    press(page, "j")
    assert told(page) == fourth
    press(page, "u")
    assert (told(page), waiting(page)) == (second, number - 1)
    press(page, "u")
    assert (told(page), waiting(page)) == (first, number)
    with Registry.open(own) as registry:
        assert [entry.state for entry in registry.decisions] == ["holds", "holds", "undone", "undone"]


def test_help_opens_with_its_key_and_typing_into_a_field_decides_nothing(page: Any) -> None:
    page.goto("review")
    page.keyboard.press("?")
    assert page.locator("#keys").get_attribute("open") is not None
    number = waiting(page)
    page.get_by_label("Why (if it needs saying)").fill("")
    page.keyboard.type("areus?")
    assert page.get_by_label("Why (if it needs saying)").input_value() == "areus?"
    assert waiting(page) == number
    page.keyboard.press("Escape")
    press(page, "a")
    assert waiting(page) == number - 1


def test_the_claim_is_in_view_in_its_document(page: Any) -> None:
    page.goto("review?type=remand")
    shown = page.locator(".passage mark")
    assert "remanded him for four months" in "".join(shown.all_inner_texts())
    assert page.locator(".passage .other").count() >= 1
    box = page.locator("#here").bounding_box()
    assert 0 < box["y"] < 900
    assert told(page) == (
        "The Halem district court remanded Daro Vélin in custody for four months on a charge of smuggling, "
        "5 December 2024."
    )


def test_a_claim_is_corrected_in_its_form_and_other_words_are_chosen_by_selecting_them(page: Any, own: Path) -> None:
    page.goto("review?type=remand")
    press(page, "e")
    page.locator("#c-date").fill("2024-12-06")
    page.locator("#c-persons").fill("tessa orn")
    page.evaluate("""() => {
      const mark = document.querySelector(".passage mark").firstChild;
      getSelection().setBaseAndExtent(mark, 4, mark, 41);
    }""")
    page.get_by_role("button", name="Take the words selected").click()
    assert page.locator("#c-quotes").input_value() == "Halem district court remanded him for"
    with leading_on(page):
        page.get_by_role("button", name="Save the correction").click()
    with Registry.open(own) as registry:
        [held] = registry.reviews
        assert dict(held.review.fields).keys() == {"date", "persons", "quotes"}
        [[_, _, words]] = held.review.fields["quotes"]
        assert words == "Halem district court remanded him for"
        acts = [act for act in registry.acts.where(person="tessa-orn") if act.type == "remand"]
        assert [str(act.date) for act in acts] == ["2024-12-06"]
        claim = held.claim
        assert claim is not None
    page.goto(f"review?claim={claim.id}&edit=1")
    assert "Read as: 2024-12-05" in page.locator(".correction").inner_text()
    assert "Read as: Daro Vélin" in page.locator(".correction").inner_text()


def test_a_correction_that_makes_no_sense_says_why_and_keeps_what_was_typed(page: Any) -> None:
    page.goto("review?type=remand")
    press(page, "e")
    page.locator("#c-date").fill("2024-13")
    page.locator("#c-place").fill("Orrland")
    with leading_on(page):
        page.get_by_role("button", name="Save the correction").click()
    assert "2024-13 is not in the calendar" in page.get_by_role("alert").inner_text()
    assert page.locator("#c-place").input_value() == "Orrland"


def test_a_day_that_no_words_of_the_document_give_asks_for_a_reason(page: Any) -> None:
    page.goto("review?type=remand")
    claim = page.locator("input[name=claim]").first.input_value()
    press(page, "e")
    page.locator("#c-date").fill("2023-02-11")
    with leading_on(page):
        page.get_by_role("button", name="Save the correction").click()
    assert "No words of this document give 2023-02-11" in page.get_by_role("alert").inner_text()
    page.locator("#c-because").fill("the verdict has the day")
    with leading_on(page):
        page.get_by_role("button", name="Save the correction").click()
    page.goto(f"review?claim={claim}")
    assert "the verdict has the day" in page.locator(".before").inner_text()


def test_everything_works_with_plain_forms_on_a_phone(plain_page: Any) -> None:
    plain_page.goto("review?type=remand")
    plain_page.get_by_role("link", name="Edit").click()
    plain_page.locator("#c-place").fill("Halem")
    plain_page.get_by_role("button", name="Save the correction").click()
    assert "No claim like this waits" in plain_page.locator(".empty").inner_text()
    plain_page.get_by_role("button", name="Undo: correct").click()
    assert "remanded" in told(plain_page)
    plain_page.get_by_role("button", name="Accept").click()
    assert "No claim like this waits" in plain_page.locator(".empty").inner_text()


@pytest.mark.parametrize("path", ["review", "review?type=remand&edit=1", "who-is-who"])
def test_no_deciding_page_is_wider_than_a_phone_and_all_of_it_has_names(page: Any, path: str) -> None:
    page.set_viewport_size({"width": 360, "height": 780})
    page.goto(path)
    assert page.locator("html").evaluate("page => page.scrollWidth") <= 360
    assert [each for each in page.evaluate(NAMELESS) if 'type="hidden"' not in each] == []


SELECT = """(words) => {
  const walker = document.createTreeWalker(document.querySelector("[data-selectable]"), NodeFilter.SHOW_TEXT);
  for (let node; (node = walker.nextNode()); ) {
    const at = node.data.indexOf(words);
    if (at < 0) continue;
    const range = document.createRange();
    range.setStart(node, at);
    range.setEnd(node, at + words.length);
    getSelection().addRange(range);
    return true;
  }
  return false;
}"""


@pytest.mark.parametrize("where", ["review", "document"])
def test_words_are_selected_and_a_claim_added_with_the_keyboard(page: Any, own: Path, where: str) -> None:
    with Registry.open(own) as registry:
        place = registry.reviews.first()
        assert place is not None
        document = registry.reviews.claim(place.claim_id).document.id
        words = " ".join(registry.reviews.claim(place.claim_id).claim.quotes[0].text.split()[:2])
    page.goto("review" if where == "review" else f"documents/{document}")
    assert page.evaluate(SELECT, words)
    press(page, "n")
    assert page.locator("#c-quotes").input_value() == words
    page.locator("#c-type").select_option("threat")
    page.locator("#c-group").fill("villagers")
    with leading_on(page):
        page.get_by_role("button", name="Add the claim").click()
    assert page.locator("#told").count() == 1
    with Registry.open(own) as registry:
        [held] = registry.reviews
        assert held.review.fields["quotes"][0][2] == words
        text = registry.document(document).text
        start, end, _ = held.review.fields["quotes"][0]
        assert text[start:end] == words


def test_who_is_meant_by_a_slip_of_the_pen_is_picked_with_a_button(page: Any, own: Path) -> None:
    page.goto("review?type=remand")
    press(page, "e")
    page.locator("#c-persons").fill("Tessa Orlan")
    page.locator("#c-place").fill("Orrland")
    with leading_on(page):
        page.get_by_role("button", name="Save the correction").click()
    assert "Nobody in the registry is called 'Tessa Orlan'" in page.get_by_role("alert").inner_text()
    assert page.evaluate("document.activeElement.textContent") == "Tessa Orn"
    with leading_on(page):
        page.keyboard.press("Enter")
    with Registry.open(own) as registry:
        (claim,) = [each for each in registry.claims if each.claim.place == "Orrland"]
        assert claim.claim.persons == ("Tessa Orn",)


def test_enter_in_a_field_picks_nobody(page: Any, own: Path) -> None:
    page.goto("review?type=remand")
    press(page, "e")
    page.locator("#c-persons").fill("Tessa Orlan")
    for _ in range(2):
        page.locator("#c-place").focus()
        with leading_on(page):
            page.keyboard.press("Enter")
        assert page.locator("#c-persons").input_value() == "Tessa Orlan"


def test_of_two_tabs_on_one_claim_the_later_is_told_and_goes_on_with_its_keys(page: Any, own: Path) -> None:
    page.goto("review")
    late = page.context.new_page()
    late.goto(page.url)
    claim = told(page)
    press(page, "a")
    late.get_by_label("Why (if it needs saying)").fill("not in the words")
    late.locator("#told").click()
    press(late, "r")
    assert "decided on this claim meanwhile" in late.get_by_role("alert").inner_text()
    assert (told(late), late.get_by_label("Why (if it needs saying)").input_value()) == (claim, "not in the words")
    assert "Verified" in late.locator(".before").inner_text()
    press(late, "r")
    assert told(late) != claim
    late.close()
    with Registry.open(own) as registry:
        assert ([held.review.answer for held in registry.reviews], len(registry.decisions)) == (["reject"], 2)


def test_a_correction_that_came_too_late_keeps_what_was_typed(page: Any, own: Path) -> None:
    page.goto("review?type=remand")
    press(page, "e")
    with Registry.open(own) as registry:
        place = registry.reviews.first(type="remand")
        assert place is not None
        registry.reviews.accept(place.claim_id, by="ana")
    page.locator("#c-place").fill("Orrland")
    with leading_on(page):
        page.get_by_role("button", name="Save the correction").click()
    assert "ana decided on this claim meanwhile" in page.get_by_role("alert").inner_text()
    assert page.locator("#c-place").input_value() == "Orrland"
    with leading_on(page):
        page.get_by_role("button", name="Save the correction").click()
    with Registry.open(own) as registry:
        assert ([held.review.answer for held in registry.reviews], len(registry.decisions)) == (["correct"], 2)


@pytest.mark.door
def test_a_key_pressed_after_the_session_ended_leads_over_signing_in_back_to_the_claim(browser: Any, own: Path) -> None:
    make_accounts(own, "reviewer")
    with serving(own) as address:
        for page in _watched(browser, address):
            page.goto("review?type=remand")
            sign_in(page)
            claim = told(page)
            page.context.clear_cookies(name=re.compile("session"))
            press(page, "a")
            assert "nothing was changed" in page.locator("main").inner_text()
            page.get_by_role("link", name="Sign in").click()
            sign_in(page)
            assert (told(page), page.url.partition("?")[2]) == (claim, "type=remand")
    with Registry.open(own) as registry:
        assert len(registry.decisions) == 0


def sign_in(page: Any) -> None:
    page.get_by_label("Name of the account").fill("reviewer")
    page.get_by_label("Password").fill(PASSWORD)
    press(page, "Enter")
