"""What of a dossier may leave the registry: nobody who is withheld is named in it, by an act, a relative or an exhibit.

A document cannot be redacted and stay the evidence that it is: one that names somebody who is withheld is listed with
its hash and not enclosed. Inside of the registry a dossier is whole.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from habeas.answers.dossier.model import Dossier, Exhibit, Gathered
from habeas.answers.site.redaction import Redactor, withheld
from habeas.documents.unseen import UNREAD, Unseen, unseen
from habeas.errors import NotAllowed
from habeas.record import dossiers as rows
from habeas.record.connect import Record
from habeas.work.leaving_out import Unsaid, cut_act, unsaid
from habeas.work.withholding import Released, all_released

# Whoever withholds one of these withholds the act: its sentences would tell it.
_OF_ACTS = ("name", "acts", "charges", "places", "courts", "dates", "health", "quotes", "documents")


def redactor(record: Record) -> Redactor:
    """What takes the names of people who are withheld out of a text."""
    held = unsaid(record)
    return Redactor() if held is None else held.redactor


def hidden_people(record: Record) -> set[str]:
    """The ids of the people of whom no act may be told outside of the registry."""
    return _hidden(all_released(record))


def _hidden(held: Mapping[str, Released]) -> set[str]:
    return {one for one, told in held.items() if not all(map(told.shows, _OF_ACTS))}


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
    hidden = _hidden(held)
    unnamed = {one for one, told in held.items() if not told.shows("name")}
    acts = tuple(each for each in gathered.acts if each.act.person_id not in hidden)
    told = replace(
        gathered,
        acts=acts,
        suffered=() if actor.id in hidden else gathered.suffered,
        offices=tuple(each for each in gathered.offices if each.person_id not in unnamed),
        kin=tuple(each for each in gathered.kin if each.person_id not in unnamed),
        of_kin=tuple(each for each in gathered.of_kin if each.person_id not in unnamed),
        called={one: told for one, told in gathered.called.items() if held.get(one, Released()).shows("offices")},
        withheld=len(gathered.acts) - len(acts),
    )
    taken = unsaid(record)
    return told if taken is None else _cut(told, taken)


def _cut(told: Gathered, taken: Unsaid) -> Gathered:
    """The same with the names of who is withheld cut out of the sentences of others, also a surname alone."""
    return replace(
        told,
        acts=tuple(replace(each, act=cut_act(each.act, taken)) for each in told.acts),
        suffered=tuple(cut_act(act, taken) for act in told.suffered),
        listings=tuple(cut_act(act, taken) for act in told.listings),
        later={one: tuple(cut_act(act, taken) for act in several) for one, several in told.later.items()},
        denials={one: tuple(map(taken.redactor.cut, said)) for one, said in told.denials.items()},
    )


def enclosing(record: Record, dossier: Dossier) -> Dossier:
    """The dossier with each exhibit marked that names somebody who is withheld: it is not enclosed.

    What an exhibit's file carries beside its text is looked at too, and told.
    """
    unnamed = [one for one, told in all_released(record).items() if not told.shows("name")]
    naming = rows.documents_naming(record, unnamed) if unnamed else set()
    taken = redactor(record)
    exhibits = (_marked(record, each, naming, taken) for each in dossier.exhibits)
    told = [
        replace(each, copies=tuple(_marked(record, copy, naming, taken) for copy in each.copies)) for each in exhibits
    ]
    return replace(dossier, exhibits=tuple(told))


def _marked(record: Record, exhibit: Exhibit, naming: set[str], taken: Redactor) -> Exhibit:
    card, received = exhibit.card, exhibit.received
    # A file is enclosed under the name that it came under, and its address stands in the manifest.
    called = [each for each in (card.name, card.url, received.file if received is not None else None) if each]
    beside = unseen(record.archive.get(card.id)) if card.id in record.archive else Unseen()
    only_quoted = card.id not in record.archive
    exhibit = replace(exhibit, carries=beside.kinds, enclosed=not only_quoted, only_quoted=only_quoted)
    if not taken.names:
        return exhibit
    told = [*rows.text_of(record, card.id), card.title or "", card.publisher or "", beside.words]
    named = (
        UNREAD in beside.kinds or card.id in naming or any(map(taken.finds, told)) or any(map(taken.in_address, called))
    )
    if not named:
        return exhibit
    if received is not None and taken.in_address(received.file):
        received = replace(received, file=withheld())
    return replace(exhibit, enclosed=False, only_quoted=False, card=taken.card(card), received=received)
