"""The sentences of a document that say of whom or of when a claim speaks, where its own quote only points there.

"He was released on Monday" names nobody: the sentence before it that does is quoted in the footnote too.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, replace
from functools import cache
from typing import Any

from habeas.answers.report.bearing import names_day, says_day
from habeas.answers.report.named import SHORTEST_NAME, is_named
from habeas.answers.report.plainly import HARM
from habeas.claims.date_words import Reckoning, expressions
from habeas.claims.plain_sentences import sentences
from habeas.errors import BadVocabulary
from habeas.model import Act, Person, Quote, SourcedClaim
from habeas.terms import claim_type, load_toml

# How far before a quote somebody was named whom it speaks of by a pronoun, or by what they are ("the journalists");
# and how far behind it a list of names may follow.
BY_PRONOUN, BY_NOUN, BEHIND = 1500, 700, 400
_FILE = "answers/report/antecedents.toml"
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
# A name of more words is rare, and has a shorter form.
_LONGEST_NAME = 5
# A sentence is looked for in so many characters around a name.
_AROUND = 800
# A day that the sentence before gave holds for the next ones of its paragraph.
DAY_BEFORE = 700


@dataclass(frozen=True, slots=True)
class _Forms:
    pronoun: re.Pattern[str]
    own_words: re.Pattern[str]
    they: re.Pattern[str]
    single: re.Pattern[str]
    lists: re.Pattern[str]
    one: re.Pattern[str]
    points: re.Pattern[str]
    some: re.Pattern[str]
    noun: re.Pattern[str]
    published: re.Pattern[str]


# What lasts, and harm, has its day in its own sentence or none: it was not done on the day of the arrest before it.
_OF_ITSELF = (*HARM, "imprisonment", "remand")


def with_antecedents(act: Act, person: Person | None, texts: Mapping[str, str], others: Set[str] = frozenset()) -> Act:
    """The act with further quotes in those of its claims that name nobody, or give no day, where their text does.

    Args:
        texts: the texts of its documents, by id; nothing is added to the claims of others.
        others: names of other people: in a sentence that names one of them "she" may be that one.
    """
    claims = tuple(_told(told, act, person, texts.get(told.document.id, ""), others) for told in act.claims)
    return replace(act, claims=claims) if claims != act.claims else act


def points(act: Act, person: Person | None) -> bool:
    """Whether the quote of one of the claims of an act names nobody of it, does not give its day, or has none."""
    return any(
        _names_nobody(told, person) or _gives_no_day(told, act) or _is_undated(told, act) or _lacks_its_speaker(told)
        for told in act.claims
    )


def _told(told: SourcedClaim, act: Act, person: Person | None, text: str, others: Set[str]) -> SourcedClaim:
    first = told.claim.quotes[0]
    if text and _is_undated(told, act):
        told = _with_quotes(told, _of_other_years(text, told, person.names if person is not None else ()))
    if text and person is not None and _names_nobody(told, person) and not _names_another(told, person, others):
        done = claim_type(told.claim.type).kind == "act"
        several = len(told.claim.persons) > 1
        named = _naming(text, first, person.names, several) if done or _forms().points.search(first.text) else None
        told = _with_quotes(told, [named] if named is not None else [])
    if text and act.date is not None and act.type not in _OF_ITSELF and _gives_no_day(told, act):
        near = _sentences(text, max(0, first.start - DAY_BEFORE), first.start)
        days = [one for one in near if names_day(one, told, act.date) and not _forms().published.search(one.text)]
        told = _with_quotes(told, days[-1:])
    if text and _lacks_its_speaker(told):
        told = _with_quotes(told, _of_the_speaker(text, told))
    return told


def _lacks_its_speaker(told: SourcedClaim) -> bool:
    """Whether no quote has whose word a claim is: "I welcome her release"."""
    said = " ".join((told.claim.speaker or "").casefold().split())
    return bool(said) and not any(said in " ".join(quote.text.casefold().split()) for quote in told.claim.quotes)


def _of_the_speaker(text: str, told: SourcedClaim) -> list[Quote]:
    """The last sentence before the quote that names who speaks, else the first of the document that does."""
    first = told.claim.quotes[0]
    words = r"\s+".join(map(re.escape, (told.claim.speaker or "").split()))
    found = [one.start() for one in re.finditer(rf"(?<!\w){words}(?!\w)", text, re.IGNORECASE)]
    before = [place for place in found if place < first.start]
    chosen = before[-1:] or found[:1]
    return [one for place in chosen if (one := _sentence_at(text, place)) is not None]


def _names_nobody(told: SourcedClaim, person: Person | None) -> bool:
    quotes = told.claim.quotes
    return person is not None and not is_named(person.names, [quote.text for quote in quotes])


def _names_another(told: SourcedClaim, person: Person, others: Set[str]) -> bool:
    """Whether the quotes have the whole name of somebody else."""
    return any(
        name in others and name not in person.names
        for quote in told.claim.quotes
        for name in _runs_of_words(re.findall(r"[\w’'-]+", quote.text))
    )


def _runs_of_words(words: Sequence[str]) -> Iterator[str]:
    """Every two to five words that begin with a capital letter, as a name would stand there."""
    for start, first in enumerate(words):
        if first[:1].isupper():
            yield from (" ".join(words[start : start + length]) for length in range(2, _LONGEST_NAME + 1))


def _gives_no_day(told: SourcedClaim, act: Act) -> bool:
    day = act.date
    return day is not None and day.precision != "year" and told.claim.date == day and not says_day(told, day)


def _is_undated(told: SourcedClaim, act: Act) -> bool:
    """Whether only the year of the annual report that it stands in says when an act was."""
    undated = act.date is None or act.date.precision == "year"
    return undated and told.document.report_year is not None and not _YEAR.search(told.claim.quotes[0].text)


def _of_other_years(text: str, told: SourcedClaim, names: tuple[str, ...]) -> list[Quote]:
    """The sentence before the quote, in its paragraph, that says last when it was, or names the person with a year.

    Only where all years in it are before the one that the report covers.
    """
    first, year = told.claim.quotes[0], told.document.report_year or 0
    start = text.rfind("\n", 0, first.start) + 1
    before = list(_sentences(text, start, first.start))
    dated = [one for one in before if expressions(one.text, Reckoning(told.document.published, year))][-1:]
    if expressions(first.text, Reckoning(told.document.published, year)):
        dated = []
    named = [one for one in before if is_named(names, [one.text])][-1:]
    for one in (*dated, *named):
        years = {int(each) for each in _YEAR.findall(one.text)}
        if years and max(years) < year:
            return [one]
    return []


def _with_quotes(told: SourcedClaim, further: Sequence[Quote]) -> SourcedClaim:
    new = [quote for quote in further if quote not in told.claim.quotes]
    return replace(told, claim=replace(told.claim, quotes=(*told.claim.quotes, *new))) if new else told


def _naming(text: str, quote: Quote, names: tuple[str, ...], several: bool = False) -> Quote | None:
    """The nearest sentence before the quote that has a part of the name, else the first behind it."""
    parts = {part for name in names for part in re.findall(r"\w+", name) if len(part) >= SHORTEST_NAME}
    if not parts:
        return None
    # "They" are not one person, and somebody who is one of several is not meant by it alone.
    if not several and _forms().they.search(quote.text) and not _forms().single.search(quote.text):
        return None
    if _forms().some.search(quote.text) and not _forms().one.search(quote.text):
        return None
    reach = (
        BY_PRONOUN
        if _forms().pronoun.search(_forms().own_words.sub("", quote.text))
        else BY_NOUN
        if _forms().noun.search(quote.text)
        else 0
    )
    if not reach:
        return None
    named = re.compile(rf"\b(?:{'|'.join(sorted(map(re.escape, parts)))})\b")
    before = [found.start() for found in named.finditer(text, max(0, quote.start - reach), quote.start)]
    found = next((one for place in reversed(before) if (one := _named_at(text, place, names))), None)
    behind = None if found or reach == BY_PRONOUN else named.search(text, quote.end, quote.end + BEHIND)
    later = _named_at(text, behind.start(), names) if behind is not None else None
    return found or (later if later is not None and _forms().lists.match(later.text) else None)


def _named_at(text: str, place: int, names: Sequence[str]) -> Quote | None:
    one = _sentence_at(text, place)
    return one if one is not None and is_named(names, [one.text]) else None


def _sentence_at(text: str, place: int) -> Quote | None:
    around = _sentences(text, max(0, place - _AROUND), min(len(text), place + _AROUND))
    return next((one for one in around if one.start <= place < one.end), None)


def _sentences(text: str, start: int, end: int) -> Iterator[Quote]:
    """The sentences of a stretch, paragraph by paragraph, without what its beginning cut."""
    position, cut = start, start > 0 and text[start - 1] != "\n"
    for line in text[start:end].splitlines(keepends=True):
        for first, last in sentences(text, position, position + len(line.rstrip())):
            if text[first:last].strip() and not cut:
                yield Quote(first, last, text[first:last])
            cut = False
        position += len(line)


@cache
def _forms() -> _Forms:
    table: dict[str, Any] = load_toml(_FILE)
    cased = frozenset(table.get("with_capitals", ()))
    try:
        return _Forms(
            **{
                name: re.compile(table["pointing"][name], re.NOFLAG if name in cased else re.IGNORECASE)
                for name in _Forms.__dataclass_fields__
            }
        )
    except (KeyError, TypeError, re.error) as error:
        raise BadVocabulary(f"data/{_FILE}, [pointing], is not as it should be: {error!r}") from error
