"""Where tokens stand is told as spaCy tells it."""

from __future__ import annotations

import spacy

from habeas.claims.token_places import places_of, touched

TEXT = " Nilo Tavares wasn't held ; his  brother, “Zé”, was. "


def test_a_stretch_touches_the_tokens_that_spacy_has_there() -> None:
    doc = spacy.blank("en")(TEXT)
    for start in range(len(TEXT)):
        for end in range(start + 1, len(TEXT) + 2):
            found = doc.char_span(start, end, alignment_mode="expand")
            assert [doc[number] for number in touched(doc, start, end)] == list(found or ()), (start, end)


def test_tokens_start_and_end_where_spacy_has_them() -> None:
    doc = spacy.blank("en")(TEXT)
    assert list(zip(*places_of(doc), strict=True)) == [(token.idx, token.idx + len(token)) for token in doc]


def test_nothing_is_touched_in_a_passage_without_words() -> None:
    assert list(touched(spacy.blank("en")(""), 0, 1)) == []
