"""The annotated documents of the sample corpus fit the corpus, the format and themselves."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.quality.conftest import GOLD

from habeas.answers.score import read_gold, score
from habeas.documents.read import read
from habeas.terms import claim_types

EXAMPLES = Path(__file__).resolve().parents[2] / "examples"
NAMES = sorted(path.stem for path in GOLD.glob("*.json"))


def test_there_are_enough_of_them() -> None:
    assert len(NAMES) >= 14
    assert {path.stem for path in GOLD.glob("*.txt")} == set(NAMES)


@pytest.mark.parametrize("name", NAMES)
def test_the_text_is_the_one_that_a_build_stores(name: str) -> None:
    (file,) = (path for path in EXAMPLES.rglob(f"{name}.*") if not path.name.endswith(".meta.json"))
    assert (GOLD / f"{name}.txt").read_bytes() == read(file.read_bytes(), file.name).text.encode()


def test_the_annotations_score_one_on_themselves() -> None:
    gold = read_gold(GOLD)
    scores = score({name: each.annotated for name, each in gold.items()}, gold)
    assert {figures.f1 for figures in scores.totals.values()} == {1.0}
    assert (scores.mistakes, scores.wrong_fields) == ((), ())
    assert dict(scores.unsupported) == {"claims": 0, "affiliations": 0, "counts": 0}


def test_every_name_is_in_its_text_and_every_type_is_one_of_ours() -> None:
    for name, each in read_gold(GOLD).items():
        named = {word for claim in each.annotated.claims for word in (*claim.persons, *claim.organizations)} | {
            str(post.person) for post in each.annotated.affiliations
        }
        assert {word for word in named if word not in each.text} == set(), name
        assert {claim.type for claim in each.annotated.claims} <= set(claim_types()), name
