"""Burmese names in their own letters, spelt in Latin ones: a word for each syllable, as people of Myanmar write them.

The letters are written without spaces, and a letter-by-letter romanization has little to do with how names are spelt:
အောင် is Aung. The table is `data/people/burmese.toml`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from habeas.errors import BadVocabulary
from habeas.terms import load_toml

LETTERS = re.compile("[\u1000-\u109f]+")
_TABLES = ("first", "joined", "signs", "alone", "rhymes")
# The order in which signs below a consonant are told.
_SIGNS = "ှျြွ"
_TONES = re.compile("(?<!ို)း|့(?!်)")
# A consonant with signs and vowels, or a vowel by itself, then the consonant that ends the syllable: it has a killer
# above it, or the next one below it.
_SYLLABLE = re.compile("([က-အဿ])([ျ-ှ]*)([ါ-ဲံ]*း?်?)([က-အ](?:့?်|္(?=[က-အ])))?|([ဣ-ဪ])([က-အ]်)?")


@dataclass(frozen=True, slots=True)
class Burmese:
    """What `data/people/burmese.toml` says."""

    first: dict[str, str]
    joined: dict[str, str]
    signs: dict[str, str]
    alone: dict[str, str]
    rhymes: dict[str, str]
    titles: tuple[str, ...]


@cache
def _table() -> Burmese:
    return read_table(load_toml("people/burmese.toml"))


def read_table(data: dict[str, object]) -> Burmese:
    """Checks and returns a parsed table.

    Raises:
        BadVocabulary: it does not say what it should.
    """
    tables = [data.get(name) for name in _TABLES]
    titles = data.get("titles")
    if not all(isinstance(each, dict) for each in tables) or not isinstance(titles, dict):
        raise BadVocabulary(f"data/people/burmese.toml needs {', '.join(f'[{name}]' for name in _TABLES)} and [titles]")
    first, joined, signs, alone, rhymes = (
        {str(one): str(to) for one, to in each.items()} for each in tables if isinstance(each, dict)
    )
    return Burmese(first, joined, signs, alone, rhymes, tuple(map(str, titles.get("words", ()))))


def in_latin(text: str) -> str:
    """A text with its Burmese in Latin letters, a space between two syllables."""
    return LETTERS.sub(lambda found: _spelt(found[0]), text)


def _spelt(word: str) -> str:
    for title in _table().titles:
        rest = word.removeprefix(title)
        if rest != word and len(_SYLLABLE.findall(_TONES.sub("", rest))) > 1:
            word = rest
    return " ".join(_syllable(found) for found in _SYLLABLE.finditer(_TONES.sub("", word))).title()


def _syllable(found: re.Match[str]) -> str:
    known = _table()
    first, signs, vowels, last, alone, behind = (each or "" for each in found.groups())
    signs = "".join(sorted(signs, key=_SIGNS.index))
    if alone:
        return known.alone.get(alone, "") + known.rhymes.get(behind, "")[1:]
    rhyme = vowels + last.replace("္", "်")
    if signs.endswith("ွ") and "ွ" + rhyme in known.rhymes:
        signs, rhyme = signs[:-1], "ွ" + rhyme
    begins = known.joined.get(first + signs)
    if begins is None and signs[:1] and first + signs[:1] in known.joined:
        begins = known.joined[first + signs[:1]] + "".join(known.signs[each] for each in signs[1:])
    if begins is None:
        behind = "".join(known.signs[each] for each in signs if known.signs[each] != "h")
        begins = ("h" if "ှ" in signs else "") + known.first[first] + behind
    begins = begins[1:] if begins[:2] == "yy" else begins
    if begins.endswith("y"):
        rhyme = rhyme.removesuffix("း")  # Myo, but Moe
    toneless = rhyme.replace("့", "")
    return begins + known.rhymes.get(rhyme, known.rhymes.get(toneless, known.rhymes.get(vowels, "a")))
