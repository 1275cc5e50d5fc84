"""What annual country reports word in ways of their own: findings of other years, rows, numbers and what laws do."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

import pytest
from tests.build import a_document

from habeas.claims.extract import Failed, extract
from habeas.claims.rules import RuleExtractor
from habeas.model import Claim, Extraction


@cache
def reported(text: str) -> Extraction:
    """What a report on Kenya in 2023 of one paragraph says."""
    document = replace(a_document(text, country="KE", published="2024-04-22"), report_year=2023)
    (extraction,) = extract([document], RuleExtractor())
    assert not isinstance(extraction, Failed)
    return extraction


def only(text: str, kind: str) -> Claim:
    (claim,) = (claim for claim in reported(text).claims if claim.type == kind)
    return claim


OTHER_YEARS = [
    ("killing", "In past years, there were reports of deaths of detainees at the hands of prison staff."),
    ("imprisonment", "From 2015 to 2018, authorities held detainees for more than a year."),
    ("dismissal", "Authorities fired union members teaching in state schools in previous years."),
]


@pytest.mark.parametrize(("kind", "text"), OTHER_YEARS)
def test_a_finding_of_other_years_is_not_of_the_year_of_the_report(kind: str, text: str) -> None:
    assert only(text, kind).date is None


def test_a_day_set_off_behind_the_act_is_the_act_s() -> None:
    assert str(only("James Kamau’s detention, on June 4, was condemned by the bar.", "arrest").date) == "2023-06-04"


APART_FROM_THE_DAY = [
    ("trial", None, "Prior to his return to the country in October 2021, Peter Otieno was tried in absentia."),
    ("arrest", None, "After his release in May 2021, Peter Otieno was arrested again."),
    ("killing", None, "In 2019, the court imposed a 15-year prison sentence for the killing of Peter Otieno."),
]


@pytest.mark.parametrize(("kind", "date", "text"), APART_FROM_THE_DAY)
def test_a_day_of_what_came_before_or_after_is_not_the_act_s(kind: str, date: str | None, text: str) -> None:
    told = only(text, kind).date
    assert (str(told) if told else None) == date


NOTHING = [
    (
        "charge",
        "Authorities held suspects without bringing them to court, charging them with a crime, or informing them.",
    ),
    ("charge", "Officials forced petitioners home to prevent them from filing complaints against the mayor."),
    ("charge", "On May 7, the bar initiated disbarment proceedings against lawyer Rose Atieno."),
    ("threat", "The law makes groups open to dissolution, intimidates and dissuades potential donors."),
    ("torture", "Child Abuse: The physical abuse of children is grounds for criminal prosecution."),
    ("appeal", "On May 7, a prosecutor dismissed Peter Otieno’s request for an investigation."),
    ("trial", "A lawyer submitted an appeal to the special rapporteur on torture."),
    (
        "threat",
        "None of the detainees whom the group met indicated that a judge had questioned a detainee on treatment.",
    ),
    ("charge", "The government did not make efforts to prevent abuses or to investigate or punish officials."),
    ("attack", "Officials engaged in rhetorical attacks on human rights activists."),
    ("charge", "An indigent defendant charged with a crime had the right to counsel."),
    ("imprisonment", "A convicted first-time offender could be imprisoned for up to eight years."),
]


@pytest.mark.parametrize(("kind", "text"), NOTHING)
def test_what_was_done_to_nobody(kind: str, text: str) -> None:
    assert not [claim for claim in reported(text).claims if claim.type == kind]


WHOM = [
    ("arrest", (), "journalists and activists", "Police detained dozens of journalists and activists."),
    ("arrest", (), "those arrested", "The report told of failures in informing those arrested of their rights."),
    ("threat", (), "family members", "There was harassment of family members, including threats on social media."),
    ("condemnation", (), "women and girls", "The council criticized the detention without charges of women and girls."),
    (
        "threat",
        ("Peter Otieno", "Ann Njoki"),
        None,
        "Peter Otieno and Ann Njoki were leaders of the church whom agents questioned.",
    ),
    (
        "imprisonment",
        (),
        "detained individuals",
        "In practice, however, authorities at times detained individuals for longer than 48 hours.",
    ),
    (
        "imprisonment",
        ("Peter Otieno",),
        "opposition party members",
        "Seven opposition party members were considered to be political detainees, including Peter Otieno.",
    ),
]


@pytest.mark.parametrize(("kind", "persons", "group", "text"), WHOM)
def test_whom_it_was_done_to(kind: str, persons: tuple[str, ...], group: str | None, text: str) -> None:
    claim = only(text, kind)
    assert (claim.persons, claim.group) == (persons, group)


BY_WHOM = [
    ("imprisonment", ("authorities",), "In some cases authorities used schools and factories to hold detainees."),
    ("threat", ("police",), "Police continued to summon union members (including juveniles) and later beat them."),
    ("dismissal", ("authorities",), "There were reports authorities fired teachers."),
    ("threat", (), "The group closed due to official intimidation of staff members."),
    (
        "torture",
        ("police",),
        "The bar warned her for telling of the alleged mistreatment of her client, Peter Kamau, by police.",
    ),
    (
        "threat",
        ("state and nonstate actors",),
        "There were instances of violence and harassment by state and nonstate actors against Kikuyu residents.",
    ),
    (
        "appeal",
        ("journalists", "media rights leaders"),
        "Journalists and media rights leaders continued to call for full accountability for the death of Peter Kamau.",
    ),
    (
        "arrest",
        (),
        "Issues included torture by the state; arbitrary arrest or detention; political prisoners; and harassment.",
    ),
    ("surveillance", (), "The government had the authority to monitor the communications of citizens."),
]


@pytest.mark.parametrize(("kind", "actors", "text"), BY_WHOM)
def test_by_whom_it_was_done(kind: str, actors: tuple[str, ...], text: str) -> None:
    assert only(text, kind).actors == actors


OFFENCES = [
    (
        ("violating the “state border”",),
        "two years",
        "Ann Kamau was sentenced to two years for violating the “state border.”",
    ),
    ((), "up to 30 days", "Those detained were sentenced for up to 30 days and kept in crowded cells."),
    (
        ("war crimes",),
        "20 years",
        "Peter Otieno was sentenced on August 2 to 20 years in prison for alleged “war crimes” committed in the 1990s.",
    ),
    (
        ("grave breach of order",),
        "18 months",
        "The court sentenced Ann Kamau on charges of grave breach of order to 18 months in prison.",
    ),
]


@pytest.mark.parametrize(("charges", "term", "text"), OFFENCES)
def test_a_length_is_no_offence_and_a_day_no_length(charges: tuple[str, ...], term: str, text: str) -> None:
    claim = only(text, "sentence")
    assert (claim.charges, claim.term) == (charges, term)


def test_what_is_done_by_means_of_an_act_may_fail_and_the_act_was_done() -> None:
    text = "Authorities attempted to impede criticism by threatening some activists who spoke out."
    assert only(text, "threat").modality == "asserted"


def test_all_of_a_row_of_quoted_offences_are_read() -> None:
    text = (
        "Detainees were charged with vague offenses such as “assembly and collusion to act against national security,” "
        "“propaganda against the state,” and “disrupting public order,” according to the council."
    )
    assert len(only(text, "charge").charges) == 3


def test_each_of_two_who_were_found_guilty_has_the_length_of_their_own() -> None:
    text = (
        "In March, a court found Peter Otieno and James Kamau guilty of terrorism charges and sentenced Otieno to 19 "
        "years’ and Kamau to 18 years’ imprisonment."
    )
    told = {(claim.persons, claim.term) for claim in reported(text).claims if claim.type == "sentence"}
    assert told >= {(("James Kamau",), "18 years"), (("Peter Otieno", "James Kamau"), None)}


def test_words_for_anybody_are_other_people_in_another_place() -> None:
    text = "Police charged individuals with fraud. It rained. It was cold. Courts tried individuals accused of theft."
    assert all("theft" not in one.charges for one in reported(text).claims if "fraud" in one.charges)


NUMBERS = [
    ([], "The death rate ranged from an estimated 322 to 486 deaths per 100,000 live births."),
    ([], "Nine out of every 10 cases of attacks on journalists remained unsolved."),
    ([("senior “officials”", 8, "at least", "flow")], "Authorities arrested at least eight senior “officials” in May."),
    ([("persons", 85, None, "flow")], "The government had stripped 85 persons of citizenship."),
    ([], "An average of five persons per week were executed."),
    (
        [("women political prisoners", 4, None, "flow")],
        "The president pardoned and released four women political prisoners.",
    ),
    (
        [("persons", 6000, "no more than", "stock")],
        "Observers estimated the community to be no more than 6,000 persons.",
    ),
    (
        [("women’s rights activists", 24, None, "flow")],
        "The government ran 196 women’s shelters, and police detained 24 women’s rights activists.",
    ),
    ([], "Authorities held many of the “709” detainees."),
    ([("reporters", 40, None, "stock")], "The council reported 40 reporters were in custody as of May 1."),
    ([("judges", 6, None, "stock")], "The council consists of six judges and a lawyer."),
    (
        [("refugees", 1131, "estimated", "stock")],
        "The estimated 1,131 refugees in the country lacked access to services.",
    ),
]


@pytest.mark.parametrize(("expected", "text"), NUMBERS)
def test_what_a_number_counts(expected: list[object], text: str) -> None:
    assert [(one.what, one.low, one.qualifier, one.kind) for one in reported(text).counts] == expected


def test_a_number_is_of_whoever_published_the_report_that_has_it() -> None:
    (count,) = reported("Green Watch released a report that documented 181 cases of torture.").counts
    assert count.by == "Green Watch"


def test_a_number_that_another_is_compared_with_does_not_date_it() -> None:
    counts = reported("In the first six months of the year, there were 195 arrests, down from 239 in 2022.").counts
    assert str(counts[0].as_of) == "2023-06"


def test_a_number_is_of_whoever_gives_it_in_the_passive() -> None:
    (count,) = reported("There was a small community, estimated by the World Union as 200 to 600 persons.").counts
    assert (count.low, count.high, count.by) == (200, 600, "World Union")
