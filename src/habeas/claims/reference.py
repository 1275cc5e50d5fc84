"""What refers to people by something else than their name: pronouns and phrases, where that is certain.

"He" and "she" stand for the one person of that gender in this and the two sentences before, or for the subject
among several; inside a quotation never for its speaker, who is "I". "The two journalists" stands for the two who
were last named together. What could be two stays without an answer.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict, deque
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from itertools import takewhile
from typing import TYPE_CHECKING

from habeas.claims.counted import is_person_noun
from habeas.claims.groups import is_official
from habeas.claims.mentions import NameMention
from habeas.claims.numbers import value_of
from habeas.claims.parse import Reading, span_of
from habeas.claims.people_named import People, Someone
from habeas.claims.speech import Speech
from habeas.claims.wordlists import with_plurals, words
from habeas.model import Span

if TYPE_CHECKING:
    from spacy.tokens import Span as Tokens
    from spacy.tokens import Token

# Sentences back in which a pronoun's person, or a phrase's group, must have been spoken of.
PRONOUN_REACH, GROUP_REACH = 2, 3

# How much a person stands out by the place of the mention, for a pronoun after it; how this fades with each sentence,
# what adds to it where something is done to both, and takes from it where the gender is not known. The first has to
# stand out this much more than the next. By trial on the training passages.
PLACES = {"leads": 1.0, "nsubj": 0.8, "nsubjpass": 0.8, "dobj": 0.7, "dative": 0.7, "poss": 0.55, "pobj": 0.55, "": 0.5}
FADING, PATIENT, UNSURE, CLEARLY = 0.45, 1.3, 0.85, 1.2

_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_DEFINITE = frozenset({"the", "these", "those", "both", "all"})


@dataclass(frozen=True, slots=True)
class _Said:
    """A mention, in the sentence where it stands; several names where it speaks of people together."""

    sentence: int
    mention: NameMention
    subject: bool
    weight: float = 0.0
    patient: bool = False
    speaker: bool = False


@dataclass(slots=True)
class _Story:
    """What was mentioned so far, and everything needed to ask about it."""

    people: dict[str, Someone]
    speech: Speech
    lists: list[tuple[NameMention, ...]]
    said: list[_Said] = field(default_factory=list)
    groups: list[_Said] = field(default_factory=list)
    sentence: int = 0

    def recent(self, reach: int) -> list[_Said]:
        """The mentions of single people, certain or not, in this and some sentences before, the latest first."""
        first = self.sentence - reach
        near = takewhile(lambda one: one.sentence >= first, reversed(self.said))
        return [one for one in near if len(one.mention.names) < 2]

    def groups_before(self, token: Token, reach: int) -> list[_Said]:
        """The people named together before a token, in this and some sentences before, the latest first."""
        first, place = self.sentence - reach, span_of(token).start
        return [one for one in reversed(self.groups) if one.sentence >= first and one.mention.span.end <= place]


def read_references(
    reading: Reading, named: list[NameMention], people: People, lists: list[tuple[NameMention, ...]]
) -> list[NameMention]:
    """The named mentions, and the references to the same people that are certain, in the order of the text."""
    story = _Story({one.name: one for one in people.all}, Speech(reading, named), lists)
    ordered = sorted(named, key=lambda mention: mention.span)
    starts = [mention.span.start for mention in ordered]
    for sentence in _sentences(reading, story):
        where = span_of(sentence)
        first, last = bisect_right(starts, where.start - 1), bisect_right(starts, where.end - 1)
        _read_sentence(sentence, ordered[first:last], story)
    return sorted((one.mention for one in story.said), key=lambda mention: mention.span)


def _sentences(reading: Reading, story: _Story) -> Iterator[Tokens]:
    """All sentences in order; a heading, or text passed over, leaves what was said before it out of reach."""
    for passage in reading.passages:
        if passage.part.kind == "heading" or passage.gap:
            story.sentence += GROUP_REACH + 1
        for sentence in passage.tokens.sents:
            yield sentence
            story.sentence += 1


def _read_sentence(sentence: Tokens, named: list[NameMention], story: _Story) -> None:
    """Takes a sentence word by word, so that each word sees only what stands before it."""
    waiting = deque(named)
    ends = {span_of(token).end: token for token in reversed(list(sentence))} if named else {}
    if named:
        _add_groups(sentence, named, story)
    starts = [mention.span.start for mention in named]
    for token in sentence:
        if not waiting and not _may_refer(token):
            continue
        place = span_of(token)
        while waiting and waiting[0].span.start <= place.start:
            mention = waiting.popleft()
            last = ends.get(mention.span.end)
            story.said.append(_said(story.sentence, mention, last))
        covering = bisect_right(starts, place.end - 1) - 1
        if covering >= 0 and named[covering].span.overlaps(place):
            continue
        found = _reference(token, story) if _may_refer(token) else None
        if found is not None:
            story.said.append(_said(story.sentence, found, token))
            if len(found.names) > 1:
                story.groups.append(story.said[-1])


def _said(sentence: int, mention: NameMention, head: Token | None) -> _Said:
    """A mention with how much it stands out by its place in the sentence."""
    if head is None:
        return _Said(sentence, mention, subject=False, weight=PLACES[""])
    placed = head
    while placed.dep_ in ("appos", "conj", "compound", "nmod") and placed.head != placed:
        placed = placed.head
    leads = _leads(head)
    place = "leads" if leads else placed.dep_
    patient = placed.dep_ in ("nsubjpass", "dobj", "dative")
    speaker = head.lower_ in words("reference", "speaker")
    return _Said(sentence, mention, leads, PLACES.get(place, PLACES[""]), patient, speaker)


def _may_refer(token: Token) -> bool:
    """Whether a token can be a reference at all; asked of every token, so nothing that costs is asked here."""
    return token.lower_ in _referring() or token.like_num or (token.n_lefts > 0 and token.pos_ == "NOUN")


@cache
def _referring() -> frozenset[str]:
    """The words that refer by themselves."""
    return frozenset({"both", "all"}).union(*(words("reference", name) for name in ("male", "female", "speaker", "many")))


def _leads(token: Token) -> bool:
    """Whether a token is the subject of its sentence's main clause, or stands beside that subject."""
    head = token.head if token.dep_ == "appos" else token
    verb = head.head
    return head.dep_ in _SUBJECTS and (verb.dep_ == "ROOT" or (verb.dep_ == "conj" and verb.head.dep_ == "ROOT"))


def _reference(token: Token, story: _Story) -> NameMention | None:
    word = token.lower_
    for gender in ("male", "female"):
        if word in words("reference", gender):
            return _pronoun(token, gender, story)
    if word in words("reference", "speaker") and token.pos_ == "PRON":
        name = story.speech.at(span_of(token))
        return NameMention(span_of(token), (name,), "pronoun") if name is not None else None
    if word in words("reference", "many"):
        return _they(token, story)
    return _phrase(token, story)


# --- pronouns -----------------------------------------------------------------------------------------


def _pronoun(token: Token, gender: str, story: _Story) -> NameMention | None:
    barred = {story.speech.of_quotation(span_of(token)), _own_subject(token, story)}
    recent = [one for one in story.recent(PRONOUN_REACH) if _compatible(one, gender, barred, story)]
    if token.lower_.endswith("self"):
        recent = [one for one in recent if one.sentence == story.sentence][:1]
    weights = _weights(recent, token, gender, story)
    ranked = sorted(weights, key=lambda name: (-weights[name], name))
    if not ranked or not ranked[0] or (len(ranked) > 1 and weights[ranked[0]] < CLEARLY * weights[ranked[1]]):
        return None
    name = ranked[0]
    someone = story.people[name]
    if someone.gender is None and len(ranked) == 1:
        someone.gender = gender
    return NameMention(span_of(token), (name,), "pronoun")


def _weights(recent: list[_Said], token: Token, gender: str, story: _Story) -> dict[str, float]:
    """How much each person stands out at a pronoun; "" is somebody who is not named, or may be either of two."""
    done_to = token.dep_ in ("nsubjpass", "dobj", "dative")
    best: dict[tuple[str, int], float] = {}
    for one in recent:
        name = _who(one)
        weight = one.weight * FADING ** (story.sentence - one.sentence)
        weight *= PATIENT if done_to and one.patient else 1.0
        weight *= UNSURE if name and story.people[name].gender is None else 1.0
        best[name, one.sentence] = max(weight, best.get((name, one.sentence), 0.0))
    total: dict[str, float] = defaultdict(float)
    for (name, _), weight in best.items():
        total[name] += weight
    return total


def _who(one: _Said) -> str:
    """The name, or nothing for somebody who may be either of two."""
    return one.mention.names[0] if one.mention.names else ""


def _own_subject(token: Token, story: _Story) -> str | None:
    """The subject of the verb whose object the pronoun is, who cannot be meant: "Lukashenka pardoned him"."""
    made_out = token.dep_ == "nsubj" and token.lower_ in ("him", "her")  # "found him guilty": an object all the same
    if not made_out and (token.dep_ not in ("dobj", "pobj", "dative") or token.lower_.endswith("self")):
        return None
    verb = next((one for one in token.ancestors if one.pos_ in ("VERB", "AUX")), None)
    subject = _subject_of(verb) if verb is not None else None
    if subject is None:
        return None
    place = span_of(subject)
    return next((_who(one) for one in reversed(story.said) if one.mention.span.overlaps(place)), None)


def _subject_of(verb: Token) -> Token | None:
    """A verb's subject; that of the verb it is joined to, where it has none ("A found B guilty and fined him")."""
    while True:
        own = next((child for child in verb.children if child.dep_ in _SUBJECTS), None)
        if own is not None or verb.dep_ != "conj":
            return own
        verb = verb.head


def _compatible(one: _Said, gender: str, barred: set[str | None], story: _Story) -> bool:
    name = _who(one)
    if not name:
        return True
    if one.speaker:
        return False
    return name not in barred and name in story.people and story.people[name].gender in (None, gender)


def _they(token: Token, story: _Story) -> NameMention | None:
    """Those last named together, where no other people were spoken of since, and who are not its own object."""
    groups = story.groups_before(token, 1)
    if not groups:
        return None
    group = groups[0]
    beside = group.sentence == story.sentence and token.dep_ in _SUBJECTS and not group.subject
    if beside or not _no_others_between(token, group):
        return None
    return NameMention(span_of(token), group.mention.names, "pronoun")


def _no_others_between(token: Token, group: _Said) -> bool:
    end, done_to = group.mention.span.end, token.dep_ not in ("nsubj", "agent")
    return not any(
        one.tag_ in ("NNS", "NNPS") and span_of(one).start > end and _may_be_meant(one, done_to=done_to)
        for one in token.doc[: token.i]
    )


def _may_be_meant(noun: Token, *, done_to: bool) -> bool:
    """Whether "they" may stand for a plural noun rather than for people named before it.

    What describes those people, or is theirs, is nobody else. To whom something is done, or who has something done,
    is no thing and, among the state's agents and other people, one of the others.
    """
    people = is_person_noun(noun.lower_)
    if noun.dep_ == "appos" or any(child.lower_ == "their" for child in noun.lefts):
        return False
    if done_to:
        return people and not is_official(noun)
    return people or noun.dep_ in (*_SUBJECTS, "dobj", "pobj")


# --- phrases ------------------------------------------------------------------------------------------


def _phrase(token: Token, story: _Story) -> NameMention | None:
    """A definite phrase: "the blogger", "the two journalists", "both", "the defendants"."""
    if token.lower_ == "both" and token.dep_ in (*_SUBJECTS, "dobj", "pobj"):
        return _group_of(2, token, story)
    if token.lower_ == "all":
        return _all(token, story)
    number = value_of(token.lower_) if token.like_num else None
    if number is not None and _alone(token):
        return _group_of(number, token, story)
    if token.pos_ != "NOUN" or not _points_back(token):
        return None
    counted = next((value_of(child.lower_) for child in token.lefts if child.like_num), None)
    counted = 2 if any(child.lower_ == "both" for child in token.lefts) else counted
    if counted is not None and counted > 1:
        return _group_of(counted, token, story)
    singular = with_plurals("roles", "roles").get(token.lower_)
    if singular is not None and singular == token.lower_:
        return _one_of_role(singular, token, story)
    if singular is not None or token.lower_ in words("reference", "any_group"):
        return _group_of_role(singular, token, story)
    return None


def _all(token: Token, story: _Story) -> NameMention | None:
    """ "All were charged": those named together in the sentence before, or in this one."""
    if token.dep_ not in _SUBJECTS or any(child.dep_ in ("prep", "relcl", "acl") for child in token.rights):
        return None
    groups = [group for group in story.groups_before(token, 2) if len(group.mention.names) > 2]
    return NameMention(span_of(token), groups[0].mention.names, "phrase") if groups else None


def _alone(token: Token) -> bool:
    """ "the two" without a noun, as a subject or an object."""
    return (
        token.i > 0 and token.nbor(-1).lower_ in ("the", "all") and token.dep_ in (*_SUBJECTS, "dobj", "pobj", "appos")
    ) and not any(child.dep_ == "prep" for child in token.rights)


def _points_back(noun: Token) -> bool:
    """Whether a noun has "the" or "these" and nothing that names or picks others than those spoken of."""
    left = list(noun.lefts)
    if not any(child.lower_ in _DEFINITE for child in left):
        return False
    if any(
        child.dep_ in ("compound", "poss", "nmod") or child.lower_ in ("other", "remaining", "same") for child in left
    ):
        return False
    after = noun.nbor(1) if noun.i + 1 < len(noun.doc) else None
    named = after is not None and after.pos_ == "PROPN"
    return not named and not any(child.dep_ in ("prep", "relcl", "acl", "appos", "conj") for child in noun.rights)


def _group_of(size: int, token: Token, story: _Story) -> NameMention | None:
    singular = with_plurals("roles", "roles").get(token.lower_)
    for group in story.groups_before(token, GROUP_REACH):
        if len(group.mention.names) == size:
            for name in group.mention.names if singular else ():
                story.people[name].roles.add(singular or "")
            return NameMention(_with_left(token), group.mention.names, "phrase")
    named = _with_role(singular, story) if singular else []
    return NameMention(_with_left(token), tuple(named), "phrase") if len(named) == size else None


def _group_of_role(singular: str | None, token: Token, story: _Story) -> NameMention | None:
    if any(child.lower_ == "following" for child in token.lefts):
        listed = [group for group in story.groups if group.sentence == story.sentence]
        return NameMention(_with_left(token), listed[0].mention.names, "phrase") if len(listed) == 1 else None
    for group in story.groups_before(token, GROUP_REACH):
        if singular is None or all(singular in story.people[name].roles for name in group.mention.names):
            return NameMention(_with_left(token), group.mention.names, "phrase")
    return None


def _one_of_role(singular: str, token: Token, story: _Story) -> NameMention | None:
    named = _with_role(singular, story)
    if len(named) != 1 or not any(one.mention.names == (named[0],) for one in story.recent(2 * GROUP_REACH)):
        return None
    return NameMention(_with_left(token), (named[0],), "phrase")


def _with_role(singular: str, story: _Story) -> list[str]:
    named = dict.fromkeys(one.mention.names[0] for one in story.said if len(one.mention.names) == 1)
    return [name for name in named if name in story.people and singular in story.people[name].roles]


def _with_left(token: Token) -> Span:
    return Span(span_of(token.left_edge).start, span_of(token).end)


def _add_groups(sentence: Tokens, named: list[NameMention], story: _Story) -> None:
    """Remembers people whom a sentence names together: "A, B and C"."""
    ends = {mention.span.end: mention for mention in named if len(mention.names) == 1}
    where = span_of(sentence)
    first = bisect_right(story.lists, where.start - 1, key=lambda each: each[0].span.start)
    last = bisect_right(story.lists, where.end - 1, key=lambda each: each[0].span.start)
    listed = [(list(each), False) for each in story.lists[first:last]]
    seen: set[int] = set()
    for token in sentence if len(ends) > 1 else ():
        own = ends.get(span_of(token).end)
        if own is None:
            continue
        for members, _ in listed:
            if own in members and token.dep_ in _SUBJECTS:
                listed[listed.index((members, False))] = (members, True)
                break
        if token.i in seen or any(own in members for members, _ in listed):
            continue
        together = [one for one in (token, *token.conjuncts) if span_of(one).end in ends]
        seen.update(one.i for one in together)
        members = [ends[span_of(one).end] for one in sorted(together, key=lambda each: each.i)]
        listed.append((members, token.dep_ in _SUBJECTS))
    for members, subject in sorted(listed, key=lambda each: each[0][0].span):
        names = dict.fromkeys(mention.names[0] for mention in members)
        if len(names) > 1:
            span = Span(members[0].span.start, max(mention.span.end for mention in members))
            story.groups.append(_Said(story.sentence, NameMention(span, tuple(names), "phrase"), subject))
