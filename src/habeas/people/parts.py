"""Takes a name in any script into its parts, each with the readings that comparing needs, and their places in the name.

The words of it are in `data/people/parts.toml`. Titles, particles and the words for "son of" go; a father's name that
is marked by a word or an ending is parted from the rest. A text that names nobody ("N.N.", "the journalist") has no
parts.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import cache, lru_cache

from habeas.people import burmese, japanese
from habeas.people.han import simplified
from habeas.people.name_rules import arabic_names, given_names, name_rules
from habeas.people.readings import BELARUSIAN, CHARACTERS, DASH, PINYIN, VIETNAMESE, Part, ending_of, fold_word, part
from habeas.people.sounds import code, romanized, script_of, way_of

# No person's name has more words; what is longer is a sentence, and only its beginning is looked at.
MOST_WORDS = 12
LONGEST_TEXT = 400
# Written-out parts that tell people apart, and that have to agree before two names can be called the same.
PARTS_TO_TELL = 2
# Half of a double surname has no fewer letters.
SHORTEST_HALF = 4

_NICKNAME = re.compile(r"[“”\"«»„‟][^“”\"«»„‟]*[“”\"«»„‟]|\([^()]*\)")
_WORD = re.compile(r"[^\W_]+(?:['’ʼʹʿʾ`´‘ʻ.\-‐‑‒–][^\W_]+)*\.?")
_COMMA = re.compile("[،，、]")
# Without one of these a text has no nickname and no comma.
_MARKS = re.compile('[“”"«»„‟(,،，、]')
# Scripts of South Asia, whose vowels are marks and no letters: read by their romanization.
_INDIC = re.compile("[\u0900-\u0dff]+")
_DOT = re.compile(r"[·・•‧]")
_MARRIED = re.compile(r"\s(?:de|De|DE)\s+[^\s]+$")
_RUN_TOGETHER = re.compile(r"([^\W\d_]{2}[a-zß-öø-ÿа-яёії])([A-ZÀ-ÖØ-ÞА-ЯЁІЇ][a-zß-öø-ÿа-яёії]{2})")
_SHORT = re.compile(r"[^\W\d_]\.")


@dataclass(frozen=True, slots=True, eq=False)
class Parts:
    """A name in its parts.

    Attributes:
        text: the whole name as written.
        proper: given names and surnames in the order written.
        father: the father's name where something marks it.
        family: the place of the surname in `proper` where a comma, a script or an ending shows it, else None.
        way: how its Latin letters are read.
        lineage: whether the part after the given name is the father's name, as in Arabic.
        married: whether the last part is a husband's surname: "Violeta Barrios de Chamorro".
    """

    text: str
    proper: tuple[Part, ...]
    father: Part | None
    family: int | None
    way: str
    lineage: bool = False
    married: bool = False


@lru_cache(maxsize=131072)
def parts_of(name: str) -> Parts:
    """The parts of a name as written; `proper` is empty where it names nobody."""
    text = name[:LONGEST_TEXT]
    if not text.isascii():
        text = unicodedata.normalize("NFKC", text).replace("İ", "i")
        text = burmese.in_latin(_INDIC.sub(lambda found: romanized(found[0]), text))
        if not text.isprintable():
            text = "".join(letter for letter in text if unicodedata.category(letter) != "Cf")
    written, comma = _in_order(text)
    way = way_of(written.casefold())
    words, plain = _words(written)
    if plain:
        proper = [part(word, way) for word in words]
        proper, marked = _father_by_ending(proper)
        return Parts(name, tuple(proper), marked, len(proper) - 1 if comma else _family(proper), way)
    words = _double_surname(words)
    if _no_name(words, written):
        return Parts(name, (), None, None, way)
    if (read := _japanese(words)) is not None:
        return Parts(name, read, None, 0, way)
    if len(words) == 1 and script_of(words[0]) in CHARACTERS and 2 <= len(words[0]) <= 4:
        return Parts(name, _characters(words[0], way), None, 0, way)
    way = _way(words, way)
    words = _without_joined_articles(_without_titles(words, way), way)
    words, father = _father_by_word(words)
    proper = [part(word, way) for word in _joined(words)]
    if father is None:
        proper, marked = _father_by_ending(proper)
    else:
        marked = part(father, way, fathers=True)
    family = len(proper) - 1 if comma and proper else _family(proper)
    return Parts(
        name,
        tuple(proper),
        marked,
        family,
        way,
        name_rules().lineage.search(written) is not None,
        _MARRIED.search(written) is not None,
    )


def given_place(name: Parts) -> int:
    """The place of the given name in `proper`: the first, or the second after a surname."""
    return 1 if name.family == 0 and len(name.proper) > 1 else 0


def tells(name: Parts) -> bool:
    """Whether two parts of a name are given in full: fewer are anybody's."""
    written = 0
    for each in name.proper:
        if not each.initial:
            written += 1
    return written >= PARTS_TO_TELL


def _in_pinyin(words: list[str]) -> bool:
    """Whether it is a Chinese name, with its surname first or last, in pinyin."""
    rules = name_rules()
    if len(words) not in (2, 3) or not all(word.isascii() and word.isalpha() and len(word) > 1 for word in words):
        return False
    folds = [fold_word(word) for word in words]
    known = folds[0] in rules.pinyin_surnames or folds[-1] in rules.pinyin_surnames
    return known and all(rules.pinyin.fullmatch(fold) for fold in folds)


def _in_order(text: str) -> tuple[str, bool]:
    if not _MARKS.search(text):  # most names have neither a nickname nor a comma
        return text, False
    without = _NICKNAME.sub(" ", text)
    text = without if _WORD.search(without) else text
    family, comma, rest = _COMMA.sub(",", text).partition(",")
    if comma and _WORD.search(rest) and _WORD.search(family):
        return f"{rest} {family}", True
    return text, False


def _words(written: str) -> tuple[list[str], bool]:
    """The words of a name, and whether no rule is for any of them: then each is a part as it stands."""
    found: list[str] = []
    plain = True
    for words, ordinary in map(_between_spaces, written.split()):
        found += words
        plain &= ordinary
    return found[:MOST_WORDS], plain and bool(found)


@lru_cache(maxsize=262144)
def _between_spaces(text: str) -> tuple[tuple[str, ...], bool]:
    """The words of a text without spaces, and whether no rule is for any of them, whatever stands beside it."""
    found = _WORD.findall(text if text.isascii() else _DOT.sub(" ", text))
    words = tuple(piece for word in found for piece in _pieces(word))
    # What shows a lineage or a husband's name has no space in it but before and after.
    marked = name_rules().lineage.search(f" {text} ") or _MARRIED.search(f" {text} {text}")
    return words, not marked and all(map(_ordinary, words))


def _ordinary(word: str) -> bool:
    """Whether it is in no list of `name_rules`, and no word by itself for another reason."""
    if script_of(word) in CHARACTERS or DASH.search(word) or not any(letter.isalpha() for letter in word):
        return False
    folded = fold_word(word)
    return folded not in _listed() and folded != "n" and not name_rules().joined_article.match(word)


@cache
def _listed() -> frozenset[str]:
    """Every word for which there is a rule; of a title of two words the first."""
    rules = name_rules()
    lists = (rules.no_names, rules.before_father, rules.after_father, rules.particles, rules.vietnamese)
    joins = (rules.joins_next, rules.joins_next_of_three, rules.joins_last, rules.joins_last_of_three)
    first = {title.split(" ")[0] for title in rules.titles}
    return frozenset().union(first, rules.pinyin_surnames, rules.belarusian_given, *lists, *joins)


def _way(words: list[str], way: str) -> str:
    """How the Latin letters of the words are read where the words show more than the letters."""
    if way in ("always", "slavic") and len(words) > 2 and fold_word(words[0]) in name_rules().vietnamese:
        return VIETNAMESE
    if way == "always" and _in_pinyin(words):
        return PINYIN
    if way == "always" and not name_rules().belarusian_given.isdisjoint(map(fold_word, words)):
        return BELARUSIAN
    return way


@lru_cache(maxsize=262144)
def _pieces(word: str) -> tuple[str, ...]:
    """A word as it counts: two that run into each other apart, and each as `_piece` says."""
    if word.isalpha() and word[1:].islower():  # neither runs into another nor has a sign in it
        return (word,)
    return tuple(piece for each in _parted(word).split(" ") for piece in _piece(each))


def _piece(word: str) -> tuple[str, ...]:
    """Initials without a space by themselves (В.В.), and a word without the article of Arabic."""
    if _SHORT.match(word) and all(len(each) == 1 for each in word.strip(".").split(".")):
        return tuple(f"{each}." for each in word.strip(".").split("."))
    return tuple(_without_article(word.rstrip(".") if len(word) > 2 else word))


def _parted(written: str) -> str:
    """With a space where two words run into each other, as "JoséGarcía"; "McDonald" is one word."""
    return _RUN_TOGETHER.sub(lambda found: f"{found[1]} {found[2]}", written)


def _without_article(word: str) -> list[str]:
    pieces = [piece for piece in DASH.split(word) if piece]
    kept = [
        piece
        for place, piece in enumerate(pieces)
        if place + 1 == len(pieces) or not _is_article(piece.casefold(), pieces[place + 1].casefold())
    ]
    if len(kept) < len(pieces):
        return kept
    if script_of(word) == "arabic" and word.startswith("ال") and len(word) > 4:
        return [word[2:]]
    return [word]


def _without_joined_articles(words: list[str], way: str) -> list[str]:
    if way != "always":
        return words
    pattern = name_rules().joined_article
    joined = [place for place, word in enumerate(words) if place and word[0] in "AaEe" and pattern.match(word)]
    if not joined:
        return words
    rest = [code(word.casefold()) for place, word in enumerate(words) if place not in joined]
    if arabic_names().isdisjoint(rest) and not any(name_rules().servant.match(each) for each in rest):
        return words
    return [
        pattern.sub("", word) if place in joined and code(word.casefold()) not in given_names() else word
        for place, word in enumerate(words)
    ]


def _is_article(piece: str, following: str) -> bool:
    """Whether it is the Arabic article before this word, with its last letter made that of the word: as-Sadr."""
    if piece in name_rules().articles:
        return True
    return 1 < len(piece) <= 3 and piece[0] in "aeu" and following.startswith(piece[1:])


def _no_name(words: list[str], written: str) -> bool:
    if not any(letter.isalpha() for letter in written):
        return True
    return fold_word(words[0]) in name_rules().no_names or all(fold_word(word) == "n" for word in words)


def _without_titles(words: list[str], way: str) -> list[str]:
    rules = name_rules()
    kept = words
    while len(kept) > 1:
        if len(kept) > 3 and f"{fold_word(kept[0])} {fold_word(kept[1])}" in rules.titles:
            kept = kept[2:]
        elif len(kept) > 2 and fold_word(kept[0]) in rules.titles:
            kept = kept[1:]
        else:
            break
    particles = rules.particles if way != VIETNAMESE else frozenset()
    plain = [word for word in kept if word.endswith(".") or fold_word(word) not in particles]
    return plain if len(plain) > 1 else kept


def _father_by_word(words: list[str]) -> tuple[list[str], str | None]:
    if len(words) < 3:
        return words, None
    rules = name_rules()
    for place, word in enumerate(words):
        if place and fold_word(word) in rules.after_father:
            return words[: place - 1] + words[place + 1 :], words[place - 1]
    ends = (0, len(words) - 1)  # "Fang Bin" is nobody's son
    kept = [word for place, word in enumerate(words) if place in ends or fold_word(word) not in rules.before_father]
    return kept, None


def _father_by_ending(proper: list[Part]) -> tuple[list[Part], Part | None]:
    pattern = name_rules().patronymic
    if len(proper) < 3:
        return proper, None
    for place in (*range(1, len(proper) - 1), len(proper) - 1):
        each = proper[place]
        if each.script in ("latin", "cyrillic") and any(pattern.search(one) for one in each.codes):
            if place == len(proper) - 1 and len(proper) > 3:
                continue  # the last of three may be one, "Ivanov Pyotr Sergeyevich"; of more it is a surname
            return proper[:place] + proper[place + 1 :], part(each.text, each.way, fathers=True)
    return proper, None


def _joined(words: list[str]) -> list[str]:
    rules = name_rules()
    folds = [fold_word(word) for word in words]
    joins_next, joins_last = rules.joins_next, rules.joins_last
    if len(words) > 2:
        joins_next, joins_last = joins_next | rules.joins_next_of_three, joins_last | rules.joins_last_of_three
    if joins_next.isdisjoint(folds) and joins_last.isdisjoint(folds):
        return words
    joined: list[str] = []
    for word, folded in zip(words, folds, strict=True):
        if joined and (fold_word(joined[-1]) in joins_next or folded in joins_last):
            joined[-1] += word
        else:
            joined.append(word)
    return joined


def _family(proper: list[Part]) -> int | None:
    if len(proper) < 2:
        return None
    first, last = ending_of(proper[0]) is not None, ending_of(proper[-1]) is not None
    if first == last:
        return None
    return 0 if first else len(proper) - 1


def _characters(word: str, way: str) -> tuple[Part, ...]:
    cut = 2 if simplified(word[:2]) in name_rules().double_surnames and len(word) > 2 else 1
    return part(word[:cut], way), part(word[cut:], way)


def _double_surname(words: list[str]) -> list[str]:
    """The words, the last one in two where it is a double surname, of which either half may be left out."""
    halves = DASH.split(words[-1]) if len(words) > 1 else []
    if len(halves) != 2 or not all(len(half) >= SHORTEST_HALF and half[0].isupper() for half in halves):
        return words
    folds = [fold_word(half) for half in halves]
    if all(map(name_rules().syllable.fullmatch, folds)) or not given_names().isdisjoint(map(code, folds)):
        return words  # Chee-Ying; Mohammad-Reza
    return [*words[:-1], *halves]


def _japanese(words: list[str]) -> tuple[Part, Part] | None:
    """Surname and given name in Japanese characters, with a space between them or without."""
    if len(words) > 2 or any(script_of(word) != "han" for word in words):
        return None
    cut = japanese.japanese_parts("".join(words))
    if cut is None or (len(words) == 2 and tuple(words) != cut):
        return None
    return part(cut[0], japanese.SURNAME), part(cut[1], japanese.GIVEN)
