"""Over the API drafts are begun, read with their sources, changed, approved; dossiers are read and decided on."""

from __future__ import annotations

import base64
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.web.api.test_answers import Asker
from tests.web.conftest import cheap_passwords
from tests.web.sample import make_registry
from tests.web.test_dossier import make
from tests.web.visitor import make_accounts, make_token

from habeas.work.registry import Registry
from habeas.work.withholding import withhold

pytestmark = pytest.mark.door


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    made = tmp_path_factory.mktemp("drafts") / "registry"
    make_registry(made)
    with cheap_passwords():
        make_accounts(made, "viewer", "annotator", "reviewer")
        yield made


@pytest.fixture(scope="module")
def annotator(folder: Path) -> Asker:
    """Who began draft 1."""
    asker = Asker(folder, make_token(folder, "annotator"))
    made = asker.sent("/api/drafts", country="xv", year=2024, outline="short", include="all")
    assert (made["id"], made["country"], made["by"]) == (1, "XV", "annotator")
    return asker


@pytest.fixture(scope="module")
def reviewer(folder: Path) -> Asker:
    return Asker(folder, make_token(folder, "reviewer"))


def test_a_section_is_read_with_the_words_of_each_source(annotator: Asker) -> None:
    (line,) = [each for each in annotator.read("/api/drafts/1")["sections"] if each["number"] == "1"]
    section = annotator.read("/api/drafts/1/sections/1")
    sentences = [each for passage in section["passages"] for each in passage["sentences"]]
    assert (line["sentences"], line["heading"]) == (len(sentences), section["heading"])
    note = sentences[0]["notes"][0]
    assert annotator.read(f"/api/documents/{note['document']}")["text"][note["start"] : note["end"]] == note["quote"]
    assert annotator.get("/api/drafts/1/sections/99").status == annotator.get("/api/drafts/9").status == 404


@pytest.mark.parametrize("number", [0, 9, 2**63, 10**20])
def test_no_number_of_a_draft_or_an_entry_is_a_fault_of_ours(reviewer: Asker, number: int) -> None:
    addresses = (f"{number}/edits/1/undo", f"{number}/edits/{number}/undo", f"1/edits/{number}/undo")
    assert {reviewer.send(f"/api/drafts/{each}", {}).status for each in addresses} == {404}
    assert reviewer.get(f"/api/drafts/{number}").status == 404


def test_a_sentence_is_changed_approved_by_who_reviews_and_taken_back(annotator: Asker, reviewer: Asker) -> None:
    before = annotator.read("/api/drafts/1/sections/1")
    passage, sentence = before["passages"][0], before["passages"][0]["sentences"][0]
    words = "The court heard it behind closed doors."
    after = annotator.sent("/api/drafts/1/edits", do="edit", section="1", key=sentence["key"], text=words)
    assert (after["passages"][0]["sentences"][0]["text"], after["passages"][0]["sentences"][0]["author"]) == (
        words, "annotator",
    )  # fmt: skip
    approval = {"section": "1", "seen": before["seen"]}
    assert annotator.send("/api/drafts/1/approvals", {**approval, "seen": after["seen"]}).status == 403
    assert reviewer.send("/api/drafts/1/approvals", approval).status == 409
    assert reviewer.sent("/api/drafts/1/approvals", section="1", seen=after["seen"])["approved"] == "reviewer"
    approved, edited = reviewer.read("/api/drafts/1")["log"]
    assert annotator.send(f"/api/drafts/1/edits/{approved['id']}/undo", {}).status == 403
    annotator.sent(f"/api/drafts/1/edits/{edited['id']}/undo")
    section = annotator.read("/api/drafts/1/sections/1")
    assert (section["passages"][0]["sentences"][0]["text"], section["approved"]) == (sentence["text"], "")
    left_out = annotator.sent("/api/drafts/1/edits", do="omit", section="1", key=passage["key"], because="told twice")
    assert left_out["omitted"][0]["because"] == "told twice"


@pytest.mark.parametrize(("said", "status"), [
    ({"do": "edit", "key": "none", "text": "x"}, 409), ({"do": "write", "text": " "}, 400), ({"do": "burn"}, 422),
    ({"do": "up", "key": "none"}, 409), ({"do": "write", "text": "x" * 30_000}, 422),
])  # fmt: skip
def test_what_cannot_be_done_with_a_section_is_refused(annotator: Asker, said: dict[str, str], status: int) -> None:
    assert annotator.send("/api/drafts/1/edits", {"section": "1", **said}).status == status


@pytest.mark.parametrize(("said", "status"), [
    ({"country": "XX"}, 400), ({"country": "Orrland"}, 422), ({"outline": "none"}, 400), ({"language": "xx"}, 400),
    ({"year": 0}, 422), ({"include": "some"}, 422),
])  # fmt: skip
def test_a_draft_of_nothing_is_refused(annotator: Asker, said: dict[str, object], status: int) -> None:
    assert annotator.send("/api/drafts", {"country": "XV", "year": 2024, **said}).status == status


def test_the_file_of_a_draft_leaves_out_who_is_withheld_since(annotator: Asker, folder: Path) -> None:
    def page() -> str:
        return base64.b64decode(annotator.read("/api/drafts/1/file?form=html")["content"]).decode()

    assert "Velin" in page()
    with Registry.open(folder) as registry:
        withhold(registry.record, "daro-velin", because="asked for", by="reviewer")
    assert "Velin" not in page()
    assert annotator.read("/api/drafts")["total"] == 1


def test_who_only_reads_begins_builds_and_changes_nothing(folder: Path, annotator: Asker) -> None:
    viewer = Asker(folder, make_token(folder, "viewer"))
    assert viewer.read("/api/drafts/1/sections/1") == annotator.read("/api/drafts/1/sections/1")
    for address in ("/api/drafts", "/api/drafts/1/build", "/api/drafts/1/edits", "/api/drafts/1/edits/1/undo"):
        assert viewer.send(address, {}).status == 403


# --- dossiers -----------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def counsel(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Asker]:
    """A reviewer of a registry with a judge, a court, and a sanctions list that was looked through."""
    made = make(tmp_path_factory.mktemp("dossiers"))
    with cheap_passwords():
        make_accounts(made, "reviewer", "viewer")
        yield Asker(made, make_token(made, "reviewer"))


def test_a_criterion_is_met_with_a_reason_and_no_longer(counsel: Asker) -> None:
    found = counsel.read("/api/dossier?of=Halem+District+Court&criteria=global-magnitsky")
    (proposed,) = [each for each in found["criteria"][0]["proposals"] if each["criterion"] == "global-magnitsky/abuse"]
    assert (proposed["state"], proposed["acts"][0]) == ("proposed", found["items"][0]["number"])
    exhibits = {each["number"] for each in found["exhibits"]}
    assert {one for act in found["items"] for group in act["sources"] for one in group} <= exhibits
    assert found["acts"]["did"] == found["total"]
    others = {name: counsel.read(f"/api/dossier?of={found['actor']}&acts={name}")["total"] for name in found["acts"]}
    assert others == found["acts"]
    said = {"of": found["actor"], "criterion": "global-magnitsky/abuse", "answer": "met", "because": "three verdicts"}
    made = counsel.sent("/api/dossier/decisions", **said)
    again = counsel.read(f"/api/dossier?of={found['actor']}&criteria=global-magnitsky")["criteria"][0]["proposals"]
    assert [each["said"]["because"] for each in again if each["said"]] == ["three verdicts"]
    assert counsel.send("/api/dossier/decisions", {**said, "because": " "}).status == 400
    assert counsel.send("/api/dossier/decisions", {**said, "criterion": "none/x"}).status == 400
    counsel.sent(f"/api/decisions/{made['id']}/undo")


def test_a_dossier_on_nobody_says_so_and_a_file_is_made(counsel: Asker) -> None:
    assert counsel.get("/api/dossier?of=Xyzzy").status == counsel.get("/api/dossier/file?of=Xyzzy").status == 404
    made = counsel.read("/api/dossier/file?of=person:dara-minh&form=text&submitter=Open+Cells")
    assert (made["name"], b"Dara Minh" in base64.b64decode(made["content"])) == ("dossier-dara-minh.txt", True)
    assert counsel.read("/api/criteria")["items"][0]["id"] == "global-magnitsky"


def test_a_match_with_a_sanctions_list_is_confirmed_with_a_reason(counsel: Asker) -> None:
    (match,) = counsel.read("/api/screening?state=open")["items"]
    assert (match["actor"], match["dataset"]) == ("person:dara-minh", "moon")
    assert counsel.send(f"/api/screening/{match['id']}/decisions", {"answer": "confirmed", "because": ""}).status == 400
    made = counsel.sent(f"/api/screening/{match['id']}/decisions", answer="confirmed", because="the same birthday")
    (now,) = counsel.read("/api/screening")["items"]
    assert (now["state"], now["decision"], now["because"]) == ("confirmed", made["id"], "the same birthday")
    (confirmed,) = counsel.read("/api/dossier?of=person:dara-minh")["confirmed"]
    assert confirmed["dataset"] == "moon"
    assert counsel.read("/api/screening/looks")["items"][0]["malformed"] == 1
    assert counsel.send("/api/screening/99999/decisions", {"answer": "refused", "because": "x"}).status == 404
