"""What the tests of the pages share: the sample registry, a way to ask for a page, a running server, a browser."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from io import BytesIO
from pathlib import Path
from socketserver import ThreadingMixIn
from threading import Thread
from typing import Any
from urllib.parse import unquote
from wsgiref.simple_server import WSGIRequestHandler, WSGIServer, make_server
from wsgiref.util import setup_testing_defaults

import pytest
from tests.web.sample import make_registry

from habeas.record.connect import set_up
from habeas.web import access
from habeas.web.serve import SETTINGS, SETTINGS_VARIABLE, application
from habeas.work.accounts import AccountsOf
from habeas.work.registry import Registry
from habeas.work.roles import highest
from habeas.work.words import login_name

# A server as a user starts it, but for the door: whoever asks is the administrator of this machine. How one comes in
# is looked at by test_entrance.py.
SERVE = (
    "import os, sys; from pathlib import Path; os.environ['DJANGO_SETTINGS_MODULE'] = 'habeas.web.settings';"
    "import tests.web.conftest;"
    "from habeas.web.serve import serve;"
    "serve(Path(sys.argv[1]), port=0, announce=lambda address: print(address.partition('enter')[0], flush=True))"
)

AS_IT_IS = access.signed_in


def let_everybody_in() -> None:
    """Takes whoever asks for the administrator of this machine."""
    access.signed_in = lambda request: access.Who(login_name(), highest())


let_everybody_in()


@pytest.fixture(scope="session", autouse=True)
def _settings() -> None:
    """Words are put into the language of a page even where no page is asked for, which needs settings."""
    os.environ.setdefault(SETTINGS_VARIABLE, SETTINGS)
    set_up()


@pytest.fixture(autouse=True)
def _door(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """The pages are looked at as the administrator of this machine sees them, but for tests marked as `door`."""
    if request.node.get_closest_marker("door") is None:
        yield
        return
    monkeypatch.setattr(access, "signed_in", AS_IT_IS)
    with cheap_passwords():
        yield


@contextmanager
def cheap_passwords() -> Iterator[None]:
    """Digests that take no time; a real one takes half a second on purpose."""
    os.environ.setdefault(SETTINGS_VARIABLE, SETTINGS)
    set_up()
    from django.conf import settings
    from django.contrib.auth.hashers import get_hashers

    before = settings.PASSWORD_HASHERS
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher", *before]
    get_hashers.cache_clear()
    try:
        yield
    finally:
        settings.PASSWORD_HASHERS = before
        get_hashers.cache_clear()


@dataclass(frozen=True)
class Answer:
    """What the pages answered."""

    status: int
    headers: dict[str, str]
    body: bytes

    @property
    def text(self) -> str:
        return self.body.decode()


Ask = Callable[..., Answer]


def asker(pages: Any) -> Ask:
    """A function that asks a WSGI application for an address."""

    def ask(address: str, method: str = "GET", host: str = "127.0.0.1:8000") -> Answer:
        path, _, query = address.partition("?")
        environ = {
            "REQUEST_METHOD": method,
            "PATH_INFO": unquote(path.partition("#")[0]).encode().decode("latin-1"),
            "QUERY_STRING": query,
            "HTTP_HOST": host,
            "wsgi.input": BytesIO(),
        }
        setup_testing_defaults(environ)
        told: list[Any] = []
        body = b"".join(pages(environ, lambda status, headers, _=None: told.append((status, headers))))
        status, headers = told[-1]
        return Answer(int(status.split()[0]), dict(headers), body)

    return ask


@pytest.fixture(scope="session")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample registry, with the account of this machine."""
    made = tmp_path_factory.mktemp("web") / "registry"
    make_registry(made)
    with Registry.open(made) as registry:
        AccountsOf(registry.record).of_this_machine()
    return made


@pytest.fixture(scope="session")
def ask(folder: Path) -> Ask:
    """Asks the pages of the sample registry."""
    return asker(application(folder))


@pytest.fixture(scope="session")
def ask_empty(tmp_path_factory: pytest.TempPathFactory) -> Ask:
    """Asks the pages of a registry that nothing was read into."""
    from habeas.record.connect import open_record

    empty = tmp_path_factory.mktemp("web-empty") / "registry"
    open_record(empty).close()
    return asker(application(empty))


class _Served(ThreadingMixIn, WSGIServer):
    daemon_threads = True


class _Silent(WSGIRequestHandler):
    def log_message(self, format: str, *args: object) -> None:  # noqa: A002
        """Nothing is told of what is asked."""


class _OneAddress:
    """One server in this process for one registry after the other: a browser knows its way there already."""

    def __init__(self) -> None:
        self.pages: list[Any] = []
        server = make_server("127.0.0.1", 0, self._answer, server_class=_Served, handler_class=_Silent)
        self.address = f"http://127.0.0.1:{server.server_port}/"
        Thread(target=server.serve_forever, daemon=True).start()

    def _answer(self, environ: Any, start_response: Any) -> Any:
        return self.pages[-1](environ, start_response)


_one_address = cache(_OneAddress)


@contextmanager
def serving(folder: Path) -> Iterator[str]:
    """The address of the pages of a registry, served from this process: a process for each test takes seconds."""
    there = _one_address()
    there.pages.append(application(folder))
    try:
        yield there.address
    finally:
        there.pages.pop()


@contextmanager
def serving_as_a_user_does(folder: Path) -> Iterator[str]:
    """The address of a server of a registry, in a process of its own as a user runs it; it ends whatever happens."""
    # In a session of its own, so that it can be killed with its worker: asked to stop, gunicorn takes two seconds.
    with subprocess.Popen(
        [sys.executable, "-c", SERVE, str(folder)], stdout=subprocess.PIPE, text=True, start_new_session=True
    ) as server:
        assert server.stdout is not None
        try:
            yield server.stdout.readline().strip()
        finally:
            os.killpg(server.pid, signal.SIGKILL)


@pytest.fixture(scope="session")
def address(folder: Path) -> Iterator[str]:
    """The address of a server of the sample registry."""
    with serving_as_a_user_does(folder) as there:
        yield there


@contextmanager
def window(browser: Any, **options: Any) -> Iterator[Any]:
    """A new page of a browser; what remembers cookies behind it is kept for the next one that asks for the same.

    To make that anew for each page takes longer than most pages do.
    """
    kept = browser.__dict__.setdefault("kept", {})
    key = repr(sorted(options.items()))
    context = kept[key] if key in kept else kept.setdefault(key, browser.new_context(**options))
    page = context.new_page()
    try:
        yield page
    finally:
        page.close()
        context.clear_cookies()


@contextmanager
def leading_on(page: Any) -> Iterator[None]:
    """Waits for what is shown in place of what was there: a part of the page, or another one."""
    page.evaluate("(document.querySelector('[hx-target=this] > *') ?? document.querySelector('main')).dataset.old = ''")
    yield
    page.locator("[data-old]").wait_for(state="detached")
    page.wait_for_load_state()
