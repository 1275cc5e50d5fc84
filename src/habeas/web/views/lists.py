"""The lists of people that organizations keep, and all of them as one, with how they overlap."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.safestring import mark_safe

from habeas.answers.unified import Cell, headings, table
from habeas.answers.upset import upset
from habeas.errors import NotFound
from habeas.language import ENGLISH
from habeas.lists.model import Entry
from habeas.web.access import needs
from habeas.web.asking import day_of, page_of, registry_of, text_of, today
from habeas.web.localized import with_days
from habeas.web.wording import document_address
from habeas.work.lists import ListsOf
from habeas.work.roles import READ
from habeas.work.unified import AllLists, as_file, unified

PAGE = 200


@needs(READ)
def listing(request: HttpRequest) -> HttpResponse:
    """Every list with its day, its people and what is not right with it."""
    registry = registry_of(request)
    lists = ListsOf(registry.record)
    found = [lists.file(each.id) for each in lists.all()]
    names = {file.listing.id: file.listing.title for file in found}
    copied = {file.listing.id: names.get(file.listing.copied_from or 0, "") for file in found}
    return render(request, "lists.html", {"section": "lists", "files": found, "copied": copied})


@needs(READ)
def together(request: HttpRequest) -> HttpResponse:
    """The latest list of each body as one, or those of a day; as a file with `as_one_file`."""
    registry = registry_of(request)
    country = text_of(request, "country")
    on = _day(request)
    try:
        found = unified(registry.record, country, on)
    except NotFound as nothing:
        return render(request, "unified.html", {"section": "lists", "nothing": str(nothing), "on": on})
    rows = list(table(found.unified))
    sizes, patterns = _with_days(found)
    heads = headings(found.unified)
    listings = found.unified.listings
    return render(
        request,
        "unified.html",
        {
            "section": "lists",
            "found": found,
            "on": on,
            "country": country,
            "lists": [(each, len(found.unified.on(each.id))) for each in listings],
            "told": found.told[1:],
            "also": heads[2],
            "fields": heads[3 + len(listings) :],
            # The chart is made of numbers and of names that it escapes itself.
            "chart": mark_safe(upset(sizes, patterns)) if patterns else "",  # noqa: S308
            "patterns": patterns,
            "page": page_of(request, [_addressed(found, heads, row) for row in rows], PAGE),
        },
    )


@needs(READ)
def as_one_file(request: HttpRequest) -> HttpResponse:
    """The same as one file to print, to work with or to hand on."""
    registry = registry_of(request)
    form = text_of(request, "form") or "html"
    found = unified(registry.record, text_of(request, "country"), _day(request))
    response = HttpResponse(as_file(registry.record, found, form), content_type="application/octet-stream")
    response.headers["Content-Disposition"] = f'attachment; filename="unified-list.{form}"'
    return response


def _with_days(found: AllLists) -> tuple[dict[str, int], list[tuple[tuple[str, ...], int]]]:
    """How the lists overlap, each called by its body and its day as people write it."""
    sizes, patterns = found.overlaps
    called = {title: with_days(title, ENGLISH) for title in sizes}
    return {called[title]: size for title, size in sizes.items()}, [
        (tuple(called[title] for title in titles), count) for titles, count in patterns
    ]


def _day(request: HttpRequest) -> date | None:
    return None if text_of(request, "on") is None else day_of(request, "on", today())


def _addressed(found: AllLists, heads: list[str], row: list[Cell]) -> dict[str, Any]:
    """Somebody's row: the number, the name and its row, and each cell with its head and the addresses of its parts."""
    documents = {each.id: each.document_id for each in found.unified.listings}

    def address(entry: Entry | None) -> str:
        return "" if entry is None else document_address(documents[entry.listing], entry.row.span)

    def addressed(cell: Cell) -> list[tuple[str, str]]:
        return [(text, address(entry)) for text, entry in cell.parts]

    first = next(entry for _, entry in row[1].parts if entry is not None)
    lists, fields = slice(3, 3 + len(documents)), slice(3 + len(documents), None)
    return {
        "number": row[0].text,
        "person": first.person_id,
        "known_as": "" if first.person_name == row[1].text else first.person_name,
        "name": row[1].text,
        "also": row[2].text,
        "lists": [(each.body, addressed(cell)) for each, cell in zip(found.unified.listings, row[lists], strict=True)],
        "fields": [
            (head, addressed(cell), cell.differs) for head, cell in zip(heads[fields], row[fields], strict=True)
        ],
    }
