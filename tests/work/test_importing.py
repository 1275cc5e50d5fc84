"""Files of other programs become documents with claims; an import is an entry of the log that can be taken back."""

from __future__ import annotations

import io
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from zipfile import ZipFile

import pytest
from tests.build import a_claim, a_count, a_document, a_quote, an_extraction
from tests.lists.spreadsheets import as_csv, as_xlsx

from habeas.errors import AlreadyDecided, BadImport, BadList
from habeas.exchange.everything import TABLES
from habeas.exchange.model import told_of
from habeas.lists.columns import Wanted
from habeas.record import load, store
from habeas.record.store import Arrival
from habeas.work import exporting, withholding
from habeas.work.counted import CountReviewsOf
from habeas.work.derive import derive
from habeas.work.importing import ImportReport, ImportsOf, ToImport, file_of
from habeas.work.passing import Passing
from habeas.work.registry import Registry

DAY, NOW = date(2024, 12, 1), datetime(2024, 12, 1, tzinfo=UTC)
ROWS = [
    ["Name", "Date of arrest", "Charge", "Date of sentence", "Sentence", "Release date", "Who did it", "Job", "Outlet",
     "Source"],
    ["Ina Vold", "2024-03-12", "Article 12; Article 7", "2024-05-02", "3 years", "", "Halem police", "editor",
     "The Courier", "https://a.example.org"],
    ["Bek Orlan", "2023-05", "Article 5", "", "", "2024-02-03", "guards", "docker", "", "https://b.example.org"],
]  # fmt: skip


def add(registry: Registry, content: bytes, name: str = "cases.csv", **said: object) -> ImportReport:
    asked = ToImport(content, name, "Union of Families", as_of=DAY, country="AZ")
    return ImportsOf(registry.record).add(replace(asked, **said))  # type: ignore[arg-type]


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A registry with one imported table; not to be written to."""
    folder = tmp_path_factory.mktemp("imported") / "registry"
    with Registry.open(folder) as registry:
        add(registry, as_xlsx(ROWS), "cases.xlsx")
    return folder


def told(registry: Registry) -> list[str]:
    """The acts of a registry, as exchange tells them; a doer is worded alike in all forms."""
    return sorted(str(replace(told_of(act), lines=())) for act in registry.acts)


def test_an_imported_table_is_a_document_whose_rows_are_quoted(filled: Path) -> None:
    with Registry.open(filled) as registry:
        report = ImportsOf(registry.record).report(1)
        document = registry.document(report.imported.document_id)
        assert (document.kind, document.publisher, report.imported.form, report.problems) == (
            "import", "Union of Families", "cases", (),
        )  # fmt: skip
        claims = [each.claim for each in registry.claims_of(document.id)]
        assert sorted((claim.persons[0], claim.type) for claim in claims) == [
            ("Bek Orlan", "arrest"), ("Bek Orlan", "release"), ("Ina Vold", "arrest"), ("Ina Vold", "sentence"),
        ]  # fmt: skip
        assert all(document.text[q.start : q.end] == q.text for claim in claims for q in claim.quotes)
        assert all("example.org" in quote.text for claim in claims for quote in claim.quotes)
        assert registry.verify().faults == ()


def test_an_import_is_one_entry_of_the_log_and_can_be_taken_back_and_brought_in_again(registry: Registry) -> None:
    made = add(registry, as_csv(ROWS)).imported
    before = told(registry)
    assert len(registry.decisions) == 1
    undone = registry.undo(made.decision, because="sent by mistake").decision
    assert (len(registry.claims), len(registry.people), ImportsOf(registry.record).all()) == (0, 0, [])
    assert registry.original(made.document_id) == as_csv(ROWS)
    registry.undo(undone.id)
    assert told(registry) == before
    assert registry.history()[-1].what == "import 1 was read in"


def test_the_same_file_is_not_imported_twice(registry: Registry) -> None:
    add(registry, as_csv(ROWS))
    with pytest.raises(AlreadyDecided, match="habeas undo 1"):
        add(registry, as_csv(ROWS))


def test_columns_are_what_somebody_says(registry: Registry) -> None:
    rows = [["Whom", "Taken"], ["Ina Vold", "03/04/2024"]]
    with pytest.raises(BadList, match="Whom, Taken"):
        add(registry, as_csv(rows))
    wanted = Wanted(day_first=True, columns={"name": "Whom", "arrested": "Taken"}, cases=True, held=False)
    report = add(registry, as_csv(rows), wanted=wanted)
    assert str(registry.claims_of(report.imported.document_id)[0].claim.date) == "2024-04-03"


def test_what_is_not_right_is_told_by_row_and_kept(registry: Registry) -> None:
    rows = [["Name", "Date of arrest", "What happened"], ["", "2024", ""], ["Ina Vold", "soon", "a party"]]
    report = add(registry, as_csv(rows))
    assert [(each.row, each.code) for each in report.problems] == [(2, "no-name"), (3, "bad-date"), (3, "unknown-act")]
    assert "a party" in registry.document(report.imported.document_id).text


def test_what_is_said_of_the_whole_file_is_told_again_with_the_import(registry: Registry) -> None:
    rows = [["Ina Vold", "2024-03-04"], ["Bek Orlan", "2024-05-06"]]
    wanted = Wanted(columns={"name": "Ina Vold", "arrested": "2024-03-04"}, cases=True, held=False)
    report = add(registry, as_xlsx(rows, Older=[["a"]]), "cases.xlsx", wanted=wanted)
    assert [(each.row, each.code) for each in report.problems] == [(0, "sheet-left-out"), (1, "date-in-headings")]
    assert ImportsOf(registry.record).report(report.imported.id).problems == report.problems
    registry.undo(registry.undo(report.imported.decision).decision.id)
    assert ImportsOf(registry.record).report(report.imported.id).problems == report.problems


@pytest.mark.parametrize("content", [b"", b"\x00\x01\x02\x03" * 40, b"<a/>", b"PAR1", b"PK\x03\x04"])
def test_what_cannot_be_read_leaves_nothing_behind(registry: Registry, content: bytes) -> None:
    with pytest.raises((BadImport, BadList)):
        add(registry, content, "a.csv")
    assert (len(registry.documents), len(registry.decisions)) == (0, 0)


@pytest.mark.parametrize(("what", "format"), [("followthemoney", "jsonl"), ("huridocs", "csv"), ("huridocs", "xml")])
def test_the_acts_of_a_registry_are_those_of_one_that_imports_what_it_exports(
    filled: Path, registry: Registry, what: str, format: str  # noqa: A002 (the option's name)
) -> None:  # fmt: skip
    file = io.BytesIO()
    with Registry.open(filled) as source:
        exporting.write_file(source.record, what, format, file, DAY)
        before = told(source)
    report = add(registry, file.getvalue(), "records", as_of=None)
    assert (report.imported.form, report.problems, told(registry)) == (what, (), before)


@pytest.mark.parametrize("format", ["jsonl", "parquet"])
def test_everything_that_is_exported_is_imported_from_its_folder(
    filled: Path, registry: Registry, tmp_path: Path, format: str  # noqa: A002 (the option's name)
) -> None:  # fmt: skip
    with Registry.open(filled) as source:
        exporting.write_everything(source.record, tmp_path / "out", format, DAY)
        before = told(source)
    assert sorted(path.name for path in (tmp_path / "out").iterdir()) == sorted(f"{table}.{format}" for table in TABLES)
    report = ImportsOf(registry.record).add(file_of(tmp_path / "out", "Union", country="AZ"))
    assert (report.imported.form, told(registry)) == ("everything", before)
    assert report.documents == 1
    assert {each.affiliation.role for each in load.affiliations(registry.record)} == {"editor", "docker"}
    assert not registry.affiliations_of(report.imported.document_id)  # its source tells them


UNDATED = "Guards hold Maria Quispe in Halem."
AWAY = "Bek Orlan was tried in absentia and given 12 years."


def two_sources(registry: Registry) -> None:
    """Two documents of other days and countries, which tell of people without a day."""
    for text, rest, claims in (
        (UNDATED, {"id": "d" * 64, "published": "2024-11-20", "country": "AZ"}, [a_claim("imprisonment")]),
        (AWAY, {"id": "e" * 64, "country": "BY", "report_year": 2022},
         [a_claim("sentence", "Bek Orlan", "2022-12-26", term="12 years")]),
    ):  # fmt: skip
        document = a_document(text, name=f"{rest['id'][0]}.txt", **rest)
        said = [replace(claim, quotes=(a_quote(text),)) for claim in claims]
        store.store(registry.record, document, an_extraction(document, *said), Arrival((), 9, "test", NOW))
    derive(registry.record)


@pytest.mark.parametrize("what", [*exporting.FORMATS])
def test_a_case_stands_after_an_import_as_it_did_before(registry: Registry, tmp_path: Path, what: str) -> None:
    """Whether somebody is held hangs on when each source spoke, and on its words."""
    two_sources(registry)

    def cases(of: Registry) -> list[tuple[object, ...]]:
        found = of.cases(DAY)
        return sorted(
            (one.case.person_name, one.status.value, one.case.country, str(one.case.last_known)) for one in found
        )

    before, path = cases(registry), tmp_path / "out"
    if what == exporting.EVERYTHING:
        exporting.write_everything(registry.record, path, "jsonl", DAY)
    else:
        exporting.written(path, lambda file: exporting.write_file(
            registry.record, what, exporting.formats(what)[0], file, DAY))  # fmt: skip
    with Registry.open(tmp_path / "other") as other:
        ImportsOf(other.record).add(file_of(path, "Union of Families", form=what))
        assert cases(other) == before
    assert [(case[0], case[1]) for case in before] == [("Bek Orlan", "not held"), ("Maria Quispe", "held")]


@pytest.mark.parametrize("fields", [[], ["charges"]])
def test_who_is_withheld_is_in_no_file_for_another_program(
    registry: Registry, tmp_path: Path, fields: list[str]
) -> None:
    add(registry, as_csv(ROWS))
    withholding.withhold(registry.record, "ina-vold", fields, because="asked for by the family")
    out = tmp_path / "out"
    for what in exporting.kinds():
        if what != exporting.EVERYTHING:
            file = io.BytesIO()
            exporting.write_file(registry.record, what, exporting.formats(what)[-1], file, DAY)
            out.mkdir(exist_ok=True)
            (out / f"{what}.zip").write_bytes(file.getvalue())
    passing = Passing.of(registry.record)
    exporting.write_everything(registry.record, out / "all", "jsonl", DAY, passing=passing)
    assert passing.held_back
    written = [path.read_bytes() for path in out.rglob("*") if path.is_file()]
    written += [archive.read(name) for each in written if each[:2] == b"PK" for archive in [ZipFile(io.BytesIO(each))]
                for name in archive.namelist()]  # fmt: skip
    assert [each for each in written if b"Ina Vold" in each or b"ina-vold" in each] == []
    assert any(b"Bek Orlan" in each for each in written)


@pytest.mark.parametrize("what", [exporting.FOLLOWTHEMONEY, exporting.HURIDOCS])
@pytest.mark.parametrize("rest", [
    {"what": "relatives of Ina Vold"}, {"by": "Ina Vold"}, {"place": "the house of Ina Vold"},
    {"qualifier": "as Ina Vold says"}, {"quote": a_quote("Ina Vold says that 12 are held.")},
])  # fmt: skip
def test_a_number_that_names_who_is_withheld_is_in_no_file(
    registry: Registry, what: str, rest: dict[str, object]
) -> None:
    add(registry, as_csv(ROWS))
    text = "Ina Vold says that 12 are held."
    told = an_extraction(a_document(text, id="d" * 64), counts=(a_count(**{"quote": a_quote(text, "12"), **rest}),))
    store.store(registry.record, a_document(text, id="d" * 64), told, Arrival((), 9, "test", NOW))
    derive(registry.record)
    withholding.withhold(registry.record, "ina-vold", [], because="asked for by the family")
    file = io.BytesIO()
    exporting.write_file(registry.record, what, exporting.formats(what)[-1], file, DAY)
    assert b"Ina Vold" not in file.getvalue()
    assert b"Bek Orlan" in file.getvalue()


def test_a_number_that_a_review_rejected_is_in_no_file_for_another_program(registry: Registry) -> None:
    text = "They say that 12 are held, and 40 were."
    numbers = (a_count("held", 12, quote=a_quote(text, "12")), a_count("were held", 40, quote=a_quote(text, "40")))
    store.store(registry.record, a_document(text), an_extraction(a_document(text), counts=numbers),
                Arrival((), 9, "test", NOW))  # fmt: skip
    derive(registry.record)
    CountReviewsOf(registry.record).reject(next(each.id for each in registry.counts if each.count.low == 40))
    held = exporting.holdings(registry.record)
    assert [each.count.low for each in held.counts] == [12]


def test_only_named_tables_and_subjects_are_ever_exported() -> None:
    assert TABLES == (
        "documents", "copies", "reports", "sections", "bodies", "provisions", "passages", "claims", "counts",
        "affiliations", "kin", "names", "people", "organizations", "acts", "cases", "decisions",
    )  # fmt: skip
    assert set(exporting.OPEN_SUBJECTS) == {
        "people", "acts", "organizations", "places", "claims", "counts", "disagreements", "recognitions", "lists",
        "imports",
    }  # fmt: skip


def test_a_build_leaves_an_imported_file_alone(registry: Registry, tmp_path: Path) -> None:
    path = tmp_path / "a.ftm.jsonl"
    path.write_text('{"id": "e", "schema": "Event", "properties": {"keywords": ["arrest"], "name": ["Arrest"]}}\n')
    ImportsOf(registry.record).add(file_of(path, "Halem Watch"))
    registry.build([path], extractor=_Nothing())
    assert len(registry.claims) == 1


class _Nothing:
    """An extractor that is never asked."""

    name = "nothing 1"

    def propose(self, documents: object) -> object:
        return iter(())
