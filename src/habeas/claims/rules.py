"""The default extractor: rules over a dependency parse, offline, the same claims for the same text.

Triggers are found by the lexicon, their participants by the paths of the parse, what else is said (when, where,
on what charge, for how long, how firmly) around them; what tells of one act is merged, and what is unlikely dropped.
"""

from __future__ import annotations

import logging
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from habeas.claims import described, lexicon
from habeas.claims.acts import Scene, acts_of, by_group
from habeas.claims.affiliations import read_affiliations
from habeas.claims.asked import asks_whether
from habeas.claims.concerned import only_described
from habeas.claims.condemnations import verdict
from habeas.claims.counts import read_counts
from habeas.claims.court_days import with_court_days
from habeas.claims.custody import beaten_in_custody, before_trial
from habeas.claims.cut_lists import with_cut_lists
from habeas.claims.dating import as_counted
from habeas.claims.drafts import Draft
from habeas.claims.extract import Failed
from habeas.claims.gate import Proposals
from habeas.claims.groups import Group
from habeas.claims.interventions import FOR_THE_HELD, is_for_the_held
from habeas.claims.kin import read_kin
from habeas.claims.known_names import KnownNames
from habeas.claims.lists_below import with_lists_below
from habeas.claims.makers import date_of_writing
from habeas.claims.merge import merge
from habeas.claims.modality import hedges, is_general, is_law, law_until, modality_of
from habeas.claims.named_among import with_those_named
from habeas.claims.names import Names, read_names
from habeas.claims.own_state import is_own_state
from habeas.claims.own_words import following_of
from habeas.claims.parse import MODEL, Passage, Reading, parse, span_of, text_of
from habeas.claims.place import country_of, place_of
from habeas.claims.plausible import weigh
from habeas.claims.quotes import quote_of
from habeas.claims.responses import responses
from habeas.claims.rumours import with_rumours
from habeas.claims.same_trial import of_clients, pointed_at_again
from habeas.claims.sanctions import POLICY_WITHIN, UNDER_A_POLICY, as_announced, without_measures
from habeas.claims.settle import settle
from habeas.claims.sharing import with_shared
from habeas.claims.sightings import NameFinder, Sighting
from habeas.claims.spoken_days import spoken_days
from habeas.claims.stance import Response, pointed_at, points_back, stance
from habeas.claims.syntax import children, is_verb, objects
from habeas.claims.told_after import with_how_it_lasted
from habeas.claims.trail import SILENT, Trail
from habeas.claims.triggers import find
from habeas.claims.voices import Voices, read_voices
from habeas.dates import PartialDate
from habeas.fingerprint import fingerprint
from habeas.model import Count, Document

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span, Token

_log = logging.getLogger(__name__)


# Sentences back in which an act is looked for that a response names with "the": "condemned the stabbing".
FAR = 8

# Sentences that text passed over counts for: out of reach of whatever points back.
GAP = 3

# What a fault of the rules may raise: one document is then not read, and the others are.
FAULTS = (ArithmeticError, AttributeError, LookupError, RuntimeError, TypeError, ValueError)

# As what a noun of a response stands with its verb.
_TOLD_WITH = ("dobj", "oprd", "attr", "nsubj", "nsubjpass", "ccomp")

# Why a person or a group is no longer in a claim; counted with what the gate refuses.
UNLIKELY = "people too unlikely to be meant"


class RuleExtractor:
    """Reads claims by rules. `name` changes with the rules, the data files and the model.

    `names_from` sees names beside the rules (`claims.sightings`); what decides what it sees is part of `name`, too.
    """

    def __init__(self, model: str = MODEL, names_from: NameFinder | None = None) -> None:
        self.model = model
        self.names_from = names_from
        self.known_names: KnownNames | None = None
        rules = f"rules {fingerprint('claims', 'documents')}, {model}"
        self.name = rules if names_from is None else f"{names_from.name} beside {rules}"

    def knowing(self, names: KnownNames) -> RuleExtractor:
        """The same with known names, in the place of any that it knew; each extraction says which of them it met."""
        told = RuleExtractor(self.model, self.names_from)
        told.known_names = names
        return told

    def propose(self, documents: Iterable[Document]) -> Iterator[Proposals | Failed]:
        """The proposals for each document, in the order given; `Failed` where the rules themselves break."""
        for reading in parse(documents, self.model, telling=True):
            if not reading.english:
                yield Failed(reading.document.id, "it is not in English, the one language that the rules read")
                continue
            try:
                yield self._proposals(reading)
            except FAULTS as error:
                _log.debug("the rules broke on document %s", reading.document.id, exc_info=True)
                yield Failed(reading.document.id, f"the rules broke on it ({type(error).__name__}); please report this")

    def _proposals(self, reading: Reading) -> Proposals:
        seen = [] if self.names_from is None else self.names_from.sightings(reading)
        if self.known_names is None:
            return propose(reading, seen)
        known = self.known_names.occurring(reading.document.text)
        return replace(propose(reading, [*seen, *known.sightings(reading)]), known_names=known.digest)


def propose(reading: Reading, sightings: Iterable[Sighting] = ()) -> Proposals:
    """All that the rules read out of one document, with what others see of its names.

    Those whom a claim is hardly about are left out, and counted.
    """
    names = read_names(reading, sightings)
    counts = read_counts(reading, names)
    weighed = weigh(settled(reading, names, counts), reading, names)
    return Proposals(
        reading.document,
        claims=tuple(draft.claim() for draft in weighed.kept),
        affiliations=tuple(read_affiliations(reading, names)),
        counts=counts,
        people=names.people,
        refused={UNLIKELY: len(weighed.dropped)} if weighed.dropped else {},
        kin=read_kin(reading, names),
    )


def settled(reading: Reading, names: Names, counts: tuple[Count, ...], trail: Trail = SILENT) -> list[Draft]:
    """What a document tells of acts and responses, each once, however likely it is; `trail` is told why."""
    document = reading.document
    drafts = with_lists_below(with_cut_lists(drafts_of(reading, names, trail), reading, names), reading, names)
    drafts = with_those_named(drafts, reading, names)
    drafts = before_trial(beaten_in_custody(drafts, document), document)
    told = with_how_it_lasted(
        settle(merge(with_rumours(drafts)), document), reading, (one.name for one in names.people)
    )
    return as_counted(told, counts, document)


def drafts_of(reading: Reading, names: Names, trail: Trail = SILENT) -> list[Draft]:
    """What each place of a document tells, in the order of the text, before it is merged."""
    story = Story(reading, names, read_voices(reading.document, names), country_of(reading.document))
    days = spoken_days(reading, story.voices)
    drafts: list[Draft] = []
    sentence = 0
    for passage in reading.passages:
        sentence += GAP if passage.gap else 0
        found = find(passage, trail)
        for tokens in passage.tokens.sents:
            scene = Scene(reading, passage, names, story.voices, story.country, sentence, trail, days)
            inside = [one for one in found if tokens.start <= one.head.i < tokens.end]
            acts: list[tuple[int, Draft]] = []
            for number, one in enumerate(inside):
                following = following_of(one, inside[number + 1 :])
                acts += [(one.head.i, draft) for draft in acts_of(one, following, scene)]
            acts = of_clients(acts, drafts, scene)
            acts += pointed_at_again(inside, acts, drafts, scene)
            acts = with_court_days(acts, tokens, drafts, scene)
            kept = described.told(acts)
            trail.dropped((draft for place, draft in acts if (place, draft) not in kept), "describes")
            acts = kept
            law = _law_until(tokens, passage) if acts else 0
            if acts and ((headline := _is_headline(tokens, passage)) or law):
                told = [one for one in acts if one[1].persons or (not headline and one[1].trigger.start >= law)]
                trail.dropped(
                    (draft for one in acts if one not in told for draft in one[1:]), "title" if headline else "law"
                )
                acts = told
            if any(draft.modality == "possible" for _, draft in acts) and is_general(text_of(tokens)):
                trail.dropped((draft for _, draft in acts if _is_general(draft)), "law")
                acts = [(place, draft) for place, draft in acts if not _is_general(draft)]
            acts = with_shared(_without_asked(acts, passage.tokens), passage.tokens)
            drafts += [draft for _, draft in acts]
            said = _answers(tokens, acts, drafts, scene)
            drafts = [*without_measures(drafts, said), *said]
            sentence += 1
    return drafts


def _without_asked(acts: list[tuple[int, Draft]], tokens: Doc) -> list[tuple[int, Draft]]:
    """What is told, without appeals that are only asked for: "Will you call for the release of A?"."""
    first = hedges().asks_first
    return [one for one in acts if one[1].type != "appeal" or not asks_whether(tokens[one[0]], first)]


def _law_until(tokens: Span, passage: Passage) -> int:
    """Where in the document a sentence stops to say what a law provides; 0 where it says no such thing."""
    until = law_until(text_of(tokens))
    return passage.start + tokens.start_char + until if until else 0


def _is_general(draft: Draft) -> bool:
    counted = any(group.number is not None and group.number > 1 for group in draft.groups)
    return draft.modality == "possible" and not draft.persons and not counted


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
    found = responses(tokens, scene.voices, scene.trail)
    if not any(one.type == "condemnation" for one in found):
        opinion = verdict(tokens, scene.voices)
        found += [opinion] if opinion is not None else []
    drafts: list[Draft] = []
    general = bool(found) and is_law(text_of(tokens))
    asked_for = {place for place, draft in acts if draft.type == "appeal"}
    for one in found:
        if one.type == "appeal" and one.head.i in asked_for:
            continue  # "urged B to drop all charges against A": told as a release that is asked for
        if one.type != "sanction" and asks_whether(one.head, hedges().asks_first):
            scene.trail.unanswered(one.head, one.rule, "no_response")
            continue
        if general and not one.whom.persons:
            scene.trail.unanswered(one.head, one.rule, "law")
            continue
        modality = one.modality or modality_of(one.head)
        if modality == "possible" and one.type == "condemnation":
            continue
        if modality == "possible" and any(child.dep_ == "mark" and child.lower_ == "if" for child in one.head.children):
            scene.trail.unanswered(one.head, one.rule, "condition")
            continue
        draft = _answer(one, acts, before, scene, drafts[-1:]) if modality is not None else None
        if draft is not None and is_own_state(draft, scene.reading.document):
            scene.trail.unanswered(one.head, one.rule, "no_response")
        elif draft is not None and modality is not None:
            told = as_announced(replace(draft, modality=modality), one.head, [*before, *drafts])
            drafts += by_group(replace(told, noted=scene.trail.answered(one)))
        else:
            scene.trail.unanswered(one.head, one.rule, "denied" if modality is None else "for_nobody")
    return drafts


def _answer(
    one: Response, acts: list[tuple[int, Draft]], before: list[Draft], scene: Scene, beside: list[Draft]
) -> Draft | None:
    about = {token.i for token in one.about}
    spoken = [draft for place, draft in acts if place in about and draft.type not in ("appeal", "condemnation")]
    own = tuple(name for name in one.whom.persons if name not in one.makers)
    pointed = any(token.lower_ in ("this", "these") or points_back(token) for token in one.about)
    pointed = pointed or any(token.lower_ == "it" and one.head in (token.head, token.head.head) for token in one.about)
    pointed = pointed or (one.type == "condemnation" and one.head.dep_ == "dobj" and _says_no_more(one.head))
    persons = tuple(dict.fromkeys(name for draft in spoken for name in draft.persons)) or own
    groups = tuple(group for draft in spoken for group in draft.groups) or one.whom.groups
    organizations = tuple(name for draft in spoken for name in draft.organizations) or one.whom.organizations
    if not (persons or groups or organizations) and pointed:
        persons, groups = _meant_before(one, before, scene.sentence)
    if not (persons or groups or organizations) and beside and set(beside[0].actors) & set(one.makers):
        # "condemned the arrest of A and called for an investigation": both are for the same people
        persons, groups, organizations = beside[0].persons, beside[0].groups, beside[0].organizations
    groups = one.whom.groups if one.rule.endswith("blame") else _without_culprits(one, groups)
    if one.rule.endswith("verdict"):
        told = tuple(name for _, draft in acts for name in draft.persons)
        persons, groups = tuple(dict.fromkeys(persons or told)), ()
        if not persons and pointed:
            persons = _meant_before(one, before, scene.sentence)[0]
    persons = tuple(name for name in persons if name not in one.makers)
    groups = tuple(group for group in groups if group.text.lower() not in one.makers)
    if not persons and one.type in ("condemnation", "support") and only_described(one.head):
        return None
    if one.rule.endswith(FOR_THE_HELD) and not is_for_the_held(persons, groups, (*before, *(each for _, each in acts))):
        return None
    if not (persons or groups or organizations or one.bare) and one.type not in ("sanction", "report"):
        return None
    return Draft(
        type=one.type,
        quotes=(quote_of(scene.reading.document, one.head, ()),),
        trigger=span_of(one.head),
        sentence=scene.sentence,
        persons=persons,
        groups=groups if one.type == "support" else groups[:1],
        organizations=tuple(name for name in organizations if name not in one.makers),
        actors=one.makers or _setting_up(one, before, scene),
        date=_date(one, before, scene),
        place=_place_of_help(one.head) if one.type == "support" else None,
        rule=one.rule,
        speaker=scene.voices.speaker_of(one.head),
    )


def _without_culprits(one: Response, groups: tuple[Group, ...]) -> tuple[Group, ...]:
    """The groups but for those who did the harm that a response is about: "those responsible for the raid"."""
    if one.type not in ("appeal", "condemnation"):
        return groups
    culprits = stance()("appeal", "culprits")
    return tuple(group for group in groups if culprits.isdisjoint(group.text.lower().split()))


def _says_no_more(noun: Token) -> bool:
    """Whether concern is voiced without saying about what: it is about what was told just before."""
    after = [one for each in (noun, noun.head) for one in each.children if one.i > noun.i]
    return not any(one.dep_ in ("prep", "acl", "relcl", "ccomp", "advcl") for one in after)


def _place_of_help(verb: Token) -> str | None:
    """Where help or a visit is given: as the clause says, or the one of whom it says where they are."""
    below = [*children(verb, "ccomp", "xcomp"), *(clause for one in objects(verb) for clause in children(one, "acl"))]
    return next((place for each in (verb, *below) if (place := place_of(each, ())) is not None), None)


def _date(one: Response, before: list[Draft], scene: Scene) -> PartialDate | None:
    """When a response was made; what a policy lays on somebody is as old as the policy, told of just before."""
    policy = _policy_of(one, before, scene)
    if policy is not None:
        return policy.date
    if one.type == "sanction":
        return scene.date_of_measure(one.head)
    if one.type == "appeal":
        return scene.date_asked(one.head)
    return date_of_writing(one.head, scene.date) or scene.date(one.head) or _date_of_its_verb(one.head, scene)


def _policy_of(one: Response, before: list[Draft], scene: Scene) -> Draft | None:
    """The sanction told just before, which set up what this one is laid on somebody by."""
    if not one.rule.endswith(UNDER_A_POLICY):
        return None
    policy = next((each for each in reversed(before) if each.type == "sanction"), None)
    near = policy is not None and scene.sentence - policy.sentence <= POLICY_WITHIN
    return policy if near else None


def _setting_up(one: Response, before: list[Draft], scene: Scene) -> tuple[str, ...]:
    """Who set up the policy under which it is done, where nobody else is said to do it."""
    policy = _policy_of(one, before, scene)
    return policy.actors if policy is not None else ()


def _date_of_its_verb(noun: Token, scene: Scene) -> PartialDate | None:
    """The day of the verb that a noun is told with: "On Thursday the foundation *named* A its laureate"."""
    verb = noun.head
    if noun.pos_ in ("NOUN", "PROPN") and noun.dep_ in _TOLD_WITH and is_verb(verb):
        return scene.date(verb)
    said = noun if is_verb(noun) else verb  # "on Thursday the union *said* it was alarmed"
    told = said.dep_ == "ccomp" and said.head.lemma_.lower() in lexicon.reporting()
    return scene.date(said.head) if told else None


def _meant_before(one: Response, before: list[Draft], sentence: int) -> tuple[tuple[str, ...], tuple[Group, ...]]:
    """Whom "this arrest", "these detentions" were done to: the last people that an act was told of just before.

    An act that has a name of its own ("the stabbing") may have been told further up.
    """
    place = span_of(one.head).start
    certain = [draft for draft in reversed(before) if draft.modality != "possible"]
    # "condemns these abuses and calls for the release of A": A is spoken of only behind them
    certain = [draft for draft in certain if draft.trigger.start < place or not draft.persons]
    near = [draft for draft in certain if sentence - draft.sentence <= 2]
    types = frozenset(kind for token in one.about if points_back(token) for kind in pointed_at(token))
    far = [draft for draft in certain if draft.type in types and sentence - draft.sentence <= FAR]
    closely = any(left.lower_ in ("this", "these") for token in one.about for left in token.lefts)
    of_its_kind = [draft for draft in far if draft in near]
    if types and not far and not closely:
        return (), ()  # "condemned the killing" where no killing was told
    many = any(points_back(token) and token.tag_ == "NNS" for token in one.about)
    if many:
        every = dict.fromkeys(name for draft in reversed(of_its_kind or far) for name in draft.persons)
        if len(every) > 1:  # "concern about the arrests"
            return tuple(every), ()
    named = [draft for draft in of_its_kind if draft.persons]
    several = [draft for draft in of_its_kind if any(one.number != 1 for one in draft.groups)]
    told_far = [draft for draft in far if draft.persons]
    last = (far, near) if many else (near, far)  # "an inquiry into the deaths", told further up
    for drafts in (named, near if closely else several, told_far, *last):
        for told in (*(draft for draft in drafts if draft.persons), *(draft for draft in drafts if draft.groups)):
            return told.persons, told.groups
    return (), ()
