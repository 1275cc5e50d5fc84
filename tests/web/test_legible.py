"""Pages on a telephone and by other ways of reading: nothing is too small, empty, mirrored or pressed by accident."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from tests.web.conftest import Ask, serving
from tests.web.sample import make_registry
from tests.web.test_browser import PHONE, _watched

# How tall a letter of a drawing is on the screen, in pixels: what it is in the drawing, and how much that is shrunk.
LETTERS = """() => [...document.querySelectorAll("svg.curve text")].map((one) => {
  const drawing = one.ownerSVGElement, shrunk = drawing.getBoundingClientRect().width / drawing.viewBox.baseVal.width;
  return parseFloat(getComputedStyle(one).fontSize) * shrunk;
})"""
SMALLEST = 9
# Where the number behind a name in a right-to-left script stands: right of it, in a line that reads from the left.
BESIDE = """() => {
  const title = document.querySelector(".entries .title"), beside = title.nextElementSibling;
  title.textContent = "\u0639\u0644\u06cc \u0631\u0636\u0627";
  return [title.getBoundingClientRect().right, beside.getBoundingClientRect().left, beside.innerText];
}"""


# Which of the things that can have the focus have a ring of which two sides or more are cut off by what they stand in.
CUT = """() => [...document.querySelectorAll("a[href], button, input, select, textarea, summary")].filter((one) => {
  if (!one.checkVisibility() || one.closest("svg, .skip")) return false;
  one.focus({ focusVisible: true });
  const style = getComputedStyle(one), ring = parseFloat(style.outlineWidth) + parseFloat(style.outlineOffset);
  const mine = one.getBoundingClientRect();
  for (let around = one.parentElement; around !== document.body; around = around.parentElement) {
    if (getComputedStyle(around).overflow === "visible") continue;
    const its = around.getBoundingClientRect();
    const beyond = [its.left - mine.left, mine.right - its.right, its.top - mine.top, mine.bottom - its.bottom];
    if (beyond.filter((side) => side + ring > 2.5).length > 1) return true;
  }
  return false;
}).map((one) => one.outerHTML.slice(0, 80))"""


@pytest.fixture
def own_address(tmp_path: Path) -> Iterator[str]:
    make_registry(tmp_path / "registry")
    with serving(tmp_path / "registry") as there:
        yield there


@pytest.fixture
def page(browser: Any, own_address: str) -> Iterator[Any]:
    yield from _watched(browser, own_address)


@pytest.fixture
def phone(browser: Any, own_address: str) -> Iterator[Any]:
    yield from _watched(browser, own_address, viewport=PHONE)


def test_a_status_that_is_unknown_looks_unsure_in_the_list_of_cases_and_on_the_page_of_the_person(ask: Ask) -> None:
    for address in ("/cases?status=unknown&on=2026-11-30", "/people/daro-velin?on=2026-11-30"):
        assert 'class="tag status unsure">unknown' in ask(address).text, address


@pytest.mark.browser
def test_the_words_of_the_curve_are_legible_on_a_telephone(phone: Any) -> None:
    phone.goto("")
    sizes = phone.evaluate(LETTERS)
    assert sizes
    assert min(sizes) >= SMALLEST


@pytest.mark.browser
def test_a_cell_with_nothing_in_it_takes_no_line_on_a_telephone(phone: Any) -> None:
    phone.goto("cases")
    blanks = phone.locator("td:has(> .blank:only-child)")
    assert blanks.count() > 0
    assert not any(each.is_visible() for each in blanks.all())


@pytest.mark.browser
def test_what_stands_behind_a_name_of_another_script_stays_behind_it(page: Any) -> None:
    page.goto("search?q=velin&in=people")
    end_of_name, begin_of_rest, rest = page.evaluate(BESIDE)
    assert rest.startswith(tuple("123456789"))
    assert end_of_name <= begin_of_rest


@pytest.mark.browser
def test_keys_can_be_switched_off_and_then_decide_nothing(page: Any) -> None:
    page.goto("review")
    told = page.locator("#told").inner_text()
    assert page.get_by_role("button", name="Accept").get_attribute("aria-keyshortcuts") == "a"
    page.locator("#keys summary").click()
    page.get_by_label("Single keys act by themselves").uncheck()
    page.goto("review")
    page.keyboard.press("a")
    page.wait_for_timeout(200)
    assert page.locator("#told").inner_text() == told
    assert page.get_by_role("button", name="Accept").get_attribute("aria-keyshortcuts") is None
    page.locator("#keys summary").click()
    page.get_by_label("Single keys act by themselves").check()
    page.goto("review")
    with page.expect_navigation():
        page.keyboard.press("a")
    assert page.locator("#told").inner_text() != told


@pytest.mark.browser
@pytest.mark.parametrize("kind", ["page", "phone"])
def test_the_ring_around_what_has_the_focus_is_not_cut_off(kind: str, request: pytest.FixtureRequest) -> None:
    page = request.getfixturevalue(kind)
    cut = {}
    for address in ("", "cases", "people/daro-velin", "review", "disagreements", "history"):
        page.goto(address)
        cut[address] = page.evaluate(CUT)
    assert {address: found for address, found in cut.items() if found} == {}
