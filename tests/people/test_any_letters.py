"""Names in any letters at all: mixed scripts, look-alikes, marks, letters that run from right to left."""

from __future__ import annotations

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from habeas.model import Mention
from habeas.people.name_scores import NameScores
from habeas.people.pairs import compare_names
from habeas.people.resolve import resolve
from habeas.people.verdict import Verdict

MARKS = "\u0301\u0307\u0323\u0327\u0338\u200b\u200d\u200e\u200f\u202b\u2069\ufe0f\u0651"
LETTERS = "abcAÉßıİŞəЖжЯсеоҚრაფاليحىة王明陳ለእ가한אבकहाไทยΑβ𝒜①-'’.,·() \t9_" + MARKS
odd = st.text(st.sampled_from(LETTERS), max_size=24) | st.text(max_size=24)

# Syllables that no reading brings near those of the other list, in several scripts.
ONE = ["bom", "bam", "bim", "бом", "бам", "bаm", "bоm", "ბომ", "بام"]
OTHER = ["tek", "tik", "tak", "тек", "тик", "tеk", "თექ", "تاک"]


def names_of(syllables: list[str]) -> st.SearchStrategy[str]:
    """Two words of two or three of these syllables, strewn with marks that make no other letter."""
    marked = st.tuples(
        st.sampled_from(syllables), st.sampled_from(["", "", "", "\u200e", "\u200f", "\u0301", "\ufe0f"])
    )
    word = st.lists(marked, min_size=2, max_size=3).map(lambda some: "".join("".join(pair) for pair in some))
    return st.tuples(word, word).map(" ".join)


@settings(max_examples=300, deadline=None)
@given(odd, odd)
def test_any_two_texts_are_compared_and_the_same_way_round(left: str, right: str) -> None:
    one, other = compare_names(left, right), compare_names(right, left)
    assert (one.verdict, one.score) == (other.verdict, other.score)
    assert 0 <= one.probability <= 1


@settings(max_examples=300, deadline=None)
@given(names_of(ONE), names_of(OTHER))
def test_names_with_nothing_in_common_are_never_the_same(left: str, right: str) -> None:
    assert compare_names(left, right).verdict is Verdict.DIFFERENT
    mentions = [Mention("a" * 4, left, home="Baku"), Mention("b" * 4, right, home="Baku")]
    assert len(resolve(mentions).persons) == 2


@settings(max_examples=100, deadline=None)
@given(st.lists(odd, max_size=6))
def test_any_texts_are_resolved_and_none_is_lost(texts: list[str]) -> None:
    mentions = [Mention(str(place) * 4, text, home="Baku") for place, text in enumerate(texts)]
    persons = resolve(mentions).persons
    assert sorted(each.name for person in persons for each in person.mentions) == sorted(texts)


@settings(max_examples=100, deadline=None)
@given(st.lists(odd | names_of(ONE), min_size=2, max_size=5, unique=True))
def test_names_compared_together_score_as_they_do_by_themselves(names: list[str]) -> None:
    scores = NameScores()
    scores.add(names)
    lefts, rights = np.triu_indices(len(names), 1)
    together = scores.scores(lefts.astype(np.int64), rights.astype(np.int64))[:, 0]
    for left, right, found in zip(lefts.tolist(), rights.tolist(), together.tolist(), strict=True):
        alone = compare_names(names[left], names[right]).score
        assert found == -np.inf or abs(found - alone) < 1e-4
