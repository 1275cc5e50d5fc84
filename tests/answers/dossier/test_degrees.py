"""How far somebody was involved in an act is proposed with its reason, and only of whom the words are said."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.answers.dossier.built import COURT, JUDGE, a_dossier, an_act, an_office, said

from habeas.answers.dossier.criteria import assess, regimes_named
from habeas.answers.dossier.involvement import involvement
from habeas.answers.dossier.layout import laid_out
from habeas.answers.dossier.plain_text import as_text

SENTENCED = "The Halem Court sentenced the journalist Maria Quispe to two years."


@pytest.mark.parametrize(
    ("act", "kind", "roles", "words", "degree"),
    [
        ("sentence", "court", (), SENTENCED, "presided"),
        ("arrest", "court", (), "The court had her arrested.", "ordered"),
        ("sentence", "person", ("senior judge",), SENTENCED, "presided"),
        ("raid", "person", ("judge",), "Judge Dara Minh ordered the seizure of her house.", "ordered"),
        ("charge", "prosecutor", (), "Prosecutors charged her.", "prosecuted"),
        ("torture", "police", (), "Police beat her.", "carried out"),
        ("arrest", "person", ("Minister of Justice",), "He had her arrested.", "ordered"),
        ("sentence", "person", ("Minister of Justice",), SENTENCED, "took part"),
        ("torture", "person", ("Colonel",), "Colonel Dara Minh beat her in her cell.", "carried out"),
        ("torture", "person", ("Prosecutor General",), "She was beaten.", "took part"),
        ("torture", None, (), "They beat her.", "took part"),
    ],
)
def test_a_degree_is_proposed_with_its_reason(
    act: str, kind: str | None, roles: tuple[str, ...], words: str, degree: str
) -> None:
    found = involvement(act, kind, roles, [words])
    assert found.degree == degree
    assert found.reason


@pytest.mark.parametrize(
    ("words", "degree"),
    [
        ("Prosecutor Dara Minh ordered the arrest of Maria Quispe.", "ordered"),
        ("Maria Quispe was arrested on the order of Dara Minh.", "ordered"),
        ("Quispe was held in a raid that Minh personally ordered.", "ordered"),
        ("A court ordered the arrest of Maria Quispe, for which prosecutor Dara Minh had asked.", "prosecuted"),
    ],
)
def test_whoever_a_source_says_gave_the_order_is_proposed_as_having_ordered_it_whatever_their_office(
    words: str, degree: str
) -> None:
    assert involvement("arrest", "person", ("prosecutor",), [words], ("Dara Minh", "Minh")).degree == degree


@pytest.mark.parametrize(
    ("act", "words", "degree"),
    [
        ("torture", "The Halem police failed to investigate the beating of Maria Quispe.", "failed to prevent"),
        ("torture", "The ministry failed to investigate the beating of Maria Quispe by Halem police.", "carried out"),
        ("torture", "Impunity is a problem. Halem police beat Maria Quispe.", "carried out"),
        ("torture", "Halem police beat Maria Quispe on the orders of the minister.", "carried out"),
        ("arrest", "Maria Quispe was held on the orders of the feared Halem police.", "ordered"),
        ("killing", "Halem police beat Maria Quispe to death in custody.", "carried out"),
        (
            "killing",
            "The alleged killing of Maria Quispe by Halem police while in custody shook the town.",
            "carried out",
        ),
        ("killing", "Maria Quispe died in the custody of Halem police.", "held"),
    ],
)
def test_words_of_an_order_or_of_a_failure_count_only_for_whom_they_are_said_of(
    act: str, words: str, degree: str
) -> None:
    assert involvement(act, "police", (), [words], ("Halem police",)).degree == degree


def test_a_lawsuit_of_a_president_is_no_charge_that_he_ordered() -> None:
    words = "President Dara Minh filed an insult lawsuit against Maria Quispe."
    assert involvement("charge", "person", ("President",), [words], ("Dara Minh",)).degree == "took part"


def test_what_only_a_state_does_counts_for_nobody_without_an_office_of_one() -> None:
    act = an_act(said("a", "Dara Minh announced that Maria Quispe was arrested.", type="arrest"), type="arrest")
    found = a_dossier(act, actor=JUDGE, offices=(an_office("opposition candidate"),))
    assert (found.acts, [each.number for each in found.doubted]) == ((), ["D1"])
    assert not any(each.acts for one in assess(found, regimes_named([])) for each in one.proposals)
    assert "This only a state does" in as_text(laid_out(found, ()))
    assert a_dossier(act, actor=JUDGE, offices=(an_office("judge"),)).doubted == ()
    outlet = replace(COURT, kind="outlet")
    assert [each.number for each in a_dossier(act, actor=outlet).doubted] == ["D1"]


def test_what_is_said_in_a_statement_is_no_charge_even_of_a_prosecutor() -> None:
    words = "The Halem Court issued a statement accusing Maria Quispe of slander."
    act = an_act(said("a", words, type="charge"), type="charge")
    assert [each.number for each in a_dossier(act, actor=replace(COURT, kind="prosecutor")).accused] == ["S1"]
    words = "The Halem Court accused Maria Quispe of slander."
    act = an_act(said("a", words, type="charge"), type="charge")
    assert a_dossier(act, actor=replace(COURT, kind="outlet")).accused
    assert a_dossier(act, actor=replace(COURT, kind="prosecutor")).acts
