"""How the API says what is wrong: a problem as of RFC 9457, whose `detail` is a sentence for a person.

Every refusal below `/api/` has this one shape, whoever refuses: the host, the token, an address that is none.
"""

from __future__ import annotations

from http import HTTPStatus

from django.http import HttpRequest, HttpResponse, JsonResponse

from habeas.errors import AlreadyDecided, HabeasError, NotFound, NotYourRole, RegistryInUse, StaleDecision, TooManyFiles
from habeas.web.security import API, Answer

MEDIA_TYPE = "application/problem+json"
# What a status is, of an error of ours; any other is a question that cannot be answered as it was put.
_STATUS: tuple[tuple[type[HabeasError], int], ...] = (
    (NotFound, 404),
    (StaleDecision, 409),
    (AlreadyDecided, 409),
    (NotYourRole, 403),
    (TooManyFiles, 429),
    (RegistryInUse, 503),
)
_SENTENCES = {
    400: "The question cannot be understood.",
    401: "This needs a token that holds, in a header “Authorization: Bearer …”; the page /account makes one, and "
    "so does: habeas token add NAME",
    403: "That is not for you.",
    404: "There is no such address in the API; /api lists them all.",
    405: "This address does not take that method; /api says which it takes.",
    413: "That is more than the API takes at once.",
}


def problem(status: int, detail: str = "") -> HttpResponse:
    """The answer for what is wrong."""
    said = detail or _SENTENCES.get(status, "Something is wrong on our side; it is told where the server runs.")
    body = {"type": "about:blank", "title": HTTPStatus(status).phrase, "status": status, "detail": said}
    response = JsonResponse(body, status=status, content_type=MEDIA_TYPE, json_dumps_params={"ensure_ascii": False})
    if status == 401:
        response.headers["WWW-Authenticate"] = "Bearer"
    return response


def status_of(error: HabeasError) -> int:
    """The status of an answer that says so."""
    return next((status for kind, status in _STATUS if isinstance(error, kind)), 400)


def in_the_api(answer: Answer) -> Answer:
    """Turns every refusal below `/api/` that is none yet into a problem."""

    def answered(request: HttpRequest) -> HttpResponse:
        response = answer(request)
        if not request.path.startswith(API) or response.status_code < 400:
            return response
        if response.headers.get("Content-Type", "").startswith(MEDIA_TYPE):
            return response
        told = problem(response.status_code)
        if "Allow" in response.headers:
            told.headers["Allow"] = response.headers["Allow"]
        return told

    return answered
