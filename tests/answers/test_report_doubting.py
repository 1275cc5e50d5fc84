"""What a sentence says less surely, or of another year, is not told as a finding of the year."""

from __future__ import annotations

import pytest
from tests.answers.test_report_draft import IRA, an_act, told
from tests.answers.test_report_findings import UNREVIEWED, all_text, of_group

from habeas.answers.report.doubting import as_hedged, is_of_another_year, without_headings
from habeas.answers.report.fitting import articled, group_stands, number_qualifier, with_a
from habeas.answers.report.wording import wording_in


@pytest.mark.parametrize(
    ("quote", "other"),
    [
        ("The court still looked into raids on traders in 2017.", True),
        ("The court still looked into the 2023 raids on traders.", False),
        ("Traders were tried for selling books in 2017.", False),
        ("Traders were arrested under the 2019 media law.", False),
        ("Traders were arrested all over Halem.", False),
    ],
)
def test_a_sentence_that_names_only_other_years_is_no_finding_of_the_year(quote: str, other: bool) -> None:
    assert is_of_another_year(of_group("raid", quote, "traders"), 2023) is other


def test_what_was_done_in_another_year_is_told_in_the_words_of_its_source() -> None:
    quote = "The court of Halem still looked into police raids on traders in 2017."
    assert all_text(of_group("raid", quote, "traders")) == f"Open Cells stated: “{quote}”"


@pytest.mark.parametrize(
    ("quote", "modality"),
    [
        ("There was a reasonable basis to believe that traders were beaten.", "alleged"),
        ("Police reportedly beat traders.", "alleged"),
        ("Traders said officers beat them.", "alleged"),
        ("She vanished after her accusation online that an official had attacked traders.", "alleged"),
        ("Police beat traders for allegedly singing.", "asserted"),
        ("Police beat traders.", "asserted"),
    ],
)
def test_what_a_sentence_hedges_is_told_as_alleged(quote: str, modality: str) -> None:
    assert as_hedged(of_group("torture", quote, "traders")).modality == modality


def test_a_heading_before_a_sentence_is_nobody_who_did_it() -> None:
    quote = "Administration: Guards read letters of traders."
    act = of_group("surveillance", quote, "traders", actors=("Administration", "guards"))
    assert without_headings(act).actors == ("guards",)


def test_a_number_keeps_the_word_that_its_source_puts_before_it() -> None:
    quote = "In Halem more than 1,000 traders were beaten."
    act = of_group("attack", quote, "traders", number=1000)
    assert number_qualifier(act) == "more than"
    assert all_text(act) == "More than 1,000 traders were beaten."
    assert number_qualifier(of_group("attack", "Police beat 1,000 traders.", "traders", number=1000)) == ""


def test_a_court_has_the_article_of_its_source() -> None:
    assert articled("Halem court", ["On May 2, a Halem court sentenced Ira Molnar."]) == "a Halem court"
    assert articled("Halem court", ["On May 2, the Halem court sentenced Ira Molnar."]) == "the Halem court"


@pytest.mark.parametrize("group", ["detained traders", "critics of the operation", "traders, or their guild"])
def test_a_group_that_only_its_sentence_makes_plain_does_not_stand_alone(group: str) -> None:
    assert not group_stands(group)


def test_what_somebody_found_is_no_blame_but_that_a_case_is_political_is_told() -> None:
    found = an_act(IRA, told("condemnation", "Ira Molnar", "2023-05", "A league found her thin.", UNREVIEWED))
    quote = "In May, a league called the case of Ira Molnar politically motivated."
    called = an_act(IRA, told("condemnation", "Ira Molnar", "2023-05", quote, UNREVIEWED, actors=("a league",)))
    assert all_text(found) == ""
    assert all_text(called) == "In May, a league considered the case of Ira Molnar politically motivated."


def test_nobody_who_was_only_fined_is_said_to_be_still_in_custody() -> None:
    arrest = told("arrest", "Ira Molnar", "2023-05-02", "Police took Ira Molnar away.", UNREVIEWED)
    fine = told("sentence", "Ira Molnar", None, "She was given a fine.", UNREVIEWED)
    assert "custody" not in all_text(an_act(IRA, arrest), an_act(IRA, fine))


@pytest.mark.parametrize("language", ["az", "ru"])
def test_accusations_fines_and_pressure_have_words_of_their_own_in_every_language(language: str) -> None:
    words = wording_in(language, "state-2023")
    for kind, seen in (
        ("charge", "accused"),
        ("sentence", "fined"),
        ("threat", "pressure"),
        ("travel_ban", "refused entry"),
    ):
        assert words.of_type(kind, seen) is not words.types[kind]


def test_who_did_it_stands_with_the_words_and_the_article_of_its_source() -> None:
    quote = "In May the GBH and de facto police in Halem beat traders."
    act = of_group("attack", quote, "traders", actors=("GBH", "facto police"))
    assert all_text(act) == "The GBH and de facto police beat traders."


def test_a_group_after_a_heading_that_runs_in_is_small_within_a_sentence() -> None:
    quote = "Administration: Prisoners were beaten by guards."
    act = of_group("attack", quote, "Prisoners", actors=("guards",))
    assert all_text(act).endswith(" prisoners.")


def test_a_long_heading_that_runs_in_is_nobody_who_spoke() -> None:
    quote = (
        "Content Restrictions for Members of the Press, Including Online Media: A league expressed concern for traders."
    )
    act = of_group("condemnation", quote, "traders", actors=("Members of the Press",))
    assert without_headings(act).actors == ()


def test_a_local_court_is_one_of_several() -> None:
    assert articled("local court", ["Ira Molnar was tried."]) == "a local court"
    assert articled("local police", ["Police took Ira Molnar."]) == "local police"
    assert articled("Halem’s City Court", ["Halem’s City Court tried Ira Molnar."]) == "Halem’s City Court"


def test_an_article_is_by_how_a_word_sounds() -> None:
    assert [with_a(one) for one in ("unidentified group", "union", "university", "used car", "unit")] == [
        "an unidentified group",
        "a union",
        "a university",
        "a used car",
        "a unit",
    ]
