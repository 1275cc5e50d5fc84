"""Whom a surname with an office stands for."""

from __future__ import annotations

import pytest
from tests.build import a_card, a_date, a_quote

from habeas.answers.offices import Citation, offices
from habeas.answers.statements import award_givers, award_keys, statement_keys
from habeas.answers.surnames import Holder, holder_meant, is_surname, same_office


def holder(name: str, role: str, published: str) -> Holder:
    cited = Citation(role, None, a_card(id=name, published=published), a_quote(role))
    return Holder(name.lower().replace(" ", "-"), name, offices([cited]))


BROOK = holder("Ana Brook", "Secretary of State", "2024-03-01")


@pytest.mark.parametrize(
    ("surname", "role", "day", "meant"),
    [
        ("Brook", "Secretary", "2024-04", True),
        ("Brook", "secretary of state", "2025-02-20", True),
        ("Brook", "Under Secretary", "2024-04", False),
        ("Brook", "Secretary", "2026-04", False),
        ("Brooks", "Secretary", "2024-04", False),
    ],
)
def test_a_surname_with_an_office_is_who_held_it_about_that_day(surname: str, role: str, day: str, meant: bool) -> None:
    found = holder_meant(surname, [role], a_date(day), [BROOK, holder("Ina Vold", "Secretary of State", "2024-03-01")])
    assert found == ((BROOK, BROOK.offices[0]) if meant else None)


def test_of_two_who_may_be_meant_neither_is() -> None:
    other = holder("Tor Brook", "Secretary of State for Health", "2024-02")
    assert holder_meant("Brook", ["Secretary"], a_date("2024-03"), [BROOK, other]) is None


def test_a_name_of_one_word_is_a_surname_and_an_office_is_its_own_beginning() -> None:
    assert is_surname("Brook")
    assert not is_surname("Ana Brook")
    assert same_office("President", "president of the assembly")
    assert not same_office("President", "Vice President")
    assert not same_office("", "President")


def test_one_sentence_that_condemns_and_appeals_is_one_statement_of_its_maker_for_its_person() -> None:
    said = [("d", 0, 40)]
    condemned = list(statement_keys("condemnation", "ina", ["Ana Brook"], said))
    assert condemned == list(statement_keys("appeal", "ina", ["Ana Brook"], said))
    assert condemned != list(statement_keys("appeal", "ina", ["Bar of Orrland"], said))
    assert condemned != list(statement_keys("appeal", "bek", ["Ana Brook"], said))
    assert list(statement_keys("award", "ina", ["Ana Brook"], said)) == []


def test_one_award_that_two_documents_name_is_one_response() -> None:
    first = list(award_keys("ina", ["Ina Vold won the Harbour Council’s Free Pen Award in her absence."]))
    assert first == list(award_keys("ina", ["This year's Harbour Council's Free Pens Award goes to Ina Vold."]))
    assert first
    assert first != list(award_keys("bek", ["Bek Rao won the Harbour Council’s Free Pen Award."]))
    assert not list(award_keys("ina", ["She won the Free Pen Award and the Orrland Prize.", "She won an award."]))


def test_an_award_is_given_by_whose_its_name_says_it_is() -> None:
    said = {
        "She received the Foreign Secretary’s 2024 Freedom Medal in absentia.": ["Foreign Secretary"],
        "He received the 2024 Department of State Human Rights Award.": ["Department of State"],
        "She won the Nobel Peace Prize, and then another award.": [],
    }
    assert {quote: list(award_givers([quote])) for quote in said} == said
