"""Whom "he", "she" and "they" stand for, among the people named before them; nobody where it could be two.

He or she is who stands out most: by the place in the sentence, how near it is, and whether something was done to
both; not the speaker of the quotation around, nor the subject of the verb whose object the pronoun is. Somebody
without a name who stands out more is meant instead. They are those last named together.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from habeas.claims.counted import is_person_noun
from habeas.claims.groups import is_official
from habeas.claims.mentions import NameMention
from habeas.claims.parse import span_of
from habeas.claims.salience import Said, Story
from habeas.claims.spokespeople import of_others, whose_speaker
from habeas.claims.syntax import SUBJECTS, told_of
from habeas.claims.wordlists import words
from habeas.model import Span

if TYPE_CHECKING:
    from spacy.tokens import Token

# Sentences back in which a pronoun's person must have been spoken of.
PRONOUN_REACH = 2

# How a mention fades with each sentence, what adds to it where something is done to both, and takes from it where the
# gender is not known or there is no name. The first has to stand out this much more than the next. By trial on the
# training passages; a tenth up or down changes little.
FADING, PATIENT, UNSURE, STRANGER, CLEARLY = 0.45, 1.3, 0.85, 0.8, 1.2


def pronoun(token: Token, gender: str, story: Story) -> NameMention | None:
    barred = {story.speech.of_quotation(span_of(token)), _own_subject(token, story), _speaking_up(token, story)}
    barred |= of_others(token, gender, story) | {_asking(token, story)}
    spoken_for = whose_speaker(token, gender, story) or _recipient(token, story)
    if spoken_for is not None and spoken_for not in barred:
        return NameMention(span_of(token), (spoken_for,), "pronoun")
    freed = _to_be_freed(token, gender, barred, story)
    if freed is not None:
        return NameMention(span_of(token), (freed,), "pronoun")
    recent = [one for one in story.recent(PRONOUN_REACH) if _compatible(one, gender, barred, story)]
    if reflexive(token):
        recent = [one for one in recent if one.sentence == story.sentence][:1]
    weights = _weights(recent, token, story)
    ranked = sorted(weights, key=lambda name: (-weights[name], name))
    if not ranked or not ranked[0] or (len(ranked) > 1 and weights[ranked[0]] < CLEARLY * weights[ranked[1]]):
        return None
    name = ranked[0]
    someone = story.people[name]
    if someone.gender is None and len(ranked) == 1:
        someone.gender = gender
    return NameMention(span_of(token), (name,), "pronoun")


def _weights(recent: list[Said], token: Token, story: Story) -> dict[str, float]:
    """How much each person stands out at a pronoun; "" is somebody who is not named, or may be either of two."""
    done_to = token.dep_ in ("nsubjpass", "dobj", "dative")
    best: dict[tuple[str, int], float] = {}
    for one in recent:
        name = _who(one)
        weight = one.weight * FADING ** (story.sentence - one.sentence)
        weight *= PATIENT if done_to and one.patient else 1.0
        weight *= UNSURE if name and story.people[name].gender is None else 1.0
        best[name, one.sentence] = max(weight, best.get((name, one.sentence), 0.0))
    acting = _acting_on(token)
    for one in story.strangers_near(PRONOUN_REACH) if not reflexive(token) else ():
        if acting is not None and one.mention.span.overlaps(acting):
            continue
        weight = STRANGER * one.weight * FADING ** (story.sentence - one.sentence)
        best["", one.sentence] = max(weight, best.get(("", one.sentence), 0.0))
    total: dict[str, float] = defaultdict(float)
    for (name, _), weight in best.items():
        total[name] += weight
    return total


def reflexive(token: Token) -> bool:
    """Whether it is "himself" or "herself", who was named in the same sentence."""
    return token.lower_.endswith("self")


def _who(one: Said) -> str:
    """The name, or nothing for somebody who may be either of two."""
    return one.mention.names[0] if one.mention.names else ""


def _own_subject(token: Token, story: Story) -> str | None:
    """The subject of the verb whose object the pronoun is, who cannot be meant: "Lukashenka pardoned him"."""
    made_out = token.dep_ == "nsubj" and token.lower_ in ("him", "her")  # "found him guilty": an object all the same
    if not made_out and (token.dep_ not in ("dobj", "pobj", "dative") or token.lower_.endswith("self")):
        return None
    verb = next((one for one in token.ancestors if one.pos_ in ("VERB", "AUX")), None)
    subject = _subject_of(verb) if verb is not None else None
    return _said_at(subject, story) if subject is not None else None


def _acting_on(token: Token) -> Span | None:
    """Where the subject stands of the verb whose object a pronoun is, who is somebody else: "the envoy visited him"."""
    if token.dep_ not in ("dobj", "dative"):
        return None
    subject = _subject_of(token.head)
    return span_of(subject) if subject is not None else None


def _recipient(token: Token, story: Story) -> str | None:
    """Who got what is said of "him": "A had received a letter threatening him"."""
    clause = token.head
    verb = next((one for one in clause.ancestors if one.pos_ == "VERB"), None)
    if token.dep_ != "dobj" or clause.dep_ != "acl" or verb is None:
        return None
    subject = _subject_of(verb) if verb.lemma_.lower() in ("receive", "get") else None
    return _said_at(subject, story) if subject is not None else None


def _speaking_up(token: Token, story: Story) -> str | None:
    """Who speaks up for another, or decides on what another asks, and is not meant: "A demanded his release"."""
    noun = token.head
    if token.dep_ != "poss" or noun.lemma_.lower() not in words("reference", "happened"):
        return None
    if any(one.lower_ == "own" for one in noun.lefts):
        return None
    if noun.dep_ == "pobj" and noun.head.head.lemma_.lower() in words("reference", "blames"):
        accused = _subject_of(noun.head.head)  # "was charged with his murder"
        return _said_at(accused, story) if accused is not None else None
    verb = next((one for one in token.ancestors if one.pos_ in ("VERB", "AUX")), None)
    subject = _subject_of(verb) if verb is not None else None
    if verb is None or subject is None or subject.dep_ != "nsubj" or verb.dep_ == "relcl":
        return None
    name = _said_at(subject, story)
    someone = story.people.get(name or "")
    decides = someone is not None and bool(
        {role.split()[-1].lower() for role in someone.roles} & words("reference", "deciding")
    )
    return name if verb.lemma_.lower() in words("reference", "speaks_up") or decides else None


def _to_be_freed(token: Token, gender: str, barred: set[str | None], story: Story) -> str | None:
    """Whom somebody asks to release: the last one to whom something was done, however far back."""
    verb = token.head
    asked = verb.dep_ in ("xcomp", "ccomp") and verb.head.lemma_.lower() in words("reference", "asks")
    if token.dep_ != "dobj" or not asked or verb.lemma_.lower() not in words("reference", "frees"):
        return None
    done_to = (one for one in reversed(story.said) if one.patient and len(one.mention.names) == 1)
    return next((_who(one) for one in done_to if _compatible(one, gender, barred, story)), None)


def _asking(token: Token, story: Story) -> str | None:
    """Who asks for what is done to another, to whom something was done: "A urged the court to free him"."""
    verb = token.head
    if token.dep_ not in ("dobj", "nsubjpass") or verb.dep_ not in ("xcomp", "ccomp"):
        return None
    if verb.head.lemma_.lower() not in words("reference", "speaks_up") | words("reference", "asks"):
        return None
    subject = _subject_of(verb.head)
    name = _said_at(subject, story) if subject is not None else None
    suffered = {_who(one) for one in story.said if one.patient and len(one.mention.names) == 1} - {""}
    return name if suffered and name not in suffered else None


def _said_at(token: Token, story: Story) -> str | None:
    """Who was named, or meant, at a place that has been read, or right behind it ("the mayor, A, …")."""
    inside = (token, *(each for of in token.children if of.lower_ == "of" for each in of.children))
    beside = [one for each in inside for one in each.children if one.dep_ == "appos" and one.pos_ == "PROPN"]
    places = [span_of(one) for one in (token, *beside)]
    return next((_who(one) for one in reversed(story.said) if any(map(one.mention.span.overlaps, places))), None)


def _subject_of(verb: Token) -> Token | None:
    """A verb's subject; that of the verb it is joined to, where it has none ("A found B guilty and fined him")."""
    while True:
        own = next((child for child in verb.children if child.dep_ in SUBJECTS), None)
        if own is not None or verb.dep_ != "conj":
            return own
        if (reported := told_of(verb.head)) is not None:
            return reported
        verb = verb.head


def _compatible(one: Said, gender: str, barred: set[str | None], story: Story) -> bool:
    name = _who(one)
    if not name:
        return True
    if one.speaker:
        return False
    return name not in barred and name in story.people and story.people[name].gender in (None, gender)


def they(token: Token, story: Story) -> NameMention | None:
    """Those last named together, where no other people were spoken of since, and who are not its own object."""
    groups = story.groups_before(token, 1)
    if not groups:
        return None
    group = groups[0]
    beside = group.sentence == story.sentence and token.dep_ in SUBJECTS and not group.subject
    if beside or not _no_others_between(token, group):
        return None
    return NameMention(span_of(token), group.mention.names, "pronoun")


def _no_others_between(token: Token, group: Said) -> bool:
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
    described = noun.dep_ in ("attr", "oprd") and not any(child.dep_ == "expl" for child in noun.head.children)
    described = described or (noun.dep_ == "pobj" and noun.head.lower_ == "as")  # "recognized both as prisoners"
    if described or noun.dep_ == "appos" or any(child.lower_ == "their" for child in noun.lefts):
        return False
    if done_to:
        return people and not is_official(noun)
    return people or noun.dep_ in (*SUBJECTS, "dobj", "pobj")
