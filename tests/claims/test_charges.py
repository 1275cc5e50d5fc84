"""Offences as a sentence words them, and none where it names none."""

from __future__ import annotations

import pytest

from habeas.claims.charges import charges_in


@pytest.mark.parametrize(
    ("text", "kind", "expected"),
    [
        ("arrested for criminal defamation", "arrest", ("criminal defamation",)),
        ("put on trial for “insulting the crown” for a song", "trial", ("insulting the crown",)),
        ("charged with fraud in three separate cases.", "charge", ("fraud",)),
        ("convicted of bribery in separate cases.", "sentence", ("bribery",)),
        ("held on unrelated charges.", "remand", ()),
        ("accused of taking bribes in a case from 2030.", "charge", ("taking bribes",)),
        ("charged with arson and ultimately sentenced to two years", "charge", ("arson",)),
        ("brought to trial for these offenses", "trial", ()),
        (
            "sentenced her to two years on charges of money laundering and bribery.",
            "sentence",
            ("money laundering", "bribery"),
        ),
        ("charged him with treason.", "charge", ("treason",)),
        ("charged with “mass unrest,” “treason,” and “fraud.”", "charge", ("mass unrest", "treason", "fraud")),
        ("was accused of spreading false news after the vote", "charge", ("spreading false news",)),
        ("convicted of insulting the president and sentenced to two years", "sentence", ("insulting the president",)),
        ("arrested on drug charges.", "arrest", ("drug",)),
        ("arrested on five-month-old charges.", "arrest", ()),
        ("arrested on long-standing charges.", "arrest", ()),
        ("detained on decades-old fraud charges.", "arrest", ("fraud",)),
        ("arrested on 10-year-old embezzlement charges.", "arrest", ("embezzlement",)),
        ("charged with decade-old theft and a year-old fraud.", "charge", ("theft", "fraud")),
        ("sentenced to five years on fraud and bribery charges.", "sentence", ("fraud", "bribery")),
        ("charged others with crimes including treason, riot, and theft.", "charge", ("treason", "riot", "theft")),
        ("detained nine guards in 2017, allegedly for spying for Armenia.", "arrest", ("spying for Armenia",)),
        ("arrested four men in connection with the murder of a guard.", "arrest", ("murder of a guard",)),
        ("charged with filming and mapping a base.", "charge", ("filming and mapping a base",)),
        ("accused of insulting the president and the army.", "charge", ("insulting the president and the army",)),
        ("found guilty in absentia and ordered the seizure of his land.", "sentence", ()),
        ("arrested on terrorism-related charges.", "arrest", ("terrorism",)),
        ("sentenced to one year for insulting the president", "sentence", ("insulting the president",)),
        ("sentenced to two years on similar charges.", "sentence", ()),
        ("faced politically motivated charges.", "charge", ()),
        ("detained for three days.", "arrest", ()),
        ("sentenced for two years.", "sentence", ()),
        ("beaten on charges of theft", "attack", ()),
        ("while A, formally charged with riot, got two years", "sentence", ("riot",)),
        ("", "charge", ()),
        ("pleaded guilty to smuggling of drugs after a short hearing.", "sentence", ("smuggling of drugs",)),
        ("filed murder charges against the guard.", "charge", ("murder",)),
        ("pressed charges against Nadia Keshir for criminal defamation;", "charge", ("criminal defamation",)),
        ("arrested her for allegedly hiding weapons.", "arrest", ("hiding weapons",)),
        ("arrested her for reporting on the floods.", "arrest", ()),
        ("arrested her for her blog.", "arrest", ()),
        (
            "charged with three crimes against the state: treason, espionage, and sabotage.",
            "charge",
            ("treason", "espionage", "sabotage"),
        ),
        ("sentenced to life on 12 charges, including murder and arson.", "sentence", ("murder", "arson")),
        ("held on charges that his family called absurd.", "imprisonment", ()),
        ("arrested on smuggling and related charges.", "arrest", ("smuggling",)),
        (
            "convicted of involvement in an effort to topple the state.",
            "sentence",
            ("involvement in an effort to topple the state",),
        ),
        ("convicted of fraud in a trial that lasted an hour.", "sentence", ("fraud",)),
        ("charged with “insulting” the army.", "charge", ("“insulting” the army",)),
        ("sentenced to prison for five years and six months on drug charges.", "sentence", ("drug",)),
        (
            "sentenced for “treason, sabotage, and espionage,” the lawyer said.",
            "sentence",
            ("treason", "sabotage", "espionage"),
        ),
        ("released after a year of confinement without charges.", "release", ()),
        ("detained on year-old charges.", "arrest", ()),
        ("detained on decade-old theft charges.", "arrest", ("theft",)),
    ],
)
def test_offences_are_read_as_worded(text: str, kind: str, expected: tuple[str, ...]) -> None:
    assert charges_in(text, kind) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("tried for treason on 4 June 2024", ("treason",)),
        ("acquitted on appeal of attacking a guard", ("attacking a guard",)),
        ("convicted of the murder of Levan F. Gelashvili", ("murder of Levan F. Gelashvili",)),
    ],
)
def test_a_day_and_an_appeal_are_no_offence_and_an_initial_ends_none(text: str, expected: tuple[str, ...]) -> None:
    assert charges_in(text, "trial" if text.startswith("tried") else "sentence") == expected


def test_whoever_tells_of_an_offence_is_no_offence() -> None:
    text = "convicted of tax evasion and financing extremist activity, her family told the Halem Courier."
    assert charges_in(text, "sentence") == ("tax evasion", "financing extremist activity")
