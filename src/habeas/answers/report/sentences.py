"""An act, several acts of groups, a reported number or a status as one sentence of a draft, with its footnotes.

A sentence says what its claims say and nothing else; what they do not say is left out of it.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from rapidfuzz import fuzz

from habeas.acts.sources import told_on
from habeas.answers.manuscript import Note
from habeas.answers.report.citing import VERIFIED, notes_of, publishers
from habeas.answers.report.fitting import (
    actors_said,
    are_deeds,
    charges_said,
    group_said,
    number_qualifier,
    place_said,
    raised,
    speaker_said,
    term_said,
    with_a,
    with_article,
)
from habeas.answers.report.quotable import is_short, says_year_end
from habeas.answers.report.trimming import is_time_held
from habeas.answers.report.who import Who
from habeas.answers.report.wording import Worded, Wording
from habeas.answers.report.wording_files import ENGLISH
from habeas.answers.response import requests_of
from habeas.dates import PartialDate
from habeas.model import Act, SourcedClaim

# The kind of a sentence that tells a reported number.
COUNT = "count"
_LAST_MONTH = 12
# "Lawyers for Varga" are not Varga.
_OF_OTHERS = re.compile(r" (?:of|for|to|from) ")
# Two spellings of one name in a sentence are this alike: "Karimli", "Kerimli".
_SAME_NAME = 88


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence with what it rests on.

    Attributes:
        key: stable for the same claims told in the same way.
        claims: the ids of the claims that it tells.
        people: the ids of the persons whom it names.
        verified: whether a person verified at least one of its claims, or the number that it tells.
        newest: the time that its newest document speaks from.
        author: who wrote or edited it, where that was a person.
    """

    key: str
    kind: str
    text: str
    notes: tuple[Note, ...] = ()
    claims: tuple[str, ...] = ()
    people: tuple[str, ...] = ()
    verified: bool = False
    publishers: frozenset[str] = frozenset()
    newest: PartialDate | None = None
    author: str = ""

    @property
    def said(self) -> str:
        """16 hexadecimal digits of its words: what somebody saw who changes it."""
        return hashlib.sha1(self.text.encode(), usedforsecurity=False).hexdigest()[:16]

    @property
    def is_unverified(self) -> bool:
        """Whether it tells what a machine read, and nobody verified any of it."""
        return not self.verified and (bool(self.claims) or self.kind == COUNT)


def sentence_of(
    kind: str, text: str, claims: Sequence[SourcedClaim], wording: Wording, people: Iterable[str] = ()
) -> Sentence:
    """A sentence on these claims."""
    ids = tuple(sorted({each.id for each in claims}))
    days = [day for each in claims if (day := told_on(each.document)) is not None]
    return Sentence(
        key=key_of(kind, ids),
        kind=kind,
        text=text,
        notes=notes_of(claims, wording, text),
        claims=ids,
        people=tuple(people),
        verified=any(each.review == VERIFIED for each in claims),
        publishers=publishers(claims),
        newest=max(days, default=None, key=lambda day: day.last_day),
    )


def key_of(kind: str, claims: Iterable[str]) -> str:
    """16 hexadecimal digits that the claims and the kind of sentence give."""
    told = "\n".join([kind, *claims])
    return hashlib.sha1(told.encode(), usedforsecurity=False).hexdigest()[:16]


def together(one: Sentence, other: Sentence, claims: Sequence[SourcedClaim], wording: Wording) -> Sentence:
    """One sentence for two that say the same, on the claims of both."""
    merged = sentence_of(one.kind, one.text, claims, wording, dict.fromkeys((*one.people, *other.people)))
    return replace(merged, verified=one.verified or other.verified)


def tell_act(act: Act, who: Who, wording: Wording, year: int, before: Act | None = None) -> Sentence:
    """An act on a person or on one group; `before` is the one that the sentence before told."""
    pattern = pattern_of(act, wording)
    told = _predicate(act, pattern, who, wording)
    place, speaker = wording.source(place_said(act)), _speaker(act, who, wording)
    if place and place not in told:
        told += wording.piece("pieces", "place", place=place)
    if speaker:
        told += wording.piece("pieces", "speaker", speaker=speaker)
    when = _when(act, before, wording, year)
    people = (act.person_id,) if act.person_id else ()
    return sentence_of(act.type, modal(told, act.modality, wording, when), act.claims, wording, people)


def tell_groups(acts: Sequence[Act], wording: Wording) -> Sentence:
    """Acts of one kind, by the same, on several groups, in one sentence."""
    first = acts[0]
    said = list(dict.fromkeys(whom_said(act, wording) for act in acts))
    who = Who.several(wording.joined(said, of_lists=True), several=len(said) > 1 or is_several(first))
    pattern = pattern_of(first, wording)
    bare = replace(first, charges=(), term=None)
    told = modal(_predicate(bare, pattern, who, wording), first.modality, wording)
    return sentence_of(first.type, told, [claim for act in acts for claim in act.claims], wording)


def pattern_of(act: Act, wording: Wording) -> Worded:
    """The templates that tell an act, by the words that its first claim was seen in."""
    quote = next((quote.text for told in act.claims for quote in told.claim.quotes[:1]), "")
    return wording.of_type(act.type, seen_in(act.claims), quote)


def whom_said(act: Act, wording: Wording) -> str:
    """The group or the organizations, with how many they are."""
    group = group_said(act) if act.group else ""
    if group and act.number is not None and act.number > 1:
        number = wording.number_within(act.number)
        counted = group.startswith((number, wording.number(act.number)))
        group = wording.source(group)
        if not counted:
            word = number_qualifier(act)
            if word:
                number = wording.piece("counts", "qualified", qualifier=wording.qualifier(word), figure=number)
            group = wording.table["numbered_group"].format(number=number, group=group)
    elif group:
        group = wording.source(_one(group) if act.number == 1 or is_one(act) else group)
    named = [wording.source(with_article(each.strip(' “”"'))) for each in act.organizations]
    return wording.joined([group, *named] if group else named)


def is_several(act: Act) -> bool:
    """Whether those whom the act was done to are more than one."""
    if act.group:
        return act.number != 1 and not is_one(act)
    return len(act.organizations) > 1


def is_one(act: Act) -> bool:
    """Whether a group without a number is somebody: "a police officer"."""
    group = " ".join((act.group or "").split())
    if act.number is not None or not group or group.endswith("s"):
        return False
    single = re.compile(rf"\b[Aa]n? {re.escape(group)}\b")
    return any(single.search(" ".join(quote.text.split())) for told in act.claims for quote in told.claim.quotes[:1])


def seen_in(claims: Sequence[SourcedClaim]) -> str:
    """The words by which the machine saw the claims, or for what a person added its whole quote; what appeals ask."""
    said = list(requests_of(claims))
    for each in claims:
        trigger, quote = each.claim.trigger, each.claim.quotes[0]
        inside = next((one for one in each.claim.quotes if trigger and one.span.contains(trigger)), None)
        if inside is not None and trigger is not None:
            said.append(inside.text[trigger.start - inside.start : trigger.end - inside.start])
        elif trigger is None:
            said.append(quote.text)
    return " ".join(said)


def when_said(act: Act, wording: Wording, year: int) -> str:
    """When, at the beginning of a sentence; nothing for the year of the report itself."""
    known = act.date
    if known is None:
        return ""
    name = known.precision
    if name == "year" and known.year == year:
        name = "year_of_year"
    elif is_at_year_end(act) and known.year == year:
        name = "year_end"
    return wording.piece("when", name, date=wording.day(known, year))


def is_at_year_end(act: Act) -> bool:
    """Whether the month of an act is known only because its sources tell how it was at the year's end."""
    if act.date is None or act.date.precision != "month" or act.date.first_day.month != _LAST_MONTH:
        return False
    quotes = [" ".join(quote.text for quote in told.claim.quotes) for told in act.claims]
    return bool(quotes) and all(says_year_end(quote) for quote in quotes)


def _when(act: Act, before: Act | None, wording: Wording, year: int) -> str:
    """When, or that it was the same day or month as what was told before."""
    if before is not None and act.date is not None and before.date == act.date and act.date.precision != "year":
        return wording.piece("when", "same" if act.date.precision == "day" else "same_month")
    return when_said(act, wording, year)


def modal(told: str, modality: str, wording: Wording, when: str = "") -> str:
    """The words as a whole sentence, as firm as they are said."""
    template = str(wording.table["modality"][modality]["sentence"])
    told = told.removesuffix(".")
    return wording.begun(
        raised(template.format(sentence=raised(when + told), sentence_within=when[:1].lower() + when[1:] + told))
    )


def _predicate(act: Act, pattern: Worded, who: Who, wording: Wording) -> str:
    actors = wording.joined([wording.source(actor) for actor in actors_said(act) if not who.is_named(actor)])
    charges = wording.joined([wording.source(charge) for charge in charges_said(act)], of_lists=True)
    deeds = are_deeds(act) and not pattern.by_charges
    term = _term(act.term, wording) if act.term else ""
    template = pattern.by if actors else pattern.plain
    within = (pattern.by_charges if actors else pattern.plain_charges) if charges and not deeds else ""
    values = {
        "actors": actors,
        "subject": who.subject,
        "object": who.object,
        "possessive": who.possessive,
        "perhaps": wording.table["modality"][act.modality]["perhaps"],
        "charges": charges,
        "term": term,
        **who.of(wording),
        **wording.table["agrees"]["several" if who.many else "one"],
    }
    told = (within or template).format(**values)
    pieces = []
    if term and pattern.term:
        brief = bool(pattern.short_term) and (is_short(term) or is_time_held(act))
        pieces.append((pattern.short_term if brief else pattern.term).format(term=term))
    if charges and not within:
        own = "" if deeds else pattern.charges
        piece = (own or str(wording.table["pieces"]["deeds" if deeds else "charges"])).format(charges=charges)
        pieces.insert(0 if pattern.charges_first else len(pieces), piece)
    return told + "".join(pieces)


def _term(term: str, wording: Wording) -> str:
    return term_said(term) if wording.language == ENGLISH else wording.source(term)


def _speaker(act: Act, who: Who, wording: Wording) -> str:
    """Who alone says it; nothing where the claims have several speakers, or a document says it by itself."""
    speakers = {each.claim.speaker for each in act.claims}
    quotes = [quote.text for each in act.claims for quote in each.claim.quotes[:1]]
    said = speaker_said(speakers.pop(), quotes) if len(speakers) == 1 else ""
    if who.is_named(said) or (who.name and said.endswith(who.name) and not _OF_OTHERS.search(said)):
        return who.later
    if who.name and not who.many and fuzz.ratio(said.casefold(), who.name.casefold()) >= _SAME_NAME:
        return who.later
    return "" if said in actors_said(act) else wording.source(said)


def _one(group: str) -> str:
    if group.split(" ", 1)[0] in ("a", "an", "the", "one"):
        return group
    return with_a(group)
