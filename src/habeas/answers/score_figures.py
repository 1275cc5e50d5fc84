"""The figures of a scoring: what was found, what was not and what should not have been, and how they print.

A share of nothing is not known (`None`), never 0 or 1.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

DISTINCT = ("pairs", "persons", "groups", "organizations", "types", "type_actors")
FIELDS = ("actors", "charges", "date", "term", "place", "number", "modality")
RECORDS = ("affiliations", "person_organization", "counts")
BY_TYPE = (*DISTINCT, "claims", "quotes")
METRICS = (*BY_TYPE, *FIELDS, *RECORDS)
# The figures below those of the pairs, as they are shown.
BLOCKS = (
    ("Other things claimed", ("organizations", "types", "type_actors", "claims", "quotes")),
    ("What matched claims say", FIELDS),
    ("Beside the claims", RECORDS),
)


@dataclass(frozen=True, slots=True)
class Figures:
    """Of one metric: how many were found, predicted without being there, and there without being found."""

    found: int = 0
    spurious: int = 0
    missed: int = 0

    def __add__(self, other: Figures) -> Figures:
        return Figures(self.found + other.found, self.spurious + other.spurious, self.missed + other.missed)

    @property
    def annotated(self) -> int:
        return self.found + self.missed

    @property
    def predicted(self) -> int:
        return self.found + self.spurious

    @property
    def precision(self) -> float | None:
        """How much of what was predicted is right."""
        return self.found / self.predicted if self.predicted else None

    @property
    def recall(self) -> float | None:
        """How much of what is there was found."""
        return self.found / self.annotated if self.annotated else None

    @property
    def f1(self) -> float | None:
        """The harmonic mean of precision and recall."""
        total = self.annotated + self.predicted
        return 2 * self.found / total if total else None


@dataclass(frozen=True, slots=True)
class Mistake:
    """One thing that was "missed", "spurious" or "unsupported" by an exact quote, under its metric.

    `type` is the claim's type, None beside the claims; `quotes` are where the document shows it, or was said to.
    """

    doc: str
    metric: str
    kind: str
    what: str
    type: str | None = None
    quotes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class WrongField:
    """What a claim that was found says wrongly or leaves out, beside whom it is about.

    `annotated` and `predicted` are the values of the field that have no counterpart on the other side.
    """

    doc: str
    type: str
    who: str
    field: str
    annotated: tuple[str, ...]
    predicted: tuple[str, ...]
    quotes: tuple[str, ...]


# A metric and a claim type, "" for all types together.
Measured = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Scores:
    """All figures of a set of predictions against annotated documents.

    Attributes:
        documents: the number of annotated documents; one without a prediction has nothing predicted.
        totals: the figures of every metric.
        interval: between what the F1 of the pairs lies in 95% of resampled sets of documents.
        by_type: for a metric of `BY_TYPE`, the figures of every claim type that has any.
        by_document: the figures of every metric, by document.
        predicted, unsupported: how many claims, affiliations and counts were predicted, how many without exact quote.
        mistakes, wrong_fields: what was not right, in the order of the documents.
        without_gold: predicted documents that nobody annotated; they are in no figure.
        intervals: the same as `interval` for every metric, and for the pairs of every claim type.
    """

    documents: int
    totals: Mapping[str, Figures]
    interval: tuple[float, float] | None
    by_type: Mapping[str, Mapping[str, Figures]]
    by_document: Mapping[str, Mapping[str, Figures]]
    predicted: Mapping[str, int]
    unsupported: Mapping[str, int]
    mistakes: tuple[Mistake, ...] = ()
    without_gold: tuple[str, ...] = ()
    wrong_fields: tuple[WrongField, ...] = ()
    intervals: Mapping[Measured, tuple[float, float] | None] = field(default_factory=dict)


def as_json(scores: Scores) -> dict[str, object]:
    """The figures as the annotated documents' own scorer prints them with --json."""
    return {
        "documents": scores.documents,
        "totals": _json_of(scores.totals),
        "pairs_f1_95": None if scores.interval is None else list(scores.interval),
        "by_type": {metric: _json_of(figures) for metric, figures in scores.by_type.items()},
        "unsupported": dict(scores.unsupported),
        "predicted": dict(scores.predicted),
        "by_document": {name: _json_of(figures) for name, figures in scores.by_document.items()},
    }


def _json_of(figures: Mapping[str, Figures]) -> dict[str, dict[str, float | None]]:
    return {
        name: {
            "gold": each.annotated,
            "predicted": each.predicted,
            "tp": each.found,
            "fp": each.spurious,
            "fn": each.missed,
            "precision": each.precision,
            "recall": each.recall,
            "f1": each.f1,
        }
        for name, each in figures.items()
    }


def table(scores: Scores) -> str:
    """The figures as a table for people: the pairs by type first, since they are the headline.

    Beside each F1 stands between what it lies in 95% of resampled sets of documents.
    """
    lines = [
        f"Pairs of a claim type and a person or group in {scores.documents} annotated documents",
        f"{'':<20}  gold  pred found wrong  miss      P      R     F1" + ("  F1 in 95%" if scores.interval else ""),
        *(
            _row(name, figures, scores.intervals.get(("pairs", name)))
            for name, figures in scores.by_type["pairs"].items()
        ),
        _row("all pairs", scores.totals["pairs"], scores.interval),
    ]
    lines += [_row(f"  {metric}", *_measured(scores, metric)) for metric in ("persons", "groups")]
    for title, metrics in BLOCKS:
        lines += ["", title, *(_row(metric, *_measured(scores, metric)) for metric in metrics)]
    unsupported = (f"{scores.unsupported[part]} of {scores.predicted[part]} {part}" for part in scores.predicted)
    return "\n".join([*lines, "", "Without an exact quote: " + ", ".join(unsupported)])


def _measured(scores: Scores, metric: str) -> tuple[Figures, tuple[float, float] | None]:
    return scores.totals[metric], scores.intervals.get((metric, ""))


def _row(name: str, figures: Figures, interval: tuple[float, float] | None) -> str:
    numbers = (figures.annotated, figures.predicted, figures.found, figures.spurious, figures.missed)
    shares = ("      -" if each is None else f"{each:7.3f}" for each in (figures.precision, figures.recall, figures.f1))
    between = "" if interval is None else f"  {interval[0]:.2f}-{interval[1]:.2f}"
    return f"{name:<20}" + "".join(f"{number:>6}" for number in numbers) + "".join(shares) + between
