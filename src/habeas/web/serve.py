"""Serves one registry to a browser on this machine: gunicorn in our own process, one worker, a few threads.

By default only this machine can reach it, and of those who use this machine only who knows the address that is
announced: it holds a secret made anew at each start, and signs in as the account of whoever started the server. To any
other address it is served only with what `habeas.web.shared` asks for. Nothing is printed here.
"""

from __future__ import annotations

import hashlib
import logging
import os
import secrets
import socket
from collections.abc import Callable, Iterable
from logging.config import dictConfig
from pathlib import Path
from typing import TYPE_CHECKING, Any

from habeas.errors import HabeasError
from habeas.web.assets import FOLDER, files, is_unchanging, prefix
from habeas.web.shared import Sharing, checked, is_loopback, key_of

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIApplication, WSGIEnvironment

    from habeas.work.registry import Registry

LOG = logging.getLogger(__name__)
SETTINGS_VARIABLE, SETTINGS = "DJANGO_SETTINGS_MODULE", "habeas.web.settings"
KEY_FILE = "web-secret-key"
# What pages need of the settings beside those of cookies, where the record set Django up without pages before.
FOR_PAGES = (
    "ROOT_URLCONF",
    "MIDDLEWARE",
    "TEMPLATES",
    "APPEND_SLASH",
    "STATIC_URL",
    "DEBUG",
    "USE_I18N",
    "LANGUAGES",
    "LANGUAGE_CODE",
    "LANGUAGE_COOKIE_NAME",
    "LOCALE_PATHS",
    "FILE_UPLOAD_HANDLERS",
    "FILE_UPLOAD_MAX_MEMORY_SIZE",
)
# Readers wait for the database, not for the processor: more threads than cores, few enough for a small machine.
THREADS = 4


def serve(
    folder: Path,
    host: str = "127.0.0.1",
    port: int = 8000,
    announce: Callable[[str], None] | None = None,
    sharing: Sharing | None = None,
) -> None:
    """Serves the registry in that folder until it is interrupted.

    Args:
        folder: the registry's folder.
        host: the address to listen on; only this machine by default.
        port: the port, 0 for any that is free.
        announce: is called once, with the address to open, when the pages can be read. On this machine whoever knows
            it is let in.
        sharing: what is needed to serve it to others.

    Raises:
        RegistryNotFound: there is no registry in that folder.
        NotAllowed: others could reach it, and something is missing for that.
        HabeasError: the port is in use, or the address is not this machine's.
    """
    from gunicorn.app.base import BaseApplication

    shared = _check(folder, host, sharing or Sharing())
    listening = _listen(host, port)
    entrance = None if shared else secrets.token_urlsafe(32)
    opens = shared.origin if shared else _address(host, listening.getsockname()[1], entrance)

    class Server(BaseApplication):  # type: ignore[misc] # gunicorn is not typed
        """Gunicorn with our settings instead of its command line's."""

        def load_config(self) -> None:
            for name, value in _gunicorn_settings(listening.detach(), str(opens), announce, shared).items():
                self.cfg.set(name, value)

        def load(self) -> WSGIApplication:
            # In the worker, after the fork: a database connection must not cross it.
            return application(folder, host, shared=shared, entrance=entrance, lasting=True, beforehand=True)

    Server().run()


def application(
    folder: Path,
    host: str = "127.0.0.1",
    *,
    shared: Sharing | None = None,
    entrance: str | None = None,
    lasting: bool = False,
    beforehand: bool = False,
) -> WSGIApplication:
    """The pages of the registry in that folder as a WSGI application.

    Args:
        folder: the registry's folder.
        host: the address that is listened on; it is answered to by that name, where only this machine reaches it.
        shared: how it is served to others, as `habeas.web.shared.checked` gave it back; None for this machine alone.
        entrance: whoever opens /enter with this secret is signed in; None for nobody.
        lasting: whether each thread keeps its connection to the database from one page to the next.
        beforehand: whether what pages load when they are first opened is loaded now, in a thread of its own.

    Raises:
        RegistryNotFound: there is no registry in that folder.
    """
    _configure(folder, host, shared)
    from django.core.handlers.wsgi import WSGIHandler
    from whitenoise import WhiteNoise

    from habeas.work.registry import Registry

    registry = Registry.open(folder, create=False)
    if lasting:
        registry.record.keep_open()
    if beforehand:
        from habeas.web.beforehand import begin

        begin(registry)
    pages = _with_registry(WSGIHandler(), registry, shared, entrance)
    options = {"max_age": 0, "allow_all_origins": False, "add_headers_function": _static_headers}
    served = WhiteNoise(pages, root=FOLDER, prefix="static/", immutable_file_test=is_unchanging, **options)
    for name, path in files().items():
        served.add_file_to_dictionary(f"/{prefix()}{name}", str(path))
    return served  # type: ignore[no-any-return]


def _check(folder: Path, host: str, sharing: Sharing) -> Sharing | None:
    """How it is served to others, with nothing missing; None where only this machine can reach it."""
    os.environ.setdefault(SETTINGS_VARIABLE, SETTINGS)
    from habeas.work.accounts import AccountsOf
    from habeas.work.registry import Registry

    with Registry.open(folder, create=False) as registry:
        accounts = AccountsOf(registry.record)
        if sharing.wanted or not is_loopback(host):
            return checked(folder, host, sharing, accounts=accounts.can_be_managed())
        accounts.of_this_machine()
    return None


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


def _address(host: str, port: int, entrance: str | None) -> str:
    return f"http://{_in_address(host)}:{port}/enter?key={entrance}"


def _in_address(host: str) -> str:
    return f"[{host}]" if ":" in host else host


def _gunicorn_settings(
    descriptor: int, address: str, announce: Callable[[str], None] | None, shared: Sharing | None
) -> dict[str, Any]:
    encrypted = shared is not None and shared.proxy is None
    return {
        # Nobody but the proxy is believed that a request came over HTTPS.
        "forwarded_allow_ips": shared.proxy or "" if shared else "",
        # And that only in this one header; no header says under which path we are, or names the path again.
        "secure_scheme_headers": {"X-FORWARDED-PROTO": "https"} if shared and shared.proxy else {},
        "forwarder_headers": "",
        "certfile": str(shared.certificate) if shared and encrypted else None,
        "keyfile": str(shared.certificate_key) if shared and encrypted else None,
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


def _configure(folder: Path, host: str, shared: Sharing | None) -> None:
    """Sets Django up for pages, also where the record set it up for itself before (a notebook, the tests)."""
    os.environ.setdefault(SETTINGS_VARIABLE, SETTINGS)
    import django
    from django.apps import apps
    from django.conf import settings

    from habeas.web import settings as ours

    if not apps.ready:
        django.setup()
    for name in vars(ours):
        if name in FOR_PAGES or name.startswith(("CSRF_", "SESSION_")):
            setattr(settings, name, getattr(ours, name))
    # The record alone has none of it, and without it each refused address is told, with the key that stands in it.
    dictConfig(ours.LOGGING)
    _forget_languages()
    # Browsers do not tell the ports of a host apart: two registries at once would sign each other out.
    settings.SESSION_COOKIE_NAME = f"{ours.SESSION_COOKIE_NAME}-{_digest(folder)}"
    if shared is None or shared.secret_key is None:
        settings.ALLOWED_HOSTS = [*ours.ALLOWED_HOSTS, _in_address(host)]
        settings.SECRET_KEY = secret_key(folder)
        return
    settings.ALLOWED_HOSTS = [shared.host]
    settings.SECRET_KEY = key_of(shared.secret_key)
    settings.CSRF_TRUSTED_ORIGINS = [str(shared.origin).rstrip("/")]
    for cookie in ("SESSION", "CSRF"):
        setattr(settings, f"{cookie}_COOKIE_SECURE", True)
        # Under this name browsers take it from this host over HTTPS only, and no other host can set it.
        setattr(settings, f"{cookie}_COOKIE_NAME", f"__Host-{getattr(settings, f'{cookie}_COOKIE_NAME')}")


def _forget_languages() -> None:
    """Lets Django read the catalogues anew, where it had looked at those of other settings."""
    from django.utils.translation import trans_real

    trans_real.reset_cache(setting="LANGUAGES")
    trans_real._translations = {}  # type: ignore[attr-defined]
    trans_real._default = None  # type: ignore[attr-defined]


def _digest(folder: Path) -> str:
    return hashlib.sha256(str(folder.resolve()).encode()).hexdigest()[:8]


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


def _with_registry(
    pages: WSGIApplication, registry: Registry, shared: Sharing | None, entrance: str | None
) -> WSGIApplication:
    from habeas.web.security import SHARED
    from habeas.web.views.entrance import ENTRANCE, PROXY

    def answer(environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        registry.record.look_again()
        environ["habeas.registry"] = registry
        environ[SHARED] = shared is not None
        environ[ENTRANCE] = entrance
        environ[PROXY] = None if shared is None else shared.proxy
        return pages(environ, start_response)

    return answer


def _static_headers(headers: Any, _path: str, _url: str) -> None:  # noqa: ANN401 (whitenoise is not typed)
    headers["X-Content-Type-Options"] = "nosniff"
    headers["Cross-Origin-Resource-Policy"] = "same-origin"
    headers["Referrer-Policy"] = "no-referrer"
