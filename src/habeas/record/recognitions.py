"""That a body recognises somebody under a definition, as entries of the log: written by a person, never by a rule."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from habeas.dates import PartialDate
from habeas.record.connect import Record
from habeas.record.decisions import undone
from habeas.record.mentions_now import current_keys
from habeas.record.prepared import prepared

if TYPE_CHECKING:
    from django.db.models import QuerySet

# The subject of such an entry: a mention of the person, and the definition with the body.
RECOGNITIONS = "recognitions"
RECOGNISED, NOT_RECOGNISED = "recognised", "not recognised"
ANSWERS = (RECOGNISED, NOT_RECOGNISED)
MET, NOT_MET, NOT_DETERMINED = "met", "not met", "not determined"


@dataclass(frozen=True, slots=True)
class Ground:
    """Whether a ground of a definition is met, with what shows it: the id of a claim, or a source in words."""

    answer: str
    evidence: str = ""


@dataclass(frozen=True, slots=True)
class Recognition:
    """A decision of a body on somebody, as a person recorded it.

    Attributes:
        id: its number in the log.
        mention: of the person, as judgements address it.
        definition: its name in `definitions.toml`.
        answer: "recognised" or "not recognised".
        day: when the body decided, as far as it is known (2024, 2024-05, 2024-05-01).
        source: where the body says so: the id of a claim, or words.
        grounds: by their letters; those that are left out are not determined.
    """

    id: int
    mention: str
    body: str
    definition: str
    answer: str
    day: str
    source: str
    by: str
    made: datetime
    because: str = ""
    grounds: Mapping[str, Ground] = field(default_factory=dict)


def add(record: Record, made: Recognition, evidence: Iterable[str], version: str) -> int:
    """Writes it into the log; its number. Inside a transaction. `evidence` are the sentences for who reads the log."""
    from habeas.record import models

    told = {
        "body": made.body,
        "definition": made.definition,
        "day": made.day,
        "source": made.source,
        "grounds": {letter: [each.answer, each.evidence] for letter, each in made.grounds.items()},
    }
    row = models.Decision.objects.using(record.alias).create(
        made=made.made,
        by=made.by,
        verb=made.answer,
        subject=RECOGNITIONS,
        reason=made.because,
        value={
            "left": made.mention,
            "right": f"{made.definition} {made.body}",
            "evidence": list(evidence),
            "version": version,
            "recognition": told,
        },
    )
    return int(row.pk)


def recognitions(record: Record) -> list[Recognition]:
    """Those that hold, in the order of the days on which the bodies decided."""
    found = _rows(record)
    gone = undone(record) if found else {}
    return sorted((_read(row) for row in found if row.pk not in gone), key=lambda each: (each.day, each.id))


@prepared
def _rows(record: Record) -> QuerySet[Any]:
    from habeas.record import models

    return models.Decision.objects.using(record.alias).filter(subject=RECOGNITIONS, undoes=None).order_by("pk")


def by_mention(record: Record) -> dict[str, list[Recognition]]:
    """The same by the mention of the person, as it is addressed now."""
    found: dict[str, list[Recognition]] = {}
    held = recognitions(record)
    now = current_keys(record, (each.mention for each in held)) if held else {}
    for each in held:
        if each.mention in now:
            found.setdefault(now[each.mention], []).append(each)
    return found


def latest(made: Iterable[Recognition], by: date | None = None) -> list[Recognition]:
    """Of each body under each definition what it decided last, up to a day where one is given."""
    last: dict[tuple[str, str], Recognition] = {}
    for each in made:
        key = (each.body.casefold(), each.definition)
        if by is not None and PartialDate.parse(each.day).last_day > by:
            continue
        if key not in last or (each.day, each.id) > (last[key].day, last[key].id):
            last[key] = each
    return list(last.values())


def _read(row: Any) -> Recognition:  # noqa: ANN401 (Django's classes are made when it is set up)
    told = row.value["recognition"]
    grounds = {letter: Ground(*said) for letter, said in told["grounds"].items()}
    return Recognition(
        row.pk,
        row.value["left"],
        told["body"],
        told["definition"],
        row.verb,
        told["day"],
        told["source"],
        row.by,
        row.made,
        row.reason,
        grounds,
    )
