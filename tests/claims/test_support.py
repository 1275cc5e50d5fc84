"""Who helps whom, where the text goes on with "their" and "them"; all names are invented."""

from __future__ import annotations

from tests.claims.told import claims, one

HELPED = "people who are prosecuted for what they wrote"
STORY = (
    f"Nino Beridze is a lawyer. She set up a group to help {HELPED}. Open Lantern observes their trials. "
    "It visits them in prison, gives support to their families."
)


def test_help_is_for_those_with_whom_the_text_goes_on_and_once() -> None:
    support = one(f"The group Open Lantern is known abroad. {STORY}", "support")
    assert (support.actors, support.group) == (("Open Lantern",), HELPED)
    assert len(support.quotes) == 2


def test_a_body_that_is_called_one_once_is_one_wherever_it_stands() -> None:
    assert one("The charity Blue Candle is small. Blue Candle visits the detainees in prison.", "support").actors == (
        "Blue Candle",
    )


def test_what_is_founded_to_help_does_so_and_not_who_founds_it() -> None:
    text = "Nino Beridze launched the Open Door Foundation to support political prisoners who were arrested in May."
    assert one(text, "support").actors == ("Open Door Foundation",)


def test_what_a_nameless_body_is_for_is_no_help_of_its_founder() -> None:
    assert claims("Nino Beridze set up an organization to support prisoners.") == ()
