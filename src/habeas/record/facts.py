"""Numbers and lists about the record as a whole: what it holds, and what its lists can be narrowed by."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any, TypeVar

from habeas.errors import NotFound
from habeas.record import cases, load
from habeas.record.connect import Record
from habeas.record.ordering import unknown_last
from habeas.record.review import REJECT
from habeas.record.rows import CHUNK, Rows

if TYPE_CHECKING:
    from django.db.models.expressions import OrderBy

Line = TypeVar("Line")
_ID = 64  # hexadecimal digits of a whole id
FACETS = ("country", "publisher", "kind", "language", "report_year")


def newest_first() -> tuple[str | OrderBy, ...]:
    """The order of documents by their day, the newest first; those without a date come last."""
    return unknown_last("published"), "id"


def sizes(record: Record) -> dict[str, int]:
    """The number of rows of each kind, of claims those that nobody rejected, and of words in all documents."""
    from django.db.models import Sum

    from habeas.record import models

    tables: dict[str, Any] = {
        "documents": models.Document,
        "set_aside": models.SetAside,
        "claims": models.Claim,
        "people": models.Person,
        "acts": models.Act,
        "cases": models.Case,
        "counts": models.Count,
    }
    found = {name: table.objects.using(record.alias).count() for name, table in tables.items()}
    found["claims"] -= models.Ruling.objects.using(record.alias).filter(answer=REJECT).count()
    words = models.Document.objects.using(record.alias).aggregate(words=Sum("words"))["words"]
    return {**found, "words": words or 0}


def facets(record: Record, *names: str) -> dict[str, list[tuple[Any, int]]]:
    """For each filter of the documents, or for these only, its values with their numbers, the most frequent first."""
    from django.db.models import Count

    from habeas.record import models

    found: dict[str, list[tuple[Any, int]]] = {}
    for name in names or (*FACETS, "year"):
        field = "published" if name == "year" else name
        rows = models.Document.objects.using(record.alias).exclude(**{field: None}).order_by()
        known = list(rows.values_list(field).annotate(number=Count("*")))
        if name == "year":  # by day out of an index, then by year: the database would sort every document
            years: Counter[str] = Counter()
            for day, number in known:
                years[day[:4]] += number
            known = list(years.items())
        found[name] = sorted(known, key=lambda each: (-each[1], str(each[0])))
    found.get("year", []).sort(reverse=True)
    return found


def documents_state(record: Record) -> int:
    """What changes whenever a document is stored, be it new or read anew."""
    from habeas.record import models

    return models.Freshness.objects.using(record.alias).values_list("documents", flat=True).first() or 0


def counted(record: Record, limit: int) -> list[tuple[str, int]]:
    """The classes that documents count, as they word them, with their numbers of counts, the most frequent first."""
    from django.db.models import Count

    from habeas.record import models

    rows = models.Count.objects.using(record.alias).order_by().values_list("what").annotate(number=Count("pk"))
    return list(rows.order_by("-number", "what")[:limit])


def first_published(record: Record) -> str | None:
    """The earliest day of publication."""
    return _published(record, "published")


def last_published(record: Record) -> str | None:
    """The latest day of publication."""
    return _published(record, "-published")


def undated_documents(record: Record) -> int:
    """How many documents have neither a day of publication nor the year of an annual report."""
    from habeas.record import models

    return models.Document.objects.using(record.alias).filter(published=None, report_year=None).count()


def _published(record: Record, order: str) -> str | None:
    from habeas.record import models

    rows = models.Document.objects.using(record.alias).exclude(published=None).order_by(order)
    return rows.values_list("published", flat=True).first()


def last_build(record: Record) -> datetime | None:
    """When the last build that ended did so."""
    from habeas.record import models

    rows = models.Run.objects.using(record.alias).exclude(ended=None).order_by("-pk")
    return rows.values_list("ended", flat=True).first()


def state(record: Record) -> tuple[int, int]:
    """What changes whenever documents or the derived layer do."""
    from habeas.record import models

    row = models.Freshness.objects.using(record.alias).filter(pk=1).values_list("changed", "derived").first()
    return row or (0, 0)


def whole_id(record: Record, beginning: str) -> str:
    """The id of the one document whose id begins so.

    Raises:
        NotFound: none does, or several do.
    """
    begun = beginning.lower() or "-"
    if len(begun) == _ID and load.is_document(record, begun):
        return begun
    from habeas.record import models

    rows = models.Document.objects.using(record.alias).filter(pk__startswith=begun)
    # Between the first and the last id that begin so: with "begins with" alone every id is looked at.
    found = list(rows.filter(pk__gte=begun, pk__lte=begun.ljust(_ID, "f")).order_by().values_list("pk", flat=True)[:2])
    if len(found) != 1:
        what = "no document" if not found else "more than one document"
        raise NotFound(f"There is {what} with an id that begins with {beginning[:64]!r}.")
    return str(found[0])


def ids_called(record: Record, words: str, limit: int) -> list[str]:
    """The ids of the documents of that file's name or title, in any case; else of those whose title has the words."""
    from django.db.models import Q

    from habeas.record import models

    rows = models.Document.objects.using(record.alias).order_by(*newest_first())
    for asked in (Q(name__iexact=words) | Q(title__iexact=words), Q(title__icontains=words) | Q(name__icontains=words)):
        found = list(rows.filter(asked).values_list("pk", flat=True)[:limit])
        if found:
            return found
    return []


@dataclass(frozen=True, slots=True)
class FoundAct:
    """An act that a claim tells of, and whose it is; a group's or nobody's has no person."""

    id: str
    person_id: str | None
    person_name: str | None


def acts_told(record: Record, claims: Sequence[str]) -> dict[str, list[FoundAct]]:
    """For each of these claims the acts that it tells of."""
    from habeas.record import models

    rows = models.Telling.objects.using(record.alias).filter(claim__in=list(claims)).order_by("act")
    found: dict[str, list[FoundAct]] = {}
    for claim, *act in rows.values_list("claim", "act", "act__person", "act__person__name"):
        found.setdefault(claim, []).append(FoundAct(*act))
    return found


def words_of_names(record: Record) -> list[str]:
    """Every word of a folded spelling, once, sorted: what a word that is in no name is compared with."""
    from habeas.record import models

    rows = models.Spelling.objects.using(record.alias).order_by().values_list("folded", flat=True)
    return sorted({word for name in rows.iterator(chunk_size=CHUNK * 20) for word in name.split()})


def names_state(record: Record) -> tuple[int, int]:
    """What changes whenever the spellings of names do."""
    from habeas.record import models

    rows = models.Spelling.objects.using(record.alias)
    return rows.count(), rows.order_by("-pk").values_list("pk", flat=True).first() or 0


def acts_in(record: Record, document_id: str) -> list[str]:
    """The ids of the acts that a document tells of."""
    from habeas.record import models

    rows = models.Telling.objects.using(record.alias).filter(claim__document=document_id)
    return sorted(set(rows.values_list("act", flat=True)))


def people_lines(record: Record, line: Callable[..., Line], **asked: Any) -> Rows[Line]:  # noqa: ANN401
    """People with the numbers of their documents, claims and cases, those with most claims first."""
    from django.db.models import Count, OuterRef, Subquery
    from django.db.models.functions import Coalesce

    from habeas.record import models

    # For the lines that are shown alone: joined, the cases of everybody would be counted for each page.
    cases_of = models.Case.objects.using(record.alias).filter(person=OuterRef("pk")).order_by().values("person")
    number = Coalesce(Subquery(cases_of.annotate(number=Count("pk")).values("number")), 0)
    rows = models.Person.objects.using(record.alias).filter(**asked).annotate(number_of_cases=number)
    return Rows(
        rows.order_by("-claims", "-documents", "id"),
        lambda row: line(cases.read_person(row), row.country, row.documents, row.claims, row.number_of_cases),
    )


def origins(record: Record, document_id: str) -> dict[str, Any]:
    """What the record has on where a document came from and how it was read."""
    from habeas.record import models

    fields = ("size", "words", "text_sha256", "reading", "extractor", "refused", "added")
    row = models.Document.objects.using(record.alias).filter(pk=document_id).values(*fields).get()
    paths = models.Origin.objects.using(record.alias).filter(document=document_id).order_by("path")
    return {**row, "origins": tuple(paths.values_list("path", flat=True))}


def spellings(record: Record, folded: str) -> list[str]:
    """The ids of the people who have that folded spelling among theirs."""
    from habeas.record import models

    rows = models.Spelling.objects.using(record.alias).filter(folded=folded)
    return sorted(set(rows.values_list("person", flat=True)))


def owners(record: Record, folded: Collection[str]) -> dict[str, set[str]]:
    """Of each of these folded spellings the ids of the people who have it."""
    from habeas.record import models

    found: dict[str, set[str]] = {each: set() for each in folded}
    rows = models.Spelling.objects.using(record.alias).filter(folded__in=sorted(found))
    for spelling, person in rows.values_list("folded", "person"):
        found[spelling].add(person)
    return found


def all_spellings(record: Record) -> dict[str, tuple[str, str]]:
    """Every folded spelling with an id and a name to show for it: what a name that nobody has is compared with."""
    from habeas.record import models

    rows = models.Spelling.objects.using(record.alias).order_by("-person__claims", "person", "pk")
    found: dict[str, tuple[str, str]] = {}
    for folded, person, name in rows.values_list("folded", "person", "person__name").iterator():
        found.setdefault(folded, (person, name))
    return found


def ids_of_file(record: Record, name: str) -> list[str]:
    """The ids of the documents whose file has exactly that name, in any case."""
    from habeas.record import models

    rows = models.Document.objects.using(record.alias).filter(name__iexact=name).order_by(*newest_first())
    return list(rows.values_list("pk", flat=True))
