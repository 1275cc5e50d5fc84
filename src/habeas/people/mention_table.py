"""The mentions of a corpus as columns, so that what two of them say of each other is found for many pairs at once."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_matrix

from habeas.model import Mention

Numbers = NDArray[np.int64]
NONE = -1


class MentionTable:
    """Columns of mentions.

    Attributes:
        year, day: of birth, the day as month times a hundred plus day; 0 where it is not known.
        home, gender, country, document: numbers of what is the same; -1 where it is not known.
        roles, events, company: for each mention which of the corpus's it has.
    """

    def __init__(self, mentions: Sequence[Mention]) -> None:
        births = [(each.born or "").split("-") for each in mentions]
        self.year = np.array([int(birth[0] or 0) for birth in births], dtype=np.int64)
        self.day = np.array(
            [int(birth[1]) * 100 + int(birth[2]) if len(birth) == 3 else 0 for birth in births], dtype=np.int64
        )
        self.home = _numbers(each.home for each in mentions)
        self.gender = _numbers(each.gender for each in mentions)
        self.country = _numbers(each.country for each in mentions)
        self.document = _numbers(each.document_id for each in mentions)
        self.roles = _sets([each.roles for each in mentions])
        self.events = _sets([each.events for each in mentions])
        self.company = _sets([each.company for each in mentions])


def _numbers(values: Iterable[str | None]) -> Numbers:
    known: dict[str, int] = {}
    return np.array([NONE if not value else known.setdefault(value, len(known)) for value in values], dtype=np.int64)


def _sets(values: Sequence[Sequence[str]]) -> csr_matrix | None:
    """A row of ones for each mention, in any case of letters; None where no mention has any."""
    values = [sorted({each.casefold() for each in some}) for some in values]
    known: dict[str, int] = {}
    rows = [row for row, each in enumerate(values) for _ in each]
    columns = [known.setdefault(value, len(known)) for each in values for value in each]
    if not rows:
        return None
    return csr_matrix((np.ones(len(rows), dtype=np.int32), (rows, columns)), shape=(len(values), len(known)))
