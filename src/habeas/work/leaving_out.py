"""Leaves whoever is withheld out of what a draft of a report or a dossier is made from, before it is made.

A draft quotes documents: names in its quotes are cut. A dossier hands on whole documents as exhibits, so one that names
somebody who is withheld is no exhibit of it, and what it alone tells is left out. Where nobody is withheld nothing is
looked at.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from habeas.answers.counts import Figure
from habeas.answers.dossier.model import Gathered, Named
from habeas.answers.report.material import Material
from habeas.answers.site.redaction import Redactor
from habeas.model import Act, Case, SourcedClaim, Span
from habeas.record import load
from habeas.record.connect import Record
from habeas.work.withholding import all_released, decided, unsaid_names


@dataclass(frozen=True, slots=True)
class Unsaid:
    """Who may not be named: ids of persons, the documents that name them, and what finds their names."""

    persons: frozenset[str]
    documents: frozenset[str]
    redactor: Redactor

    def in_claim(self, claim: SourcedClaim) -> bool:
        """Whether a claim, or the document that makes it, tells a name of theirs."""
        said, card = claim.claim, claim.document
        words = [*said.persons, *said.organizations, *said.actors, *(quote.text for quote in said.quotes)]
        words += [said.speaker or "", said.group or "", said.place or "", card.title or "", card.name]
        return card.id in self.documents or any(map(self.redactor.finds, words))


def unsaid(record: Record) -> Unsaid | None:
    """Who may not be named in what leaves the registry; None where that is nobody."""
    held = all_released(record)
    persons = frozenset(one for one, each in held.items() if not each.shows("name"))
    names = {*unsaid_names(record), *(each.name for each in decided(record) if not each.undone_by and not each.fields)}
    if not names:
        return None
    places: dict[str, tuple[Span, ...]] = {}
    for one in load.names(record, person__in=sorted(persons)):
        places[one.document.id] = (*places.get(one.document.id, ()), *one.named.mentions)
    return Unsaid(persons, frozenset(places), Redactor(frozenset(names), places=places))


def of_a_report(record: Record, material: Material) -> Material:
    """What a draft is made from, without those who are withheld, and with their names cut out of all quotes."""
    held = unsaid(record)
    if held is None:
        return material
    acts = [_cut(act, held) for act in material.acts if act.person_id not in held.persons]
    return replace(
        material,
        acts=acts,
        cases=[_cut_case(case, held) for case in material.cases if case.person_id not in held.persons],
        documents=[held.redactor.card(card) for card in material.documents],
        figures=[each for each in material.figures if not _names(each, held)],
        withheld=material.withheld | held.persons,
    )


def of_a_dossier(record: Record, found: Gathered) -> Gathered:
    """What a dossier is made from, without acts on those who are withheld and without documents that name them."""
    held = unsaid(record)
    if held is None:
        return found
    acts = [(each, _kept(each.act, held)) for each in found.acts]
    return replace(
        found,
        acts=tuple(Named(act, each.by & {claim.id for claim in act.claims}) for each, act in acts if act is not None),
        suffered=_all_kept(found.suffered, held),
        listings=_all_kept(found.listings, held),
        later={one: _all_kept(some, held) for one, some in found.later.items() if one not in held.persons},
        offices=tuple(
            each
            for each in found.offices
            if each.person_id not in held.persons and each.document.id not in held.documents
        ),
        kin=tuple(
            each for each in found.kin if each.person_id not in held.persons and each.document.id not in held.documents
        ),
        superiors=tuple(
            replace(each, people=tuple(one for one in each.people if not held.redactor.finds(one)))
            for each in found.superiors
        ),
        called={one: words for one, words in found.called.items() if one not in held.persons},
    )


def _kept(act: Act, held: Unsaid) -> Act | None:
    """An act as the documents tell it that name nobody who is withheld; None where there are none."""
    if act.person_id in held.persons:
        return None
    kept = tuple(claim for claim in act.claims if not held.in_claim(claim))
    return replace(_cut(act, held), claims=kept) if kept else None


def _all_kept(acts: Iterable[Act], held: Unsaid) -> tuple[Act, ...]:
    return tuple(kept for act in acts if (kept := _kept(act, held)) is not None)


def _cut(act: Act, held: Unsaid) -> Act:
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
    acts, responses = (tuple(_cut(act, held) for act in some) for some in (case.acts, case.responses))
    return replace(case, acts=acts, responses=responses)


def _names(figure: Figure, held: Unsaid) -> bool:
    """Whether a reported number, or the words that report it, tells a name."""
    return held.redactor.finds(" ".join([str(figure.by), str(figure.place), *map(str, figure.sources)]))
