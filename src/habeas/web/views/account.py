"""One's own account: the password, and the tokens with which one asks the API."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from habeas.errors import BadAccount, HabeasError
from habeas.record import signing_in
from habeas.web.access import Who, demand, needs
from habeas.web.asking import number_in, registry_of
from habeas.web.localized import told
from habeas.web.session import keep_in
from habeas.web.views.entrance import LONGEST_FIELD, asked_from
from habeas.work.accounts import TOKEN_DAYS, AccountsOf
from habeas.work.roles import CASEWORK, READ, rights, role, roles


@needs(READ)
def account(request: HttpRequest) -> HttpResponse:
    """What one may do, the form for another password, and one's tokens."""
    return _page(request, demand(request, READ))


@require_POST
@needs(READ)
def password(request: HttpRequest) -> HttpResponse:
    """Another password; whoever has one gives it, so that an open browser is not enough to take an account over."""
    me, form = demand(request, READ), request.POST
    accounts = AccountsOf(registry_of(request).record)
    try:
        confirm(request, accounts, me)
        if form.get("new", "") != form.get("again", ""):
            raise BadAccount(_("The two new passwords are not the same."))
        keep = bool(form.get("keep_tokens"))
        accounts.set_password(me.name, form.get("new", "")[:LONGEST_FIELD], keep_tokens=keep)
    except HabeasError as error:
        return _page(request, me, refused=told(str(error)), status=400)
    keep_in(request, me.name)
    kept = _(
        "You have another password. Whoever was signed in with the old one is out, your calendar feeds are revoked, "
        "and your tokens are kept."
    )
    revoked = _(
        "You have another password. Whoever was signed in with the old one is out, and your calendar feeds and "
        "tokens are revoked."
    )
    return _page(request, me, done=kept if keep else revoked)


@require_POST
@needs(READ)
def make_token(request: HttpRequest) -> HttpResponse:
    """A token of one's own, shown this once."""
    me, form = demand(request, READ), request.POST
    accounts = AccountsOf(registry_of(request).record)
    try:
        confirm(request, accounts, me)
        made = accounts.add_token(
            me.name,
            form.get("name", "")[:LONGEST_FIELD],
            role_name=form.get("role", "")[:LONGEST_FIELD] or None,
            days=number_in(form.get("days"), 5) or 0,
            casework=bool(form.get("casework")),
        )
    except HabeasError as error:
        return _page(request, me, refused=told(str(error)), status=400)
    return _page(request, me, token=made)


@require_POST
@needs(READ)
def revoke_token(request: HttpRequest) -> HttpResponse:
    """Revokes a token of one's own."""
    me = demand(request, READ)
    AccountsOf(registry_of(request).record).revoke_token(me.name, request.POST.get("name", "")[:LONGEST_FIELD])
    return HttpResponseRedirect("/account", status=303)


def confirm(request: HttpRequest, accounts: AccountsOf, me: Who) -> None:
    """Asks for the password again, where there is one: an open browser is not enough to take an account over.

    Raises:
        NotSignedIn: it is another one.
    """
    if accounts.account(me.name).has_password:
        old = request.POST.get("old", "")[:LONGEST_FIELD]
        signing_in.sign_in(accounts.record, me.name, old, asked_from(request))


def _page(request: HttpRequest, me: Who, status: int = 200, **said: str) -> HttpResponse:
    accounts = AccountsOf(registry_of(request).record)
    mine, tokens = accounts.account(me.name), accounts.tokens(me.name)[::-1]
    found = {
        "section": "account",
        "mine": mine,
        "allowed": [words for right, words in rights().items() if me.may(right)],
        "tokens": tokens,
        "holds": any(each.revoked is None for each in tokens),
        "roles": [each.name for each in roles().values() if each.rank <= role(mine.role).rank],
        "days": TOKEN_DAYS,
        "may_casework": me.may(CASEWORK),
    }
    return render(request, "account.html", {**found, **said}, status=status)
