"""What two claims say of each other."""

from __future__ import annotations

import pytest
from tests.acts.told import acts_of, told
from tests.build import a_card

from habeas.acts.agree import compare, span
from habeas.model import SourcedClaim


@pytest.mark.parametrize(
    ("left", "right", "answer"),
    [
        (told("arrest", "2024-03-05", by="a"), told("remand", "2024-03-05", by="b"), "apart"),
        (told("arrest", "2024-03-05", by="a"), told("arrest", "2024-03-12", by="b"), "apart"),
        (told("arrest", "2024-03-05", by="a"), told("arrest", "2024-03-07", by="b"), "same"),
        (told("threat", "2024-03-05", by="a"), told("threat", "2024-03-06", by="b"), "apart"),
        (told("arrest", "2024-03", by="a"), told("arrest", "2024-03-29", by="b"), "same"),
        (told("arrest", "2024-12-01", by="a"), told("arrest", by="b", published="2024-11-30"), "apart"),
        (told("arrest", "2020-03-01", by="a"), told("arrest", by="b", published="2024-06-01"), "open"),
        (told("killing", "2020-03-01", by="a"), told("killing", by="b", published="2024-06-01"), "same"),
        (told("killing", "2020-03-01", by="a"), told("killing", "2020-03-20", by="b"), "same"),
        (told("killing", "2020-03-01", by="a"), told("killing", "2021-03-01", by="b"), "apart"),
        (told("imprisonment", "2024-12-01", by="a"), told("imprisonment", by="b", published="2024-11-21"), "same"),
        (told("imprisonment", "2024-12-01", by="a"), told("imprisonment", by="b", published="2024-06-21"), "apart"),
        (
            told("sentence", "2017-03", by="a", charges=("criminal defamation",)),
            told("sentence", by="b", charges=("defaming an officer",)),
            "same",
        ),
        (
            told("sentence", "2024-11", by="a", term="seven years"),
            told("sentence", "2024", by="b", term="eight years"),
            "differs",
        ),
        (
            told("sentence", "2024-11-20", by="a", term="seven years"),
            told("sentence", "2024", by="b", term="eight years", published="2024-11-21"),
            "same",
        ),
    ],
)
def test_two_claims_are_one_act_two_or_not_enough_to_tell(left: SourcedClaim, right: SourcedClaim, answer: str) -> None:
    assert compare(left, right).answer == answer
    assert compare(right, left).answer == answer


def test_claims_of_one_day_come_together_before_those_of_the_next() -> None:
    pardon = told("release", "2025-02-13", by="a", at=0)
    freed = told("release", "2025-02-14", by="a", at=60)
    news = told("release", "2025-02-14", by="b")
    assert sorted(len(act.claims) for act in acts_of(pardon, freed, news)) == [1, 2]


def test_undated_claims_far_from_each_other_join_the_dated_one_between_them() -> None:
    dated = told("attack", "2020-08-20", by="a")
    soon, late = (told("attack", by=day, published=day) for day in ("2020-09-05", "2021-01-25"))
    assert len(acts_of(dated, soon, late)) == 1
    assert len(acts_of(soon, late)) == 2


def test_what_one_source_gives_otherwise_parts_nobody_else() -> None:
    agreeing = [told("sentence", "2024-11-20", by=name, term="seven years") for name in "abc"]
    odd = told("sentence", "2024", by="d", term="eight years", published="2024-11-21")
    later = told("sentence", by="e", term="seven years", published="2025-02-28")
    (act,) = acts_of(*agreeing, odd, later)
    assert (act.term, [dispute.field for dispute in act.disputes]) == ("seven years", ["term"])


def test_two_undated_claims_that_differ_are_not_bridged_by_one_that_says_neither() -> None:
    plain = told("arrest", "2024-03-05", by="a")
    one, other = (told("arrest", by=place, place=place) for place in ("Halem", "Brod"))
    assert len(acts_of(plain, one, other)) == 2


def test_what_an_annual_report_does_not_date_is_of_its_year() -> None:
    before, within = told("arrest", "2018-11-17", by="a"), told("arrest", "2019-10-19", by="b")
    report = a_card(id="r", published=None, report_year=2019)
    undated = told("arrest", by="r", document=report, id="undated")
    assert (compare(undated, before).answer, compare(undated, within).answer) == ("open", "same")
    assert compare(undated, told("arrest", "2020-02-01", by="c")).answer == "apart"


def test_a_sentence_that_the_next_report_keeps_with_few_words_changed_tells_the_same_act() -> None:
    words = "The editor's reporting on timber was widely seen as the reason for {}, which lasted from 2014 to 2016."
    reports = [a_card(id=str(year), published=None, report_year=year) for year in (2018, 2020)]
    first, second = (
        told("imprisonment", document=report, id=report.id, words=words.format(what))
        for report, what in zip(reports, ("her imprisonment", "imprisonment"), strict=True)
    )
    assert compare(first, second).answer == "same"
    short = [told("imprisonment", document=report, id=report.id, words="She was held.") for report in reports]
    assert compare(short[0], told("imprisonment", document=reports[1], id="x", words="Was she held?")).answer == "open"


def test_two_undated_claims_next_to_what_is_of_one_date_are_one_act() -> None:
    cards = [a_card(id=str(year), published=None, report_year=year) for year in (2017, 2020)]
    pairs = [
        (
            told("arrest", document=card, id=f"{card.id} arrest"),
            told("raid", "2013", document=card, id=f"{card.id} raid"),
        )
        for card in cards
    ]
    arrests = [act for act in acts_of(*(claim for pair in pairs for claim in pair)) if act.type == "arrest"]
    assert len(arrests) == 1


def test_one_document_that_gives_a_sentence_twice_in_other_words_means_one() -> None:
    first = told("sentence", "2017-03-03", by="a", at=0, term="two years", charges=("fraud",))
    again = told("sentence", "2017-03-03", by="a", at=500, term="two years", charges=("tax evasion",), id="again")
    without = told("sentence", "2017-03-03", by="a", at=900, id="without")
    other = told("sentence", "2017-03-03", by="a", at=1300, term="15 days", id="other")
    assert [compare(first, one).answer for one in (again, without, other)] == ["same", "same", "apart"]


def test_a_document_of_the_first_day_there_is_reaches_back_no_further() -> None:
    first = a_card(published="0001-01-01")
    assert first.published is not None
    assert span(first) == (first.published.first_day, first.published.last_day)
