"""What is hoped for, looked into, charged or only told about: no act of whoever hopes, looks, charges or tells."""

from __future__ import annotations

import pytest
from tests.claims.told import claims


def told(text: str, kind: str) -> set[tuple[tuple[str, ...], str]]:
    """Who a document says did acts of one type, each with how firmly it is said."""
    return {(claim.actors, claim.modality) for claim in claims(text) if claim.type == kind}


@pytest.mark.parametrize(
    ("kind", "found", "text"),
    [
        # What somebody is charged with having others do is theirs, and not the prosecutor's.
        (
            "attack",
            {(("Levan Gelashvili",), "alleged")},
            (
                "The Prosecutor's Office arrested and charged the head of the regional council, Levan Gelashvili, with "
                "organizing the 2018 acid attack on activist Nino Beridze."
            ),
        ),
        (
            "killing",
            {(("Levan Gelashvili",), "alleged")},
            "Prosecutors accused Levan Gelashvili of ordering the murder of Nino Beridze.",
        ),
        # Whoever is only looked into, or arrested for it, has not been shown to have done it.
        (
            "killing",
            {(("Levan Gelashvili",), "alleged")},
            (
                "The prosecutor is investigating the deputy governor, Levan Gelashvili, for involvement in the "
                "killing of Ana Torr."
            ),
        ),
        (
            "disappearance",
            {(("Levan Gelashvili",), "alleged")},
            "In May authorities arrested former general Levan Gelashvili for the 2016 abduction of Ana Torr.",
        ),
        (
            "killing",
            {(("Kolkha Liberation Army",), "alleged")},
            "The government blamed the Kolkha Liberation Army for killing four monks.",
        ),
        (
            "killing",
            {(("Levan Gelashvili",), "asserted")},
            "Levan Gelashvili was convicted of the murder of Ana Torr.",
        ),
        # Who makes known what was found out about an act did not do it.
        (
            "attack",
            {((), "asserted")},
            "The administration is announcing conclusions from an assessment of the poisoning of Ana Torr.",
        ),
        ("torture", {((), "alleged")}, "The ombudsman published a report on the torture of Ana Torr."),
        # Who is blamed for doing something is who did it, also in the second of two clauses.
        (
            "charge",
            {(("Kolkha Bureau",), "asserted")},
            (
                "In April the Supreme Court criticized the Kolkha Bureau for arresting Ana Torr and waiting over one "
                "year to file charges against her."
            ),
        ),
        # What somebody does to what is their own is no act against them.
        (
            "censorship",
            set(),
            "Rioni Media, an outlet for lawyers, announced it was ceasing all work and shutting down its website.",
        ),
    ],
)
def test_what_is_charged_or_told_is_no_act_of_whoever_charges_or_tells(
    kind: str, found: set[tuple[tuple[str, ...], str]], text: str
) -> None:
    assert told(text, kind) == found


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        ("threat", "There were no reported examples of government reprisals against workers who stayed at home."),
        ("threat", "There were no known instances of police harassment of lawyers."),
        ("charge", "The government did not release information on efforts to investigate or prosecute officers."),
        ("trial", "The ministry published no data on efforts to prosecute officers."),
        ("imprisonment", "The report estimated that the government had built enough space to hold up to 3,000 people."),
        ("imprisonment", "The prison had the capacity to hold 900 inmates."),
        ("threat", "The guidance requires police to question the survivor first."),
        ("threat", "The rules oblige officers to question witnesses in the presence of a lawyer."),
        ("arrest", "Police rarely arrested suspects in such cases."),
        ("trial", "Police routinely rejected complaints filed by activists."),
        ("release", "President Davit Kobalia hoped that Ana Torr would be released."),
        ("release", "Davit Kobalia has no higher priority as president than bringing those hostages home."),
        ("release", "President Davit Kobalia wished to free Ana Torr."),
        ("release", "The president stays committed to bringing the hostages home."),
    ],
)
def test_what_is_hoped_for_required_or_not_reported_is_no_act(kind: str, text: str) -> None:
    assert [claim for claim in claims(text) if claim.type == kind and claim.modality != "possible"] == []


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        ("expulsion", "In May the government took steps to extradite Ana Torr to Belarus."),
        ("expulsion", "The authorities requested that Lithuania extradite Ana Torr, a blogger."),
        ("expulsion", "The authorities demanded that Lithuania hand over and deport Ana Torr, a blogger."),
        ("torture", "A judge upheld a sentence to amputate the fingers of eight prisoners."),
        (
            "torture",
            "The experts urged the government to rescind sentences to amputate the fingers of eight prisoners.",
        ),
        ("release", "The minister hoped that Ana Torr would be freed in May."),
    ],
)
def test_what_is_asked_for_or_prepared_is_only_possible(kind: str, text: str) -> None:
    assert {claim.modality for claim in claims(text) if claim.type == kind} <= {"possible"}


def test_who_is_wrongfully_detained_is_not_held_by_whoever_wants_them_free() -> None:
    text = (
        "President Davit Kobalia said he remains focused on securing the release of hostages and wrongfully detained "
        "citizens around the world, including Ana Torr and Gia Rusa, who are being detained in Tolvania."
    )
    assert not any(
        "Davit Kobalia" in claim.actors for claim in claims(text) if claim.type in ("arrest", "imprisonment")
    )


@pytest.mark.parametrize(
    "text",
    [
        "Former Kobalia advisor, Levan Gelashvili, was sentenced to three years. Davit Kobalia is president.",
        "A former Kobalia lawyer, Levan Gelashvili, was sentenced to three years. Davit Kobalia is president.",
    ],
)
def test_an_advisor_of_somebody_is_not_that_somebody(text: str) -> None:
    assert [claim.persons for claim in claims(text) if claim.type == "sentence"] == [("Levan Gelashvili",)]


def test_a_body_is_told_with_all_of_its_name_and_the_country_whose_it_is() -> None:
    for doer in (
        "officers with the Main Department for Combating Organized Crime",
        "officers of the State Service for Mobilization and Conscription",
        "Ministry of Interior of Armenia",
        "Ministry of Internal Affairs of the Russian Federation",
        "prosecutor’s office of Ukraine",
    ):
        text = f"Ana Torr, a blogger, was detained by {'' if doer.startswith('officers') else 'the '}{doer} on May 2."
        assert told(text, "arrest") == {((doer,), "asserted")}


@pytest.mark.parametrize(
    ("kind", "doer", "day", "term", "text"),
    [
        (
            "remand",
            "Batumi City Court",
            "2024-05-08",
            "two months",
            (
                "The Batumi City Court on Wednesday ordered that Levan Gelashvili be held in pretrial detention"
                " for two months."
            ),
        ),
        (
            "remand",
            "Batumi City Court",
            "2024-05-08",
            "three months",
            (
                "On Wednesday, the Batumi City Court ruled that Levan Gelashvili be kept in pretrial detention "
                "for three months."
            ),
        ),
        (
            "remand",
            "judge",
            "2024-05-08",
            "60 days",
            "A judge decided on May 8 that Levan Gelashvili be detained pending trial for 60 days.",
        ),
        (
            "remand",
            "Batumi City Court",
            "2024-05-08",
            None,
            "The Batumi City Court decided on May 8 that Levan Gelashvili should be placed in pretrial detention.",
        ),
    ],
)
def test_what_a_court_orders_to_be_done_has_its_day_and_the_court(
    kind: str, doer: str, day: str, term: str | None, text: str
) -> None:
    found = [claim for claim in claims(text) if claim.type == kind]
    assert [(one.persons, one.actors, str(one.date), one.term, one.modality) for one in found] == [
        (("Levan Gelashvili",), (doer,), day, term, "asserted")
    ]


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        (
            "release",
            "The union warned that the ministry had lost a file and that it released the names of ten prisoners.",
        ),
        ("release", "Police searched Radio Rioni. It released a video of two prisoners."),
    ],
)
def test_it_releases_papers_and_no_people(kind: str, text: str) -> None:
    assert [claim for claim in claims(text) if claim.type == kind] == []


@pytest.mark.parametrize(
    ("kind", "people", "text"),
    [
        (
            "arrest",
            ("Levan Gelashvili",),
            (
                "In July New York City police arrested Levan Gelashvili outside the home of U.S.-based journalist and "
                "women’s rights activist Masha Berulava."
            ),
        ),
        (
            "arrest",
            ("Levan Gelashvili", "Ana Torr"),
            "In May police arrested blogger Levan Gelashvili and activist Ana Torr.",
        ),
    ],
)
def test_whose_home_it_was_is_not_arrested_there(kind: str, people: tuple[str, ...], text: str) -> None:
    assert [claim.persons for claim in claims(text) if claim.type == kind] == [people]


def test_who_clashes_and_arrests_does_so_to_people() -> None:
    text = "Marchers clashed with police, who used tear gas to disperse protesters and detained at least 38 persons."
    assert ("arrest", "persons", 38) in {(claim.type, claim.group, claim.number) for claim in claims(text)}


def test_a_month_before_a_police_force_is_no_part_of_its_name() -> None:
    text = "In July Halem City police arrested Levan Gelashvili."
    assert {claim.actors for claim in claims(text)} == {("Halem City police",)}
