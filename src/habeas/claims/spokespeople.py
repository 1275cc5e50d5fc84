"""Who speaks of, asks about or decides on somebody else, and so is not meant by a pronoun in what they say.

A relative or a lawyer who is named as somebody's ("his father, Ivan, said that he was beaten"), whoever is asked for
something ("wrote to the governor that he be freed"), and a judge ("the judge ordered that he be held").
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from habeas.claims.parse import span_of
from habeas.claims.salience import Story
from habeas.claims.syntax import SUBJECTS, children
from habeas.claims.wordlists import with_plurals, words

if TYPE_CHECKING:
    from spacy.tokens import Token

_CLAUSES = ("ccomp", "xcomp", "advcl", "conj", "relcl", "acl", "dep", "parataxis", "pcomp")


def of_others(token: Token, gender: str, story: Story) -> set[str | None]:
    """The people around a pronoun who speak of somebody else."""
    found: set[str | None] = set()
    verb = _verb_of(token)
    while verb is not None and verb.dep_ in _CLAUSES and verb.head != verb:
        clause, verb = verb, verb.head
        if verb.pos_ not in ("VERB", "AUX") or clause.i < verb.i or clause.dep_ in ("conj", "relcl"):
            continue
        lemma = verb.lemma_.lower()
        for subject in children(verb, *SUBJECTS):
            if lemma in words("reference", "speech"):
                found |= _somebodys(subject, gender, story)
            decided = token.dep_ == "nsubj" and lemma in words("reference", "decides")
            found |= _deciding(subject, story) if decided or token.dep_ in ("nsubjpass", "dobj", "poss") else set()
        if lemma in words("reference", "asks"):
            found |= _asked(verb, story)
    return found


def whose_speaker(token: Token, gender: str, story: Story) -> str | None:
    """Of whom somebody's relative or lawyer tells what happened to "him": "A's lawyer, B, said that he was beaten"."""
    verb = _verb_of(token)
    if verb is None or token.dep_ not in ("nsubjpass", "dobj") or verb.dep_ != "ccomp":
        return None
    above = verb.head
    if above.lemma_.lower() not in words("reference", "speech"):
        return None
    for subject in children(above, *SUBJECTS):
        whose = _whose(subject)
        names = _names_at(whose, story) if whose is not None and _may_be(whose, gender, story) else ()
        if len(names) == 1:
            return names[0]
    return None


def _whose(subject: Token) -> Token | None:
    """Whose relative or lawyer a noun is for; None where it is for somebody else, or it is not said whose."""
    called = with_plurals("roles", "kin").keys() | words("reference", "speaks_for")
    whose = next((one for one in subject.lefts if one.dep_ == "poss"), None)
    return whose if subject.lower_ in called else None


def _verb_of(token: Token) -> Token | None:
    return next((one for one in token.ancestors if one.pos_ in ("VERB", "AUX")), None)


def _somebodys(subject: Token, gender: str, story: Story) -> set[str | None]:
    """Those who are called by whose relative or lawyer they are, where that one may be meant by the pronoun."""
    whose = _whose(subject)
    if whose is None or not _may_be(whose, gender, story):
        return set()
    return {name for one in children(subject, "appos") for name in _names_at(one, story)}


def _may_be(whose: Token, gender: str, story: Story) -> bool:
    """Whether a pronoun's gender fits whoever has the relative or the lawyer."""
    if whose.lower_ in words("reference", "male") | words("reference", "female"):
        return whose.lower_ in words("reference", gender)
    names = _names_at(whose, story)
    return not names or any(story.people[one].gender in (None, gender) for one in names if one in story.people)


def _deciding(subject: Token, story: Story) -> set[str | None]:
    """Judges and the like: what they decide is done to others."""
    return {
        name
        for name in _names_at(subject, story)
        if name in story.people
        and {role.split()[-1].lower() for role in story.people[name].roles} & words("reference", "deciding")
    }


def _asked(verb: Token, story: Story) -> set[str | None]:
    """Who is asked: the object, or whoever stands behind "to" and "on"."""
    prepositions = [one for one in children(verb, "prep", "dative") if one.lower_ in ("to", "on", "upon")]
    places = [*children(verb, "dobj", "dative"), *(each for one in prepositions for each in children(one, "pobj"))]
    beside = [each for one in places for each in (one, *children(one, "appos"))]
    return {name for one in beside for name in _names_at(one, story)}


def _names_at(token: Token, story: Story) -> tuple[str, ...]:
    place = span_of(token)
    return next((one.mention.names for one in reversed(story.said) if one.mention.span.overlaps(place)), ())
