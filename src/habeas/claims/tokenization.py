"""Cuts texts into the tokens of a language model, each word between spaces once for many texts.

What the model's tokenizer makes of a word follows from the word alone, and it is asked again for each while its memory
is to be emptied; so is every token's entry in the vocabulary made again. Both are remembered here, which takes a tenth
of the time. Texts with other white space than single spaces are left to the tokenizer.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING
from weakref import WeakKeyDictionary

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

# Words between spaces remembered at once: the country reports of all years have some 80,000.
MOST_WORDS = 100_000

# Tokens that stay in the vocabulary: some 20 MB. The first ones met are the common ones.
MOST_TOKENS = 50_000


@dataclass(frozen=True, slots=True)
class Cut:
    """The tokens of a word between spaces, and which of them stand for another ("n't" for "not"), by their place."""

    tokens: tuple[str, ...]
    norms: tuple[tuple[int, str], ...]


@dataclass(slots=True)
class Cuts:
    """What one model's tokenizer made of the words met so far."""

    words: dict[str, Cut] = field(default_factory=dict)
    # Tokens met since the vocabulary was told of those before, and how many it was told of.
    fresh: set[str] = field(default_factory=set)
    lasting: int = 0


# "Colony No. 4": the number of a unit, whose point ends no sentence.
_NUMBERED = re.compile(r"\bN(?:o|r)s?\.(?= ?\d)")
_ADDED_YEAR = re.compile(r"(?<=\w )\[(?:19|20)\d\d\]")

_KNOWN: WeakKeyDictionary[Language, Cuts] = WeakKeyDictionary()


def keep_tokens(nlp: Language) -> None:
    """Lets the tokens met so far stay in the vocabulary, as far as it has room; not while its memory is to be emptied.

    Raises:
        RuntimeError: a memory zone is open, with whose end the tokens would be forgotten.
    """
    if nlp.vocab.in_memory_zone:  # type: ignore[attr-defined]  # missing in the stubs
        raise RuntimeError("tokens can only be kept outside of a memory zone")
    known = _KNOWN.setdefault(nlp, Cuts())
    for token in sorted(known.fresh)[: max(0, MOST_TOKENS - known.lasting)]:
        nlp.vocab[token]
        known.lasting += 1
    known.fresh.clear()


def tokenized(nlp: Language, texts: Iterable[str]) -> list[Doc]:
    """The texts as tokens, the same as the model's tokenizer gives.

    A year that an editor put in ("as of December 1 [2023]") begins no sentence: the model takes it for one and is told.
    So is "No." before a number one word, which ends none.
    """
    known = _KNOWN.setdefault(nlp, Cuts())
    return [_joined(_tokenized(nlp, text, known), text) for text in texts]


def _joined(doc: Doc, text: str) -> Doc:
    for match in _ADDED_YEAR.finditer(text) if "[" in text else ():
        for token in doc.char_span(*match.span(), alignment_mode="expand") or ():
            token.is_sent_start = False
    numbered = [doc.char_span(*match.span()) for match in _NUMBERED.finditer(text)]
    if any(one is not None and len(one) > 1 for one in numbered):
        with doc.retokenize() as cut:
            for one in numbered:
                if one is not None and len(one) > 1:
                    cut.merge(one)
    return doc


def _tokenized(nlp: Language, text: str, known: Cuts) -> Doc:
    from spacy.tokens import Doc

    trailing = text.endswith(" ")
    words = text.removesuffix(" ").split(" ")
    if "" in words or not text.isprintable():
        return nlp.make_doc(text)
    tokens: list[str] = []
    spaces: list[bool] = []
    norms: list[tuple[int, str]] = []
    for word in words:
        cut = known.words.get(word) or _cut(nlp, word, known)
        if cut.norms:
            norms += [(len(tokens) + place, norm) for place, norm in cut.norms]
        tokens += cut.tokens
        spaces += [False] * (len(cut.tokens) - 1)
        spaces.append(True)
    spaces[-1] = trailing
    doc = Doc(nlp.vocab, words=tokens, spaces=spaces)
    for place, norm in norms:
        doc[place].norm_ = norm
    return doc


def _cut(nlp: Language, word: str, known: Cuts) -> Cut:
    doc = nlp.make_doc(word)
    norms = ((token.i, token.norm_) for token in doc if token.norm != token.lex.norm)
    cut = Cut(tuple(token.text for token in doc), tuple(norms))
    if len(known.words) >= MOST_WORDS:
        known.words.clear()
    known.words[word] = cut
    if known.lasting < MOST_TOKENS:
        known.fresh.update(cut.tokens)
    return cut
