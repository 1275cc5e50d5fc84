"""How often claims of each path are right on annotated documents, and whether the confidence says so.

Prints a reliability table for each folder: claims by their confidence, and the share of them that is right (whose
people are among the annotated ones of that type; claims about nobody in particular are left out). `--write` makes
`confidence.toml` anew from the first folder, where a path that was seen N times weighs N against PRIOR of its kind.

    python benchmarks/confidence.py TRAIN_FOLDER [OTHER_FOLDER ...] [--write]
"""

from __future__ import annotations

import argparse
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import pairwise
from pathlib import Path

from habeas.claims.confidence import levels
from habeas.claims.extract import Failed
from habeas.claims.gate import Proposals, admit
from habeas.claims.rules import RuleExtractor
from habeas.model import Document
from habeas.work.evaluate import evaluate, predictions

DATA = Path(__file__).resolve().parent.parent / "src" / "habeas" / "data" / "claims" / "confidence.toml"
# Claims that the share of a wider path stands for. On 180 documents, each by the shares of others, the Brier score is
# 0.157 with 2, 0.154 with 4, 0.152 with 8, 0.150 with 16 and 0.149 with 32; 0.168 with weights set by hand.
PRIOR = 16
PRIORS = (2, 4, 8, 32)
BANDS = (0.0, 0.5, 0.6, 0.7, 0.8, 0.9, 1.01)


@dataclass(frozen=True, slots=True)
class Judged:
    """One claim about somebody: where, by which rule, whether they are named, how sure it is, whether it is right."""

    document: str
    rule: str
    named: bool
    said: float
    right: bool


class Recording:
    """The rules, which also remembers what they proposed, because predictions have no rule."""

    def __init__(self) -> None:
        self.rules = RuleExtractor()
        self.name = self.rules.name
        self.proposals: list[Proposals] = []

    def propose(self, documents: Iterable[Document]) -> Iterator[Proposals | Failed]:
        """The rules' proposals, in order."""
        for one in self.rules.propose(documents):
            if isinstance(one, Proposals):
                self.proposals.append(one)
            yield one


def judged(folder: Path) -> list[Judged]:
    """Every claim of a folder's documents that is about somebody."""
    recording = Recording()
    found = list(predictions(folder, recording))
    wrong = {
        (one.doc, one.what)
        for one in evaluate(folder, found).mistakes
        if one.metric == "pairs" and one.kind == "spurious"
    }
    claims = [
        (str(prediction["doc"]), claim)
        for prediction, proposals in zip(found, recording.proposals, strict=True)
        for claim in admit(proposals, recording.name).claims
    ]
    rows = []
    for document, claim in claims:
        whom = [*claim.persons, *([claim.group] if claim.group else [])]
        if whom:
            right = not any((document, f"{claim.type}: {one}") in wrong for one in whom)
            rows.append(Judged(document, claim.rule or "", bool(claim.persons), claim.confidence, right))
    return rows


def shares(rows: list[Judged], prior: int = PRIOR) -> tuple[dict[str, float], dict[str, float], dict[str, float]]:
    """The share of right claims by path and by wider path, each drawn towards the wider one, and of all."""
    narrow: dict[tuple[str, str], list[bool]] = defaultdict(list)
    wide: dict[tuple[str, str], list[bool]] = defaultdict(list)
    every: dict[str, list[bool]] = defaultdict(list)
    for row in rows:
        path, wider = levels(row.rule, row.named)
        whom = "named" if row.named else "group"
        narrow[path, wider].append(row.right)
        wide[wider, whom].append(row.right)
        every[whom].append(row.right)
    otherwise = {whom: round(sum(seen) / len(seen), 2) for whom, seen in every.items()}
    general = {name: _drawn(seen, otherwise[whom], prior) for (name, whom), seen in wide.items()}
    return {path: _drawn(seen, general[wider], prior) for (path, wider), seen in narrow.items()}, general, otherwise


def _drawn(seen: list[bool], towards: float, prior: int) -> float:
    return round((sum(seen) + prior * towards) / (len(seen) + prior), 2)


def left_out(rows: list[Judged], prior: int = PRIOR) -> list[Judged]:
    """The rows with the confidence that the other four fifths of the documents would give them."""
    fold = {document: number % 5 for number, document in enumerate(sorted({row.document for row in rows}))}
    found = []
    for part in range(5):
        paths, general, otherwise = shares([row for row in rows if fold[row.document] != part], prior)
        for row in (row for row in rows if fold[row.document] == part):
            path, wider = levels(row.rule, row.named)
            said = paths.get(path, general.get(wider, otherwise["named" if row.named else "group"]))
            found.append(replace(row, said=said))
    return found


def write(rows: list[Judged]) -> None:
    """Makes the data file anew."""
    paths, general, otherwise = shares(rows)
    lines = ["# The share of right claims by the path that found them. Made by benchmarks/confidence.py; not by hand."]
    lines += [f"{whom} = {share}" for whom, share in sorted(otherwise.items())]
    for name, table in (("general", general), ("paths", paths)):
        lines += ["", f"[{name}]", *(f'"{path}" = {share}' for path, share in sorted(table.items()))]
    DATA.write_text("\n".join(lines) + "\n", encoding="utf-8")


def reliability(rows: list[Judged]) -> Iterator[str]:
    """The lines of a reliability table, and the Brier score under it."""
    yield "confidence    claims   said  right"
    for low, high in pairwise(BANDS):
        band = [(row.said, row.right) for row in rows if low <= row.said < high]
        if band:
            said, right = (sum(column) / len(band) for column in zip(*band, strict=True))
            yield f"{low:.1f} to {min(high, 1):.1f}  {len(band):8}  {said:5.2f}  {right:5.2f}"
    brier = sum((row.said - row.right) ** 2 for row in rows) / len(rows)
    even = sum(row.right for row in rows) / len(rows)
    yield f"Brier score {brier:.3f}; {even * (1 - even):.3f} if all were given {even:.2f}"


def main() -> None:
    """Measures, and writes where asked to."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folders", nargs="+", type=Path)
    parser.add_argument("--write", action="store_true")
    options = parser.parse_args()
    for number, folder in enumerate(options.folders):
        rows = judged(folder)
        if options.write and number == 0:
            write(rows)
        print(f"{folder.name}:", *reliability(rows), sep="\n")
        if number == 0:
            print(f"{folder.name}, each document by the shares of others:", *reliability(left_out(rows)), sep="\n")
            for prior in PRIORS:
                print(f"prior {prior}:", *list(reliability(left_out(rows, prior)))[-1:])


if __name__ == "__main__":
    main()
