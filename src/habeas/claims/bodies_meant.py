"""Which organizations a noun for bodies, or for what they own, stands for: "the websites of A, B, and outlet C".

The names are looked for where the noun phrase gives them: as its owner, beside it, behind "including"; and on along
the list that the first of them begins, however the parser joined it. Bodies of the state own nothing here: what is
done to "the embassy" or "the court's ruling" is done to somebody else.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from habeas.claims import lexicon
from habeas.claims.groups import is_body
from habeas.claims.parse import span_of
from habeas.claims.syntax import children, joined, owners, under
from habeas.claims.wordlists import fold, folded
from habeas.model import Span

if TYPE_CHECKING:
    from spacy.tokens import Token

    from habeas.claims.names import Names

# What stands between two names of a list: a comma or "and", and a description such as "media outlet".
_BETWEEN = re.compile(r"(?:\s*\([^()]{1,40}\))?\s*(?:,\s*and|,|and|;)\s+((?:[\w’'./-]+\s+){0,6})")
_BESIDE = ("appos", "compound", "nmod", "conj")
_INTRODUCING = ("including", "like")


def bodies_meant(token: Token, names: Names) -> tuple[str, ...]:
    """The organizations that a noun stands for or belongs to, in the order of the text; none of the state's."""
    first = [one for one in _candidates(token) if is_own_body(one, names)]
    if not first:
        return _meant_before(token, names) or _unknown_name(token, names)
    found = [name for one in first if (name := names.body_at(one)) is not None]
    last = max(first, key=lambda one: one.i)
    return tuple(dict.fromkeys((*found, *_listed_behind(last, names))))


def is_own_body(token: Token, names: Names) -> bool:
    """Whether a token is part of an organization's name that is none of the state's."""
    name = names.body_at(token)
    return name is not None and not is_of_state(name)


def is_of_state(name: str) -> bool:
    """Whether a body acts for a state, by the words of its name: a court, a ministry, the police."""
    return not folded("bodies", "of_state").isdisjoint(fold(word) for word in re.findall(r"[^\W\d_]+", name))


def _candidates(token: Token) -> list[Token]:
    """The tokens near a noun in which a body's name may stand."""
    found = [token, *_parts(token)]
    for owner in owners(token) if is_body(token) or is_belonging(token) else ():
        found += [owner, *_parts(owner)]
        found += [one for preposition in _INTRODUCING for one in under(owner, preposition)]
    if is_body(token):
        found += [one for preposition in _INTRODUCING for one in under(token, preposition)]
        found += [one for such in token.children if such.lower_ == "as" for one in under(token, "as")]
        behind = token.nbor(1) if token.i + 1 < len(token.doc) else token
        found += [behind] if behind.pos_ == "PROPN" else []
    return found


def _meant_before(token: Token, names: Names) -> tuple[str, ...]:
    """The one organization named in this sentence or the one before that "its" or "the outlet" can stand for."""
    pointing = [one for one in (token, *owners(token)) if one.lower_ in ("it", "its", "itself") or _points_back(one)]
    if not pointing:
        return ()
    sentence = token.sent
    first = token.doc[max(sentence.start - 1, 0)].sent.start
    for start in (sentence.start, first):
        place = Span(span_of(token.doc[start]).start, span_of(pointing[0]).start)
        own = {body.name for body in names.bodies(place) if not is_of_state(body.name)}
        if own:
            return tuple(own) if len(own) == 1 else ()
    return ()


def _points_back(noun: Token) -> bool:
    """Whether a noun is "the outlet", "the organization": one that was named before."""
    bare = not any(one.dep_ in ("amod", "nmod", "relcl", "acl", "prep", "appos") for one in noun.children)
    return is_body(noun) and noun.tag_ == "NN" and bare and any(one.lower_ == "the" for one in noun.lefts)


def _unknown_name(token: Token, names: Names) -> tuple[str, ...]:
    """A name that nothing else tells the kind of, where only a body can be meant: "Lantern was blocked"."""
    place = token.pos_ != "PROPN" or token.ent_type_ in ("GPE", "LOC", "NORP", "DATE", "EVENT", "LAW")
    if place or token.dep_ != "nsubjpass" or names.at(token) is not None or names.body_at(token) is not None:
        return ()
    start = token.i
    while start > token.left_edge.i and (token.doc[start - 1].pos_ == "PROPN" or token.doc[start - 1].text == "-"):
        start -= 1
    return (token.doc[start : token.i + 1].text,)


def _parts(token: Token) -> list[Token]:
    return [each for one in children(token, *_BESIDE) for each in joined(one)]


def is_belonging(token: Token) -> bool:
    """Whether a noun is for what a body has and others close, search or take: "offices", "assets", "license"."""
    return token.lemma_.lower() in lexicon.groups().belongings


def _listed_behind(token: Token, names: Names) -> list[str]:
    """The names that go on a list: each behind a comma or "and", with nothing but a description before it."""
    sentence = span_of(token.sent)
    doc, start = token.doc, token.doc.user_data["start"]
    here = names.bodies(Span(span_of(token).start, sentence.end))
    place = span_of(token).end
    found = []
    for body in here:
        if body.span.overlaps(span_of(token)):
            place = max(place, body.span.end)
            continue
        gap = doc.user_data["text"][place - start : body.span.start - start]
        between = _BETWEEN.fullmatch(gap)
        again = between is not None and between[1].strip().lower() == "the" and " and " not in gap  # "A, the body"
        if between is None or again or not _describes(between[1]) or is_of_state(body.name):
            break
        found.append(body.name)
        place = body.span.end
    return found


def _describes(words: str) -> bool:
    """Whether words before a name only say what it is: none, an article, or up to a noun for bodies."""
    said = words.lower().split()
    if not said or said in (["the"],):
        return True
    noun = said[-2] if said[-1] in _INTRODUCING and len(said) > 1 else said[-1]
    return noun in lexicon.groups().bodies or noun.removesuffix("s") in lexicon.groups().bodies
