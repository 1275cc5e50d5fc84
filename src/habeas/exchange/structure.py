"""What a file of exchange says of how a document is made: sections, statements of law, names, questions and answers.

All of it is somebody's word and may be anything: what can't be so is left out, row by row.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Any

from habeas.answers.provisions import read_penalty, read_threshold
from habeas.claims.provision_words import KINDS
from habeas.claims.provisions import Provision
from habeas.dates import PartialDate
from habeas.documents.editions import outlines
from habeas.documents.layout import LONGEST_TEXT, one_line
from habeas.documents.outline import LABEL_LEVEL, Outlined, Section
from habeas.errors import UnknownTerm
from habeas.exchange.citing import document_id, words
from habeas.exchange.model import Passage, Structure, Words
from habeas.model import Quote

Row = Mapping[str, Any]
# The tables that tell it.
TABLES = ("reports", "sections", "bodies", "provisions", "passages")
PASSAGES = ("paragraph", "heading", "list_item", "question", "answer", "quotation")
_LONGEST_NUMBER, _LONGEST_WORD, _DEEPEST = 16, 400, 9


def structures(tables: Mapping[str, Iterable[Row]]) -> dict[str, Structure]:
    """How each document is made, by its id, as the rows of `TABLES` tell."""
    provisions: dict[str, list[tuple[Provision, Words]]] = defaultdict(list)
    passages: dict[str, list[Passage]] = defaultdict(list)
    named: dict[str, list[Words]] = defaultdict(list)
    for row in _of_documents(tables, "provisions"):
        if (provision := _provision(row)) is not None:
            provisions[row["document"]].append(provision)
    for row in _of_documents(tables, "passages"):
        if row["kind"] in PASSAGES and (quoted := _words(row)) is not None:
            part = Passage(quoted, row["kind"], one_line(row["speaker"] or ""), _level(row["level"]))
            passages[row["document"]].append(part)
    for name in ("sections", "bodies"):
        for row in _of_documents(tables, name):
            if (quoted := _words(row)) is not None:
                named[row["document"]].append(quoted)
    outlined = _outlined(tables)
    return {
        document_id(one): Structure(outlined.get(one), tuple(provisions[one]), tuple(passages[one]), tuple(named[one]))
        for one in sorted({*outlined, *provisions, *passages, *named})
    }


def _of_documents(tables: Mapping[str, Iterable[Row]], name: str) -> Iterable[Row]:
    return (row for row in tables.get(name, ()) if row["document"])


def _words(row: Row) -> Words | None:
    found = words(row["quote"] or "", row["start"])
    return found if found.text and found.start is not None else None


def _outlined(tables: Mapping[str, Iterable[Row]]) -> dict[str, Outlined]:
    """The outlines of those documents that are in an edition which is known here."""
    sections: dict[str, list[Section]] = defaultdict(list)
    for row in _of_documents(tables, "sections"):
        if (section := _section(row)) is not None:
            sections[row["document"]].append(section)
    found = {}
    for row in _of_documents(tables, "reports"):
        if row["edition"] in outlines().editions:
            several = sections[row["document"]]
            found[row["document"]] = Outlined(
                row["edition"],
                tuple(each for each in several if each.level < LABEL_LEVEL),
                tuple(each for each in several if each.level == LABEL_LEVEL),
                tuple(filter(None, row["missing"] or ())),
                tuple(filter(None, row["notes"] or ())),
            )
    return found


def _section(row: Row) -> Section | None:
    title, path = one_line(row["title"] or ""), one_line(row["path"] or "")
    start, end, level = row["start"], row["last"], _level(row["level"])
    if not title or not path or level is None or start is None or end is None or not 0 <= start <= end <= LONGEST_TEXT:
        return None
    number = one_line(row["number"] or "")
    topic = row["topic"] if row["topic"] in outlines().topics else None
    return Section(level, None if number is None else number[:_LONGEST_NUMBER], title, path, topic, start, end)


def _level(given: int | None) -> int | None:
    return given if given is not None and 0 <= given <= _DEEPEST else None


def _provision(row: Row) -> tuple[Provision, Words] | None:
    quoted, subject = _words(row), one_line(row["subject"] or "")
    if quoted is None or not subject or row["kind"] not in KINDS:
        return None
    told = {name: one_line(row[name] or "") for name in ("law", "article", "condition")}
    penalties = (read_penalty(each[:_LONGEST_WORD]) for each in row["penalties"] or () if each)
    thresholds = (read_threshold(each[:_LONGEST_WORD]) for each in row["thresholds"] or () if each)
    provision = Provision(
        row["kind"], subject, Quote(0, 0, ""), date=_day(row["date"]), **told,
        penalties=tuple(penalties), thresholds=tuple(each for each in thresholds if each is not None),
    )  # fmt: skip
    return provision, quoted


def _day(given: str | None) -> PartialDate | None:
    try:
        return None if given is None else PartialDate.parse(given)
    except UnknownTerm:
        return None
