"""A claim as a sentence that a person would write, from `data/answers/sentences.toml`, which can be translated.

Nothing is added to what the claim says: a piece that the claim has not is left out, and who is not named is not named.
Names and nouns keep the article that the quote has before them.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from habeas import terms
from habeas.answers.sentence_words import (
    Pattern,
    Templates,
    as_in_text,
    as_length,
    as_within,
    is_plural,
    templates,
    with_article,
)
from habeas.dates import PartialDate
from habeas.model import Claim


def sentence(claim: Claim, trigger: str = "", date_given: str = "") -> str:
    """The claim as a sentence; `trigger` are the words that the machine saw, which can choose a closer verb.

    Where they are not given, they are looked for in the quotes. `date_given` is a date as a person gave it, as
    "before 2024-05-21", where the claim has it less precisely.
    """
    known = templates()
    text = "\n".join(quote.text for quote in claim.quotes)
    pattern = known.pattern(claim.type, trigger or _seen(claim))
    actors = joined([with_article(name, text, known) for name in claim.actors], known)
    whom, several = _whom(claim, text, known)
    firmly = known.modality[claim.modality]
    told = pattern.frame(by=bool(actors), somebody=bool(whom)).format(
        actors=actors,
        whom=whom or known.texts["nobody"],
        perhaps=firmly["perhaps"],
        **known.agrees["several" if several else "one"],
    )
    told += "".join(_pieces(claim, pattern, known))
    if claim.place:
        if any(house in claim.place.casefold() for house in known.lists["houses"]):
            told = told.replace(known.texts["housed"], "")
        told += known.pieces["place"].format(place=with_article(claim.place, text, known))
    told += "".join(_when_and_by_whom(claim, date_given, known))
    # What was put in between ends with a comma, and an abbreviation with a full stop, which are not said twice.
    whole = firmly["sentence"].format(sentence=told.replace(",,", ",").removesuffix(","))
    return whole[:1].upper() + (whole[1:-1] if whole.endswith("..") else whole[1:])


def date_told(date: PartialDate, known: Templates | None = None) -> str:
    """A date as it is known, in words."""
    known = known or templates()
    month = known.lists["months"][date.month - 1] if date.month else ""
    return known.dates[date.precision].format(day=date.day, month=month, year=date.year)


def joined(values: Sequence[str], known: Templates) -> str:
    """Several things in one breath, each once: "a, b and c"."""
    once = list(dict.fromkeys(values))
    listed = known.texts["joint"].join(once[:-1])
    return known.texts["last_joint"].join(part for part in (listed, *once[-1:]) if part)


def _seen(claim: Claim) -> str:
    """The words that the machine saw, where they stand in a quote."""
    at = claim.trigger
    if at is None:
        return ""
    holding = (quote for quote in claim.quotes if quote.span.contains(at))
    return next((quote.text[at.start - quote.start : at.end - quote.start] for quote in holding), "")


def _pieces(claim: Claim, pattern: Pattern, known: Templates) -> list[str]:
    """The term and the charges, in the order in which the type has them."""
    term = pattern.term.format(term=as_length(claim.term, known)) if pattern.term is not None and claim.term else ""
    general = known.pieces["charges" if len(claim.charges) == 1 else "several_charges"]
    own = general if pattern.charges is None else pattern.charges
    charges = own.format(charges=joined(claim.charges, known)) if claim.charges else ""
    return [charges, term] if pattern.charges_first else [term, charges]


def _when_and_by_whom(claim: Claim, date_given: str, known: Templates) -> Iterator[str]:
    meaning, _, day = date_given.partition(" ")
    if day:
        given = known.given[meaning].format(date=date_told(PartialDate.parse(day), known))
        yield known.pieces["date"].format(date=given)
    elif claim.date is not None:
        yield known.pieces["date"].format(date=date_told(claim.date, known))
    if claim.speaker is None:
        return
    if claim.speaker.casefold() not in (name.casefold() for name in claim.actors):
        text = "\n".join(quote.text for quote in claim.quotes)
        told = with_article(claim.speaker, text, known)
        speaker = as_in_text(told, text, known, "whose") if told == claim.speaker else told
        yield known.pieces["speaker"].format(speaker=speaker)
    elif terms.claim_type(claim.type).kind == "act":
        yield known.pieces["own_account"]


def _whom(claim: Claim, text: str, known: Templates) -> tuple[str, bool]:
    """Whom it was done to, and whether these are several."""
    bodies = [with_article(name, text, known) for name in claim.organizations]
    if claim.group is None:
        return joined([*claim.persons, *bodies], known), len(claim.persons) + len(bodies) > 1
    group = _group(claim.group, claim.number, text, known)
    if claim.persons and _are_among(claim, text, known):
        group = known.texts["group_with"].format(group=group, persons=joined(claim.persons, known))
        return joined([group, *bodies], known), True
    several = claim.number != 1 or len(claim.persons) + len(bodies) > 0
    return joined([*claim.persons, group, *bodies], known), several


def _group(group: str, number: int | None, text: str, known: Templates) -> str:
    within = as_within(group, text, known)
    told = as_in_text(within, text, known)
    if number is None or (number == 1 and told != within):
        return told
    if number == 1 and is_plural(within, known):
        return known.texts["one_of_them"].format(group=within)
    small = known.lists["small_numbers"]
    written = small[number - 1] if 0 < number <= len(small) else f"{number:,}"
    part = within.split(" ", 1)[0].casefold() in known.lists["some_of"]
    return known.texts["some_of_group" if part else "person_of_group"].format(number=written, group=within)


def _are_among(claim: Claim, text: str, known: Templates) -> bool:
    """Whether the text says of those with names that they are some of the group: "six monks, including X"."""
    _, found, rest = text.casefold().partition((claim.group or "").casefold())
    names = [name.rsplit(" ", 1)[-1].casefold() for name in claim.persons]
    for word in known.lists["including"] if found else ():
        _, included, after = rest.partition(word)
        if included and all(name in after for name in names):
            return True
    return False
