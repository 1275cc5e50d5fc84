"""A file is looked at, its columns are chosen, and it is imported and taken back on the pages; by who reviews."""

from __future__ import annotations

import re
from pathlib import Path
from urllib.parse import urlencode

import pytest
from tests.lists.spreadsheets import as_csv, as_xlsx
from tests.web.conftest import Answer
from tests.web.sample import make_registry
from tests.web.visitor import Visitor, make_accounts, words

from habeas.web.serve import application
from habeas.work.importing import ImportsOf
from habeas.work.registry import Registry

pytestmark = pytest.mark.door
ROWS = [["Whom", "Taken", "Remark"], ["Ina Vold", "03/04/2024", "<b>brave</b>"], ["", "2024", "nobody"]]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    from tests.web.conftest import cheap_passwords

    made = tmp_path_factory.mktemp("imports") / "registry"
    make_registry(made)
    with cheap_passwords():
        make_accounts(made, "viewer", "reviewer")
    return made


@pytest.fixture
def reviewer(folder: Path) -> Visitor:
    found = Visitor(application(folder))
    assert found.sign_in("reviewer").status == 303
    return found


def look(who: Visitor, content: bytes, name: str = "cases.csv", **fields: str) -> Answer:
    """Sends the form as a browser does."""
    token = next(value for name, value in who.cookies.items() if name.endswith("habeas-token"))
    told = {"csrfmiddlewaretoken": token, "by": "Union of Families", "as_of": "2024-12-01", **fields}
    parts = [f'--x\r\nContent-Disposition: form-data; name="{name}"\r\n\r\n{value}\r\n' for name, value in told.items()]
    head = f'--x\r\nContent-Disposition: form-data; name="file"; filename="{name}"\r\nContent-Type: text/csv\r\n\r\n'
    body = "".join([*parts, head]).encode() + content + b"\r\n--x--\r\n"
    return who.ask("POST", "/imports/look", body, CONTENT_TYPE="multipart/form-data; boundary=x")


def choose(who: Visitor, fields: dict[str, str], headings: list[str]) -> Answer:
    """Sends the second form, with a heading for each column."""
    token = next(value for name, value in who.cookies.items() if name.endswith("habeas-token"))
    body = urlencode({"csrfmiddlewaretoken": token, **fields, "heading": headings}, doseq=True).encode()
    return who.ask("POST", "/imports/add", body, CONTENT_TYPE="application/x-www-form-urlencoded")


def key_of(page: str) -> str:
    return re.findall(r'name="key" value="([0-9a-f]{64})"', page)[0]


def test_a_file_is_looked_at_its_columns_chosen_imported_and_taken_back(folder: Path, reviewer: Visitor) -> None:
    page = look(reviewer, as_csv(ROWS))
    assert page.status == 200
    assert "has no column with names that is recognised" in words(page.text)
    assert "<b>brave" not in page.text
    form = {
        "key": key_of(page.text), "name": "cases.csv", "form": "cases", "by": "Union of Families",
        "as_of": "2024-12-01", "field-0": "name", "field-1": "arrested",
    }  # fmt: skip
    again = choose(reviewer, {**form, "what": "look"}, ROWS[0])
    assert "may be two days" in words(again.text)
    assert "Row 3: The row has no name" in words(again.text)
    with Registry.open(folder) as registry:
        assert ImportsOf(registry.record).all() == []
    done = choose(reviewer, {**form, "what": "import"}, ROWS[0])
    assert "Import 1: 1 claims on 1 people; 2 things to look at." in words(done.text)
    assert "The row has no name" in words(reviewer.get("/imports/1").text)
    assert reviewer.get("/people/ina-vold").status == 200
    with Registry.open(folder) as registry:
        (made,) = ImportsOf(registry.record).all()
        assert made.by == "reviewer"
        assert not any((folder / "waiting").iterdir())
    assert reviewer.post("/imports/take-back", {"decision": str(made.decision)}).status == 303
    assert "taken back" in words(reviewer.get("/imports").text)
    assert reviewer.get("/people/ina-vold").status == 404


@pytest.mark.parametrize(
    ("content", "name", "said"),
    [
        (b"", "a.csv", "a.csv is empty"),
        (b"<!DOCTYPE x [<!ENTITY a 'b'>]><huridocs/>", "a.xml", "defines XML entities"),
        (b"PAR1", "claims.parquet", "damaged or cut-off"),
        (b'{"id": "a", "schema": ', "a.json", "no line that is a FollowTheMoney entity, beginning with line 1"),
    ],
)
def test_what_cannot_be_read_is_told_and_nothing_is_imported(
    reviewer: Visitor, content: bytes, name: str, said: str
) -> None:
    answer = look(reviewer, content, name)
    assert said in words(answer.text)


def test_a_file_that_waits_no_longer_is_to_be_chosen_again(reviewer: Visitor) -> None:
    for key in ("0" * 64, "../habeas.sqlite3"):
        answer = reviewer.post("/imports/add", {"key": key, "name": "a.csv", "by": "x", "what": "import"})
        assert (answer.status, "choose it again" in words(answer.text)) == (400, True)


def test_who_only_reads_sees_imports_and_imports_nothing(folder: Path) -> None:
    viewer = Visitor(application(folder))
    assert viewer.sign_in("viewer").status == 303
    assert "Look at it" not in viewer.get("/imports").text
    assert look(viewer, as_csv(ROWS)).status == 403


def test_a_table_without_a_day_shows_its_rows_and_says_where_on_the_page_the_day_is_asked(reviewer: Visitor) -> None:
    answer = look(reviewer, b"name,arrested\nDrita Kola,2024-02-01\nAgim Hoxha,2024-03-01\n", as_of="")
    page = re.sub(r"<[^>]+>|\s+", " ", answer.text)
    assert "Rows with a name 2" in re.sub(r" +", " ", page)
    assert "on the page under “Of which day”" in re.sub(r" +", " ", page)


def test_the_sheet_the_row_of_the_headings_and_the_order_of_days_are_chosen_on_the_page(reviewer: Visitor) -> None:
    rows = [["Kept by the Union"], [], ["Whom", "Taken"], ["Ina Vold", "03/04/2024"]]
    other = [["Name", "Arrested", "Charge"], ["Old Name", "2020", "x"]]
    page = look(reviewer, as_xlsx(rows, Older=other), "cases.xlsx").text
    assert "Old Name" in page
    form = {"key": key_of(page), "name": "cases.xlsx", "form": "cases", "by": "Union", "as_of": "2024-12-01",
            "what": "look", "sheet-shown": "Older", "header-shown": "1"}  # fmt: skip
    page = choose(reviewer, {**form, "sheet": "List", "header": "1"}, ["Name", "Arrested", "Charge"]).text
    assert ("Old Name" in page, "Kept by the Union" in page) == (False, True)
    shown = {**form, "sheet": "List", "sheet-shown": "List"}
    page = choose(reviewer, {**shown, "header": "3"}, ["Kept by the Union"]).text
    assert 'value="3"' in page
    assert "Ina Vold" in page
    again = {
        **shown,
        "header": "3",
        "header-shown": "3",
        "field-0": "name",
        "field-1": "arrested",
        "dates": "day first",
    }
    assert "may be two days" not in words(choose(reviewer, again, ["Whom", "Taken"]).text)
    assert "is a number from 1" in words(choose(reviewer, {**again, "header": "x"}, ["Whom", "Taken"]).text)


def test_what_was_typed_stays_where_a_file_is_refused(reviewer: Visitor) -> None:
    page = look(reviewer, b"", by="The Union", country="az", form="cpj").text
    for typed in ('value="The Union"', 'value="2024-12-01"', 'value="AZ"', '<option value="cpj" selected>'):
        assert typed in page


def test_an_import_that_was_taken_back_is_brought_in_again_on_its_page(folder: Path, reviewer: Visitor) -> None:
    page = look(reviewer, as_csv([["Name", "Date of arrest"], ["Rea Lind", "2024-05-06"]])).text
    form = {"key": key_of(page), "name": "a.csv", "form": "cases", "by": "Union", "as_of": "2024-12-01",
            "what": "import", "field-0": "name", "field-1": "arrested"}  # fmt: skip
    done = choose(reviewer, form, ["Name", "Date of arrest"]).text
    (number,) = re.findall(r'href="/imports/(\d+)">All about it', done)
    for button, status in (("Take back", 404), ("Bring in again", 200)):
        report = reviewer.get(f"/imports/{number}").text
        assert button in report
        (decision,) = re.findall(r'name="decision" value="(\d+)"', report)
        assert reviewer.post("/imports/take-back", {"decision": decision}).status == 303
        assert reviewer.get("/people/rea-lind").status == status
    viewer = Visitor(application(folder))
    assert viewer.sign_in("viewer").status == 303
    assert "Take back" not in viewer.get(f"/imports/{number}").text


def test_a_file_that_is_no_table_shows_its_first_acts_and_how_much_else_it_tells_of(reviewer: Visitor) -> None:
    lines = (
        b'{"id": "p", "schema": "Person", "properties": {"name": ["Ina Vold"], "position": ["editor"]}}\n'
        b'{"id": "e", "schema": "Event", "properties": {"name": ["arrest"], "date": ["2024-03-02"], "involved": ["p"]}}'
    )
    page = words(look(reviewer, lines, "a.ftm.json", as_of="").text)
    assert "Acts 1 Offices 1 People 1" in page
    assert "Arrest Ina Vold" in page


def test_the_page_of_a_document_of_which_only_quotes_are_here_says_so(tmp_path: Path) -> None:
    from tests.web.conftest import cheap_passwords
    from tests.work.test_handing_on import add, write

    from habeas.exchange.lines import QUOTES
    from habeas.record import load

    make_registry(tmp_path / "theirs")
    with Registry.open(tmp_path / "theirs") as theirs:
        write(theirs, tmp_path / "sent")
    with Registry.open(tmp_path / "mine") as mine:
        add(mine, tmp_path / "sent")
        document = next(each for each in load.documents(mine.record, kind=QUOTES) if each.publisher == "Open Cells")
    with cheap_passwords():
        make_accounts(tmp_path / "mine", "viewer")
    who = Visitor(application(tmp_path / "mine"))
    assert who.sign_in("viewer").status == 303
    page = who.get(f"/documents/{document.id}")
    assert page.status == 200
    assert "Only quotes of this document are here" in words(page.text)
    assert '<a href="/imports/1">import 1 of Open Cells</a>' in page.text
    assert f"/documents/{document.id}/original" not in page.text
    assert "Open Cells calls for the immediate release of Daro Velin." in words(page.text)
    assert who.get(f"/documents/{document.id}/original").status == 404
    assert "9 of them" not in words(who.get("/imports/1").text)
    assert "Documents that it names" in words(who.get("/imports/1").text)
