"""Sets reported numbers beside computed ones: the series of a class near a day, and the census of that day."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime
from typing import TYPE_CHECKING

from habeas.answers.classes import matches
from habeas.errors import UnknownTerm
from habeas.record.connect import Record
from habeas.work import listing
from habeas.work.census import CensusOf, rule_of

if TYPE_CHECKING:
    from habeas.answers.census_rules import Rule
    from habeas.answers.reconcile import Reconciled


def reconciled(
    record: Record,
    day: date,
    country: str | None,
    what: str,
    *,
    as_known_on: date | datetime | None = None,
    meaning: str | None = None,
    rule: str | None = None,
    files: bool = False,
) -> list[Reconciled]:
    """What sources counted of a class near a day, beside the census by a rule.

    Without a rule it is beside everybody whom documents show in custody, and then beside the rule for that class, where
    there is one: people whom a body calls political prisoners, say.

    Raises:
        UnknownTerm: nothing is asked for, or a rule or a country is none.
        NotFound: nothing was known on that day.
    """
    from habeas.answers.census_numbers import versions_of
    from habeas.answers.reconcile import reconcile

    if not what.strip():
        raise UnknownTerm('Say what sources count, like --what "political prisoners".')
    asking = CensusOf(record)
    figures = listing.counts(record)(what, country)
    found = []
    for each in [rule_of(rule, files=files)] if rule else _rules_for(what):
        answer = asking.on(day, country=country, as_known_on=as_known_on, meaning=meaning, rule=each)
        table = asking.table()
        known = versions_of(table, answer.question)
        entries = [entry for entry, is_known in zip(table.entries, known, strict=True) if is_known]
        found.append(reconcile(answer, figures, entries, what))
    # Whom bodies call so is looked up among all in custody, not only among those whom they call so.
    return [replace(each, bodies=found[0].bodies, called_by_nobody=found[0].called_by_nobody) for each in found]


def _rules_for(what: str) -> list[Rule]:
    from habeas.answers.census_rules import rules

    labelled = [rule for rule in rules().values() if rule.label and matches(what, f"{rule.label}s")]
    classes = [rule for rule in rules().values() if any(matches(what, name) for name in rule.who)]
    return [rule_of(None), *labelled, *classes]
