"""The house style: the few words that a form adds by itself, and what an address or an anchor may be."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from habeas import terms
from habeas.answers.manuscript import Note
from habeas.errors import BadVocabulary

_FILE = "typeset/words.toml"
_ADDRESS = re.compile(r"(?:https?://|mailto:|#)[^\s<>\"\\^`{|}\x00-\x20]+", re.IGNORECASE)
_ANCHOR = re.compile(r"[a-z0-9-]+")
# Who made a file, in its properties: whoever goes on writing puts their own name there.
MAKER = "Habeas"
# How much of a document's id is enough to find it.
SHORT_ID = 12


@dataclass(frozen=True, slots=True)
class Words:
    """What a form says by itself, in one language."""

    contents: str
    notes: str
    back: str
    skip: str
    page: str
    see_note: str
    place: str
    opening: str
    closing: str
    table: str
    figure: str
    letters: str
    figure_lost: str


@cache
def words_in(language: str) -> Words:
    """The words in a language; English where there are none in it.

    Raises:
        BadVocabulary: the file lacks one.
    """
    table = terms.load_toml(_FILE)
    try:
        return Words(**table.get(language, table["en"]))  # type: ignore[arg-type]
    except (KeyError, TypeError) as error:
        raise BadVocabulary(f"data/{_FILE}, {language!r}: {error}") from error


def address_of(address: str) -> str:
    """The address if it is one that a document may lead to, else nothing: never a script, never a file."""
    return address if _ADDRESS.fullmatch(address) else ""


def anchor_of(anchor: str) -> str:
    """The anchor if it is one."""
    return anchor if _ANCHOR.fullmatch(anchor) else ""


def note_parts(note: Note, words: Words) -> tuple[str, str, str]:
    """What a footnote says: the document, the quote in quotation marks, and where it stands with the remark."""
    quote = f"{words.opening}{' '.join(note.quote.split())}{words.closing}" if note.quote else ""
    place = ""
    if note.document_id:
        place = words.place.format(document=note.document_id[:SHORT_ID], start=f"{note.start + 1}", end=f"{note.end}")
    return note.cited, quote, " ".join(part for part in (place, note.remark) if part)
