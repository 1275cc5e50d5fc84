"""How the state answered: what sources say of impunity, redress, proceedings against officials, and its own position.

Only in the words of a claim or a reported number that the section has anyway, each with its footnote.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from collections.abc import Set as AbstractSet
from functools import cache
from typing import Any

from habeas.answers.report.fitting import publisher_said, raised
from habeas.answers.report.quotable import is_of_another_country, stands_alone, unheaded
from habeas.answers.report.sentences import Sentence, sentence_of
from habeas.answers.report.wording import Wording
from habeas.errors import BadVocabulary
from habeas.model import Act, SourcedClaim
from habeas.terms import load_toml

_FILE = "answers/report/accountability.toml"
# The kind of such a sentence, in what is kept of a draft.
ANSWER = "answer"
IMPUNITY = "impunity"
# A section has room for so many.
MOST = 4


def kinds() -> tuple[str, ...]:
    """The kinds of answers, in the order in which they are told."""
    return tuple(name for name, _ in _patterns())


def kind_of(quote: str) -> str | None:
    """What a sentence says of how the state answered; None where it says nothing of it."""
    return next((name for name, pattern in _patterns() if pattern.search(quote)), None)


def tell_answers(acts: Sequence[Act], known: AbstractSet[str], wording: Wording, country: str) -> Iterator[Sentence]:
    """The sentences of one section, without those that stand in quotation marks already."""
    found: dict[str, tuple[str, list[SourcedClaim]]] = {}
    for told in _claims(acts):
        quote = told.claim.quotes[0].text
        kind = kind_of(quote)
        other = is_of_another_country(quote, told.document, country)
        if kind is not None and quote not in known and stands_alone(quote) and not other:
            found.setdefault(unheaded(quote), (kind, []))[1].append(told)
    order = kinds()
    ranked = sorted(found.items(), key=lambda item: order.index(item[1][0]))
    for quote, (kind, claims) in ranked[:MOST]:
        source = wording.source(publisher_said(claims[0].document))
        text = wording.piece("answers", kind, source=source, quote=quote.replace("“", "‘").replace("”", "’"))
        yield sentence_of(f"{ANSWER}-{kind}", raised(text), claims, wording)


def _claims(acts: Iterable[Act]) -> Iterator[SourcedClaim]:
    for act in acts:
        yield from sorted(act.claims, key=lambda told: (told.document.id, told.claim.quotes[0].start))


@cache
def _patterns() -> tuple[tuple[str, re.Pattern[str]], ...]:
    return read_answers(load_toml(_FILE))


def read_answers(table: dict[str, Any]) -> tuple[tuple[str, re.Pattern[str]], ...]:
    """Checks and returns the kinds of a parsed file, each once, with its pattern."""
    try:
        found = tuple((str(one["name"]), re.compile("|".join(one["words"]), re.IGNORECASE)) for one in table["answer"])
    except (KeyError, TypeError, re.error) as error:
        raise BadVocabulary(f"data/{_FILE}: every [[answer]] has a name and words: {error!r}") from error
    if len({name for name, _ in found}) != len(found):
        raise BadVocabulary(f"data/{_FILE} has a kind of answer twice")
    return found
