"""Which responses are one: what one maker says in one sentence for one person, and what one award is told of."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache

from habeas.answers.responders import bodies
from habeas.answers.response_words import response_words
from habeas.people.names import fold


def statement_keys(
    kind: str, person: str | None, makers: Iterable[str], said: Iterable[tuple[str, int, int]]
) -> Iterator[str]:
    """What responses of one statement share; nothing for what is no statement.

    Args:
        person: the id of whom it is for; None for people who are not named.
        said: document, start and end of each sentence that tells it.
    """
    if kind in response_words().one_statement:
        who = " ".join(sorted(fold(maker) for maker in makers))
        for document, start, end in said:
            yield f"{document} {start}-{end} by {who} for {person or ''}"


def award_keys(person: str | None, quotes: Iterable[str]) -> Iterator[str]:
    """What undated awards to one person share: the proper name of the award, where each sentence names a single one.

    For awards with a date nothing is given: whoever is honoured twice is honoured in two years.
    """
    for quote in quotes:
        names = {_plain(found[0]) for found in _award().finditer(" ".join(quote.split()))}
        if person is not None and len(names) == 1:
            yield f"{person} is given {names.pop()}"


def is_called(description: str, roles: Iterable[str]) -> bool:
    """Whether a phrase for somebody whom nobody names has all the words of one of these offices, in their order.

    An office of a single word ("an activist") is that of too many.
    """
    words = f" {description.casefold()} "
    return any(len(role.split()) > 1 and f" {role.casefold()} " in words for role in roles)


def award_givers(quotes: Iterable[str]) -> Iterator[str]:
    """Whose an award is by its proper name: "the Secretary of State's Medal", "the Department of State … Award"."""
    for quote in quotes:
        text = " ".join(quote.split())
        for found in _owned().finditer(text):
            yield found["who"]
        for found in _award().finditer(text):
            yield from (body[0] for each in bodies() if (body := each.pattern.search(found[0])) is not None)


@cache
def _owned() -> re.Pattern[str]:
    """An owner in capitals with the award behind; a year may stand between."""
    nouns, word = "|".join(map(re.escape, response_words().award_nouns)), r"[^\W\d_a-z][\w.-]*"
    who = rf"(?P<who>{word}(?:\s(?:(?:of|for|and)\s(?:the\s)?)?{word})*)"
    return re.compile(
        rf"{who}['’]s?\s(?:\d{{4}}\s)?(?:[^\W\d_a-z][\w’'-]*\s(?:(?:of|for|in|the|and)\s)*)+(?:{nouns})s?\b"
    )


@cache
def _award() -> re.Pattern[str]:
    """Words with capitals up to the noun ("Rivertown Prize for Letters" only as far as "Rivertown Prize")."""
    nouns = "|".join(map(re.escape, response_words().award_nouns))
    return re.compile(rf"(?:\b(?!(?:{nouns})s?\b)[^\W\d_a-z][\w’'-]*\s(?:(?:of|for|in|the|and)\s)*)+(?:{nouns})s?\b")


def _plain(name: str) -> str:
    """The name without articles, apostrophes and plurals."""
    words = [fold(word) for word in re.sub(r"['’]s?\b", "", name).split()]
    return " ".join(word.removesuffix("s") for word in words if word not in ("the", "this", "a", "an"))
