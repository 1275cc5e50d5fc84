"""What people chose to show of acts on which sources differ. Nothing is dropped: the act keeps every value in dispute.

A choice names the claims that give the value, so it holds for whatever act these claims tell of by now.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from habeas.model import Act, Claim, Dispute


@dataclass(frozen=True, slots=True)
class Choice:
    """That of the values of a field those of some claims are to be shown.

    Attributes:
        id: its number in the log.
        value: the value as it was worded then.
        claims: the claims that gave it then.
        among: all claims that told of the act then.
    """

    id: int
    field: str
    value: str
    claims: frozenset[str]
    among: frozenset[str]
    by: str
    made: datetime
    because: str
    version: str = ""


class Choices:
    """The choices that hold, to be asked for an act's."""

    def __init__(self, choices: Iterable[Choice]) -> None:
        self._by_claim: dict[tuple[str, str], list[Choice]] = {}
        for choice in choices:
            for claim in choice.claims:
                self._by_claim.setdefault((choice.field, claim), []).append(choice)

    def of(self, act: Act) -> dict[str, tuple[Choice, str]]:
        """For each disputed field of the act the latest choice on it, with the value that it chose as worded now."""
        found: dict[str, tuple[Choice, str]] = {}
        for dispute in act.disputes:
            best = max(self._near(dispute), key=lambda each: (each[0].id, each[1]), default=None)
            if best is not None:
                found[dispute.field] = (best[0], best[2])
        return found

    def _near(self, dispute: Dispute) -> list[tuple[Choice, int, str]]:
        """Each choice that some claim of the dispute was chosen by: how many of its claims, and the value they give."""
        found = []
        for value, claims in dispute.values:
            near = (one for each in claims for one in self._by_claim.get((dispute.field, each), ()))
            for choice in {one.id: one for one in near}.values():
                found.append((choice, len(choice.claims.intersection(claims)), value))
        return found


def with_choices(act: Act, choices: Choices) -> Act:
    """The act with what people chose in place of what was worked out; its disputes stay as they are."""
    chosen = choices.of(act)
    if not chosen:
        return act
    values = {field: _value(act, field, value) for field, (_, value) in chosen.items()}
    if values.get("date") is not None:
        values["before"] = None
    return replace(act, **values)


def _value(act: Act, field: str, worded: str) -> Any:  # noqa: ANN401 (a date, a number, a word or several)
    giving = next(set(claims) for dispute in act.disputes if dispute.field == field
                  for value, claims in dispute.values if value == worded)  # fmt: skip
    claims: Mapping[str, Claim] = {each.id: each.claim for each in act.claims}
    told: Sequence[Claim] = [claim for claim_id, claim in claims.items() if claim_id in giving]
    return getattr(told[0], field)
