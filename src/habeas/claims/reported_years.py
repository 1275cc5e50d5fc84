"""The year that news of an annual report is about: what such a report finds in general is of the year that it covers.

Only where the news begins with the report, and names one such year; anything else has none.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from habeas.claims import lexicon

if TYPE_CHECKING:
    from habeas.model import Document

# Characters within which news says what it is about.
OPENING = 400


def year_reported(document: Document) -> int | None:
    """The year of the report that a document tells of; None where it tells of none, or of several."""
    opening = f"{document.title or ''}\n{document.text[:OPENING]}"
    if document.report_year is not None or _patterns("report")[0].search(opening) is None:
        return None
    years = {int(match["year"]) for each in _patterns("years") for match in each.finditer(document.text)}
    return years.pop() if len(years) == 1 else None


@cache
def _patterns(name: str) -> tuple[re.Pattern[str], ...]:
    table = lexicon.data("dates")["reported"]
    return tuple(lexicon.compiled(one, "dates.toml") for one in sorted(lexicon.words_of(table, name, "dates")))
