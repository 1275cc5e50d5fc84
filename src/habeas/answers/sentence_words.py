"""The words that a claim's sentence is made of, as data, and the form in which names and nouns stand in a sentence.

Read from `data/answers/sentences.toml`, which can be translated; what it lacks, or has too much, is refused.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from habeas import terms
from habeas.documents.countries import all_countries
from habeas.errors import BadVocabulary

_FILE = "answers/sentences.toml"
_PIECES = ("charges", "several_charges", "place", "date", "speaker", "own_account")
_LISTS = (
    "including",
    "houses",
    "small_numbers",
    "some_of",
    "behind_noun",
    "articles",
    "whose",
    "definite_nouns",
    "definite_names",
    "keep_capital",
    "months",
)
_TEXTS = (
    "joint",
    "last_joint",
    "nobody",
    "person_of_group",
    "some_of_group",
    "group_with",
    "one_of_them",
    "plural",
    "definite",
    "housed",
    "term_as_adjective",
    "term_of_one",
    "term_of_several",
)


@dataclass(frozen=True, slots=True)
class Pattern:
    """How a claim of a type is put: with who did it, without, and pieces that the type words in its own way."""

    type: str
    by: str
    plain: str
    by_nobody: str | None = None
    plain_nobody: str | None = None
    charges: str | None = None
    term: str | None = None
    charges_first: bool = False
    words: tuple[str, ...] = ()

    def frame(self, *, by: bool, somebody: bool) -> str:
        """The words for a claim that says or does not say who did it, and to whom."""
        return self.by if by and somebody else self.plain if somebody else self._of_nobody(by)

    def _of_nobody(self, by: bool) -> str:
        own, rest = (self.by_nobody, self.by) if by else (self.plain_nobody, self.plain)
        return rest if own is None else own


@dataclass(frozen=True, slots=True)
class Templates:
    """The templates of one language: single texts, lists of words, and those of each group by name."""

    texts: Mapping[str, str]
    lists: Mapping[str, tuple[str, ...]]
    agrees: Mapping[str, dict[str, str]]
    dates: Mapping[str, str]
    given: Mapping[str, str]
    pieces: Mapping[str, str]
    modality: Mapping[str, dict[str, str]]
    types: Mapping[str, Pattern]
    variants: tuple[Pattern, ...]

    def pattern(self, kind: str, seen: str) -> Pattern:
        """That of a type, or of the first variant of which a word begins one of the words that were seen."""
        for variant in self.variants:
            if variant.type == kind and any(
                re.search(rf"\b{re.escape(word)}", seen, re.IGNORECASE) for word in variant.words
            ):
                return variant
        return self.types[kind]


@cache
def templates() -> Templates:
    """The templates.

    Raises:
        BadVocabulary: the file lacks something.
    """
    return read_templates(terms.load_toml(_FILE))


def read_templates(table: Mapping[str, Any]) -> Templates:
    """Checks and returns parsed templates: every claim type and modality has its own."""
    try:
        found = Templates(
            texts={name: str(table[name]) for name in _TEXTS},
            lists={name: tuple(table[name]) for name in _LISTS},
            types={name: Pattern(name, **entry) for name, entry in table["type"].items()},
            variants=tuple(Pattern(**{**entry, "words": tuple(entry["words"])}) for entry in table["variant"]),
            **{name: table[name] for name in ("agrees", "dates", "given", "pieces", "modality")},
        )
        _check(found)
    except (KeyError, TypeError, AttributeError, IndexError) as error:
        raise BadVocabulary(f"data/{_FILE} is not as it should be: {error!r}") from error
    return found


def _check(found: Templates) -> None:
    missing = set(terms.claim_types()) ^ set(found.types)
    missing |= {each.type for each in found.variants} - set(found.types)
    missing |= set(terms.modalities()) ^ set(found.modality)
    missing |= set(_PIECES) ^ set(found.pieces)
    missing |= {"before", "after", "about"} ^ set(found.given)
    if missing or len(found.lists["months"]) != 12:
        raise BadVocabulary(f"data/{_FILE}: each claim type, modality and piece once, no others: {sorted(missing)}")
    for each in (*found.types.values(), *found.variants):
        frames = (each.by, each.plain, each.by_nobody or "", each.plain_nobody or "")
        for agreeing in found.agrees.values():
            "".join(frames).format(actors="", whom="", perhaps="", **agreeing)
        (each.term or "").format(term="")
        (each.charges or "").format(charges="")
    for firmly in found.modality.values():
        (firmly["perhaps"] + firmly["sentence"]).format(sentence="")


# --- names and nouns within a sentence ----------------------------------------------------------------------


def with_article(name: str, text: str, known: Templates) -> str:
    """A name or the noun of a body with the article that it has in the text; "the" where such a noun needs one.

    A single word with a capital has one of its own or none: in "the Orm police" it belongs to the police.
    """
    alone = name.istitle() and " " not in name
    told = name if alone else as_in_text(name, text, known)
    if told != name or name.split(" ", 1)[0].casefold() in known.lists["articles"]:
        return told
    bare = name.rsplit(" ", 1)[-1] in known.lists["definite_nouns"]
    return known.texts["definite"].format(name=name) if bare or name in known.lists["definite_names"] else name


def as_in_text(noun: str, text: str, known: Templates, before: str = "articles") -> str:
    """A noun with the article that stands before it in the text, if any does; or with another list's word."""
    articles = "|".join(known.lists[before])
    found = re.search(rf"\b({articles})\s+{re.escape(noun)}(?!\w)", text, re.IGNORECASE)
    return f"{found.group(1).lower()} {noun}" if found is not None else noun


def as_within(group: str, text: str, known: Templates) -> str:
    """A group that opens a sentence of the text as it stands within another: its first letter small, if no name."""
    first = re.split(r"[\s’'-]", group, maxsplit=1)[0]
    kept = {first, first.removesuffix("s")} & {*known.lists["keep_capital"], *_peoples()}
    if not first.istitle() or kept or not re.search(rf"(?:^|[.:;!?”\"]\s+){re.escape(group)}", text):
        return group
    return group[:1].lower() + group[1:]


def is_plural(group: str, known: Templates) -> bool:
    """Whether a group's noun is one for several: "officials of a court" is, "official of the courts" is not."""
    noun = ""
    for word in group.split():
        if word in known.lists["behind_noun"]:
            break
        noun = word
    return noun.endswith(known.texts["plural"])


def as_length(term: str, known: Templates) -> str:
    """A term as one tells it by itself: of "three-year" it is three years."""
    found = re.fullmatch(known.texts["term_as_adjective"], term)
    if found is None:
        return term
    one = found["number"] in ("1", known.lists["small_numbers"][0])
    return known.texts["term_of_one" if one else "term_of_several"].format(**found.groupdict())


@cache
def _peoples() -> frozenset[str]:
    """The words of which names and adjectives of countries are made."""
    return frozenset(word for each in all_countries().values() for name in each.words for word in name.split())
