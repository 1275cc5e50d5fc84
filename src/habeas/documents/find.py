"""Finds the files to read: folders are walked in sorted order, and what cannot be opened is named with its reason.

Left out without a word are only hidden files, sidecars (they go with their document), annotations of documents
and the folder of a registry itself. A symbolic link that leads out of the folder named is never followed.
"""

from __future__ import annotations

import json
import os
import stat
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

SIDECAR_ENDING = ".meta.json"
# Beside a list of people: which of its columns is what (`habeas.lists.columns`).
COLUMNS_ENDING = ".columns.toml"
REGISTRY_FILE = "habeas.sqlite3"
# An annotated document is told from any other JSON by its opening bytes; GUIDE.md puts "doc" and "meta" first.
_ANNOTATION_OPENING = 400
_SPECIAL = (
    (stat.S_ISFIFO, "a named pipe"),
    (stat.S_ISSOCK, "a socket"),
    (stat.S_ISBLK, "a device"),
    (stat.S_ISCHR, "a device"),
)


@dataclass(frozen=True, slots=True)
class Found:
    """A file to read, or, where `reason` is set, one that cannot be and why.

    `sidecar` is the file beside it that says where it comes from, if there is one.
    """

    path: Path
    reason: str | None = None
    sidecar: Path | None = None


def find(paths: Sequence[Path], inside: Path | None = None) -> Iterator[Found]:
    """Every file below the paths, once, in a fixed order, each with its sidecar or the reason why it is unreadable.

    `inside` is the folder that symbolic links may not leave, in place of each path's own folder.
    """
    seen: set[str] = set()
    for path in paths:
        for found in _find_one(path, inside):
            key = os.path.realpath(found.path) if found.reason is None else str(found.path)
            if key not in seen:
                seen.add(key)
                yield found


def _find_one(path: Path, inside: Path | None) -> Iterator[Found]:
    if not path.exists() and not path.is_symlink():
        yield Found(path, f"{path} does not exist; check the path")
    elif path.is_dir():
        yield from _walk(path, (inside or path).resolve())
    else:
        yield _judge(path, (inside or path.parent).resolve() if inside is not None else None)


def _walk(root: Path, inside: Path) -> Iterator[Found]:
    """Depth first without recursion, so that no depth of folders is too deep."""
    waiting = [root]
    visited: set[str] = set()
    while waiting:
        path = waiting.pop()
        leads_out = path.is_symlink() and path != root and not _leads_inside(path, inside)
        if leads_out or not path.is_dir():
            yield _judge(path, inside)
        elif (real := os.path.realpath(path)) not in visited:
            visited.add(real)
            names, reason = _names_in(path)
            if reason is not None:
                yield Found(path, reason)
            waiting.extend(path / name for name in reversed(names))


def _names_in(folder: Path) -> tuple[list[str], str | None]:
    """What of the folder is to be looked at, in order; or why it cannot be listed."""
    try:
        names = sorted(each.name for each in folder.iterdir())
    except OSError as error:
        return [], f"the folder {folder.name} cannot be opened ({_why(error)}); give this account the right to read it"
    if REGISTRY_FILE in names:
        return [], None
    present = set(names)
    return [name for name in names if not name.startswith(".") and not _goes_with_another(folder, name, present)], None


def _goes_with_another(folder: Path, name: str, present: set[str]) -> bool:
    if name.endswith((SIDECAR_ENDING, COLUMNS_ENDING)):
        return True
    is_companion = name.endswith(".json") and f"{name.removesuffix('.json')}.txt" in present
    return is_companion and _is_annotation(folder / name)


def _judge(path: Path, inside: Path | None) -> Found:
    """The file with its sidecar, or why it is not to be read."""
    if path.is_symlink() and inside is not None and not _leads_inside(path, inside):
        return Found(
            path, f"{path.name} is a symbolic link that leads out of the folder; add its target by its own path"
        )
    try:
        mode = path.stat().st_mode
    except OSError as error:
        return Found(path, f"{path.name} cannot be looked at ({_why(error)}); check the link and the rights")
    for is_kind, what in _SPECIAL:
        if is_kind(mode):
            return Found(path, f"{path.name} is {what}, not a file; leave it out")
    try:
        with path.open("rb") as file:
            file.read(1)
    except OSError as error:
        return Found(path, f"{path.name} cannot be opened ({_why(error)}); give this account the right to read it")
    return Found(path, sidecar=_sidecar_of(path))


def _sidecar_of(path: Path) -> Path | None:
    """NAME.txt.meta.json, else NAME.meta.json, else the annotation NAME.json of a NAME.txt."""
    for name in (f"{path.name}{SIDECAR_ENDING}", f"{path.stem}{SIDECAR_ENDING}"):
        candidate = path.with_name(name)
        if candidate.is_file() and candidate != path:
            return candidate
    annotation = path.with_suffix(".json")
    if path.suffix == ".txt" and annotation.is_file() and _is_annotation(annotation):
        return annotation
    return None


def _is_annotation(path: Path) -> bool:
    """Whether the JSON file is an annotated document of the annotation guide: `doc`, `meta` and `claims`."""
    try:
        with path.open("rb") as file:
            opening = file.read(_ANNOTATION_OPENING)
            if b'"doc"' not in opening or b'"meta"' not in opening:
                return False
            data = json.loads(opening + file.read())
    except (OSError, ValueError):
        return False  # it is then listed as a file of its own, and its reason with it
    return isinstance(data, dict) and {"doc", "meta", "claims"} <= set(data)


def _leads_inside(link: Path, inside: Path) -> bool:
    target = Path(os.path.realpath(link))
    return target == inside or inside in target.parents


def _why(error: OSError) -> str:
    return (error.strerror or type(error).__name__).lower()
