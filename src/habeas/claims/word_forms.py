"""Gives each token its part of speech and dictionary form as the model's own rules do, each kind of token once.

spaCy matches its table of exceptions against every token anew, a tenth of the time of a parse. What these rules say
follows from the token's word, tag and relation, so it is asked once for each of these and remembered. Texts with a
word for which the next one counts ("gon na", "let 's", "there is") go through the rules as they are.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import islice
from typing import TYPE_CHECKING, Any, cast

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.matcher import Matcher
    from spacy.tokens import Doc
    from thinc.types import Ints2d

# The components that this stands in for, in their order in the pipeline.
COMPONENTS = ("attribute_ruler", "lemmatizer")

# What the rules look at in a token, and what they set.
_SEEN = ("ORTH", "TAG", "DEP")
_SET = ("TAG", "POS", "MORPH", "LEMMA", "DEP")

# Attributes of a pattern that follow from a token's word, tag and relation.
_OF_THE_TOKEN = frozenset({"TAG", "LOWER", "ORTH", "DEP", "IS_SPACE"})

# A token's word, tag and relation, by their numbers in the vocabulary.
Kind = tuple[int, int, int]


@dataclass(slots=True)
class WordForms:
    """What the rules of one model say of each kind of token met so far.

    Its entries point into the model's vocabulary: make another one whenever that was emptied.
    """

    nlp: Language
    leading: Matcher
    known: dict[Kind, list[int]] = field(default_factory=dict)
    leads: set[Kind] = field(default_factory=set)

    def add_to(self, parsed: Iterable[Doc], batch: int) -> Iterator[Doc]:
        """Adds parts of speech and dictionary forms to parsed texts, some at a time, in their order."""
        rest = iter(parsed)
        while docs := list(islice(rest, batch)):
            kinds = [_kinds(doc) for doc in docs]
            self._learn({kind for each in kinds for kind in each} - self.known.keys() - self.leads)
            for doc, each in zip(docs, kinds, strict=True):
                yield self._by_rules(doc) if not self.leads.isdisjoint(each) else self._from_memory(doc, each)

    def _from_memory(self, doc: Doc, kinds: list[Kind]) -> Doc:
        if kinds:
            doc.from_array(_ids(_SET), _numbers([self.known[kind] for kind in kinds]))
        return doc

    def _by_rules(self, doc: Doc) -> Doc:
        for name in COMPONENTS:
            doc = self.nlp.get_pipe(name)(doc)
        return doc

    def _learn(self, kinds: set[Kind]) -> None:
        """Asks the rules about kinds not met before, all in one go, and none beside one that the next depends on."""
        if not kinds:
            return
        every = sorted(kinds)
        self.leads.update(every[start] for _, start, _ in self.leading(self._row_of(every), allow_missing=True))
        alone = [kind for kind in every if kind not in self.leads]
        if alone:
            answers = self._by_rules(self._row_of(alone)).to_array(_ids(_SET)).tolist()
            self.known.update(zip(alone, answers, strict=True))

    def _row_of(self, kinds: list[Kind]) -> Doc:
        from spacy.tokens import Doc

        doc = Doc(self.nlp.vocab, words=[self.nlp.vocab.strings[kind[0]] for kind in kinds])
        return doc.from_array(_ids(_SEEN[1:]), _numbers([kind[1:] for kind in kinds]))


def word_forms(nlp: Language) -> WordForms | None:
    """An empty memory for a model; None where its rules look at more than a token and those right after it."""
    from spacy.matcher import Matcher

    if not all(name in nlp.pipe_names for name in COMPONENTS):
        return None
    ruler: Any = nlp.get_pipe(COMPONENTS[0])
    patterns = [tokens for entry in ruler.patterns for tokens in entry["patterns"]]
    if any(set(token) - _OF_THE_TOKEN for tokens in patterns for token in tokens):
        return None
    leading = Matcher(nlp.vocab)
    leading.add("leading", [tokens[:1] for tokens in patterns if len(tokens) > 1] or [[{"ORTH": ""}]])
    return WordForms(nlp, leading)


def _kinds(doc: Doc) -> list[Kind]:
    return [(word, tag, relation) for word, tag, relation in doc.to_array(_ids(_SEEN)).tolist()]


def _ids(names: Iterable[str]) -> list[int | str]:
    from spacy.attrs import IDS

    return [IDS[name] for name in names]


def _numbers(rows: list[Any]) -> Ints2d:
    import numpy

    return cast("Ints2d", numpy.array(rows, dtype="uint64"))
