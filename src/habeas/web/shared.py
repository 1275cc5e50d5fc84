"""What has to be there before others than this machine may reach a registry: accounts, HTTPS, a key of its own.

Whatever is missing is said at once, each with what to do.
"""

from __future__ import annotations

import ipaddress
import ssl
import stat
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

from habeas.errors import NotAllowed

# Characters of a secret key, as Django's own check wants them.
SHORTEST_KEY = 50


@dataclass(frozen=True, slots=True)
class Sharing:
    """How a registry is served to others.

    Attributes:
        origin: the address by which people reach it: "https://registry.example.org".
        secret_key: the file with the key that signs what browsers keep.
        certificate, certificate_key: the files with which the server speaks HTTPS itself.
        proxy: the address of a proxy that speaks HTTPS for it; it is believed who asks, and nobody else is.
    """

    origin: str | None = None
    secret_key: Path | None = None
    certificate: Path | None = None
    certificate_key: Path | None = None
    proxy: str | None = None

    @property
    def wanted(self) -> bool:
        """Whether anything of it was asked for."""
        return any((self.origin, self.secret_key, self.certificate, self.certificate_key, self.proxy))

    @property
    def host(self) -> str:
        """The host of the address, as browsers name it, without a port."""
        name = urlsplit(self.origin or "").hostname or ""
        return f"[{name}]" if ":" in name else name


def is_loopback(host: str) -> bool:
    """Whether only this machine can reach a server at that address."""
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


def checked(folder: Path, host: str, sharing: Sharing, *, accounts: bool) -> Sharing:
    """The same, if nothing is missing.

    Args:
        accounts: whether somebody can sign in with a password and manage accounts.

    Raises:
        NotAllowed: something is; the message says all of it.
    """
    missing = [
        *_accounts(folder, accounts),
        *_origin(sharing.origin),
        *_https(sharing),
        *_key(folder, sharing.secret_key),
    ]
    if missing:
        steps = " ".join(f"({number}) {each}" for number, each in enumerate(missing, start=1))
        raise NotAllowed(
            f"Others could reach {sharing.origin or host}, so it is not served without accounts, HTTPS and a secret "
            f"key of its own. What is missing: {steps} To look at it on this machine alone: habeas serve"
        )
    return sharing


def key_of(path: Path) -> str:
    """The secret key in a file."""
    return path.read_text(encoding="utf-8", errors="replace").strip()


def _accounts(folder: Path, there: bool) -> list[str]:
    if there:
        return []
    add = f"habeas account add NAME --role administrator --registry {folder}"
    return [f"An administrator with a password: {add}, or, for one that is there: habeas account password NAME."]


def _origin(origin: str | None) -> list[str]:
    parts = urlsplit(origin or "")
    if parts.scheme == "https" and parts.hostname and not parts.path.strip("/") and not parts.query:
        return []
    return ["The address by which people reach it, beginning with https: --origin https://registry.example.org."]


def _https(sharing: Sharing) -> list[str]:
    if sharing.proxy is not None:
        return [] if _is_address(sharing.proxy) else ["The address of the proxy as a number: --proxy 127.0.0.1."]
    if sharing.certificate is None or sharing.certificate_key is None:
        own, other = "--certificate FILE and --certificate-key FILE", "--proxy with the address of a proxy"
        return [f"HTTPS: {own}, or {other} that speaks HTTPS for it."]
    try:
        ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER).load_cert_chain(sharing.certificate, sharing.certificate_key)
    except (OSError, ssl.SSLError) as error:
        return [f"A certificate and its key that go together; of those two files it is said: {error}."]
    return []


def _key(folder: Path, path: Path | None) -> list[str]:
    make = "Make one: (umask 077; python3 -c 'import secrets; print(secrets.token_urlsafe(50))' > habeas-key)"
    if path is None:
        return [f"A secret key of its own: --secret-key FILE. {make}."]
    try:
        open_to_others = stat.S_IMODE(path.stat().st_mode) & 0o077
        key = key_of(path)
    except OSError as error:
        return [f"A secret key that can be read; of {path} it is said: {error.strerror}. {make}."]
    if path.resolve().is_relative_to(folder.resolve()):
        return [f"A secret key outside of the registry's folder, which is copied and backed up as a whole. {make}."]
    if open_to_others:
        return [f"A secret key that nobody else may read: chmod 600 {path}."]
    if len(key) < SHORTEST_KEY or len(set(key)) < 10:
        return [f"A secret key of at least {SHORTEST_KEY} characters at random: that one is easier. {make}."]
    return []


def _is_address(text: str) -> bool:
    try:
        ipaddress.ip_address(text)
    except ValueError:
        return False
    return True
