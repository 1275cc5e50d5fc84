"""Country reports as they are asked for: "AZ:2023", a name or an id; and on whom one leans."""

from __future__ import annotations

import re

from habeas.answers.leaning import Leaning, leaning
from habeas.claims.attributions import read_attributions
from habeas.errors import NotFound
from habeas.model import Document
from habeas.record import facts, load, sections
from habeas.record.connect import Record
from habeas.work import finding

_ASKED = re.compile(r"(?P<country>[A-Za-z]{2}):(?P<year>\d{4})")


def report_asked(record: Record, asked: str) -> Document:
    """The report that is meant by a country and a year ("AZ:2023"), else the document with that name, title or id.

    Of a report that is there in several forms it is the one that most was read from, of equals the first by its id.

    Raises:
        NotFound: there is none; the message names the reports that there are on the country.
    """
    meant = _ASKED.fullmatch(asked.strip())
    if meant is None:
        return load.document(record, facts.whole_id(record, finding.document_id(record, asked)))
    country, year = meant["country"].upper(), int(meant["year"])
    found = [load.document(record, each) for each in sections.reports(record, country, year)]
    if not found:
        years = sorted({load.document(record, each).report_year or 0 for each in sections.reports(record, country)})
        known = f"There are reports on {', '.join(map(str, years))}." if years else "There is none on any other year."
        raise NotFound(f"There is no annual report on {country} for {year} in this registry. {known}")
    return max(found, key=lambda each: (len(load.claims(record, document=each.id)), each.kind == "html", each.id))


def leaning_of(record: Record, document: Document) -> Leaning:
    """On whom a document leans, with what each source is cited for."""
    claims = list(load.claims(record, document=document.id))
    counts = [each.count for each in load.counts(record, document=document.id)]
    return leaning(load.card_of(document), read_attributions(document), claims, counts)
