"""What documents say of the law, narrowed by country, year, topic and what it is about."""

from __future__ import annotations

import re
from typing import Any

from habeas.answers.provisions import provision_row
from habeas.record.connect import Record
from habeas.record.provisions import SourcedProvision, provisions
from habeas.work.sections import SectionsOf
from habeas.work.table import Answer, Table, Worked

_ASKED = {"country": "document__country", "year": "document__report_year", "kind": "kind", "document": "document"}


def provisions_table(record: Record) -> Table[SourcedProvision]:
    """Statements of law by document. Filters: country, year (of the report), kind, document, topic, about.

    `about` is the offence, the right or the duty: what has all of its words, whatever their case and order.
    """
    sections = SectionsOf(record)

    def ask(asked: dict[str, Any]) -> Answer[SourcedProvision]:
        rows = provisions(record, **{_ASKED[name]: value for name, value in asked.items() if name in _ASKED})
        words = _words(str(asked.get("about", "")))

        def keep(each: SourcedProvision) -> SourcedProvision | None:
            where = each.document.id, each.provision.quote.start
            if "topic" in asked and asked["topic"] not in sections.topics_at(*where):
                return None
            return each if words <= _words(each.provision.subject) else None

        return Worked(rows, keep, all_stay=not words and "topic" not in asked)

    def row(each: SourcedProvision) -> dict[str, Any]:
        section = sections.at(each.document.id, each.provision.quote.start)
        return provision_row(each.provision, each.document, section)

    return Table("provisions", ask, row, filters=(*_ASKED, "topic", "about"))


def _words(text: str) -> set[str]:
    return set(re.findall(r"\w+", text.casefold()))
