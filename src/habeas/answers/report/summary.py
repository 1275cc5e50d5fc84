"""The executive summary: what the claims concern, how much of it, and numbers that sources report, with their notes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from habeas import terms
from habeas.answers.manuscript import Block, Heading, Listing, Note, Text, plain
from habeas.answers.report.answering import ANSWER, IMPUNITY
from habeas.answers.report.citing import spaced
from habeas.answers.report.counting import is_of_year, is_told, tell_figure, type_counted
from habeas.answers.report.draft import Draft
from habeas.answers.report.material import ALL, Material
from habeas.answers.report.sentences import Sentence
from habeas.answers.report.wording import Wording

# The first footnotes of a type are enough for a summary; the sections have all.
_NOTES = 1
_MOST_FIGURES = 6
_MOST_ANSWERS = 3
MOST_SECTIONS = 4


def summary(made: Draft, material: Material, wording: Wording, country: str) -> Iterator[Block]:
    """The heading and its paragraphs."""
    acts = made.told
    people = {act.person_id for act in acts if act.person_id}
    yield Heading(wording.text("summary"), 1, "summary")
    yield plain(
        wording.text("summary_scope", acts=len(acts), people=len(people), country=country, year=str(made.asked.year)),
        "lead",
    )
    yield plain(wording.text("summary_issues"))
    yield Listing(tuple(_issues(made, wording)))
    yield from _answers(made, wording)
    yield from _reported(made, material, wording)


def _issues(made: Draft, wording: Wording) -> Iterator[tuple[Text | Note, ...]]:
    """One item for each type of act, the gravest first, with the section and an example's footnote."""
    found = Counter(act.type for act in made.told)
    for kind in sorted(found, key=lambda name: (-terms.claim_type(name).weight, name)):
        telling = [each.part for each in made.sections if any(one.kind == kind for one in each.sentences)]
        parts = list(dict.fromkeys(wording.heading(part.chapter) for part in telling))
        if not parts:
            continue
        told = wording.text(
            "summary_issue", label=wording.label(kind), acts=found[kind], section=", ".join(parts[:MOST_SECTIONS])
        )
        examples = [sentence for sentence in made.sentences if sentence.kind == kind and sentence.notes]
        examples.sort(key=lambda sentence: (not sentence.verified, -len(sentence.publishers)))
        notes = examples[0].notes[:_NOTES] if examples else ()
        yield (Text(told), *notes)


def _answers(made: Draft, wording: Wording) -> Iterator[Block]:
    """What sources say of impunity, those first that somebody verified."""
    found = [one for one in made.sentences if one.kind == f"{ANSWER}-{IMPUNITY}"]
    if found:
        yield plain(wording.text("summary_answers"))
        best = sorted(found, key=lambda one: not one.verified)[:_MOST_ANSWERS]
        yield Listing(tuple((_marked(one, made, wording), *spaced(one.notes[:_NOTES])) for one in best))


def _marked(sentence: Sentence, made: Draft, wording: Wording) -> Text:
    """A sentence with the mark of what nobody verified, where the draft tells of such."""
    mark = made.asked.include == ALL and sentence.is_unverified
    return Text(sentence.text + (str(wording.table["pieces"]["unverified"]) if mark else ""))


def _reported(made: Draft, material: Material, wording: Wording) -> Iterator[Block]:
    year = made.asked.year
    figures = [
        figure
        for figure in material.figures_told(made.asked.include)
        if is_of_year(figure, year) and type_counted(figure) == "imprisonment" and is_told(figure)
    ]  # fmt: skip
    if not figures:
        return
    yield plain(wording.text("summary_reported"))
    told = [tell_figure(figure, made.asked, wording) for figure in figures[:_MOST_FIGURES]]
    yield Listing(tuple((_marked(sentence, made, wording), *spaced(sentence.notes)) for sentence in told))
