"""The numbers that sources report, as a series: one line for each distinct figure, with every source that gives it.

A figure stays as its source words it ("at least 90 to 146"), never a sum and never people known by name. A report that
gives no such figure is shown as giving none, which says nothing about how many there were.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta

from habeas.acts.sources import card_order
from habeas.answers.classes import heads, matches
from habeas.answers.count_reviews import FURTHEST, UNREVIEWED
from habeas.dates import PartialDate, most_precise
from habeas.documents.copies import same_story
from habeas.documents.countries import country_named, names_of
from habeas.model import Count, DocumentCard, Span
from habeas.people.names import fold

__all__ = ["Figure", "FigureSource", "ReportedCount", "matches", "series"]

# A number without a date of its own is one that the document's last year or so knew: an annual report appears in the
# spring after its year, and the news quotes it until the next one.
UNDATED_DAYS = 730


@dataclass(frozen=True, slots=True)
class ReportedCount:
    """A count with the document that reports it, and how it stands after what people decided of it."""

    count: Count
    document: DocumentCard
    review: str = UNREVIEWED


@dataclass(frozen=True, slots=True)
class FigureSource:
    """One source of a figure: the sentence, the document, and further copies of that document."""

    quote: str
    document: DocumentCard
    copies: tuple[DocumentCard, ...] = ()
    by: str | None = None
    # Where the sentence stands in the document, for a link to it.
    span: Span | None = field(default=None, compare=False)
    # How far somebody verified that it says so: of copies that of the one that is verified furthest.
    review: str = field(default=UNREVIEWED, compare=False)


@dataclass(frozen=True, slots=True)
class Figure:
    """One distinct number that sources report, or that a report has none.

    Attributes:
        what: the class that is counted, as most sources word it.
        low, high: both ends; both None for "dozens" and where a report gives no figure.
        country: ISO 3166-1 alpha-2 of the place, where that is known.
        sources: annual reports first, then the earliest; empty where a report gives no figure.
        report: for a figure that is not there, the report that was looked at; `absent` where its edition has no section
            for such numbers.
    """

    what: str
    low: int | None
    high: int | None
    qualifier: str | None
    as_of: PartialDate | None
    place: str | None
    country: str | None
    by: str | None
    kind: str
    sources: tuple[FigureSource, ...] = field(default=())
    report: DocumentCard | None = None
    absent: bool = False

    @property
    def given(self) -> bool:
        """Whether a source gives a figure at all."""
        return self.report is None

    @property
    def worded(self) -> str:
        """The figure as it is to be printed: "119–160", "at least 90 to 146", "up to 122", "dozens"."""
        if not self.given:
            return "not in this edition" if self.absent else "no figure in this report"
        if self.low is None and self.high is None:
            return self.qualifier or "a number that is not given"
        ends = [f"{end:,}" for end in (self.low, self.high) if end is not None]
        if self.qualifier is None:
            return "–".join(dict.fromkeys(ends))
        return f"{self.qualifier} {' to '.join(dict.fromkeys(ends))}"


def series(
    counts: Iterable[ReportedCount],
    reports: Iterable[DocumentCard] = (),
    *,
    what: str | None = None,
    kind: str | None = "stock",
) -> list[Figure]:
    """The distinct figures by date, each with all its sources, the same in whatever order the counts come.

    Args:
        counts: what documents report.
        reports: the annual reports that were read; one that gives no figure for `what` is shown as giving none.
        what: the class asked for (see `matches`), or None for all.
        kind: "stock", "flow", or None for both.
    """
    asked = [
        each
        for each in sorted(set(counts), key=_count_order)
        if (kind is None or each.count.kind == kind) and (what is None or matches(each.count.what, what))
    ]
    groups: list[list[ReportedCount]] = []
    for each in asked:
        group = next((group for group in groups if all(_one_figure(each, other) for other in group)), None)
        if group is None:
            groups.append([each])
        else:
            group.append(each)
    figures = [_figure(group) for group in groups]
    missing = _missing(reports, asked, what, kind) if what is not None else []
    return sorted([*figures, *missing], key=_figure_order)


def _one_figure(left: ReportedCount, right: ReportedCount) -> bool:
    one, other = left.count, right.count
    if (one.low, one.high, one.kind) != (other.low, other.high, other.kind):
        return False
    if one.low is None and one.high is None and fold(one.qualifier or "") != fold(other.qualifier or ""):
        return False
    return bool(set(heads(one.what)) & set(heads(other.what))) and _same_place(left, right) and _same_date(left, right)


def _same_place(left: ReportedCount, right: ReportedCount) -> bool:
    one, other = _country(left), _country(right)
    narrow = [place for place in (_narrow_place(left), _narrow_place(right)) if place]
    return one == other and (not narrow or (len(narrow) == 2 and narrow[0] == narrow[1]))


def _narrow_place(reported: ReportedCount) -> str | None:
    """The place where it is finer than a country, folded."""
    place = reported.count.place
    if place is None:
        return None
    code = country_named(place)
    return None if code is not None and place in names_of(code) else fold(place)


def _country(reported: ReportedCount) -> str | None:
    place = reported.count.place
    return (country_named(place) if place else None) or reported.document.country


def _same_date(left: ReportedCount, right: ReportedCount) -> bool:
    one, other = _as_of(left), _as_of(right)
    if one is not None and other is not None:
        return one.compatible(other)
    if one is None and other is None:
        return _near(left.document.published, right.document.published)
    dated, undated = (left, right) if one is not None else (right, left)
    return _near(_as_of(dated), undated.document.published)


def _near(one: PartialDate | None, other: PartialDate | None) -> bool:
    if one is None or other is None:
        return False
    return abs(one.first_day - other.first_day) <= timedelta(days=UNDATED_DAYS)


def _as_of(reported: ReportedCount) -> PartialDate | None:
    if reported.count.as_of is not None:
        return reported.count.as_of
    year = reported.document.report_year
    return PartialDate(year) if year is not None else None


def _figure(group: Sequence[ReportedCount]) -> Figure:
    first = group[0].count
    dates = [day for each in group if (day := _as_of(each)) is not None]
    return Figure(
        what=_most_worded([each.count.what for each in group]),
        low=first.low,
        high=first.high,
        qualifier=first.qualifier,
        as_of=most_precise(dates) if dates else None,
        place=next((each.count.place for each in group if each.count.place), None),
        country=_country(group[0]),
        by=_whose(group),
        kind=first.kind,
        sources=_sources(group),
    )


def _whose(group: Sequence[ReportedCount]) -> str | None:
    """Whose number it is: as the annual report says, or leaves open; news that relays it does not know better."""
    if group[0].document.report_year is not None:
        return group[0].count.by
    return next((each.count.by for each in group if each.count.by), None)


def _most_worded(phrases: Sequence[str]) -> str:
    return min(phrases, key=lambda phrase: (-phrases.count(phrase), phrases.index(phrase)))


def _sources(group: Sequence[ReportedCount]) -> tuple[FigureSource, ...]:
    """The documents that give the figure, annual reports before those that relay them, copies of one beside it."""
    kept: list[list[ReportedCount]] = []
    for each in sorted(group, key=_source_order):
        alike = next((found for found in kept if _same_report(found[0], each)), None)
        if alike is None:
            kept.append([each])
        else:
            alike.append(each)
    return tuple(_source(found) for found in kept)


def _source(found: Sequence[ReportedCount]) -> FigureSource:
    first = found[0]
    copies = {each.document.id: each.document for each in found[1:] if each.document.id != first.document.id}
    return FigureSource(
        quote=first.count.quote.text,
        document=first.document,
        copies=tuple(copies[key] for key in sorted(copies)),
        by=first.count.by,
        span=first.count.quote.span,
        review=max((each.review for each in found), key=FURTHEST.index),
    )


def _same_report(left: ReportedCount, right: ReportedCount) -> bool:
    """Whether two documents are one: the same, copies, or one annual report in two formats."""
    one, other = left.document, right.document
    if one.id == other.id or same_story(one.sketch, other.sketch):
        return True
    year, same_words = one.report_year, _plain(left.count.quote.text) == _plain(right.count.quote.text)
    return year is not None and (year, one.country) == (other.report_year, other.country) and same_words


def _plain(text: str) -> str:
    return " ".join(text.split()).casefold()


def _missing(
    reports: Iterable[DocumentCard], found: Sequence[ReportedCount], what: str, kind: str | None
) -> list[Figure]:
    """A line for each report that gives no such figure, one for all copies of it."""
    given = {(each.document.report_year, each.document.country) for each in found}
    looked_at: dict[tuple[int, str | None], DocumentCard] = {}
    for card in sorted(reports, key=card_order):
        if card.report_year is not None and (card.report_year, card.country) not in given:
            looked_at.setdefault((card.report_year, card.country), card)
    return [
        Figure(what, None, None, None, PartialDate(year), None, country, None, kind or "stock", report=card)
        for (year, country), card in looked_at.items()
    ]


def _source_order(reported: ReportedCount) -> tuple[object, ...]:
    document = reported.document
    return (document.report_year is None, *card_order(document), reported.count.quote.start)


def _count_order(reported: ReportedCount) -> tuple[object, ...]:
    """Annual reports first, then the earliest: the first of a group words its figure."""
    document, count = reported.document, reported.count
    finest = -len(str(count.as_of or ""))
    return (document.report_year is None, *card_order(document), finest, count.quote.start, repr(count))


def _figure_order(figure: Figure) -> tuple[object, ...]:
    day = figure.as_of.last_day if figure.as_of else date.min
    return (
        day,
        figure.country or "",
        not figure.given,
        figure.what,
        figure.low or 0,
        figure.high or 0,
        figure.qualifier or "",
    )
