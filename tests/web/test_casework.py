"""The pages of casework: filled in, changed, attached to, and seen by who was given the right alone."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.web.sample import make_registry
from tests.web.visitor import PASSWORD, Visitor, make_accounts, words

from habeas.web.serve import application
from habeas.work.accounts import AccountsOf
from habeas.work.casework import CaseworkOf
from habeas.work.registry import Registry

pytestmark = pytest.mark.door
SECRET = "Kestrelmoor"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    from tests.web.conftest import cheap_passwords

    made = tmp_path_factory.mktemp("casework") / "registry"
    make_registry(made)
    with cheap_passwords():
        make_accounts(made, "viewer", "reviewer", "administrator")
        with Registry.open(made) as registry:
            AccountsOf(registry.record).grant("viewer", "casework", by="administrator")
        yield made


@pytest.fixture
def worker(folder: Path) -> Visitor:
    """A viewer who was given the right."""
    return signed_in(folder, "viewer")


def signed_in(folder: Path, name: str) -> Visitor:
    visitor = Visitor(application(folder))
    assert visitor.sign_in(name).status == 303
    return visitor


def test_a_visit_is_filled_in_seen_beside_the_person_and_changed(folder: Path, worker: Visitor) -> None:
    page = worker.get("/casework/new?kind=visit&person=daro-velin")
    assert 'name="field:prison"' in page.text
    assert "Nelson Mandela Rules" in page.text
    given = {"kind": "visit", "person": "daro-velin", "field:when": "2025-05-04", "field:prison": f"{SECRET} prison",
             "field:conditions:0": "not met", "field:conditions:0:note": "shouted at"}  # fmt: skip
    kept = worker.post("/casework/add", given)
    assert kept.status == 303
    address = kept.headers["Location"]
    assert SECRET in worker.get("/people/daro-velin").text
    shown = words(worker.get(address).text)
    assert "1 dignity not met : shouted at" in shown
    number = address.rpartition("/")[2]
    changed = {**given, "number": number, "seen": "1", "field:health": "a cough"}
    assert worker.post("/casework/change", changed).status == 303
    late = worker.post("/casework/change", {**changed, "field:health": "no cough any more", "because": "seen today"})
    assert late.status == 409
    assert "a cough" in words(late.text).partition("Change it")[0]
    assert ">no cough any more</textarea>" in late.text
    assert 'name="seen" value="2"' in late.text
    assert 'value="seen today"' in late.text
    assert "Version 1 by viewer" in words(worker.get(address).text)
    assert worker.post("/casework/remove", {"number": number}).status == 303
    assert SECRET not in worker.get("/people/daro-velin").text
    assert SECRET in worker.get(address).text


def test_a_form_that_lacks_something_comes_back_with_what_was_filled_in(worker: Visitor) -> None:
    answer = worker.post("/casework/add", {"kind": "visit", "field:prison": "<b>North</b>", "about": "A. Nobody"})
    assert answer.status == 400
    assert "A prison visit needs: day of the visit." in words(answer.text)
    assert "&lt;b&gt;North&lt;/b&gt;" in answer.text
    assert 'value="A. Nobody"' in answer.text


def test_whom_an_entry_is_about_is_typed_by_any_name_and_a_name_of_nobody_keeps_the_form(worker: Visitor) -> None:
    given = {"kind": "visit", "field:when": "2025-05-04", "field:prison": "North", "field:health": "a long note"}
    answer = worker.post("/casework/add", {**given, "person": "Orso Whoever"})
    assert answer.status == 400
    assert "No one person of the record has that name or id." in words(answer.text)
    assert 'value="Orso Whoever"' in answer.text
    assert ">a long note</textarea>" in answer.text
    kept = worker.post("/casework/add", {**given, "person": "Daro Velin"})
    assert kept.status == 303
    assert kept.headers["Location"] in worker.get("/people/daro-velin").text


def test_a_note_on_a_question_is_shown_without_an_answer_too(folder: Path, worker: Visitor) -> None:
    with Registry.open(folder) as registry:
        noted = {
            "when": "2025-05-04",
            "prison": "North",
            "conditions": {"22 food": {"answer": "", "note": "cold soup"}},
        }
        made = CaseworkOf(registry.record).add("visit", noted)
    assert "22 food cold soup" in words(worker.get(f"/casework/{made.number}").text).partition("Change it")[0]


def test_what_was_taken_out_is_brought_back_and_a_file_is_taken_out(folder: Path, worker: Visitor) -> None:
    with Registry.open(folder) as registry:
        made = CaseworkOf(registry.record).add("letter", {"from": "a", "to": "b"}, files=[("a.txt", b"words")])
    number, address = str(made.number), f"/casework/{made.number}"
    file = str(made.files[0].id)
    assert worker.post("/casework/detach", {"number": number, "file": file, "seen": "1"}).status == 303
    page = worker.get(address).text
    assert "Take out a.txt" not in page
    assert f"{address}/files/{file}" in page.partition("Earlier versions")[2]
    assert worker.post("/casework/remove", {"number": number}).status == 303
    assert "It was taken out of the lists." in worker.get(address).text
    assert worker.post("/casework/restore", {"number": number, "version": "1", "seen": "3"}).status == 303
    assert "Take out a.txt" in worker.get(address).text
    assert worker.post("/casework/restore", {"number": number, "version": "1", "seen": "3"}).status == 409


def test_what_is_to_be_done_is_told_by_who_does_it(folder: Path, worker: Visitor) -> None:
    with Registry.open(folder) as registry:
        for who in ("viewer", "ima"):
            CaseworkOf(registry.record).add("task", {"what": f"asked of {who}", "assignee": who})
    mine = words(worker.get("/casework?open=1&for=viewer").text)
    assert "asked of viewer" in mine
    assert "does it: viewer" in mine
    assert "asked of ima" not in mine
    assert "/casework?open=1&amp;for=viewer" in worker.get("/casework").text


def test_the_page_of_a_consent_that_was_withdrawn_says_what_is_published_no_more(folder: Path, worker: Visitor) -> None:
    given = {"kind": "consent", "person": "tessa-orn", "field:who": "a sister", "field:covers": "photo",
             "field:state": "withdrawn", "field:on": "2025-05-01"}  # fmt: skip
    address = worker.post("/casework/add", given).headers["Location"]
    said = words(worker.get(address).text)
    assert "Because of this, what is published has this no more: photo" in said
    number = {"number": address.rpartition("/")[2]}
    refused = worker.post("/casework/remove", number)
    assert refused.status == 400
    assert "say why" in words(refused.text)
    beside = words(signed_in(folder, "reviewer").get("/people/tessa-orn").text)
    assert "Something private withholds it too" in beside
    assert "consent" not in beside
    assert "sister" not in beside
    assert worker.post("/casework/remove", {**number, "because": "given again by letter"}).status == 303
    assert "Because of this" not in worker.get(address).text


def test_a_file_is_handed_out_as_a_download_that_says_nothing(folder: Path, worker: Visitor) -> None:
    with Registry.open(folder) as registry:
        files = [(f"{SECRET}.html", b"%PDF-1.7 <script>alert(1)</script>")]
        made = CaseworkOf(registry.record).add("letter", {"from": "a", "to": "b"}, files=files)
    address = f"/casework/{made.number}/files/{made.files[0].id}"
    answer = worker.get(address)
    assert answer.headers["Content-Type"] == "application/octet-stream"
    assert answer.headers["Content-Disposition"].startswith('attachment; filename="casework-')
    assert SECRET not in str(answer.headers)
    assert "sandbox" in answer.headers["Content-Security-Policy"]
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert signed_in(folder, "administrator").get(address).status == 403


def test_a_file_that_is_larger_than_a_page_takes_is_refused_and_the_form_is_kept(worker: Visitor) -> None:
    token = next(value for name, value in worker.cookies.items() if name.endswith("habeas-token"))
    head = '--x\r\nContent-Disposition: form-data; name="'
    told = "".join(f'{head}{name}"\r\n\r\n{value}\r\n' for name, value in (
        ("csrfmiddlewaretoken", token), ("kind", "letter"), ("about", "A. Nobody"), ("field:from", "a"),
        ("field:to", "b"),
    ))  # fmt: skip
    file = f'{head}file"; filename="long.txt"\r\nContent-Type: text/plain\r\n\r\n'
    body = f"{told}{file}{'a' * 9_000_000}\r\n--x--\r\n".encode()
    answer = worker.ask("POST", "/casework/add", body, CONTENT_TYPE="multipart/form-data; boundary=x")
    assert answer.status == 400
    assert "The files are larger than 8 MB together, and nothing was kept" in words(answer.text)
    assert 'value="A. Nobody"' in answer.text


def test_an_administrator_gives_the_right_and_takes_it_on_the_page(folder: Path) -> None:
    boss = signed_in(folder, "administrator")
    assert boss.get("/casework").status == 403
    change = {"name": "administrator", "right": "casework"}
    assert boss.post("/accounts/change", {**change, "what": "grant"}).status == 200
    assert boss.get("/casework").status == 200
    assert boss.post("/accounts/change", {**change, "what": "take"}).status == 200
    assert boss.get("/casework").status == 403
    assert boss.post("/accounts/change", {**change, "right": "manage", "what": "grant"}).status == 400


def test_the_calendar_shows_a_month_a_list_and_casework_to_who_may_see_it(folder: Path, worker: Visitor) -> None:
    with Registry.open(folder) as registry:
        given = {"when": "2025-04-09 09:30", "court": f"{SECRET} court"}
        CaseworkOf(registry.record).add("trial", given, about="A. Nobody")
    month, other = worker.get("/calendar?month=2025-04"), signed_in(folder, "reviewer").get("/calendar?month=2025-04")
    assert "remand runs out (four months)" in words(month.text)
    assert "9 Wednesday, 9 April 2025 09:30 A. Nobody" in words(month.text)
    assert SECRET not in other.text
    assert "A. Nobody" not in other.text
    assert "8 April 2025 Daro Velin" in words(worker.get("/calendar?month=2025-04&view=list").text)
    assert worker.get("/calendar?month=2025-13").status == 400


def test_a_feed_is_made_with_ones_password_and_asked_by_who_is_not_signed_in(folder: Path, worker: Visitor) -> None:
    assert worker.post("/calendar/feeds", {"name": "phone", "old": "wrong"}).status == 400
    made = worker.post("/calendar/feeds", {"name": "phone", "old": PASSWORD})
    (address,) = re.findall(r"<code>http://[^/]+(/calendar/feed/[^<]+)</code>", made.text)
    nobody = Visitor(application(folder))
    answer = nobody.get(address)
    assert answer.headers["Content-Type"].startswith("text/calendar")
    assert answer.text.startswith("BEGIN:VCALENDAR")
    assert SECRET not in answer.text
    assert worker.post("/calendar/feeds/revoke", {"name": "phone"}).status == 303
    assert nobody.get(address).status == 404
    other = {"name": "x", "private": "1", "old": PASSWORD}
    assert signed_in(folder, "reviewer").post("/calendar/feeds", other).status == 400


def test_a_reviewer_records_what_a_body_decided_and_withholds(folder: Path) -> None:
    reviewer = signed_in(folder, "reviewer")
    given = {"people": "daro-velin", "definition": "pace-1900", "body": "Open Cells", "answer": "recognised",
             "day": "2024-12-20", "source": "its list", "ground:a": "met", "ground:b": "not determined"}  # fmt: skip
    assert reviewer.post("/decide/recognition", given).status == 303
    page = words(signed_in(folder, "viewer").get("/people/daro-velin").text)
    assert "Open Cells recognised 20 December 2024 its list" in page
    assert "a : met" in page
    listed = words(reviewer.get("/cases?on=2025-01-01").text)
    assert "Daro Velin recognised as political prisoner by Open Cells, 20 December 2024" in listed
    assert "Open Cells" not in reviewer.get("/cases?on=2024-12-19").text
    twice = reviewer.post("/decide/recognition", given)
    assert (twice.status, "Just that is recorded already" in words(twice.text)) == (400, True)
    assert reviewer.post("/decide/recognition", {**given, "ground:c": "not met"}).status == 303
    refused = reviewer.post("/decide/recognition", {**given, "day": "2024-02-31", "evidence:a": "a <letter>"})
    assert (refused.status, "is not in the calendar" in words(refused.text)) == (400, True)
    for kept in ('name="body" value="Open Cells"', '<option value="met" selected>', 'value="a &lt;letter&gt;"'):
        assert kept in refused.text
    assert "The same body decided anew since." in words(reviewer.get("/people/daro-velin").text)
    assert reviewer.post("/decide/withhold", {"people": "daro-velin", "because": "asked"}).status == 400
    assert reviewer.post("/decide/withhold", {"people": "daro-velin", "whole": "1", "because": "asked"}).status == 303
    assert "Withheld from everything that is published." in words(reviewer.get("/people/daro-velin").text)
    assert "Withheld" not in signed_in(folder, "viewer").get("/people/daro-velin").text
    assert reviewer.post("/decide/release", {"people": "daro-velin", "decision": "1"}).status == 303
