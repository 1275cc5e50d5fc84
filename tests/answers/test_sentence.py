"""A claim reads as a person would put it, and says nothing that it does not have."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from habeas import terms
from habeas.answers.sentence import sentence
from habeas.answers.sentence_words import read_templates
from habeas.dates import PartialDate
from habeas.errors import BadVocabulary
from habeas.model import Claim, Quote, Span

QUOTE = (Quote(0, 4, "Some"),)


def test_who_did_what_to_whom_for_how_long_and_when() -> None:
    claim = Claim(
        "remand", QUOTE, ("Aziz Orujov",), actors=("Sabail District Court",), date=PartialDate(2024, 5, 21),
        term="one month",
    )  # fmt: skip
    assert sentence(claim, "extended the remand") == (
        "Sabail District Court extended the remand of Aziz Orujov by one month, 21 May 2024."
    )
    assert sentence(claim) == "Sabail District Court remanded Aziz Orujov in custody for one month, 21 May 2024."


def test_where_nobody_is_said_to_have_done_it_nobody_is_named() -> None:
    claim = Claim("arrest", QUOTE, ("Ion Vek", "Ana Torr"), place="Halem", date=PartialDate(2024, 5))
    assert sentence(claim) == "Ion Vek and Ana Torr were arrested in Halem, May 2024."
    assert sentence(Claim("arrest", QUOTE)) == "Somebody who is not named was arrested."


def test_who_tells_of_it_is_told_as_whose_they_are_in_the_text() -> None:
    words = "Guards beat Ion Vek, his lawyer said."
    quote = (Quote(0, len(words), words),)
    claim = Claim("torture", quote, ("Ion Vek",), actors=("guards",), modality="alleged", speaker="lawyer")
    assert sentence(claim).endswith(", according to his lawyer.")


def test_groups_have_their_number_and_charges_their_own_preposition() -> None:
    claim = Claim("charge", QUOTE, group="students", number=1200, charges=("libel", "riot"), date=PartialDate(2024))
    assert sentence(claim) == "1,200 students were charged with libel and riot, 2024."


def test_what_is_only_alleged_says_so_and_by_whom() -> None:
    claim = Claim("torture", QUOTE, ("Ion Vek",), actors=("guards",), modality="alleged", speaker="his lawyer")
    assert sentence(claim) == "Guards allegedly ill-treated Ion Vek, according to his lawyer."


@pytest.mark.parametrize("kind", terms.claim_types())
@pytest.mark.parametrize("actors", [(), ("A court",)])
def test_every_type_makes_a_sentence(kind: str, actors: tuple[str, ...]) -> None:
    told = sentence(Claim(kind, QUOTE, ("Ion Vek",), actors=actors, term="a year", charges=("{riot}",)))
    assert "Ion Vek" in told
    assert told.startswith("A court") == bool(actors)
    assert "None" not in told


def test_a_file_that_lacks_a_type_is_refused() -> None:
    table = terms.load_toml("answers/sentences.toml")
    types = dict(table["type"])  # type: ignore[call-overload]
    del types["arrest"]
    with pytest.raises(BadVocabulary, match="arrest"):
        read_templates({**table, "type": types})
    with pytest.raises(BadVocabulary):
        read_templates({})


def a_claim(kind: str, quote: str, **fields: Any) -> Claim:
    return Claim(kind, (Quote(0, len(quote), quote),), **fields)


@pytest.mark.parametrize(
    ("kind", "seen", "told"),
    [
        ("threat", "questioned", "Ion Vek was questioned."),
        ("threat", "harassment", "Ion Vek was harassed."),
        ("condemnation", "condemns", "What was done to Ion Vek was condemned."),
        ("condemnation", "deep concern", "Concern was voiced about what was done to Ion Vek."),
        ("appeal", "release", "The release of Ion Vek was called for."),
        ("appeal", "an inquiry", "An investigation of what was done to Ion Vek was called for."),
        ("trial", "prosecuted", "Ion Vek was prosecuted."),
        ("trial", "rejected", "A request or an appeal of Ion Vek was turned down."),
        ("remand", "been in pre-trial detention", "Ion Vek was held in detention before trial."),
        ("imprisonment", "detained", "Ion Vek was held in custody."),
        ("imprisonment", "returned to prison", "Ion Vek was returned to prison."),
        ("release", "the charges were dropped", "The charges against Ion Vek were dropped."),
        ("killing", "killed", "Ion Vek was killed."),
        ("killing", "died", "Ion Vek died."),
        # A word within another is none: nobody was tried anew, and nothing was banned.
        ("trial", "entry", "The case of Ion Vek was heard."),
        ("censorship", "urban", "Ion Vek was censored."),
    ],
)
def test_the_words_that_were_seen_choose_the_verb(kind: str, seen: str, told: str) -> None:
    assert sentence(Claim(kind, QUOTE, ("Ion Vek",)), seen) == told


def test_the_words_that_were_seen_are_found_in_the_quote() -> None:
    quote = Quote(10, 34, "Ion Vek was interrogated")
    assert sentence(Claim("threat", (quote,), ("Ion Vek",), trigger=Span(22, 34))) == "Ion Vek was questioned."
    elsewhere = Claim("threat", (quote,), ("Ion Vek",), trigger=Span(2, 8))
    assert sentence(elsewhere) == "Ion Vek was threatened or harassed."


def test_some_of_those_who_are_meant_are_some_of_them() -> None:
    some = Claim("release", QUOTE, group="those convicted of spying", number=12)
    assert sentence(some) == "12 of those convicted of spying were released."
    assert sentence(replace(some, group="those who met the prosecutor", number=None)).startswith("Those who met")


def test_who_did_it_and_whom_have_the_article_of_the_quote() -> None:
    quote = "An appeals court and the Court of Halem freed the villagers of Orm on Monday."
    claim = a_claim("release", quote, group="villagers of Orm", actors=("appeals court", "Court of Halem"))
    assert sentence(claim) == "An appeals court and the Court of Halem released the villagers of Orm."
    unseen = a_claim("arrest", "They were taken.", persons=("Ion Vek",), actors=("government",), place="Netherlands")
    assert sentence(unseen) == "The government arrested Ion Vek in the Netherlands."
    named = a_claim("arrest", "The Orm police met a Halem court.", persons=("Ion Vek",), actors=("Orm",), place="Halem")
    assert sentence(named) == "Orm arrested Ion Vek in Halem."
    police = a_claim("arrest", "Police took him.", persons=("Ion Vek",), actors=("police",))
    assert sentence(police) == "Police arrested Ion Vek."


def test_those_with_names_who_are_among_a_group_are_not_told_as_more() -> None:
    among = a_claim(
        "arrest", "Six students, including Vek, were taken.", persons=("Ion Vek",), group="students", number=6
    )
    assert sentence(among) == "Six students, including Ion Vek, were arrested."
    beside = a_claim("arrest", "Vek and 739 students were taken.", persons=("Ion Vek",), group="students", number=739)
    assert sentence(replace(among, date=PartialDate(2024)), "detained") == (
        "Six students, including Ion Vek, were detained, 2024."
    )
    extended = replace(among, type="remand", actors=("court",))
    assert sentence(extended, "extend") == "The court extended the remand of six students, including Ion Vek."
    assert sentence(beside) == "Ion Vek and 739 students were arrested."


def test_a_group_that_opened_its_sentence_is_written_small_but_for_names_of_peoples() -> None:
    opened = a_claim("threat", "Lawyers of Orm face officials.", group="Lawyers of Orm", actors=("officials",))
    assert sentence(opened, "harassed") == "Officials harassed lawyers of Orm."
    people = a_claim("threat", "Armenians face officials.", group="Armenians", actors=("officials",))
    assert sentence(people, "harassed") == "Officials harassed Armenians."


def test_who_speaks_of_what_they_did_is_not_told_as_somebody_else() -> None:
    condemned = Claim("condemnation", QUOTE, ("Ion Vek",), actors=("Paul Orm, Jr.",), speaker="Paul Orm, Jr.")
    assert sentence(condemned, "condemn") == "Paul Orm, Jr. condemned what was done to Ion Vek."
    charged = Claim("charge", QUOTE, ("Ion Vek",), actors=("the ministry",), speaker="The ministry")
    assert sentence(charged) == "The ministry charged Ion Vek, by their own account."


def test_a_sentence_has_one_full_stop_and_says_first_how_firm_it_is() -> None:
    heard = Claim("arrest", QUOTE, ("Ion Vek, Jr.",), modality="denied")
    assert sentence(heard) == "It is denied that Ion Vek, Jr. was arrested."
    assert sentence(Claim("killing", QUOTE, ("Ion Vek, Jr.",), speaker="Ana, Jr.")).endswith("to Ana, Jr.")
    possible = Claim("arrest", QUOTE, group="students", modality="possible")
    assert sentence(possible) == "It is only said to be possible that students were arrested."


def test_a_response_that_names_nobody_invents_nobody() -> None:
    claim = Claim("condemnation", QUOTE, actors=("Antony Orm",))
    assert sentence(claim, "criticized") == "Antony Orm criticized what was done."
    assert sentence(Claim("report", QUOTE, actors=("Orm Watch",))) == "Orm Watch published findings."


@pytest.mark.parametrize(
    ("term", "told"),
    [("three-year", "three years"), ("one-year", "one year"), ("10-year", "10 years"), ("six months", "six months")],
)
def test_a_term_is_told_as_one_tells_it_by_itself(term: str, told: str) -> None:
    assert sentence(Claim("sentence", QUOTE, ("Ion Vek",), term=term)) == f"Ion Vek was sentenced to {told}."


def test_who_is_named_twice_is_told_once() -> None:
    claim = Claim("arrest", QUOTE, ("Ion Vek",), actors=("Orm Police", "Halem Police", "Orm Police"))
    assert sentence(claim) == "Orm Police and Halem Police arrested Ion Vek."


def test_one_of_several_is_one_of_them() -> None:
    one = Claim("arrest", QUOTE, group="officials of the court", number=1)
    assert sentence(one) == "One of the officials of the court was arrested."
    assert sentence(replace(one, group="clerk of the courts")) == "One clerk of the courts was arrested."


def test_a_prison_is_told_once() -> None:
    held = Claim("imprisonment", QUOTE, ("Ion Vek",), place="Orm prison")
    assert sentence(held, "imprisoned") == "Ion Vek was held in Orm prison."
    assert sentence(replace(held, place="Orm"), "imprisoned") == "Ion Vek was held in prison in Orm."


def test_several_charges_are_charges() -> None:
    claim = Claim("arrest", QUOTE, ("Ion Vek",), charges=("libel", "riot"))
    assert sentence(claim) == "Ion Vek was arrested on charges of libel and riot."
    convicted = Claim("sentence", QUOTE, ("Ion Vek",), charges=("libel",), term="two years")
    assert sentence(convicted, "convicted") == "Ion Vek was convicted of libel, with a sentence of two years."
