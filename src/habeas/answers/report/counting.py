"""Numbers that sources report, as sentences that say whose they are; never added up, never mixed with people."""

from __future__ import annotations

from collections.abc import Sequence

from habeas.acts.sources import told_on
from habeas.answers.counts import Figure
from habeas.answers.report.citing import figure_notes
from habeas.answers.report.fitting import group_stands, lowered, publisher_said, raised, speaker_said
from habeas.answers.report.material import Asked
from habeas.answers.report.outline import Outline, OutlinePart, count_classes
from habeas.answers.report.quoting import stands_alone
from habeas.answers.report.sentences import Sentence, key_of
from habeas.answers.report.wording import Wording

# Of numbers that are told in their source's own sentence, so many in a section.
MOST_QUOTED = 3


def type_counted(figure: Figure) -> str | None:
    """The claim type in whose section a reported number is told; None where it is on other matters."""
    low = figure.what.casefold()
    return next((kind for words, kind in count_classes() if any(word in low for word in words)), None)


def is_of_year(figure: Figure, year: int) -> bool:
    """Whether a number is given for a day of that year."""
    return figure.given and figure.as_of is not None and figure.as_of.year == year and bool(figure.sources)


def may_be_said(figure: Figure) -> bool:
    """Whether a number says what it counts by itself, or stands in a sentence that does.

    Of what was done in a time only the number and whom it was done to are known, so that is told in the source's words.
    """
    return group_stands(figure.what) if figure.kind == "stock" else stands_alone(figure.sources[0].quote)


def tell_figures(
    figures: Sequence[Figure], part: OutlinePart, outline: Outline, asked: Asked, wording: Wording
) -> tuple[list[Sentence], int]:
    """The sentences of one section, and how many numbers of the year belong to none."""
    of_year = [figure for figure in figures if is_of_year(figure, asked.year)]
    placed = [(_home(figure, outline), figure) for figure in of_year]
    here = [figure for home, figure in placed if home == part]
    stocks, flows = ([figure for figure in here if (figure.kind == "stock") is stock] for stock in (True, False))
    told = [tell_figure(figure, asked, wording) for figure in (*stocks, *flows[:MOST_QUOTED])]
    return list({sentence.text: sentence for sentence in told}.values()), sum(home is None for home, _ in placed)


def tell_figure(figure: Figure, asked: Asked, wording: Wording) -> Sentence:
    """A reported number as a sentence."""
    by = speaker_said(figure.by)
    source = publisher_said(figure.sources[0].document)
    places = {"figure": said(figure, wording), "what": lowered(figure.what), "by": by, "source": source}
    text = wording.piece("counts", "by" if by else "plain", **places)
    if figure.kind != "stock":
        quote = " ".join(figure.sources[0].quote.split()).replace("“", "‘").replace("”", "’")
        text = wording.piece("pieces", "quote", source=source, quote=quote)
    elif figure.as_of is not None:
        when = wording.day(figure.as_of, asked.year)
        text = f"{raised(wording.piece('counts', f'as_of_{figure.as_of.precision}', date=when))}, {text}"
    notes = figure_notes(figure, wording)
    days = [day for each in figure.sources if (day := told_on(each.document)) is not None]
    newest = max(days, default=None, key=lambda day: day.last_day)
    return Sentence(
        key=key_of("count", sorted(f"{note.document_id}:{note.start}:{figure.low}:{figure.high}" for note in notes)),
        kind="count",
        text=raised(text) if figure.kind != "stock" else f"{raised(text)}.",
        notes=notes,
        publishers=frozenset(each.document.publisher or each.document.name for each in figure.sources),
        newest=newest,
    )


def _home(figure: Figure, outline: Outline) -> OutlinePart | None:
    kind = type_counted(figure)
    return outline.part_of(kind) if kind and may_be_said(figure) else None


def said(figure: Figure, wording: Wording) -> str:
    """The number with the word that its source puts before it: "approximately 254", "at least 90", "dozens of"."""
    ends = list(dict.fromkeys(wording.number_within(end) for end in (figure.low, figure.high) if end is not None))
    if not ends:
        if not figure.qualifier:
            return str(wording.table["counts"]["unknown_number"])
        return wording.piece("counts", "about_as_many", qualifier=figure.qualifier)
    number = ends[0] if len(ends) == 1 else wording.piece("counts", "to", low=ends[0], high=ends[1])
    if not figure.qualifier:
        return number
    return wording.piece("counts", "qualified", qualifier=figure.qualifier, figure=number)
