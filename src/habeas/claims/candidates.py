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
from functools import cache, cached_property
from itertools import pairwise
from typing import TYPE_CHECKING

from habeas.claims.belonging import is_of_people
from habeas.claims.courtesies import courtesies, is_about_myanmar
from habeas.claims.misparsed import is_before_finite
from habeas.claims.no_people import against
from habeas.claims.parse import Reading
from habeas.claims.runs import Run, Word, runs_of, tokens_at
from habeas.claims.wordlists import fold, folded, given_names, nations, with_plurals, words
from habeas.model import Span

if TYPE_CHECKING:
    from spacy.tokens import Token

# What each sign is worth. On the gold's dev set, and on the reports, a sum of 1 for names of two words and
# 2 for single words keeps nearly all names and few places; half a point either way loses on one side.
ENOUGH, ENOUGH_FOR_ONE_WORD = 1.0, 2.0
TITLE, LABEL, GIVEN_NAME, DONE_TO, HAS, LISTED, KNOWN_WORD = 2.5, 1.0, 1.5, 1.0, 1.0, 1.5, 1.0
OTHER_LABEL, AT_A_PLACE, PLACE_NOUN = -0.5, -1.5, -1.5
# The whole name of a region of the country that the document is about. Where nothing but the model's label and a verb
# speaks for a person, it is the region; a title, or a list of people, still outweighs it.
A_REGION = -2.0
# Places and peoples of two words are arrested, sentenced or killed by nobody; "Uighurs" is no name, "Griggs" is one.
DONE_TO_FULL_NAME, PLURAL = 1.5, -4.0
# ", a prominent blogger," behind a name
DESCRIBED = 1.0

# Characters before a name in which the words stand that it is called by.
CALLED_WITHIN = 200

_LOCATIVE = frozenset({"in", "at", "near", "around", "outside", "inside"})
_LIST_GAP = re.compile(r"\s*(?:,|;|,?\s+and|,?\s+or|;\s+and)\s+")
_MOST_WORDS = 5
# Between a post and the body that it is held in, right before a name: "minister of | Peace Ali Rahimli".
_OF_A_PLACE = re.compile(r"\b[a-z]+ of$")
_IN_PARENTHESES = re.compile(r"\([^)]*\)")
_BEFORE_A_WORD = ' “”"('
_FIGURE = re.compile(r"\s*\d")
_JOINT = re.compile(r"\s+(?:and|or)$")
_OF_SOMETHING = re.compile(r"\s+(?:of|at|for|from)(?:\s+the)?$")
# What is said of a person right behind a name.
_DESCRIPTION = re.compile(r"(?:,| \(| is| was|, who is(?: also)?|, who was) an? ([^.;:()]*)")
# ", editor of the daily", ", a former head of"
_POST = re.compile(r", (?:(?:the|an?|former|deputy|chief|managing|senior) )*([a-z]+(?:-[a-z-]+)?) (?:of|for|at|with)\b")
_THEIR_BODY = re.compile(r"\b(?:his|her|their|its) (?:[a-z-]+ )?([a-z-]+),$")
_RELATIVE = re.compile(r",? who\b|, \d\d,|, an? |, the | \(born| and (?:\w+ ){1,2}others?\b")
# "the co-mayor of the town of Silvan, ", "the head of a union of miners, "
_HOLDER = re.compile(r"\b(?:the|an?) (?:[a-z]+ ){0,2}([a-z]+(?:-[a-z]+)?) (?:of|for|at) [^,.;:()]{3,60}, $")
_IN_A_BODY = re.compile(r"\s+(?:of|for|at|from)(?:\s+the)?$")


@dataclass(frozen=True)
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

    @cached_property
    def called(self) -> frozenset[str]:
        """The words for people right before the name: "journalist Elmar", "blogger and activist Alaa"."""
        return _called(self)

    @cached_property
    def described(self) -> frozenset[str]:
        """The first word for a person in what follows the name: ", a prominent blogger"."""
        return _described(self)


def candidates_of(reading: Reading) -> list[Candidate]:
    """Every run of the document that may name a person, in order, its titles cut off."""
    burmese = is_about_myanmar(reading.document)
    found = (_candidate(run, burmese=burmese) for passage in reading.passages for run in runs_of(passage))
    return [candidate for candidate in found if candidate is not None]


def accepted(
    candidates: list[Candidate], regions: frozenset[tuple[str, ...]] = frozenset()
) -> frozenset[tuple[str, ...]]:
    """The keys of the candidates that are people, by the sum of all their signs in the document.

    `regions` are the names of the regions of the country that it is about.
    """
    score: dict[tuple[str, ...], float] = defaultdict(float)
    for candidate in candidates:
        score[candidate.key] += _signs(candidate)
        if candidate.key in regions and not candidate.titled:
            score[candidate.key] += A_REGION
    people = _enough(score, candidates)
    for left, right in pairwise(candidates):
        for one, other in ((left, right), (right, left)):
            if one.key in people and len(other.key) > 1 and in_one_list(left, right):
                score[other.key] += LISTED
    surnames = {key[-1] for key in people}
    given = {key[0] for key in people if len(key) == 1}
    for key in dict.fromkeys(candidate.key for candidate in candidates):
        if len(key) > 1 and (key[-1] in surnames or key[0] in given):
            score[key] += KNOWN_WORD
    return _enough(_with_parts(score), candidates)


def _with_parts(score: dict[tuple[str, ...], float]) -> dict[tuple[str, ...], float]:
    """The scores, to each full name added what its first or last word shows alone, if no other name has that word."""
    whole: dict[str, set[tuple[str, ...]]] = defaultdict(set)
    for key in score:
        for word in dict.fromkeys((key[0], key[-1])) if len(key) > 1 else ():
            whole[word].add(key)
    added = dict(score)
    for word, keys in whole.items():
        if len(keys) == 1 and score.get((word,), 0.0) > 0:
            added[next(iter(keys))] += score[word,]
    return added


def _enough(score: dict[tuple[str, ...], float], candidates: Iterable[Candidate]) -> frozenset[tuple[str, ...]]:
    keys = {candidate.key for candidate in candidates}
    return frozenset(key for key in keys if score[key] >= (ENOUGH if len(key) > 1 else ENOUGH_FOR_ONE_WORD))


def in_one_list(left: Candidate, right: Candidate) -> bool:
    if left.name.passage is not right.name.passage:
        return False
    passage = left.name.passage
    gap = passage.text[left.span.end - passage.start : right.span.start - passage.start]
    return not right.before and _LIST_GAP.fullmatch(_IN_PARENTHESES.sub("", gap) if "(" in gap else gap) is not None


def _candidate(run: Run, *, burmese: bool) -> Candidate | None:
    """The name in a run, or None where what is left after titles is none."""
    run = _until_verb(_without_dates(run))
    cut = _title_length(run, burmese=burmese)
    name = run.part(cut)
    if name is None or len(name.words) > _MOST_WORDS or not _nameable(name):
        return None
    return candidate_of(name, run.words[:cut])


def candidate_of(name: Run, before: tuple[Word, ...]) -> Candidate:
    """A name with the words before it, and what they and the parse show of it."""
    titles = [word.key.rstrip(".") for word in before]
    titled = bool(before) and titles[-1] in _title_words() and any(title in _own_titles() for title in titles)
    labels = frozenset(token.ent_type_ for token in name.tokens)
    return Candidate(name, before, _gender(before), titled, labels)


def _without_dates(run: Run) -> Run:
    kept = [word for word in run.words if not _dated(run, word)]
    return replace(run, words=tuple(kept)) if 0 < len(kept) < len(run.words) else run


def _until_verb(run: Run) -> Run:
    """Cuts what follows a name in a headline: "Narges Mohammadi | Winning the Prize"."""
    for number, word in enumerate(run.words[1:], start=1):
        tokens = tokens_at(run.passage, Span(word.start, word.end))
        verb = {token.pos_ for token in tokens} <= {"VERB", "AUX"} and {t.ent_type_ for t in tokens} != {"PERSON"}
        verb = verb or (number > 1 and word.key in words("names", "headline_verbs"))
        if verb or (number > 1 and word.text.endswith("ing") and word.key in _never()):
            # elsewhere a capital shows that the tagger took a name for a verb
            return replace(run, words=run.words[:number]) if _in_capitals(run) else run
    return run


def _in_capitals(run: Run) -> bool:
    """Whether the sentence around a run has most of its long words capitalised, as headlines have."""
    sentence = run.tokens[0].sent
    long = [token.text for token in sentence if len(token.text) > 3 and token.text[0].isalpha()]
    return 2 * sum(text[0].isupper() for text in long) > len(long)


def _dated(run: Run, word: Word) -> bool:
    """Whether a word is of a date, as the model has it, and so known to be none of a name."""
    if word.text.isalpha() and word.key not in _never():
        return False
    return {token.ent_type_ for token in tokens_at(run.passage, Span(word.start, word.end))} <= {"DATE", "TIME"}


def _title_length(run: Run, *, burmese: bool) -> int:
    """How many words at the beginning of a run are titles, nations, bodies and the like."""
    length = 0
    for number, word in enumerate(run.words[:-1], start=1):
        if all(_leading(run, word, fold(part).rstrip(".")) for part in word.text.split("-")):
            length = number
    length = courtesies(run, length, burmese=burmese)
    if length and run.words[length - 1].key in folded("bodies", "heads"):
        # "Radio Costena | Kimberly Lara": behind a body's name, the name that begins with a given name
        rest = [number for number, word in enumerate(run.words[length:-1], start=length) if word.key in given_names()]
        length = rest[0] if rest else length
    return length


def _leading(run: Run, word: Word, key: str) -> bool:
    """Whether a word, or half of a compound, before a name is none of it."""
    if _is_nickname(run, word) or (key in given_names() and key not in _title_words()):
        return False
    if word != run.words[0] and run.words[run.words.index(word) - 1].key in folded("names", "particles"):
        return False  # "Abu Baker"
    if key in folded("titles", "or_given") and len(run.words) == 2 and run.words[1].key not in given_names():
        return False  # "Don Whitlock", but "Don Pedro"
    if key in _title_words() or key in _never():
        return True
    acronym = word.text.isupper() and 1 < len(word.text) < 6 and "." not in word.text
    unlike_the_rest = acronym and not run.words[-1].text.isupper()
    return (key in nations() or unlike_the_rest) and not _labelled_person(run, word)


def _is_nickname(run: Run, word: Word) -> bool:
    """Whether a word inside of a run stands in quotation marks: A “Bank” B."""
    return run.passage.text[word.start - run.passage.start - 1] in '“"‘' and word != run.words[0]


def _labelled_person(run: Run, word: Word) -> bool:
    return any(token.ent_type_ == "PERSON" for token in tokens_at(run.passage, Span(word.start, word.end)))


def _nameable(name: Run) -> bool:
    keys = name.key
    if keys[0] in words("names", "never_first"):
        return False
    if len(keys) > 1 and keys[0] not in given_names() and keys[-1].rstrip(".") in folded("titles", "either"):
        return False  # "the former Astana Mayor": an office, not a name
    text = " ".join(word.text for word in name.words)
    if text in words("bodies", "known") or (len(keys) == 1 and (keys[0] in nations() or keys[0] in _title_words())):
        return False
    if len(keys) == 1 and keys[0] in words("names", "headline_verbs"):
        return False  # "Activist Fined, Placed Under House Arrest"
    if len(keys) == 1 and (len(keys[0]) < 3 or (text.isupper() and len(text) < 6)):
        return False
    plain = [key for key, word in zip(keys, name.words, strict=True) if not _is_nickname(name, word)]
    strange = {key for key in plain if key in _never() and key not in given_names()}
    return not strange or (strange == {keys[-1]} and _month_as_surname(name))


def _month_as_surname(name: Run) -> bool:
    """Whether a month is somebody's name: behind a given name, or before a finite verb, without a figure beside it."""
    first, last = name.key[0], name.key[-1]
    if last not in folded("names", "months_as_names"):
        return False
    if _FIGURE.match(name.passage.text, name.span.end - name.passage.start):
        return False
    return first in given_names() if len(name.key) > 1 else is_before_finite(name.tokens[-1])


@cache
def _own_titles() -> frozenset[str]:
    """The words that are a title by themselves, not only beside one ("City", "State")."""
    lists = [folded("titles", name) for name in ("male", "female", "either")]
    roles = frozenset(fold(form) for form in with_plurals("roles", "roles"))
    return frozenset(word.rstrip(".") for each in lists for word in each) | roles


@cache
def _title_words() -> frozenset[str]:
    return _own_titles() | frozenset(word.rstrip(".") for word in folded("titles", "before_titles"))


@cache
def _never() -> frozenset[str]:
    return folded("names", "not_names") | folded("bodies", "heads")


def _gender(before: tuple[Word, ...]) -> str | None:
    for word in before:
        for gender in ("male", "female"):
            if word.key in folded("titles", gender) | folded("titles", f"burmese_{gender}"):
                return gender
    return None


def _signs(candidate: Candidate) -> float:
    """The sum of what one place shows."""
    first, last = candidate.name.tokens[0], candidate.name.tokens[-1]
    total = LABEL if "PERSON" in candidate.labels else OTHER_LABEL if candidate.labels - {""} else 0.0
    if candidate.titled or candidate.called:
        total += TITLE
    if len(candidate.key) > 1 and candidate.key[0] in given_names():
        total += GIVEN_NAME
    doc, before = last.doc, candidate.name.words[0].start - candidate.name.passage.start
    left = candidate.name.passage.text[max(0, before - CALLED_WITHIN) : before].rstrip()
    if left.rpartition(" ")[2].lower() in _LOCATIVE and not candidate.titled:
        total += AT_A_PLACE
    follower = doc[last.i + 1] if last.i + 1 < len(doc) else None
    if follower is not None and len(candidate.key) < 3 and follower.lower_ in words("names", "place_nouns"):
        total += PLACE_NOUN
    if _OF_A_PLACE.search(left) and left.split()[-2].lower() in words("names", "place_nouns"):
        total += PLACE_NOUN  # "the district of Kelmetz"
    if candidate.described - words("names", "body_nouns"):
        total += DESCRIBED
    if _names_a_body(candidate, left, follower):
        total += PLACE_NOUN
    if last.dep_ in ("nsubjpass", "dobj") and last.head.lemma_ in words("names", "done_to_people"):
        total += DONE_TO if len(candidate.key) == 1 else DONE_TO_FULL_NAME
    if len(candidate.key) == 1 and last.tag_ == "NNPS":
        total += PLURAL
    if last.dep_ == "nsubj" and last.head.lemma_ in words("names", "said_by_people"):
        total += DONE_TO / 2
    if last.dep_ == "nsubj" and last.head.lemma_ in words("names", "done_by_people"):
        total += DONE_TO
    if last.dep_ == "poss" and last.head.lemma_ in words("names", "had_by_people"):
        total += HAS
    if last.dep_ == "pobj" and last.head.lower_ == "of" and last.head.head.lemma_ in words("names", "had_by_people"):
        total += HAS
    if len(candidate.key) > 1 and is_of_people(last):
        total += DONE_TO_FULL_NAME
    total += candidate.vouched + against(last.doc[first.i : last.i + 1], left + " ", titled=candidate.titled)
    return total + (HAS if first.i and _relative(candidate.name.passage.text, candidate) else 0.0)


def _names_a_body(candidate: Candidate, left: str, follower: Token | None) -> bool:
    """Whether what is named has posts, or is called a body: "editor of Open Ledger", "the website Open Ledger"."""
    posts = words("names", "body_posts")
    if candidate.titled or len(candidate.key) == 1:
        return False
    if follower is not None and follower.tag_ == "POS" and follower.i + 1 < len(follower.doc):
        follower = follower.nbor(1)
    before = _OF_SOMETHING.sub("", left.lower())
    theirs = _THEIR_BODY.search(left)
    if theirs is not None and theirs[1] in words("names", "body_nouns"):
        return candidate.key[0] not in given_names()  # "the editor of his paper, Le Courrier"
    if left.rpartition(" ")[2] in words("names", "body_nouns"):
        return True  # only in lower case: behind "the Popular Front Party" a person may follow
    return (before != left.lower() and before.rpartition(" ")[2] in posts) or (
        follower is not None and follower.lower_ in posts and follower.lower_ == follower.text
    )


def _called(candidate: Candidate) -> frozenset[str]:
    """Those before a comma, too: "lawmaker, Ilya"."""
    passage = candidate.name.passage
    roles = _calling()
    start = (candidate.before or candidate.name.words)[0].start - passage.start
    text = passage.text[max(0, start - CALLED_WITHIN) : start].rstrip().rstrip(",").rstrip().lower()
    found = [word.key for word in candidate.before[-1:]]
    text = _IN_A_BODY.sub("", text) if candidate.before and not candidate.titled else text
    while (word := _last_word(text)) in roles:
        found.append(word)
        text = _JOINT.sub("", text.removesuffix(word).rstrip())
    holder = None if found else _HOLDER.search(passage.text[max(0, start - CALLED_WITHIN) : start])
    found += [holder[1]] if holder is not None else []
    return frozenset(roles[word] for word in found if word in roles)


def _last_word(text: str) -> str:
    """What stands behind the last space, quotation mark or parenthesis of a passage's text."""
    return text[max(text.rfind(mark) for mark in _BEFORE_A_WORD) + 1 :]


@cache
def _calling() -> dict[str, str]:
    """The words for people that stand before a name, each with its singular."""
    return {**with_plurals("roles", "kin"), **with_plurals("roles", "roles"), **with_plurals("roles", "ages")}


def _described(candidate: Candidate) -> frozenset[str]:
    passage = candidate.name.passage
    start = candidate.span.end - passage.start
    match = _DESCRIPTION.match(passage.text, start, start + 90)
    described = re.findall(r"[\w-]+", match[1].lower()) if match else []
    roles = with_plurals("roles", "roles")
    post = _POST.match(passage.text, start, start + 60)
    described += [post[1]] if post else []
    return frozenset(word for word in described if roles.get(word) == word and word != "member")


def _relative(text: str, candidate: Candidate) -> bool:
    start = candidate.span.end - candidate.name.passage.start
    told = _RELATIVE.match(text, start, start + 40) or candidate.described - words("names", "body_nouns")
    return len(candidate.key) > 1 and bool(told)
