"""What documents ascribe to an office alone ("the minister of interior"), where nobody is named as who held it.

There is no dossier on somebody whom no document names. What is there is told with its sentences: the acts, and whom
other documents call so, with what is known of the day, as a proposal that only a person can take up.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from habeas import model
from habeas.acts.sources import told_on
from habeas.answers.dossier.model import CitedOffice
from habeas.answers.dossier.offices import offices, on_the_day
from habeas.record import dossiers as rows
from habeas.record import load
from habeas.record.connect import Record
from habeas.record.unnamed_doers import claims_of_unnamed
from habeas.work.dossier_release import hidden_people, redactor

# So many who are called so are proposed for an act.
MOST_PROPOSED = 5


@dataclass(frozen=True, slots=True)
class UnnamedAct:
    """An act of somebody who is not named: the claims, each with its words for who did it, and who may be meant.

    `proposed` has for each a sentence on what documents tell of the office and the day, and the words that cite it.
    """

    act: model.Act
    claims: tuple[tuple[model.SourcedClaim, str], ...]
    proposed: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class UnnamedOffice:
    """The acts told of an office alone, by date; `without_country` where it is a body of a country not known."""

    asked: str
    acts: tuple[UnnamedAct, ...]
    without_country: bool


def unnamed_office(record: Record, asked: str) -> UnnamedOffice | None:
    """What documents tell of whoever is called so, without a name; None where they tell nothing.

    Acts against people who are withheld are left out.
    """
    fits = _fitting(asked)
    phrases = claims_of_unnamed(record, fits) if fits is not None else {}
    hidden = hidden_people(record)
    acts = [act for act in rows.acts_of(record, phrases) if act.person_id not in hidden]
    if fits is None or not acts:
        return None
    held = [each for each in load.affiliations(record) if each.person_id and each.person_id not in hidden]
    holders = [each for each in held if fits(_office_of(each))]
    acts.sort(key=lambda act: (act.date is None, str(act.date or ""), act.id))
    return UnnamedOffice(asked, tuple(_unnamed(act, phrases, holders) for act in acts), _no_country(acts, phrases))


def as_lines(record: Record, told: UnnamedOffice) -> Iterator[str]:
    """The same as lines of text, without the name of whoever is withheld."""
    return map(redactor(record).cut, _lines(told))


def _lines(told: UnnamedOffice) -> Iterator[str]:
    yield f"No document names whoever is meant by “{told.asked}”, so there is no dossier to send."
    yield f"Acts that documents tell of them: {len(told.acts)}."
    for number, each in enumerate(told.acts, 1):
        yield ""
        whom = each.act.person_name or each.act.group or ", ".join(each.act.organizations) or "nobody named"
        yield f"{number}. {each.act.date or 'no date'}: {each.act.type.replace('_', ' ')}: {whom} ({each.act.modality})"
        for claim, phrase in each.claims:
            for quote in claim.claim.quotes:
                yield f"   by “{phrase}”: “{' '.join(quote.text.split())}” ({_named(claim.document)})"
        for sentence, cited in each.proposed:
            yield f"   may be meant, which no source says: {sentence} “{' '.join(cited.split())}”"
    yield ""
    if told.without_country:
        yield (
            "A body of this name is in every country, and no document here says which country it is about. Say so "
            "in NAME.meta.json beside the file ({“country”: “GE”}), and build again: then it is an organization."
        )
    yield (
        "Where you know who it was, correct who did it in each claim (habeas serve, on the page of the act), with your "
        "reason. Then habeas dossier has these acts under that name."
    )


def _fitting(asked: str) -> Callable[[str], bool] | None:
    """Whether a phrase has all words that were asked for, whatever their order; None where none of them counts."""
    from habeas.people.organization_names import read_name

    wanted = read_name(asked)
    words = set(wanted.words)

    def fits(phrase: str) -> bool:
        read = read_name(phrase)
        country = wanted.country is None or read.country in (None, wanted.country)
        return words <= set(read.words) and set(wanted.numbers) <= set(read.numbers) and country

    return fits if words else None


def _words(office: str) -> frozenset[str]:
    """An office without the order of its words and without "former": a vice president is no president."""
    from habeas.people.organization_names import read_name

    return frozenset(read_name(office.removeprefix("former ")).words)


def _office_of(told: load.SourcedAffiliation) -> str:
    said = told.affiliation
    return f"{said.role} {said.organization or ''}".strip()


def _unnamed(act: model.Act, phrases: dict[str, str], holders: list[load.SourcedAffiliation]) -> UnnamedAct:
    claims = tuple((claim, phrases[claim.id]) for claim in act.claims if claim.id in phrases)
    countries = {claim.document.country for claim, _ in claims}
    meant = {_words(phrase) for _, phrase in claims}
    near = [each for each in holders if each.document.country in countries and each.person_id != act.person_id]
    near = [each for each in near if {_words(each.affiliation.role), _words(_office_of(each))} & meant]
    tellers = {claim.document.id for claim, _ in claims}
    held = offices(map(_cited, near))[:MOST_PROPOSED]
    quotes = {each.affiliation.person: each.affiliation.quote.text for each in reversed(near)}
    proposed = tuple(
        (f"{office.person}, {sentence}", quotes[office.person])
        for office, sentence in zip(held, on_the_day(held, act.date, tellers), strict=True)
    )
    return UnnamedAct(act, claims, proposed)


def _cited(told: load.SourcedAffiliation) -> CitedOffice:
    said = told.affiliation
    return CitedOffice(said.person, told.person_id, said.role, said.organization, told.document, said.quote, None)


def _no_country(acts: list[model.Act], phrases: dict[str, str]) -> bool:
    from habeas.people.organization_names import read_name

    told = [(claim.document.country, phrases[claim.id]) for act in acts for claim in act.claims if claim.id in phrases]
    return any(
        country is None and read_name(phrase).bound and read_name(phrase).kind and not read_name(phrase).nameless
        for country, phrase in told
    )


def _named(card: model.DocumentCard) -> str:
    return f"{card.publisher or card.title or card.name}{f', {told_on(card)}' if told_on(card) else ''}"
