"""Coming in and going out: the address that opens signed in on one's own machine, the sign-in page, signing out."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.crypto import constant_time_compare
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from habeas.errors import NotSignedIn, TooManyAttempts
from habeas.record import accounts, signing_in
from habeas.web.access import NOBODY, needs
from habeas.web.asking import registry_of
from habeas.web.localized import told
from habeas.web.session import let_in, let_out
from habeas.work.accounts import AccountsOf

# The secret of the address that is announced at the start, and the proxy that is believed who asks.
ENTRANCE, PROXY = "habeas.entrance", "habeas.proxy"
LONGEST_FIELD = 1_200


@needs(NOBODY)
def enter(request: HttpRequest) -> HttpResponse:
    """Signs in whoever knows the secret of this start of the server, as the account of whoever started it."""
    secret = request.META.get(ENTRANCE)
    if secret is None:
        raise Http404
    if not constant_time_compare(request.GET.get("key", ""), secret):
        return _page(request, _("That is not the address that “habeas serve” told when it was started."), 403)
    record = registry_of(request).record
    row = accounts.row_of(record, AccountsOf(record).of_this_machine().name)
    if not row.is_active:
        return _page(
            request,
            _("The account %(name)s is disabled. Enable it with: habeas account enable %(name)s") % {"name": row.name},
            403,
        )
    signing_in.note_entrance(record, row)
    let_in(request, row)
    return HttpResponseRedirect("/", status=303)


@needs(NOBODY)
def login(request: HttpRequest) -> HttpResponse:
    """The sign-in page, and signing in with a name and a password."""
    if request.method != "POST":
        return _page(request)
    name, password = (request.POST.get(field, "")[:LONGEST_FIELD] for field in ("name", "password"))
    try:
        row = signing_in.sign_in(registry_of(request).record, name, password, asked_from(request))
    except NotSignedIn as error:
        return _page(request, told(str(error)), 429 if isinstance(error, TooManyAttempts) else 403)
    let_in(request, row)
    return HttpResponseRedirect(onward(request), status=303)


@require_POST
@needs(NOBODY)
def logout(request: HttpRequest) -> HttpResponse:
    """Signs out."""
    let_out(request)
    return HttpResponseRedirect("/login", status=303)


def asked_from(request: HttpRequest) -> str:
    """The address of whoever asks: what our proxy says, and otherwise what the connection says."""
    near = str(request.META.get("REMOTE_ADDR", ""))
    if near and near == request.META.get(PROXY):
        return str(request.META.get("HTTP_X_FORWARDED_FOR", "")).rpartition(",")[2].strip()[:64] or near
    return near[:64]


def _page(request: HttpRequest, refused: str = "", status: int = 200) -> HttpResponse:
    said = {"refused": refused, "next": onward(request), "here": request.META.get(ENTRANCE) is not None}
    return render(request, "login.html", {**said, "name": request.POST.get("name", "")[:60]}, status=status)


def onward(request: HttpRequest) -> str:
    """Where somebody wanted to go: a page of ours, and nowhere else."""
    wanted = request.POST.get("next") or request.GET.get("next") or "/"
    ours = wanted.startswith("/") and url_has_allowed_host_and_scheme(wanted, allowed_hosts=None)
    return wanted if ours else "/"
