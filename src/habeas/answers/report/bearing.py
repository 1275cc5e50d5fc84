"""Whether what a draft would tell of an act stands in the words that it quotes: names, numbers, days, each word.

What people verified is as they left it. Of all else, what no quote bears out is not told: a charge, a term, a place or
somebody who did it is left out of the sentence; without the person, the group, the number or the day there is none.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence, Set
from dataclasses import dataclass, replace
from functools import cache
from typing import Any

from anyascii import anyascii

from habeas.answers.report.citing import VERIFIED
from habeas.answers.report.fitting import place_said, speaker_said
from habeas.answers.report.named import is_named
from habeas.claims.date_words import Expression, Reckoning, expressions
from habeas.claims.numbers import numbers_in
from habeas.dates import PartialDate
from habeas.errors import BadVocabulary
from habeas.model import Act, DocumentCard, Person, Quote, SourcedClaim
from habeas.terms import claim_type, load_toml

_WORD = re.compile(r"[a-z0-9]+")
# What goes on for some time is so on a day as of which it is told.
_LASTING = ("imprisonment", "remand", "trial")
_FILE = "answers/report/antecedents.toml"
_ARTICLES = frozenset({"the", "a", "an"})
_FINENESS = ("year", "month", "day")
_DAY = _FINENESS[-1]


@dataclass(frozen=True, slots=True)
class _Days:
    earlier: re.Pattern[str]
    respective: re.Pattern[str]
    as_of: re.Pattern[str]
    some_time: re.Pattern[str]
    spoken: re.Pattern[str]
    state: re.Pattern[str]
    of_event: re.Pattern[str]
    of_several: re.Pattern[str]
    by_then: re.Pattern[str]


@dataclass(frozen=True, slots=True)
class Borne:
    """The act as far as its quotes bear it out, and what they do not; `act` is None where nothing is left to tell."""

    act: Act | None
    lacking: tuple[str, ...] = ()


def borne_out(act: Act, people: Mapping[str, Person]) -> Borne:
    """The act as far as the quotes of its claims bear it out."""
    if any(told.review == VERIFIED for told in act.claims):
        return Borne(act)
    texts = [quote.text for told in act.claims for quote in told.claim.quotes]
    said = words_of(texts)
    lacking = [name for name, holds in _WHOLE.items() if not holds(act, said, people)]
    if lacking:
        return Borne(None, tuple(lacking))
    dated = _dated(act)
    if dated is None:
        return Borne(None, ("date",))
    kept = {name: tuple(one for one in getattr(act, name) if stands(one, said)) for name in ("actors", "charges")}
    told = {"place": place_said(act), "term": act.term or ""}
    single = {name: None for name, one in told.items() if not stands(one, said)}
    # "Two and three years, respectively": which of them is whose is easily read wrongly.
    mixed = any(_days().respective.search(text) for text in texts)
    if mixed:
        kept["actors"] = kept["actors"] if len(kept["actors"]) == 1 else ()
    single |= {"term": None} if act.term and mixed else {}
    less = replace(dated, **kept, **single)  # type: ignore[arg-type]
    return Borne(less, tuple(name for name in (*kept, *single, "date") if getattr(less, name) != getattr(act, name)))


def says_day(claim: SourcedClaim, day: PartialDate) -> bool:
    """Whether a quote of the claim gives the day, as finely as it is told, in figures or by the day of publication."""
    first, *further = claim.claim.quotes
    if names_day(first, claim, day):
        return True
    # A sentence that gives days of its own takes none from another.
    if first.text and expressions(first.text, Reckoning(claim.document.published, claim.document.report_year)):
        return False
    return any(names_day(quote, claim, day) for quote in further)


def names_day(quote: Quote, claim: SourcedClaim, day: PartialDate) -> bool:
    """Whether these words of the claim's document give the day."""
    trigger = claim.claim.trigger
    inside = trigger is not None and quote.span.contains(trigger)
    at = trigger.start - quote.start if trigger is not None and inside else -1
    done = claim_type(claim.claim.type).kind == "act"
    found = expressions(quote.text, Reckoning(claim.document.published, claim.document.report_year))
    # Another sentence than the claim's own gives its day only as it is told, and not by what was said on it.
    other = trigger is not None and not inside
    return any(
        _gives(one, quote.text, day, at)
        and not (other and one.first.precision != day.precision)
        and not (
            done and (other or at > one.end) and _is_of_words(quote.text, one.end, len(quote.text) if other else at)
        )
        for one in found
    )


def _is_of_words(text: str, start: int, end: int) -> bool:
    """Whether between two places of a text somebody speaks out or publishes something."""
    return _days().spoken.search(text, start, end) is not None


def gives_day(text: str, card: DocumentCard, day: PartialDate, at: int = -1) -> bool:
    """Whether words of a document give the day as that of what is told at a place of them."""
    found = expressions(text, Reckoning(card.published, card.report_year))
    return any(_gives(one, text, day, at) for one in found)


def is_only_by(act: Act) -> bool:
    """Whether an event is dated only by a day by which it was so: "as of October, she faced charges"."""
    if act.date is None or act.type in _LASTING:
        return False
    texts = [" ".join(quote.text.split()) for told in act.claims for quote in told.claim.quotes]
    return bool(texts) and all(_days().as_of.search(text) for text in texts)


def dates_in(claim: SourcedClaim) -> list[PartialDate]:
    """The days that the quotes of a claim give, in their order."""
    reckoning = Reckoning(claim.document.published, claim.document.report_year)
    found = [one for quote in claim.claim.quotes for one in expressions(quote.text, reckoning)]
    return [day for one in found for day in (one.first, one.last) if day is not None]


def stands(words: str, said: frozenset[str]) -> bool:
    """Whether all words of something told, but for its article, are among those of the quotes."""
    return words_of([words]) - _ARTICLES <= said


def words_of(texts: Iterable[str]) -> frozenset[str]:
    """The words of texts, in small Latin letters, whatever letters they were in."""
    return frozenset(word for text in texts for word in _WORD.findall(anyascii(text).casefold()))


def _gives(one: Expression, text: str, day: PartialDate, at: int) -> bool:
    earlier = _days().earlier.search(text[: one.start])
    if earlier is not None and not earlier.start() < at < one.start:
        return False
    if _days().of_event.match(text[one.end :]) or (day.precision == _DAY and _days().of_several.match(text[one.end :])):
        return False
    if at > one.end and _days().some_time.match(text[one.end :]):
        return False
    if one.last is not None:
        # "Between March 4 and 16" is in March, and on none of its days.
        return day.first_day <= one.first.first_day and one.last.last_day <= day.last_day
    return one.first.compatible(day) and _FINENESS.index(one.first.precision) >= _FINENESS.index(day.precision)


def _dated(act: Act) -> Act | None:
    """The act with its day where a quote gives it; without it where a document speaks of that whole year anyway."""
    day = act.date
    given = [told for told in act.claims if day is not None and says_day(told, day) and not _is_of_either(told, day)]
    if day is None or (any(_is_on_a_day(told, day) for told in given) and not is_only_by(act)):
        return act
    if claim_type(act.type).kind != "act" and any(_is_of_its_publication(told, day) for told in act.claims):
        # A statement is of the day on which it appeared, which its footnote gives.
        return act
    covering = any(told.document.report_year == day.year for told in act.claims)
    if day.precision == "year":
        return act if covering or any(_published_in(told, day.year) for told in act.claims) else None
    return replace(act, date=PartialDate(day.year)) if covering else None


def _is_of_its_publication(told: SourcedClaim, day: PartialDate) -> bool:
    published = told.document.published
    return told.document.report_year is None and published is not None and day.compatible(published)


def _is_of_either(told: SourcedClaim, day: PartialDate) -> bool:
    """Whether a sentence gives several days "respectively": whose this one is, is easily read wrongly."""
    first = told.claim.quotes[0].text
    if day.precision != _DAY or not _days().respective.search(first):
        return False
    return len(expressions(first, Reckoning(told.document.published, told.document.report_year))) > 1


def _is_on_a_day(told: SourcedClaim, day: PartialDate) -> bool:
    """Whether a claim may be of a day: that somebody is a political prisoner is of none on which they were tried."""
    quote, trigger = told.claim.quotes[0], told.claim.trigger
    if told.claim.type not in _LASTING[:2] or day.precision != "day" or trigger is None:
        return True
    if not quote.span.contains(trigger):
        return True
    seen = quote.text[trigger.start - quote.start : trigger.end - quote.start]
    if _days().by_then.search(quote.text[: trigger.start - quote.start]) or _days().by_then.search(seen):
        return False
    return told.claim.type != _LASTING[0] or _days().state.search(seen) is not None


def _published_in(told: SourcedClaim, year: int) -> bool:
    published = told.document.published
    return published is not None and published.year == year


def _person(act: Act, _said: frozenset[str], people: Mapping[str, Person]) -> bool:
    if act.person_id is None:
        return True
    person = people.get(act.person_id)
    texts = [quote.text for told in act.claims for quote in told.claim.quotes]
    return is_named(person.names if person else [act.person_name or ""], texts)


def gives_number(number: int, quotes: Iterable[str]) -> bool:
    """Whether one of the quotes has the number, in figures or in words."""
    return any(number in (one.low, one.high) for quote in quotes for one in numbers_in(quote))


def _speaker(act: Act, said: frozenset[str], people: Mapping[str, Person]) -> bool:
    """Whose word it is: it may not be left out of the sentence, which would then be surer than its source."""
    person = people.get(act.person_id) if act.person_id else None
    names = person.names if person else ()
    spoken = [speaker_said(told.claim.speaker) for told in act.claims if told.claim.speaker]
    return all(stands(one, said) or any(stands(one, words_of([name])) for name in names) for one in spoken)


_Holds = Callable[[Act, frozenset[str], Mapping[str, Person]], bool]
# Without one of these there is no sentence.
_WHOLE: Mapping[str, _Holds] = {
    "person": _person,
    "speaker": _speaker,
}


def bears_whom(act: Act) -> bool:
    """Whether the quotes of an act have its group, its number and its organizations, or somebody verified it.

    Where they do not, as for "most of them", only the source's own sentence tells of whom it speaks.
    """
    if act.person_id is not None or any(told.review == VERIFIED for told in act.claims):
        return True
    quotes = [quote.text for told in act.claims for quote in told.claim.quotes]
    said = words_of(quotes)
    return (
        (not act.group or stands(act.group, said))
        and all(stands(each, said) for each in act.organizations)
        and (act.number is None or act.number == 1 or str(act.number) in said or gives_number(act.number, quotes))
    )


def kept_of(
    acts: Sequence[Act], people: Mapping[str, Person], namesakes: Set[str] = frozenset()
) -> tuple[list[Act], list[Act]]:
    """The acts as far as their quotes bear them out, and those of which nothing is left.

    Args:
        namesakes: ids of people who cannot be told from others; what nobody verified of them is left out.
    """
    kept, left = [], []
    for act in acts:
        unknown = act.person_id in namesakes and all(told.review != VERIFIED for told in act.claims)
        less = None if unknown else borne_out(act, people).act
        if less is None:
            left.append(act)
        else:
            kept.append(less)
    return kept, left


@cache
def _days() -> _Days:
    table: dict[str, Any] = load_toml(_FILE)
    cased = frozenset(table.get("with_capitals", ()))
    try:
        return _Days(
            **{
                name: re.compile(table["days"][name], re.NOFLAG if name in cased else re.IGNORECASE)
                for name in _Days.__dataclass_fields__
            }
        )
    except (KeyError, TypeError, re.error) as error:
        raise BadVocabulary(f"data/{_FILE}, [days], is not as it should be: {error!r}") from error
