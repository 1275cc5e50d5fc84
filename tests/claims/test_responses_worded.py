"""Ways to say what others do for somebody are read with who does it, for whom and when; what only sounds so is not."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.build import a_document

from habeas.claims.extract import Failed, extract
from habeas.claims.rules import RuleExtractor
from habeas.claims.ways import read_ways
from habeas.errors import BadVocabulary
from habeas.model import Claim
from habeas.terms import claim_types

WORDED = tomllib.loads((Path(__file__).parent / "responses_worded.toml").read_text(encoding="utf-8"))
# The three people are known to be held: what is as often done for anybody counts for nobody else.
BEFORE = (
    "Halem, 5 June 2024. The news agency published this on Wednesday, and others repeated it. "
    "Lena Orsova, Bek Tural and Marta Quispe were jailed in 2022.\n\n"
)
NAME = "Lena Orsova"
RESPONSES = frozenset(name for name, each in claim_types().items() if each.kind == "response")


def told(texts: list[str]) -> Iterator[tuple[str, list[Claim]]]:
    """What each text tells of responses, behind what was told before it."""
    documents = [a_document(BEFORE + text, title="News", country="GE", published="2024-06-05") for text in texts]
    for text, found in zip(texts, extract(documents, RuleExtractor()), strict=True):
        assert not isinstance(found, Failed)
        behind = [one for one in found.claims if one.quotes[0].start >= len(BEFORE) - 2]
        yield text, [one for one in behind if one.type in RESPONSES]


def filled(text: str, person: str = NAME, end: str = "") -> str:
    return text.replace("{A}", person).replace("{P}", NAME).replace("{X}", end)


@pytest.mark.parametrize("kind", sorted(WORDED["told"]))
def test_each_way_to_tell_of_a_response_is_read(kind: str) -> None:
    ways = WORDED["told"][kind]
    wrong = []
    for (text, claims), way in zip(told([filled(each["text"]) for each in ways]), ways, strict=True):
        whom = {name for one in claims for name in (*one.persons, *one.organizations) or (one.group,)}
        by = {actor.lower() for one in claims for actor in one.actors}
        expected = ({way.get("for", NAME)}, {name.lower() for name in way.get("by", by)})
        if {one.type for one in claims} != {kind} or (whom, by) != expected or len(claims) != 1:
            wrong.append((text, claims))
    assert wrong == []


@pytest.mark.parametrize("kind", sorted(WORDED["told"]))
def test_it_is_of_those_who_are_described_before_their_names_too(kind: str) -> None:
    ways = [each for each in WORDED["told"][kind] if "{A}" in each["text"] and "for" not in each]
    whom = "human rights lawyer Marta Quispe"
    for text, claims in told([filled(each["text"], whom, " in May 2024") for each in ways]):
        assert {name for one in claims for name in one.persons} == {"Marta Quispe"}, text


def test_what_only_sounds_like_a_response_is_none() -> None:
    texts = [filled(text, each) for text in WORDED["none"] for each in (NAME, "human rights lawyer Marta Quispe")]
    assert [(text, claims) for text, claims in told(texts) if claims] == []


def test_a_rally_for_somebody_of_whom_no_custody_is_told_is_no_support() -> None:
    texts = ["Students held a vigil for the singer Anna Brook.", "Hundreds marched in solidarity with Anna Brook."]
    assert [claims for _, claims in told(texts)] == [[], []]


def test_words_said_beside_those_of_a_day_are_of_that_day() -> None:
    text = (
        "Foreign Minister Ana Brook on Tuesday urged Veld to release Lena Orsova, who was arrested in May. "
        'Introducing the others, Under Secretary Tom Harker said, "we condemn this arrest."'
    )
    ((_, claims),) = told([text])
    said = {one.actors: str(one.date) for one in claims if one.type in ("appeal", "condemnation")}
    assert said == {("Ana Brook",): "2024-06-04", ("Tom Harker",): "2024-06-04"}


def test_what_is_condemned_and_asked_for_in_one_breath_is_of_one_day() -> None:
    text = (
        "Foreign Minister Ana Brook on Tuesday urged Veld to release Lena Orsova, who was arrested in May. "
        'Introducing the others, Tom Harker said, "we condemn this arrest and call for her immediate release."'
    )
    ((_, claims),) = told([text])
    said = {one.type: str(one.date) for one in claims if one.actors == ("Tom Harker",)}
    assert said == {"appeal": "2024-06-04", "condemnation": "2024-06-04"}


def test_what_others_said_at_another_time_is_not_of_that_day() -> None:
    text = (
        "Foreign Minister Ana Brook on Tuesday urged Veld to release Lena Orsova. “There was a statement by senators "
        "that condemned the arrest of Lena Orsova,” Brook said."
    )
    ((_, claims),) = told([text])
    assert [str(one.date) for one in claims if one.type == "condemnation"] == ["2024-06"]


def test_awardees_are_told_by_name_where_the_text_names_them() -> None:
    text = (
        "Minister Ana Brook is honoring Veldish awardees in absentia today. Brook presented her Medal of Courage to "
        "Lena Orsova and Bek Tural."
    )
    ((_, claims),) = told([text])
    (award,) = [one for one in claims if one.type == "award"]
    assert (award.persons, award.group, len(award.quotes)) == (("Lena Orsova", "Bek Tural"), None, 2)


def test_whoever_is_detained_as_they_come_to_a_trial_came_to_it() -> None:
    text = "Police detained Ivo Brandt when he and others came. Agents arrested Ana Brook when they attended the trial."
    ((_, claims),) = told([text + " It was the trial of Lena Orsova."])
    assert all("police" not in actor.lower() for one in claims for actor in one.actors)


def test_a_court_that_punishes_a_protest_made_no_appeal() -> None:
    text = "A court sentenced Ivo Brandt to ten days for staging protests to demand the release of Lena Orsova."
    ((_, claims),) = told([text])
    assert [one.actors for one in claims if one.type == "appeal"] == [("Ivo Brandt",)]


def test_a_label_before_a_paragraph_makes_no_response() -> None:
    text = "Prison Conditions for Members of the Press: Observers expressed concern about the detention of Lena Orsova."
    ((_, claims),) = told([text])
    assert [one.actors for one in claims] == [("observers",)]


@pytest.mark.parametrize(
    "way", [{"type": "appeal"}, {"type": "appeal", "told_by": ["a"], "whom": ["for"], "by": "anybody"}, {"words": []}]
)
def test_a_way_that_says_too_little_or_something_unknown_is_refused(way: dict[str, object]) -> None:
    with pytest.raises(BadVocabulary):
        read_ways({"way": [way]})
    with pytest.raises(BadVocabulary):
        read_ways({})
