"""Turns bytes into text, or refuses: a letter that cannot be read for certain never becomes a question mark.

Order: a byte order mark, the encoding that the file declares, UTF-8, UTF-16 without a mark, then what
charset-normalizer finds most likely among the encodings that our sources were ever written in.
"""

from __future__ import annotations

import codecs
import re

from habeas.errors import UnreadableDocument

_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
# As browsers do: what calls itself Latin-1 or ASCII is Windows-1252, and so on (WHATWG Encoding Standard).
_ALIASES = {
    "iso-8859-1": "cp1252",
    "latin-1": "cp1252",
    "us-ascii": "cp1252",
    "ascii": "cp1252",
    "iso-8859-9": "cp1254",
}
_CANDIDATES = [
    "cp1251", "cp1252", "cp1250", "koi8_r", "cp1254", "cp1253", "cp1256", "cp1255", "cp1257", "cp1258",
    "gb18030", "big5", "shift_jis", "euc_jp", "euc_kr",
]  # fmt: skip
# charset-normalizer looks at this much of a text; the whole is then decoded strictly.
_SAMPLE = 200_000
# Of a text with letters beyond ASCII, the share that reads as valid UTF-8 above which it is damaged UTF-8, not text
# in an older encoding: there, hardly a pair of bytes is valid UTF-8 by accident.
_DAMAGED_UTF8 = 0.5


def decode(content: bytes, name: str, declared: str | None = None) -> str:
    """The text of these bytes.

    Raises:
        UnreadableDocument: it is damaged, or no encoding is certain enough.
    """
    for mark, encoding in _MARKS:
        if content.startswith(mark):
            return _strictly(content, encoding, name)
    tried = _declared(content, declared)
    if tried is not None:
        return tried
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError as error:
        _refuse_damaged(content, name, error)
    wide = _wide(content)
    return _strictly(content, wide, name) if wide else _guessed(content, name)


def is_binary(content: bytes) -> bool:
    """Whether the bytes are no text in any encoding: NUL bytes that UTF-16 or UTF-32 does not explain."""
    if content.startswith(tuple(mark for mark, _ in _MARKS)):
        return False
    sample = content[:_SAMPLE]
    return sample.count(0) > len(sample) // 100 and _wide(content) is None


def _declared(content: bytes, declared: str | None) -> str | None:
    """The text in the declared encoding, or None where it declares none, an unknown one or the wrong one."""
    if not declared:
        return None
    encoding = declared.strip().strip("\"'").lower()
    try:
        return content.decode(_ALIASES.get(encoding, encoding))
    except (LookupError, UnicodeDecodeError, ValueError):
        return None


def _strictly(content: bytes, encoding: str, name: str) -> str:
    try:
        return content.decode(encoding)
    except UnicodeDecodeError as error:
        raise UnreadableDocument(
            f"{name} is {encoding.upper()} with a damaged character at byte {error.start}; get a whole copy of it"
        ) from error


def _refuse_damaged(content: bytes, name: str, error: UnicodeDecodeError) -> None:
    """Raises where most letters beyond ASCII are UTF-8 and some are broken: guessing would garble the names."""
    beyond = len(re.findall(rb"[\x80-\xff]", content))
    letters = content.decode("utf-8", errors="ignore")
    valid = sum(len(letter.encode()) for letter in re.findall(r"[^\x00-\x7f]", letters))
    if valid > _DAMAGED_UTF8 * beyond:
        raise UnreadableDocument(
            f"{name} is UTF-8 with a damaged character at byte {error.start}; get a whole copy of it"
        ) from error


def _wide(content: bytes) -> str | None:
    """UTF-16 without a mark: every other byte of a Latin text is NUL."""
    sample = content[:4000]
    if len(sample) < 8:
        return None
    even, odd = sample[0::2].count(0), sample[1::2].count(0)
    if odd > len(sample) // 5 and even < len(sample) // 50:
        return "utf-16-le"
    if even > len(sample) // 5 and odd < len(sample) // 50:
        return "utf-16-be"
    return None


def _guessed(content: bytes, name: str) -> str:
    from charset_normalizer import from_bytes

    best = from_bytes(content[:_SAMPLE], cp_isolation=_CANDIDATES).best()
    if best is None:
        raise UnreadableDocument(f"{name} is in an encoding that cannot be told; save it as UTF-8")
    try:
        return content.decode(best.encoding)
    except UnicodeDecodeError as error:
        raise UnreadableDocument(
            f"{name} seems to be {best.encoding} and has a damaged character at byte {error.start}; save it as UTF-8"
        ) from error
