"""What is wrong with lists, or with what methods make of them: a code, how grave it is, and words for a reader.

A finding refuses an estimate, warns, or notes. Those of this module are told from the lists alone; what estimates
themselves show is in `judgement`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from habeas.estimate.table import Table

REFUSES, WARNS, NOTES = "refuses", "warns", "notes"
# Fewer lists with anyone on them cannot show whether they depend on each other (the rule of the package verdata).
FEWEST_LISTS = 3
# People on two or more lists, below which there is no estimate, or none to rely on.
TOO_THIN, THIN = 10, 30
# Days between the dates of lists, and the share that came or went between them, beyond which they are not of one
# population.
MOST_DAYS, MOST_TURNOVER = 31, 0.10
# A list within another by chance less often than this is taken to be a part of it.
BY_CHANCE = 0.05


@dataclass(frozen=True)
class Finding:
    """One finding. `lists` are the lists it is about."""

    code: str
    severity: str
    words: str
    lists: tuple[str, ...] = ()


@dataclass(frozen=True)
class About:
    """What is known of lists beyond who is on them.

    `as_of` is the day of each list; `copied_from` the list that another was compiled from; `cannot_see` what a list
    leaves out
    and others do not, in words ("prisons of the north"); `turnover` the share of people who came or went between the
    days.
    """

    as_of: Mapping[str, date] = field(default_factory=dict)
    copied_from: Mapping[str, str] = field(default_factory=dict)
    cannot_see: Mapping[str, str] = field(default_factory=dict)
    turnover: float | None = None


NOTHING = About()


def vetted(table: Table, about: About = NOTHING) -> tuple[Table, tuple[Finding, ...]]:
    """The table of the lists that can be used, and why others were dropped or no estimate is possible."""
    found = [Finding("repeated", NOTES, remark) for remark in table.remarks]
    dropped: dict[str, Finding] = {}
    for look in (_empty, _declared, _everyone, _same, _nested):
        left = [name for name in table.lists if name not in dropped]
        if not left:
            break
        for finding in look(table.only(left), about):
            dropped.setdefault(finding.lists[0], finding)
    left = [name for name in table.lists if name not in dropped]
    used = table.only(left) if left else Table(table.lists[:1], ())
    return used, (*found, *dropped.values(), *_structure(used), *_closed(used, about))


def _empty(table: Table, _: About) -> list[Finding]:
    return [
        Finding("empty", WARNS, f"Nobody is on {name}; it is left out.", (name,))
        for name, size in table.sizes.items()
        if not size
    ]


def _declared(table: Table, about: About) -> list[Finding]:
    copied = [
        Finding("copied", WARNS, f"{name} was compiled from {about.copied_from[name]}; it is left out.", (name,))
        for name in table.lists
        if name in about.copied_from and about.copied_from[name] in table.lists
    ]
    blind = [
        Finding(
            "scope",
            WARNS,
            f"{name} cannot see {about.cannot_see[name]}, which others do; it is left out. Estimate that part by "
            "itself to keep it.",
            (name,),
        )
        for name in table.lists
        if name in about.cannot_see
    ]
    return copied + blind


def _everyone(table: Table, _: About) -> list[Finding]:
    if len(table.lists) < 2:
        return []
    words = "Everybody documented is on {}, so it says nothing of others; it is left out."
    return [
        Finding("everyone", WARNS, words.format(name), (name,))
        for name, size in table.sizes.items()
        if size == table.observed and size
    ]


def _same(table: Table, _: About) -> list[Finding]:
    bits = {name: 1 << place for place, name in enumerate(table.lists)}
    found = []
    for place, name in enumerate(table.lists):
        for earlier in table.lists[:place]:
            if all(bool(pattern & bits[name]) == bool(pattern & bits[earlier]) for pattern, _ in table.cells):
                words = f"{name} and {earlier} have exactly the same people; {name} is left out."
                found.append(Finding("same", WARNS, words, (name, earlier)))
                break
    return found


def _nested(table: Table, _: About) -> list[Finding]:
    found: list[Finding] = []
    sizes = table.sizes
    gone: set[str] = set()
    for name in sorted(table.lists, key=lambda each: (sizes[each], each)):
        for other in table.lists:
            if other in (name, *gone) or sizes[other] <= sizes[name]:
                continue
            pair = sum(1 << table.lists.index(each) for each in (name, other))
            by_chance = (sizes[other] / table.observed) ** sizes[name]
            if table.together(pair) == sizes[name] and by_chance < BY_CHANCE:
                words = (
                    f"All {sizes[name]:,} people of {name} are also on {other}, as if it were a part of it; it is "
                    "left out."
                )
                found.append(Finding("nested", WARNS, words, (name, other)))
                gone.add(name)
                break
    return found


def _structure(table: Table) -> list[Finding]:
    found = []
    with_people = [name for name, size in table.sizes.items() if size]
    if len(with_people) < FEWEST_LISTS:
        words = (
            f"{_so_many(len(with_people), 'list')} can be used; an estimate needs three, to see whether "
            "lists depend on each other."
        )
        found.append(Finding("few-lists", REFUSES, words, tuple(with_people)))
    parts = components(table)
    if len(parts) > 1:
        groups = "; ".join(", ".join(part) for part in parts)
        words = (
            f"No person joins these groups of lists: {groups}. Without anybody in common nothing follows "
            "about the unseen."
        )
        found.append(Finding("disjoint", REFUSES, words, tuple(name for part in parts for name in part)))
    twice = table.on_two_or_more
    if twice < TOO_THIN:
        few = f"Only {_so_many(twice, 'person is', 'people are')}" if twice else "Nobody is"
        words = f"{few} on two or more lists; an estimate needs {TOO_THIN} at least."
        found.append(Finding("thin", REFUSES, words))
    elif twice < THIN:
        words = f"Only {twice} people are on two or more lists; with fewer than {THIN} an estimate is unreliable."
        found.append(Finding("thin", WARNS, words))
    return found


def _closed(table: Table, about: About) -> list[Finding]:
    days = {name: about.as_of[name] for name in table.lists if name in about.as_of}
    apart = (max(days.values()) - min(days.values())).days if days else 0
    advice = (
        "There is no total as of one day; estimate who was ever held in the period instead, or cut the "
        "lists to one day."
    )
    found = []
    if apart > MOST_DAYS:
        words = f"The lists are {apart} days apart, and people come and go. {advice}"
        found.append(Finding("not-closed", REFUSES, words, tuple(days)))
    elif about.turnover is not None and about.turnover > MOST_TURNOVER:
        words = f"{about.turnover:.0%} of the people came or went between the lists' days. {advice}"
        found.append(Finding("not-closed", REFUSES, words, tuple(days)))
    return found


def components(table: Table) -> tuple[tuple[str, ...], ...]:
    """The groups of lists that people in common join together."""
    groups: list[set[int]] = []
    for pattern in [1 << place for place in range(len(table.lists))] + [pattern for pattern, _ in table.cells]:
        here = {place for place in range(len(table.lists)) if pattern >> place & 1}
        joined = [group for group in groups if group & here]
        groups = [group for group in groups if not group & here] + [here.union(*joined)]
    return tuple(sorted(tuple(table.lists[place] for place in sorted(group)) for group in groups))


def _so_many(number: int, one: str, many: str | None = None) -> str:
    return f"{number:,} {one if number == 1 else many or one + 's'}"
