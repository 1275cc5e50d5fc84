"""Interviews in which nothing stands before a question or an answer: blocks that ask, each with the answer behind it.

Only where the text says who is interviewed: an essay that asks its reader something is none.
"""

from __future__ import annotations

from collections.abc import Sequence

from habeas.documents.interviewers import interview_words

# Characters of a block that asks, at most: what is longer tells something and ends in a question.
LONGEST_QUESTION = 400
# Questions of an interview at least, and the share of its blocks that they are at least: answers may have several.
FEWEST, SHARE = 2, 1 / 6


def unlabelled(written: Sequence[str]) -> dict[int, tuple[str, str | None]]:
    """What the blocks of an interview are, by their numbers: a question, or an answer with who gives it.

    Args:
        written: the texts of the blocks, in their order; empty for those that are not told.
    """
    asking = [number for number, block in enumerate(written) if _asks(block)]
    asks = frozenset(asking)
    if len(asking) < FEWEST or asking[-1] + 1 >= len(written):
        return {}
    blocks = [number for number in range(asking[0], len(written)) if written[number]]
    answered = all(number + 1 < len(written) and written[number + 1] for number in asking)
    alternating = not any(number + 1 in asks for number in asking)
    if not (answered and alternating) or len(asking) < SHARE * len(blocks):
        return {}
    speaker = interviewed_in(written[: asking[0]])
    if speaker is None:
        return {}
    return {number: ("question", None) if number in asks else ("answer", speaker) for number in blocks}


def interviewed_in(written: Sequence[str]) -> str | None:
    """Who is interviewed, as the blocks before the first question say; None where they do not."""
    for pattern in interview_words().answered_by:
        for block in written:
            match = pattern.search(block)
            if match is not None:
                return " ".join(match["is"].split()).removesuffix("’s").removesuffix("'s").rstrip(".,")
    return None


def _asks(block: str) -> bool:
    return 0 < len(block) <= LONGEST_QUESTION and block.rstrip().rstrip("”\"’'*_").endswith("?")
