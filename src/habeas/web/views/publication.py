"""What is released for publication, and what waits for it; releasing somebody's case. Only for who reviews."""

from __future__ import annotations

from urllib.parse import quote

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.views.decorators.http import require_POST

from habeas.answers.site.fields import fields
from habeas.web.access import needs
from habeas.web.asking import LONGEST, registry_of
from habeas.web.views.review import LONGEST_REASON
from habeas.work.releasing import ReleasesOf
from habeas.work.roles import REVIEW


@needs(REVIEW)
def listing(request: HttpRequest) -> HttpResponse:
    """Who is released, with what, by whom and why; and of whom claims are verified that are not."""
    releases = ReleasesOf(registry_of(request).record)
    told = {"lines": releases.lines(), "counts": releases.counts(), "waiting": releases.waiting()}
    return render(request, "publication.html", {"section": "publication", **told})


@require_POST
@needs(REVIEW)
def release(request: HttpRequest) -> HttpResponse:
    """Releases somebody's case, with the fields that are ticked or given, and shows the page that the form stood on."""
    form, person = request.POST, request.POST.get("people", "")[:LONGEST]
    values = {name: form.get(f"value:{name}", "")[:LONGEST].strip() for name in fields()}
    wanted = {name: value for name, value in values.items() if value or name in form.getlist("field")}
    because = form.get("because", "")[:LONGEST_REASON]
    ReleasesOf(registry_of(request).record).add(person, wanted, because=because)
    place = "/publication" if form.get("back") == "publication" else f"/people/{quote(person, safe='')}"
    return HttpResponseRedirect(place, status=303)
