"""The sentences that say why a claim is in its act."""

from __future__ import annotations

import pytest
from tests.acts.told import MARIA, acts_of, told

from habeas.acts.corroborate import corroborate
from habeas.acts.decided import Decisions
from habeas.acts.why import reasons
from habeas.model import SourcedClaim


@pytest.mark.parametrize(
    ("left", "right", "reason"),
    [
        (told("arrest", "2024-03-05", by="a"), told("arrest", "2024-03-05", by="b"), "both date it 2024-03-05"),
        (told("arrest", "2024-03-05", by="a"), told("arrest", "2024-03", by="b"), "2024-03-05 is in 2024-03"),
        (
            told("arrest", "2024-03-05", by="a", place="Halem"),
            told("arrest", "2024-03-05", by="b", place="Brod"),
            "both date it 2024-03-05, though the place differs",
        ),
        (
            told("arrest", "2024-03-05", by="a"),
            told("arrest", "2024-03-06", by="b"),
            "their days, 2024-03-06 and 2024-03-05, are next to each other",
        ),
        (
            told("arrest", "2024-03-05", by="a"),
            told("arrest", by="b"),
            "one has no date, and was told not long after 2024-03-05",
        ),
        (
            told("sentence", "2016-03-05", by="a", term="nine years"),
            told("sentence", by="b", term="9 years"),
            "one has no date, but both give the term (9 years)",
        ),
        (
            told("killing", "2016-03-05", by="a"),
            told("killing", by="b"),
            "one has no date, but nobody suffers it twice",
        ),
    ],
)
def test_every_join_has_a_sentence(left: SourcedClaim, right: SourcedClaim, reason: str) -> None:
    (act,) = acts_of(left, right)
    assert reasons(act) == (f"With a, 2024-06-01: {reason}.",)


def test_a_decision_is_named_before_anything_else() -> None:
    left, right = told("arrest", "2024-03-05", by="a"), told("arrest", "2024-03-05", by="b")
    decided = Decisions(same=[(left.id, right.id)])
    (act,) = corroborate(MARIA, [left, right], decided)
    assert reasons(act, constraints=decided) == ("With a, 2024-06-01: somebody decided that both tell of one act.",)


def test_what_is_told_beside_an_act_is_a_reason() -> None:
    long_ago = told("arrest", "2017-05-29", by="a", published="2017-06-01")
    abducted = told("disappearance", "2017-05-29", by="b", at=0, published="2024-03-13")
    arrested = told("arrest", by="b", at=60, published="2024-03-13")
    claims = [long_ago, abducted, arrested]
    act = next(act for act in acts_of(*claims) if act.type == "arrest")
    assert reasons(act, claims) == (
        "With a, 2017-06-01: one has no date, but is told next to what its document dates 2017-05-29.",
    )
