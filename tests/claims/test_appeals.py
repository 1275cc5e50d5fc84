"""Demands: who asks for a release, and that an item of a list of demands is never a release."""

from __future__ import annotations

import pytest
from tests.build import a_document
from tests.claims.told import one

from habeas.claims.extract import Failed, extract
from habeas.claims.rules import RuleExtractor


def told(text: str) -> list[tuple[str, tuple[str, ...], str | None]]:
    (found,) = extract([a_document(text=text)], RuleExtractor())
    assert not isinstance(found, Failed)
    return [(claim.type, claim.persons, claim.term) for claim in found.claims]


def test_an_item_of_a_list_of_demands_is_no_release() -> None:
    types = {kind for kind, _, _ in told("The union urges the authorities:\n\n- to release Marek Dol at once;\n")}
    assert "release" not in types
    assert "appeal" in types


def test_a_length_of_time_in_a_clause_of_its_own_is_not_the_term_of_custody() -> None:
    text = "Marek Dol has been held at the Stone Bridge prison, where guards denied him medicine for nine days."
    assert {term for kind, _, term in told(text) if kind in ("imprisonment", "remand")} == {None}


def test_the_judge_who_found_somebody_guilty_was_not_sentenced() -> None:
    before, after = (
        "Police arrested Marek Dol in May.",
        "found Marek Dol guilty of fraud and sentenced him to five years.",
    )
    assert {who for kind, who, _ in told(f"{before} Judge Anna Osk {after}") if kind == "sentence"} == {("Marek Dol",)}


def test_a_judge_is_not_found_guilty_by_themselves() -> None:
    text = "A court sentenced Marek Dol to seven years in prison. Judge Radmila Osk found him guilty of tax evasion."
    assert {who for kind, who, _ in told(text) if kind == "sentence"} == {("Marek Dol",)}


def test_a_body_in_whose_name_somebody_edits_is_nobody_in_custody() -> None:
    text = "EDITOR OF OPEN LEDGER JAILED PENDING TRIAL\n\nPolice arrested Marek Dol, the editor of Open Ledger, in May."
    assert {name for _, who, _ in told(text) for name in who} == {"Marek Dol"}


def test_what_somebody_asks_for_is_of_the_day_on_which_they_asked() -> None:
    text = "On March 3, the family of Marek Dol requested that the prosecutor reopen the investigation into his death."
    (found,) = extract([a_document(text=text)], RuleExtractor())
    assert not isinstance(found, Failed)
    assert {str(claim.date) for claim in found.claims if claim.type == "appeal"} == {"2024-03-03"}


@pytest.mark.parametrize(
    "text",
    [
        "The ministry’s Empty Chair campaign to free unjustly detained teachers goes on.",
        "We also use radio – for example, the ministry’s Empty Chair campaign to release unjustly detained teachers.",
    ],
)
def test_a_campaign_with_a_name_of_its_own_is_an_appeal_of_whose_it_is(text: str) -> None:
    appeal = one(text, "appeal")
    assert (appeal.actors, appeal.group) == (("ministry",), "unjustly detained teachers")
