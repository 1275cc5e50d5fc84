"""Reported numbers beside computed ones: their forms, what can be compared, and who is called so by whom."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.acts.told import told
from tests.answers.test_census import an_entry, on
from tests.build import a_card, a_date

from habeas.answers.census_rules import rule_named
from habeas.answers.counts import Figure, FigureSource
from habeas.answers.reconcile import ends_of, form_of_number, reconcile, reconciled_row
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
        (False, "definition."),
        (False, "unit and in definition."),
        (False, "as of."),
    ]


def test_what_a_source_does_not_give_is_shown_as_not_given() -> None:
    found = on("2024-04-01", CALLED, rule=rule_named("pace"), country="XV")
    (one,) = reconcile(found, [a_figure()], [CALLED], "political prisoners").reported
    assert {row.name for row in one.coordinates if row.verdict == "not given"} == {
        "Forms of custody",
        "Evidence required",
    }


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
