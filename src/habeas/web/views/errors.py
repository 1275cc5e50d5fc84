"""Pages for what is not there or cannot be understood: a sentence, never a traceback."""

from __future__ import annotations

from urllib.parse import urlencode, urlsplit

from django.core.exceptions import RequestDataTooBig, TooManyFieldsSent, TooManyFilesSent
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from habeas.errors import HabeasError, NotFound, NotYourRole, StaleDecision, TooManyFiles
from habeas.web.asking import BadQuestion, registry_of
from habeas.web.localized import told
from habeas.web.problems import problem
from habeas.web.security import API, Answer
from habeas.web.telling import sentence

WRONG = "wrong.html"
# Its address has a secret in it, which no page repeats.
ENTER = "/enter"


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """No page has that address."""
    del exception
    return _wrong(request, _("There is no such page"), _("Nothing in this registry has that address."), 404)


def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """The address is not one that makes sense, or the form is larger than any of ours."""
    if isinstance(exception, RequestDataTooBig | TooManyFieldsSent | TooManyFilesSent):
        said = _("That is more than a form takes at once: nothing was changed. Send less, or use the command line.")
        return _wrong(request, _("Too much at once"), said, 413)
    return _wrong(
        request, _("This address cannot be understood"), _("Something in the address is not as it should be."), 400
    )


def forbidden(request: HttpRequest, said: str, status: int = 403) -> HttpResponse:
    """The page is not for whoever asks."""
    return _wrong(request, _("Not for you"), said, status)


def signed_out(request: HttpRequest) -> HttpResponse:
    """A form of somebody who is not signed in, or not any more; whoever signs in comes back to the page it was on."""
    said = _("You are not signed in, or not any more: nothing was changed. Sign in, and do it again.")
    sign_in = f"/login?{urlencode({'next': _back(request) or '/'})}"
    return _wrong(request, _("Not signed in"), said, 401, sign_in=sign_in)


def gone(request: HttpRequest, said: str) -> HttpResponse:
    """What the address names was there, and is not any more."""
    return _wrong(request, _("Not in this registry any more"), said, 410)


def forged(request: HttpRequest, reason: str = "") -> HttpResponse:
    """A form that carries no token of ours, or one of an earlier start of the browser."""
    del reason
    said = _("This form did not come from a page of ours, or that page is too old. Nothing was changed: open it anew.")
    return _wrong(request, _("Not accepted"), said, 403)


class SayWhatIsWrong:
    """Turns what a person can put right into a page with its sentence."""

    def __init__(self, answer: Answer) -> None:
        self.answer = answer

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.answer(request)
        if response.status_code == 405 and not response.content and not request.path.startswith(API):
            return _only_a_form(request, response.headers["Allow"])
        return response

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        """The page for an error of ours; None lets any other error be reported as the fault that it is."""
        if isinstance(exception, NotYourRole):
            return forbidden(request, str(exception))
        if isinstance(exception, NotFound):
            return _wrong(request, _("Not in this registry"), told(sentence(request, exception)), 404)
        if isinstance(exception, StaleDecision):
            return _wrong(request, _("Somebody was here before you"), told(str(exception)), 409)
        if isinstance(exception, TooManyFiles):
            return _wrong(request, _("Not now"), str(exception), 429)
        if isinstance(exception, HabeasError):
            said = sentence(request, exception)
            ours = said if isinstance(exception, BadQuestion) else told(said)
            return _wrong(request, _("This cannot be answered"), ours, 400)
        clear = registry_of(request).clearly(exception)
        if clear is None:
            return None
        return _wrong(request, _("The registry cannot be read"), told(sentence(request, clear)), 503)


def _only_a_form(request: HttpRequest, methods: str) -> HttpResponse:
    """Somebody opens the address that a form is sent to, as after a form was refused there."""
    said = _("This address takes what a form sends, and has no page of its own.")
    response = _wrong(request, _("Nothing to see here"), said, 405)
    response.headers["Allow"] = methods
    return response


def say_what_is_wrong(answer: Answer) -> SayWhatIsWrong:
    """The middleware: see `SayWhatIsWrong`."""
    return SayWhatIsWrong(answer)


def _wrong(request: HttpRequest, heading: str, said: str, status: int, **more: str) -> HttpResponse:
    if request.path.startswith(API):
        return problem(status, said)
    return render(request, WRONG, {"heading": heading, "sentence": said, "back": _back(request), **more}, status=status)


def _back(request: HttpRequest) -> str | None:
    """Where whoever asks came from, if that was a page of ours; else the same list without what was asked of it."""
    came = urlsplit(request.headers.get("Referer", ""))
    address = f"{came.path}?{came.query}" if came.query else came.path
    ours = came.netloc != "" and came.netloc == request.META.get("HTTP_HOST") and address != request.get_full_path()
    if ours and came.path.startswith("/") and not came.path.startswith(("//", ENTER)):
        return address
    return request.path if request.method == "GET" and request.GET and request.path.count("/") == 1 else None
