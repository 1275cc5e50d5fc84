"""Responses as rows of a table, with the words that each of their values stands in."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from habeas.answers.responders import Responder
from habeas.answers.response import Response, Told
from habeas.answers.tables import Row, sources


@dataclass(frozen=True, slots=True)
class RespondedBy:
    """A response with who makes it."""

    response: Response
    responders: tuple[Responder, ...]

    @property
    def makers(self) -> str:
        """Who makes it, each with the office on that day."""
        return "; ".join(each.words for each in self.responders)


def response_row(each: RespondedBy) -> Row:
    """A response; `told` has each value with its words: "request: release: “immediate release”"."""
    one = each.response
    return {
        "id": one.id,
        "type": one.type,
        "types": list(one.types),
        "persons": [person for person, _ in one.persons],
        "person_names": [name for _, name in one.persons],
        "groups": list(one.groups),
        "organizations": list(one.organizations),
        "makers": [who.shown for who in each.responders],
        "offices": [who.office.words if who.office else "" for who in each.responders],
        "bodies": list(dict.fromkeys(who.body for who in each.responders if who.body)),
        "states": list(dict.fromkeys(who.state for who in each.responders if who.state)),
        "date": None if one.date is None else str(one.date),
        "before": None if one.before is None else str(one.before),
        "place": one.place,
        "country": one.country,
        "form": next(iter(one.values("form")), None),
        **{f"{kind}s": list(one.values(kind)) for kind in ("request", "addressee", "answer", "outcome", "measure")},
        "programmes": list(one.values("programme")),
        "modality": one.modality,
        "independent_sources": one.sources,
        "told": [f"{told.kind}: {told.value}: “{told.quote.text}”" for told in _once(one.told)],
        "acts": [act.id for act in one.acts],
        "claims": [claim.id for claim in one.claims],
        **sources([(claim.document, quote) for claim in one.claims for quote in claim.claim.quotes]),
    }


def _once(told: Sequence[Told]) -> list[Told]:
    first = {(each.kind, each.value): each for each in reversed(told)}
    return sorted(first.values(), key=told.index)
