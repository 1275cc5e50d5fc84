"""`habeas why`: two names, the answer and its sentences."""

from __future__ import annotations

import json

from tests.cli.conftest import Give


def test_two_spellings_are_the_same_with_the_sentences_and_their_sum(give: Give) -> None:
    result = give("why", "Rüfət Səfərov", "Руфат Сафаров", registry=None)
    assert result.exit_code == 0, result.output
    assert result.output.startswith("Same: probability 0.99")
    assert "Səfərov / Сафаров" in " ".join(result.output.split())
    assert "The score: the sum of the above." in result.output


def test_two_people_are_different_and_a_bare_surname_is_not_enough_to_tell(give: Give) -> None:
    assert give("why", "Anar Mammadli", "Anar Mammadov").output.startswith("Different: ")
    assert give("why", "Mammadov", "A. Mammadov").output.startswith("Not enough to tell: ")
    assert give("why", "", "N.N.").output.startswith("Not enough to tell: ")


def test_machines_get_one_object_whose_parts_add_up(give: Give) -> None:
    found = json.loads(give("why", "宋志明", "Song Zhiming", "--json").output)
    assert (found["left"], found["verdict"]) == ("宋志明", "same")
    assert abs(sum(one["adds"] for one in found["sentences"]) - found["score"]) < 1e-9


def test_the_registry_of_the_environment_is_the_one_to_compare_in(give: Give) -> None:
    told = " ".join(give("why", "Ana Torr", "Ion Vek").output.split())
    assert told.startswith("Two persons: ")
    assert "Only the names were looked at" not in told


def test_names_that_nobody_in_the_registry_has_are_compared_as_names_and_that_is_said(give: Give) -> None:
    told = " ".join(give("why", "Anar Mammadli", "Ion Vek").output.split())
    assert told.startswith("Different: ")
    assert "Nobody in the registry answers to 'Anar Mammadli'. Only the names were looked at." in told
    found = json.loads(give("why", "Anar Mammadli", "Anar Mammadov", "--json").output)
    assert found["names_alone"] == "Nobody in the registry answers to 'Anar Mammadli' or 'Anar Mammadov'."


def test_two_spellings_of_one_mention_are_compared_as_names(give: Give) -> None:
    told = " ".join(give("why", "Ana Torr", "Torr Ana").output.split())
    assert told.startswith(("Same: ", "One person"))
