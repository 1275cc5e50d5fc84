"""Sanctions that no word for sanctions tells, awards in more wordings, help that is paid for; names invented."""

from __future__ import annotations

import pytest
from tests.claims.told import GIORGI, LEVAN, NINO, claims, one

ZURAB = "Zurab Kapanadze"


@pytest.mark.parametrize(
    ("text", "against", "by"),
    [
        (
            (
                "Deputy Interior Minister Zurab Kapanadze was added to the EU sanctions list on 3 May over the beating "
                "of protesters."
            ),
            (ZURAB,),
            ("EU",),
        ),
        (
            (
                "The Department of Commerce added Blackgate Systems and Oculon Ltd to its Entity List for supplying "
                "surveillance technology to the police."
            ),
            ("Blackgate Systems", "Oculon Ltd"),
            ("Department of Commerce",),
        ),
        (
            (
                "The United Kingdom froze the assets of police chief Zurab Kapanadze and banned him from entering the "
                "country."
            ),
            (ZURAB,),
            ("United Kingdom",),
        ),
        (
            "The minister announced sanctions on two companies, Vektor Systems and Optima Trade.",
            ("Vektor Systems", "Optima Trade", "companies"),
            ("minister",),
        ),
        ("The State Department took steps to restrict visas for 20 people.", ("people",), ("State Department",)),
        ("Lithuania has banned 12 Georgian judges from entry.", ("Georgian judges",), ("Lithuania",)),
        (
            "The Council of the European Union prolonged its restrictive measures against 34 persons by a year.",
            ("persons",),
            ("Council of the European Union",),
        ),
        ("Under the Magnitsky Act, Canada listed prosecutor Zurab Kapanadze.", (ZURAB,), ("Canada",)),
        (
            "The Commerce Department restricted exports of facial recognition software to the Interior Ministry.",
            ("Interior Ministry",),
            ("Commerce Department",),
        ),
        (
            "Britain imposed travel bans and asset freezes on seven prison officials on Monday.",
            ("prison officials",),
            ("Britain",),
        ),
        (
            (
                "In cooperation with the Departments of Trade and Justice, the State Department sanctioned judge "
                "Zurab Kapanadze."
            ),
            (ZURAB,),
            ("State Department", "Departments of Trade and Justice"),
        ),
    ],
)
def test_a_measure_is_a_sanction_by_what_it_does(text: str, against: tuple[str, ...], by: tuple[str, ...]) -> None:
    told = one(text, "sanction")
    assert told.persons or told.organizations or (told.group,) == against
    assert (*told.persons, *told.organizations, *([told.group] if told.group else [])) == against
    assert told.actors == by
    assert not {claim.type for claim in claims(text)} & {"raid", "travel_ban"}


@pytest.mark.parametrize(
    "text",
    [
        "Georgia banned the German journalist Karl Bauer from entering the country and froze his accounts.",
        "A court froze the accounts of Radio Meskheti.",
        "Police added Nino Beridze to a list of wanted persons.",
        "The authorities placed the lawyer Ana Kapanadze on a list of extremists.",
        "Russia banned the reporter Levan Gelashvili from entering the country.",
        "Senators Dan Ruiz and Amy Colt introduced a bill to sanction officials who jail journalists.",
    ],
)
def test_what_a_state_does_to_its_own_people_or_to_reporters_is_no_sanction(text: str) -> None:
    assert not {claim.type for claim in claims(text)} & {"sanction", "restrictive_law"}


def test_judges_and_a_prosecutor_are_as_many_as_they_are_and_the_order_is_no_part_of_them() -> None:
    told = one("The Treasury sanctioned two judges and a prosecutor under Executive Order 13818.", "sanction")
    assert (told.group, told.number) == ("judges and a prosecutor", 3)


def test_two_policies_and_whom_they_hit_are_one_sanction_with_both_sentences() -> None:
    told = one(
        "On Tuesday the State Department announced that it was establishing two new visa restriction policies. With "
        "these policies, the State Department can impose visa restrictions on judges who violate a detainee’s "
        "fundamental freedoms.",
        "sanction",
    )
    assert (told.group or "").startswith("judges who violate")
    assert (str(told.date), len(told.quotes)) == ("2024-05-07", 2)


@pytest.mark.parametrize(
    ("text", "persons", "group", "by"),
    [
        (
            "The Minister of Foreign Affairs presented seven human rights defenders with the Rivers Prize.",
            (),
            "human rights defenders",
            ("Minister of Foreign Affairs",),
        ),
        ("This year's laureates include Giorgi Maisuradze, who could not attend.", (GIORGI,), None, ()),
        ("Giorgi Maisuradze was made an honorary citizen of Paris in absentia.", (GIORGI,), None, ("Paris",)),
        (
            "Nino Beridze was one of twelve winners of the Open Page Award.",
            (NINO,),
            "winners of the Open Page Award",
            (),
        ),
        (
            "The Swedish Academy announced Levan Gelashvili as the recipient of its Freedom Prize.",
            (LEVAN,),
            None,
            ("Swedish Academy",),
        ),
    ],
)
def test_awards_are_told_in_many_ways(
    text: str, persons: tuple[str, ...], group: str | None, by: tuple[str, ...]
) -> None:
    told = one(text, "award")
    assert (told.persons, told.group, told.actors) == (persons, group, by)


@pytest.mark.parametrize(
    ("text", "persons", "by"),
    [
        (
            "The Committee for Open Courts observed 14 hearings in the case against Levan Gelashvili.",
            (LEVAN,),
            ("Committee for Open Courts",),
        ),
        (
            "Consuls from three countries were allowed to visit Karl Bauer in Ortachala Prison on 5 May.",
            ("Karl Bauer",),
            ("consuls",),
        ),
        ("The bar association provided Levan Gelashvili with a lawyer.", (LEVAN,), ("bar association",)),
        ("Observers attended the opening of the trial of Nino Beridze on Monday.", (NINO,), ("observers",)),
        ("Civic Shield pays the lawyers of Nino Beridze.", (NINO,), ("Civic Shield",)),
    ],
)
def test_help_is_told_in_many_ways(text: str, persons: tuple[str, ...], by: tuple[str, ...]) -> None:
    told = one(text, "support")
    assert (told.persons, told.actors, told.modality) == (persons, by, "asserted")


def test_what_authorities_grant_to_lawyers_is_no_help() -> None:
    assert "support" not in {claim.type for claim in claims("The government granted lawyers access to the detainees.")}


def test_a_resolution_condemns_and_calls_on_the_day_on_which_it_was_adopted() -> None:
    text = (
        "The European Parliament adopted a resolution on Thursday that condemns the arrest of Nino Beridze and calls "
        "for her release."
    )
    assert {str(one(text, kind).date) for kind in ("appeal", "condemnation")} == {"2024-05-09"}


def test_we_in_what_a_body_is_said_to_have_said_is_that_body() -> None:
    told = one(
        "We call on the authorities to drop all charges against Nino Beridze, the Helsinki Monitors said.", "appeal"
    )
    assert told.actors == ("Helsinki Monitors",)


@pytest.mark.parametrize(
    "text",
    [
        "“The arrest of Nino Beridze is an attack on every journalist in the region,” said Tom Harker.",
        "Three hundred academics protested against the dismissal of Professor Nino Beridze.",
        "The US ambassador said that the verdict against Nino Beridze was “deeply disappointing”.",
    ],
)
def test_blame_is_told_in_many_ways(text: str) -> None:
    assert one(text, "condemnation").persons == (NINO,)


def test_what_a_state_asks_for_in_general_is_what_its_minister_asked_for_by_name() -> None:
    told = one(
        "The United States has called on the government to free dissidents who were jailed. In a statement, Secretary "
        "Paul Denning urged it to release Nino Beridze and Levan Gelashvili. “The United States,” Secretary Denning "
        "said, “is deeply concerned about these detentions.”",
        "appeal",
    )
    assert told.persons == (NINO, LEVAN)
    assert set(told.actors) == {"United States", "Paul Denning"}
    assert len(told.quotes) == 2
