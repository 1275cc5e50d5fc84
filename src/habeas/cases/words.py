"""What acts do to custody and in which order they follow: `data/cases/cases.toml` over the vocabulary of types."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from habeas.acts.length import length_of
from habeas.cases.remembered import Remembered
from habeas.claims.former import is_over
from habeas.claims.lasted import lasted_hours, waits_for_appeal
from habeas.documents.handed_on import quotes_of
from habeas.errors import BadVocabulary
from habeas.model import Act, Claim
from habeas.terms import claim_type, claim_types, load_toml

# What parts a term ("three years and a fine"), and the clauses of a quote in which one person's term stands.
_PARTS = re.compile(r"\s+(?:and|with|plus|followed by)\s+(?=an?\b|the\b|fine)|[,;]\s*")
# Stands for a term while a quote is taken apart; no text has it, since control characters are dropped when it is read.
_TERM = "\x00"
_CLAUSES = re.compile(r"[,;]\s+|\s+(?:and|while|but)\s+")
_FILE = "data/cases/cases.toml"
# The lists that name types of claims; all others are words.
_OF_TYPES = ("order", "proceedings", "may_end", "shows_custody", "held_before", "taken")


@dataclass(frozen=True, slots=True)
class CaseWords:
    """The vocabulary of cases; see the file for what each list is."""

    order: tuple[str, ...]
    proceedings: tuple[str, ...]
    may_end: tuple[str, ...]
    shows_custody: tuple[str, ...]
    held_before: tuple[str, ...]
    taken: tuple[str, ...]
    at_liberty: tuple[str, ...]
    let_go: tuple[str, ...]
    tried_away: tuple[str, ...]
    held_on: tuple[str, ...]
    fined: tuple[str, ...]
    no_prison: tuple[str, ...]
    on_bail: tuple[str, ...]
    on_parole: tuple[str, ...]
    under_supervision: tuple[str, ...]


@cache
def case_words() -> CaseWords:
    """The vocabulary of cases.

    Raises:
        BadVocabulary: the file does not say what it should.
    """
    return read_case_words(load_toml("cases/cases.toml"))


def read_case_words(data: dict[str, object]) -> CaseWords:
    """Checks and returns a parsed vocabulary of cases."""
    lists: dict[str, tuple[str, ...]] = {}
    for name in CaseWords.__dataclass_fields__:
        values = data.get(name)
        if not isinstance(values, list) or not values or not all(isinstance(value, str) for value in values):
            raise BadVocabulary(f"{_FILE}: `{name}` has to be a list of words")
        unknown = sorted(set(values) - set(claim_types()))
        if unknown and name in _OF_TYPES:
            raise BadVocabulary(f"{_FILE}: `{name}` names unknown claim types {unknown}")
        lists[name] = tuple(values)
    return CaseWords(**lists)


def effect(act: Act) -> str:
    """What the act did to its victim's custody: "begins", "continues", "ends" or "none".

    What is only possible, or denied by all who speak of it, did nothing; nor did a sentence to a fine. What is alleged
    counts: a reported arrest is an arrest, and the status says by whom it is alleged. A release that all sources call
    one to house arrest goes on with the custody; who is only called a former prisoner was freed before.
    """
    return _EFFECTS(act)


def _effect(act: Act) -> str:
    if not happened(act) or keeps_free(act):
        return "none"
    if act.type == "release" and all(_leads_into_custody(claim.claim) for claim in act.claims):
        return "continues"
    if tells_of_former(act):
        return "ends"
    return claim_type(act.type).custody


def tells_of_former(act: Act) -> bool:
    """Whether all that is said of it is that somebody was held once: "the former political prisoner"."""
    return act.type == "imprisonment" and bool(act.claims) and all(is_over(claim.claim) for claim in act.claims)


def frees(act: Act) -> bool:
    """Whether it tells that somebody who was held was let go, be it that they are called a former prisoner."""
    return effect(act) == "ends" and act.type in ("release", "imprisonment")


def happened(act: Act) -> bool:
    """Whether some source says that it was done: not what may come, nor what all who speak of it deny."""
    return act.modality not in ("possible", "denied")


def keeps_free(act: Act) -> bool:
    """Whether it is a sentence that keeps nobody in custody: a fine, a suspended one, one that waits for an appeal.

    Its term says so, or words beside the term in a quote; without a term, any words of its quotes.
    """
    return act.type == "sentence" and _FREE(act)


def is_brief(act: Act) -> bool:
    """Whether a source says that it held somebody for hours, and so was over by the end of the next day at most."""
    return _BRIEF(act)


def words_of_liberty(act: Act) -> str:
    """The words by which `keeps_free` says so: the term, else the quotes of the first claim that has them."""
    if act.term is not None and _spares_prison(act.term):
        return act.term
    sparing = (claim.claim for claim in act.claims if _said_to_spare(claim.claim))
    return next((" / ".join(quote.text for quote in quotes_of(claim)) for claim in sparing), "")


def _keeps_free(act: Act) -> bool:
    if act.term is not None and _spares_prison(act.term):
        return True
    return any(_said_to_spare(claim.claim) for claim in act.claims)


_EFFECTS: Remembered[Act, str] = Remembered(_effect)
_FREE: Remembered[Act, bool] = Remembered(_keeps_free)
_BRIEF: Remembered[Act, bool] = Remembered(lambda act: any(lasted_hours(claim.claim) for claim in act.claims))


def rank(act: Act) -> int:
    """The act's place in the usual order of a custody; an act that has none there comes last."""
    order = case_words().order
    return order.index(act.type) if act.type in order else len(order)


def is_response(act: Act) -> bool:
    """Whether the act is of the other side: an appeal, a condemnation, an award."""
    return claim_type(act.type).kind == "response"


def _spares_prison(term: str) -> bool:
    """Whether a term is no time in prison: suspended, or nothing in it but fines and bans."""
    if _speaks_of(term, case_words().at_liberty):
        return True
    parts = _PARTS.split(term)
    prison = [part for part in parts if length_of(part) is not None and not _speaks_of(part, case_words().no_prison)]
    return not prison and _speaks_of(term, case_words().no_prison)


def _said_to_spare(claim: Claim) -> bool:
    """Whether the words of a quote say that the sentence keeps nobody in custody, as one of people tried in absentia.

    A quote may tell of two people, so where there is a term only the words in its clause count, and only if no other
    clause has the same term without them.
    """
    words = case_words()
    if waits_for_appeal(claim):
        return True
    if claim.term is None:
        return any(_speaks_of(quote.text, (*words.at_liberty, *words.fined)) for quote in quotes_of(claim))
    if claim.quotes and all(_speaks_of(quote.text, words.tried_away) for quote in quotes_of(claim)):
        return True
    # A term may have "and" in it ("five years and six months"), at which no clause may break.
    texts = [quote.text.replace(claim.term, _TERM) for quote in quotes_of(claim)]
    clauses = [clause for text in texts for clause in _clauses(text) if _TERM in clause]
    return bool(clauses) and all(_speaks_of(clause, words.at_liberty) for clause in clauses)


def _leads_into_custody(claim: Claim) -> bool:
    return any(_speaks_of(quote.text, case_words().held_on) for quote in quotes_of(claim))


def _clauses(text: str) -> list[str]:
    """The clauses of a quote; a phrase set off by commas ("three years, suspended") stays with what it is said of."""
    return _CLAUSES.split(_set_off().sub(r" \1", text))


@cache
def _set_off() -> re.Pattern[str]:
    """A phrase of liberty that is set off by commas."""
    phrases = "|".join(map(re.escape, case_words().at_liberty))
    return re.compile(rf",\s+((?:{phrases})\b),?")


def _speaks_of(text: str, phrases: tuple[str, ...]) -> bool:
    return _pattern(phrases).search(text.lower()) is not None


@cache
def _pattern(phrases: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, phrases))})\b")
