"""Names as they are searched for: any spelling finds them, with or without diacritics, in any script.

This is for finding only. Whether two names are one person is for the people step to say.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

# Letters that a key of a name may have.
KEY = 64
_WORD = re.compile(r"\w+")
_APART = re.compile(r"[\W_]+")


# The Azerbaijani schwa is written both ways in Latin letters: Səfərov is Seferov here and Safarov there.
_SCHWA = str.maketrans("əƏ", "aA")


def folded(name: str) -> str:
    """A name in plain small letters, its words parted by one space."""
    from anyascii import anyascii

    return _APART.sub(" ", (name if name.isascii() else anyascii(name)).casefold()).strip()


def spellings(name: str) -> list[str]:
    """Every folded form that a name goes by in plain letters, sorted."""
    other = name.translate(_SCHWA)
    return [folded(name)] if other == name else sorted({folded(name), folded(other)})


def plain_words(text: str) -> str:
    """The different words of a text that have letters outside ASCII, in plain small letters, sorted."""
    foreign = {word for word in _WORD.findall(text) if not word.isascii()}
    plain = {spelling for word in foreign for spelling in spellings(word)}
    return " ".join(sorted(word for word in plain if word))


def name_keys(names: Iterable[str]) -> set[str]:
    """The keys under which a person of these names is found whatever the spelling."""
    from habeas.people.blocking import PARTS, WHOLE, keys_of
    from habeas.people.parts import parts_of

    # Two parts, or the whole name: the other kinds of keys are for slips of the pen.
    return {key[:KEY] for name in names for kind, key in keys_of(parts_of(name)) if kind in (PARTS, WHOLE)}
