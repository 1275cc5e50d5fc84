"""What documents say of the law: offences with their penalties, rights, duties, changes; each with its sentence."""

# ruff: noqa: E501  # each line is one question or one sentence
from __future__ import annotations

import pytest

from habeas.claims.provision_words import read_provision_words
from habeas.claims.provisions import Penalty, Provision, Threshold, read_provisions
from habeas.documents.read import read
from habeas.errors import BadVocabulary
from habeas.terms import load_toml


def said(sentence: str, name: str = "story.txt") -> list[Provision]:
    text = f"Section 2. Respect for Civil Liberties\n\n{sentence}\n\nThe court sat in Halem in that year and heard many cases."
    found = read_provisions(read(text.encode(), name))
    assert all(each.quote.text in text for each in found)
    return list(found)


YEARS = "years"


@pytest.mark.parametrize(
    ("sentence", "subject", "penalties"),
    [
        (
            "Whistling at night was punishable by two to 12 years’ imprisonment.",
            "Whistling at night",
            (Penalty("imprisonment", 2, 12, YEARS),),
        ),
        (
            "The law penalizes whistling in court with up to three years in prison.",
            "whistling in court",
            (Penalty("imprisonment", None, 3, YEARS),),
        ),
        (
            "Whistling at night carries a fine of up to 2,000 dinars.",
            "Whistling at night",
            (Penalty("fine", None, 2000, "dinars"),),
        ),
        (
            "Conviction of whistling in court is punishable by up to two years’ corrective labor or up to three years’ imprisonment.",
            "whistling in court",
            (Penalty("corrective labor", None, 2, YEARS), Penalty("imprisonment", None, 3, YEARS)),
        ),
        (
            "The law provides for a fine or imprisonment of six months to three years for conviction of whistling.",
            "whistling",
            (Penalty("fine"), Penalty("imprisonment", 0.5, 3, YEARS)),
        ),
        (
            "The law was also amended so that whistling could no longer be punished by fines, leaving only punishment of up to four years’ imprisonment.",
            "whistling",
            (Penalty("fine", gone=True), Penalty("imprisonment", None, 4, YEARS)),
        ),
        (
            "Whistling carried a fine or prison sentence of up to six months.",
            "Whistling",
            (Penalty("fine"), Penalty("imprisonment", None, 6, "months")),
        ),
        (
            "The law criminalized whistling and provided prison sentences of one to 12 years.",
            "whistling",
            (Penalty("imprisonment", 1, 12, YEARS),),
        ),
        (
            "Whistling was punishable by five years’ imprisonment, and by 10 to 30 years’ imprisonment or life imprisonment when a judge was present.",
            "Whistling",
            (
                Penalty("imprisonment", 5, 5, YEARS),
                Penalty("imprisonment", 10, 30, YEARS, "when a judge was present"),
                Penalty("life imprisonment", condition="when a judge was present"),
            ),
        ),
        (
            "The criminal code establishes fines of 3,000 to 4,000 manat ($1,750) for whistling.",
            "whistling",
            (Penalty("fine", 3000, 4000, "manat"),),
        ),
    ],
)
def test_an_offence_is_read_with_its_penalties(sentence: str, subject: str, penalties: tuple[Penalty, ...]) -> None:
    (found,) = said(sentence)
    assert (found.kind, found.subject, found.penalties) == ("penalty", subject, penalties)


def test_two_offences_in_one_sentence_are_two() -> None:
    found = said("Humming carried a fine, while whistling was punishable by up to five years’ imprisonment.")
    assert [(each.subject, each.penalties[0].kind) for each in found] == [
        ("Humming", "fine"),
        ("whistling", "imprisonment"),
    ]


def test_a_change_of_the_law_has_its_date_and_its_code() -> None:
    (found,) = said(
        "On May 4, the government amended the criminal code to criminalize whistling in parks, which is punishable by up to a two-year imprisonment.",
        "2022-XV.txt",
    )
    assert (found.subject, found.law, found.penalties) == (
        "whistling in parks",
        "criminal code",
        (Penalty("imprisonment", None, 2, YEARS),),
    )


def test_an_article_in_the_next_sentence_is_of_the_code_before() -> None:
    found = said(
        "The assembly changed the penal code. A new provision, Article 93, stipulates imprisonment up to three years for whistling."
    )
    assert [(each.law, each.article, each.subject) for each in found if each.kind == "penalty"] == [
        ("penal code", "93", "whistling")
    ]


def test_a_right_has_its_condition_and_the_number_in_it() -> None:
    (found,) = said("The law provided for the right to form choirs, provided a choir had at least seven singers.")
    assert (found.kind, found.subject) == ("guarantee", "the right to form choirs")
    assert found.condition == "a choir had at least seven singers"
    assert found.thresholds == (Threshold(7, "singers", "at least"),)


@pytest.mark.parametrize(
    ("sentence", "kind"),
    [
        ("The constitution prohibits whistling in the presence of judges.", "prohibition"),
        ("The law requires singers to register with the ministry.", "requirement"),
        ("In June the parliament adopted amendments to the law on choirs.", "change"),
    ],
)
def test_other_statements_have_their_kind(sentence: str, kind: str) -> None:
    assert [each.kind for each in said(sentence)] == [kind]


@pytest.mark.parametrize(
    "sentence",
    [
        "The law does not criminalize whistling in any public place.",
        "On May 3, a court sentenced a singer to three years’ imprisonment for whistling.",
        "State media reported that two singers were tried on charges that could carry the death penalty.",
    ],
)
def test_what_no_law_says_is_no_statement_of_law(sentence: str) -> None:
    assert [each for each in said(sentence) if each.kind == "penalty"] == []


def test_a_mistake_in_the_patterns_is_named() -> None:
    with pytest.raises(BadVocabulary, match="no regular expression"):
        read_provision_words({**load_toml("claims/provisions.toml"), "article": "("})
    with pytest.raises(BadVocabulary, match="penalties"):
        read_provision_words(
            {name: value for name, value in load_toml("claims/provisions.toml").items() if name != "penalties"}
        )


def test_a_condition_without_anything_that_is_required_is_no_statement() -> None:
    assert said("The law specifies if the guard is between the ages of 18 and 21, he may not serve at night.") == []


def test_the_name_of_a_law_ends_with_its_last_word() -> None:
    laws = [each.law for each in said("The law on public whistling prohibits whistling near courts of any kind.")]
    assert laws == [each.strip() for each in laws if each is not None] != []
