"""From somebody who may be shown, and the claims that may be: the person as the site tells of them.

Fields that are withheld are taken out of the claims before anything is derived, so nothing that is made of them can
tell what they were. Where a field is withheld, sentences and documents are left out too: they would tell it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable
from dataclasses import replace
from datetime import date

from habeas.acts.chosen import Choices, with_choices
from habeas.acts.corroborate import corroborate
from habeas.acts.decided import Decided
from habeas.answers.portrait import Body, Spelling, portrait, script_of
from habeas.answers.site.nouns import Chosen, Picture, Published, Recorded
from habeas.answers.site.redaction import Redactor
from habeas.cases.derive import days_held, derive, status_on
from habeas.cases.detention import Detention, detentions
from habeas.cases.status import HELD
from habeas.dates import PartialDate
from habeas.model import Act, Case, CaseOn, Claim, DocumentCard, NamedPerson, SourcedClaim
from habeas.terms import claim_type

# What of a claim each withheld field takes away.
_TAKEN: dict[str, dict[str, object]] = {
    "charges": {"charges": (), "term": None},
    "places": {"place": None},
    "courts": {"actors": ()},
    "dates": {"date": None},
}
# Types of acts that tell of somebody's health.
_HEALTH = ("torture", "killing")
# Who withholds one of these withholds the sentences that tell it.
RETICENT = frozenset({*_TAKEN, "other names", "health", "acts", "responses", "recognitions", "quotes", "documents"})


def published(
    chosen: Chosen, redactor: Redactor, day: date, constraints: Decided | None = None, choices: Choices | None = None
) -> Published | None:
    """The person as of a day; None where no claim is left that tells anything."""
    person = replace(chosen.person, names=(chosen.person.name,))
    names = set(chosen.person.names) | {one.name for one, _ in chosen.names}
    claims = tuple(_with_all_taken(chosen.claims, chosen.hidden, redactor, names))
    acts = [with_choices(act, choices) if choices else act for act in corroborate(person, claims, constraints)]
    cases = derive(person, [act for act in acts if _is_shown(act, chosen.hidden)])
    if not cases:
        return None
    told = [*(act for case in cases for act in case.acts), *(act for case in cases for act in case.responses)]
    found = portrait([(named, redactor.card(card)) for named, card in _seen(chosen, claims)], told)
    spellings = tuple(one for one in found.spellings if "other names" not in chosen.hidden or one.name == person.name)
    shown = replace(
        found,
        spellings=tuple(_without_parts((one for one in spellings if not redactor.finds(one.name)), person.name)),
        recognitions=() if "recognitions" in chosen.hidden else found.recognitions,
        courts=_with_names(found.courts),
        judges=_with_names(found.judges),
    )
    values = {name: redactor.cut(value) for name, value in chosen.values.items() if name not in chosen.hidden}
    cases_on = tuple(_case_on(case, day) for case in cases)
    return Published(
        id=person.id,
        name=person.name,
        country=_country(cases),
        cases=cases_on,
        portrait=shown,
        claims=claims,
        hidden=chosen.hidden | (frozenset({"quotes", "documents"}) if chosen.hidden & RETICENT else frozenset()),
        birthday=PartialDate.parse(values["birthday"]) if "birthday" in values else None,
        address=values.get("address", ""),
        offices=values.get("offices", ""),
        gender=values.get("gender", ""),
        kin=values.get("kin", ""),
        picture=_picture(chosen, redactor) if "photo" in values else None,
        hearing=next_hearing(told, day),
        detention=_detention(cases_on),
        recorded=() if "recognitions" in chosen.hidden else tuple(_cut(one, redactor) for one in chosen.recorded),
    )


def next_hearing(acts: Iterable[Act], day: date) -> Act | None:
    """The hearing that comes next, as far as a claim says so: one that may be on the day or later."""
    coming = [act for act in acts if act.type == "trial" and act.date is not None and act.date.first_day >= day]
    return min(coming, key=lambda act: (act.date or PartialDate(9999), act.id), default=None)


def _with_all_taken(
    claims: Iterable[SourcedClaim], hidden: frozenset[str], redactor: Redactor, names: Collection[str]
) -> Iterable[SourcedClaim]:
    taken = {name: value for each in sorted(hidden & set(_TAKEN)) for name, value in _TAKEN[each].items()}
    for sourced in sorted(claims, key=lambda each: each.id):
        if not _is_told(sourced.claim, hidden):
            continue
        cut = redactor.claim(sourced, names)
        said: Claim = replace(cut.claim, **taken)  # type: ignore[arg-type]
        given = "" if "dates" in hidden else cut.date_given
        yield replace(cut, claim=said, date_given=given)


def _is_told(claim: Claim, hidden: frozenset[str]) -> bool:
    if claim.type in _HEALTH and "health" in hidden:
        return False
    return not (claim_type(claim.type).kind == "response" and "responses" in hidden)


def _is_shown(act: Act, hidden: frozenset[str]) -> bool:
    """Of somebody whose acts are withheld only that they are held is told, by what says so."""
    return "acts" not in hidden or claim_type(act.type).custody in ("begins", "continues", "ends")


def _seen(chosen: Chosen, claims: Iterable[SourcedClaim]) -> Iterable[tuple[NamedPerson, DocumentCard]]:
    """How the documents of these claims name the person: what others say of the name, nobody looked at."""
    there = {claim.document.id for claim in claims}
    return [(named, card) for named, card in chosen.names if card.id in there]


def _without_parts(spellings: Iterable[Spelling], name: str) -> list[Spelling]:
    """The spellings that are not only a part of another one, those in the script of the shown name first."""
    told = [(one, set(one.name.casefold().split())) for one in spellings]
    whole = [one for one, words in told if not any(words < others for _, others in told)]
    return sorted(whole, key=lambda one: one.script != script_of(name))


def _with_names(bodies: Iterable[Body]) -> tuple[Body, ...]:
    """Courts and judges that have a name: "judge" is none."""
    return tuple(one for one in bodies if any(letter.isupper() for letter in one.name))


def _cut(one: Recorded, redactor: Redactor) -> Recorded:
    return replace(one, body=redactor.cut(one.body), source=redactor.cut(one.source))


def _picture(chosen: Chosen, redactor: Redactor) -> Picture | None:
    picture = chosen.picture
    return None if picture is None else replace(picture, source=redactor.cut(picture.source))


def _case_on(case: Case, day: date) -> CaseOn:
    fewest, most = days_held(case, day) or (None, None)
    return CaseOn(case, day, status_on(case, day), fewest, most)


def _country(cases: Iterable[Case]) -> str | None:
    told = Counter(case.country for case in cases if case.country)
    return min(told, key=lambda code: (-told[code], code), default=None)


def _detention(cases: Iterable[CaseOn]) -> Detention | None:
    """Where and in what form somebody is held, by the last that is told of it."""
    held = [one for one in cases if one.status.value == HELD]
    told = detentions(held[-1].case) if held else ()
    return told[-1] if told else None
