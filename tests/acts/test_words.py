"""The vocabulary of acts is checked as it is read."""

from __future__ import annotations

import pytest

from habeas.acts.words import act_words, read_act_words
from habeas.errors import BadVocabulary
from habeas.terms import load_toml


def test_a_maker_rule_for_an_unknown_type_is_refused() -> None:
    data = {**load_toml("acts/acts.toml"), "makers": {"decides": ["arests"], "if_known": ["trial"]}}
    with pytest.raises(BadVocabulary, match="arests"):
        read_act_words(data)


def test_a_missing_table_is_refused() -> None:
    data = {name: entry for name, entry in load_toml("acts/acts.toml").items() if name != "units"}
    with pytest.raises(BadVocabulary, match="units"):
        read_act_words(data)


def test_no_type_is_in_two_maker_rules() -> None:
    assert not act_words().maker_decides & act_words().maker_if_known
