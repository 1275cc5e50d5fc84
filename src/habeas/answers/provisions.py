"""Statements of law as rows, and their penalties in words."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from habeas.answers.tables import place_row

if TYPE_CHECKING:
    from habeas.claims.provisions import Penalty, Provision
    from habeas.documents.outline import Section
    from habeas.model import DocumentCard


def penalty_words(penalty: Penalty) -> str:
    """A penalty as it is to be printed: "imprisonment, up to 3 years", "no longer fine"."""
    ends = [f"{end:g}" for end in (penalty.low, penalty.high) if end is not None]
    if len(set(ends)) > 1:
        amount = f"{' to '.join(ends)} {penalty.unit}"
    elif ends:
        lead = "up to " if penalty.low is None else "at least " if penalty.high is None else ""
        amount = f"{lead}{ends[0]} {penalty.unit}"
    else:
        amount = ""
    worded = ", ".join(each for each in (penalty.kind, amount) if each)
    return f"{'no longer ' if penalty.gone else ''}{worded}{f' ({penalty.condition})' if penalty.condition else ''}"


def provision_row(provision: Provision, document: DocumentCard, section: Section | None = None) -> dict[str, Any]:
    """A statement of law with its sentence."""
    return {
        "kind": provision.kind,
        "subject": provision.subject,
        "law": provision.law,
        "article": provision.article,
        "date": None if provision.date is None else str(provision.date),
        "penalties": [penalty_words(each) for each in provision.penalties],
        "condition": provision.condition,
        "thresholds": [
            " ".join(filter(None, (each.qualifier, str(each.number), each.what))) for each in provision.thresholds
        ],
        "report_year": document.report_year,
        **place_row(document, section),
        "quote": provision.quote.text,
        "start": provision.quote.start,
        "end": provision.quote.end,
    }
