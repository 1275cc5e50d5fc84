"""A day of review on a registry built from the annotated documents: each story in a real browser, with the keyboard."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from tests.web.conftest import serving
from tests.web.test_browser import _watched, is_in_view
from tests.web.test_review_browser import press, told, waiting

from habeas.model import Act
from habeas.work.registry import Registry

pytestmark = [pytest.mark.browser, pytest.mark.shared, pytest.mark.slow]


@pytest.fixture(scope="module")
def built(shared: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("gold") / "registry"
    with Registry.open(folder) as registry:
        registry.build([shared / "gold" / "dev"], processes=1)
    return folder


@pytest.fixture
def own(built: Path, tmp_path: Path) -> Path:
    """A copy of it that the test may change."""
    shutil.copytree(built, tmp_path / "registry")
    return tmp_path / "registry"


@pytest.fixture
def page(browser: Any, own: Path) -> Iterator[Any]:
    with serving(own) as address:
        yield from _watched(browser, address)


def test_the_queue_is_worked_off_and_taken_back_with_the_keyboard_alone(page: Any, own: Path) -> None:
    page.goto("review")
    number, seen = waiting(page), [told(page)]
    assert is_in_view(page, "#here")
    for key in "arsj":
        press(page, key)
        seen.append(told(page))
    assert (len(set(seen)), waiting(page)) == (5, number - 2)
    press(page, "k")
    assert told(page) == seen[3]
    press(page, "u")
    assert (told(page), waiting(page)) == (seen[1], number - 1)
    with Registry.open(own, create=False) as registry:
        assert [held.review.answer for held in registry.reviews] == ["accept"]


def test_a_claim_is_corrected_no_more_precisely_than_it_is_known(page: Any, own: Path) -> None:
    page.goto("review?type=remand")
    press(page, "e")
    page.locator("#c-date-is").select_option("about")
    page.locator("#c-date").fill("2024-05-21")
    page.locator("#c-date").press("Tab")
    press(page, "Enter")
    with Registry.open(own, create=False) as registry:
        (held,) = registry.reviews
        assert held.claim is not None
        assert str(registry.reviews.claim(held.claim.id).claim.date) == "2024-05"


def test_two_that_may_be_one_are_joined_kept_apart_and_taken_back(page: Any, own: Path) -> None:
    with Registry.open(own, create=False) as registry:
        people, pairs = len(registry.people), registry.doubts()
    page.goto("who-is-who")
    first = page.locator(".pair h2").all_inner_texts()
    press(page, "s")
    assert page.get_by_role("status").first.inner_text().startswith("The same person, you decided.")
    press(page, "u")
    assert page.locator(".pair h2").all_inner_texts() == first
    assert page.get_by_role("status").first.inner_text() == f"Undone. Next: {' and '.join(first)}"
    press(page, "d")
    with Registry.open(own, create=False) as registry:
        assert (len(registry.people), registry.doubts() < pairs) == (people, True)


def test_what_sources_differ_on_is_chosen_with_a_reason(page: Any, own: Path) -> None:
    with Registry.open(own, create=False) as registry:
        act = next(each for each in registry.acts if each.type == "remand" and _told_by_two(each))
        for claim, day in zip(act.claims, ("2024-12-05", "2024-12-06"), strict=False):
            registry.reviews.correct(claim.id, {"date": day}, because="as its paper has it")
    page.goto("disagreements")
    dispute = page.locator(".dispute", has_text="Sources differ on the date")
    dispute.get_by_label("Why").fill("the order itself")
    dispute.get_by_role("button", name="Show 6 December 2024").press("Enter")
    assert page.locator(".side.chosen .value").inner_text() == "6 December 2024 given by a person shown"


def _told_by_two(act: Act) -> bool:
    return act.person_id is not None and len({each.document.id for each in act.claims}) > 1


def test_a_fact_on_the_page_of_a_person_opens_its_sentence(page: Any, own: Path) -> None:
    with Registry.open(own, create=False) as registry:
        person = max(registry.people_lines, key=lambda one: (one.claims, one.person.id)).person
    page.goto(f"people/{person.id}")
    quote = page.locator(".acts blockquote").first
    words = quote.locator("p").inner_text().strip("“”")
    quote.get_by_role("link").press("Enter")
    page.wait_for_url("**/documents/**")
    assert words[:30] in " ".join(page.locator("mark:has(.place:target)").all_inner_texts())
    assert is_in_view(page, "mark:has(.place:target)")


def test_documents_and_people_are_found_and_the_first_page_leads_on(page: Any) -> None:
    page.goto("documents?country=AZ")
    assert page.locator(".entries .title").count() > 1
    field = page.get_by_role("searchbox")
    field.fill("rufat safarxv")
    press(page, "Enter")
    assert "Rufat Safarov" in page.locator("main").inner_text()
    page.goto("")
    assert page.locator("svg:has(.land) a").count() >= 1
    assert page.locator("svg .line").count() == 1
    page.get_by_role("link", name="claims to review").press("Enter")
    page.wait_for_url("**/review")


def test_the_history_tells_what_was_decided_and_takes_it_back(page: Any, own: Path) -> None:
    page.goto("review")
    claim = told(page)
    press(page, "r")
    page.goto("history")
    change = page.locator(".change").first
    assert claim in change.inner_text()
    with page.expect_navigation():
        change.get_by_role("button", name="Undo").press("Enter")
    assert "taken back by" in page.locator("main").inner_text()
    with Registry.open(own, create=False) as registry:
        assert (registry.decisions[1].state, len(list(registry.reviews))) == ("undone", 0)


def test_a_document_of_which_all_is_reviewed_is_exported_in_the_format_of_the_guide(
    page: Any, own: Path, shared: Path, tmp_path: Path
) -> None:
    name = "nicaragua-prisoners-released"
    with Registry.open(own, create=False) as registry:
        document = next(each.id for each in registry.documents if each.name == f"{name}.txt")
        number = len(registry.claims_of(document))
    page.goto(f"review?document={document}")
    for _ in range(number - 1):
        press(page, "a")
    press(page, "r")
    assert "No claim like this waits" in page.locator(".empty").inner_text()
    with Registry.open(own, create=False) as registry:
        registry.reviews.export_gold(tmp_path / "out")
    (made,) = (tmp_path / "out").glob("*.json")
    assert len(json.loads(made.read_text(encoding="utf-8"))["claims"]) == number - 1
    assert made.with_suffix(".txt").read_bytes() == (shared / "gold" / "dev" / f"{name}.txt").read_bytes()
    checked = [sys.executable, str(shared / "gold" / "check.py"), str(tmp_path / "out")]
    run = subprocess.run(checked, capture_output=True, text=True, check=False)
    assert (run.returncode, run.stdout.strip()) == (0, "1 documents, 0 problems")
