"""Where in a country report a claim or a number stands: the section of its edition, and what that is about."""

from __future__ import annotations

from functools import lru_cache

from habeas.documents.outline import Outlined, Section, section_at
from habeas.model import Count, SourcedClaim
from habeas.record import sections
from habeas.record.connect import Record

# The outlines that are held while rows are gone through: rows come by document, so a few are enough.
_HELD = 64


class SectionsOf:
    """The sections of the reports in a record; outlines are read once and held while this object is.

    >>> SectionsOf(registry.record).of(document_id).sections     # doctest: +SKIP
    """

    def __init__(self, record: Record) -> None:
        self._record = record
        self._outlined = lru_cache(maxsize=_HELD)(self._read)

    def _read(self, document_id: str) -> Outlined | None:
        return sections.outlined_of(self._record, document_id)

    def of(self, document_id: str) -> Outlined | None:
        """The outline of a document; None where it is no country report."""
        return self._outlined(document_id)

    def at(self, document_id: str, offset: int) -> Section | None:
        """The innermost section, or label, that a place of a document's text stands in; None outside of any."""
        found = self.of(document_id)
        return None if found is None else section_at(found.places, offset)

    def topics_at(self, document_id: str, offset: int) -> frozenset[str]:
        """What a place of a document's text stands under: the topics of its section, label, and those around them."""
        found = self.of(document_id)
        places = found.places if found is not None else ()
        return frozenset(each.topic for each in places if each.start <= offset < each.end and each.topic is not None)

    def of_claim(self, sourced: SourcedClaim) -> Section | None:
        """The section of a claim: that of its first quote."""
        return self.at(sourced.document.id, sourced.claim.quotes[0].start)

    def of_count(self, document_id: str, count: Count) -> Section | None:
        """The section of a number that a document reports."""
        return self.at(document_id, count.quote.start)
