"""Relatives, couples and clients who are meant without their name; all names are invented."""

from __future__ import annotations

from tests.claims.told import GIORGI, LEVAN, NINO, claims, one


def test_his_brother_is_the_other_of_two_brothers() -> None:
    text = (
        "The brothers Giorgi and Levan Maisuradze turned themselves in. "
        "Giorgi Maisuradze was freed, but his brother was jailed."
    )
    assert [claim.persons for claim in claims(text) if claim.type == "imprisonment"] == [("Levan Maisuradze",)]


def test_a_couple_is_somebody_and_who_is_named_as_married_to_them() -> None:
    text = f"Police detained {NINO} on Monday. Her husband, {LEVAN}, is a baker. The couple were beaten by masked men."
    told = next(claim for claim in claims(text) if claim.type in ("attack", "torture"))
    assert set(told.persons) == {NINO, LEVAN}


def test_a_lawyers_client_is_who_was_spoken_of() -> None:
    text = f"Vlogger {LEVAN} was arrested on Monday. His lawyer, {NINO}, said her client had been beaten by guards."
    assert one(text, "torture").persons == (LEVAN,)


def test_my_son_in_the_mouth_of_his_mother_is_he() -> None:
    text = f"Police held {LEVAN} on Monday. “My son was beaten with cables for days,” {LEVAN}’s mother, Tamar, said."
    assert {claim.persons for claim in claims(text) if claim.type in ("attack", "torture")} == {(LEVAN,)}


def test_all_three_are_the_three_named_one_by_one_before() -> None:
    text = (
        f"{NINO} got three years in jail, while {LEVAN} and his cousin {GIORGI} got two years. "
        "All three, who were seized at home, deny it."
    )
    assert one(text, "arrest").persons == (NINO, LEVAN, GIORGI)


def test_who_urges_a_court_to_free_him_is_somebody_else() -> None:
    text = f"A court jailed {LEVAN} for six years on Monday. The ombudsman, {GIORGI}, urged the court to free him."
    told = one(text, "appeal")
    assert (told.persons, told.actors) == ((LEVAN,), (GIORGI,))


def test_the_other_two_are_the_rest_of_those_named_together() -> None:
    text = (
        f"A court jailed journalists {NINO}, {LEVAN}, {GIORGI} and Ana Kapanadze on Monday. "
        f"{NINO} and {LEVAN} are in Rustavi prison, while the other two were released pending appeal."
    )
    assert one(text, "release").persons == (GIORGI, "Ana Kapanadze")


def test_all_of_whom_are_all_that_the_sentence_names() -> None:
    text = f"{NINO} was arrested with a painter, {LEVAN}, and a baker, {GIORGI}, all of whom are accused of plotting."
    assert one(text, "charge").persons == (NINO, LEVAN, GIORGI)


def test_whom_a_judge_rules_on_is_not_the_judge() -> None:
    text = (
        f"The founder {NINO} is accused of hooliganism. "
        "Judge Eka Lomidze ruled on Friday that she should remain in pretrial custody until May."
    )
    assert one(text, "remand").persons == (NINO,)


def test_what_a_court_does_with_a_lawyers_motion_is_of_the_client() -> None:
    text = (
        f"The activist {LEVAN} was remanded in custody on Monday, his lawyer {GIORGI} said. "
        "The court also rejected the lawyer’s motion."
    )
    assert {claim.persons for claim in claims(text) if claim.type == "trial"} <= {(LEVAN,)}
