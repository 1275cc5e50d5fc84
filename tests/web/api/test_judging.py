"""Over the API sources that differ are settled, acts and organizations joined, and claims added that were missed."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from tests.web.api.test_answers import Asker
from tests.web.conftest import cheap_passwords
from tests.web.sample import make_registry
from tests.web.visitor import make_accounts, make_token

pytestmark = pytest.mark.door


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    made = tmp_path_factory.mktemp("judging") / "registry"
    make_registry(made)
    with cheap_passwords():
        make_accounts(made, "viewer", "annotator", "reviewer")
        yield made


@pytest.fixture(scope="module")
def reviewer(folder: Path) -> Asker:
    return Asker(folder, make_token(folder, "reviewer"))


def sent(asker: Asker, address: str, **body: Any) -> Any:
    answer = asker.send(address, body)
    assert answer.status == 200, answer.text
    return json.loads(answer.text)


def test_what_sources_differ_on_is_chosen_and_stale_choices_are_refused(reviewer: Asker) -> None:
    (found,) = [each for each in reviewer.read("/api/disagreements")["items"] if each["field"] == "date"]
    said = {"act": found["act"]["id"], "field": "date", "value": found["values"][1]["value"], "seen": 0}
    sent(reviewer, "/api/disagreements/decisions", **said, because="the protocol")
    (after,) = reviewer.read("/api/disagreements?chosen=true")["items"]
    assert [each["chosen"] for each in after["values"]] == [False, True]
    assert (after["by"], after["because"]) == ("reviewer", "the protocol")
    assert reviewer.send("/api/disagreements/decisions", said).status == 409
    sent(reviewer, f"/api/decisions/{after['seen']}/undo")
    assert reviewer.read("/api/disagreements?chosen=true")["items"] == []


def test_a_claim_that_was_missed_is_added_by_who_annotates_and_is_in_the_history(folder: Path) -> None:
    annotator = Asker(folder, make_token(folder, "annotator"))
    document = annotator.read("/api/documents?publisher=Open+Cells")["items"][0]["id"]
    words = annotator.read(f"/api/documents/{document}")["text"].split(". ")[0]
    fields = {"type": "attack", "quotes": [words], "persons": ["Daro Velin"]}
    made = sent(annotator, f"/api/documents/{document}/claims", fields=fields, because="it says so")
    assert (made["answer"], made["by"]) == ("add", "annotator")
    (change,) = annotator.read(f"/api/history?about={made['claim']}")["items"]
    assert change["what"] == "not there → added"
    assert annotator.send(f"/api/documents/{document}/claims", {"fields": {"type": "attack"}}).status == 400


def test_two_organizations_are_told_apart_and_joined(reviewer: Asker) -> None:
    first, second = reviewer.read("/api/organizations?size=2")["items"]
    made = sent(reviewer, "/api/organizations/decisions", answer="different", left=first["id"], right=second["id"])
    assert (made["subject"], made["answer"]) == ("organizations", "different")


def test_what_is_stale_is_told_by_a_day(reviewer: Asker) -> None:
    found = reviewer.read("/api/stale?on=2026-06-01")
    assert {each["kind"] for each in found["items"]} <= {"term", "hearing", "silence"}
    assert found["total"] == len(found["items"]) > 0
    assert reviewer.read("/api/stale?on=2000-01-01")["total"] == 0
