"""What only the whole document tells: default dates of responses, custody that an appeal implies, repeated headlines.

Custody that is told only by an appeal for release is an imprisonment; a response without a day has the day of
the statement that it is, or the month of the news that it is in.
"""

from __future__ import annotations

from dataclasses import replace

from habeas import terms
from habeas.claims.drafts import Draft
from habeas.claims.place import country_of
from habeas.claims.voices import is_statement
from habeas.dates import PartialDate
from habeas.model import Document

_CUSTODY = frozenset(("arrest", "remand", "sentence", "imprisonment", "disappearance"))


def settle(drafts: list[Draft], document: Document) -> list[Draft]:
    """The merged drafts with what follows from all of them, in the order of the text."""
    dated = [_dated(draft, document) for draft in drafts]
    found = [*dated, *_implied(dated, document)]
    return sorted(found, key=lambda one: (one.quotes[0].start, one.trigger.start, one.type))


def _dated(draft: Draft, document: Document) -> Draft:
    """A response with the date that the guide gives to one without."""
    if draft.date is not None or terms.claim_type(draft.type).kind != "response" or draft.modality == "possible":
        return draft
    published = document.published
    if published is None or document.report_year is not None or not published.day:
        return draft
    if draft.type in ("support", "report"):
        return draft
    if is_statement(document):
        return replace(draft, date=published) if draft.type != "sanction" else draft
    return replace(draft, date=PartialDate(published.year, published.month))


def _implied(drafts: list[Draft], document: Document) -> list[Draft]:
    """An imprisonment of those of whom an appeal for release is all that is said."""
    held = {name for draft in drafts if draft.type in _CUSTODY for name in draft.persons}
    heads = {group.head for draft in drafts if draft.type in _CUSTODY for group in draft.groups}
    found = []
    for draft in drafts:
        if draft.type != "appeal" or "release" not in draft.rule:
            continue
        persons = tuple(name for name in draft.persons if name not in held)
        groups = tuple(group for group in draft.groups if group.head not in heads)
        if persons or groups:
            held |= set(persons)
            heads |= {group.head for group in groups}
            found.append(
                replace(
                    draft,
                    type="imprisonment",
                    persons=persons,
                    groups=groups,
                    actors=(),
                    date=None,
                    place=country_of(document),
                    rule=f"implied by {draft.rule}",
                    confidence=0.6,
                )
            )
    return found
