"""The tables of a new registry are those that all migrations together make of an old one."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from habeas.record import tables
from habeas.record.connect import open_record, set_up
from habeas.record.folder import DATABASE

COLUMNS = "SELECT name, type, \"notnull\", pk, dflt_value FROM pragma_table_info('{}')"
KEYS = 'SELECT "table", "from", "to" FROM pragma_foreign_key_list(\'{}\')'
INDICES = (
    'SELECT "unique", origin, group_concat(name || "desc"), substr(sql, nullif(instr(sql, \'WHERE\'), 0)) FROM '
    '(SELECT l."unique", l.origin, l.name AS its_index, x.name, x."desc", m.sql FROM pragma_index_list(\'{}\') l '
    "JOIN pragma_index_xinfo(l.name) x LEFT JOIN sqlite_master m ON m.name = l.name WHERE x.key ORDER BY x.seqno) "
    "GROUP BY its_index"
)


def made_of(folder: Path, make: Callable[[str], None], monkeypatch: pytest.MonkeyPatch) -> dict[str, list[list[Any]]]:
    """Each table's columns, keys and indices, in whatever order and under whatever names of indices it made them."""
    set_up()
    monkeypatch.setattr(tables, "_migrate", make)
    open_record(folder).close()
    with sqlite3.connect(folder / DATABASE) as database:
        names = [name for (name,) in database.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
        return {
            name: [sorted(database.execute(asked.format(name)), key=repr) for asked in (COLUMNS, KEYS, INDICES)]
            for name in names
        }


def by_migrations(alias: str) -> None:
    from django.core.management import call_command

    call_command("migrate", "record", database=alias, verbosity=0, interactive=False)


def test_a_new_registry_has_the_tables_that_the_migrations_make(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    at_once = made_of(tmp_path / "new", tables._make_at_once, monkeypatch)
    assert at_once == made_of(tmp_path / "old", by_migrations, monkeypatch)
    assert len(at_once["record_claim"][2]) > 1
