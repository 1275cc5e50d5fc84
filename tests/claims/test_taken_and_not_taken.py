"""Who was taken, freed or expelled, told otherwise than by one verb; and who was not."""

from __future__ import annotations

import pytest

from .conftest import Read


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Tariq Wahba was taken away by state security officers.", [("arrest", ("Tariq Wahba",))]),
        ("Officers took Selin Karay to the counterterrorism branch.", [("arrest", ("Selin Karay",))]),
        ("Four men took Tariq Wahba to an undisclosed location.", [("arrest", ("Tariq Wahba",))]),
        ("Police took away the phone of Tariq Wahba.", [("raid", ("Tariq Wahba",))]),
        ("Tariq Wahba, a photographer, was not among those freed.", []),
        ("Tariq Wahba was among those freed.", [("release", ("Tariq Wahba",))]),
        ("An earlier version of this article said that Tariq Wahba was arrested on May 3.", []),
        (
            "Correction: An earlier version of this story said that Selin Karay was freed; she was arrested on May 2.",
            [("arrest", ("Selin Karay",))],
        ),
        ("The authorities expelled the priest José Tijerino on Sunday.", [("expulsion", ("José Tijerino",))]),
        ("The university expelled the student José Tijerino.", [("dismissal", ("José Tijerino",))]),
        ("On 17 February the court ordered Anna Petrova held pending trial.", [("remand", ("Anna Petrova",))]),
        ("The court ordered two months of house arrest for Anna Petrova.", [("remand", ("Anna Petrova",))]),
        ("A judge issued a detention order for Anna Petrova.", [("remand", ("Anna Petrova",))]),
        ("Anna Petrova was stripped of her license.", [("dismissal", ("Anna Petrova",))]),
        ("Anna Petrova was stripped of her citizenship.", [("expulsion", ("Anna Petrova",))]),
        ("Anna Petrova has been followed by unknown men.", [("surveillance", ("Anna Petrova",))]),
        ("Anna Petrova was forced into a van on Sunday.", [("disappearance", ("Anna Petrova",))]),
        ("Police called Anna Petrova in for questioning.", [("threat", ("Anna Petrova",))]),
        (
            "Anna Petrova and Ivan Orlov, two reporters, walked out of prison.",
            [("release", ("Anna Petrova", "Ivan Orlov"))],
        ),
        ("Anna Petrova faces nine defamation cases.", [("charge", ("Anna Petrova",))]),
    ],
)
def test_what_was_done_to_whom(text: str, expected: list, read: Read) -> None:
    assert [(one.type, one.persons) for one in read(text)[2]] == expected


def test_who_was_arrested_and_held_incommunicado_was_held(read: Read) -> None:
    drafts = read("Tran Van Hoai was arrested on April 9, 2023 and held incommunicado for seven months.")[2]
    assert [(one.type, one.term) for one in drafts] == [("arrest", None), ("remand", "seven months")]


def test_a_reward_for_an_arrest_is_no_arrest_yet(read: Read) -> None:
    drafts = read("Police offered a reward of $1 million for the arrest of Vivian Leung, an activist.")[2]
    assert [(one.type, one.modality) for one in drafts] == [("arrest", "possible")]


def test_who_was_freed_in_one_year_was_not_detained_again_then(read: Read) -> None:
    drafts = read("Dzmitry Astapovich, who was released in September 2023, has been detained again.")[2]
    assert [(one.type, str(one.date)) for one in drafts] == [("release", "2023-09"), ("arrest", "None")]


def test_the_gunmen_of_a_garbled_sentence_are_its_doers(read: Read) -> None:
    drafts = read("Unidentified gunmen on a motorcycle shot and killed Abdul Mangrio, a reporter.")[2]
    assert [(one.type, one.actors) for one in drafts] == [("killing", ("unidentified gunmen",))]


def test_money_is_no_organization(read: Read) -> None:
    assert read("In June 2023, a court fined the weekly 200,000 birr for defaming an official.")[2] == []


def test_a_time_is_not_whom_somebody_sentences(read: Read) -> None:
    drafts = read("Sandrine Niyo was arrested in October 2022 and sentenced the following month to ten years.")[2]
    assert [(one.type, str(one.date), one.term) for one in drafts] == [
        ("arrest", "2022-10", None),
        ("sentence", "2022-11", "ten years"),
    ]


def test_a_description_joined_to_another_before_a_name_is_no_group(read: Read) -> None:
    drafts = read("The Cuban artist and performer Leandro Mayeta Quesada was released on Friday.")[2]
    assert [(one.persons, one.groups) for one in drafts] == [(("Leandro Mayeta Quesada",), ())]


def test_who_is_beaten_according_to_his_wife_is_not_the_wife(read: Read) -> None:
    drafts = read(
        "Mehdi Trabelsi was taken into custody and, according to his wife Amel, beaten at a detention center."
    )[2]
    assert {one.persons for one in drafts} == {("Mehdi Trabelsi",)}


def test_the_banned_group_of_an_offence_does_not_cut_it(read: Read) -> None:
    drafts = read("Zavqi Davlatov was convicted of participation in a banned organization.")[2]
    assert drafts[0].charges == ("participation in a banned organization",)


def test_officers_of_a_named_unit_are_named_with_it(read: Read) -> None:
    drafts = read("Operatives of the Intelligence Response Team arrested Chukwu Eze.")[2]
    assert drafts[0].actors == ("operatives of the Intelligence Response Team",)
