"""Serves one registry to a browser on this machine: gunicorn in our own process, one worker, a few threads.

By default only this machine can reach it. Nothing is protected by a password, so whoever serves to another host
first has to show the sentence of `warning_for`. Nothing is printed here: the caller is told the address.
"""

from __future__ import annotations

import ipaddress
import logging
import os
import secrets
import socket
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from habeas.errors import HabeasError

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIApplication, WSGIEnvironment

    from habeas.work.registry import Registry

LOG = logging.getLogger(__name__)
STATIC = Path(__file__).parent / "static"
SETTINGS_VARIABLE, SETTINGS = "DJANGO_SETTINGS_MODULE", "habeas.web.settings"
# All addresses of this machine, each with the one to open; asked for by the caller, who is to warn of it.
EVERYWHERE = {"0.0.0.0": "127.0.0.1", "::": "[::1]"}  # noqa: S104
KEY_FILE = "web-secret-key"
# Readers wait for the database, not for the processor: more threads than cores, few enough for a small machine.
THREADS = 4


def serve(
    folder: Path,
    host: str = "127.0.0.1",
    port: int = 8000,
    announce: Callable[[str], None] | None = None,
) -> None:
    """Serves the registry in that folder until it is interrupted.

    Args:
        folder: the registry's folder.
        host: the address to listen on; only this machine by default.
        port: the port, 0 for any that is free.
        announce: is called once, with the address to open, when the pages can be read.

    Raises:
        RegistryNotFound: there is no registry in that folder.
        HabeasError: the port is in use, or the address is not this machine's.
    """
    from gunicorn.app.base import BaseApplication

    _check(folder)
    listening = _listen(host, port)
    address = _address(host, listening.getsockname()[1])

    class Server(BaseApplication):  # type: ignore[misc] # gunicorn is not typed
        """Gunicorn with our settings instead of its command line's."""

        def load_config(self) -> None:
            for name, value in _gunicorn_settings(listening.detach(), address, announce).items():
                self.cfg.set(name, value)

        def load(self) -> WSGIApplication:
            # In the worker, after the fork: a database connection must not cross it.
            return application(folder, host)

    Server().run()


def application(folder: Path, host: str = "127.0.0.1") -> WSGIApplication:
    """The pages of the registry in that folder as a WSGI application.

    Raises:
        RegistryNotFound: there is no registry in that folder.
    """
    _configure(folder, host)
    from django.core.handlers.wsgi import WSGIHandler
    from whitenoise import WhiteNoise

    from habeas.work.registry import Registry

    registry = Registry.open(folder, create=False)
    pages = _with_registry(WSGIHandler(), registry, host)
    options = {"max_age": 0, "allow_all_origins": False, "add_headers_function": _static_headers}
    return WhiteNoise(pages, root=STATIC, prefix="static/", **options)  # type: ignore[no-any-return]


def warning_for(host: str) -> str | None:
    """The sentence that whoever serves to more than this machine has to read; None for this machine alone."""
    if _is_loopback(host):
        return None
    return (
        f"Anyone who can reach {host} can read this registry: nothing is protected by a password yet. "
        "The pages on which people decide are closed there, since there are no accounts. "
        "Serve to 127.0.0.1 unless that is what you want."
    )


def _check(folder: Path) -> None:
    os.environ.setdefault(SETTINGS_VARIABLE, SETTINGS)
    from habeas.work.registry import Registry

    Registry.open(folder, create=False).close()


def _listen(host: str, port: int) -> socket.socket:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    listening = socket.socket(family, socket.SOCK_STREAM)
    listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listening.bind((host, port))
        listening.listen()
    except (OSError, OverflowError) as error:
        listening.close()
        raise HabeasError(
            f"Cannot serve at {host}, port {port}: {getattr(error, 'strerror', None) or error}. "
            "Another program may be using the port; choose another one with --port."
        ) from error
    return listening


def _address(host: str, port: int) -> str:
    shown = EVERYWHERE.get(host, f"[{host}]" if ":" in host else host)
    return f"http://{shown}:{port}/"


def _is_loopback(host: str) -> bool:
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


def _gunicorn_settings(descriptor: int, address: str, announce: Callable[[str], None] | None) -> dict[str, Any]:
    return {
        "bind": f"fd://{descriptor}",
        "workers": 1,
        "worker_class": "gthread",
        "threads": THREADS,
        "timeout": 120,
        "graceful_timeout": 3,
        "loglevel": "warning",
        # No second door: gunicorn would open a socket for commands in the home folder.
        "control_socket_disable": True,
        "when_ready": lambda _server: announce(address) if announce is not None else None,
    }


def _configure(folder: Path, host: str) -> None:
    """Sets Django up for pages, also where the record set it up for itself before (a notebook, the tests)."""
    os.environ.setdefault(SETTINGS_VARIABLE, SETTINGS)
    import django
    from django.apps import apps
    from django.conf import settings

    from habeas.web import settings as ours

    if not apps.ready:
        django.setup()
    csrf = [name for name in vars(ours) if name.startswith("CSRF_")]
    for name in ("ROOT_URLCONF", "MIDDLEWARE", "TEMPLATES", "APPEND_SLASH", "STATIC_URL", "DEBUG", "USE_I18N", *csrf):
        setattr(settings, name, getattr(ours, name))
    settings.ALLOWED_HOSTS = [*ours.ALLOWED_HOSTS, *_names_of(host)]
    settings.SECRET_KEY = secret_key(folder)


def _names_of(host: str) -> list[str]:
    """The Host headers that a server bound to that address answers, beside those of one's own machine."""
    if _is_loopback(host):
        return []
    if host in EVERYWHERE:
        return [socket.gethostname()]
    return [f"[{host}]" if ":" in host else host]


def secret_key(folder: Path) -> str:
    """The registry's own key for Django, made once and readable by its owner only."""
    path = folder / KEY_FILE
    if not path.exists():
        draft = folder / f".{KEY_FILE}-{os.getpid()}-{secrets.token_hex(4)}"
        with os.fdopen(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w", encoding="ascii") as file:
            file.write(secrets.token_urlsafe(48))
        try:
            path.hardlink_to(draft)
        except FileExistsError:
            LOG.debug("another server of the same registry made the key first")
        finally:
            draft.unlink()
    return path.read_text(encoding="ascii").strip()


def _with_registry(pages: WSGIApplication, registry: Registry, host: str) -> WSGIApplication:
    from habeas.web.security import EVERY_ADDRESS, LOOPBACK

    def answer(environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        environ["habeas.registry"] = registry
        environ[EVERY_ADDRESS] = host in EVERYWHERE
        environ[LOOPBACK] = _is_loopback(host)
        return pages(environ, start_response)

    return answer


def _static_headers(headers: Any, _path: str, _url: str) -> None:  # noqa: ANN401 (whitenoise is not typed)
    headers["X-Content-Type-Options"] = "nosniff"
    headers["Cross-Origin-Resource-Policy"] = "same-origin"
    headers["Referrer-Policy"] = "no-referrer"
