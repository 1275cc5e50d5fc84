"""Choosing the language of the pages, for whoever looks at them, signed in or not."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from habeas.web.access import NOBODY, needs
from habeas.web.asking import BadQuestion
from habeas.web.language import languages, remember
from habeas.web.views.entrance import onward


@require_POST
@needs(NOBODY)
def choose(request: HttpRequest) -> HttpResponse:
    """Keeps the language that was chosen, and shows the page again on which it was."""
    code = request.POST.get("language", "")
    if code not in languages():
        offered = ", ".join(languages())
        raise BadQuestion(
            _("“%(code)s” is no language of these pages; there are: %(offered)s.")
            % {"code": code[:40], "offered": offered}
        )
    response = HttpResponseRedirect(onward(request), status=303)
    remember(response, code, secure=request.is_secure())
    return response
