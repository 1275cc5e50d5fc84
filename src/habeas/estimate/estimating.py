"""The estimate of a table: all methods, what speaks against them, and one sentence, or a refusal with its reasons."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

import numpy as np

from habeas.errors import BadTable
from habeas.estimate import judgement
from habeas.estimate.chao import Chao, chao
from habeas.estimate.findings import FEWEST_LISTS, NOTES, NOTHING, REFUSES, WARNS, About, Finding, vetted
from habeas.estimate.headline import headline, refusal
from habeas.estimate.lattice import Floats
from habeas.estimate.methods import Method, graph_average, independence, latent_classes, loglinear
from habeas.estimate.mixture import Drawn, mixed
from habeas.estimate.overlap import Overlap, overlap
from habeas.estimate.table import Table
from habeas.estimate.truth import TruthCheck, truth_check

GRAVITY = (REFUSES, WARNS, NOTES)
HELP = {
    "few-lists": "Another list, made independently of these, would help.",
    "disjoint": "Lists that have people in common with the others, or more matching between these, would help.",
    "thin": "More matching between the lists, or another independent list, would help.",
    "not-closed": "Lists cut to one day, or a question about everyone held in the period, would help.",
    "mostly-unseen": "A list that sees more of the people would help.",
    "methods-differ": "Another independent list, or estimates for parts of the population, would help.",
}


@dataclass(frozen=True)
class Estimate(Drawn):
    """What can be said of how many there are.

    `used` is the table of the lists that were not dropped. `refused` is None, or the reasons why there is no estimate;
    then
    `point`, `low` and `high` are None and `draws` is empty. `low` and `high` are the ends of the mixture at `level`.
    """

    table: Table
    used: Table
    level: float
    seed: int
    quick: bool
    about: About
    overlap: Overlap
    chao: Chao
    methods: dict[str, Method]
    findings: tuple[Finding, ...]
    left_out: dict[str, float | None]
    checks: tuple[TruthCheck, ...]
    refused: tuple[str, ...] | None
    headline: str
    draws: Floats = field(compare=False, repr=False)

    @property
    def documented(self) -> int:
        """How many people are on any list, those of dropped lists included."""
        return self.table.observed

    @property
    def floor(self) -> float | None:
        """The lower end of Chao's lower bound, where it exists; never below what is documented.

        Of two lists there is none: that they avoid each other, which makes the bound too high, does not show there.
        """
        return _floor(self.used, self.chao, self.documented)

    def without(self, *names: str) -> Estimate:
        """The same estimate with some lists left out.

        Raises:
            BadTable: there is no list of that name.
        """
        return estimate(self.table.without(names), self.level, self.seed, quick=self.quick, about=self.about)

    def truth_check(self) -> tuple[TruthCheck, ...]:
        """Every large list taken as the whole truth, and what the others would say of it."""
        return self.checks

    def to_json(self) -> str:
        """Everything as JSON; the same table and seed give the same bytes."""
        from habeas.estimate.exchange import to_json

        return to_json(self)

    def to_html(self, title: str = "Estimate") -> str:
        """A page of its own, with charts and without script."""
        from habeas.estimate.page import estimate_page

        return estimate_page(self, title)


def estimate(
    table: Table, level: float = 0.95, seed: int = 1, *, quick: bool = False, about: About = NOTHING
) -> Estimate:
    """How many people there are, those on no list included, or why that cannot be said.

    `quick` takes a second or two: no bootstrap, four short chains. Everything random comes from `seed`, and neither the
    order nor the names of the lists matter.

    Raises:
        BadTable: the level is not between 0 and 1, or nobody is on any list.
    """
    _check(table, level)
    used, structural = vetted(table, about)
    seen = overlap(used, level)
    found = _Found([*structural, *(each for each in seen.findings if each.code == "dependent")])
    if not any(each.severity == REFUSES for each in found.findings):
        found = _answered(used, level, seed, found.findings, quick=quick)
    draws = mixed([each.draws for each in found.methods.values() if each.counts] or [np.zeros(1)], table.observed)
    findings = _once(found.findings + _of_the_whole(found, draws, table.observed))
    reasons = tuple(_reason(each) for each in findings if each.severity == REFUSES) or None
    bounds = chao(used if used.cells else table, level)
    return Estimate(
        table=table,
        used=used,
        level=level,
        seed=seed,
        quick=quick,
        about=about,
        overlap=seen,
        chao=bounds,
        methods=found.methods,
        findings=tuple(findings),
        left_out=found.totals,
        checks=found.checks,
        refused=reasons,
        headline=refusal(reasons, table.observed, _floor(used, bounds, table.observed))
        if reasons
        else _sentence(found.methods, draws, findings, table.observed, level),
        draws=np.empty(0) if reasons else draws,
    )


def _check(table: Table, level: float) -> None:
    if not 0 < level < 1:
        raise BadTable(f"The level is {level}; it is a share between 0 and 1, like 0.95.")
    if not table.observed:
        raise BadTable("Nobody is on any of the lists, so there is nothing to estimate from.")


@dataclass(frozen=True)
class _Found:
    """What was made of lists so far: with findings that refuse, nothing but those."""

    findings: list[Finding]
    methods: dict[str, Method] = field(default_factory=dict)
    totals: dict[str, float | None] = field(default_factory=dict)
    checks: tuple[TruthCheck, ...] = ()


def _answered(used: Table, level: float, seed: int, findings: list[Finding], *, quick: bool) -> _Found:
    """All methods, and what lists left out and lists taken as the truth say of them."""
    methods, more = _all_methods(used.canonical(), level, seed, quick=quick)
    totals = judgement.left_out(used, seed)
    checks = truth_check(used, level, seed)
    more += judgement.one_list_rules(totals) + judgement.missed_truths(checks) + judgement.falls_short(checks)
    return _Found(findings + more, methods, totals, checks)


def _of_the_whole(found: _Found, draws: Floats, documented: int) -> list[Finding]:
    """What the mixture of all methods shows of itself."""
    if any(each.counts for each in found.methods.values()):
        return judgement.mostly_unseen(float(np.median(draws)), documented)
    if found.methods:
        return [Finding("no-method", REFUSES, "No method passed its checks on these lists.")]
    return []


def _sentence(methods: dict[str, Method], draws: Floats, findings: list[Finding], documented: int, level: float) -> str:
    warned = {each.code for each in findings if each.severity == WARNS}
    return headline(draws, documented, level, warned, _outermost(methods))


def _all_methods(table: Table, level: float, seed: int, *, quick: bool) -> tuple[dict[str, Method], list[Finding]]:
    """Every method on its own random numbers, so that none changes another's."""
    for_models, for_classes = (np.random.default_rng(each) for each in np.random.SeedSequence(seed).spawn(2))
    alone = independence(table, level)
    if alone.point is None:
        words = "Not even the model of independent lists has an estimate on these lists."
        return {alone.name: alone}, [Finding("no-estimate", REFUSES, words)]
    answers = [
        loglinear(table, level, for_models, quick=quick),
        graph_average(table, level, quick=quick),
        latent_classes(table, level, for_classes, quick=quick),
    ]
    methods = {each.name: each for each in [alone, *(method for method, _ in answers)]}
    findings = [finding for _, found in answers for finding in found]
    findings += judgement.methods_differ(list(methods.values())) + judgement.dependent_everywhere(methods)
    return methods, findings


def _floor(used: Table, bounds: Chao, documented: int) -> float | None:
    few = sum(size > 0 for size in used.sizes.values()) < FEWEST_LISTS
    return None if bounds.floor is None or few else max(bounds.floor, float(documented))


def _outermost(methods: dict[str, Method]) -> tuple[float, float] | None:
    """The lowest and the highest end of all methods, those withheld included."""
    shown = [each for each in methods.values() if each.withheld != "comparison"]
    lows, highs = [each.low for each in shown if each.low], [each.high for each in shown if each.high]
    return (min(lows), max(highs)) if lows and highs else None


def _reason(finding: Finding) -> str:
    return f"{finding.words} {HELP.get(finding.code, '')}".strip()


def _once(findings: Iterable[Finding]) -> list[Finding]:
    """Of findings that say one thing, the gravest, where the first of them stood."""
    kept: dict[tuple[str, tuple[str, ...]], Finding] = {}
    for each in findings:
        key = (each.words, ()) if each.code == "at-the-cap" else (each.code, each.lists)
        if key not in kept or GRAVITY.index(each.severity) < GRAVITY.index(kept[key].severity):
            kept[key] = each
    return list(kept.values())
