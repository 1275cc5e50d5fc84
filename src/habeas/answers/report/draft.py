"""A draft: sections with passages of sentences, each sentence on its claims; and the function that makes it.

A draft is a function of what it is made from: the same material gives the same sentences in the same order.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import dropwhile

from habeas.answers.report.bearing import kept_of
from habeas.answers.report.material import ALL, Asked, Material, is_of_year, told_acts
from habeas.answers.report.meant import namesakes
from habeas.answers.report.named import is_named
from habeas.answers.report.outline import Outline, OutlinePart, outline_for
from habeas.answers.report.sentences import Sentence
from habeas.answers.report.unborne import unborne
from habeas.answers.report.wording import Wording, wording_in
from habeas.model import Act
from habeas.terms import claim_type

# What a passage is of: acts of groups, one person, numbers that sources report, words of a source as they are, or what
# they say of how the state answered.
FINDINGS, CASE, COUNTS, QUOTED, ANSWERS, PROSE = "findings", "case", "counts", "quoted", "answers", "prose"


@dataclass(frozen=True, slots=True)
class Passage:
    """Sentences that belong together. `key` is stable for the same subject in the same section."""

    key: str
    kind: str
    sentences: tuple[Sentence, ...]


@dataclass(frozen=True, slots=True)
class Section:
    """A part of the outline with what is told below its heading; `approved` by whom, where somebody did."""

    part: OutlinePart
    passages: tuple[Passage, ...] = ()
    approved: str = ""

    @property
    def sentences(self) -> tuple[Sentence, ...]:
        """All sentences in order."""
        return tuple(sentence for passage in self.passages for sentence in passage.sentences)


@dataclass(frozen=True, slots=True)
class Untold:
    """What was left out.

    Attributes:
        groups: acts of groups that cannot be told by themselves.
        numbers: reported numbers on other matters.
        rejected: claims that people rejected.
        mentions: undated acts of a person beside dated ones of the same type.
        unborne: acts and sentences that the words which they quote do not bear out.
    """

    groups: int = 0
    numbers: int = 0
    rejected: int = 0
    mentions: int = 0
    unborne: int = 0


@dataclass(frozen=True, slots=True)
class Draft:
    """The draft of a report.

    Attributes:
        acts: the acts of the year that may be told, for charts and the summary.
    """

    asked: Asked
    outline: Outline
    sections: tuple[Section, ...]
    acts: tuple[Act, ...]
    untold: Untold

    @property
    def sentences(self) -> tuple[Sentence, ...]:
        """All sentences in order."""
        return tuple(sentence for section in self.sections for sentence in section.sentences)

    @property
    def told(self) -> tuple[Act, ...]:
        """Those of the acts, without responses, of which a sentence tells."""
        claims = {claim for sentence in self.sentences for claim in sentence.claims}
        acts = (act for act in self.acts if claim_type(act.type).kind == "act")
        return tuple(act for act in acts if any(claim.id in claims for claim in act.claims))


def draft(material: Material, asked: Asked) -> Draft:
    """Writes the draft.

    Raises:
        UnknownTerm: the outline or the language is none.
    """
    from habeas.answers.report.telling import Telling

    outline = outline_for(asked.outline, asked.year)
    wording = wording_in(asked.language, outline.name)
    acts = list(told_acts(material, asked))
    borne, left = kept_of(acts, material.people, namesakes(material.people))
    telling = Telling(material, asked, outline, wording, {act.id: act for act in acts}, {act.id: act for act in borne})
    of_year = tuple(act for act in borne if is_of_year(act, asked.year))
    told = tuple(Section(part, tuple(telling.passages(part, of_year))) for part in outline.parts)
    sections = tuple(only_borne(section, borne, material, wording) for section in told)
    lost = sum(len(section.sentences) for section in told) - sum(len(section.sentences) for section in sections)
    lost += sum(is_of_year(act, asked.year) for act in left)
    return Draft(asked, outline, sections, of_year, replace(telling.untold(), unborne=lost))


def only_borne(section: Section, acts: Iterable[Act], material: Material, wording: Wording) -> Section:
    """The section without sentences of which a name, a number or a day stands in none of the words that they quote."""
    claims = {told.id: told for act in acts for told in act.claims}
    passages = []
    for passage in section.passages:
        left = [one for one in passage.sentences if not unborne(one, claims, material.people, wording)]
        kept = tuple(left if left[:1] == list(passage.sentences[:1]) else _from_a_name(left, material))
        if kept:
            passages.append(replace(passage, sentences=kept))
    return replace(section, passages=tuple(passages))


def _from_a_name(sentences: Sequence[Sentence], material: Material) -> Iterator[Sentence]:
    """What follows a first sentence that was left out, from where a name says of whom: "he" would be another."""
    people = material.people
    return dropwhile(
        lambda one: bool(one.people) and not any(is_named(people[who].names, [one.text]) for who in one.people),
        sentences,
    )


def empty_parts(made: Draft) -> Iterator[Section]:
    """The sections without a sentence that are not only headings above others."""
    for section in made.sections:
        if not section.sentences and not made.outline.is_chapter(section.part):
            yield section


def has_unverified(made: Draft) -> bool:
    """Whether a sentence of it rests on nothing that a person verified."""
    return made.asked.include == ALL and any(sentence.is_unverified for sentence in made.sentences)
