"""What a server answers is taken for what it is: an answer, or no answer, with the reason and the cost."""

from __future__ import annotations

import contextlib
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.model_server import NOTHING, a_claim_json, body, claims, envelope

from habeas.claims.remote.reply import MOST, BadReply, read_reply, tokens_in

ARREST = claims(a_claim_json("arrest", "Maria Quispe", "Police arrested Maria Quispe."))


def choice(message: object, reason: str = "stop") -> bytes:
    return json.dumps({"choices": [{"message": message, "finish_reason": reason}]}).encode()


@pytest.mark.parametrize(
    "content",
    [
        json.dumps(ARREST),
        f"```json\n{json.dumps(ARREST)}\n```",
        f"\n```\n{json.dumps(ARREST, indent=1)}\n```\n",
        json.dumps({"claims": ARREST["claims"]}),
    ],
)
def test_an_answer_is_read_also_from_a_fence_and_without_its_empty_lists(content: str) -> None:
    assert read_reply(body(content)).parts == {
        "claims": tuple(ARREST["claims"]),
        "affiliations": (),
        "counts": (),
    }


@pytest.mark.parametrize(
    ("answer", "reason"),
    [
        (b"", "an answer that is not JSON"),
        (b"\xff\xfe", "an answer that is not JSON"),
        (b"<html>busy</html>", "an answer that is not JSON"),
        (b"[" * 100_000, "an answer that is not JSON"),
        (b'{"n": ' + b"9" * 5000 + b"}", "an answer that is not JSON"),
        (b"[]", "an answer that is not of the protocol"),
        (b"{}", "an answer without a choice"),
        (b'{"choices": []}', "an answer without a choice"),
        (b'{"choices": ["a"]}', "an answer without a choice"),
        (b'{"choices": [{}]}', "an answer without a text"),
        (choice({"content": None}), "an answer without a text"),
        (choice({"content": [{"type": "text"}]}), "an answer without a text"),
        (choice({"content": "", "refusal": "I cannot"}), "the model refused to answer"),
        (choice({"content": "{}"}, "length"), "an answer that was cut off"),
        (body("Here is what I found: nothing."), "an answer that is not the JSON asked for"),
        (body('{"claims": ['), "an answer that is not the JSON asked for"),
        (body('{"claims": NaN}'), "an answer that is not the JSON asked for"),
        (body('{"claims": [{"type": "\\ud800"}]}'), "an answer that is not the JSON asked for"),
        (body([]), "an answer of another form"),
        (body({"events": []}), "an answer of another form"),
        (body({"claims": {"type": "arrest"}}), "an answer of another form"),
        (body({"claims": ["arrest"]}), "an answer of another form"),
        (body({"claims": None}), "an answer of another form"),
        (body({"claims": [{}] * (MOST + 1)}), "an answer with more entries than a text could have"),
    ],
)
def test_what_is_no_answer_is_refused_with_the_reason(answer: bytes, reason: str) -> None:
    with pytest.raises(BadReply) as caught:
        read_reply(answer)
    assert (str(caught.value), caught.value.cut_off) == (reason, reason == "an answer that was cut off")


@pytest.mark.parametrize(
    ("answer", "tokens"),
    [
        (body(NOTHING), (100, 7)),
        (body("no JSON at all"), (100, 7)),
        (json.dumps(envelope(NOTHING, usage=None)).encode(), (0, 0)),
        (json.dumps(envelope(NOTHING, usage={"prompt_tokens": -3, "completion_tokens": "9"})).encode(), (0, 0)),
        (b"not JSON", (0, 0)),
    ],
)
def test_tokens_are_counted_as_reported_also_of_an_answer_that_is_of_no_use(
    answer: bytes, tokens: tuple[int, int]
) -> None:
    assert tokens_in(answer) == tokens


NAMES = st.sampled_from(["choices", "message", "content", "claims", "usage"])
VALUES = st.recursive(
    st.none() | st.text() | st.integers() | st.booleans(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(NAMES, inner, max_size=3),
)


@given(st.binary(max_size=200) | VALUES.map(lambda value: json.dumps(value).encode()))
def test_no_body_at_all_breaks_the_reader(answer: bytes) -> None:
    tokens_in(answer)
    with contextlib.suppress(BadReply):
        assert set(read_reply(answer).parts) == {"claims", "affiliations", "counts"}
