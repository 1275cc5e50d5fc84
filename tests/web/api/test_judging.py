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


def test_why_two_are_one_or_two_is_told_of_whatever_can_be_decided_on(reviewer: Asker) -> None:
    people = reviewer.read("/api/persons?size=2")["items"]
    told = reviewer.read(f"/api/why?of=persons&left={people[0]['id']}&right={people[1]['id']}")
    assert (told["left"], told["right"], told["one"]) == (people[0]["id"], people[1]["id"], False)
    assert told["sentences"]
    assert all(each["adds"] is not None for each in told["sentences"])
    act = next(each for each in reviewer.read("/api/acts?size=200")["items"] if len(each["claims"]) > 1)
    told = reviewer.read(f"/api/why?of=acts&left={act['claims'][0]}&right={act['claims'][1]}")
    assert (told["one"], {each["speaks_for"] for each in told["sentences"]} <= {"same", "open"}) == (True, True)
    bodies = reviewer.read("/api/organizations?size=2")["items"]
    told = reviewer.read(f"/api/why?of=organizations&left={bodies[0]['id']}&right={bodies[1]['id']}")
    assert [each["sentence"] for each in told["sentences"]] != [""]
    assert reviewer.get("/api/why?of=persons&left=nobody-atall&right=x").status == 404
    assert reviewer.get("/api/why?of=prisons&left=a&right=b").status == 422


def test_a_claim_is_told_as_a_sentence_where_it_waits_and_where_it_stands(reviewer: Asker) -> None:
    first = reviewer.read("/api/queue?size=1")["items"][0]
    one = reviewer.read(f"/api/claims/{first['claim']['id']}")
    assert first["sentence"] == one["sentence"] == one["sentence_read"]
    assert first["sentence"].endswith(".")
    said = {"answer": "correct", "seen": one["seen"], "fields": {"date": "2024-05", "date_is": "before"}}
    made = sent(reviewer, f"/api/claims/{first['claim']['id']}/decisions", **said)
    one = reviewer.read(f"/api/claims/{first['claim']['id']}")
    assert "before May 2024" in one["sentence"]
    assert one["sentence_read"] == first["sentence"]
    sent(reviewer, f"/api/decisions/{made['id']}/undo")


def test_who_may_be_meant_by_what_is_typed_is_suggested(reviewer: Asker) -> None:
    found = reviewer.read("/api/suggestions?of=people&q=vel")["items"]
    assert "Daro Velin" in {each["name"] for each in found}
    assert reviewer.read("/api/suggestions?of=people&q=v")["items"] == []


def test_what_is_stale_is_told_by_a_day(reviewer: Asker) -> None:
    found = reviewer.read("/api/stale?on=2026-06-01")
    assert {each["kind"] for each in found["items"]} <= {"term", "hearing", "silence"}
    assert found["total"] == len(found["items"]) > 0
    assert reviewer.read("/api/stale?on=2000-01-01")["total"] == 0
