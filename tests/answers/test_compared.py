"""Two country reports side by side, and a country's year as a row: what each says, and what an edition cannot say."""

# ruff: noqa: E501  # a report is written in whole sentences
from __future__ import annotations

from dataclasses import replace

import pytest
from tests.build import a_claim, a_count, a_quote

from habeas.answers.compared import change_row, compared
from habeas.answers.compared_page import manuscript_of_comparison
from habeas.answers.country_years import country_year_columns, country_year_row
from habeas.answers.export import write
from habeas.answers.issues import (
    NO_HEADING,
    NONE_SAID,
    NOT_IN_DOCUMENT,
    NOT_IN_EDITION,
    TOLD,
    Report,
    issue_words,
    issues_of,
    read_issue_words,
)
from habeas.answers.leaning import leaning
from habeas.answers.manuscript import notes
from habeas.answers.typeset import typeset
from habeas.claims.attributions import read_attributions
from habeas.documents.outline import outlined
from habeas.documents.read import read
from habeas.errors import BadVocabulary
from habeas.model import Claim, Count, SourcedClaim
from habeas.record.load import card_of
from habeas.terms import load_toml

OLD = """Section 1. Respect for the Integrity of the Person

b. Disappearance

There were no reports of disappearances by or on behalf of the authorities.

e. Denial of Fair Public Trial

Political Prisoners and Detainees

Observers estimated there were 40 political prisoners. A court sentenced the weaver Ida Tol to two years.

Section 2. Respect for Civil Liberties

Section 3. Freedom to Participate in the Political Process"""
LATER = OLD.replace("there were 40", "there were at least 61").replace(
    "A court sentenced the weaver Ida Tol to two years.",
    "Ida Tol was released. The potter Jon Ask died in custody after widespread beatings, according to the NGO Open Looms.",
)
NEW_EDITION = """Section 1. Life

a. Extrajudicial Killings

The potter Jon Ask died in custody.

Section 2. Liberty

Section 3. Security of the Person"""


def a_report(text: str, name: str, claims: list[Claim], counts: tuple[Count, ...] = ()) -> Report:
    document = read(text.encode(), name)
    outline = outlined(document)
    assert outline is not None
    sourced = tuple(SourcedClaim(f"{name}-{number}", each, card_of(document)) for number, each in enumerate(claims))
    persons = {"Ida Tol": "ida-tol", "Jon Ask": "jon-ask"}
    return Report(document, outline, sourced, counts, {name: each for name, each in persons.items() if name in text})


@pytest.fixture
def reports() -> dict[str, Report]:
    old = [
        a_claim(
            "sentence",
            "Ida Tol",
            term="two years",
            quote=a_quote(OLD, "A court sentenced the weaver Ida Tol to two years"),
        )
    ]
    later = [
        a_claim("release", "Ida Tol", quote=a_quote(LATER, "Ida Tol was released")),
        a_claim("killing", "Jon Ask", quote=a_quote(LATER, "The potter Jon Ask died in custody")),
    ]
    killed = [a_claim("killing", "Jon Ask", quote=a_quote(NEW_EDITION, "The potter Jon Ask died in custody"))]
    forty = a_count(
        low=40,
        by="Observers",
        as_of="2022",
        quote=a_quote(OLD, "Observers estimated there were 40 political prisoners"),
    )
    more = a_count(
        low=61, qualifier="at least", by="Observers", as_of="2023",
        quote=a_quote(LATER, "Observers estimated there were at least 61 political prisoners"),
    )  # fmt: skip
    return {
        "old": a_report(OLD, "2022-AZ.txt", old, (forty,)),
        "later": a_report(LATER, "2023-AZ.txt", later, (more,)),
        "new": a_report(NEW_EDITION, "2024-AZ.txt", killed),
        "elsewhere": a_report(LATER, "2023-GE.txt", later, (more,)),
    }


def _changes(left: Report, right: Report) -> dict[tuple[str, str], tuple[str, str, str]]:
    leaned = tuple(
        leaning(card_of(each.document), read_attributions(each.document), each.claims, each.counts)
        for each in (left, right)
    )
    found = compared(left, right, leaned)  # type: ignore[arg-type]  # two of them
    for each in found.changes:
        assert all(left.document.text[one.start : one.end] == one.text for one in each.left_quotes)
        assert all(right.document.text[one.start : one.end] == one.text for one in each.right_quotes)
    return {(each.level, each.subject): (each.change, each.left, each.right) for each in found.changes}


def test_people_are_new_gone_or_better_by_who_they_are(reports: dict[str, Report]) -> None:
    changes = _changes(reports["old"], reports["later"])
    assert changes["person", "Ida Tol"] == ("better", "sentence, two years", "release")
    assert changes["person", "Jon Ask"] == ("new", "not named", "killing")


def test_a_number_that_surely_rose_is_worse(reports: dict[str, Report]) -> None:
    changes = _changes(reports["old"], reports["later"])
    assert changes["count", "political prisoners"] == (
        "worse",
        "40, by Observers, 2022",
        "at least 61, by Observers, 2023",
    )


def _numbers(reports: dict[str, Report], left: Count, right: tuple[Count, ...]) -> dict[str, tuple[str, str, str]]:
    one = replace(reports["old"], counts=(left,))
    other = replace(reports["later"], counts=right)
    changes = _changes(one, other)
    return {subject: change for (level, subject), change in changes.items() if level == "count"}


def test_a_number_without_an_upper_end_is_not_surely_less_than_a_greater_one(reports: dict[str, Report]) -> None:
    quoted = a_quote(OLD, "Observers estimated there were 40 political prisoners")
    forty = a_count(low=40, qualifier="at least", as_of="2022", quote=quoted)
    later = a_quote(LATER, "Observers estimated there were at least 61 political prisoners")
    sixty = a_count(low=61, as_of="2023", quote=later)
    assert _numbers(reports, forty, (sixty,))["political prisoners"][0] == "otherwise"


def test_a_number_that_both_give_alike_is_not_told_as_moved(reports: dict[str, Report]) -> None:
    quoted = a_quote(OLD, "Observers estimated there were 40 political prisoners")
    later = a_quote(LATER, "Observers estimated there were at least 61 political prisoners")
    forty = a_count(low=40, as_of="2022", quote=quoted)
    right = (a_count(low=7, as_of="2023", quote=later), a_count(low=40, as_of="2023", quote=later))
    assert _numbers(reports, forty, right)["political prisoners"] == ("new", "not reported", "7, 2023")


def test_what_a_report_denies_or_alleges_does_not_read_like_what_it_asserts(reports: dict[str, Report]) -> None:
    quoted = a_quote(LATER, "Ida Tol was released")
    told = [
        a_claim("sentence", "Ida Tol", term="two years", quote=quoted),
        a_claim("torture", "Ida Tol", modality="denied", quote=quoted),
    ]
    later = a_report(LATER, "2023-AZ.txt", told)
    assert ("person", "Ida Tol") not in _changes(reports["old"], later)
    alleged = a_report(LATER, "2023-AZ.txt", [a_claim("torture", "Ida Tol", modality="alleged", quote=quoted)])
    assert _changes(reports["old"], alleged)["person", "Ida Tol"][2] == "torture or ill-treatment (alleged)"


def test_a_source_that_only_one_cites_is_new(reports: dict[str, Report]) -> None:
    assert _changes(reports["old"], reports["later"])["source", "Open Looms"][0] == "new"


def test_what_an_edition_has_no_heading_for_is_not_gone(reports: dict[str, Report]) -> None:
    changes = _changes(reports["later"], reports["new"])
    change, _, right = changes["section", "Political prisoners and detainees"]
    assert (change, right) == ("not in this edition", "not in this edition")


def test_between_two_countries_nothing_is_new_or_worse(reports: dict[str, Report]) -> None:
    changes = _changes(reports["old"], reports["elsewhere"])
    assert {change for change, _, _ in changes.values()} <= {
        "only in the first",
        "only in the second",
        "otherwise",
        "more told",
        "less told",
        "not in this edition",
    }


def test_the_four_states_of_an_issue_are_kept_apart(reports: dict[str, Report]) -> None:
    later, new = issues_of(reports["later"]), issues_of(reports["new"])
    assert later["disappearance"].state == NONE_SAID
    assert later["political_prisoners"].state == TOLD
    assert later["prison_conditions"].state == NO_HEADING
    assert new["political_prisoners"].state == NOT_IN_EDITION


def test_no_reports_of_something_widespread_are_no_word_on_how_large_it_is() -> None:
    text = OLD.replace("no reports of disappearances", "no reports of widespread or systematic disappearances")
    assert issues_of(a_report(text, "2022-AZ.txt", []))["disappearance"].wording is None


def test_a_year_is_a_row_whose_cells_lead_to_their_sentences(reports: dict[str, Report]) -> None:
    row = country_year_row(reports["later"])
    assert set(row) == set(country_year_columns())
    cells = {
        name: row[f"political_prisoners_{name}"]
        for name in ("state", "wording", "acts", "people", "count_low", "count_high")
    }
    assert cells == {
        "state": "told",
        "wording": "widespread",
        "acts": 2,
        "people": 2,
        "count_low": 61,
        "count_high": 61,
    }
    starts = [int(place.split("-")[0]) for place in row["political_prisoners_at"]]
    assert LATER.index("Observers estimated") in starts


def test_what_is_not_in_an_edition_is_not_nought(reports: dict[str, Report]) -> None:
    row = country_year_row(reports["new"])
    assert row["political_prisoners_state"] == NOT_IN_EDITION
    assert row["political_prisoners_acts"] is None
    assert row["political_prisoners_count_low"] is None


@pytest.mark.parametrize("format", ["csv", "jsonl", "parquet"])
def test_a_row_and_a_change_are_written(format: str, reports: dict[str, Report], tmp_path) -> None:  # type: ignore[no-untyped-def]  # noqa: A002
    cards = card_of(reports["old"].document), card_of(reports["later"].document)
    leaned = tuple(leaning(card, (), (), ()) for card in cards)
    changes = compared(reports["old"], reports["later"], leaned).changes  # type: ignore[arg-type]  # two of them
    with (tmp_path / "years").open("wb") as file:
        assert write("country_years", [country_year_row(reports["old"])], format, file) == 1
    with (tmp_path / "changes").open("wb") as file:
        assert write("changes", [change_row(each, *cards) for each in changes], format, file) == len(changes)


PASSAGE = "2023 Country Reports on Human Rights Practices: Azerbaijan\n\nPolitical Prisoners and Detainees\n\nJon Ask was held."


def test_of_a_passage_nothing_is_new_or_gone(reports: dict[str, Report]) -> None:
    passage = a_report(PASSAGE, "2023-AZ-passage.txt", [])
    assert passage.outline.is_passage
    changes = _changes(reports["old"], passage)
    assert {change for change, _, _ in changes.values()}.isdisjoint({"new", "gone", "worse", "better"})
    assert changes["person", "Ida Tol"] == ("not in this document", "sentence, two years", "not in this document")
    row = country_year_row(passage)
    assert (row["form"], row["torture_state"]) == ("passage", NOT_IN_DOCUMENT)
    assert country_year_row(reports["old"])["form"] == "part of a report"
    assert "(passage)" in passage.name


def test_what_stands_in_a_section_that_was_cut_off_is_not_gone(reports: dict[str, Report]) -> None:
    text = f"{LATER}\n\nSection 7. Worker Rights\n\nUnion leader Ida Tol was dismissed."
    later = a_report(
        text,
        "2023-AZ.txt",
        [a_claim("dismissal", "Ida Tol", quote=a_quote(text, "Union leader Ida Tol was dismissed"))],
    )
    short = a_report(LATER.replace("Ida Tol was released. ", ""), "2022-AZ.txt", [])
    assert _changes(later, short)["person", "Ida Tol"][0] == "not in this document"
    assert _changes(reports["old"], short)["person", "Ida Tol"][0] == "gone"


def test_a_topic_that_there_is_not_is_refused() -> None:
    with pytest.raises(BadVocabulary, match="weather"):
        read_issue_words({**load_toml("answers/issues.toml"), "counts": {"weather": ["rain"]}})


def test_a_comparison_is_a_manuscript_with_the_sentences_of_both_as_footnotes(reports: dict[str, Report]) -> None:
    old, later = reports["old"], reports["later"]
    leaned = tuple(leaning(card_of(each.document), (), (), ()) for each in (old, later))
    made = manuscript_of_comparison(compared(old, later, leaned))  # type: ignore[arg-type]  # two of them
    cited = notes(made)
    assert {each.document_id for each in cited} == {old.document.id, later.document.id}
    texts = {old.document.id: OLD, later.document.id: LATER}
    assert all(texts[each.document_id][each.start : each.end] == each.quote for each in cited)
    assert b"at least 61" in typeset(made, "html")


def test_a_comparison_with_footnotes_in_many_rows_is_set_as_a_pdf(reports: dict[str, Report]) -> None:
    long = " ".join(f"The weaver number {number} was told of at the market in Halem." for number in range(90))
    text = LATER.replace("Ida Tol was released.", f"Ida Tol was released. {long}")
    claims = [
        a_claim("arrest", f"weaver number {number}", quote=a_quote(text, f"The weaver number {number} was told of"))
        for number in range(90)
    ]
    old, later = reports["old"], a_report(text, "2023-AZ.txt", claims)
    leaned = tuple(leaning(card_of(each.document), (), (), ()) for each in (old, later))
    made = manuscript_of_comparison(compared(old, later, leaned))  # type: ignore[arg-type]  # two of them
    assert typeset(made, "pdf").startswith(b"%PDF")


def test_what_a_cut_off_report_lacks_is_not_in_the_document_and_never_gone(reports: dict[str, Report]) -> None:
    later = issues_of(reports["later"])
    missing = set(reports["later"].outline.missing)
    assert "7" in missing
    assert later["worker_rights"].state == NOT_IN_DOCUMENT
    changes = _changes(reports["new"], reports["later"]).values()
    turned = {change for change, _, right in changes if right == NOT_IN_DOCUMENT}
    assert turned <= {"not in this document", "not in this edition"}


@pytest.mark.parametrize(
    ("sentence", "is_none"),
    [
        ("There were no reports of disappearances by or on behalf of government authorities.", True),
        ("There were no reports of enforced disappearances during the year.", True),
        ("There was no evidence that weavers were held for their opinions.", True),
        ("There were no public reports of government action against weavers.", True),
        ("There were no reports on whether these penalties were applied.", False),
        ("There were no reports of police identifying perpetrators.", False),
        ("There were no known cases of prosecution of officials for abuses.", False),
        ("There was no information on how many inspectors there were.", False),
        ("There was no basis for a criminal case.", False),
    ],
)
def test_that_nothing_was_done_about_it_is_not_that_nothing_was_reported(sentence: str, is_none: bool) -> None:
    assert issue_words().says_none(sentence) is is_none


def test_what_is_said_under_a_heading_below_is_not_said_of_the_whole_section() -> None:
    text = "\n\n".join(
        [
            "2023 Country Reports on Human Rights Practices: Azerbaijan",
            "Section 1. Respect for the Integrity of the Person",
            "b. Disappearance",
            "There were no reports of disappearances by or on behalf of government authorities.",
            "Section 2. Respect for Civil Liberties",
            "c. Freedom of Religion",
            "Nothing else was told of it in spring or in autumn.",
        ]
    )
    document = read(text.encode(), "2023-AZ.txt")
    outline = outlined(document)
    assert outline is not None
    found = issues_of(Report(document, outline, (), (), {}))
    assert (found["disappearance"].state, found["integrity"].state) == ("no reports", "told")
