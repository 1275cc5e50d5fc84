"""Every derived table of a registry as plain rows: without the numbers that a database counts, and without moments."""

from __future__ import annotations

from typing import Any

from habeas.work.registry import Registry

# What the database counts, and when something was noted.
NOT_TOLD = {"recorded", "dropped", "since"}
TABLES = ("Person", "Spelling", "NameKey", "Doubt", "Act", "Telling", "Case", "Step", "Standing", "Due", "Disagreement",
          "Waiting", "Ruling", "Organization", "OrganizationMention", "CensusEntry", "Redirect", "Claim")  # fmt: skip


def derived_rows(registry: Registry) -> dict[str, list[Any]]:
    """By table all rows, in an order of their own; of the census what holds now."""
    from habeas.record import models

    found = {name: _rows(registry, getattr(models, name)) for name in TABLES}
    named = models.NamedPerson.objects.using(registry.record.alias).order_by()
    found["NamedPerson"] = sorted(named.values_list("document", "name", "person", "reason", "given"), key=repr)
    said = models.SubjectAsCorrected.objects.using(registry.record.alias).order_by()
    found["SubjectAsCorrected"] = sorted(said.values_list("ruling", "order", "named_person__name"), key=repr)
    return found


def _rows(registry: Registry, table: Any) -> list[Any]:
    counted = table._meta.pk.get_internal_type().endswith("AutoField")
    names = [
        field.attname
        for field in table._meta.concrete_fields
        if not (field.primary_key and counted) and field.attname not in NOT_TOLD
    ]
    rows = table.objects.using(registry.record.alias).order_by()
    rows = rows.filter(dropped=None) if table.__name__ == "CensusEntry" else rows
    return sorted(rows.values_list(*names), key=repr)
