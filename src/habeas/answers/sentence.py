"""A claim as a sentence that a person would write, from `data/answers/sentences.toml`, which can be translated.

Nothing is added to what the claim says: a piece that the claim has not is left out, and who is not named is not named.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from habeas import terms
from habeas.dates import PartialDate
from habeas.errors import BadVocabulary
from habeas.model import Claim

_FILE = "answers/sentences.toml"
_PIECES = ("charges", "place", "date", "speaker")


@dataclass(frozen=True, slots=True)
class Pattern:
    """How a claim of a type is put: with who did it, without, and pieces that the type words in its own way."""

    type: str
    by: str
    plain: str
    charges: str | None = None
    term: str | None = None
    words: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Templates:
    """The templates of one language."""

    joint: str
    last_joint: str
    nobody: str
    group: str
    months: tuple[str, ...]
    agrees: dict[str, dict[str, str]]
    dates: dict[str, str]
    given: dict[str, str]
    pieces: dict[str, str]
    modality: dict[str, str]
    types: dict[str, Pattern]
    variants: tuple[Pattern, ...]


def sentence(claim: Claim, trigger: str = "", date_given: str = "") -> str:
    """The claim as a sentence; `trigger` are the words that the machine saw, which can choose a closer verb.

    `date_given` is a date as a person gave it, as "before 2024-05-21", where the claim has it less precisely.
    """
    known = templates()
    pattern = _pattern(known, claim, trigger)
    several = len(claim.persons) + len(claim.organizations) > 1 or (claim.group is not None and claim.number != 1)
    whom = _whom(known, claim)
    actors = joined(claim.actors, known)
    told = (pattern.by if actors else pattern.plain).format(
        actors=actors, whom=whom, **known.agrees["several" if several else "one"]
    )
    if pattern.term is not None and claim.term:
        told += pattern.term.format(term=claim.term)
    values = {
        "charges": joined(claim.charges, known),
        "place": claim.place,
        "date": _when(claim, date_given, known),
        "speaker": claim.speaker,
    }
    for name in _PIECES:
        piece = pattern.charges if name == "charges" and pattern.charges is not None else known.pieces[name]
        if values[name]:
            told += piece.format(**{name: values[name]})
    return known.modality[claim.modality].format(sentence=told[:1].upper() + told[1:])


def _when(claim: Claim, date_given: str, known: Templates) -> str | None:
    meaning, _, day = date_given.partition(" ")
    if day:
        return known.given[meaning].format(date=date_told(PartialDate.parse(day), known))
    return None if claim.date is None else date_told(claim.date, known)


def date_told(date: PartialDate, known: Templates | None = None) -> str:
    """A date as it is known, in words."""
    known = known or templates()
    month = known.months[date.month - 1] if date.month else ""
    return known.dates[date.precision].format(day=date.day, month=month, year=date.year)


def joined(values: Sequence[str], known: Templates) -> str:
    """Several things in one breath: "a, b and c"."""
    return known.last_joint.join(part for part in (known.joint.join(values[:-1]), *values[-1:]) if part)


def _pattern(known: Templates, claim: Claim, trigger: str) -> Pattern:
    seen = trigger.casefold()
    for variant in known.variants:
        if variant.type == claim.type and any(word in seen for word in variant.words):
            return variant
    return known.types[claim.type]


def _whom(known: Templates, claim: Claim) -> str:
    group = claim.group
    if group is not None and claim.number is not None:
        group = known.group.format(number=f"{claim.number:,}", group=group)
    return joined([*claim.persons, *([group] if group else []), *claim.organizations], known) or known.nobody


@cache
def templates() -> Templates:
    """The templates.

    Raises:
        BadVocabulary: the file lacks something.
    """
    return read_templates(terms.load_toml(_FILE))


def read_templates(table: dict[str, object]) -> Templates:
    """Checks and returns parsed templates: every claim type and modality has its own."""
    try:
        found = Templates(
            joint=table["joint"],  # type: ignore[arg-type] # what is no text fails when it is tried below
            last_joint=table["last_joint"],  # type: ignore[arg-type]
            nobody=table["nobody"],  # type: ignore[arg-type]
            group=table["person_of_group"],  # type: ignore[arg-type]
            months=tuple(table["months"]),  # type: ignore[arg-type]
            agrees=table["agrees"],  # type: ignore[arg-type]
            dates=table["dates"],  # type: ignore[arg-type]
            given=table["given"],  # type: ignore[arg-type]
            pieces=table["pieces"],  # type: ignore[arg-type]
            modality=table["modality"],  # type: ignore[arg-type]
            types={name: Pattern(name, **entry) for name, entry in table["type"].items()},  # type: ignore[attr-defined]
            variants=tuple(
                Pattern(**{**entry, "words": tuple(entry["words"])})
                for entry in table["variant"]  # type: ignore[attr-defined]
            ),
        )
        _check(found)
    except (KeyError, TypeError, AttributeError, IndexError) as error:
        raise BadVocabulary(f"data/{_FILE} is not as it should be: {error!r}") from error
    return found


def _check(found: Templates) -> None:
    missing = set(terms.claim_types()) ^ set(found.types)
    missing |= {each.type for each in found.variants} - set(found.types)
    missing |= set(terms.modalities()) ^ set(found.modality)
    missing |= set(_PIECES) ^ set(found.pieces)
    missing |= {"before", "after", "about"} ^ set(found.given)
    if missing or len(found.months) != 12:
        raise BadVocabulary(f"data/{_FILE}: each claim type, modality and piece once, no others: {sorted(missing)}")
    for each in (*found.types.values(), *found.variants):
        for agreeing in found.agrees.values():
            (each.by + each.plain).format(actors="", whom="", **agreeing)
        (each.term or "").format(term="")
        (each.charges or "").format(charges="")
