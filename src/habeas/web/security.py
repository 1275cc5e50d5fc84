"""What keeps a page from doing harm: no address but our own is loaded, framed or told where one came from.

The registry holds what was received from anywhere, so every page is made as if its text were hostile. Pages only
read: any method that could change something is refused. Nothing here is a password; see `serve.warning_for`.
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
    "Referrer-Policy": "no-referrer",
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
    """Refuses every method that is not for reading."""

    def answered(request: HttpRequest) -> HttpResponse:
        if request.method not in READING:
            return HttpResponseNotAllowed(READING, "These pages can only be read.\n", content_type="text/plain")
        return answer(request)

    return answered
