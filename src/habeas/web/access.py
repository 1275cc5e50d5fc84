"""Who asks, and whether they may: each view declares the right that it needs, and everything else is refused.

What the roles may do is data (`habeas.work.roles`). Whatever is decided while a page is answered is decided by the
account that asks, since the page is answered inside of `acting_as`.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, TypeVar
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.translation import gettext as _

from habeas.errors import NotYourRole
from habeas.record.accounts import granted_to
from habeas.record.routing import answering_for
from habeas.web.asking import registry_of
from habeas.web.localized import in_language
from habeas.web.security import API, READING, Answer
from habeas.work.accounts import AccountsOf
from habeas.work.roles import MANAGE, least_with, rights, role
from habeas.work.words import acting_as

View = TypeVar("View", bound=Callable[..., Any])
# What a view declares that anybody may open, signed in or not.
NOBODY = "nobody"
_WHO = "habeas.who"


@dataclass(frozen=True, slots=True)
class Who:
    """Whoever asks: an account and its role now; `by_token` where the API is asked with a token.

    `granted` are rights that the account has beside its role's; a token has them only where it was made so.
    """

    name: str
    role: str
    by_token: bool = False
    granted: frozenset[str] = frozenset()

    def may(self, right: str) -> bool:
        """Whether the role has that right, or the account was given it beside its role."""
        return right in role(self.role).may or right in self.granted


def needs(right: str) -> Callable[[View], View]:
    """Declares the right that a view needs (`work.roles.RIGHTS`), or `NOBODY` for one that anybody may open."""

    def declare(view: View) -> View:
        view.needs = right  # type: ignore[attr-defined] # read by `OnlyWhoMay`
        return view

    return declare


def who(request: HttpRequest) -> Who | None:
    """Who asks; None for somebody who is not signed in."""
    found: Who | None = request.META.get(_WHO)
    return found


def allowed(request: HttpRequest, right: str) -> bool:
    """Whether whoever asks has that right."""
    found = who(request)
    return found is not None and found.may(right)


def demand(request: HttpRequest, right: str) -> Who:
    """Who asks, if they have that right: for a view in which one form needs more than another.

    Raises:
        NotYourRole: they do not.
    """
    found = who(request)
    if found is None or not found.may(right):
        raise NotYourRole(refusal(found, right))
    return found


def refusal(found: Who | None, right: str) -> str:
    """The sentence for somebody without a right."""
    least = least_with(right)
    if least is None:
        return _(
            "This is for accounts that were given leave to %(right)s. No role has it by itself; "
            "an administrator of this registry can give it to yours."
        ) % {"right": in_language(rights()[right])}
    said = {"needed": in_language(a_role(least)), "right": in_language(rights()[right])}
    if found is None:
        return (
            _(
                "You are not signed in, and this needs %(needed)s, who may %(right)s. "
                "An administrator of this registry can give you that role."
            )
            % said
        )
    return _(
        "%(name)s is %(role)s, and this needs %(needed)s, who may %(right)s. "
        "An administrator of this registry can give you that role."
    ) % {**said, "name": found.name, "role": in_language(a_role(found.role))}


def a_role(name: str) -> str:
    """A role with its article: "an annotator"."""
    return f"{'an' if name[0] in 'aeiou' else 'a'} {name}"


def for_the_api(request: HttpRequest) -> bool:
    """Whether an address of the API is asked for."""
    return request.path.startswith(API)


def found_out(request: HttpRequest) -> Who | None:
    """Who asks, by the token of a question to the API, else by the browser's session."""
    scheme, _, token = request.headers.get("Authorization", "").partition(" ")
    if for_the_api(request) and scheme:
        known = scheme.lower() == "bearer"
        holder = AccountsOf(registry_of(request).record).holder(token.strip()) if known else None
        return None if holder is None else Who(holder[0], holder[1], by_token=True, granted=holder[2])
    return signed_in(request)


def signed_in(request: HttpRequest) -> Who | None:
    """Who is signed in with this browser."""
    from habeas.web.session import account_of

    row = account_of(request)
    return None if row is None else Who(row.name, row.role, granted=granted_to(registry_of(request).record, row))


def of_this_registry(answer: Answer) -> Answer:
    """Lets Django find accounts and sessions in the registry that is served."""

    def answered(request: HttpRequest) -> HttpResponse:
        with answering_for(registry_of(request).record):
            return answer(request)

    return answered


class OnlyWhoMay:
    """Lets a view be reached by those who have the right that it declares."""

    def __init__(self, answer: Answer) -> None:
        self.answer = answer

    def __call__(self, request: HttpRequest) -> HttpResponse:
        found = found_out(request)
        request.META[_WHO] = found
        if found is None:
            return self.answer(request)
        with acting_as(found.name, found.role, found.granted):
            return self.answer(request)

    def process_view(
        self,
        request: HttpRequest,
        view: Callable[..., Any],
        _args: object,
        _kwargs: object,
    ) -> HttpResponse | None:
        """The refusal, or None for whoever may."""
        if request.resolver_match is not None and request.resolver_match.app_name == "ninja":
            return None  # each operation of the API asks for a token with the right that it needs
        # A view that declares nothing is for those who may do everything: forgetting it locks out, never in.
        right = getattr(view, "needs", MANAGE)
        found = who(request)
        if right == NOBODY or (found is not None and found.may(right)):
            return None
        from habeas.web.views.errors import forbidden, signed_out

        if found is None and not for_the_api(request):
            if request.method not in READING:
                return signed_out(request)
            return HttpResponseRedirect(f"/login?{urlencode({'next': request.get_full_path()})}", status=303)
        return forbidden(request, refusal(found, right), status=401 if found is None else 403)


def only_who_may(answer: Answer) -> OnlyWhoMay:
    """The middleware: see `OnlyWhoMay`."""
    return OnlyWhoMay(answer)
