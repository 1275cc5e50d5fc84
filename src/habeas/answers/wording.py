"""How the nouns are worded: dates as known, types by their labels, days in custody, whom something was done to.

In the language that is spoken (`habeas.language`). Nothing here decides anything.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Mapping
from datetime import date, datetime
from itertools import groupby
from typing import Any
from urllib.parse import urlsplit

from habeas import terms
from habeas.answers.whereabouts import whereabouts
from habeas.dates import PartialDate
from habeas.documents.countries import name_of
from habeas.errors import UnknownTerm
from habeas.language import ALONE, WITHIN, gettext, in_language, ngettext, number_words, spelled
from habeas.language import gettext_lazy as _
from habeas.model import Act, CaseOn, Claim, DocumentCard

UNKNOWN_DATE = _("date not known")
# A date as a person gave it, where it is not known as one.
_GIVEN = {"before": _("before %(date)s"), "after": _("after %(date)s"), "about": _("about %(date)s")}


def date_words(when: PartialDate | date | None) -> str:
    """A date as it is known, in words: "3 December 2024", "December 2024", "2024"."""
    if when is None:
        return str(UNKNOWN_DATE)
    return date_within(when) if when.day else spelled(when, ALONE)


def date_within(when: PartialDate | date) -> str:
    """The date as it stands after "from" or "before", which changes the month in some languages."""
    return spelled(when, WITHIN)


def moment_words(when: datetime) -> str:
    """A day with its time: "3 December 2024, 14:05"."""
    return f"{date_words(when.date())}, {when:%H:%M}"


def given_words(given: str) -> str:
    """A date that a person gave less firmly, as "before 2024-05", in words: "before May 2024"; "" for none."""
    meaning, _, day = given.partition(" ")
    if not day:
        return ""
    date_given = date_within(PartialDate.parse(day))
    return _GIVEN[meaning] % {"date": date_given} if meaning in _GIVEN else f"{meaning} {date_given}"


def days_range(case: CaseOn) -> str:
    """The days in custody that the dates allow: a number, or the fewest and the most."""
    fewest, most = case.days_held, case.days_held_most
    if fewest is None:
        return ""
    least = number_words(fewest)
    return least if most is None or most == fewest else f"{least}–{number_words(most)}"


def days_words(case: CaseOn) -> str:
    """The same with its noun: "1 day", "30–60 days"."""
    one = case.days_held == 1 and case.days_held_most in (None, 1)
    most = case.days_held if case.days_held_most is None else case.days_held_most
    number = 1 if one else 0 if most == 1 else most or 0
    return ngettext("%(days)s day", "%(days)s days", number) % {"days": days_range(case)}


def iso_words(text: str) -> str:
    """A date that is written as 2024-12, in words."""
    return date_words(PartialDate.parse(text))


def type_label(type_name: str) -> str:
    """The label of a claim type: "Travel ban"."""
    return in_language(terms.claim_type(type_name).label)


def type_kind(type_name: str) -> str:
    """Whether a claim type is an "act" or a "response"."""
    return terms.claim_type(type_name).kind


def facts(one: Claim | Act) -> list[tuple[str, str]]:
    """What a claim or an act says beside its type, its date and whom it was done to, as pairs of a word and a value."""
    charges, actors = "; ".join(one.charges), "; ".join(one.actors)
    by = gettext("Who made it") if type_kind(one.type) == "response" else gettext("By whom")
    where = whereabouts(one) if isinstance(one, Act) else one.place
    pairs = [(by, actors), (gettext("Where"), where), (gettext("Charge"), charges), (gettext("Term"), one.term)]
    if isinstance(one, Claim):
        pairs.append((gettext("As told by"), one.speaker))
    if one.modality != "asserted":
        pairs.append((gettext("How firmly"), in_language(one.modality)))
    return [(word, value) for word, value in pairs if value]


def whom(one: Claim | Act) -> str:
    """Whom it was done to (a response: for whom), as the claim names them."""
    persons = one.persons if isinstance(one, Claim) else (one.person_name,) if one.person_name else ()
    return ", ".join([*persons, *who_else(one)])


def who_else(one: Claim | Act) -> list[str]:
    """Whom it was done to beside people with names: a group with its number, organizations."""
    if one.group is None:
        return list(one.organizations)
    return [
        one.group if one.number is None else f"{number_words(one.number)} {one.group}",
        *one.organizations,
    ]


def is_web_address(url: str | None) -> bool:
    """Whether it may become a link: http or https, with a host; everything else is only text."""
    if url is None or any(unicodedata.category(letter) == "Cc" for letter in url):
        return False
    try:
        parts = urlsplit(url)
    except ValueError:
        return False
    return parts.scheme in ("http", "https") and bool(parts.hostname)


def country_words(code: str | None) -> str:
    """A country by its name; a code that no country has stays as it is."""
    if code is None:
        return ""
    try:
        return in_language(name_of(code))
    except UnknownTerm:
        return code


def named(document: Any) -> str:  # noqa: ANN401 (a Document, its card or its row in a list)
    """What a document is called: its title, else its file's name; a list, which has no title, by its day."""
    day = document.published
    if day is not None and day.day and document.title in list_titles(day):
        return gettext("List of %(day)s") % {"day": date_within(day)}
    return str(document.title or document.name)


def list_titles(day: PartialDate | date) -> tuple[str, str]:
    """The title that a list of a day is given, since it has none of its own, and the one that it was given before."""
    return f"List of {english_day(day)}", f"List of {day}"


def english_day(day: PartialDate | date) -> str:
    """A day in English whatever is spoken, for what is kept in words: "3 December 2024"."""
    return f"{day.day} {WITHIN[day.month - 1].words} {day.year}"


def publisher_words(document: DocumentCard) -> str:
    """Who published it, else what it is called."""
    return document.publisher or named(document)


def by_script(spellings: Iterable[Any]) -> list[dict[str, Any]]:
    """Spellings of a name in groups of one script, as they come."""
    return [
        {"script": script, "spellings": list(group)} for script, group in groupby(spellings, lambda one: one.script)
    ]


def spelling_words(group: Mapping[str, Any]) -> str:
    """What a group of `by_script` holds: "Latin spellings"."""
    script = in_language(group["script"]) or gettext("Other")
    held = ngettext("%(script)s spelling", "%(script)s spellings", len(group["spellings"]))
    return held % {"script": script}
