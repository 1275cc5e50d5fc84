"""The organizations: a list by kind and country, and one body with what it did and suffered."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from habeas.web.access import needs
from habeas.web.asking import page_of, registry_of, text_of
from habeas.work.roles import READ

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
    file = registry_of(request).organization(organization_id)
    one = file.organization
    return render(
        request,
        "organization.html",
        {
            "section": "organizations",
            "one": one,
            "file": file,
            "others": list(zip(one.names[1:], one.reasons, strict=False)),
        },
    )
