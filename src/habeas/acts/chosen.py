"""What people chose to show of acts on which sources differ. Nothing is dropped: the act keeps every value in dispute.

A choice names the claims that give the value, so it holds for whatever act these claims tell of by now, as long as some
source gives that value; it never turns into another one.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from habeas.model import Act, Claim


@dataclass(frozen=True, slots=True)
class Choice:
    """That of the values of a field those of some claims are to be shown.

    Attributes:
        id: its number in the log.
        value: the value that is shown, as it is worded.
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

    def of(self, act: Act) -> dict[str, tuple[Choice, str | None]]:
        """For each disputed field of the act the latest choice on it, with the value that it shows.

        None for the value where no source gives the one that was chosen any more: then nobody has chosen among these.
        """
        found: dict[str, tuple[Choice, str | None]] = {}
        for dispute in act.disputes:
            told = [claim for _, claims in dispute.values for claim in claims]
            near = (one for claim in told for one in self._by_claim.get((dispute.field, claim), ()))
            latest = max(near, key=lambda each: each.id, default=None)
            if latest is not None:
                given = any(value == latest.value for value, _ in dispute.values)
                found[dispute.field] = latest, latest.value if given else None
        return found

    def settled(self, act: Act) -> dict[str, str]:
        """For each disputed field of the act on which a choice holds the value that it shows."""
        return {field: value for field, (_, value) in self.of(act).items() if value is not None}


def with_choices(act: Act, choices: Choices) -> Act:
    """The act with what people chose in place of what was worked out; its disputes stay as they are."""
    chosen = choices.settled(act)
    if not chosen:
        return act
    values = {field: _value(act, field, value) for field, value in chosen.items()}
    if values.get("date") is not None:
        values["before"] = None
    return replace(act, **values)


def _value(act: Act, field: str, worded: str) -> Any:  # noqa: ANN401 (a date, a number, a word or several)
    giving = next(set(claims) for dispute in act.disputes if dispute.field == field
                  for value, claims in dispute.values if value == worded)  # fmt: skip
    claims: Mapping[str, Claim] = {each.id: each.claim for each in act.claims}
    told: Sequence[Claim] = [claim for claim_id, claim in claims.items() if claim_id in giving]
    return getattr(told[0], field)
