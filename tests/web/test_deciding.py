"""Acts and organizations are decided on where they stand, on this machine only, and decisions are taken back there."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
from tests.web.conftest import asker, serving
from tests.web.sample import make_registry
from tests.web.test_browser import NAMELESS, _watched, is_in_view
from tests.web.test_pages import words
from tests.web.test_review import TOKEN, post

from habeas.model import Act
from habeas.web import access
from habeas.web.serve import application
from habeas.work.registry import Registry

PERSON = "daro-velin"


@pytest.fixture
def own(tmp_path: Path) -> Path:
    make_registry(tmp_path / "registry")
    return tmp_path / "registry"


def arrests(own: Path) -> list[Act]:
    with Registry.open(own) as registry:
        return [act for act in registry.acts.where(person=PERSON) if act.type == "arrest"]


def names(own: Path) -> set[tuple[str, ...]]:
    with Registry.open(own) as registry:
        return {line.organization.names for line in registry.organizations}


def test_an_act_says_why_its_claims_are_one_and_offers_to_part_them(own: Path) -> None:
    page = asker(application(own))(f"/people/{PERSON}").text
    assert "their days, 4 December 2024 and 3 December 2024, are next to each other" in words(page)
    assert "Another act" in words(page)
    assert "The ticked acts are one" in words(page)


@pytest.mark.parametrize("address", ["/decide/acts", "/decide/organizations", "/decide/undo"])
def test_forms_are_refused_without_our_token(own: Path, address: str) -> None:
    assert post(application(own), address, {"answer": "same"}).status == 403
    assert asker(application(own))(address).status == 405


def test_to_who_only_reads_nothing_offers_to_decide(own: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(access, "signed_in", lambda request: access.Who("reader", "viewer"))
    ask = asker(application(own))
    for address in (f"/people/{PERSON}", "/organizations", "/organizations/open-cells"):
        page = ask(address)
        assert page.status == 200
        assert "/decide/" not in page.text


@pytest.mark.parametrize(
    ("address", "fields", "sentence"),
    [
        ("/decide/acts", {"answer": "perhaps"}, "is no answer"),
        ("/decide/acts", {"answer": "same"}, "tick both"),
        ("/decide/undo", {"decision": "x"}, "no decision with that number"),
    ],
)
def test_what_says_nothing_is_answered_with_a_sentence(
    own: Path, address: str, fields: dict[str, str], sentence: str
) -> None:
    answer = post(application(own), address, fields, token=TOKEN)
    assert answer.status == 400
    assert sentence in words(answer.text)


@pytest.mark.browser
def test_an_act_is_parted_and_put_together_again_and_both_are_taken_back(browser: Any, own: Path) -> None:
    with serving(own) as there:
        for page in _watched(browser, there):
            page.goto(f"people/{PERSON}")
            page.locator("details.parting > summary").evaluate_all("all => all.forEach((each) => each.click())")
            with page.expect_navigation():
                page.get_by_role("button", name="Another act").first.click()
            # One is where one was, and not at the top of a long page.
            assert re.search(rf"/people/{PERSON}#act-\w+$", page.url)
            assert is_in_view(page, "li:target")
            assert [len(act.claims) for act in arrests(own)] == [1, 1]
            ids = [act.claims[0].id for act in arrests(own)]
            page.locator("details.parting > summary").evaluate_all("all => all.forEach((each) => each.click())")
            for one in ids:
                page.locator(f'input[name="one"][value="{one}"][type="checkbox"]').check()
            page.locator("#because").fill("one night")
            with page.expect_navigation():
                page.get_by_role("button", name="The ticked acts are one").click()
            assert [len(act.claims) for act in arrests(own)] == [2]
            assert "the same, since one night" in page.locator("main").inner_text()
            assert [each for each in page.evaluate(NAMELESS) if 'type="hidden"' not in each] == []
            for _ in range(2):
                with page.expect_navigation():
                    page.get_by_role("button", name="Undo", exact=True).first.click()
    with Registry.open(own) as registry:
        assert [entry.state for entry in registry.decisions] == ["holds", "holds", "undone", "undone"]
    assert [len(act.claims) for act in arrests(own)] == [2]


@pytest.mark.browser
def test_two_organizations_become_one_on_their_page_and_two_again(browser: Any, own: Path) -> None:
    before = names(own)
    with serving(own) as there:
        for page in _watched(browser, there):
            page.set_viewport_size({"width": 360, "height": 780})
            page.goto("organizations/open-cells")
            assert page.locator("html").evaluate("page => page.scrollWidth") <= 360
            page.get_by_label("The other organization").fill("the Halem Courier")
            with page.expect_navigation():
                page.get_by_role("button", name="The same organization").click()
            assert {"Open Cells", "The Halem Courier"} in [set(each) for each in names(own)]
            assert "Decided to be the same." in page.locator("main").inner_text()
            assert [each for each in page.evaluate(NAMELESS) if 'type="hidden"' not in each] == []
            with page.expect_navigation():
                page.get_by_role("button", name="Undo", exact=True).click()
            assert names(own) == before
            page.goto("organizations")
            page.get_by_label("Tick Open Cells").check()
            page.get_by_label("Tick The Halem Courier").check()
            with page.expect_navigation():
                page.get_by_role("button", name="The ticked organizations are one").click()
            assert len(names(own)) == len(before) - 1
