"""Takes a name apart and folds its spellings, so that two of them can be compared.

"Rüfət Səfərov", "Руфат Сафаров" and "Safarov, Rufat" have the same parts here. Three folds of growing strength
keep apart what is certain from what is likely: letters (`fold`), consonants (`spelling`) and open vowels (`sound`).
The vocabulary is `data/people/names.toml`; the name that a reader sees is never changed.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import cache, lru_cache

from anyascii import anyascii

from habeas.errors import BadVocabulary
from habeas.terms import load_toml

# Shorter words that end like a surname ("Lev", "Eva") are given names.
SHORTEST_SURNAME_BY_ENDING = 6
# Letters from here on (after Latin Extended-B) belong to alphabets that papers transliterate in more than one way.
FIRST_LETTER_BEYOND_LATIN = 0x250
# The record keeps 64 characters of a block; a surname's consonants need no more.
LONGEST_BLOCK = 64

_NICKNAME = re.compile(r"[“”\"«»„‟][^“”\"«»„‟]*[“”\"«»„‟]|\([^()]*\)")
_WORD = re.compile(r"[^\W_]+(?:['’ʼʹʿʾ`´.-][^\W_]+)*\.?")
_HAN = re.compile(r"[\u3400-\u9fff]{2,}")
_VOWELS = frozenset("aeiou")


@dataclass(frozen=True, slots=True)
class NameWords:
    """What `data/people/names.toml` says."""

    titles: frozenset[str]
    particles: frozenset[str]
    son_or_daughter: frozenset[str]
    patronymic_endings: tuple[str, ...]
    surname_endings: tuple[str, ...]
    letters: dict[int, str]
    marked: dict[int, tuple[str, str]]
    turkic_signs: frozenset[str]
    turkic_letters: dict[int, str]
    spelling: tuple[tuple[str, str], ...]
    open_vowel_countries: frozenset[str]


@dataclass(frozen=True, slots=True)
class Name:
    """A name in its parts, each folded to the letters a to z.

    Attributes:
        given: the first given name, or None where the name is a single word.
        middle: further given names and surnames before the last, in order.
        patronymic: the father's name, where a word or an ending marks it.
        family: the surname, or the only word.
        foreign: whether it is written in letters that English papers would spell in more than one way.
    """

    given: str | None
    middle: tuple[str, ...]
    patronymic: str | None
    family: str
    foreign: bool

    @property
    def complete(self) -> bool:
        """Whether there is a given name, written out, beside the surname."""
        return self.given is not None and len(self.given) > 1

    @property
    def full(self) -> tuple[str, ...]:
        """All parts in the order given, middle, patronymic, family."""
        return tuple(part for part in (self.given, *self.middle, self.patronymic, self.family) if part)


@cache
def name_words() -> NameWords:
    """The vocabulary of names.

    Raises:
        BadVocabulary: `data/people/names.toml` does not say what it should.
    """
    return read_name_words(load_toml("people/names.toml"))


def read_name_words(data: dict[str, object]) -> NameWords:
    """Checks and returns a parsed vocabulary of names."""
    lists = ("titles", "particles", "son_or_daughter", "patronymic_endings", "surname_endings", "open_vowel_countries")
    words = {name: _words_of(data, name) for name in lists}
    turkic, spelling = data.get("turkic"), data.get("spelling")
    if not isinstance(turkic, dict) or not isinstance(turkic.get("signs"), str) or not isinstance(spelling, list):
        raise BadVocabulary("data/people/names.toml needs [turkic] with `signs`, and [[spelling]] entries")
    pairs = tuple((_text(entry, "from"), _text(entry, "to")) for entry in spelling)
    return NameWords(
        titles=frozenset(words["titles"]),
        particles=frozenset(words["particles"]),
        son_or_daughter=frozenset(words["son_or_daughter"]),
        patronymic_endings=words["patronymic_endings"],
        surname_endings=words["surname_endings"],
        letters=_letters_of(data.get("letters"), "letters"),
        marked=_marked_of(data.get("marked")),
        turkic_signs=frozenset(turkic["signs"]),
        turkic_letters=_letters_of(turkic.get("letters"), "turkic.letters"),
        spelling=pairs,
        open_vowel_countries=frozenset(words["open_vowel_countries"]),
    )


@lru_cache(maxsize=65536)
def parse(name: str) -> Name:
    """The parts of a name as written, without titles, nicknames in quotation marks and particles.

    "Safarov, Rufat" and "Safarov Rufat Eldar oglu" give the surname's place to Safarov; where nothing shows which
    word is the surname, it is the last one. A name without a single letter has an empty `family`.
    """
    written = _in_order(unicodedata.normalize("NFC", name))
    turkic = not name_words().turkic_signs.isdisjoint(written)
    foreign = turkic or any(ord(letter) >= FIRST_LETTER_BEYOND_LATIN for letter in written if letter.isalpha())
    words = _without_ornament([fold(word, turkic=turkic) for word in _words(written)])
    words, patronymic = _take_patronymic(words)
    if len(words) < 2:
        return Name(None, (), patronymic if words else None, "".join(words) or patronymic or "", foreign)
    if _surname_first(words):
        words = [*words[1:], words[0]]
    return Name(words[0], tuple(words[1:-1]), patronymic, words[-1], foreign)


@lru_cache(maxsize=65536)
def readings(name: str) -> tuple[Name, ...]:
    """The ways in which papers may spell a name with marked letters, its own parts first: Oršova is Orsova or Orshova.

    A name without such letters has only its own.
    """
    lowered = unicodedata.normalize("NFC", name).replace("İ", "i").lower()
    ways = [
        lowered.translate({letter: way[number] for letter, way in name_words().marked.items()}) for number in (0, 1)
    ]
    return tuple(dict.fromkeys([parse(name), *(parse(way) for way in ways if way != lowered)]))


@lru_cache(maxsize=65536)
def unmarked(part: str) -> str:
    """A folded part with every spelt-out mark left out (sh is s, zh is z): coarser than any spelling of it."""
    for plain, spelt in name_words().marked.values():
        part = part.replace(spelt, plain)
    return part


@lru_cache(maxsize=65536)
def fold(text: str, *, turkic: bool = False) -> str:
    """The text in the letters a to z and digits, in lower case: what spellings that differ in marks have in common.

    `turkic` reads c, j, x and q as the Latin alphabets of Azerbaijani and its relatives do.
    """
    known = name_words()
    lowered = unicodedata.normalize("NFC", text).replace("İ", "i").lower()
    if turkic:
        lowered = lowered.translate(known.turkic_letters)
    return re.sub(r"[^a-z0-9]", "", anyascii(lowered.translate(known.letters)).lower())


@lru_cache(maxsize=65536)
def spelling(part: str) -> str:
    """A folded part with the spellings of one consonant made one (gh and g, kh and h), doubled letters single."""
    for source, target in name_words().spelling:
        part = part.replace(source, target)
    return re.sub(r"(.)\1+", r"\1", part)


@lru_cache(maxsize=65536)
def sound(part: str) -> str:
    """`spelling` with a and e made one but at the end of the word, where they part Alexandra from Alexandre."""
    spelt = spelling(part)
    return spelt[:-1].replace("e", "a") + spelt[-1:]


def skeleton(part: str) -> str:
    """The consonants of a folded part's sound, with its first letter: the same for all spellings of it."""
    sounded = sound(unmarked(part))
    kept = sounded[:1].translate(str.maketrans("e", "a")) + "".join(
        letter for letter in sounded[1:] if letter not in _VOWELS
    )
    return re.sub(r"(.)\1+", r"\1", kept)[:LONGEST_BLOCK]


def _words(written: str) -> list[str]:
    words: list[str] = []
    for word in _WORD.findall(written):
        article, hyphen, rest = word.partition("-")
        if hyphen and rest and article.lower() in name_words().particles:
            words.append(rest)  # "al-Najjar" is the Najjar that others write without the article
        elif _HAN.fullmatch(word):
            words += [word[0], word[1:]]  # the surname is the first character, as English papers write it
        else:
            words.append(word)
    return words


def _in_order(name: str) -> str:
    without = _NICKNAME.sub(" ", name)
    name = without if _WORD.search(without) else name
    family, comma, rest = name.partition(",")
    return f"{rest} {family}" if comma and _WORD.search(rest) and _WORD.search(family) else name


def _without_ornament(words: list[str]) -> list[str]:
    known = name_words()
    kept = [word for word in words if word]
    while len(kept) > 1 and kept[0] in known.titles:
        kept = kept[1:]
    plain = [word for word in kept if word not in known.particles]
    return plain or kept


def _take_patronymic(words: list[str]) -> tuple[list[str], str | None]:
    known = name_words()
    for place, word in enumerate(words):
        if place and word in known.son_or_daughter:
            return words[: place - 1] + words[place + 1 :], words[place - 1]
    inner = range(1, len(words) if len(words) >= 3 and _ends_like_a_surname(words[0]) else len(words) - 1)
    for place in inner:  # the last word is one only after a surname: "Ivanov Pyotr Sergeyevich", not "Abramovich"
        if words[place].endswith(known.patronymic_endings):
            return words[:place] + words[place + 1 :], words[place]
    return words, None


def _surname_first(words: list[str]) -> bool:
    return _ends_like_a_surname(words[0]) and not _ends_like_a_surname(words[-1])


def _ends_like_a_surname(word: str) -> bool:
    return len(word) >= SHORTEST_SURNAME_BY_ENDING and word.endswith(name_words().surname_endings)


def _words_of(data: dict[str, object], name: str) -> tuple[str, ...]:
    values = data.get(name)
    if not isinstance(values, list) or not values or not all(isinstance(value, str) and value for value in values):
        raise BadVocabulary(f"data/people/names.toml: `{name}` has to be a list of words")
    return tuple(values)


def _letters_of(entry: object, name: str) -> dict[int, str]:
    if not isinstance(entry, dict) or not all(len(key) == 1 and isinstance(entry[key], str) for key in entry):
        raise BadVocabulary(f"data/people/names.toml: [{name}] has to map single letters to letters")
    return {ord(key): value for key, value in entry.items()}


def _marked_of(entry: object) -> dict[int, tuple[str, str]]:
    if not isinstance(entry, dict) or not all(
        len(key) == 1 and isinstance(ways, list) and len(ways) == 2 and all(isinstance(way, str) for way in ways)
        for key, ways in entry.items()
    ):
        raise BadVocabulary("data/people/names.toml: [marked] has to map single letters to two spellings")
    return {ord(key): (ways[0], ways[1]) for key, ways in entry.items()}


def _text(entry: object, field: str) -> str:
    if not isinstance(entry, dict) or not isinstance(entry.get(field), str) or not entry[field]:
        raise BadVocabulary(f"data/people/names.toml: every [[spelling]] needs `{field}`")
    return str(entry[field])
