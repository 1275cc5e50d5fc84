"""The lists of responses and a dossier in a real browser: axe finds nothing, and nothing is wider than a phone."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import pytest
from tests.web.conftest import serving
from tests.web.test_browser import PHONE
from tests.web.test_dossier import make
from tests.work.responded import make_registry

from habeas.work.registry import Registry

pytestmark = pytest.mark.browser

LISTS = ("/responses", "/responses?show=silence", "/responses?show=outcomes", "/responses?show=questions")
# A folder for pictures of each page, for whoever wants to look at them.
PICTURES = os.environ.get("HABEAS_TEST_PICTURES")


def faults(browser: Any, folder: Path, pages: tuple[str, ...]) -> dict[str, object]:
    """What axe finds and how much is too wide, by page; nothing where all is well."""
    axe = pytest.importorskip("axe_playwright_python.sync_playwright").Axe()
    found: dict[str, object] = {}
    with serving(folder) as address:
        context = browser.new_context(base_url=address, viewport=PHONE)
        page = context.new_page()
        for at in pages:
            page.goto(at)
            for summary in page.locator("main summary").all():
                summary.click()
            wide = page.evaluate("document.documentElement.scrollWidth - window.innerWidth")
            violations = [each["id"] for each in axe.run(page).response["violations"]]
            if violations or wide > 0:
                found[at] = (violations, wide)
            if PICTURES:
                _picture(page, at)
        context.close()
    return found


def _picture(page: Any, at: str) -> None:
    name = "".join(sign if sign.isalnum() else "-" for sign in at)
    for width in (360, 1280):
        page.set_viewport_size({"width": width, "height": 900})
        page.screenshot(path=f"{PICTURES}/{name}-{width}.png", full_page=True)
    page.set_viewport_size(PHONE)


def test_nothing_bars_anybody_from_responses(browser: Any, tmp_path: Path) -> None:
    make_registry(tmp_path / "registry", surname=True)
    with Registry.open(tmp_path / "registry"):
        pass
    assert faults(browser, tmp_path / "registry", LISTS) == {}


def test_nothing_bars_anybody_from_a_dossier(browser: Any, tmp_path: Path) -> None:
    assert faults(browser, make(tmp_path), ("/dossier?of=Halem+District+Court", "/screening")) == {}
