"""Whom "his" and "her" stand for beside what happened to somebody: not who speaks up for them, or decides."""

from __future__ import annotations

import pytest
from tests.claims.test_rules import LEVAN, NINO, claims

OTHERS = [
    (
        "appeal",
        (NINO,),
        'Levan Gelashvili called the arrest of Nino Beridze "a shameful act" and demanded her release.',
    ),
    ("appeal", (NINO,), "Levan Gelashvili, the uncle of the convicted blogger Nino Beridze, called for her release."),
    ("arrest", (LEVAN,), "Judge Giorgi Maisuradze rejected the appeal of Levan Gelashvili against his arrest."),
    ("appeal", (LEVAN,), "Levan Gelashvili is in prison. On Monday he demanded his own release."),
]


@pytest.mark.parametrize(("kind", "persons", "text"), OTHERS)
def test_who_speaks_up_for_somebody_is_not_whom_it_happened_to(kind: str, persons: tuple[str, ...], text: str) -> None:
    assert [claim.persons for claim in claims(text) if claim.type == kind] == [persons]


def test_himself_beside_a_subject_is_the_subject() -> None:
    text = "Levan Gelashvili, who succeeded the arrested Nino Beridze as editor, was himself detained on 3 May 2024."
    assert [claim.persons for claim in claims(text) if claim.type == "arrest"] == [(LEVAN,)]


OF_ANOTHER = [
    ("arrest", (LEVAN,), "Levan Gelashvili is ill. His father, Zurab Gelashvili, said that he was arrested in May."),
    ("remand", (LEVAN,), "Levan Gelashvili fled. Judge Giorgi Maisuradze ordered that he be remanded in custody."),
    (
        "appeal",
        (LEVAN,),
        "Levan Gelashvili is in jail. The union wrote to the governor, Zurab Maisuradze, asking that he be freed.",
    ),
]


@pytest.mark.parametrize(("kind", "persons", "text"), OF_ANOTHER)
def test_who_speaks_of_decides_on_or_is_asked_for_another_is_not_meant(
    kind: str, persons: tuple[str, ...], text: str
) -> None:
    assert {claim.persons for claim in claims(text) if claim.type == kind} == {persons}


def test_the_lawyer_of_somebody_tells_what_happened_to_them() -> None:
    text = "Levan Gelashvili is in jail. Gelashvili's lawyer, Giorgi Lomidze, said that he was tortured."
    assert {claim.persons for claim in claims(text) if claim.type == "torture"} == {(LEVAN,)}


NEAR_BY = [
    (
        (LEVAN,),
        "Levan Gelashvili, who runs a blog, was arrested on 3 May 2024. The reporter was freed the next day.",
    ),
    ((), "The minister, Levan Gelashvili, spoke on 3 May 2024. The reporter was freed the next day."),
]


@pytest.mark.parametrize(("persons", "text"), NEAR_BY)
def test_the_reporter_is_the_only_one_near_by_to_whom_something_was_done(persons: tuple[str, ...], text: str) -> None:
    assert [claim.persons for claim in claims(text) if claim.type == "release"] == [persons]
