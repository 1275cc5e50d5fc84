"""A language model's server for tests, on a real socket of this machine, which answers as it is told, also badly."""

from __future__ import annotations

import json
import threading
from collections.abc import Callable
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from types import TracebackType
from typing import Any

Behaviour = Callable[[BaseHTTPRequestHandler], None]
NOTHING: dict[str, Any] = {"claims": [], "affiliations": [], "counts": []}


def envelope(content: object, **rest: Any) -> dict[str, Any]:
    """A chat completion with that content; anything but a text is written as JSON."""
    text = content if isinstance(content, str) else json.dumps(content, ensure_ascii=False)
    return {
        "choices": [{"index": 0, "message": {"role": "assistant", "content": text}, "finish_reason": "stop"}],
        "usage": {"prompt_tokens": 100, "completion_tokens": 7, "total_tokens": 107},
        **rest,
    }


def body(content: object, **rest: Any) -> bytes:
    """The bytes of a chat completion."""
    return json.dumps(envelope(content, **rest), ensure_ascii=False).encode()


def raw(content: bytes, status: int = 200, **headers: str) -> Behaviour:
    """A whole response with those bytes."""

    def answer(handler: BaseHTTPRequestHandler) -> None:
        handler.send_response(status)
        for name, value in {"Content_Length": str(len(content)), **headers}.items():
            handler.send_header(name.replace("_", "-"), value)
        handler.end_headers()
        handler.wfile.write(content)

    return answer


def says(content: object) -> Behaviour:
    """A proper answer."""
    return raw(body(content))


def a_claim_json(kind: str, person: str | None, quote: str, **rest: Any) -> dict[str, Any]:
    """A claim as a model answers it."""
    return {"type": kind, "persons": [person] if person else [], "group": None, "number": None, "organizations": [],
            "actors": [], "date": None, "place": None, "charges": [], "term": None, "modality": "asserted",
            "quotes": [quote], **rest}  # fmt: skip


def claims(*entries: dict[str, Any]) -> dict[str, Any]:
    """An answer with those claims."""
    return {**NOTHING, "claims": list(entries)}


class ModelServerForTests:
    """Answers each question with the next behaviour, the last one again and again; remembers what it was sent."""

    def __init__(self, *behaviours: Behaviour) -> None:
        self.behaviours = list(behaviours)
        self.questions: list[dict[str, Any]] = []
        self.paths: list[str] = []
        self.headers: list[dict[str, str]] = []
        self.released = threading.Event()
        self._server = ThreadingHTTPServer(("127.0.0.1", 0), self._handler())
        self._server.daemon_threads = True
        self._thread = threading.Thread(target=self._server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)

    @property
    def port(self) -> int:
        return self._server.server_address[1]

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}/v1"

    def __enter__(self) -> ModelServerForTests:
        self._thread.start()
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.released.set()
        self._server.shutdown()
        self._server.server_close()

    def _handler(self) -> type[BaseHTTPRequestHandler]:
        outer = self

        class Handler(BaseHTTPRequestHandler):
            def do_POST(self) -> None:
                length = int(self.headers["Content-Length"])
                outer.questions.append(json.loads(self.rfile.read(length)))
                outer.paths.append(self.path)
                outer.headers.append(dict(self.headers))
                behaviour = outer.behaviours.pop(0) if len(outer.behaviours) > 1 else outer.behaviours[0]
                try:
                    behaviour(self)
                except OSError:
                    self.close_connection = True  # the asker has left, as some tests want it to

            def do_GET(self) -> None:
                outer.paths.append("GET " + self.path)
                raw(b"{}")(self)

            def log_message(self, *_: object) -> None:
                """Says nothing."""

        return Handler
