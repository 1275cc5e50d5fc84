"""Journeys in a real browser: from a number to the sentence behind it, with and without JavaScript."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import pytest
from tests.web.conftest import window
from tests.web.sample import ARREST, sample

pytestmark = pytest.mark.browser

IDS = {document.name: document.id for document, _ in sample()}
# What Chromium says of a page that was refused on purpose, and where somebody was in a field sooner than the page put
# them into its first one.
REFUSED = re.compile(
    r"404 \(Not Found\)|409 \(Conflict\)|401 \(Unauthorized\)|^Autofocus processing was blocked because a document "
    "already has a focused element"
)
PHONE, DESK = {"width": 390, "height": 844}, {"width": 1280, "height": 900}
PAGES = ["", "documents", f"documents/{IDS['arrest.html']}", f"documents/{IDS['hostile.html']}",
         f"documents/{IDS['alert.txt']}/explained", f"documents/{IDS['hostile.html']}/explained", "people",
         "people/daro-velin", "organizations", "organizations/open-cells", "cases", "counts", "search?q=velin", "about",
         "nothing"]  # fmt: skip


@pytest.fixture
def page(browser: Any, address: str) -> Iterator[Any]:
    """A page that fails the test when it asks anything of another address or complains in the console."""
    yield from _watched(browser, address)


@pytest.fixture
def plain_page(browser: Any, address: str) -> Iterator[Any]:
    """The same without JavaScript, on a phone."""
    yield from _watched(browser, address, java_script_enabled=False, viewport=PHONE)


def _watched(browser: Any, address: str, **options: Any) -> Iterator[Any]:
    asked: list[str] = []
    complaints: list[str] = []
    with window(browser, **{"viewport": DESK, "base_url": address, **options}) as opened:
        opened.on("request", lambda request: asked.append(request.url))
        opened.on("console", lambda message: complaints.append(message.text))
        opened.on("pageerror", lambda error: complaints.append(str(error)))
        opened.on("dialog", lambda dialog: (complaints.append(f"dialog {dialog.message}"), dialog.dismiss()))
        yield opened
    assert [url for url in asked if not url.startswith(address)] == []
    assert [each for each in complaints if not REFUSED.search(each)] == []


def is_in_view(page: Any, selector: str) -> bool:
    """Whether the top of the first such element is inside of the window."""
    box = page.locator(selector).first.bounding_box()
    return box is not None and 0 <= box["y"] < page.viewport_size["height"]


@pytest.mark.parametrize("kind", ["page", "plain_page"])
def test_from_the_overview_over_a_case_to_the_quote_in_its_document(kind: str, request: pytest.FixtureRequest) -> None:
    page = request.getfixturevalue(kind)
    page.goto("")
    page.get_by_role("navigation", name="Pages").get_by_role("link", name="Cases").click()
    page.get_by_role("link", name="Daro Velin").last.click()
    assert page.get_by_role("heading", level=1).inner_text() == "Daro Velin"
    quote = page.locator("blockquote", has_text="Police arrested Daro Vélin")
    quote.get_by_role("link").click()
    page.wait_for_url("**/documents/**")
    start = ARREST.index("Police arrested")
    assert page.url.endswith(f"{IDS['arrest.html']}#at-{start}-{ARREST.index('2024.') + 5}")
    assert page.locator("mark:has(.place:target)").inner_text().startswith("Police arrested Daro Vélin")
    assert is_in_view(page, "mark:has(.place:target)")


@pytest.mark.parametrize("kind", ["page", "plain_page"])
def test_a_claim_and_its_words_lead_to_each_other(kind: str, request: pytest.FixtureRequest) -> None:
    page = request.getfixturevalue(kind)
    page.goto(f"documents/{IDS['arrest.html']}")
    claim = page.locator(".claim", has_text="Remand")
    claim.get_by_role("link", name="Show").click()
    assert page.locator("mark:has(.place:target)").inner_text().startswith("The Halem district court remanded")
    assert is_in_view(page, "mark:has(.place:target)")
    page.locator("a.reference", has_text="Remand").click()
    assert "Remand" in page.locator(".claim:target").inner_text()
    assert is_in_view(page, ".claim:target")


@pytest.mark.parametrize("kind", ["page", "plain_page"])
def test_a_claim_leads_to_why_it_was_read_and_back(kind: str, request: pytest.FixtureRequest) -> None:
    page = request.getfixturevalue(kind)
    page.goto(f"documents/{IDS['alert.txt']}")
    page.get_by_role("link", name="Why the machine thinks so").focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**/explained")
    assert page.get_by_role("heading", level=1).inner_text() == "Why the machine thinks so"
    claim = page.locator(".why .claim", has_text="Daro Velin").first
    assert "Confidence" in claim.inner_text()
    page.get_by_role("link", name="ALERT: editor of Lantern detained").click()
    page.wait_for_url("**/documents/*")


def test_arriving_at_a_quote_shows_the_claim_beside_it(page: Any) -> None:
    start = ARREST.index("The Halem district court")
    page.goto(f"documents/{IDS['arrest.html']}#at-{start}-{ARREST.index('smuggling.') + 10}")
    assert page.locator(".claim.shown").count() == 1
    assert "Remand" in page.locator(".claim.shown").inner_text()
    assert is_in_view(page, ".claim.shown")


def test_choosing_a_claim_shows_all_of_its_words(page: Any) -> None:
    page.goto(f"documents/{IDS['arrest.html']}")
    page.locator(".claim", has_text="Arrest").get_by_role("link", name="Show").click()
    assert page.locator("mark.shown").all_inner_texts() == [
        "Police arrested Daro Vélin at his flat in Halem on 3 December 2024."
    ]
    assert page.locator(".claim.shown").count() == 1


@pytest.mark.parametrize("kind", ["page", "plain_page"])
def test_a_search_leads_to_the_person_and_the_document(kind: str, request: pytest.FixtureRequest) -> None:
    page = request.getfixturevalue(kind)
    page.goto("about")
    field = page.get_by_role("searchbox", name="Search people, documents and claims")
    field.fill("vélin")
    field.press("Enter")
    page.wait_for_url("**/search?**")
    assert page.get_by_role("heading", level=1).inner_text() == "“vélin”"
    page.get_by_role("link", name="Daro Velin", exact=True).first.click()
    page.wait_for_url("**/people/daro-velin")


@pytest.mark.parametrize("kind", ["page", "plain_page"])
def test_a_point_of_a_series_leads_to_its_sentence(kind: str, request: pytest.FixtureRequest) -> None:
    page = request.getfixturevalue(kind)
    page.goto("counts")
    page.get_by_label("Of whom or what").fill("political prisoners")
    page.get_by_role("button", name="Show").click()
    page.locator("svg").get_by_role("link", name="1 December 2021: 119–160").click()
    page.wait_for_url("**/documents/**")
    assert "between 119 and 160" in page.locator("mark:has(.place:target)").inner_text()


def test_the_cases_of_another_day_are_asked_for_with_the_keyboard_alone(page: Any) -> None:
    page.goto("")
    page.keyboard.press("Tab")
    assert page.locator(":focus").inner_text() == "Skip to the content"
    page.keyboard.press("Enter")
    page.goto("cases")
    page.get_by_label("As things stood on").fill("2020-06-01")
    page.get_by_label("Status that day").focus()
    page.keyboard.type("held")
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.wait_for_url("**/cases?on=2020-06-01&status=held**")
    assert page.locator("tbody tr").count() == 1


@pytest.mark.parametrize("path", PAGES)
def test_no_page_is_wider_than_a_phone(plain_page: Any, path: str) -> None:
    plain_page.goto(path)
    assert plain_page.locator("html").evaluate("page => page.scrollWidth") <= PHONE["width"]


@pytest.mark.parametrize("path", PAGES)
def test_everything_that_can_be_chosen_has_a_name(page: Any, path: str) -> None:
    page.goto(path)
    assert page.evaluate(NAMELESS) == []


# What a person who cannot see the page would hear nothing of.
NAMELESS = """() => [...document.querySelectorAll(
    "a, button, input:not([type=hidden]), select, summary, [role=region]")]
  .filter((each) => !(each.getAttribute("aria-label") || each.getAttribute("aria-labelledby")
    || each.textContent.trim() && !each.matches("select") || each.labels && each.labels.length))
  .map((each) => each.outerHTML)"""


def test_what_has_the_focus_can_be_seen(page: Any) -> None:
    page.goto("documents")
    for _ in range(6):
        page.keyboard.press("Tab")
        width = page.locator(":focus").evaluate("each => getComputedStyle(each).outlineWidth")
        assert width == "3px"


def test_hostile_text_does_nothing_in_a_browser(page: Any) -> None:
    for path in (f"documents/{IDS['hostile.html']}", "documents", "people", "cases", "search?q=marrow"):
        page.goto(path)
        assert "broken in" not in page.title().split(" · ")[-1]
        assert page.title().endswith(" · Habeas")
        assert page.locator("main img").count() == 0


def test_both_schemes_and_paper_have_their_own_colours(browser: Any, address: str) -> None:
    papers = set()
    for options in ({"color_scheme": "light"}, {"color_scheme": "dark"}):
        context = browser.new_context(**options)
        page = context.new_page()
        page.goto(address)
        papers.add(page.locator("body").evaluate("each => getComputedStyle(each).backgroundColor"))
        page.emulate_media(media="print")
        assert not page.locator(".head form").is_visible()
        context.close()
    assert len(papers) == 2


def test_on_paper_a_person_is_read_and_nothing_is_left_to_press(page: Any) -> None:
    page.goto("people/daro-velin")
    page.emulate_media(media="print")
    assert page.locator("h1").bounding_box()["width"] > 300
    assert page.locator("main button:visible, main input:visible, main select:visible").count() == 0
    assert page.locator("main blockquote:visible").count() > 2
