"""How alerts, statements and news word acts: whom they name, who did it and when; all names are invented."""

from __future__ import annotations

import pytest
from tests.claims.told import GIORGI, LEVAN, NINO, claims, one


def told(text: str) -> set[tuple[str, tuple[str, ...]]]:
    """The types of act with those to whom they were done."""
    return {(each.type, each.persons) for each in claims(text)}


WHOM = [
    (f"Members of parliament {NINO} and {LEVAN} were released on Thursday.", {("release", (NINO, LEVAN))}),
    ("Sisters Nino and Ana Beridze were arrested.", {("arrest", ("Nino", "Ana Beridze"))}),
    (f"Both {NINO} and {LEVAN} are suspected of inciting violence.", {("charge", (LEVAN, NINO))}),
    (f"His cellmate, Dr. {LEVAN}, died in the prison clinic in March 2021.", {("killing", (LEVAN,))}),
    (f"{LEVAN} is believed to have died in Rustavi prison in 2007.", {("killing", (LEVAN,))}),
    (f"{NINO} was refused insulin for weeks in prison.", {("torture", (NINO,))}),
    (f"Experts raised the case of {LEVAN}, a teacher missing since 9 January.", {("disappearance", (LEVAN,))}),
    ("Police arrested Nino Beridze. In the first week officers gave me electric shocks.", {("arrest", (NINO,))}),
]


@pytest.mark.parametrize(("text", "expected"), WHOM, ids=[text[:40] for text, _ in WHOM])
def test_whom_it_was_done_to(text: str, expected: set[tuple[str, tuple[str, ...]]]) -> None:
    assert {each for each in told(text) if each[1]} == expected


def test_an_active_verb_that_looks_like_a_participle_has_its_doer() -> None:
    assert one(f"On 3 May, agents of the security service arrested lawyers {NINO} and {LEVAN}.", "arrest").actors


def test_what_is_joined_to_the_verb_behind_its_objects_is_an_object() -> None:
    text = f"Soldiers detained the president's adviser {NINO}, cabinet secretary {LEVAN} and nine other officials."
    found = one(text, "arrest")
    assert (found.persons, found.number) == ((NINO, LEVAN), 9)


def test_those_behind_the_day_of_an_act_are_those_it_was_done_to() -> None:
    text = f"The United States condemns the arrest on Tuesday of leader {NINO} and of reporters {LEVAN} and {GIORGI}."
    arrest, condemnation = one(text, "arrest"), one(text, "condemnation")
    assert (arrest.persons, str(arrest.date)) == ((NINO, LEVAN, GIORGI), "2024-05-07")
    assert (condemnation.persons, str(condemnation.date)) == ((NINO, LEVAN, GIORGI), "2024-05")


def test_all_surviving_prisoners_are_not_those_just_named() -> None:
    text = f"{NINO}, {LEVAN} and {GIORGI} were arrested. We call on the president to release all surviving prisoners."
    assert one(text, "appeal").persons == ()


def test_a_bare_number_stands_for_all_who_were_named_so_far() -> None:
    text = (
        f"The court jailed {NINO} and {LEVAN}. {GIORGI} was acquitted. The three spent two years in pretrial detention."
    )
    assert set(one(text, "remand").persons) == {NINO, LEVAN, GIORGI}


def test_who_leads_the_news_without_a_name_is_introduced_by_name_and_age() -> None:
    text = f"A court has sentenced a retired teacher to death, he said. {LEVAN}, 54, was arrested in June 2022."
    assert one(text, "sentence").persons == (LEVAN,)


def test_years_ago_today_is_that_day() -> None:
    assert str(one(f"Twenty years ago today, the government jailed {NINO}.", "imprisonment").date) == "2004-05-10"


def test_who_is_the_fifth_to_die_since_a_year_did_not_die_in_it() -> None:
    found = one(f"{LEVAN} is the fifth prisoner to die in prison since 2021.", "killing")
    assert found.date is None


def test_what_a_resolution_adopted_on_a_day_demands_is_of_that_day() -> None:
    text = f"The European Parliament, in a resolution adopted on Thursday, demanded the release of {NINO}."
    assert str(one(text, "appeal").date) == "2024-05-09"


def test_those_of_such_an_act_are_nobody_in_particular() -> None:
    text = f"{NINO} was deported to Minsk. Several groups have urged Ankara to halt such deportations."
    assert [each.persons for each in claims(text) if each.type == "appeal"] == [()]
