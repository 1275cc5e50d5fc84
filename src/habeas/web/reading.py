"""What was read from one document, numbered in the order of its text, for the text and for the list beside it.

Every claim, count and affiliation gets one number; each of its quotes becomes a mark that carries that number.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from django.utils.translation import gettext as _

from habeas import terms
from habeas.answers.wording import date_words, facts, given_words, who_else
from habeas.documents.outline import Section, section_at
from habeas.model import Affiliation, Claim, Count, Quote, SourcedClaim, Span
from habeas.record.review import UNREVIEWED
from habeas.web.localized import in_language, number_words
from habeas.web.marks import Mark, anchor
from habeas.work.answers import SourcedAffiliation, SourcedCount, SourcedName


@dataclass(frozen=True, slots=True)
class Read:
    """One thing that was read: what it is, whom it is about, what else it says, and where it stands.

    Attributes:
        key: its anchor on the page.
        persons: the people it is about, each with the id of the person's page where there is one.
        others: whom or what else it is about: a group, organizations, a number of something.
        spans: the anchors of its quotes in the text.
        claim_id: the id of the claim that it is; empty for what is none. `count_id` the same of a reported number.
    """

    key: str
    number: int
    kind: str
    label: str
    persons: tuple[tuple[str, str | None], ...]
    others: str
    facts: tuple[tuple[str, str], ...]
    spans: tuple[str, ...]
    claim_id: str = ""
    count_id: str = ""


@dataclass(frozen=True, slots=True)
class _Found:
    kind: str
    label: str
    persons: tuple[str, ...]
    others: str
    facts: tuple[tuple[str, str], ...]
    spans: tuple[Span, ...]
    claim_id: str = ""
    count_id: str = ""


def read_and_marks(
    claims: Iterable[SourcedClaim],
    counts: Iterable[SourcedCount],
    affiliations: Iterable[SourcedAffiliation],
    names: Iterable[SourcedName] = (),
    places: Sequence[Section] = (),
) -> tuple[list[Read], list[Mark]]:
    """All that was read, in the order of the text, and the marks for it.

    `names` leads to the people's own pages, and marks every place that names them; `places` are a report's sections.
    """
    names = list(names)
    pages = {each.named.name: each.person_id for each in names}
    found = [
        *(replace(_claim(each.claim, each.date_given, each.review), claim_id=each.id) for each in claims),
        *(replace(_count(each.count), count_id=each.id) for each in counts),
        *(_affiliation(each.affiliation) for each in affiliations),
    ]
    found.sort(key=lambda one: (one.spans, one.kind, one.label, one.persons, one.others))
    read, marks = [], []
    for number, one in enumerate(found, start=1):
        key = f"read-{number}"
        if one.spans and (section := section_at(places, one.spans[0].start)) is not None:
            one = replace(one, facts=(*one.facts, (_("Section"), section.path)))
        read.append(_read(one, number, pages))
        marks += [Mark(span.start, span.end, key, number, one.kind, one.label) for span in one.spans]
    return read, marks + [mark for number, each in enumerate(names, start=1) for mark in _name_marks(each, number)]


def read_claim(claim: Claim) -> Read:
    """A claim by itself, without a number or a page of a person."""
    return _read(_claim(claim), 0, {})


def _read(one: _Found, number: int, pages: Mapping[str, str | None]) -> Read:
    persons = tuple((name, pages.get(name)) for name in one.persons)
    anchors = tuple(anchor(span) for span in one.spans)
    ids = (one.claim_id, one.count_id)
    return Read(f"read-{number}", number, one.kind, one.label, persons, one.others, one.facts, anchors, *ids)


def _name_marks(name: SourcedName, number: int) -> list[Mark]:
    return [Mark(span.start, span.end, f"name-{number}", 0, "name", name.shown) for span in name.named.mentions]


def _claim(claim: Claim, date_given: str = "", review: str = UNREVIEWED) -> _Found:
    said = terms.claim_type(claim.type)
    when = given_words(date_given) or (date_words(claim.date) if claim.date is not None else "")
    dated = [(_("When"), when)] if when else []
    reviewed = [] if review == UNREVIEWED else [(_("Review"), in_language(review))]
    told = (*dated, *facts(claim), *reviewed)
    return _Found(
        said.kind, in_language(said.label), claim.persons, ", ".join(who_else(claim)), told, _spans(claim.quotes)
    )


def _count(count: Count) -> _Found:
    values = [
        (_("As of"), date_words(count.as_of) if count.as_of is not None else None),
        (_("Where"), count.place),
        (_("Counted by"), count.by),
    ]
    return _Found(
        "count", _("Number"), (), f"{figure_words(count)} {count.what}", _known(values), _spans([count.quote])
    )


def _affiliation(one: Affiliation) -> _Found:
    values = [(_("Role"), one.role), (_("In"), one.organization)]
    return _Found("affiliation", _("Role"), (one.person,), "", _known(values), _spans([one.quote]))


def figure_words(count: Count) -> str:
    """The number as the document words it, as far as a line can hold it: "approximately 254", "119–160"."""
    ends = [number_words(number) for number in dict.fromkeys((count.low, count.high)) if number is not None]
    return " ".join(part for part in (count.qualifier, "–".join(ends)) if part)


def _known(values: Sequence[tuple[str, str | None]]) -> tuple[tuple[str, str], ...]:
    return tuple((word, value) for word, value in values if value)


def _spans(quotes: Iterable[Quote]) -> tuple[Span, ...]:
    return tuple(quote.span for quote in quotes)
