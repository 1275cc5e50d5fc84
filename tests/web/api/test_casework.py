"""Casework over the API: for tokens that were made with it, of accounts with the right to it, and for no other."""

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

from habeas.errors import NotYourRole
from habeas.work.accounts import AccountsOf
from habeas.work.registry import Registry

pytestmark = pytest.mark.door


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    made = tmp_path_factory.mktemp("casework") / "registry"
    make_registry(made)
    with cheap_passwords():
        make_accounts(made, "viewer", "administrator")
        with Registry.open(made) as registry:
            AccountsOf(registry.record).grant("viewer", "casework")
        yield made


def with_casework(folder: Path, name: str) -> str:
    with Registry.open(folder) as registry:
        return AccountsOf(registry.record).add_token("viewer", name, casework=True)


@pytest.fixture(scope="module")
def worker(folder: Path) -> Asker:
    return Asker(folder, with_casework(folder, "worker"))


def kept(worker: Asker, **said: Any) -> Any:
    answer = worker.send("/api/casework", {"kind": "task", "fields": {"what": "call the lawyer"}, **said})
    assert answer.status == 200, answer.text
    return json.loads(answer.text)


def test_an_entry_is_kept_changed_and_taken_out_and_all_versions_stay(worker: Asker) -> None:
    number = kept(worker, person="Daro Velin")["number"]
    newer = {"fields": {"what": "visit the lawyer"}, "seen": 1, "because": "no answer"}
    assert worker.send(f"/api/casework/{number}", newer).status == 200
    assert worker.send(f"/api/casework/{number}", newer).status == 409
    assert worker.send(f"/api/casework/{number}/remove", {}).status == 200
    found = worker.read(f"/api/casework/{number}")
    assert (found["person"], found["version"], found["removed"], found["by"]) == ("daro-velin", 3, True, "viewer")
    assert [each["fields"]["what"] for each in found["earlier"]] == ["visit the lawyer", "call the lawyer"]
    assert number not in [each["number"] for each in worker.read("/api/casework")["items"]]


def test_a_list_is_narrowed_to_a_kind_a_person_and_what_is_open(worker: Asker) -> None:
    open_one = kept(worker, person="tessa-orn")["number"]
    done = kept(worker, person="tessa-orn", fields={"what": "write", "done": "2025-01-02"})["number"]

    def numbers(asked: str) -> list[int]:
        return [each["number"] for each in worker.read(f"/api/casework?person=tessa-orn{asked}")["items"]]

    assert numbers("") == numbers("&kind=task") == [done, open_one]
    assert numbers("&open=true") == [open_one]
    assert numbers("&kind=visit") == []
    assert worker.get("/api/casework?kind=nothing").status == 400


def test_a_checklist_and_a_file_are_kept_and_come_back(worker: Asker) -> None:
    forms = {each["name"]: each for each in worker.read("/api/casework/kinds")["items"]}
    (checklist,) = [each for each in forms["trial"]["fields"] if each["questions"]]
    item, answer = next(iter(checklist["questions"])), checklist["choices"][0]
    fields = {"when": "2025-06-01 10:00", checklist["name"]: {item: {"answer": answer, "note": "in writing"}}}
    made = kept(worker, kind="trial", fields=fields, about="Nobody Named")
    assert made["fields"][checklist["name"]] == {item: {"answer": answer, "note": "in writing"}}
    boundary = (
        '--x\r\nContent-Disposition: form-data; name="seen"\r\n\r\n1\r\n'
        '--x\r\nContent-Disposition: form-data; name="attached"; filename="notes.txt"\r\n\r\nwhat was said\r\n--x--\r\n'
    )
    answer_to_file = worker.visitor.ask(
        "POST", f"/api/casework/{made['number']}/files", boundary.encode(),
        CONTENT_TYPE="multipart/form-data; boundary=x", HTTP_AUTHORIZATION=f"Bearer {worker.token}",
    )  # fmt: skip
    (attached,) = json.loads(answer_to_file.text)["files"]
    file = f"/api/casework/{made['number']}/files/{attached['id']}"
    found = worker.read(file)
    assert (found["name"], found["kind"], found["content"]) == ("notes.txt", "txt", "d2hhdCB3YXMgc2FpZA==")
    assert worker.send(f"{file}/remove", {"seen": 1}).status == 409
    out = json.loads(worker.send(f"{file}/remove", {"seen": 2}).text)
    assert (out["version"], out["files"], len(out["earlier"][0]["files"])) == (3, [], 1)
    back = worker.send(f"/api/casework/{made['number']}/restore", {"version": 2, "seen": 3})
    assert json.loads(back.text)["files"] == [attached]
    assert worker.send(f"/api/casework/{made['number']}/restore", {"version": 9, "seen": 4}).status == 404


@pytest.mark.parametrize("account", ["viewer", "administrator"])
def test_a_token_that_was_not_made_with_casework_is_refused_whosever_it_is(folder: Path, account: str) -> None:
    answer = Asker(folder, make_token(folder, account, name="plain")).get("/api/casework")
    assert answer.status == 403
    assert "No role has it by itself" in answer.text


def test_a_token_has_casework_no_longer_than_its_account(folder: Path) -> None:
    asker = Asker(folder, with_casework(folder, "later"))
    assert "casework" in asker.read("/api/me")["may"]
    with Registry.open(folder) as registry:
        accounts = AccountsOf(registry.record)
        accounts.take("viewer", "casework")
        assert asker.get("/api/casework").status == 403
        with pytest.raises(NotYourRole):
            accounts.add_token("viewer", "another", casework=True)
        accounts.grant("viewer", "casework")
    assert asker.get("/api/casework").status == 200


@pytest.mark.parametrize("number", ["0", "-1", "9" * 30])
def test_a_number_that_no_entry_has_is_not_found(worker: Asker, number: str) -> None:
    assert worker.get(f"/api/casework/{number}").status == 404
    assert worker.get(f"/api/casework/{number}/files/{number}").status == 404
    assert worker.send(f"/api/casework/{number}/remove", {}).status == 404
