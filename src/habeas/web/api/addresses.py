"""The API put together: its operations, and what each error of ours becomes."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from ninja import NinjaAPI
from ninja.errors import AuthenticationError, HttpError, ValidationError

from habeas import __version__
from habeas.errors import HabeasError
from habeas.web.api import (
    calendar,
    casework,
    census,
    census_charts,
    country_reports,
    counts,
    deciding,
    documents,
    dossiers,
    drafts,
    estimates,
    home,
    imports,
    judging,
    kept_lists,
    lists,
    photos,
    portraits,
    reasons,
    recognitions,
    releases,
    responses,
    screening,
    things,
    withholding,
)
from habeas.web.api.door import Token, nothing_strange
from habeas.web.asking import registry_of
from habeas.web.problems import problem, status_of
from habeas.web.telling import sentence
from habeas.work.roles import MANAGE

DESCRIPTION = (
    "Everything that the pages of a registry show and decide. Ask with a token: “Authorization: Bearer …”. What is "
    "wrong is told as a problem (RFC 9457), whose “detail” is a sentence. Dates are as precise as they are known: "
    "2024, 2024-05 or 2024-05-21. Places are counted in characters of a document's text."
)

# An operation that declares no right of its own is for those who may do everything.
api = NinjaAPI(
    title="Habeas",
    version=__version__,
    description=DESCRIPTION,
    docs_url=None,
    openapi_url=None,
    urls_namespace="api",
    auth=Token(MANAGE),
)
for each in (
    lists.router,
    # Before the things, for /organizations/decisions is no organization.
    judging.router,
    things.router,
    documents.router,
    photos.router,
    portraits.router,
    reasons.router,
    recognitions.router,
    withholding.router,
    releases.router,
    home.router,
    calendar.router,
    counts.router,
    census.router,
    census_charts.router,
    responses.router,
    country_reports.router,
    kept_lists.router,
    estimates.router,
    imports.router,
    drafts.router,
    dossiers.router,
    screening.router,
    deciding.router,
    casework.router,
):
    each.add_decorator(nothing_strange)
    api.add_router("", each)


@api.exception_handler(HabeasError)
def _ours(request: HttpRequest, error: HabeasError) -> HttpResponse:
    return problem(status_of(error), sentence(request, error))


@api.exception_handler(AuthenticationError)
def _nobody(_request: HttpRequest, _error: AuthenticationError) -> HttpResponse:
    return problem(401)


@api.exception_handler(ValidationError)
def _not_understood(_request: HttpRequest, error: ValidationError) -> HttpResponse:
    # What was sent is not repeated: it may be names of people, and answers may be logged elsewhere.
    told = [f"{'.'.join(str(part) for part in each['loc'])}: {each['msg']}" for each in error.errors]
    return problem(422, f"What was asked is not in the form that this address takes. {'; '.join(told[:20])}.")


@api.exception_handler(HttpError)
def _refused(_request: HttpRequest, error: HttpError) -> HttpResponse:
    return problem(error.status_code, f"{error}.")


@api.exception_handler(Http404)
def _not_there(_request: HttpRequest, _error: Http404) -> HttpResponse:
    return problem(404)


@api.exception_handler(Exception)
def _any_other(request: HttpRequest, error: Exception) -> HttpResponse:
    clear = registry_of(request).clearly(error)
    if clear is None:
        raise error
    return problem(503, sentence(request, clear))
