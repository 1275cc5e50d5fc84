"""The order of rows by what may not be known: the same on every database, each of which has a custom of its own.

SQLite sorts what is not known before everything else, and PostgreSQL after it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from django.db.models.expressions import OrderBy


def unknown_first(field: str) -> OrderBy:
    """Upwards, what is not known before the rest."""
    from django.db.models import F

    return F(field).asc(nulls_first=True)


def unknown_last(field: str) -> OrderBy:
    """Downwards, what is not known behind the rest."""
    from django.db.models import F

    return F(field).desc(nulls_last=True)
