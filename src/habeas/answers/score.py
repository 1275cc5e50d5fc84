"""Scores what was extracted against annotated documents, by the rules of the annotated documents' own scorer.

The headline is the F1 of *pairs*: distinct (claim type, person or group) of a document. Optional annotations are
neither missed when absent nor wrong when predicted; what has no exact quote is wrong whatever else it says.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from habeas.answers.score_annotations import (
    PARTS,
    Annotation,
    GoldDocument,
    Prediction,
    prediction_in,
    prediction_of,
    predictions_text,
    read_gold,
    read_predictions,
)
from habeas.answers.score_figures import (
    BY_TYPE,
    DISTINCT,
    FIELDS,
    METRICS,
    RECORDS,
    Figures,
    Measured,
    Mistake,
    Scores,
    WrongField,
    as_json,
    table,
)
from habeas.answers.score_intervals import interval
from habeas.answers.score_items import TARGETS, Item, distinct, items_of, pair_distinct, pair_each, pair_off
from habeas.answers.score_values import is_supported, same_actor, same_date, same_place, same_term, same_wording
from habeas.terms import claim_types

__all__ = [
    "GoldDocument", "Prediction", "Scores", "as_json", "prediction_in", "prediction_of", "predictions_text",
    "read_gold", "read_predictions", "score", "table",
]  # fmt: skip

# Which items each metric counts.
_KINDS: dict[str, tuple[str, ...]] = {
    "pairs": ("person", "group"),
    "persons": ("person",),
    "groups": ("group",),
    "organizations": ("organization",),
    "types": ("type",),
    "type_actors": ("actor",),
    "claims": TARGETS,
    "quotes": ("quotes",),
    **{metric: (metric,) for metric in RECORDS},
}

# What else a matched claim says, and when that is right; a rule that is not here asks for the very same value.
_FIELD_RULES: dict[str, Callable[[str, str], bool]] = {
    "charges": same_wording,
    "date": same_date,
    "term": same_term,
    "place": same_place,
}

# Metrics whose mistakes are worth listing; those of the others follow from them.
_LISTED = ("pairs", "organizations", "affiliations", "counts")

# The figures of a document: by metric and claim type ("" where a metric has no types).
_Tally = dict[Measured, Figures]


def score(predictions: Mapping[str, Prediction], gold: Mapping[str, GoldDocument]) -> Scores:
    """The figures of predictions against annotated documents, both by document.

    An annotated document without a prediction counts as one in which nothing was found.
    """
    tallies: dict[str, _Tally] = {}
    mistakes: list[Mistake] = []
    wrong_fields: list[WrongField] = []
    predicted: Counter[str] = Counter()
    unsupported: Counter[str] = Counter()
    for name, document in gold.items():
        prediction = predictions.get(name, Prediction(name))
        tallies[name], wrong, fields = _score_document(prediction, document)
        mistakes += wrong
        wrong_fields += fields
        for part in PARTS:
            annotations = prediction.part(part)
            predicted[part] += len(annotations)
            unsupported[part] += sum(not is_supported(each.quotes, document.text) for each in annotations)
    total = _sum(tallies.values())
    by_document = {name: _by_metric(tally) for name, tally in tallies.items()}
    intervals = _intervals(list(tallies.values()), list(by_document.values()), _by_type(total, "pairs"))
    return Scores(
        documents=len(gold),
        totals=_by_metric(total),
        interval=intervals["pairs", ""],
        by_type={metric: _by_type(total, metric) for metric in BY_TYPE},
        by_document=by_document,
        predicted={part: predicted[part] for part in PARTS},
        unsupported={part: unsupported[part] for part in PARTS},
        mistakes=tuple(mistakes),
        without_gold=tuple(sorted(set(predictions) - set(gold))),
        wrong_fields=tuple(wrong_fields),
        intervals=intervals,
    )


def _intervals(
    tallies: Sequence[_Tally], by_document: Sequence[Mapping[str, Figures]], types: Iterable[str]
) -> dict[Measured, tuple[float, float] | None]:
    found = {(metric, ""): interval([figures[metric] for figures in by_document]) for metric in METRICS}
    return found | {
        ("pairs", type_): interval([tally.get(("pairs", type_), Figures()) for tally in tallies]) for type_ in types
    }


def _score_document(prediction: Prediction, gold: GoldDocument) -> tuple[_Tally, list[Mistake], list[WrongField]]:
    """The figures of one document, and what was wrong in it."""
    ours, theirs = items_of(prediction, gold.text), items_of(gold.annotated, gold.text)
    tally: _Tally = {}
    mistakes: list[Mistake] = []
    wrong_fields: list[WrongField] = []
    for metric, kinds in _KINDS.items():
        predicted, annotated = (
            [item for kind in kinds for item in side if item.kind == kind] for side in (ours, theirs)
        )
        if metric in DISTINCT:
            predicted, annotated = distinct(predicted, gold.text), distinct(annotated, gold.text)
        pairs = (pair_distinct if metric in DISTINCT else pair_each)(predicted, annotated, gold.text)
        matched = [(predicted[place], annotated[other]) for place, other in pairs.items()]
        required = [(ours, theirs) for ours, theirs in matched if not theirs.optional]
        spurious = [item for place, item in enumerate(predicted) if place not in pairs]
        found = set(pairs.values())
        missed = [item for place, item in enumerate(annotated) if place not in found and not item.optional]
        _add(tally, metric, [theirs for _, theirs in required], Figures(found=1))
        _add(tally, metric, spurious, Figures(spurious=1))
        _add(tally, metric, missed, Figures(missed=1))
        mistakes += _mistakes(gold.annotated.doc, metric, spurious, missed)
        if metric == "claims":  # those that match best first
            fields, wrong_fields = _fields(required, gold)
            tally |= fields
    return tally, mistakes, wrong_fields


def _add(tally: _Tally, metric: str, items: Sequence[Item], figures: Figures) -> None:
    for item in items:
        key = metric, item.type or ""
        tally[key] = tally.get(key, Figures()) + figures


def _fields(matched: Sequence[tuple[Item, Item]], gold: GoldDocument) -> tuple[_Tally, list[WrongField]]:
    """The figures of what matched claims say beside whom they are about, once for each annotated claim."""
    tally: _Tally = {}
    wrong: list[WrongField] = []
    done: set[Annotation] = set()
    for predicted, annotated in matched:
        if annotated.said_by in done:
            continue
        done.add(annotated.said_by)
        for name in FIELDS:
            ours, theirs = _values(predicted.said_by, name), _values(annotated.said_by, name)
            pairs = _right(name, ours, theirs, gold.text)
            figures = Figures(len(pairs), len(ours) - len(pairs), len(theirs) - len(pairs))
            tally[name, ""] = tally.get((name, ""), Figures()) + figures
            if figures.spurious or figures.missed:
                sides = _left(theirs, pairs.values()), _left(ours, pairs)
                wrong.append(
                    WrongField(
                        gold.annotated.doc, annotated.type or "", annotated.shown, name, *sides, annotated.quotes
                    )
                )
    return tally, wrong


def _right(name: str, ours: Sequence[str | float], theirs: Sequence[str | float], text: str) -> dict[int, int]:
    """The values of one field of one claim, paired where they are right: the very same ones first."""

    def right(value: str | float, other: str | float) -> bool:
        if not isinstance(value, str) or not isinstance(other, str):
            return value == other
        if name == "actors":
            return same_actor(value, other, text)
        return _FIELD_RULES[name](value, other) if name in _FIELD_RULES else value == other

    return pair_off(ours, theirs, right, lambda value, other: (value != other,))


def _left(values: Sequence[str | float], paired: Iterable[int]) -> tuple[str, ...]:
    places = set(paired)
    return tuple(f"{value}" for place, value in enumerate(values) if place not in places)


def _values(claim: Annotation, name: str) -> Sequence[str | float]:
    value: tuple[str, ...] | str | float | None = getattr(claim, name)
    if isinstance(value, tuple):
        return value
    return [] if value is None else [value]


def _mistakes(doc: str, metric: str, spurious: Sequence[Item], missed: Sequence[Item]) -> Iterator[Mistake]:
    wrong = [("spurious" if item.supported else "unsupported", item) for item in spurious]
    for kind, item in [*wrong, *(("missed", item) for item in missed)]:
        if metric in _LISTED or (metric == "claims" and item.kind == "nobody"):
            yield Mistake(
                doc, metric, kind, ": ".join(word for word in (item.type, item.shown) if word), item.type, item.quotes
            )


def _sum(tallies: Iterable[_Tally]) -> _Tally:
    total: _Tally = {}
    for tally in tallies:
        for key, figures in tally.items():
            total[key] = total.get(key, Figures()) + figures
    return total


def _by_metric(tally: _Tally) -> dict[str, Figures]:
    return {
        metric: sum((figures for (name, _), figures in tally.items() if name == metric), Figures())
        for metric in METRICS
    }


def _by_type(tally: _Tally, metric: str) -> dict[str, Figures]:
    """The figures of the metric for every claim type that has any, in the vocabulary's order, unknown types last."""
    known = list(claim_types())
    unknown = sorted({type_ for _, type_ in tally if type_} - set(known))
    return {type_: tally[metric, type_] for type_ in [*known, *unknown] if (metric, type_) in tally}
