"""The words that claims are read by: what `data/claims/*.toml` says, checked as it is read.

An entry that lacks a field, has one that nobody knows, or names an unknown claim type or role is refused with
its place, so that a slip in the data never passes for a rule. Everything here is loaded once and shared.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, fields
from functools import cache, cached_property, lru_cache
from typing import TYPE_CHECKING, Any, TypeVar

from habeas import terms
from habeas.claims.alternatives import WHOM, by_first_letter
from habeas.claims.wordlists import read_words
from habeas.errors import BadVocabulary

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

Read = TypeVar("Read", bound="DataclassInstance")

_WORD = re.compile(r"\w+")

# Where a victim may stand; a preposition by itself is a role as well.
ROLES = frozenset(
    [
        "object",
        "subject",
        "recipient",
        "itself",
        "topic",
        "owner",
        "holder",
        "poss",
        "of-next",
        "for-next",
        "against-next",
        "object-last",
        "possessor",
        "subject-owner",
        "attr",
        "left",
        "affected",
        "judged",
        "included",
        "between",
        "object-body",
        "owner-body",
        "poss-body",
        "of-body",
        "on-body",
        "of-owner",
        "into-owner",
        "for-person",
        "to-person",
        "of-person",
        "to-body",
        "on-group",
        "on-owner",
        "behind",
        "at-owner",
        "as-next",
        "of",
        "on",
        "against",
        "to",
        "at",
        "for",
        "from",
        "by",
        "into",
        "before",
        "with",
    ]
)


@dataclass(frozen=True, slots=True)
class Entry:
    """One way to tell of an act; the fields are explained at the head of `triggers.toml`."""

    name: str
    kind: str
    type: str
    lemmas: tuple[str, ...] = ()
    pattern: str = ""
    victim: tuple[str, ...] = ()
    object: frozenset[str] = frozenset()
    subject: frozenset[str] = frozenset()
    words: frozenset[str] = frozenset()
    without: tuple[str, ...] = ()
    needs: tuple[str, ...] = ()
    modifier: frozenset[str] = frozenset()
    not_modifier: frozenset[str] = frozenset()
    not_of: frozenset[str] = frozenset()
    nobody: frozenset[str] = frozenset()
    adjective: str = ""
    modality: str = "asserted"
    people: bool = False
    passive: bool = False


@dataclass(frozen=True)
class Phrase:
    """An entry that is found by a pattern over the text, or sooner by another where the text is in small letters."""

    entry: Entry
    pattern: re.Pattern[str]
    needs: tuple[str, ...]

    @cached_property
    def in_small_letters(self) -> re.Pattern[str]:
        """The pattern for a text in small letters, made when a text first has what the phrase needs."""
        return in_small_letters(self.pattern)


@dataclass(frozen=True, slots=True)
class Triggers:
    """All entries, by what they are found by, and the verbs that lend a noun its participants."""

    verbs: dict[str, tuple[Entry, ...]]
    forms: dict[str, tuple[Entry, ...]]
    nouns: dict[str, tuple[Entry, ...]]
    phrases: tuple[Phrase, ...]
    light: dict[str, frozenset[str]]


@dataclass(frozen=True, slots=True)
class Groups:
    """Nouns for people and bodies that are not named, and the numbers before them."""

    people: frozenset[str]
    pronouns: frozenset[str]
    officials: frozenset[str]
    bodies: frozenset[str]
    belongings: frozenset[str]
    leading: frozenset[str]
    collective: frozenset[str]
    accusing: frozenset[str]
    quantities: frozenset[str]
    shares: frozenset[str]
    rough: frozenset[str]
    anybody: frozenset[str]
    with_owner: frozenset[str]
    mass_bodies: frozenset[str]
    channels: frozenset[str]
    informing: frozenset[str]
    filings: frozenset[str]
    filed: frozenset[str]
    numbers: dict[str, int]


def data(name: str) -> dict[str, Any]:
    """One of the data files, as it is written.

    Raises:
        BadVocabulary: it is not TOML.
    """
    return dict(terms.load_toml(f"claims/{name}.toml"))


@cache
def triggers() -> Triggers:
    """The trigger words.

    Raises:
        BadVocabulary: `triggers.toml` does not say what it should.
    """
    return read_triggers(data("triggers"))


def phrases_in(lower: str) -> list[Phrase]:
    """The phrases that a text in small letters may hold, by the words that they need; in their order."""
    needed, always = _needed()
    present = {need for word in words_in(lower) for need in _needed_with(word) if need in lower}
    return [triggers().phrases[place] for place in sorted(always.union(*(needed[need] for need in present)))]


@cache
def _needed() -> tuple[dict[str, frozenset[int]], frozenset[int]]:
    """What phrases need, each with the places of its phrases, and the places of those that need nothing."""
    phrases = list(enumerate(triggers().phrases))
    needs = {need for _, phrase in phrases for need in phrase.needs}
    found = {need: frozenset(place for place, phrase in phrases if need in phrase.needs) for need in needs}
    return found, frozenset(place for place, phrase in phrases if not phrase.needs)


@lru_cache(maxsize=4)  # a sentence is asked for by everything that looks at its words, one after the other
def words_in(lower: str) -> frozenset[str]:
    """The different words of a text in small letters."""
    return frozenset(_WORD.findall(lower))


@lru_cache(maxsize=50_000)
def _needed_with(word: str) -> tuple[str, ...]:
    """What phrases need that a text with this word may hold; to look each up in every text would take longer."""
    listed, any_of_them = _longest_words()
    return tuple(need for need, longest in listed if longest in word) if any_of_them.search(word) else ()


@cache
def _longest_words() -> tuple[tuple[tuple[str, str], ...], re.Pattern[str]]:
    """What phrases need, each with its longest word, and a pattern that is found where any of these words is."""
    listed = tuple((need, max(_WORD.findall(need), key=len)) for need in sorted(_needed()[0]))
    return listed, re.compile("|".join(sorted({re.escape(longest) for _, longest in listed})))


@cache
def groups() -> Groups:
    """The nouns for people and bodies.

    Raises:
        BadVocabulary: `groups.toml` or `numbers.toml` does not say what it should.
    """
    known = data("numbers")
    numbers = {word: value for name in known for word, value in _numbers_under(known, name, "numbers").items()}
    return read_fields(Groups, {**data("groups"), "numbers": numbers}, "groups")


@cache
def reporting() -> frozenset[str]:
    """The verbs that only name a source ("said", "reported")."""
    return words_of(data("modality")["reporting"], "verbs", "modality")


@cache
def months() -> tuple[str, ...]:
    """The names of the months in full, with a capital, in their order."""
    numbers = _numbers_under(data("dates"), "months", "dates")
    longest = {number: max((name for name in numbers if numbers[name] == number), key=len) for number in range(1, 13)}
    return tuple(name.capitalize() for name in longest.values())


def words_of(table: dict[str, Any], name: str, file: str) -> frozenset[str]:
    """The list of words under a name.

    Raises:
        BadVocabulary: there is none, it is empty, or it holds something else than words.
    """
    return frozenset(texts_of(table, name, file))


def texts_of(table: dict[str, Any], name: str, file: str) -> list[str]:
    """The texts under a name, in their order.

    Raises:
        BadVocabulary: there is no list, it is empty, or it holds something else than texts.
    """
    return read_words(table, f"data/claims/{file}.toml", name)


def read_fields(kind: type[Read], table: dict[str, Any], file: str) -> Read:
    """A dataclass of word lists and patterns, each field read from the table under its own name.

    Raises:
        BadVocabulary: a field is missing or is not what it should be, or the table has a name that nothing reads.
    """
    known = {field.name: _READERS[str(field.type)] for field in fields(kind)}
    unread = sorted(set(table) - set(known))
    if unread:
        raise BadVocabulary(f"data/claims/{file}.toml: nothing reads {', '.join(unread)}")
    make: Callable[..., Read] = kind
    return make(**{name: reader(table, name, file) for name, reader in known.items()})


def _pattern_under(table: dict[str, Any], name: str, file: str) -> re.Pattern[str]:
    value = table.get(name)
    if not isinstance(value, str) or not value:
        raise BadVocabulary(f"data/claims/{file}.toml: `{name}` has to be a pattern")
    return pattern_of(value, f"{file}.toml")


def patterns_of(table: dict[str, Any], name: str, file: str) -> tuple[re.Pattern[str], ...]:
    """The patterns under a name, in their order.

    Raises:
        BadVocabulary: there is no list, or one of them is no pattern.
    """
    return tuple(pattern_of(one, f"{file}.toml") for one in texts_of(table, name, file))


def _numbers_under(table: dict[str, Any], name: str, file: str) -> dict[str, int]:
    value = table.get(name)
    if not isinstance(value, dict) or not all(isinstance(one, int) for one in value.values()):
        raise BadVocabulary(f"data/claims/{file}.toml: [{name}] has to give a whole number for each word")
    return value


_READERS: dict[str, Callable[[dict[str, Any], str, str], Any]] = {
    "frozenset[str]": words_of,
    "re.Pattern[str]": _pattern_under,
    "tuple[re.Pattern[str], ...]": patterns_of,
    "dict[str, int]": _numbers_under,
}


def compiled(pattern: str, where: str) -> re.Pattern[str]:
    """A pattern of a data file, between word boundaries and in any case; `<whom>` in it is `WHOM`.

    Raises:
        BadVocabulary: it is no regular expression.
    """
    return pattern_of(rf"\b(?:{pattern.replace('<whom>', WHOM)})", where)


def in_small_letters(*patterns: re.Pattern[str]) -> re.Pattern[str]:
    """One pattern that is found in a text in small letters wherever any of these is: in a third of their time."""
    text = "|".join(f"(?:{by_first_letter(pattern.pattern)})" for pattern in patterns)
    plain = re.sub(r"\\.", "", text)
    return re.compile(text, re.IGNORECASE if plain != plain.lower() else 0)


def pattern_of(pattern: str, where: str) -> re.Pattern[str]:
    """A pattern of a data file as it is written, in any case.

    Raises:
        BadVocabulary: it is no regular expression.
    """
    try:
        return re.compile(pattern, re.IGNORECASE)
    except re.error as error:
        raise BadVocabulary(f"data/claims/{where}: {pattern!r} is not a pattern: {error}") from error


def read_triggers(table: dict[str, Any]) -> Triggers:
    """Checks and returns the entries of a parsed `triggers.toml`."""
    strange = set(table) - {"verb", "noun", "phrase", "light"}
    light = table.get("light")
    if strange or not isinstance(light, dict):
        raise BadVocabulary(f"data/claims/triggers.toml: unknown tables {sorted(strange)}, or no [light]")
    entries = [
        _entry(kind, number, value) for kind in ("verb", "noun", "phrase") for number, value in enumerate(table[kind])
    ]
    verbs = [entry for entry in entries if entry.kind == "verb"]
    nouns = [entry for entry in entries if entry.kind == "noun"]
    phrases = [_phrase(entry, entry.pattern, entry.needs) for entry in entries if entry.kind == "phrase"]
    phrases += [_compound(entry, lemma) for entry in nouns for lemma in entry.lemmas if " " in lemma]
    return Triggers(
        verbs=_index(verbs, lambda lemma: [lemma]),
        forms=_index(verbs, participles),
        nouns=_index(nouns, lambda lemma: [] if " " in lemma else [lemma]),
        phrases=tuple(phrases),
        light={name: words_of(light, name, "triggers") for name in light},
    )


def _compound(entry: Entry, lemma: str) -> Phrase:
    return _phrase(entry, lemma.replace("-", "-?") + r"s?\b", (lemma.split("-")[0].split()[0],))


def _phrase(entry: Entry, text: str, needs: tuple[str, ...]) -> Phrase:
    return Phrase(entry, compiled(text, entry.name), needs)


def _index(entries: list[Entry], forms: Callable[[str], list[str]]) -> dict[str, tuple[Entry, ...]]:
    found: dict[str, tuple[Entry, ...]] = {}
    for entry in entries:
        for lemma in entry.lemmas:
            for form in forms(lemma):
                found[form] = (*found.get(form, ()), entry)
    return found


def participles(lemma: str) -> list[str]:
    """How a regular verb's past participle is written, for words that the tagger takes for something else."""
    stem = lemma[:-1] if lemma.endswith("e") else lemma
    return [f"{stem}ed", f"{stem}{stem[-1]}ed"]


_RENAMED = {"with": "words"}
_SETS = frozenset({"object", "subject", "words", "modifier", "not_modifier", "not_of", "nobody"})
_TUPLES = frozenset({"lemmas", "victim", "without", "needs"})


def _entry(kind: str, number: int, value: object) -> Entry:
    where = f"triggers.toml, {kind} {number + 1}"
    if not isinstance(value, dict):
        raise BadVocabulary(f"data/claims/{where} is not a table")
    given: dict[str, Any] = {_RENAMED.get(str(key), str(key)): entry for key, entry in value.items()}
    unknown = set(given) - {field.name for field in fields(Entry)} - {"name", "kind"}
    if unknown or not given.get("victim") or not given.get("lemmas" if kind != "phrase" else "pattern"):
        raise BadVocabulary(f"data/claims/{where}: unknown fields {sorted(unknown)}, or no victim, lemmas or pattern")
    for key in given:
        if key in _SETS | _TUPLES:
            listed = read_words(given, f"data/claims/{where}", key)
            given[key] = frozenset(listed) if key in _SETS else tuple(listed)
    terms.claim_type(given["type"])
    roles = set(given["victim"]) - ROLES
    if roles or given.get("modality", "asserted") not in terms.modalities():
        raise BadVocabulary(f"data/claims/{where}: unknown roles {sorted(roles)} or modality")
    first = given["lemmas"][0] if kind != "phrase" else f"phrase {number + 1}"
    return Entry(name=f"{kind} {given['type']}: {first}", kind=kind, **given)
