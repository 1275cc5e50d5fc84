"""The data of a site: just what its pages show, as CSV and JSON Lines."""

from __future__ import annotations

import csv
import hashlib
import io
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from habeas.answers.export import cell
from habeas.answers.site.nouns import Published, Site
from habeas.answers.tables import act_row, case_row, claim_row, columns

Row = Mapping[str, Any]
# How a rule came to a claim says nothing to a reader that a person did not confirm.
_INNER = ("rule", "confidence")
_QUOTED = ("quotes", "starts", "ends")
_SOURCES = ("documents", "document_names", "publishers", "published", "urls", *_QUOTED)
PEOPLE = ("id", "name", "spellings", "country", "as_of", "status", "held_since", "days_held_at_least",
          "days_held_at_most", "form", "place", "charges", "next_hearing", "birthday", "address", "offices", "gender",
          "kin", "photo", "called", "recognised", "page")  # fmt: skip
COUNTS = ("country", "what", "low", "high", "qualifier", "as_of", "by", "quote", "document", "publisher", "published",
          "url")  # fmt: skip


@dataclass(frozen=True, slots=True)
class Download:
    """A file of data: its place on the site, its bytes, its columns and how many rows it has."""

    path: str
    content: bytes
    columns: tuple[str, ...]
    rows: int

    @property
    def digest(self) -> str:
        return hashlib.sha256(self.content).hexdigest()


def downloads(site: Site) -> list[Download]:
    """All files of data, in a fixed order."""
    tables: dict[str, tuple[Sequence[str], list[Row]]] = {
        "people": (PEOPLE, list(map(_person, site.people))),
        "cases": (_outer("cases"), list(_cases(site))),
        "acts": (_outer("acts"), list(_acts(site))),
        "claims": (_outer("claims"), list(_claims(site))),
        "counts": (COUNTS, list(_counts(site))),
    }
    found = []
    for name, (names, rows) in tables.items():
        found.append(Download(f"data/{name}.csv", _csv(names, rows), tuple(names), len(rows)))
        found.append(Download(f"data/{name}.jsonl", _jsonl(names, rows), tuple(names), len(rows)))
    return found


def _outer(table: str) -> tuple[str, ...]:
    return tuple(name for name in columns(table) if name not in _INNER)


def _person(one: Published) -> Row:
    custody, detention = one.custody, one.detention
    return {
        **{
            name: getattr(one, name)
            for name in ("id", "name", "country", "status", "address", "offices", "gender", "kin", "photo")
        },
        "spellings": [each.name for each in one.portrait.spellings],
        "as_of": None if not one.cases else one.cases[0].as_of.isoformat(),
        "held_since": _text(custody.case.start) if custody else None,
        "days_held_at_least": custody.days_held if custody else None,
        "days_held_at_most": custody.days_held_most if custody else None,
        "form": detention.form if detention else None,
        "place": detention.place if detention else None,
        "charges": [course.charge for course in one.portrait.charges],
        "next_hearing": _text(one.hearing.date) if one.hearing else None,
        "birthday": _text(one.birthday),
        "called": [
            f"{each.label}, by {each.by}{f', under {each.definition}' if each.definition else ''}"
            for each in one.portrait.recognitions
        ],
        "recognised": [f"{each.label}, by {each.body} on {each.day}, under {each.definition}" for each in one.recorded],
        "page": f"people/{one.id}.html",
    }


def _cases(site: Site) -> Iterator[Row]:
    for one in site.people:
        yield from (_without_sources(one, case_row(each)) for each in one.cases)


def _acts(site: Site) -> Iterator[Row]:
    for one in site.people:
        yield from (_without_sources(one, act_row(act)) for act in (*one.acts, *one.responses))


def _claims(site: Site) -> Iterator[Row]:
    """Each claim once, also where it is about several people; none of whom its sentences are withheld of."""
    told = {claim.id: claim for one in site.people if one.shows("quotes") for claim in one.claims}
    several: dict[str, list[str]] = {}
    for one in site.people:
        for claim in one.claims:
            several.setdefault(claim.id, []).extend(claim.claim.persons)
    for number in sorted(told):
        yield {**claim_row(told[number]), "persons": sorted(set(several[number]))}


def _counts(site: Site) -> Iterator[Row]:
    for series in site.series:
        for figure in series.figures:
            for told in figure.sources:
                card = told.document
                yield {
                    "country": series.country,
                    **{name: getattr(figure, name) for name in ("what", "low", "high", "qualifier")},
                    "as_of": _text(figure.as_of),
                    "by": told.by,
                    "quote": told.quote,
                    "document": card.id,
                    "publisher": card.publisher,
                    "published": _text(card.published),
                    "url": card.url,
                }


def _without_sources(one: Published, row: dict[str, Any]) -> Row:
    """The row of an act or a case of somebody whose sentences are withheld has none, and no document."""
    if one.shows("quotes"):
        return row
    return {**row, **{name: [] for name in _SOURCES}, **({"claims": []} if "claims" in row else {})}


def _csv(names: Iterable[str], rows: Iterable[Row]) -> bytes:
    text = io.StringIO(newline="")
    table = csv.writer(text, lineterminator="\r\n")
    table.writerow(names)
    table.writerows([cell(row[name]) for name in names] for row in rows)
    return b"\xef\xbb\xbf" + text.getvalue().encode()


def _jsonl(names: Iterable[str], rows: Iterable[Row]) -> bytes:
    lines = (json.dumps({name: row[name] for name in names}, ensure_ascii=False) + "\n" for row in rows)
    return "".join(lines).encode()


def _text(value: object) -> str | None:
    return None if value is None else str(value)
