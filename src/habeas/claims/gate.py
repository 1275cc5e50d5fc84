"""The one gate behind every extractor: what it lets through is exact, known and possible; the rest is counted.

A quote has to be a slice of the text; a name has to stand in it; types, modalities, dates and numbers have to be
such. Whoever proposes (the rules, a trained model, a language model), nothing else becomes a claim.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any, TypeVar

from habeas import terms
from habeas.dates import PartialDate
from habeas.errors import UnknownTerm
from habeas.model import Affiliation, Claim, Count, Document, Extraction, NamedPerson, Quote, Span

# The years that a document about people may speak of.
YEARS = range(1800, 2101)

# What comes before the digest of the known names in the name that an extraction goes by.
KNOWN_NAMES = "; known names: "


Proposed = TypeVar("Proposed")
Kept = TypeVar("Kept")
Value = TypeVar("Value")


class Refusal(Exception):
    """Why a proposal is not let through; it never leaves the gate."""


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


def admit(proposals: Proposals, extractor: str) -> Extraction:
    """What of the proposals holds up against the document; the rest is counted by its reason."""
    document, refused = proposals.document, Counter[str](proposals.refused)
    claims = _through(proposals.claims, lambda one: claim_of(one, document), refused)
    affiliations = _through(proposals.affiliations, lambda one: affiliation_of(one, document), refused)
    counts = _through(proposals.counts, lambda one: count_of(one, document), refused)
    people = _through(proposals.people, lambda one: person_of(one, document), refused)
    return Extraction(
        document_id=document.id,
        extractor=extractor if proposals.known_names is None else f"{extractor}{KNOWN_NAMES}{proposals.known_names}",
        claims=tuple(claims),
        affiliations=tuple(affiliations),
        counts=tuple(counts),
        people=_with_all(people, claims, affiliations, document),
        refused=dict(sorted(refused.items())),
    )


def _through(proposed: Iterable[Proposed], check: Callable[[Proposed], Kept], refused: Counter[str]) -> list[Kept]:
    kept = []
    for one in proposed:
        try:
            kept.append(check(one))
        except Refusal as reason:
            refused[str(reason)] += 1
    return kept


def claim_of(proposed: Claim | Mapping[str, Any], document: Document) -> Claim:
    """A claim whose every part holds up; raises Refusal with the reason otherwise."""
    claim = proposed if isinstance(proposed, Claim) else _claim(proposed, document)
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
    if claim.number is not None and claim.number < 1:
        raise Refusal("an impossible number")
    if not 0.0 <= claim.confidence <= 1.0:
        raise Refusal("an impossible confidence")
    _possible(claim.date)
    if claim.trigger is not None and not 0 <= claim.trigger.start < claim.trigger.end <= len(document.text):
        raise Refusal("a trigger outside of the text")
    return replace(claim, quotes=tuple(sorted(set(claim.quotes))))


def affiliation_of(proposed: Affiliation | Mapping[str, Any], document: Document) -> Affiliation:
    """An affiliation that holds up; raises Refusal with the reason otherwise."""
    if not isinstance(proposed, Affiliation):
        quote = _quote(proposed.get("quote"), document)
        proposed = Affiliation(_text(proposed, "person"), _text(proposed, "role"), proposed.get("organization"), quote)
    _exact(proposed.quote, document)
    _stands(proposed.person, document, "a name that is not in the text")
    if not proposed.role.strip():
        raise Refusal("an affiliation without a role")
    if proposed.organization is not None:
        _stands(proposed.organization, document, "a name that is not in the text")
    return proposed


def count_of(proposed: Count | Mapping[str, Any], document: Document) -> Count:
    """A count that holds up; raises Refusal with the reason otherwise."""
    count = proposed if isinstance(proposed, Count) else _count(proposed, document)
    _exact(count.quote, document)
    if (count.low is None) != (count.high is None):
        raise Refusal("a count with one end")
    if count.low is not None and count.high is not None and not 0 <= count.low <= count.high:
        raise Refusal("a count whose low end is above its high end")
    if count.low is None and not count.qualifier:
        raise Refusal("a count without a number")
    if count.kind not in ("stock", "flow"):
        raise Refusal("an unknown kind of count")
    _possible(count.as_of)
    return count


def person_of(proposed: NamedPerson, document: Document) -> NamedPerson:
    """A named person whose name and mentions stand in the text; raises Refusal with the reason otherwise."""
    _stands(proposed.name, document, "a name that is not in the text")
    if not all(0 <= one.start < one.end <= len(document.text) for one in proposed.mentions):
        raise Refusal("a mention outside of the text")
    return proposed


def _with_all(
    people: list[NamedPerson], claims: list[Claim], affiliations: list[Affiliation], document: Document
) -> tuple[NamedPerson, ...]:
    """The people, with those added whom only a claim or an affiliation names, at each place of their name."""
    known = {person.name for person in people}
    named = [name for claim in claims for name in claim.persons] + [one.person for one in affiliations]
    for name in dict.fromkeys(named):
        if name not in known:
            places = [Span(match.start(), match.end()) for match in _pattern(name).finditer(document.text)]
            people = [*people, NamedPerson(name, tuple(places))]
    return tuple(people)


def _exact(quote: Quote, document: Document) -> None:
    if not 0 <= quote.start < quote.end <= len(document.text) or document.text[quote.start : quote.end] != quote.text:
        raise Refusal("a quote that is not in the text")
    if not quote.text.strip():
        raise Refusal("a quote that is not in the text")


def _quotes(given: object, document: Document) -> tuple[Quote, ...]:
    if given is not None and not isinstance(given, list | tuple):
        raise Refusal("quotes is not a list of texts")
    return tuple(_quote(one, document) for one in given or ())


def _quote(given: object, document: Document) -> Quote:
    """A quote as it was given with its place, or the first place of its text."""
    if isinstance(given, Quote):
        return given
    if not isinstance(given, str):
        raise Refusal("quote is not a text")
    return _located(given, document)


def _located(text: str, document: Document) -> Quote:
    start = document.text.find(text)
    if start < 0 or not text.strip():
        raise Refusal("a quote that is not in the text")
    return Quote(start, start + len(text), text)


def _pattern(name: str) -> re.Pattern[str]:
    """A name as a text may have it: in any case, with any white space between its words."""
    return re.compile(r"\s+".join(re.escape(word) for word in name.split()), re.IGNORECASE)


def _stands(name: str, document: Document, reason: str) -> None:
    """Whether a name or a phrase stands in the text, whatever lies between its words being left out nowhere."""
    if not isinstance(name, str) or not name.strip() or not _found(name, document.text):
        raise Refusal(reason)


def _found(name: str, text: str) -> bool:
    """Whether a text has a name; most stand in it letter by letter, which is soon told."""
    return name in text or _pattern(name).search(text) is not None


def _told(actor: str, document: Document) -> None:
    """Who acts may also be named by the title or be the document's author."""
    around = "\n".join(filter(None, (document.text, document.title, document.author, document.publisher)))
    if not isinstance(actor, str) or not actor.strip() or not _found(actor, around):
        raise Refusal("an actor that is not in the text")


def _possible(date: PartialDate | None) -> None:
    if date is not None and date.year not in YEARS:
        raise Refusal("an impossible date")


def _date(value: object) -> PartialDate | None:
    if value is None:
        return None
    try:
        return PartialDate.parse(str(value))
    except UnknownTerm as error:
        raise Refusal("an impossible date") from error


def _text(given: Mapping[str, Any], key: str) -> str:
    value = given.get(key)
    if not isinstance(value, str):
        raise Refusal(f"{key} is not a text")
    return value


def _maybe(given: Mapping[str, Any], key: str, kind: type[Value]) -> Value | None:
    value = given.get(key)
    if value is not None and (not isinstance(value, kind) or isinstance(value, bool)):
        raise Refusal(f"{key} is of the wrong kind")
    return value if isinstance(value, kind) else None


def _list(given: Mapping[str, Any], key: str) -> tuple[str, ...]:
    value = given.get(key) or ()
    if not isinstance(value, list | tuple) or not all(isinstance(one, str) for one in value):
        raise Refusal(f"{key} is not a list of texts")
    return tuple(value)


def _claim(given: Mapping[str, Any], document: Document) -> Claim:
    """A claim from the gold's JSON format."""
    confidence = given.get("confidence", 1.0)
    if not isinstance(confidence, int | float) or isinstance(confidence, bool):
        raise Refusal("an impossible confidence")
    return Claim(
        type=_text(given, "type"),
        quotes=_quotes(given.get("quotes"), document),
        persons=_list(given, "persons"),
        group=_maybe(given, "group", str),
        number=_maybe(given, "number", int),
        organizations=_list(given, "organizations"),
        actors=_list(given, "actors"),
        date=_date(given.get("date")),
        place=_maybe(given, "place", str),
        charges=_list(given, "charges"),
        term=_maybe(given, "term", str),
        modality=given.get("modality") or "asserted",
        speaker=_maybe(given, "speaker", str),
        rule=given.get("rule") or "",
        confidence=float(confidence),
    )


def _count(given: Mapping[str, Any], document: Document) -> Count:
    return Count(
        what=_text(given, "what"),
        low=_maybe(given, "low", int),
        high=_maybe(given, "high", int),
        qualifier=_maybe(given, "qualifier", str),
        as_of=_date(given.get("as_of")),
        place=_maybe(given, "place", str),
        by=_maybe(given, "by", str),
        quote=_quote(given.get("quote"), document),
        kind=given.get("kind") or "stock",
    )
