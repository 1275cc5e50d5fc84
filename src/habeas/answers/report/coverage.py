"""What a draft rests on and what it lacks: by section how much is verified, from whom, how new; what was left out."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from habeas.acts.sources import told_on
from habeas.answers.manuscript import Block, Column, Heading, PageBreak, Runs, Table, Text, plain
from habeas.answers.report.draft import Draft, Section, empty_parts
from habeas.answers.report.material import Material
from habeas.answers.report.wording import Wording
from habeas.dates import PartialDate


def coverage(made: Draft, material: Material, wording: Wording) -> Iterator[Block]:
    """The coverage page."""
    yield PageBreak()
    yield Heading(wording.text("coverage"), 1, "coverage")
    yield plain(wording.text("coverage_intro"))
    verified = sum(sentence.verified for sentence in made.sentences)
    yield plain(wording.text("coverage_unverified", all=len(made.sentences), verified=verified))
    cites = {note.document_id for sentence in made.sentences for note in sentence.notes}
    days = [day for card in material.documents if card.id in cites and (day := told_on(card)) is not None]
    if days:
        yield plain(
            wording.text(
                "coverage_age", day=wording.day(max(days, key=_last)), oldest=wording.day(min(days, key=_last))
            )
        )
    yield from _lacking(made, wording)
    left = made.untold
    yield plain(
        wording.text(
            "coverage_untold", clumsy=left.groups, other=left.numbers, mentions=left.mentions, rejected=left.rejected
        )
    )
    if left.unborne:
        yield plain(wording.text("coverage_unborne", number=left.unborne))
    if material.withheld:
        yield plain(wording.text("coverage_withheld", number=len(material.withheld)))
    rows = tuple(_row(section, wording) for section in made.sections if section.sentences)
    if rows:
        names = ("section", "sentences", "verified", "people", "publishers", "newest")
        columns = tuple(
            Column(wording.text(f"coverage_{name}"), numbers=name not in ("section", "newest"), share=share)
            for name, share in zip(names, (2.5, 1.3, 1.1, 1, 1.3, 1.3), strict=True)
        )
        yield Table(wording.text("coverage_table"), columns, rows)


def _lacking(made: Draft, wording: Wording) -> Iterator[Block]:
    """Which sections have nothing, and which rest on one publisher."""
    empty = [wording.heading(section.part.short) for section in empty_parts(made)]
    yield plain(
        wording.text("coverage_empty", sections="; ".join(empty)) if empty else wording.text("coverage_all_found")
    )
    told = [section for section in made.sections if section.sentences]
    single = [wording.heading(section.part.short) for section in told if len(_publishers(section)) == 1]
    if single and len(single) == len(told):
        yield plain(wording.text("coverage_all_single"))
    elif single:
        yield plain(wording.text("coverage_single", sections="; ".join(single)))


def _last(day: PartialDate) -> date:
    return day.last_day


def _publishers(section: Section) -> set[str]:
    return {name for sentence in section.sentences for name in sentence.publishers}


def _row(section: Section, wording: Wording) -> tuple[Runs, ...]:
    sentences = section.sentences
    newest = max((sentence.newest for sentence in sentences if sentence.newest), default=None, key=_last)
    numbers = (
        len(sentences),
        sum(sentence.verified for sentence in sentences),
        len({person for sentence in sentences for person in sentence.people}),
        len(_publishers(section)),
    )
    return (
        (Text(section.part.headed(wording.heading(section.part.words))),),
        *((Text(wording.number(number)),) for number in numbers),
        () if newest is None else (Text(wording.day(newest)),),
    )
