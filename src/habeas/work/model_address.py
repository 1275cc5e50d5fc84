"""The address of a language model: read strictly, and allowed only where documents may go.

An address on this machine needs no leave; any other one has to be named twice, by who answers for the documents.
"""

from __future__ import annotations

import ipaddress
from dataclasses import dataclass
from urllib.parse import SplitResult, urlsplit

from habeas.errors import NotAllowed

EXAMPLE = "http://127.0.0.1:8080/v1"


@dataclass(frozen=True, slots=True)
class Address:
    """Where a model answers. `here` says that it is this machine."""

    secure: bool
    host: str
    port: int
    path: str
    here: bool


def allowed(url: str, sent_to: str | None = None) -> Address:
    """The address in a URL, where documents may be sent to it.

    Args:
        url: what everything is asked at, like http://127.0.0.1:8080/v1.
        sent_to: the same URL again, if it is not of this machine: the leave to send documents there.

    Raises:
        NotAllowed: it is no such URL, another machine without leave, or a network where others read along.
    """
    address = _read(url)
    if sent_to is not None and sent_to != url:
        raise NotAllowed("--i-send-documents-to names another address than --model-address; both have to be the same.")
    if address.here:
        return address
    if sent_to is None:
        raise NotAllowed(
            f"{url} is not this machine, and the whole text of the documents would be sent there. If the people whom "
            f"they speak of cannot be harmed by that, say so with: --i-send-documents-to {url}"
        )
    if not address.secure and not _private(address.host):
        raise NotAllowed(f"{url} is not encrypted, so that anyone on the way could read the documents; use https.")
    return address


def _read(url: str) -> Address:
    try:
        parts = urlsplit(url)
        host, port = parts.hostname or "", parts.port
    except ValueError as error:
        raise NotAllowed(f"The model's address is none; write it like {EXAMPLE}") from error
    if not _plain(url, parts) or not host:
        raise NotAllowed(f"The model's address has to be like {EXAMPLE}, without a name, a password, ? or #.")
    secure = parts.scheme == "https"
    path = parts.path.rstrip("/")
    return Address(secure, host, port or (443 if secure else 80), path, is_this_machine(host))


def _plain(url: str, parts: SplitResult) -> bool:
    spoken = all("!" <= sign <= "~" for sign in url) and "\\" not in url
    return spoken and parts.scheme in ("http", "https") and not (set("@?#") & set(url))


def is_this_machine(host: str) -> bool:
    """Whether a host is this machine beyond doubt: `localhost`, or an address of its loopback interface.

    A name that only resolves to one is not: what it resolves to is up to somebody else, and may change.
    """
    if host.lower() == "localhost":
        return True
    return is_loopback(host)


def is_loopback(host: str) -> bool:
    """Whether it is an address of the loopback interface, written as numbers."""
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def _private(host: str) -> bool:
    try:
        return ipaddress.ip_address(host).is_private
    except ValueError:
        return False
