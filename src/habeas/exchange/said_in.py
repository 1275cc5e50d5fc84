"""Reads what the sources of a row say, where a table has the two further columns that `said` writes.

They are found by their headings, so that the text of an import alone tells it. What cannot be understood is told with
its row and left out; what several rows say of one document alike is said once.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import replace

from habeas.dates import PartialDate
from habeas.errors import UnknownTerm
from habeas.exchange.cells import whole_number
from habeas.exchange.citing import document_id, source, span, words
from habeas.exchange.model import Cited, Contents, Naming, Post, Source, Told, Words
from habeas.exchange.notation import Part, things_in
from habeas.exchange.said import ASSERTED, FACTS, NAME, OFFICE, WORDS_AT
from habeas.lists.columns import LATEST_HEADER, continued
from habeas.lists.model import Problem
from habeas.lists.words import act_of, gender_of
from habeas.terms import modalities

_END = re.compile(r"\d{1,7} in all")
_SPAN = re.compile(r"(\d{1,10}) to (\d{1,10})")
Thing = list[Part]


def contents(text: str) -> Contents:
    """What the rows of a table say of documents that they name; nothing where it has no such columns."""
    lines = [line.split("\t") for line in text.split("\n")]
    for header, titles in enumerate(lines[:LATEST_HEADER]):
        said, said_in = (continued(titles, name) for name in ("said", "said_in"))
        if said and said_in:
            reader = _Reader()
            for number, cells in enumerate(lines[header + 1 :], start=header + 2):
                reader.read(number, _joined(cells, said), _joined(cells, said_in))
            return reader.contents()
    return Contents()


def _joined(cells: Sequence[str], places: Iterable[int]) -> str:
    return "".join(cells[place] for place in places if place < len(cells))


class _Reader:
    """The rows of a table, read one after the other."""

    def __init__(self) -> None:
        self._told: dict[tuple[object, ...], Told] = {}
        self._posts: dict[tuple[object, ...], Post] = {}
        self._namings: dict[tuple[object, ...], Naming] = {}
        self._sources: dict[str, dict[str, str]] = {}
        self._stories: dict[str, list[str]] = defaultdict(list)
        self.problems: list[Problem] = []

    def contents(self) -> Contents:
        """All that they say."""
        sources = tuple(self._source(one, facts) for one, facts in self._sources.items())
        # As their document has them: a case may tell a later sentence before an earlier one.
        told, posts, namings = (
            tuple(sorted(self._told.values(), key=_place)),
            tuple(self._posts.values()),
            tuple(self._namings.values()),
        )
        return Contents(told, posts, problems=tuple(self.problems), sources=sources, namings=namings)

    def read(self, number: int, said: str, said_in: str) -> None:
        """Reads a row; `number` is that of the spreadsheet."""
        if not said and not said_in:
            return
        things, documents = things_in(said), dict(self._documents(things_in(said_in)))
        end = things.pop() if things and _END.fullmatch(_what(things[-1])) else [("", "")]
        if _what(end) != f"{len(things)} in all":
            self._problem(number, "What each source says is cut off or changed; what is left of it is read.")
        for thing in things:
            document, quoted = documents.get(_first(thing, "source")), list(_words(thing))
            if document is None or not (quoted or _what(thing) == NAME):
                self._problem(number, f"“{_what(thing)[:40]}” names no document that stands beside it, or no words.")
            else:
                self._thing(number, thing, Cited(document, tuple(quoted), None, _trigger(thing)))

    def _documents(self, things: Iterable[Thing]) -> Iterator[tuple[str, str]]:
        for thing in things:
            if given := _first(thing, "SHA-256"):
                one = document_id(given)
                if one not in self._sources:
                    self._sources[one] = dict(reversed(thing))
                    self._stories[_first(thing, "story")].append(one)
                yield _what(thing), one

    def _source(self, one: str, facts: dict[str, str]) -> Source:
        known = {name: facts.get(label) for label, name in FACTS.items()}
        story = facts.get("story", "")
        alike = [other for other in self._stories[story] if other != one] if story else []
        return source(one, alike=alike, **known)

    def _thing(self, number: int, thing: Thing, cited: Cited) -> None:
        what, named = _what(thing), tuple(_all(thing, "named"))
        key = (cited.document, *thing)
        # Which of the documents of a row it is is another number in each row.
        key = tuple(each for each in key if not (isinstance(each, tuple) and each[0] == "source"))
        if what == OFFICE and named and (role := _first(thing, "role")):
            self._posts.setdefault(key, Post(named[0], role, _maybe(thing, "organization"), number, cited))
        elif what == NAME and named:
            place = cited.words[0] if cited.words else None
            also = tuple(_all(thing, "also"))
            naming = Naming(cited.document, named[0], named[0], also, gender_of(_first(thing, "gender")), place)
            self._namings.setdefault(key, naming)
        elif (kind := act_of(what)) is not None:
            known = self._told.get(key)
            one = self._act(number, kind, thing, cited) if known is None else known
            self._told[key] = one if known is None else replace(one, lines=(*one.lines, number))
        else:
            self._problem(number, f"“{what[:60]}” is none of the acts that are known; it is kept as text.")

    def _act(self, number: int, kind: str, thing: Thing, cited: Cited) -> Told:
        modality, many = _first(thing, "told as"), _maybe(thing, "number")
        sure = 1.0
        with suppress(ValueError):
            sure = float(_first(thing, "sure") or 1.0)
        return Told(
            kind,
            tuple(_all(thing, "named")),
            _maybe(thing, "group"),
            None if many is None else whole_number(many),
            tuple(_all(thing, "organization")),
            tuple(_all(thing, "by")),
            self._date(number, _first(thing, "date")),
            _maybe(thing, "at"),
            tuple(_all(thing, "charge")),
            _maybe(thing, "term"),
            modality if modality in modalities() else ASSERTED,
            _maybe(thing, "according to"),
            (number,),
            (cited,),
            _first(thing, "rule"),
            sure if 0.0 <= sure <= 1.0 else 1.0,
        )

    def _date(self, number: int, given: str) -> PartialDate | None:
        try:
            return PartialDate.parse(given) if given else None
        except UnknownTerm:
            self._problem(number, f"The date “{given[:40]}” of a source is not used; write it like 2024-12-03.")
            return None

    def _problem(self, number: int, told: str) -> None:
        self.problems.append(Problem(number, "bad-source", told))


def _place(told: Told) -> tuple[int, int, int]:
    (cited,) = told.cited
    start = cited.words[0].start
    return (start is None, start or 0, cited.trigger[0] if cited.trigger is not None else 0)


def _what(thing: Thing) -> str:
    return _first(thing, "")


def _first(thing: Thing, label: str) -> str:
    return next(_all(thing, label), "")


def _maybe(thing: Thing, label: str) -> str | None:
    return next(_all(thing, label), None)


def _all(thing: Thing, label: str) -> Iterator[str]:
    return (value for name, value in thing if name == label)


def _words(thing: Thing) -> Iterator[Words]:
    for label, value in thing:
        if label.startswith(WORDS_AT) and value:
            yield words(value, label.removeprefix(WORDS_AT))


def _trigger(thing: Thing) -> tuple[int, int] | None:
    found = _SPAN.fullmatch(_first(thing, "seen at"))
    return None if found is None else span(found[1], found[2])
