"""The default extractor: rules over a dependency parse, offline, the same claims for the same text.

Triggers are found by the lexicon, their participants by the paths of the parse, what else is said (when, where,
on what charge, for how long, how firmly) around them; then what tells of one act is merged.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from habeas import terms
from habeas.claims import lexicon
from habeas.claims.charges import charges_in
from habeas.claims.counts import read_counts
from habeas.claims.drafts import Draft
from habeas.claims.extract import Failed
from habeas.claims.gate import Proposals
from habeas.claims.kinds import kind_of
from habeas.claims.merge import merge
from habeas.claims.modality import modality_of
from habeas.claims.names import Names, read_names
from habeas.claims.parse import MODEL, Passage, Reading, parse, span_of
from habeas.claims.participants import Party, actors
from habeas.claims.penalty import TYPES, assigned, terms_in
from habeas.claims.place import country_of, place_of
from habeas.claims.quotes import quote_of
from habeas.claims.roles import DEFAULT, SURE, doers, victims
from habeas.claims.triggers import Found, find
from habeas.claims.when import date_for
from habeas.dates import PartialDate
from habeas.model import Affiliation, Document, Span

# Changes whenever the rules do, so that documents are read again.
VERSION = "1"


class RuleExtractor:
    """Reads claims by rules. `name` changes with the rules, the data files and the model."""

    def __init__(self, model: str = MODEL) -> None:
        self.model = model
        self.name = f"rules {VERSION}, data {lexicon.digest()}, {model}"

    def propose(self, documents: Iterable[Document]) -> Iterator[Proposals | Failed]:
        """The proposals for each document, in the order given; `Failed` where the rules themselves break."""
        for reading in parse(documents, self.model):
            try:
                yield propose(reading)
            except (ArithmeticError, AttributeError, LookupError, RuntimeError, TypeError, ValueError) as error:
                yield Failed(reading.document.id, f"the rules broke on it ({type(error).__name__}); please report this")


def propose(reading: Reading) -> Proposals:
    """All that the rules read out of one document."""
    names = read_names(reading)
    drafts = merge(drafts_of(reading, names))
    return Proposals(
        reading.document,
        claims=tuple(draft.claim() for draft in drafts),
        affiliations=_affiliations(reading, names),
        counts=tuple(read_counts(reading, names)),
        people=names.people,
    )


def _affiliations(reading: Reading, names: Names) -> tuple[Affiliation, ...]:
    try:
        from habeas.claims.affiliations import read_affiliations
    except ImportError:
        return ()
    return tuple(read_affiliations(reading, names))


def drafts_of(reading: Reading, names: Names) -> list[Draft]:
    """What each place of a document tells, before it is merged."""
    country = country_of(reading.document)
    found, sentence = [], 0
    for passage in reading.passages:
        triggers = find(passage)
        numbers = {token.i: sentence + n for n, each in enumerate(passage.tokens.sents) for token in each}
        for n, trigger in enumerate(triggers):
            following = triggers[n + 1] if n + 1 < len(triggers) else None
            found += _acts(trigger, following, Scene(reading, passage, names, country, numbers[trigger.head.i]))
        sentence += len(list(passage.tokens.sents))
    return found


class Scene:
    """Where a trigger stands: its document, passage and sentence, and who is named."""

    __slots__ = ("country", "names", "passage", "reading", "sentence")

    def __init__(self, reading: Reading, passage: Passage, names: Names, country: str | None, sentence: int) -> None:
        self.reading, self.passage, self.names, self.country, self.sentence = reading, passage, names, country, sentence


def _acts(found: Found, following: Found | None, scene: Scene) -> list[Draft]:
    """The drafts of one trigger: one, or one for each person where their terms differ."""
    kind = kind_of(found)
    modality = modality_of(found) if kind else None
    if not kind or modality is None:
        return []
    whom, role = victims(found, scene.names)
    if not whom and not _by_itself(found):
        return []
    by = actors(doers(found, whom.tokens), scene.names)
    by = tuple(name for name in by if name not in whom.persons)
    draft = Draft(
        type=kind,
        quotes=(quote_of(scene.reading.document, found.head, whom.tokens),),
        trigger=_span(found),
        sentence=scene.sentence,
        persons=whom.persons,
        groups=whom.groups,
        organizations=whom.organizations,
        actors=by,
        date=_date(found, scene),
        place=_place(found, kind, by, scene),
        modality=modality,
        rule=f"{found.entry.name} ({role})" if role else found.entry.name,
        confidence=found.entry.weight * SURE.get(role, DEFAULT),
    )
    return _split(_with_details(draft, found, following), whom, found)


def _by_itself(found: Found) -> bool:
    """Whether the act is a claim though nobody is named: "arbitrary detention"."""
    words = {one.lemma_.lower() for one in found.head.subtree if abs(one.i - found.head.i) < 4}
    return bool(found.entry.nobody & (words | {"*"})) and found.entry.kind == "noun"


def _span(found: Found) -> Span:
    return span_of(found.head.doc[found.start : found.end])


def _date(found: Found, scene: Scene) -> PartialDate | None:
    return date_for(found.head, scene.passage, scene.reading)


def _place(found: Found, kind: str, by: tuple[str, ...], scene: Scene) -> str | None:
    if terms.claim_type(kind).kind == "response":
        return None
    return place_of(found.head, by) or scene.country


def _after(found: Found, following: Found | None) -> str:
    """The words from the trigger to the next one of its sentence, which are its own."""
    sentence = found.head.sent
    end = sentence.end
    if following is not None and found.end <= following.start < end and following.entry.kind != "noun":
        end = following.start
    text: str = found.head.doc[found.start : end].text
    return text


def _with_details(draft: Draft, found: Found, following: Found | None) -> Draft:
    text = _after(found, following)
    lengths = terms_in(text) if draft.type in TYPES else []
    if found.entry.kind == "noun" and draft.type in TYPES and not lengths:
        lengths = terms_in(found.head.doc[found.head.left_edge.i : found.head.i].text)[-1:]
    term = lengths[0].text if lengths else None
    return replace(draft, charges=charges_in(text, draft.type), term=term)


def _split(draft: Draft, whom: Party, found: Found) -> list[Draft]:
    """A draft for each person where a sentence gives them terms of their own."""
    if draft.type != "sentence" or len(whom.tokens) < 2 or len(whom.persons) != len(whom.tokens):
        return [draft]
    sentence = found.head.sent
    begin = sentence.start_char
    lengths = terms_in(sentence.text)
    places = [token.idx - begin for token in whom.tokens]
    own = assigned(lengths, places, found.head.idx - begin)
    if len({term.start for term in own if term is not None}) < 2:
        return [draft]
    return [
        replace(draft, persons=(name,), groups=(), term=term.text if term else None)
        for name, term in zip(whom.persons, own, strict=True)
    ]
