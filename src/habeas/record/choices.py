"""The choices of what to show where sources differ, as entries of the log that nothing is removed from."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any

from habeas.acts.chosen import Choice, Choices
from habeas.record.claims_now import WAS, as_they_are, claims_now
from habeas.record.connect import Record
from habeas.record.review import DISAGREEMENTS

SHOW = "show"


def add(record: Record, choice: Choice, claim_id: str, document_id: str) -> Choice:
    """Adds a choice to the log, addressed by one of its claims; it comes back with its number. In a transaction."""
    from habeas.record import models

    row = models.Decision.objects.using(record.alias).create(
        made=choice.made,
        by=choice.by,
        verb=SHOW,
        subject=DISAGREEMENTS,
        claim=claim_id,
        document=document_id,
        reason=choice.because,
        value={
            "field": choice.field,
            "value": choice.value,
            "claims": sorted(choice.claims),
            "among": sorted(choice.among),
            "version": choice.version,
            WAS: as_they_are(record, choice.among | choice.claims),
        },
    )
    return replace(choice, id=row.pk)


def read(row: Any) -> Choice:  # noqa: ANN401 (a class made when Django is set up)
    """The choice that an entry of the log is."""
    said = row.value
    return Choice(
        row.pk,
        said["field"],
        said["value"],
        frozenset(said["claims"]),
        frozenset(said["among"]),
        row.by,
        row.made,
        row.reason,
        said.get("version", ""),
    )


def active(record: Record) -> Choices:
    """The choices that are not undone, each of the claims that it speaks of by now."""
    from habeas.record import decisions

    entries = decisions.on(record, DISAGREEMENTS)
    found = [each.choice for each in entries if each.choice is not None and each.undone_by is None]
    now = claims_now(record) if found else {}
    return Choices(replace(one, claims=_by_now(one.claims, now), among=_by_now(one.among, now)) for one in found)


def _by_now(claims: Iterable[str], now: Mapping[str, str]) -> frozenset[str]:
    return frozenset(now.get(claim, claim) for claim in claims)
