"""A visitor of the pages with cookies of their own, as a browser has them, and a way to make accounts quickly."""

from __future__ import annotations

import json
import re
from http.cookies import SimpleCookie
from io import BytesIO
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlencode
from wsgiref.util import setup_testing_defaults

from tests.web.conftest import Answer

from habeas.work.accounts import AccountsOf
from habeas.work.registry import Registry

PASSWORD = "three lamps in a yard"


class Visitor:
    """Somebody with a browser."""

    def __init__(self, pages: Any, **environ: Any) -> None:
        self.pages, self.environ = pages, environ
        self.cookies: dict[str, str] = {}
        self.attributes: dict[str, dict[str, str]] = {}

    def get(self, address: str, **headers: str) -> Answer:
        return self.ask("GET", address, b"", **headers)

    def post(self, address: str, fields: dict[str, str] | None = None, **headers: str) -> Answer:
        """Sends a form with the token that the browser has."""
        token = next((value for name, value in self.cookies.items() if name.endswith("habeas-token")), "")
        body = urlencode({"csrfmiddlewaretoken": token, **(fields or {})}).encode()
        return self.ask("POST", address, body, CONTENT_TYPE="application/x-www-form-urlencoded", **headers)

    def send(self, address: str, body: Any, **headers: str) -> Answer:
        """Sends JSON."""
        return self.ask("POST", address, json.dumps(body).encode(), CONTENT_TYPE="application/json", **headers)

    def ask(self, method: str, address: str, body: bytes, **headers: str) -> Answer:
        path, _, query = address.partition("?")
        environ: dict[str, Any] = {
            "REQUEST_METHOD": method, "PATH_INFO": unquote(path).encode().decode("latin-1"), "QUERY_STRING": query,
            "HTTP_HOST": "127.0.0.1:8000", "REMOTE_ADDR": "127.0.0.1", "CONTENT_LENGTH": str(len(body)),
            "wsgi.input": BytesIO(body), "HTTP_COOKIE": "; ".join(f"{k}={v}" for k, v in self.cookies.items()),
            **self.environ, **headers,
        }  # fmt: skip
        setup_testing_defaults(environ)
        told: list[Any] = []
        answered = b"".join(self.pages(environ, lambda status, given, _=None: told.append((status, given))))
        self._keep(told[-1][1])
        return Answer(int(told[-1][0].split()[0]), dict(told[-1][1]), answered)

    def sign_in(self, name: str, password: str = PASSWORD) -> Answer:
        self.get("/login")
        return self.post("/login", {"name": name, "password": password})

    def _keep(self, headers: list[tuple[str, str]]) -> None:
        for name, value in headers:
            if name == "Set-Cookie":
                for key, cookie in SimpleCookie(value).items():
                    self.cookies[key] = cookie.value
                    self.attributes[key] = {flag: str(said) for flag, said in cookie.items() if said}
                    if not cookie.value or cookie["max-age"] == "0":
                        self.cookies.pop(key)


def make_accounts(folder: Path, *roles: str, password: str | None = PASSWORD) -> None:
    """Makes an account for each role, called as it."""
    with Registry.open(folder) as registry:
        for role in roles:
            AccountsOf(registry.record).add(role, role, password)


def make_token(folder: Path, account: str, role: str | None = None, name: str = "test") -> str:
    with Registry.open(folder) as registry:
        return AccountsOf(registry.record).add_token(account, name, role_name=role)


def words(text: str) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", text).split())
