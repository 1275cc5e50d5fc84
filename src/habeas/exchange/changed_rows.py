"""What a changed row of a table adds to what its sources say: only that is told by whoever imports the table.

Who corrects a day in a row has not seen the rest of it for themselves: told once more, it would count as a further
source for all that the row says.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

from habeas.exchange.model import Contents, Told
from habeas.lists.model import Row
from habeas.model import Affiliation, Claim, Extraction


def without_told(extraction: Extraction, rows: Sequence[Row], contents: Contents) -> Extraction:
    """What rows say by themselves, without what sources that stand in the same row say of somebody of that name."""
    names = {name for each in contents.namings for name in (each.name, *each.aliases)}
    names |= {name for each in contents.told for name in each.persons}
    numbers = {row.span.start: row.number for row in rows}
    acts: dict[int, list[Told]] = defaultdict(list)
    roles: dict[int, set[str]] = defaultdict(set)
    for act in contents.told:
        for number in act.lines:
            acts[number].append(act)
    for post in contents.posts:
        roles[post.line].add(post.role)

    def is_new(claim: Claim) -> bool:
        return not names.issuperset(claim.persons) or not _is_told(claim, acts[numbers[claim.quotes[0].start]])

    def is_new_role(each: Affiliation) -> bool:
        return each.person not in names or each.role not in roles[numbers[each.quote.start]]

    return replace(
        extraction,
        claims=tuple(filter(is_new, extraction.claims)),
        affiliations=tuple(filter(is_new_role, extraction.affiliations)),
    )


def _is_told(claim: Claim, several: Sequence[Told]) -> bool:
    """Whether each value of a claim is one that a source in the row has; charges stand there for all acts together."""
    same = [each for each in several if each.type == claim.type]
    values = ((claim.date, {each.date for each in same}), (claim.term, {each.term for each in same}),
              (claim.place, {each.place for each in same}))  # fmt: skip
    actors = {actor for each in same for actor in each.actors}
    charges = {charge for each in several for charge in each.charges}
    alone = all(value is None or value in known for value, known in values)
    return bool(same) and alone and {*claim.actors} <= actors and {*claim.charges} <= charges
