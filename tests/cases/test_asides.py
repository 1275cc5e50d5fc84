"""Numbers of people that stand beside custody and are no group of people held."""

from __future__ import annotations

from dataclasses import replace
from time import process_time

import pytest
from tests.acts.told import told

from habeas.answers.census_groups import ended
from habeas.cases.asides import aside, asides, read_aside, why_aside
from habeas.cases.entry import Entry, read, written
from habeas.errors import BadVocabulary
from habeas.model import Act, Quote


def an_act(kind: str, number: int, group: str, *said: str) -> Act:
    """An act that so many texts tell of, each with the number."""
    source = told(kind, "2024-03-05", group=group, number=number)
    claims = [replace(source, claim=replace(source.claim, quotes=(Quote(0, len(one), one),))) for one in said]
    return Act("act-1", kind, tuple(claims), group=group, number=number)


@pytest.mark.parametrize(
    ("kind", "number", "group", "said", "name"),
    [
        ("imprisonment", 6200, "inmates", "The island's prisons held 6,200 inmates.", "statistics"),
        ("remand", 900, "persons", "900 persons were on remand, a tenth of the prison population.", "statistics"),
        ("imprisonment", 410, "men", "The colony, with capacity for 300, held 410 men.", "statistics"),
        # Few, or of a kind, or said to be unjust: a group of people.
        ("imprisonment", 41, "men", "The colony, with capacity for 30, held 41 men.", ""),
        ("imprisonment", 410, "dockers", "The prisons held 410 dockers.", ""),
        ("imprisonment", 410, "people", "The prisons held 410 people for political reasons.", ""),
        ("arrest", 3000, "people", "Police have arrested 3,000 people since the 2031 elections.", "years"),
        ("sentence", 70, "nurses", "Since the 2031 coup 70 nurses were sentenced to long terms.", "years"),
        ("imprisonment", 70, "nurses", "70 nurses have been in prison since 2031.", ""),
        ("sentence", 70, "nurses", "Since the 2031 coup 70 nurses were sentenced; all remain in prison.", ""),
        ("sentence", 300, "people", "300 people were convicted and 20 were sentenced to prison.", "convicted"),
        ("sentence", 20, "people", "300 people were convicted and 20 were sentenced to prison.", ""),
        ("remand", 700, "inmates", "More than 700 inmates were held in the old prison.", "statistics"),
        ("remand", 700, "people", "700 people were held in the old prison after the march.", ""),
        ("arrest", 50, "clerks", "The ministry purged itself, firing or arresting 50 clerks.", "either"),
        ("arrest", 50, "clerks", "Police arrested or detained 50 clerks.", ""),
        ("imprisonment", 9, "judges", "The council has 9 elected judges who serve ten-year terms.", "office"),
        ("imprisonment", 9, "judges", "9 elected judges serve ten-year terms in prison.", ""),
        ("disappearance", 30, "migrants", "30 migrants went missing at sea.", "at sea"),
        ("disappearance", 900, "people", "900 people remained missing after the war of 2012.", "missing"),
        ("disappearance", 900, "people", "900 people were still unaccounted for since the conflict.", "missing"),
        ("disappearance", 60, "people", "After the floods the whereabouts of 60 people remained unknown.", "missing"),
        ("disappearance", 12, "students", "12 students whom soldiers seized in the war are unaccounted for.", ""),
        ("disappearance", 900, "people", "In the war soldiers took 900 people who are missing since.", ""),
        ("disappearance", 30, "students", "30 students went missing after police took them.", ""),
        ("remand", 3100, "persons", "Of these, 3,100 were in pretrial detention.", "statistics"),
        ("remand", 310, "nurses", "Of these, 310 were in pretrial detention.", ""),
        ("imprisonment", 212, "political prisoners", "A coalition counted 212 political prisoners.", "total"),
        ("imprisonment", 212, "political prisoners and detainees", "At year’s end it was 212 of them.", "total"),
        ("imprisonment", 12, "political prisoners", "In May 12 political prisoners were moved to the fort.", ""),
        ("imprisonment", 12, "political prisoners", "12 political prisoners were held in Halem prison.", ""),
        ("imprisonment", 8, "political prisoners", "A coalition counted 8 political prisoners.", ""),
        ("remand", 700, "individuals", "Lawyers estimated that 700 individuals were held for treason.", "estimated"),
        ("imprisonment", 700, "Tatar prisoners", "There were still 700 Tatar prisoners in the camps.", "estimated"),
        ("imprisonment", 700, "Tatar dockers", "There were still 700 Tatar dockers in the camps.", ""),
        ("sentence", 4100, "persons", "By the ministry of justice, 4,100 persons were jailed for theft.", "courts"),
        ("sentence", 4100, "persons", "The courts jailed 4,100 persons for insulting the king.", ""),
        ("sentence", 4100, "teachers", "The courts jailed 4,100 teachers for theft.", ""),
        ("imprisonment", 30, "nurses", "In June 30 nurses were serving the prison population.", "staff"),
        ("imprisonment", 30, "nurses", "30 nurses were serving terms in prison.", ""),
        ("remand", 60, "prisoners", "The king freed 12 women and another 60 prisoners held in the fort.", "freed"),
        ("remand", 60, "prisoners", "She asked the king to release the 60 prisoners held in the fort.", ""),
        # Of the same language in other words.
        ("imprisonment", 5310, "prisoners", "5,310 prisoners crowded into jails with beds for 2,900.", "statistics"),
        ("imprisonment", 2800, "prisoners", "The total number of prisoners rose to 2,800.", "statistics"),
        ("imprisonment", 9100, "people", "The prison service reported holding 9,100 people.", "statistics"),
        ("imprisonment", 870, "inmates", "At the northern colony 870 inmates slept in shifts.", "statistics"),
        ("remand", 1900, "persons", "1,900 persons, 58 percent of all detainees, awaited a verdict.", "statistics"),
        ("imprisonment", 700, "people", "Prisons held 700 people for criticizing the king.", ""),
        ("imprisonment", 150, "prisoners", "150 prisoners are held in the full jail for joining the rallies.", ""),
        ("imprisonment", 500, "detainees", "500 detainees from the uprising were held in two jails.", ""),
        ("imprisonment", 1300, "people", "Investigators say 1,300 people are held in the border camps.", ""),
        ("arrest", 400, "lawyers", "Over the past decade, authorities arrested more than 400 lawyers.", "years"),
        ("sentence", 312, "people", "From 2028 to 2033 courts convicted 312 people of extremism.", "years"),
        ("arrest", 260, "clerics", "Since he came to power police have arrested 260 clerics.", "years"),
        ("arrest", 60, "activists", "Police arrested 60 activists between Monday and Wednesday.", ""),
        ("arrest", 75, "teachers", "75 teachers imprisoned over the past year are still behind bars.", ""),
        ("arrest", 90, "reporters", "More than 90 reporters were detained, assaulted, or threatened.", "either"),
        ("arrest", 120, "students", "120 students were suspended or arrested.", "either"),
        ("arrest", 33, "doctors", "Police arrested 33 doctors for organizing or attending the vigil.", ""),
        ("arrest", 21, "aid workers", "Soldiers arrested 21 aid workers and killed two.", ""),
        ("disappearance", 4, "relief groups", "Four relief groups spoke of the disappearances.", "bodies"),
        ("arrest", 4, "members of relief groups", "Four members of relief groups were arrested.", ""),
    ],
)
def test_a_number_stands_aside_by_what_is_said_of_it(kind: str, number: int, group: str, said: str, name: str) -> None:
    assert aside(an_act(kind, number, group, said)) == name


def test_one_text_that_speaks_of_a_group_is_enough_to_count_it() -> None:
    both = "The prisons held 410 people.", "The 410 people whom police took on Monday are in the central prison."
    assert aside(an_act("imprisonment", 410, "people", *both)) == ""


def test_why_is_told_beside_the_group_that_is_not_counted() -> None:
    group = Entry("", "inmates", 6200, aside="statistics")
    assert ended(group, 1000, 365) == "a number of all who are in prisons, for whatever reason"
    assert why_aside("of an older edition") == "of an older edition"


def test_an_entry_without_it_reads_as_one_written_before_there_was_any() -> None:
    before, now = Entry("", "inmates", 6200), Entry("", "inmates", 6200, aside="statistics")
    assert written(before).count(",") == written(now).count(",") - 1
    assert (read(written(before)), read(written(now))) == (before, now)


@pytest.mark.parametrize(
    "wrong",
    [
        {"name": ""},
        {"why": 3},
        {"least": 0},
        {"acts": ["holiday"]},
        {"said": ["("]},
        {"said": "prison"},
        {"phrase": 4},
        {"unles": []},
    ],
)
def test_a_kind_that_is_not_well_formed_is_refused(wrong: dict[str, object]) -> None:
    right: dict[str, object] = {"name": "x", "why": "y", "acts": ["arrest"], "least": 1, "said": ["z"]}
    assert read_aside(right).name == "x"
    with pytest.raises(BadVocabulary):
        read_aside({**right, **wrong})


def test_all_kinds_of_the_file_are_read() -> None:
    beside = ["statistics", "years", "convicted", "either", "total", "estimated", "courts", "office"]
    assert list(asides()) == [*beside, "staff", "freed", "at sea", "missing", "bodies"]


@pytest.mark.parametrize(
    ("kind", "words"),
    [("arrest", "since war "), ("arrest", "arrest since "), ("disappearance", "missing "), ("arrest", "arrested, ")],
)
def test_a_sentence_of_a_hundred_thousand_letters_is_told_at_once(kind: str, words: str) -> None:
    act = an_act(kind, 3000, "people", f"{words * (100_000 // len(words))} of 3,000 people")
    begun = process_time()
    assert aside(act) == ""
    assert process_time() - begun < 5


def test_what_is_said_beside_the_number_counts_however_long_the_sentence_is() -> None:
    said = f"{'The weather was fine, ' * 500} and police have arrested 3,000 people since the 2031 elections."
    assert aside(an_act("arrest", 3000, "people", said)) == "years"
