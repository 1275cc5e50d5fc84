"""Who the awardees are: what a document tells of "the laureates" of somebody is told of those whom it names.

"The minister is honouring two laureates. … His laureates were to be A today and B yesterday."
"""

from __future__ import annotations

from dataclasses import replace

from habeas.claims.drafts import Draft
from habeas.claims.merge import together
from habeas.claims.stance import stance


def with_awardees_named(drafts: list[Draft]) -> list[Draft]:
    """The drafts; an award for awardees alone goes to the next one of the same maker that has names."""
    kept = dict(enumerate(drafts))
    for number, draft in enumerate(drafts):
        named = _named_by_same(draft, drafts) if _is_for_awardees(draft) else None
        if named is not None:
            kept[named] = together(kept[named], replace(kept.pop(number), groups=()))
    return [kept[number] for number in sorted(kept)]


def _is_for_awardees(draft: Draft) -> bool:
    """Whether it is for nobody but "the awardees", however many they are."""
    if draft.type != "award" or draft.persons or draft.organizations or len(draft.groups) != 1:
        return False
    recipients = stance()("award", "recipients") | stance()("award", "nouns")
    return draft.groups[0].head in recipients and draft.groups[0].number is None


def _named_by_same(draft: Draft, drafts: list[Draft]) -> int | None:
    """The place of the nearest award with names that the same makers give; None where there is none."""
    same = [
        place
        for place, one in enumerate(drafts)
        if one.type == "award" and one.persons and set(one.actors) & set(draft.actors)
    ]
    return min(same, key=lambda place: abs(drafts[place].sentence - draft.sentence), default=None)
