"""Parts of speech and dictionary forms from memory are those that the model's own rules give."""

from __future__ import annotations

from typing import Any

import pytest

from habeas.claims.parse import load_model
from habeas.claims.word_forms import COMPONENTS, named, word_forms

TEXTS = [
    "The court sentenced three journalists, and the judges did n't explain why.",
    "They're gonna let's go; there is no news, there were prisoners held in Evin.",
    "Police   beat him. He's been held since; she'd left. THE POLICE WERE THERE.",
    "",
    "Journalists were detained; they were later released, and their lawyers were better paid.",
]


def _told(doc: object) -> list[tuple[object, ...]]:
    return [
        (one.text, one.pos_, one.tag_, one.lemma_, one.dep_, str(one.morph), one.head.i, one.ent_type_)
        for one in doc  # type: ignore[attr-defined]
    ]


@pytest.mark.parametrize("batch", [1, 2, 64])
def test_every_token_is_told_as_by_the_models_own_rules(batch: int) -> None:
    nlp = load_model()
    forms = word_forms(nlp)
    assert forms is not None
    expected = [_told(doc) for doc in nlp.pipe(TEXTS)]
    for _ in range(2):  # the second time all from memory
        found = list(forms.add_to(nlp.pipe(TEXTS, disable=COMPONENTS), batch))
        assert [_told(doc) for doc in found] == expected
        assert [[one.text for one in doc.sents] for doc in found if len(doc)] == [
            [one.text for one in doc.sents] for doc in nlp.pipe(TEXTS) if len(doc)
        ]


def test_a_word_for_which_the_next_one_counts_goes_through_the_rules() -> None:
    nlp = load_model()
    forms = word_forms(nlp)
    assert forms is not None
    list(forms.add_to(nlp.pipe(["There is news. Let's go."], disable=COMPONENTS), 8))
    leads = {nlp.vocab.strings[kind[0]] for kind in forms.leads}
    assert leads == {"There", "Let"}


def test_a_model_without_these_rules_has_no_memory() -> None:
    import spacy

    assert word_forms(spacy.blank("en")) is None


def test_what_was_learned_is_known_in_the_next_vocabulary() -> None:
    nlp = load_model()
    expected = [_told(doc) for doc in nlp.pipe(TEXTS)]
    for _ in range(2):
        with nlp.memory_zone():
            forms = word_forms(nlp)
            assert forms is not None
            found = list(forms.add_to(nlp.pipe([*TEXTS, "Zorbling journalists."], disable=COMPONENTS), 8))
            assert [_told(doc) for doc in found[:-1]] == expected
            assert [one.lemma_ for one in found[-1]] == [one.lemma_ for one in nlp("Zorbling journalists.")]


def test_of_words_that_no_rule_names_one_is_asked_about_for_each_tag_and_relation() -> None:
    nlp = load_model()
    with nlp.memory_zone():
        forms = word_forms(nlp)
        assert forms is not None
        text = "Yesterday the quozzlers brizzled the zorblers."
        list(forms.add_to(nlp.pipe([text], disable=COMPONENTS), 8))
        known = len(forms.unnamed)
        other = "Yesterday the frobbers glozzled the wibblers."
        (found,) = forms.add_to(nlp.pipe([other], disable=COMPONENTS), 8)
        assert [token.lemma_ for token in found] == [token.lemma_ for token in nlp(other)]
        assert len(forms.unnamed) == known


@pytest.mark.parametrize(
    "entry",
    [
        {"patterns": [[{"TAG": "NN"}]], "attrs": {"LEMMA": "thing"}},
        {"patterns": [[{"LOWER": {"FUZZY": "thing"}}]], "attrs": {"POS": "NOUN"}},
    ],
)
def test_where_a_rule_may_hold_for_any_word_the_rules_are_asked_for_all(entry: dict[str, object]) -> None:
    assert named([entry]) is None


def test_words_that_rules_name_are_found_as_they_are_and_by_pattern() -> None:
    entries: list[dict[str, Any]] = [
        {"patterns": [[{"LOWER": {"IN": ["there"]}}, {"LOWER": {"REGEX": "^n'?t$"}}]], "attrs": {"LEMMA": "be"}},
        {"patterns": [[{"TAG": "NN"}]], "attrs": {"POS": "NOUN"}},
    ]
    found = named(entries)
    assert found is not None
    assert [word in found for word in ("There", "n't", " ", "news")] == [True, True, True, False]
