"""Measures the import of a spreadsheet of cases: rows of invented people, with dated acts, a source and a note.

    python benchmarks/import_cases.py --rows 20000

It prints the seconds of reading the file, of the whole import with everything derived, and of taking it back.
"""

from __future__ import annotations

import argparse
import csv
import io
import random
import tempfile
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path

from habeas.work.importing import ImportsOf, ToImport
from habeas.work.registry import Registry

HEAD = [
    "Name",
    "Date of arrest",
    "Date of sentence",
    "Sentence",
    "Charge",
    "Prison",
    "Release date",
    "Job",
    "Source",
    "Notes",
]
SYLLABLES = (
    "ka", "ro", "min", "tel", "va", "shu", "dor", "es", "li", "mar", "yan", "to", "bek", "ul", "gor", "sen", "pi", "ra",
    "ham", "zo", "ner", "ti", "gul", "ab", "de", "vor", "ilk", "sa", "mu", "che",
)  # fmt: skip
DAY = date(2024, 12, 1)


def made(rows: int, seed: int = 7) -> bytes:
    """A table of so many people, no two of one name."""
    dice = random.Random(seed)

    def word() -> str:
        return "".join(dice.choice(SYLLABLES) for _ in range(dice.choice([2, 2, 3]))).capitalize()

    names: dict[str, None] = {}
    while len(names) < rows:
        names[f"{word()} {word()}"] = None
    file = io.StringIO()
    table = csv.writer(file)
    table.writerow(HEAD)
    for number, name in enumerate(names):
        year, month, day = dice.randint(2012, 2023), dice.randint(1, 12), dice.randint(1, 28)
        released = f"{year + 1}-{month:02}-{day:02}" if dice.random() < 0.4 else ""
        term = f"{dice.randint(1, 12)} years"
        table.writerow([name, f"{year}-{month:02}-{day:02}", f"{year}-12-30", term, f"Article {dice.randint(100, 300)}",
                        f"Prison No. {dice.randint(1, 40)}", released, dice.choice(["journalist", "teacher", "nurse"]),
                        f"https://example.org/{number}", "As the family says."])  # fmt: skip
    return file.getvalue().encode()


def seconds(work: Callable[[], object]) -> tuple[float, float]:
    """Seconds by the clock, and of the processor."""
    clock, processor = time.perf_counter(), time.process_time()
    work()
    return time.perf_counter() - clock, time.process_time() - processor


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rows", type=int, default=20_000)
    rows = parser.parse_args().rows
    file = ToImport(made(rows), "cases.csv", "Union of Families", as_of=DAY, country="XV")
    with tempfile.TemporaryDirectory() as folder, Registry.open(Path(folder) / "registry") as registry:
        imports = ImportsOf(registry.record)
        for what, work in (
            ("read", lambda: imports.look(file)),
            ("import, with everything derived", lambda: imports.add(file)),
            ("take it back", lambda: imports.undo(1)),
        ):
            clock, processor = seconds(work)
            print(f"{rows:,} rows: {what}: {clock:.1f} s, {processor:.1f} s of the processor", flush=True)


if __name__ == "__main__":
    main()
