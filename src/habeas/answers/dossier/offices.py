"""Offices as documents know them: first cited, last cited, called a former one; and what that says of a day.

No source gives the day on which an office began or ended, so none is told: only whether the documents that cite it lie
before the day, after it, on both sides of it, or tell of that very act.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence

from habeas.acts.sources import card_order, told_on
from habeas.answers.dossier.involvement import has_word
from habeas.answers.dossier.model import CitedOffice, Office
from habeas.answers.dossier.words import dossier_words
from habeas.dates import PartialDate
from habeas.model import DocumentCard


def offices(cited: Iterable[CitedOffice]) -> tuple[Office, ...]:
    """Each office once, whatever its capitals, the earliest cited first."""
    found: dict[tuple[str, str, str], list[CitedOffice]] = {}
    for each in cited:
        role, _ = _former(each.role)
        key = ((each.person_id or each.person), role.casefold(), (each.organization or "").casefold())
        found.setdefault(key, []).append(each)
    return tuple(sorted(map(_office, found.values()), key=_order))


def _office(cited: list[CitedOffice]) -> Office:
    held = [each for each in cited if not _former(each.role)[1]]
    ended = [each for each in cited if _former(each.role)[1]]
    first = cited[0]
    role, _ = _former((held or ended)[0].role)
    when = sorted(day for each in held if (day := told_on(each.document)) is not None)
    gone = sorted(day for each in ended if (day := told_on(each.document)) is not None)
    cards = sorted({each.document.id: each.document for each in cited}.values(), key=card_order)
    return Office(
        first.person,
        role,
        first.organization,
        when[0] if when else None,
        when[-1] if when else None,
        gone[0] if gone else None,
        tuple(cards),
        first.organization_kind,
        bool(held),
        frozenset(each.document.id for each in ended),
    )


def _former(role: str) -> tuple[str, bool]:
    """A role without the word that says that it had ended, and whether there was one."""
    first, _, rest = role.strip().partition(" ")
    for word in dossier_words().former:
        if rest and first.casefold() == word:
            return rest.strip(), True
        if role.casefold().startswith(f"{word}-"):
            return role[len(word) + 1 :].strip(), True
    return role.strip(), False


def _order(office: Office) -> tuple[str, str, str]:
    return str(office.first_cited or office.ended_by or "9999"), office.role.casefold(), office.person.casefold()


def of_a_state(office: Office) -> bool:
    """Whether an office is one of a state: by the kind of its body, or by the words of the role."""
    known, role = dossier_words(), office.role.casefold()
    return office.organization_kind in known.state_kinds or any(has_word(role, word) for word in known.state_roles)


def companies(held: Iterable[Office]) -> tuple[Office, ...]:
    """Those offices that are in a company, or that an owner has in what they own."""
    known = dossier_words()
    return tuple(
        each
        for each in held
        if each.organization and (each.organization_kind in known.company_kinds or each.role.casefold() in known.owners)
    )


def on_the_day(held: Sequence[Office], day: PartialDate | None, tellers: Collection[str]) -> tuple[str, ...]:
    """For each office a sentence on what is known of it on the day of an act; `tellers` are ids of who tells of it."""
    return tuple(_sentence(each, day, tellers) for each in held)


def _sentence(office: Office, day: PartialDate | None, tellers: Collection[str]) -> str:
    telling = [card for card in office.documents if card.id in tellers]
    if telling and office.held and any(card.id in office.ended_in for card in telling):
        both = "called so and a former one in a document that tells of the act"
        return f"{office.title}: {both} ({_named(telling[0])}); which it was on the day no source says."
    if telling and office.held:
        return f"{office.title}: so called in a document that tells of the act ({_named(telling[0])})."
    if office.first_cited is None or office.last_cited is None:
        return f"{office.title}: {_ended(office)}"
    cited = _cited(office.first_cited, office.last_cited)
    if day is None:
        return f"{office.title}: {cited}; the day of the act is not known."
    if office.ended_by is not None and office.ended_by.last_day < day.first_day:
        return f"{office.title}: called a former one by {office.ended_by}, before the act."
    if day.last_day < office.first_cited.first_day:
        return f"{office.title}: {cited}, which is after the act; no source says that it was held on the day."
    if office.last_cited.last_day < day.first_day:
        return f"{office.title}: {cited}, which is before the act; no source says that it was still held on the day."
    return f"{office.title}: {cited}, and the act falls into that time; no source gives its beginning or its end."


def _ended(office: Office) -> str:
    if office.ended_by is not None:
        return f"called a former one by {office.ended_by}; when it was held no source says."
    return "the documents that cite it have no date."


def _cited(first: PartialDate, last: PartialDate) -> str:
    return f"cited in {first}" if first == last else f"first cited {first}, last cited {last}"


def _named(card: DocumentCard) -> str:
    return f"{card.publisher or card.title or card.name}{f', {told_on(card)}' if told_on(card) else ''}"
