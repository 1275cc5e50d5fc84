"""Turns bytes into text, or refuses: a letter that cannot be read for certain never becomes a question mark.

Order: a byte order mark, the encoding that the file declares, UTF-8, UTF-16 without a mark, then what
charset-normalizer and the text's language tell together, among the encodings its language was written in.
"""

from __future__ import annotations

import codecs
import re
from functools import cache

from habeas.errors import BadVocabulary, UnreadableDocument
from habeas.terms import load_toml

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
# charset-normalizer looks at this much of a text; the whole is then decoded strictly.
_SAMPLE = 200_000
_LANGUAGE_SAMPLE = 5_000
# In English only foreign names have accents, so its own letters say nothing of the encoding they are in.
_WITHOUT_ACCENTS = "en"
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
    """The text in the encoding in which its language is written; English, where names decide, has to be certain."""
    from charset_normalizer import from_bytes
    from py3langid import classify

    best = from_bytes(content[:_SAMPLE], cp_isolation=sorted(_all_encodings())).best()
    if best is None:
        raise UnreadableDocument(f"{name} is in an encoding that cannot be told; save it as UTF-8")
    language = classify(str(best)[:_LANGUAGE_SAMPLE])[0]
    usual = _encodings().get(language, ())
    read = [text for each in usual if (text := _in_encoding(content, each)) is not None]
    if language == _WITHOUT_ACCENTS and len(set(read)) != 1:
        raise UnreadableDocument(
            f"{name} has letters that differ with the encoding, which it does not say; save it as UTF-8"
        )
    if best.encoding not in usual and read:
        return read[0]
    return _strictly(content, best.encoding, name)


def _in_encoding(content: bytes, encoding: str) -> str | None:
    try:
        return content.decode(encoding)
    except UnicodeDecodeError:
        return None  # not in this one, then


@cache
def _encodings() -> dict[str, tuple[str, ...]]:
    """The encodings that a language was written in before UTF-8, the usual one first."""
    table = load_toml("documents/encodings.toml").get("language")
    if not isinstance(table, dict) or not all(isinstance(names, list) and names for names in table.values()):
        raise BadVocabulary("data/documents/encodings.toml needs a table [language] of lists of encodings")
    for names in table.values():
        for each in names:
            try:
                codecs.lookup(each)
            except LookupError as error:
                raise BadVocabulary(f"data/documents/encodings.toml: there is no encoding {each!r}") from error
    return {language: tuple(names) for language, names in table.items()}


def _all_encodings() -> set[str]:
    return {each for names in _encodings().values() for each in names}
