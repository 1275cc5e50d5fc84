"""Makes one response out of the acts that tell of it: who makes it, for whom, in which form, what it asks for and of
whom, what was answered and what came of it, by which measure and programme.

Everything but its date and who it concerns is read in the words of its claims, and each value keeps the exact slice of
the document that gives it. What no words give stays empty.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

from habeas.acts.sources import independent_sources
from habeas.acts.tell import claim_order
from habeas.answers.response_places import Place, near, spoken_in
from habeas.answers.response_words import Named, Programme, ResponseWords, response_words
from habeas.dates import PartialDate, most_precise
from habeas.model import Act, Document, DocumentCard, Quote, SourcedClaim

T = TypeVar("T")
# The kinds of words that a response keeps, in the order in which they are shown.
KINDS = ("form", "request", "manner", "addressee", "answer", "outcome", "measure", "programme")


@dataclass(frozen=True, slots=True)
class Told:
    """One thing that the words of a document say of a response.

    Attributes:
        kind: one of `KINDS`.
        value: as the vocabulary calls it; an addressee, a manner: as worded.
        quote: the exact slice of the document.
    """

    kind: str
    value: str
    document: DocumentCard
    quote: Quote


@dataclass(frozen=True, slots=True)
class Response:
    """One response, as all documents together tell it.

    Attributes:
        id: that of its first act.
        type: of what one sentence says at once the one that asks most; `types` has all.
        persons: for whom it is made (a sanction: against whom), by id and name, in the order of the names.
        groups: those who are not named, as worded.
        makers: who makes it, as worded.
        date, before: as of an act.
        claims: all that tell of it, in the order of publication.
        told: what their words say of it.
    """

    id: str
    type: str
    types: tuple[str, ...]
    acts: tuple[Act, ...]
    persons: tuple[tuple[str, str], ...]
    groups: tuple[str, ...]
    organizations: tuple[str, ...]
    makers: tuple[str, ...]
    date: PartialDate | None
    before: PartialDate | None
    place: str | None
    country: str | None
    modality: str
    sources: int
    claims: tuple[SourcedClaim, ...]
    told: tuple[Told, ...] = ()

    def by_document(self) -> list[tuple[DocumentCard, tuple[Quote, ...]]]:
        """The documents that tell of it, with their sentences, each once; of copies with the same sentences the first.

        Copies are documents of one publisher, title and time. All of them are among `claims`.
        """
        found: dict[str, tuple[DocumentCard, dict[Quote, None]]] = {}
        for claim in self.claims:
            found.setdefault(claim.document.id, (claim.document, {}))[1].update(dict.fromkeys(claim.claim.quotes))
        first: dict[tuple[object, ...], tuple[DocumentCard, tuple[Quote, ...]]] = {}
        for document, quotes in found.values():
            whose = (document.publisher, document.title, document.report_year or document.published)
            known = whose if document.publisher and document.title else (document.id,)
            said = tuple(" ".join(quote.text.split()) for quote in quotes)
            first.setdefault((*known, *said), (document, tuple(quotes)))
        return list(first.values())

    def quoted(self) -> list[tuple[DocumentCard, Quote]]:
        """Its sentences, each once, with their documents."""
        return [(document, quote) for document, quotes in self.by_document() for quote in quotes]

    def values(self, kind: str) -> tuple[str, ...]:
        """What the words say of that kind, each once, in the order of the documents."""
        return tuple(dict.fromkeys(each.value for each in self.told if each.kind == kind))

    def words(self, kind: str) -> tuple[Told, ...]:
        """The same with the words, one place for each value."""
        first = {each.value: each for each in reversed(self.told) if each.kind == kind}
        return tuple(first[value] for value in self.values(kind))


def one_each(acts: Iterable[T], told_by: Callable[[T], Sequence[str]]) -> list[list[T]]:
    """Acts in groups that tell of one response: those that share a claim, since a claim tells of one.

    A response for several people is an act for each of them.

    Args:
        told_by: the ids of an act's claims; an act without any stands alone.
    """
    leader: dict[str, str] = {}

    def lead(key: str) -> str:
        while leader.setdefault(key, key) != key:
            leader[key] = leader[leader[key]]
            key = leader[key]
        return key

    told = [(act, told_by(act) or (f"alone {number}",)) for number, act in enumerate(acts)]
    for _, keys in told:
        for key in keys[1:]:
            leader[lead(key)] = lead(keys[0])
    groups: dict[str, list[T]] = {}
    for act, keys in told:
        groups.setdefault(lead(keys[0]), []).append(act)
    return list(groups.values())


def response_of(acts: Sequence[Act], documents: Mapping[str, Document]) -> Response:
    """The response that these acts tell of together.

    Args:
        documents: by id, those whose text is at hand; in the others only the quotes are looked at.
    """
    claims = sorted({claim.id: claim for act in acts for claim in act.claims}.values(), key=claim_order)
    first = min(acts, key=lambda act: (_asks(act.type), acts.index(act)))
    date = date_of(act.date for act in acts)
    return Response(
        id=first.id,
        type=first.type,
        types=tuple(sorted({act.type for act in acts}, key=_asks)),
        acts=tuple(acts),
        persons=tuple(sorted(_persons(acts), key=lambda each: (each[1].casefold(), each[0]))),
        groups=tuple(dict.fromkeys(_groups(acts, claims))),
        organizations=tuple(dict.fromkeys(name for act in acts for name in act.organizations)),
        makers=tuple(dict.fromkeys(name for act in acts for name in act.actors)),
        date=date,
        before=None if date else min((act.before for act in acts if act.before), default=None),
        place=next((act.place for act in acts if act.place), None),
        country=next((act.country for act in acts if act.country), None),
        modality=first.modality,
        sources=len(independent_sources(claim.document for claim in claims)),
        claims=tuple(claims),
        told=tuple(_told(_kinds(acts), claims, documents)),
    )


def date_of(told: Iterable[PartialDate | None]) -> PartialDate | None:
    """When a response was made that several acts tell of: as precisely as they say where they fit, else the first."""
    dates = sorted({date for date in told if date is not None})
    fits = all(one.compatible(other) for one in dates for other in dates)
    return most_precise(dates) if dates and fits else min(dates, default=None)


def _asks(kind: str) -> tuple[int, str]:
    """Sorts types: of those that one sentence may say at once the one that asks most first."""
    order = response_words().one_statement
    return (order.index(kind) if kind in order else len(order), kind)


def _kinds(acts: Sequence[Act]) -> Mapping[str, list[str]]:
    """As what each claim, by id, is told: the types of the acts that it tells of."""
    found: dict[str, list[str]] = {}
    for act in acts:
        for claim in act.claims:
            found.setdefault(claim.id, []).append(act.type)
    return {claim: sorted(set(kinds), key=_asks) for claim, kinds in found.items()}


def requests_of(claims: Sequence[SourcedClaim]) -> tuple[str, ...]:
    """What the quotes of appeals ask for ("release"), as the vocabulary calls it, once each."""
    appeals = [each for each in claims if each.claim.type == "appeal"]
    return tuple(
        dict.fromkeys(
            each.value for each in _told({one.id: ["appeal"] for one in appeals}, appeals, {}) if each.kind == "request"
        )
    )


def _persons(acts: Sequence[Act]) -> set[tuple[str, str]]:
    return {(act.person_id, act.person_name or act.person_id) for act in acts if act.person_id}


def _groups(acts: Sequence[Act], claims: Sequence[SourcedClaim]) -> Iterator[str]:
    yield from (act.group for act in acts if act.group)
    yield from (claim.claim.group for claim in claims if claim.claim.group)


def _told(
    kinds: Mapping[str, Sequence[str]], claims: Sequence[SourcedClaim], documents: Mapping[str, Document]
) -> Iterator[Told]:
    for claim in claims:
        document = documents.get(claim.document.id)
        found = dict.fromkeys(each for kind in kinds[claim.id] for each in _told_by(kind, claim, document))
        for what, value, quote in found:
            yield Told(what, value, claim.document, quote)


def _told_by(kind: str, claim: SourcedClaim, document: Document | None) -> list[_Found]:
    words = response_words()
    own = [Place(quote.start, quote.text) for quote in claim.claim.quotes]
    found = [*_form(kind, claim, own, document, words)]
    if kind == "appeal":
        found += _appeal(own, words)
    if kind == "sanction":
        found += _sanction(own, document, words)
    if document is not None and kind in ("appeal", "condemnation", "sanction"):
        around = [near(document, quote.span) for quote in claim.claim.quotes]
        behind = [place for each in around for place in each.behind]
        answers = [*behind, *(one.next for one in around if one.next and words.points_back.search(one.next.text))]
        came = [*own, *(one for one in behind if not _asks_itself(one, words))]
        found += [*_any(words.answers, "answer", answers), *_any(words.outcomes, "outcome", came)]
    return found


def _asks_itself(place: Place, words: ResponseWords) -> bool:
    """Whether it tells of another response, and what came of that: "a campaign to free A, until he was freed"."""
    came = [match.start() for each in words.outcomes if (match := each.pattern.search(place.text))]
    asked = [match.start() for each in words.requests if (match := each.pattern.search(place.text))]
    return bool(came and asked) and min(asked) < min(came)


_Found = tuple[str, str, Quote]


def _form(
    kind: str, claim: SourcedClaim, own: Sequence[Place], document: Document | None, words: ResponseWords
) -> Iterator[_Found]:
    """The form: told in the quote, else nearby in a sentence that names who responds, else by being an answer."""
    forms = [form for form in words.forms if not form.types or kind in form.types]
    found = next(iter(_any(forms, "form", own)), None)
    if found is None and document is not None:
        beside = [place for quote in claim.claim.quotes for place in near(document, quote.span).naming(_names(claim))]
        found = next(iter(_any([form for form in forms if form.nearby], "form", beside)), None)
        # An award or a sanction that somebody speaks of in an interview was not made there.
        if found is None and kind in words.one_statement:
            found = next(
                (
                    ("form", form, quote)
                    for each in claim.claim.quotes
                    for form, quote in spoken_in(document, each.span)
                ),
                None,
            )
    if found is not None:
        yield found


def _names(claim: SourcedClaim) -> list[str]:
    named = (*claim.claim.actors, *((claim.claim.speaker,) if claim.claim.speaker else ()))
    return [name.split()[-1] for name in named if name.split()]


def _appeal(own: Sequence[Place], words: ResponseWords) -> Iterator[_Found]:
    yield from _any(words.requests, "request", own)
    for place in own:
        for match in words.manner.finditer(place.text):
            quote = place.slice(*match.span())
            yield "manner", " ".join(quote.text.lower().split()), quote
        asked = words.addressee.search(place.text)
        if asked is not None:
            quote = place.slice(*_span(asked))
            if quote.text.split()[0].lower() not in words.not_addressed:
                yield "addressee", " ".join(quote.text.split()), quote


def _sanction(own: Sequence[Place], document: Document | None, words: ResponseWords) -> Iterator[_Found]:
    exact = [each for each in words.measures if not each.only_alone]
    beside = [] if document is None else [near(document, place.span) for place in own]
    behind = [one for each in beside for one in each.behind if words.goes_on.match(one.text)]
    measures = list(_any(exact, "measure", own)) or list(_any(exact, "measure", behind))
    yield from measures or _any([each for each in words.measures if each.only_alone], "measure", own)
    around = [each.paragraph for each in beside]
    named = list(_programmes(words.programmes, own))
    yield from named or _programmes([each for each in words.programmes if each.makers is None], around)


def _programmes(programmes: Iterable[Programme], places: Sequence[Place]) -> Iterator[_Found]:
    for programme in programmes:
        for place in places:
            match = programme.pattern.search(place.text)
            run_by = programme.makers is None or programme.makers.search(place.text) is not None
            if match is not None and run_by:
                yield "programme", programme.name, place.slice(*_span(match))
                break


def _any(named: Iterable[Named], kind: str, places: Sequence[Place]) -> Iterator[_Found]:
    """What the words of these places tell, each once, by its first words."""
    for each in named:
        for place in places:
            match = each.pattern.search(place.text)
            if match is not None:
                yield kind, each.name, place.slice(*_span(match))
                break


def _span(match: re.Match[str]) -> tuple[int, int]:
    """The words that a pattern means: of its group where it has one."""
    return match.span(match.lastgroup) if match.lastgroup else match.span()
