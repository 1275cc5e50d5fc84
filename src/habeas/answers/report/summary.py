"""The executive summary: what the claims concern, how much of it, and numbers that sources report, with their notes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from habeas import terms
from habeas.answers.manuscript import Block, Heading, Listing, Note, Text, plain
from habeas.answers.report.citing import spaced
from habeas.answers.report.counting import is_of_year, may_be_said, tell_figure, type_counted
from habeas.answers.report.draft import Draft
from habeas.answers.report.material import ALL, Material
from habeas.answers.report.wording import Wording

# The first footnotes of a type are enough for a summary; the sections have all.
_NOTES = 1
_MOST_FIGURES = 6
MOST_SECTIONS = 4


def summary(made: Draft, material: Material, wording: Wording, country: str) -> Iterator[Block]:
    """The heading and its paragraphs."""
    people = {act.person_id for act in made.acts if act.person_id}
    acts = [act for act in made.acts if terms.claim_type(act.type).kind == "act"]
    yield Heading(wording.text("summary"), 1, "summary")
    yield plain(
        wording.text("summary_scope", acts=len(acts), people=len(people), country=country, year=str(made.asked.year)),
        "lead",
    )
    yield plain(wording.text("summary_issues"))
    yield Listing(tuple(_issues(made, wording)))
    if made.asked.include == ALL:
        yield from _reported(made, material, wording)


def _issues(made: Draft, wording: Wording) -> Iterator[tuple[Text | Note, ...]]:
    """One item for each type of act, the gravest first, with the section and an example's footnote."""
    found = Counter(act.type for act in made.acts if terms.claim_type(act.type).kind == "act")
    for kind in sorted(found, key=lambda name: (-terms.claim_type(name).weight, name)):
        parts = [each.part.number for each in made.sections if any(one.kind == kind for one in each.sentences)]
        if not parts:
            continue
        key = "summary_issue_one" if found[kind] == 1 else "summary_issue"
        told = wording.text(key, label=wording.label(kind), acts=found[kind], section=", ".join(parts[:MOST_SECTIONS]))
        examples = [sentence for sentence in made.sentences if sentence.kind == kind and sentence.notes]
        examples.sort(key=lambda sentence: (not sentence.verified, -len(sentence.publishers)))
        notes = examples[0].notes[:_NOTES] if examples else ()
        yield (Text(told), *notes)


def _reported(made: Draft, material: Material, wording: Wording) -> Iterator[Block]:
    year = made.asked.year
    figures = [
        figure
        for figure in material.figures
        if is_of_year(figure, year) and type_counted(figure) == "imprisonment" and figure.kind == "stock"
        and may_be_said(figure)
    ]  # fmt: skip
    if not figures:
        return
    yield plain(wording.text("summary_reported"))
    told = [tell_figure(figure, made.asked, wording) for figure in figures[:_MOST_FIGURES]]
    yield Listing(tuple((Text(sentence.text), *spaced(sentence.notes)) for sentence in told))
