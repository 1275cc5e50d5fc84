"""What is mended of a parse leaves it a tree."""

from __future__ import annotations

from spacy.tokens import Doc
from spacy.vocab import Vocab

from habeas.claims.mended import mend


def test_a_noun_that_was_taken_for_the_verb_above_its_own_phrase_closes_no_circle() -> None:
    words = ["bans", "and", "asset", "freezes"]
    given = {"heads": [3, 0, 0, 3], "deps": ["nsubj", "cc", "conj", "ROOT"]}
    doc = Doc(Vocab(), words, pos=["NOUN", "CCONJ", "NOUN", "VERB"], **given)
    for token in mend(doc):
        assert len(list(zip(range(len(doc)), token.ancestors, strict=False))) < len(doc)
