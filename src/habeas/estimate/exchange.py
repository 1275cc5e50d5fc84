"""An estimate as JSON: everything that is on the page, in a fixed order, so that the same seed gives the same bytes."""

from __future__ import annotations

import json
import math
from typing import TYPE_CHECKING, Any

import numpy as np

if TYPE_CHECKING:
    from habeas.estimate.estimating import Estimate
    from habeas.estimate.findings import Finding
    from habeas.estimate.methods import Method
    from habeas.estimate.overlap import Overlap, Pair
    from habeas.estimate.strata import Summed
    from habeas.estimate.truth import TruthCheck

# Numbers have so many digits: more than any of them means, fewer than machines differ in.
DIGITS = 7


def to_json(estimate: Estimate) -> str:
    """The estimate as a JSON object, ended by a line break."""
    return _written(of_estimate(estimate))


def overlap_json(overlap: Overlap) -> str:
    """The overlaps as a JSON object."""
    return _written(of_overlap(overlap))


def summed_json(summed: Summed) -> str:
    """The estimates of all parts and of their sum as a JSON object."""
    return _written(
        {
            "headline": summed.headline,
            "documented": summed.documented,
            "point": summed.point,
            "low": summed.low,
            "high": summed.high,
            "level": summed.level,
            "refused": list(summed.refused) if summed.refused else None,
            "parts": {name: of_estimate(part) for name, part in summed.parts.items()},
        }
    )


def of_estimate(estimate: Estimate) -> dict[str, Any]:
    """The estimate as plain values."""
    chao = estimate.chao
    return {
        "headline": estimate.headline,
        "documented": estimate.documented,
        "refused": list(estimate.refused) if estimate.refused else None,
        "point": estimate.point,
        "low": estimate.low,
        "high": estimate.high,
        "level": estimate.level,
        "floor": estimate.floor,
        "seed": estimate.seed,
        "quick": estimate.quick,
        "lists": estimate.table.sizes,
        "lists_used": list(estimate.used.lists),
        "lists_as_of": {name: day.isoformat() for name, day in sorted(estimate.about.as_of.items())},
        "findings": [_finding(each) for each in estimate.findings],
        "methods": {name: _method(each) for name, each in estimate.methods.items()},
        "chao": {
            "classical": chao.classical,
            "corrected": chao.corrected,
            "few_lists": chao.few_lists,
            "loglinear": chao.loglinear,
            "standard_error": chao.standard_error,
            "low": chao.low,
            "high": chao.high,
        },
        "left_out": {name or "none": total for name, total in estimate.left_out.items()},
        "truth_check": [_check(each) for each in estimate.checks],
        "overlap": of_overlap(estimate.overlap),
    }


def of_overlap(overlap: Overlap) -> dict[str, Any]:
    """The overlaps as plain values."""
    return {
        "documented": overlap.table.observed,
        "lists": overlap.table.sizes,
        "on_two_or_more": overlap.table.on_two_or_more,
        "median_ratio": overlap.median_ratio,
        "pairs": [_pair(pair) for pair in overlap.pairs],
        "patterns": [{"lists": list(names), "people": count} for names, count in overlap.patterns],
        "findings": [_finding(each) for each in overlap.findings],
    }


def _pair(pair: Pair) -> dict[str, Any]:
    return {
        "lists": [pair.first, pair.second],
        "together": pair.together,
        "among_others": pair.among_others,
        "expected": pair.expected,
        "ratio": pair.ratio,
        "low": pair.low,
        "high": pair.high,
        "lincoln_petersen": pair.two.lincoln_petersen,
        "chapman": pair.two.chapman,
        "standard_error": pair.two.standard_error,
    }


def _method(method: Method) -> dict[str, Any]:
    return {
        "title": method.title,
        "assumption": method.assumption,
        "point": method.point,
        "low": method.low,
        "high": method.high,
        "in_headline": method.counts,
        "withheld": method.withheld,
        "details": method.details,
    }


def _check(check: TruthCheck) -> dict[str, Any]:
    return {
        "list": check.name,
        "truth": check.truth,
        "observed": check.observed,
        "point": check.point,
        "low": check.low,
        "high": check.high,
        "covered": check.covered,
    }


def _finding(finding: Finding) -> dict[str, Any]:
    return {
        "code": finding.code,
        "severity": finding.severity,
        "words": finding.words,
        "lists": list(finding.lists),
    }


def _written(value: dict[str, Any]) -> str:
    return json.dumps(_plain(value), ensure_ascii=False, indent=1, allow_nan=False) + "\n"


def _plain(value: Any) -> Any:  # noqa: ANN401 (whatever JSON can hold)
    if isinstance(value, dict):
        return {str(key): _plain(each) for key, each in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(each) for each in value]
    if isinstance(value, bool | np.bool_):
        return bool(value)
    if isinstance(value, int | np.integer):
        return int(value)
    if isinstance(value, float | np.floating):
        return float(f"{float(value):.{DIGITS}g}") if math.isfinite(value) else None
    return value
