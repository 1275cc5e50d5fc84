"""Whether two parts are two names and not two spellings of one, however near their sounds are.

Sounds alone say that Hosseini is near Hassani and Gómez near Gámez. What tells them apart is what such words are made
of: a surname made of a given name, a surname in -ez, a syllable of Vietnamese, Chinese or Korean.
"""

from __future__ import annotations

from functools import lru_cache

from habeas.people.han import han_readings
from habeas.people.name_rules import given_names, name_rules, variant_groups
from habeas.people.readings import DASH, PINYIN, VIETNAMESE, Part, ending_of, halves, manly, pinyin, sinitic
from habeas.people.sounds import distance, sounds

# The same bound as `habeas.people.likeness.BY_RULE`: up to here two codings are one by the rules.
ONE_STEM = 0.06
# And up to here two stems of surnames in -ez: Jiménez, Giménez.
ONE_IBERIAN = 0.12
# Half a name that is farther than this from the other's half is another's.
HALF = 0.4
# A syllable of a Chinese name has few sounds, so a small change is another name.
SYLLABLE_SHARPNESS = 2.4
# No woman's name has fewer letters.
SHORTEST_WOMANS = 3
# Codes of a word whose last vowel may be all that parts it from another are no fewer.
SHORTEST_WITH_ENDING = 4
# How names with a letter of a Turkic alphabet are read, and scripts that write vowels.
TURKIC, VOWELLED = "turkic", ("latin", "cyrillic")
# No syllable of Vietnamese has more letters.
LONGEST_SYLLABLE = 7


def other_surname(left: Part, right: Part) -> bool:
    """Whether both are surnames with one ending, made of two given names: Hosseini, Hassani; Rashidov, Rashadov."""
    one, other = stem_of(left), stem_of(right)
    if one is None or other is None or one[0] != other[0] or one[1] == other[1]:
        return False
    groups = variant_groups().get(one[1], frozenset()), variant_groups().get(other[1], frozenset())
    if groups[0] and groups[1]:
        return not groups[0] & groups[1]
    return left.script == right.script and distance(one[1], other[1], unvowelled=left.unvowelled) > ONE_STEM


@lru_cache(maxsize=262144)
def stem_of(each: Part) -> tuple[str, str] | None:
    """The ending of a surname that is made of a listed given name, and the codes of that name; else None."""
    if not each.codes or each.codes[0] in given_names():
        return None
    kind, coded = ending_of(each), manly(each.codes[0])
    if kind is None:
        kind, pattern = "of", name_rules().made_of
    else:
        pattern = name_rules().ending[kind]
    stem, ended = pattern.subn("", coded)
    return (kind, stem) if ended and stem in given_names() else None


def other_iberian(left: Part, right: Part) -> bool:
    """Whether both are surnames in -ez whose stems are not the same: Gómez, Gámez; Fernández, Hernández."""
    one, other = iberian(left), iberian(right)
    if one is None or other is None or one == other:
        return False
    vowels = sounds().vowels
    sung = {"".join(letter for letter in each if letter in vowels) for each in (one, other)}
    return len(sung) > 1 or distance(one, other) > ONE_IBERIAN


@lru_cache(maxsize=262144)
def iberian(each: Part) -> str | None:
    """The codes of a surname of Spanish or Portuguese without the ending for "son of", else None."""
    if each.script != "latin" or len(each.codes) != 1 or each.way == VIETNAMESE:
        return None
    stem, ended = name_rules().iberian.subn("", each.codes[0])
    return stem if ended else None


def other_vowels(left: Part, right: Part) -> bool:
    """Whether both are of an alphabet that says every vowel, and only their vowels differ: Altınay, Altunay.

    A Spanish word with "ñ" is spelt as it sounds: Peña, Piña; Núñez, Muñoz.
    """
    one, other = written_vowels(left), written_vowels(right)
    if one is None or other is None or left.way != right.way:
        return False
    if one == other or (left.way == TURKIC and len(one) != len(other)):
        return False
    if left.way != TURKIC:
        return True
    vowels = sounds().vowels
    bones = {"".join(letter for letter in each.codes[0] if letter not in vowels) for each in (left, right)}
    return len(bones) == 1


@lru_cache(maxsize=262144)
def written_vowels(each: Part) -> str | None:
    """The vowels of a word of a Turkic alphabet, "e" as "a", since "ə" is either; all of one with "ñ"; else None."""
    if each.script != "latin" or len(each.codes) != 1:
        return None
    if each.way != TURKIC:
        return None if name_rules().vowels_written.isdisjoint(each.letters) else each.plain
    return "".join(letter for letter in each.plain if letter in sounds().vowels).replace("e", "a")


def other_last(left: Part, right: Part) -> bool:
    """Whether they differ in the last vowel alone, and it is "u" on one side and "i" on the other: Mamadou, Mamadi.

    In the endings of Turkic surnames the two are one (Yagublu, Yagubli).
    """
    if {last_vowel(left), last_vowel(right)} != {"u", "i"} or ending_of(left) or ending_of(right):
        return False
    return left.codes[0][:-1] == right.codes[0][:-1]


def last_vowel(each: Part) -> str | None:
    """The "u" or "i" at the end of a word that has one reading and vowels, else None."""
    if len(each.codes) != 1 or each.script not in VOWELLED or len(each.codes[0]) < SHORTEST_WITH_ENDING:
        return None
    return each.codes[0][-1] if each.codes[0][-1] in "ui" else None


def other_nisba(left: Part, right: Part) -> bool:
    """Whether they differ in an "i" at the end alone, which makes a surname of a word: Khandan, Khandani.

    A given name may have it as the ending of a case, in Georgian: Eldar, Eldari.
    """
    one, other = (left, right) if len(_first(left)) <= len(_first(right)) else (right, left)
    if one.script not in VOWELLED or other.script not in VOWELLED or len(_first(one)) < SHORTEST_WITH_ENDING:
        return False
    if _first(one) in given_names():
        return False
    return _first(other) == f"{_first(one)}i" and one.codes[0][-1] not in sounds().vowels


def _first(each: Part) -> str:
    return each.codes[0] if len(each.codes) == 1 else ""


def other_ian(left: Part, right: Part) -> bool:
    """Whether one has the ending of a Persian or Armenian surname and the other has not: Mohammadi, Mohammadian."""
    if ends_in_ian(left) == ends_in_ian(right):
        return False
    whole, other = (left, right) if ends_in_ian(left) else (right, left)
    if other.script in ("arabic", "hebrew"):
        return other.letters[-1:] not in name_rules().last_n
    if other.script not in VOWELLED or len(other.codes) != 1:
        return False
    return distance(name_rules().ian.sub("", whole.codes[0]), other.codes[0].removesuffix("i")) <= ONE_STEM


@lru_cache(maxsize=262144)
def ends_in_ian(each: Part) -> bool:
    """Whether a word in letters with vowels has this ending."""
    return each.script in VOWELLED and len(each.codes) == 1 and name_rules().ian.search(each.codes[0]) is not None


@lru_cache(maxsize=262144)
def exact_spelling(each: Part) -> str | None:
    """How a word is spelt where every letter counts: in pinyin, or a syllable of Vietnamese; else None.

    Of characters it is their pinyin.
    """
    if each.script == "han":
        twice = not name_rules().read_twice.isdisjoint(each.letters)
        return None if twice else han_readings(each.letters)[0].replace("zh", "j")
    if each.way == VIETNAMESE and each.script == "latin" and len(each.plain) <= LONGEST_SYLLABLE:
        return each.plain.replace("y", "i")
    if each.way == PINYIN and each.script == "latin":
        return each.plain.replace("zh", "j")
    return pinyin(each)


def two_syllables(left: Part, right: Part) -> bool:
    """Whether both are spelt so that every letter counts, and differ: Qiang, Jiang; Tam, Tham."""
    one, other = exact_spelling(left), exact_spelling(right)
    if one is None or other is None or one == other or (left.way == VIETNAMESE) != (right.way == VIETNAMESE):
        return False
    # Of characters that are read in several ways only what the way of one sound differs in is sure: qiu, jiu. But where
    # the other can be nothing but pinyin: 展 is zhan, not zhen.
    if "han" not in (left.script, right.script) or pinyin(right if left.script == "han" else left) is not None:
        return True
    return not set(left.syllables).isdisjoint(right.syllables)


def other_half(left: Part, right: Part) -> bool:
    """Whether of two names that a dash joins one half is another name: Jong-il, Jong-un; Min-su, Min-seo."""
    pairs = list(zip(halves(left), halves(right), strict=False))
    return any(distance(one, other) > HALF for one, other in pairs) or syllables_apart(left, right)


def womans_across(left: Part, right: Part) -> bool:
    """Whether one in Arabic letters is a woman's name and one in others a man's, or turned about: سعيدة, Saeed."""
    if (left.script == "arabic") == (right.script == "arabic"):
        return False
    arabic, other = (left, right) if left.script == "arabic" else (right, left)
    if other.script not in ("latin", "cyrillic") or min(len(arabic.letters), len(other.letters)) < SHORTEST_WOMANS:
        return False
    rules = name_rules().womans
    ends = {way: rules[way].search(other.letters if way.startswith("other") else arabic.letters) for way in rules}
    return bool((ends["arabic_she"] and ends["other_he"]) or (ends["arabic_he"] and ends["other_she"]))


def syllables_apart(left: Part, right: Part) -> bool:
    """Whether a half is another syllable of Chinese or Korean: Kwok-hung, Kwok-keung; Ji-hyun, Ji-hoon."""
    if not (halves(left) and halves(right)):
        return False
    pairs = list(zip(*(DASH.split(each.letters) for each in (left, right)), strict=True))
    if left.syllables and right.syllables:
        spelt = [(sinitic(one), sinitic(other)) for one, other in pairs]
        if any(SYLLABLE_SHARPNESS * distance(one, other) > HALF for one, other in spelt):
            return True
    return any(
        (first.search(one) and second.search(other)) or (first.search(other) and second.search(one))
        for one, other in pairs
        for first, second in name_rules().korean_apart
    )
