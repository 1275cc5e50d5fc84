"""Who is named in a later sentence as among those of whom an act was told: "Among them are A and B".

The act is told of them by name as well, and of the others as the group that it was; the sentence with the names is
quoted beside it.
"""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING

from habeas.claims import lexicon
from habeas.claims.numbers import value_of
from habeas.claims.parse import span_of, text_of
from habeas.claims.quotes import slice_of

if TYPE_CHECKING:
    from spacy.tokens import Span

    from habeas.claims.drafts import Draft
    from habeas.claims.names import Names
    from habeas.claims.parse import Reading
    from habeas.model import Quote

# Sentences back in which the group must have been told of.
REACH = 2


# Acts by which several are taken, hurt or freed at once; of a state ("are held") such a sentence names nobody.
_TAKEN = frozenset(("arrest", "attack", "charge", "disappearance", "expulsion", "killing", "release", "sentence"))


@cache
def _beginnings() -> tuple[re.Pattern[str], ...]:
    """How such a sentence begins; the number that it may give is that of the group."""
    patterns = lexicon.texts_of(lexicon.data("named_among"), "begins", "named_among")
    return tuple(lexicon.compiled(pattern, "named_among.toml") for pattern in patterns)


def with_those_named(drafts: list[Draft], reading: Reading, names: Names) -> list[Draft]:
    """The drafts of groups, each also of those whom a sentence soon after names as among them."""
    found = drafts
    of_several = any(len(one.groups) == 1 and one.type in _TAKEN for one in drafts)
    for passage in reading.passages if of_several else ():
        for sentence in passage.tokens.sents:
            text = text_of(sentence).lstrip()
            begins = next((one for each in _beginnings() if (one := each.match(text))), None)
            listed = _named_behind(sentence, begins, names) if begins is not None else ()
            if begins is not None and listed:
                found = _told_of(found, sentence, begins, listed, reading)
    return found


def _named_behind(sentence: Span, begins: re.Match[str], names: Names) -> tuple[str, ...]:
    """The names behind the beginning, but for those by which others are called: "A's lawyer"."""
    start = sentence.start_char + len(sentence.text) - len(sentence.text.lstrip()) + begins.end()
    tokens = [one for one in sentence if one.idx >= start and one.pos_ == "PROPN" and one.dep_ != "poss"]
    mentions = [names.at(one) for one in tokens]
    named = [one for one in mentions if one is not None and one.how == "name" and len(one.names) == 1]
    return tuple(dict.fromkeys(one.names[0] for one in named))


def _told_of(
    drafts: list[Draft], sentence: Span, begins: re.Match[str], listed: tuple[str, ...], reading: Reading
) -> list[Draft]:
    """The drafts with the names in those of the group that was told of last, where its number fits."""
    place = span_of(sentence).start
    counted = value_of(begins["number"].lower()) if begins.groupdict().get("number") else None
    before = [one for one in drafts if one.trigger.start < place and _is_of_several(one, counted, len(listed))]
    if not before:
        return drafts
    last = max(one.sentence for one in before)
    between = reading.document.text[max(one.quotes[0].end for one in before if one.sentence == last) : place]
    if between.count(". ") > REACH:
        return drafts
    quote = slice_of(reading.document, sentence)
    chosen = {id(one) for one in before if one.sentence == last}
    return [_longer(one, listed, quote) if id(one) in chosen else one for one in drafts]


def _is_of_several(draft: Draft, counted: int | None, listed: int) -> bool:
    """Whether an act was told of a group in which as many as are listed can be."""
    if len(draft.groups) != 1 or draft.type not in _TAKEN:
        return False
    number = draft.groups[0].number
    if counted is not None:
        return number == counted
    return draft.modality == "asserted" and (number is None or number > listed)


def _longer(draft: Draft, listed: tuple[str, ...], quote: Quote) -> Draft:
    persons = tuple(dict.fromkeys((*draft.persons, *(name for name in listed if name not in draft.actors))))
    groups = () if draft.groups[0].number == len(persons) else draft.groups
    return replace(
        draft, persons=persons, groups=groups, quotes=(*draft.quotes, quote), remarks=(*draft.remarks, "named_after")
    )
