"""Finds the prisons, courts, prosecutors' offices and prison services that a text names, by how such names are made.

"Prison No. 9", "Branch 3 of the Revolutionary Court", "the Prison Service of the Ministry of Justice": the words are
those of `data/people/named_bodies.toml`. What stands for no one body ("the court", "District Court") is not given.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache, lru_cache

from habeas.claims.wordlists import any_of
from habeas.people.organization_names import LONGEST_NAME, read_name
from habeas.people.organization_words import general_words, organization_words
from habeas.terms import load_toml

_FILE = "people/named_bodies.toml"
# Kinds of bodies that a claim says something was done at.
KINDS = frozenset({"prison", "court", "prosecutor", "police"})

_CAPITAL = r"(?:U\.S\.|[^\W\d_a-zß-ÿ][\w’'-]*|al-[A-Z]\w*|\d+(?:st|nd|rd|th))"
_OF = r"\s(?:of|under|at)\s(?:the\s)?"


def bodies_named(text: str) -> list[str]:
    """The names of such bodies in a text as written there, those of which they are a part too, each once, sorted."""
    return sorted(places_named(text))


def places_named(text: str) -> dict[str, tuple[int, int]]:
    """The same names, each with the first place that names it, from its beginning to the last body it is a part of."""
    found: dict[str, tuple[int, int]] = {}
    start = 0
    for line in text.splitlines(keepends=True):
        for match in _pattern().finditer(line.rstrip()) if _any_head().search(line) else ():
            name = _without_beginning(" ".join(match[0].split()))
            for each in filter(is_named, _with_those_above(name)):
                found.setdefault(each, (start + match.start(), start + match.end()))
        start += len(line)
    return found


def parent_in(name: str) -> str | None:
    """What a body is a part of by the words of its name, as they are written there; None where they tell of nothing."""
    text = " ".join(name[:LONGEST_NAME].split())
    behind = _part_of().fullmatch(text)
    if behind is not None:
        return behind["parent"] or behind["ministry"]
    before = _of_ministry().fullmatch(text)
    return None if before is None else before["parent"]


def without_parent(name: str) -> str:
    """The name of a prison, or of a body of which a country has one, without what it is a part of; others as they are.

    A branch is one of its own court only, and what a parent says of the country is not lost.
    """
    text = " ".join(name[:LONGEST_NAME].split())
    for pattern in (_part_of(), _of_ministry()):
        found = pattern.fullmatch(text)
        if found is not None and found["part"] and read_name(found["parent"]).country is None:
            part = found["part"]
            return part if _plain(part) in _alone() or read_name(part).kind == "prison" else name
    return name


@lru_cache(maxsize=65536)
def is_place_of_custody(name: str) -> bool:
    """Whether a place is a body by its name: "Gldani Prison", but not "Baku" and not "the prison"."""
    read = read_name(name)
    return read.kind in KINDS and not read.nameless and _tells_one(name)


@lru_cache(maxsize=65536)
def is_named(name: str) -> bool:
    """Whether a name is that of one body: by a proper word, a number, or as the only one of its country."""
    return not read_name(name).nameless and _tells_one(name)


def _tells_one(name: str) -> bool:
    read = read_name(name)
    if read.numbers or any(word not in general_words() for word in read.words):
        return True
    return read.country is not None or _plain(without_parent(name)) in _alone() or _is_above(name)


def _is_above(name: str) -> bool:
    """Whether it is a ministry with a name of its own."""
    return read_name(name).kind == "ministry" and len(read_name(name).words) > 1


def _plain(name: str) -> str:
    return re.sub(r"^the\s", "", name.replace("'", "’").casefold())


def _with_those_above(name: str) -> Iterator[str]:
    seen: set[str] = set()
    above: str | None = name
    while above is not None and above not in seen:
        seen.add(above)
        yield above
        above = parent_in(above)


def _without_beginning(name: str) -> str:
    words = name.split(" ")
    while len(words) > 1 and words[0] in _words("before"):
        words.pop(0)
    return " ".join(words)


@cache
def _words(which: str) -> frozenset[str]:
    listed = load_toml(_FILE)[which]
    return frozenset(map(str, listed)) if isinstance(listed, list) else frozenset()


@cache
def _alone() -> frozenset[str]:
    return frozenset(map(_plain, _words("alone")))


def _either(words: Iterable[str]) -> str:
    """One of these words, with capitals or small letters but at the beginning, and with either apostrophe."""
    return any_of({form for word in words for form in (word, word.capitalize(), word.lower())}).replace("’", "[’']")


@cache
def _any_head() -> re.Pattern[str]:
    """The last words of all heads: most lines of most texts have none."""
    lasts = {word.split()[-1] for word in _words("heads") | _words("alone")} | _words("branches") | {"Court"}
    return re.compile(rf"\b(?:{_either(lasts)})\b")


@cache
def _number() -> str:
    words = any_of({form for word in organization_words().numbers for form in (word, word.capitalize())})
    return rf"\s(?:(?:N[or]\.?|[Nn]umber|№|\#)\s?(?:\d+|{words}\b)|\d{{1,3}}\b)"


@cache
def _branch() -> str:
    return rf"(?:{any_of(_words('branches'))})(?:{_number()})"


@cache
def _pattern() -> re.Pattern[str]:
    """A name from its first capital to the last body that it says it is a part of."""
    head = rf"(?:{_either(_words('heads') | _words('alone'))})\b(?:{_number()})?"
    run = rf"(?:{_CAPITAL}\s){{0,6}}"
    body = rf"(?:{_branch()}|{run}(?:central\s|women’s\s|district\s|city\s|regional\s)?{head})"
    of_what = rf"\sof\s(?:the\s)?{_CAPITAL}(?:\s(?:and\s)?{_CAPITAL}){{0,3}}"
    above = rf"(?:{run}{head}|(?:{any_of(_words('above'))})(?:{of_what})?)"
    none = rf"(?!(?:{any_of(_words('before'))})\b)"
    place = rf"{none}{_CAPITAL}(?:\s{none}{_CAPITAL}){{0,2}}"
    ministry = rf"(?:{any_of(_words('above'))})\sof\s(?:the\s)?{_CAPITAL}(?:\s{_CAPITAL}){{0,2}}[’']s?\s"
    # "A Baku court" is one of several.
    return re.compile(
        rf"(?<![\w.’'-])(?<!\ba\s)(?<!\ban\s)(?:{ministry})?{body}(?:{_OF}(?:{above}|{place}))*(?![\w’'-])"
    )


@cache
def _part_of() -> re.Pattern[str]:
    head = _either(_words("heads") | _words("alone"))
    part = rf"(?:{_branch()}|.*\b(?:{_either(_words('alone'))})|.*\b(?:{head})(?:{_number()})?)"
    above = rf"(?:.*\b(?:{head})\b.*|(?:{any_of(_words('above'))})\b.*)"
    # Whatever is "of the Ministry of Justice" is a part of it.
    return re.compile(
        rf"(?:[Tt]he\s)?(?:(?P<part>{part}){_OF}(?P<parent>{above})|.+?{_OF}(?P<ministry>Ministry\sof\s.+))"
    )


@cache
def _of_ministry() -> re.Pattern[str]:
    """What is a ministry's, by the genitive: "the Ministry of Justice’s Penitentiary Service"."""
    return re.compile(
        rf"(?:[Tt]he\s)?(?P<parent>(?:{any_of(_words('above'))})\sof\s[^’']*)[’'](?:s(?=\s))?\s(?P<part>.+)"
    )
