"""Days in court that are still to come, which a calendar of hearings is made of."""

from __future__ import annotations

import pytest
from tests.claims.told import GIORGI, LEVAN, NINO, claims, one

TAKEN = f"Police arrested {NINO} on 3 May 2024."
CHARGED = f"Prosecutors charged {NINO} with treason on Monday."


@pytest.mark.parametrize(
    "text",
    [
        f"{TAKEN} The next hearing is scheduled for 15 June 2024.",
        f"{CHARGED} Her next hearing is set for June 15.",
        f"{CHARGED} The court adjourned the hearing until 15 June.",
        f"{CHARGED} The judge, Tamar Lomidze, postponed the next session to June 15.",
        f"{CHARGED} The verdict is expected on June 15.",
        f"{CHARGED} The court set June 15 as the date for the next session.",
        f"{CHARGED} A hearing has been fixed for June 15.",
        f"{TAKEN} The hearing in her case is to be held on 15 June.",
        f"{TAKEN} She is being held ahead of a hearing on 15 June.",
        f"The trial of {NINO}, who was born in Batumi, was adjourned until 15 June.",
        f"{NINO}’s trial is scheduled to begin on 15 June.",
        f"{NINO} will appear in court on 15 June.",
        f"{NINO} is due to appear before the Batumi City Court on 15 June.",
        f"{NINO} is expected back in court on 15 June.",
        f"{CHARGED} She is due in court on 15 June.",
        f"{CHARGED} {LEVAN} was detained on 6 May. The next hearing in Beridze’s case was set for 15 June.",
    ],
)
def test_a_day_in_court_to_come_is_a_hearing_of_whose_case_was_told(text: str) -> None:
    hearing = one(text, "trial")
    assert (hearing.persons, str(hearing.date), hearing.modality) == ((NINO,), "2024-06-15", "possible")


@pytest.mark.parametrize(
    ("text", "day"),
    [
        (f"{CHARGED} The court adjourned the hearing until 15 September.", "2024-09-15"),
        (f"{CHARGED} Her next hearing is scheduled for September 15.", "2024-09-15"),
        (f"The trial of {NINO} is due to begin in October.", "2024-10"),
        (f"{NINO} will appear in court on 15 November.", "2024-11-15"),
    ],
)
def test_a_day_in_court_without_its_year_is_the_next_of_that_name_however_far_ahead(text: str, day: str) -> None:
    hearing = one(text, "trial")
    assert (hearing.persons, str(hearing.date), hearing.modality) == ((NINO,), day, "possible")


@pytest.mark.parametrize(
    "sentence",
    [
        "The verdict is expected on June 15.",
        "The next session will take place on June 15.",
        "The court set June 15 as the date for the next session.",
        "The judge adjourned the case until 15 June.",
    ],
)
def test_a_day_in_court_that_is_told_in_a_paragraph_of_its_own_is_read(sentence: str) -> None:
    hearing = one(f"{TAKEN}\n\n{sentence}", "trial")
    assert (hearing.persons, str(hearing.date)) == ((NINO,), "2024-06-15")


def test_a_hearing_that_was_held_and_the_day_that_it_was_adjourned_to_are_two() -> None:
    told = claims(f"{NINO} appeared in court on Monday and the case was adjourned to 15 June.")
    assert [(str(claim.date), claim.modality) for claim in told] == [
        ("2024-05-06", "asserted"),
        ("2024-06-15", "possible"),
    ]


def test_a_day_is_of_whoever_is_said_to_come_to_court() -> None:
    told = one(f"{TAKEN} Her brother, {GIORGI}, is due in court on 15 June.", "trial")
    assert told.persons == (GIORGI,)


def test_custody_that_lasts_until_a_hearing_is_not_of_its_day() -> None:
    told = claims(f"{TAKEN} She is being held ahead of a hearing on 15 June.")
    assert [str(claim.date) for claim in told if claim.type != "trial"] == ["2024-05-03", "2024-05"]


@pytest.mark.parametrize(
    "text",
    [
        f"{CHARGED} The court extended her detention until 15 June.",
        f"{NINO} was remanded in custody until 15 June.",
        f"{CHARGED} The union will hold a vigil outside the court on 15 June.",
        f"A rally against the trial of {NINO} is planned for 15 June.",
        f"{CHARGED} The verdict was read on 9 May.",
        f"{CHARGED} The hearing had been scheduled for 6 May.",
        "The court scheduled its next session for 15 June.",
    ],
)
def test_what_is_planned_elsewhere_or_lasts_until_a_day_is_no_day_in_court(text: str) -> None:
    days = [claim.date for claim in claims(text) if claim.type == "trial" and claim.date is not None]
    assert [str(day) for day in days if str(day) > "2024-05-10"] == []


def test_whose_hearing_it_is_stands_in_a_quote_where_another_sentence_says_it() -> None:
    text = "The trial of Lena Orsova opened on 3 May. Witnesses were heard. The next hearing is scheduled for 15 June."
    (hearing,) = (claim for claim in claims(text) if claim.modality == "possible")
    assert {quote.text for quote in hearing.quotes} == {
        "The next hearing is scheduled for 15 June.",
        "The trial of Lena Orsova opened on 3 May.",
    }
