"""`habeas decisions`: everything that people decided, also what they took back, the newest first."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from habeas.cli import say
from habeas.cli.decide import told, told_of_claim

# Letters of a document's id.
SHA256 = 64

if TYPE_CHECKING:
    from habeas.people.judgement import Judgement
    from habeas.record.decisions import Decision
    from habeas.work.log import Logged


def decisions(as_json: say.AsJson = False, registry: say.RegistryFolder = say.HERE) -> None:
    """List everything that people decided, the newest first; what was undone stays in the list.

    Example: habeas decisions
    """
    with say.opened(registry) as record:
        found = record.decisions
    where = say.console()
    for each in found:
        if as_json:
            say.json_line(_row(each))
            continue
        for number, line in enumerate(_lines(each)):
            set_in = say.wrapped(line, where.width, indent=2 if number else 0, hang=4)
            where.print(set_in, soft_wrap=True, style="dim" if each.state == "undone" else "")
    if not found and not as_json:
        where.print('Nothing is decided yet. Decide that two people are one with: habeas same "NAME" "NAME"')


def _lines(each: Logged) -> Iterator[str]:
    from habeas.people.judgements import PEOPLE, shown

    entry = each.decision
    what = f"undoes {entry.undoes}" if entry.judgement is None else told(entry.judgement)
    if entry.review is not None:
        what = told_of_claim(entry.review)
    if entry.choice is not None:
        what = f"of what sources say of the {entry.choice.field} “{entry.choice.value}” is shown"
    if entry.listing is not None:
        what = f"list {entry.listing} is removed"
    if entry.imported is not None:
        what = f"import {entry.imported} is made"
    state = {"undone": f" [undone by {entry.undone_by}]", "set aside": " [set aside]"}.get(each.state, "")
    state += "" if entry.handed_on is None else f" [brought by import {entry.handed_on}]"
    yield f"{entry.id}  {entry.made:%Y-%m-%d}  {entry.by}: {what}{state}"
    if entry.because:
        yield f"because {entry.because}"
    if entry.judgement is not None and entry.judgement.evidence and entry.subject not in ("photos", "recognitions"):
        said, *more = entry.judgement.evidence
        if entry.subject in ("dossiers", "screening"):
            pass  # the line above says it already
        elif entry.subject == PEOPLE:
            yield f"the names alone said then: {said}"
        else:
            yield f"the machine said then: {said}"
            yield from more
    if each.clash is not None and each.state == "set aside":
        yield each.clash.sentence
    if entry.judgement is not None:
        for key in each.gone:
            yield f"not in the documents now: {shown(entry.judgement, key)}"


def _row(each: Logged) -> dict[str, Any]:
    entry, judgement = each.decision, each.decision.judgement
    return {
        "id": entry.id,
        "made": entry.made,
        "by": entry.by,
        "subject": entry.subject,
        "answer": _answer(entry),
        "left": None if judgement is None else _side(judgement, judgement.left),
        "right": None if judgement is None else _side(judgement, judgement.right),
        "claim": None if entry.review is None else entry.review.claim_id,
        "list": entry.listing,
        "import": entry.imported,
        "fields": {} if entry.review is None else dict(entry.review.fields),
        "because": entry.because,
        "evidence": [] if judgement is None else list(judgement.evidence),
        "version": entry.version,
        "undoes": entry.undoes,
        "undone_by": entry.undone_by,
        "state": each.state,
        "clash": None if each.clash is None else each.clash.sentence,
        "gone": [_side(judgement, key) for key in each.gone] if judgement is not None else [],
    }


def _answer(entry: Decision) -> str | None:
    if entry.choice is not None:
        return "show"
    if entry.listing is not None:
        return "remove"
    made = entry.judgement or entry.review
    return None if made is None else made.answer


def _side(judgement: Judgement, key: str) -> dict[str, str]:
    from habeas.people.judgements import ACTS, ORGANIZATIONS, PLACES, document_and_name

    first, name = document_and_name(key)
    if judgement.subject == ACTS:
        return {"claim": key}
    if judgement.subject in ("dossiers", "screening") and len(first) != SHA256:
        return {"id": key} if key == judgement.right else {"country": first, "name": name}
    if judgement.subject in (ORGANIZATIONS, PLACES):
        return {"country": first, "name": name}
    return {"document": first, "name": name}
