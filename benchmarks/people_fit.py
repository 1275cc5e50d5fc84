"""Fits the [weights] of `data/people/mention_model.toml` on generated mentions; called by `people_at_scale.py --fit`.

A logistic regression on all pairs of mentions that resolution would weigh, every file counting the same. Weights are
drawn to nought, and those of evidence that can only speak for or only against one person stay on their side of it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize

from habeas.people import grouping
from habeas.people.candidates import candidate_pairs
from habeas.people.mention_model import FITTED
from habeas.people.name_scores import NameScores
from habeas.people.weighing import kinds
from people_at_scale import read

MODEL = Path(__file__).resolve().parents[1] / "src" / "habeas" / "data" / "people" / "mention_model.toml"
# How strongly weights are drawn to nought, in the mean loss of a pair.
PULL = 1e-5
FOR = ("name", "same spelling", "born on one day", "born in one year", "one home", "births of namesakes agree")
AGAINST = ("born at other times", "other homes", "namesakes")
# Made names leave out a father's name and little else; what documents leave out may be another's, so it costs as much.
AT_MOST = {"left out": -0.5}
Floats = NDArray[np.float64]


def fit(files: Sequence[Path]) -> None:
    """Writes the weights that fit these files; what else the model's file says is kept."""
    parts = [evidence_of(path) for path in files]
    for path, (_, same) in zip(files, parts, strict=True):
        print(f"{path.name}: {len(same):,} pairs, {same.mean():.3f} of one person", flush=True)
    weights = fitted(parts)
    write(dict(zip(FITTED, weights.tolist(), strict=True)))


def evidence_of(path: Path) -> tuple[NDArray[np.float32], NDArray[np.bool_]]:
    """How much there is of each kind of evidence on each pair, and whether the pair is one person's."""
    mentions, person = read(path)
    pairs, table, _ = grouping._name_pairs(mentions, NameScores(), candidate_pairs)
    others = grouping._namesakes(len(mentions), table, pairs)
    rows = [np.empty((0, len(FITTED)), dtype=np.float32)]
    for part in pairs.parts():
        names = pairs.names[pairs.spelt[part]]
        found = kinds(table, pairs.lefts[part], pairs.rights[part], names, pairs.same_spelling[part], others)
        rows.append(np.column_stack([found[kind] for kind in FITTED]).astype(np.float32))
    return np.concatenate(rows), person[pairs.lefts] == person[pairs.rights]


def fitted(parts: Sequence[tuple[NDArray[np.float32], NDArray[np.bool_]]]) -> Floats:
    """The weights under which what is so is likeliest."""
    matrix = np.concatenate([matrix for matrix, _ in parts]).astype(np.float64)
    same = np.concatenate([same for _, same in parts])
    share = np.concatenate([np.full(len(same), 1 / len(same) / len(parts)) for _, same in parts])
    drawn = np.array([kind != "start" for kind in FITTED])

    def loss(weights: Floats) -> tuple[float, Floats]:
        score = matrix @ weights
        wrong = np.logaddexp(0, np.where(same, -score, score))
        slope = matrix.T @ (share * (1 / (1 + np.exp(-np.clip(score, -60, 60))) - same))
        return float(share @ wrong + PULL / 2 * (weights[drawn] ** 2).sum()), slope + PULL * np.where(drawn, weights, 0)

    sides = [(0.0 if kind in FOR else None, 0.0 if kind in AGAINST else AT_MOST.get(kind)) for kind in FITTED]
    found = minimize(
        loss,
        np.array([AT_MOST.get(kind, 0.0) for kind in FITTED]),
        jac=True,
        method="L-BFGS-B",
        bounds=sides,
        options={"maxiter": 500},
    )
    return np.asarray(found.x, dtype=np.float64)


def write(weights: dict[str, float]) -> None:
    """The model's file with these weights."""
    lines = "".join(f'"{kind}" = {weight:.2f}\n' for kind, weight in weights.items())
    print(lines)
    text = MODEL.read_text(encoding="utf-8")
    MODEL.write_text(re.sub(r"(?<=\[weights\]\n)(?:\".*\n)+", lines, text, count=1), encoding="utf-8")
