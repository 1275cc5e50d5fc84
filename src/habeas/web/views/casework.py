"""Casework: what is kept privately beside a case, for accounts with the right to it. No other page has any of it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from urllib.parse import urlencode

from django.conf import settings
from django.core.files.uploadedfile import UploadedFile
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from habeas.errors import HabeasError, NotFound, StaleDecision, UnknownTerm, UnreadableDocument
from habeas.model import Person
from habeas.web.access import needs, who
from habeas.web.asking import BadQuestion, number_in, page_of, registry_of, text_of, today
from habeas.web.casework_form import sent, shown
from habeas.web.localized import told
from habeas.web.security import CONTENT_POLICY, ONLY_SHOWN
from habeas.web.views.review import LONGEST_REASON
from habeas.work.casework import CaseworkOf, whom
from habeas.work.casework_forms import Kind, kind_named, kinds
from habeas.work.pictures import LARGEST
from habeas.work.roles import CASEWORK
from habeas.work.withheld_fields import fields as published

PAGE = 60
_LONGEST_NAME = 400
# So many files come with one form at most.
_MOST_FILES = 10


@needs(CASEWORK)
def listing(request: HttpRequest) -> HttpResponse:
    """All entries as they are now, the newest first; of a kind, of a person, or what is to be done, by whom."""
    casework = CaseworkOf(registry_of(request).record)
    kind, person = text_of(request, "kind"), _person_of(request, text_of(request, "person"))
    open_tasks, assignee = text_of(request, "open") is not None, text_of(request, "for")
    found = casework.tasks(assignee) if open_tasks else casework.all(kind, person)
    if open_tasks and person is not None:
        found = [each for each in found if each.person == person]
    me = who(request)
    return render(
        request,
        "casework.html",
        {
            "section": "casework",
            "kinds": list(kinds().values()),
            "kind": kind,
            "person": person,
            "open": open_tasks,
            "assignee": assignee,
            "me": "" if me is None else me.name,
            "page": page_of(request, found, PAGE),
        },
    )


@needs(CASEWORK)
def form(request: HttpRequest) -> HttpResponse:
    """An empty form of a kind, about a person of the record or somebody else."""
    CaseworkOf(registry_of(request).record)
    kind = kind_named(text_of(request, "kind") or "task")
    return _form(request, kind, {}, _person_of(request, text_of(request, "person")))


@require_POST
@needs(CASEWORK)
def add(request: HttpRequest) -> HttpResponse:
    """Keeps what was filled in, or shows it again with what is missing."""
    casework = CaseworkOf(registry_of(request).record)
    kind = kind_named(request.POST.get("kind", "")[:_LONGEST_NAME])
    typed, about = (request.POST.get(name, "")[:_LONGEST_NAME] for name in ("person", "about"))
    fields, person = sent(kind, request.POST), None
    try:
        person = _person_of(request, typed.strip() or None)
        made = casework.add(kind.name, fields, person=person, about=about, files=_files(request))
    except (UnknownTerm, UnreadableDocument, BadQuestion, NotFound) as error:
        return _form(request, kind, fields, person, about=about, typed=typed, **_refused(request, error))
    return HttpResponseRedirect(f"/casework/{made.number}", status=303)


@needs(CASEWORK)
def entry(request: HttpRequest, number: int) -> HttpResponse:
    """An entry with all its versions, and the form for the next one."""
    return _entry(request, number)


@require_POST
@needs(CASEWORK)
def change(request: HttpRequest) -> HttpResponse:
    """Writes a newer version of an entry; where somebody else did meanwhile, shows theirs and keeps these words."""
    casework, number = CaseworkOf(registry_of(request).record), _number(request)
    kind = casework.entry(number).kind
    fields, because = sent(kind, request.POST), request.POST.get("because", "")[:LONGEST_REASON]
    try:
        casework.change(number, fields, seen=_seen(request), files=_files(request), because=because)
    except (UnknownTerm, UnreadableDocument, BadQuestion) as error:
        return _entry(request, number, fields=fields, because=because, **_refused(request, error))
    except StaleDecision:
        words = _(
            "Somebody else changed this entry meanwhile: above stands what they wrote, and below, not kept yet, what "
            "you did. Put the two together and keep it."
        )
        return _entry(request, number, fields=fields, because=because, **_refused(request, BadQuestion(words), 409))
    return HttpResponseRedirect(f"/casework/{number}", status=303)


@require_POST
@needs(CASEWORK)
def remove(request: HttpRequest) -> HttpResponse:
    """Takes an entry out of the lists."""
    number, because = _number(request), request.POST.get("because", "")[:LONGEST_REASON]
    try:
        CaseworkOf(registry_of(request).record).remove(number, because=because)
    except UnknownTerm as error:
        return _entry(request, number, **_refused(request, error))
    return HttpResponseRedirect(f"/casework/{number}", status=303)


@require_POST
@needs(CASEWORK)
def restore(request: HttpRequest) -> HttpResponse:
    """Makes an earlier version what holds again; also of an entry that was taken out of the lists."""
    number, version = _number(request), number_in(request.POST.get("version")) or 0
    try:
        CaseworkOf(registry_of(request).record).restore(number, version, seen=_seen(request))
    except UnknownTerm as error:
        return _entry(request, number, **_refused(request, error))
    return HttpResponseRedirect(f"/casework/{number}", status=303)


@require_POST
@needs(CASEWORK)
def detach(request: HttpRequest) -> HttpResponse:
    """Takes a file out of an entry; its earlier versions have it still."""
    number, which = _number(request), number_in(request.POST.get("file")) or 0
    CaseworkOf(registry_of(request).record).detach(number, which, seen=_seen(request))
    return HttpResponseRedirect(f"/casework/{number}", status=303)


@needs(CASEWORK)
def file(request: HttpRequest, number: int, which: int) -> HttpResponse:
    """An attached file, to be saved and never shown: what it is is not trusted, and its name stays here."""
    found, content = CaseworkOf(registry_of(request).record).file(number, which)
    response = HttpResponse(content, content_type="application/octet-stream")
    response.headers[CONTENT_POLICY] = ONLY_SHOWN
    response.headers["Content-Disposition"] = f'attachment; filename="casework-{number}-{found.id}.{found.kind}"'
    return response


def _entry(
    request: HttpRequest, number: int, *, fields: Mapping[str, Any] | None = None, status: int = 200, **said: str
) -> HttpResponse:
    versions = CaseworkOf(registry_of(request).record).versions(number)
    now = versions[0]
    found = {
        "section": "casework",
        "entry": now,
        "said": shown(now.kind, now.kept.fields),
        "form": shown(now.kind, now.kept.fields if fields is None else fields),
        "earlier": [(each, shown(each.kind, each.kept.fields)) for each in versions[1:]],
        "covered": [each.label for each in published().values() if each.name in (now.withholds or ())],
        "largest": LARGEST >> 20,
        "today": today(),
    }
    return render(request, "casework_entry.html", {**found, **said}, status=status)


def _form(
    request: HttpRequest,
    kind: Kind,
    fields: Mapping[str, Any],
    person: Person | None,
    *,
    status: int = 200,
    **said: str,
) -> HttpResponse:
    found = {
        "section": "casework",
        "kind": kind,
        "kinds": list(kinds().values()),
        "person": person,
        "form": shown(kind, fields),
        "largest": LARGEST >> 20,
        "today": today(),
        "again": urlencode({} if person is None else {"person": person.id}),
    }
    return render(request, "casework_form.html", {**found, **said}, status=status)


def _refused(request: HttpRequest, error: HabeasError, status: int = 400) -> dict[str, Any]:
    """What a page says of a form that was refused: browsers send no file a second time by themselves."""
    ours = str(error) if isinstance(error, BadQuestion) else told(str(error))
    again = _("The files were not kept: attach them again.") if request.FILES else ""
    return {"refused": ours, "again_files": again, "status": status}


def _files(request: HttpRequest) -> list[tuple[str, bytes]]:
    """What is attached.

    Raises:
        BadQuestion: that are too many, or more than a page takes, of which none came.
    """
    files = [each for each in request.FILES.getlist("file") if isinstance(each, UploadedFile)]
    if not files and (number_in(request.META.get("CONTENT_LENGTH")) or 0) > settings.FILE_UPLOAD_MAX_MEMORY_SIZE:
        words = _(
            "The files are larger than %(largest)s MB together, and nothing was kept: use the command line for that."
        )
        raise BadQuestion(words % {"largest": LARGEST >> 20})
    if len(files) > _MOST_FILES:
        raise BadQuestion(_("Attach up to %(number)s files at once.") % {"number": _MOST_FILES})
    return [(each.name or "", each.read()) for each in files]


def _person_of(request: HttpRequest, typed_in: str | None) -> Person | None:
    return None if typed_in is None else whom(registry_of(request).record, typed_in)


def _seen(request: HttpRequest) -> int:
    """The version that whoever changes something looked at; 0, which is none, where the form does not say."""
    return number_in(request.POST.get("seen")) or 0


def _number(request: HttpRequest) -> int:
    number = number_in(request.POST.get("number"))
    if number is None:
        raise BadQuestion(_("There is no entry with that number."))
    return number
