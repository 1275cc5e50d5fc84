"""One appeal that a text tells twice, first by name and then for "those" who are held; all names are invented."""

from __future__ import annotations

from tests.claims.told import LEVAN, NINO, claims, one

NAMED = f"In a statement, Minister Anna Lindqvist urged Georgia to release {NINO} and {LEVAN}. The trials go on. "


def test_an_appeal_for_people_by_name_is_not_told_anew_for_those_who_are_held() -> None:
    appeal = one(f"{NAMED}“We urge Georgia,” Minister Lindqvist said, “to release those unjustly detained.”", "appeal")
    assert (appeal.persons, appeal.actors) == ((NINO, LEVAN), ("Anna Lindqvist",))
    assert len(appeal.quotes) == 2


def test_the_same_words_of_another_maker_are_another_appeal() -> None:
    text = f"{NAMED}Amnesty Committee urged Georgia to release those unjustly detained."
    assert len([each for each in claims(text) if each.type == "appeal"]) == 2


def test_an_appeal_of_the_same_maker_for_others_is_another_appeal() -> None:
    text = f"{NAMED}Minister Lindqvist also urged Georgia to release three teachers."
    assert len([each for each in claims(text) if each.type == "appeal"]) == 2
