"""Sanctions: firms, policies, aims, partners and dates; all names invented."""

from __future__ import annotations

from tests.build import a_document

from habeas.claims.extract import Failed, extract
from habeas.claims.rules import RuleExtractor
from habeas.model import Claim


def sanctions(text: str) -> list[Claim]:
    document = a_document(text, country="GE", published="2024-05-10")
    (extraction,) = extract([document], RuleExtractor())
    assert not isinstance(extraction, Failed)
    return [claim for claim in extraction.claims if claim.type == "sanction"]


def test_firms_behind_what_they_are_are_organizations() -> None:
    (one,) = sanctions(
        "The Commerce Department used export controls to hold malware vendors like Nightowl Group, Periscopa and "
        "Lantrix accountable for selling intrusion tools."
    )
    assert one.organizations == ("Nightowl Group", "Periscopa", "Lantrix")
    assert one.group == "malware vendors"


def test_a_policy_and_what_it_lays_on_somebody_are_of_the_day_on_which_it_was_announced() -> None:
    (laid,) = sanctions(
        "On Tuesday the State Department announced that it was establishing a new visa restriction policy. With this "
        "policy, the State Department can impose visa restrictions on judges who jail reporters."
    )
    assert (str(laid.date), len(laid.quotes)) == ("2024-05-07", 2)
    assert (laid.group, laid.modality) == ("judges who jail reporters", "asserted")


def test_a_measure_that_is_only_announced_for_later_stays_possible() -> None:
    (one,) = sanctions("The European Union will impose visa restrictions on judges who jail reporters.")
    assert one.modality == "possible"


def test_who_did_it_together_are_all_makers() -> None:
    (one,) = sanctions("In coordination with Norway, the United Kingdom imposed sanctions on judge Zurab Kapanadze.")
    assert set(one.actors) == {"United Kingdom", "Norway"}


def test_whom_sanctions_are_only_asked_about_is_possible_and_by_nobody() -> None:
    (one,) = sanctions("I wanted to ask about sanctions that have not been announced, about targeting Nino Beridze.")
    assert (one.persons, one.actors, one.modality) == (("Nino Beridze",), (), "possible")


def test_a_day_is_no_part_of_who_makes_it() -> None:
    (one,) = sanctions("The Treasury Department Tuesday imposed sanctions on judge Zurab Kapanadze.")
    assert one.actors == ("Treasury Department",)
