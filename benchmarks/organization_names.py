"""How well names alone tell one organization from another, on judged pairs, beside rapidfuzz's `token_set_ratio`.

The pairs are `organization_names.csv`: names as the annotated passages and five country reports write them, with what
the documents are about, judged by eye; the hard ones differ by a place, a number, a rank or the country. The later
pairs, of seven further reports, were written when the rules stood. The baseline has the threshold with the most right
answers on these very pairs, which flatters it. The gazetteer was written by who wrote the pairs, so the rules are
measured without it too.

    python benchmarks/organization_names.py [--errors]
"""

from __future__ import annotations

import argparse
import csv
import time
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from rapidfuzz import fuzz

from habeas.people.organization_names import read_name
from habeas.people.organization_pairs import Reading, compare_organizations, read
from habeas.people.verdict import Verdict

PAIRS = Path(__file__).with_name("organization_names.csv")


def pairs() -> list[dict[str, str]]:
    """The judged pairs."""
    with PAIRS.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def answers(rows: Sequence[dict[str, str]], *, gazetteer: bool = True) -> list[Verdict]:
    """What Habeas says of each pair; without the gazetteer by rules alone."""
    return [
        compare_organizations(
            _read(row["left"], row["left_country"], gazetteer), _read(row["right"], row["right_country"], gazetteer)
        ).verdict
        for row in rows
    ]


def _read(name: str, country: str, gazetteer: bool) -> Reading:
    reading = read(name, country)
    if gazetteer or reading.body is None:
        return reading
    plain = read_name(name)
    return replace(reading, body=None, country=plain.country or (country if plain.bound else None))


def figures(said: Sequence[bool], true: Sequence[bool]) -> tuple[float, float, float]:
    """Precision, recall and F1 of "the same"."""
    right = sum(one and other for one, other in zip(said, true, strict=True))
    precision, recall = right / max(1, sum(said)), right / max(1, sum(true))
    return precision, recall, 2 * precision * recall / max(1e-9, precision + recall)


def baseline(rows: Sequence[dict[str, str]], true: Sequence[bool], *, countries: bool) -> tuple[float, list[bool]]:
    """The threshold of `token_set_ratio` with the most right answers, and what it says.

    With `countries` it never joins over two of them. The best F1 is that of "all are the same", which is no use.
    """
    scores = [
        0.0
        if countries and row["left_country"] != row["right_country"]
        else fuzz.token_set_ratio(row["left"].casefold(), row["right"].casefold())
        for row in rows
    ]
    best = max(
        sorted(set(scores)),
        key=lambda cut: sum((score >= cut) == same for score, same in zip(scores, true, strict=True)),
    )
    return best, [score >= best for score in scores]


def main() -> None:
    arguments = argparse.ArgumentParser(description="Measure how organizations are told apart by name.")
    arguments.add_argument("--errors", action="store_true", help="print every pair that is not answered rightly")
    asked = arguments.parse_args()
    rows = pairs()
    for part in ("first", "later"):
        _measure(part, [row for row in rows if row["set"] == part])
    _time(rows)
    if asked.errors:
        _errors(rows, [row["same"] == "1" for row in rows])


def _measure(part: str, rows: Sequence[dict[str, str]]) -> None:
    true = [row["same"] == "1" for row in rows]
    print(f"{part}: {len(rows)} pairs, {sum(true)} of them one organization")
    for title, gazetteer in (("Habeas", True), ("Habeas, without its gazetteer", False)):
        found = answers(rows, gazetteer=gazetteer)
        _tell(title, [verdict is Verdict.SAME for verdict in found], true)
        print(f"    not enough to tell: {sum(verdict is Verdict.UNCLEAR for verdict in found)}")
    for countries in (False, True):
        cut, said = baseline(rows, true, countries=countries)
        named = ", never over two countries" if countries else ""
        _tell(f"token_set_ratio at its best, {cut:.0f}{named}", said, true)


def _tell(title: str, said: Sequence[bool], true: Sequence[bool]) -> None:
    precision, recall, score = figures(said, true)
    print(f"{title}: P {precision:.3f}  R {recall:.3f}  F1 {score:.3f}")


def _time(rows: Sequence[dict[str, str]]) -> None:
    answers(rows)
    start = time.perf_counter()
    answers(rows)
    print(f"{(time.perf_counter() - start) / len(rows) * 1e6:.0f} µs a pair, warm")


def _errors(rows: Sequence[dict[str, str]], true: Sequence[bool]) -> None:
    for title, gazetteer in (("with", True), ("without", False)):
        found = answers(rows, gazetteer=gazetteer)
        for row, verdict, same in zip(rows, found, true, strict=True):
            if (verdict is Verdict.SAME) != same:
                print(f"{title} gazetteer: {row['left']} | {row['right']} ({row['kind']}): {verdict.value}")
        clear = Counter(verdict.value for verdict, same in zip(found, true, strict=True) if not same)
        print(f"{title} gazetteer, two organizations: {dict(clear)}")


if __name__ == "__main__":
    main()
