"""What the system says of a registry comes out as one sentence that a person can act on."""

from __future__ import annotations

import errno
import sqlite3
from pathlib import Path

import pytest
from django.db import DatabaseError, OperationalError

from habeas.errors import HabeasError, NotAllowed, RegistryInUse, RegistryNotFound, StorageFull
from habeas.record.faults import clearly, told_clearly

FOLDER = Path("/somewhere/registry")


@pytest.mark.parametrize(
    ("said", "kind", "words"),
    [
        ("database disk image is malformed", RegistryNotFound, "habeas.sqlite3 is damaged"),
        ("file is not a database", RegistryNotFound, "restore it from a copy"),
        ("attempt to write a readonly database", NotAllowed, "give the account that right"),
        ("unable to open database file", NotAllowed, "may not use /somewhere/registry/habeas.sqlite3"),
        ("database is locked", RegistryInUse, "try again"),
        ("database or disk is full", StorageFull, "make room"),
    ],
)
def test_what_the_database_says_becomes_a_sentence(said: str, kind: type[HabeasError], words: str) -> None:
    error = OperationalError(said)
    error.__cause__ = sqlite3.OperationalError(said)
    with pytest.raises(kind, match=words), told_clearly(FOLDER):
        raise error


@pytest.mark.parametrize("path", ["/somewhere/registry/archive/ab/abc", "/somewhere/registry", "/somewhere"])
@pytest.mark.parametrize("number", [errno.EACCES, errno.EROFS])
def test_a_missing_right_names_the_file(path: str, number: int) -> None:
    found = clearly(OSError(number, "Not permitted", path), FOLDER)
    assert isinstance(found, NotAllowed)
    assert f"may not use {path} (not permitted)" in str(found)


@pytest.mark.parametrize(
    "error",
    [
        PermissionError(errno.EACCES, "Not permitted", "/elsewhere/notes.txt"),
        FileNotFoundError(errno.ENOENT, "No such file", "/somewhere/registry/archive"),
        DatabaseError("no such column: fact"),
        HabeasError("Said already."),
        ValueError("a fault of ours"),
    ],
)
def test_any_other_error_stays_what_it_is(error: Exception) -> None:
    with pytest.raises(type(error)) as raised, told_clearly(FOLDER):
        raise error
    assert raised.value is error
