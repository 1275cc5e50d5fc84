"""Questions to a model go over a real connection, and a server that misbehaves costs a bounded time and no claim."""

from __future__ import annotations

import socket
import time
from http.server import BaseHTTPRequestHandler
from pathlib import Path

import pytest
from tests.build import a_document
from tests.model_server import (
    NOTHING,
    Behaviour,
    ModelServerForTests,
    a_claim_json,
    body,
    claims,
    raw,
    says,
)

from habeas.claims.extract import Failed, extract
from habeas.claims.remote.ask import NoAnswer, Response
from habeas.claims.remote.extractor import ModelExtractor
from habeas.errors import ModelUnavailable
from habeas.model import Extraction
from habeas.work import model_server
from habeas.work.model_address import Address, allowed
from habeas.work.model_answers import KeptAnswers
from habeas.work.model_server import ModelServer

STORY = a_document("Police arrested Maria Quispe in Halem.")
ARREST = a_claim_json("arrest", "Maria Quispe", STORY.text)
SHORT = 0.4


def asked(url: str, answering: float = 5.0, key: str | None = None) -> Response:
    return ModelServer(allowed(url), key, connecting=2.0, answering=answering)(b"{}")


def read(server: ModelServerForTests, answers: KeptAnswers | None = None) -> tuple[Extraction | Failed, list[float]]:
    waits: list[float] = []
    extractor = ModelExtractor("small", ModelServer(allowed(server.url), answering=SHORT), waits.append, answers)
    (found,) = extract([STORY], extractor)
    return found, waits


def hangs(handler: BaseHTTPRequestHandler) -> None:
    handler.server.released.wait(5)  # type: ignore[attr-defined]


def drips(handler: BaseHTTPRequestHandler) -> None:
    """A byte now and then, each in time, the whole never."""
    handler.send_response(200)
    handler.end_headers()
    for _ in range(100):
        handler.wfile.write(b" ")
        handler.wfile.flush()
        time.sleep(0.05)


def drips_headers(handler: BaseHTTPRequestHandler) -> None:
    for _ in range(100):
        handler.wfile.write(b"X")
        handler.wfile.flush()
        time.sleep(0.05)


def hangs_up(handler: BaseHTTPRequestHandler) -> None:
    handler.connection.shutdown(socket.SHUT_RDWR)


def talks_nonsense(handler: BaseHTTPRequestHandler) -> None:
    handler.wfile.write(b"HELLO\r\n\r\n")


def breaks_off_in_a_chunk(handler: BaseHTTPRequestHandler) -> None:
    handler.protocol_version = "HTTP/1.1"
    handler.send_response(200)
    handler.send_header("Transfer-Encoding", "chunked")
    handler.end_headers()
    handler.wfile.write(b"ff\r\n{")


ENORMOUS = b" " * (model_server.LARGEST + 10)


def test_a_question_is_posted_with_the_key_and_the_answer_comes_back() -> None:
    with ModelServerForTests(says(NOTHING)) as server:
        assert asked(server.url, key="secret-1") == Response(200, body(NOTHING))
        assert server.paths == ["/v1/chat/completions"]
        assert (server.headers[0]["Authorization"], server.headers[0]["Accept-Encoding"]) == (
            "Bearer secret-1",
            "identity",
        )


def test_a_key_is_not_shown() -> None:
    assert "secret-1" not in repr(ModelServer(allowed("http://127.0.0.1/v1"), "secret-1"))


@pytest.mark.parametrize(
    ("behaviour", "reason"),
    [
        (hangs, "it took too long"),
        (drips, "it took too long"),
        (drips_headers, "it took too long"),
        (hangs_up, "the connection broke"),
        (talks_nonsense, "the connection broke"),
        (breaks_off_in_a_chunk, "the connection broke"),
        (raw(b'{"choices": [', Content_Length="500"), "its answer broke off"),
        (raw(ENORMOUS), "its answer is too large"),
    ],
)
def test_an_answer_that_does_not_come_whole_in_time_or_in_bounds_is_none(behaviour: Behaviour, reason: str) -> None:
    with ModelServerForTests(behaviour) as server:
        server._server.released = server.released  # type: ignore[attr-defined]
        began = time.monotonic()
        with pytest.raises(NoAnswer, match=reason):
            asked(server.url, answering=SHORT if "long" in reason else 5.0)
        assert time.monotonic() - began < 4


@pytest.mark.parametrize(
    ("header", "seconds"), [("7", 7.0), ("0.5", 0.5), ("Wed, 21 Oct 2026 07:28:00 GMT", None), ("nan", None)]
)
def test_how_long_a_server_wants_to_be_left_alone_is_read(header: str, seconds: float | None) -> None:
    with ModelServerForTests(raw(b"", 429, Retry_After=header)) as server:
        assert asked(server.url) == Response(429, b"", seconds)


def test_no_redirect_is_followed() -> None:
    with ModelServerForTests(says(NOTHING)) as other, ModelServerForTests(raw(b"", 307, Location=other.url)) as server:
        with pytest.raises(ModelUnavailable, match="not follow"):
            read(server)
        assert (other.paths, len(server.paths)) == ([], 1)


def test_no_proxy_of_the_environment_is_used(monkeypatch: pytest.MonkeyPatch) -> None:
    with ModelServerForTests(says(NOTHING)) as server, ModelServerForTests(says("a proxy")) as proxy:
        for name in ("http_proxy", "HTTP_PROXY", "all_proxy", "ALL_PROXY"):
            monkeypatch.setenv(name, f"http://127.0.0.1:{proxy.port}")
        monkeypatch.setenv("no_proxy", "")
        assert asked(server.url).body == body(NOTHING)
        assert proxy.paths == []


def test_where_no_server_is_it_is_said_at_once() -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        with pytest.raises(ModelUnavailable, match="No language model answers"):
            asked(f"http://127.0.0.1:{free.getsockname()[1]}/v1")


def test_a_name_for_this_machine_that_leads_elsewhere_is_sent_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    with ModelServerForTests(says(NOTHING)) as server:
        monkeypatch.setattr(model_server, "is_loopback", lambda host: host != "127.0.0.1")
        with pytest.raises(ModelUnavailable, match="another machine"):
            ModelServer(Address(False, "localhost", server.port, "/v1", True))(b"{}")
        assert server.questions == []


@pytest.mark.parametrize(
    ("troubles", "waits"),
    [
        ([], []),
        ([raw(b"", 500)], [2.0]),
        ([raw(b"", 429, Retry_After="3"), raw(b"", 503)], [3.0, 4.0]),
        ([hangs_up, raw(b"{", Content_Length="9"), talks_nonsense], [2.0, 4.0, 8.0]),
        ([says("no JSON")], []),
    ],
)
def test_a_document_is_read_in_spite_of_passing_troubles(troubles: list[Behaviour], waits: list[float]) -> None:
    with ModelServerForTests(*troubles, says(claims(ARREST))) as server:
        found, waited = read(server)
    assert isinstance(found, Extraction)
    assert ([claim.persons for claim in found.claims], waited) == ([("Maria Quispe",)], waits)


@pytest.mark.parametrize(
    ("behaviour", "reason"),
    [
        (raw(b"", 500), "status 500"),
        (raw(ENORMOUS), "too large"),
        (says("```json\n{}\n```"), "another form"),
        (raw(b'{"choices": []}'), "without a choice"),
        (raw(b"", 400), "status 400"),
    ],
)
def test_a_document_that_is_never_answered_fails_with_the_reason(behaviour: Behaviour, reason: str) -> None:
    with ModelServerForTests(behaviour) as server:
        found, _ = read(server)
    assert isinstance(found, Failed)
    assert reason in found.reason


def test_an_invented_quote_or_name_does_not_pass() -> None:
    invented = [ARREST | {"quotes": ["Police shot Maria Quispe."]}, ARREST | {"persons": ["Ion Vek"]}]
    with ModelServerForTests(says(claims(*invented, ARREST))) as server:
        found, _ = read(server)
    assert isinstance(found, Extraction)
    assert len(found.claims) == 1
    assert found.refused == {"a name that is not in the text": 1, "a quote that is not in the text": 1}


def test_a_kept_answer_needs_no_server_and_is_private(tmp_path: Path) -> None:
    kept = KeptAnswers(tmp_path / "answers")
    with ModelServerForTests(says(claims(ARREST))) as server:
        first, _ = read(server, kept)
        again, _ = read(server, kept)
        assert (first, len(server.questions)) == (again, 1)
    modes = {path.stat().st_mode & 0o777 for path in (tmp_path / "answers").rglob("*") if path.is_file()}
    folders = {path.stat().st_mode & 0o777 for path in (tmp_path / "answers", *(tmp_path / "answers").iterdir())}
    assert (modes, folders) == ({0o600}, {0o700})
    assert list((tmp_path / "answers").rglob("incoming-*")) == []


def test_a_later_answer_takes_the_place_of_an_earlier_one(tmp_path: Path) -> None:
    kept = KeptAnswers(tmp_path)
    assert kept.get("ab12") is None
    kept.keep("ab12", b"first")
    kept.keep("ab12", b"second")
    assert kept.get("ab12") == b"second"
