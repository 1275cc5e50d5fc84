"""Organizations as those whom an act was done to: all names invented for these tests."""

from __future__ import annotations

import pytest
from tests.claims.told import claims


def bodies(text: str) -> set[tuple[str, str]]:
    """The types with the organizations of each."""
    return {(claim.type, name) for claim in claims(text) for name in claim.organizations}


@pytest.mark.parametrize(
    ("kind", "name", "text"),
    [
        ("censorship", "Batumi Lantern Foundation", "The court dissolved the Batumi Lantern Foundation."),
        (
            "censorship",
            "Batumi Lantern Society",
            "The ministry canceled the legal status of the Batumi Lantern Society.",
        ),
        ("censorship", "Batumi Lantern Network", "The ministry revoked the license of the Batumi Lantern Network."),
        ("raid", "Batumi Lantern Union", "The police raided the offices of the Batumi Lantern Union."),
        ("charge", "Batumi Lantern Union", "Prosecutors filed criminal charges against the Batumi Lantern Union."),
        ("censorship", "lantern24.ge", "The government blocked access to lantern24.ge in May."),
    ],
)
def test_a_body_is_named_as_whom_it_was_done_to(kind: str, name: str, text: str) -> None:
    assert (kind, name) in bodies(text)


def test_each_of_a_list_of_sites_is_named() -> None:
    text = "In May the court blocked access to lantern24.ge, harbor.info, sabah.az, and fajr.com."
    assert bodies(text) == {("censorship", name) for name in ("lantern24.ge", "harbor.info", "sabah.az", "fajr.com")}


def test_names_behind_the_noun_for_them_stand_for_the_group() -> None:
    text = "Two television stations, Lantern TV and ORT, were shut down in May."
    assert bodies(text) == {("censorship", "Lantern TV"), ("censorship", "ORT")}
    assert {claim.group for claim in claims(text)} == {None}


def test_its_and_the_outlet_stand_for_the_body_named_before() -> None:
    text = "The police raided the offices of the Lantern Foundation and froze its accounts."
    assert bodies(text) == {("raid", "Lantern Foundation")}


def test_a_court_whose_ruling_is_upheld_is_no_victim() -> None:
    assert not bodies("The judges upheld the Batumi District Court’s verdict in May.")


def test_a_body_is_not_arrested() -> None:
    assert not bodies("The officers arrested the Batumi Lantern Foundation.")


def test_a_lawyer_who_loses_a_license_is_dismissed_and_a_body_is_closed() -> None:
    assert {claim.type for claim in claims("The bar revoked the license of the lawyer Levan Gelashvili.")} == {
        "dismissal"
    }
    assert {claim.type for claim in claims("The bar revoked the license of the Batumi Lantern Network.")} == {
        "censorship"
    }


def test_outlets_that_are_not_named_are_a_group() -> None:
    (claim,) = claims("The government shut down three independent newspapers in May.")
    assert (claim.type, claim.group, claim.number) == ("censorship", "independent newspapers", 3)
