"""Statements of law as rows, and their penalties in words."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from habeas.answers.tables import place_row
from habeas.claims.provisions import Penalty, Provision, Threshold

if TYPE_CHECKING:
    from habeas.documents.outline import Section
    from habeas.model import DocumentCard


def penalty_words(penalty: Penalty) -> str:
    """A penalty as it is to be printed: "imprisonment, up to 3 years", "no longer fine"."""
    ends = [_number(end) for end in (penalty.low, penalty.high) if end is not None]
    if len(set(ends)) > 1:
        amount = f"{' to '.join(ends)} {penalty.unit}"
    elif ends:
        lead = "up to " if penalty.low is None else "at least " if penalty.high is None else ""
        amount = f"{lead}{ends[0]} {penalty.unit}"
    else:
        amount = ""
    worded = ", ".join(each for each in (penalty.kind, amount) if each)
    return f"{'no longer ' if penalty.gone else ''}{worded}{f' ({penalty.condition})' if penalty.condition else ''}"


_PENALTY = re.compile(
    r"(?P<gone>no longer )?(?P<kind>[^,(]+?)"
    r"(?:, (?P<lead>up to |at least )?(?P<first>\d+(?:\.\d+)?)(?: to (?P<second>\d+(?:\.\d+)?))? (?P<unit>[^()]+?))?"
    r"(?: \((?P<condition>.+)\))?",
    re.DOTALL,
)
_THRESHOLD = re.compile(r"(?:(?P<qualifier>\D*?) )?(?P<number>\d{1,18})(?: (?P<what>.*))?", re.DOTALL)


def read_penalty(words: str) -> Penalty:
    """A penalty of the words that `penalty_words` makes of it; other words are its kind."""
    found = _PENALTY.fullmatch(words)
    if found is None:
        return Penalty(words)
    told = found.groupdict()
    first, second = (None if told[name] is None else float(told[name]) for name in ("first", "second"))
    low = None if told["lead"] == "up to " else first
    high = second if second is not None else None if told["lead"] == "at least " else first
    return Penalty(told["kind"], low, high, told["unit"], told["condition"], told["gone"] is not None)


def read_threshold(words: str) -> Threshold | None:
    """A number that the law requires, of the words that `threshold_words` makes of it; None where they have none."""
    found = _THRESHOLD.fullmatch(words)
    return None if found is None else Threshold(int(found["number"]), found["what"] or "", found["qualifier"] or None)


def threshold_words(threshold: Threshold) -> str:
    """A number that the law requires, as it is to be printed: "at least 7 employees"."""
    return " ".join(filter(None, (threshold.qualifier, str(threshold.number), threshold.what)))


def _number(value: float) -> str:
    """A number as it is written out, however large it is."""
    return str(int(value)) if value == int(value) else str(value)


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
        "thresholds": [threshold_words(each) for each in provision.thresholds],
        "report_year": document.report_year,
        **place_row(document, section),
        "quote": provision.quote.text,
        "start": provision.quote.start,
        "end": provision.quote.end,
    }
