"""The API answers what the pages answer, decides what they decide, and says what is wrong in a sentence."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from tests.build import a_claim, a_document, a_quote, an_extraction
from tests.web.conftest import Answer, cheap_passwords
from tests.web.sample import HOSTILE, HOSTILE_NAME, make_registry
from tests.web.visitor import Visitor, make_accounts, make_token

from habeas.record import store
from habeas.web.serve import application
from habeas.work.accounts import AccountsOf
from habeas.work.derive import derive
from habeas.work.registry import Registry

pytestmark = pytest.mark.door


class Asker:
    """A program with a token."""

    def __init__(self, folder: Path, token: str) -> None:
        self.visitor, self.token = Visitor(application(folder)), token

    def get(self, address: str) -> Answer:
        return self.visitor.get(address, HTTP_AUTHORIZATION=f"Bearer {self.token}")

    def read(self, address: str) -> Any:
        answer = self.get(address)
        assert answer.status == 200, answer.text
        return json.loads(answer.text)

    def send(self, address: str, body: Any) -> Answer:
        return self.visitor.send(address, body, HTTP_AUTHORIZATION=f"Bearer {self.token}")

    def sent(self, address: str, **body: Any) -> Any:
        """What comes of something that was sent and taken."""
        answer = self.send(address, body)
        assert answer.status == 200, answer.text
        return json.loads(answer.text)

    def upload(self, address: str, content: bytes, name: str, **fields: str) -> Answer:
        """Sends a form with a file."""
        named = "--x\r\nContent-Disposition: form-data; name="
        told = [f'{named}"{key}"\r\n\r\n{said}\r\n' for key, said in fields.items()]
        told += [f'{named}"file"; filename="{name}"\r\nContent-Type: text/csv\r\n\r\n']
        body = "".join(told).encode() + content + b"\r\n--x--\r\n"
        kind = "multipart/form-data; boundary=x"
        return self.visitor.ask("POST", address, body, CONTENT_TYPE=kind, HTTP_AUTHORIZATION=f"Bearer {self.token}")


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    made = tmp_path_factory.mktemp("answers") / "registry"
    make_registry(made)
    with cheap_passwords():
        make_accounts(made, "annotator")
        yield made


@pytest.fixture(scope="module")
def reads(folder: Path) -> Asker:
    return Asker(folder, make_token(folder, "annotator"))


@pytest.fixture
def own(tmp_path: Path) -> Path:
    make_registry(tmp_path / "registry")
    make_accounts(tmp_path / "registry", "annotator", "reviewer", "administrator")
    return tmp_path / "registry"


@pytest.mark.parametrize("table", ["documents", "claims", "acts", "counts"])
def test_a_list_has_the_rows_of_the_exports(folder: Path, reads: Asker, table: str) -> None:
    with Registry.open(folder) as registry:
        rows = json.loads(json.dumps(list(getattr(registry, table).rows())))
    assert reads.read(f"/api/{table}?size=200")["items"] == rows


def test_what_documents_say_of_the_law_has_the_rows_of_its_table(folder: Path, reads: Asker) -> None:
    with Registry.open(folder) as registry:
        rows = json.loads(json.dumps(list(registry.provisions.rows())))
    assert reads.read("/api/laws?size=200")["items"] == rows
    assert reads.get("/api/laws?kind=weather").status == 422


def test_what_sources_report_stands_beside_what_is_computed(reads: Asker) -> None:
    everybody, called_so = reads.read("/api/reconcile?on=2023-12-31&country=XV")["rules"]
    assert [each["figure"] for each in everybody["reported"]] == [each["figure"] for each in called_so["reported"]]
    assert any("at least 90" in each["figure"] and each["quotes"] for each in everybody["reported"])
    assert everybody["computed"]["low"] >= called_so["computed"]["low"]
    assert reads.get("/api/reconcile?on=2023-12-31&what=%20").status == 400


def test_a_list_comes_in_pages(reads: Asker) -> None:
    whole = reads.read("/api/claims?size=200")
    pages = [reads.read(f"/api/claims?size=4&page={page}") for page in (1, 2, 3, 4)]
    assert [item for page in pages for item in page["items"]] == whole["items"]
    assert {page["total"] for page in pages} == {whole["total"]}
    assert pages[3]["items"] == []


@pytest.mark.parametrize(("address", "number"), [
    ("claims?type=arrest", 3), ("claims?person=tessa-orn", 1), ("persons?name=Tessa", 1), ("acts?person=tessa-orn", 1),
    ("cases?on=2025-03-01&status=held", 2), ("counts?what=political+prisoners&country=XV", 3),
    ("documents?publisher=Open+Cells", 1), ("documents?year=2025&kind=html", 1), ("claims?type=", 11),
])  # fmt: skip
def test_a_filter_narrows_a_list(reads: Asker, address: str, number: int) -> None:
    assert reads.read(f"/api/{address}")["total"] == number


def test_a_document_comes_with_its_text_and_a_claim_with_what_people_made_of_it(reads: Asker) -> None:
    claim = reads.read("/api/claims?type=remand")["items"][0]
    text = reads.read(f"/api/documents/{claim['document']}")["text"]
    assert text[claim["starts"][0] : claim["ends"][0]] == claim["quotes"][0]
    whole = reads.read(f"/api/claims/{claim['id']}")
    assert whole["stands"] == whole["read"] == claim
    assert (whole["state"], whole["seen"]) == (None, 0)


def test_a_person_comes_with_cases_and_a_search_finds_any_spelling(reads: Asker) -> None:
    person = reads.read("/api/persons/daro-velin?on=2025-01-15")
    assert [case["status"] for case in person["cases"]] == ["not held", "held"]
    assert [one["id"] for one in reads.read("/api/search?q=velin")["persons"]] == ["daro-velin", "ama-velin"]


def test_an_organization_is_found_by_its_name_too(reads: Asker) -> None:
    assert reads.read("/api/organizations/Open%20Cells")["id"] == "open-cells"


def test_a_prison_has_its_parts_and_what_was_done_there(own: Path) -> None:
    text = "Wing guards beat Ion Vek in Vardan Prison. Prison No. 8 of the Penitentiary Service is near."
    document = a_document(text, country="AZ")
    beaten = a_claim("torture", "Ion Vek", quote=a_quote(text), place="Vardan Prison")
    with Registry.open(own) as registry:
        arrival = store.Arrival((store.Origin(document.name),), len(text), "test", datetime(2025, 6, 1, tzinfo=UTC))
        store.store(registry.record, document, an_extraction(document, beaten), arrival)
        derive(registry.record)
    asker = Asker(own, make_token(own, "annotator"))
    prison = asker.read("/api/organizations/Vardan%20Prison")
    assert prison["there"] == [{"type": "torture", "number": 1}]
    assert asker.read(f"/api/acts?organization={prison['id']}&part=there")["total"] == 1
    service = asker.read("/api/organizations/Penitentiary%20Service")
    assert service["parts"] == [asker.read("/api/organizations/Prison%20No.%208")["id"]]


def test_acts_and_claims_are_narrowed_to_an_organization(reads: Asker) -> None:
    bodies = [one["id"] for one in reads.read("/api/organizations")["items"]]
    did = {body: reads.read(f"/api/organizations/{body}")["did"] for body in bodies}
    assert any(did.values())
    for body, numbers in did.items():
        for each in numbers:
            found = reads.read(f"/api/acts?organization={body}&part=did&type={each['type']}")
            assert found["total"] == each["number"]
            assert all(act["quotes"] for act in found["items"])
    assert reads.read(f"/api/claims?organization={bodies[0]}")["total"] > 0


@pytest.mark.parametrize(("address", "status"), [
    ("/api/documents/none", 404), ("/api/claims/none", 404), ("/api/persons/none", 404),
    ("/api/organizations/none", 404),
    ("/api/decisions/7", 404), ("/api/decisions/99999999999999999999", 404), ("/api/nowhere", 404), ("/api/", 404),
    ("/api/claims?page=0", 422), ("/api/claims?size=1000", 422), ("/api/claims?colour=red", 400),
    ("/api/acts?part=did", 400), ("/api/acts?organization=x&part=hid", 422),
    ("/api/claims?type=arrest&type=raid", 400), ("/api/cases?on=0", 422), ("/api/cases?on=2024-02-31", 422),
    ("/api/queue?since=2024-13", 422), ("/api/search", 422), ("/api/decisions/x", 422), ("/api/queue?person=none", 404),
])  # fmt: skip
def test_what_is_wrong_is_told_as_a_problem_with_a_sentence(reads: Asker, address: str, status: int) -> None:
    answer = reads.get(address)
    told = json.loads(answer.text)
    assert (answer.status, answer.headers["Content-Type"]) == (status, "application/problem+json")
    assert told["status"] == status
    assert len(told["detail"].split()) > 4


@pytest.mark.parametrize("given", ["", "Bearer", "Bearer ", "Bearer habeas_wrong", "Basic dmlld2VyOng=", "Bearer \xe9"])
def test_a_foreign_token_is_nobody(folder: Path, given: str) -> None:
    headers = {"HTTP_AUTHORIZATION": given} if given else {}
    answer = Visitor(application(folder)).get("/api/me", **headers)
    assert (answer.status, answer.headers["WWW-Authenticate"]) == (401, "Bearer")


def test_a_token_of_another_registry_is_nobody_here(folder: Path, own: Path) -> None:
    assert Asker(folder, make_token(own, "administrator")).get("/api/me").status == 401


def test_a_token_opens_no_page(folder: Path, reads: Asker) -> None:
    assert reads.get("/documents").status == 303
    assert reads.get("/account").status == 303


def test_a_token_that_is_over_revoked_or_of_a_disabled_account_is_refused(own: Path) -> None:
    from datetime import UTC, datetime, timedelta

    from habeas.record.account_models import Token

    asker = Asker(own, make_token(own, "reviewer"))
    over = Asker(own, make_token(own, "annotator"))
    with Registry.open(own) as registry:
        assert (asker.get("/api/me").status, over.get("/api/me").status) == (200, 200)
        AccountsOf(registry.record).disable("reviewer")
        rows = Token.objects.using(registry.record.alias).filter(account__name="annotator")
        rows.update(ends=datetime.now(UTC) - timedelta(seconds=1))
    assert (asker.get("/api/me").status, over.get("/api/me").status) == (401, 401)


def test_a_token_loses_what_its_account_loses(own: Path) -> None:
    asker = Asker(own, make_token(own, "reviewer"))
    with Registry.open(own) as registry:
        AccountsOf(registry.record).give_role("reviewer", "viewer")
    assert asker.read("/api/me")["role"] == "viewer"


def test_a_decision_over_the_api_is_recorded_under_its_account_and_can_be_taken_back(own: Path) -> None:
    asker = Asker(own, make_token(own, "reviewer"))
    first = asker.read("/api/queue?size=1")["items"][0]
    body = {"answer": "reject", "seen": first["seen"], "because": "the annex says otherwise"}
    made = json.loads(asker.send(f"/api/claims/{first['claim']['id']}/decisions", body).text)
    assert (made["by"], made["answer"], made["state"]) == ("reviewer", "reject", "holds")
    assert asker.read(f"/api/claims/{first['claim']['id']}")["answer"] == "reject"
    undone = json.loads(asker.send(f"/api/decisions/{made['id']}/undo", {}).text)
    assert undone["undoes"] == made["id"]
    assert [each["state"] for each in asker.read("/api/decisions")["items"]] == ["holds", "undone"]


def test_who_knows_of_no_decision_cannot_take_the_place_of_one(own: Path) -> None:
    asker = Asker(own, make_token(own, "reviewer"))
    claim = asker.read("/api/queue?size=1")["items"][0]["claim"]["id"]
    body = {"answer": "accept", "seen": 0}
    assert [asker.send(f"/api/claims/{claim}/decisions", body).status for _ in range(2)] == [200, 409]
    assert asker.send(f"/api/claims/{claim}/decisions", {"answer": "accept"}).status == 422


def test_who_annotates_corrects_over_the_api_and_no_more(own: Path) -> None:
    asker = Asker(own, make_token(own, "annotator"))
    claim = asker.read("/api/queue?size=1")["items"][0]["claim"]["id"]
    address = f"/api/claims/{claim}/decisions"
    for refused in (
        {"answer": "accept"},
        {"answer": "reject"},
        {"answer": "correct"},
        {"answer": "correct", "fields": {}},
    ):
        assert asker.send(address, {"seen": 0, **refused}).status == 403
    assert asker.send(address, {"seen": 0, "answer": "correct", "fields": {"place": "Orr"}}).status == 200
    assert asker.read(f"/api/claims/{claim}")["stands"]["place"] == "Orr"


def test_what_a_token_for_annotating_corrects_waits_for_a_reviewer_though_its_owner_is_one(own: Path) -> None:
    asker = Asker(own, make_token(own, "reviewer", role="annotator"))
    claim = asker.read("/api/queue?size=1")["items"][0]["claim"]["id"]
    said = {"seen": 0, "answer": "correct", "fields": {"place": "Orr"}}
    assert asker.send(f"/api/claims/{claim}/decisions", said).status == 200
    with Registry.open(own) as registry:
        assert registry.reviews.claim(claim).review == "accepted by one"


def test_persons_are_decided_on_over_the_api(own: Path) -> None:
    asker = Asker(own, make_token(own, "reviewer"))
    body = {"answer": "different", "left": "Daro Velin", "right": "Tessa Orn", "because": "two trials"}
    made = json.loads(asker.send("/api/pairs/decisions", body).text)
    assert (made["answer"], made["by"], made["right"]["name"]) == ("different", "reviewer", "Tessa Orn")
    assert asker.send("/api/pairs/decisions", body).status == 409


@pytest.mark.parametrize("body", [
    {"answer": "praise", "seen": 0}, {"answer": "accept", "seen": "soon"}, {"answer": "accept", "seen": 2**70},
    {"answer": "accept", "seen": 0, "colour": "red"}, [], None, "accept",
    {"answer": "correct", "seen": 0, "fields": {"place": "x" * 5_000}},
])  # fmt: skip
def test_a_body_of_another_form_is_refused(own: Path, body: Any) -> None:
    asker = Asker(own, make_token(own, "reviewer"))
    claim = asker.read("/api/queue?size=1")["items"][0]["claim"]["id"]
    assert asker.send(f"/api/claims/{claim}/decisions", body).status == 422


def test_more_than_anybody_writes_is_refused(own: Path) -> None:
    asker = Asker(own, make_token(own, "reviewer"))
    assert asker.send("/api/pairs/decisions", {"because": "x" * 5_000_000}).status in (400, 413)


def test_what_is_no_json_is_refused(own: Path) -> None:
    visitor = Visitor(application(own))
    token = {"HTTP_AUTHORIZATION": f"Bearer {make_token(own, 'reviewer')}", "CONTENT_TYPE": "application/json"}
    for body in (b"{", b"\xff\xfe", b"nan", b"[" * 100_000):
        answer = visitor.ask("POST", "/api/pairs/decisions", body, **token)
        assert (answer.status, answer.headers["Content-Type"]) == (400, "application/problem+json")


def test_script_in_a_name_comes_as_text_that_no_browser_takes_for_a_page(reads: Asker) -> None:
    answer = reads.get("/api/persons?name=Marrow")
    assert json.loads(answer.text)["items"][0]["name"] == HOSTILE_NAME
    assert answer.headers["Content-Type"] == "application/json; charset=utf-8"
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert HOSTILE in json.loads(reads.get("/api/documents?kind=html").text)["items"][0]["title"]


def test_no_other_site_is_told_that_it_may_ask(reads: Asker) -> None:
    headers = reads.visitor.get("/api/me", HTTP_ORIGIN="https://evil.example").headers
    assert [name for name in headers if name.startswith("Access-Control")] == []


def test_a_page_of_a_list_asks_the_database_a_bounded_number_of_times(folder: Path, reads: Asker) -> None:
    from django.db import connections
    from django.test.utils import CaptureQueriesContext

    with Registry.open(folder) as registry:
        alias = registry.record.alias
    numbers = {}
    for table in ("documents", "claims", "acts", "cases", "counts", "organizations"):
        with CaptureQueriesContext(connections[alias]) as asked:
            reads.read(f"/api/{table}?size=200")
        numbers[table] = len(asked)
    assert max(numbers.values()) <= 20, numbers


def test_the_page_that_describes_it_lists_every_address_and_leads_to_every_shape(reads: Asker) -> None:
    import re

    visitor = Visitor(reads.visitor.pages)
    visitor.sign_in("annotator")
    text = visitor.get("/api").text
    described = json.loads(visitor.get("/api/openapi.json").text)
    assert described["openapi"].startswith("3.")
    for path in described["paths"]:
        assert f"<code>{path}</code>" in text
    anchors = set(re.findall(r' id="([^"]+)"', text))
    assert [link for link in re.findall(r'href="#(shape[^"]*)"', text) if link not in anchors] == []
