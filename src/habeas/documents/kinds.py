"""Decides what a file is: by its first bytes, then by how its name ends. What cannot be read is named.

The kinds that are read are "text", "html", "pdf", "docx" and "email".
"""

from __future__ import annotations

import re
from functools import cache
from io import BytesIO
from zipfile import BadZipFile, ZipFile

from habeas.documents.decode import is_binary
from habeas.errors import BadVocabulary, UnreadableDocument
from habeas.terms import load_toml

_FILE = "documents/kinds.toml"
_OPENING = 4_096
_ENDING = re.compile(r"\.([A-Za-z][A-Za-z0-9]{0,7})$")
_HTML = re.compile(
    rb"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.{0,1000}?-->\s*)*<(?:!doctype\s+html|html|head|body|section|article|main|div|table|p|h1)\b",
    re.IGNORECASE | re.DOTALL,
)
_XML = re.compile(rb"\s*<(?:\?xml|rss|feed|svg)\b")
_MAIL_HEADER = re.compile(
    rb"^(?:From|To|Subject|Date|MIME-Version|Message-ID|Received|Return-Path|Delivered-To): ", re.I | re.M
)
_ENCRYPTED_OFFICE = "EncryptedPackage".encode("utf-16-le")
# An e-mail has at least this many of the usual lines in its head.
_MAIL_HEADERS = 3


def kind_of(content: bytes, name: str) -> str:
    """What the file is.

    Raises:
        UnreadableDocument: it is of a kind that is not read, and which.
    """
    if b"%PDF-" in content[:1024]:
        return "pdf"
    if content.startswith(b"PK\x03\x04"):
        return _archive(content, name)
    for signature, what in _table("signatures").items():
        if content.startswith(bytes.fromhex(signature)) and (len(signature) > 6 or is_binary(content)):
            if _ENCRYPTED_OFFICE in content:
                raise UnreadableDocument(f"{name} is encrypted; save it again without a password")
            raise _not_read(name, what)
    if is_binary(content):
        raise _not_read(name, "a binary file")
    return _text_kind(content, name)


def _archive(content: bytes, name: str) -> str:
    try:
        with ZipFile(BytesIO(content)) as archive:
            members = set(archive.namelist())
    except (BadZipFile, OSError, ValueError, NotImplementedError) as error:
        what = "a damaged DOCX" if name.lower().endswith(".docx") else "a damaged archive"
        raise UnreadableDocument(f"{name} is {what} (its directory cannot be read); get a whole copy of it") from error
    for member, what in _table("archives").items():
        if member in members:
            if what == "docx":
                return what
            raise _not_read(name, what)
    if name.lower().endswith(".docx"):
        raise UnreadableDocument(f"{name} is a damaged DOCX (it has no word/document.xml); get a whole copy of it")
    raise _not_read(name, "an archive (.zip); unpack it first")


def _text_kind(content: bytes, name: str) -> str:
    """Text of some sort: what its opening says, else what its name says."""
    found = _ENDING.search(name)
    ending = found.group(1).lower() if found else ""
    opening = content[:_OPENING].removeprefix(b"\xef\xbb\xbf")
    if len(_MAIL_HEADER.findall(opening)) >= _MAIL_HEADERS and ending in ("", "eml", "txt"):
        return "email"
    if ending in _table("endings"):
        raise _not_read(name, _table("endings")[ending])
    if _HTML.match(opening) or _HTML.match(
        opening.replace(b"\0", b"").removeprefix(b"\xff\xfe").removeprefix(b"\xfe\xff")
    ):
        return "html"
    if _XML.match(opening):
        raise _not_read(name, "data (XML)")
    kind = _table("read").get(ending, "text" if not ending else None)
    if kind is None:
        raise _not_read(name, f"a file whose name ends in .{ending}")
    if kind in ("pdf", "docx"):
        raise UnreadableDocument(f"{name} is no {kind.upper()}, whatever its name says; get a whole copy of it")
    return kind


def _not_read(name: str, what: str) -> UnreadableDocument:
    if what in _table("lists").values():
        return UnreadableDocument(
            f"{name} is {what}; where it is a list of people, add it with: habeas list add {name} --by BODY --as-of DAY"
        )
    return UnreadableDocument(
        f"{name} is {what}, of a kind that Habeas does not read yet; save it as text, HTML, PDF, DOCX or e-mail"
    )


@cache
def _table(key: str) -> dict[str, str]:
    table = load_toml(_FILE).get(key)
    if not isinstance(table, dict) or not all(isinstance(value, str) for value in table.values()):
        raise BadVocabulary(f"data/{_FILE} needs a table [{key}] of words")
    return table
