"""For whom a response is made: the one whose act it names, those named beside, and nobody where it is only wished."""

from __future__ import annotations

from .conftest import Read


def responses(read: Read, text: str, kind: str) -> list[tuple[str, ...]]:
    return [one.persons for one in read(text)[2] if one.type == kind]


def test_the_murder_that_is_condemned_is_of_whoever_was_killed(read: Read) -> None:
    text = "Abdul Mangrio was killed on Sunday. One guard, Nazir Jatoi, was arrested. The union condemned the murder."
    assert responses(read, text, "condemnation") == [("Abdul Mangrio",)]


def test_the_execution_that_is_condemned_is_told_of_as_a_hanging(read: Read) -> None:
    text = "Behrouz Tabari was hanged in Karaj. Foreign minister Annika Vollmer condemned the execution."
    told = [(one.type, one.persons) for one in read(text)[2]]
    assert told == [("killing", ("Behrouz Tabari",)), ("condemnation", ("Behrouz Tabari",))]


def test_as_should_asks_for_others_too(read: Read) -> None:
    text = "“Oksana Belova should be released, as should Yuri Sadov and Maksim Terno,” said Pavel Orlov."
    assert responses(read, text, "appeal") == [("Oksana Belova", "Yuri Sadov", "Maksim Terno")]


def test_it_is_time_to_release_is_an_appeal_and_no_release(read: Read) -> None:
    text = "“It is time for the Chinese authorities to release Lo Kwan-chung,” his son Adrian Lo wrote."
    drafts = read(text)[2]
    assert [(one.persons, one.actors) for one in drafts if one.type == "appeal"] == [
        (("Lo Kwan-chung",), ("Adrian Lo",))
    ]
    assert [one for one in drafts if one.type == "release"] == []


def test_an_appeal_is_of_the_day_on_which_it_was_said(read: Read) -> None:
    drafts = read("Authorities should release journalist Selin Karay, the Press Watch Committee said on Wednesday.")[2]
    assert [str(one.date) for one in drafts if one.type == "appeal"] == ["2024-05-08"]


def test_whom_somebody_should_sanction_is_not_sanctioned(read: Read) -> None:
    assert responses(read, "The EU should sanction Judge Tamar Gelashvili.", "sanction") == []


def test_sanctions_spoken_of_with_who_imposed_them_are_of_their_own_day(read: Read) -> None:
    text = "The sanctions that Lithuania imposed on Judge Tamar Gelashvili in December 2023 were a good start."
    drafts = [one for one in read(text)[2] if one.type == "sanction"]
    assert [(one.persons, one.actors, str(one.date)) for one in drafts] == [
        (("Tamar Gelashvili",), ("Lithuania",), "2023-12")
    ]
