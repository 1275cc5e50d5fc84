"""Who stands in a list set in lines of its own: "The following were sanctioned:", and below it one name a line.

What the words above the list tell was done to all of it. Words that only announce it ("The individuals include:",
"have been added to the list of designated persons:") go on with the sanction, or the act, told just before them.
A line gives the name that it begins with; a line that begins with none is passed over.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache
from typing import TYPE_CHECKING

from habeas import terms
from habeas.claims import lexicon
from habeas.claims.parse import story_parts
from habeas.claims.wordlists import any_of, fold, folded, words
from habeas.model import Part, Quote, Span

if TYPE_CHECKING:
    from habeas.claims.drafts import Draft
    from habeas.claims.names import Names
    from habeas.claims.parse import Reading

# Sentences before a list within which that is told which it goes on with.
TOLD_WITHIN = 12
# Members of a list whose lines are quoted; all are named.
QUOTED = 12

# Words before a name in its line at most: a title, an office.
MOST_BEFORE = 8

_MARK = re.compile(r"\s*(?:[-*•·–—▪]\s+|\(?\d{1,2}[.)]\s+)?")
_SENTENCE = re.compile(r"(?<=[.!?])\s+(?=[A-Z])")
# "SURNAME, Given Names (a.k.a. …), Town; DOB 4 May 1968": the surname first, as lists of the sanctioned have it.
_TURNED = re.compile(
    r"[^\W\d_a-z][^\W\d_a-z’'-]+(?: [^\W\d_a-z][^\W\d_a-z’'-]+){0,2}, [^\W\d_a-z][\w’'-]+(?: [^\W\d_a-z][\w’'-]+){0,3}"
)
_NAME = re.compile(r"[^\W\d_a-z][\w’'-]+(?: [^\W\d_a-z][\w’'-]*){1,3}")
_BODY = re.compile(
    r"(?:[Tt]he )?[^\W_a-z][\w.’'&-]*(?: (?:of|for|and|the|&|de|[^\W_a-z][\w.’'&-]*))*(?<! of)(?<! and)(?<! for)"
)
_BEHIND = re.compile(r"\s*(?:$|[,;:(–—]|-\s|is\b|was\b|who\b|for\b|and\b)")


@dataclass(frozen=True, slots=True)
class _Below:
    """The words that announce a list, and its lines."""

    announcing: Span
    lines: tuple[Part, ...]


def with_lists_below(drafts: list[Draft], reading: Reading, names: Names) -> list[Draft]:
    """The drafts, each with those whom the list below it names."""
    found = list(drafts)
    for below in _lists(reading):
        text = reading.document.text[below.announcing.start : below.announcing.end]
        place = _told_of(found, below.announcing, text)
        if place is not None:
            found[place] = _with_members(found[place], below, reading, names)
            found = [one for number, one in enumerate(found) if number == place or not _announced(one, below)]
    return [one for one in found if one.persons or one.organizations or not _only_follows(one)]


def _announced(draft: Draft, below: _Below) -> bool:
    """Whether it is told by nothing but the words before a list: "Those sanctioned today include:"."""
    inside = below.announcing.start <= draft.trigger.start < below.announcing.end
    return inside and draft.type == "sanction" and not (draft.persons or draft.organizations)


def _only_follows(draft: Draft) -> bool:
    """Whether it says of its people only that they follow, and nobody does."""
    return len(draft.groups) == 1 and draft.groups[0].text.lower().startswith("following ")


def _lists(reading: Reading) -> Iterator[_Below]:
    """Each sentence that ends in a colon, with the lines of the list behind it."""
    text = reading.document.text
    parts = story_parts(reading.document)
    for number, part in enumerate(parts):
        written = text[part.start : part.end].rstrip()
        if not written.endswith(":") or part.kind == "heading":
            continue
        lines: list[Part] = []
        for one in parts[number + 1 :]:
            if not _is_line(one, text):
                break
            lines.append(one)
        if lines:
            start = part.start + max((match.end() for match in _SENTENCE.finditer(written)), default=0)
            yield _Below(Span(start, part.start + len(written)), tuple(lines))


def _is_line(part: Part, text: str) -> bool:
    return part.kind == "list_item" or _TURNED.match(text, _MARK.match(text, part.start).end()) is not None  # type: ignore[union-attr]  # it matches nothing, too


def _told_of(drafts: list[Draft], announcing: Span, text: str) -> int | None:
    """Which draft a list goes on with: one told by the words that announce it, else the last sanction before it."""
    own = [
        number
        for number, one in enumerate(drafts)
        if announcing.start <= one.trigger.start < announcing.end and not one.persons
    ]
    if own and (drafts[own[-1]].type != "sanction" or drafts[own[-1]].actors):
        return own[-1]
    if _announces().search(text) is None:
        return None
    before = [number for number, one in enumerate(drafts) if one.trigger.start < announcing.start]
    last = max((drafts[number].sentence for number in before), default=0)
    near = [number for number in before if last - drafts[number].sentence <= TOLD_WITHIN]
    sanctions = [number for number in near if drafts[number].type == "sanction"]
    named = [number for number in near if drafts[number].groups and not drafts[number].persons]
    acts = [number for number in named if terms.claim_type(drafts[number].type).kind != "response"]
    return next(reversed(sanctions), None) if sanctions else next(reversed(acts), None)


@cache
def _announces() -> re.Pattern[str]:
    """The words of a sentence that only leads to a list."""
    return lexicon.compiled(rf"\b(?:{any_of(words('reference', 'announces'))})\b", "reference.toml")


def _with_members(draft: Draft, below: _Below, reading: Reading, names: Names) -> Draft:
    text = reading.document.text
    announced = text[below.announcing.start : below.announcing.end]
    bodies = _of_bodies().search(announced) is not None
    persons, organizations, quotes = list(draft.persons), list(draft.organizations), []
    for line in below.lines:
        place = _MARK.match(text, line.start, line.end).end()  # type: ignore[union-attr]  # it matches nothing, too
        article = text.startswith("The ", place)
        people = () if bodies or article else _people(Span(place, line.end), text, names)
        body = _body(text[place : line.end]) if bodies or article else None
        persons += [name for name in people if name not in (*persons, *draft.actors)]
        organizations += [body] if body and body not in organizations else []
        if people or body:
            quotes.append(Quote(line.start, line.end, text[line.start : line.end]))
    if not quotes:
        return draft
    counted = draft.groups[0].number if len(draft.groups) == 1 else None
    everybody = counted is not None and counted == len(persons)
    lead = Quote(below.announcing.start, below.announcing.end, announced)
    return replace(
        draft,
        persons=tuple(persons),
        organizations=tuple(organizations),
        groups=() if everybody or _only_follows(draft) else draft.groups,
        quotes=tuple(dict.fromkeys((*draft.quotes, lead, *quotes[:QUOTED]))),
    )


@cache
def _of_bodies() -> re.Pattern[str]:
    return lexicon.compiled(rf"\b(?:{any_of(words('reference', 'listed_bodies'))})\b", "reference.toml")


def _people(line: Span, text: str, names: Names) -> tuple[str, ...]:
    """Whom a line begins with, all of whom "and" joins: "A and B, former directors"."""
    first = _person(line, text, names)
    named = [one for one in names.mentions(line) if one.how == "name" and len(one.names) == 1]
    if first is None or not named or named[0].names != (first,):
        return (first,) if first is not None else ()
    found, end = [first], named[0].span.end
    for one in named[1:]:
        if text[end : one.span.start] not in (" and ", ", ", ", and "):
            break
        found.append(one.names[0])
        end = one.span.end
    return tuple(found)


def _person(line: Span, text: str, names: Names) -> str | None:
    """Whom a line begins with: the first name in it, before which nothing stands but what the bearer is."""
    turned = _TURNED.match(text, line.start, line.end)
    if turned is not None and turned[0].partition(",")[0].isupper():
        return _as_named_elsewhere(turned[0], names)
    first = next((one for one in names.mentions(line) if one.how == "name" and len(one.names) == 1), None)
    if first is not None:
        before = text[line.start : first.span.start]
        return first.names[0] if len(before.split()) <= MOST_BEFORE and not re.search(r"[,;:.]\s", before) else None
    plain = _NAME.match(text, line.start, line.end)
    if plain is None or any(fold(word) in folded("bodies", "heads") for word in plain[0].split()):
        return None
    return plain[0] if _BEHIND.match(text, plain.end(), line.end) else None


def _as_named_elsewhere(turned: str, names: Names) -> str:
    """A name whose surname stands first, as the text words it in its own order, where it does."""
    surname, _, given = turned.partition(", ")
    own = f"{given} {surname}".casefold()
    return next((one.name for one in names.people if one.name.casefold() == own), turned)


def _body(line: str) -> str | None:
    """The name that a line begins with, up to its first comma or parenthesis."""
    match = _BODY.match(line)
    if match is None or _BEHIND.match(line, match.end()) is None:
        return None
    return match[0].removeprefix("the ").removeprefix("The ").rstrip(".") or None
