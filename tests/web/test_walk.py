"""Every page of the site is walked through: it has a picture, answers, says nothing raw, and bars nobody."""

from __future__ import annotations

import html
import importlib
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from tests.web import walk
from tests.web.conftest import Ask, asker, serving

from habeas.web import access
from habeas.web.serve import application

ROOT = Path(__file__).resolve().parents[2]
DOCS = ROOT / "docs"
# Of each page, its status where it is not 200.
STATUS = {"not-found": 404, "not-understood": 400}
# What Python writes of its own values, and templates of a place that was left empty.
RAW = re.compile(r"\{'|\bNone[,}\]]|&lt;(?:built-in|function|object)|\[\]|Decimal\(|datetime\.|\{\{|\{%")
# Which rules of axe a look of a page is asked of: all of them once; then what differs by colours, by width, and by the
# direction in which one reads.
BY_SIZE = ["target-size", "scrollable-region-focusable"]
LOOKS = {
    "light": {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]},
    "dark": {"type": "rule", "values": ["color-contrast"]},
    "narrow": {"type": "rule", "values": BY_SIZE},
    "mirrored": {"type": "rule", "values": BY_SIZE},
}
# What axe finds that is serious, in a line each.
SERIOUS = """async (only) => (await axe.run(document, {runOnly: only, resultTypes: ["violations"]})).violations
  .filter((each) => ["serious", "critical"].includes(each.impact))
  .flatMap((each) => each.nodes.slice(0, 2).map((node) => each.id + ": " + node.html.slice(0, 160)))"""
# Of a list of hundreds that one loop writes a few are looked at: axe takes long for all of the API.
SHORTEN = "document.querySelectorAll('.entries > li:nth-child(n + 16)').forEach((each) => each.remove())"
# The narrowest is that of a window of 1280 pixels at four times its size (WCAG 1.4.10).
WIDTHS = (320, 360, 1280, 3840)
TWICE = """() => {
  const page = document.documentElement;
  page.style.fontSize = `${2 * parseFloat(getComputedStyle(page).fontSize)}px`;
}"""


@pytest.fixture(scope="module")
def rich(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample registry with two country reports, enriched so that each page has something on it."""
    return walk.make_rich(tmp_path_factory.mktemp("walk") / "registry")


@pytest.fixture(scope="module")
def pages(rich: Path) -> dict[str, str]:
    return walk.addresses(rich)


@pytest.fixture(scope="module")
def ask_rich(rich: Path) -> Ask:
    return asker(application(rich))


@pytest.fixture(autouse=True)
def _every_right(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(access, "signed_in", access.signed_in)  # so that it is put back
    walk.let_in_with_every_right()


def test_no_page_of_the_site_is_left_out_of_the_walk(pages: dict[str, str], ask_rich: Ask) -> None:
    from django.urls import resolve

    from habeas.web.urls import urlpatterns

    walked = {resolve(f"/{each.partition('?')[0]}").route for each in pages.values() if each != pages["not-found"]}
    left_out = []
    for pattern in urlpatterns:
        route = str(pattern.pattern)
        if route in walked or route in walk.NO_PAGES or route.startswith("api/"):
            continue
        example = re.sub(r"<int:\w+>", "1", re.sub(r"<str:\w+>", "x", route))
        if ask_rich(f"/{example}").status != 405:  # what takes a form alone is no page
            left_out.append(route)
    assert left_out == []


def test_every_page_of_the_walk_has_its_picture_in_the_documentation(pages: dict[str, str]) -> None:
    sys.path.insert(0, str(DOCS))
    try:
        pictures = importlib.import_module("pictures")
    finally:
        sys.path.remove(str(DOCS))
    wanted = {pictures.name_of(*each) for each in pictures.pictures(pages)}
    assert {each.name for each in (DOCS / "images").iterdir()} == wanted
    shown = re.findall(r"images/([\w-]+\.webp)", (DOCS / "screens.md").read_text(encoding="utf-8"))
    assert sorted(shown) == sorted(wanted)


def test_every_page_answers_and_says_nothing_raw(pages: dict[str, str], ask_rich: Ask) -> None:
    found = {}
    for name, address in pages.items():
        answer = ask_rich(f"/{address}")
        said = html.unescape(re.sub(r"<(style|script|svg)\b.*?</\1>", "", answer.text, flags=re.DOTALL))
        raw = [] if name in ("api", "document") else RAW.findall(re.sub(r"<[^>]+>", " ", said))
        fields = [value for value in re.findall(r'value="([^"]*)"', said) if RAW.search(value)]
        if answer.status != STATUS.get(name, 200) or raw or fields:
            found[name] = (answer.status, raw, fields)
    assert found == {}


def test_the_field_to_search_with_has_what_was_searched_for_and_nothing_else(
    pages: dict[str, str], ask_rich: Ask
) -> None:
    wrong = {}
    for name, address in pages.items():
        (value,) = re.findall(r'id="site-search"[^>]* value="([^"]*)"', ask_rich(f"/{address}").text)
        if bool(value) != name.startswith("search"):
            wrong[name] = value
    assert wrong == {}


@pytest.fixture
def looked_at(browser: Any, rich: Path) -> Iterator[Any]:
    with serving(rich) as address:
        context = browser.new_context(base_url=address)
        yield context.new_page()
        context.close()


@pytest.mark.browser
@pytest.mark.slow
def test_axe_finds_nothing_serious_on_any_page_in_light_dark_narrow_or_mirrored(
    looked_at: Any, pages: dict[str, str]
) -> None:
    script = pytest.importorskip("axe_playwright_python.sync_playwright").Axe().axe_script
    found = {}
    for name, address in pages.items():
        looked_at.set_viewport_size({"width": 1280, "height": 900})
        looked_at.emulate_media(color_scheme="light")
        looked_at.goto(address)
        looked_at.evaluate(SHORTEN)
        looked_at.evaluate(script)
        for look, rules in LOOKS.items():
            _as(looked_at, look)
            told = looked_at.evaluate(SERIOUS, rules)
            if told:
                found[name, look] = told
    assert found == {}


@pytest.mark.browser
@pytest.mark.slow
def test_no_page_of_the_walk_is_wider_than_its_window_either_way_one_reads(
    looked_at: Any, pages: dict[str, str]
) -> None:
    wide = {}
    for name, address in pages.items():
        looked_at.goto(address)
        for way in ("ltr", "rtl"):
            looked_at.evaluate("way => { document.documentElement.dir = way }", way)
            for width in WIDTHS:
                looked_at.set_viewport_size({"width": width, "height": 900})
                beyond = looked_at.evaluate(
                    "document.documentElement.scrollWidth - document.documentElement.clientWidth"
                )
                if beyond > 0:
                    wide[name, way, width] = beyond
    assert wide == {}


@pytest.mark.browser
@pytest.mark.slow
def test_no_page_of_the_walk_is_wider_than_its_window_where_its_text_is_twice_as_large(
    looked_at: Any, pages: dict[str, str]
) -> None:
    wide = {}
    looked_at.set_viewport_size({"width": 1280, "height": 900})
    for name, address in pages.items():
        looked_at.goto(address)
        looked_at.evaluate(TWICE)
        beyond = looked_at.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
        if beyond > 0:
            wide[name] = beyond
    assert wide == {}


def _as(page: Any, look: str) -> None:
    """Shows the page that is open in another way; each keeps what the one before did."""
    if look == "dark":
        page.emulate_media(color_scheme="dark")
    if look == "narrow":
        page.set_viewport_size({"width": 360, "height": 780})
    if look == "mirrored":
        page.evaluate("() => { document.documentElement.dir = 'rtl' }")
