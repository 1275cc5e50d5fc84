"""The archive keeps every byte under its hash, whole or not at all."""

from __future__ import annotations

import errno
import hashlib
import os
import stat
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as some

from habeas.errors import NotFound, StorageFull
from habeas.record.archive import Archive

HALEM = b"Police arrested Maria Quispe."
SHA256 = hashlib.sha256(HALEM).hexdigest()


def test_a_file_is_kept_under_its_hash(tmp_path: Path) -> None:
    (tmp_path / "story.txt").write_bytes(HALEM)
    archive = Archive(tmp_path / "archive")
    assert archive.keep(tmp_path / "story.txt") == SHA256
    assert archive.get(SHA256) == HALEM
    assert archive.place(SHA256) == tmp_path / "archive" / SHA256[:2] / SHA256
    assert list(archive) == [SHA256]


@given(content=some.binary(max_size=200))
def test_what_was_kept_comes_out_as_it_went_in(tmp_path_factory: pytest.TempPathFactory, content: bytes) -> None:
    archive = Archive(tmp_path_factory.mktemp("archive"))
    assert archive.get(archive.keep_bytes(content)) == content


def test_a_file_in_the_archive_is_never_written_again(tmp_path: Path) -> None:
    archive = Archive(tmp_path / "archive")
    archive.keep_bytes(HALEM)
    before = archive.place(SHA256).stat()
    assert archive.keep_bytes(HALEM) == SHA256
    after = archive.place(SHA256).stat()
    assert (before.st_ino, before.st_mtime_ns) == (after.st_ino, after.st_mtime_ns)


def test_the_archive_is_nobody_elses_to_read(tmp_path: Path) -> None:
    archive = Archive(tmp_path / "archive")
    archive.keep_bytes(HALEM)
    place = archive.place(SHA256)
    assert [stat.S_IMODE(path.stat().st_mode) for path in (place, place.parent, archive.folder)] == [
        0o600,
        0o700,
        0o700,
    ]


@pytest.mark.parametrize("number", [errno.ENOSPC, errno.EDQUOT])
def test_a_full_disk_leaves_nothing_half_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int) -> None:
    archive = Archive(tmp_path / "archive")
    archive.keep_bytes(b"stored before")

    def full(descriptor: int) -> None:
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(StorageFull, match="no room left"):
        archive.keep_bytes(HALEM)
    monkeypatch.undo()
    assert list(archive) == [hashlib.sha256(b"stored before").hexdigest()]
    assert not list(archive.folder.glob("incoming-*"))
    assert archive.keep_bytes(HALEM) == SHA256


def test_what_a_killed_build_left_behind_is_swept_up(tmp_path: Path) -> None:
    archive = Archive(tmp_path / "archive")
    archive.keep_bytes(HALEM)
    (archive.folder / "incoming-abc").write_bytes(b"half")
    archive.sweep()
    assert sorted(path.name for path in archive.folder.iterdir()) == [SHA256[:2]]
    assert list(archive) == [SHA256]


def test_a_missing_file_is_said_to_be_missing(tmp_path: Path) -> None:
    with pytest.raises(NotFound, match="is missing"):
        Archive(tmp_path).get(SHA256)


def test_a_file_that_changes_while_it_is_kept_has_the_hash_of_what_was_kept(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import habeas.record.archive as module

    path = tmp_path / "growing.txt"
    path.write_bytes(b"first")

    def digest_of_an_earlier_state(file: object) -> str:
        return "0" * 64

    monkeypatch.setattr(module, "digest", digest_of_an_earlier_state)
    archive = Archive(tmp_path / "archive")
    assert archive.keep(path) == hashlib.sha256(b"first").hexdigest()
    assert archive.get(hashlib.sha256(b"first").hexdigest()) == b"first"
