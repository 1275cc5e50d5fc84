"""In which language something is told: its words for ours, its numbers, its dates, its names of months.

English unless `speaking` says otherwise. The pages know the language of their visitor by other means and say so once,
with `otherwise`. Words that no catalogue has stay as they are.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from datetime import date
from functools import cache
from gettext import GNUTranslations
from importlib.resources import files
from typing import Any, Protocol

from habeas.dates import PartialDate
from habeas.errors import UnknownTerm

ENGLISH = "en"
# The languages that there are, each by its own name; another one is a folder of catalogues and a line here.
LANGUAGES = {ENGLISH: "English", "az": "Azərbaycanca", "ru": "Русский"}
# The contexts of words that the data has in more than one meaning.
FORM, CLASS, COMPARED = "form of custody", "class of people", "compared"


class Speech(Protocol):
    """One language, or whichever a page is asked for in."""

    @property
    def code(self) -> str:
        """The language, as `en`."""

    def gettext(self, words: str) -> str:
        """Our words in this language, or as they are."""

    def ngettext(self, one: str, several: str, number: int) -> str:
        """The same of words that count."""

    def pgettext(self, context: str, words: str) -> str:
        """The same of words with more than one meaning."""

    def number(self, number: int) -> str:
        """A number with its thousands apart."""


@dataclass(frozen=True, slots=True)
class English:
    """The words as they stand in the program."""

    code: str = ENGLISH

    def gettext(self, words: str) -> str:
        return words

    def ngettext(self, one: str, several: str, number: int) -> str:
        return one if number == 1 else several

    def pgettext(self, context: str, words: str) -> str:  # noqa: ARG002 (English needs no context)
        return words

    def number(self, number: int) -> str:
        return f"{number:,}"


@dataclass(frozen=True, slots=True)
class Catalogue:
    """The words of a catalogue, and numbers as Unicode's CLDR writes them."""

    code: str
    words: GNUTranslations

    def gettext(self, words: str) -> str:
        return self.words.gettext(words)

    def ngettext(self, one: str, several: str, number: int) -> str:
        return self.words.ngettext(one, several, number)

    def pgettext(self, context: str, words: str) -> str:
        return self.words.pgettext(context, words)

    def number(self, number: int) -> str:
        from babel.numbers import format_decimal

        return str(format_decimal(number, locale=self.code))


_otherwise: list[Speech] = [English()]
_spoken: ContextVar[Speech | None] = ContextVar("the language that is spoken", default=None)


def otherwise(speech: Speech) -> None:
    """What is spoken wherever nobody says a language with `speaking`."""
    _otherwise[0] = speech


@contextmanager
def speaking(code: str) -> Iterator[Speech]:
    """Tells in this language whatever is told inside.

    Raises:
        UnknownTerm: there is no catalogue for it.
    """
    speech = speech_of(code)
    before = _spoken.set(speech)
    try:
        yield speech
    finally:
        _spoken.reset(before)


@cache
def speech_of(code: str) -> Speech:
    """A language by its code.

    Raises:
        UnknownTerm: there is no catalogue for it.
    """
    if code == ENGLISH:
        return English()
    if code not in LANGUAGES:
        raise UnknownTerm(f"there is no catalogue for the language {code!r}; there are: {', '.join(LANGUAGES)}")
    with files("habeas").joinpath("web", "locale", code, "LC_MESSAGES", "django.mo").open("rb") as compiled:
        return Catalogue(code, GNUTranslations(compiled))


def spoken() -> Speech:
    """The language in which something is told just now."""
    return _spoken.get() or _otherwise[0]


def gettext(words: str) -> str:
    """Our words in the language that is spoken."""
    return spoken().gettext(words)


def ngettext(one: str, several: str, number: int) -> str:
    """The same of words that count."""
    return spoken().ngettext(one, several, number)


def pgettext(context: str, words: str) -> str:
    """The same of words with more than one meaning."""
    return spoken().pgettext(context, words)


@dataclass(frozen=True, slots=True)
class Later:
    """Words that are known before the language is: it is asked each time that they are written."""

    words: str
    context: str = ""

    def __str__(self) -> str:
        return pgettext(self.context, self.words) if self.context else gettext(self.words)

    def __mod__(self, places: Any) -> str:  # noqa: ANN401 (whatever a string takes)
        return str(str(self) % places)


def gettext_lazy(words: str) -> Later:
    """Words to be written later."""
    return Later(words)


def named(context: str, words: str) -> Later:
    """The same with their context."""
    return Later(words, context)


# As a month is called by itself, after the number of a day or after a preposition, and on the axis of a drawing: many
# languages have another form for each.
ALONE = (
    *(named("month alone", "January"), named("month alone", "February"), named("month alone", "March")),
    *(named("month alone", "April"), named("month alone", "May"), named("month alone", "June")),
    *(named("month alone", "July"), named("month alone", "August"), named("month alone", "September")),
    *(named("month alone", "October"), named("month alone", "November"), named("month alone", "December")),
)
WITHIN = (
    *(named("month after a day", "January"), named("month after a day", "February")),
    *(named("month after a day", "March"), named("month after a day", "April")),
    *(named("month after a day", "May"), named("month after a day", "June")),
    *(named("month after a day", "July"), named("month after a day", "August")),
    *(named("month after a day", "September"), named("month after a day", "October")),
    *(named("month after a day", "November"), named("month after a day", "December")),
)
SHORT = (
    *(named("month, short", "Jan"), named("month, short", "Feb"), named("month, short", "Mar")),
    *(named("month, short", "Apr"), named("month, short", "May"), named("month, short", "Jun")),
    *(named("month, short", "Jul"), named("month, short", "Aug"), named("month, short", "Sep")),
    *(named("month, short", "Oct"), named("month, short", "Nov"), named("month, short", "Dec")),
)


def spelled(when: PartialDate | date, months: Sequence[object]) -> str:
    """A date in words, its month as one of `months`: `ALONE`, `WITHIN`."""
    if not when.month:
        return str(when.year)
    parts = {"day": when.day, "month": months[when.month - 1], "year": when.year}
    return (gettext("%(day)s %(month)s %(year)s") if when.day else gettext("%(month)s %(year)s")) % parts


# Letters of scripts that are written from right to left, with what stands between two of them.
_RIGHT = "\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff\U0001e800-\U0001efff"
_RIGHT_TO_LEFT = re.compile(rf"[{_RIGHT}](?:[^\w\n;]*[{_RIGHT}])*")


def isolated(words: str) -> str:
    """Words with what is written from right to left in them kept together, so that it pulls no number or date along."""
    return _RIGHT_TO_LEFT.sub("\u2068\\g<0>\u2069", words)


_DAY = re.compile(r"(?<![\w-])\d{4}-\d\d(?:-\d\d)?(?![\w-])")


def with_days(words: str) -> str:
    """A sentence with its days as people write them in the language that is spoken: "3 May 2024", not 2024-05-03."""
    return _DAY.sub(lambda found: _day_in_words(found[0]), words)


def _day_in_words(day: str) -> str:
    try:
        return spelled(PartialDate.parse(day), WITHIN)
    except UnknownTerm:
        return day  # 2004-17 is a span of years


def in_language(words: str | None) -> str:
    """Words of the data in the language that is spoken, or as they are where its catalogue has none for them."""
    return gettext(words) if words else ""


def in_context(words: str, context: str) -> str:
    """The same where one word of the data has two meanings: "military", a kind of body and a form of custody."""
    return pgettext(context, words)


def number_words(number: int) -> str:
    """A number with its thousands apart: 12,400."""
    return spoken().number(number)
