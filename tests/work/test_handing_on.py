"""What an import has from documents becomes these documents': out and in again loses no source, and doubles none."""

from __future__ import annotations

import json
from collections import Counter
from datetime import date
from pathlib import Path

import pytest
from tests.web.sample import make_registry

from habeas.answers.tables import COLUMNS
from habeas.errors import NotFound
from habeas.exchange.everything import TABLES
from habeas.exchange.lines import QUOTES
from habeas.record import cases as case_rows
from habeas.record import imports, load
from habeas.work import exporting, shelf
from habeas.work.importing import ImportReport, ImportsOf, file_of
from habeas.work.registry import Registry

DAY = date(2025, 6, 1)


@pytest.fixture(scope="module")
def sent(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a registry and what it exports, in each form; not to be written to."""
    folder = tmp_path_factory.mktemp("sent")
    make_registry(folder / "registry")
    with Registry.open(folder / "registry") as registry:
        for what in exporting.FORMATS:
            write(registry, folder / what, what)
    return folder


def write(registry: Registry, path: Path, what: str = exporting.EVERYTHING) -> Path:
    if what == exporting.EVERYTHING:
        exporting.write_everything(registry.record, path, "jsonl", DAY)
    else:
        exporting.written(path, lambda file: exporting.write_file(
            registry.record, what, exporting.formats(what)[0], file, DAY))  # fmt: skip
    return path


def add(registry: Registry, path: Path, **said: object) -> ImportReport:
    return ImportsOf(registry.record).add(file_of(path, "Open Cells", **said))


def rows(folder: Path, table: str, but: str = "") -> Counter[str]:
    """The rows of a table of an export; that a body is named in a document (`but`) is left out."""
    found = [json.loads(line) for line in (folder / f"{table}.jsonl").read_text().splitlines()]
    for row in found if table == "organizations" else ():
        row["mentioned_in"] = [each for each in row["mentioned_in"] if each != but]
    return Counter(json.dumps({name: row[name] for name in COLUMNS[table]}) for row in found)


def told(registry: Registry) -> Counter[tuple[object, ...]]:
    """Each act with the number of its independent sources, and each case with where it stands."""
    acts = case_rows.acts(registry.record)
    said: list[tuple[object, ...]] = [
        (one.type, one.person_name, one.group, str(one.date), one.place, one.sources, one.modality) for one in acts
    ]
    for one in registry.cases(DAY):
        case = one.case
        said.append((case.person_name, case.country, one.status.value, *(str(act.date) for act in case.acts)))
    return Counter(said)


def test_everything_comes_back_row_for_row(sent: Path, registry: Registry, tmp_path: Path) -> None:
    report = add(registry, sent / exporting.EVERYTHING)
    again = write(registry, tmp_path / "again")
    own = report.imported.document_id
    for table in TABLES:
        if table != "decisions":
            before, after = rows(sent / exporting.EVERYTHING, table), rows(again, table, but=own)
            assert before - after == Counter(), table
            assert all(table in ("documents", "organizations") for row in after - before), table
    assert registry.verify().faults == ()


@pytest.mark.parametrize("what", [*exporting.FORMATS])
def test_what_comes_back_to_its_registry_is_no_further_source(sent: Path, tmp_path: Path, what: str) -> None:
    make_registry(tmp_path / "registry")
    with Registry.open(tmp_path / "registry") as registry:
        before, claims = told(registry), len(registry.claims)
        report = add(registry, sent / what, form=what)
        assert report.documents == report.known > 0
        assert (told(registry), len(registry.claims)) == (before, claims)


@pytest.mark.parametrize("what", [*exporting.FORMATS])
def test_the_sources_of_a_file_are_documents_that_count_as_they_did(sent: Path, registry: Registry, what: str) -> None:
    add(registry, sent / what, form=what)
    with Registry.open(sent / "registry") as source:
        assert told(registry) == told(source)
    documents = [each for each in load.documents(registry.record) if each.kind == QUOTES]
    assert {each.publisher for each in documents} >= {"Open Cells"}
    assert registry.verify().faults == ()


def test_an_import_that_is_taken_back_takes_the_claims_of_its_documents_with_it(sent: Path, registry: Registry) -> None:
    made = add(registry, sent / exporting.EVERYTHING).imported
    before, documents = told(registry), len(registry.documents)
    undone = registry.undo(made.decision).decision
    assert (len(registry.claims), len(registry.people), len(registry.documents)) == (0, 0, documents)
    assert registry.verify().faults == ()
    registry.undo(undone.id)
    assert told(registry) == before


def test_a_document_that_two_imports_hand_on_is_one_and_stays_while_one_of_them_does(
    sent: Path, registry: Registry
) -> None:
    first = add(registry, sent / exporting.EVERYTHING).imported
    before, claims = told(registry), len(registry.claims)
    second = add(registry, sent / exporting.EVERYTHING / "claims.jsonl", country=None)
    assert second.documents == 0  # a table of claims alone names no document
    registry.undo(second.imported.decision)
    (registry.folder / "part").mkdir()
    for table in ("documents", "claims"):
        lines = (sent / exporting.EVERYTHING / f"{table}.jsonl").read_text().splitlines(keepends=True)
        some = lines if table == "documents" else lines[: len(lines) // 2 + 1]
        (registry.folder / "part" / f"{table}.jsonl").write_text("".join(some))
    part = add(registry, registry.folder / "part")
    assert part.documents
    assert (told(registry), len(registry.claims)) == (before, claims)
    registry.undo(first.decision)
    assert 0 < len(registry.claims) < claims
    assert registry.verify().faults == ()
    card = next(iter(load.documents(registry.record, kind=QUOTES)))
    assert [each.undone_by is None for each in shelf.handed_on_by(registry.record, card)][:1] == [False]


def test_the_document_itself_takes_the_place_of_its_quotes_and_keeps_it(registry: Registry, tmp_path: Path) -> None:
    story = tmp_path / "story.txt"
    story.write_text("Police arrested Ina Vold in Veld on 3 March 2024. She was freed on 5 May 2024.\n")
    with Registry.open(tmp_path / "other") as other:
        other.build([story])
        out = write(other, tmp_path / "out")
        whole = told(other)
    made = add(registry, out).imported
    (source,) = imports.sources(registry.record, made.id)
    with pytest.raises(NotFound, match="Only quotes of document"):
        registry.original(source)
    assert registry.document(source).kind == QUOTES
    registry.build([story])
    assert registry.document(source).kind == "text"
    assert registry.original(source) == story.read_bytes()
    assert told(registry) == whole
    registry.undo(made.decision)
    assert told(registry) == whole


def test_a_build_with_another_extractor_leaves_quotes_alone(sent: Path, registry: Registry, tmp_path: Path) -> None:
    add(registry, sent / exporting.EVERYTHING)
    before = told(registry)
    story = tmp_path / "story.txt"
    story.write_text("The ministry said nothing.\n")
    registry.build([story])
    assert told(registry) == before


def an_entity(one: str, schema: str, **properties: str) -> str:
    return json.dumps(
        {"id": one, "schema": schema, "properties": {name: [value] for name, value in properties.items()}}
    )


def test_two_people_of_one_name_in_a_file_stay_two_in_the_documents_that_it_names(
    registry: Registry, tmp_path: Path
) -> None:
    lines = [an_entity(f"p{number}", "Person", name="Ina Vold") for number in (1, 2)]
    for number, person in enumerate(("p1", "p2", "p1"), start=1):
        lines += [
            an_entity(f"d{number}", "Document", publisher=f"Paper {number}", title=f"Story {number}"),
            an_entity(f"e{number}", "Event", keywords="arrest", name="Arrest", date=f"2024-0{number}-01"),
            an_entity(f"l{number}", "UnknownLink", subject=person, object=f"e{number}", role="victim"),
            an_entity(f"q{number}", "Documentation", document=f"d{number}", entity=f"e{number}",
                      summary=f"Ina Vold was arrested on 1.{number}."),
        ]  # fmt: skip
    path = tmp_path / "a.ftm.jsonl"
    path.write_text("\n".join(lines) + "\n")
    report = add(registry, path)
    assert (report.documents, report.claims, report.people) == (3, 3, 2)
    persons = {one.name: one for one in registry.people}
    assert {name: len(one.mentions) for name, one in persons.items()} == {"Ina Vold (no. 1)": 2, "Ina Vold (no. 2)": 1}
    assert persons["Ina Vold (no. 1)"].reasons == ("one person in one file: Ina Vold (no. 1)",)
    assert {each.publisher for each in load.cards(registry.record, kind=QUOTES)} == {"Paper 1", "Paper 2", "Paper 3"}
