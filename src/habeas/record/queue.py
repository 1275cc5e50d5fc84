"""The claims that wait for review, the most consequential first, kept so that the next one is found at once.

The order is made by each derivation; a decision makes it anew for the claims about the same persons.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any

from habeas import terms
from habeas.errors import BadVocabulary
from habeas.record.connect import Record
from habeas.record.inserting import add_rows
from habeas.record.review import BY_ONE
from habeas.record.rows import CHUNK

if TYPE_CHECKING:
    from django.db.models import QuerySet

_FILE = "review/queue.toml"
TIERS = ("reopened", "disputed", "second", "new in custody", "act", "response", "repeated")
# Ranks of one tier lie between two multiples of this; the weight of a type is at most 100.
_TIER = 1_000
FILTERS = ("country", "document", "person", "type", "since", "until", "least", "most", "reader")


@dataclass(frozen=True, slots=True)
class Place:
    """A claim's place in the queue, and the words for why it is there."""

    claim_id: str
    rank: int
    confidence: float

    @property
    def why(self) -> str:
        return tiers()[self.rank // _TIER][1]


@cache
def tiers() -> tuple[tuple[str, str], ...]:
    """The tiers in their order, each with its words.

    Raises:
        BadVocabulary: `queue.toml` does not have each of them once.
    """
    entries = terms.load_toml(_FILE).get("tier")
    read = [(each.get("name"), each.get("label")) for each in entries] if isinstance(entries, list) else []
    if sorted(str(name) for name, _ in read) != sorted(TIERS) or not all(label for _, label in read):
        raise BadVocabulary(f"data/{_FILE} needs a [[tier]] with a label for each of {', '.join(TIERS)}")
    return tuple(read)


# --- asking ---------------------------------------------------------------------------------------------


def waiting(record: Record, **asked: Any) -> QuerySet[Any]:  # noqa: ANN401 (values of a query)
    """The claims that wait, in their order; narrowed by any of `FILTERS` that is not None.

    For a "reader" those that wait for a second person are left out where they are the first.
    """
    from django.db.models import Q

    from habeas.record import models, rulings

    rows = models.Waiting.objects.using(record.alias).all()
    lookups = {"country": "country", "document": "document_id", "type": "type", "since": "date__gte",
               "until": "date__lte", "least": "confidence__gte", "most": "confidence__lte"}  # fmt: skip
    rows = rows.filter(**{lookup: asked[name] for name, lookup in lookups.items() if asked.get(name) is not None})
    if asked.get("person") is not None:
        rows = rows.filter(pk__in=rulings.ids_about(record, [asked["person"]]))
    if asked.get("reader") is not None:
        rows = rows.filter(Q(by=None) | ~Q(by=asked["reader"]))
    return rows.order_by("rank", "confidence", "claim_id")


def number(record: Record, **asked: Any) -> int:  # noqa: ANN401
    """How many claims wait, narrowed as in `waiting`."""
    from habeas.record import models

    reader = asked.pop("reader", None)
    rows = waiting(record, **asked).order_by()
    if reader is None:
        return int(rows.count())
    # What waits for somebody else than who decided first is little, and has an index: all of it is not looked at.
    first = models.Waiting.objects.using(record.alias).filter(by=reader).values_list("claim_id", flat=True)
    return int(rows.count()) - int(rows.filter(pk__in=list(first)).count() if first.exists() else 0)


def place(record: Record, claim_id: str) -> Place | None:
    """Where a claim waits; None for one that does not."""
    from habeas.record import models

    return _first(models.Waiting.objects.using(record.alias).filter(pk=claim_id))


def first(record: Record, **asked: Any) -> Place | None:  # noqa: ANN401
    """The claim that is to be reviewed first."""
    return _first(waiting(record, **asked))


def after(record: Record, here: Place, **asked: Any) -> Place | None:  # noqa: ANN401
    """The claim after a place in the queue, whether or not the claim of that place still waits."""
    return _beyond(waiting(record, **asked), here, ">")


def before(record: Record, here: Place, **asked: Any) -> Place | None:  # noqa: ANN401
    """The claim before a place in the queue."""
    return _beyond(waiting(record, **asked).order_by("-rank", "-confidence", "-claim_id"), here, "<")


def countries(record: Record) -> list[str]:
    """The countries of the claims that wait, sorted: one look into an index for each, however many claims wait."""
    from django.db import connections

    # From each country to the next one: a plain "distinct" would read every row. PostgreSQL knows it as well.
    sql = (
        "WITH RECURSIVE each(country) AS (SELECT min(country) FROM record_waiting UNION ALL "
        "SELECT (SELECT min(country) FROM record_waiting WHERE country > each.country) FROM each "
        "WHERE each.country IS NOT NULL) SELECT country FROM each WHERE country IS NOT NULL ORDER BY country"
    )
    with connections[record.alias].cursor() as cursor:
        cursor.execute(sql)
        return [str(country) for (country,) in cursor.fetchall() if country]


def _beyond(rows: QuerySet[Any], here: Place, way: str) -> Place | None:
    """The first of the rows beyond a place: three values compared as one, which an index answers at once."""
    from django.db.models import BooleanField
    from django.db.models.expressions import RawSQL

    beyond = f"(record_waiting.rank, record_waiting.confidence, record_waiting.claim_id) {way} (%s, %s, %s)"
    place = (here.rank, here.confidence, here.claim_id)
    return _first(rows.filter(RawSQL(beyond, place, output_field=BooleanField())))  # noqa: S611 (words of ours)


def _first(rows: QuerySet[Any]) -> Place | None:
    found = rows.values_list("claim_id", "rank", "confidence").first()
    return None if found is None else Place(*found)


# --- filling --------------------------------------------------------------------------------------------


def fill(record: Record, claims: Sequence[str] | None = None) -> None:
    """Puts the claims that wait in their order: all of them, or these; inside the transaction that derives."""
    from django.db.models import Q

    from habeas.record import models

    known = _Known(record, claims)
    rows = models.Claim.objects.using(record.alias).filter(
        Q(ruling=None) | Q(ruling__reopened=True) | Q(ruling__state=BY_ONE)
    )
    if claims is not None:
        rows = rows.filter(pk__in=claims)
    names = ("pk", "type", "confidence", "document__country", "document", "date", "ruling__by", "ruling__reopened",
             "ruling__state")  # fmt: skip
    batch = []
    for claim_id, kind, *plain, reopened, state in rows.order_by().values_list(*names).iterator(chunk_size=CHUNK):
        tier = known.tier(claim_id, kind, reopened=bool(reopened), second=state == BY_ONE)
        batch.append((claim_id, tier * _TIER + 100 - terms.claim_type(kind).weight, kind, *plain))
    _replace(record, claims, batch)


def _replace(record: Record, claims: Sequence[str] | None, batch: Iterable[tuple[Any, ...]]) -> None:
    """Puts these rows in the place of those of the claims; what stays as it was is not written."""
    from habeas.record import models

    names = ("claim_id", "rank", "type", "confidence", "country", "document_id", "date", "by")
    rows, old = models.Waiting.objects.using(record.alias), set()
    if claims is None:
        rows.all().delete()
    else:
        old = set(rows.filter(pk__in=claims).order_by().values_list(*names))
        gone = old.difference(batch)
        if gone:
            rows.filter(pk__in=sorted(each[0] for each in gone)).delete()
    add_rows(record, models.Waiting, (dict(zip(names, each, strict=True)) for each in batch if each not in old))


class _Known:
    """What the tiers depend on, of all claims or of some."""

    def __init__(self, record: Record, claims: Sequence[str] | None) -> None:
        from habeas.record import models

        some: dict[str, Any] = {} if claims is None else {"claim__in": claims}
        tellings = models.Telling.objects.using(record.alias).filter(**some).exclude(act__disputes=[])
        self.disputed = _in_dispute(tellings.order_by().values_list("claim", "act__disputes"))
        self.persons: dict[str, set[str]] = defaultdict(set)
        told = models.Subject.objects.using(record.alias).filter(**some).exclude(named_person__person=None).order_by()
        for claim_id, person in told.values_list("claim", "named_person__person").iterator(chunk_size=CHUNK):
            self.persons[claim_id].add(person)
        self.seen = self._reviewed(record, some)
        self.firsts = self._firsts(record, some)
        self.order = {name: number for number, (name, _) in enumerate(tiers())}

    def _reviewed(self, record: Record, some: dict[str, Any]) -> set[str]:
        """The persons of whom somebody reviewed a claim."""
        from habeas.record import models

        rows = models.Subject.objects.using(record.alias).filter(claim__ruling__reopened=False)
        if some:
            rows = rows.filter(named_person__person__in=self._persons())
        return set(rows.order_by().values_list("named_person__person", flat=True))

    def _firsts(self, record: Record, some: dict[str, Any]) -> set[str]:
        """The responses that are the first of their type to one of their persons, by publication and place."""
        from habeas.record import models

        kinds = [name for name, kind in terms.claim_types().items() if kind.kind == "response"]
        rows = (
            models.Subject.objects.using(record.alias).filter(claim__type__in=kinds).exclude(named_person__person=None)
        )
        if some:
            rows = rows.filter(named_person__person__in=self._persons())
        rows = rows.order_by("claim__document__published", "claim__document", "claim__order")
        had: set[tuple[str, str]] = set()
        firsts: set[str] = set()
        for claim_id, kind, person in rows.values_list("claim", "claim__type", "named_person__person").iterator():
            if (person, kind) not in had:
                had.add((person, kind))
                firsts.add(claim_id)
        return firsts

    def _persons(self) -> set[str]:
        return {person for persons in self.persons.values() for person in persons}

    def tier(self, claim_id: str, kind: str, *, reopened: bool, second: bool) -> int:
        """The number of the first tier whose condition the claim meets."""
        said, persons = terms.claim_type(kind), self.persons.get(claim_id, set())
        met = {
            "reopened": reopened,
            "disputed": claim_id in self.disputed,
            "second": second,
            "new in custody": said.custody in ("begins", "continues") and bool(persons - self.seen),
            "repeated": said.kind == "response" and bool(persons) and claim_id not in self.firsts,
            "act": said.kind == "act",
            "response": said.kind == "response" and (not persons or claim_id in self.firsts),
        }
        return min(number for name, number in self.order.items() if met[name])


def _in_dispute(tellings: Iterable[tuple[str, Any]]) -> set[str]:
    """Of claims with the disputes of an act that they tell of, those that give one of the values."""
    return {
        claim_id
        for claim_id, disputes in tellings
        if any(claim_id in claims for _, values in disputes for _, claims in values)
    }
