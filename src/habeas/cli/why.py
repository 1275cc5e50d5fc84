"""`habeas why A B`: whether two names, or two people of a registry, are one, and what speaks for and against it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from habeas.cli import say
from habeas.cli.decide import OfActs, OfOrganizations, OfPlaces, judged

if TYPE_CHECKING:
    from habeas.model import Act
    from habeas.people.pairs import Sentence
    from habeas.work.deciding_acts import WhyActs
    from habeas.work.deciding_organizations import WhyOrganizations
    from habeas.work.deciding_places import WhyPlaces
    from habeas.work.who_is_who import Why

NAMES_ALONE = (
    "Only the names were looked at. With --registry DIR all counts that stands beside them, and what was decided."
)


def why(
    left: Annotated[str, typer.Argument(metavar="A", help="A name in any alphabet; in a registry also an id.")],
    right: Annotated[str, typer.Argument(metavar="B", help="Another one.")],
    registry: Annotated[
        Path | None,
        typer.Option(
            metavar="DIR", envvar="HABEAS_REGISTRY", help="Compare two people of this registry, not only names."
        ),
    ] = None,
    acts: OfActs = False,
    organizations: OfOrganizations = False,
    places: OfPlaces = False,
    as_json: Annotated[bool, typer.Option("--json", help="For machines: one JSON object.")] = False,
) -> None:
    """Say whether two names may be one person's, with a sentence for everything that speaks for or against it.

    The numbers before the sentences add up to the score; the probability follows from it. Without a registry names
    alone are looked at. With one, what stands beside them too: what documents are about, roles, acts and company.
    Names that nobody in it has are compared as names alone.
    With --acts, --organizations or --places it says the same of two acts, organizations or places of a registry.

    Example: habeas why "Rüfət Səfərov" "Руфат Сафаров"
    """
    if acts or organizations or places:
        with say.opened(say.folder_of(registry)) as record:
            asked = judged(record, acts, organizations, places)
            _tell_judged(asked.why(left, right), as_json)
        return
    alone = None
    if registry is not None:
        with say.opened(registry) as record:
            alone = record.names_alone(left, right)
            if alone is None:
                _tell_people(record.why(left, right), as_json)
                return
    _tell_names(left, right, alone, as_json)


def _tell_names(left: str, right: str, alone: str | None, as_json: bool) -> None:
    """Compares names alone; `alone` is the sentence why, where there is a registry."""
    from habeas.people.pairs import compare_names

    found = compare_names(left, right)
    if as_json:
        told = {"left": left, "right": right, "verdict": found.verdict.value}
        told |= {} if alone is None else {"names_alone": alone}
        say.json_line(
            {**told, "probability": found.probability, "score": found.score, "sentences": _data(found.sentences)}
        )
        return
    _show([f"{found.verdict.value.capitalize()}: probability {found.probability:.2f}"], found.sentences, found.score)
    where = say.console()
    note = NAMES_ALONE if alone is None else f"{alone} Only the names were looked at."
    where.print(say.wrapped(note, where.width), soft_wrap=True)


def _tell_people(found: Why, as_json: bool) -> None:
    if as_json:
        say.json_line(
            {
                "left": found.persons[0].id,
                "right": found.persons[1].id,
                "one": found.one,
                "decided": found.decided,
                "mentions": [{"document": each.document_id, "name": each.name} for each in found.mentions],
                "verdict": found.found.verdict.value,
                "probability": found.found.probability,
                "score": found.found.score,
                "sentences": _data(found.found.sentences),
            }
        )
        return
    _show(_heads(found), found.found.sentences, found.found.score)


def _tell_judged(found: Why | WhyActs | WhyOrganizations | WhyPlaces, as_json: bool) -> None:
    from habeas.answers.whereabouts import told_of_place
    from habeas.work.deciding_acts import WhyActs
    from habeas.work.deciding_places import WhyPlaces
    from habeas.work.who_is_who import Why

    if isinstance(found, Why):  # neither option was given
        _tell_people(found, as_json)
        return
    if isinstance(found, WhyActs):
        ids, whats = [act.id for act in found.acts], [_act_words(act) for act in found.acts]
        noun, said = "act", list(found.sentences)
    elif isinstance(found, WhyPlaces):
        ids = [written for written, _ in found.names]
        whats = [f"{name}, {told_of_place(place)}" for name, place in zip(ids, found.places, strict=True)]
        noun, said = "place", list(found.sentences)
    else:
        ids = [each.id for each in found.organizations]
        whats = [f"{each.name} (id {each.id})" for each in found.organizations]
        noun, said = "organization", [(found.found.verdict.value, found.found.reason)]
    if as_json:
        told = [{"answer": answer, "text": text} for answer, text in said]
        say.json_line({"left": ids[0], "right": ids[1], "one": found.one, "decided": found.decided, "sentences": told})
        return
    heads = [f"One {noun}: {whats[0]}." if found.one else f"Two {noun}s: {' and '.join(whats)}."]
    heads += [f"That is {found.decided}."] if found.decided is not None else []
    where = say.console()
    for head in heads:
        where.print(say.wrapped(head, where.width), style="bold", soft_wrap=True)
    for answer, text in said:
        where.print(say.wrapped(f"{answer}: {text}", where.width, indent=2, hang=4), soft_wrap=True)
    if not said:
        where.print(say.wrapped("Only one claim tells of it: there is nothing to compare.", where.width, indent=2))


def _act_words(act: Act) -> str:
    from habeas.people.judgements import SHOWN_ID

    when = f" of {say.dated(act.date)}" if act.date is not None else ""
    return f"{act.type.replace('_', ' ')}{when} (id {act.id[:SHOWN_ID]})"


def _heads(found: Why) -> Iterator[str]:
    one, other = found.persons
    yield (
        f"One person, {one.name} (id {one.id})."
        if found.one
        else f"Two persons: {one.name} (id {one.id}) and {other.name} (id {other.id})."
    )
    if found.decided is not None:
        yield f"That is {found.decided}."
    names = " and ".join(f"{each.name} in {each.document_id[:10]}" for each in found.mentions)
    answer = f"{found.found.verdict.value}, probability {found.found.probability:.2f}"
    yield f"The machine on the mentions that say most, {names}: {answer}"


def _show(heads: Iterable[str], sentences: Iterable[Sentence], score: float) -> None:
    where = say.console()
    for head in heads:
        where.print(say.wrapped(head, where.width), style="bold", soft_wrap=True)
    for one in sentences:
        where.print(say.wrapped(f"{one.adds:+.2f}  {one.text}", where.width, indent=2, hang=9), soft_wrap=True)
    where.print(f"  {score:+.2f}  The score: the sum of the above.", soft_wrap=True)


def _data(sentences: Iterable[Sentence]) -> list[dict[str, object]]:
    return [{"text": one.text, "adds": one.adds} for one in sentences]
