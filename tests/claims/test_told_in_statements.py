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
    (f"Both {NINO} and {LEVAN} are suspected of inciting violence.", {("charge", (NINO, LEVAN))}),
    (f"His cellmate, Dr. {LEVAN}, died in the prison clinic in March 2021.", {("killing", (LEVAN,))}),
    (f"{LEVAN} is believed to have died in Rustavi prison in 2007.", {("killing", (LEVAN,))}),
    (f"{NINO} was refused insulin for weeks in prison.", {("torture", (NINO,))}),
    (f"Experts raised the case of {LEVAN}, a teacher missing since 9 January.", {("disappearance", (LEVAN,))}),
    (
        f"{NINO} and 13 party activists were denied bail. They were picked up by police in Batumi on Monday.",
        {("trial", (NINO,)), ("arrest", (NINO,))},
    ),
    (f"The group deplores the death in custody of {LEVAN}.", {("condemnation", (LEVAN,)), ("killing", (LEVAN,))}),
    (f"{NINO} was put on a plane to Istanbul.", {("expulsion", (NINO,))}),
    (f"Border guards took {NINO} off a plane to Istanbul.", {("travel_ban", (NINO,))}),
    (f"Prison officers have put {LEVAN} in isolation.", {("torture", (LEVAN,))}),
    (f"{LEVAN} died on Monday while awaiting trial.", {("killing", (LEVAN,)), ("trial", (LEVAN,))}),
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


def test_a_surname_with_an_article_that_two_share_is_nobody_new() -> None:
    text = "They freed Maryam Al Khalaf. Al Khalaf was arrested in May. Her father, Abdulhadi Al Khalaf, is in prison."
    assert one(text, "arrest").persons == ("Maryam Al Khalaf",)


def test_a_number_behind_in_and_a_month_is_no_day() -> None:
    found = one("In April 12 detainees were pardoned.", "release")
    assert str(found.date) == "2024-04"


def test_a_year_that_the_next_clause_begins_with_is_not_of_the_clause_before() -> None:
    text = "Her son Levan Gelashvili was expelled from university and last year border guards took him off a plane."
    assert one(text, "dismissal").date is None


def test_a_sanction_is_told_on_as_it_was_announced() -> None:
    text = (
        "The U.S. Department of the Treasury today designated four individuals pursuant to Executive Order 13818. "
        f"Colonel {LEVAN} is being designated under Executive Order 13818 for having ordered beatings."
    )
    found = [each for each in claims(text) if each.type == "sanction"]
    assert {(each.actors, str(each.date)) for each in found} == {(("U.S. Department of the Treasury",), "2024-05-10")}


def test_parts_that_a_hyphen_joins_are_one_noun() -> None:
    found = one("Twenty co-defendants received sentences of between three and 20 years.", "sentence")
    assert (found.group, found.number) == ("co-defendants", 20)


def test_two_in_one_answer_have_what_was_done_to_them() -> None:
    text = (
        "Exile Post: When did you last see your husband?\n\nOgul Meredova: In 2019.\n\nExile Post: What happened?\n\n"
        f"Ogul Meredova: {LEVAN} was arrested in 2016. He was tortured with electric current."
    )
    assert {each.persons for each in claims(text)} == {(LEVAN,)}


def test_each_has_the_own_day_where_the_days_are_told_respectively() -> None:
    text = f"{NINO} and {LEVAN}, who were arrested on 8 and 9 May, respectively, are in prison."
    found = {each.persons: str(each.date) for each in claims(text) if each.type == "arrest"}
    assert found == {(NINO,): "2024-05-08", (LEVAN,): "2024-05-09"}


def test_months_that_are_told_respectively_keep_their_years() -> None:
    text = f"{NINO} and {LEVAN} are editors. They were arrested in August 2023 and February 2024, respectively."
    found = {each.persons: str(each.date) for each in claims(text) if each.type == "arrest"}
    assert found == {(NINO,): "2023-08", (LEVAN,): "2024-02"}


def test_more_people_than_days_have_no_day() -> None:
    text = f"{NINO}, {LEVAN} and {GIORGI} were arrested on 8 and 9 May, respectively."
    assert {each.date for each in claims(text) if each.type == "arrest"} == {None}


def test_who_is_ordered_to_serve_is_not_who_orders() -> None:
    text = f"A court convicted {NINO} and {LEVAN}. Judge {GIORGI} ordered them to serve six years in prison."
    assert all(GIORGI not in each.persons for each in claims(text))


def test_whom_a_body_is_named_for_is_nobody_in_its_name() -> None:
    assert all(not each.persons for each in claims("A judge at the Sidi Rashid Court ordered his detention on Monday."))


def test_don_is_a_given_name_before_a_surname() -> None:
    assert one("He confessed to killing British journalist Don Whitlock.", "killing").persons == ("Don Whitlock",)


def test_whose_opponents_they_are_is_none_of_them() -> None:
    text = f"Police have rounded up 20 opponents of President {GIORGI}, among them minister {NINO} and editor {LEVAN}."
    assert set(one(text, "arrest").persons) == {NINO, LEVAN}


def test_who_is_alarmed_by_a_sentence_was_not_sentenced() -> None:
    assert not [each for each in claims("Experts said they were alarmed by the five-year sentence.") if each.group]


def test_the_killing_of_whom_no_killing_is_told_is_of_nobody_near() -> None:
    text = f"{NINO} and {LEVAN} have been missing since 18 August. President Salo condemned the killing."
    assert all(not each.persons for each in claims(text) if each.type == "condemnation")


def test_what_is_so_now_has_no_day_of_what_was_done() -> None:
    text = f"{NINO} was released in March, but her bank account has been seized and she may not leave the country."
    travel_ban = one(text, "travel_ban")
    assert (travel_ban.date, travel_ban.modality) == (None, "asserted")
