"""Makes `japanese_surnames.tsv` and `japanese_given.tsv`, how Japanese names are read, from a data set of names.

It is that of the package japanese-personal-name-dataset 0.4.0 (MIT), which is not needed to run: unpack its wheel and
give its folder `dataset`. Surnames are its 2,000 with the number of people, in thousands; given names are by reading,
the readings with most names first, without those that have few.

    python benchmarks/japanese_readings.py FOLDER
"""

from __future__ import annotations

import argparse
import csv
import re
from collections import defaultdict
from pathlib import Path

from habeas.people.han import simplified

TARGET = Path(__file__).parents[1] / "src" / "habeas" / "data" / "people"
GIVEN = ("first_name_man_opti", "first_name_woman_opti", "first_name_man_org", "first_name_woman_org")
# A reading that so few names have is not worth its place.
FEWEST, LONGEST = 3, 3
HEADER = """# Made by benchmarks/japanese_readings.py from japanese-personal-name-dataset 0.4.0, Copyright (c) 2022
# shuheilocale, under the MIT License (https://opensource.org/license/mit). Characters are simplified; long vowels are
# written once.
"""
_CHARACTERS = re.compile("[\u3400-\u9fff々]+")


def plain(reading: str) -> str:
    """A reading as names are spelt in English papers: Satou is Sato, but Inoue stays."""
    return re.sub("uu", "u", re.sub("oo", "o", re.sub("ou(?!e)", "o", reading)))


def main() -> None:
    """Writes both files."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    folder = parser.parse_args().folder
    lines = []
    for name, number, _, reading in csv.reader((folder / "last_name_org.csv").read_text(encoding="utf-8").splitlines()):
        if _CHARACTERS.fullmatch(name):
            lines.append(f"{simplified(name)}\t{plain(reading)}\t{int(number) // 1000}")
    (TARGET / "japanese_surnames.tsv").write_text(HEADER + "\n".join(lines) + "\n", encoding="utf-8")
    given: dict[str, set[str]] = defaultdict(set)
    for file in GIVEN:
        for _, reading, *names in csv.reader((folder / f"{file}.csv").read_text(encoding="utf-8").splitlines()):
            kept = [name for name in names if _CHARACTERS.fullmatch(name) and len(name) <= LONGEST]
            given[plain(reading)].update(map(simplified, kept))
    often = sorted(given, key=lambda reading: (-len(given[reading]), reading))
    rows = [f"{each}\t{' '.join(sorted(given[each]))}" for each in often if len(given[each]) >= FEWEST]
    (TARGET / "japanese_given.tsv").write_text(HEADER + "\n".join(rows) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
