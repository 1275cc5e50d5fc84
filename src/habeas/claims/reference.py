"""What refers to people by something else than their name: pronouns and phrases, where that is certain.

"He", "she" and "they" are told by `pronouns`; "I" is the speaker of a quotation. "The two journalists" stands for the
two who were last named together. What could be two stays without an answer.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import deque
from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING

from habeas.claims import lexicon
from habeas.claims.definite_phrases import is_alone, is_of_others, points_back
from habeas.claims.groups import is_official
from habeas.claims.mentions import NameMention
from habeas.claims.numbers import value_of
from habeas.claims.parse import Reading, span_of, text_of
from habeas.claims.people_named import People
from habeas.claims.pronouns import pronoun, they
from habeas.claims.relatives import introduce, introduce_together, relative
from habeas.claims.rest_of_them import rest_of_them
from habeas.claims.salience import Said, Story, is_stranger, said
from habeas.claims.speech import Speech
from habeas.claims.syntax import SUBJECTS
from habeas.claims.token_places import places_of
from habeas.claims.wordlists import with_plurals, words
from habeas.model import Span

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token
    from spacy.tokens import Span as Tokens

# Sentences back in which a phrase's group must have been spoken of.
GROUP_REACH = 3

# Of more than so many people who were named together another group of just that size is not likely.
SURE_FROM = 2


def read_references(
    reading: Reading,
    named: list[NameMention],
    people: People,
    lists: list[tuple[NameMention, ...]],
    narrator: str | None = None,
) -> list[NameMention]:
    """The named mentions, and the references to the same people that are certain, in the order of the text."""
    story = Story({one.name: one for one in people.all}, Speech(reading, named, narrator), lists)
    ordered = sorted(named, key=lambda mention: mention.span)
    starts = [mention.span.start for mention in ordered]
    for sentence, looked_at in _sentences(reading, story):
        where = span_of(sentence)
        first, last = bisect_right(starts, where.start - 1), bisect_right(starts, where.end - 1)
        _read_sentence(sentence, looked_at, ordered[first:last], story)
    return sorted((one.mention for one in story.said), key=lambda mention: mention.span)


def _sentences(reading: Reading, story: Story) -> Iterator[tuple[Tokens, list[int]]]:
    """All sentences in order, each with the places of the words to look at.

    A heading, or text passed over, leaves what was said before it out of reach.
    """
    for passage in reading.passages:
        if passage.part.kind == "heading" or passage.gap:
            story.sentence += GROUP_REACH + 1
        places = _looked_at(passage.tokens)
        for sentence in passage.tokens.sents:
            yield sentence, places[bisect_left(places, sentence.start) : bisect_left(places, sentence.end)]
            story.sentence += 1


def _looked_at(tokens: Doc) -> list[int]:
    """The places of words that may refer, or be of a stranger: a third of all, told without a look at each."""
    referring, noun, singular = _codes()
    rows = tokens.to_array(["LOWER", "LIKE_NUM", "POS", "TAG"]).tolist()
    return [
        place
        for place, (lower, number, part, tag) in enumerate(rows)
        if tag == singular or part == noun or number or lower in referring
    ]


@cache
def _codes() -> tuple[frozenset[int], int, int]:
    """What spaCy has for the words that refer by themselves, for nouns, and for the tag of those in the singular."""
    from spacy.strings import get_string_id
    from spacy.symbols import NOUN

    return frozenset(map(get_string_id, _referring())), NOUN, get_string_id("NN")


def _read_sentence(sentence: Tokens, looked_at: list[int], named: list[NameMention], story: Story) -> None:
    """Takes a sentence word by word, so that each word sees only what stands before it."""
    waiting = deque(named)
    offset: int = sentence.doc.user_data["start"]
    if named:
        _add_groups(sentence, named, story)
    starts = [mention.span.start for mention in named]
    for token in (sentence.doc[place] for place in looked_at):
        _say(waiting, offset + token.idx, sentence, story)
        may_refer = _may_refer(token)
        if not may_refer and token.tag_ != "NN":
            continue
        covering = bisect_right(starts, offset + token.idx + len(token) - 1) - 1
        if covering >= 0 and named[covering].span.end > offset + token.idx:
            continue
        found = _meant(token, named, story) if may_refer else None
        if found is not None:
            story.said.append(said(story.sentence, found, token))
            if len(found.names) > 1:
                story.groups.append(story.said[-1])
        elif is_stranger(token):
            story.strangers.append(said(story.sentence, NameMention(span_of(token), (), "phrase"), token))
    _say(waiting, offset + sentence[-1].idx, sentence, story)


def _meant(token: Token, named: list[NameMention], story: Story) -> NameMention | None:
    """Whom a word that may refer stands for."""
    return (
        _reference(token, story)
        or _named_next(token, named, story)
        or relative(token, named, story)
        or rest_of_them(token, named, story)
    )


def _say(waiting: deque[NameMention], place: int, sentence: Tokens, story: Story) -> None:
    """Tells the story of the names that begin up to a place."""
    while waiting and waiting[0].span.start <= place:
        mention = waiting.popleft()
        last = _last_of(mention, sentence)
        first = (
            sentence.doc.char_span(*_inside(mention, sentence), alignment_mode="expand") if last is not None else None
        )
        if first is not None and last is not None:
            introduce(mention, first[0], last, story)
        story.said.append(said(story.sentence, mention, last))


def _inside(mention: NameMention, sentence: Tokens) -> tuple[int, int]:
    """Where a mention begins and ends in the text of its passage."""
    start: int = sentence.doc.user_data["start"]
    return mention.span.start - start, mention.span.end - start


def _named_next(token: Token, named: list[NameMention], story: Story) -> NameMention | None:
    """Whom a pronoun in a clause before the main one stands for: "Before he was arrested, A had been beaten".

    Where somebody else was spoken of before, it may be either.
    """
    if token.dep_ not in (*SUBJECTS, "poss") or token.lower_ not in words("reference", "male") | words(
        "reference", "female"
    ):
        return None
    clause = token.head if token.dep_ != "poss" else next((one for one in token.ancestors if one.pos_ == "VERB"), token)
    main = clause.head
    if clause.dep_ != "advcl" or main.dep_ != "ROOT" or clause.i > main.i:
        return None
    own = next((one for one in main.children if one.dep_ in SUBJECTS and one.i > clause.i), None)
    mention = next((one for one in named if own is not None and one.span.overlaps(span_of(own))), None)
    if mention is None or len(mention.names) != 1:
        return None
    gender = "male" if token.lower_ in words("reference", "male") else "female"
    others = {name for one in story.recent(2) for name in one.mention.names} - set(mention.names)
    fits = not others and story.people[mention.names[0]].gender in (None, gender)
    return NameMention(span_of(token), mention.names, "pronoun") if fits else None


def _last_of(mention: NameMention, sentence: Tokens) -> Token | None:
    """The word of a sentence with which a mention ends; None where it ends inside of one."""
    ends, end = places_of(sentence.doc)[1], mention.span.end - sentence.doc.user_data["start"]
    place = bisect_left(ends, end, sentence.start, sentence.end)
    return sentence.doc[place] if place < sentence.end and ends[place] == end else None


def _may_refer(token: Token) -> bool:
    """Whether a token can be a reference at all; asked of every token, so nothing that costs is asked here."""
    return token.lower_ in _referring() or token.like_num or (token.n_lefts > 0 and token.pos_ == "NOUN")


@cache
def _referring() -> frozenset[str]:
    """The words that refer by themselves."""
    return frozenset({"both", "all", "old"}).union(
        *(words("reference", name) for name in ("male", "female", "speaker", "many"))
    )


def _reference(token: Token, story: Story) -> NameMention | None:
    word = token.lower_
    for gender in ("male", "female"):
        if word in words("reference", gender):
            return pronoun(token, gender, story)
    if word in words("reference", "speaker") and token.pos_ == "PRON":
        name = story.speech.at(span_of(token))
        return NameMention(span_of(token), (name,), "pronoun") if name is not None else None
    if word in words("reference", "many"):
        return they(token, story)
    return _phrase(token, story)


# --- phrases ------------------------------------------------------------------------------------------


def _phrase(token: Token, story: Story) -> NameMention | None:
    """A definite phrase: "the blogger", "the two journalists", "both", "the defendants"."""
    as_object = token.dep_ == "advmod" and token.i + 1 < len(token.doc) and token.nbor(1).lower_ == "as"
    if token.lower_ == "both" and (as_object or token.dep_ in (*SUBJECTS, "dobj", "pobj")):
        return _group_of(2, token, story)
    if token.lower_ == "all":
        return _all(token, story)
    number = value_of(token.lower_) if token.like_num else None
    if number is not None and is_alone(token):
        return _group_of(number, token, story)
    if _aged(token):
        return _last_named(token, story)
    if token.pos_ != "NOUN":
        return None
    if token.lower_ in ("couple", "pair", "duo"):
        return _group_of(2, token, story)
    counted = next((value_of(child.lower_) for child in token.lefts if child.like_num), None)
    # "the six trade unionists": so many are those who were named, whatever more is said of what they are
    if not points_back(token, described=counted is not None and counted > SURE_FROM):
        return None
    counted = 2 if any(child.lower_ == "both" for child in token.lefts) else counted
    if counted is not None and counted > 1:
        return _group_of(counted, token, story)
    singular = with_plurals("roles", "roles").get(token.lower_)
    if singular is not None and singular == token.lower_:
        return _one_of_role(singular, token, story)
    if singular is not None or token.lower_ in words("reference", "any_group"):
        return _group_of_role(singular, token, story)
    return None


def _all(token: Token, story: Story) -> NameMention | None:
    """ "All were charged": those named together in the sentence before, or in this one."""
    if token.dep_ not in SUBJECTS or any(child.dep_ in ("prep", "relcl", "acl") for child in token.rights):
        return None
    groups = [group.mention.names for group in story.groups_before(token, 2) if len(group.mention.names) > 2]
    here = [one.mention for one in story.recent(0) if one.mention.how == "name"]
    each = tuple(dict.fromkeys(one.names[0] for one in reversed(here)))
    groups += [each] if len(each) > 2 else []  # "were A, whom they call the ringleader, B and C; all face"
    return NameMention(span_of(token), groups[0], "phrase") if groups else None


def _group_of(size: int, token: Token, story: Story) -> NameMention | None:
    if any(child.dep_ == "prep" and child.lower_ == "of" and is_of_others(child) for child in token.rights):
        return None
    singular = with_plurals("roles", "roles").get(token.lower_)
    for group in story.groups_before(token, GROUP_REACH if size <= SURE_FROM else 3 * GROUP_REACH):
        if len(group.mention.names) == size:
            for name in group.mention.names if singular else ():
                story.people[name].roles.add(singular or "")
            return NameMention(_with_left(token), group.mention.names, "phrase")
    named = _with_role(singular, story) if singular else []
    if len(named) != size:
        named = _named_apart(size, story)
    return NameMention(_with_left(token), tuple(named), "phrase") if len(named) == size else None


def _named_apart(size: int, story: Story) -> list[str]:
    """As many people, named as kin of each other, or one by one in the sentence before: "All three denied it"."""
    near = [one for one in story.couples if one.sentence >= story.sentence - GROUP_REACH] if size == 2 else []
    if near:
        return list(near[-1].mention.names)
    done_to = [one for one in story.recent(GROUP_REACH) if one.patient and one.mention.names]
    named = [one for one in story.recent(1) if one.sentence == story.sentence - 1 and one.mention.names]
    for near in (done_to, named):
        told = list(dict.fromkeys(one.mention.names[0] for one in reversed(near)))
        if len(told) == size:
            return told
    return []


def _group_of_role(singular: str | None, token: Token, story: Story) -> NameMention | None:
    if any(child.lower_ == "following" for child in token.lefts):
        listed = [group for group in story.groups if group.sentence == story.sentence]
        return NameMention(_with_left(token), listed[0].mention.names, "phrase") if len(listed) == 1 else None
    for group in story.groups_before(token, GROUP_REACH):
        if singular is None or all(singular in story.people[name].roles for name in group.mention.names):
            return NameMention(_with_left(token), group.mention.names, "phrase")
    return None


def _one_of_role(singular: str, token: Token, story: Story) -> NameMention | None:
    named = _with_role(singular, story) or _only_one(token, story)
    if len(named) != 1 or not any(one.mention.names == (named[0],) for one in story.recent(2 * GROUP_REACH)):
        return None
    return NameMention(_with_left(token), (named[0],), "phrase")


def _only_one(token: Token, story: Story) -> list[str]:
    """The only person named near by, to whom something was done: "A, head of B, was arrested. The reporter"."""
    if is_official(token) or story.strangers_near(GROUP_REACH) or any(one.lower_ != "the" for one in token.lefts):
        return []
    near = [one for one in story.said if one.sentence >= story.sentence - GROUP_REACH]
    names = {name for one in near for name in one.mention.names}
    if len(names) != 1 or not any(one.patient for one in near) or any(not one.mention.names for one in near):
        return []
    someone = story.people.get(next(iter(names)))
    others = words("reference", "deciding") | words("reference", "speaks_for") | lexicon.groups().officials
    called = {role.split()[-1].lower() for role in someone.roles} if someone is not None else others
    return [] if called & others else sorted(names)


def _aged(token: Token) -> bool:
    """Whether it says who somebody is by the age: "the 35-year-old radio host", "the 43-year-old"."""
    alone = token.lower_ == "old" and token.dep_ in (*SUBJECTS, "dobj", "pobj")
    if not (token.tag_ == "NN" or alone) or not token.n_lefts or "-year-old" not in token.doc.user_data["text"].lower():
        return False
    left = text_of(token.doc[token.left_edge.i : token.i + 1]).lower()
    return left.startswith("the ") and "-year-old" in left


def _last_named(token: Token, story: Story) -> NameMention | None:
    """The only one named in this sentence before a word and in the one before it; nobody where there are two."""
    names = {one.mention.names for one in story.recent(1) if one.mention.names and not _decides(one, story)}
    return NameMention(_with_left(token), next(iter(names)), "phrase") if len(names) == 1 else None


def _decides(one: Said, story: Story) -> bool:
    return any(story.people[each].roles & words("reference", "deciding") for each in one.mention.names)


def _with_role(singular: str, story: Story) -> list[str]:
    named = dict.fromkeys(one.mention.names[0] for one in story.said if len(one.mention.names) == 1)
    return [name for name in named if name in story.people and singular in story.people[name].roles]


def _with_left(token: Token) -> Span:
    return Span(span_of(token.left_edge).start, span_of(token).end)


def _add_groups(sentence: Tokens, named: list[NameMention], story: Story) -> None:
    """Remembers people whom a sentence names together: "A, B and C"."""
    ends = {mention.span.end: mention for mention in named if len(mention.names) == 1}
    last_words = [_last_of(mention, sentence) for mention in ends.values()] if len(ends) > 1 else []
    lasts = [token for token in last_words if token is not None]
    subjects = {span_of(token).end for token in lasts if token.dep_ in SUBJECTS}
    together = [list(each) for each in _listed_in(sentence, story)]
    seen = {mention.span.end for members in together for mention in members}
    for token in lasts:
        if span_of(token).end in seen:
            continue
        joined = [one for one in (token, *token.conjuncts) if span_of(one).end in ends]
        if not seen & {span_of(one).end for one in joined}:
            seen.update(span_of(one).end for one in joined)
            together.append([ends[span_of(one).end] for one in sorted(joined, key=lambda each: each.i)])
    for members in sorted(together, key=lambda each: each[0].span):
        names = dict.fromkeys(mention.names[0] for mention in members)
        if len(names) > 1:
            span = Span(members[0].span.start, max(mention.span.end for mention in members))
            subject = any(mention.span.end in subjects for mention in members)
            first = sentence.doc.char_span(*_inside(members[0], sentence), alignment_mode="expand")
            if first is not None:
                introduce_together(tuple(names), first[0], story)
            story.groups.append(Said(story.sentence, NameMention(span, tuple(names), "phrase"), subject))


def _listed_in(sentence: Tokens, story: Story) -> list[tuple[NameMention, ...]]:
    """The lists of names that begin in a sentence."""
    where = span_of(sentence)
    first, last = (
        bisect_right(story.lists, place - 1, key=lambda each: each[0].span.start) for place in (where.start, where.end)
    )
    return story.lists[first:last]
