"""Which responses are one statement: one maker condemns and appeals in one sentence, for the same person."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from habeas.answers.response_words import response_words
from habeas.people.names import fold


def statement_keys(
    kind: str, person: str | None, makers: Iterable[str], said: Iterable[tuple[str, int, int]]
) -> Iterator[str]:
    """What responses of one statement share; nothing for what is no statement.

    Args:
        person: the id of whom it is for; None for people who are not named.
        said: document, start and end of each sentence that tells it.
    """
    if kind in response_words().one_statement:
        who = " ".join(sorted(fold(maker) for maker in makers))
        for document, start, end in said:
            yield f"{document} {start}-{end} by {who} for {person or ''}"
