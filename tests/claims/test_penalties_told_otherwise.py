"""Penalties that are told by their length, asked for, faced, or passed on somebody by a court that "jails"."""

from __future__ import annotations

import pytest

from .conftest import Read


def told(drafts: list, kind: str = "sentence") -> list[tuple[tuple[str, ...], str | None, str]]:
    return [(one.persons, one.term, one.modality) for one in drafts if one.type == kind]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Edwin Lau was sentenced to four years, while student Chloe Pang received three years.",
            [(("Edwin Lau",), "four years", "asserted"), (("Chloe Pang",), "three years", "asserted")],
        ),
        (
            "Lau Ho-wing and Kwok Siu-kei got 40 months each.",
            [(("Lau Ho-wing", "Kwok Siu-kei"), "40 months", "asserted")],
        ),
        (
            "The judge gave Petro Kovalenko six years in a penal colony.",
            [(("Petro Kovalenko",), "six years", "asserted")],
        ),
        ("The court jailed Anna Petrova for five years.", [(("Anna Petrova",), "five years", "asserted")]),
        (
            "Giorgi Mchedlidze was arrested and is facing four to seven years.",
            [(("Giorgi Mchedlidze",), "four to seven years", "possible")],
        ),
        (
            "The prosecutor, Siarhei Kaval, had asked for four years for Viktar Harba.",
            [(("Viktar Harba",), "four years", "possible")],
        ),
        ("Petro Kovalenko was given three years to leave the country.", []),
        ("Petro Kovalenko received three years of training.", []),
    ],
)
def test_a_length_of_time_that_somebody_gets_is_a_penalty(text: str, expected: list, read: Read) -> None:
    assert told(read(text)[2]) == expected


def test_a_penalty_that_was_passed_is_not_told_again_as_one_that_is_faced(read: Read) -> None:
    text = "Anna Petrova was sentenced to death. Her lawyers said that Anna Petrova is facing the death penalty."
    assert [one for _, _, one in told(read(text)[2])] == ["asserted"]


def test_what_somebody_faces_now_is_not_of_the_day_on_which_they_were_taken(read: Read) -> None:
    drafts = read("Anna Petrova was arrested in November 2023 and is facing up to seven years.")[2]
    assert [one.date for one in drafts if one.modality == "possible"] == [None]
