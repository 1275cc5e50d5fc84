"""Every file is found once, in order, with its sidecar, or with the reason why it cannot be read."""

from __future__ import annotations

import json
import os
import socket
from pathlib import Path

import pytest

from habeas.documents.find import Found, find


def listed(*paths: Path) -> list[tuple[str, bool]]:
    """The names found and whether each has a reason."""
    return [(found.path.name, found.reason is not None) for found in find(paths)]


def put(path: Path, text: str = "text") -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def test_folders_are_walked_in_order_and_hidden_files_and_registries_left_out(tmp_path: Path) -> None:
    for name in (
        "b/two.txt",
        "a/one.txt",
        "c.txt",
        ".hidden",
        ".git/config",
        "registry/habeas.sqlite3",
        "registry/x.txt",
    ):
        put(tmp_path / name)
    assert [found.path.relative_to(tmp_path).as_posix() for found in find([tmp_path])] == [
        "a/one.txt",
        "b/two.txt",
        "c.txt",
    ]


def test_a_file_named_twice_is_found_once(tmp_path: Path) -> None:
    file = put(tmp_path / "one.txt")
    assert list(find([tmp_path, file, tmp_path])) == [Found(file)]


@pytest.mark.parametrize("name", ["one.txt.meta.json", "one.meta.json"])
def test_a_sidecar_goes_with_its_document(tmp_path: Path, name: str) -> None:
    file, sidecar = put(tmp_path / "one.txt"), put(tmp_path / name, "{}")
    assert list(find([tmp_path])) == [Found(file, sidecar=sidecar)]


def test_an_annotation_is_a_companion_of_its_text_and_other_json_is_not(tmp_path: Path) -> None:
    text = put(tmp_path / "one.txt")
    annotation = put(tmp_path / "one.json", json.dumps({"doc": "one.txt", "meta": {}, "claims": []}))
    other, data = put(tmp_path / "two.txt"), put(tmp_path / "two.json", "[1]")
    assert list(find([tmp_path])) == [Found(text, sidecar=annotation), Found(data), Found(other)]


def test_a_link_out_of_the_folder_is_not_followed_and_named(tmp_path: Path) -> None:
    outside = put(tmp_path / "outside" / "secret.txt")
    inside = tmp_path / "inside"
    put(inside / "one.txt")
    (inside / "link.txt").symlink_to(outside)
    (inside / "folder").symlink_to(outside.parent)
    assert listed(inside) == [("folder", True), ("link.txt", True), ("one.txt", False)]


def test_links_in_a_circle_end(tmp_path: Path) -> None:
    put(tmp_path / "a" / "one.txt")
    (tmp_path / "a" / "again").symlink_to(tmp_path)
    (tmp_path / "self").symlink_to(tmp_path / "self")
    assert listed(tmp_path) == [("one.txt", False), ("self", True)]


def test_what_is_no_file_is_named(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    with socket.socket(socket.AF_UNIX) as server:
        server.bind(str(tmp_path / "s"))
        found = list(find([tmp_path, tmp_path / "missing.txt", Path("/dev/null")]))
    assert [(each.path.name, each.reason is not None) for each in found] == [
        ("pipe", True),
        ("s", True),
        ("missing.txt", True),
        ("null", True),
    ]


def test_an_unreadable_file_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    put(tmp_path / "locked.txt")
    put(tmp_path / "open.txt")
    real = Path.open

    def refuse(path: Path, *arguments: object, **options: object) -> object:
        if path.name == "locked.txt":
            raise PermissionError(13, "Permission denied")
        return real(path, *arguments, **options)  # type: ignore[arg-type]

    monkeypatch.setattr(Path, "open", refuse)
    locked, opened = find([tmp_path])
    assert locked.reason == "locked.txt cannot be opened (permission denied); give this account the right to read it"
    assert opened.reason is None


def test_an_unreadable_folder_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    put(tmp_path / "locked" / "one.txt")

    def refuse(path: Path) -> object:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "iterdir", refuse)
    (found,) = find([tmp_path])
    assert found.reason is not None
    assert "cannot be opened" in found.reason
