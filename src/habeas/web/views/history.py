"""Who changed what, the newest first, of everything or of one record, with a way to take each change back."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST

from habeas.answers.sentence import sentence
from habeas.answers.wording import date_words, given_words, named, type_label
from habeas.dates import PartialDate
from habeas.record.cases import person_of_case
from habeas.record.history import CASE, DOCUMENT, ORGANIZATION, PERSON
from habeas.record.review import claim_of
from habeas.web.access import allowed, needs
from habeas.web.allowed import demand_for_undo, may_undo
from habeas.web.asking import LONGEST, decision_of, number_of, registry_of, text_of
from habeas.web.localized import in_language
from habeas.web.views.review import LONGEST_REASON
from habeas.web.wording import document_address
from habeas.work.history import PAGE, Change, record_of
from habeas.work.organizations import organization_name
from habeas.work.roles import ANNOTATE, READ

if TYPE_CHECKING:
    from habeas.work.registry import Registry


# The fields of a claim as the form of a correction calls them.
LABELS = {
    "type": _("What"), "persons": _("Whom"), "group": _("Of whom, if not named"), "number": _("How many"),
    "organizations": _("Organizations"), "actors": _("By whom"), "date": _("When"), "place": _("Where"),
    "charges": _("Charges"), "term": _("Term"), "modality": _("How firmly"), "speaker": _("As told by"),
    "quotes": _("The words that show it"),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Line:
    """A change with its claim as a sentence, "" where it is about no claim; and whether who looks may take it back.

    `address` leads to the claim where who looks may see it, "" where it is there no more; `fields` are what it changed:
    what a field is called, what it was and what it is.
    """

    change: Change
    sentence: str
    address: str
    undoable: bool
    fields: tuple[tuple[str, str, str], ...] = ()


def _line(request: HttpRequest, change: Change) -> Line:
    fields = tuple(
        (str(LABELS[each.name]), _shown(each.name, each.before), _shown(each.name, each.after))
        for each in change.fields
    )
    undoable = not change.undone_by and may_undo(request, change.by)
    return Line(change, _told(change), _address(request, change), undoable, fields)


def _address(request: HttpRequest, change: Change) -> str:
    """Where a claim is decided on, or, for who only reads, where it stands in its document."""
    if not change.there or not change.values:
        return ""
    if allowed(request, ANNOTATE):
        return f"/review?{urlencode({'claim': change.claim or ''})}"
    return document_address(change.document or "", claim_of(change.values).quotes[0])


def _shown(name: str, value: str) -> str:
    """A value of a field as pages have it: a date in words, a type by its label."""
    if not value:
        return gettext("nothing")
    if name == "type":
        return type_label(value)
    if name == "date":
        return given_words(value) or date_words(PartialDate.parse(value))
    return in_language(value) if name == "modality" else value


def _told(change: Change) -> str:
    if not change.values:
        return ""
    return sentence(replace(claim_of(change.values), trigger=change.seen), date_given=change.date_given)


@needs(READ)
def history(request: HttpRequest) -> HttpResponse:
    """A page of the history."""
    registry, about = registry_of(request), text_of(request, "about")
    before = number_of(request, "before")
    found = registry.history(about, before=before, limit=PAGE + 1)
    shown = found[:PAGE]
    asked = {} if about is None else {"about": about}
    more = {**asked, "before": str(shown[-1].id)} if len(found) > PAGE else None
    return render(
        request,
        "history.html",
        {
            "section": "history",
            "about": about or "",
            "meant": None if about is None else _meant(registry, about),
            "lines": [_line(request, each) for each in shown],
            "more": None if more is None else f"/history?{urlencode(more)}",
            "newest": f"/history?{urlencode(asked)}" if before is not None else None,
        },
    )


def _meant(registry: Registry, about: str) -> str:
    """What the history is of, as a reader calls it."""
    kind, one = record_of(registry.record, about)
    if kind == PERSON:
        return registry.person(one).name
    if kind == ORGANIZATION:
        return organization_name(registry.record, one)
    if kind == DOCUMENT:
        return named(registry.document(one))
    if kind == CASE:
        holder = person_of_case(registry.record, one)
        return f"a case of {registry.person(holder).name}" if holder else f"case {one}"
    return f"{kind} {one}"


@needs(ANNOTATE)
@require_POST
def take_back(request: HttpRequest) -> HttpResponse:
    """Takes a decision of any kind back, or brings one back whose undo it takes back."""
    number, about = decision_of(request), request.POST.get("about", "")[:LONGEST]
    because = request.POST.get("because", "")[:LONGEST_REASON]
    demand_for_undo(request, number)
    registry_of(request).undo(number, because=because)
    return HttpResponseRedirect(f"/history?{urlencode({'about': about})}" if about else "/history", status=303)
