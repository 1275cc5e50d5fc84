"""What the program itself put into a folder: so that it takes away only that, and knows what was published before.

A manifest is read as carefully as anything from outside: a path in it that leads out of the folder is refused.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import PurePosixPath
from typing import Any

from habeas.answers.site.changes import as_row, digests, of_row, summaries
from habeas.answers.site.nouns import Change, Site
from habeas.errors import BadSite

NAME = "habeas-site.json"
_VERSION = 1


@dataclass(frozen=True, slots=True)
class Manifest:
    """What was published.

    Attributes:
        files: by path the digest of what was written there.
        writing: the same of what a publication that was cut off may have written already.
    """

    preview: bool
    files: Mapping[str, str] = field(hash=False)
    people: Mapping[str, Mapping[str, Any]] = field(hash=False)
    series: Mapping[str, str] = field(hash=False)
    changes: tuple[Change, ...] = ()
    writing: Mapping[str, str] = field(default_factory=dict, hash=False)

    def wrote(self, path: str, digest: str) -> bool:
        """Whether that is what was written there."""
        return digest in (self.files.get(path), self.writing.get(path))

    def as_bytes(self) -> bytes:
        """The manifest as a file."""
        told = {
            "made_by": "habeas publish",
            "version": _VERSION,
            "preview": self.preview,
            "files": dict(self.files),
            "writing": dict(self.writing),
            "people": {key: dict(value) for key, value in self.people.items()},
            "series": dict(self.series),
            "changes": [as_row(each) for each in self.changes],
        }
        return (json.dumps(told, ensure_ascii=False, indent=1, sort_keys=True) + "\n").encode()


def manifest_of(site: Site, files: Mapping[str, bytes]) -> Manifest:
    """The manifest of a site with these files."""
    written = {path: digest_of(content) for path, content in files.items()}
    return Manifest(site.imprint.preview, written, summaries(site), digests(site), site.changes)


def read_manifest(content: bytes) -> Manifest:
    """Reads a manifest.

    Raises:
        BadSite: it is none, or one that cannot be trusted.
    """
    try:
        told = json.loads(content)
        if told["version"] != _VERSION:
            raise BadSite(f"{NAME} was written by another version of Habeas; publish into an empty folder.")
        found = Manifest(
            told["preview"] is True,
            dict(told["files"]),
            dict(told["people"]),
            dict(told["series"]),
            tuple(map(of_row, told["changes"])),
            dict(told["writing"]),
        )
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise BadSite(
            f"{NAME} is damaged, so it is not known which files are Habeas's own; publish into an empty folder."
        ) from error
    for path in (*found.files, *found.writing):
        if not is_inside(path):
            raise BadSite(f"{NAME} names a file outside of its folder; publish into an empty folder.")
    return found


def is_inside(path: object) -> bool:
    """Whether a path stays in the folder that it is relative to."""
    if not isinstance(path, str) or not path or "\\" in path or "\0" in path or ":" in path:
        return False
    parts = PurePosixPath(path)
    return not parts.is_absolute() and ".." not in parts.parts and str(parts) == path


def digest_of(content: bytes) -> str:
    """The SHA-256 of a file."""
    return hashlib.sha256(content).hexdigest()
