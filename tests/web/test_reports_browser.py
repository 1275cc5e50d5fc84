"""A draft in a real browser: a sentence is put in other words with the keyboard alone, and nobody is kept out."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from tests.web.conftest import serving
from tests.web.sample import make_registry
from tests.web.test_browser import PHONE, _watched

from habeas.work.drafts import DraftsOf
from habeas.work.registry import Registry

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def there(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a registry with one draft."""
    folder: Path = tmp_path_factory.mktemp("reports") / "registry"
    make_registry(folder)
    with Registry.open(folder) as registry:
        DraftsOf(registry.record).begin("XV", 2024, outline="short", include="all")
    with serving(folder) as address:
        yield address


@pytest.fixture
def page(browser: Any, there: str) -> Iterator[Any]:
    yield from _watched(browser, there, java_script_enabled=False, viewport=PHONE)


def test_a_sentence_is_put_in_other_words_with_the_keyboard_and_without_scripts(page: Any) -> None:
    page.goto("/reports/1?section=1")
    change = page.locator("details.report-change summary").first
    change.focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    page.keyboard.press("Control+a")
    page.keyboard.type("Daro Velin was taken from his home.")
    page.keyboard.press("Tab")
    page.keyboard.type("as his sister told it")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.wait_for_url("**#p-**")
    assert "Daro Velin was taken from his home." in page.locator("main").inner_text()
    assert "[edited by" in page.locator("main").inner_text()
    page.goto("/reports/1")
    assert "as his sister told it" in page.locator("main").inner_text()


def test_nothing_bars_anybody_from_drafts_and_nothing_is_wider_than_a_phone(browser: Any, there: str) -> None:
    axe = pytest.importorskip("axe_playwright_python.sync_playwright").Axe()
    context = browser.new_context(base_url=there, viewport=PHONE)
    page, found = context.new_page(), {}
    for at in ("/reports", "/reports/1", "/reports/1?section=1", "/reports/1?section=2"):
        page.goto(at)
        for summary in page.locator("summary").all():
            summary.click()
        wide = page.evaluate("document.documentElement.scrollWidth - window.innerWidth")
        violations = [each["id"] for each in axe.run(page).response["violations"]]
        if violations or wide > 0:
            found[at] = (violations, wide)
    context.close()
    assert found == {}
