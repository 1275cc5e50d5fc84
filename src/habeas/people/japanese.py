"""Japanese names in characters: where the surname ends, and how both parts are read.

A surname is of the 2,000 of `data/people/japanese_surnames.tsv`, a given name of `japanese_given.tsv`. What may as well
be a Chinese name stays one: of three characters, with a first one that is a common Chinese surname.
"""

from __future__ import annotations

from functools import cache, lru_cache

from anyascii import anyascii

from habeas.people.han import simplified
from habeas.people.name_rules import name_rules
from habeas.terms import data_text

SURNAME, GIVEN = "japanese surname", "japanese given"
LONGEST_NAME = 6
# A given name has as many readings as others of a name have; those that most names have come first.
READINGS = 8
# A surname of two characters that so many thousand people have is one, whatever its first character is elsewhere.
MANY = 100
_BY_LENGTH = (2, 3, 1)


@cache
def _surnames() -> dict[str, tuple[list[str], int]]:
    found: dict[str, tuple[list[str], int]] = {}
    for line in _lines("people/japanese_surnames.tsv"):
        name, reading, thousands = line.split("\t")
        readings, often = found.get(name, ([], 0))
        found[name] = ([*readings, reading] if reading not in readings else readings, max(often, int(thousands)))
    return found


@cache
def _given() -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for line in _lines("people/japanese_given.tsv"):
        reading, names = line.split("\t")
        for name in names.split(" "):
            known = found.setdefault(name, [])
            if len(known) < READINGS:
                known.append(reading)
    return found


def _lines(name: str) -> list[str]:
    return [line for line in data_text(name).splitlines() if line and not line.startswith("#")]


@lru_cache(maxsize=65536)
def japanese_parts(word: str) -> tuple[str, str] | None:
    """The surname and the given name of a Japanese name without a space; None where it may be of another people."""
    plain = simplified(word)
    if not 2 <= len(plain) <= LONGEST_NAME or plain[:2] in name_rules().double_surnames:
        return None
    for length in _BY_LENGTH:
        surname, given = plain[:length], plain[length:]
        if given and surname in _surnames() and not _chinese(plain, length) and given in _given():
            return word[:length], word[length:]
    return None


def _chinese(plain: str, length: int) -> bool:
    """Whether it is as likely a Chinese name: no Chinese given name has more than two characters."""
    if len(plain) > 3 or anyascii(plain[0]).lower() not in name_rules().pinyin_surnames:
        return False
    return length == 1 or _surnames()[plain[:length]][1] < MANY


def japanese_readings(letters: str, way: str) -> tuple[str, ...]:
    """How a surname or a given name in simplified characters is read, the likeliest first."""
    found = _surnames()[letters][0] if way == SURNAME else _given()[letters]
    return tuple(found)
