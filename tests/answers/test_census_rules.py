"""Rules of a census: by name, or a TOML file of one's own whose mistakes are told in a sentence."""

from __future__ import annotations

from pathlib import Path

import pytest

from habeas.answers.census_rules import read_rule, rule_named, rules
from habeas.answers.definitions import definition_named, definitions, read_definitions
from habeas.answers.occupations import classes_of, read_occupations
from habeas.errors import BadVocabulary, UnknownTerm


def test_the_rules_are_there_by_name_and_each_has_a_source() -> None:
    assert list(rules()) == ["documented", "cpj", "pace"]
    assert all(rule.title and rule.source for rule in rules().values())
    assert rule_named(None).name == "documented"


def test_a_rule_that_there_is_not_is_refused_with_those_that_there_are() -> None:
    with pytest.raises(UnknownTerm, match="documented, cpj, pace"):
        rule_named("nobody")
    with pytest.raises(UnknownTerm, match="is no rule"):
        rule_named("mine.toml")  # files are for the command line only


def test_a_rule_of_ones_own_is_read_from_a_file(tmp_path: Path) -> None:
    (tmp_path / "mine.toml").write_text('who = ["lawyers"]\ncustody = ["prison"]\nsources = 2\nalleged = false\n')
    rule = rule_named(str(tmp_path / "mine.toml"), files=True)
    assert (rule.name, rule.who, rule.custody, rule.sources, rule.alleged) == (
        "mine",
        ("lawyers",),
        ("prison",),
        2,
        False,
    )


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("who = ", "is not TOML"),
        ('whom = ["lawyers"]', "'whom' is no key of a rule"),
        ('who = "lawyers"', "`who` has to be a list"),
        ('who = ["plumbers"]', "is no class of people"),
        ('custody = ["dungeon"]', "is no form of custody"),
        ("silence_months = 0", "at least 1"),
        ('silence_months = "a year"', "whole number"),
        ("sources = -1", "whole number"),
        ('at = "noon"', "'00:00' or '24:00'"),
        ('review = "maybe"', "`review`"),
        ('alleged = "no"', "true or false"),
        ('definition = "mine"', "is no definition"),
        ("recognised = 1", "needs a `label`"),
        ("label = 3", "in quotation marks"),
    ],
)
def test_a_mistake_in_a_rule_is_told_in_a_sentence_with_the_files_name(tmp_path: Path, text: str, said: str) -> None:
    (tmp_path / "mine.toml").write_text(text)
    with pytest.raises(BadVocabulary) as refused:
        rule_named(str(tmp_path / "mine.toml"), files=True)
    assert said in str(refused.value)
    assert "mine.toml" in str(refused.value)


def test_a_file_that_is_not_there_is_told_so(tmp_path: Path) -> None:
    with pytest.raises(UnknownTerm, match="cannot be read"):
        rule_named(str(tmp_path / "none.toml"), files=True)


def test_a_rule_that_is_no_table_is_refused() -> None:
    with pytest.raises(BadVocabulary):
        read_rule("cpj", "here")


def test_definitions_have_grounds_and_whose_they_are() -> None:
    assert definition_named("pace-1900").adopted == "2012-10-03"
    assert [ground for ground, _ in definition_named("pace-1900").grounds] == ["a", "b", "c", "d", "e"]
    assert all(each.by for each in definitions().values())
    with pytest.raises(UnknownTerm):
        definition_named("mine")
    with pytest.raises(BadVocabulary):
        read_definitions({})


def test_classes_are_told_by_whole_words_and_somebody_may_be_of_several() -> None:
    assert classes_of(["human rights lawyer and reporter"]) == {"journalists", "lawyers", "human rights defenders"}
    assert classes_of(["journalism student"]) == {"scholars and writers"}
    with pytest.raises(BadVocabulary):
        read_occupations({"class": [{"name": "x"}]})
