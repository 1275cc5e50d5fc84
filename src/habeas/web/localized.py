"""What the language of a page decides: words of the data, names of months, numbers with their thousands apart.

Words that the data gives (labels of types, roles, states, countries) are in English there; a catalogue
(`web/locale`) has them in other languages. What no catalogue has stays as it is, and is marked as English.
"""

from __future__ import annotations

from django.conf import settings
from django.utils.formats import number_format
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import get_language, get_language_info, gettext, ngettext, override, pgettext

from habeas.language import (
    ALONE,
    CLASS,
    COMPARED,
    ENGLISH,
    FORM,
    SHORT,
    WITHIN,
    English,
    in_context,
    in_language,
    isolated,
    number_words,
    otherwise,
    spelled,
)
from habeas.language import with_days as days_in_words

__all__ = [
    "ALONE",
    "CLASS",
    "COMPARED",
    "FORM",
    "SHORT",
    "WITHIN",
    "english",
    "in_context",
    "in_its_own",
    "in_language",
    "is_english",
    "isolated",
    "language_words",
    "number_words",
    "spelled",
    "told",
    "with_days",
]


class OfThePage:
    """The language of the page that is answered, as Django knows it; English as long as Django is not set up."""

    @property
    def code(self) -> str:
        return (get_language() or ENGLISH).partition("-")[0] if settings.configured else ENGLISH

    def gettext(self, words: str) -> str:
        return str(gettext(words)) if settings.configured else words

    def ngettext(self, one: str, several: str, number: int) -> str:
        return str(ngettext(one, several, number)) if settings.configured else English().ngettext(one, several, number)

    def pgettext(self, context: str, words: str) -> str:
        return str(pgettext(context, words)) if settings.configured else words

    def number(self, number: int) -> str:
        return number_format(number, force_grouping=True) if settings.configured else English().number(number)


otherwise(OfThePage())


def is_english() -> bool:
    """Whether the page is in English."""
    return (get_language() or ENGLISH).partition("-")[0] == ENGLISH


def told(words: str | None) -> str:
    """The same inside of a page: what stays in English there is marked as English, so that it is read out as such."""
    found = in_language(words)
    if found != words or not found or is_english():
        return found
    return format_html('<span lang="{}" dir="ltr">{}</span>', ENGLISH, found)


def with_days(words: str, language: str | None = None) -> str:
    """A sentence with its days as people write them, in that language or the page's: "3 May 2024", not 2024-05-03."""
    with override(language or get_language()):
        return days_in_words(words)


def english() -> SafeString:
    """The attributes of an element whose words are English whatever the language of the page."""
    return SafeString("") if is_english() else SafeString(' lang="en" dir="ltr"')


def in_its_own(language: str | None = None) -> SafeString:
    """The attributes of an element with words of a document, in that document's language as far as it is known."""
    if language is None and is_english():
        return SafeString("")
    return format_html(' lang="{}" dir="{}"', language or "", _direction(language))


def language_words(code: str | None) -> str | None:
    """A language by its name in that of the page; a code that Unicode's CLDR does not know stays as it is."""
    if code is None:
        return None
    from babel import Locale

    return str(Locale.parse(get_language() or ENGLISH, sep="-").languages.get(code.replace("-", "_"), code))


def _direction(language: str | None) -> str:
    """The way that a language is written; left to the words where we do not know."""
    try:
        return "rtl" if get_language_info(language or "")["bidi"] else "ltr"
    except KeyError:
        return "auto"
