"""The rules by which names are taken into parts: `data/people/parts.toml` and `variants.toml`, read and checked."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from habeas.errors import BadVocabulary
from habeas.people.names import name_words
from habeas.people.sounds import code, script_of, way_of
from habeas.terms import load_toml

Replacements = tuple[tuple[re.Pattern[str], str], ...]


@dataclass(frozen=True, slots=True)
class NameRules:
    """What `data/people/parts.toml` says; see there."""

    titles: frozenset[str]
    no_names: frozenset[str]
    before_father: frozenset[str]
    after_father: frozenset[str]
    particles: frozenset[str]
    articles: frozenset[str]
    joined_article: re.Pattern[str]
    joins_next: frozenset[str]
    joins_next_of_three: frozenset[str]
    joins_last: frozenset[str]
    joins_last_of_three: frozenset[str]
    pinyin_surnames: frozenset[str]
    belarusian_given: frozenset[str]
    double_surnames: frozenset[str]
    spanish_given: frozenset[str]
    vietnamese: frozenset[str]
    compounds: tuple[str, ...]
    lineage: re.Pattern[str]
    patronymic: re.Pattern[str]
    patronymic_ending: re.Pattern[str]
    servant: re.Pattern[str]
    kunya: re.Pattern[str]
    georgian_case: re.Pattern[str]
    syllable: re.Pattern[str]
    pinyin: re.Pattern[str]
    pinyin_only: re.Pattern[str]
    womans: dict[str, re.Pattern[str]]
    read_twice: frozenset[str]
    slavic_given: frozenset[str]
    father_second: frozenset[str]
    made_of: re.Pattern[str]
    iberian: re.Pattern[str]
    portuguese: re.Pattern[str]
    vowels_written: frozenset[str]
    ian: re.Pattern[str]
    last_n: frozenset[str]
    korean_apart: tuple[tuple[re.Pattern[str], re.Pattern[str]], ...]
    ending: dict[str, re.Pattern[str]]
    any_ending: re.Pattern[str]
    feminine: Replacements
    any_feminine: re.Pattern[str]
    sinitic: Replacements
    palladius: Replacements


@cache
def name_rules() -> NameRules:
    """The rules.

    Raises:
        BadVocabulary: `data/people/parts.toml` does not say what it should.
    """
    return read_name_rules(load_toml("people/parts.toml"))


def read_name_rules(data: dict[str, object]) -> NameRules:
    """Checks and returns parsed rules."""
    return NameRules(
        titles=_words(data, "titles") | name_words().titles,
        no_names=_words(data, "no_names"),
        before_father=_words(data, "before_father"),
        after_father=_words(data, "after_father"),
        particles=_words(data, "particles"),
        articles=_words(data, "articles"),
        joined_article=_pattern(data.get("joined_article")),
        joins_next=_words(data, "joins_next"),
        joins_next_of_three=_words(data, "joins_next_of_three"),
        joins_last=_words(data, "joins_last"),
        joins_last_of_three=_words(data, "joins_last_of_three"),
        belarusian_given=_words(data, "belarusian_given"),
        pinyin_surnames=_words(data, "pinyin_surnames"),
        double_surnames=_words(data, "double_surnames"),
        spanish_given=_words(data, "spanish_given"),
        vietnamese=_words(data, "vietnamese"),
        compounds=tuple(sorted(_words(data, "compounds"))),
        lineage=_pattern(data.get("lineage")),
        patronymic=_pattern(data.get("patronymic")),
        patronymic_ending=_pattern(data.get("patronymic_ending")),
        servant=_pattern(data.get("servant")),
        kunya=_pattern(data.get("kunya")),
        georgian_case=_pattern(data.get("georgian_case")),
        syllable=_pattern(_table(data, "syllables").get("pattern")),
        pinyin=_pattern(f"(?:{_table(data, 'syllables').get('pinyin', '(?!)')}){{1,3}}"),
        pinyin_only=_pattern(_table(data, "syllables").get("pinyin_only")),
        womans={end: _pattern(one) for end, one in _table(data, "womans").items()},
        read_twice=frozenset(str(data.get("read_twice", ""))),
        slavic_given=_words(data, "slavic_given"),
        father_second=_words(data, "father_second"),
        made_of=_pattern(data.get("made_of")),
        iberian=_pattern(data.get("iberian")),
        portuguese=_pattern(data.get("portuguese")),
        vowels_written=frozenset(str(data.get("vowels_written", ""))),
        ian=_pattern(data.get("ian")),
        last_n=frozenset(str(data.get("last_n", ""))),
        korean_apart=_pairs(data, "korean_apart"),
        ending={kind: _pattern(one) for kind, one in _table(data, "endings").items()},
        any_ending=_any_of(_table(data, "endings").values()),
        feminine=tuple((_pattern(one), str(to)) for one, to in _table(data, "feminine").items()),
        any_feminine=_any_of(_table(data, "feminine")),
        sinitic=_replacements(data, "sinitic"),
        palladius=_replacements(data, "palladius"),
    )


@cache
def variant_groups() -> dict[str, frozenset[int]]:
    """The numbers of the groups of variants to which a given name belongs, by its codes."""
    found: dict[str, frozenset[int]] = {}
    for number, group in enumerate(_groups()):
        for key in (key for name in group.casefold().split() for key in _ways_spelt(name)):
            found[key] = found.get(key, frozenset()) | {number}
    return found


def _groups() -> list[str]:
    groups = load_toml("people/variants.toml").get("groups")
    if not isinstance(groups, list) or not all(isinstance(group, str) for group in groups):
        raise BadVocabulary("data/people/variants.toml needs `groups`, a list of texts")
    return groups


@cache
def given_names() -> frozenset[str]:
    """Codes of given names that are names of their own, however near to another one: Ahmet, Mehmet; Elnur, Elmar."""
    names = load_toml("people/variants.toml").get("own")
    if not isinstance(names, list) or not all(isinstance(line, str) for line in names):
        raise BadVocabulary("data/people/variants.toml needs `own`, a list of texts")
    spelt = {each for line in names for name in line.casefold().split() for each in _ways_spelt(name)}
    spelt |= {code(name) for name in name_rules().spanish_given}
    own = {name_rules().servant.sub("abd", each, count=1) for each in spelt}
    return frozenset(own | set(variant_groups()))


@cache
def arabic_names() -> frozenset[str]:
    """Codes of given names that have a form in Arabic letters."""
    groups = [group.casefold().split() for group in _groups()]
    arabic = [group for group in groups if any(script_of(name) == "arabic" for name in group)]
    return frozenset(key for group in arabic for name in group for key in _ways_spelt(name))


def _ways_spelt(name: str) -> set[str]:
    """The codes of a listed name, also as it is read in a Turkic name: "Cemal" without a sign of its alphabet."""
    ways = {way_of(name)} | ({"turkic"} if script_of(name) == "latin" else set())
    return {code(name, way) for way in ways}


def _words(data: dict[str, object], name: str) -> frozenset[str]:
    words = data.get(name)
    if not isinstance(words, list) or not all(isinstance(word, str) for word in words):
        raise BadVocabulary(f"data/people/parts.toml: `{name}` has to be a list of words")
    return frozenset(words)


def _replacements(data: dict[str, object], name: str) -> Replacements:
    entries = data.get(name)
    if not isinstance(entries, list) or not all(isinstance(one, dict) for one in entries):
        raise BadVocabulary(f"data/people/parts.toml needs [[{name}]] entries with `from` and `to`")
    return tuple((_pattern(one.get("from")), str(one.get("to", ""))) for one in entries)


def _pairs(data: dict[str, object], name: str) -> tuple[tuple[re.Pattern[str], re.Pattern[str]], ...]:
    pairs = data.get(name)
    if not isinstance(pairs, list) or not all(isinstance(one, list) and len(one) == 2 for one in pairs):
        raise BadVocabulary(f"data/people/parts.toml: `{name}` has to be a list of pairs of regular expressions")
    return tuple((_pattern(one), _pattern(other)) for one, other in pairs)


def _table(data: dict[str, object], name: str) -> dict[str, object]:
    table = data.get(name)
    if not isinstance(table, dict):
        raise BadVocabulary(f"data/people/parts.toml needs [{name}]")
    return table


def _any_of(patterns: Iterable[object]) -> re.Pattern[str]:
    """What finds something wherever one of the patterns does: most words have none, and are asked once."""
    return _pattern("|".join(f"(?:{one})" for one in patterns))


def _pattern(value: object) -> re.Pattern[str]:
    try:
        return re.compile(str(value or "(?!)"))
    except re.error as error:
        raise BadVocabulary(f"data/people/parts.toml: {value!r} is not a regular expression: {error}") from error
