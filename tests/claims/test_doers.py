"""Who did it: a sentence for each way in which a text says so, all names and places invented for these tests."""

from __future__ import annotations

import pytest
from tests.build import a_document
from tests.claims.told import claims

from habeas.claims.extract import Failed, extract
from habeas.claims.rules import RuleExtractor

DOERS = [
    ("release", ("Zurab Kapanadze",), "Nino Beridze was released on the order of Judge Zurab Kapanadze."),
    ("threat", ("State Security Service",), "Nino Beridze was summoned for questioning by the State Security Service."),
    ("arrest", ("police",), "Police arrested Nino Beridze in Batumi."),
    ("arrest", ("authorities",), "The journalist Nino Beridze was detained and later deported by authorities."),
    ("sentence", ("Batumi City Court",), "Levan Gelashvili was convicted at the Batumi City Court."),
    ("trial", ("Batumi City Court",), "On May 3, Levan Gelashvili was put on trial at the Batumi City Court."),
    ("killing", ("unknown gunmen",), "On May 3, unknown gunmen killed Levan Gelashvili."),
    ("killing", ("Zurab Kapanadze",), "Zurab Kapanadze was charged with the murder of Levan Gelashvili."),
    ("arrest", ("government",), "Observers criticized the government for arresting Nino Beridze."),
    ("arrest", ("security forces",), "In May security forces arrested Nino Beridze."),
    ("arrest", ("DSPK",), "In May, the DSPK arrested Nino Beridze."),
    ("release", ("Zurab Kapanadze",), "On May 3, President Zurab Kapanadze issued a pardon to Nino Beridze."),
    ("killing", ("armed group",), "The armed group was responsible for the killing of Nino Beridze."),
    (
        "arrest",
        ("officers of the Batumi Police Directorate",),
        "Officers of the Batumi Police Directorate arrested Nino Beridze.",
    ),
    (
        "condemnation",
        ("German government",),
        "A spokesperson for the German government condemned the arrest of Nino Beridze.",
    ),
    ("expulsion", ("government",), "In May the government took steps to extradite Nino Beridze."),
]


def doers_of(text: str, kind: str) -> list[tuple[str, ...]]:
    """Who did the acts of one type that a document of one paragraph tells of."""
    document = a_document(text, country="GE", published="2024-05-10")
    (extraction,) = extract([document], RuleExtractor())
    assert not isinstance(extraction, Failed)
    return [claim.actors for claim in extraction.claims if claim.type == kind]


@pytest.mark.parametrize(("kind", "doers", "text"), DOERS)
def test_an_act_is_told_with_who_did_it(kind: str, doers: tuple[str, ...], text: str) -> None:
    assert [tuple(name.replace("unknown ", "") for name in found) for found in doers_of(text, kind)] == [
        tuple(name.replace("unknown ", "") for name in doers)
    ]


def test_who_reports_an_act_did_not_do_it() -> None:
    assert doers_of("Human Rights Union reported the arrest of Nino Beridze.", "arrest") == [()]


def test_where_somebody_comes_to_be_charged_is_no_doer() -> None:
    assert doers_of("Levan Gelashvili was charged with theft after a ruling by the court.", "charge") == [()]


def test_three_bodies_that_commas_join_are_three() -> None:
    text = "Human Rights Union, Freedom Watch, and Amnesty Committee condemned the arrest of Nino Beridze."
    assert [set(found) for found in doers_of(text, "condemnation")] == [
        {"Human Rights Union", "Freedom Watch", "Amnesty Committee"}
    ]


ANSWERS = [
    "The ministry announced visa restrictions on Zurab Kapanadze and his kin for the arrest of Levan Gelashvili.",
    "The regional court awarded Levan Gelashvili 15,600 euros for his unlawful arrest.",
]


@pytest.mark.parametrize("text", ANSWERS)
def test_who_answers_an_act_did_not_do_it(text: str) -> None:
    (extraction,) = extract([a_document(text, country="GE", published="2024-05-10")], RuleExtractor())
    assert not isinstance(extraction, Failed)
    assert [claim.actors for claim in extraction.claims if claim.type == "arrest"] == [()]


def test_whoever_includes_somebody_sentenced_did_not_sentence_them() -> None:
    text = "The group includes Levan Gelashvili, sentenced to 9 years; and Nino Beridze, who is awaiting trial."
    (extraction,) = extract([a_document(text, country="GE", published="2024-05-10")], RuleExtractor())
    assert not isinstance(extraction, Failed)
    assert [claim.actors for claim in extraction.claims if claim.type == "sentence"] == [()]


@pytest.mark.parametrize(
    "text",
    [
        "Media called on the government to conduct an investigation of the 2005 killing of journalist Omid Karimi.",
        (
            "There was no progress in the 2011 killing of Reza Amini, against whom Grand Ayatollah Bahram Nuri "
            "issued a fatwa, and the 2005 killing of Omid Karimi."
        ),
    ],
)
def test_who_looks_into_a_killing_or_spoke_against_somebody_did_not_do_it(text: str) -> None:
    assert all(claim.actors == () for claim in claims(text) if claim.type == "killing")
