"""Measures what comes back from an export for other programs: a registry out, into an empty one, and out again.

    python benchmarks/out_and_in.py REGISTRY [--on 2025-06-01]

Each form is written, imported, and everything of both registries is written as tables. It prints, by form and table,
how many rows the first registry has, how many of these the second one lacks, and how many it has besides: the import
itself (its document, its entry of the log) is not counted. `everything` hands on who decided what; the others do not.
"""

from __future__ import annotations

import argparse
import tempfile
from collections import Counter
from datetime import date
from pathlib import Path

from habeas.exchange.everything import TABLES
from habeas.work import exporting
from habeas.work.importing import ImportsOf, file_of
from habeas.work.registry import Registry

FORMS = (
    (exporting.EVERYTHING, "jsonl"), (exporting.EVERYTHING, "parquet"), (exporting.FOLLOWTHEMONEY, "jsonl"),
    (exporting.HURIDOCS, "csv"), (exporting.HURIDOCS, "xml"),
)  # fmt: skip
BODY = "Whoever hands it on"


def rows(folder: Path, table: str) -> Counter[str]:
    """The rows of a table of an export of everything, as its lines."""
    return Counter((folder / f"{table}.jsonl").read_text("utf-8").split("\n")[:-1])


def there_and_back(registry: Registry, what: str, form: str, folder: Path, day: date) -> Path:
    """Everything of an empty registry into which a registry was imported in a form."""
    source = folder / what
    if what == exporting.EVERYTHING:
        exporting.write_everything(registry.record, source, form, day)
    else:
        exporting.written(source, lambda file: exporting.write_file(registry.record, what, form, file, day))
    after = folder / "after"
    with Registry.open(folder / "other") as other:
        own = ImportsOf(other.record).add(file_of(source, BODY, form=what)).imported.document_id
        exporting.write_everything(other.record, after, "jsonl", day)
    for table in TABLES:
        path = after / f"{table}.jsonl"
        path.write_text("".join(line for line in path.open(encoding="utf-8") if not _is_of(line, own)), "utf-8")
    return after


def _is_of(line: str, own: str) -> bool:
    """Whether a row is of the import itself: its document, whose publisher is a body, or its entry of the log."""
    return own in line or BODY in line or '"subject": "imports"' in line


def main() -> None:
    """Prints a line for each table of each form."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("registry", type=Path)
    parser.add_argument(
        "--on", type=date.fromisoformat, default=date(2025, 6, 1), help="the day of the status of cases"
    )
    given = parser.parse_args()
    with Registry.open(given.registry) as registry, tempfile.TemporaryDirectory() as folder:
        before = Path(folder, "before")
        exporting.write_everything(registry.record, before, "jsonl", given.on)
        for what, form in FORMS:
            inside = Path(folder, f"{what}-{form}")
            inside.mkdir()
            after = there_and_back(registry, what, form, inside, given.on)
            print(f"\n{what}, {form}\n{'table':14}{'rows':>8}{'lacking':>9}{'besides':>9}")
            for table in TABLES:
                one, two = rows(before, table), rows(after, table)
                print(f"{table:14}{one.total():8,}{(one - two).total():9,}{(two - one).total():9,}")


if __name__ == "__main__":
    main()
