"""The entries that a census keeps of people who are held and not named, of the acts that tell of them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from habeas import model
from habeas.acts.sources import told_by
from habeas.cases.derive import derive
from habeas.cases.entry import group_entry, written
from habeas.cases.forms import sentenced_to_custody
from habeas.cases.words import effect, frees


def entries_of_groups(acts: Sequence[model.Act]) -> Iterator[tuple[str, str, str]]:
    """Subject, day of knowledge and text of each entry, of acts that are told in the same words.

    So many who were freed are those of the same words and number who were held, unless they were held only later. Who
    was convicted, with no word of a prison or a term, is not known to be held. The day is empty for all that there is;
    a text is empty where it is the same as that.
    """
    for act in acts:
        holds = effect(act) in ("begins", "continues") and sentenced_to_custody(act)
        if act.person_id is None and act.group and act.number and holds:
            ends = [one for one in acts if frees(one) and (one.number, one.country) == (act.number, act.country)]
            yield from _entries(act, ends)


def _entries(act: model.Act, ends: Sequence[model.Act]) -> Iterator[tuple[str, str, str]]:
    subject, text = f"act:{act.id}", _entry(act, ends)
    if not text:
        return
    yield subject, "", text
    first = _told(act)
    if first is None:
        return
    freed = [day for one in ends if (day := _told(one)) is not None and day > first]
    for day in sorted({first, *freed}):
        by_then = _entry(act, [one for one in ends if (told := _told(one)) is not None and told <= day])
        yield subject, str(day), "" if by_then == text else by_then


def _entry(act: model.Act, ends: Sequence[model.Act]) -> str:
    """The entry of the group that the act holds, with what tells that it was freed; nothing where there is no case."""
    nobody = model.Person("", act.group or "", (act.group or "",), ())
    of_it = (case for case in derive(nobody, [act, *ends]) if any(one.id == act.id for one in case.acts))
    case = next(of_it, None)
    return "" if case is None else written(group_entry(act, case))


def _told(act: model.Act) -> date | None:
    """The first day on which a document told of it."""
    return min((day for claim in act.claims if (day := told_by(claim.document)) is not None), default=None)
