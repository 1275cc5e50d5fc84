"""The three answers on whether two names or mentions are one person's."""

from enum import Enum


class Verdict(Enum):
    """What comparing two of them says."""

    SAME = "same"
    DIFFERENT = "different"
    UNCLEAR = "not enough to tell"
