"""Whether chains of draws have come together, and how many independent draws they are worth.

Rank-normalised split R-hat and bulk effective sample size: Vehtari, Gelman, Simpson, Carpenter and Bürkner (2021,
Bayesian Analysis 16, 667-718). Draws come as an array (chains, draws).
"""

from __future__ import annotations

import numpy as np

from habeas.estimate.lattice import Floats

# The limits of that paper's authors are 1.01 and 400; totals of people are heavy-tailed, and 1.05 is what the list of
# requirements of this package asks.
HIGHEST_RHAT = 1.05
LOWEST_ESS = 400


def split_rhat(draws: Floats) -> float:
    """R-hat of the ranks of the draws, each chain in two halves; also of their distance from the middle, if larger."""
    halves = _halves(draws)
    folded = np.abs(halves - np.median(halves))
    return max(_rhat(_normal_scores(halves)), _rhat(_normal_scores(folded)))


def effective_size(draws: Floats) -> float:
    """How many independent draws the middle of the distribution is known as well as by (bulk ESS)."""
    scores = _normal_scores(_halves(draws))
    chains, length = scores.shape
    within = scores.var(axis=1, ddof=1).mean()
    if not within > 0:
        return float(chains * length)
    together = within * (length - 1) / length + scores.mean(axis=1).var(ddof=1)
    correlation = 1 - (within - _autocovariance(scores).mean(axis=0)) / together
    # Geyer's initial monotone sequence: sums of neighbours, as long as they are positive, never rising.
    pairs = correlation[: length // 2 * 2].reshape(-1, 2).sum(axis=1)
    negative = np.flatnonzero(pairs <= 0)
    kept = pairs[: negative[0]] if len(negative) else pairs
    if not len(kept):
        return float(chains * length)
    time = -1 + 2 * np.minimum.accumulate(kept).sum()
    return float(chains * length / max(time, 1 / np.log10(chains * length)))


def modes(draws: Floats, gap: float = 1.25) -> tuple[float, ...]:
    """Where chains sit: one median, or two where they fall into two groups further apart than this ratio."""
    medians = np.sort(np.median(draws, axis=1))
    ratios = medians[1:] / np.maximum(medians[:-1], 1e-12)
    if not len(ratios) or ratios.max() < gap:
        return (float(np.median(draws)),)
    cut = int(ratios.argmax()) + 1
    return float(np.median(medians[:cut])), float(np.median(medians[cut:]))


def _halves(draws: Floats) -> Floats:
    length = draws.shape[1] // 2
    return np.concatenate([draws[:, :length], draws[:, -length:]])


def _normal_scores(draws: Floats) -> Floats:
    from scipy.special import ndtri

    flat = draws.ravel()
    values, places, counts = np.unique(flat, return_inverse=True, return_counts=True)
    ranks = (np.cumsum(counts) - (counts - 1) / 2)[places] if len(values) > 1 else np.full(len(flat), len(flat) / 2)
    return np.asarray(ndtri((ranks - 3 / 8) / (len(flat) + 1 / 4))).reshape(draws.shape)


def _rhat(scores: Floats) -> float:
    length = scores.shape[1]
    within = scores.var(axis=1, ddof=1).mean()
    between = scores.mean(axis=1).var(ddof=1)
    if not within > 0:
        return 1.0 if not between > 0 else float("inf")
    return float(np.sqrt((length - 1) / length + between / within))


def _autocovariance(scores: Floats) -> Floats:
    length = scores.shape[1]
    centred = scores - scores.mean(axis=1, keepdims=True)
    width = 1 << (2 * length - 1).bit_length()
    spectrum = np.fft.rfft(centred, width, axis=1)
    result: Floats = np.fft.irfft(spectrum * np.conj(spectrum), width, axis=1)[:, :length] / length
    return result
