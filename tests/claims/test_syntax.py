"""What is asked of the words of a passage again and again is what the parse says of each."""

from __future__ import annotations

from tests.build import a_document

from habeas.claims.parse import parse_one, text_of
from habeas.claims.word_forms import word_forms_in

TEXT = (
    "The Judges SENTENCED Ms. Orlova’s brothers .  \u00a0They\u00ad had appealed;\tnobody answered!\n\nShe was freed."
)


def test_the_forms_of_words_are_those_of_the_parse() -> None:
    for passage in parse_one(a_document(TEXT)).passages:
        lowers, lemmas = word_forms_in(passage.tokens)
        assert lowers == [token.lower_ for token in passage.tokens]
        assert lemmas == [token.lemma_.lower() for token in passage.tokens]


def test_the_text_of_a_sentence_is_cut_out_of_its_passage() -> None:
    sentences = [one for passage in parse_one(a_document(TEXT)).passages for one in passage.sentences]
    assert len(sentences) > 1
    assert [text_of(one) for one in sentences] == [one.text for one in sentences]
