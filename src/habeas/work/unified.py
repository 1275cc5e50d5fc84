"""The unified list of a registry's bodies: the latest list of each, or all cut to one day, written as file or page."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from io import BytesIO, StringIO
from pathlib import Path
from typing import IO

from habeas.answers.unified import FORMATS, write_csv, write_xlsx
from habeas.answers.unified_page import overlaps, write_page
from habeas.errors import BadList, NotFound
from habeas.lists.cut import Cut, chosen, cut
from habeas.lists.model import Entry, Listing
from habeas.lists.unify import UnifiedList, unify
from habeas.record import load
from habeas.record.connect import Record
from habeas.record.releases import released_by
from habeas.work.lists import ListsOf
from habeas.work.withholding import all_released, unsaid_names


@dataclass(frozen=True, slots=True)
class AllLists:
    """The unified list with all that was read for it; `cut` is None where no day was asked for."""

    unified: UnifiedList
    entries: tuple[Entry, ...]
    cut: Cut | None

    @property
    def overlaps(self) -> tuple[dict[str, int], list[tuple[tuple[str, ...], int]]]:
        """How many people each list has, and how many are on exactly which lists."""
        return overlaps(self.unified)

    @property
    def told(self) -> list[str]:
        """What there is to say of it: of which day it is, who was left out, which list was copied."""
        return list(_told(self))


def unified(record: Record, country: str | None = None, on: date | None = None) -> AllLists:
    """The latest list of each body as one; with a day, those lists cut to it.

    Raises:
        NotFound: there is no list, or none on that country.
    """
    lists = ListsOf(record)
    there = [each for each in lists.all() if country is None or each.country == country]
    if not there:
        where = "" if country is None else f" on {country}"
        raise NotFound(f"There is no list{where}. Add one with: habeas list add FILE --by BODY --as-of DAY")
    used, left_out = (_latest(there), ()) if on is None else chosen(there, on)
    entries = tuple(entry for each in used for entry in lists.file(each.id).entries)
    if on is None:
        return AllLists(unify(used, entries), entries, None)
    released = released_by(record, {entry.person_id for entry in entries}, on)
    made = cut(used, entries, on, released, left_out)
    return AllLists(unify(made.listings, made.entries), entries, made)


def handed_on(record: Record, found: AllLists) -> AllLists:
    """The unified list without whoever is withheld from what is published: what leaves in a file names none of them."""
    withheld = {person for person, each in all_released(record).items() if not each.shows("name")}
    kept = tuple(entry for entry in found.entries if entry.person_id not in withheld)
    if len(kept) == len(found.entries):
        return found
    standing = {(entry.listing, entry.row.number) for person in found.unified.people for entry in person.entries}
    shown = [entry for entry in kept if (entry.listing, entry.row.number) in standing]
    return replace(found, unified=unify(found.unified.listings, shown), entries=kept)


def as_file(record: Record, found: AllLists, form: str) -> bytes:
    """The unified list as the bytes of a file: `csv`, `html` (a page to print) or `xlsx`; see `write`.

    Raises:
        BadList: it is none of these forms.
    """
    if form not in FORMATS:
        raise BadList(f"{form[:20]!r} is none of the forms of a unified list: {', '.join(FORMATS)}.")
    found = handed_on(record, found)
    if form == "xlsx":
        binary = BytesIO()
        write_xlsx(found.unified, _rows(record, found.unified.listings), binary)
        return binary.getvalue()
    text = StringIO(newline="")
    if form == "csv":
        write_csv(found.unified, text)
    else:
        _page(record, found, text)
    return text.getvalue().encode("utf-8-sig" if form == "csv" else "utf-8")


def write(record: Record, found: AllLists, path: Path) -> None:
    """Writes the unified list into a file, by the ending of its name: .csv, .html or .xlsx.

    Whoever is withheld from what is published is left out of it, and so are the rows that name them.

    Of the lists' own rows only the columns that are recognised are written: others may hold what is nobody's business.

    Raises:
        BadList: the name ends otherwise, or the file cannot be written.
    """
    ending = path.suffix.lower().removeprefix(".")
    if ending not in FORMATS:
        raise BadList(f"{path.name} ends in none of: {', '.join(f'.{each}' for each in FORMATS)}.")
    content = as_file(record, found, ending)
    try:
        path.write_bytes(content)
    except OSError as error:
        raise BadList(f"{path.name} cannot be written: {(error.strerror or 'no').lower()}.") from error


def _page(record: Record, found: AllLists, file: IO[str]) -> None:
    rows = _rows(record, found.unified.listings)
    write_page(found.unified, rows, file, title=_title(found), told=found.told)


def _latest(listings: Sequence[Listing]) -> tuple[Listing, ...]:
    """The latest list of each body, by name."""
    latest = {" ".join(each.body.casefold().split()): each for each in sorted(listings, key=lambda e: (e.as_of, e.id))}
    return tuple(latest[body] for body in sorted(latest))


def _rows(record: Record, listings: Sequence[Listing]) -> dict[int, list[list[str]]]:
    found = {}
    unsaid = [name.casefold() for name in unsaid_names(record)]
    for listing in listings:
        places = sorted(listing.columns.of.values())
        lines = load.document(record, listing.document_id).text.split("\n")
        lines = ["" if any(name in line.casefold() for name in unsaid) else line for line in lines]
        cells = [line.split("\t") for line in lines]
        found[listing.id] = [[row[place] if place < len(row) else "" for place in places] for row in cells]
        found[listing.id][: listing.columns.header] = [[] for _ in range(listing.columns.header)]
    return found


def _title(found: AllLists) -> str:
    day = "" if found.cut is None else f" as of {found.cut.day}"
    return f"Unified list of {len(found.unified.listings)} organizations{day}"


def _told(found: AllLists) -> Iterator[str]:
    people, lists = len(found.unified.people), found.unified.listings
    bodies = "; ".join(listing.title for listing in lists)
    yield f"{_people(people)} on {len(lists)} list{'' if len(lists) == 1 else 's'}: {bodies}."
    if people and len(lists) > 1:
        yield _on_how_many(found.unified)
    differing = sum(bool(person.differs) for person in found.unified.people)
    if differing:
        yield f"The lists differ on {differing:,} of these people; all that they say stands side by side."
    names = {listing.id: listing.body for listing in found.unified.listings}
    for listing in found.unified.listings:
        if listing.copied_from is not None:
            origin = names.get(listing.copied_from, f"list {listing.copied_from}")
            yield f"{listing.body} copied from {origin}: it says nothing by itself."
    if found.cut is not None:
        yield from _told_of_cut(found.cut)


def _people(number: int) -> str:
    return "1 person" if number == 1 else f"{number:,} people"


def _on_how_many(found: UnifiedList) -> str:
    """On how many of the lists people are: "5 people are on all 3 lists, 2 on 2 lists and 1 on only one list"."""
    numbers = Counter(len(person.on) for person in found.people)
    said = []
    for place, many in enumerate(sorted(numbers, reverse=True)):
        where = "only one list" if many == 1 else f"{many} lists"
        if many == len(found.listings):
            where = "both lists" if many == 2 else f"all {many} lists"
        verb = "" if place else " is" if numbers[many] == 1 else " are"
        said.append(f"{_people(numbers[many]) if not place else format(numbers[many], ',')}{verb} on {where}")
    return f"{', '.join(said[:-1])} and {said[-1]}." if len(said) > 1 else f"{said[0]}."


def _told_of_cut(made: Cut) -> Iterator[str]:
    yield f"Cut to {made.day}, 00:00: who was released before or arrested later is not in it."
    for listing in made.listings:
        if made.gone[listing.id]:
            yield f"{listing.title}: {made.gone[listing.id]:,} rows left out, of people not in custody on the day."
    if made.unknown:
        yield f"{len(made.unknown):,} of the people may have been in custody or not, by the dates; they are in it."
    yield from (each.words for each in made.left_out)
