"""What is said and done about an act: all names and places invented for these tests."""

from __future__ import annotations

import pytest
from tests.build import a_document

from habeas.claims.extract import Failed, extract
from habeas.claims.rules import RuleExtractor

NINO = ("Nino Beridze",)


def answers(text: str, *kinds: str) -> list[tuple[str, tuple[str, ...], tuple[str, ...]]]:
    """Type, people and makers of the responses that a document of one paragraph tells of."""
    document = a_document(text, country="GE", published="2024-05-10")
    (extraction,) = extract([document], RuleExtractor())
    assert not isinstance(extraction, Failed)
    return [(claim.type, claim.persons, claim.actors) for claim in extraction.claims if claim.type in kinds]


TOLD = [
    ("appeal", "Amnesty Committee urged Georgia not to extradite Nino Beridze.", "Amnesty Committee"),
    ("appeal", "Amnesty Committee asked the government to delay the deportation of Nino Beridze.", "Amnesty Committee"),
    ("appeal", "The European Court of Human Rights ordered the release of Nino Beridze.", "European Court"),
    ("appeal", "A judge ruled that Nino Beridze be released.", "judge"),
    ("condemnation", "Amnesty Committee said the trial of Nino Beridze was a travesty.", "Amnesty Committee"),
    ("condemnation", "The Supreme Court ruled that Georgia violated Nino Beridze's right to a fair trial.", "Supreme"),
    (
        "condemnation",
        "Police arrested Nino Beridze on May 3. Amnesty Committee condemned the arrest.",
        "Amnesty Committee",
    ),
    (
        "condemnation",
        "Police arrested Nino Beridze on May 3. There were statements criticizing her arrest from two ministers.",
        "ministers",
    ),
    (
        "condemnation",
        "Police arrested Nino Beridze on May 3. A letter by three ministers condemning her arrest was published.",
        "ministers",
    ),
]


@pytest.mark.parametrize(("kind", "text", "maker"), TOLD)
def test_a_response_is_told_with_who_makes_it(kind: str, text: str, maker: str) -> None:
    ((_, persons, makers),) = answers(text, kind)
    assert persons == NINO
    assert maker in makers[0]


def test_an_order_of_the_own_court_is_the_release_itself() -> None:
    text = "On May 3, the city court ordered the release of Nino Beridze."
    assert answers(text, "appeal", "release") == [("release", NINO, ("city court",))]


@pytest.mark.parametrize(
    "text",
    [
        "Police arrested Nino Beridze for criticizing the arrest of Levan Gelashvili.",
        "Nino Beridze publicly denounced Levan Gelashvili.",
        "Amnesty Committee condemned the decision of a judge.",
    ],
)
def test_criticism_that_is_for_nobody_is_no_condemnation(text: str) -> None:
    assert answers(text, "condemnation") == []


def test_what_a_prosecutor_asks_for_is_no_appeal() -> None:
    assert answers("The prosecutor asked the court to sentence Nino Beridze to two years.", "appeal") == []


def test_what_friends_are_asked_for_is_no_appeal() -> None:
    assert answers("The union asked people to march to the home of Nino Beridze.", "appeal") == []


@pytest.mark.parametrize(
    "text",
    [
        "In its annual report, the Freedom Institute documented 20 arrests of journalists.",
        "The Freedom Institute released a report on the arrests of journalists.",
        "The Freedom Institute's report documented 20 arrests of journalists.",
        "According to a report by the Freedom Institute, police arrested 20 journalists.",
    ],
)
def test_a_publication_is_a_report_of_who_publishes_it(text: str) -> None:
    assert [(kind, makers) for kind, _, makers in answers(text, "report")] == [("report", ("Freedom Institute",))]


@pytest.mark.parametrize(
    "text",
    ["According to the Freedom Institute, police arrested 20 journalists.", "Media reports said police arrested 20."],
)
def test_a_source_is_no_report(text: str) -> None:
    assert answers(text, "report") == []
