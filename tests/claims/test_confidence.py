"""How sure a path is: what the data file has, what it lacks, and what it may not say."""

from __future__ import annotations

import pytest

from habeas.claims.confidence import confidence_of, levels, read_sureness, sureness
from habeas.errors import BadVocabulary


@pytest.mark.parametrize(
    ("rule", "named", "path", "wide"),
    [
        ("verb arrest: round up (object)", True, "verb arrest (object), named", "verb (object), named"),
        ("noun arrest: arrest (of)", False, "noun arrest (of), group", "noun (of), group"),
        ("phrase raid: search warrant", True, "phrase raid (nobody), named", "phrase (nobody), named"),
        ("appeal: urge", True, "appeal: urge, named", "appeal, named"),
        ("implied by appeal: release", True, "implied, named", "implied, named"),
        ("a thing by hand", False, "a thing by hand, group", "other, group"),
    ],
)
def test_a_rule_belongs_to_a_path_and_a_wider_one(rule: str, named: bool, path: str, wide: str) -> None:
    assert levels(rule, named) == (path, wide)


def test_an_unseen_path_is_as_sure_as_its_kind_and_role() -> None:
    assert confidence_of("verb unheard: unheard (object)", named=True) == sureness().general["verb (object), named"]


def test_an_unseen_kind_is_as_sure_as_all_are() -> None:
    assert confidence_of("a thing by hand", named=False) == sureness().group


def test_somebody_named_is_surer_than_a_group() -> None:
    assert sureness().named > sureness().group


@pytest.mark.parametrize("share", [0.0, 1.0, "0.5", None])
def test_a_share_has_to_be_one(share: object) -> None:
    table = {"named": 0.8, "group": 0.7, "general": {}, "paths": {"verb arrest (object), named": share}}
    with pytest.raises(BadVocabulary, match="between 0 and 1"):
        read_sureness(table)


def test_both_tables_are_needed() -> None:
    with pytest.raises(BadVocabulary, match="general"):
        read_sureness({"named": 0.8, "group": 0.7, "paths": {}})
