"""What a document has told of people up to a place: who was mentioned, where, and how much each stands out."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import takewhile
from typing import TYPE_CHECKING

from habeas.claims.counted import is_person_noun
from habeas.claims.groups import is_official
from habeas.claims.mentions import NameMention
from habeas.claims.parse import span_of
from habeas.claims.people_named import Someone
from habeas.claims.speech import Speech
from habeas.claims.syntax import SUBJECTS
from habeas.claims.wordlists import words

if TYPE_CHECKING:
    from spacy.tokens import Token

# How much a person stands out by the place of the mention, for a pronoun after it. By trial on the training passages.
PLACES = {"leads": 1.0, "nsubj": 0.8, "nsubjpass": 0.8, "dobj": 0.7, "dative": 0.7, "poss": 0.55, "pobj": 0.55, "": 0.5}

# One whose relative, lawyer or editor is the subject, by name: the sentence goes on with that one.
OWNER_OF_A_NAMED_ONE = 0.05


@dataclass(frozen=True, slots=True)
class Said:
    """A mention, in the sentence where it stands; several names where it speaks of people together.

    `weight` is how much it stands out, `patient` whether something is done to the person, `speaker` whether it is "I".
    """

    sentence: int
    mention: NameMention
    subject: bool
    weight: float = 0.0
    patient: bool = False
    speaker: bool = False


@dataclass(slots=True)
class Story:
    """What was mentioned so far, and everything needed to ask about it.

    `couples` are people of whom one is named as the other's relative; `kin` has relatives by whose they are and how.
    """

    people: dict[str, Someone]
    speech: Speech
    lists: list[tuple[NameMention, ...]]
    said: list[Said] = field(default_factory=list)
    groups: list[Said] = field(default_factory=list)
    strangers: list[Said] = field(default_factory=list)
    couples: list[Said] = field(default_factory=list)
    kin: dict[tuple[str, str], str] = field(default_factory=dict)
    sentence: int = 0

    def recent(self, reach: int) -> list[Said]:
        """The mentions of single people, certain or not, in this and some sentences before, the latest first."""
        first = self.sentence - reach
        near = takewhile(lambda one: one.sentence >= first, reversed(self.said))
        return [one for one in near if len(one.mention.names) < 2]

    def strangers_near(self, reach: int) -> list[Said]:
        """The mentions of people without a name, as far back."""
        return list(takewhile(lambda one: one.sentence >= self.sentence - reach, reversed(self.strangers)))

    def groups_before(self, token: Token, reach: int) -> list[Said]:
        """The people named together before a token, in this and some sentences before, the latest first."""
        first, place = self.sentence - reach, span_of(token).start
        return [one for one in reversed(self.groups) if one.sentence >= first and one.mention.span.end <= place]


def said(sentence: int, mention: NameMention, head: Token | None) -> Said:
    """A mention with how much it stands out by its place in the sentence."""
    if head is None:
        return Said(sentence, mention, subject=False, weight=PLACES[""])
    placed = head
    while placed.dep_ in ("appos", "conj", "compound", "nmod") and placed.head != placed:
        placed = placed.head
    first = leads(head)
    place = "leads" if first else placed.dep_
    patient = placed.dep_ in ("nsubjpass", "dobj", "dative")
    speaker = head.lower_ in words("reference", "speaker")
    weight = OWNER_OF_A_NAMED_ONE if _has_a_named_one(head) else PLACES.get(place, PLACES[""])
    return Said(sentence, mention, first, weight, patient, speaker)


def _has_a_named_one(owner: Token) -> bool:
    """Whether somebody is only named for whose relative or editor another one is: "his editor, A, fled"."""
    noun = owner.head
    beside = [one for one in noun.children if one.dep_ == "appos" and one.pos_ == "PROPN" and one.i > noun.i]
    return owner.dep_ == "poss" and noun.dep_ in SUBJECTS and (bool(beside) or noun.pos_ == "PROPN")


def leads(token: Token) -> bool:
    """Whether a token is the subject of its sentence's main clause, or stands beside that subject."""
    head = token.head if token.dep_ == "appos" else token
    verb = head.head
    return head.dep_ in SUBJECTS and (verb.dep_ == "ROOT" or (verb.dep_ == "conj" and verb.head.dep_ == "ROOT"))


def is_stranger(token: Token) -> bool:
    """Whether a noun is one person of whom no name is said with it: "an individual", "the attacker"."""
    placed = token.dep_ in (*SUBJECTS, "dobj", "pobj") and token.tag_ == "NN" and is_person_noun(token.lower_)
    if (
        not placed
        or is_official(token)
        or any(one.dep_ in ("poss", "neg") or one.lower_ == "no" for one in token.lefts)
    ):
        return False
    beside = [one for one in token.children if one.dep_ in ("appos", "compound", "nmod", "acl", "conj", "prep")]
    if "-year-old" in token.doc[token.left_edge.i : token.i].text and token.left_edge.lower_ == "the":
        return False  # "the 35-year-old host" was named before
    after = token.nbor(1) if token.i + 1 < len(token.doc) else token
    return not any(one.pos_ == "PROPN" for one in (after, *beside, *(each for one in beside for each in one.subtree)))
