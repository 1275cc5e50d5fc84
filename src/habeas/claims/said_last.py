"""Who says a sentence that ends with it: "The authorities should free A, Human Rights Watch said today".

The parser often takes such a speaker for an apposition, and the verb of speech for one that is joined to the rest.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from habeas.claims import lexicon
from habeas.claims.syntax import SUBJECTS, children

if TYPE_CHECKING:
    from spacy.tokens import Token

# Words of the speaker's name, and words behind the verb ("on Tuesday", "in a joint statement"), at most.
LONGEST = 12
_NOMINAL = frozenset(("PROPN", "NOUN", "DET", "ADJ", "ADP", "PART", "CCONJ"))


def said_last(token: Token) -> tuple[Token, Token] | None:
    """The last word of the speaker and the verb that close the sentence of a word behind a comma; None without."""
    sentence = token.sent
    for verb in sentence.doc[max(token.i + 3, sentence.end - LONGEST) : sentence.end]:
        told = verb.tag_ in ("VBD", "VBZ") and verb.lemma_.lower() in lexicon.reporting()
        if not told or children(verb, *SUBJECTS) or not _closes(verb):
            continue
        for one in reversed(sentence.doc[max(token.i + 1, verb.i - LONGEST) : verb.i]):
            if one.text == "," and one.i < verb.i - 1:
                return verb.nbor(-1), verb
            if one.pos_ not in _NOMINAL:
                return None
    return None


def _closes(verb: Token) -> bool:
    """Whether nothing but when and where it was said stands behind the verb."""
    rest = verb.doc[verb.i + 1 : verb.sent.end]
    return not any(one.pos_ in ("VERB", "AUX", "SCONJ") or one.text in '“”":' for one in rest)
