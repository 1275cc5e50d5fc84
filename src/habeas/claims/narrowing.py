"""Chooses what of a document is worth a parse: sentences, where it tells little of what is looked for.

News that is about other things has its one act in a few sentences. A sentence is read where it has the words that
something is told by and where its words, weighed together, do not make that too unlikely, with the one before it in its
paragraph and those whom its pronouns stand for, a likelier one also with the one after it; and with them those that
name their people in full or give them an office. In a document dense with acts whole passages are read, as `prefilter`
tells, and so it is in a short one.
The weights are `data/claims/sentences.toml`, which `benchmarks/learn_sentences.py` makes.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from habeas.claims import lexicon
from habeas.claims.prefilter import OPENING, SENTENCES, Prefilter, add_names, points, responding
from habeas.errors import BadVocabulary

# Share of a document's characters in likely sentences from which whole passages are read.
DENSE = 0.3

# Characters up to which a document is read as if it were dense: in a note of two or three sentences nothing beside a
# rare wording says that it tells anything, and news of general interest is seldom so short.
SHORT = 500

# What the weights of a sentence's words have to come to for it to be read at all, and to be read with all that it may
# need. In 300 stories of news that nothing was learned from, 20 of 442 proposed claims are told of the whole and not of
# what is read; with -2.6 instead 12 are, for a tenth more of the words. To a reader none of the 8 is a claim, and of
# the 20 two at most: it is in such sentences that the extractor errs most.
POSSIBLE = -1.7
LIKELY = -1.0

# Sentences before and after a likely one that are read with it, and before one with a pronoun at most.
BEFORE, AFTER, FAR_BEFORE = 1, 1, 6

# The sign of a sentence that has all that an entry of the lexicon asks for.
TOLD = "+told"

_NAMED = re.compile(r"(?<=[a-z,] )[^\W\d_a-z]\w")
_FIRST_WORD = re.compile(r"\W*[^\W\d_a-z]\w+")


@dataclass(frozen=True, slots=True)
class Weights:
    """What each sign of a sentence weighs, and what a sentence weighs without any."""

    start: float
    signs: dict[str, float]


@cache
def weights() -> Weights:
    """The weights that were learned.

    Raises:
        BadVocabulary: `sentences.toml` does not say what it should.
    """
    return read_weights(lexicon.data("sentences"))


def read_weights(table: dict[str, object]) -> Weights:
    """Checks and returns a parsed `sentences.toml`: signs in one text under the tenths that they weigh.

    Raises:
        BadVocabulary: the start is no number, or what a sign weighs is none.
    """
    start, listed = table.get("start"), table.get("tenths")
    if not isinstance(start, (int, float)) or not isinstance(listed, dict):
        raise BadVocabulary("data/claims/sentences.toml: `start` has to be a number, [tenths] a table")
    signs: dict[str, float] = {}
    for tenths, texts in listed.items():
        if re.fullmatch(r"-?\d+", str(tenths)) is None or not isinstance(texts, str):
            raise BadVocabulary(
                f"data/claims/sentences.toml: {tenths} has to be a number of tenths, with signs in a text"
            )
        signs |= dict.fromkeys(texts.split(), int(tenths) / 10)
    return Weights(float(start), signs)


Place = tuple[int, int, int]  # the number of a text, and where one of its sentences starts and ends in it


def worth_reading(texts: Sequence[str], headings: Sequence[bool], chosen: Prefilter) -> list[list[tuple[int, int]]]:
    """The stretches to parse of each text of a document, in order; none of a text that is passed over."""
    units = [(number, *place) for number, text in enumerate(texts) for place in _sentences(text)]
    said = [texts[number][start:end] for number, start, end in units]
    signs = [signs_of(one, chosen) for one in said]
    if not any(known is not None and TOLD in known for known in signs):
        return [[] for _ in texts]
    scores = [_worth(known) for known in signs]
    likely = sum(len(one) for one, value in zip(said, scores, strict=True) if value is not None and value >= LIKELY)
    length = sum(map(len, said))
    if length <= SHORT or likely >= DENSE * length:
        worth = chosen.worth_parsing(texts, headings)
        return [[(0, len(text))] if keep else [] for text, keep in zip(texts, worth, strict=True)]
    found: list[list[tuple[int, int]]] = [[] for _ in texts]
    for (number, start, end), keep in zip(units, _kept(units, said, scores), strict=True):
        if not keep:
            continue
        if found[number] and found[number][-1][1] == start:
            start = found[number].pop()[0]
        found[number].append((start, end))
    return _with_cut_sentences(found, texts)


def _with_cut_sentences(found: list[list[tuple[int, int]]], texts: Sequence[str]) -> list[list[tuple[int, int]]]:
    """The stretches, with all of a sentence that was too long to be one text, wherever a text of it is read.

    Such a sentence is cut at a comma; what stands behind the cut has no word by which to tell that it is a list.
    """
    first = 0
    for last in range(len(texts)):
        if last + 1 < len(texts) and texts[last].rstrip().endswith(","):
            continue
        if last > first and any(found[first : last + 1]):
            found[first : last + 1] = [[(0, len(text))] for text in texts[first : last + 1]]
        first = last + 1
    return found


def score(sentence: str, chosen: Prefilter) -> float | None:
    """How likely a sentence tells anything, as the logarithm of the odds; None where it has no word to tell it by."""
    known = signs_of(sentence, chosen)
    if known is None:
        return None
    return _weight(known)


def _worth(known: frozenset[str] | None) -> float | None:
    """The weight of a sentence with these signs, None where it is too little for the sentence to be read."""
    if known is None:
        return None
    weight = _weight(known)
    return weight if weight >= POSSIBLE else None


def _weight(known: frozenset[str]) -> float:
    learned = weights()
    return learned.start + sum(learned.signs.get(sign, 0.0) for sign in known)


def signs_of(sentence: str, chosen: Prefilter) -> frozenset[str] | None:
    """What a sentence is weighed by: its words, the trigger words that they may be forms of, its names and length."""
    lower = sentence.rstrip().lower()
    possible = chosen.possible_in(lower)
    told = chosen.tells(sentence)
    if not told and not _may_respond(possible) and not (_FIRST_WORD.match(sentence) and chosen.fits(possible)):
        return None  # the first word may be a name: "Ruiz was arrested"
    words = {"#" if word[0].isdigit() else word for word in lexicon.words_in(lower)}
    forms = {f"={word}" for word in possible & chosen.telling}
    named = min(3, len(_NAMED.findall(sentence)))
    length = min(4, len(sentence) // 75)
    return frozenset({*words, *forms, f"+named{named}", f"+length{length}", TOLD if told else "+untold"})


def _may_respond(possible: frozenset[str]) -> bool:
    """Whether a sentence has a word for what others do that `prefilter` leaves to a sentence beside it."""
    alone, reports, reporting = responding()
    return not possible.isdisjoint(alone) or not (possible.isdisjoint(reports) or possible.isdisjoint(reporting))


def _sentences(text: str) -> list[tuple[int, int]]:
    ends = [found.end() for found in SENTENCES.finditer(text)]
    return [(start, end) for start, end in zip([0, *ends], [*ends, len(text)], strict=True) if end > start]


def _kept(units: list[Place], said: list[str], scores: list[float | None]) -> list[bool]:
    """For each sentence whether it is read."""
    kept = [False] * len(units)
    for place in (place for place, value in enumerate(scores) if value is not None and value >= LIKELY):
        for near in range(place - BEFORE, place + AFTER + 1):
            if 0 <= near < len(units) and units[near][0] == units[place][0]:
                kept[near] = True
        for before in _meant(place, said):
            kept[before] = True
    for place in (place for place, value in enumerate(scores) if value is not None):
        kept[place] = True
        if place and units[place - 1][0] == units[place][0]:
            kept[place - 1] = True
        for before in _meant(place, said):
            kept[before] = True
    if not any(kept):
        return kept
    add_names(kept, said, everybody=False)
    return [True] * OPENING + kept[OPENING:]


def _meant(place: int, said: list[str]) -> range:
    """The sentences before one with a pronoun, back to the one that names somebody."""
    first = place
    while first and place - first < FAR_BEFORE and points(said[first]):
        first -= 1
    return range(first, place)
