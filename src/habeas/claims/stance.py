"""The words of responses, as `responses.toml` has them, and what one response is before it becomes a claim."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cache
from typing import TYPE_CHECKING, Any

from habeas.claims import lexicon
from habeas.claims.participants import Party
from habeas.errors import BadVocabulary

if TYPE_CHECKING:
    from spacy.tokens import Token


# The patterns of condemnations, in the order of the fields of `Stance`.
_DEFINITE = frozenset(("the", "this", "these", "that"))
PATTERNS = ("verdicts", "blame", "outright", "matters")


@dataclass(frozen=True, slots=True)
class Response:
    """One response in its place. `about` are the tokens whose acts it speaks of; `whom` are people it names itself.

    A `bare` one stands though it names nobody: "condemned the closure of the border".
    """

    type: str
    head: Token
    makers: tuple[str, ...]
    about: tuple[Token, ...] = ()
    whom: Party = field(default_factory=Party)
    rule: str = ""
    modality: str | None = None
    bare: bool = False


@dataclass(frozen=True, slots=True)
class ToldBy:
    """Words by which a response is told, in a sentence that has a word of each set in `beside` as well."""

    words: frozenset[str]
    beside: tuple[frozenset[str], ...] = ()


@dataclass(frozen=True, slots=True)
class Stance:
    """The words of `responses.toml`, by section and list, and by which of them a response is told."""

    words: dict[str, dict[str, frozenset[str]]]
    told_by: tuple[ToldBy, ...]
    verdicts: re.Pattern[str]
    blame: re.Pattern[str]
    outright: re.Pattern[str]
    matters: re.Pattern[str]
    # For texts in small letters: whether there is a verdict, or open blame; and whether there is any blame besides.
    judging: re.Pattern[str]
    blaming: re.Pattern[str]

    def __call__(self, section: str, name: str) -> frozenset[str]:
        return self.words[section][name]


@cache
def stance() -> Stance:
    """The words of responses.

    Raises:
        BadVocabulary: `responses.toml` does not say what it should.
    """
    return read_stance(lexicon.data("responses"))


def read_stance(table: dict[str, Any]) -> Stance:
    """Checks and returns a parsed `responses.toml`."""
    missing = {"appeal", "condemnation", "award", "sanction", "support", "report", "speaker", "actors"} - set(table)
    if missing:
        raise BadVocabulary(f"data/claims/responses.toml: no {sorted(missing)}")
    words = {
        section: {
            name: lexicon.words_of(content, name, "responses") for name in content if isinstance(content[name], list)
        }
        for section, content in table.items()
        if isinstance(content, dict)
    }
    patterns = [table["condemnation"].get(name) for name in PATTERNS]
    if not all(isinstance(pattern, str) for pattern in patterns):
        raise BadVocabulary(
            "data/claims/responses.toml: [condemnation] needs `verdicts`, `blame`, `outright` and `matters`"
        )
    verdicts, blame, outright, matter = (lexicon.compiled(pattern, "responses.toml") for pattern in patterns)
    judging, blaming = lexicon.in_small_letters(verdicts, outright), lexicon.in_small_letters(verdicts, outright, blame)
    return Stance(words, _told_by(table, words), verdicts, blame, outright, matter, judging, blaming)


def _told_by(table: dict[str, Any], words: dict[str, dict[str, frozenset[str]]]) -> tuple[ToldBy, ...]:
    def listed(part: str) -> frozenset[str]:
        names = (one.partition(".") for one in part.split(" or "))
        return frozenset[str]().union(*(words[section][name] for section, _, name in names))

    try:
        entries = lexicon.texts_of(table, "told_by", "responses")
        read = [[listed(part) for part in entry.split(" beside ")] for entry in entries]
    except KeyError as error:
        raise BadVocabulary(f"data/claims/responses.toml: `told_by` names no list of this file: {error}") from error
    return tuple(ToldBy(first, tuple(beside)) for first, *beside in read)


def points_back(token: Token) -> bool:
    """Whether a noun with its article stands for an act told before: "condemned the attack", "into the shooting"."""
    if token.lemma_.lower() not in stance()("condemnation", "pointing"):
        return False
    before = {one.lower_ for one in token.children if one.dep_ in ("det", "predet")}
    definite = bool(before & _DEFINITE) or (token.tag_ == "NNS" and "all" in before)  # "that all charges be dropped"
    aside = token.i + 1 < len(token.doc) and token.nbor(1).text == ","  # "the attack, which A condemned"
    others = ("prep", "acl", "poss") if aside else ("prep", "acl", "relcl", "poss")
    return definite and not any(one.dep_ in others for one in token.children)


def pointed_at(token: Token) -> frozenset[str]:
    """The types of act that such a noun may stand for, wherever in the story it was told."""
    listed = (entry.split() for entry in stance()("condemnation", "pointing_at"))
    return frozenset(kind for noun, *kinds in listed if noun == token.lemma_.lower() for kind in kinds)


def matters(token: Token) -> bool:
    """Whether a word and all below it speak of rights, custody, the press and the like, for whoever is concerned."""
    words: str = token.doc[token.left_edge.i : token.right_edge.i + 1].text
    return stance().matters.search(words) is not None
