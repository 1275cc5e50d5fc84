"""Reports that give no figure because their edition has no section for it, which does not say that there are none."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from habeas.answers.counts import Figure
from habeas.answers.report.outline import count_classes
from habeas.documents.editions import absent
from habeas.terms import claim_type


def with_absent(figures: Iterable[Figure], what: str | None, editions: Mapping[str, str]) -> list[Figure]:
    """The figures, those that are missing marked where the edition of the report has no section on what is counted.

    Args:
        what: the class that was asked for.
        editions: of each country report the name of its outline, by the document's id.
    """
    topic = _topic(what or "")
    return [
        replace(each, absent=True)
        if each.report is not None and topic is not None and _lacks(editions.get(each.report.id), topic)
        else each
        for each in figures
    ]


def _topic(what: str) -> str | None:
    """What a section is about that gives numbers of this class; None for classes of which that is not known."""
    low = what.casefold()
    kind = next((kind for words, kind in count_classes() if any(word in low for word in words)), None)
    return claim_type(kind).topics[0] if kind is not None else None


def _lacks(name: str | None, topic: str) -> bool:
    return name is not None and topic in {each.name for each in absent(name)}
