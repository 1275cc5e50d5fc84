"""The head of every page: groups of pages, each offered to those who may open it."""

from __future__ import annotations

import re

import pytest
from django.urls import resolve
from tests.web.conftest import Ask

from habeas.web.navigation import GROUPS, groups_of_pages, pages_of_group
from habeas.work.roles import RIGHTS

EVERYTHING = dict.fromkeys(RIGHTS, True)
READER = {right: right == "read" for right in RIGHTS}
PLACES = [place for group in GROUPS for place in group.places]


@pytest.mark.parametrize("place", PLACES, ids=lambda place: place.section)
def test_a_page_is_offered_to_those_who_may_open_it(place) -> None:
    assert resolve(place.address, urlconf="habeas.web.urls").func.needs == place.right


def test_a_reader_is_offered_nothing_that_is_for_reviewers() -> None:
    offered = [str(one.words) for section in ("home", "history") for one in pages_of_group(READER, section)["pages"]]
    assert "History" in offered
    assert {"Claims", "Who is who", "Casework"}.isdisjoint(offered)
    assert [one.address for one in groups_of_pages(READER, "home")][1] == "/history"


@pytest.mark.parametrize(("address", "group", "page"), [
    ("/", "Record", "Overview"), ("/stale", "Record", "Stale"), ("/claims", "Record", None),
    ("/search", "Record", None), ("/review", "Review", "Claims"), ("/compare", "Answers", "Compare reports"),
    ("/dossier", "Answers", "Dossiers"), ("/laws", "Answers", "Laws"), ("/imports", "Exchange", "Imports"),
    ("/about", "Administration", "What the words mean"),
])  # fmt: skip
def test_the_head_says_where_one_is(ask: Ask, address: str, group: str, page: str | None) -> None:
    head = ask(address).text.partition("</header>")[0]
    assert re.findall(r'aria-current="true">([^<]+)<', head) == [group]
    assert re.findall(r'aria-current="page">([^<]+)<', head) == ([] if page is None else [page])
