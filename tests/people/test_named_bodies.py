"""The prisons, courts, prosecutors' offices and prison services that a text names, and of what each is a part."""

from __future__ import annotations

import time

import pytest

from habeas.people.named_bodies import bodies_named, is_place_of_custody, parent_in
from habeas.people.organization_model import OrganizationMention
from habeas.people.organization_names import read_name
from habeas.people.organization_pairs import read
from habeas.people.organizations import resolve_organizations

# Seconds for 300,000 letters, many times what they take; an expression that goes astray needs hours.
SLOWEST = 20


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("He was beaten in Prison No. 17.", {"Prison No. 17"}),
        (
            "Women in the Halem Pretrial Detention Center Number One went hungry.",
            {"Halem Pretrial Detention Center Number One"},
        ),
        ("Nobody told the Penitentiary Service.", {"Penitentiary Service"}),
        ("She was moved to Vardan prison and then to Women’s Colony No. 4.", {"Vardan prison", "Women’s Colony No. 4"}),
        (
            "Branch 15 of the Halem Revolutionary Court tried her.",
            {"Branch 15 of the Halem Revolutionary Court", "Halem Revolutionary Court"},
        ),
        ("On May 3 the Vardan District Prosecutor’s Office answered.", {"Vardan District Prosecutor’s Office"}),
        ("In June Supreme Court judges met; the U.S. Supreme Court did not.", {"Supreme Court", "U.S. Supreme Court"}),
        ("The Halem Court of Appeal in May upheld it.", {"Halem Court of Appeal"}),
        ("The District Court, the prison and a Halem court said nothing.", set()),
        ("Prison and Detention Center Conditions", set()),
        ("Many prison guards and No Court at all", set()),
    ],
)
def test_a_text_names_the_bodies_that_it_tells_from_others(text: str, named: set[str]) -> None:
    assert set(bodies_named(text)) == named


@pytest.mark.parametrize(
    ("name", "parent"),
    [
        ("Penitentiary Service of the Ministry of Justice", "Ministry of Justice"),
        ("the Ministry of Justice’s Penitentiary Service", "Ministry of Justice"),
        ("Branch 2 of the Halem City Court", "Halem City Court"),
        ("Colony No. 3 of the Penitentiary Service", "Penitentiary Service"),
        ("Ministry of Roads’ Bridges Department", "Ministry of Roads"),
        ("Bridges Department of the Ministry of Roads", "Ministry of Roads"),
        ("Halem Court of Appeal", None),
        ("Prison No. 17", None),
    ],
)
def test_the_words_of_a_name_say_what_it_is_a_part_of(name: str, parent: str | None) -> None:
    assert parent_in(name) == parent


def test_a_place_is_a_body_where_its_name_is_one() -> None:
    held = ["Vardan Prison", "Prison No. 6", "Vardan", "the prison", "Independence Square", "Vardan police station"]
    assert [place for place in held if is_place_of_custody(place)] == [
        "Vardan Prison",
        "Prison No. 6",
        "Vardan police station",
    ]


def test_a_branch_is_a_part_of_its_court_and_a_service_the_same_with_and_without_its_ministry() -> None:
    names = [
        "Branch 15 of the Halem Revolutionary Court",
        "Halem Revolutionary Court",
        "Penitentiary Service of the Ministry of Justice",
        "Penitentiary Service",
        "Ministry of Justice",
    ]
    found = resolve_organizations(OrganizationMention(f"d{at}", name, "GE") for at, name in enumerate(names))
    parents = {each.name: next((one.name for one in found if one.id == each.parent), None) for each in found}
    assert parents["Branch 15 of the Halem Revolutionary Court"] == "Halem Revolutionary Court"
    service = next(each for each in found if "Penitentiary Service" in each.names)
    assert "Penitentiary Service of the Ministry of Justice" in service.names
    assert parents[service.name] == "Ministry of Justice"


@pytest.mark.parametrize("often", ["Of The Prison Of ", "of Ministry ", "of the Halem Court ", "A Prison No. 3 "])
def test_a_very_long_run_of_such_words_is_read_in_no_time(often: str) -> None:
    started = time.perf_counter()
    bodies_named("Supreme Court " + often * 20_000 + "x")
    assert time.perf_counter() - started < SLOWEST


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("Halem Congress of Free Trade Unions", "ngo"),
        ("World Halemi Congress", "ngo"),
        ("Congress", "parliament"),
        ("National Congress", "parliament"),
        ("Congress of People’s Deputies", "parliament"),
        ("Supreme Council", "parliament"),
        ("Supreme Council of Roads", "government"),
    ],
)
def test_a_congress_of_unions_is_no_parliament(name: str, kind: str) -> None:
    assert read_name(name).kind == kind


@pytest.mark.parametrize(
    ("name", "country"),
    [
        ("New York City police", "US"),
        ("Istanbul Prosecutor’s Office", "TR"),
        ("Moscow City Court", "RU"),
        ("Ganja police", "AZ"),
        ("Halem police", "AZ"),
    ],
)
def test_the_police_of_a_town_abroad_are_not_of_the_country_that_the_document_is_about(name: str, country: str) -> None:
    assert read(name, "AZ").country == country
