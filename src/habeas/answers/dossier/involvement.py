"""How far an actor was involved in an act: a degree, proposed from the act's type, the actor's kind and office, and the
words of the source, with the reason. It is a proposal: a court that is named for a sentence presided; who gave orders
behind it no rule can tell.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from habeas.answers.dossier.words import ANY, Rule, dossier_words

# Stands in the words of a rule for each name of the actor, and for up to six words that are no other clause.
ACTOR = "{actor}"
GAP = "…"
# The degree of whoever did not do it, and is answerable for it all the same.
FAILED = "failed to prevent"
_GAP = r"(?:[\w’'.-]+ ){0,6}"


@dataclass(frozen=True, slots=True)
class Involvement:
    """A degree of `data/dossier/involvement.toml`, and the sentence that says why it is proposed."""

    degree: str
    reason: str


def involvement(
    act_type: str, kind: str | None, roles: Iterable[str], quotes: Iterable[str], names: Iterable[str] = ()
) -> Involvement:
    """The degree that the first fitting rule proposes.

    Args:
        kind: "person", the kind of an organization, or None where it is not known.
        roles: the offices of a person as documents word them.
        quotes: what the sources say of the act.
        names: of the actor, for the words that only count where they are of the actor: "A ordered the arrest".
    """
    called = tuple(each.casefold() for each in names)
    said, offices = " ".join(quotes).casefold(), tuple(each.casefold() for each in roles)
    for rule in dossier_words().rules:
        if _fits(rule, act_type, kind, offices) and _is_said(rule, said, called):
            return Involvement(rule.degree, rule.reason)
    raise AssertionError("the last rule fits everything")  # `read_words` checks that


def _fits(rule: Rule, act_type: str, kind: str | None, offices: tuple[str, ...]) -> bool:
    return (
        (rule.types == (ANY,) or act_type in rule.types)
        and (rule.kinds == (ANY,) or kind in rule.kinds)
        and (not rule.roles or any(has_word(office, word) for office in offices for word in rule.roles))
    )


def _is_said(rule: Rule, said: str, names: tuple[str, ...]) -> bool:
    """Whether the sources have words that the rule asks for, and none that it may not have."""
    return (not rule.holds or any(_in(words, said, names) for words in rule.holds)) and not any(
        _in(words, said, names) for words in rule.lacks
    )


def _in(words: str, said: str, names: tuple[str, ...]) -> bool:
    """Whether words are said; those of the actor's with any of its names."""
    if ACTOR not in words and GAP not in words:
        return words in said
    given = names if ACTOR in words else ("",)
    return any(_pattern(words, name).search(said) is not None for name in given)


@cache
def _pattern(words: str, name: str) -> re.Pattern[str]:
    plain = re.escape(words).replace(re.escape(ACTOR), rf"(?<!\w){re.escape(name)}(?!\w)")
    return re.compile(plain.replace(re.escape(GAP), _GAP))


def has_word(text: str, word: str) -> bool:
    """Whether a text has a word, or words, whole."""
    return re.search(rf"(?<!\w){re.escape(word)}(?!\w)", text) is not None
