"""Responses in the wordings of statements, ceremonies and briefings: all names and places invented for these tests."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.build import a_document

from habeas.claims.extract import Failed, extract
from habeas.claims.rules import RuleExtractor
from habeas.model import Claim, Part


def told(text: str) -> list[Claim]:
    (extraction,) = extract([a_document(text, country="GE", published="2025-03-13")], RuleExtractor())
    assert not isinstance(extraction, Failed)
    return list(extraction.claims)


def of_type(text: str, kind: str) -> list[Claim]:
    return [claim for claim in told(text) if claim.type == kind]


@pytest.mark.parametrize(
    ("text", "maker"),
    [
        ("Foreign Secretary Ana Brook called on the government of Veld to free lawyer Bek Orlan.", "Ana Brook"),
        ("The senators urged Veld to free journalist Bek Orlan immediately.", "senators"),
    ],
)
def test_to_free_somebody_is_asked_for_whatever_stands_before_the_name(text: str, maker: str) -> None:
    (appeal,) = of_type(text, "appeal")
    assert (appeal.persons, appeal.actors) == (("Bek Orlan",), (maker,))


def test_free_journalists_are_nobody_to_be_freed() -> None:
    assert of_type("In all, the union gave prizes to free journalists and free thinkers.", "appeal") == []


def test_who_pointed_and_said_is_the_speaker_and_not_whose_release_is_demanded() -> None:
    text = (
        "Minister of State Omar Brook pointed to an empty seat and said: "
        '"We condemn the detention of Bek Orlan in the strongest terms and demand his immediate release."'
    )
    (appeal,) = of_type(text, "appeal")
    assert (appeal.persons, appeal.actors) == (("Bek Orlan",), ("Omar Brook",))


def test_the_same_holds_for_a_quotation_that_was_marked_with_no_speaker() -> None:
    text = (
        "Introducing the winners, Minister of State Omar Brook pointed to an empty seat and said: "
        '"We condemn the detention of Bek Orlan in the strongest terms and demand his immediate release."'
    )
    quoted = Part(text.index('"'), len(text), "quotation")
    document = a_document(text, country="GE", published="2025-03-13")
    (extraction,) = extract([replace(document, parts=(*document.parts, quoted))], RuleExtractor())
    assert not isinstance(extraction, Failed)
    (appeal,) = (claim for claim in extraction.claims if claim.type == "appeal")
    assert appeal.persons == ("Bek Orlan",)


def test_measures_that_are_joined_are_one_sanction_and_no_raid() -> None:
    text = "The Treasury imposed export bans and asset freezes on firms such as Nightjar Systems and Greyline."
    (sanction,) = of_type(text, "sanction")
    assert (sanction.organizations, sanction.actors) == (("Nightjar Systems", "Greyline"), ("Treasury",))
    assert of_type(text, "raid") == []


def test_visas_refused_under_a_policy_or_to_officials_are_a_sanction() -> None:
    text = (
        "The Foreign Office announced on Thursday two new visa policies against those responsible for arbitrary "
        "detention. Under these policies it can refuse visas to officials who hold people for an illegitimate purpose."
    )
    policy, refused = of_type(text, "sanction")
    assert policy.actors == refused.actors == ("Foreign Office",)
    assert policy.date == refused.date is not None
    assert (refused.group, refused.modality) == ("officials who hold people for an illegitimate purpose", "asserted")
    (revoked,) = of_type("The Foreign Office has revoked the visas of six judges who jailed Bek Orlan.", "sanction")
    assert revoked.actors == ("Foreign Office",)
    assert of_type("Authorities denied visas to two foreign journalists.", "sanction") == []


def test_concern_when_it_comes_to_somebody_is_for_them() -> None:
    text = (
        '"We are very worried about the trend lines when it comes to human rights defenders and journalists in Veld," '
        "Deputy Minister Ana Brook said."
    )
    (concern,) = of_type(text, "condemnation")
    assert (concern.group, concern.actors) == ("human rights defenders and journalists", ("Ana Brook",))


def test_what_concerns_regard_may_stand_behind_a_remark() -> None:
    text = (
        '"We have significant concerns, as pointed out in the report, regarding abuses, including political prisoners '
        'and a lack of independent courts," Deputy Minister Ana Brook said.'
    )
    (concern,) = of_type(text, "condemnation")
    assert (concern.group, concern.actors) == ("political prisoners", ("Ana Brook",))


def test_a_report_is_by_whom_it_cites_for_and_not_by_the_correspondent() -> None:
    text = (
        "The U.S. State Department cited credible reports of inhuman, or degrading treatment or punishment by members "
        "of the security forces, and other related abuses in Georgia, as well as harsh conditions in the country's "
        "prisons, in an annual human rights report released on Tuesday, the agency's London correspondent reports."
    )
    (report,) = of_type(text, "report")
    assert report.actors == ("U.S. State Department",)
