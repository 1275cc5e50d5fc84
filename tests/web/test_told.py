"""Every number of what an organization did leads to the acts that it counts, with their sentences."""

from __future__ import annotations

import html
import re
from pathlib import Path

import pytest
from tests.web.conftest import Ask, asker
from tests.web.sample import make_registry
from tests.web.visitor import words

from habeas.web.serve import application
from habeas.work.registry import Registry

NUMBER = re.compile(r'<a href="(/acts\?organization=[^"]+)">[^<]*: (\d+)</a>')


@pytest.fixture(scope="module")
def numbers(ask: Ask, folder: object) -> list[tuple[str, int]]:
    """Each address under a number on the page of each organization, with the number."""
    with Registry.open(str(folder), create=False) as registry:
        bodies = [line.organization.id for line in registry.organizations]
    found = [pair for one in bodies for pair in NUMBER.findall(ask(f"/organizations/{one}").text)]
    return [(html.unescape(address), int(number)) for address, number in found]


def test_each_number_of_an_organization_leads_to_so_many_acts_with_their_quotes(
    ask: Ask, numbers: list[tuple[str, int]]
) -> None:
    assert numbers
    for address, number in numbers:
        page = ask(address).text
        assert f"{number} act" in words(page)
        assert page.count("<blockquote>") >= number


def test_the_claims_of_an_organization_are_listed_with_their_review(ask: Ask) -> None:
    listed = ask("/organizations").text
    address = html.unescape(re.findall(r'href="(/claims\?organization=[^"]+)"', listed)[0])
    page = words(ask(address).text)
    assert "unreviewed" in page
    assert "Only those that name" in page


@pytest.mark.parametrize(("address", "status"), [
    ("/acts?organization=nobody", 404), ("/acts?part=did", 400), ("/acts?organization=halem-courier&part=x", 400),
    ("/acts?type=nothing", 400), ("/claims?person=nobody", 404), ("/acts", 200), ("/claims?type=arrest", 200),
    ("/acts?person=daro-velin&type=arrest", 200),
    ("/claims?review=x", 400), ("/claims?review=rejected", 200),
])  # fmt: skip
def test_a_filter_that_means_nothing_is_refused(ask: Ask, address: str, status: int) -> None:
    assert ask(address).status == status


def test_what_was_rejected_is_counted_and_listed_no_more_but_where_it_is_asked_for(tmp_path: Path) -> None:
    folder = tmp_path / "registry"
    make_registry(folder)
    with Registry.open(folder) as registry:
        before = registry.overview().claims
        registry.reviews.reject(registry.claims.where(person="tessa-orn")[0].id)
        assert registry.overview().claims == before - 1
        assert registry.overview().claims == len(registry.claims.where(review="standing"))
    ask = asker(application(folder))
    assert "Nothing is like that." in words(ask("/claims?person=tessa-orn").text)
    assert "1 claim" in words(ask("/claims?person=tessa-orn&review=rejected").text)
