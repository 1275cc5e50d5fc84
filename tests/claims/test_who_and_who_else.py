"""Who was done what where two people, or two acts, stand close together: none has what was done to the other."""

from __future__ import annotations

import pytest

from .conftest import Read

Told = list[tuple[str, tuple[str, ...], tuple[str, ...]]]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Ali Kerimov and five others were released with fines and three activists were sentenced to ten days.",
            [("release", ("Ali Kerimov",), ()), ("sentence", (), ())],
        ),
        (
            "Musa Tahirov, who shot Rasim Aliyev, was arrested.",
            [("attack", ("Rasim Aliyev",), ("Musa Tahirov",)), ("arrest", ("Musa Tahirov",), ())],
        ),
        ("The guard who beat Rasim Aliyev was dismissed.", [("attack", ("Rasim Aliyev",), ("guard",))]),
        (
            "Rasim Aliyev was shot by Musa Tahirov, who was later pardoned.",
            [("attack", ("Rasim Aliyev",), ("Musa Tahirov",)), ("release", ("Musa Tahirov",), ())],
        ),
        (
            "Before he was arrested, Rasim Aliyev had been beaten.",
            [("arrest", ("Rasim Aliyev",), ()), ("attack", ("Rasim Aliyev",), ())],
        ),
        ("Musa Tahirov left. After he was arrested, Rasim Aliyev spoke.", [("arrest", ("Musa Tahirov",), ())]),
        ("Ivan Orlov was jailed for three years.", [("sentence", ("Ivan Orlov",), ())]),
        ("Ivan Orlov was jailed for three years before he was tried.", [("imprisonment", ("Ivan Orlov",), ())]),
    ],
)
def test_what_was_done_to_whom_by_whom(text: str, expected: Told, read: Read) -> None:
    told = [(one.type, one.persons, one.actors) for one in read(text)[2] if one.type != "trial"]
    assert told == expected


def test_custody_told_of_before_is_not_that_of_somebody_else_who_is_beaten(read: Read) -> None:
    drafts = read("Pastor Liu Mingzhe was sentenced to nine years in prison. Jiang Rongmei was beaten by police.")[2]
    assert [(one.type, one.persons) for one in drafts] == [
        ("sentence", ("Liu Mingzhe",)),
        ("attack", ("Jiang Rongmei",)),
    ]


def test_the_hours_for_which_somebody_was_held_are_no_custody_of_their_own(read: Read) -> None:
    drafts = read("Police on Tuesday detained Milica Petrov, one of the organisers, and held her for 12 hours.")[2]
    assert [one.type for one in drafts] == ["arrest"]


def test_a_request_that_no_court_decides_on_is_no_trial(read: Read) -> None:
    drafts = read("Sandra Chocue had asked for bodyguards but her request was denied. Sandra Chocue was murdered.")[2]
    assert [one.type for one in drafts] == ["killing"]


def test_the_name_of_a_paper_is_nobodys(read: Read) -> None:
    text = "Journalist Pape Ndoye was questioned. The managing editor of his paper, Le Courrier, was also summoned."
    assert [person.name for person in read(text)[1].people] == ["Pape Ndoye"]


def test_who_has_a_post_is_a_person(read: Read) -> None:
    text = "A court upheld the sentence against Taoufik Raiss-Filali, editor of the daily Al-Akhbar."
    assert [person.name for person in read(text)[1].people] == ["Taoufik Raiss-Filali"]
