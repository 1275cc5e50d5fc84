"""`habeas same`, `habeas different`, `habeas undo`: what a person decides, and what came of it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Annotated

import typer

from habeas.cli import say

if TYPE_CHECKING:
    from habeas.people.judgement import Judgement
    from habeas.record.review import Review
    from habeas.work.deciding import Decided
    from habeas.work.judged import JudgedActs, JudgedOrganizations, JudgedPlaces
    from habeas.work.registry import Registry
    from habeas.work.subjects import Whole

Left = Annotated[str, typer.Argument(metavar="A", help='Any spelling of a name, an id, or "DOCUMENT NAME".')]
Right = Annotated[str, typer.Argument(metavar="B", help="The other one.")]
Because = Annotated[str, typer.Option(metavar="REASON", help="Why; it stays beside the decision.")]
By = Annotated[str | None, typer.Option(metavar="WHO", help="Who decides; your login name if left out.")]
OfActs = Annotated[bool, typer.Option("--acts", help="A and B are acts, or claims: their ids, or beginnings of them.")]
OfOrganizations = Annotated[
    bool, typer.Option("--organizations", help="A and B are organizations: any of their names, or ids.")
]
OfPlaces = Annotated[bool, typer.Option("--places", help='A and B are places as written, or "COUNTRY NAME".')]


def same(
    left: Left,
    right: Right,
    acts: OfActs = False,
    organizations: OfOrganizations = False,
    places: OfPlaces = False,
    because: Because = "",
    by: By = None,
    registry: say.RegistryFolder = say.HERE,
) -> None:
    """Decide that two people are one; with --acts two acts, with --organizations two organizations.

    With --places two names mean one place.

    Two people become one with everything that is told of either. Where one is pointed at as "DOCUMENT NAME", only what
    that document says of them goes with the other. It stays so whatever is read later, until somebody takes it back.
    DOCUMENT is the beginning of a document's id, or its file's name. The ids of somebody's acts and their claims:
    habeas case NAME --ids

    Example: habeas same "Rüfət Səfərov" "R. Safarov" --because "the same trial"
    """
    with say.opened(registry) as record:
        _tell(judged(record, acts, organizations, places).same(left, right, because=because, by=by))


def different(
    left: Left,
    right: Right,
    acts: OfActs = False,
    organizations: OfOrganizations = False,
    places: OfPlaces = False,
    because: Because = "",
    by: By = None,
    registry: say.RegistryFolder = say.HERE,
) -> None:
    """Decide that two people are different, or part one person in two; with --acts an act, with --organizations a body.

    A person is parted between two spellings, or two mentions that are pointed at as DOCUMENT NAME: the beginning of a
    document's id, or its file's name, and the name in it. An act is parted between two of its claims, an organization
    between two of its names. With --places the one name does not mean the place of the other.

    Example: habeas different "3fa9c1d2 Robin Gray" "77b0e4aa Robin Gray" --because "one is a judge"
    """
    with say.opened(registry) as record:
        _tell(judged(record, acts, organizations, places).different(left, right, because=because, by=by))


def judged(
    record: Registry, acts: bool, organizations: bool, places: bool
) -> Registry | JudgedActs | JudgedOrganizations | JudgedPlaces:
    """What the two that a command names are: people, unless one of the options says otherwise."""
    if acts + organizations + places > 1:
        raise typer.BadParameter("give one of --acts, --organizations and --places, not several")
    if places:
        return record.judged_places
    return record.judged_acts if acts else record.judged_organizations if organizations else record


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
    from habeas.record.review import CLAIMS, DISAGREEMENTS, IMPORTS, LISTS

    entry = decided.decision
    if decided.undone is None:
        yield f"Decision {entry.id} by {entry.by}: {told(entry.judgement)}."
    else:
        yield f"Decision {entry.id} by {entry.by} undoes {decided.undone.id}."
    if entry.subject in (CLAIMS, DISAGREEMENTS):
        yield "The acts and cases of whom the claim is about are derived again."
    elif entry.subject in (LISTS, IMPORTS):
        what = "list" if entry.subject == LISTS else "imported file"
        yield f"The people, acts and cases that the {what} tells of are derived again."
    elif decided.changed:
        yield from map(_whole, decided.after)
    else:
        yield f"{_UNCHANGED[entry.subject]}{_later(decided)}."
    for clash in decided.clashes:
        yield f"Clash. {clash.sentence}"
    back = "Take it back" if decided.undone is None else "Bring it back"
    yield f"{back} with: habeas undo {entry.id}"


def _later(decided: Decided) -> str:
    from habeas.people.judgements import DIFFERENT, SAME

    judgement = decided.decision.judgement
    binds = judgement is not None and judgement.answer in (SAME, DIFFERENT)
    return "; the decision holds for whatever is read later" if binds else ""


def told(judgement: Judgement | None) -> str:
    """A judgement in words."""
    from habeas.people.judgements import ACTS, DIFFERENT, PLACES, SAME, shown

    if judgement is None:
        return ""
    if judgement.subject == "photos":
        return f"a photo of {shown(judgement, judgement.left)} is shown, from: {judgement.evidence[0]}"
    if judgement.subject in ("dossiers", "screening"):
        from habeas.work.actors import decided_of

        return decided_of(judgement)
    if judgement.subject == "releases":
        return f"{shown(judgement, judgement.left)} may be published"
    if judgement.subject == "released counts":
        return f"reported numbers may be published: {judgement.left}"
    if judgement.subject == "counts":
        right = "right" if judgement.answer == "accept" else "wrong"
        return f"the number “{judgement.evidence[0]}” is {right} as it was read"
    if judgement.subject == "recognitions":
        return f"{shown(judgement, judgement.left)} is {judgement.evidence[0]}; source: {judgement.evidence[1]}"
    left, right = (shown(judgement, key) for key in (judgement.left, judgement.right))
    said = {SAME: "are the same", DIFFERENT: "are different"}
    if judgement.subject == PLACES:
        said = {SAME: "mean one place", DIFFERENT: "do not mean one place"}
    if judgement.subject == ACTS:
        said = {SAME: "tell of one act", DIFFERENT: "tell of two acts"}
    return f"{left} and {right} {said.get(judgement.answer, 'may be the same or not: one can’t tell')}"


def told_of_claim(review: Review) -> str:
    """A review of a claim in words."""
    from habeas.people.judgements import SHOWN_ID
    from habeas.record.review import ACCEPT, ADD, CORRECT, DATE_IS

    claim = f"claim {review.claim_id} of document {review.document_id[:SHOWN_ID]}"
    if review.answer == ADD:
        return f"{claim} was missed: {review.first['type']}"
    if review.answer != CORRECT:
        return f"{claim} is {'right' if review.answer == ACCEPT else 'wrong'}"
    return f"{claim} is right with another {', '.join(sorted(set(review.fields) - {DATE_IS}))}"


# By what a decision is about.
_UNCHANGED = {
    "people": "Nobody has other names than before",
    "acts": "No act has other claims than before",
    "organizations": "No organization has other names than before",
    "photos": "Nobody has other names than before",
    "dossiers": "Nobody has other names than before",
    "screening": "Nobody has other names than before",
    "releases": "The next publication follows it",
    "released counts": "The next publication follows it",
    "counts": "Drafts made from now on follow it",
    "recognitions": "The person is counted as bodies decided",
    "places": "No name means another place than before",
}


def _whole(whole: Whole) -> str:
    from habeas.answers.whereabouts import told_of_place
    from habeas.model import Act
    from habeas.people.judgements import SHOWN_ID
    from habeas.people.place_meant import PlaceMeant

    if isinstance(whole, Act):
        when = f" of {say.dated(whole.date)}" if whole.date is not None else ""
        whom = f", {whole.person_name}" if whole.person_name else ""
        told = f"{say.several(len(whole.claims), 'claim')}, {say.several(whole.sources, 'independent source')}"
        return f"Act {whole.id[:SHOWN_ID]}, {whole.type.replace('_', ' ')}{when}{whom}: {told}."
    if isinstance(whole, PlaceMeant):
        return f"{', '.join(dict.fromkeys(written for written, _ in whole.names))}: {told_of_place(whole.located)}."
    documents = len({mention.document_id for mention in whole.mentions})
    others = f", also written {', '.join(whole.names[1:])}" if len(whole.names) > 1 else ""
    return f"{whole.name} ({whole.id}){others}: named in {say.several(documents, 'document')}."
