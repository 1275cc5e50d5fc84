"""Reads a description of a person, "a former member of the Youth Committee of the Popular Front Party", for posts.

A post is a role and the body that it is held in. What the author thinks of the person ("prominent"), where they come
from, and what was done to them ("imprisoned") is no part of a role; "former" is.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache

from habeas.claims.day_names import days_and_months
from habeas.claims.numbers import value_of
from habeas.claims.wordlists import any_of, fold, nations, with_plurals, words
from habeas.model import Span

BodiesWithin = Callable[[Span], list[tuple[Span, str]]]

_WORD = re.compile(r"[\w!][\w’'!.-]*[\w!]|\w\.(?:\w\.)+|\w")
_AND = re.compile(r",?\s+(?:and|as well as|&)\s+(?:an?\s+|the\s+)?|\s*/\s*")
_LINK = re.compile(r"\s*,?\s*(?:of|at|for|from|with|in|to|on)\b")
_NAMED = re.compile(
    r"\s*(?P<link>of|at|for|from|with|in|to)\s+(?:the\s+|an?\s+|its\s+|his\s+|her\s+|their\s+)?(?:[a-z][\w-]*\s+){0,7}?"
    r"(?P<name>[^\W\d_a-z][\w!’'.-]*(?:\s+(?:(?:of|for|and|the|de|del|la|las|los|du|des|da|do|dos|al|el|&)\s+)*(?:the\s+)?[^\W\d_a-z][\w!’'.-]*)*)"
)
# "the seventh journalist killed" counts; "first secretary" is an office.
_ORDINAL = re.compile(r"\d+(?:st|nd|rd|th)|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|eleventh|twelfth")
_STOP = re.compile(r"\s(?:who|which|that|whose|whom|when|where|was|were|is|are|had|has|said|told)\b|[;:(]")


@dataclass(frozen=True, slots=True)
class Post:
    """A role, in the singular, and the body it is held in, where the description names one."""

    role: str
    organization: str | None
    plural: bool = False


def posts_in(text: str, start: int, bodies: BodiesWithin) -> list[Post]:
    """The posts of a description that begins at a place of the document, in order."""
    stop = _STOP.search(text)
    text = text[: stop.start()] if stop else text
    found: list[Post] = []
    for piece, offset in _conjuncts(text):
        found += _posts(piece, start + offset, bodies)
    shared = found[-1].organization if found else None
    joined = len(found) > 1 and text.rstrip().endswith(shared or "\0")
    return [Post(one.role, one.organization or (shared if joined else None), one.plural) for one in found]


def _conjuncts(text: str) -> Iterator[tuple[str, int]]:
    """The description, cut at an "and" that has a role on both sides."""
    start = 0
    for match in _AND.finditer(text):
        if _heads(text[start : match.start()]) and _heads(text[match.end() :], before_link=True):
            yield text[start : match.start()], start
            start = match.end()
    yield text[start:], start


def _heads(text: str, *, before_link: bool = False) -> list[re.Match[str]]:
    """The words of a text that are roles; only those before the first preposition or comma, where asked."""
    link = re.search(r",|\s(?:of|at|for|from|with|in|to|on)\s", text) if before_link else None
    within = text[: link.start()] if link else text
    return [match for match in _WORD.finditer(within) if match[0].lower() in with_plurals("roles", "roles")]


def _posts(text: str, start: int, bodies: BodiesWithin) -> list[Post]:
    heads = _heads(text, before_link=True)
    if not heads:
        return []
    head = heads[-1]
    end = head.end()
    chief = re.match(r"[\s-]+in[\s-]+chief\b", text[end:])
    end += len(chief[0]) if chief else 0
    if re.search(r"\b(?:by|under)\b", text[: head.start()]):
        return []  # "called illegal by the lawyer" says what the lawyer did
    singular = with_plurals("roles", "roles")[head[0].lower()]
    plural = head[0].lower() != singular
    whole = _whole_office().search(text[:end])
    noun = text[head.start() : end] if not plural else _like(head[0], singular)
    of_a_place = singular in words("roles", "named_for_their_field")
    before, held_in = _before(text[: head.start()], start, bodies if not of_a_place else _none_within)
    if whole is not None and held_in is not None and held_in in whole[0]:
        return [Post(whole[0], None)]  # "National Security Advisor"
    role = f"{before} {noun}".strip()
    office = _office(role, text[end:])
    if office is not None:
        return [Post(office, None, plural)]
    tail = text[end:]
    after = _after(tail, start + end, bodies) if _LINK.match(tail) else []
    if after and (held_in is not None or fold(after[0]) in nations()):
        return [Post(f"{role}{tail.rstrip(' ,.')}" if held_in else f"{role} of {after[0]}", held_in, plural)]
    if after and of_a_place:
        return [Post(f"{role} of {after[0]}", None, plural)]
    if singular == "member" and not after and held_in is None:
        return []
    if _plain_office(role):
        return [Post(role, None, plural)]
    return [Post(role, body, plural) for body in after or (held_in,)]


@cache
def _whole_office() -> re.Pattern[str]:
    """An office of several words that holds its body, with the rank before it: "Deputy National Security Advisor"."""
    long = any_of(office for office in words("roles", "offices") if " " in office and " of " not in office)
    return re.compile(rf"(?:(?:[Ff]ormer|Principal|Deputy|Assistant|Acting|First|U\.S\.) )*(?:{long})$")


def _none_within(_: Span) -> list[tuple[Span, str]]:
    """The bodies before an office that is named for its field or its place: none ("Interior Minister")."""
    return []


def _like(word: str, singular: str) -> str:
    return singular.capitalize() if word[:1].isupper() else singular


def _before(text: str, start: int, bodies: BodiesWithin) -> tuple[str, str | None]:
    """What stands before the noun: the words that belong to the role, and the body, where there is one."""
    named = _of_a_body().search(text)
    found = bodies(Span(start, start + len(text)))
    body = None
    if named is not None:
        body = named[1]
        text = text[: named.start()] + " " + text[named.end() :]
    elif found:
        span, body = found[-1]
        text = text[: max(span.start - start, 0)] + " " + text[span.end - start :]
    kept = []
    text = _behind_or().sub("", _whose().sub("", text))
    for match in _WORD.finditer(text):
        word = match[0]
        if (
            word in ("s", "a", "an", "the", "The")
            or word.lower() in words("roles", "praise")
            or value_of(word)
            or _ORDINAL.fullmatch(word.lower())
        ):
            continue
        if body is None and word.isupper() and 1 < len(word) < 7 and fold(word) not in nations():
            body = word
            continue
        kept.append(word)
    while kept and (
        (fold(kept[0]) in nations() and len(kept[0]) > 4)
        or kept[0].lower() in words("roles", "never_first")
        or kept[0].isdigit()
        or (kept[0].istitle() and kept[0].lower() in days_and_months())
    ):
        kept.pop(0)
    return " ".join(kept), body


@cache
def _whose() -> re.Pattern[str]:
    """Whose post it is, where that is said elsewhere: "the group's director"."""
    nouns = any_of(words("names", "body_nouns") | words("roles", "whose"))
    return re.compile(rf"^\s*(?:[Tt]he\s+)?(?:{nouns})[’']s?\s+(?=[a-z])")


@cache
def _behind_or() -> re.Pattern[str]:
    """What "or" or "through" sets apart from an office: "the state or | President", "deals through | President"."""
    return re.compile(r"^.*\b(?:or|through)\s+")


@cache
def _of_a_body() -> re.Pattern[str]:
    """A body by its place and a common noun: "Akdeniz municipality", "Evin Prison", "the Biden administration"."""
    nouns = any_of(words("roles", "bodies_by_name"))
    return re.compile(rf"((?:[^\W\d_a-z][\w’'-]*\s+)+(?i:{nouns}))(?=\s|[’'])")


def _office(role: str, tail: str) -> str | None:
    """An office whose title goes on after "of": "Assistant Secretary of State for Democracy and Human Rights"."""
    for office in words("roles", "offices"):
        first, _, rest = office.partition(" of ")
        if rest and role.endswith(first) and re.match(rf"\s+of\s+{re.escape(rest)}\b", tail):
            more = re.match(rf"\s+of\s+{re.escape(rest)}(?:\s+for\s+[^\W\d_a-z][^.;:()]*)?", tail)
            return (role + (more[0] if more else "")).rstrip(" ,")
    return None


def _plain_office(role: str) -> bool:
    return role.split(" of ")[0] in words("roles", "offices")


def _after(tail: str, start: int, bodies: BodiesWithin) -> list[str]:
    """The bodies, or the place, that follow "of", "at" or "for"; two where "and" joins them."""
    named = _NAMED.match(tail)
    if named is None:
        return []
    place = Span(start, start + len(tail))
    known = [body for span, body in bodies(place) if span.start - start <= named.start("name") + 40]
    if not known:
        name = named["name"].strip(" ,.")
        # "a fisherman from Poti" says where somebody lives; a body's acronym shows that it is one
        return [] if named["link"] == "from" and not name.isupper() else [name]
    second = [body for span, body in bodies(place) if re.search(r"\band\s+(?:the\s+)?$", tail[: span.start - start])]
    return list(dict.fromkeys([known[0], *second]))
