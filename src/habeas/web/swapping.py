"""A part of a page in place of the whole, where a script asks for that; any other browser is led to the whole page.

It is the same view and the same template, in another frame: `swapping.html` has the head, the foot and a place for the
part; `part.html` has the part alone, with what is told to those who have it read to them. A header tells the script
that it is a part: whatever else comes back (a page to sign in, what is wrong) is shown as the whole page that it is.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.cache import patch_vary_headers
from django_htmx.http import push_url
from django_htmx.middleware import HtmxDetails

FRAME, WHOLE, ALONE = "frame", "swapping.html", "part.html"
PART = "Habeas-Part"


def wants_part(request: HttpRequest) -> bool:
    """Whether the script asks, for the part that it puts into the page that is there already."""
    asked = HtmxDetails(request)
    return bool(asked) and not asked.history_restore_request


def shown(
    request: HttpRequest, template: str, found: Mapping[str, Any], *, at: str | None = None, status: int = 200
) -> HttpResponse:
    """The page with what was found, or the part of it where only that is asked for.

    Args:
        request: what is answered.
        template: of the page, which takes its frame from here.
        found: what it shows.
        at: the address that the page has from then on; None for the one that was asked for, or, where a form was sent,
            for the one that it stood on.
        status: of the answer.
    """
    part = wants_part(request)
    response = render(request, template, {**found, "part": part, FRAME: ALONE if part else WHOLE}, status=status)
    if part:
        response.headers[PART] = "1"
        here = HtmxDetails(request).current_url_abs_path
        if request.method == "POST" or here == request.get_full_path():
            push_url(response, at if at not in (None, here) else False)
    patch_vary_headers(response, ("HX-Request",))
    return response
