"""What country reports and official statements word in ways of their own; each row is of one way."""

from __future__ import annotations

import pytest
from tests.claims.told import claims, one

WHOM = [
    ("torture", "detainees", ("officials",), "Officials abused, tortured, and killed detainees."),
    ("disappearance", "farmers", ("rebels",), "Rebels kidnapped, tortured, and killed farmers."),
    ("threat", "teachers", ("security forces",), "Security forces harassed, beat, and arrested teachers."),
    ("trial", "LGBTQI+ persons", ("authorities",), "Authorities prosecuted LGBTQI+ persons for indecency."),
    ("attack", "students and teachers’ families", ("police",), "Police beat students and teachers’ families."),
    ("arrest", "migrants", ("court",), "The court ordered the arrest of all seven migrants."),
    ("threat", "journalists", (), "The report told of threats of violence against journalists."),
]


@pytest.mark.parametrize(("kind", "group", "actors", "text"), WHOM)
def test_whom_and_by_whom(kind: str, group: str, actors: tuple[str, ...], text: str) -> None:
    claim = one(text, kind)
    assert (claim.group, claim.actors) == (group, actors)


CHARGES = [
    (("crimes against humanity",), "Rose Atieno was charged with crimes against humanity."),
    (("leaking a file",), "Paul Odhiambo was charged under the Official Secrets Act with leaking a file."),
    (("incitement",), "Ann Wekesa was charged under section 5 of the Public Order Act with incitement."),
    (("sedition",), "A court charged Moses Kibet, a colleague of Daniel Rotich, with sedition."),
    (("fraud", "financing protests"), "Rose Atieno was charged with fraud, as well as financing protests."),
    (
        ("smuggling of 300 euros and $120 in notes", "theft"),
        "Rose Atieno was charged with smuggling of 300 euros and $120 in notes, and theft.",
    ),
    (
        ("assault", "defamation of judges and officers, heroes, and martyrs"),
        "Rose Atieno was charged with assault, and defamation of judges and officers, heroes, and martyrs.",
    ),
]


@pytest.mark.parametrize(("charges", "text"), CHARGES)
def test_the_offence_and_not_the_law_or_whoever_stands_beside(charges: tuple[str, ...], text: str) -> None:
    assert one(text, "charge").charges == charges


NOTHING = [
    ("travel_ban", "In May authorities lifted the travel ban on union leader Peter Kamau."),
    ("torture", "The minister said that Peter Otieno had not been subjected to any torture."),
    ("attack", "Officials repeated that Peter Otieno did not die of any violence or beatings."),
    ("threat", "The groups closed rather than subject their staff to pressure."),
    ("appeal", "Guards demanded payments in exchange for releasing inmates."),
    ("travel_ban", "Private stations were prohibited from entering into agreements with others."),
    ("trial", "According to the law, detainees must appear before a judge within a day."),
]


@pytest.mark.parametrize(("kind", "text"), NOTHING)
def test_what_is_no_act(kind: str, text: str) -> None:
    assert not [claim for claim in claims(text) if claim.type == kind]


def test_violence_and_threats_of_it_share_those_they_are_against() -> None:
    told = claims("The government used violence or threats of violence against exiles.")
    assert {(claim.type, claim.group) for claim in told} == {("attack", "exiles"), ("threat", "exiles")}


def test_whoever_a_statement_is_on_did_not_make_it() -> None:
    title = "Statement on the Detention of Civil Society Leaders in Malawi"
    assert not [claim for claim in claims("We condemn the arrest of Ann Njoki.", title) if claim.type == "condemnation"]


def test_a_resolution_is_made_by_its_parliament() -> None:
    title = "European Parliament resolution of 21 November 2024 on the case of Ann Njoki"
    assert one("We condemn the arrest of Ann Njoki.", "condemnation", title).actors == ("European Parliament",)


WHO = [
    ("killing", (), "colleagues", 6, "Viktor Belov founded a paper. Six of Belov’s colleagues have been murdered."),
    ("imprisonment", (), "teachers", 30, "The court ordered the continued detention of 30 teachers."),
    ("award", ("Sok Dara", "Ann Njoki"), None, None, "The award goes to Sok Dara and to the lawyer Ann Njoki."),
    ("condemnation", ("Ann Njoki",), None, None, "The experts raised concerns about the health of Ann Njoki."),
    ("sanction", (), "individuals", 78, "The Council imposed restrictive measures on 78 individuals."),
    ("threat", ("Ann Njoki",), None, None, "Ann Njoki had reported receiving death threats in April."),
]


@pytest.mark.parametrize(("kind", "persons", "group", "number", "text"), WHO)
def test_who_is_meant(kind: str, persons: tuple[str, ...], group: str | None, number: int | None, text: str) -> None:
    claim = one(text, kind)
    assert (claim.persons, claim.group, claim.number) == (persons, group, number)


def test_an_award_is_not_made_by_itself() -> None:
    text = "The Secretary of State’s Brave Women Award honors women who have shown exceptional courage."
    assert one(text, "award").actors == ()


def test_a_term_that_somebody_faces_is_not_that_of_a_sentence_before() -> None:
    told = claims("Ann Njoki was convicted of libel and faces up to six years in prison.")
    assert [claim.term for claim in told if claim.type == "sentence" and claim.modality == "asserted"] == [None]


BREACHES = [
    (
        "torture",
        "detainees",
        "The law prohibits such practices, but there were reports that police beat detainees in custody.",
    ),
    ("arrest", "vendors", "Although the law prohibits arbitrary detention, police arbitrarily arrested vendors."),
]


@pytest.mark.parametrize(("kind", "group", "text"), BREACHES)
def test_what_is_done_against_a_law_is_no_rule_of_it(kind: str, group: str, text: str) -> None:
    assert [claim.group for claim in claims(text) if claim.type == kind] == [group]


def test_what_the_law_alone_says_is_no_act() -> None:
    text = "The law prohibits torture and the detention of refugees, and the government generally respected it."
    assert claims(text) == ()


def test_whoever_was_told_of_torture_was_not_tortured() -> None:
    text = "The delegation reported receiving numerous credible allegations of severe physical abuse."
    assert all((claim.persons, claim.group, claim.organizations) == ((), None, ()) for claim in claims(text))


def test_six_in_ten_is_no_number_of_people() -> None:
    assert one("Six in 10 girls were beaten.", "attack").number is None


def test_a_sentence_that_is_still_to_come_is_only_possible() -> None:
    text = "Ann Njoki has been in custody since July 25, 2021 and faces up to 20 years in prison when she is sentenced."
    assert [(claim.modality, claim.date) for claim in claims(text) if claim.type == "sentence"] == [("possible", None)]


def test_who_is_in_power_without_a_right_to_it_is_named_whole() -> None:
    assert one("The de facto authorities released Ann Njoki.", "release").actors == ("de facto authorities",)


def test_nobody_asks_for_anything_for_the_culprits() -> None:
    told = claims("Ann Njoki urged the authorities to bring those responsible to justice.")
    assert not [claim for claim in told if claim.group]
