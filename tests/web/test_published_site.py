"""A published site in a real browser, opened as files: axe finds nothing, the search works, nothing is asked for."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from tests.answers.site.made import a_site

from habeas.answers.site.render import files

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("site")
    for path, content in files(a_site()).items():
        (made / path).parent.mkdir(exist_ok=True)
        (made / path).write_bytes(content)
    return made


def test_pages_are_accessible_fit_a_phone_and_ask_for_nothing(browser: Any, folder: Path) -> None:
    from axe_playwright_python.sync_playwright import Axe

    context = browser.new_context(viewport={"width": 360, "height": 780}, color_scheme="dark", bypass_csp=True)
    page = context.new_page()
    complaints: list[str] = []
    page.on("console", lambda message: complaints.append(message.text))
    page.on("request", lambda request: complaints.append(request.url) if not request.url.startswith("file:") else None)
    for path in ("index.html", "held.html", "people/daro-velin.html", "countries/XV.html", "counts.html", "data.html"):
        page.goto(f"file://{folder}/{path}")
        assert page.evaluate("document.documentElement.scrollWidth") <= 360, path
        found = Axe().run(page)
        assert [(one["id"], one["nodes"][0]["html"][:120]) for one in found.response["violations"]] == [], path
    context.close()
    assert complaints == []


def test_the_search_works_from_a_folder_under_its_own_policy(browser: Any, folder: Path) -> None:
    context = browser.new_context()
    page = context.new_page()
    complaints: list[str] = []
    page.on("console", lambda message: complaints.append(message.text))
    page.on("dialog", lambda dialog: (complaints.append(dialog.message), dialog.dismiss()))
    page.goto(f"file://{folder}/search.html")
    page.get_by_label("A name in any spelling").fill("велин")
    assert page.locator("#found a").all_inner_texts() == ["Daro Velin"]
    for spelling in ("Dharo", "Вэлин", "VELYN", "daro wellin"):
        page.get_by_label("A name in any spelling").fill(spelling)
        assert page.locator("#found a").all_inner_texts() == ["Daro Velin"], spelling
    page.get_by_label("A name in any spelling").fill("Moran")
    assert page.locator("#found a").all_inner_texts() == []
    page.get_by_label("A name in any spelling").fill("велин")
    page.locator("#found a").click()
    assert page.title() == "Daro Velin – Held in Veld"
    context.close()
    assert complaints == []
