"""Tells which passages of a document may hold anything to read, before any of them is parsed.

A passage is parsed where one of its sentences has a word that an entry of the lexicon is found by, together with
what the entry asks for beside it, or a number of people; and where a kept passage needs it: for a name's full form,
an office, or whom a pronoun stands for. The words are those of the data files; there is no second list.

On the gold (dev and train, 208 documents) 2 of 1,499 claims, 2 of 584 affiliations and 3 of 317 counts are lost.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Any
from weakref import WeakKeyDictionary

from habeas.claims import lexicon
from habeas.claims.counted import is_counted_noun
from habeas.claims.lexicon import Entry
from habeas.claims.numbers import numbers_in
from habeas.claims.stance import stance
from habeas.claims.ways import ways
from habeas.claims.wordlists import fold, nations, with_plurals

if TYPE_CHECKING:
    from spacy.language import Language

# Passages at the beginning that are parsed with any other: the title, which may name the author.
OPENING = 1

# How far behind a number the noun that it counts may stand, in words.
NOUN_WITHIN = 9

_WORD = re.compile(r"\w+")
# Where a sentence surely ends: not after an initial or a short title ("Mr.", "Gen.").
SENTENCES = re.compile(
    r"(?<=[.!?;:”\"’)])\s+(?=[^\W\d_a-z]|[“\"•(])(?<!,[”\"’]\s)(?<![A-Z]\.\s)(?<!\b[A-Z][a-z]\.\s)(?<!\b[A-Z][a-z]{2}\.\s)"
)
_NAME = re.compile(r"[^\W\d_a-z][\w’'-]+(?:\s+(?:[^\W\d_a-z]\.\s*)?[^\W\d_a-z][\w’'-]+)*")
_LOWER = re.compile(r"\b[^\W\d_A-Z]\w+")
# A capital inside of a sentence, after a word in small letters: somebody or something is named.
_NAMED_BEFORE = re.compile(r"[a-z,] [^\W\d_a-z][^\W\d_]")
_NAMED_INSIDE = re.compile(r"[\w,’”] [^\W\d_a-z]")
_POINTING_WORD = re.compile(r"\b(?:he|she|they|him|her|his|them|their|both|these|those|this)\b", re.IGNORECASE)

_PRONOUNS = frozenset({"he", "she", "they", "him", "her", "his", "them", "their", "i", "me", "my", "we", "us", "our"})

# What a sentence must have besides: one word of each set.
Wanted = tuple[frozenset[str], ...]


class Prefilter:
    """Says which texts of a document are worth a parse, by the dictionary forms that one model can give to words."""

    def __init__(self, nlp: Language) -> None:
        lookups: Any = nlp.get_pipe("lemmatizer").lookups  # type: ignore[attr-defined]
        self._endings: dict[str, set[str]] = {}
        for old, new in (rule for rules in lookups.get_table("lemma_rules").values() for rule in rules):
            self._endings.setdefault(old, set()).add(new)
        self._longest = max(map(len, self._endings), default=0)
        self._exceptions = list(lookups.get_table("lemma_exc").values())
        self._forms = lru_cache(maxsize=100_000)(self._possible)
        # A sentence is asked for by itself and with its passage, and no document has more of them in reach than this.
        self.possible_in = lru_cache(maxsize=4)(self._possible_in)
        self._sentence_tells = lru_cache(maxsize=2_000)(self._tells_alone)

    def worth_parsing(self, texts: Sequence[str], headings: Sequence[bool]) -> list[bool]:
        """For each text of a document, in order, whether it may hold anything to read or is needed by one that may."""
        hits = [self.tells(text) for text in texts]
        if not any(hits):
            return hits
        kept = [hit or number < OPENING for number, hit in enumerate(hits)]
        for number, hit in enumerate(hits):
            if hit and number and not headings[number] and points(texts[number]):
                kept[number - 1] = True
        add_names(kept, texts, everybody=True)
        return kept

    def tells(self, text: str) -> bool:
        """Whether a text may hold a claim or a count by itself."""
        text = text.rstrip()
        lower = text.lower()
        if any(phrase.in_small_letters.search(lower) for phrase in lexicon.phrases_in(lower)):
            return True
        return any(self._sentence_tells(sentence) for sentence in SENTENCES.split(text))

    def _tells_alone(self, sentence: str) -> bool:
        lower = sentence.lower()
        possible = self.possible_in(lower)
        if self.fits(possible) and _someone(sentence, possible):
            return True
        return stance().judging.search(lower) is not None or _counts_people(sentence)

    def fits(self, possible: frozenset[str]) -> bool:
        """Whether words have one that something is told by, together with what must stand beside it."""
        signs = _signs()
        return any(
            all(not wanted.isdisjoint(possible) for wanted in needs)
            for word in possible & _telling()
            for needs in signs[word]
        )

    def _possible_in(self, lower: str) -> frozenset[str]:
        """What the words of a text in small letters may be forms of, as far as anything asks for it."""
        return frozenset[str]().union(*map(self._forms, lexicon.words_in(lower)))

    @property
    def telling(self) -> frozenset[str]:
        """The words that something is told by."""
        return _telling()

    def _possible(self, word: str) -> frozenset[str]:
        """The word and every dictionary form that the model's rules may give to it, as far as anything asks for it."""
        stems = range(max(0, len(word) - self._longest), len(word) + 1)
        forms = {word, *(word[:stem] + new for stem in stems for new in self._endings.get(word[stem:], ()))}
        return _asked_for().intersection(forms.union(*(table.get(word, ()) for table in self._exceptions)))


# The filter of each model, for as long as it is loaded: what it knows of words holds for every text.
_OF_MODELS: WeakKeyDictionary[Language, Prefilter] = WeakKeyDictionary()


def prefilter(nlp: Language) -> Prefilter | None:
    """The filter for a model, or None for one whose dictionary forms do not follow from rules."""
    if "lemmatizer" not in nlp.pipe_names:
        return None
    lookups: Any = getattr(nlp.get_pipe("lemmatizer"), "lookups", None)
    if lookups is None or not all(lookups.has_table(name) for name in ("lemma_rules", "lemma_exc")):
        return None
    if nlp not in _OF_MODELS:
        _OF_MODELS[nlp] = Prefilter(nlp)
    return _OF_MODELS[nlp]


# --- what tells ---------------------------------------------------------------------------------------


@cache
def _signs() -> dict[str, tuple[Wanted, ...]]:
    """The words that something is told by, each with what must stand beside it, for any one of its entries."""
    found: dict[str, set[Wanted]] = {}
    for word, needs in (*_of_triggers(), *_of_responses()):
        parts = _WORD.findall(word.lower())
        rest = tuple(frozenset({part}) for part in parts[1:])
        found.setdefault(parts[0], set()).add((*rest, *needs))
    return {word: tuple(sorted(needs, key=len)) for word, needs in found.items()}


@cache
def _telling() -> frozenset[str]:
    return frozenset(_signs())


@cache
def _asked_for() -> frozenset[str]:
    """Every word that a text is asked for: those that something is told by, what they need, who is spoken of."""
    beside = (wanted for needs in _signs().values() for each in needs for wanted in each)
    return _telling().union(*beside, _spoken_of(), *responding())


@cache
def responding() -> tuple[frozenset[str], frozenset[str], frozenset[str]]:
    """The words of responses that are left to a sentence beside what tells, and those for reports and for what is
    done with one, of which both are needed.
    """
    words = stance()
    alone = words("support", "verbs") | words("appeal", "demands") | words("condemnation", "against")
    reporting = lexicon.reporting() | words("report", "verbs") | words("report", "finds")
    return alone, words("report", "nouns"), reporting


def _of_triggers() -> Iterator[tuple[str, Wanted]]:
    known = lexicon.triggers()
    for table in (known.verbs, known.forms, known.nouns):
        for word, entries in table.items():
            for entry in entries:
                yield word, _wanted(entry)


def _wanted(entry: Entry) -> Wanted:
    verbal = entry.kind == "verb"
    listed = (entry.object if verbal else frozenset(), entry.words, entry.modifier if not verbal else frozenset())
    return tuple(_first_words(each) for each in listed if each)


def _of_responses() -> Iterator[tuple[str, Wanted]]:
    """As `responses.py` and `appeals.py` read them: what each section needs in one sentence."""
    for told in stance().told_by:
        wanted = tuple(_first_words(words) for words in told.beside)
        for word in told.words:
            yield word, wanted
    for way in dict.fromkeys(way for each in ways().values() for way in each):
        telling = frozenset(max(_WORD.findall(words), key=len) for words in way.beside)  # "prison" of "in prison"
        for word in way.told_by:
            yield word, tuple(_first_words(each) for each in (way.verbs, way.objects, telling, way.of) if each)


def _first_words(listed: Iterable[str]) -> frozenset[str]:
    return frozenset(_WORD.findall(word.lower())[0] for word in listed)


def _someone(sentence: str, possible: frozenset[str]) -> bool:
    """Whether a sentence speaks of anybody: by a name, a pronoun or a noun for people or bodies."""
    return not _spoken_of().isdisjoint(possible) or _NAMED_INSIDE.search(sentence) is not None


@cache
def _spoken_of() -> frozenset[str]:
    known = lexicon.groups()
    return known.people | known.pronouns | known.bodies | _PRONOUNS


def _counts_people(sentence: str) -> bool:
    """Whether a number stands before a noun for people or acts, or for what is done to them ("six were released")."""
    for number in numbers_in(sentence):
        after = _WORD.findall(sentence[number.end : number.end + 100].lower())[:NOUN_WITHIN]
        if (number.high is None or number.high > 1) and any(is_counted_noun(word) for word in after):
            return True
    return False


# --- what is needed by what tells -----------------------------------------------------------------------


def points(text: str) -> bool:
    """Whether a text speaks of somebody by a pronoun before it names anybody."""
    pointing = _POINTING_WORD.search(text)
    return pointing is not None and _NAMED_BEFORE.search(text, 0, pointing.start()) is None


def add_names(kept: list[bool], texts: Sequence[str], *, everybody: bool) -> None:
    """Keeps the texts that give the full form of a name that a kept one gives in part, or an office to somebody.

    With `everybody` to whomever a text names in full, else to those alone whom a kept one names.
    """
    common = frozenset[str]().union(*map(_LOWER.findall, texts))
    runs = [[run for run in _names(text) if run[-1].lower() not in common] for text in texts]
    full = {run[-1] for keep, found in zip(kept, runs, strict=True) if keep for run in found if len(run) > 1}
    bare = {run[-1] for keep, found in zip(kept, runs, strict=True) if keep for run in found if len(run) == 1}
    missing = bare - full
    for number, found in enumerate(runs):
        ends = {run[-1] for run in found if len(run) > 1}
        if not kept[number] and (ends & missing or _gives_office(texts[number], found, full | bare, everybody)):
            kept[number] = True
            missing -= ends


def _gives_office(text: str, runs: list[list[str]], known: set[str], everybody: bool) -> bool:
    """Whether a text has a word for an office or a calling, and a name known already.

    With `everybody` also where such a word stands beside any name in full.
    """
    those = [run for run in runs if run[-1] in known or (everybody and len(run) > 1)]
    roles = with_plurals("roles", "roles").keys()
    if not those or roles.isdisjoint(_WORD.findall(text.lower())):
        return False
    return any(run[-1] in known or _beside(text, " ".join(run), roles) for run in those)


def _beside(text: str, name: str, roles: Collection[str]) -> bool:
    place = text.find(name)
    before = _WORD.findall(text[max(0, place - 60) : place].lower())
    after = _WORD.findall(text[place + len(name) : place + len(name) + 60].lower())
    within = [word.lower() for word in name.split()]
    return any(word in roles for word in (*before[-6:], *within, *after[:8]))


def _names(text: str) -> list[list[str]]:
    return [
        run
        for match in _NAME.finditer(text)
        if (run := match[0].split()) and not any(fold(word) in nations() for word in run)
    ]
