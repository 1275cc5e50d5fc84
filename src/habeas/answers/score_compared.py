"""The figures of several extractors side by side, for the same annotated documents.

One line a metric and one block of precision, recall and F1 an extractor; a share of nothing is a dash.
"""

from __future__ import annotations

from collections.abc import Mapping

from habeas.answers.score_figures import FIELDS, RECORDS, Figures, Scores

# What a comparison shows: the headline and its parts, then what matched claims say, then the rest.
SHOWN = ("pairs", "persons", "groups", "organizations", "type_actors", "claims", *FIELDS, *RECORDS)
_BLOCK = 24


def compared(scores: Mapping[str, Scores]) -> str:
    """A table of extractors by name."""
    lines = [
        f"{'':<22}" + "".join(f"{name[: _BLOCK - 2]:>{_BLOCK}}" for name in scores),
        f"{'':<22}" + f"{'P':>10}{'R':>7}{'F1':>7}" * len(scores),
        *(f"{metric:<22}" + "".join(_shares(each.totals[metric]) for each in scores.values()) for metric in SHOWN),
        f"{'claims proposed':<22}" + "".join(f"{each.predicted['claims']:>{_BLOCK}}" for each in scores.values()),
        f"{'without a quote':<22}" + "".join(f"{sum(each.unsupported.values()):>{_BLOCK}}" for each in scores.values()),
    ]
    return "\n".join(lines)


def _shares(figures: Figures) -> str:
    first, *rest = (
        "-" if share is None else f"{share:.3f}" for share in (figures.precision, figures.recall, figures.f1)
    )
    return f"{first:>10}" + "".join(f"{share:>7}" for share in rest)
