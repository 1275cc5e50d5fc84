"""How the nouns are worded on a page: dates as known, types by their labels, places as addresses, links that are safe.

A template library. Nothing here decides anything; an address that is not http or https never becomes a link.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Mapping
from datetime import date
from itertools import groupby
from typing import TYPE_CHECKING, Any
from urllib.parse import quote as quoted
from urllib.parse import urlsplit

from django import template
from django.utils.formats import get_format
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from habeas import terms
from habeas.acts.accounts import Account, accounts
from habeas.acts.fate import Fate, fates
from habeas.answers.custody_words import FILTERS
from habeas.answers.whereabouts import whereabouts
from habeas.dates import PartialDate
from habeas.documents.countries import name_of
from habeas.errors import UnknownTerm
from habeas.model import Act, CaseOn, Claim, DocumentCard, Quote, Span
from habeas.people.judgements import shown
from habeas.web import localized
from habeas.web.marks import anchor

if TYPE_CHECKING:
    from habeas.work.log import Logged

register = template.Library()
for _name, _filter in FILTERS.items():
    register.filter(_name, _filter)


# The fields on which sources can differ, as a reader calls them.
FIELD_WORDS = {
    "charges": _("charge"),
    "modality": _("firmness"),
    "actors": _("doer"),
    "type": _("kind of act"),
}
UNKNOWN_DATE = _("date not known")
# A date as a person gave it, where it is not known as one.
_GIVEN = {"before": _("before %(date)s"), "after": _("after %(date)s"), "about": _("about %(date)s")}

register.filter("in_language", localized.in_language)
register.filter("in_context", localized.in_context)
register.filter("told", localized.told)
register.simple_tag(localized.english)
register.simple_tag(localized.in_its_own)


@register.filter
def date_words(when: PartialDate | date | None) -> str:
    """A date as it is known, in words: "3 December 2024", "December 2024", "2024"."""
    if when is None:
        return str(UNKNOWN_DATE)
    return date_within(when) if when.day else localized.spelled(when, localized.ALONE)


@register.filter
def date_within(when: PartialDate | date) -> str:
    """The date as it stands after "from" or "before", which changes the month in some languages."""
    return localized.spelled(when, localized.WITHIN)


@register.filter
def given_words(given: str) -> str:
    """A date that a person gave less firmly, as "before 2024-05", in words: "before May 2024"; "" for none."""
    meaning, _, day = given.partition(" ")
    if not day:
        return ""
    date_given = date_within(PartialDate.parse(day))
    return _GIVEN[meaning] % {"date": date_given} if meaning in _GIVEN else f"{meaning} {date_given}"


@register.filter
def days_range(case: CaseOn) -> str:
    """The days in custody that the dates allow: a number, or the fewest and the most."""
    fewest, most = case.days_held, case.days_held_most
    if fewest is None:
        return ""
    least = localized.number_words(fewest)
    return least if most is None or most == fewest else f"{least}–{localized.number_words(most)}"


@register.filter
def days_words(case: CaseOn) -> str:
    """The same with its noun: "1 day", "30–60 days"."""
    one = case.days_held == 1 and case.days_held_most in (None, 1)
    most = case.days_held if case.days_held_most is None else case.days_held_most
    number = 1 if one else 0 if most == 1 else most or 0
    return ngettext("%(days)s day", "%(days)s days", number) % {"days": days_range(case)}


@register.filter
def iso_words(text: str) -> str:
    """A date that is written as 2024-12, in words."""
    return date_words(PartialDate.parse(text))


@register.simple_tag
def when(moment: PartialDate | date | None) -> SafeString:
    """The date in words inside of a `time` element, with the same precision for machines."""
    if moment is None:
        return format_html('<span class="faint">{}</span>', UNKNOWN_DATE)
    return format_html('<time datetime="{}">{}</time>', moment, date_words(moment))


@register.filter
def type_label(type_name: str) -> str:
    """The label of a claim type: "Travel ban"."""
    return localized.in_language(terms.claim_type(type_name).label)


@register.filter
def type_kind(type_name: str) -> str:
    """Whether a claim type is an "act" or a "response"."""
    return terms.claim_type(type_name).kind


@register.filter
def facts(one: Claim | Act) -> list[tuple[str, str]]:
    """What a claim or an act says beside its type, its date and whom it was done to, as pairs of a word and a value."""
    charges, actors = "; ".join(one.charges), "; ".join(one.actors)
    by = gettext("Who made it") if type_kind(one.type) == "response" else gettext("By whom")
    where = whereabouts(one) if isinstance(one, Act) else one.place
    pairs = [(by, actors), (gettext("Where"), where), (gettext("Charge"), charges), (gettext("Term"), one.term)]
    if isinstance(one, Claim):
        pairs.append((gettext("As told by"), one.speaker))
    if one.modality != "asserted":
        pairs.append((gettext("How firmly"), localized.in_language(one.modality)))
    return [(word, value) for word, value in pairs if value]


@register.filter
def whom(one: Claim | Act) -> str:
    """Whom it was done to (a response: for whom), as the claim names them."""
    persons = one.persons if isinstance(one, Claim) else (one.person_name,) if one.person_name else ()
    return ", ".join([*persons, *who_else(one)])


def who_else(one: Claim | Act) -> list[str]:
    """Whom it was done to beside people with names: a group with its number, organizations."""
    if one.group is None:
        return list(one.organizations)
    return [
        one.group if one.number is None else f"{localized.number_words(one.number)} {one.group}",
        *one.organizations,
    ]


@register.filter
def is_web_address(url: str | None) -> bool:
    """Whether it may become a link: http or https, with a host; everything else is only text."""
    if url is None or any(unicodedata.category(letter) == "Cc" for letter in url):
        return False
    try:
        parts = urlsplit(url)
    except ValueError:
        return False
    return parts.scheme in ("http", "https") and bool(parts.hostname)


@register.simple_tag
def outward(url: str) -> SafeString:
    """An address out of a document: a link that tells nobody where it was followed from, or only its text."""
    if not is_web_address(url):
        return format_html("<span>{}</span>", url)
    return format_html('<a href="{}" rel="noopener noreferrer nofollow external">{}</a>', url, url)


@register.simple_tag
def document_address(document_id: str, span: Quote | Span | None = None) -> str:
    """The address of a document's page, at that place of its text."""
    place = f"#{anchor(Span(span.start, span.end))}" if span is not None else ""
    return f"/documents/{quoted(document_id, safe='')}{place}"


@register.filter
def person_address(person_id: str) -> str:
    """The address of a person's page."""
    return f"/people/{quoted(person_id, safe='')}"


@register.filter
def country_words(code: str | None) -> str:
    """A country by its name; a code that no country has stays as it is."""
    if code is None:
        return ""
    try:
        return localized.in_language(name_of(code))
    except UnknownTerm:
        return code


@register.filter
def named(document: Any) -> str:  # noqa: ANN401 (a Document, its card or its row in a list)
    """What a document is called: its title, else its file's name."""
    return str(document.title or document.name)


@register.filter(name="accounts")
def accounts_of(act: Act) -> list[Account]:
    """Who tells of the act, once each, with the copies that only repeat it."""
    return accounts(act)


@register.filter
def publisher_words(document: DocumentCard) -> str:
    """Who published it, else what it is called."""
    return document.publisher or named(document)


@register.filter
def by_script(spellings: Iterable[Any]) -> list[dict[str, Any]]:
    """Spellings of a name in groups of one script, as they come."""
    return [
        {"script": script, "spellings": list(group)} for script, group in groupby(spellings, lambda one: one.script)
    ]


@register.filter
def spelling_words(group: Mapping[str, Any]) -> str:
    """What a group of `by_script` holds: "Latin spellings"."""
    script = localized.in_language(group["script"]) or gettext("Other")
    held = ngettext("%(script)s spelling", "%(script)s spellings", len(group["spellings"]))
    return held % {"script": script}


@register.filter
def at(values: Mapping[str, Any] | None, key: str) -> Any:  # noqa: ANN401 (whatever the mapping has)
    """What a mapping has under a key; nothing where it has none."""
    return (values or {}).get(key, "")


@register.filter
def answered(answer: str) -> str:
    """What somebody decided of a claim, in a word."""
    return str({"accept": _("Accepted"), "reject": _("Rejected"), "correct": _("Corrected")}.get(answer, answer))


@register.filter
def field_words(field: str) -> str:
    """A field of a claim as a reader calls it."""
    return str(FIELD_WORDS.get(field, localized.in_language(field)))


@register.filter(name="fates")
def fates_of(act: Act) -> tuple[Fate, ...]:
    """Who denied, withdrew or corrected the act, in the order of its telling."""
    return fates(act)


@register.filter
def value_words(value: str, field: str) -> str:
    """A value in dispute, in words: a date is written out."""
    if field == "date":
        return date_words(PartialDate.parse(value))
    return localized.in_language(value) if field == "modality" else value


@register.filter
def thousands(number: int | None) -> str:
    """A number with its thousands apart: 12,400."""
    return "" if number is None else localized.number_words(number)


@register.filter
def of(table: Any, key: str) -> Any:  # noqa: ANN401 (a view's table by ids)
    """What a table has under a key; nothing where it has not that key."""
    return table.get(key, ())


@register.filter
def sides(logged: Logged) -> str:
    """The two of which somebody decided."""
    judgement = logged.decision.judgement
    return "" if judgement is None else f"{shown(judgement, judgement.left)} · {shown(judgement, judgement.right)}"


@register.filter
def joined(values: Any) -> str:  # noqa: ANN401 (any iterable of words)
    """The words with commas between them."""
    return ", ".join(str(value) for value in values)


@register.filter
def signed(number: float) -> str:
    """A number with its sign: +1.20, −0.35."""
    return f"{number:+.2f}".replace("-", "−").replace(".", get_format("DECIMAL_SEPARATOR"))
