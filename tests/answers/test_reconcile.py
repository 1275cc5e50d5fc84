"""Reported numbers beside computed ones: their forms, what can be compared, and who is called so by whom."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from tests.acts.told import told
from tests.answers.test_census import an_entry, on
from tests.build import a_card, a_date

from habeas.answers.census_question import PUBLISHED, Question
from habeas.answers.census_rules import rule_named
from habeas.answers.counts import Figure, FigureSource
from habeas.answers.reconcile import ends_of, form_of_number, open_end, reconcile, reconciled_row
from habeas.cases.entry import Recognised

HELD = told("arrest", "2024-03-05")
CALLED = an_entry(HELD, recognised=(Recognised("The Halem Union", "political prisoner", None, None),))
OTHER = an_entry(HELD, person="ion")


def a_figure(low: int | None = 12, high: int | None = 12, qualifier: str | None = None, **rest: object) -> Figure:
    source = FigureSource("There were twelve.", a_card())
    values = {"what": "political prisoners", "as_of": a_date("2024-04-01"), "by": "The Halem Union", **rest}
    return Figure(
        low=low, high=high, qualifier=qualifier, place=None, country="XV", kind="stock", sources=(source,), **values
    )  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("figure", "form", "ends"),
    [
        (a_figure(), "exact", (12, 12)),
        (a_figure(12, 15), "between", (12, 15)),
        (a_figure(254, 254, "approximately"), "about", (254, 254)),
        (a_figure(122, 122, "up to"), "at most", (0, 122)),
        (a_figure(90, 146, "at least"), "at least", (90, 146)),
        (a_figure(90, 90, "at least"), "at least", (90, None)),
        (a_figure(90, 90, "more than"), "more than", (91, None)),
    ],
)
def test_a_reported_number_keeps_its_form(figure: Figure, form: str, ends: tuple[int, int | None]) -> None:
    assert (form_of_number(figure), ends_of(figure)) == (form, ends)


def test_numbers_are_compared_only_where_unit_definition_and_date_agree() -> None:
    found = on("2024-04-01", CALLED, OTHER, rule=rule_named("pace"), country="XV")
    figures = [
        a_figure(),
        a_figure(as_of=a_date("2024-05-01")),
        a_figure(what="journalists"),
        a_figure(what="political arrests"),
        a_figure(as_of=a_date("2010")),
    ]
    same, *others = reconcile(found, figures, [CALLED, OTHER], "political prisoners").reported
    assert same.comparable
    assert same.sentence.startswith("They count at least 11 more")
    assert [(each.comparable, each.sentence.partition("differ in ")[2]) for each in others] == [
        (False, "whom they mean."),
        (False, "what they count and whom they mean."),
        (False, "the day."),
    ]


def test_what_a_source_does_not_give_is_shown_as_not_given() -> None:
    found = on("2024-04-01", CALLED, rule=rule_named("pace"), country="XV")
    (one,) = reconcile(found, [a_figure()], [CALLED], "political prisoners").reported
    assert {row.name for row in one.coordinates if row.verdict == "not given"} == {
        "Forms of custody",
        "Evidence required",
    }


def test_what_is_known_now_is_not_what_was_known_when_it_was_told() -> None:
    told_in = {"published": "2024-04"}
    figure = replace(a_figure(), sources=(FigureSource("There were twelve.", a_card(**told_in)),))
    by_publication = {"known": date(2024, 6, 1), "meaning": PUBLISHED}
    now, then = (
        replace(on("2024-04-01", CALLED, rule=rule_named("pace"), country="XV"), question=question)
        for question in (
            Question(rule_named("pace"), date(2024, 4, 1), "XV"),
            Question(rule_named("pace"), date(2024, 4, 1), "XV", **by_publication),
        )
    )
    verdicts = [
        next(row.verdict for row in reconcile(found, [figure], [], "political prisoners").reported[0].coordinates
             if row.name == "As known on")
        for found in (now, then)
    ]  # fmt: skip
    assert verdicts == ["differs", "same"]


def test_up_to_and_at_least_have_an_open_end() -> None:
    figures = a_figure(122, 122, "up to"), a_figure(90, 90, "at least"), a_figure(90, 146, "at least"), a_figure()
    assert [open_end(each) for each in figures] == ["down", "up", "", ""]


def test_who_is_not_in_is_told_with_why() -> None:
    calls = {"recognised": CALLED.recognised}
    freed = an_entry(HELD, told("release", "2024-03-20", at=50), person="ana", **calls)
    later = an_entry(told("arrest", "2024-06-02"), person="bek", **calls)
    never = replace(CALLED, person_id="cor", name="Cor", cases=())
    everybody = [freed, later, never]
    result = reconcile(on("2024-04-01", *everybody, country="XV"), [], everybody, "political prisoners")
    assert [(one.name, one.why) for one in result.bodies[0].people] == [
        ("Ana", "freed, or out before a new arrest, by 20 March 2024"),
        ("Bek", "arrested later, by 2 June 2024"),
        ("Cor", "no document tells of custody"),
    ]


def test_who_was_arrested_on_the_day_itself_was_not_arrested_later() -> None:
    entry = an_entry(told("arrest", "2024-04-01"), person="ana", recognised=CALLED.recognised)
    elsewhere = replace(entry, cases=tuple(replace(each, by_state=False) for each in entry.cases))
    result = reconcile(on("2024-04-01", elsewhere, country="XV"), [], [elsewhere], "political prisoners")
    assert [one.why for one in result.bodies[0].people] == ["held by others than the state"]


def test_each_body_has_its_names_with_how_they_stand_and_the_others_are_called_so_by_nobody() -> None:
    silent = replace(CALLED, person_id="ana", name="Ana", cases=())
    found = on("2024-04-01", CALLED, OTHER, silent, country="XV")
    result = reconcile(found, [], [CALLED, OTHER, silent], "political prisoners")
    (body,) = result.bodies
    assert [(one.name, one.stands) for one in body.people] == [
        ("Maria", "in custody"),
        ("Ana", "not in custody on that day, by what is known here"),
    ]
    assert [one.name for one in result.called_by_nobody] == ["Ion"]
    assert reconciled_row(result)["called_by_nobody"] == ["Ion"]
