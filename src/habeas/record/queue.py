"""The claims that wait for review, the most consequential first, kept so that the next one is found at once.

The order is made by each derivation; a decision makes it anew for the claims about the same persons.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any

from habeas import terms
from habeas.errors import BadVocabulary
from habeas.record import versions
from habeas.record.connect import Record
from habeas.record.inserting import add_rows
from habeas.record.ordering import unknown_first
from habeas.record.prepared import prepared
from habeas.record.review import BY_ONE
from habeas.record.rows import CHUNK

if TYPE_CHECKING:
    from django.db.models import QuerySet

_FILE = "review/queue.toml"
TIERS = ("reopened", "disputed", "second", "new in custody", "act", "response", "repeated", "older version")
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
    reader = asked.pop("reader", None)
    rows = waiting(record, **asked).order_by()
    # What waits for somebody else than who decided first is little, and has an index: all of it is not looked at.
    first = [] if reader is None else _first_read_by(record, reader)
    return int(rows.count()) - int(rows.filter(pk__in=first).count() if first else 0)


@prepared
def _first_read_by(record: Record, reader: str) -> QuerySet[Any]:
    from habeas.record import models

    rows = models.Waiting.objects.using(record.alias).filter(by=reader).order_by()
    return rows.values_list("claim_id", flat=True)


def place(record: Record, claim_id: str) -> Place | None:
    """Where a claim waits; None for one that does not."""
    return _first(_place(record, claim_id))


@prepared
def _place(record: Record, claim_id: str) -> QuerySet[Any]:
    from habeas.record import models

    return models.Waiting.objects.using(record.alias).filter(pk=claim_id).values_list(*_PLACE)


def first(record: Record, **asked: Any) -> Place | None:  # noqa: ANN401
    """The claim that is to be reviewed first."""
    return _one(record, "", None, asked)


def after(record: Record, here: Place, **asked: Any) -> Place | None:  # noqa: ANN401
    """The claim after a place in the queue, whether or not the claim of that place still waits."""
    return _one(record, ">", here, asked)


def before(record: Record, here: Place, **asked: Any) -> Place | None:  # noqa: ANN401
    """The claim before a place in the queue."""
    return _one(record, "<", here, asked)


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


# What is kept of a claim as it is, and the place of its document among that.
_PLAIN = ("confidence", "document__country", "document", "date", "ruling__by")
_DOCUMENT = _PLAIN.index("document")
# The columns of a row that waits; where it stands among the others.
_ROW = ("claim_id", "rank", "type", "confidence", "country", "document_id", "date", "by")
_PLACE = ("claim_id", "rank", "confidence")


def _one(record: Record, way: str, here: Place | None, asked: Mapping[str, Any]) -> Place | None:
    """The first of the claims that wait, or the first beyond a place, whichever way."""
    wanted = {name: value for name, value in asked.items() if value is not None}
    place = () if here is None else (here.rank, here.confidence, here.claim_id)
    if "person" in wanted:  # whose claims these are is asked for before
        return _first(list(_narrowed(record, way, tuple(wanted), *place, *wanted.values())))
    return _first(_prepared_for(way, tuple(wanted))(record, *place, *wanted.values()))


@cache
def _prepared_for(way: str, names: tuple[str, ...]) -> prepared:
    return prepared(lambda record, *values: _narrowed(record, way, names, *values))


def _narrowed(record: Record, way: str, names: Sequence[str], *values: Any) -> QuerySet[Any]:  # noqa: ANN401
    """The first that waits, beyond a place if there is a way: three values compared as one, which an index answers."""
    from django.db.models import BooleanField
    from django.db.models.expressions import RawSQL

    place, told = (values[:3], values[3:]) if way else ((), values)
    rows = waiting(record, **dict(zip(names, told, strict=True)))
    if way:
        beyond = f"(record_waiting.rank, record_waiting.confidence, record_waiting.claim_id) {way} (%s, %s, %s)"
        rows = rows.filter(RawSQL(beyond, place, output_field=BooleanField()))  # noqa: S611 (words of ours)
    if way == "<":
        rows = rows.order_by("-rank", "-confidence", "-claim_id")
    return rows.values_list(*_PLACE)[:1]


def _first(rows: Iterable[Any]) -> Place | None:
    return next((Place(*row) for row in rows), None)


# --- filling --------------------------------------------------------------------------------------------


def fill(record: Record, claims: Sequence[str] | None = None) -> None:
    """Puts the claims that wait in their order: all of them, or these; inside the transaction that derives."""
    known = _Known(record, claims)
    rows = _open(record).iterator(chunk_size=CHUNK) if claims is None else _open_of(record, claims)
    batch = []
    for claim_id, kind, *plain, reopened, state in rows:
        tier = known.tier(
            claim_id, kind, reopened=bool(reopened), second=state == BY_ONE, older=plain[_DOCUMENT] in known.older
        )
        batch.append((claim_id, tier * _TIER + 100 - terms.claim_type(kind).weight, kind, *plain))
    _replace(record, claims, batch)


def _open(record: Record) -> QuerySet[Any]:
    """What the queue needs of the claims that nobody ruled on for good."""
    from django.db.models import Q

    from habeas.record import models

    names = ("pk", "type", *_PLAIN, "ruling__reopened", "ruling__state")
    rows = models.Claim.objects.using(record.alias).order_by().values_list(*names)
    return rows.filter(Q(ruling=None) | Q(ruling__reopened=True) | Q(ruling__state=BY_ONE))


@prepared
def _open_of(record: Record, claims: Collection[str]) -> QuerySet[Any]:
    return _open(record).filter(pk__in=claims)


def _replace(record: Record, claims: Sequence[str] | None, batch: Iterable[tuple[Any, ...]]) -> None:
    """Puts these rows in the place of those of the claims; what stays as it was is not written."""
    from habeas.record import models

    names = _ROW
    rows, old = models.Waiting.objects.using(record.alias), set()
    if claims is None:
        rows.all().delete()
    else:
        old = set(_rows_of(record, claims))
        gone = old.difference(batch)
        if gone:
            rows.filter(pk__in=sorted(each[0] for each in gone)).delete()
    new = [dict(zip(names, each, strict=True)) for each in batch if each not in old]
    if new:
        add_rows(record, models.Waiting, new)


@prepared
def _rows_of(record: Record, claims: Collection[str]) -> QuerySet[Any]:
    from habeas.record import models

    return models.Waiting.objects.using(record.alias).filter(pk__in=claims).order_by().values_list(*_ROW)


class _Known:
    """What the tiers depend on, of all claims or of some."""

    def __init__(self, record: Record, claims: Sequence[str] | None) -> None:
        self.disputed = _in_dispute(_disputed(record) if claims is None else _disputed_of(record, claims))
        self.persons: dict[str, set[str]] = defaultdict(set)
        told = _about(record).iterator(chunk_size=CHUNK) if claims is None else _about_of(record, claims)
        for claim_id, person in told:
            self.persons[claim_id].add(person)
        whose = None if claims is None else sorted({one for persons in self.persons.values() for one in persons})
        self.seen = set(_reviewed(record) if whose is None else _reviewed_of(record, whose) if whose else ())
        self.firsts = self._firsts(
            _responses(record).iterator() if whose is None else _responses_to(record, whose) if whose else ()
        )
        self.older = versions.superseded(record) if claims is None else versions.superseded_of(record, claims)
        self.order = {name: number for number, (name, _) in enumerate(tiers())}

    def _firsts(self, responses: Iterable[tuple[str, str, str]]) -> set[str]:
        """The responses that are the first of their type to one of their persons, by publication and place."""
        had: set[tuple[str, str]] = set()
        firsts: set[str] = set()
        for claim_id, kind, person in responses:
            if (person, kind) not in had:
                had.add((person, kind))
                firsts.add(claim_id)
        return firsts

    def tier(self, claim_id: str, kind: str, *, reopened: bool, second: bool, older: bool) -> int:
        """The number of the first tier whose condition the claim meets; the last of all for older versions."""
        if older and not (reopened or second or claim_id in self.disputed):
            return self.order["older version"]
        said, persons = terms.claim_type(kind), self.persons.get(claim_id, set())
        met = {
            "reopened": reopened,
            "disputed": claim_id in self.disputed,
            "second": second,
            "new in custody": said.custody in ("begins", "continues") and bool(persons - self.seen),
            "repeated": said.kind == "response" and bool(persons) and claim_id not in self.firsts,
            "act": said.kind == "act",
            "response": said.kind == "response" and (not persons or claim_id in self.firsts),
            "older version": older,
        }
        return min(number for name, number in self.order.items() if met[name])


# Each of these is asked of the whole record by a derivation, and of a few claims or persons by a decision.


def _disputed(record: Record) -> QuerySet[Any]:
    """The claims that acts with disputes are told by, with these."""
    from habeas.record import models

    rows = models.Telling.objects.using(record.alias).exclude(act__disputes=[]).order_by()
    return rows.values_list("claim", "act__disputes")


def _about(record: Record) -> QuerySet[Any]:
    """Claims with each of their persons."""
    from habeas.record import models

    rows = models.Subject.objects.using(record.alias).exclude(named_person__person=None).order_by()
    return rows.values_list("claim", "named_person__person")


def _reviewed(record: Record) -> QuerySet[Any]:
    """The persons of whom somebody reviewed a claim."""
    from habeas.record import models

    rows = models.Subject.objects.using(record.alias).filter(claim__ruling__reopened=False).order_by()
    return rows.values_list("named_person__person", flat=True)


def _responses(record: Record) -> QuerySet[Any]:
    """The responses with their type and each of their persons, by publication and place."""
    from habeas.record import models

    kinds = [name for name, kind in terms.claim_types().items() if kind.kind == "response"]
    rows = models.Subject.objects.using(record.alias).filter(claim__type__in=kinds).exclude(named_person__person=None)
    rows = rows.order_by(unknown_first("claim__document__published"), "claim__document", "claim__order")
    return rows.values_list("claim", "claim__type", "named_person__person")


@prepared
def _disputed_of(record: Record, claims: Collection[str]) -> QuerySet[Any]:
    return _disputed(record).filter(claim__in=claims)


@prepared
def _about_of(record: Record, claims: Collection[str]) -> QuerySet[Any]:
    return _about(record).filter(claim__in=claims)


@prepared
def _reviewed_of(record: Record, persons: Collection[str]) -> QuerySet[Any]:
    return _reviewed(record).filter(named_person__person__in=persons)


@prepared
def _responses_to(record: Record, persons: Collection[str]) -> QuerySet[Any]:
    return _responses(record).filter(named_person__person__in=persons)


def _in_dispute(tellings: Iterable[tuple[str, Any]]) -> set[str]:
    """Of claims with the disputes of an act that they tell of, those that give one of the values."""
    return {
        claim_id
        for claim_id, disputes in tellings
        if any(claim_id in claims for _, values in disputes for _, claims in values)
    }
