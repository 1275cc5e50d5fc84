"""Files that are imported: chosen, looked at column by column, imported as one entry of the log, and taken back."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING

from django.core.files.uploadedfile import UploadedFile
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from habeas.documents.layout import clean_name
from habeas.errors import AlreadyDecided, BadImport, BadList, NotFound, RegistryInUse
from habeas.exchange import forms
from habeas.exchange.preview import Preview, chosen, preview
from habeas.lists.columns import Wanted
from habeas.lists.model import ALL_FIELDS
from habeas.lists.sheets import MOST_ROWS
from habeas.lists.words import label
from habeas.web.access import needs
from habeas.web.allowed import demand_for_undo, may_undo
from habeas.web.asking import LONGEST, decision_of, registry_of
from habeas.web.views.review import LONGEST_REASON
from habeas.work.importing import ImportsOf, ToImport
from habeas.work.pictures import LARGEST
from habeas.work.roles import ANNOTATE, READ, REVIEW
from habeas.work.waiting import Waiting

if TYPE_CHECKING:
    from habeas.lists.model import Imported
    from habeas.work.registry import Registry

# More headings than any table has; what a form says beyond is not looked at.
MOST_COLUMNS = 200
# How days like 03/04/2024 are written, by what the form says.
_ORDERS = {"day first": True, "month first": False}
_REFUSALS = (BadImport, BadList, AlreadyDecided, NotFound, RegistryInUse)


@dataclass(frozen=True, slots=True)
class _Sent:
    """What the form says of a file, each as typed."""

    key: str
    name: str
    body: str
    form: str
    as_of: str
    country: str
    because: str


@needs(READ)
def listing(request: HttpRequest) -> HttpResponse:
    """What was imported, and a form to choose a file."""
    return _listing(request)


def _listing(
    request: HttpRequest, refused: str = "", done: str = "", made: int | None = None, status: int = 200
) -> HttpResponse:  # fmt: skip
    imports = ImportsOf(registry_of(request).record)
    found: list[tuple[Imported, str, bool]] = [
        (each, forms.title_of(each.form), may_undo(request, each.by)) for each in reversed(imports.all(undone=True))
    ]
    # What was typed stays where a file is refused; the file itself a browser does not keep.
    typed = _sent(request, "", "") if refused else None
    known = [(each, forms.title_of(each)) for each in forms.forms()]
    told = {"section": "imports", "imports": found, "forms": known, "refused": refused, "done": done, "made": made}
    return render(request, "imports.html", {**told, "typed": typed, "largest": LARGEST >> 20}, status=status)


@require_POST
@needs(REVIEW)
def look(request: HttpRequest) -> HttpResponse:
    """Takes a file and shows what would be read; nothing is imported."""
    file = request.FILES.get("file")
    if not isinstance(file, UploadedFile):
        words = _(
            "No file came with the form, or one that is larger than %(largest)s MB: use the command line for that."
        )
        return _listing(request, words % {"largest": LARGEST >> 20}, status=400)
    content = file.read()
    sent = _sent(request, Waiting(registry_of(request).folder).keep(content), clean_name(file.name or "file"))
    try:
        return _page(request, sent, preview(content, sent.name, sent.form or None, _day(sent), None))
    except _REFUSALS as refused:
        return _listing(request, str(refused), status=400)


@require_POST
@needs(REVIEW)
def add(request: HttpRequest) -> HttpResponse:
    """Imports a file that was looked at, by the columns that were chosen; or looks at it once more with these."""
    registry = registry_of(request)
    sent = _sent(request, request.POST.get("key", ""), clean_name(request.POST.get("name", "")[:LONGEST] or "file"))
    waiting = Waiting(registry.folder)
    try:
        content = waiting.content(sent.key)
        wanted = _wanted(request)
        if request.POST.get("what") != "import":
            return _page(request, sent, preview(content, sent.name, sent.form or None, _day(sent), wanted))
        report = ImportsOf(registry.record).add(_to_import(sent, content, wanted), because=sent.because)
    except _REFUSALS as refused:
        return _again(request, registry, sent, str(refused))
    waiting.drop(sent.key)
    words = _("Import %(number)s: %(claims)s claims on %(people)s people; %(problems)s things to look at.")
    told = {"number": report.imported.id, "claims": report.claims, "people": report.people}
    return _listing(request, done=words % {**told, "problems": len(report.problems)}, made=report.imported.id)


@needs(READ)
def problems(request: HttpRequest, number: int) -> HttpResponse:
    """One import with all that is not right with it, by row."""
    report = ImportsOf(registry_of(request).record).report(number)
    columns = report.imported.columns
    fields = [] if columns is None else [label(name) for name in sorted(columns.of, key=columns.of.__getitem__)]
    told = {"section": "imports", "report": report, "fields": fields, "undoable": may_undo(request, report.imported.by)}
    return render(request, "import_report.html", {**told, "title": forms.title_of(report.imported.form)})


@require_POST
@needs(ANNOTATE)
def take_back(request: HttpRequest) -> HttpResponse:
    """Takes an import back, or, of one that was taken back, brings it in again."""
    number = decision_of(request)
    demand_for_undo(request, number)
    registry_of(request).undo(number, because=request.POST.get("because", "")[:LONGEST_REASON])
    return HttpResponseRedirect("/imports", status=303)


def _sent(request: HttpRequest, key: str, name: str) -> _Sent:
    form = request.POST

    def given(field: str) -> str:
        return form.get(field, "").strip()[:LONGEST]

    chosen_form = given("form") if given("form") in forms.forms() else ""
    return _Sent(key, name, given("by"), chosen_form, given("as_of"), given("country").upper(), given("because"))


def _day(sent: _Sent) -> date | None:
    if not sent.as_of:
        return None
    try:
        return date.fromisoformat(sent.as_of)
    except ValueError as error:
        raise BadImport(_("“%(day)s” is no day; write it like 2024-12-31.") % {"day": sent.as_of[:20]}) from error


def _to_import(sent: _Sent, content: bytes, wanted: Wanted | None) -> ToImport:
    country = sent.country if len(sent.country) == 2 and sent.country.isascii() and sent.country.isalpha() else None
    if sent.country and country is None:
        raise BadImport(_("A country is the two letters of ISO 3166-1, like AZ."))
    return ToImport(content, sent.name, sent.body, sent.form or None, _day(sent), country, wanted)


def _wanted(request: HttpRequest) -> Wanted | None:
    """What is chosen for each column; None for a file that has none."""
    form = request.POST
    headings = form.getlist("heading")[:MOST_COLUMNS]
    if not headings:
        return None
    of_all = [name for name in ("held", "several", "apart") if name in form]
    header = _row_number(form.get("header", ""))
    sheet, order = form.get("sheet", "")[:LONGEST] or None, _ORDERS.get(form.get("dates", ""))
    if (form.get("header"), form.get("sheet")) != (form.get("header-shown"), form.get("sheet-shown")):
        # Other headings: what was chosen for those before says nothing of them, and they say nothing of another sheet.
        moved = form.get("sheet") != form.get("sheet-shown")
        held, several, apart = (name in of_all for name in ("held", "several", "apart"))
        row = None if moved else header
        return Wanted(sheet, row, order, cases=True, held=held, several=several, apart=apart)
    fields = [form.get(f"field-{place}") or None for place in range(len(headings))]
    return replace(chosen(headings, fields, of_all), sheet=sheet, header=header, day_first=order)


def _row_number(given: str) -> int | None:
    """The row of the headings, from 0."""
    if not given:
        return None
    if not (given.isascii() and given.isdigit() and 0 < int(given[:6]) <= MOST_ROWS):
        raise BadImport(_("The row with the headings is a number from 1."))
    return int(given[:6]) - 1


def _chosen(request: HttpRequest) -> Wanted | None:
    """The same; None where what is chosen can't be."""
    try:
        return _wanted(request)
    except BadImport:
        return None


def _again(request: HttpRequest, registry: Registry, sent: _Sent, refused: str) -> HttpResponse:
    """The same page with the reason why it was not imported; the list where the file can't be shown."""
    try:
        content = Waiting(registry.folder).content(sent.key)
        found = preview(content, sent.name, sent.form or None, _day(sent), _chosen(request))
    except _REFUSALS:
        return _listing(request, refused, status=400)
    return _page(request, sent, found, refused=refused)


def _page(request: HttpRequest, sent: _Sent, found: Preview, refused: str = "") -> HttpResponse:
    columns = [
        (place, heading, found.fields[place], [line[place] for line in found.lines][:3])
        for place, heading in enumerate(found.headings)
    ]
    told = {
        "section": "imports",
        "sent": sent,
        "found": found,
        "columns": columns,
        "fields": [(name, label(name)) for name in ALL_FIELDS],
        "title": forms.title_of(found.form),
        "refused": refused or found.refused,
    }
    return render(request, "import_look.html", told, status=400 if refused else 200)
