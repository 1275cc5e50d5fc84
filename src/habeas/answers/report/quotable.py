"""What may be told in a source's own sentence, and what the words around a number or an act say of it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from habeas.answers.report.citing import VERIFIED
from habeas.answers.report.fitting import is_whole
from habeas.documents.countries import countries_named
from habeas.errors import BadVocabulary
from habeas.model import Act, DocumentCard
from habeas.terms import load_toml

_FILE = "answers/report/plain.toml"
# A quote is a whole sentence that can be read by itself.
SHORTEST, LONGEST = 6, 45
# What restricts is told in the words of a law.
_POSSIBLE = "possible"
_OF_LAWS = "restrictive_law"
_OF_ANYTHING = ("report", "award", "support")
# What somebody else says inside of a sentence.
_WITHIN = re.compile(r"[“‘\"].*?(?:[”\"]|$)")


@dataclass(frozen=True, slots=True)
class _Patterns:
    unfit: re.Pattern[str]
    first_person: re.Pattern[str]
    pronoun: re.Pattern[str]
    of_law: re.Pattern[str]
    run_in: re.Pattern[str]
    counting: re.Pattern[str]
    year_end: re.Pattern[str]
    state: re.Pattern[str]
    harm: re.Pattern[str]
    short_term: re.Pattern[str]
    brief_custody: re.Pattern[str]
    in_custody: re.Pattern[str]
    let_go: re.Pattern[str]


def stands_alone(quote: str) -> bool:
    """Whether a quote is a sentence that can be read by itself, today and elsewhere than where it stood."""
    told = unheaded(quote)
    return is_whole(told, SHORTEST, LONGEST) and not _patterns().unfit.search(told)


def speaks_of_itself(quote: str, speaker: str | None) -> bool:
    """Whether a sentence says "we" or "I" and nobody knows who speaks: its publisher may only pass it on."""
    return speaker is None and bool(_patterns().first_person.search(_WITHIN.sub("", quote)))


def points_to_others(quote: str, persons: Sequence[str]) -> bool:
    """Whether a sentence has "him" or "her" for somebody by name whom only another sentence names."""
    named = any(name.split()[-1].casefold() in quote.casefold() for name in persons if name.split())
    return bool(persons) and not named and bool(_patterns().pronoun.search(quote))


def unheaded(quote: str) -> str:
    """The quote in one line, without the heading that runs into its sentence."""
    line = " ".join(quote.split())
    return _patterns().run_in.sub("", line, count=1)


def is_of_law(act: Act) -> bool:
    """Whether an act without a day, which nobody verified, is only what a law says, or may be done."""
    if act.type == _OF_LAWS or any(each.review == VERIFIED for each in act.claims):
        return False
    quotes = [quote.text for each in act.claims for quote in each.claim.quotes[:1]]
    undated = act.date is None or act.date.precision == "year"
    return undated and bool(quotes) and all(_patterns().of_law.search(quote) for quote in quotes)


def may_only_come(act: Act) -> bool:
    """Whether an act that nobody verified is only feared, planned or asked for: no finding of what was done."""
    return act.modality == _POSSIBLE and all(each.review != VERIFIED for each in act.claims)


def is_of_another_country(quote: str, card: DocumentCard, country: str) -> bool:
    """Whether a sentence names other countries and not this one; a report on this one speaks of it without a name."""
    if card.report_year is not None and card.country == country:
        return False
    named = countries_named(quote)
    return bool(named) and country not in named


def gives_a_number(quote: str) -> bool:
    """Whether the sentence says how many there were, rather than something of so many."""
    return bool(_patterns().counting.search(quote))


def is_state(what: str) -> bool:
    """Whether a class says by itself in which state its people are: "detainees", but not "journalists"."""
    return bool(_patterns().state.search(what))


def is_of_harm(act: Act) -> bool:
    """Whether a response is to harm; one by a report, a prize or help may be on anything, and others always are."""
    quotes = (each.claim.quotes[0].text for each in act.claims)
    return act.type not in _OF_ANYTHING or any(_patterns().harm.search(quote) for quote in quotes)


def says_year_end(quote: str) -> bool:
    """Whether the sentence speaks of the end of the year."""
    return bool(_patterns().year_end.search(quote))


def is_short(term: str) -> bool:
    """Whether a term is of hours, days or weeks."""
    return bool(_patterns().short_term.search(term)) and "year" not in term


def is_in_custody(quote: str) -> bool:
    """Whether a sentence speaks of somebody in custody."""
    return bool(_patterns().in_custody.search(quote))


def is_of_release(quote: str) -> bool:
    """Whether a sentence speaks of somebody's release."""
    return bool(_patterns().let_go.search(quote))


def is_brief_custody(quote: str) -> bool:
    """Whether a sentence says that custody lasted hours, days or weeks."""
    return bool(_patterns().brief_custody.search(quote))


@cache
def _patterns() -> _Patterns:
    table: dict[str, Any] = load_toml(_FILE)
    try:
        return _Patterns(
            unfit=re.compile("|".join(table["quote_unfit"])),
            first_person=re.compile(table["first_person"]),
            pronoun=re.compile(table["pronoun_of_one"], re.IGNORECASE),
            of_law=re.compile("|".join(table["of_law"]), re.IGNORECASE),
            run_in=re.compile(table["run_in"]),
            counting=re.compile(table["counting"], re.IGNORECASE),
            state=re.compile(table["state"], re.IGNORECASE),
            harm=re.compile(table["harm"], re.IGNORECASE),
            year_end=re.compile(table["year_end"], re.IGNORECASE),
            short_term=re.compile(table["short_term"], re.IGNORECASE),
            brief_custody=re.compile(table["brief_custody"], re.IGNORECASE),
            let_go=re.compile(table["let_go"], re.IGNORECASE),
            in_custody=re.compile(table["plainly"]["in_custody"], re.IGNORECASE),
        )
    except (KeyError, TypeError, re.error) as error:
        raise BadVocabulary(f"data/{_FILE} is not as it should be: {error!r}") from error
