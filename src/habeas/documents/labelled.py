"""Who asks and who answers in an interview whose blocks begin with names: the one whose blocks are mostly questions."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from habeas.documents.wording import Wording

# Blocks under one name, at least, before it is taken for a speaker's.
AGAIN = 2


def labelled(written: Iterable[str], words: Wording) -> dict[str, str]:
    """The names that open blocks, each with "question" or "answer"; nothing unless somebody asks and somebody answers.

    Args:
        written: the texts of the blocks, in their order.
    """
    asking: dict[str, list[bool]] = defaultdict(list)
    for block in written:
        label = label_of(block, words)
        if label is not None:
            asking[label].append(block.rstrip().rstrip("”\"’'").endswith("?"))
    again = {label: told for label, told in asking.items() if len(told) >= AGAIN}
    kinds = {label: "question" if 3 * sum(told) >= 2 * len(told) else "answer" for label, told in again.items()}
    return kinds if {*kinds.values()} == {"question", "answer"} else {}


def label_of(block: str, words: Wording) -> str | None:
    """The name that a block begins with, before a colon; None where it begins with none."""
    found = words.label.match(block)
    label = " ".join(found["speaker"].split()) if found else None
    return None if label in words.not_speakers else label
