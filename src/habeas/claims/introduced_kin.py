"""Whether somebody is named as another's relative, or only to say whose relative another is."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from habeas.claims.wordlists import with_plurals

if TYPE_CHECKING:
    from habeas.claims.candidates import Candidate


def as_kin(candidate: Candidate) -> bool:
    """Whether somebody is only named to say whose relative another is: "cousin of the opposition leader A"."""
    passage = candidate.name.passage
    start = (candidate.before or candidate.name.words)[0].start - passage.start
    before = re.search(r"\b([\w-]+) of ((?:the |[a-z][\w-]* ){0,4})$", passage.text[max(0, start - 60) : start])
    return before is not None and before[1].lower() in with_plurals("roles", "kin")


def is_kin(candidate: Candidate) -> bool:
    """Whether somebody is introduced as another's relative: "her brother, A", "A's wife B"."""
    singular = with_plurals("roles", "kin")
    return any(singular.get(word) == word for word in candidate.called)
