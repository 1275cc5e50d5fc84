"""A question is sent again where that may help, after the right time, and never for ever."""

from __future__ import annotations

from collections.abc import Iterable

import pytest
from tests.model_server import NOTHING, body

from habeas.claims.remote.ask import ATTEMPTS, NoAnswer, Response, Spent, ask
from habeas.claims.remote.reply import BadReply
from habeas.errors import ModelUnavailable

GOOD = Response(200, body(NOTHING))


class Scripted:
    """Answers in turn, and notes how long it was waited for."""

    def __init__(self, answers: Iterable[Response | Exception]) -> None:
        self.answers, self.waits, self.spent = list(answers), [], Spent()

    def send(self, _: bytes) -> Response:
        answer = self.answers.pop(0)
        if isinstance(answer, Exception):
            raise answer
        return answer

    def ask(self) -> bytes:
        return ask(b"question", self.send, self.waits.append, self.spent)[1]


@pytest.mark.parametrize(
    ("answers", "waits"),
    [
        ([GOOD], []),
        ([Response(500, b""), GOOD], [2]),
        ([Response(503, b""), Response(502, b""), Response(504, b""), GOOD], [2, 4, 8]),
        ([NoAnswer("it took too long"), GOOD], [2]),
        ([Response(429, b"", 7.5), GOOD], [7.5]),
        ([Response(429, b"", -1.0), GOOD], [0]),
        ([Response(429, b""), Response(429, b"", 60.0), GOOD], [2, 60]),
    ],
)
def test_a_passing_trouble_is_waited_out(answers: list[Response | Exception], waits: list[float]) -> None:
    script = Scripted(answers)
    assert script.ask() == GOOD.body
    assert script.waits == waits
    assert script.spent == Spent(sent=len(waits) + 1, repeated=len(waits), tokens_in=100, tokens_out=7)


@pytest.mark.parametrize("trouble", [Response(500, b""), Response(429, b"", 1.0), NoAnswer("it took too long")])
def test_a_lasting_trouble_ends_after_a_few_attempts(trouble: Response | Exception) -> None:
    script = Scripted([trouble] * 10)
    with pytest.raises(NoAnswer, match="the next build asks again"):
        script.ask()
    assert (script.spent.sent, len(script.waits)) == (ATTEMPTS, ATTEMPTS - 1)


def test_a_server_that_asks_for_an_hour_is_left_at_once() -> None:
    script = Scripted([Response(429, b"", 3600.0)])
    with pytest.raises(NoAnswer, match="status 429"):
        script.ask()
    assert script.waits == []


@pytest.mark.parametrize(("status", "words"), [(401, "key"), (403, "key"), (404, "address"), (302, "not follow")])
def test_what_holds_for_every_question_stops_at_once(status: int, words: str) -> None:
    script = Scripted([Response(status, b"")])
    with pytest.raises(ModelUnavailable, match=words):
        script.ask()
    assert script.waits == []


@pytest.mark.parametrize("status", [400, 413, 422])
def test_a_question_that_is_refused_is_not_sent_again(status: int) -> None:
    script = Scripted([Response(status, b"")])
    with pytest.raises(BadReply, match=f"status {status}"):
        script.ask()
    assert script.waits == []


def test_the_cost_of_an_answer_of_no_use_is_counted_too() -> None:
    script = Scripted([Response(200, body("chatter"))])
    with pytest.raises(BadReply):
        script.ask()
    assert (script.spent.tokens_in, script.spent.tokens_out) == (100, 7)
