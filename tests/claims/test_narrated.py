"""When an undated act of a story happened."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.build import a_document

from habeas.claims.drafts import Draft
from habeas.claims.groups import Group
from habeas.claims.narrated import bounded, same_day, scene, told_after
from habeas.dates import PartialDate
from habeas.model import Document, Quote, Span

WHO = ("Maria Quispe",)
MAY = PartialDate(2023, 5, 3)


def act(text: str, words: str, kind: str, sentence: int, date: PartialDate | None = None, **rest: object) -> Draft:
    start = text.index(words)
    quote = Quote(start, start + len(words), words)
    values: dict[str, object] = {"persons": WHO, "date": date, **rest}
    return Draft(kind, (quote,), Span(start, start + len(words)), sentence, **values)  # type: ignore[arg-type]


def report(text: str) -> Document:
    return replace(a_document(text, published="2024-04-22"), report_year=2023)


@pytest.mark.parametrize(
    ("between", "expected"),
    [
        ("", MAY),
        ("A guard came in. ", MAY),
        ("She was held for ten days. ", PartialDate(2023)),
        ("On June 1 a guard came in. ", PartialDate(2023)),
    ],
)
def test_a_scene_ends_where_time_passes(between: str, expected: PartialDate) -> None:
    text = f"Police arrested her. {between}Officers beat her."
    drafts = [act(text, "arrested her", "arrest", 0, MAY), act(text, "beat", "torture", 1)]
    assert scene(drafts[1], drafts[:1], report(text)) == expected


def test_outside_of_an_annual_report_nothing_bounds_what_came_later() -> None:
    text = "Police arrested her. She was held for ten days. Officers beat her."
    drafts = [act(text, "arrested her", "arrest", 0, MAY), act(text, "beat", "torture", 2)]
    assert scene(drafts[1], drafts[:1], a_document(text)) is None


@pytest.mark.parametrize(
    ("release", "expected"),
    [
        ("They released her after several hours.", MAY),
        ("They then released her.", MAY),
        ("They released her.", None),
        ("They held her for two weeks and then released her.", None),
    ],
)
def test_a_release_within_hours_is_of_the_day_of_the_arrest(release: str, expected: PartialDate | None) -> None:
    text = f"Police arrested her. {release}"
    drafts = [act(text, "arrested her", "arrest", 0, MAY), act(text, "released", "release", 1)]
    assert same_day(drafts[1], drafts[:1], report(text)) == expected


def test_of_a_group_the_release_within_hours_is_of_the_last_arrest() -> None:
    text = "Police arrested her. Most were released after several hours."
    group = (Group("detainees", None, "detainee"),)
    freed = act(text, "released", "release", 1, persons=(), groups=group)
    assert same_day(freed, [act(text, "arrested her", "arrest", 0, MAY)], report(text)) == MAY


@pytest.mark.parametrize(
    ("first", "last", "expected"),
    [
        (PartialDate(2022, 1), PartialDate(2022, 3), PartialDate(2022)),
        (PartialDate(2022, 3, 2), PartialDate(2022, 3, 9), PartialDate(2022, 3)),
        (PartialDate(2021, 3), PartialDate(2022, 3), None),
        (PartialDate(2022, 5), PartialDate(2022, 3), None),
    ],
)
def test_a_step_lies_between_the_dated_steps_around_it(
    first: PartialDate, last: PartialDate, expected: PartialDate | None
) -> None:
    text = "Police arrested her. They charged her. A court sentenced her."
    arrest, charge = act(text, "arrested", "arrest", 0, first), act(text, "charged", "charge", 1)
    assert bounded(charge, [arrest], [act(text, "sentenced", "sentence", 2, last)]) == expected


@pytest.mark.parametrize("kind", ["condemnation", "release"])
def test_only_an_earlier_step_bounds_from_before(kind: str) -> None:
    text = "Police arrested her. They charged her. A court sentenced her."
    last = act(text, "sentenced", "sentence", 2, PartialDate(2022, 6))
    before = act(text, "arrested", kind, 0, PartialDate(2022, 3))
    assert bounded(act(text, "charged", "charge", 1), [before], [last]) is None


def test_an_act_that_is_told_again_is_as_near_as_it_was_told_last() -> None:
    text = "Police arrested her. They charged her."
    arrest = replace(act(text, "arrested", "arrest", 0, MAY), also=(7,))
    assert told_after(arrest, act(text, "charged", "charge", 8)) == 1
