"""What of a dossier may leave the registry: nobody who is withheld is named in it, by an act, a relative or an exhibit.

A document cannot be redacted and stay the evidence that it is: one that names somebody who is withheld is listed with
its hash and not enclosed. Inside of the registry a dossier is whole.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from habeas.answers.dossier.model import Dossier, Exhibit, Gathered
from habeas.answers.manuscript import Block, Heading, Listing, Manuscript, Note, Paragraph, Run, Runs, Table
from habeas.answers.site.redaction import Redactor
from habeas.errors import NotAllowed
from habeas.record import dossiers as rows
from habeas.record.connect import Record
from habeas.work.withholding import Released, all_released, unsaid_names

# Whoever withholds one of these withholds the act: its sentences would tell it.
_OF_ACTS = ("name", "acts", "charges", "places", "courts", "dates", "health", "quotes", "documents")


def redactor(record: Record) -> Redactor:
    """What takes the names of people who are withheld out of a text."""
    return Redactor(names=unsaid_names(record))


def releasable(record: Record, gathered: Gathered) -> Gathered:
    """What was gathered without the acts against people who are withheld, and without them as relatives or officials.

    Raises:
        NotAllowed: the actor is somebody who is withheld.
    """
    held = all_released(record)
    actor = gathered.actor
    if actor.is_person and not held.get(actor.id, Released()).shows("name"):
        raise NotAllowed(
            "This person is withheld from everything that leaves the registry, so there is no dossier to send. "
            "See why with: habeas withhold list"
        )
    hidden = {one for one, told in held.items() if not all(map(told.shows, _OF_ACTS))}
    unnamed = {one for one, told in held.items() if not told.shows("name")}
    acts = tuple(each for each in gathered.acts if each.act.person_id not in hidden)
    return replace(
        gathered,
        acts=acts,
        suffered=() if actor.id in hidden else gathered.suffered,
        offices=tuple(each for each in gathered.offices if each.person_id not in unnamed),
        kin=tuple(each for each in gathered.kin if each.person_id not in unnamed),
        called={one: told for one, told in gathered.called.items() if held.get(one, Released()).shows("offices")},
        withheld=len(gathered.acts) - len(acts),
    )


def enclosing(record: Record, dossier: Dossier) -> Dossier:
    """The dossier with each exhibit marked that names somebody who is withheld: it is not enclosed."""
    unnamed = [one for one, told in all_released(record).items() if not told.shows("name")]
    if not unnamed:
        return dossier
    naming = rows.documents_naming(record, unnamed)
    taken = redactor(record)
    exhibits = tuple(_marked(record, each, naming, taken) for each in dossier.exhibits)
    return replace(dossier, exhibits=exhibits)


def _marked(record: Record, exhibit: Exhibit, naming: set[str], taken: Redactor) -> Exhibit:
    named = exhibit.card.id in naming or any(map(taken.finds, rows.text_of(record, exhibit.card.id)))
    return replace(exhibit, enclosed=not named, card=taken.card(exhibit.card)) if named else exhibit


def without_names(manuscript: Manuscript, taken: Redactor) -> Manuscript:
    """The manuscript with a note in place of each name that nothing may show."""
    if not taken.names:
        return manuscript
    return replace(manuscript, blocks=tuple(_block(each, taken) for each in manuscript.blocks))


def _block(block: Block, taken: Redactor) -> Block:
    if isinstance(block, Heading):
        return replace(block, text=taken.cut(block.text))
    if isinstance(block, Paragraph):
        return replace(block, runs=_runs(block.runs, taken))
    if isinstance(block, Listing):
        return replace(block, items=tuple(_runs(each, taken) for each in block.items))
    if isinstance(block, Table):
        return replace(block, rows=tuple(tuple(_runs(cell, taken) for cell in row) for row in block.rows))
    return block


def _runs(runs: Iterable[Run], taken: Redactor) -> Runs:
    return tuple(_run(each, taken) for each in runs)


def _run(run: Run, taken: Redactor) -> Run:
    if isinstance(run, Note):
        return replace(run, cited=taken.cut(run.cited), quote=taken.cut(run.quote), remark=taken.cut(run.remark))
    return replace(run, text=taken.cut(run.text))
