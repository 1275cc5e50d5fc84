"""Reads the numbers that a document gives for people or acts: how many, of what, as of when, and whose number.

Both ends of a range are kept, and the words before it. A number that no noun for people or acts follows is no
count; nor is one in a rule of law, or a phrase that only sums up people named before.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from habeas.claims.counted import Counted, counted_by
from habeas.claims.numbers import Number, numbers_in
from habeas.claims.parse import Passage, Reading, span_of, text_of
from habeas.claims.when import date_for, dates_within
from habeas.claims.wordlists import words
from habeas.dates import PartialDate
from habeas.documents.countries import name_of
from habeas.model import Count, Quote, Span

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
                counted = counted_by(number, passage, before)
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
        as_of=_as_of(place, reading, kind),
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
        if bare and verb is not None and verb.lemma_ not in ("be", "have")
        else counted.what
    )


def _kind(counted: Counted) -> str:
    """ "stock" where the number says how many there are, "flow" where it says how many something was done to."""
    if counted.verb is None:
        return "flow" if counted.is_act or counted.act is not None else "stock"
    stock = words("counts", "stock")
    return "stock" if counted.verb.lemma_ in stock or counted.verb.lower_ in stock else "flow"


def _as_of(place: _Place, reading: Reading, kind: str) -> PartialDate | None:
    """The date of the number's verb, else the one date of its sentence, else that of the statement."""
    for token in (place.counted.act, place.counted.token, place.counted.verb):
        found = None if token is None else date_for(token, place.passage, reading, number=True)
        if found is not None:
            return found
    where = span_of(place.sentence)
    dated = dates_within(where, place.passage, reading)
    if len({one.latest for one in dated}) == 1 and dated[0].relation in ("on", "between", "before", "as of"):
        return dated[0].latest
    if reading.document.report_year is not None:
        return PartialDate(reading.document.report_year)
    return reading.document.published if kind == "stock" else None


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
        if ancestor.pos_ == "VERB" and ancestor.lemma_ in words("counts", "sources"):
            if ancestor.dep_ == "acl" and ancestor.head.dep_ == "ROOT" and ancestor.head.i < token.i:
                return _phrase(ancestor.head, names)  # "a coalition estimated", taken for one that was estimated
            subject = next((child for child in ancestor.children if child.dep_ == "nsubj"), None)
            if subject is not None and not _counts_itself(subject, token):
                return _phrase(subject, names)
    for each in place.sentence:
        if each.lower_ == "to" and each.i and place.passage.tokens[each.i - 1].lower_ == "according":
            source = next((child for child in each.children if child.dep_ == "pobj"), None)
            return _phrase(source, names) if source is not None else None
    return place.counted.estimate


def _counts_itself(subject: Token, token: Token) -> bool:
    return subject == token or subject in token.ancestors or token in subject.subtree or subject.pos_ == "PRON"


def _phrase(head: Token, names: Names) -> str:
    """A source as it is worded, without article and without what follows its name."""
    mention = names.at(head)
    if mention is not None and mention.names:
        return mention.names[0]
    body = names.body_at(head)
    if body is not None:
        return body
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
