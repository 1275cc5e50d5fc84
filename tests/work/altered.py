"""An extractor for tests that reads the sentences, and then drops and changes of what it read what it is told to."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from tests.sentences import Sentences

from habeas import model
from habeas.claims.extract import Failed
from habeas.claims.gate import Proposals


@dataclass(frozen=True)
class Altered(Sentences):
    """Of each document the claims at these places are read otherwise: None leaves one out, other values change it.

    The value "shorter" begins the quote a word later, with "again" two words.
    """

    changes: Mapping[int, Mapping[str, Any] | None] = field(default_factory=dict, hash=False)
    nobody: bool = False

    def propose(self, documents: Iterable[model.Document]) -> Iterator[Proposals | Failed]:
        for proposals in super().propose(documents):
            if isinstance(proposals, Failed):
                yield proposals
                continue
            claims = tuple(
                _changed(claim, self.changes.get(place) or {})
                for place, claim in enumerate(proposals.claims)
                if self.changes.get(place, {}) is not None
            )
            yield replace(proposals, claims=claims, people=() if self.nobody else proposals.people)


def _changed(claim: model.Claim, change: Mapping[str, Any]) -> model.Claim:
    values = dict(change)
    again = values.pop("again", False)
    if values.pop("shorter", False):
        [quote] = claim.quotes
        cut = quote.text.index(" ") + 1
        if again:
            cut = quote.text.index(" ", cut) + 1
        values["quotes"] = (model.Quote(quote.start + cut, quote.end, quote.text[cut:]),)
    return replace(claim, **values)
