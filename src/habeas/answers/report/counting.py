"""Numbers that sources report, as sentences that say whose they are; never added up, never mixed with people."""

from __future__ import annotations

import re
from collections.abc import Set as AbstractSet

from habeas.acts.sources import told_on
from habeas.answers.counts import Figure
from habeas.answers.report.bearing import gives_day, gives_number, stands, words_of
from habeas.answers.report.citing import VERIFIED, figure_notes
from habeas.answers.report.fitting import group_stands, lowered, publisher_said, raised, speaker_said
from habeas.answers.report.material import Asked, Material
from habeas.answers.report.outline import Outline, OutlinePart, count_classes
from habeas.answers.report.quotable import gives_a_number, is_of_another_country, is_state, says_year_end, stands_alone
from habeas.answers.report.quoting import quoted
from habeas.answers.report.sentences import COUNT, Sentence, key_of
from habeas.answers.report.wording import Wording
from habeas.claims.attributions import sayers_in
from habeas.dates import PartialDate

# Of numbers that are told in their source's own sentence, so many in a section.
MOST_QUOTED = 3
_LAST_MONTH = 12


def type_counted(figure: Figure) -> str | None:
    """The claim type in whose section a reported number is told; None where it is on other matters."""
    low = figure.what.casefold()
    return next((kind for words, kind in count_classes() if any(word in low for word in words)), None)


def is_of_year(figure: Figure, year: int) -> bool:
    """Whether a number is given for a day of that year."""
    return figure.given and figure.as_of is not None and figure.as_of.year == year and bool(figure.sources)


def is_told(figure: Figure) -> bool:
    """Whether a number says by itself how many there were of what.

    Of what was done in a time only the number and whom it was done to are known, so that is told in the source's words.
    """
    counted = figure.kind == "stock" and group_stands(figure.what) and gives_a_number(figure.sources[0].quote)
    whole = len(figure.what.split()) > 1 and is_state(figure.what)
    return counted and whole and (_is_verified(figure) or (_is_borne_out(figure) and _has_its_speaker(figure)))


def _has_its_speaker(figure: Figure) -> bool:
    """Whether whose number it is is known, or nobody but its publisher gives it."""
    return bool(figure.by) or not any(sayers_in(" ".join(figure.sources[0].quote.split())))


def _is_borne_out(figure: Figure) -> bool:
    """Whether its first quote has the number, what it counts and whose it is."""
    first = figure.sources[0]
    said = words_of([first.quote, first.document.publisher or ""])
    ends = [end for end in (figure.low, figure.high) if end is not None]
    numbers = all(str(end) in said or gives_number(end, [first.quote]) for end in ends)
    return numbers and stands(figure.what, said) and stands(speaker_said(figure.by), said)


def _is_verified(figure: Figure) -> bool:
    return any(source.review == VERIFIED for source in figure.sources)


def _day(figure: Figure) -> PartialDate | None:
    """When, as far as a quote or the day of its document gives it; of an annual report the year that it covers."""
    day, sources = figure.as_of, figure.sources
    if day is None or _is_verified(figure) or any(gives_day(each.quote, each.document, day) for each in sources):
        return day
    cards = [each.document for each in sources]
    if any(
        card.report_year is None and card.published is not None and card.published.compatible(day) for card in cards
    ):
        return day
    return PartialDate(day.year) if any(card.report_year == day.year for card in cards) else None


def may_be_said(figure: Figure, country: str) -> bool:
    """Whether a number can be told at all: by itself, or in a sentence of its source."""
    source = figure.sources[0]
    whole = stands_alone(source.quote) and not is_of_another_country(source.quote, source.document, country)
    return is_told(figure) or whole


def tell_figures(
    material: Material,
    part: OutlinePart,
    outline: Outline,
    asked: Asked,
    wording: Wording,
    known: AbstractSet[str] = frozenset(),
) -> tuple[list[Sentence], int]:
    """The sentences of one section, without quotes that are told already; how many numbers belong to no section."""
    of_year = [figure for figure in material.figures_told(asked.include) if is_of_year(figure, asked.year)]
    placed = [(_home(figure, material, outline, asked), figure) for figure in of_year]
    here = [figure for home, figure in placed if home == part]
    stocks = [figure for figure in here if is_told(figure)]
    others = [figure for figure in here if not is_told(figure) and figure.sources[0].quote not in known]
    some = list({one.sources[0].quote: one for one in others}.values())[:MOST_QUOTED]
    told = [tell_figure(figure, asked, wording) for figure in (*stocks, *some)]
    return list({sentence.text: sentence for sentence in told}.values()), sum(home is None for home, _ in placed)


def tell_figure(figure: Figure, asked: Asked, wording: Wording) -> Sentence:
    """A reported number as a sentence, or the sentence of its source."""
    first = figure.sources[0]
    source = publisher_said(first.document)
    text = _told(figure, asked, wording) if is_told(figure) else quoted(first.quote, source, wording)
    notes = figure_notes(figure, wording)
    days = [day for each in figure.sources if (day := told_on(each.document)) is not None]
    newest = max(days, default=None, key=lambda day: day.last_day)
    return Sentence(
        key=key_of(COUNT, sorted(f"{note.document_id}:{note.start}:{figure.low}:{figure.high}" for note in notes)),
        kind=COUNT,
        text=text,
        notes=notes,
        publishers=frozenset(each.document.publisher or each.document.name for each in figure.sources),
        newest=newest,
        verified=_is_verified(figure),
    )


def _told(figure: Figure, asked: Asked, wording: Wording) -> str:
    first = figure.sources[0]
    by = speaker_said(figure.by, [first.quote]) or publisher_said(first.document)
    within = re.search(rf"\w[ ,]+{re.escape(figure.what)}", first.quote) is not None
    what = wording.source(figure.what if within else lowered(figure.what))
    text = wording.piece("counts", "by", figure=said(figure, wording), what=what, by=wording.source(by))
    day = _day(figure)
    if day is None:
        return f"{raised(text)}."
    at_end = day.precision == "month" and day.month == _LAST_MONTH
    form = f"as_of_{day.precision}"
    if at_end and says_year_end(figure.sources[0].quote):
        form = "as_of_end"
    elif day.precision == "year" and day.year == asked.year:
        form = "as_of_year_of_year"
    as_of = wording.piece("counts", form, date=wording.day(day, asked.year))
    return f"{raised(wording.piece('counts', 'dated', as_of=as_of, told=text))}."


def _home(figure: Figure, material: Material, outline: Outline, asked: Asked) -> OutlinePart | None:
    """The part about what the section is about that the number was read in, else that of what it counts."""
    kind = type_counted(figure)
    if kind is None or not may_be_said(figure, asked.country):
        return None
    topics = [
        material.figure_topics.get((source.document.id, source.span.start), ())
        for source in figure.sources
        if source.span
    ]
    return outline.part_about(topics, kind)


def said(figure: Figure, wording: Wording) -> str:
    """The number with the word that its source puts before it: "approximately 254", "at least 90", "dozens of"."""
    ends = list(dict.fromkeys(wording.number_within(end) for end in (figure.low, figure.high) if end is not None))
    if not ends:
        if not figure.qualifier:
            return str(wording.table["counts"]["unknown_number"])
        return wording.piece("counts", "about_as_many", qualifier=wording.qualifier(figure.qualifier))
    number = ends[0] if len(ends) == 1 else wording.piece("counts", "to", low=ends[0], high=ends[1])
    if not figure.qualifier:
        return number
    return wording.piece("counts", "qualified", qualifier=wording.qualifier(figure.qualifier), figure=number)
