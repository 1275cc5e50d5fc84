"""However large the registry is, a page asks the database a fixed number of questions."""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import Any

import pytest
from tests.web.conftest import Ask, asker

from habeas.web.serve import application
from made_registry import Made
from visitor import Visitor
from web_pages import Counted, alias

# Of each page the most statements that it may ask, whatever is in the registry.
MOST = {
    "/": 36,
    "/stale": 6,
    "/documents": 8,
    "/documents?country=AZ": 8,
    "/documents/{document}": 30,
    "/acts?type=arrest": 12,
    "/claims?type=arrest": 12,
    "/people": 4,
    "/people?name=ova": 4,
    # With responses from all documents, recognitions, what is withheld, released or kept back by a consent, and
    # sanctions lists.
    "/people/{person}": 46,
    "/cases": 16,
    "/cases?status=held": 16,
    "/cases?status=not+held": 16,
    "/search?q=harbour": 20,
    "/search?q=harbour&in=documents&country=AZ": 14,
    "/search?q=zzzzz": 20,
    "/disagreements": 20,
    "/review": 25,
}


# A decision alone, and the page of the next claim that it leads to.
MOST_TO_DECIDE = {"accept": 46, "reject": 84}
MOST_OF_NEXT = 25
MOST_TO_SUGGEST = 8


def pages(folder: Path, *, people: int, documents: int, claims: int) -> tuple[Ask, str]:
    """The pages of a made up registry of that size, and somebody in it."""
    made = Made(folder, people, documents, claims)
    made.write()
    from habeas.work.registry import Registry

    with Registry.open(folder, create=False) as registry:
        person = registry.people_lines[0].person.id
    return asker(application(folder)), person


def statements(ask: Ask, address: str, folder: Path) -> int:
    """How many statements a page asks, once warm."""
    from django.db import connections

    assert ask(address).status == 200, address
    counted = Counted()
    with connections[alias(folder)].execute_wrapper(counted):
        ask(address)
    return counted.number


@pytest.fixture(scope="module")
def sizes(tmp_path_factory: pytest.TempPathFactory) -> list[tuple[Any, ...]]:
    """A small registry and one six times as large."""
    found = []
    for name, size in (("small", {"people": 10, "documents": 40, "claims": 200}),
                       ("large", {"people": 60, "documents": 240, "claims": 1_200})):  # fmt: skip
        folder = tmp_path_factory.mktemp("statements") / name
        found.append((folder, *pages(folder, **size)))
    return found


@pytest.mark.parametrize("page", MOST)
def test_the_statements_of_a_page_do_not_grow_with_the_registry(sizes: list[tuple[Any, ...]], page: str) -> None:
    document = hashlib.sha256(b"document 7").hexdigest()
    small, large = (
        statements(ask, page.format(document=document, person=person), folder) for folder, ask, person in sizes
    )
    assert large - small <= 8  # one page may show somebody of whom more is known
    assert max(small, large) <= MOST[page]


@pytest.mark.parametrize("answer", MOST_TO_DECIDE)
def test_the_statements_from_key_to_next_claim_do_not_grow_with_the_registry(
    sizes: list[tuple[Any, ...]], answer: str
) -> None:
    (small, small_next), (large, large_next) = (_decided(folder, answer) for folder, _, _ in sizes)
    assert large - small <= 16  # the one person may have more cases than the other, and name a body
    assert max(small, large) <= MOST_TO_DECIDE[answer]
    assert max(small_next, large_next) <= MOST_OF_NEXT


@pytest.mark.parametrize("answer", MOST_TO_DECIDE)
def test_with_script_the_decision_and_the_next_claim_are_one_question_to_the_server(
    sizes: list[tuple[Any, ...]], answer: str
) -> None:
    from django.db import connections

    for folder, _, _ in sizes:
        visitor, asked = Visitor(folder), []
        page = visitor.ask("GET", "/review")
        for _ in range(2):
            claim = page.partition('name="claim" value="')[2].partition('"')[0]
            counted, fields = Counted(), {"claim": claim, "seen": "0", "answer": answer}
            with connections[alias(folder)].execute_wrapper(counted):
                page = visitor.ask("POST", "/review/decide", fields, part=True)
            assert f'value="{claim}"' not in page
            asked.append(counted.number)
        # Who asks, and which claim is next, is asked once less than by a page of its own.
        assert asked[-1] <= MOST_TO_DECIDE[answer] + MOST_OF_NEXT - 3


@pytest.mark.parametrize("of", ["people&q=ova", "organizations&q=court", "places&q=ha", "people&q=zzzzz"])
def test_what_is_suggested_takes_few_statements_however_large_the_registry(
    sizes: list[tuple[Any, ...]], of: str
) -> None:
    small, large = (statements(ask, f"/suggestions?of={of}", folder) for folder, ask, _ in sizes)
    assert large - small <= 2
    assert max(small, large) <= MOST_TO_SUGGEST


def _decided(folder: Path, answer: str) -> tuple[int, int]:
    """How many statements a decision asks, and the page that it leads to, once warm."""
    from django.db import connections

    visitor, asked = Visitor(folder), []
    page = visitor.ask("GET", "/review")
    for _ in range(2):
        claim = page.partition('name="claim" value="')[2].partition('"')[0]
        for method, address in (("POST", "/review/decide"), ("GET", "")):
            counted, fields = Counted(), {"claim": claim, "seen": "0", "answer": answer}
            with connections[alias(folder)].execute_wrapper(counted):
                page = visitor.ask(method, address or page, fields if method == "POST" else None)
            asked.append(counted.number)
    return asked[-2], asked[-1]
