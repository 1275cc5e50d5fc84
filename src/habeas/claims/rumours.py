"""Deaths of which there is only a rumour: "social media allegations that he had died" put nobody among the dead.

Such a death is possible and no more, unlike one that relatives or an organization allege, who can be asked.
"""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING

from habeas.claims import lexicon

if TYPE_CHECKING:
    from habeas.claims.drafts import Draft


def with_rumours(drafts: list[Draft]) -> list[Draft]:
    """The drafts, deaths that are only rumoured as possible ones."""
    return [replace(one, modality="possible") if one.type == "killing" and _is_rumour(one) else one for one in drafts]


def _is_rumour(draft: Draft) -> bool:
    """Whether every sentence that tells of it speaks of rumours, that of the trigger before it."""
    texts = [
        quote.text[: max(0, draft.trigger.start - quote.start)] if quote.span.overlaps(draft.trigger) else quote.text
        for quote in draft.quotes
    ]
    return all(_rumour().search(text) for text in texts)


@cache
def _rumour() -> re.Pattern[str]:
    return re.compile(lexicon.data("modality")["rumour"]["pattern"], re.IGNORECASE)
