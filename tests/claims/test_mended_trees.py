"""What is mended of a parse leaves it a tree."""

from __future__ import annotations

from spacy.tokens import Doc
from spacy.vocab import Vocab

from habeas.claims.mended import mend
from habeas.claims.mended_subjects import mend_subjects


def test_a_noun_that_was_taken_for_the_verb_above_its_own_phrase_closes_no_circle() -> None:
    words = ["bans", "and", "asset", "freezes"]
    given = {"heads": [3, 0, 0, 3], "deps": ["nsubj", "cc", "conj", "ROOT"]}
    doc = Doc(Vocab(), words, pos=["NOUN", "CCONJ", "NOUN", "VERB"], **given)
    for token in mend(doc):
        assert len(list(zip(range(len(doc)), token.ancestors, strict=False))) < len(doc)


def test_a_verb_without_an_and_before_it_stays_and_no_word_hangs_on_itself() -> None:
    words = ["state", "prohibits", "bans", "forced", "assimilation"]
    given = {"heads": [1, 1, 1, 1, 3], "deps": ["nsubj", "ROOT", "dobj", "conj", "dobj"]}
    tags = ["NN", "VBZ", "NNS", "VBD", "NN"]
    doc = Doc(Vocab(), words, pos=["NOUN", "VERB", "NOUN", "VERB", "NOUN"], tags=tags, **given)
    assert [(token.head.i, token.dep_) for token in mend_subjects(doc)] == [
        (1, "nsubj"),
        (1, "ROOT"),
        (1, "dobj"),
        (1, "conj"),
        (3, "dobj"),
    ]
