"""The pages by what one does there, for the head of every page: the groups, and beside them the pages of one group.

A template library. A page is offered to those who may open it; a group of which somebody may open none is not shown.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django import template
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from habeas.work.roles import ANNOTATE, CASEWORK, MANAGE, READ, REVIEW

register = template.Library()


@dataclass(frozen=True, slots=True)
class Place:
    """A page of a group: what views call it, its address, its words, and the right that it needs."""

    section: str
    address: str
    words: Promise
    right: str = READ


@dataclass(frozen=True, slots=True)
class Group:
    """Pages that belong together; `beside` are sections of pages that are reached from one of them."""

    words: Promise
    places: tuple[Place, ...]
    beside: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Shown:
    """A link of the head; `current` where the page that is open is it, or is in it."""

    address: str
    words: Promise
    current: bool


RECORD = Group(
    _("Record"),
    (
        Place("home", "/", _("Overview")),
        Place("documents", "/documents", _("Documents")),
        Place("people", "/people", _("People")),
        Place("organizations", "/organizations", _("Organizations")),
        Place("cases", "/cases", _("Cases")),
        Place("acts", "/acts", _("Acts")),
        Place("calendar", "/calendar", _("Calendar")),
        Place("stale", "/stale", _("Stale")),
        Place("casework", "/casework", _("Casework"), CASEWORK),
    ),
    ("claims",),
)
GROUPS = (
    RECORD,
    Group(
        _("Review"),
        (
            Place("review", "/review", _("Claims"), ANNOTATE),
            Place("who", "/who-is-who", _("Who is who"), REVIEW),
            Place("disagreements", "/disagreements", _("Disagreements"), REVIEW),
            Place("screening", "/screening", _("Sanctions lists"), REVIEW),
            Place("history", "/history", _("History")),
        ),
    ),
    Group(
        _("Answers"),
        (
            Place("census", "/census", _("Census")),
            Place("counts", "/counts", _("Counts")),
            Place("responses", "/responses", _("Responses")),
            Place("laws", "/laws", _("Laws")),
            Place("country-years", "/country-years", _("Issues by year")),
            Place("compare", "/compare", _("Compare reports")),
            Place("reports", "/reports", _("Drafts of reports")),
            Place("dossier", "/dossier", _("Dossiers")),
        ),
    ),
    Group(
        _("Exchange"),
        (
            Place("lists", "/lists", _("Lists")),
            Place("imports", "/imports", _("Imports")),
            Place("publication", "/publication", _("Publication"), REVIEW),
            Place("api", "/api", _("API")),
        ),
    ),
    Group(
        _("Administration"),
        (
            Place("account", "/account", _("Your account")),
            Place("accounts", "/accounts", _("Accounts"), MANAGE),
            Place("about", "/about", _("What the words mean")),
        ),
    ),
)


@register.simple_tag
def groups_of_pages(may: Mapping[str, bool], section: str | None) -> list[Shown]:
    """The groups, each with the address of the first of its pages that somebody with these rights may open."""
    now, found = _group_of(section), []
    for group in GROUPS:
        places = _open(group, may)
        if places:
            found.append(Shown(places[0].address, group.words, group is now))
    return found


@register.simple_tag
def pages_of_group(may: Mapping[str, bool], section: str | None) -> dict[str, Any]:
    """The group of the page that is open, in words, and its pages; those of the record where it is in none."""
    group = _group_of(section)
    pages = [Shown(each.address, each.words, each.section == section) for each in _open(group, may)]
    return {"words": group.words, "pages": pages}


def _group_of(section: str | None) -> Group:
    for group in GROUPS:
        if section in group.beside or section in [each.section for each in group.places]:
            return group
    return RECORD


def _open(group: Group, may: Mapping[str, bool]) -> list[Place]:
    return [each for each in group.places if may.get(each.right)]
