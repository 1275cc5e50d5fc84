"""One claim for one act: what several places of a document tell of the same act is put together.

Acts are the same when their type is, their people meet, and their dates can be one; for a response, who makes it
has to be the same as well. What they add to each other is kept; nothing is averaged.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from habeas import terms
from habeas.claims import lexicon
from habeas.claims.drafts import Draft
from habeas.claims.groups import Group
from habeas.claims.place import is_country
from habeas.claims.sanctions import POLICY_WITHIN, UNDER_A_POLICY
from habeas.dates import PartialDate, most_precise
from habeas.model import Quote

# Quotes that one claim keeps at most: the first ones.
QUOTES = 4

# Sentences between which people without a name are the same only under the same words and with the same date: a long
# report tells of many "journalists", and of "persons" everywhere.
FAR = 12

# Sentences between what a state asks for in general and who asked so for it.
LED_WITHIN = 3

# Acts that happen to someone again and again: without a date in common they are one only in the same sentence.
_REPEATED = frozenset(("trial", "threat", "torture"))

# What lasts: the same people under the same words are the same, wherever in the document they are spoken of again.
_LASTING = frozenset(("imprisonment",))


def merge(drafts: Iterable[Draft]) -> list[Draft]:
    """The drafts, those of one act as one, in the order of the text."""
    every = list(drafts)
    spoken_for = _spoken_for(every)
    kept: list[Draft] = []
    for draft in every:
        index = next((n for n, other in enumerate(kept) if same_act(other, draft)), None)
        led = next((n for n, other in enumerate(kept) if _leads_to(other, draft, spoken_for)), None)
        if index is not None:
            kept[index] = together(kept[index], draft)
        elif led is not None:
            kept[led] = together(draft, kept[led])
        else:
            kept.append(draft)
    return sorted(kept, key=lambda one: (one.quotes[0].start, one.trigger.start, one.type))


def same_act(left: Draft, right: Draft) -> bool:
    """Whether two drafts tell of one act."""
    if left.type != right.type or not _dates_meet(left.date, right.date):
        return False
    if left.modality != right.modality and left.sentence != right.sentence:
        return False
    if left.modality != right.modality and any(one.modality == "possible" and one.term for one in (left, right)):
        return False  # "was convicted and faces up to six years"
    if terms.claim_type(left.type).kind == "response" and not _same_makers(left, right):
        return False
    if left.term and right.term and left.term != right.term:
        return False
    if left.type in _REPEATED and (left.date is None) != (right.date is None):
        return False
    if (
        left.charges
        and right.charges
        and not set(left.charges) & set(right.charges)
        and left.type in ("charge", "sentence")
    ):
        return False
    return _same_people(left, right) or _is_repeated(left, right) or _is_of_the_policy(left, right)


def _spoken_for(drafts: Iterable[Draft]) -> frozenset[tuple[str, str]]:
    """States with those who speak for them in this document: “The republic,” the minister said, “is concerned”."""
    pairs = (one.actors for one in drafts if len(one.actors) == 2 and is_country(one.actors[0]))
    return frozenset((state, speaker) for state, speaker in pairs if not is_country(speaker))


def _leads_to(left: Draft, right: Draft, spoken_for: frozenset[tuple[str, str]]) -> bool:
    """Whether a text begins with what a state asks for, and goes on with who asked so for it, and for whom by name."""
    appeals = left.type == right.type == "appeal" and left.rule == right.rule and left.modality == right.modality
    one_each = len(left.actors) == len(right.actors) == 1
    near = 0 < right.sentence - left.sentence <= LED_WITHIN and left.date is None
    unnamed = bool(left.groups) and not left.persons and bool(right.persons)
    return appeals and one_each and near and unnamed and (left.actors[0], right.actors[0]) in spoken_for


def _is_of_the_policy(left: Draft, right: Draft) -> bool:
    """Whether one tells that a policy was set up, and the other, just behind, whom it hits."""
    told = left.type == "sanction" and right.rule.endswith(UNDER_A_POLICY) and set(left.actors) == set(right.actors)
    nobody = not (left.persons or left.groups or left.organizations)
    return told and nobody and 0 < right.sentence - left.sentence <= POLICY_WITHIN


def _is_repeated(left: Draft, right: Draft) -> bool:
    """Whether an appeal for people by name is told again for "those" who are held, by the same maker further on."""
    named = bool(left.persons) and not right.persons and len(right.groups) == 1
    again = named and left.type == "appeal" and left.sentence < right.sentence and bool(left.actors and right.actors)
    return again and right.groups[0].number is None and right.groups[0].text.lower().startswith("those ")


def _dates_meet(left: PartialDate | None, right: PartialDate | None) -> bool:
    return left is None or right is None or left.compatible(right)


def _same_makers(left: Draft, right: Draft) -> bool:
    return not left.actors or not right.actors or bool(set(left.actors) & set(right.actors))


def _same_people(left: Draft, right: Draft) -> bool:
    if left.persons or right.persons:
        return set(left.persons) == set(right.persons) and not (
            left.groups and right.groups and not _same_group(left, right)
        )
    if left.groups or right.groups:
        return bool(left.groups and right.groups) and _same_group(left, right)
    # What is said of nobody in particular is not the act of a certain day that another place tells of.
    near = abs(left.sentence - right.sentence) <= 1 or left.date == right.date or bool(left.organizations)
    return left.organizations == right.organizations and near


def _same_group(left: Draft, right: Draft) -> bool:
    ours, theirs = left.groups[0], right.groups[0]
    numbers = ours.number is None or theirs.number is None or ours.number == theirs.number
    near = abs(left.sentence - right.sentence) <= 1 or ours.number == theirs.number
    if abs(left.sentence - right.sentence) > 1 and _says_nothing(ours, theirs) and _says_more(left, right):
        return False
    alone = " " not in ours.text or " " not in theirs.text
    if left.type in _LASTING and numbers and _begin_alike(ours.text, theirs.text):
        return not alone or ours.number == theirs.number or near
    if abs(left.sentence - right.sentence) > FAR and (
        ours.text.casefold() != theirs.text.casefold() or left.date != right.date
    ):
        return False
    return ours.head == theirs.head and numbers and near


def _says_nothing(*groups: Group) -> bool:
    """Whether one of the phrases is a word for anybody: "individuals" of another sentence are other people."""
    return any(" " not in one.text and one.text.casefold() in lexicon.groups().anybody for one in groups)


def _says_more(left: Draft, right: Draft) -> bool:
    """Whether one of two drafts says what would be laid on other people, were they one."""
    return any(one.charges or one.term for one in (left, right)) or set(left.actors) != set(right.actors)


def _begin_alike(left: str, right: str) -> bool:
    """Whether one phrase is the other, or its beginning ("prisoners", "prisoners and detainees")."""
    shorter, longer = sorted((left.casefold().split(), right.casefold().split()), key=len)
    return longer[: len(shorter)] == shorter


def together(left: Draft, right: Draft) -> Draft:
    """Both as one draft: what the first leaves open is taken from the second."""
    dates = [date for date in (left.date, right.date) if date is not None]
    quotes = tuple(dict.fromkeys((*left.quotes, *right.quotes)))
    return replace(
        left,
        quotes=_without_repeats(quotes)[:QUOTES],
        also=(*left.also, right.sentence, *right.also),
        groups=_counted(left.groups, right.groups),
        actors=_actors(left, right),
        date=most_precise(dates) if dates else None,
        place=_finer(left.place, right.place),
        charges=tuple(dict.fromkeys((*left.charges, *right.charges))),
        term=left.term if left.term is not None else right.term,
        # One claim has one speaker for all its quotes: words that two tell are nobody's alone.
        speaker=left.speaker if left.speaker == right.speaker else None,
        noted=tuple(dict.fromkeys((*left.noted, *right.noted))),
        remarks=tuple(dict.fromkeys((*left.remarks, *right.remarks))),
    )


def _counted(left: tuple[Group, ...], right: tuple[Group, ...]) -> tuple[Group, ...]:
    """The first wording of a group; the other one where only that says how many."""
    if not left or (len(left) == len(right) == 1 and left[0].number is None and right[0].number is not None):
        return right
    return left


def _actors(left: Draft, right: Draft) -> tuple[str, ...]:
    """Who did it by both; of people without a name who are told of again elsewhere, by the first that says who."""
    if left.persons or abs(left.sentence - right.sentence) <= 1:
        return _fullest((*left.actors, *right.actors))
    return left.actors or (right.actors if left.groups or left.organizations else ())


def _fullest(actors: tuple[str, ...]) -> tuple[str, ...]:
    """Each actor once, under the wording that says most: "Azerbaijani government" stands for "government"."""
    words = {name: {word.casefold().rstrip("s") for word in name.split()} for name in actors}
    return tuple(name for name in words if not any(words[name] < words[other] for other in words))


def _finer(left: str | None, right: str | None) -> str | None:
    """Of two places the first, unless it is only a country and the other is not."""
    if left is None or (right is not None and is_country(left) and not is_country(right)):
        return right
    return left


def _without_repeats(quotes: tuple[Quote, ...]) -> tuple[Quote, ...]:
    """The quotes whose words no earlier one has: a headline that is printed twice counts once."""
    kept: list[Quote] = []
    for quote in quotes:
        if not any(quote.text == other.text or (quote.span.overlaps(other.span) and quote != other) for other in kept):
            kept.append(quote)
    return tuple(kept)
