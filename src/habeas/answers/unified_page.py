"""The unified list as a page to print: one file without script, every cell leading to its row at the page's end."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from html import escape
from typing import IO

from habeas.answers.unified import Cell, headings, table
from habeas.answers.upset import upset
from habeas.language import isolated, with_days
from habeas.lists.model import Entry
from habeas.lists.unify import UnifiedList
from habeas.terms import data_text


def write_page(
    found: UnifiedList,
    rows: Mapping[int, Sequence[Sequence[str]]],
    file: IO[str],
    *,
    title: str,
    told: Sequence[str] = (),
) -> None:
    """The page, with the lists row by row behind the table.

    Args:
        rows: by list what may be shown of all its rows.
        told: sentences on what was left out and why, and of which day the list is.
    """
    sizes, patterns = overlaps(found)
    heads = "".join(f'<th scope="col">{_shown(each)}</th>' for each in headings(found))
    file.write(
        '<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{_shown(title)}</title>\n"
        f"<style>\n{data_text('lists/page.css')}</style>\n</head>\n<body>\n<main>\n<h1>{_shown(title)}</h1>\n"
    )
    for sentence in told:
        file.write(f"<p>{_shown(sentence)}</p>\n")
    sizes = {with_days(name): size for name, size in sizes.items()}
    patterns = [(tuple(map(with_days, names)), count) for names, count in patterns]
    file.write(f"{upset(sizes, patterns)}\n" if patterns else "<p>Nobody is on these lists.</p>\n")
    file.write(f"{_region(with_days(title))}<table>\n<thead><tr>{heads}</tr></thead>\n<tbody>\n")
    for person in table(found):
        file.write(f"<tr>{''.join(map(_cell, person))}</tr>\n")
    file.write(
        "</tbody>\n</table></div>\n<p>On the shaded fields the lists differ; nothing was chosen between them.</p>\n"
    )
    for listing in found.listings:
        file.write(f"<h2>List {listing.id}: {_shown(listing.title)}</h2>\n<p>{escape(listing.file)}, SHA-256 ")
        file.write(f'{listing.document_id}</p>\n{_region(f"List {listing.id}")}<table class="rows">\n')
        for number, row in enumerate(rows.get(listing.id, ()), start=1):
            if any(row):
                said = "".join(f"<td>{escape(each)}</td>" for each in row)
                anchor = f"list-{listing.id}-row-{number}"
                file.write(f'<tr id="{anchor}"><th scope="row">{number}</th>{said}</tr>\n')
        file.write("</table></div>\n")
    file.write("</main>\n</body>\n</html>\n")


def overlaps(found: UnifiedList) -> tuple[dict[str, int], list[tuple[tuple[str, ...], int]]]:
    """How many people each list has, and how many are on exactly which lists, the most frequent first."""
    titles = {listing.id: listing.title for listing in found.listings}
    if len(set(titles.values())) < len(titles):
        titles = {listing.id: f"{listing.title} (list {listing.id})" for listing in found.listings}
    counts: dict[tuple[str, ...], int] = {}
    for person in found.people:
        names = tuple(titles[each.id] for each in found.listings if each.id in person.on)
        counts[names] = counts.get(names, 0) + 1
    sizes = {titles[each.id]: len(found.on(each.id)) for each in found.listings}
    return sizes, sorted(counts.items(), key=lambda each: (-each[1], len(each[0]), each[0]))


def _cell(cell: Cell) -> str:
    text = "; ".join(_part(*part) for part in cell.parts)
    return f'<td class="differs">{text}</td>' if cell.differs else f"<td>{text}</td>"


def _part(text: str, entry: Entry | None) -> str:
    if entry is None:
        return _shown(text)
    return f'<a href="#list-{entry.listing}-row-{entry.row.number}">{_shown(text)}</a>'


def _shown(text: str) -> str:
    """Words with their days as people write them, and nothing in them pulled along by a name from right to left."""
    return escape(isolated(with_days(text)))


def _region(label: str) -> str:
    """What holds a table that is wider than a phone: it is moved sideways, with the keyboard too."""
    return f'<div class="wide" tabindex="0" role="region" aria-label="{escape(label)}">'
