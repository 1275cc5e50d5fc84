"""The default extractor: rules over a dependency parse, offline, the same claims for the same text.

Triggers are found by the lexicon, their participants by the paths of the parse, what else is said (when, where,
on what charge, for how long, how firmly) around them; what tells of one act is merged, and what is unlikely dropped.
"""

from __future__ import annotations

import logging
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from habeas.claims.acts import Scene, acts_of
from habeas.claims.affiliations import read_affiliations
from habeas.claims.counts import read_counts
from habeas.claims.custody import before_trial
from habeas.claims.drafts import Draft
from habeas.claims.extract import Failed
from habeas.claims.gate import Proposals
from habeas.claims.groups import Group
from habeas.claims.merge import merge
from habeas.claims.modality import is_law, modality_of
from habeas.claims.names import Names, read_names
from habeas.claims.parse import MODEL, Passage, Reading, parse, span_of
from habeas.claims.place import country_of
from habeas.claims.plausible import weigh
from habeas.claims.quotes import quote_of
from habeas.claims.responses import responses, verdict
from habeas.claims.settle import settle
from habeas.claims.stance import Response, points_back
from habeas.claims.triggers import find
from habeas.claims.voices import Voices, read_voices
from habeas.fingerprint import fingerprint
from habeas.model import Document

if TYPE_CHECKING:
    from spacy.tokens import Span

_log = logging.getLogger(__name__)


# Sentences that text passed over counts for: out of reach of whatever points back.
GAP = 3

# Why a person or a group is no longer in a claim; counted with what the gate refuses.
UNLIKELY = "somebody who is hardly meant"


class RuleExtractor:
    """Reads claims by rules. `name` changes with the rules, the data files and the model."""

    def __init__(self, model: str = MODEL) -> None:
        self.model = model
        self.name = f"rules {fingerprint('claims', 'documents')}, {model}"

    def propose(self, documents: Iterable[Document]) -> Iterator[Proposals | Failed]:
        """The proposals for each document, in the order given; `Failed` where the rules themselves break."""
        for reading in parse(documents, self.model, telling=True):
            if not reading.english:
                yield Failed(reading.document.id, "it is not in English, the one language that the rules read")
                continue
            try:
                yield propose(reading)
            except (ArithmeticError, AttributeError, LookupError, RuntimeError, TypeError, ValueError) as error:
                _log.debug("the rules broke on document %s", reading.document.id, exc_info=True)
                yield Failed(reading.document.id, f"the rules broke on it ({type(error).__name__}); please report this")


def propose(reading: Reading) -> Proposals:
    """All that the rules read out of one document, without those whom a claim is hardly about."""
    names = read_names(reading)
    weighed = weigh(settled(reading, names), reading, names)
    return Proposals(
        reading.document,
        claims=tuple(draft.claim() for draft in weighed.kept),
        affiliations=tuple(read_affiliations(reading, names)),
        counts=tuple(read_counts(reading, names)),
        people=names.people,
        refused={UNLIKELY: len(weighed.dropped)} if weighed.dropped else {},
    )


def settled(reading: Reading, names: Names) -> list[Draft]:
    """What a document tells of acts and responses, each once, however likely it is that it does."""
    return settle(merge(before_trial(drafts_of(reading, names), reading.document)), reading.document)


def drafts_of(reading: Reading, names: Names) -> list[Draft]:
    """What each place of a document tells, in the order of the text, before it is merged."""
    story = Story(reading, names, read_voices(reading.document, names), country_of(reading.document))
    drafts: list[Draft] = []
    sentence = 0
    for passage in reading.passages:
        sentence += GAP if passage.gap else 0
        found = find(passage)
        for tokens in passage.tokens.sents:
            scene = Scene(reading, passage, names, story.voices, story.country, sentence)
            inside = [one for one in found if tokens.start <= one.head.i < tokens.end]
            acts: list[tuple[int, Draft]] = []
            for number, one in enumerate(inside):
                following = inside[number + 1] if number + 1 < len(inside) else None
                acts += [(one.head.i, draft) for draft in acts_of(one, following, scene)]
            if acts and (_is_headline(tokens, passage) or is_law(tokens.text)):
                acts = [(place, draft) for place, draft in acts if draft.persons]
            drafts += [draft for _, draft in acts]
            drafts += _answers(tokens, acts, drafts, scene)
            sentence += 1
    return drafts


def _is_headline(tokens: Span, passage: Passage) -> bool:
    """Whether a sentence is a title: what it says of people who are not named, the text says itself."""
    if passage.part.kind == "heading":
        return True
    finite = any(token.tag_ in ("VBD", "VBZ", "VBP", "MD") for token in tokens)
    return not finite and len(tokens) <= 25 and tokens[-1].text not in (".", "!", "?", ":", "”", '"', ";")


@dataclass(frozen=True, slots=True)
class Story:
    """What holds for a whole document: who is named, who speaks, and where it is."""

    reading: Reading
    names: Names
    voices: Voices
    country: str | None


def _answers(tokens: Span, acts: list[tuple[int, Draft]], before: list[Draft], scene: Scene) -> list[Draft]:
    """The responses of a sentence, each for those whom the acts that it speaks of were done to."""
    found = responses(tokens, scene.voices)
    if not any(one.type == "condemnation" for one in found):
        opinion = verdict(tokens, scene.voices)
        found += [opinion] if opinion is not None else []
    drafts = []
    general = is_law(tokens.text)
    for one in found:
        if general and not one.whom.persons:
            continue
        modality = one.modality or modality_of(one.head)
        if modality == "possible" and any(child.dep_ == "mark" and child.lower_ == "if" for child in one.head.children):
            continue
        draft = _answer(one, acts, before, scene) if modality is not None else None
        if draft is not None and modality is not None:
            drafts.append(replace(draft, modality=modality))
    return drafts


def _answer(one: Response, acts: list[tuple[int, Draft]], before: list[Draft], scene: Scene) -> Draft | None:
    about = {token.i for token in one.about}
    spoken = [draft for place, draft in acts if place in about and draft.type not in ("appeal", "condemnation")]
    pointed = any(token.lower_ in ("this", "these", "such") or points_back(token) for token in one.about)
    persons = tuple(dict.fromkeys(name for draft in spoken for name in draft.persons)) or one.whom.persons
    groups = tuple(group for draft in spoken for group in draft.groups) or one.whom.groups
    organizations = tuple(name for draft in spoken for name in draft.organizations) or one.whom.organizations
    if not (persons or groups or organizations) and pointed:
        persons, groups = _meant_before(before, scene.sentence)
    if one.rule.endswith("verdict"):
        told = tuple(name for _, draft in acts for name in draft.persons)
        persons, groups = tuple(dict.fromkeys(persons or told)), ()
    persons = tuple(name for name in persons if name not in one.makers)
    if not (persons or groups or organizations) and one.type not in ("sanction", "report"):
        return None
    return Draft(
        type=one.type,
        quotes=(quote_of(scene.reading.document, one.head, ()),),
        trigger=span_of(one.head),
        sentence=scene.sentence,
        persons=persons,
        groups=groups[:1],
        organizations=tuple(name for name in organizations if name not in one.makers),
        actors=one.makers,
        date=scene.date(one.head),
        rule=one.rule,
        speaker=scene.voices.told_by(one.head),
        confidence=one.weight,
    )


def _meant_before(before: list[Draft], sentence: int) -> tuple[tuple[str, ...], tuple[Group, ...]]:
    """Whom "this arrest", "these detentions" were done to: the last people that an act was told of just before."""
    near = [draft for draft in reversed(before) if sentence - draft.sentence <= 2 and draft.modality != "possible"]
    named = next((draft for draft in near if draft.persons), None) or next(
        (draft for draft in near if draft.groups), None
    )
    return (named.persons, named.groups) if named is not None else ((), ())
