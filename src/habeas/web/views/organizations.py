"""The organizations: a list by kind and country, and one body with what it did and suffered."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from habeas.people.organization_model import Organization
from habeas.web.access import allowed, needs
from habeas.web.asking import page_of, registry_of, text_of
from habeas.work.roles import READ, REVIEW

PAGE = 60


@needs(READ)
def listing(request: HttpRequest) -> HttpResponse:
    """The bodies that documents name, those with most claims first."""
    registry = registry_of(request)
    kind, country = text_of(request, "kind"), text_of(request, "country")
    found = registry.organizations.where(kind=kind, country=country)
    return render(
        request,
        "organizations.html",
        {
            "section": "organizations",
            "kind": kind,
            "country": country,
            "kinds": registry.kinds_of_organizations(),
            "page": page_of(request, found, PAGE),
        },
    )


@needs(READ)
def organization(request: HttpRequest, organization_id: str) -> HttpResponse:
    """One body: its names, acts by type, people and documents."""
    registry = registry_of(request)
    file = registry.organization(organization_id)
    one = file.organization
    deciding = allowed(request, REVIEW)
    return render(
        request,
        "organization.html",
        {
            "section": "organizations",
            "one": one,
            "file": file,
            "others": list(zip(one.names[1:], one.reasons, strict=False)),
            "parts": _parts(one) if deciding else (),
            "decided": registry.judged_organizations.on(one) if deciding else (),
        },
    )


def _parts(one: Organization) -> list[tuple[str, str, str]]:
    """Each name but the first that documents write, with a mention of the first and one of its own to part them by."""
    written = {mention.name: f"{mention.document_id} {mention.name}" for mention in one.mentions[::-1]}
    names = sorted(written, key=lambda name: (name != one.name, name))
    return [(name, written[names[0]], written[name]) for name in names[1:]]
