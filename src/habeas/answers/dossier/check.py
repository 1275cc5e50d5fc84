"""Checks a bundle of exhibits that came from anywhere: every file is there, has its hash, and nothing else is in it.

Nothing is unpacked to a disk. What is not as it should be is a fault with the file's name; no bomb is inflated.
"""

from __future__ import annotations

import hashlib
import json
import re
import stat
import zipfile
import zlib
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import BinaryIO

from habeas.answers.dossier.bundle import FORMAT, MANIFEST, SUMS
from habeas.errors import UnreadableDocument

# More than any dossier has, and little enough to read: files, bytes of one and of all, bytes of the manifest.
MOST_FILES, LARGEST_FILE, LARGEST_ALL, LARGEST_MANIFEST = 20_000, 2 << 30, 20 << 30, 64 << 20
# Text shrinks to a tenth, a long run of one letter to a thousandth: above this, and above a size, it is a bomb.
MOST_SHRUNK, SHRUNK_FROM = 200, 32 << 20
_BLOCK = 1 << 20
_HASH = re.compile(r"[0-9a-f]{64}")
_DRIVE = re.compile(r"[A-Za-z]:")
_BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, OSError)


@dataclass(frozen=True, slots=True)
class BundleReport:
    """What was checked: how many files and bytes, on whom the manifest says it is, and every fault in a sentence.

    `not_enclosed` are the exhibits that the manifest lists by their hash alone: nobody can check them here.
    """

    files: int
    size: int
    about: str
    as_of: str
    faults: tuple[str, ...]
    not_enclosed: tuple[str, ...] = ()


def check_bundle(file: BinaryIO) -> BundleReport:
    """Checks a ZIP against its own manifest.

    Raises:
        UnreadableDocument: it is no ZIP.
    """
    try:
        bundle = zipfile.ZipFile(file)
    except _BROKEN as error:
        raise UnreadableDocument("That file is no ZIP, or a damaged one; get it again.") from error
    with bundle:
        return _Checking(bundle).report()


class _Checking:
    def __init__(self, bundle: zipfile.ZipFile) -> None:
        self.bundle = bundle
        self.entries = bundle.infolist()
        self.by_name = {each.filename: each for each in self.entries}
        self.size = 0
        self.checked = 0
        self.manifest: dict[str, object] = {}

    def report(self) -> BundleReport:
        faults = list(self._shape())
        if not faults:
            faults = list(self._contents())
        about = self.manifest.get("on")
        name = about.get("name") if isinstance(about, dict) else None
        who, as_of = _line(name or "somebody"), _line(self.manifest.get("as_of") or "")
        return BundleReport(self.checked, self.size, who, as_of, tuple(faults), self._not_enclosed())

    def _not_enclosed(self) -> tuple[str, ...]:
        listed = self.manifest.get("not_enclosed")
        entries = listed if isinstance(listed, list) else []
        return tuple(_line(each.get("exhibit")) for each in entries[:MOST_FILES] if isinstance(each, dict))

    def _shape(self) -> Iterator[str]:
        """What makes a ZIP too dangerous to look into."""
        if len(self.entries) > MOST_FILES:
            yield f"the ZIP has {len(self.entries):,} files, more than any dossier; nothing of it was read"
            return
        for name, number in Counter(each.filename for each in self.entries).items():
            if number > 1:
                yield f"{_line(name)}: it is in the ZIP {number} times"
        for each in self.entries:
            yield from _dangerous(each)
        if sum(each.file_size for each in self.entries) > LARGEST_ALL:
            yield f"the files are larger than {LARGEST_ALL >> 30} GB together; nothing of them was read"

    def _contents(self) -> Iterator[str]:
        told, sums = self.by_name.get(MANIFEST), self.by_name.get(SUMS)
        if told is None:
            yield f"{MANIFEST}: it is missing, so nothing can be checked"
            return
        body = self._small(told)
        self.manifest, fault = _parsed(body)
        if fault:
            yield f"{MANIFEST}: {fault}"
            return
        listed, faults = _listed(self.manifest["files"])
        yield from faults
        for name, (sha256, size) in listed.items():
            yield from self._file(name, sha256, size)
        if sums is None:
            yield f"{SUMS}: it is missing"
        else:
            yield from _sums_agree(self._small(sums), {**{name: one for name, (one, _) in listed.items()},
                                                       MANIFEST: hashlib.sha256(body).hexdigest()})  # fmt: skip
        for name in sorted(set(self.by_name) - set(listed) - {MANIFEST, SUMS}):
            yield f"{_line(name)}: it is in the ZIP and not in the manifest"

    def _file(self, name: str, sha256: str, size: int) -> Iterator[str]:
        entry = self.by_name.get(name)
        if entry is None:
            yield f"{_line(name)}: the manifest has it, the ZIP has not"
            return
        try:
            found, read = self._hash(entry)
        except _BROKEN as error:
            yield f"{_line(name)}: it cannot be read ({type(error).__name__})"
            return
        self.checked += 1
        self.size += read
        if found != sha256:
            yield f"{_line(name)}: its bytes have the SHA-256 {found}, the manifest says {sha256}"
        elif read != size:
            yield f"{_line(name)}: it has {read:,} bytes, the manifest says {size:,}"

    def _hash(self, entry: zipfile.ZipInfo) -> tuple[str, int]:
        digest, read = hashlib.sha256(), 0
        with self.bundle.open(entry) as file:
            while block := file.read(_BLOCK):
                digest.update(block)
                read += len(block)
        return digest.hexdigest(), read

    def _small(self, entry: zipfile.ZipInfo) -> bytes:
        """A file that is read whole; empty where it is too large or broken, which then is a fault by itself."""
        if entry.file_size > LARGEST_MANIFEST:
            return b""
        try:
            return self.bundle.read(entry)
        except _BROKEN:
            return b""


def _dangerous(entry: zipfile.ZipInfo) -> Iterator[str]:
    name = entry.filename
    parts = name.replace("\\", "/").split("/")
    if "\\" in name or name.startswith("/") or ".." in parts or _DRIVE.match(name) or not name.isprintable():
        yield f"{_line(name)}: its name leads out of the folder it is unpacked in; do not unpack this ZIP"
    if stat.S_ISLNK(entry.external_attr >> 16):
        yield f"{_line(name)}: it is a link to another file; do not unpack this ZIP"
    if entry.flag_bits & 0x1:
        yield f"{_line(name)}: it is encrypted, so it cannot be checked"
    shrunk = entry.file_size / max(1, entry.compress_size)
    if entry.file_size > LARGEST_FILE or (entry.file_size > SHRUNK_FROM and shrunk > MOST_SHRUNK):
        yield f"{_line(name)}: it would unpack to {entry.file_size:,} bytes; it was not read"


def _parsed(body: bytes) -> tuple[dict[str, object], str]:
    """The manifest, and what is wrong with it."""
    try:
        told = json.loads(body.decode("utf-8"))
    except (ValueError, RecursionError):
        return {}, "it is not JSON"
    if not isinstance(told, dict) or told.get("format") != FORMAT or not isinstance(told.get("files"), list):
        return {}, f"it is not the manifest of a dossier ({FORMAT})"
    return told, ""


def _listed(files: object) -> tuple[dict[str, tuple[str, int]], list[str]]:
    """The files that a manifest lists with their hashes and sizes, and what is wrong with its lines."""
    found: dict[str, tuple[str, int]] = {}
    faults = []
    for number, each in enumerate(files if isinstance(files, list) else [], start=1):
        name, sha256, size = (
            (each.get(key) for key in ("file", "sha256", "size")) if isinstance(each, dict) else (0, 0, 0)
        )
        if not isinstance(name, str) or not isinstance(size, int) or not isinstance(sha256, str):
            faults.append(f"{MANIFEST}: entry {number} needs a file, a size and a sha256")
        elif not _HASH.fullmatch(sha256):
            faults.append(f"{_line(name)}: the manifest gives no SHA-256 for it")
        elif name in found:
            faults.append(f"{_line(name)}: the manifest has it twice")
        else:
            found[name] = (sha256, size)
    return found, faults


def _sums_agree(body: bytes, wanted: dict[str, str]) -> Iterator[str]:
    lines = body.decode("utf-8", errors="replace").splitlines()
    told = {name: sha256 for sha256, _, name in (line.partition("  ") for line in lines if line)}
    for name, sha256 in wanted.items():
        if told.get(name) != sha256:
            yield f"{SUMS}: it does not say of {_line(name)} what the manifest and the bytes do"
    for name in sorted(set(told) - set(wanted)):
        yield f"{SUMS}: it names {_line(name)}, which the manifest has not"


def _line(text: object) -> str:
    """A name out of a file that nobody trusts, as a terminal may show it."""
    return "".join(letter if letter.isprintable() else "�" for letter in str(text))[:200]
