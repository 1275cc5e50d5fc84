"""People named together and behind descriptions: every one of them, and nobody whom another's clause brings in."""

from __future__ import annotations

import pytest
from tests.build import a_document

from habeas.claims.extract import Failed, extract
from habeas.claims.rules import RuleExtractor

LISTS = [
    (
        "sentence",
        {"Nino Beridze", "Levan Gelashvili"},
        "In May two former reporters from the agency, Nino Beridze and Levan Gelashvili, were sentenced to six years.",
    ),
    (
        "arrest",
        {"Nino Beridze"},
        "Intelligence forces captured and returned to Turkey from the Kyrgyz Republic Nino Beridze, head of a school.",
    ),
    (
        "charge",
        {"Nino Beridze", "Levan Gelashvili"},
        "The former head of the agency, Nino Beridze, and a host, Levan Gelashvili of Radio Kura, were charged.",
    ),
    (
        "appeal",
        {"Nino Beridze", "Levan Gelashvili"},
        "Amnesty International calls for the release of Nino Beridze and of Levan Gelashvili.",
    ),
    (
        "arrest",
        {"Giorgi Maisuradze", "Nino Beridze"},
        "On May 2, independent journalist Giorgi Maisuradze and radio announcer Nino Beridze were arrested by police.",
    ),
    (
        "arrest",
        {"Nino Beridze", "Levan Gelashvili"},
        "Officers detained Nino Beridze, her brother Levan Gelashvili, and two others.",
    ),
    (
        "arrest",
        {"Nino Beridze"},
        "As of April 10, authorities had detained the leader of the group, Nino Beridze, 47 times.",
    ),
    ("killing", {"Nino Beridze"}, "Soldiers killed a woman named Nino Beridze."),
    (
        "arrest",
        {"Levan Gelashvili"},
        "Police arrested a group of individuals, including the head of the Unity Movement, Levan Gelashvili, on May 2.",
    ),
    (
        "arrest",
        {"Nino Beridze", "Levan Gelashvili"},
        "Among those arrested were the lawyers Nino Beridze and Levan Gelashvili.",
    ),
    (
        "sentence",
        {"Nino Beridze"},
        "Prisoners include Nino Beridze, who was sentenced to two years, and Levan Gelashvili.",
    ),
    ("charge", {"Levan Gelashvili"}, "A resident of Batumi, Ajara, Levan Gelashvili is accused of murder."),
    (
        "torture",
        {"Levan Gelashvili"},
        "Prison guards subjected Levan Gelashvili, an artist, to cruel and degrading treatment.",
    ),
    ("release", {"Nino Beridze"}, "He spoke after the release by Georgian authorities of Nino Beridze."),
    (
        "sentence",
        {"Nino Beridze", "Levan Gelashvili"},
        "The court acquitted Nino Beridze and Levan Gelashvili, members of a club. The two had been sentenced in 2014.",
    ),
    (
        "sentence",
        {"Nino Beridze"},
        "A court sentenced the deputy chairperson of the Popular Front Party Nino Beridze to three years.",
    ),
    ("arrest", set(), "Authorities arrested relatives of the editor of the newspaper, Levan Gelashvili."),
]


@pytest.mark.parametrize(("kind", "expected", "text"), LISTS)
def test_all_who_are_named_together_are_taken_and_nobody_else(kind: str, expected: set[str], text: str) -> None:
    (extraction,) = extract([a_document(text, country="GE", published="2024-05-10")], RuleExtractor())
    assert not isinstance(extraction, Failed)
    assert {name for claim in extraction.claims if claim.type == kind for name in claim.persons} == expected


def test_whom_news_begins_with_and_names_later_was_arrested_once() -> None:
    text = "A 25-year-old man was arrested on Monday. Neighbours were shocked. Levan Gelashvili was arrested at home."
    (extraction,) = extract([a_document(text, country="GE", published="2024-05-10")], RuleExtractor())
    assert not isinstance(extraction, Failed)
    assert [(claim.persons, claim.group) for claim in extraction.claims if claim.type == "arrest"] == [
        (("Levan Gelashvili",), None)
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Police detained 12 people, among them Nino Beridze, 45, and Levan Gelashvili, 38.",
        "Police detained 12 people, among whom were Nino Beridze and Levan Gelashvili.",
    ],
)
def test_who_is_named_among_them_is_one_of_the_group(text: str) -> None:
    (extraction,) = extract([a_document(text, country="GE", published="2024-05-10")], RuleExtractor())
    assert not isinstance(extraction, Failed)
    (claim,) = (one for one in extraction.claims if one.type == "arrest")
    assert (set(claim.persons), claim.group, claim.number) == ({"Nino Beridze", "Levan Gelashvili"}, "people", 12)
