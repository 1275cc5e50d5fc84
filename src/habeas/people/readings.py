"""The readings of one part of a name: how it may sound, in which script it is, what its ending says.

A word keeps its letters; beside them it has the codes of `habeas.people.sounds`, up to four: one for most words, and
for Chinese characters those of pinyin, of Cantonese and of Vietnamese.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from habeas.people.han import han_readings, simplified
from habeas.people.japanese import GIVEN, SURNAME, japanese_readings
from habeas.people.name_rules import given_names, name_rules
from habeas.people.sounds import OTHER_LETTERS, code, code_in, own_script, romanized, script_of

VIETNAMESE, PINYIN, BELARUSIAN = "vietnamese", "pinyin", "belarusian"
UNVOWELLED = frozenset({"arabic", "ethiopic", "hebrew"})
CHARACTERS = frozenset({"han", "hangul", "japanese"})
DASH = re.compile(r"[-‐‑‒–]")
_NOT_FOLDED = re.compile("[^a-z`]")
# A syllable of Korean that is written with and without its glide: woo, u.
_WOO = re.compile("^wu")
_MARK = re.compile(r"['’ʼʹʿʾ`´‘ʻ.]")


@dataclass(frozen=True, slots=True, eq=False)
class Part:
    """One part of a name; the same word is always the same object, so comparisons of two can be remembered.

    Attributes:
        text: as written.
        letters: without case; characters simplified; look-alike letters put right.
        plain: the letters a to z of it.
        codes: how it sounds, in up to four readings.
        syllables: the same for the Chinese romanizations, where it may be Chinese.
        script: of its letters.
        way: how its Latin letters are read.
        initial: whether it is a single letter that stands for a name.
        fathers: whether it is a father's name, told by a word or an ending.
    """

    text: str
    letters: str
    plain: str
    codes: tuple[str, ...]
    syllables: tuple[str, ...]
    script: str
    way: str
    initial: bool = False
    fathers: bool = False

    @property
    def unvowelled(self) -> bool:
        """Whether its script leaves out vowels."""
        return self.script in UNVOWELLED


@lru_cache(maxsize=524288)
def part(word: str, way: str, *, fathers: bool = False) -> Part:
    """One part with its readings."""
    letters = own_script(word.casefold())
    script = script_of(letters)
    letters = simplified(letters) if script == "han" else letters
    script = "japanese" if way in (SURNAME, GIVEN) else script
    bare = letters.rstrip(".")
    plain = OTHER_LETTERS.sub("", letters if letters.isascii() else romanized(letters))
    initial = len(bare) == 1 and script not in (*CHARACTERS, "ethiopic") and bare.isalpha()
    codes = _codes(bare, way, script, fathers)
    syllables = _syllables(bare, plain, script)
    return Part(word.rstrip("."), bare, plain, codes, syllables, script, way, initial, fathers)


def _codes(letters: str, way: str, script: str, fathers: bool) -> tuple[str, ...]:
    if script == "han":
        pinyin, _, vietnamese = han_readings(letters)
        return tuple(dict.fromkeys(code(one) for one in (pinyin, vietnamese) if one))
    if script == "japanese":
        return tuple(dict.fromkeys(map(code, japanese_readings(letters, way))))
    servant = name_rules().servant
    # Letters alone are in their own script already.
    sounded = code_in(script, letters, way) if letters.isalpha() else code(DASH.sub("", _MARK.sub("", letters)), way)
    sounded = name_rules().kunya.sub("abu", servant.sub("abd", sounded, count=1), count=1)
    if script == "georgian":
        sounded = name_rules().georgian_case.sub("", sounded)
    if fathers:
        own = name_rules().patronymic_ending.sub("", sounded)
        sounded = own if len(own) > 1 else sounded
    return (sounded,) if sounded else ()


def _syllables(letters: str, plain: str, script: str) -> tuple[str, ...]:
    if script == "han":
        pinyin, cantonese, _ = han_readings(letters)
        ways = [pinyin] if cantonese is None else [pinyin, cantonese.replace("j", "y")]
        return tuple(dict.fromkeys(sinitic(way) for way in ways))
    if script not in ("latin", "cyrillic"):
        return ()
    ways = [plain, _palladius(letters)] if script == "cyrillic" else [plain]
    return tuple(dict.fromkeys(sinitic(way) for way in ways if name_rules().syllable.fullmatch(way)))


def _palladius(letters: str) -> str:
    """A Chinese name in Cyrillic, in pinyin."""
    for pattern, target in name_rules().palladius:
        letters = pattern.sub(target, letters)
    return OTHER_LETTERS.sub("", romanized(letters))


@lru_cache(maxsize=262144)
def pinyin(each: Part) -> str | None:
    """What is spelt in Hanyu Pinyin and in no other romanization of Chinese, else None.

    "Zh" is as "j", which it is in names that happen to look alike: Zhina and Jina are Kurdish.
    """
    known = name_rules()
    if each.script != "latin" or not known.pinyin_only.search(each.plain):
        return None
    return each.plain.replace("zh", "j") if known.pinyin.fullmatch(each.plain) else None


@lru_cache(maxsize=262144)
def halves(each: Part) -> tuple[str, ...]:
    """How the two sound that a dash joins, as in Jong-il; none where there are not just two."""
    words = DASH.split(each.letters)
    if len(words) != 2 or each.script != "latin":
        return ()
    found = tuple(_WOO.sub("u", code(_MARK.sub("", word), each.way)) for word in words)
    return found if all(found) else ()


@lru_cache(maxsize=65536)
def sinitic(spelt: str) -> str:
    """Codes for the syllables of a Chinese name: one for pinyin, Wade-Giles and their relatives."""
    for pattern, target in name_rules().sinitic:
        spelt = pattern.sub(target, spelt)
    return spelt


@lru_cache(maxsize=262144)
def ending_of(each: Part) -> str | None:
    """The kind of a surname's ending, or None: "ov" for Mammadov, "li" for Mammadli."""
    if each.script in ("han", "japanese", "arabic") or not each.codes or len(each.codes[0]) < 5:
        return None
    if each.codes[0] in given_names():
        return None  # Youssef is no surname in -ef
    coded = manly(each.codes[0])
    if not name_rules().any_ending.search(coded):
        return None
    return next((kind for kind, pattern in name_rules().ending.items() if pattern.search(coded)), None)


@lru_cache(maxsize=262144)
def manly(coded: str) -> str:
    """Codes of a surname in the form that a man has; a woman's given name has none (Valentina, Irina)."""
    if coded in given_names() or not name_rules().any_feminine.search(coded):
        return coded
    for pattern, target in name_rules().feminine:
        coded, times = pattern.subn(target, coded)
        if times:
            break
    return coded


@lru_cache(maxsize=262144)
def fold_word(word: str) -> str:
    """A word in the letters a to z, for looking it up in a list."""
    folded = word.casefold()
    return _NOT_FOLDED.sub("", folded if folded.isascii() else romanized(own_script(folded)))
