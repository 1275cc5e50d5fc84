"""What somebody decided of two mentions, as every step above sees it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Judgement:
    """What somebody decided of two mentions: that they are the same, different, or that one can't tell.

    Attributes:
        id: its number in the log; a later judgement has a higher one.
        subject: "people", "acts" or "organizations".
        left, right: the two mentions: a person's as `habeas.people.judgements.mention_key` writes it, an act's as the
            id of a claim that tells of it, an organization's as
            `habeas.people.organizations.organization_key` does.
        answer: "same", "different" or "unsure".
        by, made, because: who decided, when, and why.
        evidence: the sentences on the two that could be read when it was decided.
        version: of Habeas, which showed them.
        whole: whether "same" was said of two people, not of two mentions of theirs: with these all others are one.
    """

    id: int
    subject: str
    left: str
    right: str
    answer: str
    by: str
    made: datetime
    because: str = ""
    evidence: tuple[str, ...] = ()
    version: str = ""
    whole: bool = False
