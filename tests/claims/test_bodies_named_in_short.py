"""A body named in full once and then by its kind alone; all names are invented."""

from __future__ import annotations

import pytest
from tests.claims.told import one

FULL = "The Norland Rights Department opened an office in Tbilisi on May 2. "


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        (f"{FULL}The Department said in an annual report that journalists were beaten.", "report"),
        (f"{FULL}The department condemned the arrest of Nino Beridze.", "condemnation"),
        (f"{FULL}The department’s campaign to release unjustly detained teachers goes on.", "appeal"),
    ],
)
def test_a_body_named_by_its_kind_alone_is_the_one_named_in_full_before(text: str, kind: str) -> None:
    assert one(text, kind).actors == ("Norland Rights Department",)


def test_of_two_bodies_of_a_kind_it_could_be_either() -> None:
    text = f"{FULL}The Tax Department has moved. The department condemned the arrest of Nino Beridze."
    assert one(text, "condemnation").actors == ("department",)


def test_a_body_that_is_told_from_others_is_another() -> None:
    text = f"{FULL}The local department condemned the arrest of Nino Beridze."
    assert one(text, "condemnation").actors == ("local department",)
