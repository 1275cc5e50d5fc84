"""`habeas explain DOCUMENT`: sentence by sentence, which words told of a claim and how, and why others did not."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from habeas.cli import say
from habeas.errors import NotFound, RegistryNotFound

if TYPE_CHECKING:
    from habeas.answers.explanation import Explained, Explanation, Finding, Paragraph, Sentence
    from habeas.model import Claim

Line = tuple[str, str]
# How far a sentence, what was found in it, and what is said of that are set in.
SENTENCE, FOUND, TOLD = 2, 6, 8


def explain(
    document: Annotated[
        str, typer.Argument(metavar="DOCUMENT", help="A file; or a document of the registry, by its id, name or title.")
    ],
    everything: Annotated[
        bool, typer.Option("--all", help="Also sentences with nothing in them, and words that hardly matter.")
    ] = False,
    as_json: Annotated[bool, typer.Option("--json", help="For machines: one JSON object a paragraph.")] = False,
    registry: say.RegistryFolder = say.HERE,
) -> None:
    """Show why the rules read what they read: each claim under its words, and why other words came to nothing.

    A file is read by itself, without a registry. Numbers and offices are not explained: their words show them.

    Example: habeas explain article.html
    """
    from habeas.answers.explanation import as_rows

    explanation, differs = _explained(document, registry)
    if as_json:
        for row in as_rows(explanation):
            say.json_line(row)
        return
    where = say.console()
    for text, style in page(explanation, where.width, everything=everything):
        where.print(text, style=style, soft_wrap=True)
    if differs:
        typer.echo(say.wrapped(differs, where.width), err=True)


def _explained(document: str, registry: Path) -> tuple[Explanation, str]:
    """The explanation, and a sentence where the registry's claims were read by something else."""
    from habeas.work import explain as work

    path = Path(document)
    if path.exists():
        return work.explain(work.read_file(path)), ""
    try:
        opened = say.opened(registry)
    except RegistryNotFound as error:
        raise NotFound(f"There is no file {document[:200]!r}, and no registry in {registry} to look in.") from error
    with opened as record:
        explanation = record.explain(document)
        return explanation, work.read_otherwise(record.provenance(explanation.document.id).extractor)


def page(explanation: Explanation, width: int, *, everything: bool = False) -> Iterator[Line]:
    """The page, line by line with the style of each."""
    document = explanation.document
    yield from _lines(document.title or document.name, width, style="bold")
    dropped = [one for one in explanation.findings if one.why and not one.minor]
    words = f"{say.several(len(dropped), 'word')} that might have told of one came to nothing"
    yield from _lines(f"{say.several(len(explanation.claims), 'claim')}; {words}.", width)
    for each in explanation.paragraphs:
        shown = [one for one in each.sentences if everything or _found(one, everything=False)]
        if shown or each.unread or everything:
            yield from _paragraph(each, shown, width, everything)


def _found(sentence: Sentence, *, everything: bool) -> list[Finding]:
    return [one for one in sentence.findings if everything or not one.minor]


def _paragraph(each: Paragraph, sentences: list[Sentence], width: int, everything: bool) -> Iterator[Line]:
    yield "", ""
    kind = "" if each.kind == "paragraph" else f", {each.kind.replace('_', ' ')}"
    yield f"Paragraph {each.number}{kind}", "dim"
    if each.unread is not None:
        words = " ".join(each.text.split())
        beginning = words if everything or len(words) <= width else f"{words[: width - 10]} …"
        yield from _lines(beginning, width, indent=SENTENCE, style="dim")
        yield from _lines(each.unread, width, indent=SENTENCE)
    for sentence in sentences:
        number = f"{sentence.number}. "
        yield from _lines(f"{number}{sentence.text}", width, indent=SENTENCE, hang=FOUND)
        findings = _found(sentence, everything=everything)
        for one in findings:
            yield from _finding(one, sentence, width)
        if not findings:
            yield from _lines("Nothing in it tells of an act or a response.", width, indent=FOUND, style="dim")


def _finding(one: Finding, sentence: Sentence, width: int) -> Iterator[Line]:
    if one.why:
        words = f"“{one.words}”" if one.times == 1 else f"“{one.words}” ({one.times} times)"
        reasons = "; ".join(f"no {reason.label.lower()}: {reason.words}" for reason in one.why)
        yield from _lines(f"{words}: {reasons}.", width, indent=FOUND, hang=TOLD, style="dim")
        return
    yield from _lines(f"“{one.words}”: {one.label}", width, indent=FOUND, hang=TOLD, style="bold")
    yield from _lines(f"Path: {one.path}.", width, indent=TOLD)
    for claim in one.claims:
        yield from _claim(claim, sentence, width)
    for again in one.repeats:
        place = "this sentence" if again.sentence == sentence.number else f"sentence {again.sentence}"
        yield from _lines(
            f"Tells of the same as claim {again.number}, in {place}: both are one claim.", width, indent=TOLD
        )


def _claim(one: Explained, sentence: Sentence, width: int) -> Iterator[Line]:
    claim, deeper = one.claim, TOLD + 2
    name = "Refused by the gate" if one.number is None else f"Claim {one.number}"
    whom = say.joined(_whom(claim)) or "nobody named"
    yield from _lines(f"{name}: {claim.type.replace('_', ' ')}, {whom}", width, indent=TOLD, hang=deeper, style="bold")
    for label, value in _facts(claim):
        yield from _lines(f"{label}: {value}", width, indent=deeper, hang=deeper + 2)
    yield from _lines(f"Confidence {claim.confidence:.2f}: {one.sureness}.", width, indent=deeper, hang=deeper + 2)
    for remark in one.remarks:
        yield from _lines(remark, width, indent=deeper, hang=deeper + 2)
    if one.refused is not None:
        yield from _lines(f"It has {one.refused}.", width, indent=deeper)
    for quote in claim.quotes:
        words = "the whole sentence" if quote.text == sentence.text else f"“{quote.text}”"
        yield from _lines(f"Quote: {words}", width, indent=deeper, hang=deeper + 2, style="italic")


def _whom(claim: Claim) -> list[str]:
    number = "" if claim.number is None else f"{claim.number:,} "
    return [*claim.persons, *([] if claim.group is None else [f"{number}{claim.group}"]), *claim.organizations]


def _facts(claim: Claim) -> list[tuple[str, str]]:
    pairs = [
        ("By", "; ".join(claim.actors)),
        ("When", say.dated(claim.date, "")),
        ("Where", claim.place or ""),
        ("Charge", "; ".join(claim.charges)),
        ("Term", claim.term or ""),
        ("As told by", claim.speaker or ""),
        ("How firmly", "" if claim.modality == "asserted" else claim.modality),
    ]
    return [(label, value) for label, value in pairs if value]


def _lines(text: str, width: int, *, indent: int = 0, hang: int | None = None, style: str = "") -> Iterator[Line]:
    yield say.wrapped(text, width, indent=indent, hang=hang), style
