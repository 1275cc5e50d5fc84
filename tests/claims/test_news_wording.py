"""How news tells acts and offences: wordings that other texts seldom have; all names are invented."""

from __future__ import annotations

import pytest
from tests.claims.told import LEVAN, NINO, claims, one

TOLD = [
    ("killing", "At least 12 reporters have been slain since 2016."),
    ("torture", f"{LEVAN} was stripped and forced to kneel by masked men."),
    ("torture", f'"I was chained to a radiator for two nights," photographer {LEVAN} told reporters.'),
    ("charge", f"{LEVAN}, booked under the Unlawful Gatherings Act, is in hiding."),
    ("sentence", f"A Moscow court on Monday jailed Kremlin critic {LEVAN} for nine years."),
    ("sentence", f"The union called for the release of {LEVAN}, a podcaster sentenced by a tribunal to ten years."),
    ("arrest", f"The police freed {LEVAN}, publisher of Weekly Echo, who was detained on 3 May 2024."),
]


@pytest.mark.parametrize(("kind", "text"), TOLD)
def test_an_act_is_read_in_the_words_of_news(kind: str, text: str) -> None:
    told = [claim for claim in claims(text) if claim.type == kind]
    assert [claim.persons for claim in told] == [(LEVAN,) if LEVAN in text else ()]


def test_a_baton_charge_is_no_charge() -> None:
    assert {claim.type for claim in claims("Police baton-charged the protesters on 3 May 2024.")} == {"attack"}


def test_a_row_of_verbs_shares_its_last_object() -> None:
    told = one("Officials abused, tortured, and killed detainees.", "torture")
    assert (told.group, told.actors) == ("detainees", ("officials",))


OFFENCES = [
    (("publishing false news",), f"{NINO} was charged under the Cyber Act with publishing false news."),
    (
        ("inciting hatred", "insulting the head of state"),
        f'{NINO} was found guilty of "inciting hatred" and insulting the head of state.',
    ),
    (("possession of firearms",), f"A court dismissed charges of possession of firearms against journalist {NINO}."),
]


@pytest.mark.parametrize(("offences", "text"), OFFENCES)
def test_an_offence_ends_where_its_phrase_does(offences: tuple[str, ...], text: str) -> None:
    assert [claim.charges for claim in claims(text)] == [offences]


VERDICTS = [
    f'{NINO} was jailed for two years on Monday. Envoy {LEVAN} said the verdict was "a heavy blow to justice".',
    f"{NINO} was jailed for two years on Monday. The lawyer {LEVAN} called the sentence a farce.",
    f'{NINO} was jailed for two years on Monday. "This is a grotesque verdict," said {LEVAN}.',
]


@pytest.mark.parametrize("text", VERDICTS)
def test_what_somebody_calls_an_act_condemns_it(text: str) -> None:
    told = one(text, "condemnation")
    assert (told.persons, told.actors) == ((NINO,), (LEVAN,))


def test_an_entry_of_a_timeline_is_of_the_day_that_it_begins_with() -> None:
    text = f"- 3 April 2024: Agents arrest {LEVAN}. He is charged with treason."
    assert [str(claim.date) for claim in claims(text)] == ["2024-04-03", "2024-04-03"]
