"""What each source of a row says, as two further cells of it: who says what in which words, and of which documents.

The columns of a shape have one value for all sources together. These two hold each claim with its own day, doers and
place, what documents say that somebody is, and under which names they name them: whoever reads the table sees whose
word each fact is, and an import makes the documents of it that they were (`said_in`).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from habeas.exchange.holdings import Named, Office
from habeas.exchange.notation import LABEL, Part, as_cell
from habeas.model import Claim, DocumentCard, NamedPerson, Person, Quote, SourcedClaim
from habeas.terms import claim_type

# What a thing is that is no act, and the labels of parts.
OFFICE, NAME = "office", "name"
ASSERTED = "asserted"
WORDS_AT = "words at "
# Of a document, by the name that the labels have in the cell.
FACTS = {
    "publisher": "publisher", "title": "title", "date": "published", "country": "country", "address": "url",
    "report on": "report_year", "file": "name",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Sources:
    """The documents of a record: each as it is, and a word that those have in common which tell one story.

    Whom a document has under several names is one there under the first of them, which `names` gives by the document
    and any of them: by two names of one document nobody is known to be one.
    """

    cards: Mapping[str, DocumentCard] = field(default_factory=dict)
    stories: Mapping[str, str] = field(default_factory=dict)
    names: Mapping[tuple[str, str], str] = field(default_factory=dict)

    @classmethod
    def of(
        cls, cards: Iterable[DocumentCard], alike: Mapping[str, Sequence[str]], named: Iterable[Sequence[Named]]
    ) -> Sources:  # fmt: skip
        """Those of a record.

        Args:
            alike: by document the others of its story.
            named: of each person how documents name them.
        """
        names: dict[tuple[str, str], str] = {}
        for several in named:
            first: dict[str, str] = {}
            for each in several:
                names[each.document.id, each.named.name] = first.setdefault(each.document.id, each.named.name)
        stories = {one: min(one, *others)[:12] for one, others in alike.items()}
        return cls({card.id: card for card in cards}, stories, names)

    def called(self, claim: SourcedClaim) -> Iterable[str]:
        """Whom a claim is about, under one name each."""
        return dict.fromkeys(self.names.get((claim.document.id, one), one) for one in claim.claim.persons)


def said(
    person: Person,
    claims: Iterable[SourcedClaim],
    offices: Iterable[Office],
    namings: Sequence[Named],
    sources: Sources,
) -> dict[str, object]:
    """The two cells of a row, and its quotes with their documents and places, which are for asking what they name."""
    told = _Telling(sources)
    first: dict[str, Named] = {}
    also: dict[str, set[str]] = defaultdict(set)
    for naming in namings:
        one = first.setdefault(naming.document.id, naming)
        also[one.document.id] |= {naming.named.name, *naming.named.aliases}
    for each in claims:
        told.add(each.document, _claim(each.claim, sources.called(each)), each.claim.quotes, _seen(each.claim))
    for office in offices:
        name = first[office.document.id].named.name if office.document.id in first else person.name
        post: list[Part] = [("", OFFICE), ("named", name), ("role", office.role)]
        told.add(office.document, [*post, *_one("organization", office.organization)], [office.quote])
    for one in first.values():
        if one.document.id in told.numbers:
            others = also[one.document.id] | {*person.names}
            told.add(one.document, _naming(one.named, others), _first_words(one))
    return told.cells()


class _Telling:
    """What sources say, in order, with a number for each document."""

    def __init__(self, sources: Sources) -> None:
        self._sources = sources
        self.numbers: dict[str, int] = {}
        self._cards: list[DocumentCard] = []
        self._things: list[list[Part]] = []
        self._quotes: list[tuple[str, Quote]] = []

    def add(
        self, card: DocumentCard, parts: Sequence[Part], quotes: Sequence[Quote], seen: Sequence[Part] = ()
    ) -> None:  # fmt: skip
        """Adds what a document says in these words."""
        number = self.numbers.setdefault(card.id, len(self.numbers) + 1)
        if number > len(self._cards):
            self._cards.append(self._sources.cards.get(card.id, card))
        self._quotes += [(card.id, quote) for quote in quotes]
        words = [(f"{WORDS_AT}{quote.start}", quote.text) for quote in quotes]
        self._things.append([*parts, ("source", str(number)), *words, *seen])

    def cells(self) -> dict[str, object]:
        """The cells, and what they quote."""
        return {
            "said": as_cell([*dict.fromkeys(map(tuple, self._things)), self._end()]) if self._cards else "",
            "said_in": as_cell(map(self._document, self._cards)),
            "quotes": [quote.text for _, quote in self._quotes],
            "starts": [quote.start for _, quote in self._quotes],
            "ends": [quote.end for _, quote in self._quotes],
            "documents": [document for document, _ in self._quotes],
            "urls": [card.url or "" for card in self._cards],
        }

    def _end(self) -> list[Part]:
        """The last thing, by which a cell that is cut off is known."""
        return [("", f"{len(dict.fromkeys(map(tuple, self._things)))} in all")]

    def _document(self, card: DocumentCard) -> list[Part]:
        facts = ((label, getattr(card, name)) for label, name in FACTS.items())
        known = [(label, str(value)) for label, value in facts if value is not None]
        story = _one("story", self._sources.stories.get(card.id))
        return [("", str(self.numbers[card.id])), *known, *story, ("SHA-256", card.id)]


def _claim(claim: Claim, persons: Iterable[str]) -> list[Part]:
    label = claim_type(claim.type).label
    return [
        ("", claim.type if LABEL in label else label),
        *_one("date", claim.date),
        *(("named", each) for each in persons),
        *_one("group", claim.group),
        *_one("number", claim.number),
        *(("organization", each) for each in claim.organizations),
        *(("by", each) for each in claim.actors),
        *_one("at", claim.place),
        *(("charge", each) for each in claim.charges),
        *_one("term", claim.term),
        *_one("told as", None if claim.modality == ASSERTED else claim.modality),
        *_one("according to", claim.speaker),
    ]


def _seen(claim: Claim) -> list[Part]:
    """How a machine found a claim: last, since that is no word of the source."""
    span = None if claim.trigger is None else f"{claim.trigger.start} to {claim.trigger.end}"
    sure = None if claim.confidence == 1.0 else repr(claim.confidence)
    return [*_one("seen at", span), *_one("rule", claim.rule or None), *_one("sure", sure)]


def _naming(named: NamedPerson, others: set[str]) -> list[Part]:
    """How a document names somebody; by their names in other documents it is known who that is."""
    also = [("also", each) for each in sorted(others) if each != named.name]
    return [("", NAME), ("named", named.name), *also, *_one("gender", named.gender)]


def _first_words(naming: Named) -> list[Quote]:
    return [] if naming.quote is None or not naming.quote.text else [naming.quote]


def _one(label: str, value: object) -> list[Part]:
    return [] if value is None else [(label, str(value))]
