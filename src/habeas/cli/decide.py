"""`habeas same`, `habeas different`, `habeas undo`: what a person decides, and what came of it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Annotated

import typer

from habeas.cli import say
from habeas.people.judgements import DIFFERENT, SAME, SHOWN_ID, shown
from habeas.record.choices import DISAGREEMENTS
from habeas.record.review import ACCEPT, CLAIMS, CORRECT, DATE_IS

if TYPE_CHECKING:
    from habeas.model import Person
    from habeas.people.judgement import Judgement
    from habeas.record.review import Review
    from habeas.work.deciding import Decided

Left = Annotated[str, typer.Argument(metavar="A", help='Any spelling of a name, an id, or "DOCUMENT NAME".')]
Right = Annotated[str, typer.Argument(metavar="B", help="The other one.")]
Because = Annotated[str, typer.Option(metavar="REASON", help="Why; it stays beside the decision.")]
By = Annotated[str | None, typer.Option(metavar="WHO", help="Who decides; your login name if left out.")]


def same(
    left: Left, right: Right, because: Because = "", by: By = None, registry: say.RegistryFolder = say.HERE
) -> None:
    """Decide that two people are one.

    It stays so whatever is read later, until somebody takes it back. DOCUMENT is the beginning of a document's id, or
    its file's name.

    Example: habeas same "Rüfət Səfərov" "R. Safarov" --because "the same trial"
    """
    with say.opened(registry) as record:
        _tell(record.same(left, right, because=because, by=by))


def different(
    left: Left, right: Right, because: Because = "", by: By = None, registry: say.RegistryFolder = say.HERE
) -> None:
    """Decide that two people are different, or part one person in two.

    A person is parted between two spellings, or two mentions that are pointed at as DOCUMENT NAME: the beginning of a
    document's id, or its file's name, and the name in it.

    Example: habeas different "3fa9c1d2 Robin Gray" "77b0e4aa Robin Gray" --because "one is a judge"
    """
    with say.opened(registry) as record:
        _tell(record.different(left, right, because=because, by=by))


def undo(
    decision: Annotated[int, typer.Argument(metavar="ID", help="The decision's number.")],
    because: Because = "",
    by: By = None,
    registry: say.RegistryFolder = say.HERE,
) -> None:
    """Take a decision back. Undoing an undo brings it back; all of it stays in the log.

    Example: habeas undo 12 --because "another trial"
    """
    with say.opened(registry) as record:
        _tell(record.undo(decision, because=because, by=by))


def _tell(decided: Decided) -> None:
    where = say.console()
    for line in _lines(decided):
        where.print(say.wrapped(line, where.width, hang=2), soft_wrap=True)


def _lines(decided: Decided) -> Iterator[str]:
    entry = decided.decision
    if decided.undone is None:
        yield f"Decision {entry.id} by {entry.by}: {told(entry.judgement)}."
    else:
        yield f"Decision {entry.id} by {entry.by} undoes {decided.undone.id}."
    if entry.subject in (CLAIMS, DISAGREEMENTS):
        yield "The acts and cases of whom the claim is about are derived again."
    elif decided.changed:
        yield from map(_person, decided.after)
    else:
        yield f"Nobody has other names than before{_later(decided)}."
    for clash in decided.clashes:
        yield f"Clash. {clash.sentence}"
    back = "Take it back" if decided.undone is None else "Bring it back"
    yield f"{back} with: habeas undo {entry.id}"


def _later(decided: Decided) -> str:
    judgement = decided.decision.judgement
    binds = judgement is not None and judgement.answer in (SAME, DIFFERENT)
    return "; the decision holds for whatever is read later" if binds else ""


def told(judgement: Judgement | None) -> str:
    """A judgement in words."""
    if judgement is None:
        return ""
    left, right = (shown(judgement, key) for key in (judgement.left, judgement.right))
    said = {SAME: "are the same", DIFFERENT: "are different"}
    return f"{left} and {right} {said.get(judgement.answer, 'may be the same or not: one can’t tell')}"


def told_of_claim(review: Review) -> str:
    """A review of a claim in words."""
    claim = f"claim {review.claim_id} of document {review.document_id[:SHOWN_ID]}"
    if review.answer != CORRECT:
        return f"{claim} is {'right' if review.answer == ACCEPT else 'wrong'}"
    return f"{claim} is right with another {', '.join(sorted(set(review.fields) - {DATE_IS}))}"


def _person(person: Person) -> str:
    documents = len({mention.document_id for mention in person.mentions})
    others = f", also written {', '.join(person.names[1:])}" if len(person.names) > 1 else ""
    return f"{person.name} ({person.id}){others}: named in {say.several(documents, 'document')}."
