"""The one gate behind every extractor: what it lets through is exact, known and possible; the rest is counted.

A quote has to be a slice of the text; a name has to stand in it; types, modalities, dates and numbers have to be
such. Whoever proposes (the rules, a trained model, a language model), nothing else becomes a claim.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any, TypeVar

from habeas import terms
from habeas.claims.proposed import Refusal, read_affiliation, read_claim, read_count, read_list, read_person
from habeas.model import Affiliation, Claim, Count, Document, Extraction, Kin, NamedPerson, Quote, Span

# What comes before the digest of the known names in the name that an extraction goes by.
KNOWN_NAMES = "; known names: "

Kept = TypeVar("Kept")


@dataclass(frozen=True, slots=True)
class Proposals:
    """What an extractor proposes for one document, as objects of the model or as objects of the gold's JSON format.

    A quote given as text without its place is looked up: the first exact occurrence counts. `refused` is what the
    extractor threw away itself, by reason; the gate adds its own. `known_names` is the digest of the known names that
    are in the text, from an extractor that is told any; the extraction goes by it, too.
    """

    document: Document
    claims: tuple[Claim | Mapping[str, Any], ...] = ()
    affiliations: tuple[Affiliation | Mapping[str, Any], ...] = ()
    counts: tuple[Count | Mapping[str, Any], ...] = ()
    people: tuple[NamedPerson, ...] = ()
    refused: Mapping[str, int] = field(default_factory=dict)
    known_names: str | None = None
    kin: tuple[Kin, ...] = ()


def admit(proposals: Proposals, extractor: str) -> Extraction:
    """What of the proposals holds up against the document; the rest is counted by its reason."""
    document, refused = proposals.document, Counter[str](proposals.refused)
    claims = _through(proposals.claims, "claims", lambda one: claim_of(one, document), refused)
    affiliations = _through(proposals.affiliations, "affiliations", lambda one: affiliation_of(one, document), refused)
    counts = _through(proposals.counts, "counts", lambda one: count_of(one, document), refused)
    people = _through(proposals.people, "people", lambda one: person_of(one, document), refused)
    kin = _through(proposals.kin, "kin", lambda one: kin_of(one, document), refused)
    return Extraction(
        document_id=document.id,
        extractor=extractor if proposals.known_names is None else f"{extractor}{KNOWN_NAMES}{proposals.known_names}",
        claims=tuple(claims),
        affiliations=tuple(affiliations),
        counts=tuple(counts),
        people=_with_all(people, claims, affiliations, kin, document),
        refused=dict(sorted(refused.items())),
        kin=tuple(kin),
    )


def _through(proposed: object, what: str, check: Callable[[object], Kept], refused: Counter[str]) -> list[Kept]:
    kept: list[Kept] = []
    try:
        each = read_list(proposed, what)
    except Refusal as reason:
        each = ()
        refused[str(reason)] += 1
    for one in each:
        try:
            kept.append(check(one))
        except Refusal as reason:
            refused[str(reason)] += 1
    return kept


def claim_of(proposed: object, document: Document) -> Claim:
    """A claim whose every part holds up; raises Refusal with the reason otherwise."""
    claim = read_claim(proposed, document)
    if claim.type not in terms.claim_types():
        raise Refusal("unknown claim type")
    if claim.modality not in terms.modalities():
        raise Refusal("unknown modality")
    if not claim.quotes:
        raise Refusal("no quote")
    for quote in claim.quotes:
        _exact(quote, document)
    for name in (*claim.persons, *claim.organizations):
        _stands(name, document, "a name that is not in the text")
    for actor in claim.actors:
        _told(actor, document)
    if claim.group is not None:
        _stands(claim.group, document, "a group that is not in the text")
    if claim.trigger is not None and not _inside(claim.trigger, document):
        raise Refusal("a trigger outside of the text")
    return replace(claim, quotes=tuple(sorted(set(claim.quotes))))


def affiliation_of(proposed: object, document: Document) -> Affiliation:
    """An affiliation that holds up; raises Refusal with the reason otherwise."""
    affiliation = read_affiliation(proposed, document)
    _exact(affiliation.quote, document)
    _stands(affiliation.person, document, "a name that is not in the text")
    if not affiliation.role.strip():
        raise Refusal("an affiliation without a role")
    if affiliation.organization is not None:
        _stands(affiliation.organization, document, "a name that is not in the text")
    return affiliation


def kin_of(proposed: object, document: Document) -> Kin:
    """Kin whose names and words stand in the text; raises Refusal with the reason otherwise."""
    if not isinstance(proposed, Kin):
        raise Refusal("not kin")
    _exact(proposed.quote, document)
    for name in (proposed.person, proposed.relative):
        _stands(name, document, "a name that is not in the text")
    if proposed.person == proposed.relative or not proposed.word.strip():
        raise Refusal("kin who are one, or without a word for what they are")
    return proposed


def count_of(proposed: object, document: Document) -> Count:
    """A count that holds up; raises Refusal with the reason otherwise."""
    count = read_count(proposed, document)
    _exact(count.quote, document)
    if (count.low is None) != (count.high is None):
        raise Refusal("a count with one end")
    if count.low is not None and count.high is not None and count.low > count.high:
        raise Refusal("a count whose low end is above its high end")
    if count.low is None and not count.qualifier:
        raise Refusal("a count without a number")
    if count.kind not in ("stock", "flow"):
        raise Refusal("an unknown kind of count")
    return count


def person_of(proposed: object, document: Document) -> NamedPerson:
    """A named person whose name and mentions stand in the text; raises Refusal with the reason otherwise."""
    person = read_person(proposed)
    _stands(person.name, document, "a name that is not in the text")
    if not all(_inside(one, document) for one in person.mentions):
        raise Refusal("a mention outside of the text")
    return person


def _with_all(
    people: list[NamedPerson],
    claims: list[Claim],
    affiliations: list[Affiliation],
    kin: list[Kin],
    document: Document,
) -> tuple[NamedPerson, ...]:
    """The people, with those added whom only a claim, an affiliation or kin names, at each place of their name."""
    known = {person.name for person in people}
    named = [name for claim in claims for name in claim.persons] + [one.person for one in affiliations]
    named += [name for one in kin for name in (one.person, one.relative)]
    for name in dict.fromkeys(named):
        if name not in known:
            places = [Span(match.start(), match.end()) for match in _pattern(name).finditer(document.text)]
            people = [*people, NamedPerson(name, tuple(places))]
    return tuple(people)


def _inside(span: Span, document: Document) -> bool:
    return 0 <= span.start < span.end <= len(document.text)


def _exact(quote: Quote, document: Document) -> None:
    told = document.text[quote.start : quote.end] == quote.text
    if not _inside(quote.span, document) or not told or not quote.text.strip():
        raise Refusal("a quote that is not in the text")


def _pattern(name: str) -> re.Pattern[str]:
    """A name as a text may have it: in any case, with any white space between its words."""
    return re.compile(r"\s+".join(re.escape(word) for word in name.split()), re.IGNORECASE)


def _stands(name: str, document: Document, reason: str) -> None:
    """Whether a name or a phrase stands in the text, whatever lies between its words being left out nowhere."""
    if not name.strip() or not _found(name, document.text):
        raise Refusal(reason)


def _found(name: str, text: str) -> bool:
    """Whether a text has a name; most stand in it letter by letter, which is soon told."""
    return name in text or _pattern(name).search(text) is not None


def _told(actor: str, document: Document) -> None:
    """Who acts may also be named by the title or be the document's author."""
    around = "\n".join(filter(None, (document.text, document.title, document.author, document.publisher)))
    if not actor.strip() or not _found(actor, around):
        raise Refusal("an actor that is not in the text")
