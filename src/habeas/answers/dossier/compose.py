"""Puts a dossier together out of what the record has: acts in order, exhibits numbered, what speaks against each."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date

from habeas.acts.sources import card_order, copies, independent_sources
from habeas.answers.dossier.against import against
from habeas.answers.dossier.involvement import involvement
from habeas.answers.dossier.layout_words import text
from habeas.answers.dossier.model import (
    ActOf,
    Against,
    CitedKin,
    Dossier,
    Exhibit,
    Gathered,
    Named,
    Office,
    Received,
    Relative,
    Words,
)
from habeas.answers.dossier.naming import names_the_actor
from habeas.answers.dossier.offices import companies, of_a_state, offices, on_the_day
from habeas.answers.dossier.words import dossier_words
from habeas.model import Act, DocumentCard, SourcedClaim
from habeas.terms import claim_types

VERIFIED = "verified"
# The degree of those who bring charges.
PROSECUTED = "prosecuted"
# To accuse somebody is words; to charge them is an act.
_ACCUSED = re.compile(r"\b(?:accus|blam|alleg)\w*", re.IGNORECASE)
_CHARGED = re.compile(
    r"\b(?:charged|charges|indict\w*|opened (?:an? )?(?:\w+ )?(?:case|investigation)|prosecut\w*)\b", re.IGNORECASE
)
# What is said in public is no charge, whoever says it.
_SPEECH = r"statement|interview|speech|post|tweet"
_IN_PUBLIC = re.compile(
    rf"\b(?:{_SPEECH}|publicly)\b.*\baccus\w+|\baccus\w+.*\b(?:in an? (?:{_SPEECH})|publicly)\b",
    re.IGNORECASE | re.DOTALL,
)
# Longer quotes are cut where they are shown; the exhibit has them whole.
LONGEST_QUOTE = 700


class Numbering:
    """Numbers documents as exhibits, E1 on, in the order in which they are first cited; copies of one are one.

    Args:
        cards: all that may be cited.
    """

    def __init__(self, cards: Iterable[DocumentCard] = ()) -> None:
        self._story = {card.id: group[0].id for group in copies(cards) for card in group}
        self._numbers: dict[str, str] = {}
        self._cited: dict[str, dict[str, DocumentCard]] = {}

    def cite(self, card: DocumentCard) -> str:
        """The number of a document, which it shares with its copies; its next one where it has none yet."""
        story = self._story.get(card.id, card.id)
        self._cited.setdefault(story, {}).setdefault(card.id, card)
        return self._numbers.setdefault(story, f"E{len(self._cited)}")

    def exhibits(self, received: Mapping[str, Received]) -> tuple[Exhibit, ...]:
        """All that were cited: of copies the one that was cited first, the others under it."""
        found = []
        for number, cards in enumerate(self._cited.values(), start=1):
            first, *others = (
                Exhibit(f"E{number}" if place == 1 else f"E{number}.{place}", card, received.get(card.id))
                for place, card in enumerate(cards.values(), start=1)
            )
            found.append(replace(first, copies=tuple(others)))
        return tuple(found)


def compose(gathered: Gathered, as_of: date, *, only_verified: bool = False) -> Dossier:
    """The dossier on an actor as of a day; with `only_verified` of what people verified alone."""
    every = [each for each in gathered.acts if not only_verified or _verified(each.act)]
    telling = _Telling(gathered, offices(gathered.offices), only_verified)
    mine = {act.id for act in gathered.suffered}
    done = [each for each in every if each.act.id not in mine]
    ending = [each for each in done if claim_types()[each.act.type].custody == "ends" and each.act.type != "killing"]
    accusing = [each for each in done if telling.only_accuses(each)]
    doubted = [each for each in done if each not in (*ending, *accusing) and telling.only_a_state(each)]
    harming = [each for each in done if each not in (*ending, *accusing, *doubted)]
    both = [each for each in every if each.act.id in mine]
    own = [_plain(act) for act in gathered.suffered if act.id not in {each.act.id for each in both}]
    told = telling.acts(harming, "A"), telling.acts(ending, "R"), telling.acts(both, "B")
    suffered = telling.acts([each for each in own if not only_verified or _verified(each.act)], "V")
    accused, apart = telling.acts(accusing, "S"), telling.acts(doubted, "D")
    listings = telling.acts(list(map(_plain, gathered.listings)), "L")
    relatives = telling.relatives(gathered.kin)
    for office in (*telling.offices, *companies(offices(gathered.of_kin))):
        for card in office.documents:
            telling.numbering.cite(card)
    return Dossier(
        gathered.actor, as_of, only_verified, len(gathered.acts) - len(every), *told, suffered, listings,
        gathered.confirmed, telling.offices, gathered.superiors, gathered.circle, relatives,
        companies((*telling.offices, *offices(gathered.of_kin))),
        telling.numbering.exhibits(gathered.received), gathered.said, gathered.withheld, accused, apart,
    )  # fmt: skip


def _cards(gathered: Gathered) -> Iterator[DocumentCard]:
    later = [act for acts in gathered.later.values() for act in acts]
    for act in (*(each.act for each in gathered.acts), *gathered.suffered, *gathered.listings, *later):
        yield from (claim.document for claim in act.claims)
    yield from (office.document for office in (*gathered.offices, *gathered.of_kin))
    yield from (relative.document for relative in gathered.kin)


def _plain(act: Act) -> Named:
    return Named(act, frozenset())


def _verified(act: Act) -> bool:
    return any(claim.review == VERIFIED for claim in act.claims)


def _order(named: Named) -> tuple[bool, str, str]:
    act = named.act
    return act.date is None, str(act.date or ""), act.id


class _Telling:
    """Acts as the dossier tells them, with the numbers of exhibits that they share."""

    def __init__(self, gathered: Gathered, held: tuple[Office, ...], only_verified: bool) -> None:
        self.gathered = gathered
        self.offices = held
        self.only_verified = only_verified
        self.numbering = Numbering(_cards(gathered))

    def acts(self, named: Sequence[Named], letter: str) -> tuple[ActOf, ...]:
        return tuple(
            self._act(each, f"{letter}{place}") for place, each in enumerate(sorted(named, key=_order), start=1)
        )

    def only_accuses(self, named: Named) -> bool:
        """Whether a charge is only what somebody says of others: without an office of a state, or in words alone."""
        actor = self.gathered.actor
        if named.act.type != "charge":
            return False
        quotes = [quote.text for claim in named.act.claims for quote in claim.claim.quotes]
        said = all(_ACCUSED.search(each) and not _CHARGED.search(each) for each in quotes)
        if said and all(map(_IN_PUBLIC.search, quotes)):
            return True
        if not actor.is_person:
            return said and actor.kind in dossier_words().private_kinds
        state = any(of_a_state(each) for each in self.offices if each.held)
        held = [each.role for each in self.offices if each.held]
        return not state or (said and involvement("charge", actor.kind, held, quotes).degree != PROSECUTED)

    def only_a_state(self, named: Named) -> bool:
        """Whether it is what only a state does, of somebody who by no document is of one."""
        actor, known = self.gathered.actor, dossier_words()
        if named.act.type not in known.state_acts:
            return False
        return not any(map(of_a_state, self.offices)) if actor.is_person else actor.kind in known.private_kinds

    def relatives(self, kin: Sequence[CitedKin]) -> tuple[Relative, ...]:
        found: dict[tuple[str, str], list[CitedKin]] = {}
        for each in kin:
            found.setdefault((each.name, each.word), []).append(each)
        told = []
        for (name, word), several in sorted(found.items()):
            numbers = dict.fromkeys(self.numbering.cite(each.document) for each in several)
            told.append(Relative(name, word, tuple(numbers)))
        return tuple(told)

    def _act(self, named: Named, number: str) -> ActOf:
        act, actor = named.act, self.gathered.actor
        kept = [each for each in act.claims if not self.only_verified or each.review == VERIFIED]
        kept.sort(key=lambda each: (each.id not in named.by, card_order(each.document)))
        told = tuple(self._words(kept))
        later = self.gathered.later.get(act.person_id or "", ())
        quotes = [quote.text for claim in kept for quote in claim.claim.quotes]
        held = self.offices if actor.is_person else ()
        how = involvement(act.type, actor.kind, [each.role for each in held if each.held], quotes, actor.called)
        groups = independent_sources(claim.document for claim in kept)
        unnamed = self._unnamed(named, kept)
        return ActOf(
            number,
            act,
            victim_of(act),
            how.degree,
            how.reason,
            on_the_day(held, act.date, {claim.document.id for claim in act.claims}),
            told,
            tuple(tuple(dict.fromkeys(self.numbering.cite(card) for card in group)) for group in groups),
            (*unnamed, *against(act, later, self.numbering.cite), *self._denied_beside(kept)),
            _verified(act),
            self.gathered.called.get(act.person_id or "", ()),
            named=not unnamed,
        )

    def _unnamed(self, named: Named, kept: Sequence[SourcedClaim]) -> tuple[Against, ...]:
        """That no quote names the actor, where some claim says that they did it and none of its quotes shows it."""
        mine = [each for each in kept if each.id in named.by]
        quotes = [quote.text for claim in mine for quote in claim.claim.quotes]
        if not mine or names_the_actor(self.gathered.actor.names, quotes):
            return ()
        exhibits = tuple(dict.fromkeys(self.numbering.cite(each.document) for each in mine))
        return (Against("not named", text("not_named", name=self.gathered.actor.name), exhibits),)

    def _denied_beside(self, kept: Sequence[SourcedClaim]) -> Iterator[Against]:
        """Words of denial that stand beside what tells of the act, each once with its exhibits."""
        found: dict[str, dict[str, None]] = {}
        for each in kept:
            for said in self.gathered.denials.get(each.id, ()):
                found.setdefault(said, {})[self.numbering.cite(each.document)] = None
        for said, exhibits in found.items():
            yield Against("denied beside", text("denied_beside", words=said), tuple(exhibits))

    def _words(self, told: Sequence[SourcedClaim]) -> Iterator[Words]:
        """What is said in the same words once, with all its exhibits."""
        found: dict[tuple[str, str | None, str, str], dict[str, None]] = {}
        for each in told:
            text = " […] ".join(_once(quote.text for quote in each.claim.quotes))
            shown = text if len(text) <= LONGEST_QUOTE else f"{text[:LONGEST_QUOTE].rsplit(' ', 1)[0]} […]"
            key = (shown, each.claim.speaker, each.claim.modality, each.review)
            found.setdefault(key, {})[self.numbering.cite(each.document)] = None
        for key, exhibits in found.items():
            yield Words(tuple(exhibits), *key)


def _once(quotes: Iterable[str]) -> list[str]:
    """Sentences in a line each, without one that another goes on with word for word."""
    plain = list(dict.fromkeys(" ".join(quote.split()) for quote in quotes))
    return [one for one in plain if not any(other != one and other.startswith(one.rstrip(".,;")) for other in plain)]


def victim_of(act: Act) -> str:
    """Whom an act was done to, in words: a name, a group with its number, organizations, or nobody named."""
    if act.person_name:
        return act.person_name
    organizations = ", ".join(act.organizations)
    if act.group:
        group = f"{act.number:,} {act.group}" if act.number is not None else act.group
        return f"{group} ({organizations})" if organizations else group
    return organizations or "nobody named"
