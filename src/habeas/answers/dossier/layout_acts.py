"""An act of a dossier as blocks of a manuscript, and all that speaks against acts in one place."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from habeas.answers.dossier.layout_words import dated, heading, text
from habeas.answers.dossier.model import ActOf, Dossier, Words
from habeas.answers.manuscript import Block, Heading, Listing, Paragraph, Runs, Text, plain
from habeas.answers.response import response_of
from habeas.terms import claim_type

SANCTION = "sanction"


def act_blocks(told: ActOf, *, involved: bool = True) -> Iterator[Block]:
    """An act: what, to whom, when, how far the actor was involved, the words of the sources, what speaks against it."""
    yield Heading(titled(told), 3 if involved else 2, anchor=told.number.lower())
    if involved:
        yield Paragraph((Text(f"{told.degree[:1].upper()}{told.degree[1:]}. ", strong=True), Text(told.reason)))
    for line in _facts(told):
        yield plain(line)
    if involved and told.offices:
        yield plain("Offices on the day, as far as documents tell:")
        yield Listing(tuple((Text(each),) for each in told.offices))
    # Before the words: a line of its own behind them would stand alone at the top of a page.
    yield plain(_corroboration(told), "aside")
    yield Listing(tuple(map(_words, told.words)))
    if told.against:
        yield Paragraph((Text("What speaks against it: ", strong=True), Text(_joined(told))))


def titled(told: ActOf) -> str:
    """The heading of an act."""
    label = claim_type(told.act.type).label
    return f"{told.number}. {label}: {told.victim}, {dated(told.act.date)}"


def _facts(told: ActOf) -> Iterator[str]:
    act = told.act
    response = claim_type(act.type).kind == "response"
    pieces = [
        f"The victim, as documents call them: {'; '.join(told.called)}" if told.called else "",
        f"Place: {act.place}" if act.place else "",
        f"Charges: {'; '.join(act.charges)}" if act.charges else "",
        f"Penalty: {act.term}" if act.term else "",
        *_sanction(told),
        f"Named as who {'made' if response else 'did'} it: {'; '.join(act.actors)}" if act.actors else "",
    ]
    line = ". ".join(each for each in pieces if each)
    if line:
        yield f"{line}."


def _sanction(told: ActOf) -> Iterator[str]:
    """The measures and programmes of a sanction, as the words of its sources name them."""
    if told.act.type == SANCTION:
        response = response_of([told.act], {})
        for kind in ("measure", "programme"):
            if values := response.values(kind):
                yield f"{kind.capitalize()}: {'; '.join(values)}"


def _words(said: Words) -> Runs:
    by = f"; {said.speaker} says so" if said.speaker else ""
    modality = "" if said.modality == "asserted" else f"; {said.modality}"
    return (
        Text(f"{', '.join(said.exhibits)}: ", strong=True),
        Text(f"“{said.text}”"),
        Text(f" ({said.review}{by}{modality})", emphasis=True),
    )


def _corroboration(told: ActOf) -> str:
    groups = "; ".join(", ".join(group) for group in told.sources)
    number = len(told.sources)
    if number == 1:
        return f"One independent source ({groups}): nothing corroborates it."
    return f"{number} independent sources: {groups}."


def _joined(told: ActOf) -> str:
    return " ".join(
        f"{each.sentence} ({', '.join(each.exhibits)})" if each.exhibits else each.sentence for each in told.against
    )


def exculpatory(dossier: Dossier) -> Iterator[Block]:
    """All that speaks against the acts, in one chapter, and what was set aside."""
    yield Heading(heading("against"), anchor="against")
    yield plain(text("against"))
    spoken = [each for each in (*dossier.acts, *dossier.ended) if each.against]
    for each in spoken:
        yield Paragraph((Text(f"{titled(each)}. ", strong=True), Text(_joined(each))))
    if dossier.ended:
        numbers = ", ".join(each.number for each in dossier.ended)
        yield plain(f"It is named for acts that ended somebody’s custody: {numbers}.")
    if not spoken and not dossier.ended:
        yield plain(text("nothing_against" if dossier.acts else "no_acts_against"))
    yield from _aside(dossier.both_sides, "both_sides")
    yield from _aside(dossier.suffered, "suffered")
    yield from _aside(dossier.accused, "accused")
    yield from _aside(dossier.doubted, "doubted", name=dossier.actor.name)


def _aside(told: Sequence[ActOf], why: str, **values: str) -> Iterator[Block]:
    if told:
        yield plain(text(why, **values))
        yield Listing(tuple(_brief(each) for each in told))


def _brief(told: ActOf) -> Runs:
    """An act in a line, with what the first of its sources says."""
    said = f": “{told.words[0].text}”" if told.words else ""
    return Text(titled(told), strong=True), Text(f" ({', '.join(told.exhibits)}){said}")
