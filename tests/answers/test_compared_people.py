"""What a later report tells of somebody is worse, better or neither by rules that are data, with the reason."""

from __future__ import annotations

from typing import Any

import pytest
from tests.answers.test_compared import a_report
from tests.build import a_claim, a_quote

from habeas.answers.change import Change, read_change_rules
from habeas.answers.compared_people import people_changes
from habeas.errors import BadVocabulary
from habeas.model import Claim
from habeas.terms import load_toml

TEXT = """Section 1. Respect for the Integrity of the Person

d. Arbitrary Arrest or Detention

Police detained Ida Tol in spring. The poet Jon Ask wrote of it.

Section 2. Respect for Civil Liberties

Section 3. Freedom to Participate in the Political Process

Section 4. Corruption and Lack of Transparency in Government"""
QUOTE = a_quote(TEXT, "Police detained Ida Tol in spring.")


def act(kind: str, date: str | None = None, **told: Any) -> Claim:
    return a_claim(kind, "Ida Tol", date=date, quote=QUOTE, **told)


def change(before: list[Claim], after: list[Claim], *, later: str = TEXT) -> Change | None:
    found = people_changes(a_report(TEXT, "2022-AZ.txt", before), a_report(later, "2023-AZ.txt", after))
    return next((each for each in found if each.subject == "Ida Tol"), None)


@pytest.mark.parametrize(
    ("before", "after", "turn", "why"),
    [
        ([act("arrest")], [act("killing")], "worse", "killing, the first nothing of that kind"),
        ([act("arrest")], [act("sentence")], "worse", "sentence, the first only arrest"),
        ([act("sentence")], [act("arrest")], "otherwise", "as grave or graver"),
        ([act("sentence")], [act("release")], "better", "a release"),
        ([act("arrest")], [act("release"), act("torture")], "otherwise", "and also torture"),
        ([act("arrest")], [act("release"), act("killing")], "worse", "killing"),
        ([act("arrest", "2022-03")], [act("release"), act("arrest", "2023-09-02")], "otherwise", "and also arrest"),
        ([act("sentence", term="two years")], [act("sentence", term="9 years")], "worse", "9 years in the second"),
        ([act("sentence", term="9 years")], [act("sentence", term="two years")], "better", "two years in the second"),
        ([act("sentence", term="9 years")], [act("sentence", term="life")], "worse", "life in the second"),
        ([act("arrest")], [act("torture", modality="alleged")], "worse", "alleged torture"),
        ([act("arrest"), act("release", "2022-05-01")], [act("arrest", "2023-02")], "worse", "held again"),
    ],
)
def test_it_is_worse_or_better_by_severity_by_release_and_by_term(
    before: list[Claim], after: list[Claim], turn: str, why: str
) -> None:
    found = change(before, after)
    assert found is not None
    assert found.change == turn
    assert why in found.why


def test_what_was_before_the_first_report_s_year_is_not_what_came_after_it() -> None:
    assert change([act("charge")], [act("charge"), act("killing", "2005")]) is None


def test_whoever_is_named_without_an_act_is_not_new_and_the_sentence_that_names_them_is_shown() -> None:
    found = change([], [act("arrest")])
    assert found is not None
    assert (found.change, found.left) == ("worse", "named, no act told")
    assert [each.text for each in found.left_quotes] == ["Police detained Ida Tol in spring."]


def test_the_same_act_told_less_precisely_is_said_once() -> None:
    told = [act("sentence", "2022-07"), act("sentence", "2022-07-13", term="one year"), act("sentence")]
    found = change(told, [], later=TEXT.replace("Ida Tol", "a weaver"))
    assert found is not None
    assert (found.change, found.left, found.right) == ("gone", "sentence, one year, 2022-07-13", "not named")


def test_a_name_that_is_likely_another_spelling_is_said_to_be() -> None:
    names = {"2022-AZ.txt": "Niyameddin Ahmedov", "2023-AZ.txt": "Niyamaddin Ahmadov"}
    reports = []
    for name, person in names.items():
        text = TEXT.replace("Ida Tol", person)
        claim = a_claim("arrest", person, quote=a_quote(text, f"Police detained {person} in spring."))
        reports.append(a_report(text, name, [claim]))
    found = {each.subject: each for each in people_changes(*reports)}
    assert found["Niyamaddin Ahmadov"].change == "new"
    assert "Perhaps Niyameddin Ahmedov of the other report" in found["Niyamaddin Ahmadov"].why


@pytest.mark.parametrize(
    ("spoil", "said"),
    [
        (lambda table: table["severity"]["life"].pop("killing"), "severity of .'killing'"),
        (lambda table: table["people"]["freed"].append("sunshine"), "no acts .'sunshine'"),
        (lambda table: table["numbers"].update(of_perpetrators=["weather"]), "weather"),
        (lambda table: table["numbers"].update(more_is_better="("), "not what it should be"),
        (lambda table: table.pop("sources"), "'sources' is missing"),
    ],
)
def test_a_mistake_in_the_rules_is_named(spoil: Any, said: str) -> None:
    table = _copied(load_toml("answers/changes.toml"))
    spoil(table)
    with pytest.raises(BadVocabulary, match=said):
        read_change_rules(table)


def _copied(value: Any) -> Any:
    if isinstance(value, dict):
        return {name: _copied(each) for name, each in value.items()}
    return list(value) if isinstance(value, list) else value


def test_two_spellings_of_a_name_in_one_report_are_not_told_as_two_without_a_word() -> None:
    first, second = "Niyameddin Ahmedov", "Niyamaddin Ahmadov"
    text = f"{TEXT.replace('Ida Tol', first)}\n\nPolice detained {second} in May."
    claims = [
        a_claim("arrest", first, quote=a_quote(text, f"Police detained {first} in spring.")),
        a_claim("arrest", second, quote=a_quote(text, f"Police detained {second} in May.")),
    ]
    before = TEXT.replace("Ida Tol", "a weaver")
    reports = [a_report(before, "2022-AZ.txt", []), a_report(text, "2023-AZ.txt", claims)]
    found = {each.subject: each for each in people_changes(*reports)}
    assert found[second].why == f"Perhaps {first} of the same report: the names are alike."
