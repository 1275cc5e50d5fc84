"""Asks the pages of a registry as somebody signed in does, without a browser and without a network."""

from __future__ import annotations

from http.cookies import SimpleCookie
from io import BytesIO
from pathlib import Path
from typing import Any
from urllib.parse import urlencode
from wsgiref.util import setup_testing_defaults

SECRET = "benchmark"
TOKEN = "a" * 32


class Visitor:
    """Whoever started the server on this machine, signed in by the address that it announces; it has loaded all."""

    def __init__(self, folder: Path) -> None:
        from habeas.web.beforehand import load
        from habeas.web.serve import application
        from habeas.work.registry import Registry

        self.pages = application(folder, entrance=SECRET, lasting=True)
        with Registry.open(folder, create=False) as registry:
            load(registry)
        self.cookies: dict[str, str] = {"habeas-token": TOKEN}
        self.ask("GET", f"/enter?key={SECRET}")
        self.cookies["habeas-token"] = TOKEN

    def ask(self, method: str, address: str, fields: dict[str, str] | None = None, *, part: bool = False) -> str:
        """The page at an address, or, where a form leads to another one, that address; or the part that a script asks.

        Raises:
            SystemExit: it is answered with anything else.
        """
        path, _, query = address.partition("?")
        body = urlencode({**fields, "csrfmiddlewaretoken": TOKEN} if fields else {}).encode()
        environ: dict[str, Any] = {
            "REQUEST_METHOD": method, "PATH_INFO": path, "QUERY_STRING": query, "HTTP_HOST": "127.0.0.1:8000",
            "CONTENT_TYPE": "application/x-www-form-urlencoded", "CONTENT_LENGTH": str(len(body)),
            "wsgi.input": BytesIO(body), "HTTP_COOKIE": "; ".join(f"{name}={value}" for name, value in
                                                                 self.cookies.items()),
        }  # fmt: skip
        if part:
            environ["HTTP_HX_REQUEST"] = "true"
        setup_testing_defaults(environ)
        told: list[tuple[str, list[tuple[str, str]]]] = []

        def start(status: str, headers: list[tuple[str, str]], _error: Any = None) -> Any:  # noqa: ANN401
            told.append((status, headers))

        answered = b"".join(self.pages(environ, start))
        status, headers = told[-1]
        for name, value in headers:
            if name.lower() == "set-cookie":
                self.cookies.update({key: morsel.value for key, morsel in SimpleCookie(value).items()})
        if not status.startswith(("200", "303")):
            raise SystemExit(f"{method} {address}: {status}")
        return str(dict(headers)["Location"]) if status.startswith("303") else answered.decode()
