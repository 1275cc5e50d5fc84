"""Tokens that are remembered are those that the model's tokenizer gives."""

from __future__ import annotations

import pytest

from habeas.claims import tokenization
from habeas.claims.parse import load_model
from habeas.claims.tokenization import keep_tokens, tokenized

TEXTS = [
    "Police didn't say why, e.g. in Oran; they couldn't've known. ",
    "Police didn't say why.",
    "“We’re held,” she said (for 1,200 days)—and they'd left.",
    "A  row of   spaces, a tab\there,\u00a0and a line\nbroken.",
    " Indented",
    " ",
    "",
]


def _told(doc: object) -> list[tuple[object, ...]]:
    return [(one.text, one.whitespace_, one.norm_, one.idx) for one in doc]  # type: ignore[attr-defined]


def test_texts_have_the_tokens_that_the_tokenizer_gives_them() -> None:
    nlp = load_model()
    expected = [_told(nlp.make_doc(text)) for text in TEXTS]
    for _ in range(2):  # the second time from memory
        assert [_told(doc) for doc in tokenized(nlp, TEXTS)] == expected


def test_a_year_that_an_editor_put_in_begins_no_sentence() -> None:
    nlp = load_model()
    text = "They said a union “counted 91 jailed editors as of March 1 [2031]. The editors were tried.”"
    (doc,) = nlp.pipe(tokenized(nlp, [text]))
    assert [one.text for one in doc.sents] == [text[: text.index(" The editors")], "The editors were tried.”"]


def test_tokens_are_the_same_in_an_emptied_vocabulary() -> None:
    nlp = load_model()
    expected = [_told(nlp.make_doc(text)) for text in TEXTS]
    for _ in range(2):
        with nlp.memory_zone():
            assert [_told(doc) for doc in tokenized(nlp, ["Zorbled unzorbled.", *TEXTS])][1:] == expected
        keep_tokens(nlp)


def test_tokens_that_were_met_stay_in_the_vocabulary() -> None:
    nlp = load_model()
    with nlp.memory_zone():
        tokenized(nlp, ["They quozzled."])
    assert "quozzled" not in nlp.vocab
    keep_tokens(nlp)
    assert "quozzled" in nlp.vocab


def test_a_full_vocabulary_takes_no_more_tokens(monkeypatch: pytest.MonkeyPatch) -> None:
    nlp = load_model()
    monkeypatch.setattr(tokenization, "MOST_TOKENS", 0)
    with nlp.memory_zone():
        tokenized(nlp, ["They brizzled."])
    keep_tokens(nlp)
    assert "brizzled" not in nlp.vocab


def test_a_full_memory_begins_anew(monkeypatch: pytest.MonkeyPatch) -> None:
    nlp = load_model()
    monkeypatch.setattr(tokenization, "MOST_WORDS", 1)
    expected = [_told(nlp.make_doc(text)) for text in TEXTS]
    assert [_told(doc) for doc in tokenized(nlp, TEXTS)] == expected


def test_tokens_cannot_be_kept_while_the_vocabulary_is_to_be_emptied() -> None:
    nlp = load_model()
    with nlp.memory_zone(), pytest.raises(RuntimeError, match="outside of a memory zone"):
        keep_tokens(nlp)
