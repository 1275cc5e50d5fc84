"""Drafts of reports: begun, read section by section with the sources of each sentence, changed, approved, set."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from habeas.answers.report.edits import digest
from habeas.answers.report.material import INCLUDES
from habeas.answers.report.outline import outlines
from habeas.answers.report.wording_files import LANGUAGES
from habeas.answers.typeset import FORMS
from habeas.answers.wording import country_words
from habeas.errors import HabeasError, NotFound, TooManyFiles
from habeas.language import ENGLISH
from habeas.language import LANGUAGES as NAMES
from habeas.web.access import demand, needs, who
from habeas.web.allowed import may_undo_in_draft
from habeas.web.asking import BadQuestion, number_in, registry_of, text_of, today
from habeas.web.localized import told
from habeas.web.setting_files import setting_a_file
from habeas.web.views.review import LONGEST_REASON
from habeas.work.drafts import DONE, LONGEST_TEXT, Change, DraftsOf
from habeas.work.roles import ANNOTATE, READ, REVIEW

_CONTENT = {
    "html": "text/html; charset=utf-8",
    "pdf": "application/pdf",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
}
_LONGEST_KEY = 40


@needs(READ)
def listing(request: HttpRequest) -> HttpResponse:
    """All drafts, and the form to begin one."""
    return _listing(request)


@require_POST
@needs(ANNOTATE)
def begin(request: HttpRequest) -> HttpResponse:
    """Begins a draft, and shows it."""
    form = request.POST
    try:
        year = number_in(form.get("year"), 4)
        if year is None:
            raise BadQuestion(_("Say the year that the report covers, like 2024."))
        with setting_a_file(request):
            number = _drafts(request).begin(
                form.get("country", "")[:2].upper(),
                year,
                outline=form.get("outline", "")[:_LONGEST_KEY] or None,
                include=form.get("include", "")[:_LONGEST_KEY],
                language=form.get("language", "")[:_LONGEST_KEY] or ENGLISH,
            )
    except TooManyFiles:
        raise
    except HabeasError as error:
        return _listing(request, refused=told(str(error)), status=400)
    return HttpResponseRedirect(f"/reports/{number}", status=303)


@needs(READ)
def draft(request: HttpRequest, number: int) -> HttpResponse:
    """A draft: its sections, or one of them with its sentences, and what is to be looked at again."""
    return _draft(request, number, text_of(request, "section"))


@needs(READ)
def file(request: HttpRequest, number: int) -> HttpResponse:
    """The draft as it stands, as a file to keep: `form` is html, pdf or docx."""
    form = text_of(request, "form") or "html"
    if form not in FORMS:
        raise BadQuestion(_("A draft is made as one of: %(forms)s.") % {"forms": ", ".join(FORMS)})
    with setting_a_file(request):
        content = _drafts(request).typeset(number, form, today())
    response = HttpResponse(content, content_type=_CONTENT[form])
    response.headers["Content-Disposition"] = f'attachment; filename="draft-{number}.{form}"'
    return response


@require_POST
@needs(ANNOTATE)
def build(request: HttpRequest, number: int) -> HttpResponse:
    """Builds the draft again from what the registry tells now."""
    with setting_a_file(request):
        _drafts(request).build(number)
    return HttpResponseRedirect(f"/reports/{number}", status=303)


@require_POST
@needs(ANNOTATE)
def edit(request: HttpRequest, number: int) -> HttpResponse:
    """Puts a sentence in other words, leaves it out, adds prose, or moves a passage."""
    form, drafts = request.POST, _drafts(request)
    done, section, key = (form.get(name, "")[:_LONGEST_KEY] for name in ("do", "section", "key"))
    text, because = form.get("text", "")[: LONGEST_TEXT + 1], form.get("because", "")[:LONGEST_REASON]
    if done not in DONE:
        raise BadQuestion(_("That is nothing that can be done with a section."))
    change = Change(done, section, key, text, because, form.get("seen", "")[:_LONGEST_KEY])
    try:
        drafts.do(number, change)
    except HabeasError as error:
        return _draft(request, number, section, refused=told(str(error)), status=409, typed=text)
    return _back(number, section, "" if done == "omit" else key)


@require_POST
@needs(REVIEW)
def approve(request: HttpRequest, number: int) -> HttpResponse:
    """Approves a section as it was read."""
    form = request.POST
    section = form.get("section", "")[:_LONGEST_KEY]
    try:
        _drafts(request).approve(
            number, section, form.get("seen", "")[:_LONGEST_KEY], form.get("because", "")[:LONGEST_REASON]
        )
    except HabeasError as error:
        return _draft(request, number, section, refused=told(str(error)), status=409)
    return _back(number, section)


@require_POST
@needs(ANNOTATE)
def undo(request: HttpRequest, number: int) -> HttpResponse:
    """Takes back what was done: what others did, and an approval, only by who may approve."""
    drafts, entry = _drafts(request), number_in(request.POST.get("entry")) or 0
    done = drafts.entry(number, entry)
    if done is None:
        raise NotFound("There is no such change of this draft.")
    if not may_undo_in_draft(request, done):
        demand(request, REVIEW)
    section = request.POST.get("section", "")[:_LONGEST_KEY]
    try:
        drafts.undo(number, entry, request.POST.get("because", "")[:LONGEST_REASON])
    except HabeasError as error:
        return _draft(request, number, section or None, refused=told(str(error)), status=409)
    return _back(number, section)


def _drafts(request: HttpRequest) -> DraftsOf:
    return DraftsOf(registry_of(request).record)


def _back(number: int, section: str, anchor: str = "") -> HttpResponse:
    query = f"?{urlencode({'section': section})}" if section else ""
    place = f"#p-{anchor}" if anchor.isalnum() else ""
    return HttpResponseRedirect(f"/reports/{number}{query}{place}", status=303)


def _listing(request: HttpRequest, refused: str = "", status: int = 200) -> HttpResponse:
    registry = registry_of(request)
    countries = sorted(value for value, _count in registry.facets("country")["country"] if value)
    context = {
        "section": "reports",
        "drafts": [
            (row, country_words(row.country), NAMES.get(row.language, row.language)) for row in _drafts(request).all()
        ],
        "countries": [(code, country_words(code)) for code in countries],
        "outlines": list(outlines()),
        "draft_languages": [(code, NAMES[code]) for code in LANGUAGES],
        "includes": INCLUDES,
        "refused": refused,
        "year": today().year - 1,
    }
    return render(request, "reports.html", context, status=status)


def _draft(
    request: HttpRequest, number: int, section: str | None, *, refused: str = "", status: int = 200, typed: str = ""
) -> HttpResponse:
    found = _drafts(request).file(number)
    asking = who(request)
    context: dict[str, Any] = {
        "section": "reports",
        "draft": found,
        "country": country_words(found.row.country),
        "forms": FORMS,
        "refused": refused,
        "typed": typed,
        "may_edit": asking is not None and asking.may(ANNOTATE),
        "may_approve": asking is not None and asking.may(REVIEW),
        "undoable": {each.id for each in found.log if may_undo_in_draft(request, each)},
        "lines": found.lines,
    }
    if section is not None:
        here = found.section(section)
        numbers = [each.part.number for each in found.told.sections if each.sentences]
        place = numbers.index(section) if section in numbers else -1
        context |= {
            "here": here,
            "heading": found.heading(here),
            "seen": digest(here),
            # The key of somebody's own words names the entry of the log with which they were added.
            "own_prose": {f"prose-{entry}" for entry in context["undoable"]},
            "omitted": found.told.omitted.get(section, ()),
            "before": numbers[place - 1] if place > 0 else "",
            "after": numbers[place + 1] if 0 <= place < len(numbers) - 1 else "",
        }
    return render(request, "report_section.html" if section is not None else "report.html", context, status=status)
