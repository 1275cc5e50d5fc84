"""How the nouns are worded on a page: dates as known, types by their labels, places as addresses, links that are safe.

A template library. Nothing here decides anything; an address that is not http or https never becomes a link.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from typing import TYPE_CHECKING, Any
from urllib.parse import quote as quoted

from django import template
from django.utils.formats import get_format
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from habeas.acts.accounts import Account, accounts
from habeas.acts.fate import Fate, fates
from habeas.answers import responses_words
from habeas.answers.custody_words import FILTERS
from habeas.answers.wording import (
    UNKNOWN_DATE,
    by_script,
    country_words,
    date_within,
    date_words,
    days_range,
    days_words,
    facts,
    given_words,
    is_web_address,
    iso_words,
    moment_words,
    named,
    publisher_words,
    spelling_words,
    type_kind,
    type_label,
    whom,
)
from habeas.dates import PartialDate
from habeas.model import Act, DocumentCard, Quote, Span
from habeas.people.judgements import key_of, shown
from habeas.web import localized
from habeas.web.marks import anchor

if TYPE_CHECKING:
    from habeas.answers.response import Response
    from habeas.record.given import Given
    from habeas.record.load import SourcedName
    from habeas.work.log import Logged

# The wordings that a page takes as filters.
WORDINGS: dict[str, Callable[..., Any]] = {
    "date_words": date_words,
    "date_within": date_within,
    "given_words": given_words,
    "days_range": days_range,
    "days_words": days_words,
    "iso_words": iso_words,
    "moment_words": moment_words,
    "type_label": type_label,
    "type_kind": type_kind,
    "facts": facts,
    "whom": whom,
    "is_web_address": is_web_address,
    "country_words": country_words,
    "named": named,
    "publisher_words": publisher_words,
    "by_script": by_script,
    "spelling_words": spelling_words,
}

register = template.Library()
for _name, _filter in {**FILTERS, **WORDINGS, **responses_words.FILTERS}.items():
    register.filter(_name, _filter)


# The fields on which sources can differ, as a reader calls them.
FIELD_WORDS = {
    "charges": _("charge"),
    "modality": _("firmness"),
    "actors": _("doer"),
    "type": _("kind of act"),
}

# The kinds of organizations whose word in the data is none that a reader would write.
KIND_WORDS = {"ngo": _("NGO"), "international": _("international body")}

# What an act is whose claims were reviewed unlike: the first of these that one of them is.
FURTHEST = ("verified", "accepted by one", "reopened")

register.filter("in_language", localized.in_language)
register.filter("in_context", localized.in_context)
register.filter("told", localized.told)
register.filter("with_days", localized.with_days)
register.filter("isolated", localized.isolated)
register.simple_tag(localized.english)
register.simple_tag(localized.in_its_own)


@register.simple_tag
def suggests(of: str) -> SafeString:
    """The attributes of a field below which people, organizations or places are offered; its list stands behind it."""
    return format_html(
        'hx-get="/suggestions?of={}" hx-trigger="input changed delay:150ms" hx-target="next [role=listbox]" '
        'hx-swap="innerHTML" hx-sync="this:queue last" hx-params="none" data-suggests autocomplete="off"',
        of,
    )


@register.simple_tag
def when(moment: PartialDate | date | None) -> SafeString:
    """The date in words inside of a `time` element, with the same precision for machines."""
    if moment is None:
        return format_html('<span class="faint">{}</span>', UNKNOWN_DATE)
    return format_html('<time datetime="{}">{}</time>', moment, date_words(moment))


@register.simple_tag
def published(document: DocumentCard) -> SafeString:
    """When a document came out; of an annual report that does not say so, on which year it reports."""
    if document.published is None and document.report_year is not None:
        return format_html("<span>{}</span>", str(_("report on %(year)s")) % {"year": document.report_year})
    return when(document.published)


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


@register.simple_tag
def place_address(document_id: str, span: Quote | Span) -> str:
    """The address of any words of a document, also of such that no claim has for its quote."""
    return f"/documents/{quoted(document_id, safe='')}?at={span.start}-{span.end}#{anchor(Span(span.start, span.end))}"


@register.filter
def person_address(person_id: str) -> str:
    """The address of a person's page."""
    return f"/people/{quoted(person_id, safe='')}"


@register.filter
def mention(named: SourcedName) -> str:
    """How a decision addresses a person as one document names them."""
    return key_of(named.document.id, named.named.name)


@register.filter(name="accounts")
def accounts_of(act: Act) -> list[Account]:
    """Who tells of the act, once each, with the copies that only repeat it."""
    return accounts(act)


@register.filter
def reviewed(act: Act | Response) -> str:
    """How far the review of an act, or of a response, is: as far as that of the claim that got furthest."""
    said = {claim.review for claim in act.claims}
    return next((each for each in FURTHEST if each in said), "unreviewed")


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


@register.filter
def kind_words(kind: str | None) -> str:
    """The kind of an organization as a reader calls it; "" where none is known."""
    return str(KIND_WORDS.get(kind or "", localized.in_language(kind)))


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
def as_read(gave: Given, field: str) -> str:
    """What the machine had read where a person gave another value, in words; "" where it had read nothing."""
    found = gave.read.get(field)
    told = found if isinstance(found, list) else [] if found is None else [found]
    return joined(value_words(str(each), field) for each in told)


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
def with_code(words: str) -> SafeString:
    """Our own words with what stands in `backticks` as code."""
    parts = enumerate(words.split("`"))
    return format_html_join(
        "", "{}", ((format_html("<code>{}</code>", part) if at % 2 else part,) for at, part in parts)
    )


@register.filter
def joined(values: Any) -> str:  # noqa: ANN401 (any iterable of words)
    """The words with commas between them."""
    return ", ".join(str(value) for value in values)


@register.filter
def signed(number: float) -> str:
    """A number with its sign: +1.20, −0.35."""
    return f"{number:+.2f}".replace("-", "−").replace(".", get_format("DECIMAL_SEPARATOR"))
