"""Whether a date that somebody types is more precise than what its document says: then it is asked for a reason."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from habeas import model
from habeas.claims.date_words import Reckoning, expressions
from habeas.dates import PartialDate
from habeas.errors import UnknownTerm
from habeas.record.review import DATE_IS, ON

_FINENESS = ("year", "month", "day")
# A language in which days are read; of any other nothing is known, and nothing refused.
_READ = (None, "en")


def refuse_finer(
    document: model.Document, fields: Mapping[str, Any], because: str, *, known: Sequence[PartialDate | None] = ()
) -> None:
    """Refuses a month or a day that no words of the document give, unless whoever gives it says why it is so.

    Args:
        document: the source.
        fields: what was typed; its `date` is looked at where it is the date itself.
        because: the reason that was given, if any.
        known: dates that the claim has already, as read and as somebody left it; they may stay.

    Raises:
        UnknownTerm: the date is more precise than the source, or none.
    """
    if because.strip() or not fields.get("date") or (fields.get(DATE_IS) or ON) != ON or document.language not in _READ:
        return
    date = PartialDate.parse(str(fields["date"]))
    if date in known or date.precision == _FINENESS[0] or _is_given(document, date):
        return
    told = _nearest(document, date)
    said = f"; the nearest that they give is {told}" if told is not None else ""
    raise UnknownTerm(
        f"No words of this document give {date}{said}. Give the date as the source does, as “about”, “before” or "
        "“after” where it says that, or say why it is so: the reason stays with it."
    )


def _dates(document: model.Document) -> list[PartialDate]:
    """The dates that a text gives, with the day on which it was published."""
    found = expressions(document.text, Reckoning(document.published, document.report_year))
    given = [day for one in found for day in (one.first, one.last) if day is not None]
    return [*given, *([] if document.published is None else [document.published])]


def _is_given(document: model.Document, date: PartialDate) -> bool:
    return any(one.compatible(date) and _fine(one) >= _fine(date) for one in _dates(document))


def _nearest(document: model.Document, date: PartialDate) -> PartialDate | None:
    """The most precise date of the text that the given one may be."""
    return max((one for one in _dates(document) if one.compatible(date)), key=_fine, default=None)


def _fine(date: PartialDate) -> int:
    return _FINENESS.index(date.precision)
