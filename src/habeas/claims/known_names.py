"""Names that somebody knows to be people's, found in a text in any spelling: case, diacritics, script, apostrophes.

A known name of several words is a person wherever it stands, as a whole, with capitals. One of a single word is one
only where the rules read it as a name by itself. What is found does not depend on the order in which names came.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from hashlib import sha256
from itertools import pairwise

from anyascii import anyascii

from habeas.claims.parse import Reading
from habeas.claims.sightings import Sighting
from habeas.claims.wordlists import words
from habeas.model import Span

Key = tuple[str, ...]

# More than all that can speak against a name at one place (see `candidates`): who knows it has said so.
SURE = 10.0

_UNSEEN = "\u00ad\u200b-\u200f\u2060\ufeff"
_WORD = re.compile(rf"[^\W_]+(?:(?:[\u0300-\u036f]+|[’'‘ʻʼ`´{_UNSEEN}]+(?=[^\W_]))[^\W_]*)*")
_HYPHENS = "‐‑‒–—―-"  # the last one a plain one
# Between two words of one name: white space, a hyphen, the marks around a nickname.
_GAP = re.compile(rf"[\s\"“”„‟'‘’()«»{_UNSEEN}{_HYPHENS}]{{1,4}}")
# A full stop ends an initial or a short form ("Jr.") of at most this many letters, anything longer a sentence.
SHORT_FORM = 2
# The Azerbaijani schwa is written both ways in Latin letters, as `record.spelling` has it, too.
_SCHWA = str.maketrans("əƏ", "aA")


@dataclass(frozen=True, slots=True)
class _Piece:
    """One word of a text, in each of its spellings, and its place."""

    text: str
    start: int
    end: int

    @property
    def spellings(self) -> tuple[str, ...]:
        return _spellings(self.text)


@dataclass(frozen=True)
class KnownNames:
    """Known names, folded; two that hold the same names are equal."""

    keys: frozenset[Key]
    _by_first: dict[str, tuple[Key, ...]] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        first: dict[str, list[Key]] = {}
        for key in sorted(self.keys, key=lambda key: (-len(key), key)):
            first.setdefault(key[0], []).append(key)
        object.__setattr__(self, "_by_first", {word: tuple(keys) for word, keys in first.items()})

    @classmethod
    def of(cls, names: Iterable[str]) -> KnownNames:
        """The names as they were written; what has no letter is none."""
        return cls(frozenset(key for name in names for key in keys_of(name)))

    @property
    def digest(self) -> str:
        """What stands for exactly these names in the name of an extraction; "none" where there are none."""
        if not self.keys:
            return "none"
        told = "\n".join(sorted(" ".join(key) for key in self.keys))
        return sha256(told.encode()).hexdigest()[:12]

    def occurring(self, text: str) -> KnownNames:
        """Those of which every word is in a text, wherever: all that can make a difference to what is read in it."""
        said = {spelling for word in set(_WORD.findall(text)) for spelling in _spellings(word)}
        near = (key for word, keys in self._by_first.items() if word in said for key in keys)
        return KnownNames(frozenset(key for key in near if said.issuperset(key)))

    def find(self, text: str) -> list[Span]:
        """Where a known name stands in a text, the longest at each place; single words too."""
        pieces = list(_pieces(text)) if self.keys else []
        found, number = [], 0
        while number < len(pieces):
            length = self._length(text, pieces, number)
            if length:
                found.append(Span(pieces[number].start, pieces[number + length - 1].end))
            number += length or 1
        return found

    def sightings(self, reading: Reading) -> list[Sighting]:
        """Every known name in a document's passages, as surely a person's."""
        return [
            Sighting(Span(passage.start + place.start, passage.start + place.end), SURE, whole=True)
            for passage in reading.passages
            for place in self.find(passage.text)
        ]

    def _length(self, text: str, pieces: list[_Piece], number: int) -> int:
        """How many words the longest known name has that begins with that word; 0 where none does."""
        possible = {key for word in pieces[number].spellings for key in self._by_first.get(word, ())}
        for key in sorted(possible, key=len, reverse=True):
            whole = pieces[number : number + len(key)]
            if len(whole) == len(key) and _is(whole, key) and _capital(text, whole) and _joined(text, whole):
                return len(key)
        return 0


def keys_of(name: str) -> frozenset[Key]:
    """The words of a name made comparable, in each way in which its letters are spelled in Latin ones."""
    ways = {name, name.translate(_SCHWA)}
    keys = (tuple(_folded(piece.text) for piece in _pieces(way)) for way in ways)
    return frozenset(key for key in keys if key and all(key))


def _pieces(text: str) -> Iterator[_Piece]:
    for match in _WORD.finditer(text):
        word = _unpossessed(match[0])
        yield _Piece(word, match.start(), match.start() + len(word))


def _unpossessed(word: str) -> str:
    return word[:-2] if word[-1] in "sS" and word[-2:-1] in ("'", "’") else word


@lru_cache(maxsize=100_000)
def _spellings(word: str) -> tuple[str, ...]:
    word = _unpossessed(word)
    if word.isascii():
        return (_folded(word),)
    return tuple(sorted({_folded(word), _folded(word.translate(_SCHWA))} - {""}))


def _folded(word: str) -> str:
    """A word in small letters from a to z and digits, and nothing else."""
    plain = word.casefold() if word.isascii() else anyascii(word).casefold()
    return plain if plain.isalnum() else "".join(sign for sign in plain if sign.isalnum())


def _is(pieces: list[_Piece], key: Key) -> bool:
    return all(part in word.spellings for word, part in zip(pieces, key, strict=True))


def _capital(text: str, pieces: list[_Piece]) -> bool:
    """Whether a name has its capitals, or letters that have none: "rose may" is no name, "Kim Jae-won" is one."""
    begun = [piece for piece in pieces if piece is pieces[0] or text[piece.start - 1] not in _HYPHENS]
    small = [piece.text for piece in begun if piece.text[0].islower()]
    return len(small) < len(begun) and words("names", "particles").issuperset(small)


def _joined(text: str, pieces: list[_Piece]) -> bool:
    """Whether nothing stands between the words that would part them."""
    for left, right in pairwise(pieces):
        gap = text[left.end : right.start]
        if gap.startswith(".") and right.start - left.end > 1 and left.end - left.start <= SHORT_FORM:
            gap = gap[1:]
        if _GAP.fullmatch(gap) is None:
            return False
    return True
