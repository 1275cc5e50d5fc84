"""How ministries, parliaments and treasuries word what they say and do: lists, signatures, resolutions."""

from __future__ import annotations

import pytest
from tests.build import a_document
from tests.claims.told import GIORGI, LEVAN, NINO, claims, one

from habeas.claims.extract import Failed, extract
from habeas.claims.rules import RuleExtractor
from habeas.claims.signed import signed_by
from habeas.dates import PartialDate
from habeas.documents.read import read
from habeas.documents.sidecar import Sidecar
from habeas.model import Claim


def of_page(text: str, publisher: str | None = None) -> tuple[Claim, ...]:
    """What a text of several lines claims, read as a file."""
    document = read(
        text.encode(), "notice.txt", Sidecar(country="GE", published=PartialDate(2024, 5, 10), publisher=publisher)
    )
    (extraction,) = extract([document], RuleExtractor())
    assert not isinstance(extraction, Failed)
    return extraction.claims


NOTICE = """The Ministry today imposed sanctions on three officials and one company for the crackdown in Batumi.

The following individuals have been added to the sanctions list:

- GELASHVILI, Levan (a.k.a. GELASHVILI, Leon), Batumi; DOB 12 Jun 1971; deputy minister
- Nino Beridze, judge of the Rustavi City Court
- Colonel Giorgi Maisuradze

The following entity has been added to the sanctions list:

- Black Sea Optics LLC, Poti
"""


def test_a_list_below_a_sanction_names_whom_it_is_against() -> None:
    (sanction,) = (claim for claim in of_page(NOTICE) if claim.type == "sanction" and claim.persons)
    assert sanction.persons == ("GELASHVILI, Levan", NINO, GIORGI)
    assert sanction.organizations == ("Black Sea Optics LLC",)


def test_a_list_below_an_act_names_those_to_whom_it_was_done() -> None:
    text = f"On 2 May police arrested the following people:\n\n* {NINO}, a nurse\n* the driver {LEVAN}\n\nAll deny it."
    (arrest,) = (claim for claim in of_page(text) if claim.type == "arrest")
    assert arrest.persons == (NINO, LEVAN)


def test_a_list_of_other_things_names_nobody() -> None:
    text = f"The union condemned the arrest of {NINO}. It has three demands:\n\n- Higher Wages\n- {LEVAN} to resign\n"
    assert not any(LEVAN in claim.persons for claim in of_page(text))


SIGNED = [
    ("Visa Restrictions on Officials\n\nPress Statement\n\nJane R. Holloway, Secretary of State\n\nToday …", True),
    ("Visa Restrictions on Officials\nSecretary Jane R. Holloway\nToday …", True),
    ("On Civil Society\nAs delivered by Ambassador Jane R. Holloway to the Permanent Council\nMr. Chair,", True),
    ("Rain in Batumi\nJane R. Holloway was named Secretary of State on Monday.\nIt rained.", False),
]


@pytest.mark.parametrize(("text", "signed"), SIGNED)
def test_a_short_line_above_the_text_says_who_makes_it(text: str, signed: bool) -> None:
    assert signed_by(a_document(text)) == ("Jane R. Holloway" if signed else None)


def test_whoever_signs_a_statement_says_i_in_it() -> None:
    text = (
        "Visa Restrictions\n\nSecretary Jane Holloway\n\nI am announcing visa restrictions on nine Georgian officials."
    )
    (sanction,) = (claim for claim in of_page(text) if claim.type == "sanction")
    assert (sanction.actors, sanction.number) == (("Jane Holloway",), 9)


def test_a_resolution_without_a_subject_is_made_by_the_parliament_that_published_it() -> None:
    text = "Resolution on Georgia\n\n"
    text += f"A. whereas on 2 May three port workers, {NINO}, {LEVAN} and {GIORGI}, were arrested;\n\n"
    text += "1. Strongly condemns the arrest of the three port workers and demands their immediate release;\n"
    found = of_page(text, publisher="Northern Parliament")
    made = {
        claim.type: (claim.actors, set(claim.persons)) for claim in found if claim.type in ("appeal", "condemnation")
    }
    everybody = (("Northern Parliament",), {NINO, LEVAN, GIORGI})
    assert made == {"appeal": everybody, "condemnation": everybody}


WHOM = [
    (f"{NINO} and {LEVAN} are now themselves in prison.", "imprisonment", {NINO, LEVAN}),
    (f"{NINO}, who was abducted in May, was found dead in a field.", "killing", {NINO}),
    (f"Prison guards broke three of {LEVAN}’s ribs.", "torture", {LEVAN}),
    (f"Officers burned {LEVAN} with cigarettes.", "torture", {LEVAN}),
    (f"Officers hung {LEVAN} by his wrists.", "torture", {LEVAN}),
]


@pytest.mark.parametrize(("text", "kind", "persons"), WHOM)
def test_whom_it_was_done_to(text: str, kind: str, persons: set[str]) -> None:
    assert set(one(text, kind).persons) == persons


def test_sentences_are_of_those_on_whom_a_court_imposed_them() -> None:
    deplored = "The ministry deplored the harsh sentences that courts have imposed on nurses."
    assert one(deplored, "condemnation").group == "nurses"
    assert one("The envoy read out the sentences that a court in Poti imposed on nurses.", "sentence").group == "nurses"


def test_a_second_number_may_be_larger_than_the_first() -> None:
    found = claims("Since May, 31 demonstrators have lost their lives and more than 400 have been wounded by police.")
    assert {(each.type, each.group, each.number) for each in found} == {
        ("killing", "demonstrators", 31),
        ("attack", "demonstrators", 400),
    }


def test_a_relative_gets_a_term_of_the_own() -> None:
    text = f"{NINO} was sentenced to nine years in May on charges of treason, and her brother {LEVAN} to six."
    terms = {each.persons: each.term for each in claims(text) if each.type == "sentence"}
    assert terms == {(NINO,): "nine years", (LEVAN,): "six"}


def test_outlets_are_not_the_people_named_next() -> None:
    text = f"Police raided the offices of two newspapers. {NINO} and {LEVAN} were arrested."
    assert one(text, "raid").persons == ()


def test_these_abuses_are_not_those_of_whom_only_the_rest_of_the_sentence_speaks() -> None:
    text = (
        "Police beat marchers in Poti. The union condemns these abuses and calls on the government to release "
        f"{NINO}, who has spent two years in prison."
    )
    assert NINO not in one(text, "condemnation").persons


CHARGES = [
    (
        f"A court acquitted {NINO}, {LEVAN}, and {GIORGI} of spreading false reports.",
        "release",
        ("spreading false reports",),
    ),
    (f"A court acquitted {NINO}, {LEVAN} and {GIORGI}, three members of the council.", "release", ()),
    (f"{NINO} was fined 3,000 lari for a video about the dam.", "sentence", ()),
]


@pytest.mark.parametrize(("text", "kind", "charges"), CHARGES)
def test_what_people_are_charged_with(text: str, kind: str, charges: tuple[str, ...]) -> None:
    assert one(text, kind).charges == charges


def test_tear_gas_is_an_attack_though_people_end_up_in_custody() -> None:
    text = "Police fired tear gas at demonstrators and arrested 30 of them; all were freed after a night in custody."
    found = {(each.type, each.group, each.number) for each in claims(text)}
    assert ("attack", "demonstrators", None) in found
    assert ("arrest", "demonstrators", 30) in found
    assert any(kind == "release" and group == "demonstrators" for kind, group, _ in found)


def test_the_label_of_a_paragraph_tells_of_nobody() -> None:
    text = "Political Prisoners and Detainees: The union counted 31 nurses in prison at the end of the year."
    assert {each.group for each in claims(text) if each.type == "imprisonment"} <= {"nurses"}


ASKED = [
    (f"We continue to urge that the charges against {NINO} be dropped.", NINO),
    (f"We expect the Georgian authorities to release {NINO}.", NINO),
    (f"The union called on the president to end the arrests and to provide protection to {NINO}.", None),
]


@pytest.mark.parametrize(("text", "whom"), ASKED)
def test_what_is_asked_for_has_not_happened(text: str, whom: str | None) -> None:
    found = of_page(f"Statement by Minister Jane Holloway on Georgia\n\n{text}\n")
    assert not any(claim.type in ("release", "support") for claim in found)
    assert whom is None or any(claim.type == "appeal" and claim.persons == (whom,) for claim in found)


def test_a_judge_who_refused_him_bail() -> None:
    assert one(f"{LEVAN} was arrested in May. The judge refused him bail on Monday.", "trial").persons == (LEVAN,)


def test_a_clinic_that_gave_no_medicine_in_custody() -> None:
    assert one(f"{LEVAN} was not given insulin for three days in custody.", "torture").persons == (LEVAN,)


TOLD = [
    ("Police had detained and questioned the nurse Nino Beridze.", {("arrest", NINO), ("threat", NINO)}),
    (f"{NINO} was put on a list of persons barred from entry.", {("travel_ban", NINO)}),
    (f"{NINO} was stopped at the airport and not allowed to board a flight to Riga.", {("travel_ban", NINO)}),
    (f"{NINO} had her passport withdrawn in May.", {("raid", NINO)}),
    (f"Soldiers followed {NINO} for weeks.", {("surveillance", NINO)}),
    (f"Prison officials denied {LEVAN} treatment for diabetes.", {("torture", LEVAN)}),
    (f"{LEVAN}, a prisoner with cancer, gets no treatment.", {("torture", LEVAN)}),
    (f"The minister saw the release of {LEVAN} after six years in captivity.", {("imprisonment", LEVAN)}),
]


@pytest.mark.parametrize(("text", "expected"), TOLD)
def test_what_was_done_to_whom(text: str, expected: set[tuple[str, str]]) -> None:
    assert expected <= {(each.type, name) for each in claims(text) for name in each.persons}


def groups(text: str) -> set[tuple[str, str | None, int | None]]:
    """The types of act with the people who are not named."""
    return {(each.type, each.group, each.number) for each in claims(text) if each.group}


NUMBERS = [
    ("The prisons of the region held 4,120 inmates in May.", ("imprisonment", "inmates", 4120)),
    ("At least 79 inmates died in riots in two prisons.", ("killing", "inmates", 79)),
    ("The ministry said 18,204 inmates were awaiting trial.", ("remand", "inmates", 18204)),
    ("The union deplores the arrest of nurses, three of whom were released in May.", ("release", "nurses", 3)),
    ("Officers shot at the crowd; five teachers were hurt.", ("attack", "teachers", 5)),
]


@pytest.mark.parametrize(("text", "expected"), NUMBERS)
def test_how_many_it_was_done_to(text: str, expected: tuple[str, str, int]) -> None:
    assert expected in groups(text)


def test_no_steps_to_investigate_are_no_investigation() -> None:
    assert not any(
        each.type == "charge" for each in claims("Authorities took no credible steps to investigate guards.")
    )


def test_a_committee_for_the_release_of_detainees_releases_nobody() -> None:
    text = "The National Committee for the Release of Detainees reported that his health had become worse."
    assert not any(each.type == "release" for each in claims(text))


PLACES = [
    ("On 2 May police in Kitwe raided the hall of the union, arrested the nurse Nino Beridze, and left.", "Kitwe"),
    ("On 2 May police in Batumi stopped Nino Beridze and arrested her.", "Batumi"),
]


@pytest.mark.parametrize(("text", "place"), PLACES)
def test_officers_of_a_town_do_all_of_it_there(text: str, place: str) -> None:
    assert one(text, "arrest").place == place


def test_whoever_asks_for_charges_to_be_dropped_says_nothing_of_custody() -> None:
    for asked in (f"to drop the charges against {NINO}", f"that the charges against {NINO} be dropped"):
        found = claims(f"The union urged the court {asked}.")
        assert [each.type for each in found if each.persons] == ["appeal"]


def test_another_countrys_police_act_at_home() -> None:
    text = f"French police arrested {LEVAN}, who had fled Georgia for France in May."
    assert one(text, "arrest").place == "France"
    assert one(f"Georgian police arrested {LEVAN}.", "arrest").place == "Georgia"


NOT_DONE = [
    (f"{NINO} had been denied a fair trial.", "trial"),
    ("Authorities failed to take steps to prosecute guards who beat inmates.", "trial"),
    (f"The groups demanded that Turkey refrain from deporting {NINO}.", "expulsion"),
]


@pytest.mark.parametrize(("text", "kind"), NOT_DONE)
def test_what_did_not_take_place(text: str, kind: str) -> None:
    assert not any(each.type == kind for each in claims(text))


def test_a_court_that_upholds_a_sentence_for_blows_gave_none() -> None:
    text = f"In May the Supreme Court upheld a sentence of nine years for {LEVAN} for assaulting three inmates."
    assert all(each.actors == () for each in claims(text) if each.type in ("attack", "torture"))


def test_each_finding_of_a_list_is_told_by_its_own_words() -> None:
    text = "Issues included: arbitrary detention; torture in prisons; physical attacks on reporters; and harassment."
    assert any(each.type == "attack" and each.group == "reporters" for each in claims(text))


def test_a_list_goes_on_with_the_sanction_announced_above_it() -> None:
    text = (
        "The Ministry today announced ten new sanctions over the crackdown in Batumi.\n\n"
        f"Those sanctioned today include:\n\n* {NINO} and {LEVAN}, former directors of Rustavi Prison\n"
        "* The Batumi Morality Patrol\n"
    )
    (sanction,) = (claim for claim in of_page(text) if claim.type == "sanction" and claim.persons)
    assert (sanction.persons, sanction.organizations) == ((NINO, LEVAN), ("Batumi Morality Patrol",))
    assert (sanction.actors, sanction.group) == (("Ministry",), None)


def test_whoever_said_what_follows_says_i_in_it() -> None:
    text = (
        f"Minister's statement on Georgia\n\nMinister {NINO} said in Riga:\n\n"
        f'"I call on the court to release {LEVAN}. His conviction is a heavy blow to freedom."\n'
    )
    assert {claim.actors for claim in of_page(text) if claim.type in ("appeal", "condemnation")} == {(NINO,)}


def test_a_designation_under_a_law_is_a_sanction() -> None:
    text = f"The department today announced the public designation of {NINO} and {LEVAN} under Section 7031(c)."
    assert set(one(text, "sanction").persons) == {NINO, LEVAN}


def test_an_offence_ends_with_the_quotation() -> None:
    text = f"“{NINO} has been in custody since May on charges of smuggling,” said the commissioner, Ana Vek."
    assert [each.charges for each in claims(text) if NINO in each.persons] == [("smuggling",)]


def test_a_range_is_no_sum() -> None:
    assert one("There were from 18 to 24 political prisoners in the country.", "imprisonment").number is None


def test_whom_somebody_tells_it_is_not_whom_it_was_done_to() -> None:
    text = "Prisoners told visiting reporters that guards beat them."
    assert "reporters" not in {each.group for each in claims(text) if each.type == "torture"}


def test_the_status_of_groups_is_that_of_groups() -> None:
    assert ("censorship", "nonprofit organizations", 1500) in groups(
        "In August the ministry canceled the legal status of 1,500 nonprofit organizations."
    )
