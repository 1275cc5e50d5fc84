"""The census: how many were in custody on a day, by which rule, and who they are."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy as named

from habeas.answers.census_drawing import draw_curve, draw_parts, draw_survival
from habeas.answers.census_question import PUBLISHED, RECORDED
from habeas.answers.census_rules import UNITS, rules
from habeas.answers.census_series import parts, series, survival, withheld
from habeas.answers.census_words import coordinates, figures, headline, known_words
from habeas.answers.occupations import occupations
from habeas.cases.forms import form_words
from habeas.errors import HabeasError
from habeas.web.access import needs
from habeas.web.asking import day_of, number_of, registry_of, text_of, today
from habeas.web.views.counts import plotted
from habeas.work.census import CensusOf, known_day
from habeas.work.reconciling import reconciled
from habeas.work.roles import READ

if TYPE_CHECKING:
    from collections.abc import Sequence

    from habeas.answers.census import Census, Line
    from habeas.work.registry import Registry

FIRST_ASKED = "political prisoners"
# So far back goes the curve.
YEARS = 10
# The lists that are of groups: they add nobody, so that their people are not added up either.
GROUPS = ("once", "unheard")
MEANINGS = {RECORDED: _("what this registry held"), PUBLISHED: _("what was published")}
# The units, as a reader calls them.
UNIT_WORDS = {
    "people": named("what is counted", "people"),
    "cases": named("what is counted", "cases"),
    "acts": named("what is counted", "acts"),
}
# What few ask for: it is folded away unless the address has it.
MORE = ("custody", "known", "meaning", "since", "least")
# What each list of the answer is called, and what being in it means.
LISTS = (
    ("included", _("In custody"), _("Surely in custody at that instant, as far as sources tell.")),
    ("undetermined", _("Undetermined"), _("Dates or forms leave it open; in the high end only.")),
    (
        "unconfirmed",
        _("Unconfirmed"),
        _("Nobody confirms it any more; silence is no release. In the high end only."),
    ),
    (
        "unnamed",
        _("Not named"),
        _("As far as no named person of the same event covers them; in the high end only."),
    ),
    (
        "once",
        _("Not named, counted once with others"),
        _("They may be the same people, or a part of them; they add nobody."),
    ),
    (
        "unheard",
        _("Not named, and not known to be held then"),
        _("Nothing shows them in custody at that instant any more, or as yet; they add nobody."),
    ),
    (
        "restricted",
        _("Restricted, not held"),
        _("Travel bans, sentences without prison, bail, parole. Not counted as held."),
    ),
    ("died", _("Died in custody"), _("By that instant. Out of the count of who is held.")),
)


@needs(READ)
def census(request: HttpRequest) -> HttpResponse:
    """The answer to the question that the address asks; what cannot be answered is said in a sentence."""
    registry = registry_of(request)
    asked = {
        "on": day_of(request, "on", registry.latest_day() if registry.latest_day() != date.min else today()),
        "country": text_of(request, "country"),
        "who": text_of(request, "who"),
        "custody": text_of(request, "custody"),
        "unit": text_of(request, "unit") or UNITS[0],
        "known": text_of(request, "as_known_on"),
        "meaning": text_of(request, "known"),
        "rule": text_of(request, "rule"),
        "since": text_of(request, "changed_since"),
        "least": number_of(request, "least") or 0,
    }
    found: dict[str, Any] = {"section": "census", "query": asked, **_choices(registry)}
    found["asked_more"] = any(asked[each] for each in MORE) or asked["unit"] != UNITS[0]
    try:
        found |= _answer(registry, asked)
        status = 200
    except HabeasError as error:
        found["refused"], status = str(error), 400
    return render(request, "census.html", found, status=status)


def question_of(registry: Registry, asked: dict[str, Any]) -> Census:
    """The census that was asked for."""
    return CensusOf(registry.record).on(
        asked["on"],
        country=asked["country"],
        who=_listed(asked["who"]),
        custody=_listed(asked["custody"]),
        unit=asked["unit"],
        as_known_on=known_day(asked["known"]),
        meaning=asked["meaning"],
        rule=asked["rule"],
    )


def _answer(registry: Registry, asked: dict[str, Any]) -> dict[str, Any]:
    answer = question_of(registry, asked)
    before = known_day(asked["since"])
    changes = None if before is None else CensusOf(registry.record).changes(answer, before, asked["meaning"])
    lists = [(name, title, meaning, getattr(answer, name)) for name, title, meaning in LISTS]
    return {
        "census": answer,
        "headline": headline(answer),
        "coordinates": coordinates(answer),
        "figures": figures(answer, short=True),
        "lists": [(*each, _how_many(each[0], each[3])) for each in lists if each[3]],
        **_drawings(registry, answer, asked["least"]),
        "changes": changes,
        "before": None if changes is None else (headline(changes.before), known_words(changes.before.question)),
    }


def _how_many(name: str, lines: Sequence[Line]) -> int:
    """How many people a list has; of groups that add nobody, how many groups they are."""
    return len(lines) if name in GROUPS else sum(line.number for line in lines)


def _drawings(registry: Registry, answer: Census, least: int) -> dict[str, Any]:
    """The charts: ten years up to the day, parts of the day, and how long custody lasts."""
    table, question = CensusOf(registry.record).table(), answer.question
    if not table.cases:
        return {}
    what = f"{question.rule.label}s" if question.rule.label else " and ".join(question.rule.who) or FIRST_ASKED
    reported = [plotted(each) for each in registry.series(what, question.country) if each.given and each.as_of]
    lasting = survival(table, question)
    first = _years_before(question.on)
    return {
        "curve": draw_curve(series(table, question, first, question.on), reported),
        "points_of": what,
        "bars": [bars for each in parts(answer) if (bars := draw_parts(withheld(each, least))) is not None],
        "survival": lasting,
        "lasting": None if lasting is None else draw_survival(lasting),
    }


def _years_before(day: date) -> date:
    return date(max(date.min.year, day.year - YEARS), 1, 1)


def _choices(registry: Registry) -> dict[str, Any]:
    return {
        "countries": [value for value, _ in registry.facets("country")["country"]],
        "classes": list(occupations()),
        "forms": form_words().names,
        "units": [(each, UNIT_WORDS[each]) for each in UNITS],
        "rules": list(rules().values()),
        "meanings": MEANINGS.items(),
    }


def _listed(words: str | None) -> tuple[str, ...]:
    return tuple(word.strip() for word in (words or "").split(",") if word.strip())


@needs(READ)
def reconcile(request: HttpRequest) -> HttpResponse:
    """What sources counted beside what is computed, for a day, a country and a class."""
    registry = registry_of(request)
    latest = registry.latest_day()
    asked: dict[str, Any] = {
        "on": day_of(request, "on", latest if latest != date.min else today()),
        "country": text_of(request, "country"),
        "what": text_of(request, "what") or FIRST_ASKED,
        "known": text_of(request, "as_known_on"),
    }
    countries = [value for value, _ in registry.facets("country")["country"]]
    shown: dict[str, Any] = {"section": "census", "query": asked, "countries": countries}
    try:
        found = reconciled(
            registry.record, asked["on"], asked["country"], asked["what"], as_known_on=known_day(asked["known"])
        )
    except HabeasError as error:
        return render(request, "reconcile.html", {**shown, "refused": str(error)}, status=400)
    computed = [(each, headline(each.census)) for each in found]
    return render(request, "reconcile.html", {**shown, "found": found[-1], "computed": computed})
