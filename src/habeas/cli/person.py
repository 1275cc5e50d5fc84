"""`habeas person NAME`: who is who about one person: every spelling and where it stands, and who may be the same."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Annotated

import typer

from habeas.cli import say
from habeas.cli.people import as_data, maybe_data

if TYPE_CHECKING:
    from habeas.work.who_is_who import PersonFile


def person(
    name: Annotated[str, typer.Argument(help="Any spelling of the name, in any alphabet, or an id.")],
    as_json: say.AsJson = False,
    registry: say.RegistryFolder = say.HERE,
) -> None:
    """Show one person: every spelling with the documents that have it, why it is the same person, and who may be.

    Example: habeas person "Руфат Сафаров"
    """
    with say.opened(registry) as record:
        file = record.person_file(name)
    if as_json:
        mentions = [
            {"document": each.document.id, "name": each.named.name, "written": each.shown, "reason": each.reason}
            for each in file.names
        ]
        kin = [
            {"name": each.name, "person": each.person_id, "word": each.word, "of": each.of,
             "quotes": [{"document": one.document.id, "quote": one.kin.quote.text} for one in each.given]}
            for each in file.kin
        ]  # fmt: skip
        maybe = [maybe_data(each) for each in file.maybes]
        say.json_line({**as_data(file.line), "mentions": mentions, "kin": kin, "maybe": maybe})
        return
    where = say.console()
    for text, style in page(file, where.width):
        where.print(text, style=style, soft_wrap=True)


def page(file: PersonFile, width: int) -> Iterator[tuple[str, str]]:
    """The page, line by line with the style of each."""
    yield from _head(file, width)
    yield "", ""
    yield "Written as", "bold"
    for spelling in dict.fromkeys(each.named.name for each in file.names):
        yield from _spelling(file, spelling, width)
    yield from _kin(file, width)
    yield from _decided(file, width)
    yield "", ""
    yield from _perhaps_the_same(file, width)


def _head(file: PersonFile, width: int) -> Iterator[tuple[str, str]]:
    person = file.line.person
    yield say.plain(person.name), "bold"
    facts = [
        f"id {person.id}",
        *([person.gender] if person.gender else []),
        *([file.line.country] if file.line.country else []),
    ]
    yield say.wrapped(", ".join(facts), width), "dim"
    claims, cases = say.several(file.line.claims, "claim"), say.several(file.line.cases, "case")
    yield say.wrapped(f"{claims} and {cases} in {say.several(file.line.documents, 'document')}.", width), ""


def _kin(file: PersonFile, width: int) -> Iterator[tuple[str, str]]:
    if not file.kin:
        return
    yield "", ""
    yield "Kin, by what documents say", "bold"
    for kin in file.kin:
        who = f"{kin.name} (id {kin.person_id})" if kin.person_id else kin.name
        line = f"- {kin.words}{' ' if kin.of else ': '}{who}"
        yield say.wrapped(line, width, indent=2, hang=4), ""
        for one in kin.given:
            words = f"{say.quoted(one.kin.quote.text)}, {say.source(one.document)}"
            yield say.wrapped(words, width, indent=4, hang=6), "dim"


def _decided(file: PersonFile, width: int) -> Iterator[tuple[str, str]]:
    if not file.decided:
        return
    yield "", ""
    yield "Decided", "bold"
    for each in file.decided:
        entry = each.decision
        because = f": {entry.because}" if entry.because else ""
        answer = entry.judgement.answer if entry.judgement else "undo"
        line = f"- {entry.id}, {answer}, by {entry.by}{because} ({each.state})"
        yield say.wrapped(line, width, indent=2, hang=4), ""


def _perhaps_the_same(file: PersonFile, width: int) -> Iterator[tuple[str, str]]:
    person = file.line.person
    if not file.maybes:
        yield "Nobody else in the registry may be the same, as far as names and what stands beside them tell.", ""
        return
    yield "May be the same: not enough to tell, so each is counted by themselves", "bold"
    for maybe in file.maybes:
        other = maybe.other(person.id)
        line = f"- {other.name} (id {other.id}), probability {maybe.found.probability:.2f}"
        yield say.wrapped(line, width, indent=2, hang=4), ""
    ask = f'What speaks for and against: habeas why "{person.id}" "{file.maybes[0].other(person.id).id}"'
    yield say.wrapped(ask, width), "dim"


def _spelling(file: PersonFile, spelling: str, width: int) -> Iterator[tuple[str, str]]:
    from habeas.people.judgements import SHOWN_ID

    told = [each for each in file.names if each.named.name == spelling]
    yield say.wrapped(f"{spelling}: {say.several(len(told), 'document')}", width, indent=2, hang=4), ""
    reasons = sorted({each.reason for each in told if each.reason})
    for reason in reasons:
        yield (
            say.wrapped(
                f"because it is {reason}" if reason.startswith(("the ", "two ")) else reason, width, indent=4, hang=6
            ),
            "dim",
        )
    sources = [say.source(each.document) for each in told]
    for each, source in zip(told, sources, strict=True):
        # Two parts of one report, or two copies, are told apart by their ids.
        which = f" ({each.document.id[:SHOWN_ID]})" if sources.count(source) > 1 else ""
        yield say.wrapped(f"- {source}{which}", width, indent=4, hang=6), ""
