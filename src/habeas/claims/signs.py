"""What speaks for or against a claim about one person or group: plain signs, each with a sentence of its own.

A sign is a family and, for most, what was seen ("type: arrest", "source: pronoun"). They are read off the draft, its
place in the parse and the rest of the document. What a sign is worth is not known here (`plausible.py` does).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any

from habeas.claims import lexicon
from habeas.claims.groups import is_official
from habeas.claims.parse import span_of, text_of
from habeas.claims.syntax import child, children, governors, is_finite, is_passive, is_verb
from habeas.errors import BadVocabulary

if TYPE_CHECKING:
    from spacy.tokens import Token

    from habeas.claims.drafts import Draft
    from habeas.claims.groups import Group
    from habeas.claims.telling import Place, Telling

# Whom a claim may be about; an organization and nobody at all are weighed, too, though never dropped.
ORGANIZATION, NOBODY = "organization", "nobody"

# Families that weigh otherwise for a person than for a group: they count once for both and once for each.
BY_WHOM = frozenset(
    ("type", "document", "modality", "date", "charges", "actors", "others", "told types", "told times", "form")
)

_CUSTODY = ("arrest", "imprisonment", "release", "remand", "sentence")
_DETERMINERS = frozenset(("a", "all", "an", "any", "his", "no", "some", "the", "their", "these", "those"))
_OF_NOTE = ("if", "including", "such", "whether", "who")
_FORMS = {
    "VBD": "past tense", "VBN": "participle", "VBG": "-ing form", "VB": "infinitive", "VBZ": "present tense",
    "VBP": "present tense", "NN": "noun", "NNS": "plural noun", "NNP": "proper noun", "JJ": "adjective",
}  # fmt: skip
_DATES = {4: "year", 7: "month", 10: "day"}
_WORD = re.compile(r"\w+")
_TRIGGER = re.compile(r"(?P<kind>\w+) \w+: .*?(?: \((?P<role>[\w-]+)\))?")


@dataclass(frozen=True, slots=True)
class Wording:
    """What `signs.toml` has: a sentence for each family of signs, and the adverbs of what happens in general."""

    sentences: dict[str, str]
    general: frozenset[str]


@cache
def wording() -> Wording:
    """The sentences of the signs.

    Raises:
        BadVocabulary: `signs.toml` does not say what it should.
    """
    return read_wording(lexicon.data("signs"))


def read_wording(table: dict[str, Any]) -> Wording:
    """Checks and returns a parsed `signs.toml`."""
    sentences = table.get("sentences")
    if not isinstance(sentences, dict) or not all(isinstance(one, str) and one for one in sentences.values()):
        raise BadVocabulary("data/claims/signs.toml needs the table [sentences], one for each family of signs")
    return Wording(dict(sentences), lexicon.words_of(table, "general", "signs"))


def sentence_of(sign: str) -> str:
    """What a sign says, as a plain sentence.

    Raises:
        BadVocabulary: no sentence is known for signs of its family.
    """
    plain, _, kind = sign.partition(", ")
    family, _, value = plain.partition(": ")
    if family not in wording().sentences:
        raise BadVocabulary(f"data/claims/signs.toml: no sentence for the signs {family!r}")
    text = wording().sentences[family].format(value)
    return f"{text} ({wording().sentences[f'whom: {kind}']})" if kind else text


def signs_of(draft: Draft, whom: str | Group | None, telling: Telling) -> tuple[str, ...]:
    """The signs of a claim about somebody, each once, in a fixed order.

    `whom` is a person by name, a group, or None for all that a claim about nobody, or about a body only, shows.
    """
    kind = _whom(draft, whom)
    found = dict.fromkeys(_all(draft, whom, kind, telling))
    for sign in list(found):
        if sign.partition(":")[0] in BY_WHOM:
            found[f"{sign}, {kind}"] = None
    return tuple(found)


def _whom(draft: Draft, whom: str | Group | None) -> str:
    if whom is None:
        return ORGANIZATION if draft.organizations else NOBODY
    return "named" if isinstance(whom, str) else "group"


def _all(draft: Draft, whom: str | Group | None, kind: str, telling: Telling) -> Iterator[str]:
    yield f"whom: {kind}"
    yield f"path: {path_of(draft.rule)}, {kind}"
    yield from _of_draft(draft, telling)
    if whom is not None:
        yield from _of_document(draft, whom, telling)
    place = telling.place(draft)
    if place is None:
        return
    known, key = telling.reading.known, ("signs", draft.trigger)
    if key not in known:  # the same for everyone whom the draft is about
        known[key] = (*_of_trigger(place), *_of_sentence(place))
    yield from known[key]
    if isinstance(whom, str):
        yield from _of_person(whom, place, telling)
    elif whom is not None:
        yield from _of_group(whom, place)


def path_of(rule: str) -> str:
    """The way that a rule found somebody: the kind of its trigger and the role, or the type of the response."""
    if rule.startswith("implied by "):
        return "implied"
    match = _TRIGGER.fullmatch(rule.removesuffix(", before a trial").removesuffix(", in custody"))
    if match is not None:
        return f"{match['kind']} ({match['role'] or 'nobody'})"
    return rule.partition(":")[0]


def _of_draft(draft: Draft, telling: Telling) -> Iterator[str]:
    yield f"type: {draft.type}"
    yield f"document: {telling.kind}"
    yield f"modality: {draft.modality}"
    yield f"quotes: {_band(len(draft.quotes), 1, 2, low=1)}"
    yield f"date: {_DATES.get(len(str(draft.date)), 'none') if draft.date is not None else 'none'}"
    for name in ("actors", "charges", "term", "speaker"):
        if getattr(draft, name):
            yield name
    yield f"others: {_band(telling.in_sentence[draft.sentence] - 1, 0, 1, 3)}"
    yield f"persons: {_band(len(draft.persons), 0, 1, 4)}"


def _of_document(draft: Draft, whom: str | Group, telling: Telling) -> Iterator[str]:
    told = telling.told_of(whom)
    yield f"told types: {_band(len(told), 1, 2, 4, low=1)}"
    yield f"told times: {_band(told[draft.type], 1, 2, low=1)}"
    if draft.type in _CUSTODY:
        for other in _CUSTODY:
            if other != draft.type and told[other]:
                yield f"told also: {draft.type} beside {other}"
    if isinstance(whom, str):
        yield f"mentions: {_band(telling.mentions.get(whom, 0), 1, 3, 8, low=1)}"
        if whom in telling.actors:
            yield "actor"
        if whom in telling.speakers:
            yield "speaks"


def _of_trigger(place: Place) -> Iterator[str]:
    head = place.head
    yield f"part: {place.passage.part.kind}"
    yield f"form: {_FORMS.get(head.tag_, 'other')}"
    yield f"link: {head.dep_}"
    if head.dep_ == "conj" or children(head, "conj"):
        yield "joined"
    verb = head if is_verb(head) else next((one for one in governors(head) if is_verb(one)), None)
    if is_passive(head):
        yield "passive"
    if verb is not None and is_finite(verb):
        yield "finite"
    if verb is not None and verb is not head:
        yield f"verb form: {_FORMS.get(verb.tag_, 'other')}"


def _of_sentence(place: Place) -> Iterator[str]:
    sentence, head = place.sentence, place.head
    text, before = text_of(sentence), place.passage.text[: head.idx]
    if text.rstrip(' "”').endswith("?"):
        yield "question"
    if before.count("“") > before.count("”") or text[: head.idx - sentence.start_char].count('"') % 2:
        yield "quoted"
    words = set(_WORD.findall(text.lower()))
    if words & wording().general:
        yield "in general"
    for word in _OF_NOTE:
        if word in words:
            yield f"word: {word}"
    labels = {token.ent_type_ for token in sentence}
    if "DATE" in labels:
        yield "sentence dated"
    if labels & {"CARDINAL", "QUANTITY", "PERCENT"}:
        yield "sentence counts"


def _of_person(whom: str, place: Place, telling: Telling) -> Iterator[str]:
    yield f"name: {_band(len(whom.split()), 1, 2, low=1)}"
    found = [mention for mention in telling.mentions_in(place.sentence) if whom in mention.names]
    if not found:
        yield "source: another sentence"
        return
    start = span_of(place.head).start
    nearest = min(found, key=lambda mention: abs(mention.span.start - start))
    yield f"source: {nearest.how}"
    if len(nearest.names) > 1:
        yield "several"
    offset = place.passage.start
    words = place.passage.tokens.char_span(
        nearest.span.start - offset, nearest.span.end - offset, alignment_mode="expand"
    )
    if words is not None and len(words):
        yield from _whereabouts(words.root, place.head)


def _of_group(whom: Group, place: Place) -> Iterator[str]:
    yield f"number: {'none' if whom.number is None else _band(whom.number, 1, 9, low=1)}"
    yield f"noun: {whom.head}"
    yield f"phrase: {_band(len(whom.text.split()), 1, 2, 5, low=1)}"
    nouns = [token for token in place.sentence if token.lemma_.lower() == whom.head]
    if not nouns:
        yield "source: another sentence"
        return
    noun = min(nouns, key=lambda token: abs(token.i - place.head.i))
    yield from _whereabouts(noun, place.head)
    yield from _of_noun(noun)
    if noun.tag_ == "NNS" and whom.number is None and child(noun, "det", "poss") is None:
        yield "bare"


def _of_noun(noun: Token) -> Iterator[str]:
    determiner = child(noun, "det", "poss")
    word = "none" if determiner is None else determiner.lower_
    yield f"article: {word if word in _DETERMINERS or determiner is None else 'other'}"
    yield f"noun form: {_FORMS.get(noun.tag_, 'other')}"
    if noun.dep_ == "conj" or children(noun, "conj"):
        yield "listed"
    if is_official(noun):
        yield "official"


def _whereabouts(word: Token, head: Token) -> Iterator[str]:
    yield f"distance: {_band(abs(word.i - head.i), 2, 5, 10, 20)}"
    yield f"side: {'before' if word.i < head.i else 'after'}"
    yield f"stands as: {word.dep_}"


def _band(number: int, *ends: int, low: int = 0) -> str:
    """A number as the band that it is in, from the lowest that it can be: "0", "1", "2 to 3", "4 or more"."""
    for end in ends:
        if number <= end:
            return f"{end}" if end <= low else f"{low} to {end}"
        low = end + 1
    return f"{low} or more"
