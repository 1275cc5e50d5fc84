"""Over the API bodies recognise people, and people and fields are withheld and released, by the rights of the pages."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.web.api.test_answers import Asker
from tests.web.conftest import cheap_passwords
from tests.web.sample import make_registry
from tests.web.visitor import make_accounts, make_token

from habeas.work import withholding
from habeas.work.registry import Registry

pytestmark = pytest.mark.door
DARO = "/api/persons/daro-velin"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    made = tmp_path_factory.mktemp("publishing") / "registry"
    make_registry(made)
    with cheap_passwords():
        make_accounts(made, "viewer", "annotator", "reviewer")
        yield made


@pytest.fixture(scope="module")
def reviewer(folder: Path) -> Asker:
    return Asker(folder, make_token(folder, "reviewer"))


def test_a_body_recognises_somebody_under_a_definition_and_that_is_taken_back(reviewer: Asker, folder: Path) -> None:
    definition = reviewer.read("/api/definitions")["items"][0]
    letter = definition["grounds"][0]["letter"]
    said = {"body": "Open Cells", "definition": definition["name"], "day": "2025-02", "source": "a letter of 3 March"}
    grounds = {letter: {"answer": "met", "evidence": "the verdict"}}
    made = reviewer.sent(f"{DARO}/recognitions", **said, grounds=grounds, because="they wrote so")
    assert {name: made[name] for name in (*said, "by", "answer")} == {**said, "by": "reviewer", "answer": "recognised"}
    assert [each["answer"] for each in made["grounds"]][:2] == ["met", "not determined"]
    viewer = Asker(folder, make_token(folder, "viewer"))
    assert viewer.read(f"{DARO}/recognitions")["items"] == [made]
    assert viewer.send(f"{DARO}/recognitions", said).status == 403
    reviewer.sent(f"/api/decisions/{made['decision']}/undo")
    assert reviewer.read(f"{DARO}/recognitions")["items"] == []


@pytest.mark.parametrize(("said", "status"), [
    ({"definition": "nobody's"}, 400), ({"day": "2025-13"}, 422), ({"source": ""}, 400), ({"answer": "maybe"}, 422),
    ({"grounds": {"z": {"answer": "met"}}}, 400),
])  # fmt: skip
def test_a_recognition_that_says_too_little_or_something_else_is_refused(
    reviewer: Asker, said: dict[str, object], status: int
) -> None:
    whole = {"body": "Open Cells", "definition": "pace-1900", "day": "2025", "source": "a letter", **said}
    assert reviewer.send(f"{DARO}/recognitions", whole).status == status


def test_somebody_is_withheld_and_why_is_told_nowhere(reviewer: Asker, folder: Path) -> None:
    held = reviewer.sent(f"{DARO}/withheld", fields=["photo"], because="a private reason")
    assert (held["withheld"], held["hidden"]) == (False, ["photo"])
    (decision,) = held["decisions"]
    assert decision["by"] == "reviewer"
    assert reviewer.sent(f"{DARO}/withheld", whole=True, because="a private reason")["withheld"] is True
    assert "private reason" not in reviewer.get("/api/withheld").text + reviewer.get(f"{DARO}/withheld").text
    with Registry.open(folder) as registry:
        assert withholding.released(registry.record, "daro-velin").withheld
        assert withholding.decided(registry.record)[0].because == "a private reason"
    refused = reviewer.send(f"{DARO}/release", {"because": "the book"})
    assert (refused.status, "withheld" in refused.text) == (400, True)
    for each in reviewer.read("/api/withheld?holding=true")["items"]:
        assert reviewer.sent(f"/api/withheld/{each['id']}/undo")["undone_by"] is not None
    assert reviewer.send(f"/api/withheld/{decision['id']}/undo", {}).status == 409
    assert reviewer.read(f"{DARO}/withheld")["hidden"] == []


@pytest.mark.parametrize("said", [{}, {"whole": True, "fields": ["photo"]}, {"fields": ["shoes"]}])
def test_to_withhold_nothing_or_what_is_none_is_refused(reviewer: Asker, said: dict[str, object]) -> None:
    assert reviewer.send(f"{DARO}/withheld", {"because": "asked for", **said}).status == 400
    assert reviewer.send(f"{DARO}/withheld", {"whole": True, "because": ""}).status == 400


def test_a_case_is_released_with_fields_and_that_is_taken_back(reviewer: Asker) -> None:
    fields = {"address": "PO Box 1, Halem"}
    made = reviewer.sent("/api/persons/tessa-orn/release", fields=fields, because="she asked for letters")
    (line,) = reviewer.read("/api/releases")["items"]
    assert (line["person"], line["withheld"], line["release"]) == ("tessa-orn", False, made)
    assert made["values"] == fields
    reviewer.sent(f"/api/decisions/{made['decision']}/undo")
    assert reviewer.read("/api/releases")["items"] == []
    assert reviewer.send("/api/persons/nobody/release", {"because": "x"}).status == 404


def test_a_series_of_numbers_is_released_as_it_is_now(reviewer: Asker) -> None:
    said = {"what": "political prisoners", "country": "xv", "because": "the page of numbers"}
    made = reviewer.sent("/api/releases/counts", **said)
    assert (made["country"], made["numbers"]) == ("XV", 3)
    assert reviewer.read("/api/releases/counts")["items"] == [made]
    reviewer.sent(f"/api/decisions/{made['decision']}/undo")


def test_a_number_is_said_to_be_right_and_a_stale_answer_is_refused(reviewer: Asker) -> None:
    number = reviewer.read("/api/counts")["items"][0]["id"]
    made = reviewer.sent(f"/api/counts/{number}/decisions", answer="accept", seen=0, because="read it")
    found = reviewer.read(f"/api/counts/{number}")
    assert (found["state"], found["decision"], found["by"]) == ("verified", made["id"], "reviewer")
    assert reviewer.send(f"/api/counts/{number}/decisions", {"answer": "reject", "seen": 0}).status == 409
    figures = reviewer.read("/api/series?what=political+prisoners&country=XV")["items"]
    assert any(each["review"] == "verified" for figure in figures for each in figure["sources"])
    assert reviewer.get("/api/counts/none").status == 404


def test_only_who_may_sees_and_decides_what_is_published(folder: Path) -> None:
    annotator = Asker(folder, make_token(folder, "annotator"))
    for address in ("/api/withheld", f"{DARO}/withheld", "/api/releases", "/api/releases/waiting", "/api/screening"):
        assert annotator.get(address).status == 403
    for address in (f"{DARO}/withheld", f"{DARO}/release", "/api/withheld/1/undo", "/api/releases/counts"):
        assert annotator.send(address, {"whole": True, "because": "x"}).status == 403


def test_the_first_page_tells_what_came_since_one_asked_last(reviewer: Asker) -> None:
    first = reviewer.read("/api/home?on=2025-03-01")
    assert first["new"] == {"documents": 0, "decisions": 0, "latest": []}
    assert {each["country"]: each["held"] for each in first["held"]} == {"XV": 2}
    since = reviewer.read(f"/api/home?document=0&decision={first['now']['decision']}")["new"]
    assert (since["documents"], since["decisions"], len(since["latest"])) == (9, 0, 5)
    assert reviewer.read("/api/curve?on=2025-03-01&country=XV")["items"][-1] == first["curve"][-1]
    assert reviewer.get("/api/curve?on=9999-12-31").status == reviewer.get("/api/home?on=9999-12-31").status == 400


def test_the_calendar_has_what_is_public_of_a_year_at_most(reviewer: Asker) -> None:
    found = reviewer.read("/api/calendar?since=2025-01-01&until=2025-12-31")["items"]
    assert [(each["kind"], each["on"]) for each in found] == [("term", "2025-04-08")]
    assert reviewer.get("/api/calendar?since=2025-01-01&until=2027-01-01").status == 400
    assert reviewer.get("/api/calendar?since=9999-12-31").status == 200


def test_a_document_comes_as_it_was_received_with_why_it_was_read_so(reviewer: Asker) -> None:
    import base64

    document = reviewer.read("/api/documents?publisher=Open+Cells")["items"][0]["id"]
    content = base64.b64decode(reviewer.read(f"/api/documents/{document}/original")["content"])
    assert content.decode().split()[:1] == reviewer.read(f"/api/documents/{document}")["text"].split()[:1]
    assert reviewer.read(f"/api/documents/{document}/copies")["items"] == []
    assert reviewer.read(f"/api/documents/{document}/sources")["claims"] > 0
    assert [each["path"] for each in reviewer.read("/api/set-asides")["items"]] == ["empty.pdf"]
