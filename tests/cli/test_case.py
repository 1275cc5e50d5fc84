"""The page of a case, from nouns alone."""

from __future__ import annotations

from datetime import date

from tests.acts.told import MARIA, cases_of, told

from habeas.cases.status import status_on
from habeas.cli.case import page
from habeas.model import CaseOn
from habeas.work.answers import CaseFile


def test_a_denied_act_says_who_denies_it() -> None:
    said = told("torture", "2024-03-05", by="a", modality="alleged")
    denied = told("torture", "2024-03-05", by="b", modality="denied", speaker="the prison service")
    day = date(2024, 6, 1)
    cases = tuple(CaseOn(case, day, status_on(case, day)) for case in cases_of(said, denied))
    lines = [line for line, _ in page(CaseFile(MARIA, day, cases, (), ()), 100)]
    assert "  Denied by the prison service (b, 2024-06-01)." in lines


def test_a_charge_does_not_read_as_if_it_was_decided_on_the_day_that_is_asked_for() -> None:
    sentence = told("sentence", "2024-03-05", charges=("fraud",), term="two years")
    day = date(2024, 6, 1)
    cases = tuple(CaseOn(case, day, status_on(case, day)) for case in cases_of(sentence))
    lines = [line for line, _ in page(CaseFile(MARIA, day, cases, (), ()), 100)]
    assert "Charges, each as it stands on 1 June 2024" in lines
    assert any(line.startswith("- fraud: convicted (two years;") for line in lines)
