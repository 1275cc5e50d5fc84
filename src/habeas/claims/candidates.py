"""Decides which capitalised runs of a document name people, by what the whole document shows of each.

The language model's label is one witness among several: a title or an occupation before the name, a given
name, what is done to it, its neighbours in a list. A run that stands where a place or a body would speaks
against itself. What is named as a person anywhere in the document is one everywhere.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING

from habeas.claims.parse import Reading
from habeas.claims.runs import Run, Word, runs_of, tokens_at
from habeas.claims.wordlists import fold, folded, nations, with_plurals, words
from habeas.model import Span

if TYPE_CHECKING:
    from spacy.tokens import Token

# What each sign is worth. On the gold's dev set, and on the reports, a sum of 1 for names of two words and
# 2 for single words keeps nearly all names and few places; half a point either way loses on one side.
ENOUGH, ENOUGH_FOR_ONE_WORD = 1.0, 2.0
TITLE, LABEL, GIVEN_NAME, DONE_TO, HAS, LISTED, KNOWN_WORD = 2.5, 1.0, 1.5, 1.0, 1.0, 1.5, 1.0
OTHER_LABEL, AT_A_PLACE, PLACE_NOUN = -0.5, -1.5, -1.5

# Characters before a name in which the words stand that it is called by.
CALLED_WITHIN = 200

_LOCATIVE = frozenset({"in", "at", "near", "around", "outside", "inside"})
_LIST_GAP = re.compile(r"\s*(?:,|;|,?\s+and|,?\s+or|;\s+and)\s+")
_MOST_WORDS = 5


@dataclass(frozen=True, slots=True)
class Candidate:
    """A run that may name a person: the name's words, and the words before it that are none of it.

    `vouched` is what others than the rules see at its place (`sightings`), worth as much as the signs below.
    """

    name: Run
    before: tuple[Word, ...]
    gender: str | None
    titled: bool
    labels: frozenset[str]
    vouched: float = 0.0

    @property
    def key(self) -> tuple[str, ...]:
        """The name's words made comparable."""
        return self.name.key

    @property
    def span(self) -> Span:
        """Where the name stands in the document."""
        return self.name.span


def candidates_of(reading: Reading) -> list[Candidate]:
    """Every run of the document that may name a person, in order, its titles cut off."""
    found = (_candidate(run) for passage in reading.passages for run in runs_of(passage))
    return [candidate for candidate in found if candidate is not None]


def accepted(candidates: list[Candidate]) -> frozenset[tuple[str, ...]]:
    """The keys of the candidates that are people, by the sum of all their signs in the document."""
    score: dict[tuple[str, ...], float] = defaultdict(float)
    for candidate in candidates:
        score[candidate.key] += _signs(candidate)
    people = _enough(score, candidates)
    for left, right in pairwise(candidates):
        for one, other in ((left, right), (right, left)):
            if one.key in people and len(other.key) > 1 and in_one_list(left, right):
                score[other.key] += LISTED
    surnames = {key[-1] for key in people}
    for key in {candidate.key for candidate in candidates}:
        if len(key) > 1 and key[-1] in surnames:
            score[key] += KNOWN_WORD
    return _enough(score, candidates)


def _enough(score: dict[tuple[str, ...], float], candidates: Iterable[Candidate]) -> frozenset[tuple[str, ...]]:
    keys = {candidate.key for candidate in candidates}
    return frozenset(key for key in keys if score[key] >= (ENOUGH if len(key) > 1 else ENOUGH_FOR_ONE_WORD))


def in_one_list(left: Candidate, right: Candidate) -> bool:
    if left.name.passage is not right.name.passage:
        return False
    passage = left.name.passage
    gap = passage.text[left.span.end - passage.start : right.span.start - passage.start]
    return not right.before and _LIST_GAP.fullmatch(re.sub(r"\([^)]*\)", "", gap)) is not None


def _candidate(run: Run) -> Candidate | None:
    """The name in a run, or None where what is left after titles is none."""
    run = _until_verb(_without_dates(run))
    cut = _title_length(run)
    name = run.part(cut)
    if name is None or len(name.words) > _MOST_WORDS or not _nameable(name):
        return None
    return candidate_of(name, run.words[:cut])


def candidate_of(name: Run, before: tuple[Word, ...]) -> Candidate:
    """A name with the words before it, and what they and the parse show of it."""
    titled = bool(before) and before[-1].key.rstrip(".") in _title_words()
    labels = frozenset(token.ent_type_ for token in name.tokens)
    return Candidate(name, before, _gender(before), titled, labels)


def _without_dates(run: Run) -> Run:
    kept = [word for word in run.words if not _dated(run, word)]
    return replace(run, words=tuple(kept)) if kept else run


def _until_verb(run: Run) -> Run:
    """Cuts what follows a name in a headline: "Narges Mohammadi | Winning the Prize"."""
    for number, word in enumerate(run.words[1:], start=1):
        tokens = tokens_at(run.passage, Span(word.start, word.end))
        verb = {token.pos_ for token in tokens} <= {"VERB", "AUX"} and {t.ent_type_ for t in tokens} != {"PERSON"}
        if verb or (number > 1 and word.text.endswith("ing") and word.key in _never()):
            return replace(run, words=run.words[:number])
    return run


def _dated(run: Run, word: Word) -> bool:
    return {token.ent_type_ for token in tokens_at(run.passage, Span(word.start, word.end))} <= {"DATE", "TIME"}


def _title_length(run: Run) -> int:
    """How many words at the beginning of a run are titles, nations, bodies and the like."""
    length = 0
    for number, word in enumerate(run.words[:-1], start=1):
        if all(_leading(run, word, fold(part).rstrip(".")) for part in word.text.split("-")):
            length = number
    return length


def _leading(run: Run, word: Word, key: str) -> bool:
    """Whether a word, or half of a compound, before a name is none of it."""
    if key in _given() and key not in _title_words():
        return False
    if key in _title_words() or key in _never():
        return True
    acronym = word.text.isupper() and 1 < len(word.text) < 6 and "." not in word.text
    unlike_the_rest = acronym and not run.words[-1].text.isupper()
    return (key in nations() or unlike_the_rest) and not _labelled_person(run, word)


def _labelled_person(run: Run, word: Word) -> bool:
    return any(token.ent_type_ == "PERSON" for token in tokens_at(run.passage, Span(word.start, word.end)))


def _nameable(name: Run) -> bool:
    keys = name.key
    if keys[0] in words("names", "never_first"):
        return False
    text = " ".join(word.text for word in name.words)
    if text in words("bodies", "known") or (len(keys) == 1 and (keys[0] in nations() or keys[0] in _title_words())):
        return False
    if len(keys) == 1 and (len(keys[0]) < 3 or (text.isupper() and len(text) < 6)):
        return False
    return not any(key in _never() and key not in _given() for key in keys)


@cache
def _title_words() -> frozenset[str]:
    lists = [folded("titles", name) for name in ("male", "female", "either", "before_titles")]
    roles = frozenset(fold(form) for form in with_plurals("roles", "roles"))
    return frozenset(word.rstrip(".") for each in lists for word in each) | roles


@cache
def _never() -> frozenset[str]:
    return folded("names", "not_names") | folded("bodies", "heads")


@cache
def _given() -> frozenset[str]:
    return folded("names", "male_given") | folded("names", "female_given")


def _gender(before: tuple[Word, ...]) -> str | None:
    for word in before:
        for gender in ("male", "female"):
            if word.key in folded("titles", gender):
                return gender
    return None


def _signs(candidate: Candidate) -> float:
    """The sum of what one place shows."""
    first, last = candidate.name.tokens[0], candidate.name.tokens[-1]
    total = LABEL if "PERSON" in candidate.labels else OTHER_LABEL if candidate.labels - {""} else 0.0
    if candidate.titled or called(candidate):
        total += TITLE
    if len(candidate.key) > 1 and candidate.key[0] in _given():
        total += GIVEN_NAME
    doc, before = last.doc, candidate.name.words[0].start - candidate.name.passage.start
    left = candidate.name.passage.text[max(0, before - CALLED_WITHIN) : before].rstrip()
    if left.rpartition(" ")[2].lower() in _LOCATIVE and not candidate.titled:
        total += AT_A_PLACE
    follower = doc[last.i + 1] if last.i + 1 < len(doc) else None
    if follower is not None and len(candidate.key) < 3 and follower.lower_ in words("names", "place_nouns"):
        total += PLACE_NOUN
    if _names_a_body(candidate, left, follower):
        total += PLACE_NOUN
    if last.dep_ in ("nsubjpass", "dobj") and last.head.lemma_ in words("names", "done_to_people"):
        total += DONE_TO
    if last.dep_ == "nsubj" and last.head.lemma_ in ("say", "tell", "testify", "write", "add", "serve"):
        total += DONE_TO / 2
    if last.dep_ == "poss" and last.head.lemma_ in words("names", "had_by_people"):
        total += HAS
    total += candidate.vouched
    return total + (HAS if first.i and _relative(candidate.name.passage.text, candidate) else 0.0)


def _names_a_body(candidate: Candidate, left: str, follower: Token | None) -> bool:
    """Whether what is named has posts, or is called a body: "editor of Open Ledger", "the website Open Ledger"."""
    posts = words("names", "body_posts")
    if candidate.titled or len(candidate.key) == 1:
        return False
    before = re.sub(r"\s+(?:of|at|for)(?:\s+the)?$", "", left.lower())
    if left.rpartition(" ")[2] in words("names", "body_nouns"):
        return True  # only in lower case: behind "the Popular Front Party" a person may follow
    return (before != left.lower() and before.rpartition(" ")[2] in posts) or (
        follower is not None and follower.lower_ in posts and follower.lower_ == follower.text
    )


def called(candidate: Candidate) -> set[str]:
    """The words for people right before a name: "journalist Elmar", "lawmaker, Ilya", "blogger and activist Alaa"."""
    passage = candidate.name.passage
    roles = {**with_plurals("roles", "kin"), **with_plurals("roles", "roles")}
    start = (candidate.before or candidate.name.words)[0].start - passage.start
    text = passage.text[max(0, start - CALLED_WITHIN) : start].rstrip().rstrip(",").rstrip().lower()
    found = [word.key for word in candidate.before[-1:]]
    while (word := re.split(r"[\s“”\"(]", text)[-1]) in roles:
        found.append(word)
        text = re.sub(rf"\s*{re.escape(word)}$", "", text)
        text = re.sub(r"\s+(?:and|or)$", "", text)
    return {roles[word] for word in found if word in roles}


def described(candidate: Candidate) -> set[str]:
    """The first word for a person in what follows a name: ", a prominent blogger"."""
    passage = candidate.name.passage
    rest = passage.text[candidate.span.end - passage.start :][:90]
    match = re.match(r"(?:,| \(| is| was|, who is(?: also)?|, who was) an? ([^.;:()]*)", rest)
    described = re.findall(r"[\w-]+", match[1].lower()) if match else []
    return {word for word in described if with_plurals("roles", "roles").get(word) == word and word != "member"}


def _relative(text: str, candidate: Candidate) -> bool:
    rest = text[candidate.span.end - candidate.name.passage.start :][:40]
    return re.match(r",? who\b|, \d\d,|, an? |, the | \(born", rest) is not None and len(candidate.key) > 1
