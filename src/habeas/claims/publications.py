"""What is published about acts: reports, surveys, indices and opinions, spoken of as such.

Naming a source ("according to the union", "media reports said") is no publication; an outlet's reports are news.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from habeas.claims import lexicon
from habeas.claims.concerned import about
from habeas.claims.makers import makers
from habeas.claims.stance import Response, stance
from habeas.claims.syntax import agent, children, governors, is_verb, under
from habeas.claims.voices import Voices

if TYPE_CHECKING:
    from spacy.tokens import Token


def read_report(token: Token, voices: Voices) -> Response | None:
    """A publication spoken of as such: "published a report", "said in its annual report", "its report noted"."""
    words = stance()
    if token.pos_ != "NOUN" or token.lemma_.lower() not in words("report", "nouns"):
        return None
    verb = next((one for one in governors(token) if is_verb(one)), None)
    if verb is None:
        return None
    lemma = verb.lemma_.lower()
    if token.dep_ == "dobj" and any(one.dep_ == "neg" for one in verb.children):
        return None  # "had not released its reports"
    if token.tag_ == "NNS" and token.dep_ != "dobj":
        return None  # "media reports said", "according to reports" only name a source
    if any(one.lower_ in words("report", "of_others") for one in children(token, "amod", "compound")):
        return None
    telling = lemma in lexicon.reporting() | words("report", "verbs") | words("report", "finds")
    if token.dep_ == "dobj" and lemma in words("report", "verbs"):
        by = _publishers(token, voices) or makers([one for one in agent(verb) if _is_no_outlet(one)], token, voices)
        below = [token, *(one for one in verb.subtree if one.i > token.i)]
    elif token.dep_ == "pobj" and token.head.lower_ in words("report", "told_in") and telling:
        own = _publishers(token, voices) if any(one.pos_ == "PROPN" for one in children(token, "poss")) else ()
        tellers = [one for one in _tellers(verb) if _is_no_outlet(one)]
        by = own or makers(tellers, token, voices) or _publishers(token, voices)
        below = [one for one in verb.subtree if one.i > verb.i]
    elif (token.dep_ == "nsubj" and token.head == verb and telling) or _is_source(token):
        by, below = _publishers(token, voices), [one for one in verb.subtree if one.i > verb.i]
    else:
        return None
    if not by:
        return None
    things = _topics(token, verb) if token.dep_ == "dobj" else children(verb, "dobj", "nsubjpass", "ccomp")
    found = about("report", token, by, things, voices.names, "")
    return replace(found, about=tuple(below), rule=f"report: {token.lemma_.lower()}")


def _tellers(verb: Token) -> list[Token]:
    """Who tells it in the publication; where an agency only reports that, the subject of what it reports."""
    outlets = [one for one in agent(verb) if not _is_no_outlet(one)]
    inner = [one for clause in children(verb, "ccomp") for one in agent(clause)]
    if outlets and not inner and verb.dep_ in ("advcl", "parataxis") and is_verb(verb.head):
        return agent(verb.head)  # "A cited abuses | in its annual report, the agency's correspondent reports"
    return inner if outlets and inner else agent(verb)


def _topics(report: Token, verb: Token) -> list[Token]:
    """The publication and what it is on, which the parser may have hung on the verb: "published | on the arrests"."""
    behind = [one for one in children(verb, "prep") if one.i == report.right_edge.i + 1]
    return [report, *(one for one in behind if one.lower_ in ("on", "into", "about"))]


def _is_source(noun: Token) -> bool:
    """Whether it is what something is told after: "according to a report by two rapporteurs"."""
    return noun.dep_ == "pobj" and noun.head.lower_ == "to" and noun.head.head.lower_ == "according"


def _publishers(noun: Token, voices: Voices) -> tuple[str, ...]:
    """Whose publication it is: "the ministry's annual report", "a report by two rapporteurs"."""
    named = under(noun, "by") or under(noun, "from") or children(noun, "poss", "compound", "nmod")
    return makers([one for one in named if _may_publish(one, voices)], noun, voices)


def _is_no_outlet(token: Token) -> bool:
    return token.text[0].isupper() or token.lemma_.lower() not in stance()("report", "outlets")


def _may_publish(token: Token, voices: Voices) -> bool:
    """Whether a noun stands for who publishes findings: no outlet, whose reports are news."""
    named = {word.casefold() for word in (voices.names.body_at(token) or token.text).split()}
    if named & stance()("report", "outlets"):
        return False
    return voices.names.body_at(token) is not None or (token.pos_ == "NOUN" and token.dep_ == "pobj")
