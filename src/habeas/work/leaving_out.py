"""Leaves whoever is withheld out of what a draft of a report is made from, before it is made.

A draft quotes documents: names in its quotes, and in whatever else it tells of others, are cut. Numbers that are
computed stay, since they name nobody. Where nobody is withheld nothing is looked at. (`work.dossier_release` does this
for dossiers, and `work.publishing` for sites.)
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from habeas.answers.counts import Figure
from habeas.answers.report.material import Material
from habeas.answers.site.redaction import Redactor
from habeas.model import Act, Case, Span
from habeas.record import load
from habeas.record.connect import Record
from habeas.work.withholding import all_released, decided, unsaid_names

# Whoever withholds one of these withholds the act: its sentences would tell it.
_OF_ACTS = ("name", "acts", "charges", "places", "courts", "dates", "health", "quotes", "documents")


@dataclass(frozen=True, slots=True)
class Unsaid:
    """Who may not be named: ids of persons, and what finds and cuts their names.

    `untold` are those of whom no act may be told; they are named all the same where another field is withheld.
    """

    persons: frozenset[str]
    untold: frozenset[str]
    redactor: Redactor


def unsaid(record: Record) -> Unsaid | None:
    """Who may not be named in what leaves the registry; None where that is nobody."""
    held = all_released(record)
    persons = frozenset(one for one, each in held.items() if not each.shows("name"))
    names = {*unsaid_names(record), *(each.name for each in decided(record) if not each.undone_by and not each.fields)}
    untold = frozenset(one for one, each in held.items() if not all(map(each.shows, _OF_ACTS)))
    if not names and not untold:
        return None
    places: dict[str, tuple[Span, ...]] = {}
    for one in load.names(record, person__in=sorted(persons)):
        places[one.document.id] = (*places.get(one.document.id, ()), *one.named.mentions)
    return Unsaid(persons, untold, Redactor(frozenset(names), places=places))


def of_a_report(record: Record, material: Material) -> Material:
    """What a draft is made from, without those who are withheld, and with their names cut out of all quotes."""
    held = unsaid(record)
    if held is None:
        return material
    acts = [cut_act(act, held) for act in material.acts if act.person_id not in held.untold]
    return replace(
        material,
        acts=acts,
        cases=[_cut_case(case, held) for case in material.cases if case.person_id not in held.untold],
        documents=[held.redactor.card(card) for card in material.documents],
        figures=[each for each in material.figures if not _names(each, held)],
        verified_figures=[each for each in material.verified_figures if not _names(each, held)],
        withheld=material.withheld | held.persons,
    )


def cut_act(act: Act, held: Unsaid) -> Act:
    """The act with names cut out of its words and of what its claims say."""
    cut, shown = held.redactor.cut, held.redactor.finds
    lists = {name: tuple(map(cut, getattr(act, name))) for name in ("actors", "organizations", "charges")}
    words = {name: None if (said := getattr(act, name)) is None else cut(said) for name in ("group", "place", "term")}
    claims = tuple(
        held.redactor.claim(claim, [name for name in claim.claim.persons if not shown(name)]) for claim in act.claims
    )
    disputes = tuple(each for each in act.disputes if not shown(str(each)))
    return replace(act, claims=claims, disputes=disputes, **lists, **words)  # type: ignore[arg-type]


def _cut_case(case: Case, held: Unsaid) -> Case:
    acts, responses = (tuple(cut_act(act, held) for act in some) for some in (case.acts, case.responses))
    return replace(case, acts=acts, responses=responses)


def _names(figure: Figure, held: Unsaid) -> bool:
    """Whether a reported number, or the words that report it, tells a name."""
    return held.redactor.finds(" ".join([str(figure.by), str(figure.place), *map(str, figure.sources)]))
