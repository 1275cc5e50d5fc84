"""A registry is private, apart from every other one, and never made on top of something else."""

from __future__ import annotations

import sqlite3
import stat
import threading
from datetime import UTC, datetime
from pathlib import Path

import pytest
from tests.build import a_claim, a_document, an_extraction

from habeas.errors import HabeasError, RegistryNotFound
from habeas.record import facts, settled, store
from habeas.record.connect import Record, open_record

NOW = datetime(2024, 6, 1, tzinfo=UTC)


def fill(record: Record, text: str = "Police arrested Maria Quispe.") -> str:
    document = a_document(text)
    arrival = store.Arrival((store.Origin("/in/story.txt"),), 10, "reader 1", NOW)
    store.store(record, document, an_extraction(document), arrival)
    return document.id


def test_a_new_registry_is_private_and_empty(tmp_path: Path) -> None:
    record = open_record(tmp_path / "a" / "registry")
    assert facts.sizes(record)["documents"] == 0
    modes = {path.name: stat.S_IMODE(path.stat().st_mode) for path in record.folder.iterdir()}
    assert stat.S_IMODE(record.folder.stat().st_mode) == 0o700
    assert set(modes.values()) == {0o600}
    assert "habeas.sqlite3" in modes


def test_a_folder_with_other_files_is_refused_and_left_as_it_is(tmp_path: Path) -> None:
    (tmp_path / "thesis.docx").write_text("mine")
    with pytest.raises(RegistryNotFound, match="holds other files"):
        open_record(tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == ["thesis.docx"]


def test_a_file_is_no_registry(tmp_path: Path) -> None:
    (tmp_path / "registry").write_text("a file")
    with pytest.raises(RegistryNotFound, match="is a file"):
        open_record(tmp_path / "registry")


def test_where_there_is_none_it_is_not_made_unless_asked_for(tmp_path: Path) -> None:
    with pytest.raises(RegistryNotFound, match="habeas build"):
        open_record(tmp_path / "registry", create=False)
    assert not (tmp_path / "registry").exists()


def test_a_registry_that_was_cut_off_while_being_made_can_be_opened(tmp_path: Path) -> None:
    folder = tmp_path / "registry"
    folder.mkdir()
    (folder / "habeas.sqlite3").touch()
    assert facts.sizes(open_record(folder))["documents"] == 0


def test_a_damaged_database_is_said_to_be_damaged(tmp_path: Path) -> None:
    folder = tmp_path / "registry"
    folder.mkdir()
    (folder / "habeas.sqlite3").write_bytes(b"this is no database " * 100)
    with pytest.raises(RegistryNotFound, match="damaged or is no database"):
        open_record(folder)


def test_a_registry_of_a_newer_habeas_is_not_touched(tmp_path: Path) -> None:
    record = open_record(tmp_path / "registry")
    record.close()
    with sqlite3.connect(record.folder / "habeas.sqlite3") as database:
        database.execute(
            "INSERT INTO django_migrations (app, name, applied) VALUES ('record', '9999_later', '2030-01-01')"
        )
    with pytest.raises(HabeasError, match="newer Habeas"):
        open_record(tmp_path / "registry")


def test_two_registries_in_one_process_know_nothing_of_each_other(tmp_path: Path) -> None:
    one, other = open_record(tmp_path / "one"), open_record(tmp_path / "other")
    fill(one)
    assert (facts.sizes(one)["documents"], facts.sizes(other)["documents"]) == (1, 0)


def test_a_folder_that_was_removed_and_made_again_is_empty(tmp_path: Path) -> None:
    import shutil

    fill(open_record(tmp_path / "registry"))
    shutil.rmtree(tmp_path / "registry")
    assert facts.sizes(open_record(tmp_path / "registry"))["documents"] == 0


def test_several_threads_read_while_one_writes(record: Record) -> None:
    fill(record, "The first story.")
    seen: list[int] = []
    inside, go_on = threading.Event(), threading.Event()

    def read() -> None:
        inside.wait(10)
        seen.append(facts.sizes(record)["documents"])
        record.close()
        go_on.set()

    reader = threading.Thread(target=read)
    reader.start()
    with record.transaction():
        fill(record, "The second story.")
        inside.set()
        assert go_on.wait(10), "a reader was kept waiting by a writer"
    reader.join()
    assert seen == [1]
    assert facts.sizes(record)["documents"] == 2


def test_the_database_keeps_its_promises(record: Record) -> None:
    from django.db import connections

    fill(record)
    with connections[record.alias].cursor() as cursor:
        found = [
            cursor.execute(f"PRAGMA {name}").fetchone()[0] for name in ("journal_mode", "foreign_keys", "synchronous")
        ]
    assert found == ["wal", 1, 2]


def test_the_tables_are_those_of_the_models() -> None:
    from django.core.management import call_command
    from django.test import override_settings

    from habeas.record.connect import set_up

    set_up()
    with override_settings(DATABASE_ROUTERS=[]):  # else all registries are looked at that any test has opened
        call_command("makemigrations", "record", check=True, dry_run=True, verbosity=0)


def test_an_open_registry_is_opened_again_without_migrating(record: Record, monkeypatch: pytest.MonkeyPatch) -> None:
    from habeas.record import tables

    def never(alias: str) -> None:
        raise AssertionError("migrated again")

    monkeypatch.setattr(tables, "_migrate", never)
    assert open_record(record.folder) == record


def test_claims_and_people_go_with_their_document_only(record: Record) -> None:
    document = a_document()
    claim = a_claim(date="2024-03")
    arrival = store.Arrival((), 10, "reader 1", NOW)
    store.store(record, document, an_extraction(document, claim), arrival)
    assert facts.sizes(record)["claims"] == 1


def test_a_server_that_keeps_its_connection_sees_a_registry_that_is_put_in_the_place_of_another(tmp_path: Path) -> None:
    def made(name: str, value: str) -> Record:
        record = open_record(tmp_path / name)
        with record.transaction():
            settled.add(record, settled.TWO_PEOPLE, value, by="Nadia", made=datetime(2024, 1, 1, tzinfo=UTC))
        return record

    record, other = made("served", "on"), made("other", "off")
    other.close()
    record.keep_open()
    record.look_again()
    assert settled.needs_two(record)
    (record.folder / "habeas.sqlite3").rename(tmp_path / "old.sqlite3")
    for beside in record.folder.glob("habeas.sqlite3-*"):
        beside.rename(tmp_path / beside.name)
    (other.folder / "habeas.sqlite3").rename(record.folder / "habeas.sqlite3")
    record.look_again()
    assert not settled.needs_two(record)
    record.close()
