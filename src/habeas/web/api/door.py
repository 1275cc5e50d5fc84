"""Who may ask the API: with a token, never with a browser's session, so that no page elsewhere can ask for somebody."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import HttpRequest, QueryDict
from ninja import Schema
from ninja.security import HttpBearer

from habeas.errors import NotYourRole
from habeas.web.access import Who, refusal, who
from habeas.web.asking import BadQuestion
from habeas.web.security import READING


class Token(HttpBearer):
    """Lets an operation be asked by those whose token has a right."""

    openapi_description = "A token: habeas token add NAME --account WHO, or the page /account."

    def __init__(self, right: str) -> None:
        super().__init__()
        self.right = right

    def authenticate(self, request: HttpRequest, token: str) -> Who | None:
        """Who asks, as the doorkeeper found out; None for a token that does not hold.

        Raises:
            NotYourRole: the token's role does not have the right.
        """
        del token  # looked up already, for every question to the API
        me = who(request)
        if me is None or not me.by_token:
            return None
        if not me.may(self.right):
            raise NotYourRole(refusal(me, self.right))
        return me


def nothing_strange(operation: Callable[..., Any]) -> Callable[..., Any]:
    """Refuses a filter or a field that an operation does not have, or has twice: it was meant to say something."""

    @wraps(operation)
    def answered(request: HttpRequest, **given: Any) -> Any:  # noqa: ANN401 (whatever the operation takes and gives)
        shapes = [type(value) for value in given.values() if isinstance(value, Schema)]
        known = [field for shape in shapes for field in shape.model_fields]
        _refuse_strange(request.GET, known if request.method in READING else [], "filter")
        _refuse_strange(request.POST, known, "field")
        return operation(request, **given)

    return answered


def _refuse_strange(told: QueryDict, known: list[str], what: str) -> None:
    strange = sorted(set(told) - set(known))
    if strange:
        there = f"it has {', '.join(known)}" if known else "it has none"
        raise BadQuestion(f"This address has no {what} “{strange[0][:40]}”; {there}.")
    twice = [name for name in told if len(told.getlist(name)) > 1]
    if twice:
        raise BadQuestion(f"The {what} “{twice[0]}” is given more than once; it takes one value.")
