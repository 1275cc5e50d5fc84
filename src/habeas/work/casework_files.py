"""What a file that is attached to casework is, by its bytes; what is not known is refused, and plain text is known.

Nothing is unpacked or run: of an archive only the list of its members is read.
"""

from __future__ import annotations

from codecs import BOM_UTF16_BE, BOM_UTF16_LE
from dataclasses import dataclass
from functools import cache
from io import BytesIO
from zipfile import BadZipFile, ZipFile

from habeas.documents.decode import is_binary
from habeas.errors import BadVocabulary, UnreadableDocument
from habeas.terms import load_toml

_FILE = "casework/attachments.toml"
TEXT = "txt"
# So many bytes may stand before what a page begins with: an even number, as UTF-16 needs it.
_LOOKED_AT = 4096


@dataclass(frozen=True, slots=True)
class FileKind:
    """A kind of file and how to know it."""

    name: str
    ending: str
    starts: bytes
    at: int
    also: bytes
    member: str

    def is_of(self, content: bytes) -> bool:
        """Whether these bytes are such a file."""
        if not content.startswith(self.starts) or content[self.at : self.at + len(self.also)] != self.also:
            return False
        return not self.member or self.member in _members(content)


@cache
def file_kinds() -> tuple[int, tuple[FileKind, ...]]:
    """The most bytes that a file may have, and the kinds that are known.

    Raises:
        BadVocabulary: the data file does not say what it should.
    """
    data = load_toml(_FILE)
    largest, entries = data.get("largest"), data.get("kind")
    if not isinstance(largest, int) or not isinstance(entries, list) or not entries:
        raise BadVocabulary(f"data/{_FILE} needs a number `largest` and [[kind]] entries")
    found = []
    for entry in entries:
        starts, also = bytes.fromhex(entry.get("starts", "")), bytes.fromhex(entry.get("also", ""))
        if not entry.get("name") or not entry.get("ending") or not (starts or also):
            raise BadVocabulary(f"data/{_FILE}: a kind needs a name, an ending, and bytes to know it by")
        told = (str(entry["name"]), str(entry["ending"]))
        found.append(FileKind(*told, starts, int(entry.get("at", 0)), also, str(entry.get("member", ""))))
    return largest, tuple(found)


def ending_of(content: bytes) -> str:
    """The ending that a file of these bytes should have, whatever its name says.

    Raises:
        UnreadableDocument: it is empty, too large, or of no kind that is known.
    """
    largest, known = file_kinds()
    if not content:
        raise UnreadableDocument("The file is empty; attach it again.")
    if len(content) > largest:
        raise UnreadableDocument(f"The file has more than {largest:,} bytes; attach a smaller one.")
    for kind in known:
        if kind.is_of(content):
            return kind.ending
    # What begins like one of them and is none is no plain text either, and neither is a page that a browser would run.
    damaged = any(kind.starts and content.startswith(kind.starts) for kind in known)
    if damaged or is_binary(content) or _begins(content) == "<":
        names = ", ".join(kind.name for kind in known)
        raise UnreadableDocument(f"The file is none of these, whatever its name says: {names}, plain text.")
    return TEXT


def _begins(content: bytes) -> str:
    """The first sign of a text, behind the marks that say how it is encoded."""
    encoding = "utf-16" if content.startswith((BOM_UTF16_LE, BOM_UTF16_BE)) else "utf-8-sig"
    return content[:_LOOKED_AT].decode(encoding, errors="replace").lstrip()[:1]


def _members(content: bytes) -> set[str]:
    try:
        with ZipFile(BytesIO(content)) as archive:
            return set(archive.namelist())
    except (BadZipFile, OSError, ValueError, NotImplementedError):
        return set()
