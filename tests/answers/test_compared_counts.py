"""Numbers of two reports are set against each other only where they are of one thing; whether their source moved."""

from __future__ import annotations

import pytest
from tests.answers.test_compared import a_report
from tests.build import a_count, a_quote

from habeas.answers.change import Change
from habeas.answers.compared_counts import count_changes, same_source

HEADINGS = """Section 1. Respect for the Integrity of the Person

d. Arbitrary Arrest or Detention

{arrest}

e. Denial of Fair Public Trial

Political Prisoners and Detainees

{prisoners}

Section 2. Respect for Civil Liberties

Section 3. Freedom to Participate in the Political Process"""
ESTIMATE = "{by} estimated there were {number} political prisoners at year’s end."


def changes(
    before: list[tuple[dict[str, object], str]],
    after: list[tuple[dict[str, object], str]],
    *,
    years: tuple[str, str] = ("2022", "2023"),
    later: str = HEADINGS,
) -> list[Change]:
    reports = []
    for year, told, headings in ((years[0], before, HEADINGS), (years[1], after, later)):
        said = " ".join(sentence for _count, sentence in told)
        text = headings.format(arrest="Nothing else was told.", prisoners=said)
        counts = tuple(a_count(quote=a_quote(text, sentence), **count) for count, sentence in told)  # type: ignore[arg-type]
        reports.append(a_report(text, f"{year}-AZ.txt", [], counts))
    return count_changes(*reports)


def a_number(number: int, by: str | None, **more: object) -> tuple[dict[str, object], str]:
    return {"low": number, "by": by, **more}, ESTIMATE.format(by=by or "It was", number=number)


@pytest.mark.parametrize(
    ("first", "second", "source", "said"),
    [
        ("NGOs", "nongovernmental organizations", "same source", "Both name the same source."),
        (
            "local NGOs",
            "The NGO Open Looms",
            "another source",
            "local NGOs in the first, The NGO Open Looms in the",
        ),
        ("NGOs", None, "source named only in the first", "Only the first names a source: NGOs."),
        (None, "NGOs", "source named only in the second", "Only the second names a source: NGOs."),
        (None, None, "no source named", "Neither names a source."),
    ],
)
def test_whether_the_source_of_a_number_moved_is_said(
    first: str | None, second: str | None, source: str, said: str
) -> None:
    (found,) = changes([a_number(100, first)], [a_number(254, second)])
    assert (found.change, found.source) == ("worse", source)
    assert said in found.source_said
    assert found.why == "It surely rose, and more is worse."


def test_a_number_that_stayed_with_another_source_is_shown_and_one_with_the_same_is_not() -> None:
    (found,) = changes([a_number(100, "NGOs")], [a_number(100, "Ministry of Looms")])
    assert (found.change, found.why) == ("otherwise", "The number is the same; its source is not.")
    assert changes([a_number(100, "NGOs")], [a_number(100, "the NGOs")]) == []


def test_more_people_released_is_better_and_fewer_is_worse() -> None:
    sentence = "On May {day}, the president released {number} individuals as part of his holiday pardon."
    few = {"what": "individuals", "low": 168, "kind": "flow"}, sentence.format(day=27, number=168)
    many = {"what": "individuals", "low": 801, "kind": "flow"}, sentence.format(day=8, number=801)
    assert [each.change for each in changes([few], [many])] == ["better"]
    (found,) = changes([many], [few])
    assert (found.change, found.why) == ("worse", "It surely fell, and more released is better.")


def test_a_release_that_the_sentence_tells_of_others_does_not_turn_a_number() -> None:
    said = (
        "The prosecutor acknowledged that {} individuals had been subjected to various kinds of physical abuse "
        "that left lasting marks, for which four officers who had been found guilty were later acquitted."
    )
    first = {"what": "individuals", "low": 405, "kind": "flow"}, said.format(405)
    second = {"what": "individuals", "low": 452, "kind": "flow"}, said.format(452)
    assert [each.change for each in changes([first], [second])] == ["otherwise"]


def test_individuals_of_sentences_on_other_things_are_not_one_thing() -> None:
    first = {"what": "individuals", "low": 168}, "The president pardoned 168 individuals in spring."
    second = {"what": "individuals", "low": 65}, "Land mines near the old border killed 65 individuals since autumn."
    assert [each.change for each in changes([first], [second])] == ["new", "gone"]


def test_a_class_under_other_words_is_one_thing_where_the_sentences_are_alike() -> None:
    said = "The prosecutor acknowledged that {} {} suffered physical abuse including torture in the Halem case."
    first = {"what": "persons", "low": 405}, said.format(405, "persons")
    second = {"what": "individuals", "low": 452}, said.format(452, "individuals")
    (found,) = changes([first], [second])
    assert (found.left.split(",")[0], found.right.split(",")[0]) == ("405", "452")


def test_a_number_that_a_report_gives_twice_is_one_with_both_sentences() -> None:
    again = {"low": 100, "by": "NGOs"}, "The same NGOs spoke of 100 political prisoners in autumn."
    (found,) = changes([a_number(100, "NGOs"), again], [a_number(254, "NGOs")])
    assert len(found.left_quotes) == 2


def test_a_number_without_a_place_in_the_other_edition_is_not_gone() -> None:
    later = """Section 1. Life

a. Extrajudicial Killings

{arrest}{prisoners}

Section 2. Liberty

Section 3. Security of the Person"""
    (found,) = changes([a_number(254, "NGOs")], [], years=("2023", "2024"), later=later)
    assert found.change == "not in this edition"
    assert found.right == "not reported: Political prisoners and detainees is not in this edition"


@pytest.mark.parametrize(
    ("who", "other", "same"),
    [
        ("ICRC", "International Committee of the Red Cross", True),
        ("NGO coalition", "NGOs", False),
        ("State Committee for Looms", "State Committee for Refugees", False),
        ("a 2020 Tol University study", "Tol University joint study", True),
        ("Some local NGOs", "independent nongovernmental organizations", True),
    ],
)
def test_two_wordings_of_one_source_are_known_and_two_sources_kept_apart(who: str, other: str, same: bool) -> None:
    assert same_source(who, other) is same


@pytest.mark.parametrize(
    ("verb", "turn"),
    [("died in the mines", "worse"), ("were injured by mines", "worse"), ("moved to town", "otherwise")],
)
def test_more_people_who_were_harmed_is_worse_whatever_they_are_called(verb: str, turn: str) -> None:
    said = "By the end of the year {number} individuals " + verb + "."
    number = {"what": "individuals", "kind": "flow", "by": None}
    (change,) = changes(
        [({**number, "low": 46}, said.format(number=46))], [({**number, "low": 65}, said.format(number=65))]
    )
    assert change.change == turn
