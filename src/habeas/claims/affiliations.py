"""Reads what people are: the office, occupation or membership that a document gives with their name.

Before the name ("journalist Elmar Huseynov"), beside it ("Safarov, the director of Defense Line"), in a predicate
("is co-founder of"), and for a list of names that one plural noun introduces.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING

from habeas.claims.courtesies import without_courtesies
from habeas.claims.lexicon import triggers
from habeas.claims.mentions import NameMention
from habeas.claims.owners_named import owned
from habeas.claims.parse import Passage, Reading
from habeas.claims.posts import BodiesWithin, Post, posts_in
from habeas.claims.wordlists import any_of, fold, with_plurals, words
from habeas.model import Affiliation, Quote, Span

if TYPE_CHECKING:
    from spacy.tokens import Token

    from habeas.claims.names import Names

# How far a description may reach, in characters.
FARTHEST = 160

# Letters between two people who are told what they are together, at most.
LONGEST_GAP = 40

# A description as far as it goes: the full stop of an initial is none of a sentence.
_WHAT = r"(?P<what>(?:an? |the |its )?(?:[^.;:()]|(?<=\b[A-Z])\.){3,})"
# Before a list of names: "seven opposition figures detained for years: A, B and C".
_COLON = re.compile(r"(?P<what>[\w\s’'-]{4,80}?)(?:\s+\w+ed\b[^.;:]{0,60})?:\s+$")
_LEADING = re.compile(r"(?:\s|and\s|or\s|\d[\d,]*\s)*")
# "Violence against a police officer, Liudmila K.": the comma parts two people.
_OBJECT = re.compile(r"\b(?:against|by|to|with|of|for|from)\s+an?\s+$")
# "a criminal case against former minister X": what is against somebody is no part of what they are.
_AGAINST = re.compile(r"^.*\bagainst (?:the |an? )?(?=\S)")
# "to release journalist X", "to “immediately” free X": what is asked for is no part of what X is.
_ASKED = re.compile(r"(?:\bto\s+|[”\"'’]\s+)$")
_LINKED = re.compile(r"(?<!\S)(\S+)(?=\s+(?:of|for))")
# What may stand between a name and the body behind it.
_OF_A_BRANCH = re.compile(r"\s+(?:of|at|from)\s+(?:(?:[Bb]ranch|[Cc]hamber)\s+\d+\s+of\s+)?(?:the\s+)?")
_OF_A_PLACE = re.compile(r"(?:[A-Z][\w-]+[’']s?\s+)?")
_A_COURT = re.compile(
    r"(?P<body>(?:[^\W\d_a-z][\w’'-]*\s+){1,6}(?:Court|Tribunal)"
    r"(?:\s+(?:of|on|for)\s+(?:the\s+)?[^\W\d_a-z][\w’'-]*(?:\s+[^\W\d_a-z][\w’'-]*)*)?)"
)
_BREAK = re.compile(r"[\s“”\"(]")
_ON_THE_LIST = re.compile(r"[^.;:]{0,30}(?:,|\band\b)[^.;:]{0,30}")

# A name that a verb follows at once, and no other name.
_GOES_ON = re.compile(r"\s+(?!and\b|or\b|of\b|from\b|who\b|were\b|was\b|in\b|to\b|for\b)[a-z]")


def read_affiliations(reading: Reading, names: Names) -> tuple[Affiliation, ...]:
    """The affiliations of a document's people, in order, each once, under its fullest wording."""
    found: list[Affiliation] = []
    for passage in reading.passages:
        where = Span(passage.start, passage.start + len(passage.text))
        mentions = [one for one in names.mentions(where) if len(one.names) == 1]
        found += _before_names(reading, passage, mentions, names)
        for mention in mentions:
            found += _beside_name(reading, passage, mention, names)
        found += _beside_several(reading, passage, mentions, names)
        found += owned(reading, passage, mentions, names)
    known = {name for person in names.people for name in (person.name, *person.aliases)}
    # "the lawyer of A": whom somebody works for is no organization
    found = [replace(one, organization=None) if one.organization in known else one for one in found]
    found = [replace(one, role=_AGAINST.sub("", one.role)) for one in found]
    return tuple(_fullest(sorted(found, key=lambda one: (one.quote.start, one.quote.end))))


# --- before the name ----------------------------------------------------------------------------------


def _before_names(
    reading: Reading, passage: Passage, mentions: list[NameMention], names: Names
) -> Iterator[Affiliation]:
    carried: list[Post] = []
    opened = last = named = 0
    for mention in (one for one in mentions if one.how in ("name", "surname", "title")):
        posts, start = _described_before(passage, mention, names, named)
        if posts and _another_begins(passage, mention, posts):
            posts = []
        gap = passage.text[last : mention.span.start - passage.start]
        if posts:
            carried, opened = [post for post in posts if post.plural], start
        elif not (carried and _ON_THE_LIST.fullmatch(gap)) or _tells_of_more(gap):
            carried = []
        for post in posts or carried:
            where = Span(opened if carried else start, mention.span.end)
            yield _affiliation(reading, mention.names[0], *_with_body_behind(passage, post, where, names))
        last = named = mention.span.end - passage.start


def _beside_several(
    reading: Reading, passage: Passage, mentions: list[NameMention], names: Names
) -> Iterator[Affiliation]:
    """What several are by one plural noun behind the last: "A and B, judges of the city court, sentenced C"."""
    named = [one for one in mentions if one.how in ("name", "surname", "title")]
    for place, last in enumerate(named):
        end = last.span.end - passage.start
        match = _beside().match(passage.text[end : end + FARTHEST])
        together = _joined_before(passage, named[: place + 1]) if match is not None else []
        if match is None or len(together) < 2:
            continue
        what, start = _description(match["what"]), last.span.end + match.start("what")
        if _of_the_next(what, start, names):
            continue
        for post in posts_in(what, start, _within(names)):
            if post.plural and post.organization is not None and _stands_alone(what, post):
                quote = Span(together[0].span.start, start + len(what))
                yield from (_affiliation(reading, one.names[0], post, quote) for one in together)


def _joined_before(passage: Passage, named: list[NameMention]) -> list[NameMention]:
    """The last of some people and those whom "and" or commas join to it, in the order of the text."""
    together, joint = [named[-1]], False
    for one in reversed(named[:-1]):
        gap = passage.text[one.span.end - passage.start : together[0].span.start - passage.start]
        if _ON_THE_LIST.fullmatch(gap) is None or _tells_of_more(gap) or len(gap) > LONGEST_GAP:
            break
        joint = joint or "and" in gap.split()
        together.insert(0, one)
    return together if joint else together[-1:]


def _another_begins(passage: Passage, mention: NameMention, posts: list[Post]) -> bool:
    """Whether what stands before a name is of others: "questioned by officers, A said nothing"."""
    start, end = mention.span.start - passage.start, mention.span.end - passage.start
    apart = passage.text[:start].endswith(", ") and all(post.plural for post in posts)
    return apart and _GOES_ON.match(passage.text[end:]) is not None


def _with_body_behind(passage: Passage, post: Post, where: Span, names: Names) -> tuple[Post, Span]:
    """A post without a body with the one behind the name: "Judge A of Branch 2 of the Halem Court"."""
    if post.organization is not None or post.role.lower().split()[-1] not in words("roles", "of_a_body_behind"):
        return post, where
    rest = passage.text[where.end - passage.start :][:FARTHEST]
    behind = _OF_A_BRANCH.match(rest)
    if behind is None:
        return post, where
    for span, body in _within(names)(Span(where.end, where.end + len(rest))):
        between = rest[behind.end() : span.start - where.end]
        if _OF_A_PLACE.fullmatch(between) and not words("roles", "bodies_behind").isdisjoint(fold(body).split()):
            return replace(post, organization=body), Span(where.start, span.end)
    unseen = _A_COURT.match(rest, behind.end())  # which the language model took for no body
    if unseen is None:
        return post, where
    body = re.sub(r"\s+", " ", unseen["body"])
    return replace(post, organization=body), Span(where.start, where.end + unseen.end())


def _tells_of_more(gap: str) -> bool:
    """Whether the words between two names tell something beside them, so that the next is not of the same list."""
    return "(" not in gap and not words("roles", "ends_a_list").isdisjoint(re.findall(r"\w+", gap.lower()))


def _described_before(passage: Passage, mention: NameMention, names: Names, named: int) -> tuple[list[Post], int]:
    """The posts in the words before a name, from the name before that on, and where these words begin."""
    end = mention.span.start - passage.start
    text = passage.text[max(0, end - FARTHEST, named) : end]
    text = text[: without_courtesies(text)]
    end = max(0, end - FARTHEST, named) + len(text)
    like = _like().search(text) if text.endswith(" ") and _introduces().search(text) else None
    like = like or (_COLON.search(text) if ":" in text[-8:] else None)
    stripped = (like["what"] if like else text).rstrip(" ,")
    if not _ends_in_role(stripped):
        return _office_before(passage, mention, names)
    base = end - len(text) + (like.start("what") if like else 0)
    start = max((match.end() for match in _beginnings().finditer(stripped)), default=0)
    start = _with_linked(stripped, start)
    start = max(start, _behind_verb(passage, base, base + len(stripped)) - base)
    start += _behind_and(stripped[start:])
    start += len(_LEADING.match(stripped[start:])[0])  # type: ignore[index]  # it matches nothing, too
    start += _asked_first(stripped, start)
    if text.endswith(", ") and like is None and _OBJECT.search(stripped[:start]):
        return [], 0
    return posts_in(stripped[start:], passage.start + base + start, _within(names)), passage.start + base + start


def _behind_verb(passage: Passage, start: int, end: int) -> int:
    """Where the last finite verb of a stretch of a passage ends: what it says is no part of what its object is."""
    finite = [
        one
        for one in passage.tokens.char_span(start, end, alignment_mode="contract") or ()
        if (one.tag_ in ("VBD", "VBZ", "VBP", "MD", "VBG") or (one.tag_ in ("VB", "VBN") and _has_aux(one)))
        and one.pos_ in ("VERB", "AUX")
        # "judge" and "defender" may be tagged as verbs
        and one.dep_ not in ("amod", "compound", "nmod")
        and one.lower_ not in with_plurals("roles", "roles")
    ]
    return finite[-1].idx + len(finite[-1]) if finite else start


def _has_aux(verb: Token) -> bool:
    """Whether an auxiliary makes it a predicate: "has found", "should release"."""
    return any(one.dep_ in ("aux", "auxpass") for one in verb.lefts)


def _behind_and(text: str) -> int:
    """Where a description begins that "and" joins to something else: "27 years in prison and | lawmaker"."""
    joint = text.rfind(" and ")
    others = re.findall(r"[\w-]+", text[:joint].lower()) if joint >= 0 else []
    return joint + 5 if joint >= 0 and not any(word in with_plurals("roles", "roles") for word in others) else 0


@cache
def _beginnings() -> re.Pattern[str]:
    """What ends a description that stands before a name, seen from the name."""
    ends = any_of(words("roles", "ends_a_description"))
    return re.compile(rf"[.;:(“”\"•(]|\n|\b(?:{ends})\s+", re.IGNORECASE)


def _asked_first(text: str, start: int) -> int:
    """How long the verb is that a description seems to begin with, where it belongs to the clause before."""
    verb = re.match(r"([A-Z]?[a-z]+)\s+(?=\w)", text[start:])
    if verb is None or verb[1].lower() not in triggers().verbs:
        return 0
    demanded = verb[1].istitle() and text[:start].rstrip(" ").endswith(":")  # "China: Release journalist X"
    return verb.end() if demanded or (verb[1].islower() and _ASKED.search(text[:start])) else 0


def _ends_in_role(text: str) -> bool:
    return _BREAK.split(text)[-1].lower() in with_plurals("roles", "roles")


def _with_linked(text: str, start: int) -> int:
    """A comma before the description ends it, too, unless it is in a list of roles."""
    comma = text.rfind(", ", start)
    return comma + 2 if comma >= 0 else start


def _office_before(passage: Passage, mention: NameMention, names: Names) -> tuple[list[Post], int]:
    """A post with its body between role and name: "Secretary of State Antony Blinken", "a member of X, Tofig Y"."""
    end = mention.span.start - passage.start
    text = passage.text[max(0, end - FARTHEST) : end]
    match = _office_pattern().search(text) if _has_office(text) else None
    if match is None or (not match["comma"] and not re.search(r"of State$|\bLabor$|[A-Z]\w+$", match["what"])):
        return [], 0
    start = end - len(text) + match.start("what")
    return posts_in(match["what"], passage.start + start, _within(names)), passage.start + start


def _has_office(text: str) -> bool:
    """Whether a role stands before "of" or "for", told in a hundredth of the pattern's time."""
    before = (match[1] for match in _LINKED.finditer(text.lower()))
    return any(word in _last_words_of_roles() for word in before)


@cache
def _last_words_of_roles() -> frozenset[str]:
    return frozenset(role.split()[-1] for role in with_plurals("roles", "roles"))


@cache
def _office_pattern() -> re.Pattern[str]:
    roles = "|".join(re.escape(word) for word in with_plurals("roles", "roles"))
    small = "|".join(sorted(words("roles", "inside_offices")))
    tail = rf"(?:(?-i:[A-Z])[\w-]*(?![’']s)|{small})\b"
    office = rf"(?:[\w.-]+\s+){{0,4}}?(?:{roles})\s+(?:of|for)(?:,?\s+{tail})+"
    begins = rf"(?:^|\b(?:{'|'.join(sorted(words('roles', 'begins_after')))})\s+|[.;:,]\s+)"
    return re.compile(rf"{begins}(?P<what>{office})(?P<comma>,?)\s*$", re.IGNORECASE)


# --- beside the name ----------------------------------------------------------------------------------


def _beside_name(reading: Reading, passage: Passage, mention: NameMention, names: Names) -> Iterator[Affiliation]:
    end = mention.span.end - passage.start
    rest = passage.text[end : end + FARTHEST]
    for pattern in (_is(), _beside()):
        match = pattern.match(rest)
        if match is None or (pattern is _beside() and mention.how in ("pronoun", "phrase")):
            continue
        what = _description(match["what"])
        start = passage.start + end + match.start("what")
        among = re.match(r"one of (?:the )?", what) is not None
        if _of_the_next(what, start, names):
            return
        for post in posts_in(what, start, _within(names)):
            if (among or not post.plural) and _stands_alone(what, post) and not _acts(passage, start, what, post):
                yield _affiliation(reading, mention.names[0], post, Span(mention.span.start, start + len(what)))
        return


@cache
def _beside() -> re.Pattern[str]:
    """A description behind a comma, a dash or in parentheses."""
    return re.compile(rf"(?:,| \(| [–—-])\s*(?:(?:{_listed('beside_adverbs')}) )?{_WHAT}")


@cache
def _is() -> re.Pattern[str]:
    """A description behind a verb: "is also", ", who served as"."""
    adverbs = rf"(?:\s+(?:{_listed('predicate_adverbs')}))*"
    return re.compile(rf"(?:,\s+who)?\s+(?:{_listed('predicates')})\b{adverbs}\s+{_WHAT}")


@cache
def _other_clause() -> re.Pattern[str]:
    """Words with which another clause begins, before the role."""
    return re.compile(rf"\b(?:{_listed('other_clause')})\b")


@cache
def _like() -> re.Pattern[str]:
    """A plural noun before its examples: "journalists such as"."""
    return re.compile(rf"(?P<what>[\w\s’'-]{{4,80}}?),?\s+(?:{_listed('introducing')})\s+$")


@cache
def _introduces() -> re.Pattern[str]:
    return re.compile(rf"(?:{_listed('introducing')})\s+$")


def _listed(name: str) -> str:
    return any_of(words("roles", name))


def _of_the_next(what: str, start: int, names: Names) -> bool:
    """Whether a description leads on to another name, which it then belongs to: "A, reporter B"."""
    inside = names.mentions(Span(start, start + len(what)))
    first = next((one for one in inside if one.how in ("name", "surname")), None)
    if first is None or re.match(r"an?\s|the\s|its\s|one\sof\s", what):
        return False
    if first.span.start == start:
        return True  # the next of a list: "A, B and the monk C"
    return _ends_in_role(what[: first.span.start - start].rstrip())


def _description(text: str) -> str:
    """What comes before the next clause; the commas of a title ("Human Rights, and Labor") stay."""
    match = re.search(r",\s+(?![A-Z]|and [A-Z])|,\s+(?=[A-Z][\w’'-]+\s+[a-z]+(?:ed|s)\b)", text)
    return text[: match.start()] if match else text


def _stands_alone(what: str, post: Post) -> bool:
    """Whether the description begins with the role, an article, or words that belong to it, not with a new clause."""
    # it describes the next name of a list, or tells what somebody did ("who succeeded A as editor")
    if re.match(r"(?:and|or|but|who|whom|whose|which)\s", what):
        return False
    lead = what.lower().partition(post.role.lower().split()[0])[0]
    return _other_clause().search(lead) is None


def _acts(passage: Passage, start: int, what: str, post: Post) -> bool:
    """Whether a role behind a comma is who does what is told next: "according to A, the judge ordered …"."""
    place = what.lower().find(post.role.lower())
    if place < 0 or not what.lower().startswith("the "):
        return False
    end = start - passage.start + place + len(post.role)
    after = next((one for one in passage.tokens if one.idx >= end), None)
    return after is not None and after.tag_ in ("VBD", "VBZ", "VBP", "MD")


def _within(names: Names) -> BodiesWithin:
    def bodies(span: Span) -> list[tuple[Span, str]]:
        return [(body.span, body.name) for body in names.bodies(span) if body.name[:1].isupper()]

    return bodies


def _affiliation(reading: Reading, person: str, post: Post, span: Span) -> Affiliation:
    text = reading.document.text[span.start : span.end]
    start = span.start + len(text) - len(text.lstrip())
    text = text.strip().rstrip(",")
    return Affiliation(person, post.role, post.organization, Quote(start, start + len(text), text))


def _fullest(found: list[Affiliation]) -> Iterator[Affiliation]:
    """Each post once: a shorter wording of the same role in the same body, or in none, gives way to a longer one."""
    of_person: dict[str, list[tuple[int, Affiliation]]] = defaultdict(list)
    for number, one in enumerate(found):
        of_person[one.person].append((number, one))
    for number, one in enumerate(found):
        rest = [(place, other) for place, other in of_person[one.person] if place != number]
        if not any(_covers(other, one, earlier=place < number) for place, other in rest):
            yield one


def _covers(fuller: Affiliation, one: Affiliation, *, earlier: bool) -> bool:
    if one.organization is not None and fold(one.organization) not in fold(fuller.organization or ""):
        return False
    left, right = fold(fuller.role).split(), fold(one.role).split()
    if ("former" in left) != ("former" in right):
        return False
    same = left == right and (fuller.organization or "") == (one.organization or "")
    return earlier if same else set(right) <= set(left)
