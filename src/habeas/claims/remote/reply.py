"""Reads what a model's server answers: the JSON that was asked for, or why it is not, and the tokens that it cost.

Nothing of it is trusted: a body that is no JSON, has no choices, was cut off or is of another form is refused
with a reason that quotes nothing.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from habeas.claims.remote.wording import PARTS

_FENCE = re.compile(r"\s*```[\w-]*[ \t]*\n(.*?)\n?```\s*", re.DOTALL)
# As many entries of one kind as a stretch of some 1,000 words may make; a model that repeats itself makes more.
MOST = 500


class BadReply(Exception):
    """An answer that is not what was asked for. `cut_off` says that only its end is missing."""

    def __init__(self, reason: str, *, cut_off: bool = False) -> None:
        super().__init__(reason)
        self.cut_off = cut_off


@dataclass(frozen=True, slots=True)
class Reply:
    """What a model answered for one stretch: the entries of each part."""

    parts: Mapping[str, tuple[Mapping[str, Any], ...]]


def read_reply(body: bytes) -> Reply:
    """The answer in the body of a response.

    Raises:
        BadReply: it is not of the form that was asked for.
    """
    envelope = _json(body.decode("utf-8", "replace"), "an answer that is not JSON")
    if not isinstance(envelope, dict):
        raise BadReply("an answer that is not of the protocol")
    answer = _answer(_content(envelope))
    return Reply({part: _entries(answer, part) for part in PARTS})


def tokens_in(body: bytes) -> tuple[int, int]:
    """The tokens of the question and of the answer as the server reports them; 0 where it does not."""
    try:
        envelope = _json(body.decode("utf-8", "replace"), "")
    except BadReply:
        return 0, 0
    usage = envelope.get("usage") if isinstance(envelope, dict) else None
    counted = usage if isinstance(usage, dict) else {}
    return _tokens(counted, "prompt_tokens"), _tokens(counted, "completion_tokens")


def _content(envelope: dict[str, Any]) -> str:
    choices = envelope.get("choices")
    if not isinstance(choices, list) or not choices or not isinstance(choices[0], dict):
        raise BadReply("an answer without a choice")
    message = choices[0].get("message")
    content = message.get("content") if isinstance(message, dict) else None
    if choices[0].get("finish_reason") == "length":
        raise BadReply("an answer that was cut off", cut_off=True)
    if isinstance(message, dict) and message.get("refusal"):
        raise BadReply("the model refused to answer")
    if not isinstance(content, str):
        raise BadReply("an answer without a text")
    return content


def _answer(content: str) -> dict[str, Any]:
    fenced = _FENCE.fullmatch(content)
    answer = _json(fenced[1] if fenced else content, "an answer that is not the JSON asked for")
    if not isinstance(answer, dict) or not any(part in answer for part in PARTS):
        raise BadReply("an answer of another form")
    return answer


def _entries(answer: dict[str, Any], part: str) -> tuple[Mapping[str, Any], ...]:
    entries = answer.get(part, [])
    if not isinstance(entries, list) or not all(isinstance(entry, dict) for entry in entries):
        raise BadReply("an answer of another form")
    if len(entries) > MOST:
        raise BadReply("an answer with more entries than a text could have")
    return tuple(entries)


def _json(text: str, reason: str) -> object:
    try:
        value: object = json.loads(text)
        # Half a surrogate pair can be written in JSON but is no text; the record could not store it.
        json.dumps(value, ensure_ascii=False, allow_nan=False).encode("utf-8")
    except (ValueError, RecursionError) as error:
        raise BadReply(reason) from error
    return value


def _tokens(usage: dict[str, Any], name: str) -> int:
    value = usage.get(name)
    return value if isinstance(value, int) and not isinstance(value, bool) and value >= 0 else 0
