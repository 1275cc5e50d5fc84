"""Puts a site into a folder: what it made before and no longer belongs goes away, what somebody else put there stays.

Nothing is written or taken away before it is certain that all of it may be.
"""

from __future__ import annotations

import os
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from habeas.answers.site.manifest import NAME, Manifest, digest_of, is_inside, read_manifest
from habeas.errors import BadSite

# Beside the pages of a preview, for whoever finds the folder.
WARNING = "PREVIEW-NOT-FOR-PUBLICATION.txt"
# What may lie in an empty folder all the same: what file managers and version control leave there.
_IGNORED = frozenset({".git", ".DS_Store", ".gitignore", ".nojekyll", "CNAME"})


@dataclass(frozen=True, slots=True)
class Written:
    """What writing a site came to."""

    written: int
    unchanged: int
    removed: int


def published_before(folder: Path, *, preview: bool) -> Manifest | None:
    """What was published into a folder before; None for one that is empty or not there yet.

    Raises:
        BadSite: something else is in the folder, or a preview where a site is asked for, or the other way round.
    """
    if folder.is_symlink() or (folder.exists() and not folder.is_dir()):
        raise BadSite(f"{folder} is no folder of its own; name one with --out.")
    place = folder / NAME
    if not place.is_file() or place.is_symlink():
        if folder.is_dir() and any(each.name not in _IGNORED for each in folder.iterdir()):
            raise BadSite(f"{folder} has files that Habeas did not put there; publish into an empty folder.")
        return None
    before = read_manifest(place.read_bytes())
    if before.preview != preview:
        held, asked = ("a preview", "a site") if before.preview else ("a site", "a preview")
        raise BadSite(f"{folder} holds {held}, and {asked} never goes where the other is; name another folder.")
    return before


def write(folder: Path, files: Mapping[str, bytes], made: Manifest, before: Manifest | None) -> Written:
    """Writes the files, takes away those of the publication before that are none of them, and notes both.

    Raises:
        BadSite: a file stands in the way that Habeas did not write, or that was changed since.
    """
    old = before.files.keys() | before.writing.keys() if before else set()
    _refuse_what_is_not_ours(folder, {*files, *old}, before)
    for path in files:
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
    if before is not None:
        # A publication that is cut off can be done again: both what was there and what comes are known to be ours.
        _put(folder / NAME, replace(before, writing=made.files).as_bytes())
    else:
        empty = Manifest(made.preview, {}, {}, {}, (), made.files)
        _put(folder / NAME, empty.as_bytes())
    written = 0
    for path, content in files.items():
        place = folder / path
        if not place.is_file() or place.read_bytes() != content:
            _put(place, content)
            written += 1
    gone = [path for path in sorted(old - set(files)) if (folder / path).is_file()]
    for path in gone:
        (folder / path).unlink()
    _remove_empty(folder, gone)
    _put(folder / NAME, made.as_bytes())
    return Written(written, len(files) - written, len(gone))


def _refuse_what_is_not_ours(folder: Path, paths: set[str], before: Manifest | None) -> None:
    foreign = []
    for path in sorted(paths):
        if not is_inside(path):
            raise BadSite(f"Nothing was written: {path[:80]!r} would be outside of {folder}.")
        place = folder / path
        if any(each.is_symlink() for each in (place, *place.parents) if each != folder and folder in each.parents):
            raise BadSite(f"{path} in {folder} leads elsewhere (a symbolic link); remove it and publish again.")
        if not place.exists():
            continue
        if before is None or not place.is_file() or not before.wrote(path, digest_of(place.read_bytes())):
            foreign.append(path)
    if foreign:
        more = f" and {len(foreign) - 5} more" if len(foreign) > 5 else ""
        raise BadSite(
            f"Nothing was written: in {folder} these were not written by Habeas, or were changed since: "
            f"{', '.join(foreign[:5])}{more}. Move them away, or delete them, and publish again."
        )


def _put(place: Path, content: bytes) -> None:
    """Writes a file beside its place and renames it into it: it is whole, or the one from before."""
    descriptor, name = tempfile.mkstemp(prefix=".habeas-", dir=place.parent)
    incoming = Path(name)
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(content)
        incoming.chmod(0o644)
        incoming.replace(place)
    finally:
        incoming.unlink(missing_ok=True)


def _remove_empty(folder: Path, gone: list[str]) -> None:
    for parent in sorted({(folder / path).parent for path in gone}, key=lambda each: -len(each.parts)):
        if parent != folder and parent.is_dir() and not any(parent.iterdir()):
            parent.rmdir()
