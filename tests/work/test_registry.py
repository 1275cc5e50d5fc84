"""A registry answers with nouns and tables, the same for every spelling and on any day."""

from __future__ import annotations

import errno
import os
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from tests.sentences import Sentences
from tests.work.corpus import STORIES, content, write_corpus

import habeas
from habeas.errors import NotAllowed, NotFound, RegistryNotFound, UnknownTerm
from habeas.model import CaseOn
from habeas.work.listing import case_lines
from habeas.work.registry import Registry


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Registry]:
    """The small corpus, built once; not to be written to."""
    folder = tmp_path_factory.mktemp("filled")
    with habeas.open(folder / "registry") as registry:
        registry.build(write_corpus(folder / "in"), extractor=Sentences())
        yield registry


def test_every_table_counts_slices_streams_and_is_an_arrow_table(filled: Registry) -> None:
    tables = [filled.documents, filled.claims, filled.people, filled.acts, filled.cases(), filled.counts]
    for table in tables:
        rows = list(table)
        assert len(table) == len(rows) > 1
        assert (table[0], table[-1], table[1:], table[::-1]) == (rows[0], rows[-1], rows[1:], rows[::-1])
        assert table.arrow().num_rows == len(rows)
        with pytest.raises(IndexError):
            table[len(rows)]


def test_every_row_of_an_arrow_table_leads_back_to_exact_words(filled: Registry) -> None:
    for table in (filled.claims, filled.people, filled.acts, filled.cases()):
        for row in table.arrow().to_pylist():
            documents = row["documents"] if "documents" in row else [row["document"]] * len(row["quotes"])
            assert row["quotes"], row["id"]
            for document, quote, start, end in zip(documents, row["quotes"], row["starts"], row["ends"], strict=True):
                assert filled.document(document).text[start:end] == quote
    for row in filled.counts.arrow().to_pylist():
        assert filled.document(row["document"]).text[row["start"] : row["end"]] == row["quote"]


def test_a_table_without_rows_has_its_columns_all_the_same(registry: Registry) -> None:
    assert registry.claims.arrow().column_names[:3] == ["id", "type", "persons"]
    assert list(registry.cases()) == []


def test_tables_can_be_narrowed(filled: Registry) -> None:
    assert {claim.claim.type for claim in filled.claims.where(type="raid")} == {"raid"}
    assert len(filled.claims.where(type="arrest", country="AZ")) == 1
    assert len(filled.claims.where(type=None)) == 7
    assert [act.type for act in filled.acts.where(person="ana-torr")] == ["arrest", "release"]
    assert len(filled.documents.where(year=2024).where(country="AZ")) == 1
    assert [person.id for person in filled.people.where(name="quis")] == ["maria-quispe"]
    assert [count.count.low for count in filled.counts.where(what="political prisoners", kind="stock")] != []
    assert list(filled.counts.where(what="journalists")) == []


def test_a_filter_that_is_none_is_refused(filled: Registry) -> None:
    with pytest.raises(UnknownTerm, match="claims have no filter colour; there are: type"):
        filled.claims.where(colour="red")


@pytest.mark.parametrize(
    ("day", "held"),
    [(date(2022, 1, 31), {"ana-torr"}), (date(2024, 4, 1), {"ion-vek", "maria-quispe"}), (date(2021, 1, 1), set())],
)
def test_cases_stand_as_of_a_day(filled: Registry, day: date, held: set[str]) -> None:
    assert {each.case.person_id for each in filled.cases(on=day, status="held")} == held
    assert filled.overview(on=day).held == len(held)


def test_without_a_day_it_is_that_of_the_latest_publication(filled: Registry) -> None:
    assert filled.latest_day() == date(2024, 3, 2)
    assert {each.as_of for each in filled.cases()} == {date(2024, 3, 2)}


def test_a_case_file_has_everything_about_one_person(filled: Registry) -> None:
    file = filled.case("maria quíspe", on=date(2024, 6, 1))
    assert file.person.id == "maria-quispe"
    assert set(file.person.names) == {"Maria Quispe", "María Quispe"}
    assert {act.type for act in file.acts} == {"arrest", "release"}
    assert {each.document.name for each in file.names} == {"a.txt", "b.txt", "e.txt"}
    assert filled.case("maria-quispe").person == file.person


@pytest.mark.parametrize("name", ["Ions Vek", "Zzyzx", ""])
def test_nobody_is_guessed(filled: Registry, name: str) -> None:
    with pytest.raises(NotFound):
        filled.case(name)


def test_a_name_that_fits_several_people_is_asked_back(registry: Registry, tmp_path: Path) -> None:
    stories = {
        "one.txt": "Police arrested Ana Torr on 2024-01-01.",
        "two.txt": "Police arrested Ana Lind on 2024-01-02.",
    }
    for name, story in stories.items():
        (tmp_path / name).write_text(story)
    registry.build([tmp_path / name for name in stories], extractor=Sentences())
    with pytest.raises(NotFound, match="2 people answer to 'Ana'; name one by its id: ana-lind, ana-torr"):
        registry.case("Ana")


def test_of_many_people_of_a_name_it_is_not_said_that_they_are_those_few_that_are_named(
    registry: Registry, tmp_path: Path
) -> None:
    for number, name in enumerate(("Lind", "Torr", "Vek", "Sol", "Marl", "Orn", "Kerin")):
        (tmp_path / f"{number}.txt").write_text(f"Police arrested Ana {name} on 2024-01-0{number + 1}.")
    registry.build([tmp_path], extractor=Sentences())
    with pytest.raises(
        NotFound, match="More than 5 people answer to 'Ana'; name one by its id, or by more of the name"
    ):
        registry.case("Ana")


def test_a_document_is_found_by_the_beginning_of_its_id(filled: Registry) -> None:
    card = filled.documents[0]
    document = filled.document(card.id[:12])
    assert (document.id, document.name) == (card.id, card.name)
    assert filled.original(card.id[:12]).decode().startswith(document.text[:20])
    with pytest.raises(NotFound):
        filled.document("")


def test_what_a_document_says_is_at_hand(filled: Registry) -> None:
    card = filled.documents.where(name="c.txt")[0]
    assert [claim.claim.type for claim in filled.claims_of(card.id)] == ["arrest", "raid"]
    assert [count.count.low for count in filled.counts_of(card.id)] == [12]
    assert [(name.named.name, name.person_id) for name in filled.names_of(card.id)] == [("Ion Vek", "ion-vek")]
    acts = filled.acts_of(card.id)
    assert {claim.id for claim in filled.claims_of(card.id)} == set(acts)


def test_search_finds_people_documents_and_claims(filled: Registry) -> None:
    found = filled.search("quispe")
    assert [line.person.id for line in found.people] == ["maria-quispe"]
    assert {each.document.name for each in found.documents} == {"a.txt", "b.txt", "e.txt"}
    assert {claim.document.name for claim in found.claims} == {"a.txt", "b.txt", "e.txt"}


def test_the_overview_counts_what_is_there(filled: Registry) -> None:
    overview = filled.overview()
    assert (overview.documents, overview.claims, overview.people, overview.counts) == (5, 7, 3, 2)
    assert overview.words == sum(len(story.split()) for story in STORIES.values())
    assert (overview.countries, overview.stale) == ((("AZ", 1),), False)
    assert overview.last_build is not None


def test_the_lines_of_people_carry_their_numbers(filled: Registry) -> None:
    lines = {line.person.id: (line.documents, line.claims, line.cases) for line in filled.people_lines}
    assert lines == {"maria-quispe": (3, 3, 1), "ana-torr": (1, 2, 1), "ion-vek": (1, 1, 1)}
    assert filled.people_lines[0].person.id == "maria-quispe"


def test_an_opened_folder_has_to_be_a_registry(tmp_path: Path) -> None:
    with pytest.raises(RegistryNotFound):
        Registry.open(tmp_path / "none", create=False)


def test_a_registry_answers_in_any_thread(filled: Registry) -> None:
    from concurrent.futures import ThreadPoolExecutor

    def ask(_: int) -> int:
        try:
            return len(list(filled.claims))
        finally:
            filled.close()

    with ThreadPoolExecutor(4) as threads:
        assert list(threads.map(ask, range(12))) == [7] * 12


def test_long_tables_are_asked_for_in_few_questions(filled: Registry) -> None:
    from django.db import connections
    from django.test.utils import CaptureQueriesContext

    for table in (filled.claims, filled.acts, filled.cases()):
        with CaptureQueriesContext(connections[filled.record.alias]) as questions:
            assert len(list(table)) > 2
        assert len(questions) < 15


def _said_of(folder: Path) -> str:
    """The beginning of the sentence that says what is wrong with a registry, if reading all of it says so."""
    try:
        with Registry.open(folder, create=False) as opened:
            content(opened)
    except RegistryNotFound as error:
        return str(error).partition(";")[0]
    return ""


def test_a_database_damaged_in_the_middle_is_said_to_be_damaged(tmp_path: Path) -> None:
    with Registry.open(tmp_path / "registry") as registry:
        registry.build([write_corpus(tmp_path / "in")], extractor=Sentences())
    database = registry.folder / "habeas.sqlite3"
    whole = database.read_bytes()
    said = set()
    for page in range(1, len(whole) // 4096, 6):
        database.write_bytes(whole[: page * 4096] + b"\xa5" * 4096 + whole[(page + 1) * 4096 :])
        said.add(_said_of(registry.folder))
    assert said <= {"", f"{database} is damaged or is no database (database disk image is malformed)"}
    assert len(said) == 2, "some pages are not read for the answers"
    database.write_bytes(whole[: len(whole) // 2])
    with pytest.raises(RegistryNotFound, match="damaged"):
        Registry.open(registry.folder, create=False)


def test_an_archive_that_may_not_be_used_stops_the_build_and_is_no_fault_of_the_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(path: Path, *_: object, **__: object) -> None:
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), str(path))

    with Registry.open(tmp_path / "registry") as registry:
        corpus = write_corpus(tmp_path / "in")
        monkeypatch.setattr(Path, "mkdir", refuse)
        with pytest.raises(NotAllowed, match="archive"):
            registry.build([corpus], extractor=Sentences())
        assert len(registry.set_asides) == 0


@pytest.mark.parametrize("status", [None, "held", "not held", "unknown"])
def test_a_list_of_cases_tells_of_each_what_its_whole_acts_tell(filled: Registry, status: str | None) -> None:
    for day in (date(2020, 1, 1), date(2024, 6, 1), date(2030, 1, 1)):
        lines, whole = case_lines(filled.record, day).where(status=status), filled.cases(on=day, status=status)
        assert len(lines) == len(whole)
        assert [_of_line(each) for each in lines] == [_of_line(each) for each in whole]
        assert [each.case.id for each in lines[1:3]] == [each.case.id for each in whole[1:3]]


def _of_line(each: CaseOn) -> tuple[object, ...]:
    case = each.case
    named = (case.id, case.person_id, case.person_name, case.country, case.custody, case.released)
    return (*named, case.start, case.end, case.last_known, each.status, each.days_held, each.days_held_most)
