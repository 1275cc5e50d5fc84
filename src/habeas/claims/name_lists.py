"""Finds the people whom a sentence lists, by its words and commas, whatever the parser made of them.

"A (of the council), his brother B, and the lawyer C": between two members stand only words that describe the one
or the other. A name inside of such a description ("a critic of President D") is no member. A list has an "and" or a
semicolon; where a clause begins at a comma, a list ends.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import TYPE_CHECKING

from habeas.claims.runs import tokens_at
from habeas.claims.syntax import SUBJECTS
from habeas.claims.wordlists import with_plurals

if TYPE_CHECKING:
    from spacy.tokens import Token

    from habeas.claims.mentions import NameMention
    from habeas.claims.parse import Passage

_JOINTS = frozenset(("and", "or", ",", ";", "&"))
_LINKS = frozenset(("of", "from", "in", "at"))
_NOMINAL = frozenset(("NOUN", "PROPN", "ADJ", "DET", "NUM", "PART", "PRON", "PUNCT", "CCONJ", "ADV"))
# Behind one of these a list begins anew.
_BEGINS = frozenset(("among", "including"))
_ENDS = frozenset((".", "!", "?", ":", "“", "”", '"'))

# Words between two members of a list at most; longer descriptions stand in parentheses.
WIDEST_GAP = 30


def name_lists(passage: Passage, named: list[NameMention]) -> list[tuple[NameMention, ...]]:
    """The lists of two and more certain names in a passage, in order; `named` are its mentions."""
    certain = [mention for mention in named if len(mention.names) == 1]
    members = [(mention, words) for mention in certain for words in [tokens_at(passage, mention.span)] if words]
    found: list[tuple[NameMention, ...]] = []
    while members:
        taken = _from(members)
        if len(taken) > 1 and _closed(taken):
            found.append(tuple(mention for mention, _ in taken))
        last = members.index(taken[-1])
        members = members[last + 1 :] if len(taken) > 1 else members[1:]
    return found


_Member = tuple["NameMention", list["Token"]]


def _from(members: list[_Member]) -> list[_Member]:
    """The list that begins with the first member: as many of the next as are joined to it."""
    taken = [members[0]]
    for member in members[1:]:
        left, right = taken[-1][1], member[1]
        between = list(left[0].doc[left[-1].i + 1 : right[0].i])
        if len(between) > WIDEST_GAP or not _joined(between) or _begins_clause(taken[-1], member):
            if _inside(between):
                continue
            break
        taken.append(member)
    return taken


def _outside(tokens: list[Token]) -> Iterator[Token]:
    """The tokens that stand in no parentheses of their own."""
    depth = 0
    for token in tokens:
        depth += token.text == "("
        if depth <= 0:
            yield token
        depth -= token.text == ")"


def _inside(between: list[Token]) -> bool:
    """Whether a name behind these words is part of the description that they begin: "A, a critic of B, and C"."""
    open_ = sum((token.text == "(") - (token.text == ")") for token in between) > 0
    words = list(_outside(between))
    if not open_ and any(one.lower_ in _BEGINS for one in words):
        return False  # "critics of President A, among them B and C"
    return open_ or (bool(words) and words[0].text == "," and _plain(words) and any(one.pos_ == "ADP" for one in words))


def _plain(words: list[Token]) -> bool:
    """Whether words only describe: no verb but a participle that stands before a noun."""
    nominal = all(one.pos_ in _NOMINAL or one.pos_ == "ADP" or one.dep_ in ("amod", "compound") for one in words)
    return nominal and not any(one.text in _ENDS for one in words)


def _joined(between: list[Token]) -> bool:
    """Whether the words between two names join them: a joint, and behind the last one only what is called by them."""
    words = list(_outside(between))
    if sum((token.text == "(") - (token.text == ")") for token in between) or not words or not _plain(words):
        return False
    if _whose_kin(words):
        return False
    joints = [number for number, one in enumerate(words) if one.lower_ in _JOINTS or _adds(words, number)]
    if not joints or (joints[0] > 0 and words[0].lower_ not in _LINKS):
        return False
    first = words[: joints[0]]
    behind = words[joints[-1] + 1 :]
    behind = behind[1:] if behind and behind[0].lower_ == "as" else behind
    return all(one.pos_ != "NUM" for one in first) and all(_calls(one) for one in behind)


def _whose_kin(words: list[Token]) -> bool:
    """Whether words lead to whose kin the first name is: "A, wife of the jailed lawyer and blogger B"."""
    kin = next((number for number, one in enumerate(words[:4]) if one.lower_ in with_plurals("kin", "family")), 0)
    behind = [one.lower_ for one in words[kin + 1 :]]
    return words[0].text == "," and kin > 0 and behind[:1] == ["of"] and "," not in behind


def _adds(words: list[Token], number: int) -> bool:
    """Whether "as well as" or "along with" ends here."""
    text = " ".join(one.lower_ for one in words[max(0, number - 2) : number + 1])
    return text.endswith(("as well as", "along with", "together with"))


def _calls(word: Token) -> bool:
    """Whether a word may stand between a joint and the name: "his former cameraman B"."""
    return word.pos_ in _NOMINAL and word.pos_ != "CCONJ" and word.text not in ("“", "”", '"', "–", "—", ":")


def _begins_clause(left: _Member, right: _Member) -> bool:
    """Whether a clause begins between two names: the first is an object of what stands before, the other a subject."""
    first, second = left[1][-1], right[1][-1]
    subject = second.dep_ in SUBJECTS and second.head.i > second.i
    return subject and first.head.i < first.i and first.dep_ not in ("conj", "appos", *SUBJECTS)


def _closed(taken: list[_Member]) -> bool:
    """Whether a list is one: "and" before its last member, or semicolons between."""
    gaps = [
        [one.lower_ for one in _outside(list(left[1][0].doc[left[1][-1].i + 1 : right[1][0].i]))]
        for left, right in pairwise(taken)
    ]
    last = taken[-1][1][-1]
    behind = [one.lower_ for one in last.doc[last.i + 1 : last.i + 3]]
    gaps += [behind] if behind[:1] == ["and"] or behind == [",", "and"] else []  # "A, B, and three others"
    return bool({"and", "or", "&", "as", "with"} & set(gaps[-1])) or any(";" in gap for gap in gaps)
