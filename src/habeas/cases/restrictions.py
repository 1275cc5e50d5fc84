"""Who is not held and yet not free: suspended sentences, bail, parole, travel bans; a figure of its own."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from habeas.acts.length import length_of
from habeas.cases.telling import latest_day
from habeas.cases.words import case_words, happened, keeps_free
from habeas.documents.handed_on import quotes_of
from habeas.model import Act


@dataclass(frozen=True, slots=True)
class Restriction:
    """Its kind, from which day (an ordinal) it surely held, for how many days where a term is told, and its act."""

    kind: str
    since: int
    days: int | None
    act_id: str


def restrictions(acts: Iterable[Act]) -> tuple[Restriction, ...]:
    """The restrictions that acts tell of, in the order of their days."""
    found = [one for act in acts if (one := _restriction(act)) is not None]
    return tuple(sorted(found, key=lambda one: (one.since, one.act_id)))


def _restriction(act: Act) -> Restriction | None:
    kind, day = _kind(act), latest_day(act)
    if kind is None or day is None or not happened(act):
        return None
    return Restriction(kind, day.toordinal(), length_of(act.term) if act.term else None, act.id)


def _kind(act: Act) -> str | None:
    if act.type == "travel_ban":
        return "travel ban"
    said = " / ".join(quote.text.casefold() for claim in act.claims for quote in quotes_of(claim.claim))
    if act.type == "release":
        return next((kind for kind, words in _released_on() if any(word in said for word in words)), None)
    if act.type == "sentence" and keeps_free(act):
        whole = f"{act.term or ''} / {said}".casefold()
        return "sentence without prison" if any(word in whole for word in case_words().at_liberty) else None
    return None


def _released_on() -> tuple[tuple[str, tuple[str, ...]], ...]:
    words = case_words()
    return (("bail", words.on_bail), ("parole", words.on_parole), ("under supervision", words.under_supervision))
