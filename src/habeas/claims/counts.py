"""Reads the numbers that a document gives for people or acts: how many, of what, as of when, and whose number.

Both ends of a range are kept, and the words before it. A number that no noun for people or acts follows is no
count; nor is one in a rule of law, or a phrase that only sums up people named before.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from habeas.claims.counted import Counted, counted_by
from habeas.claims.counted_before import with_those_before
from habeas.claims.lexicon import pattern_of
from habeas.claims.numbers import NEAR, Number, numbers_in, value_of
from habeas.claims.parse import Passage, Reading, span_of, text_of
from habeas.claims.runs import tokens_at
from habeas.claims.source_words import source_words
from habeas.claims.when import DatedSpan, date_for, dates_in, dates_within
from habeas.claims.wordlists import words
from habeas.dates import PartialDate
from habeas.documents.countries import name_of
from habeas.errors import BadVocabulary
from habeas.model import Count, Quote, Span
from habeas.terms import load_toml

if TYPE_CHECKING:
    from spacy.tokens import Span as Tokens
    from spacy.tokens import Token

    from habeas.claims.names import Names


@dataclass(frozen=True, slots=True)
class _Place:
    """Where a number stands: its passage, its sentence, the number and what it counts."""

    passage: Passage
    sentence: Tokens
    number: Number
    counted: Counted


def read_counts(reading: Reading, names: Names) -> tuple[Count, ...]:
    """The counts of a document, in order, each once; a single one counts nothing by itself."""
    found: list[Count] = []
    seen: set[tuple[object, ...]] = set()
    for place in _places(reading, names):
        count = _count(place, reading, names)
        number = (count.low, count.high, count.qualifier if count.low is None else None)
        again = number in seen and (place.counted.definite or count.low is None)
        same = (*number, place.counted.head, count.as_of, count.kind)
        if not again and same not in seen and not _is_rest(place):
            found.append(count)
        seen.update((number, same))
    return tuple(found)


def _is_rest(place: _Place) -> bool:
    """Whether the number is what was left of one given before: "the three other women"."""
    return place.counted.definite and place.number.qualifier in ("other", "remaining")


def _places(reading: Reading, names: Names) -> Iterator[_Place]:
    for passage in reading.passages:
        numbers = [one for one in numbers_in(passage.text) if one.high is None or one.high > 1]
        for sentence in passage.tokens.sents if numbers else ():
            inside = [one for one in numbers if sentence.start_char <= one.start < sentence.end_char]
            if not inside or _is_law(sentence):
                continue
            before: Counted | None = None
            for number in inside:
                counted = with_those_before(counted_by(number, passage, before), number, passage, names)
                if counted is None or _names_people(counted, passage, names):
                    continue
                before = counted
                yield _Place(passage, sentence, number, counted)


def _is_law(sentence: Tokens) -> bool:
    text = text_of(sentence).lower()
    return any(word in text for word in words("counts", "law"))


def _names_people(counted: Counted, passage: Passage, names: Names) -> bool:
    """Whether the phrase stands for people named before: "the two journalists"."""
    span = Span(passage.start + counted.start, passage.start + counted.end)
    around = names.mentions(Span(max(span.start - len("the other "), 0), span.end))
    return any(mention.how == "phrase" and mention.span.overlaps(span) for mention in around)


def _count(place: _Place, reading: Reading, names: Names) -> Count:
    number, counted = place.number, place.counted
    kind = _kind(counted)
    return Count(
        what=_what(counted),
        low=number.low,
        high=number.high,
        qualifier=number.qualifier,
        as_of=_as_of(place, reading),
        place=_where(place, reading),
        by=_whose(place, names),
        quote=_quote(place, reading),
        kind=kind,
    )


def _what(counted: Counted) -> str:
    """What is counted; "others" by itself with what was done to them: "others released"."""
    verb = counted.verb
    bare = counted.what.lower() in ("others", "more") and verb is not None and verb.tag_ in ("VBN", "VBD")
    return (
        f"{counted.what} {verb.text}"
        if bare and verb is not None and verb.lemma_ not in {"be", "have"} | words("counts", "sources")
        else counted.what
    )


def _kind(counted: Counted) -> str:
    """ "stock" where the number says how many there are, "flow" where it says how many something was done to."""
    if counted.verb is None or counted.is_act:
        return "flow" if counted.is_act or counted.act is not None else "stock"
    stock = words("counts", "stock")
    return "stock" if counted.verb.lemma_ in stock or counted.verb.lower_ in stock else "flow"


def _as_of(place: _Place, reading: Reading) -> PartialDate | None:
    """The date of the number's verb, else the one date of its sentence, else that of the statement.

    Of a span it is the end. A day since which something was counted, or one that only tells of whom, is none of it.
    """
    compared = _compared_date(place, reading)
    if compared is not None:
        return compared
    dated = _dates_of(place, reading)
    as_of = [one for one in dated if one.relation == "as of"]
    if len({one.date for one in as_of}) == 1 and not _has_own(place, dated):
        return as_of[0].latest
    for token in (place.counted.act, place.counted.token, place.counted.verb):
        found = None if token is None else date_for(token, place.passage, reading, number=True)
        for one in dated if found is not None else ():
            if one.date == found or found in (one.start, one.end):
                return one.latest
    if len({one.latest for one in dated}) == 1 and dated[0].relation in ("on", "between", "before", "as of"):
        return dated[0].latest
    year = reading.document.report_year
    if year is not None:
        months = _first_months(text_of(place.sentence))
        return PartialDate(year, months) if months else PartialDate(year)
    return reading.document.published


def _compared_date(place: _Place, reading: Reading) -> PartialDate | None:
    """The date of a number that another is compared with: "compared with 259 convicted in 2021"."""
    number = place.passage.start + place.number.outer
    before = place.passage.text[place.sentence.start_char : place.number.outer].lower()
    if _comparison().search(before) is None:
        return None
    after = [one for one in dates_in(place.passage, reading) if one.span.start > number]
    inside = [one for one in after if one.span.end <= place.passage.start + place.sentence.end_char]
    return inside[0].latest if inside else None


@cache
def _comparison() -> re.Pattern[str]:
    return _dated_by("compared")


def _dated_by(name: str) -> re.Pattern[str]:
    table = load_toml("claims/counts.toml").get("dated")
    if not isinstance(table, dict) or not isinstance(table.get(name), str):
        raise BadVocabulary(f"data/claims/counts.toml: [dated] needs a pattern {name!r}")
    return pattern_of(table[name], "counts.toml")


def _has_own(place: _Place, dated: list[DatedSpan]) -> bool:
    """Whether a date stands in the phrase of what is counted: "of 45 arrested in May, 10 remained as of June"."""
    noun = place.counted.token
    own = range(noun.left_edge.i, noun.right_edge.i + 1)
    inside = (tokens_at(place.passage, one.span) for one in dated if one.relation != "as of")
    return any(tokens and tokens[0].i in own for tokens in inside)


def _dates_of(place: _Place, reading: Reading) -> list[DatedSpan]:
    """The dates of the sentence that may be the number's."""
    own = {place.counted.token.i, *(one.i for one in place.counted.token.ancestors)}
    dated = dates_within(span_of(place.sentence), place.passage, reading)
    starts = ((one, max(0, one.span.start - place.passage.start)) for one in dated)
    dated = [one for one, start in starts if not _than().search(place.passage.text[max(0, start - NEAR) : start])]
    return [one for one in dated if one.relation != "since" and not _tells_of_whom(one, own, place.passage)]


@cache
def _than() -> re.Pattern[str]:
    return _dated_by("than")


def _tells_of_whom(one: DatedSpan, own: set[int], passage: Passage) -> bool:
    """Whether a date stands in a clause that says of whom a number is: "two of those who came in March"."""
    for token in tokens_at(passage, one.span)[:1]:
        if any(each.dep_ == "acl" and each.lemma_ in words("counts", "held_against") for each in token.ancestors):
            return True  # "four officers accused of killing a student in 2016"
        clauses = [each for each in (token, *token.ancestors) if each.dep_ == "relcl"]
        return bool(clauses) and not any(each.i in own for each in clauses)
    return False


@cache
def _first_of_year() -> re.Pattern[str]:
    """How a part of the year up to a month is told, with the number of months."""
    return _dated_by("first_months")


def _first_months(text: str) -> int | None:
    """How many months of the year a number is for: "in the first nine months of the year"."""
    match = _first_of_year().search(text)
    months = value_of(match[1]) if match else None
    return months if months is not None and 1 <= months <= 12 else None


def _where(place: _Place, reading: Reading) -> str | None:
    """The finest place that the sentence names after "in", "at" or "near", else the document's country."""
    for token in place.sentence:
        if token.ent_type_ in ("GPE", "LOC", "FAC") and token.ent_iob_ == "B":
            entity = next((one for one in place.passage.tokens.ents if one.start == token.i), None)
            before = place.passage.tokens[token.i - 1].lower_ if token.i else ""
            if entity is not None and before in ("in", "at", "near", "across", "inside", "throughout"):
                return entity.text.removeprefix("the ").strip()
    country = reading.document.country
    return name_of(country) if country is not None else None


def _whose(place: _Place, names: Names) -> str | None:
    """Whose number it is: the subject of the verb that gives it, what "according to" names, whose estimate."""
    token = place.counted.token
    for ancestor in (token, *token.ancestors):
        if ancestor.i > token.i and _semicolon_between(token, ancestor):
            break
        if ancestor.pos_ == "VERB" and ancestor.lemma_ in words("counts", "sources"):
            if ancestor.dep_ == "acl" and ancestor.head.dep_ == "ROOT" and ancestor.head.i < token.i:
                # "a coalition estimated", taken for one that was estimated
                return _source(_behind_label(ancestor.head, ancestor), names)
            subject = next((child for child in ancestor.children if child.dep_ == "nsubj"), None) or _giver(ancestor)
            subject = _behind_label(_published_by(subject, ancestor), ancestor) if subject is not None else None
            if subject is not None and not _counts_itself(subject, token) and (source := _source(subject, names)):
                return source
    for each in place.sentence:
        if each.lower_ == "to" and each.i and place.passage.tokens[each.i - 1].lower_ == "according":
            by = next((child for child in each.children if child.dep_ == "pobj"), None)
            return _source(by, names) if by is not None else None
    return place.counted.estimate


def _published_by(subject: Token, verb: Token) -> Token:
    """Who published what says it: "*Green Watch* released a report that documented 181 cases"; else its subject."""
    writing = verb.head
    says = verb.dep_ == "relcl" and subject.tag_ == "WDT" and writing.lemma_.lower() in words("counts", "writings")
    above = writing.head
    if not says or writing.dep_ != "dobj" or above.pos_ != "VERB":
        return subject
    return next((one for one in above.children if one.dep_ == "nsubj"), subject)


def _giver(verb: Token) -> Token | None:
    """By whom a number is given: "estimated by the congress as 200 to 600 persons"."""
    by = next((child for child in verb.children if child.lower_ == "by" and child.dep_ in ("agent", "prep")), None)
    return next((child for child in by.children if child.dep_ == "pobj"), None) if by is not None else None


def _semicolon_between(left: Token, right: Token) -> bool:
    first, last = sorted((left.i, right.i))
    return any(one.text == ";" for one in left.doc[first:last])


def _behind_label(subject: Token, verb: Token) -> Token:
    """The subject; where that is a label before the sentence ("Corruption: The bureau reported") what follows it."""
    between = list(subject.doc[subject.i : verb.i]) if subject.i < verb.i else []
    colons = [one.i for one in between if one.text == ":"]
    nouns = [one for one in between if colons and one.i > colons[-1] and one.pos_ in ("NOUN", "PROPN")]
    return nouns[-1] if nouns else subject


def _source(head: Token, names: Names) -> str | None:
    """Whoever gives a number; of a report, a study or a statement whoever made it. None where nobody is named."""
    if head.lemma_.lower() not in words("counts", "writings"):
        return _phrase(head, names)
    beside = [child for child in head.children if child.dep_ in ("poss", "compound", "nmod") and child.pos_ != "NUM"]
    inside = [one for child in head.children if child.lower_ in ("by", "from", "of") for one in child.children]
    makers = [*(one for one in inside if one.dep_ == "pobj"), *beside]
    named = [one for one in makers if one.pos_ in ("NOUN", "PROPN") and one.ent_type_ != "DATE"]
    return _phrase(named[0], names) if named else None


def _counts_itself(subject: Token, token: Token) -> bool:
    return subject == token or subject in token.ancestors or token in subject.subtree or subject.pos_ == "PRON"


def _phrase(head: Token, names: Names) -> str:
    """A source as it is worded, without article and without what follows its name."""
    mention = names.at(head)
    if mention is not None and mention.names:
        return mention.names[0]
    body = names.body_at(head)
    if body is not None:
        return source_words().plain["opening"].sub("", body).removeprefix("The ")
    kept = ("compound", "amod", "nmod", "poss")
    left = [token for token in head.lefts if token.dep_ in kept and token.pos_ != "DET" and token.ent_type_ != "DATE"]
    return head.doc[left[0].left_edge.i if left else head.i : head.i + 1].text.removeprefix("the ").strip()


def _quote(place: _Place, reading: Reading) -> Quote:
    """The sentence; or its clause between semicolons, where the number stands in one."""
    text, start, end = reading.document.text, *_bounds(place)
    while end > start and text[end - 1].isspace():
        end -= 1
    while start < end and text[start].isspace():
        start += 1
    return Quote(start, end, text[start:end])


def _bounds(place: _Place) -> tuple[int, int]:
    start, end = place.sentence.start_char, place.sentence.end_char
    text = place.passage.text
    for mark in (";", "•"):
        before = text.rfind(mark, start, place.number.outer)
        after = text.find(mark, place.counted.end, end)
        start, end = (before + 1 if before >= 0 else start), (after if after >= 0 else end)
    return place.passage.start + start, place.passage.start + end
