"""Lets a language model read "re-arrested" as one word with the dictionary form "arrest", and "pepper-sprayed" as one.

Cut in three, "re" is taken for the verb of the sentence, and who was arrested again is lost.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from habeas.claims.wordlists import read_words
from habeas.errors import BadVocabulary
from habeas.terms import load_toml

if TYPE_CHECKING:
    from spacy.language import Language

_FILE, _LEMMAS = "claims/one_word.toml", "attribute_ruler"
_BEFORE = {"again": "re-", "whole": ""}


def read_as_one_word(nlp: Language) -> Language:
    """The same model, told of these words; one without rules for dictionary forms stays as it is.

    Raises:
        BadVocabulary: the data file has a table that is not known, or something else than words.
    """
    if _LEMMAS not in nlp.pipe_names:
        return nlp
    ruler: Any = nlp.get_pipe(_LEMMAS)
    tokenizer: Any = nlp.tokenizer
    for word, lemma in _forms():
        for written in (word, word.capitalize()):
            tokenizer.add_special_case(written, [{"ORTH": written}])
            ruler.add([[{"ORTH": written}]], {"LEMMA": lemma})
    return nlp


def _forms() -> Iterator[tuple[str, str]]:
    for kind, table in load_toml(_FILE).items():
        if kind not in _BEFORE or not isinstance(table, dict):
            raise BadVocabulary(f"data/{_FILE}: {kind!r} is no table of it; there are: {', '.join(_BEFORE)}")
        for lemma in table:
            for form in read_words(table, f"data/{_FILE}", lemma):
                yield f"{_BEFORE[kind]}{form}", lemma
