"""Chinese characters of a name: their simplified forms, and how Mandarin, Cantonese and Vietnamese read them.

The tables are `data/people/han.tsv`, of the Unicode Han database, and `sino_vietnamese.txt`; pinyin is anyascii's. A
character that the tables don't have stays as it is and has only its pinyin.
"""

from __future__ import annotations

from functools import cache, lru_cache

from anyascii import anyascii

from habeas.errors import BadVocabulary
from habeas.terms import data_text, load_toml


@cache
def _table() -> tuple[dict[int, str], dict[str, tuple[str, str]]]:
    simple: dict[int, str] = {}
    read: dict[str, tuple[str, str]] = {}
    for line in data_text("people/han.tsv").splitlines():
        if line.startswith("#"):
            continue
        character, forms, cantonese, vietnamese = line.split("\t")
        simple.update((ord(form), character) for form in forms)
        read[character] = (cantonese, vietnamese)
    for pair in data_text("people/sino_vietnamese.txt").split("\n"):
        if pair and not pair.startswith("#"):
            reading, _, characters = pair.partition(" ")
            read.update((each, (read.get(each, ("", ""))[0], reading)) for each in characters.translate(simple))
    return simple, read


@cache
def _surnames() -> dict[str, tuple[str, str]]:
    """Pinyin and Cantonese of surnames that are read otherwise than the character.

    Raises:
        BadVocabulary: `data/people/han_surnames.toml` does not say what it should.
    """
    readings = load_toml("people/han_surnames.toml").get("readings")
    pairs = isinstance(readings, dict) and all(isinstance(each, list) and len(each) == 2 for each in readings.values())
    if not isinstance(readings, dict) or not pairs:
        raise BadVocabulary("data/people/han_surnames.toml needs [readings], each with its pinyin and its Jyutping")
    return {character: (str(pinyin), str(cantonese)) for character, (pinyin, cantonese) in readings.items()}


def simplified(text: str) -> str:
    """The text in simplified characters."""
    return text.translate(_table()[0])


@lru_cache(maxsize=65536)
def han_readings(text: str) -> tuple[str, str | None, str | None]:
    """Pinyin, Cantonese and Vietnamese of simplified characters, in small letters; None where one isn't known.

    Where a character has two readings in a language, the first is taken; of one by itself that of a surname.
    """
    known = [_table()[1].get(character, ("", "")) for character in text]
    pinyin = "".join(anyascii(character).lower() for character in text)
    cantonese, vietnamese = ([each[place].split(" ")[0] for each in known] for place in (0, 1))
    if text in _surnames():
        pinyin, cantonese = _surnames()[text][0], [_surnames()[text][1]]
    return (
        pinyin,
        "".join(cantonese) if all(cantonese) else None,
        "".join(vietnamese) if all(vietnamese) else None,
    )
