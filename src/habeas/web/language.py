"""In which language a page answers: the one that its visitor chose, else the first that their browser asks for.

English where neither says one that there is. The API speaks English whatever is asked: programs read it.
"""

from __future__ import annotations

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils.cache import patch_vary_headers
from django.utils.translation import get_language_from_request, override

from habeas.web.security import API, Answer

# A year, as the cookie of a visit.
KEPT = 31_536_000


def languages() -> dict[str, str]:
    """The languages that there are, by code, each by its own name."""
    return dict(settings.LANGUAGES)


def in_its_language(answer: Answer) -> Answer:
    """The middleware: answers in the visitor's language, and says in which."""

    def answered(request: HttpRequest) -> HttpResponse:
        if request.path.startswith(API):
            with override(settings.LANGUAGE_CODE):
                return answer(request)
        code = get_language_from_request(request)
        with override(code):
            response = answer(request)
        patch_vary_headers(response, ("Accept-Language", "Cookie"))
        response.headers.setdefault("Content-Language", code)
        return response

    return answered


def remember(response: HttpResponse, code: str, *, secure: bool) -> None:
    """Has the browser keep the language that was chosen."""
    response.set_cookie(settings.LANGUAGE_COOKIE_NAME, code, max_age=KEPT, httponly=True, samesite="Lax", secure=secure)
