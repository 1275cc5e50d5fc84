"""Pages for what is not there or cannot be understood: a sentence, never a traceback."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from habeas.errors import HabeasError, NotFound, NotYourRole, StaleDecision
from habeas.web.asking import registry_of
from habeas.web.problems import problem
from habeas.web.security import API, Answer

WRONG = "wrong.html"


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """No page has that address."""
    del exception
    return _wrong(request, "There is no such page", "Nothing in this registry has that address.", 404)


def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """The address is not one that makes sense."""
    del exception
    return _wrong(request, "This address cannot be understood", "Something in the address is not as it should be.", 400)


def forbidden(request: HttpRequest, sentence: str, status: int = 403) -> HttpResponse:
    """The page is not for whoever asks."""
    return _wrong(request, "Not for you", sentence, status)


def gone(request: HttpRequest, sentence: str) -> HttpResponse:
    """What the address names was there, and is not any more."""
    return _wrong(request, "Not in this registry any more", sentence, 410)


def forged(request: HttpRequest, reason: str = "") -> HttpResponse:
    """A form that carries no token of ours, or one of an earlier start of the browser."""
    del reason
    sentence = "This form did not come from a page of ours, or that page is too old. Nothing was changed: open it anew."
    return _wrong(request, "Not accepted", sentence, 403)


class SayWhatIsWrong:
    """Turns what a person can put right into a page with its sentence."""

    def __init__(self, answer: Answer) -> None:
        self.answer = answer

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.answer(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        """The page for an error of ours; None lets any other error be reported as the fault that it is."""
        if isinstance(exception, NotYourRole):
            return forbidden(request, str(exception))
        if isinstance(exception, NotFound):
            return _wrong(request, "Not in this registry", str(exception), 404)
        if isinstance(exception, StaleDecision):
            return _wrong(request, "Somebody was here before you", str(exception), 409)
        if isinstance(exception, HabeasError):
            return _wrong(request, "This cannot be answered", str(exception), 400)
        clear = registry_of(request).clearly(exception)
        if clear is None:
            return None
        # Whoever asks may be anybody: where the registry lies on its machine is not for them.
        sentence = str(clear).replace(str(registry_of(request).folder), "the registry")
        return _wrong(request, "The registry cannot be read", sentence, 503)


def say_what_is_wrong(answer: Answer) -> SayWhatIsWrong:
    """The middleware: see `SayWhatIsWrong`."""
    return SayWhatIsWrong(answer)


def _wrong(request: HttpRequest, heading: str, sentence: str, status: int) -> HttpResponse:
    if request.path.startswith(API):
        return problem(status, sentence)
    return render(request, WRONG, {"heading": heading, "sentence": sentence}, status=status)
