"""An imported file as a document: its text is a line for each thing that it holds, and what it says quotes these lines.

Lines of JSON are written in one way, so that the same file always has the same text. A line that is no JSON stays.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from habeas.exchange.model import Contents, Counted, Somebody, Told
from habeas.fingerprint import fingerprint
from habeas.model import Affiliation, Claim, Count, Extraction, Kin, NamedPerson, Quote, Span
from habeas.people.namesakes import name_of

# The first word of the name of every extraction from an import: builds leave such documents alone.
IMPORT = "import"
# The kind of a document of which only the quotes are here, handed on by an import.
QUOTES = "quotes"
# How the rules of claims begin that a file hands on of a document without saying which rule found them.
HANDED_ON = "handed on"
# One half of a letter that UTF-16 writes in two, without the other.
_HALF = re.compile("[\ud800-\udfff]")


def extractor_name() -> str:
    """What an import is read with: with other code or words it is another extractor."""
    return f"{IMPORT} {fingerprint('exchange', 'lists')}"


def line_of(values: Mapping[str, Any]) -> str:
    """A thing as its line: JSON in one way, on one line whatever its values hold.

    Half of a letter that other programs' JSON may have ("\\ud800" alone) is no text and becomes the sign for what
    cannot be read; the file keeps it as it came.
    """
    text = json.dumps(values, ensure_ascii=False, sort_keys=True, default=str)
    text = _HALF.sub("\ufffd", text)
    # JSON leaves these as they are, and other programs part lines at them.
    return text.replace("\u2028", "\\u2028").replace("\u2029", "\\u2029").replace("\u0085", "\\u0085")


def values_in(line: str) -> dict[str, Any] | None:
    """The values of a line that stands in a value of a file; None where it is none.

    Half of a letter becomes the sign for what cannot be read, as in `line_of`.
    """
    try:
        values = json.loads(line)
        if isinstance(values, dict) and _HALF.search(text := json.dumps(values, ensure_ascii=False)):
            values = json.loads(_HALF.sub("\ufffd", text))
    except (ValueError, RecursionError):
        return None
    return values if isinstance(values, dict) else None


def text_of(things: Iterable[Mapping[str, Any]]) -> str:
    """The text of an import's document."""
    return "\n".join(line_of(each) for each in things)


def extraction_of(document_id: str, text: str, contents: Contents, extractor: str | None = None) -> Extraction:
    """What an imported file says, each claim with the lines that say it; what is not right is counted by its code."""
    quotes = _Quotes(text)
    return Extraction(
        document_id,
        extractor or extractor_name(),
        claims=tuple(_claim(told, quotes) for told in contents.told),
        affiliations=tuple(
            Affiliation(post.person, post.role, post.organization, quotes.line(post.line)) for post in contents.posts
        ),
        counts=tuple(count_said(each, quotes.line(each.line)) for each in contents.counts),
        people=tuple(quotes.named(each) for each in contents.people),
        refused=dict(sorted(Counter(f"{IMPORT}: {each.code}" for each in contents.problems).items())),
        kin=tuple(Kin(each.person, each.relative, each.word, quotes.line(each.line)) for each in contents.kin),
    )


def _claim(told: Told, quotes: _Quotes) -> Claim:
    lines = tuple(quotes.line(number) for number in sorted(set(told.lines)))
    return replace(claim_said(told, lines, told.persons), rule=f"{IMPORT}: {told.type}", confidence=1.0)


def claim_said(told: Told, quotes: tuple[Quote, ...], persons: tuple[str, ...]) -> Claim:
    """An act that is told in these words, of people under these names, as a claim."""
    return Claim(
        told.type,
        quotes,
        persons,
        told.group,
        told.number,
        told.organizations,
        told.actors,
        told.date,
        told.place,
        told.charges,
        told.term,
        told.modality,
        told.speaker,
        rule=f"{HANDED_ON}: {told.type}" if told.rule is None else told.rule,
        confidence=told.confidence,
    )


def count_said(each: Counted, quote: Quote) -> Count:
    """A number that is given in these words."""
    return Count(
        each.what, each.low, each.high, each.qualifier, each.as_of, each.place, each.by, quote, each.kind
    )  # fmt: skip


class _Quotes:
    """The lines of a text as quotes."""

    def __init__(self, text: str) -> None:
        self._lines: Sequence[str] = text.split("\n")
        self._starts = [0]
        for line in self._lines:
            self._starts.append(self._starts[-1] + len(line) + 1)

    def line(self, number: int) -> Quote:
        line = self._lines[number - 1]
        start = self._starts[number - 1]
        return Quote(start, start + len(line), line)

    def named(self, somebody: Somebody) -> NamedPerson:
        spans = [span for number in somebody.lines if (span := self._name(number, somebody.name)) is not None]
        return NamedPerson(somebody.name, tuple(spans), somebody.aliases, somebody.gender)

    def _name(self, number: int, name: str) -> Span | None:
        """Where a name stands in a line, as JSON writes it."""
        written = json.dumps(name_of(name) or name, ensure_ascii=False)[1:-1]
        at = self._lines[number - 1].find(written)
        start = self._starts[number - 1]
        return None if at < 0 else Span(start + at, start + at + len(written))
