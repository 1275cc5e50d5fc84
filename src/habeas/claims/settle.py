"""What only the whole document tells: dates, custody that an appeal implies, whom a headline left unnamed.

Custody that is told only by an appeal for release is an imprisonment.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from habeas import terms
from habeas.claims.awardees import with_awardees_named
from habeas.claims.charges import offences
from habeas.claims.counted import is_person_noun
from habeas.claims.dating import dated
from habeas.claims.drafts import Draft
from habeas.claims.merge import merge, together
from habeas.claims.place import country_of
from habeas.model import Document

if TYPE_CHECKING:
    from habeas.claims.trail import Remark

# Sentences within which news gives the name of whoever it began with.
NAMED_WITHIN = 8

# Acts of which a sentence tells of several people and the next of each of them.
_FAMILIES = (
    frozenset(("attack", "killing")),
    frozenset(("arrest", "charge", "imprisonment", "remand", "sentence")),
)
# Sentences back in which somebody's custody is told for whom "his release" is asked.
HELD_WITHIN = 2
_PRONOUN = re.compile(r"\b(?:his|her|him)\b")
_CUSTODY = frozenset(("arrest", "remand", "sentence", "imprisonment", "disappearance"))


def settle(drafts: list[Draft], document: Document) -> list[Draft]:
    """The merged drafts with what follows from all of them, in the order of the text."""
    drafts = [draft for draft in drafts if not _to_itself(draft)]
    drafts = [_of_the_held(one, drafts, document) for one in drafts]
    told = drafts if document.report_year is not None else _led_in(_introduced(drafts), document)
    settled = dated(_once_taken(_not_passed_yet(with_awardees_named(merge(_named(told))))), document)
    found = [*settled, *_implied(settled, document)]
    return sorted(found, key=lambda one: (one.quotes[0].start, one.trigger.start, one.type))


def _to_itself(draft: Draft) -> bool:
    """Whether a body does it to itself alone, which is no act: "the outlet announced it was shutting down its site"."""
    itself = bool(draft.organizations) and set(draft.organizations) == set(draft.actors)
    return itself and not (draft.persons or draft.groups)


def _of_the_held(draft: Draft, drafts: list[Draft], document: Document) -> Draft:
    """An appeal for "her release": not of somebody who speaks in the text, but of who was just said to be held."""
    if draft.type != "appeal" or len(draft.persons) != 1 or not set(draft.persons) & _speaking(drafts):
        return draft
    around = document.text[max(draft.trigger.start - 30, draft.quotes[0].start) : draft.trigger.end + 5]
    if _PRONOUN.search(around) is None:
        return draft
    held = {name for one in drafts if one.type in _CUSTODY for name in one.persons}
    near = [
        name
        for one in drafts
        if one.type in _CUSTODY and 0 <= draft.sentence - one.sentence <= HELD_WITHIN
        for name in one.persons
    ]
    told = set(draft.persons) & held or len(set(near)) != 1 or set(near) <= set(draft.actors)
    return draft if told else replace(draft, persons=(near[0],))


def _speaking(drafts: list[Draft]) -> set[str]:
    return {name for one in drafts if terms.claim_type(one.type).kind == "response" for name in one.actors}


def _named(drafts: list[Draft]) -> list[Draft]:
    """Groups whose number is that of the people named together right after, under those people's names."""
    found = []
    for draft in drafts:
        number = draft.groups[0].number if len(draft.groups) == 1 and not draft.persons else None
        after = [
            other
            for other in drafts
            if number is not None and len(other.persons) == number and 0 <= other.sentence - draft.sentence <= 2
            if not _of_earlier_years(other, draft)
        ]
        several = number is not None and number >= 2 and is_person_noun(draft.groups[0].head.lower())
        apart = _each_by_name(draft, drafts) if several and not after else None
        found.append(_with_names_of(draft, after[0]) if several and after else apart or draft)
    return found


def _of_earlier_years(draft: Draft, other: Draft) -> bool:
    """Whether its own words date it to a year before the other's: "the 2008 disappearances of A, B and C"."""
    return draft.date is not None and other.date is not None and draft.date.last_day.year < other.date.first_day.year


def _each_by_name(draft: Draft, drafts: list[Draft]) -> Draft | None:
    """A draft of several of whom the next sentence tells one by one: "killed two men. A was shot, and B …"."""
    family = next((one for one in _FAMILIES if draft.type in one), frozenset[str]())
    later = [other for other in drafts if other.sentence == draft.sentence + 1 and other.type in family]
    names = tuple(dict.fromkeys(name for other in later for name in other.persons))
    if len(later) < 2 or any(one.groups for one in later) or len(names) != draft.groups[0].number:
        return None
    return _with_names_of(draft, replace(later[0], persons=names))


def _once_taken(drafts: list[Draft]) -> list[Draft]:
    """The drafts without the hours for which those were held whose arrest is told: no custody of its own."""
    taken = {name for one in drafts if one.type == "arrest" for name in one.persons}
    custody = ("imprisonment", "remand")
    return [
        one
        for one in drafts
        if one.type not in custody
        or not one.persons
        or not set(one.persons) <= taken
        or not (one.term or "").endswith(("hours", "hour"))
    ]


def _not_passed_yet(drafts: list[Draft]) -> list[Draft]:
    """The drafts without a penalty that somebody is said to face and that was passed: "is facing the death penalty"."""
    passed = {(one.persons, one.term) for one in drafts if one.type == "sentence" and one.modality == "asserted"}
    return [
        one
        for one in drafts
        if one.type != "sentence" or one.modality != "possible" or not one.term or (one.persons, one.term) not in passed
    ]


def _introduced(drafts: list[Draft]) -> list[Draft]:
    """What news tells of somebody unnamed first ("a woman was arrested") and then by the name, told once."""
    kept = dict(enumerate(drafts))
    for number, draft in enumerate(drafts):
        named = _named_later(draft, drafts)
        if named is not None:
            kept[named] = together(kept[named], replace(kept.pop(number), groups=()))
    return [kept[number] for number in sorted(kept)]


def _led_in(drafts: list[Draft], document: Document) -> list[Draft]:
    """What news begins with of somebody unnamed, under the name that the next sentence begins with.

    "A court sentenced a teacher to death. Omar Saleh, 54, was arrested in May": the age shows that he is introduced.
    """
    found = []
    for draft in drafts:
        one = draft.groups[0] if len(draft.groups) == 1 and draft.groups[0].number == 1 else None
        single = one is not None and not draft.persons and _has_article(draft, one.text.lower())
        after = [
            other
            for other in drafts
            if single and other.sentence == draft.sentence + 1 and other.persons
            if re.match(rf"{re.escape(other.persons[0])}, \d\d,", other.quotes[0].text)
        ]
        named = len({other.persons[0] for other in after}) == 1
        named = named and document.text.count(after[0].persons[0], 0, draft.quotes[0].end) == 0
        found.append(_with_names_of(draft, replace(after[0], persons=after[0].persons[:1])) if named else draft)
    return found


def _with_names_of(draft: Draft, other: Draft) -> Draft:
    """A draft under the names of another, whose words it quotes as well: they alone show who it is."""
    remarks: tuple[Remark, ...] = (*draft.remarks, "named_after")
    quotes = (*draft.quotes, *(one for one in other.quotes[:1] if one not in draft.quotes))
    return replace(draft, persons=other.persons, groups=(), quotes=quotes, remarks=remarks)


def _has_article(draft: Draft, group: str) -> bool:
    """Whether "a" or "an" stands before a group where the draft's quote words it."""
    text = draft.quotes[0].text.lower()
    return text[: max(text.find(group), 0)].split()[-1:] in (["a"], ["an"])


def _named_later(draft: Draft, drafts: list[Draft]) -> int | None:
    """Where the same act is told of the only one whom a few sentences further name; none where two are named."""
    if draft.persons or len(draft.groups) != 1 or draft.groups[0].number != 1:
        return None
    if not _has_article(draft, draft.groups[0].text.lower()):
        return None
    same = {n: one for n, one in enumerate(drafts) if one.type == draft.type and len(one.persons) == 1}
    later = [n for n, one in same.items() if 0 < one.sentence - draft.sentence <= NAMED_WITHIN]
    return later[0] if later and len({one.persons for one in same.values()}) == 1 else None


def _of_charges(draft: Draft, document: Document) -> bool:
    """Whether it asks that charges be dropped: of nobody's custody does that tell."""
    asked = document.text[draft.trigger.start : draft.trigger.end].lower()
    return asked.startswith(tuple(offences().given_up))


def _implied(drafts: list[Draft], document: Document) -> list[Draft]:
    """An imprisonment of those of whom an appeal for release is all that is said."""
    held = {name for draft in drafts if draft.type in _CUSTODY for name in draft.persons}
    heads = {group.head for draft in drafts if draft.type in _CUSTODY for group in draft.groups}
    found = []
    for draft in drafts:
        if draft.type != "appeal" or "release" not in draft.rule or _of_charges(draft, document):
            continue
        persons = tuple(name for name in draft.persons if name not in held)
        groups = tuple(group for group in draft.groups if group.head not in heads)
        if persons or groups:
            held |= set(persons)
            heads |= {group.head for group in groups}
            found.append(
                replace(
                    draft,
                    type="imprisonment",
                    persons=persons,
                    groups=groups,
                    actors=(),
                    date=None,
                    place=country_of(document),
                    rule=f"implied by {draft.rule}",
                    remarks=("implied",),
                )
            )
    return found
