"""A ZIP of exhibits with a manifest of SHA-256, which anybody can check on another machine without a registry.

    manifest.json     what the dossier is on, and of every file its name, size, hash, origin and day of receipt
    SHA256SUMS        the same hashes as `sha256sum --check` reads them, the manifest's among them
    exhibits/E01-…    the documents as they were received, byte for byte
    dossier.pdf …     the dossier itself, where it was asked for

The same dossier gives the same bytes. A bundle shows that nothing was changed since it was made, not who made it:
whoever sends it tells the hash of the whole ZIP by another way.
"""

from __future__ import annotations

import hashlib
import json
import re
import zipfile
from collections.abc import Callable, Iterator, Mapping
from typing import BinaryIO

from habeas.answers.dossier.model import Dossier, Exhibit

MANIFEST, SUMS, FOLDER = "manifest.json", "SHA256SUMS", "exhibits/"
FORMAT = "habeas dossier 1"
# Files in a ZIP have a time; a fixed one, so that the bytes depend on the contents alone.
_TIME = (1980, 1, 1, 0, 0, 0)
_UNSAFE = re.compile(r"[^A-Za-z0-9.-]+")
_LONGEST_NAME = 60


def write_bundle(file: BinaryIO, dossier: Dossier, content: Callable[[str], bytes], forms: Mapping[str, bytes]) -> None:
    """Writes the ZIP.

    Args:
        content: gives the bytes of a document by its id, which is their SHA-256.
        forms: the dossier itself, by file name, such as "dossier.pdf".
    """
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as bundle:
        files = [_entry(name, body) for name, body in sorted(forms.items())]
        for name, body in sorted(forms.items()):
            _add(bundle, name, body)
        for exhibit in filter(_enclosed, _files(dossier)):
            body = content(exhibit.sha256)
            name = FOLDER + file_name(exhibit)
            files.append({**_entry(name, body), **_told(exhibit)})
            _add(bundle, name, body)
        manifest = _manifest(dossier, files)
        _add(bundle, MANIFEST, manifest)
        _add(bundle, SUMS, _sums([*files, _entry(MANIFEST, manifest)]))


def file_name(exhibit: Exhibit) -> str:
    """The name of an exhibit's file: its number and what is harmless of the name it came under."""
    came = exhibit.received.file if exhibit.received is not None else exhibit.card.name
    plain = _UNSAFE.sub("-", came.rsplit("/", 1)[-1]).strip(".-")[-_LONGEST_NAME:].lstrip(".-") or "document"
    number, _, copy = exhibit.number[1:].partition(".")
    return f"{exhibit.number[0]}{int(number):02}{f'.{copy}' if copy else ''}-{plain}"


def _files(dossier: Dossier) -> Iterator[Exhibit]:
    return (each for exhibit in dossier.exhibits for each in exhibit.files)


def _enclosed(exhibit: Exhibit) -> bool:
    return exhibit.enclosed


def _add(bundle: zipfile.ZipFile, name: str, body: bytes) -> None:
    entry = zipfile.ZipInfo(name, _TIME)
    entry.compress_type = zipfile.ZIP_DEFLATED
    entry.external_attr = 0o600 << 16
    bundle.writestr(entry, body)


def _entry(name: str, body: bytes) -> dict[str, object]:
    return {"file": name, "sha256": hashlib.sha256(body).hexdigest(), "size": len(body)}


def _told(exhibit: Exhibit) -> dict[str, object]:
    card, received = exhibit.card, exhibit.received
    return {
        "exhibit": exhibit.number,
        "title": card.title,
        "publisher": card.publisher,
        "published": None if card.published is None else str(card.published),
        "url": card.url,
        "received": None if received is None else received.received.isoformat(),
    }


def _manifest(dossier: Dossier, files: list[dict[str, object]]) -> bytes:
    actor = dossier.actor
    told = {
        "format": FORMAT,
        "on": {"id": actor.id, "name": actor.name, "kind": actor.kind, "country": actor.country},
        "as_of": dossier.as_of.isoformat(),
        "only_verified": dossier.only_verified,
        "not_enclosed": [
            {"exhibit": each.number, "sha256": each.sha256} for each in _files(dossier) if not each.enclosed
        ],
        "files": files,
    }
    return (json.dumps(told, ensure_ascii=False, indent=1) + "\n").encode()


def _sums(files: list[dict[str, object]]) -> bytes:
    return "".join(_lines(files)).encode()


def _lines(files: list[dict[str, object]]) -> Iterator[str]:
    for each in files:
        yield f"{each['sha256']}  {each['file']}\n"
