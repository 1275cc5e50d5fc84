"""Whom a number, "those", an age or a description stands for, where the names are told in the next sentence."""

from __future__ import annotations

import pytest

from .conftest import Read


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            (
                "Four leaders of the movement Enough Now were arrested on Wednesday. The four — Alieu Bah, Omar Camara,"
                " Kemo Jarju and Fatou Njie — were taken to a police station."
            ),
            [("arrest", ("Alieu Bah", "Omar Camara", "Kemo Jarju", "Fatou Njie"))],
        ),
        (
            "Two reporters were killed on Tuesday. The reporters were identified as Markenzy Nathoux and Jimmy Jeanty.",
            [("killing", ("Markenzy Nathoux", "Jimmy Jeanty"))],
        ),
        (
            "A woman was shot dead in Lima on Friday. The victim was identified as Rosa Huamani, a reporter.",
            [("killing", ("Rosa Huamani",))],
        ),
        (
            (
                "Floriane Nzeyi was sentenced on 16 February. The 35-year-old radio host met her lawyer. She was"
                " arrested on 30 August 2023 in the capital."
            ),
            [("sentence", ("Floriane Nzeyi",)), ("arrest", ("Floriane Nzeyi",))],
        ),
        (
            (
                "Mahdi Ansar was released in September. His editor, Sulaiman Rahil, fled to Pakistan, from which he"
                " was deported in December."
            ),
            [("release", ("Mahdi Ansar",)), ("expulsion", ("Sulaiman Rahil",))],
        ),
    ],
)
def test_whom_it_was_done_to(text: str, expected: list[tuple[str, tuple[str, ...]]], read: Read) -> None:
    assert [(one.type, one.persons) for one in read(text)[2]] == expected


def test_names_of_an_act_of_years_before_are_not_those_of_the_group(read: Read) -> None:
    text = "On 25 November 2023 soldiers detained three villagers near Adzvi. Nothing was found out about the 2008 "
    drafts = read(f"{text}disappearances of Alan Kharov, Kazbek Khuga and Soltan Plev.")[2]
    assert [(one.type, one.persons) for one in drafts] == [
        ("arrest", ()),
        ("disappearance", ("Alan Kharov", "Kazbek Khuga", "Soltan Plev")),
    ]


def test_a_march_of_pride_is_nobody(read: Read) -> None:
    drafts = read("Police detained Tbilisi Pride organizers. Mobs attacked Belgrade Pride and Nino Beridze.")[2]
    assert {name for one in drafts for name in one.persons} <= {"Nino Beridze"}


def test_those_designated_are_those_whom_the_sentence_includes(read: Read) -> None:
    text = (
        "The department sanctioned four men under the Magnitsky Act. Those designated include General Hossein Salar, a "
    )
    drafts = read(f"{text}commander; and Reza Malekpour, governor of Zahedan.")[2]
    assert drafts[-1].persons == ("Hossein Salar", "Reza Malekpour")


def test_that_november_is_of_the_year_told_before(read: Read) -> None:
    drafts = read("Chhim Sithara was arrested in January 2022. She was rearrested at the airport that November.")[2]
    assert [str(one.date) for one in drafts] == ["2022-01", "2022-11"]


def test_a_day_is_no_offence(read: Read) -> None:
    drafts = read("Chhim Sithara was convicted on Wednesday of fraud.")[2]
    assert drafts[0].charges == ("fraud",)


def test_who_grants_the_request_to_hold_somebody_does_it(read: Read) -> None:
    text = (
        "Ruth Alfaro was arrested. A judge accepted the Attorney General’s request to keep her in pretrial detention."
    )
    assert [one.actors for one in read(text)[2] if one.type == "remand"] == [("judge",)]
