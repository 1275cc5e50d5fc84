"""Reads what was read and extracted back as nouns: documents, claims, counts, affiliations, named people.

What comes out equals what went in, value for value. Only the document of an imported claim has the day and the country
of the source that it hands on.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from habeas import model
from habeas.dates import PartialDate
from habeas.documents.handed_on import as_handed_on
from habeas.errors import NotFound
from habeas.record.connect import Record
from habeas.record.prepared import prepared
from habeas.record.rows import Rows

if TYPE_CHECKING:
    from django.db.models import Prefetch, Q, QuerySet
    from django.db.models.expressions import OrderBy

CARD_FIELDS = ("id", "name", "title", "publisher", "published", "url", "country", "report_year", "sketch")


# What of a document that is joined to a claim is not fetched: all but its card.
HEAVY = tuple(f"claim__document__{name}" for name in ("text", "plain_words", "parts", "guessed", "refused", "reading"))


@dataclass(frozen=True, slots=True)
class Sourced:
    """A count or an affiliation with the document that makes it."""

    id: str
    document: model.DocumentCard


@dataclass(frozen=True, slots=True)
class SourcedCount(Sourced):
    """A number with the document that reports it."""

    count: model.Count


@dataclass(frozen=True, slots=True)
class SourcedAffiliation(Sourced):
    """An office, occupation or membership with the document that tells it, and whose it is."""

    affiliation: model.Affiliation
    person_id: str | None


@dataclass(frozen=True, slots=True)
class SourcedKin:
    """Kin with the document that tells of them, and the ids of the two persons."""

    kin: model.Kin
    document: model.DocumentCard
    person_id: str | None
    relative_id: str | None


@dataclass(frozen=True, slots=True)
class SourcedName:
    """A person as a document names them: the document, the places, and why it is that person."""

    named: model.NamedPerson
    document: model.DocumentCard
    shown: str
    person_id: str | None
    reason: str


def document(record: Record, document_id: str) -> model.Document:
    """The document with that id, its text with it.

    Raises:
        NotFound: there is none.
    """
    for row in _whole(record, document_id):
        return read_document(row)
    raise NotFound(f"There is no document {document_id[:80]!r}; the list of documents shows those that there are.")


def is_document(record: Record, document_id: str) -> bool:
    """Whether a document has that id."""
    return bool(_document_id(record, document_id))


@prepared
def _whole(record: Record, document_id: str) -> QuerySet[Any]:
    from habeas.record import models

    return models.Document.objects.using(record.alias).filter(pk=document_id)


@prepared
def _document_id(record: Record, document_id: str) -> QuerySet[Any]:
    from habeas.record import models

    return models.Document.objects.using(record.alias).filter(pk=document_id).values_list("pk", flat=True)


def documents(record: Record, **asked: Any) -> Rows[model.Document]:  # noqa: ANN401 (values of a query)
    """Documents with their text, by id."""
    from habeas.record import models

    return Rows(models.Document.objects.using(record.alias).filter(**asked).order_by("id"), read_document)


def documents_with_digest(record: Record) -> Rows[tuple[model.Document, str]]:
    """Documents with the digest that their text had when it was read, by id."""
    from habeas.record import models

    query = models.Document.objects.using(record.alias).order_by("id")
    return Rows(query, lambda row: (read_document(row), row.text_sha256))


def cards(record: Record, order: tuple[str | OrderBy, ...] = ("id",), **asked: Any) -> Rows[model.DocumentCard]:  # noqa: ANN401
    """Documents without their text."""
    from habeas.record import models

    query = models.Document.objects.using(record.alias).filter(**asked).only(*CARD_FIELDS).order_by(*order)
    return Rows(query, read_card)


def claims(record: Record, order: tuple[str, ...] = ("document_id", "order"), **asked: Any) -> Rows[model.SourcedClaim]:  # noqa: ANN401
    """Claims with their documents, by document and in the order of its text unless told otherwise."""
    return Rows(claim_query(record).filter(**asked).order_by(*order), read_claim)


def are_there(record: Record, claims: Iterable[str]) -> set[str]:
    """Those of these ids that a claim has."""
    return set(_there(record, list(claims))) if claims else set()


@prepared
def _there(record: Record, claims: Collection[str]) -> QuerySet[Any]:
    from habeas.record import models

    return models.Claim.objects.using(record.alias).filter(pk__in=claims).order_by().values_list("pk", flat=True)


def claim_query(record: Record) -> QuerySet[Any]:
    """The claims, each with what `read_claim` needs, in few queries."""
    from habeas.record import models

    rows = models.Claim.objects.using(record.alias)
    return rows.prefetch_related("quotes", subjects(record), document_cards(record))


def document_cards(record: Record, path: str = "document") -> Prefetch[Any]:
    """Fetches documents without their text along with rows that have one."""
    from django.db.models import Prefetch

    from habeas.record import models

    return Prefetch(path, models.Document.objects.using(record.alias).only(*CARD_FIELDS))


def subjects(record: Record, path: str = "subject_set") -> Prefetch[Any]:
    """Fetches whom claims are about along with them."""
    from django.db.models import Prefetch

    from habeas.record import models

    rows = models.Subject.objects.using(record.alias).select_related("named_person").order_by("order")
    return Prefetch(path, rows)


def counts(record: Record, **asked: Any) -> Rows[SourcedCount]:  # noqa: ANN401
    """Reported numbers with their documents."""
    from habeas.record import models

    rows = models.Count.objects.using(record.alias).filter(**asked)
    return Rows(rows.prefetch_related(document_cards(record)).order_by("document_id", "order"), read_count)


def affiliations(record: Record, **asked: Any) -> Rows[SourcedAffiliation]:  # noqa: ANN401
    """Offices, occupations and memberships with their documents."""
    from habeas.record import models

    rows = models.Affiliation.objects.using(record.alias).filter(**asked).select_related("named_person")
    return Rows(rows.prefetch_related(document_cards(record)).order_by("document_id", "order"), read_affiliation)


def cards_of(record: Record, documents: Collection[str]) -> dict[str, model.DocumentCard]:
    """These documents without their text, by id."""
    return {row.id: read_card(row) for row in _cards(record, documents)} if documents else {}


def roles_of(record: Record, persons: Collection[str]) -> Iterator[tuple[str, str, model.DocumentCard]]:
    """The offices and occupations that documents give these persons: the person, the words, and the document."""
    rows = _roles(record, persons) if persons else []
    cards = cards_of(record, {row[2] for row in rows})
    for person, role, document_id in rows:
        yield person, role, cards[document_id]


@prepared
def _roles(record: Record, persons: Collection[str]) -> QuerySet[Any]:
    from habeas.record import models

    rows = models.Affiliation.objects.using(record.alias).filter(named_person__person__in=persons)
    return rows.order_by("document_id", "order").values_list("named_person__person", "role", "document_id")


@prepared
def _cards(record: Record, documents: Collection[str]) -> QuerySet[Any]:
    from habeas.record import models

    return models.Document.objects.using(record.alias).filter(pk__in=documents).only(*CARD_FIELDS)


def kin(record: Record, *asked: Q, **filters: Any) -> Rows[SourcedKin]:  # noqa: ANN401
    """Who is whose kin, by document and in the order of its text."""
    from habeas.record import models

    rows = models.Kin.objects.using(record.alias).filter(*asked, **filters).select_related("person", "relative")
    return Rows(rows.prefetch_related(document_cards(record)).order_by("document_id", "order"), read_kin)


def kin_of(record: Record, person_id: str) -> list[SourcedKin]:
    """What documents tell of a person's kin; those who are the person's on either side."""
    from django.db.models import Q

    return list(iter(kin(record, Q(person__person=person_id) | Q(relative__person=person_id))))


def names(record: Record, **asked: Any) -> Rows[SourcedName]:  # noqa: ANN401
    """The people whom documents name, by document."""
    from habeas.record import models

    rows = models.NamedPerson.objects.using(record.alias).filter(**asked)
    return Rows(rows.prefetch_related(document_cards(record)).order_by("document_id", "order"), read_name)


def set_asides(record: Record) -> Rows[model.SetAside]:
    """The files that could not be read, by path."""
    from habeas.record import models

    rows = models.SetAside.objects.using(record.alias).order_by("path")
    return Rows(rows, lambda row: model.SetAside(row.path, row.reason))


def extraction(record: Record, document_id: str) -> model.Extraction:
    """All that was extracted from one document.

    Raises:
        NotFound: there is no such document.
    """
    from habeas.record import models

    row = models.Document.objects.using(record.alias).filter(pk=document_id).values("extractor", "refused").first()
    if row is None:
        raise NotFound(f"There is no document {document_id[:80]!r}.")
    return model.Extraction(
        document_id,
        row["extractor"],
        claims=tuple(each.claim for each in claims(record, document=document_id)),
        affiliations=tuple(each.affiliation for each in affiliations(record, document=document_id)),
        counts=tuple(each.count for each in counts(record, document=document_id)),
        people=tuple(each.named for each in names(record, document=document_id)),
        refused=row["refused"],
        kin=tuple(each.kin for each in kin(record, document=document_id)),
    )


# --- rows into nouns ----------------------------------------------------------------------------------


def read_document(row: Any) -> model.Document:  # noqa: ANN401 (Django's classes are made when it is set up)
    return model.Document(
        text=row.text,
        kind=row.kind,
        author=row.author,
        language=row.language,
        guessed=tuple(row.guessed),
        parts=tuple(model.Part(*part) for part in row.parts),
        **_card_values(row),
    )


def card_of(document: model.Document) -> model.DocumentCard:
    """A document without its text."""
    return model.DocumentCard(**{name: getattr(document, name) for name in CARD_FIELDS})


def read_card(row: Any) -> model.DocumentCard:  # noqa: ANN401
    return model.DocumentCard(**_card_values(row))


def _card_values(row: Any) -> dict[str, Any]:  # noqa: ANN401
    values = {name: getattr(row, name) for name in CARD_FIELDS}
    return {**values, "published": partial(row.published), "sketch": tuple(row.sketch)}


def read_claim(row: Any) -> model.SourcedClaim:  # noqa: ANN401
    quotes = tuple(model.Quote(quote.start, quote.end, quote.text) for quote in _in_order(row.quotes.all()))
    persons = tuple(subject.named_person.name for subject in row.subject_set.all())
    return claim_of(row, quotes, persons, read_card(row.document))


# What of a claim's own row is read.
CLAIM_FIELDS = (
    "id", "type", "group", "number", "organizations", "actors", "date", "place", "charges", "term", "modality",
    "speaker", "rule", "trigger_start", "trigger_end", "confidence",
)  # fmt: skip


def claim_of(
    row: Any,  # noqa: ANN401
    quotes: tuple[model.Quote, ...],
    persons: tuple[str, ...],
    card: model.DocumentCard,
) -> model.SourcedClaim:
    """A claim with what stands in other tables than its own; the row has `CLAIM_FIELDS`."""
    trigger = None if row.trigger_start is None else model.Span(row.trigger_start, row.trigger_end)
    claim = model.Claim(
        type=row.type,
        quotes=quotes,
        persons=persons,
        group=row.group,
        number=row.number,
        organizations=tuple(row.organizations),
        actors=tuple(row.actors),
        date=partial(row.date),
        place=row.place,
        charges=tuple(row.charges),
        term=row.term,
        modality=row.modality,
        speaker=row.speaker,
        rule=row.rule,
        trigger=trigger,
        confidence=row.confidence,
    )
    return model.SourcedClaim(row.id, claim, as_handed_on(card, claim))


def _in_order(rows: Iterable[Any]) -> Iterator[Any]:
    """Rows of one claim in the order in which they were written."""
    by_key: Callable[[Any], int] = lambda row: row.pk  # noqa: E731 (typed, and said once)
    return iter(sorted(rows, key=by_key))


def read_count(row: Any) -> SourcedCount:  # noqa: ANN401
    count = model.Count(
        what=row.what,
        low=row.low,
        high=row.high,
        qualifier=row.qualifier,
        as_of=partial(row.as_of),
        place=row.place,
        by=row.by,
        quote=model.Quote(row.start, row.end, row.quote),
        kind=row.kind,
    )
    return SourcedCount(row.id, read_card(row.document), count)


def read_affiliation(row: Any) -> SourcedAffiliation:  # noqa: ANN401
    quote = model.Quote(row.start, row.end, row.quote)
    affiliation = model.Affiliation(row.named_person.name, row.role, row.organization, quote)
    return SourcedAffiliation(str(row.pk), read_card(row.document), affiliation, row.named_person.person_id)


def read_kin(row: Any) -> SourcedKin:  # noqa: ANN401
    quote = model.Quote(row.start, row.end, row.quote)
    told = model.Kin(row.person.name, row.relative.name, row.word, quote)
    return SourcedKin(told, read_card(row.document), row.person.person_id, row.relative.person_id)


def read_name(row: Any) -> SourcedName:  # noqa: ANN401
    spans = tuple(model.Span(start, end) for start, end in row.mentions)
    named = model.NamedPerson(row.name, spans, tuple(row.aliases), row.gender)
    return SourcedName(named, read_card(row.document), row.shown, row.person_id, row.reason)


def partial(text: str | None) -> PartialDate | None:
    """A date as the tables hold it."""
    return None if text is None else PartialDate.parse(text)
