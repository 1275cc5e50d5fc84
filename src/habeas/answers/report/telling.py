"""What each section of a draft tells: acts of groups together, then reported numbers, then people one by one."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, field, replace

from habeas import terms
from habeas.answers.report.answering import tell_answers
from habeas.answers.report.bearing import bears_whom
from habeas.answers.report.citing import VERIFIED
from habeas.answers.report.counting import tell_figures
from habeas.answers.report.doubting import is_cut, needs_its_words
from habeas.answers.report.draft import ANSWERS, CASE, COUNTS, FINDINGS, QUOTED, Passage, Untold
from habeas.answers.report.fitting import (
    actors_said,
    charges_said,
    group_stands,
    is_plural,
    is_support_of_the_state,
    place_said,
)
from habeas.answers.report.material import Asked, Material
from habeas.answers.report.ordering import CHAIN
from habeas.answers.report.outline import Outline, OutlinePart
from habeas.answers.report.overstating import overstates
from habeas.answers.report.people import Course, PersonTeller
from habeas.answers.report.plainly import is_said_plainly
from habeas.answers.report.quoting import tell_quoted
from habeas.answers.report.sentences import (
    Sentence,
    is_one,
    is_several,
    key_of,
    pattern_of,
    tell_act,
    tell_groups,
    together,
    whom_said,
)
from habeas.answers.report.trimming import is_said_by_a_part
from habeas.answers.report.who import Shown, Who
from habeas.answers.report.wording import Wording
from habeas.model import Act

# A sentence about more groups than this is a list that nobody reads.
MOST_GROUPS = 6
_KILLING = "killing"
# What the machine is less sure of is told of groups in the source’s words. Of 239 such sentences of nine drafts 13 of
# 96 were wrong below this and 8 of 143 above it; nothing is lost, since its source’s sentence takes its place.
SURE = 0.8


@dataclass(slots=True)
class Telling:
    """Goes through the sections in order, so that nothing is told twice."""

    material: Material
    asked: Asked
    outline: Outline
    wording: Wording
    acts: Mapping[str, Act]
    borne: Mapping[str, Act]
    _told: set[str] = field(default_factory=set)
    _homes: dict[str, str | None] = field(default_factory=dict)
    _quoted: set[str] = field(default_factory=set)
    _groups_left: int = 0
    _mentions_left: int = 0
    _numbers_left: int = 0

    @property
    def shown(self) -> Shown:
        """Who may be named."""
        return Shown(self.material.people, self.wording, self.asked.country, self.material.withheld)

    def passages(self, part: OutlinePart, of_year: Sequence[Act]) -> Iterator[Passage]:
        """What is told below one heading."""
        here = [act for act in of_year if self._home(act, of_year) == part.number]
        groups = [act for act in here if act.person_id is None and not self._is_a_number(act)]
        answers = list(tell_answers(here, self._quoted, self.wording, self.asked.country))
        answering = {note.quote for sentence in answers for note in sentence.notes}
        self._quoted |= answering
        # What a source's sentence tells of how the state answered is not told a second time above it.
        groups = [act for act in groups if not all(told.claim.quotes[0].text in answering for told in act.claims)]
        persons = [act for act in of_year if act.person_id is not None and not needs_its_words(act, self.asked.year)]
        of_persons = {(_matter(act.type), told.claim.quotes[0].text) for act in persons for told in act.claims}
        yield from self._findings(part, groups, of_persons)
        yield from self._counts(part)
        if answers:
            yield Passage(key_of(ANSWERS, (part.number,)), ANSWERS, tuple(answers))
        yield from self._people(part, [act for act in here if act.person_id is not None])

    def _home(self, act: Act, of_year: Sequence[Act]) -> str | None:
        """The number of the part that tells an act.

        What leads into custody and out of it is told of a person at one place: where trials are, if they were tried,
        else where arrests are. All else is told where the claims were read, as the crosswalk has it.
        """
        if act.id not in self._homes:
            tried = {one.person_id for one in of_year if one.person_id and one.type in ("sentence", "trial")}
            self._homes |= {one.id: self._read_in(one, one.person_id in tried) for one in of_year}
            self._homes |= dict(self._deaths_once(of_year))
        return self._homes[act.id]

    def _read_in(self, act: Act, tried: bool) -> str | None:
        if act.person_id and act.type in CHAIN:
            part = self.outline.part_of("sentence" if tried else "arrest")
        else:
            part = self.outline.part_about([self.material.topics.get(claim.id, ()) for claim in act.claims], act.type)
        return part.number if part else None

    def _deaths_once(self, of_year: Sequence[Act]) -> Iterator[tuple[str, str | None]]:
        """Somebody is killed once: it is told where killings are if an act of it was read there, else at the first."""
        own = self.outline.part_of(_KILLING)
        killed = [act for act in of_year if act.person_id and act.type == _KILLING]
        for act in killed:
            homes = [self._homes[other.id] for other in killed if other.person_id == act.person_id]
            yield act.id, own.number if own is not None and own.number in homes else homes[0]

    def _is_a_number(self, act: Act) -> bool:
        """Whether a group said to be in prison is a number that the section tells with whose it is."""
        if act.type != "imprisonment" or act.number is None:
            return False
        ends = {end for figure in self.material.figures_told(self.asked.include) for end in (figure.low, figure.high)}
        return act.number > 1 and act.number in ends

    def untold(self) -> Untold:
        """What was left out so far."""
        return Untold(self._groups_left, self._numbers_left, self.material.rejected, self._mentions_left)

    def _findings(self, part: OutlinePart, acts: Sequence[Act], of_persons: Set[tuple[str, str]]) -> Iterator[Passage]:
        """Acts of groups, type by type; what a sentence says of a person is not quoted here."""
        for kind in terms.claim_types():
            of_kind = [act for act in acts if act.type == kind]
            standing = [act for act in of_kind if _stands(act, self.asked.year)]
            sentences = list(self._together(standing))
            if sentences:
                yield Passage(key_of(FINDINGS, (part.number, kind)), FINDINGS, tuple(sentences))
            clumsy = [act for act in of_kind if not _stands(act, self.asked.year)]
            self._quoted |= {note.quote for sentence in sentences for note in sentence.notes}
            known = self._quoted | {quote for matter, quote in of_persons if matter == _matter(kind)}
            quoted = list(tell_quoted(clumsy, known, self.wording, self.asked.country))
            self._quoted |= {note.quote for sentence in quoted for note in sentence.notes}
            self._groups_left += len(clumsy) - len(quoted)
            if quoted:
                yield Passage(key_of(QUOTED, (part.number, kind)), QUOTED, tuple(quoted))

    def _together(self, acts: Sequence[Act]) -> Iterator[Sentence]:
        """What is alike in one sentence, then what has a day, a charge or a term of its own."""
        alike: dict[tuple[object, ...], list[Act]] = {}
        own: list[Act] = []
        for act in acts:
            if _is_plain(act, self.asked.year) and not (act.group and "," in act.group):
                pattern = pattern_of(act, self.wording)
                alike.setdefault((pattern.plain, tuple(actors_said(act)), act.modality), []).append(act)
            else:
                own.append(act)
        for many in alike.values():
            for start in range(0, len(many), MOST_GROUPS):
                yield tell_groups(many[start : start + MOST_GROUPS], self.wording)
        merged: dict[str, tuple[Sentence, list[Act]]] = {}
        for act in own:
            said = whom_said(act, self.wording)
            sentence = tell_act(act, Who.several(said, is_several(act)), self.wording, self.asked.year)
            earlier = merged.get(sentence.text)
            merged[sentence.text] = (
                (sentence, [act])
                if earlier is None
                else (
                    together(earlier[0], sentence, [c for a in (*earlier[1], act) for c in a.claims], self.wording),
                    [*earlier[1], act],
                )
            )
        yield from (sentence for sentence, _ in merged.values())

    def _counts(self, part: OutlinePart) -> Iterator[Passage]:
        sentences, left = tell_figures(self.material, part, self.outline, self.asked, self.wording, self._quoted)
        # What has no place in any section is the same for each of them.
        self._numbers_left = left
        self._quoted |= {note.quote for sentence in sentences for note in sentence.notes}
        if sentences:
            yield Passage(key_of(COUNTS, (part.number,)), COUNTS, tuple(sentences))

    def _people(self, part: OutlinePart, here: Sequence[Act]) -> Iterator[Passage]:
        """People of whom much is told come first; of those beyond what the outline has room for, what says most."""
        teller = PersonTeller(self.material, self.asked, self.wording, self.shown, self.acts, self.borne, self._told)
        alike: dict[tuple[object, ...], list[Course]] = {}
        for person_id, acts in _by_person(here).items():
            course = teller.course(person_id, [act for act in acts if act.id not in self._told])
            if course is not None:
                self._told |= course.used
                self._mentions_left += course.dropped
                alike.setdefault(course.signature(self.wording), []).append(course)
        ranked = sorted(alike.values(), key=self._rank)
        for courses in ranked[: self.outline.cases]:
            yield self._passage(part, courses, teller.tell(courses))
        brief: dict[object, list[Course]] = {}
        for courses in ranked[self.outline.cases :]:
            for course in courses:
                alone = replace(course, acts=(course.most_of(self.asked.year),), standing=None)
                brief.setdefault(alone.signature(self.wording), []).append(alone)
        for courses in brief.values():
            yield self._passage(part, courses, teller.tell(courses, whole=False))

    def _rank(self, courses: Sequence[Course]) -> tuple[object, ...]:
        first = courses[0]
        sources = {claim.document.publisher for act in first.acts for claim in act.claims}
        weight = terms.claim_type(first.most_of(self.asked.year).type).weight
        return -len(sources), -len(first.acts), -len(courses), -weight, self.shown.name(first.person_id)

    def _passage(self, part: OutlinePart, courses: Sequence[Course], sentences: Sequence[Sentence]) -> Passage:
        key = key_of(CASE, (part.number, *sorted(course.person_id for course in courses)))
        return Passage(key, CASE, tuple(sentences))


def _stands(act: Act, year: int) -> bool:
    """Whether an act can be told in a sentence of ours; one that only may come is told in the source's."""
    if (
        needs_its_words(act, year)
        or is_cut(act)
        or is_support_of_the_state(act)
        or overstates(act)
        or is_said_by_a_part(act)
        or _is_unsure(act)
        or not is_said_plainly(act)
        or not bears_whom(act)
    ):
        return False
    if not act.group:
        # What has no capital letter is no name of a body: "press committee".
        return bool(act.organizations) and all(any(map(str.isupper, each)) for each in act.organizations)
    return group_stands(act.group) and (act.number is not None or is_one(act) or is_plural(act.group))


def _is_unsure(act: Act) -> bool:
    """Whether nobody verified an act and the machine was not sure of any of its claims; a person's claim is sure."""
    return all(told.review != VERIFIED and told.claim.confidence < SURE for told in act.claims)


def _matter(kind: str) -> str:
    """What a type of act is told with: all that leads into custody and out of it is one matter."""
    return CHAIN[0] if kind in CHAIN else kind


def _is_plain(act: Act, year: int) -> bool:
    """Whether there is nothing to say of an act but who did what to whom during the year."""
    of_year_alone = act.date is None or (act.date.precision == "year" and act.date.year == year)
    speakers = {each.claim.speaker for each in act.claims}
    whole = not charges_said(act) and not act.term and not place_said(act)
    return of_year_alone and whole and speakers <= {None} and act.modality in ("asserted", "alleged")


def _by_person(acts: Sequence[Act]) -> dict[str, list[Act]]:
    found: dict[str, list[Act]] = {}
    for act in acts:
        found.setdefault(str(act.person_id), []).append(act)
    return found
