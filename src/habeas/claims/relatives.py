"""Whom "his brother", "my son" and "her client" stand for, where the document names who that is.

A relative is who was introduced as such ("her husband, A", "the brothers A and B"); "my son" in the mouth of B's mother
is B; a lawyer's client is who is spoken of beside the lawyer. What could be two stays without an answer.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from habeas.claims.mentions import NameMention
from habeas.claims.parse import span_of
from habeas.claims.salience import Said, Story
from habeas.claims.syntax import SUBJECTS, children, governors
from habeas.claims.wordlists import plural, with_plurals, words
from habeas.model import Span

if TYPE_CHECKING:
    from spacy.tokens import Token

# Sentences back in which a lawyer's client, or the relative of whoever speaks, must have been spoken of.
REACH = 3
_MINE = frozenset(("my", "our"))


def introduce(mention: NameMention, first: Token, last: Token, story: Story) -> None:
    """Remembers whose relative somebody is named as: "her husband, A", "A's brother B"."""
    noun = _kin_before(first, last)
    owner = _owner(noun, last) if noun is not None else None
    if noun is None or owner is None or len(mention.names) != 1:
        return
    whose = _names_at(owner, story)
    if len(whose) == 1 and whose != mention.names:
        story.kin[whose[0], noun.lower_] = mention.names[0]
        if noun.lower_ in words("kin", "family"):
            both = Span(span_of(owner).start, mention.span.end)
            pair = NameMention(both, (whose[0], mention.names[0]), "phrase")
            story.couples.append(Said(story.sentence, pair, subject=False))


def introduce_together(names: tuple[str, ...], first: Token, story: Story) -> None:
    """Remembers who are kin of each other: "the brothers A and B"."""
    before = first.nbor(-1).lower_ if first.i else ""
    for word in words("kin", "mutual"):
        if len(names) == 2 and before == plural(word):
            story.kin[names[0], word], story.kin[names[1], word] = names[1], names[0]


def relative(token: Token, named: list[NameMention], story: Story) -> NameMention | None:
    """Whom a relative or a client without a name stands for."""
    word = token.lower_
    if (word != "client" and not _is_somebodys(word)) or token.pos_ != "NOUN":
        return None  # asked of every noun, so this first
    owner = next((one for one in token.lefts if one.dep_ == "poss"), None)
    if owner is None or _has_a_name(token):
        return None
    if word == "client":
        name = _client(owner, story)
    elif owner.lower_ in _MINE:
        name = _of_the_speaker(token, named, story)
    else:
        whose = _names_at(owner, story)
        name = story.kin.get((whose[0], word)) if len(whose) == 1 else None
    return NameMention(Span(span_of(token.left_edge).start, span_of(token).end), (name,), "phrase") if name else None


def _kin_before(first: Token, last: Token) -> Token | None:
    """The word for a relative that a name stands behind."""
    before = first.nbor(-1) if first.i and not first.is_sent_start else None
    if before is not None and before.text == "," and before.i and not before.is_sent_start:
        before = before.nbor(-1) if last.dep_ == "appos" else None
    return before if before is not None and _is_somebodys(before.lower_) else None


def _is_somebodys(word: str) -> bool:
    """Whether a word in the singular is for somebody's relative, friend or lawyer."""
    return with_plurals("roles", "kin").get(word) == word or word in words("reference", "speaks_for")


def _owner(noun: Token, last: Token) -> Token | None:
    """Whose relative it is: the possessive of the noun, or of the name that the noun was taken into."""
    owners = [one for each in (noun, last) for one in children(each, "poss") if one.i < noun.i]
    return owners[0] if owners else None


def _has_a_name(noun: Token) -> bool:
    """Whether the relative's own name stands beside the word."""
    after = noun.nbor(1) if noun.i + 1 < len(noun.doc) else noun
    beside = [one for one in children(noun, "appos") if one.pos_ == "PROPN"]
    return after.pos_ == "PROPN" or bool(beside) or noun.dep_ in ("compound", "nmod")


def _names_at(token: Token, story: Story) -> tuple[str, ...]:
    place = span_of(token)
    return next((one.mention.names for one in reversed(story.said) if one.mention.span.overlaps(place)), ())


def _client(owner: Token, story: Story) -> str | None:
    """Who is spoken of beside a lawyer: whose lawyer it is, else the only one to whom something was done."""
    lawyer = _names_at(owner, story)
    called = words("reference", "speaks_for")
    represented = {whose for (whose, word), name in story.kin.items() if (name,) == lawyer and word in called}
    if len(represented) == 1:
        return represented.pop()
    return _only_patient(frozenset(lawyer), story)


def _of_the_speaker(noun: Token, named: list[NameMention], story: Story) -> str | None:
    """Who is the son of a mother who speaks: "“My son was beaten,” A's mother said", or who is so by what was told."""
    for verb in governors(noun):
        if verb.lemma_.lower() in words("reference", "speech"):
            for subject in children(verb, *SUBJECTS):
                owner = next((one for one in subject.lefts if one.dep_ == "poss"), None)
                if owner is not None and with_plurals("roles", "kin").get(subject.lower_) == subject.lower_:
                    place = span_of(owner)
                    mention = next((one for one in named if one.span.overlaps(place)), None)
                    whose = mention.names if mention is not None else _names_at(owner, story)
                    return whose[0] if len(whose) == 1 else None
    speaker = story.speech.at(span_of(noun))
    if speaker is None:
        return None
    own = story.kin.get((speaker, noun.lower_))
    kin_of = {whose for (whose, _), name in story.kin.items() if name == speaker and _fits(whose, noun, story)}
    return own or (kin_of.pop() if len(kin_of) == 1 else None)


def _fits(name: str, noun: Token, story: Story) -> bool:
    """Whether somebody may be called so: a daughter is no man."""
    gender = next((one for one in ("male", "female") if noun.lower_ in words("roles", f"{one}_called")), None)
    someone = story.people.get(name)
    return someone is not None and (gender is None or someone.gender in (None, gender))


def _only_patient(others: frozenset[str], story: Story) -> str | None:
    """The only one near by to whom something was done."""
    near = [one for one in story.recent(REACH) if one.patient and one.mention.names]
    done_to = {one.mention.names[0] for one in near} - others
    return done_to.pop() if len(done_to) == 1 else None
