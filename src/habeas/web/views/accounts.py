"""All accounts, for those who manage them: added, given a role or a password, disabled; never deleted."""

from __future__ import annotations

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from habeas.errors import HabeasError
from habeas.web.access import needs
from habeas.web.asking import BadQuestion, registry_of
from habeas.web.localized import in_language, told
from habeas.web.views.entrance import LONGEST_FIELD
from habeas.work.accounts import AccountsOf
from habeas.work.roles import MANAGE, grantable, rights, roles


@needs(MANAGE)
def listing(request: HttpRequest) -> HttpResponse:
    """Who has an account, with which role."""
    return _page(request)


@require_POST
@needs(MANAGE)
def add(request: HttpRequest) -> HttpResponse:
    """Another account, with a first password that its holder changes."""
    name, role = _given(request, "name"), _given(request, "role")
    try:
        made = AccountsOf(registry_of(request).record).add(name, role, _given(request, "password") or None)
    except HabeasError as error:
        return _page(request, refused=told(str(error)), status=400)
    return _page(request, done=_("%(name)s is %(role)s now.") % {"name": made.name, "role": in_language(made.role)})


@require_POST
@needs(MANAGE)
def change(request: HttpRequest) -> HttpResponse:
    """Another role or password for an account, or its end."""
    accounts = AccountsOf(registry_of(request).record)
    name, what = _given(request, "name"), _given(request, "what")
    changes: dict[str, Callable[[], object]] = {
        "role": lambda: accounts.give_role(name, _given(request, "role")),
        "password": lambda: accounts.set_password(
            name, _given(request, "password"), keep_tokens=bool(_given(request, "keep_tokens"))
        ),
        "disable": lambda: accounts.disable(name),
        "enable": lambda: accounts.enable(name),
        "grant": lambda: accounts.grant(name, _given(request, "right")),
        "take": lambda: accounts.take(name, _given(request, "right")),
        "revoke": lambda: accounts.revoke_token(name, _given(request, "token")),
    }
    if what not in changes:
        raise BadQuestion(_("“%(what)s” is nothing that can be done with an account.") % {"what": what[:40]})
    try:
        changes[what]()
    except HabeasError as error:
        return _page(request, refused=told(str(error)), status=400)
    return _page(
        request,
        done=_("Done: %(what)s of %(name)s.") % {"what": in_language(what), "name": accounts.account(name).name},
    )


def _given(request: HttpRequest, field: str) -> str:
    return request.POST.get(field, "")[:LONGEST_FIELD]


def _page(request: HttpRequest, status: int = 200, **said: str) -> HttpResponse:
    accounts = AccountsOf(registry_of(request).record)
    held: dict[str, list[object]] = {}
    for token in accounts.tokens():
        if token.revoked is None:
            held.setdefault(token.account, []).append(token)
    described = [(each.name, [rights()[right] for right in rights() if right in each.may]) for each in roles().values()]
    found = {
        "section": "accounts",
        "accounts": [(each, held.get(each.name, []), accounts.grants(each.name)) for each in accounts],
        "grantable": [(right, rights()[right]) for right in grantable()],
        "roles": list(roles()),
        "described": described,
    }
    return render(request, "accounts.html", {**found, **said}, status=status)
