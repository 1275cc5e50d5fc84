"""Gives each token its part of speech and dictionary form as the model's own rules do, each kind of token once.

spaCy matches its table of exceptions against every token anew, a tenth of the time of a parse. What these rules say
follows from the token's word, tag and relation, so it is asked once for each of these and remembered. A word for which
the next one counts ("gon na", "let 's", "there is") is remembered together with that one. What the rules say of a word
that none of them names follows from its tag and relation alone; of most words only the dictionary form is asked for.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache
from itertools import chain, islice
from typing import TYPE_CHECKING, Any, cast
from weakref import WeakKeyDictionary

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
_NOTHING = [0] * len(_SET)

# Attributes of a pattern that follow from a token's word, tag and relation.
_OF_THE_TOKEN = frozenset({"TAG", "LOWER", "ORTH", "DEP", "IS_SPACE"})

# A token's word, tag and relation, by their numbers in the vocabulary.
Kind = tuple[int, int, int]

# What the rules said of a kind, and the texts of its morphology and dictionary form: their numbers are the same in
# every vocabulary, but a number without its text means nothing.
Answer = tuple[list[int], str, str]

# Kinds remembered from one vocabulary to the next; the country reports of all years have some 40,000.
MOST = 200_000

# What is remembered of the rules of each model, for as long as it is loaded.
_LASTING: WeakKeyDictionary[Language, dict[Kind, Answer]] = WeakKeyDictionary()


@dataclass(frozen=True, slots=True)
class Named:
    """The words that rules name, in small letters, as they are or by a pattern."""

    words: frozenset[str]
    patterns: tuple[re.Pattern[str], ...]

    def __contains__(self, word: str) -> bool:
        lower = word.lower()
        return lower in self.words or lower.isspace() or any(one.search(lower) for one in self.patterns)


@dataclass(slots=True)
class WordForms:
    """What the rules of one model say of each kind of token met so far.

    Its entries point into the model's vocabulary: make another one whenever that was emptied. `lasting` is what stays
    known then.
    """

    nlp: Language
    leading: Matcher
    reach: int = 1
    lasting: dict[Kind, Answer] = field(default_factory=dict)
    known: dict[Kind, list[int]] = field(default_factory=dict)
    leads: set[Kind] = field(default_factory=set)
    rows: dict[tuple[Kind, ...], list[list[int]]] = field(default_factory=dict)
    # Words for which the rules have to be asked, None for all; and what these say of others, by tag and relation.
    named: Named | None = None
    unnamed: dict[tuple[int, int], list[int]] = field(default_factory=dict)

    def add_to(self, parsed: Iterable[Doc], batch: int) -> Iterator[Doc]:
        """Adds parts of speech and dictionary forms to parsed texts, some at a time, in their order."""
        rest = iter(parsed)
        while docs := list(islice(rest, batch)):
            kinds = [_kinds(doc) for doc in docs]
            self._learn({kind for each in kinds for kind in each} - self.known.keys() - self.leads)
            for doc, each in zip(docs, kinds, strict=True):
                yield self._from_memory(doc, each)

    def _from_memory(self, doc: Doc, kinds: list[Kind]) -> Doc:
        if not kinds:
            return doc
        known = self.known
        answers = [known.get(kind, _NOTHING) for kind in kinds]
        for start, end in self._led(kinds):
            answers[start:end] = self._of_row(tuple(kinds[start:end]))
        return doc.from_array(_ids(_SET), _rows(answers))

    def _led(self, kinds: list[Kind]) -> Iterator[tuple[int, int]]:
        """Where words stand that count for each other: those for which the next ones do, and these."""
        if self.leads.isdisjoint(kinds):
            return
        first, end = 0, 0
        for place, kind in enumerate(kinds):
            if kind not in self.leads:
                continue
            if place >= end:
                if end:
                    yield first, end
                first = place
            end = min(len(kinds), place + 1 + self.reach)
        yield first, end

    def _of_row(self, kinds: tuple[Kind, ...]) -> list[list[int]]:
        found = self.rows.get(kinds)
        if found is None:
            found = self.rows[kinds] = self._by_rules(self._row_of(kinds)).to_array(_ids(_SET)).tolist()
        return found

    def _by_rules(self, doc: Doc) -> Doc:
        for name in COMPONENTS:
            doc = self.nlp.get_pipe(name)(doc)
        return doc

    def _learn(self, kinds: set[Kind]) -> None:
        """Asks the rules about kinds not met before, all in one go, and none beside one that the next depends on."""
        if not kinds:
            return
        for kind in kinds & self.lasting.keys():
            answer, morphology, lemma = self.lasting[kind]
            self.nlp.vocab.morphology.add(morphology)
            self.nlp.vocab.strings.add(lemma)
            self._remember(kind, answer)
        every = sorted(kinds - self.known.keys())
        self._ask_rules(list(self._first_of_their_sort(every)))
        rest = [kind for kind in every if kind not in self.known and kind not in self.leads]
        self._ask_rules([kind for kind in rest if kind[1:] not in self.unnamed])
        alike = [kind for kind in rest if kind[1:] in self.unnamed]
        if alike:
            row = self._row_of(alike)
            row = row.from_array(_ids(_SET), _numbers([self.unnamed[kind[1:]] for kind in alike]))
            self._told(alike, self.nlp.get_pipe(COMPONENTS[1])(row))

    def _first_of_their_sort(self, kinds: list[Kind]) -> Iterator[Kind]:
        """The kinds asked about first: of words that the rules name, and one of others for each tag and relation."""
        seen = set(self.unnamed)
        for kind in kinds:
            if self._is_named(kind):
                yield kind
            elif kind[1:] not in seen:
                seen.add(kind[1:])
                yield kind

    def _is_named(self, kind: Kind) -> bool:
        return self.named is None or self.nlp.vocab.strings[kind[0]] in self.named

    def _ask_rules(self, kinds: list[Kind]) -> None:
        if not kinds:
            return
        self.leads.update(kinds[start] for _, start, _ in self.leading(self._row_of(kinds), allow_missing=True))
        alone = [kind for kind in kinds if kind not in self.leads]
        if alone:
            self._told(alone, self._by_rules(self._row_of(alone)))

    def _told(self, kinds: list[Kind], row: Doc) -> None:
        """Remembers what kinds of tokens are, of which each stands in its place in a row."""
        if len(self.lasting) + len(kinds) > MOST:
            self.lasting.clear()
        for kind, answer, token in zip(kinds, row.to_array(_ids(_SET)).tolist(), row, strict=True):
            self._remember(kind, answer)
            self.lasting[kind] = answer, str(token.morph), token.lemma_

    def _remember(self, kind: Kind, answer: list[int]) -> None:
        self.known[kind] = answer
        if kind[1:] not in self.unnamed and not self._is_named(kind):
            self.unnamed[kind[1:]] = [
                0 if name == "LEMMA" else set_to for name, set_to in zip(_SET, answer, strict=True)
            ]

    def _row_of(self, kinds: Sequence[Kind]) -> Doc:
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
    longest = max((len(tokens) for tokens in patterns), default=1)
    _index_by_word(nlp)
    return WordForms(nlp, leading, longest - 1, _LASTING.setdefault(nlp, {}), named=named(ruler.patterns))


def named(entries: list[dict[str, Any]]) -> Named | None:
    """The words that rules name; None where a rule is of another form, or gives a form to all words of a tag."""
    words: set[str] = set()
    patterns: list[re.Pattern[str]] = []
    for entry in entries:
        asked = [
            token[key] for tokens in entry["patterns"] for token in tokens for key in ("LOWER", "ORTH") if key in token
        ]
        if "LEMMA" in entry["attrs"] and not asked:
            return None
        for one in asked:
            known: dict[str, Any] = {"IN": [one]} if isinstance(one, str) else dict(one)
            words.update(word.lower() for word in (*known.pop("IN", ()), *known.pop("NOT_IN", ())))
            patterns += [re.compile(known.pop("REGEX"))] if "REGEX" in known else []
            if known:
                return None
    return Named(frozenset(words), tuple(patterns))


def _index_by_word(nlp: Language) -> None:
    """Lets the lemmatizer look its known forms up, where it searches lists of tens of thousands to their end."""
    lookups: Any = getattr(nlp.get_pipe(COMPONENTS[1]), "lookups", None)
    if lookups is None or not lookups.has_table("lemma_index"):
        return
    table = lookups.get_table("lemma_index")
    for part, forms in list(table.items()):
        if isinstance(forms, list):
            table[part] = dict.fromkeys(forms)


def _kinds(doc: Doc) -> list[Kind]:
    return list(zip(*doc.to_array(_ids(_SEEN)).T.tolist(), strict=True))


@cache
def _ids(names: tuple[str, ...]) -> list[int | str]:
    from spacy.attrs import IDS

    return [IDS[name] for name in names]


def _rows(answers: list[list[int]]) -> Ints2d:
    """The same as numbers in rows, all of one length: made of one list, which is faster than of one a word."""
    import numpy

    every = numpy.array(list(chain.from_iterable(answers)), dtype="uint64")
    return cast("Ints2d", every.reshape(len(answers), len(_SET)))


def _numbers(rows: list[Any]) -> Ints2d:
    import numpy

    return cast("Ints2d", numpy.array(rows, dtype="uint64"))


def word_forms_in(tokens: Doc) -> tuple[list[str], list[str]]:
    """All words of a passage in small letters, as they stand and in the dictionary form, worked out once."""
    known: tuple[list[str], list[str]] | None = tokens.user_data.get("forms")
    if known is None:
        strings, codes = tokens.vocab.strings, tokens.to_array(["LOWER", "LEMMA"]).tolist()
        known = [strings[lower] for lower, _ in codes], [strings[lemma].lower() for _, lemma in codes]
        tokens.user_data["forms"] = known
    return known
