"""The description of the API (OpenAPI): what each address takes and gives, who may ask it, and how it refuses."""

from __future__ import annotations

from functools import cache
from typing import Any

from django.http import HttpRequest, HttpResponse, JsonResponse

from habeas.web.access import needs
from habeas.web.api.addresses import api
from habeas.web.problems import MEDIA_TYPE
from habeas.work.roles import READ, least_with

_PROBLEM = {
    "type": "object",
    "title": "Problem",
    "description": "What is wrong, as of RFC 9457; `detail` is a sentence for a person.",
    "properties": {
        "type": {"type": "string"},
        "title": {"type": "string"},
        "status": {"type": "integer"},
        "detail": {"type": "string"},
    },
    "required": ["type", "title", "status", "detail"],
}
_REFUSALS = {
    "4XX": "Something is wrong with what was asked, or you may not ask it.",
    "503": "The registry is busy or cannot be read just now.",
}


@needs(READ)
def schema(request: HttpRequest) -> HttpResponse:
    """The description, as JSON."""
    del request
    return JsonResponse(described(), json_dumps_params={"ensure_ascii": False})


@cache
def described() -> dict[str, Any]:
    """The description of all addresses; with each the role that it needs at least, or the right that no role has."""
    whole: dict[str, Any] = dict(api.get_openapi_schema(path_prefix="/api/"))
    whole["components"]["schemas"]["Problem"] = _PROBLEM
    rights = rights_needed()
    for path, methods in whole["paths"].items():
        for method, operation in methods.items():
            # Numbers are names here, as OpenAPI has them.
            operation["responses"] = {str(status): said for status, said in operation["responses"].items()}
            for status, description in _REFUSALS.items():
                content = {MEDIA_TYPE: {"schema": {"$ref": "#/components/schemas/Problem"}}}
                operation["responses"][status] = {"description": description, "content": content}
            right = rights[method.upper(), path]
            operation["x-role"] = least_with(right) or right
    return whole


def rights_needed() -> dict[tuple[str, str], str]:
    """For each method and address of the API the right that it needs."""
    found = {}
    for bound in api._get_bound_routers():
        for path, view in bound.path_operations.items():
            for operation in view.operations:
                (token,) = operation.auth_callbacks
                for method in operation.methods:
                    found[method, f"/api{path}"] = token.right  # type: ignore[attr-defined]
    return found
