"""Puts a question to a model's server until it answers, within bounds: what to try again, after how long, how often.

How to send and how to wait are arguments. What holds for every question (no server, no permission, an address
that sends elsewhere) stops at once.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

from habeas.claims.remote.reply import BadReply, Reply, read_reply, tokens_in
from habeas.errors import HabeasError, ModelUnavailable

# How often one question is sent at most, and the seconds between: 2, 4, 8. A server that restarts or is short of
# memory for a moment is back by then; one that is not will not be for the next document either.
ATTEMPTS, FIRST_WAIT = 4, 2.0
# The longest wait, in seconds, that a server may ask for; above that the document is left for the next build.
LONGEST_WAIT = 60.0
# How often a question is put when its answer is not what was asked for. With another seed some models do better; one
# that fails twice mostly goes on failing.
TRIES = 2
_TRY_AGAIN = frozenset((408, 425, 429, 500, 502, 503, 504, 529))


class NoAnswer(HabeasError):
    """The server did not answer this question in the end; another time it may."""


@dataclass(frozen=True, slots=True)
class Response:
    """What came back: the status, the seconds that the server asks to wait (where it does), and the body."""

    status: int
    body: bytes
    retry_after: float | None = None


class Send(Protocol):
    """Sends a request's body and gives the response.

    Raises:
        NoAnswer: it was cut off, took too long, or was too large.
        ModelUnavailable: there is no server, or it is not the one that was allowed.
    """

    def __call__(self, body: bytes) -> Response: ...


@dataclass
class Spent:
    """What the questions cost: how many were sent, repeated, answered from earlier answers, and tokens as reported."""

    sent: int = 0
    repeated: int = 0
    remembered: int = 0
    tokens_in: int = 0
    tokens_out: int = 0


def ask(body: bytes, send: Send, wait: Callable[[float], None], spent: Spent) -> tuple[Reply, bytes]:
    """The reply to a question, and the response's body as it came.

    Raises:
        BadReply: the answer is not what was asked for.
        NoAnswer: the server did not answer in the end.
        ModelUnavailable: no question would be answered.
    """
    reason = ""
    for attempt in range(ATTEMPTS):
        spent.sent += 1
        spent.repeated += attempt > 0
        pause = FIRST_WAIT * 2**attempt
        try:
            response = send(body)
        except NoAnswer as error:
            reason = str(error)
        else:
            if response.status == 200:
                return _counted(response.body, spent), response.body
            reason = _refusal(response)
            pause = pause if response.retry_after is None else max(response.retry_after, 0.0)
        if attempt + 1 == ATTEMPTS or pause > LONGEST_WAIT:
            break
        wait(pause)
    raise NoAnswer(f"the model's server did not answer ({reason}); the next build asks again")


def _counted(body: bytes, spent: Spent) -> Reply:
    question, answer = tokens_in(body)
    spent.tokens_in += question
    spent.tokens_out += answer
    return read_reply(body)


def _refusal(response: Response) -> str:
    """Why a response that is no answer may be one the next time.

    Raises:
        BadReply: this question is refused, others may not be.
        ModelUnavailable: no question would be answered.
    """
    status = response.status
    if status in _TRY_AGAIN:
        return f"status {status}"
    if 300 <= status < 400:
        raise ModelUnavailable(
            f"The model's server sends elsewhere (status {status}), and Habeas does not follow: documents go only to "
            "the address that was given. Give the address that answers itself."
        )
    if status in (400, 413, 422):
        raise BadReply(f"a question that the server refuses (status {status})")
    raise ModelUnavailable(
        f"The model's server refuses (status {status}). Check the address, the model's name and the key."
    )
