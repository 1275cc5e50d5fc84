"""Names that a list goes on with behind a cut: a sentence that is too long to be read at once is still one list.

`parse` cuts such a sentence at a comma; the stretches behind it have no verb. What was done to those whom the list
begins with was done to all of it, up to the first member that is no name. Each stretch is a quote of its own.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from habeas.claims.drafts import Draft
from habeas.model import Quote, Span

if TYPE_CHECKING:
    from habeas.claims.names import Names
    from habeas.claims.parse import Passage, Reading

# A member of a list, and what joins it to the next.
_MEMBER = re.compile(r"(?:and )?(?P<name>[^,;]+?)(?P<joint>,? and |[,;] |[.,;]? *$)")

# Words of a name that nobody was seen to have: a member of a list of people is one, too, if it looks like it.
WORDS = range(2, 5)


@dataclass(frozen=True, slots=True)
class _Members:
    """The names that a stretch begins with, where they end, and whether nothing else is in it."""

    names: tuple[str, ...]
    quote: Quote
    whole: bool


def with_cut_lists(drafts: list[Draft], reading: Reading, names: Names) -> list[Draft]:
    """The drafts, each with those whom its list names behind the cut of its sentence."""
    found = drafts
    for first, following in _cut(reading):
        start, end = first.start, first.start + len(first.text)
        ending = _ending(first, reading, names)
        listed = set(ending)
        of_list = {id(one) for one in found if start <= one.trigger.start < end and not listed.isdisjoint(one.persons)}
        members = list(_behind(following, reading, names)) if of_list else []
        if members:
            found = [_longer(one, ending, members) if id(one) in of_list else one for one in found]
    return found


def _longer(draft: Draft, ending: tuple[str, ...], members: list[_Members]) -> Draft:
    named = (*draft.persons, *ending, *(name for one in members for name in one.names))
    persons = tuple(name for name in dict.fromkeys(named) if name not in draft.actors)
    return replace(draft, persons=persons, quotes=(*draft.quotes, *(one.quote for one in members)))


def _cut(reading: Reading) -> Iterator[tuple[Passage, list[Passage]]]:
    """Each passage that was cut at a comma, with the passages of its part behind it."""
    passages = reading.passages
    number = 0
    while number < len(passages):
        after = number + 1
        while after < len(passages) and _goes_on(passages[after - 1], passages[after]):
            after += 1
        if after > number + 1:
            yield passages[number], list(passages[number + 1 : after])
        number = after


def _goes_on(before: Passage, passage: Passage) -> bool:
    """Whether the one was cut from the other at a comma."""
    joined = before.part == passage.part and before.start + len(before.text) == passage.start
    return joined and before.text.rstrip().endswith(",")


def _ending(passage: Passage, reading: Reading, names: Names) -> tuple[str, ...]:
    """The members of a list that a passage ends in the midst of."""
    end = len(passage.text.rstrip(", "))
    found: list[str] = []
    while end > 0:
        start = passage.text.rfind(", ", 0, end) + 2
        name = _named(Span(passage.start + start, passage.start + end), reading, names)
        if start < 2 or not name:
            break
        found[:0] = name
        end = start - 2
    return tuple(found)


def _behind(passages: list[Passage], reading: Reading, names: Names) -> Iterator[_Members]:
    """What each stretch begins with, up to the first that has something else."""
    for passage in passages:
        members = _beginning(passage, reading, names)
        if members is None:
            return
        yield members
        if not members.whole:
            return


def _beginning(passage: Passage, reading: Reading, names: Names) -> _Members | None:
    found: list[str] = []
    place = end = 0
    whole = True
    while whole and (member := _MEMBER.match(passage.text, place)) is not None and member.end() > place:
        span = Span(passage.start + member.start("name"), passage.start + member.end("name"))
        name = _named(span, reading, names)
        whole = bool(name)
        if not name:  # the last one, with what the sentence goes on with: "and A on Monday"
            first = next(iter(names.mentions(span)), None)
            name = first.names if first is not None and first.span.start == span.start else ()
            end = first.span.end - passage.start if first is not None and name else end
        else:
            end = member.end("name")
        found += name
        place = member.end()
    if not found:
        return None
    start = passage.start + len(passage.text) - len(passage.text.lstrip())
    text = reading.document.text[start : passage.start + end]
    return _Members(tuple(found), Quote(start, start + len(text), text), whole)


def _named(span: Span, reading: Reading, names: Names) -> tuple[str, ...]:
    """Whom one member of a list names; nobody where it is no name from its first word to its last."""
    for mention in names.mentions(span):
        if mention.span == span:
            return mention.names
    text = reading.document.text[span.start : span.end]
    each = text.split()
    return (
        (" ".join(each),) if len(each) in WORDS and all(one[0].isupper() and one[-1].isalpha() for one in each) else ()
    )
