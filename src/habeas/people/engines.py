"""Where the names to compare are looked for: in memory, or by Splink on DuckDB where there are too many for it.

Which it is decides nothing else: the pairs are compared and weighed by the same model, and linked under the same
decisions. It is said for a registry with `habeas settings names-looked-up`.
"""

from __future__ import annotations

import logging

from habeas.people.candidates import candidate_pairs
from habeas.people.grouping import Candidates
from habeas.people.splink_pairs import installed, splink_pairs

# A million mentions take 5 GB in memory.
MOST_IN_MEMORY = 1_000_000
BY_SIZE, IN_MEMORY, BY_SPLINK = "by-size", "in-memory", "by-splink"
ENGINES = (BY_SIZE, IN_MEMORY, BY_SPLINK)

_log = logging.getLogger(__name__)


def candidates_for(mentions: int, engine: str = BY_SIZE) -> Candidates:
    """How the names of so many mentions are looked up; `engine` is one of `ENGINES`.

    Without the extra `habeas[splink]` there is only memory, unless Splink is asked for by name; then comparing raises
    `ModelMissing`.
    """
    if engine == BY_SPLINK:
        return splink_pairs
    if engine == IN_MEMORY or mentions <= MOST_IN_MEMORY:
        return candidate_pairs
    if installed():
        return splink_pairs
    _log.warning(
        "%d mentions are resolved in memory, some 5 GB for each million; "
        'on the disk with: pip install "habeas[splink]"',
        mentions,
    )
    return candidate_pairs
