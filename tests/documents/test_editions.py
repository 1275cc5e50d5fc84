"""The outlines as data: each mistake in a file is named, and the crosswalk leaves nothing open."""

from __future__ import annotations

import copy
from typing import Any

import pytest

from habeas.documents.editions import absent, edition, edition_of_year, outlines, plain_title, read_outlines
from habeas.errors import BadVocabulary, UnknownTerm
from habeas.terms import claim_type, claim_types, load_toml

LABELS: dict[str, Any] = {"source": "ours", "labels": []}
NAMES = tuple(outlines().editions)


@pytest.fixture
def files() -> dict[str, dict[str, Any]]:
    """All files as they are, to be spoiled."""
    return copy.deepcopy({name: load_toml(f"outlines/{name}.toml") for name in (*NAMES, "labels", "topics")})


def _read(files: dict[str, dict[str, Any]]) -> object:
    return read_outlines({name: files[name] for name in NAMES}, files["labels"], files["topics"])


@pytest.mark.parametrize(
    ("year", "name"), [(2015, None), (2016, "state-2016"), (2018, "state-2016"), (2024, "state-2024")]
)
def test_a_year_has_its_edition(year: int, name: str | None) -> None:
    found = edition_of_year(year)
    assert (found.name if found else None) == name


def test_every_year_since_2016_has_exactly_one_edition() -> None:
    for year in range(2016, 2025):
        assert sum(year in each.years for each in outlines().editions.values()) == 1


def test_political_prisoners_are_not_in_the_edition_of_2024() -> None:
    assert "political_prisoners" in {topic.name for topic in absent("state-2024")}
    assert "political_prisoners" not in {topic.name for topic in absent("state-2023")}


def test_a_claim_type_goes_under_the_first_of_its_topics_that_an_edition_has() -> None:
    sentence = claim_type("sentence")
    places = {name: edition(name).of_claim_type(sentence) for name in ("state-2016", "state-2024")}
    assert {name: each.key for name, each in places.items() if each} == {
        "state-2016": "1.e",
        "state-2024": "2.c.detention",
    }


def test_every_claim_type_has_a_place_in_every_edition() -> None:
    assert all(each.of_claim_type(kind) for each in outlines().editions.values() for kind in claim_types().values())


def test_an_unknown_outline_is_refused_with_those_that_there_are() -> None:
    with pytest.raises(UnknownTerm, match="state-2016"):
        edition("state-1977")


@pytest.mark.parametrize(
    ("spoil", "said"),
    [
        (lambda files: files["state-2023"]["sections"].append({"key": "8"}), "a section has key, level, title"),
        (lambda files: files["state-2023"]["sections"].append(files["state-2023"]["sections"][3]), "is there twice"),
        (lambda files: files["state-2023"]["sections"][0].update(topic="weather"), "topics.*weather"),
        (lambda files: files["state-2023"]["sections"][0].update(level=9), "from 1 to 4"),
        (lambda files: files["state-2023"]["sections"][0].update(wordings=["("]), "wordings|unterminated|missing"),
        (lambda files: files["state-2023"]["sections"][0].update(key="9.z"), "stands in '9'"),
        (lambda files: files["state-2023"].update(years=[2023]), "first and the last year"),
        (lambda files: files["state-2023"].pop("source"), "needs source, title, years"),
        (lambda files: files["topics"]["topic"]["police"].update(not_in=[]), "has no section for it"),
        (lambda files: files["topics"]["topic"]["police"]["not_in"].append("state-2016"), "has it and is in not_in"),
        (lambda files: files["topics"]["topic"]["police"].pop("label"), "needs label"),
        (lambda files: files["labels"]["labels"][0].update(editions=["state-1999"]), "no edition"),
    ],
)
def test_a_mistake_in_a_file_is_named(files: dict[str, dict[str, Any]], spoil: Any, said: str) -> None:
    spoil(files)
    with pytest.raises(BadVocabulary, match=said):
        _read(files)


def test_a_heading_is_told_by_its_plain_words() -> None:
    assert plain_title("  TRIAL\n Procedures’: ") == "trial procedures'"
