"""What of a source is told as a finding, what in its own words, and what is no finding."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from tests.answers.test_report_draft import ARREST, IRA, REPORT, an_act, material, told, written
from tests.build import a_card, a_count, a_quote

from habeas import model
from habeas.answers.counts import ReportedCount, series
from habeas.answers.manuscript import words
from habeas.answers.report.answering import kind_of, read_answers
from habeas.answers.report.draft import ANSWERS, draft
from habeas.answers.report.material import Asked
from habeas.answers.report.quotable import stands_alone, unheaded
from habeas.answers.report.setting import manuscript_of
from habeas.errors import BadVocabulary

UNREVIEWED = "unreviewed"


def all_text(*acts: model.Act, **rest: Any) -> str:
    return " ".join(sentence.text for sentence in written(*acts, include="all", **rest).sentences)


def of_group(kind: str, quote: str, group: str, review: str = UNREVIEWED, **rest: Any) -> model.Act:
    return an_act(None, told(kind, None, None, quote, review, group=group, **rest))


@pytest.mark.parametrize(
    "quote",
    [
        "According to the law, detainees in Halem had to see a judge soon.",
        "The man reported that guards had hit him at least five times.",
        "Guards beat six of the traders in Halem last week for nothing.",
        "However, guards beat six of the traders of Halem in the spring.",
    ],
)
def test_a_sentence_that_points_elsewhere_does_not_stand_alone(quote: str) -> None:
    assert not stands_alone(quote)


def test_a_heading_that_runs_into_a_sentence_is_not_quoted_with_it() -> None:
    assert unheaded("Violence and Harassment: Guards beat traders.") == "Guards beat traders."
    assert unheaded("The court said: No trader was beaten.") == "The court said: No trader was beaten."


def test_what_a_law_allows_is_no_finding_unless_somebody_verified_it() -> None:
    quote = "The law allowed judges in Halem to hold traders for three months."
    assert all_text(of_group("arrest", quote, "traders")) == ""
    assert all_text(of_group("arrest", quote, "traders", "verified")) != ""


def test_what_only_may_come_is_told_in_the_words_of_the_source() -> None:
    quote = "Traders in Halem who strike face prison for up to two years."
    act = of_group("sentence", quote, "traders", modality="possible")
    assert all_text(act) == f"Open Cells stated: “{quote}”"


def test_news_on_another_country_is_not_quoted() -> None:
    news = a_card(id="n" * 64, publisher="Halem Wire", published="2023-05-01", country="XV")
    act = of_group("arrest", "Police in Georgia took the families of three market traders.", "their families")
    claims = tuple(replace(claim, document=news) for claim in act.claims)
    assert all_text(replace(act, claims=claims)) == ""


def test_what_an_earlier_document_told_without_a_date_did_not_happen_this_year() -> None:
    before = a_card(id="b" * 64, publisher="Open Cells", published=None, report_year=2021)
    now = told("killing", "Ira Molnar", None, "The killing of Ira Molnar was not solved.")
    earlier = replace(now, id="earlier", document=before)
    assert all_text(an_act(IRA, now)) == "Ira Molnar was killed."
    assert all_text(an_act(IRA, now, earlier)) == ""


def test_the_same_told_by_two_claims_is_told_once_with_both_footnotes() -> None:
    other = a_card(id="o" * 64, publisher="Halem Wire", published="2023-06-01")
    first = told("award", "Ira Molnar", "2023-03-08", "Ira Molnar got a prize.")
    second = replace(told("award", "Ira Molnar", "2023-03-08", "A prize went to Ira Molnar."), id="2", document=other)
    made = written(an_act(IRA, first), replace(an_act(IRA, second), id="another"))
    assert [len(one.notes) for one in made.sentences] == [2]


def test_two_acts_of_one_month_are_told_as_of_the_same_month() -> None:
    charge = an_act(IRA, told("charge", "Ira Molnar", "2023-05", "Ira Molnar was charged.", charges=("libel",)))
    remand = an_act(IRA, told("remand", "Ira Molnar", "2023-05", "She was sent to prison to wait."))
    text = " ".join(one.text for one in written(charge, remand).sentences)
    assert "In May, Ira Molnar was charged with libel. The same month, she was held" in text


def test_an_organization_has_the_article_it_needs() -> None:
    act = an_act(None, told("censorship", None, None, "They shut the union down.", organizations=("Traders Union",)))
    assert "The Traders Union was" in all_text(act)


def figure(quote: str, what: str = "political prisoners", **rest: Any) -> list[Any]:
    return series([ReportedCount(a_count(what, 5, quote=a_quote(quote), **{"as_of": "2023-12", **rest}), REPORT)])


def test_a_number_is_told_as_its_source_tells_it() -> None:
    considered = "Several groups considered five of the traders political prisoners."
    assert all_text(figures=figure(considered)) == f"Open Cells stated: “{considered}”"
    at_end = figure("At year’s end, a union counted five political prisoners.", by="Union")
    assert all_text(figures=at_end) == "At year’s end, there were five political prisoners, according to the Union."


def test_a_number_that_a_quote_has_told_already_is_not_told_again() -> None:
    quote = "Guards in Halem released the relatives of three market traders in May."
    act = of_group("release", quote, "their relatives")
    flow = figure(quote, "arrests", kind="flow", as_of="2023-05")
    assert all_text(act, figures=flow).count(quote) == 1


def test_impunity_and_proceedings_are_told_in_their_source_s_words_after_the_findings() -> None:
    quote = "As of autumn, prosecutors in Halem had not investigated the beating of market traders."
    act = of_group("attack", quote, "market traders")
    made = written(act, ARREST, include="all")
    passages = [one for section in made.sections for one in section.passages if one.kind == ANSWERS]
    assert [one.text for passage in passages for one in passage.sentences] == [
        f"On impunity, Open Cells stated: “{quote}”"
    ]
    given = material(act, ARREST)
    summary = words(manuscript_of(draft(given, Asked("XV", 2023, "short", "all", "en", date(2024, 3, 1))), given))
    assert "On whether those responsible were held to account" in summary


@pytest.mark.parametrize(
    ("quote", "kind"),
    [
        ("Guards acted with impunity.", "impunity"),
        ("The court granted her family compensation.", "redress"),
        ("A court convicted two prison guards of beating her.", "proceedings"),
        ("Prosecutors opened an investigation into her death.", "proceedings"),
        ("The ministry denied that anyone had been beaten.", "position"),
        ("The government denied him access to a lawyer.", None),
        ("Prosecutors opened a criminal case against her.", None),
    ],
)
def test_how_the_state_answered_is_known_by_the_words(quote: str, kind: str | None) -> None:
    assert kind_of(quote) == kind


def test_a_kind_of_answer_is_there_once() -> None:
    with pytest.raises(BadVocabulary, match="twice"):
        read_answers({"answer": [{"name": "a", "words": ["a"]}, {"name": "a", "words": ["b"]}]})
