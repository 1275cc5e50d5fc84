"""What was seen on the pages of answers, lists and private work at three widths, and is held so."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from tests.web import walk
from tests.web.conftest import Ask, asker, serving

from habeas.web import access
from habeas.web.serve import application

LOOKED_AT = (
    *("census", "reconcile", "counts", "responses", "silence", "laws", "country-years", "sources", "sources-of-year"),
    *("compare", "reports", "draft", "draft-section", "dossier", "lists", "unified", "imports", "import"),
    *("publication", "screening", "calendar", "calendar-list", "casework", "casework-entry"),
)
# What a document says, what is typed in as it is, and what a machine reads.
AS_IT_IS = r"<(code|q|blockquote|textarea|script)\b.*?</\1>"
# What on a narrow screen is moved sideways inside of the page: drawings, and the issues of reports beside each other.
SIDEWAYS = """() => [...document.querySelectorAll('main .scroll')]
  .filter((each) => each.scrollWidth > each.clientWidth + 1 && !each.querySelector(':scope > svg, .issues'))
  .map((each) => each.outerHTML.slice(0, 90))"""
SMALL = """() => [...document.querySelectorAll('main :is(button, summary, select, input, nav a)')]
  .map((each) => [each.getBoundingClientRect(), each.outerHTML.slice(0, 90)])
  .filter(([box]) => box.width > 2 && (box.height < 23.5 || box.width < 23.5)).map(([, told]) => told)"""


@pytest.fixture(scope="module")
def rich(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample registry with two country reports, enriched so that each page has something on it."""
    return walk.make_rich(tmp_path_factory.mktemp("looked") / "registry")


@pytest.fixture(scope="module")
def pages(rich: Path) -> dict[str, str]:
    found = walk.addresses(rich)
    return {name: found[name] for name in LOOKED_AT}


@pytest.fixture(scope="module")
def ask_rich(rich: Path) -> Ask:
    return asker(application(rich))


@pytest.fixture(autouse=True)
def _every_right(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(access, "signed_in", access.signed_in)  # so that it is put back
    walk.let_in_with_every_right()


@pytest.fixture
def looked_at(browser: Any, rich: Path) -> Iterator[Any]:
    with serving(rich) as address:
        context = browser.new_context(base_url=address, viewport={"width": 360, "height": 780})
        yield context.new_page()
        context.close()


def main_of(text: str) -> str:
    return re.sub(AS_IT_IS, "", text[text.index("<main") : text.index("</main>")], flags=re.DOTALL)


def test_no_page_writes_a_day_as_a_machine_does(pages: dict[str, str], ask_rich: Ask) -> None:
    found = {}
    for name, address in pages.items():
        shown = main_of(ask_rich(f"/{address}").text)
        said = [*re.sub(r"<[^>]+>", "|", shown).split("|"), *re.findall(r'(?:title|aria-label)="([^"]*)"', shown)]
        written = [each for each in said if re.search(r"\b\d{4}-\d\d(?:-\d\d)?\b", each)]
        if written:
            found[name] = written[:3]
    assert found == {}


def test_the_reports_to_compare_are_chosen_by_their_country_and_year(ask_rich: Ask) -> None:
    page = html.unescape(ask_rich("/compare?left=XV:2022&right=XV:2023").text)
    assert re.findall(r'<option value="XV:2022" selected>([^<]*)<', page) == ["Tolvania 2022"]
    assert 'list="known"' not in page


def test_a_draft_tells_who_has_it_read_out_which_sentences_nobody_verified(
    pages: dict[str, str], ask_rich: Ask
) -> None:
    page = ask_rich(f"/{pages['draft-section']}").text
    assert 'class="unverified"' in page
    assert page.count('†</span><span class="unseen"> (not verified)</span>') == page.count('class="unverified"')


def test_before_a_month_is_said_as_the_language_has_it(rich: Path) -> None:
    from django.template import engines
    from django.utils.translation import override

    from habeas.dates import PartialDate

    template = (Path(access.__file__).parent / "templates" / "responses.html").read_text(encoding="utf-8")
    (written,) = set(re.findall(r"\{% blocktranslate with date=one\.before.*?endblocktranslate %\}", template))
    with override("ru"):
        said = engines["django"].from_string(written).render({"one": {"before": PartialDate(2024, 12)}})
    assert said == "до декабря 2024"


def test_an_act_on_another_page_of_a_dossier_is_linked_where_it_stands(
    ask_rich: Ask, pages: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    from habeas.web.views import dossier

    monkeypatch.setattr(dossier, "PAGE", 1)
    page = html.unescape(ask_rich(f"/{pages['dossier']}").text)
    linked = set(re.findall(r'href="([^"]*#a\d+)"', page))
    there = {f"#{each}" for each in re.findall(r'id="(a\d+)"', page)}
    assert there == {"#a1"}
    assert {each for each in linked if each.startswith("#")} <= there
    elsewhere = next(each for each in linked if "page=" in each)
    assert f'id="{elsewhere.partition("#")[2]}"' in ask_rich("/dossier" + elsewhere.partition("#")[0]).text


@pytest.mark.browser
def test_a_month_on_a_telephone_is_a_list_of_the_days_on_which_there_is_something(
    looked_at: Any, pages: dict[str, str]
) -> None:
    looked_at.goto(pages["calendar"])
    shown = looked_at.locator("table.calendar td:visible")
    assert [each.partition("\n")[0] for each in shown.all_inner_texts()] == ["Sunday, 4 May 2025"]
    looked_at.set_viewport_size({"width": 1280, "height": 900})
    assert shown.count() == 35
    assert looked_at.get_by_text("Sunday, 4 May 2025").is_visible() is False
    looked_at.set_viewport_size({"width": 360, "height": 780})
    looked_at.goto("calendar?month=1999-01")
    assert looked_at.get_by_text("Nothing stands in the calendar of this month").is_visible()


@pytest.mark.browser
@pytest.mark.slow
def test_on_a_telephone_nothing_but_a_drawing_is_moved_sideways_and_every_target_is_large_enough(
    looked_at: Any, pages: dict[str, str]
) -> None:
    sideways, small = {}, {}
    for name, address in pages.items():
        looked_at.goto(address)
        sideways[name], small[name] = looked_at.evaluate(SIDEWAYS), looked_at.evaluate(SMALL)
    assert {name: each for name, each in sideways.items() if each} == {}
    assert {name: each for name, each in small.items() if each} == {}
