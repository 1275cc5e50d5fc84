"""What the language of a page decides: words of the data, names of months, numbers with their thousands apart.

Words that the data gives (labels of types, roles, states, countries) are in English there; a catalogue
(`web/locale`) has them in other languages. What no catalogue has stays as it is, and is marked as English.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from django.utils.formats import number_format
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import get_language, get_language_info, gettext, pgettext
from django.utils.translation import pgettext_lazy as named

from habeas.dates import PartialDate

ENGLISH = "en"
# The contexts of words that the data has in more than one meaning.
FORM, CLASS, COMPARED = "form of custody", "class of people", "compared"
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


def is_english() -> bool:
    """Whether the page is in English."""
    return (get_language() or ENGLISH).partition("-")[0] == ENGLISH


def in_language(words: str | None) -> str:
    """Words of the data in the language of the page, or as they are where its catalogue has none for them."""
    return gettext(words) if words else ""


def in_context(words: str, context: str) -> str:
    """The same where one word of the data has two meanings: "military", a kind of body and a form of custody."""
    return pgettext(context, words)


def told(words: str | None) -> str:
    """The same inside of a page: what stays in English there is marked as English, so that it is read out as such."""
    found = in_language(words)
    if found != words or not found or is_english():
        return found
    return format_html('<span lang="{}" dir="ltr">{}</span>', ENGLISH, found)


def english() -> SafeString:
    """The attributes of an element whose words are English whatever the language of the page."""
    return SafeString("") if is_english() else SafeString(' lang="en" dir="ltr"')


def in_its_own(language: str | None = None) -> SafeString:
    """The attributes of an element with words of a document, in that document's language as far as it is known."""
    if language is None and is_english():
        return SafeString("")
    return format_html(' lang="{}" dir="{}"', language or "", _direction(language))


def _direction(language: str | None) -> str:
    """The way that a language is written; left to the words where we do not know."""
    try:
        return "rtl" if get_language_info(language or "")["bidi"] else "ltr"
    except KeyError:
        return "auto"


def number_words(number: int) -> str:
    """A number with its thousands apart: 12,400."""
    return number_format(number, force_grouping=True)
