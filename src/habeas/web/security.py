"""What keeps a page from doing harm: no address but our own is loaded, framed or told where one came from.

The registry holds what was received from anywhere, so every page is made as if its text were hostile. Pages only
read, but for those on which people decide or manage accounts: these take forms that carry a token of ours. Who may
open what is asked by `habeas.web.access`.
"""

from __future__ import annotations

from collections.abc import Callable

from django.core.exceptions import DisallowedHost
from django.http import (
    HttpRequest,
    HttpResponse,
    HttpResponseBadRequest,
    HttpResponseForbidden,
    HttpResponseNotAllowed,
)

Answer = Callable[[HttpRequest], HttpResponse]

READING = ("GET", "HEAD")
API = "/api/"
# Set by a server that others than this machine can reach, where everything goes over HTTPS.
SHARED = "habeas.shared"
# The pages on which people decide, and those on which they sign in, manage accounts and choose a language: all take
# forms.
DECIDING = (
    "/review", "/who-is-who", "/decide", "/disagreements", "/imports", "/casework", "/calendar", "/reports",
    "/publication",
)  # fmt: skip
MANAGING = ("/login", "/logout", "/account", "/accounts", "/language")

CONTENT_POLICY = "Content-Security-Policy"
# For a file that is only looked at: opened by itself it loads and runs nothing.
ONLY_SHOWN = "default-src 'none'; frame-ancestors 'none'; sandbox"

HEADERS = {
    CONTENT_POLICY: "; ".join(
        [
            "default-src 'self'",
            "script-src 'self'",
            "style-src 'self'",
            "img-src 'self'",
            # Parts of pages are asked for by a script, from here alone.
            "connect-src 'self'",
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
# For a year browsers ask for this host over HTTPS alone.
ONLY_HTTPS = "max-age=31536000"


def safe_headers(answer: Answer) -> Answer:
    """Sends `HEADERS` with every page, refusals included."""

    def answered(request: HttpRequest) -> HttpResponse:
        response = answer(request)
        for name, value in HEADERS.items():
            if name != CONTENT_POLICY or response.headers.get(name) != ONLY_SHOWN:
                response.headers[name] = value
        if request.META.get(SHARED):
            response.headers["Strict-Transport-Security"] = ONLY_HTTPS
        return response

    return answered


def only_our_host(answer: Answer) -> Answer:
    """Refuses a request that was made to another name than ours, which is how DNS rebinding reads a local server."""

    def answered(request: HttpRequest) -> HttpResponse:
        try:
            request.get_host()
        except DisallowedHost:
            return HttpResponseBadRequest("This registry does not answer to that host name.\n", "text/plain")
        return answer(request)

    return answered


def only_https(answer: Answer) -> Answer:
    """Refuses what comes without encryption where others can reach the server."""

    def answered(request: HttpRequest) -> HttpResponse:
        if request.META.get(SHARED) and not request.is_secure():
            return HttpResponseForbidden(
                "This registry is served over HTTPS only. A proxy in front of it has to send X-Forwarded-Proto.\n",
                content_type="text/plain",
            )
        return answer(request)

    return answered


def only_reading(answer: Answer) -> Answer:
    """Refuses every method that is not for reading; forms are taken where people decide or manage accounts."""

    def answered(request: HttpRequest) -> HttpResponse:
        allowed = (*READING, "POST") if takes_forms(request) else READING
        if request.path.startswith(API):
            return answer(request)  # each of its addresses says what it takes
        if request.method not in allowed:
            return HttpResponseNotAllowed(allowed, "This page can only be read.\n", content_type="text/plain")
        return answer(request)

    return answered


def takes_forms(request: HttpRequest) -> bool:
    """Whether the page is one on which people decide or manage accounts."""
    pages = (*DECIDING, *MANAGING)
    return request.path in pages or request.path.startswith(tuple(f"{each}/" for each in pages))
