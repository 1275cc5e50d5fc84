"""A verb that the parser takes for an adjective of the name behind it still tells who did what to whom."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from spacy.tokens import Doc
from spacy.vocab import Vocab
from tests.claims.told import claims, one

from habeas.claims.mended_clauses import mend_clauses


@pytest.mark.parametrize(
    ("text", "kind", "actors"),
    [
        ("A mob assaulted journalist Lena Orsova.", "attack", ("mob",)),
        ("Guards tortured student Lena Orsova.", "torture", ("guards",)),
        ("The group said a mob assaulted reporter Lena Orsova.", "attack", ("mob",)),
        ("A military court jailed opposition leader Lena Orsova for five years.", "sentence", ("military court",)),
        ("A court placed journalist Lena Orsova under house arrest in Halem.", "remand", ("court",)),
        ("A judge handed journalist Lena Orsova a five-year prison sentence on Thursday.", "sentence", ("judge",)),
        ("A court acquitted journalist Lena Orsova.", "release", ("court",)),
        ("A judge granted Lena Orsova bail on Thursday.", "release", ("judge",)),
        ("The prosecutor's office pressed charges against Lena Orsova.", "charge", ("prosecutor's office",)),
        ("Interrogators gave Lena Orsova electric shocks.", "torture", ("interrogators",)),
    ],
)
def test_the_verb_before_a_title_is_no_adjective(text: str, kind: str, actors: tuple[str, ...]) -> None:
    claim = one(text, kind)
    assert (claim.persons, claim.group, claim.actors) == (("Lena Orsova",), None, actors)


def test_a_headline_in_the_present_has_its_verb() -> None:
    assert one("Myanmar junta releases filmmaker Lena Orsova in New Year amnesty.", "release").persons == (
        "Lena Orsova",
    )


@pytest.mark.parametrize(
    "text",
    [
        "Jailed journalist Lena Orsova wrote a book.",
        "The court-appointed lawyer Lena Orsova left.",
        "Opposition members, jailed journalist Lena Orsova said, are afraid.",
    ],
)
def test_an_adjective_stays_one(text: str) -> None:
    assert {claim.type for claim in claims(text)} <= {"imprisonment"}


WORDS = st.lists(
    st.sampled_from(["court", "jailed", "journalist", "Lena", "handed", "mob", "assaulted", "bail", "and", "releases"]),
    min_size=2,
    max_size=9,
)


@given(WORDS, st.randoms(use_true_random=False))
def test_what_is_mended_stays_a_tree(words: list[str], chance: object) -> None:
    heads = [0]
    for place in range(1, len(words)):
        heads.append(chance.randrange(place))  # type: ignore[attr-defined]
    kinds = ["amod", "compound", "nsubj", "dobj", "nmod", "npadvmod", "acl", "appos"]
    deps = ["ROOT", *(chance.choice(kinds) for _ in words[1:])]  # type: ignore[attr-defined]
    pos = ["VERB" if one.endswith("ed") else "PROPN" if one == "Lena" else "NOUN" for one in words]
    tags = ["VBN" if one.endswith("ed") else "NN" for one in words]
    people = ["B-PERSON" if one == "Lena" else "O" for one in words]
    doc = Doc(Vocab(), words, pos=pos, tags=tags, heads=heads, deps=deps, ents=people)
    for token in mend_clauses(doc):
        assert len(list(zip(range(len(doc)), token.ancestors, strict=False))) < len(doc)
