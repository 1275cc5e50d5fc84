"""What keeps a page from doing harm: no address but our own is loaded, framed or told where one came from.

The registry holds what was received from anywhere, so every page is made as if its text were hostile. Pages only
read, but for those on which people decide: these take forms that carry a token of ours, and only where nobody but this
machine can reach them, since there are no accounts. Nothing here is a password; see `serve.warning_for`.
"""

from __future__ import annotations

import ipaddress
from collections.abc import Callable
from urllib.parse import urlsplit

from django.core.exceptions import DisallowedHost
from django.http import HttpRequest, HttpResponse, HttpResponseBadRequest, HttpResponseNotAllowed

Answer = Callable[[HttpRequest], HttpResponse]

READING = ("GET", "HEAD")
# Set by a server that listens on all addresses of its machine, which it cannot list.
EVERY_ADDRESS = "habeas.every_address"
# Set by a server that only its own machine can reach.
LOOPBACK = "habeas.loopback"
# The pages on which people decide.
DECIDING = ("/review", "/who-is-who", "/decide", "/disagreements")
NO_ACCOUNTS = (
    "People decide here, and there are no accounts yet that would say who did. So these pages are served to this "
    "machine alone: start it again without --host, and open it here."
)

HEADERS = {
    "Content-Security-Policy": "; ".join(
        [
            "default-src 'self'",
            "script-src 'self'",
            "style-src 'self'",
            "img-src 'self'",
            "connect-src 'none'",
            "object-src 'none'",
            "base-uri 'none'",
            "form-action 'self'",
            "frame-ancestors 'none'",
        ]
    ),
    "X-Frame-Options": "DENY",
    "X-Content-Type-Options": "nosniff",
    # To others nothing is told of where a link was followed. With "no-referrer" a browser would name no origin for
    # our own forms either, and they could not be told from foreign ones.
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
    # Who is looked up is nobody's business on a shared machine: browsers keep no copy of a page.
    "Cache-Control": "no-store",
}


def safe_headers(answer: Answer) -> Answer:
    """Sends `HEADERS` with every page, refusals included."""

    def answered(request: HttpRequest) -> HttpResponse:
        response = answer(request)
        for name, value in HEADERS.items():
            response.headers[name] = value
        return response

    return answered


def only_our_host(answer: Answer) -> Answer:
    """Refuses a request that was made to another name than ours, which is how DNS rebinding reads a local server."""

    def answered(request: HttpRequest) -> HttpResponse:
        try:
            request.get_host()
        except DisallowedHost:
            if not (request.META.get(EVERY_ADDRESS) and _is_an_address(request.META.get("HTTP_HOST", ""))):
                return HttpResponseBadRequest("This registry does not answer to that host name.\n", "text/plain")
        return answer(request)

    return answered


def _is_an_address(host: str) -> bool:
    """Whether a Host header names a number and no name: such a page was not reached by a name that others can turn."""
    try:
        ipaddress.ip_address(urlsplit(f"//{host}").hostname or "")
    except ValueError:
        return False
    return True


def only_reading(answer: Answer) -> Answer:
    """Refuses every method that is not for reading; forms are taken where people decide."""

    def answered(request: HttpRequest) -> HttpResponse:
        allowed = (*READING, "POST") if is_deciding(request) else READING
        if request.method not in allowed:
            return HttpResponseNotAllowed(allowed, "This page can only be read.\n", content_type="text/plain")
        return answer(request)

    return answered


def only_here(answer: Answer) -> Answer:
    """Refuses the pages on which people decide where others than this machine can reach them."""

    def answered(request: HttpRequest) -> HttpResponse:
        if is_deciding(request) and not request.META.get(LOOPBACK):
            from habeas.web.views.errors import forbidden

            return forbidden(request, NO_ACCOUNTS)
        return answer(request)

    return answered


def is_deciding(request: HttpRequest) -> bool:
    """Whether the page is one on which people decide."""
    return request.path in DECIDING or request.path.startswith(tuple(f"{each}/" for each in DECIDING))
