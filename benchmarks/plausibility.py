"""How likely claims are to be right by their signs, and whether the confidence says so: fits and checks the weights.

Every person and group that the rules propose for the annotated documents of a folder is labelled by the scorer's own
rules (an optional annotation counts neither way), and a logistic regression with an L2 penalty is fitted to the signs.
Figures of the first folder are of documents that the weights had not seen (FOLDS folds, by document); those of other
folders are by the weights of the whole first one. `--write` makes `plausibility.toml` anew.

    python benchmarks/plausibility.py TRAIN_FOLDER [OTHER_FOLDER ...] [--write]

Without a folder the documents of tests/quality/gold are measured.
"""

from __future__ import annotations

import argparse
import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from hashlib import sha256
from itertools import pairwise
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from habeas.answers.score import GoldDocument, prediction_in, prediction_of, read_gold
from habeas.answers.score_items import TARGETS, Item, distinct, items_of, pair_distinct
from habeas.claims.counts import read_counts
from habeas.claims.drafts import Draft
from habeas.claims.gate import Proposals, admit
from habeas.claims.groups import Group
from habeas.claims.names import read_names
from habeas.claims.parse import MODEL, parse
from habeas.claims.plausible import likelihood
from habeas.claims.rules import settled
from habeas.claims.signs import signs_of
from habeas.claims.telling import participants, telling_of
from habeas.model import Document
from habeas.work.evaluate import annotated_documents

ROOT = Path(__file__).resolve().parent.parent
DATA = ROOT / "src" / "habeas" / "data" / "claims" / "plausibility.toml"
SAMPLE = ROOT / "tests" / "quality" / "gold"
FOLDS = 10
# Different ways to deal out the documents to the folds; what is printed is the mean of them.
DEALS = 3
# The penalty on the weights. On 135 passages, each by the weights of others, the Brier score of persons and groups is
# 0.129 with 5, 0.127 with 10 and 20, 0.129 with 40 and 0.132 with 80 (`--penalties`).
PENALTY = 20.0
PENALTIES = (5.0, 10.0, 20.0, 40.0, 80.0)
# A sign that fewer claims or documents show is not weighed: it would only know those documents.
SEEN, SEEN_IN = 6, 4
# F1 hardly changes between 0.34 and 0.46 on 180 passages, and what is dropped no reviewer sees: the lowest threshold
# that is this close to the best one is taken. With 0.002 it would be 0.30, and precision only just above 0.80.
COST = 0.001
THRESHOLDS = tuple(number / 100 for number in range(20, 62, 2))
BANDS = (0.0, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1.01)

Numbers = NDArray[np.float64]
# Precision, recall and F1 of pairs.
Score = tuple[float, float, float]


@dataclass(frozen=True, slots=True, eq=False)
class Candidate:
    """One person or group of a draft: its signs, what the scorer counts it as, and whether that is right.

    `right` is None where only an optional annotation has it. Candidates of one document and `claim` are of one draft.
    """

    document: str
    claim: int
    signs: tuple[str, ...]
    item: Item
    right: bool | None

    @property
    def somebody(self) -> bool:
        """Whether it is about a person or a group, which the threshold and the figures are about."""
        return self.item.kind in ("person", "group")


# The confidence of each candidate.
Saying = dict[Candidate, float]


@dataclass(frozen=True, slots=True)
class Folder:
    """The candidates of a folder's documents, and what its annotations have; `digest` is of both, byte for byte."""

    name: str
    digest: str
    gold: dict[str, GoldDocument]
    candidates: list[Candidate]


def candidates_of(folder: Path) -> Folder:
    """Everything that the rules propose for a folder's documents, labelled."""
    gold = read_gold(folder)
    documents = dict(annotated_documents(folder))
    found: list[Candidate] = []
    for name, reading in zip(documents, parse(documents.values(), MODEL, telling=True), strict=True):
        names = read_names(reading)
        drafts = settled(reading, names, read_counts(reading, names))
        telling = telling_of(reading, names, drafts)
        rows = []
        for number, draft in enumerate(drafts):
            for whom in participants(draft) or (None,):
                item = _item(draft, whom, documents[name], gold[name].text)
                rows += [(number, signs_of(draft, whom, telling), item)] if item is not None else []
        right = _right([item for _, _, item in rows], gold[name])
        found += [Candidate(name, *row, one) for row, one in zip(rows, right, strict=True)]
    return Folder(folder.name, _digest(folder, gold), gold, found)


def _digest(folder: Path, names: Iterable[str]) -> str:
    digest = sha256()
    for name in sorted(names):
        for file in (folder / f"{name}.txt", folder / f"{name}.json"):
            digest.update(file.name.encode() + b"\0" + file.read_bytes() + b"\0")
    return digest.hexdigest()[:12]


def _item(draft: Draft, whom: str | Group | None, document: Document, text: str) -> Item | None:
    """What the scorer counts a claim about one person or group as; None where the gate refuses it."""
    if whom is not None:
        persons, groups = ((whom,), ()) if isinstance(whom, str) else ((), (whom,))
        draft = replace(draft, persons=persons, groups=groups, organizations=())
    extraction = admit(Proposals(document, (draft.claim(),)), "plausibility")
    items = items_of(prediction_in({**prediction_of(extraction, document), "doc": "one"}, "one"), text)
    return next((item for item in items if item.kind in TARGETS), None)


def _right(items: Sequence[Item], gold: GoldDocument) -> list[bool | None]:
    """For each item whether the annotations have it; None where only an optional one has."""
    pairs, kept, theirs = _paired(items, gold)
    verdicts: list[bool | None] = []
    for item in items:
        place = next((n for n, one in enumerate(kept) if len(distinct([one, item], gold.text)) == 1), None)
        other = pairs.get(place) if place is not None else None
        verdicts.append(False if other is None else None if theirs[other].optional else True)
    return verdicts


def _paired(items: Sequence[Item], gold: GoldDocument) -> tuple[dict[int, int], list[Item], list[Item]]:
    kept = distinct(items, gold.text)
    theirs = distinct([one for one in items_of(gold.annotated, gold.text) if one.kind in TARGETS], gold.text)
    return pair_distinct(kept, theirs, gold.text), kept, theirs


def pairs_score(folder: Folder, saying: Saying, threshold: float) -> Score:
    """Precision, recall and F1 of the pairs (type, person or group) that reach the threshold."""
    of_document: dict[str, list[Item]] = {name: [] for name in folder.gold}
    for one in folder.candidates:
        if one.somebody and saying[one] >= threshold:
            of_document[one.document].append(one.item)
    found = spurious = missed = 0
    for name, items in of_document.items():
        pairs, kept, theirs = _paired(items, folder.gold[name])
        hit = set(pairs.values())
        required = [n for n, one in enumerate(theirs) if not one.optional and one.kind in ("person", "group")]
        found += sum(n in hit for n in required)
        missed += sum(n not in hit for n in required)
        spurious += len(kept) - len(pairs)
    return found / (found + spurious), found / (found + missed), 2 * found / (2 * found + spurious + missed)


@dataclass(frozen=True, slots=True)
class Fit:
    """Weights: what every score begins with, then each sign's."""

    start: float
    signs: dict[str, float]

    def says(self, candidate: Candidate) -> float:
        """The confidence of a candidate."""
        return likelihood(self.start + sum(self.signs.get(sign, 0.0) for sign in candidate.signs))


def fit(candidates: Iterable[Candidate], penalty: float = PENALTY) -> Fit:
    """The weights that make the labels likeliest under the penalty, by Newton's method; always the same ones."""
    rows = [one for one in candidates if one.right is not None]
    documents: dict[str, list[str]] = defaultdict(list)
    for one in rows:
        for sign in one.signs:
            documents[sign].append(one.document)
    known = sorted(sign for sign, seen in documents.items() if len(seen) >= SEEN and len(set(seen)) >= SEEN_IN)
    column = {sign: number for number, sign in enumerate(known, start=1)}
    seen = np.zeros((len(rows), len(known) + 1))
    seen[:, 0] = 1.0
    for number, one in enumerate(rows):
        seen[number, [column[sign] for sign in one.signs if sign in column]] = 1.0
    weights = _newton(seen, np.array([float(bool(one.right)) for one in rows]), penalty)
    return Fit(float(weights[0]), dict(zip(known, weights[1:].tolist(), strict=True)))


def _newton(seen: Numbers, right: Numbers, penalty: float) -> Numbers:
    weights = np.zeros(seen.shape[1])
    costs = np.full(seen.shape[1], penalty)
    costs[0] = 1e-6
    for _ in range(50):
        said = 1 / (1 + np.exp(-np.clip(seen @ weights, -30, 30)))
        slope = seen.T @ (said - right) + costs * weights
        curve = (seen * (said * (1 - said))[:, None]).T @ seen + np.diag(costs)
        step = np.linalg.solve(curve, slope)
        weights -= step
        if np.abs(step).max() < 1e-9:
            break
    return weights


def left_out(folder: Folder, deal: int, penalty: float = PENALTY) -> dict[Candidate, float]:
    """The confidence of each candidate by the weights of the documents in the other folds."""
    order = sorted(folder.gold, key=lambda name: sha256(f"{deal} {name}".encode()).digest())
    fold = {name: number % FOLDS for number, name in enumerate(order)}
    said: dict[Candidate, float] = {}
    for part in range(FOLDS):
        weights = fit((one for one in folder.candidates if fold[one.document] != part), penalty)
        said |= {one: weights.says(one) for one in folder.candidates if fold[one.document] == part}
    return said


def scores_by_threshold(folder: Folder, sayings: Sequence[Saying]) -> dict[float, Score]:
    """Precision, recall and F1 of pairs at each threshold, the mean of several deals; 0 is no threshold at all."""
    found: dict[float, Score] = {}
    for threshold in (0.0, *THRESHOLDS):
        precision, recall, f1 = np.mean([pairs_score(folder, said, threshold) for said in sayings], axis=0)
        found[threshold] = float(precision), float(recall), float(f1)
    return found


def chosen(scores: dict[float, Score]) -> float:
    """The lowest threshold whose F1 is within COST of the best, each taken as the mean with its two neighbours."""
    smooth = {own: (scores[low][2] + scores[own][2] + scores[high][2]) / 3 for low, own, high in _triples(THRESHOLDS)}
    return min(threshold for threshold, f1 in smooth.items() if f1 >= max(smooth.values()) - COST)


def _triples(values: Sequence[float]) -> Iterator[tuple[float, float, float]]:
    return zip(values, values[1:], values[2:], strict=False)


def reliability(saying: Saying, threshold: float) -> Iterator[str]:
    """A reliability table of persons and groups, and the Brier scores of these and of the claims that are kept."""
    rows = [(said, one.right) for one, said in saying.items() if one.right is not None and one.somebody]
    yield "confidence    pairs   said  right"
    for low, high in pairwise(BANDS):
        band = [row for row in rows if low <= row[0] < high]
        if band:
            said, right = (sum(column) / len(band) for column in zip(*band, strict=True))
            yield f"{low:.1f} to {min(high, 1):.1f}  {len(band):7}  {said:5.2f}  {right:5.2f}"
    for what, each in (("pairs", rows), ("claims kept", _claims(saying, threshold))):
        even = float(np.mean([right for _, right in each]))
        yield f"Brier score of {what} {brier(each):.3f}; {even * (1 - even):.3f} if all were given {even:.2f}"


def _claims(saying: Saying, threshold: float) -> list[tuple[float, bool]]:
    """Claims about somebody: as sure as the least sure part that is kept, and right when all kept parts are."""
    parts: dict[tuple[str, int], list[tuple[float, bool]]] = defaultdict(list)
    for one, said in saying.items():
        if one.right is not None and one.somebody and said >= threshold:
            parts[one.document, one.claim].append((said, one.right))
    return [(min(said for said, _ in each), all(right for _, right in each)) for each in parts.values()]


def brier(rows: Iterable[tuple[float, bool]]) -> float:
    """The mean squared distance of what is said from what is right."""
    return float(np.mean([(said - right) ** 2 for said, right in rows]))


def shown(scores: Score) -> str:
    """Precision, recall and F1 in one line."""
    return "P {:.3f} R {:.3f} F1 {:.3f}".format(*scores)


def write(folder: Folder, weights: Fit, threshold: float, measured: Sequence[str]) -> None:
    """Makes the data file anew."""
    lines = [
        "# How much each sign speaks for a claim about a person or a group. Made by benchmarks/plausibility.py from",
        f"# {len(folder.gold)} annotated documents (digest {folder.digest}); not by hand.",
        f"# The threshold is the lowest within {COST} of the best F1, on documents that the weights had not seen:",
        *(f"#   {line}" for line in measured),
        f"start = {weights.start:.4f}",
        f"threshold = {threshold:.2f}",
        "",
        "[weights]",
        *(f"{json.dumps(sign, ensure_ascii=False)} = {weight:.4f}" for sign, weight in weights.signs.items()),
    ]
    DATA.write_text("\n".join(lines) + "\n", encoding="utf-8")


def main() -> None:
    """Measures, and writes where asked to."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folders", nargs="*", type=Path, default=[SAMPLE])
    parser.add_argument("--write", action="store_true", help="make plausibility.toml anew from the first folder")
    parser.add_argument("--penalties", action="store_true", help="compare other penalties")
    options = parser.parse_args()
    folder = candidates_of(options.folders[0])
    sayings = [left_out(folder, deal) for deal in range(DEALS)]
    scores = scores_by_threshold(folder, sayings)
    threshold = chosen(scores)
    print(f"{folder.name}, each document by the weights of others:", *reliability(sayings[0], threshold), sep="\n")
    for each, found in scores.items():
        print(f"{each:.2f}  {shown(found)}{'  <- threshold' if each == threshold else ''}")
    for penalty in PENALTIES if options.penalties else ():
        rows = [
            (said, one.right)
            for deal in range(DEALS)
            for one, said in left_out(folder, deal, penalty).items()
            if one.right is not None and one.somebody
        ]
        print(f"penalty {penalty}: Brier score {brier(rows):.4f}")
    weights = fit(folder.candidates)
    for other in map(candidates_of, options.folders[1:]):
        said = {one: weights.says(one) for one in other.candidates}
        print(f"{other.name}, by the weights of {folder.name}:", *reliability(said, threshold), sep="\n")
        print(shown(pairs_score(other, said, 0.0)), "without the threshold")
        print(shown(pairs_score(other, said, threshold)), "with it")
    if options.write:
        measured = [f"{shown(scores[each])} with {each:.2f}" for each in (0.0, threshold)]
        write(folder, weights, threshold, measured)


if __name__ == "__main__":
    main()
