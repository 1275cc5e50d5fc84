"""The tables that people know, out and in again: no case, act or source of theirs is lost, whatever the registry."""

from __future__ import annotations

import io
from collections import Counter
from datetime import UTC, date, datetime
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given
from tests.build import a_claim, a_date, a_document, a_quote, an_extraction
from tests.work.test_round_trip import checked, fill, registries

from habeas import model
from habeas.exchange import sheets
from habeas.exchange.notation import things_in
from habeas.exchange.said import WORDS_AT
from habeas.exchange.shapes import Shape, shapes
from habeas.lists.sheets import as_read, read_sheet
from habeas.record import cases as case_rows
from habeas.record import load
from habeas.terms import claim_type
from habeas.work import exporting, shape_rows
from habeas.work.importing import ImportReport, ImportsOf, ToImport
from habeas.work.passing import Passing
from habeas.work.registry import Registry

DAY = date(2025, 6, 1)


def table(registry: Registry, name: str, format: str = "csv") -> bytes:  # noqa: A002 (the option's name)
    file = io.BytesIO()
    exporting.write_file(registry.record, name, format, file, DAY)
    return file.getvalue()


def add(registry: Registry, content: bytes, name: str, format: str = "csv") -> ImportReport:  # noqa: A002
    return ImportsOf(registry.record).add(ToImport(content, f"a.{format}", "Open Cells", name, DAY))


def lines(content: bytes, name: str) -> Counter[tuple[str, ...]]:
    """The rows, without the number of the record: where a person has cases that a table is not about it is another."""
    heads, *rows = read_sheet(content, "a", shapes()[name].alike).lines
    first = heads[0] == "CECC record number"
    return Counter(row[first:] for row in (heads, *rows))


def acts(registry: Registry, shape: Shape) -> Counter[tuple[object, ...]]:
    """The acts of all that a table has a row for, with their sources."""
    rows = list(shape_rows.rows(registry.record, shape, DAY, None, Passing()))
    things = ((row["name"], dict(thing)) for row in rows for thing in things_in(as_read(row["said"])))
    written = {(name, thing[""], label, words) for name, thing in things for label, words in thing.items()}
    found: Counter[tuple[object, ...]] = Counter()
    for act in case_rows.acts(registry.record):
        whose = (act.person_name, claim_type(act.type).label)
        quotes = [quote for claim in act.claims for quote in claim.claim.quotes]
        if {(*whose, f"{WORDS_AT}{quote.start}", quote.text) for quote in quotes} <= written:
            publishers = tuple(sorted(claim.document.publisher or "" for claim in act.claims))
            said = (act.type, str(act.date), act.place, act.actors, act.charges, act.country, act.modality)
            found[act.person_name, *said, act.sources, publishers] += 1
    return found


@pytest.mark.slow
@pytest.mark.parametrize("format", sheets.FORMATS)
@pytest.mark.parametrize("name", ["list", "cecc", "tracker", "cpj"])
@given(found=registries())
@checked
def test_what_a_table_has_comes_back_and_a_second_table_is_the_first(
    name: str, format: str, found: list[tuple[model.Document, model.Extraction]]  # noqa: A002
) -> None:  # fmt: skip
    with TemporaryDirectory() as folder:
        path = Path(folder)
        with Registry.open(path / "one") as registry, Registry.open(path / "two") as other:
            fill(registry, found)
            before = table(registry, name, format)
            if sum(lines(before, name).values()) == 1:
                return  # the headings alone: there is nothing to import
            add(other, before, name, format)
            assert lines(table(other, name, format), name) == lines(before, name)
            assert acts(other, shapes()[name]) == acts(registry, shapes()[name])
            assert other.verify().faults == ()


STORY = "The court of Halem sentenced Maria Quispe, an editor, to three years on 2 May. Guards beat Maria Quispe."


def two_sources(registry: Registry, *, url: str | None = "https://courier.example.org/1") -> None:
    """A registry in which two papers tell of one sentence, and one of them of a beating with no day."""
    for letter, publisher in (("a", "The Courier"), ("b", "Radio Orr")):
        document = a_document(STORY, id=letter * 64, name=f"{letter}.txt", publisher=publisher, published="2024-05-03",
                              country="AZ", url=url, title=f"Sentenced, says {publisher}", sketch=())  # fmt: skip
        quote = a_quote(STORY, STORY.split(". ")[0])
        sentence = a_claim("sentence", "Maria Quispe", "2024-05-02", quote=quote, term="3 years",
                           actors=("the court of Halem",), charges=("Article 5",))  # fmt: skip
        beating = a_claim(
            "torture", "Maria Quispe", None, quote=a_quote(STORY, STORY.split(". ")[1]), actors=("guards",)
        )
        post = model.Affiliation("Maria Quispe", "editor", None, quote)
        claims = (sentence, beating) if letter == "a" else (sentence,)
        store_one(registry, document, an_extraction(document, *claims, affiliations=(post,)))
    from habeas.work.derive import derive

    derive(registry.record)


def store_one(registry: Registry, document: model.Document, extraction: model.Extraction) -> None:
    from habeas.record import store
    from habeas.record.store import Arrival

    store.store(registry.record, document, extraction, Arrival((), 9, "test", datetime(2025, 1, 1, tzinfo=UTC)))


@pytest.fixture
def pair(tmp_path: Path) -> tuple[Registry, Registry]:
    """A registry with two sources of one sentence, and an empty one."""
    one, two = Registry.open(tmp_path / "one"), Registry.open(tmp_path / "two")
    two_sources(one)
    return one, two


def sentence(registry: Registry) -> model.Act:
    (act,) = [act for act in case_rows.acts(registry.record) if act.type == "sentence"]
    return act


@pytest.mark.parametrize("format", sheets.FORMATS)
def test_the_sources_of_a_row_are_documents_of_whoever_published_them(
    pair: tuple[Registry, Registry], format: str  # noqa: A002
) -> None:  # fmt: skip
    one, two = pair
    report = add(two, table(one, "list", format), "list", format)
    assert (report.documents, report.claims, report.problems) == (2, 3, ())
    act = sentence(two)
    assert (act.sources, act.term, act.actors, act.charges) == (2, "3 years", ("the court of Halem",), ("Article 5",))
    cards = {card.id: card for card in load.cards(two.record)}
    assert {cards[letter * 64].publisher for letter in "ab"} == {"The Courier", "Radio Orr"}
    assert cards["a" * 64].url == "https://courier.example.org/1"
    assert cards["a" * 64].published == a_date("2024-05-03")


def test_a_table_that_comes_back_to_where_it_is_from_adds_no_source(pair: tuple[Registry, Registry]) -> None:
    one, _ = pair
    report = add(one, table(one, "list"), "list")
    assert (report.documents, report.known, report.claims, sentence(one).sources) == (2, 2, 0, 2)


def test_what_somebody_changed_in_a_row_is_told_by_whoever_imports_it(pair: tuple[Registry, Registry]) -> None:
    one, two = pair
    changed = table(one, "list").replace(b",3 years,", b",7 years,", 1)
    report = add(two, changed, "list")
    assert [(each.row, each.code) for each in report.problems] == [(2, "row-changed")]
    act = sentence(two)
    assert [each.field for each in act.disputes] == ["term"]
    assert {claim.document.publisher for claim in act.claims} == {"The Courier", "Radio Orr", "Open Cells"}
    # Of the rest nobody is a further source for it.
    (beating,) = [act for act in case_rows.acts(two.record) if act.type == "torture"]
    assert beating.sources == 1


def test_a_remark_that_somebody_adds_to_a_row_changes_nothing(pair: tuple[Registry, Registry]) -> None:
    one, two = pair
    content = table(one, "list")
    changed = content.replace(b"Guards beat", b"We asked the family. Guards beat", 1)
    assert changed.index(b"We asked") < changed.index("• Sentence".encode())
    report = add(two, changed, "list")
    assert (report.problems, sentence(two).sources) == ((), 2)


@pytest.mark.parametrize("written", [b"02.05.2024", b"2 May 2024", b"5/2/2024 12:00 AM"])
def test_days_that_a_spreadsheet_writes_in_another_way_change_nothing(
    pair: tuple[Registry, Registry], written: bytes
) -> None:
    one, two = pair
    content = table(one, "list")
    heads, row = content.split(b"\r\n")[:2]
    place = heads.split(b",").index(b"Date of sentence")
    before = b",".join(row.split(b",")[:place])  # no cell before it has a comma
    changed = content.replace(before + b",2024-05-02,", before + b"," + written + b",")
    assert changed != content
    expected = () if b"/" not in written else ("row-changed", "unclear-date")
    assert tuple(each.code for each in add(two, changed, "list").problems) == expected


def test_a_row_without_what_its_sources_say_is_read_as_that_of_any_table(pair: tuple[Registry, Registry]) -> None:
    one, two = pair
    more = table(one, "list").decode("utf-8-sig") + "Ina Vold,,,AZ,,,2024-01-02\r\n"
    report = add(two, more.encode(), "list")
    assert (report.claims, report.problems) == (4, ())
    (arrest,) = [act for act in case_rows.acts(two.record) if act.type == "arrest"]
    assert [claim.document.publisher for claim in arrest.claims] == ["Open Cells"]


def test_an_import_of_a_table_is_taken_back_and_brought_in_again_with_its_sources(
    pair: tuple[Registry, Registry],
) -> None:
    one, two = pair
    report = add(two, table(one, "list"), "list")
    imports = ImportsOf(two.record)
    undone = imports.undo(report.imported.id)
    assert list(case_rows.acts(two.record)) == []
    from habeas.work.importing import undo

    undo(two.record, undone.id)
    assert sentence(two).sources == 2


def test_a_row_that_quotes_somebody_who_is_withheld_is_left_out_and_counted(pair: tuple[Registry, Registry]) -> None:
    one, _ = pair
    passing = Passing(persons=frozenset({"maria-quispe"}))
    assert list(shape_rows.rows(one.record, shapes()["list"], DAY, None, passing)) == []
    assert passing.held_back == 1


def test_what_a_table_is_not_about_is_counted_by_its_reason(pair: tuple[Registry, Registry]) -> None:
    one, _ = pair
    passing = Passing()
    assert list(shape_rows.rows(one.record, shapes()["cpj"], date(2024, 1, 1), None, passing)) == []
    assert passing.beside == Counter({("case", "nobody is known to be held on 2024-01-01"): 1})


@pytest.mark.parametrize("format", sheets.FORMATS)
def test_a_table_of_somebody_else_goes_on_as_theirs_each_row_in_its_country(tmp_path: Path, format: str) -> None:  # noqa: A002
    theirs = (
        "Name,Country,Date of arrest,Status,Notes\nIna Vold,Belarus,2024-03-01,held,\"in a cell\twith a tab\"\n"
        "Bek Orlan,AZ,2024-04-02,released,=1+1\n"
    )  # fmt: skip
    with Registry.open(tmp_path / "one") as one, Registry.open(tmp_path / "two") as two:
        add(one, theirs.encode(), "cases")
        report = add(two, table(one, "list", format), "list", format)
        assert (report.documents, report.problems) == (1, ())
        assert told_by(two) == told_by(one)
        assert {each[3] for each in told_by(two)} == {"BY", "AZ"}
        assert lines(table(two, "list", format), "list") == lines(table(one, "list", format), "list")


def told_by(registry: Registry) -> Counter[tuple[object, ...]]:
    """Each act with who says it."""
    return Counter(
        (act.person_name, act.type, str(act.date), act.country, act.claims[0].document.publisher)
        for act in case_rows.acts(registry.record)
    )
