"""How well names alone tell one person from two, on judged pairs; and the script that fits the model of `habeas why`.

The pairs are a CSV with `left,right,same,kind,language`. Pairs of one person go to the same fold, and so do pairs that
share a name, so nobody is in both the fitted and the scored part; a fold's threshold is picked on the other folds.
Baselines run beside it: Jaro-Winkler part by part after anyascii, and nomenklatura's logic-v2 where that is installed.
Without the pairs it says so and stops.

    python benchmarks/name_pairs.py [PAIRS.csv] [--write] [--errors]
"""

from __future__ import annotations

import argparse
import csv
import importlib.util
import random
import re
import subprocess
import sys
import time
from collections import defaultdict
from collections.abc import Callable, Sequence
from pathlib import Path

import numpy as np
from anyascii import anyascii
from numpy.typing import NDArray
from rapidfuzz.distance import JaroWinkler

from habeas.people.evidence import KINDS, evidence
from habeas.people.pairs import laid_out, probability

PAIRS = Path(__file__).parents[1] / ".." / "shared" / "resolution" / "name-pairs.csv"
MODEL = Path(__file__).parents[1] / "src" / "habeas" / "data" / "people" / "pair_model.toml"
FOLDS = 10
# How strongly weights are drawn to what is expected of them. From 0.3 to 3 F1 out of fold is 0.992 to 0.989.
PULL = 1.0
# The model answers "same" from here, "different" up to there: see --write, which prints the precision of each.
ANSWERS = {"same": 0.9, "different": 0.2}
# What weights are drawn to where the pairs say little: few of them show a second father's name or a first surname left
# out, and such names must still never be joined.
EXPECTED = {
    "start": -1.5,
    "agreeing": 2.0,
    "loose spelling": -0.5,
    "doubtful spelling": -3.0,
    "other spellings": -1.0,
    "initials": -1.0,
    "one part": -2.5,
    "contradicted": -6.0,
    "fathers differ": -8.0,
    "parent": -3.0,
    "left out": -0.3,
    "given name left out": -1.5,
    "first surname left out": -5.0,
    "given names in another order": -9.0,
}
# Evidence that can only speak against one person never gets a weight for it, nor the other way about: a few true pairs
# with a name left out must not teach that leaving one out is a merit.
FOR = ("agreeing", "fathers agree")
FREE = ("start",)
# The pairs hold few doubtful spellings of two people, and the model may not learn from that that doubt is harmless.
MOST = {"doubtful spelling": -2.5, "other spellings": -0.7}
Floats = NDArray[np.float64]


def read(path: Path) -> list[dict[str, str]]:
    """The judged pairs."""
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def folds(rows: Sequence[dict[str, str]]) -> list[int]:
    """The fold of each pair: pairs that share a name, directly or over others, have the same."""
    group: dict[str, str] = {}

    def root(name: str) -> str:
        while group.setdefault(name, name) != name:
            name = group[name]
        return name

    for row in rows:
        group[root(row["left"])] = root(row["right"])
    members: dict[str, list[int]] = defaultdict(list)
    for place, row in enumerate(rows):
        members[root(row["left"])].append(place)
    sizes = [0] * FOLDS
    found = [0] * len(rows)
    for places in sorted(members.values(), key=lambda each: (-len(each), each)):
        fold = sizes.index(min(sizes))
        sizes[fold] += len(places)
        for place in places:
            found[place] = fold
    return found


def vectors(rows: Sequence[dict[str, str]]) -> Floats:
    """The evidence on each pair, in the order of the model's sentences."""
    names = list(KINDS)
    matrix = np.zeros((len(rows), len(names)))
    for place, row in enumerate(rows):
        for kind, amount in evidence(laid_out(row["left"], row["right"])).items():
            matrix[place, names.index(kind)] = amount
    return matrix


def fit(matrix: Floats, same: Floats) -> Floats:
    """Weights of a logistic regression, drawn to what is expected of them and kept on their side of nought."""
    names = list(KINDS)
    low = np.array([-np.inf if name in FREE or name not in FOR else 0.0 for name in names])
    high = np.array([np.inf if name in FREE or name in FOR else 0.0 for name in names])
    expected = np.array([EXPECTED.get(name, 0.0) for name in names])
    for name, most in MOST.items():
        high[names.index(name)] = most
    weights = expected.copy()
    for _ in range(4000):
        chance = 1 / (1 + np.exp(-np.clip(matrix @ weights, -30, 30)))
        slope = matrix.T @ (chance - same) + PULL * (weights - expected)
        steepness = (matrix**2).T @ (chance * (1 - chance)) + PULL
        step = 0.5 * slope / np.maximum(steepness, 1e-9)
        weights = np.clip(weights - step, low, high)
        if np.abs(step).max() < 1e-6:
            break
    return weights


def best_threshold(scores: Floats, same: Floats) -> float:
    """Where F1 is best: halfway to the next score below."""
    order = np.argsort(-scores, kind="stable")
    right = np.cumsum(same[order])
    f1 = 2 * right / (np.arange(1, len(order) + 1) + same.sum())
    best = int(np.argmax(f1))
    below = scores[order[best + 1]] if best + 1 < len(order) else scores[order[best]] - 1e-6
    return float((scores[order[best]] + below) / 2)


def out_of_fold(matrix: Floats, same: Floats, fold: Sequence[int]) -> tuple[Floats, NDArray[np.bool_]]:
    """For each pair the log-odds, and the answer, of a model and a threshold that never saw its people."""
    numbers = np.array(fold)
    scores, answers = np.zeros(len(same)), np.zeros(len(same), dtype=bool)
    for each in range(FOLDS):
        rest, mine = numbers != each, numbers == each
        weights = fit(matrix[rest], same[rest])
        scores[mine] = matrix[mine] @ weights
        answers[mine] = scores[mine] >= best_threshold(matrix[rest] @ weights, same[rest])
    return scores, answers


def fixed(scores: Floats, same: Floats, fold: Sequence[int]) -> tuple[Floats, NDArray[np.bool_]]:
    """The same for a comparison that isn't fitted."""
    numbers = np.array(fold)
    answers = np.zeros(len(same), dtype=bool)
    for each in range(FOLDS):
        rest = numbers != each
        answers[~rest] = scores[~rest] >= best_threshold(scores[rest], same[rest])
    return scores, answers


def figures(scores: Floats, answers: NDArray[np.bool_], same: Floats) -> dict[str, float]:
    """F1, accuracy, area under the curve, recall where precision is 0.95."""
    hit = float((answers & (same == 1)).sum())
    order = np.argsort(-scores, kind="stable")
    right = np.cumsum(same[order])
    precision = right / np.arange(1, len(order) + 1)
    recall = [float(right[at] / same.sum()) for at in range(len(order)) if precision[at] >= 0.95]
    pairs = scores[same == 1][:, None] - scores[same == 0][None, :]
    return {
        "F1": 2 * hit / float(answers.sum() + same.sum()),
        "accuracy": float((answers == (same == 1)).mean()),
        "AUC": float((pairs > 0).mean() + 0.5 * (pairs == 0).mean()),
        "R@P95": max(recall, default=0.0),
    }


def jaro_winkler(left: str, right: str) -> float:
    """Part by part after anyascii: the mean over the shorter name's parts of the best fit in the other."""
    one, other = (re.findall(r"[a-z0-9]+", anyascii(name).lower()) for name in (left, right))
    fewer, more = sorted((one, other), key=len)
    if not fewer:
        return 0.0
    return sum(max(JaroWinkler.normalized_similarity(part, whole) for whole in more) for part in fewer) / len(fewer)


def microseconds(compare: Callable[[str, str], float], rows: Sequence[dict[str, str]]) -> float:
    """Of one pair, of one core, with every cache warm: the best of six rounds."""
    pairs = [(row["left"], row["right"]) for row in rows]
    best = float("inf")
    for _ in range(6):
        begin = time.process_time()
        for left, right in pairs:
            compare(left, right)
        best = min(best, time.process_time() - begin)
    return best / len(pairs) * 1e6


def start_up() -> float:
    """Seconds that a new process takes to compare its first pair."""
    program = "from habeas.people.pairs import compare_names; compare_names('Anar Mammadli', '葉國謙')"
    begin = time.perf_counter()
    subprocess.run([sys.executable, "-c", program], check=True)
    return time.perf_counter() - begin


def logic_v2() -> Callable[[str, str], float] | None:
    """nomenklatura's comparison of two names, where it is installed."""
    if importlib.util.find_spec("nomenklatura") is None:
        return None
    from followthemoney import model  # type: ignore[import-not-found,unused-ignore]
    from nomenklatura.matching import get_algorithm  # type: ignore[import-not-found,unused-ignore]

    algorithm = get_algorithm("logic-v2")
    config = algorithm.default_config()

    def compare(left: str, right: str) -> float:
        sides = [
            model.get_proxy({"id": side, "schema": "Person", "properties": {"name": [name]}})
            for side, name in (("left", left), ("right", right))
        ]
        return float(algorithm.compare(*sides, config).score)

    return compare


def write(weights: Floats, count: int) -> None:
    """The model's file."""
    lines = [
        f"# Made by benchmarks/name_pairs.py --write from {count} judged pairs of names. Weights are in log-odds: what",
        "# a piece of evidence (habeas/people/evidence.py) adds to the score for each unit of its amount.",
        "[weights]",
        *(f'"{name}" = {weight:.3f}' for name, weight in zip(KINDS, weights, strict=True)),
        "",
        '# The answer is "same" from this probability, "different" up to that; between them is not enough to tell.',
        "[answers]",
        *(f"{name} = {value}" for name, value in ANSWERS.items()),
    ]
    MODEL.write_text("\n".join(lines) + "\n", encoding="utf-8")


def by_kind(rows: Sequence[dict[str, str]], answers: NDArray[np.bool_], column: str) -> list[str]:
    """Right answers of each kind of pair, or each language."""
    seen: dict[str, list[bool]] = defaultdict(list)
    for row, answer in zip(rows, answers, strict=True):
        seen[row[column]].append(bool(answer) == (row["same"] == "1"))
    return [f"  {name:28} {sum(each):3} of {len(each):3}" for name, each in sorted(seen.items())]


def main() -> None:
    """Prints the figures; with --write, fits the model anew."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("pairs", type=Path, nargs="?", default=PAIRS)
    parser.add_argument("--write", action="store_true", help="fit the model on all pairs and write its file")
    parser.add_argument("--errors", action="store_true", help="list the pairs that were answered wrong")
    wanted = parser.parse_args()
    if not wanted.pairs.is_file():
        print(f"Skipped: there are no judged pairs in {wanted.pairs}.")
        return
    rows = read(wanted.pairs)
    random.Random(1).shuffle(rows)
    same = np.array([float(row["same"]) for row in rows])
    fold, matrix = folds(rows), vectors(rows)
    if wanted.write:  # first, so that what follows runs on the new file
        write(fit(matrix, same), len(rows))
    scores, answers = out_of_fold(matrix, same, fold)
    report("habeas, out of fold", figures(scores, answers, same), microseconds(probability, rows))
    report_baseline("Jaro-Winkler, part by part", jaro_winkler, rows, same, fold)
    peer = logic_v2()
    if peer is None:
        print("nomenklatura logic-v2         not installed, so not measured")
    else:
        report_baseline("nomenklatura logic-v2", peer, rows, same, fold)
    chance = 1 / (1 + np.exp(-scores))
    sure = chance >= ANSWERS["same"]
    apart = chance <= ANSWERS["different"]
    print(
        f'"same" {int(sure.sum())} times, right {same[sure].mean():.3f}; "different" {int(apart.sum())} times, '
        f"right {1 - same[apart].mean():.3f}; not enough to tell {int((~sure & ~apart).sum())} times"
    )
    print(
        f"mean squared error of the probability {float(((chance - same) ** 2).mean()):.4f}; start-up {start_up():.2f} s"
    )
    print("\n".join([*by_kind(rows, answers, "kind"), *by_kind(rows, answers, "language")]))
    if wanted.errors:
        for score, answer, row in sorted(zip(scores, answers, rows, strict=True), key=lambda each: each[0]):
            if answer != (row["same"] == "1"):
                print(f"{score:7.2f} {row['same']} {row['left']} | {row['right']} | {row['kind']} {row['language']}")


def report(name: str, found: dict[str, float], time_taken: float) -> None:
    """One line of figures."""
    print(f"{name:28}", *(f"{label} {value:.3f} " for label, value in found.items()), f"{time_taken:.0f} µs a pair")


def report_baseline(
    name: str, compare: Callable[[str, str], float], rows: Sequence[dict[str, str]], same: Floats, fold: Sequence[int]
) -> None:
    """The line of a comparison that isn't fitted."""
    scores = np.array([compare(row["left"], row["right"]) for row in rows])
    report(name, figures(*fixed(scores, same, fold), same), microseconds(compare, rows))


if __name__ == "__main__":
    main()
