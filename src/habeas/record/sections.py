"""The sections of country reports in the record: written with their document, and read to say where a quote stands."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from habeas.documents.outline import LABEL_LEVEL, PASSAGE, Outlined, Section
from habeas.record.connect import Record

_FIELDS = ("level", "number", "title", "path", "topic", "start", "end")


def store_sections(record: Record, document_id: str, found: Outlined | None) -> None:
    """Stores the sections of a document that is a country report, in place of those that it had."""
    from habeas.record import models

    models.Report.objects.using(record.alias).filter(document=document_id).delete()
    models.ReportSection.objects.using(record.alias).filter(document=document_id).delete()
    if found is None:
        return
    models.Report.objects.using(record.alias).create(
        document_id=document_id, edition=found.edition, missing=list(found.missing), notes=list(found.notes)
    )
    models.ReportSection.objects.using(record.alias).bulk_create(
        models.ReportSection(document_id=document_id, order=order, **{name: getattr(section, name) for name in _FIELDS})
        for order, section in enumerate(found.places)
    )


def outlined_of(record: Record, document_id: str) -> Outlined | None:
    """The outline of a document as it was read; None for one that is no country report."""
    return outlines_of(record, [document_id]).get(document_id)


def outlines_of(record: Record, document_ids: Iterable[str]) -> dict[str, Outlined]:
    """The outlines of those of these documents that are country reports."""
    from habeas.record import models

    wanted = list(document_ids)
    reports = {row.document_id: row for row in models.Report.objects.using(record.alias).filter(document__in=wanted)}
    sections: dict[str, list[Section]] = {key: [] for key in reports}
    for row in models.ReportSection.objects.using(record.alias).filter(document__in=list(reports)):
        sections[row.document_id].append(Section(**{name: getattr(row, name) for name in _FIELDS}))
    return {
        key: Outlined(
            row.edition,
            tuple(each for each in sections[key] if each.level < LABEL_LEVEL),
            tuple(each for each in sections[key] if each.level == LABEL_LEVEL),
            tuple(row.missing),
            tuple(row.notes),
        )
        for key, row in reports.items()
    }


def texts_of(record: Record, document_ids: Iterable[str]) -> dict[str, str]:
    """What these documents say, by their ids."""
    from habeas.record import models

    rows = models.Document.objects.using(record.alias).filter(pk__in=list(document_ids))
    return dict(rows.values_list("pk", "text"))


def reports(record: Record, country: str | None = None, year: int | None = None) -> dict[str, str]:
    """The documents that are country reports with the names of their outlines, narrowed by what they are about."""
    from habeas.record import models

    rows = models.Report.objects.using(record.alias).order_by("document__report_year", "document_id")
    if country is not None:
        rows = rows.filter(document__country=country)
    if year is not None:
        rows = rows.filter(document__report_year=year)
    return dict(rows.values_list("document_id", "edition"))


def noted(record: Record, since: datetime) -> dict[str, list[str]]:
    """By the names of reports that came in or were read since then what is not as it should be with them.

    That one is only a passage of a report is as whoever took it meant it.
    """
    from habeas.record import models

    rows = models.Report.objects.using(record.alias).filter(document__added__gte=since).exclude(notes=[])
    told = rows.order_by("document__name").values_list("document__name", "notes")
    wrong = {name: [note for note in notes if note != PASSAGE] for name, notes in told}
    return {name: notes for name, notes in wrong.items() if notes}


def country_years(record: Record, country: str | None = None, year: int | None = None) -> list[tuple[str, int]]:
    """The countries and years on which there is a report, in order."""
    from habeas.record import models

    rows = models.Report.objects.using(record.alias).filter(
        document__country__isnull=False, document__report_year__isnull=False
    )
    rows = rows.filter(**({} if country is None else {"document__country": country}))
    rows = rows.filter(**({} if year is None else {"document__report_year": year}))
    pairs = rows.order_by().values_list("document__country", "document__report_year")
    return sorted({(str(code), int(on)) for code, on in pairs if code is not None and on is not None})
