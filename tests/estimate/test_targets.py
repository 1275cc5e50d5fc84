"""Every target of the reference tables, read from their JSON files, within its tolerance."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import numpy as np
import pytest
from scipy.special import gammaln
from tests.estimate.conftest import TABLES, reference

from habeas.estimate import Summed, estimate, estimate_strata
from habeas.estimate.bootstrap import RESAMPLES, bootstrap, by_bic, by_steps
from habeas.estimate.chao import chao, equal_catchability
from habeas.estimate.classes import Classes, classes
from habeas.estimate.existence import existence
from habeas.estimate.graphs import graphs
from habeas.estimate.loglinear import all_models, best, model, profile
from habeas.estimate.selection import stepwise
from habeas.estimate.table import Table

pytestmark = [pytest.mark.shared, pytest.mark.slow]

# The lower end of New Orleans is the second lowest of a thousand resamples, and both ends move by 3 to 5% with another
# thousand; the published ones are one such set, one and a half standard deviations out. Very many give 568 and 1,612,
# 3.6% and 5.4% from them. So many are made here that chance is a half percent.
RESAMPLED = {"new_orleans_five": 64_000}


@pytest.fixture(scope="session")
def sampled() -> Callable[[str], Classes]:
    made: dict[str, Classes] = {}

    def sample(name: str) -> Classes:
        if name not in made:
            # Four chains that agree, as the targets ask; an estimate has eight.
            made[name] = classes(reference(name).canonical(), np.random.default_rng(1), chains=4)
            assert made[name].converged
        return made[name]

    return sample


def bca(table: Table, name: str) -> tuple[float, float]:
    ordered = table.canonical()
    statistic = by_bic(ordered) if name == "kosovo" else by_steps(len(ordered.lists))
    return bootstrap(
        ordered, statistic, np.random.default_rng(1), RESAMPLED.get(name, RESAMPLES), most=64_000
    ).interval(0.95)


def spina_bifida_prior(total: np.ndarray) -> np.ndarray:
    """Madigan and York's prior: Poisson with a gamma-distributed mean, 13.14 and 55.17."""
    a, b = 13.14, 55.17
    return total * np.log(b) - (total + a) * np.log(1 + b) + gammaln(total + a) - gammaln(total + 1) - gammaln(a)


def madigan_york(table: Table) -> list[float]:
    found = graphs(table, 1.0, saturated=True, prior=spina_bifida_prior, unseen=np.arange(1, 301.0))
    return [found.relative_error_estimate, found.mode, found.probabilities[0]]


def groups(name: str) -> list[tuple[str, ...]]:
    """A model as the papers write it, [12,13], of the lists A, B and C."""
    return [tuple("ABC"[int(digit) - 1] for digit in part) for part in name.strip("[]").split(",")]


def codes(table: Table) -> dict[str, int]:
    return {name: int(existence(table, groups(name))) for name in ("[12,13,23]", "[12,3]", "[13,23]", "[1,2,3]")}


def best_kosovo(table: Table) -> list[Any]:
    found = best(table)
    return [*sorted(":".join(group) for group in found.interactions), found.point, found.bic]


def with_pairs(table: Table) -> list[Any]:
    found = stepwise(table)
    return [found.point, *(":".join(table.names(term)) for term in found.terms if term.bit_count() == 2)]


def errors_of_independence(table: Table) -> list[float]:
    found = model(table)
    return [found.point, found.standard_error]


def chao_loglinear(table: Table) -> list[float]:
    found = chao(table)
    assert found.loglinear is not None
    assert found.standard_error is not None
    return [found.loglinear, found.standard_error]


def graph_ends(table: Table) -> list[float]:
    found = graphs(table, 1 / 16)
    return [found.median, *found.interval(0.95)]


CHECKS: dict[str, Callable[[Table], Any]] = {
    "independence point": lambda table: model(table).point,
    "independence": lambda table: model(table).point,
    "independence 95% multinomial profile": lambda table: profile(table, model(table)),
    "Chao lower bound (list-count form, S+(t-1)/t f1^2/(2 f2))": lambda table: chao(table).few_lists,
    "Chao lower bound (Mh), s.e.": chao_loglinear,
    "M0 point": lambda table: equal_catchability(table)[0],
    "Mt point, s.e.": errors_of_independence,
    "best BIC over hierarchical models up to triples: model, point, BIC": best_kosovo,
    "best AIC point": lambda table: best(table, "aic").point,
    "its 95% profile": lambda table: profile(table, best(table)),
    "stepwise p=0.02, pairs only": lambda table: stepwise(table).point,
    "stepwise p=0.02": lambda table: stepwise(table).point,
    "stepwise point": lambda table: stepwise(table).point,
    "stepwise p=0.02: point, pairs": with_pairs,
    "stepwise p=0.02: point and pairs": with_pairs,
    "dga median and 95%, delta 1/16, no saturated graph": graph_ends,
    "dga with the paper's prior: Bayes estimate, mode, top-model probability": madigan_york,
    "best BIC pairs only (1024 models)": lambda table: best(table, order=2).point,
    "best BIC up to order 4 (6893 models)": lambda table: best(table, order=4).point,
    "second-best pairs-only BIC model": lambda table: all_models(table, 2)[1].point,
    "best BIC [23,1]": lambda table: best(table, order=2).point,
    "best AIC [12,23]": lambda table: best(table, "aic", order=2).point,
    "existence codes": codes,
    "point": lambda table: best(table).point,
    "selected model contains A:B only": lambda table: [":".join(group) for group in best(table).interactions],
    "refused": lambda table: estimate(table).refused is not None,
}


def targets() -> list[Any]:
    found = []
    for path in sorted(TABLES.glob("*.json")):
        for target in json.loads(path.read_text(encoding="utf-8")).get("targets", []):
            found.append(pytest.param(path.stem, target, id=f"{path.stem}-{target['what'][:50]}"))
    return found or [pytest.param("kosovo", None, id="no-reference-tables")]


@pytest.mark.parametrize(("name", "target"), targets())
def test_the_target_is_met(name: str, target: dict[str, Any], sampled: Callable, full: Callable) -> None:
    table = reference(name)
    what, value, tolerance = target["what"], target["value"], target.get("tol_rel", 0)
    if what.startswith("latent-class posterior"):
        found = sampled(name).mean if "mean" in what else sampled(name).median
    elif what == "latent-class 95%":
        found = sampled(name).interval(0.95)
    elif "BCa 95%" in what:
        found = bca(table, name)
    elif what == "95% interval covers":
        # Independent lists hold the truth without a bootstrap; those of which two depend are estimated in full.
        made = estimate(table, quick=True) if name == "sim_independent" else full(name)
        assert made.low <= value <= made.high
        return
    else:
        found = CHECKS[what](table)
    same(found, value, tolerance)


def same(found: Any, value: Any, tolerance: float) -> None:
    if isinstance(value, list):
        words = [each for each in value if isinstance(each, str)]
        assert sorted(each for each in found if isinstance(each, str)) == sorted(words)
        numbers = [each for each in value if not isinstance(each, str)]
        assert [each for each in found if not isinstance(each, str)] == pytest.approx(numbers, rel=tolerance)
    elif isinstance(value, float | int) and not isinstance(value, bool):
        assert found == pytest.approx(value, rel=tolerance)
    else:
        assert found == value


@pytest.fixture(scope="session")
def police() -> Summed:
    """The strata of the Philippine police lists, each estimated once in all tests."""
    names = strata().get("strata", ["ph_manila_police"])
    return estimate_strata({name: reference(name) for name in names}, quick=True)


def strata() -> dict[str, Any]:
    file = TABLES / "strata.json"
    found: dict[str, Any] = json.loads(file.read_text(encoding="utf-8")) if file.is_file() else {}
    return found


@pytest.mark.parametrize("name", ["kosovo", "ph_manila_police", "ph_quezon_police"])
def test_published_lists_of_human_rights_work_are_not_refused(name: str, police: Summed) -> None:
    made = police.parts[name] if name in police.parts else estimate(reference(name), quick=True)
    assert made.refused is None


def test_strata_are_summed_by_their_draws(police: Summed) -> None:
    wanted = strata()
    total = police.method("classes")
    ends = np.quantile(total, [0.025, 0.975])
    assert total.mean() == pytest.approx(wanted["mean"], rel=0.03)
    assert list(ends) == pytest.approx([wanted["lo"], wanted["hi"]], rel=0.03)
    wrong = sum(part.methods["classes"].high for part in police.parts.values())
    assert ends[1] < wrong
