"""A draft as a manuscript: title page, summary, sections with footnotes, charts, people held, and what it lacks."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from habeas.acts.sources import copies
from habeas.answers.manuscript import Block, Heading, Manuscript, Note, PageBreak, Paragraph, Runs, Text, plain
from habeas.answers.report import charts
from habeas.answers.report.again import in_a_row
from habeas.answers.report.citing import publishers, spaced
from habeas.answers.report.coverage import coverage
from habeas.answers.report.draft import CASE, FINDINGS, PROSE, QUOTED, Draft, Passage, Section, has_unverified
from habeas.answers.report.held import held
from habeas.answers.report.material import ALL, Material
from habeas.answers.report.sentences import Sentence
from habeas.answers.report.summary import summary
from habeas.answers.report.unsaid import without_names
from habeas.answers.report.who import Shown
from habeas.answers.report.wording import Wording, wording_in
from habeas.documents.countries import name_of

# Passages of one sentence that come after another of the same kind are one paragraph with it, up to so many sentences.
LONGEST_PARAGRAPH = 5


def manuscript_of(made: Draft, material: Material) -> Manuscript:
    """The whole draft, ready to be set."""
    asked, wording = made.asked, wording_in(made.asked.language, made.outline.name)
    shown = Shown(material.people, wording, asked.country, material.withheld)
    country = country_in(asked.country, asked.language)
    title = wording.title(made.outline.name, made.outline.title, country=country, year=asked.year)
    blocks: list[Block] = []
    warning = _warning(made, wording, country)
    if made.sentences:
        blocks += summary(made, material, wording, country)
        for section in made.sections:
            blocks += _section(section, made, wording)
        blocks.append(PageBreak())
        blocks += held(made, material, wording, shown)
        blocks += _charts(made, material, wording)
    else:
        blocks.append(Paragraph((Text(warning),), "warning"))
    blocks += coverage(made, material, wording)
    manuscript = Manuscript(
        title=title,
        subtitle=wording.text("subtitle"),
        facts=tuple(_facts(made, material, wording, country)),
        warning=warning if made.sentences else "",
        running=wording.text("running_all" if has_unverified(made) else "running_verified", title=title),
        language=asked.language,
        day=asked.made,
        blocks=tuple(blocks),
    )
    return without_names(manuscript, material.unsaid)


def country_in(code: str, language: str) -> str:
    """What a country is called in a language."""
    from babel import Locale

    return name_of(code) if language == "en" else str(Locale(language).territories.get(code, name_of(code)))


def runs_of(sentences: Sequence[Sentence], wording: Wording, mark: bool) -> Runs:
    """Sentences as words with their footnotes; what nobody verified has its mark."""
    runs: list[Text | Note] = []
    for place, (sentence, text) in enumerate(zip(sentences, in_a_row(sentences, wording), strict=True)):
        runs.append(Text((" " if place else "") + text))
        if mark and sentence.is_unverified:
            runs.append(Text(str(wording.table["pieces"]["unverified"])))
        if sentence.author:
            key = "edited_by" if sentence.claims or sentence.notes else "written_by"
            runs.append(Text(" " + wording.text(key, name=sentence.author), emphasis=True))
        runs += spaced(sentence.notes)
    return tuple(runs)


def _section(section: Section, made: Draft, wording: Wording) -> Iterator[Block]:
    heading = section.part.headed(wording.heading(section.part.words))
    yield Heading(heading, section.part.level, f"section-{section.part.number.replace('.', '-').lower()}")
    if section.approved:
        yield plain(wording.text("approved_by", name=section.approved), "aside")
    for sentences in _paragraphs(section.passages):
        yield Paragraph(runs_of(sentences, wording, made.asked.include == ALL))
    if not section.passages and not made.outline.is_chapter(section.part):
        yield plain(wording.text("nothing"), "aside")


def _paragraphs(passages: Sequence[Passage]) -> Iterator[list[Sentence]]:
    """Passages as paragraphs: short findings of one section are read together, so are people with a sentence each."""
    kept: tuple[str, list[Sentence]] | None = None
    for passage in passages:
        kind = FINDINGS if passage.kind == QUOTED else passage.kind
        brief = len(passage.sentences) == 1 and kind in (CASE, FINDINGS)
        fits = kept is not None and kept[0] == kind and len(kept[1]) + len(passage.sentences) <= LONGEST_PARAGRAPH
        if kept is not None and fits and kind != PROSE and (brief or passage.kind == QUOTED):
            kept[1].extend(passage.sentences)
            continue
        if kept is not None:
            yield kept[1]
        kept = (kind if brief or kind == FINDINGS else "", list(passage.sentences))
    if kept is not None:
        yield kept[1]


def _charts(made: Draft, material: Material, wording: Wording) -> Iterator[Block]:
    year = made.asked.year
    drawings = (
        charts.curve(material.curve, wording) if made.asked.include == ALL else None,
        charts.reported(material.figures_told(made.asked.include), year, wording),
        charts.types(made.told, year, wording),
    )
    found = [drawing for drawing in drawings if drawing is not None]
    if found:
        yield Heading(wording.text("charts"), 1, "charts")
        yield from found


def _warning(made: Draft, wording: Wording, country: str) -> str:
    if not made.sentences:
        key = "warning_none" if made.asked.include != ALL else "warning_empty"
        return wording.text(key, country=country, year=str(made.asked.year))
    return wording.text("warning_all") if has_unverified(made) else ""


def _facts(made: Draft, material: Material, wording: Wording, country: str) -> Iterator[str]:
    asked = made.asked
    yield wording.text("draft_of", day=wording.day(asked.made))
    yield wording.text(
        "made_from",
        documents=len(copies(material.documents)),
        publishers=len(publishers(claim for act in material.acts for claim in act.claims)),
        country=country,
        outline=made.outline.name,
    )
    if asked.include != ALL:
        yield wording.text("only_verified")
