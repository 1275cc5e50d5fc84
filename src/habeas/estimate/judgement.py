"""What estimates show about themselves: whether methods agree, whether one list rules, whether most "
"people are unseen."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from habeas.estimate.findings import NOTES, REFUSES, WARNS, Finding
from habeas.estimate.glance import glance, middle, ratio
from habeas.estimate.methods import Method
from habeas.estimate.table import Table
from habeas.estimate.truth import MISSED, TruthCheck

# Points of methods that passed their checks: beyond the first the headline is a range, beyond the second there is none.
DIFFER, DIFFER_TOO_MUCH = 1.5, 3.0
ONE_LIST_RULES = 1.5
MOSTLY_UNSEEN = 5.0
# Lists taken as the truth that fall short, at least: one alone may be chance.
FEWEST_SHORT = 2
# How many standard deviations they fall short by, on the average of all lists, beyond which it is not chance.
SHORT_ON_AVERAGE = 1.5


def methods_differ(methods: Sequence[Method]) -> list[Finding]:
    """Whether methods give points too far apart; those that were withheld can warn, but not refuse."""
    shown = [each for each in methods if each.withheld != "comparison" and each.point is not None]
    passed = _apart([each for each in shown if each.counts])
    every = _apart(shown)
    if every is None or every[0] <= DIFFER:
        return []
    refuses = passed is not None and passed[0] > DIFFER_TOO_MUCH
    return [Finding("methods-differ", REFUSES if refuses else WARNS, (passed if refuses and passed else every)[1])]


def _apart(methods: Sequence[Method]) -> tuple[float, str] | None:
    """How many times the highest point is the lowest, in words."""
    points = {each.title: each.point for each in methods if each.point is not None}
    if len(points) < 2:
        return None
    low, high = min(points, key=points.__getitem__), max(points, key=points.__getitem__)
    apart = ratio(points[low], points[high])
    words = f"Methods differ by {apart:.1f} times: {low} give {points[low]:,.0f}, {high} give {points[high]:,.0f}."
    return apart, f"{words} The lists cannot decide between them."


def mostly_unseen(middle_of_all: float, documented: int) -> list[Finding]:
    """Whether the total is too many times the people documented."""
    if middle_of_all <= MOSTLY_UNSEEN * documented:
        return []
    words = (
        f"The total would be more than {MOSTLY_UNSEEN:.0f} times the {documented:,} documented: too "
        "little is seen to say how many."
    )
    return [Finding("mostly-unseen", REFUSES, words)]


def left_out(table: Table, seed: int) -> dict[str, float | None]:
    """The total at a glance with each list left out, and with none under the empty name."""
    rng = np.random.default_rng
    totals = {"": middle(glance(table.canonical(), rng(seed)))}
    for name in table.lists:
        rest = table.without([name])
        enough = len(rest.lists) >= 2 and rest.on_two_or_more > 0
        totals[name] = middle(glance(rest.canonical(), rng(seed))) if enough else None
    return totals


def one_list_rules(totals: dict[str, float | None]) -> list[Finding]:
    """The lists without which the total is another."""
    whole = totals.get("")
    if whole is None:
        return []
    found = []
    for name, without in totals.items():
        if name and without is not None and ratio(whole, without) > ONE_LIST_RULES:
            words = (
                f"Without {name} the total would be about {without:,.0f} rather than {whole:,.0f} (at a glance): "
                "one list rules it."
            )
            found.append(Finding("one-list-rules", WARNS, words, (name,)))
    return found


def dependent_everywhere(methods: dict[str, Method]) -> list[Finding]:
    """Whether the graphs join most pairs of lists."""
    chances = list(methods["graphs"].details.get("pairs", {}).values())
    if len(chances) < 3 or min(chances) < 0.5:
        return []
    words = "The graphs join every pair of lists: dependence everywhere. Estimates are likely too low."
    return [Finding("dependent", WARNS, words)]


def falls_short(checks: Sequence[TruthCheck]) -> list[Finding]:
    """Whether lists of known size come out too small again and again: their people are seen by the same others.

    It tells what ratios of pairs do not, that some people are on every list and others hardly on any: half of the lists
    by the whole interval, or all of them by one and a half standard deviations on average. Of 15 simulated tables each,
    it holds in 13 to 15 with two kinds of people and in 15 with chances spread by one on the logit scale (of three to
    eight lists; 7 of five lists spread by 0.7), and in none or one of independent lists and of those with a pair that
    depends or never meets. Who is hardly on any list at all, like those in hiding, does not show.
    """
    if len(checks) < FEWEST_SHORT:
        return []
    short = [check.name for check in checks if check.high < check.truth]
    average = sum(check.short for check in checks) / len(checks)
    if len(short) >= FEWEST_SHORT and 2 * len(short) >= len(checks):
        words = (
            f"{len(short)} of {len(checks)} lists taken as the truth have more people than the others would give, by "
            "the whole interval"
        )
    elif average > SHORT_ON_AVERAGE:
        words = (
            f"The {len(checks)} lists taken as the truth have more people than the others would give, by "
            f"{average:.1f} standard deviations on average"
        )
    else:
        return []
    return [Finding("dependent", WARNS, f"{words}: lists see the same people. Estimates are likely too low.")]


def missed_truths(checks: Sequence[TruthCheck]) -> list[Finding]:
    """Lists whose known size the others miss."""
    return [
        Finding(
            "truth-check",
            WARNS if check.missed_by > MISSED else NOTES,
            f"Taken as the truth, {check.name} has {check.truth:,} people; the other lists alone would give "
            f"{check.point:,.0f}.",
            (check.name,),
        )
        for check in checks
        if check.missed_by > MISSED or not check.covered
    ]
