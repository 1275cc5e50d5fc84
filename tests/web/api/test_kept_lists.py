"""Over the API lists and files are added, read row by row, compared, put into one, estimated from, and taken back."""

from __future__ import annotations

import base64
import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.lists.spreadsheets import as_csv
from tests.web.api.test_answers import Asker
from tests.web.conftest import cheap_passwords
from tests.web.sample import make_registry
from tests.web.visitor import make_accounts, make_token

from habeas.work.registry import Registry
from habeas.work.withholding import withhold

pytestmark = pytest.mark.door
HEAD = ["Name", "Date of arrest", "Remarks"]
NAMES = ["Bek Orlan", "Ina Vold", "Tor Malek", "Ada Brisk", "Lew Tarn", "Ona Pell"]
SAID = {"as_of": "2024-06-01", "country": "xv"}


def a_list(*people: str, day: str = "12.03.2024") -> bytes:
    return as_csv([HEAD, *([name, day, ""] for name in people)])


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    made = tmp_path_factory.mktemp("kept") / "registry"
    make_registry(made)
    with cheap_passwords():
        make_accounts(made, "viewer", "reviewer")
        yield made


@pytest.fixture(scope="module")
def reviewer(folder: Path) -> Asker:
    """A reviewer of a registry with three lists: 1 and 3 of one body, 2 of another."""
    asker = Asker(folder, make_token(folder, "reviewer"))
    several = (
        ("Union", "2024-06-01", a_list(*NAMES[:4])),
        ("League", "2024-06-01", a_list(*NAMES[1:5], day="13.03.2024")),
        ("Union", "2024-07-01", a_list(*NAMES[2:], day="14.03.2024")),
    )
    for body, day, content in several:
        answer = asker.upload("/api/lists", content, "prisoners.csv", body=body, as_of=day, country="xv")
        assert answer.status == 200, answer.text
    return asker


def test_lists_are_told_with_their_columns_and_read_row_by_row(reviewer: Asker) -> None:
    found = reviewer.read("/api/lists?country=XV")["items"]
    assert [(each["body"], each["version"], each["rows"], each["by"]) for each in found] == [
        ("League", 1, 4, "reviewer"), ("Union", 1, 4, "reviewer"), ("Union", 2, 4, "reviewer"),
    ]  # fmt: skip
    whole = reviewer.read("/api/lists/1?size=2")
    assert (whole["columns"], whole["strange"]) == (["name", "arrested"], ["Remarks"])
    assert whole["items"][0] == {
        "list": 1, "row": 2, "person": "bek-orlan", "name": "Bek Orlan", "written": "Bek Orlan",
        "custody": "imprisonment", "fields": {"arrested": "2024-03-12"},
    }  # fmt: skip
    assert (whole["total"], len(whole["items"])) == (4, 2)


def test_two_lists_are_compared_person_by_person(reviewer: Asker) -> None:
    found = reviewer.read("/api/lists/1/compared/3")
    told = {each["name"]: (each["change"], each["row_before"], each["row_after"]) for each in found["items"]}
    assert told == {
        "Lew Tarn": ("added", None, 4), "Ona Pell": ("added", None, 5), "Bek Orlan": ("removed", 2, None),
        "Ina Vold": ("removed", 3, None), "Ada Brisk": ("changed", 5, 3), "Tor Malek": ("changed", 4, 2),
    }  # fmt: skip
    change = {"field": "arrested", "before": "2024-03-12", "after": "2024-03-14"}
    assert found["items"][-1]["fields"] == [change]


def test_all_lists_are_one_with_what_they_say_otherwise_and_how_they_overlap(reviewer: Asker) -> None:
    found = reviewer.read("/api/lists/unified?country=XV&on=2024-06-01&size=200")
    assert (found["total"], found["sizes"]) == (5, {"League, 2024-06-01": 4, "Union, 2024-06-01": 4})
    (ina,) = [each for each in found["items"] if each["name"] == "Ina Vold"]
    assert (ina["rows"], ina["fields"][0]["agree"]) == ({"2": [2], "1": [3]}, False)
    overlap = reviewer.read("/api/overlap?on=2024-06-01&country=XV")
    assert (overlap["documented"], overlap["on_two_or_more"]) == (5, 3)
    assert {each["people"] for each in overlap["patterns"]} == {3, 1}


def test_an_estimate_is_told_or_why_there_is_none(reviewer: Asker) -> None:
    found = reviewer.read("/api/estimate?on=2024-06-01&country=XV")
    assert found["documented"] == 5
    assert found["refused"] or found["low"] is not None
    assert len(found["headline"].split()) > 4
    assert reviewer.get("/api/estimate?on=1990-01-01").status in (400, 404)
    assert reviewer.get("/api/estimate?on=2024-06-01&level=1").status == 422


def test_the_file_of_all_lists_leaves_out_who_is_withheld(reviewer: Asker, folder: Path) -> None:
    def page() -> str:
        return base64.b64decode(reviewer.read("/api/lists/unified/file")["content"]).decode()

    assert "Ona Pell" in page()
    with Registry.open(folder) as registry:
        withhold(registry.record, "ona-pell", because="asked for", by="reviewer")
    assert "Ona Pell" not in page()


def test_a_list_is_removed_and_brought_back(reviewer: Asker) -> None:
    made = reviewer.sent("/api/lists/2/remove", because="sent by mistake")
    assert reviewer.read("/api/lists")["total"] == 2
    assert reviewer.read("/api/lists?removed=true")["total"] == 3
    assert reviewer.send("/api/lists/2/remove", {}).status == 409
    reviewer.sent(f"/api/decisions/{made['id']}/undo")
    assert reviewer.read("/api/lists")["total"] == 3


@pytest.mark.parametrize(("content", "said", "status"), [
    (b"", {"body": "Union"}, 400), (a_list("Bek Orlan"), {"body": ""}, 400), (a_list("Bek Orlan"), {}, 422),
    (a_list(*NAMES[:4]), {"body": "Union"}, 409), (a_list("Bek Orlan"), {"body": "U", "columns": "[nonsense"}, 400),
    (a_list("Bek Orlan"), {"body": "U", "columns": "x=" + "[" * 9_000}, 400),
    (a_list("Bek Orlan"), {"body": "U", "copied_from": "Nobody"}, 404), (b"a,b\n1,2\n", {"body": "U"}, 400),
    (a_list("Bek Orlan"), {"body": "U", "as_of": "June"}, 422), (a_list("Bek Orlan"), {"body": "U", "x": "y"}, 400),
])  # fmt: skip
def test_a_list_that_cannot_be_read_is_refused_in_a_sentence(
    reviewer: Asker, content: bytes, said: dict[str, str], status: int
) -> None:
    answer = reviewer.upload("/api/lists", content, "list.csv", **{**SAID, **said})
    assert (answer.status, len(json.loads(answer.text)["detail"].split()) > 4) == (status, True)


def test_a_file_is_looked_at_imported_with_columns_and_taken_back(reviewer: Asker) -> None:
    content = as_csv([["Whom", "Taken", "Remark"], ["Rin Dasko", "2024-04-03", "brave"], ["", "2024", "nobody"]])
    columns = '[columns]\nname = "Whom"\narrested = "Taken"'
    looked = reviewer.upload("/api/imports/look", content, "cases.csv", as_of="2024-12-01")
    told = json.loads(looked.text)
    assert told["headings"] == ["Whom", "Taken", "Remark"]
    assert told["lines"][0] == ["Rin Dasko", "2024-04-03", "brave"]
    assert reviewer.read("/api/imports")["total"] == 0
    answer = reviewer.upload(
        "/api/imports", content, "cases.csv", body="Union", as_of="2024-12-01", columns=columns, because="their table"
    )
    made = json.loads(answer.text)
    assert answer.status == 200, made
    assert (made["claims"], made["people"], made["problems"], made["by"]) == (1, 1, 1, "reviewer")
    assert reviewer.read(f"/api/imports/{made['id']}") == made
    assert reviewer.read("/api/claims?person=rin-dasko")["total"] == 1
    reviewer.sent(f"/api/decisions/{made['decision']}/undo")
    assert reviewer.read("/api/claims?document=" + made["document"])["total"] == 0
    assert [each["undone_by"] is None for each in reviewer.read("/api/imports?undone=true")["items"]] == [False]


def test_who_only_reads_adds_and_removes_nothing(reviewer: Asker, folder: Path) -> None:
    viewer = Asker(folder, make_token(folder, "viewer"))
    assert viewer.read("/api/lists")["total"] == 3
    for address in ("/api/lists", "/api/imports", "/api/imports/look"):
        assert viewer.upload(address, a_list("Bek Orlan"), "a.csv", body="U", as_of="2024-06-01").status == 403
    assert viewer.send("/api/lists/1/remove", {}).status == 403
    assert viewer.get("/api/lists/9").status == viewer.get("/api/imports/9").status == 404
