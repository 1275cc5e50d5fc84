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


def test_concern_about_the_arrests_is_for_all_who_were_arrested(read: Read) -> None:
    text = "Soufiane Belkacem was arrested on Saturday. His lawyer, Mehdi Trab, was also arrested. The European Union "
    drafts = read(f"{text}expressed concern about the arrests.")[2]
    assert [one.persons for one in drafts if one.type == "condemnation"] == [("Soufiane Belkacem", "Mehdi Trab")]


def test_whom_officers_warn_they_make_no_appeal_for(read: Read) -> None:
    drafts = read("State security officers warned Leandro Mayeta that he could not leave Havana.")[2]
    assert [(one.type, one.actors) for one in drafts if one.modality == "asserted"] == [
        ("threat", ("state security officers",))
    ]


def test_who_asks_for_an_order_to_release_asks_for_a_release(read: Read) -> None:
    text = "Chukwu Eze was arrested. The Lantern Initiative asked the Inspector General of Police to order his release."
    told = [(one.type, one.persons, one.actors) for one in read(text)[2] if one.type != "arrest"]
    assert told == [("appeal", ("Chukwu Eze",), ("Lantern Initiative",))]


def test_a_case_against_a_colleague_is_dropped_for_the_colleague(read: Read) -> None:
    text = "Hina Qureshi urged Burundi to stop and to drop its case against Sandrine Niyo’s colleague Prosper Habo."
    assert responses(read, text, "appeal") == [("Prosper Habo",)]


def test_this_verdict_is_of_whoever_was_convicted_not_of_whoever_is_named_last(read: Read) -> None:
    text = "Chhim Sithara was convicted. Police also summoned politician Son Chhay. “This verdict is an outrage,” "
    assert responses(read, f"{text}said Naly Pilar.", "condemnation") == [("Chhim Sithara",)]


def test_who_is_alarmed_by_the_verdict_speaks_for_whoever_was_sentenced(read: Read) -> None:
    text = "A court sentenced Otabek Sattarov to eight years. Envoy Teresa Lind said she was alarmed by the verdict."
    assert responses(read, text, "condemnation") == [("Otabek Sattarov",)]


def test_it_that_is_condemned_is_the_act_told_before(read: Read) -> None:
    text = "Gunmen killed Markenzy Nathoux. President Leslie Volmar condemned it as an assault on the nation."
    assert responses(read, text, "condemnation") == [("Markenzy Nathoux",)]


def test_his_office_speaks_for_himself(read: Read) -> None:
    text = "Spokesman Ravi Menon said his office was troubled by the conviction of activist Thanakorn Wongchai."
    drafts = [one for one in read(text)[2] if one.type == "condemnation"]
    assert [(one.persons, one.actors) for one in drafts] == [(("Thanakorn Wongchai",), ("Ravi Menon",))]


def test_the_name_of_a_working_group_tells_of_no_act(read: Read) -> None:
    text = "The Working Group on Arbitrary Detention met in Geneva last year with several governments and found time."
    assert read(text)[2] == []
