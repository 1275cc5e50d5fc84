"""What may be meant by the letters typed so far: offered in any spelling, picked with keys, never taken by itself."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from tests.web.conftest import Ask, leading_on, serving
from tests.web.sample import make_registry
from tests.web.test_browser import _watched
from tests.web.test_review_browser import press

from habeas.work.registry import Registry


def offered(ask: Ask, of: str, typed: str) -> list[str]:
    answer = ask(f"/suggestions?of={of}&q={typed}")
    assert answer.status == 200
    assert "<html" not in answer.text
    return re.findall(r'data-value="([^"]*)"', answer.text)


@pytest.mark.parametrize("typed", ["vel", "Daro V%C3%A9", "%D0%92%D0%B5%D0%BB%D0%B8%D0%BD", "velxn", "  daro   velin "])
def test_somebody_is_offered_by_any_spelling_and_a_name_that_was_only_begun(ask: Ask, typed: str) -> None:
    assert "Daro Velin" in offered(ask, "people", typed)


def test_organizations_and_places_are_offered_by_any_of_their_words(ask: Ask) -> None:
    assert "Open Cells" in offered(ask, "organizations", "cel")
    assert "Halem" in offered(ask, "places", "HAL")


@pytest.mark.parametrize("of", ["people", "organizations", "places"])
@pytest.mark.parametrize("typed", ["", "a", "%25", "%27%22%3C", "zzzzzz", "%00"])
def test_nothing_is_offered_for_what_says_nothing(ask: Ask, of: str, typed: str) -> None:
    assert offered(ask, of, typed) == []


@pytest.mark.parametrize("query", ["", "of=secrets&q=a", f"of=people&q={'a' * 500}"])
def test_what_cannot_be_suggested_is_refused(ask: Ask, query: str) -> None:
    assert ask(f"/suggestions?{query}").status == 400


def test_of_two_with_one_name_each_is_offered_by_an_id(tmp_path: Path) -> None:
    from tests.web.conftest import asker

    from habeas.record import models
    from habeas.web.serve import application

    make_registry(tmp_path / "registry")
    with Registry.open(tmp_path / "registry") as registry:
        people = models.Person.objects.using(registry.record.alias)
        other = people.exclude(pk="daro-velin").first()
        assert other is not None
        other.spellings.create(name="Daro Velin", folded="daro velin")
    assert "daro-velin" in offered(asker(application(tmp_path / "registry")), "people", "daro")


@pytest.fixture
def own(tmp_path: Path) -> Path:
    """A sample registry of the test's own, which it may change."""
    make_registry(tmp_path / "registry")
    return tmp_path / "registry"


@pytest.fixture
def page(browser: Any, own: Path) -> Iterator[Any]:
    with serving(own) as address:
        yield from _watched(browser, address)


def open_list(page: Any, field: str, typed: str) -> Any:
    """Types, and waits for the list below the field."""
    page.locator(field).focus()
    page.keyboard.type(typed)
    options = page.locator(f"{field}-meant")
    options.wait_for(state="visible")
    return options


@pytest.mark.browser
def test_a_person_is_picked_for_a_line_with_the_arrows_and_saved(page: Any, own: Path) -> None:
    page.goto("review?type=remand")
    press(page, "e")
    page.locator("#c-persons").fill("Daro Vélin\n")
    options = open_list(page, "#c-persons", "tesa or")
    assert options.locator("[role=option]").first.inner_text().startswith("Tessa Orn")
    assert page.get_by_role("status").first.inner_text().startswith("1 suggestion")
    page.keyboard.press("ArrowDown")
    chosen = page.locator("#c-persons").get_attribute("aria-activedescendant")
    assert page.locator(f"#{chosen}").get_attribute("aria-selected") == "true"
    page.keyboard.press("Enter")
    assert page.locator("#c-persons").input_value() == "Daro Vélin\nTessa Orn"
    assert not options.is_visible()
    with leading_on(page):
        page.get_by_role("button", name="Save the correction").click()
    with Registry.open(own, create=False) as registry:
        [held] = registry.reviews
        assert held.claim is not None
        assert registry.reviews.claim(held.claim.id).claim.persons == ("Daro Vélin", "Tessa Orn")


@pytest.mark.browser
def test_what_is_offered_is_left_with_escape_and_what_was_typed_stays(page: Any) -> None:
    page.goto("review?type=remand&edit=1")
    page.locator("#c-place").fill("")
    options = open_list(page, "#c-place", "hal")
    field = page.get_by_role("combobox", name="Where")
    assert field.get_attribute("aria-expanded") == "true"
    page.keyboard.press("Escape")
    assert (options.is_visible(), field.input_value()) == (False, "hal")
    assert field.get_attribute("aria-expanded") == "false"
    assert page.evaluate("document.activeElement.id") == "c-place"
    page.keyboard.type("e")
    options.wait_for(state="visible")
    page.keyboard.press("Tab")
    assert (options.is_visible(), field.input_value()) == (False, "hale")


@pytest.mark.browser
def test_enter_takes_what_was_typed_unless_something_was_chosen(page: Any) -> None:
    page.goto("review")
    page.locator("#narrow summary").click()
    open_list(page, "#by-person", "tessa")
    with leading_on(page):
        page.keyboard.press("Enter")
    assert page.url.partition("person=")[2].partition("&")[0] == "tessa"


@pytest.mark.browser
@pytest.mark.parametrize(("path", "field", "typed", "value"), [
    ("people/daro-velin", "#who-else", "tessa", "Tessa Orn"),
    ("organizations/open-cells", "#other", "courier", "The Halem Courier"),
])  # fmt: skip
def test_the_other_one_is_picked_with_a_click_on_the_pages_of_people_and_organizations(
    page: Any, path: str, field: str, typed: str, value: str
) -> None:
    page.goto(path)
    page.evaluate("document.querySelectorAll('details').forEach((each) => { each.open = true; })")
    options = open_list(page, field, typed)
    options.locator("[role=option]").first.click()
    assert page.locator(field).input_value() == value
    assert page.evaluate("document.activeElement.id") == field[1:]


@pytest.mark.browser
@pytest.mark.parametrize("width", [360, 1280])
def test_axe_finds_nothing_in_an_open_list_and_nothing_is_pushed_away_by_it(page: Any, width: int) -> None:
    axe = pytest.importorskip("axe_playwright_python.sync_playwright").Axe()
    page.set_viewport_size({"width": width, "height": 900})
    page.goto("review?type=remand&edit=1")
    page.locator("#c-persons").fill("")
    before = page.locator("#c-group").bounding_box()
    open_list(page, "#c-persons", "daro")
    page.keyboard.press("ArrowDown")
    assert page.locator("#c-group").bounding_box() == before
    assert page.locator("html").evaluate("page => page.scrollWidth") <= width
    assert [(each["id"], each["nodes"][0]["html"]) for each in axe.run(page).response["violations"]] == []


@pytest.mark.browser
def test_many_letters_at_once_ask_once(page: Any) -> None:
    page.goto("review?type=remand&edit=1")
    page.locator("#c-persons").fill("")
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    open_list(page, "#c-persons", "daro velin")
    assert len([each for each in asked if "suggestions" in each]) <= 2


@pytest.mark.browser
def test_what_is_offered_after_the_form_was_left_is_for_nobody(page: Any) -> None:
    page.goto("review?type=remand&edit=1")
    page.route("**/suggestions**", lambda route: (page.wait_for_timeout(300), route.continue_()))
    page.locator("#c-persons").fill("tessa")
    page.wait_for_timeout(200)
    page.locator("#c-place").press("Escape")
    press(page, "Escape")
    page.wait_for_timeout(500)
    assert page.locator("[role=listbox]:visible").count() == 0
    assert "suggestion" not in page.get_by_role("status").first.inner_text()
