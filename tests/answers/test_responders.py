"""Who responds: offices on a day, bodies and states."""

from __future__ import annotations

import pytest
from tests.build import a_card, a_date, a_quote

from habeas.answers.offices import Citation, Office, office_on, offices
from habeas.answers.responders import is_by, responder_of, state_words


def cited(role: str, published: str | None, organization: str | None = None, by: str = "d") -> Citation:
    return Citation(role, organization, a_card(id=by, published=published), a_quote(role))


def test_an_office_is_known_from_its_first_to_its_last_citation() -> None:
    (one,) = offices([cited("Envoy", "2023-05"), cited("envoy", "2024-02-03", by="e"), cited("Envoy", "2023", by="f")])
    assert (str(one.first_cited), str(one.last_cited)) == ("2023", "2024-02-03")
    assert office_on([one], a_date("2023-11")) == one
    assert office_on([one], a_date("2024-03")) is None
    assert office_on([one], None) is None


def test_the_office_that_a_document_of_the_act_gives_counts_first_and_a_former_one_never() -> None:
    held = offices([cited("Envoy", "2024-01"), cited("Minister of Justice", "2024-01", by="e")])
    found = office_on(held, a_date("2024-01"), ["d"])
    assert found is not None
    assert found.role == "Envoy"
    assert office_on(offices([cited("former envoy", "2024-01")]), a_date("2024-01"), ["d"]) is None


def office(role: str, organization: str | None = None) -> Office:
    return offices([cited(role, "2024-01", organization)])[0]


@pytest.mark.parametrize(
    ("name", "role", "body", "state"),
    [
        ("Ana Brook", "Under Secretary of State", "U.S. Department of State", "US"),
        ("Ana Brook", "Secretary of State for Health", None, None),
        ("Ana Brook", "editor", None, None),
        ("State Department", None, "U.S. Department of State", "US"),
        ("French foreign ministry", None, "French foreign ministry", "FR"),
        ("France", None, "France", "FR"),
        ("human rights groups in France", None, "human rights groups in France", None),
        ("European Parliament", None, "European Parliament", "EU"),
        ("Open Cells", None, "Open Cells", None),
    ],
)
def test_the_body_and_the_state_are_told_by_the_name_or_the_office(
    name: str, role: str | None, body: str | None, state: str | None
) -> None:
    who = responder_of(name, "ana-brook" if role else None, None, office(role) if role else None)
    assert (who.body, who.state) == (body, state)


def test_somebody_is_found_by_name_body_and_state_and_not_by_those_of_others() -> None:
    brook = responder_of("Brook", "ana-brook", "Ana Brook", office("Secretary of State"))
    asked = ("Ana Brook", "U.S. Department of State", "State Department", "United States", "US")
    assert all(is_by(brook, name) for name in asked)
    assert not any(is_by(brook, name) for name in ("U.S. Department of the Treasury", "France", "Lio Marsh"))
    assert not is_by(responder_of("United States"), "U.S. Department of State")
    assert is_by(responder_of("Open Cells"), "open cells")


def test_a_state_is_told_in_words() -> None:
    assert [state_words(code) for code in ("FR", "EU", None)] == ["France", "European Union", None]
