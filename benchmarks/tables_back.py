"""Measures what comes back from the tables in the shapes that people know: a registry out, and in again.

    python benchmarks/tables_back.py REGISTRY [--on 2024-12-01]

Each shape is written as CSV and as XLSX, imported into an empty registry, and written again from there. It prints how
many of the cases or incidents that a table has come back with all their acts (type, day, doers, place, charges, term,
country), with the same status on the day of the table, with as many independent sources and the same publishers, how
many of the acts do, how many of the people are there with their names, and how many rows of the second table are those
of the first.
"""

from __future__ import annotations

import argparse
import tempfile
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from habeas import model
from habeas.answers.occupations import classes_of
from habeas.exchange.shapes import Shape, shapes
from habeas.lists.sheets import read_sheet
from habeas.record import cases as case_rows
from habeas.record import load
from habeas.work import exporting
from habeas.work.finding import case_on
from habeas.work.importing import ImportsOf, ToImport
from habeas.work.registry import Registry

HEAD = ("shape", "format", "rows", "whole", "status", "sources", "publishers", "acts", "acts back", "with sources",
        "people", "with names", "rows again")  # fmt: skip


@dataclass
class Held:
    """What a registry holds of what a shape is about: each case, or act, by whose it is."""

    whole: Counter[object] = field(default_factory=Counter)
    status: Counter[object] = field(default_factory=Counter)
    sources: Counter[object] = field(default_factory=Counter)
    publishers: Counter[object] = field(default_factory=Counter)
    acts: Counter[object] = field(default_factory=Counter)
    acts_with_sources: Counter[object] = field(default_factory=Counter)
    people: dict[str, object] = field(default_factory=dict)


def held(registry: Registry, shape: Shape, day: date) -> Held:
    """All of a registry that a table in a shape is about."""
    found = Held()
    people = {one.id: one for one in case_rows.people(registry.record)}
    posts: dict[str | None, list[str]] = {}
    for each in load.affiliations(registry.record):
        posts.setdefault(each.person_id, []).append(each.affiliation.role)
    for name, acts, status in told(registry, shape, day, posts):
        person = people[acts[0].person_id or ""]
        found.people[person.name] = (frozenset(person.names), person.gender)
        parts = tuple(sorted(map(said, acts)))
        found.whole[name, parts] += 1
        found.status[name, parts, status] += 1
        found.sources[name, parts, tuple(sorted((said(act), act.sources) for act in acts))] += 1
        found.publishers[name, parts, tuple(sorted((said(act), publishers(act)) for act in acts))] += 1
        for act in acts:
            found.acts[name, said(act)] += 1
            found.acts_with_sources[name, said(act), act.sources, publishers(act)] += 1
    return found


def told(
    registry: Registry, shape: Shape, day: date, posts: dict[str | None, list[str]]
) -> Iterator[tuple[str, list[model.Act], str]]:
    """Each case or act that a shape is about: whose, its acts, and its status on a day."""

    def about(person: str | None) -> bool:
        return person is not None and (shape.people is None or shape.people in classes_of(posts.get(person, ())))

    if shape.row == "act":
        for act in case_rows.acts(registry.record):
            if about(act.person_id):
                yield act.person_name or "", [act], ""
        return
    for case in case_rows.cases(registry.record):
        status = case_on(case, day).status.value
        of_shape = case.custody or shape.name != "cecc"
        if of_shape and about(case.person_id) and not (shape.held and status != "held"):
            yield case.person_name, [*case.acts, *case.responses], status


def said(act: model.Act) -> tuple[str, ...]:
    """What an act says, as all its sources together tell it."""
    told = (act.type, act.date, act.place, act.term, act.country, act.modality)
    return (*map(str, told), *sorted(act.actors), *sorted(act.charges))


def publishers(act: model.Act) -> tuple[str, ...]:
    """Who published the documents that tell of an act."""
    return tuple(sorted({each.document.publisher or "" for each in act.claims}))


def both(left: Counter[object], right: Counter[object]) -> int:
    """How many are in both."""
    return sum((left & right).values())


def measured(registry: Registry, shape: Shape, format: str, day: date, folder: Path) -> tuple[object, ...]:  # noqa: A002
    """A line of the table of what comes back."""
    first, second = folder / f"{shape.name}.{format}", folder / f"{shape.name}-again.{format}"
    write(registry, shape, format, day, first)
    if not lines(first, shape):
        return (shape.name, format, 0, *[""] * (len(HEAD) - 3))
    with Registry.open(folder / f"{shape.name}-{format}") as other:
        ImportsOf(other.record).add(ToImport(first.read_bytes(), first.name, "The other side", shape.name, day))
        write(other, shape, format, day, second)
        one, two = held(registry, shape, day), held(other, shape, day)
    rows, again = lines(first, shape), lines(second, shape)
    return (
        shape.name, format, sum(one.whole.values()), both(one.whole, two.whole), both(one.status, two.status),
        both(one.sources, two.sources), both(one.publishers, two.publishers), sum(one.acts.values()),
        both(one.acts, two.acts), both(one.acts_with_sources, two.acts_with_sources), len(one.people),
        sum(two.people.get(name) == names for name, names in one.people.items()),
        f"{both(Counter(rows), Counter(again))} of {len(rows)}{'' if len(rows) == len(again) else f', {len(again)}'}",
    )  # fmt: skip


def write(registry: Registry, shape: Shape, format: str, day: date, path: Path) -> None:  # noqa: A002
    """Writes a table."""
    with path.open("wb") as file:
        exporting.write_file(registry.record, shape.name, format, file, day)


def lines(path: Path, shape: Shape) -> list[object]:
    """The rows of a table, without its headings."""
    sheet = read_sheet(path.read_bytes(), path.name, shape.alike)
    return list(sheet.lines[1:])


def shown(rows: Iterable[Iterable[object]]) -> None:
    """Prints a table."""
    texts = [[str(each) for each in row] for row in rows]
    widths = [max(map(len, column)) for column in zip(*texts, strict=True)]
    for row in texts:
        print("  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip())


def main() -> None:
    """Measures all shapes in all formats."""
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("registry", type=Path)
    asked.add_argument("--on", type=date.fromisoformat, default=date(2024, 12, 1), help="the day of the tables")
    asked.add_argument("--shape", choices=sorted(shapes()), help="only this one")
    asked.add_argument("--format", choices=("csv", "xlsx"), help="only this one")
    asked.add_argument("--keep", type=Path, help="a folder for what is made")
    said = asked.parse_args()
    formats = [each for each in ("csv", "xlsx") if said.format in (None, each)]
    wanted = [shape for name, shape in sorted(shapes().items()) if said.shape in (None, name)]
    with tempfile.TemporaryDirectory() as scratch, Registry.open(said.registry) as registry:
        folder = said.keep or Path(scratch)
        folder.mkdir(parents=True, exist_ok=True)
        shown([HEAD, *(measured(registry, shape, each, said.on, folder) for shape in wanted for each in formats)])


if __name__ == "__main__":
    main()
