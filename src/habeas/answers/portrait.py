"""What a person's page says beside the acts in their order: names by script, each charge's course, courts, prisons, and
who calls the person a political prisoner. Everything is drawn from acts and leads back to their claims.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from habeas.acts.sources import told_on
from habeas.cases.charges import Course, courses
from habeas.dates import PartialDate
from habeas.errors import BadVocabulary
from habeas.model import Act, DocumentCard, NamedPerson, SourcedClaim, Span
from habeas.people.organization_names import read_name
from habeas.terms import load_toml

_FILE = "answers/portrait.toml"
_LISTS = ("courts", "judges", "prisons", "definitions")
# The first word of a letter's name in Unicode, where that is not what its script is called.
_SCRIPTS = {"CJK": "Chinese", "HIRAGANA": "Japanese", "KATAKANA": "Japanese", "HANGUL": "Korean"}
# Acts in which a court has a part.
_IN_COURT = ("charge", "remand", "trial", "sentence", "release", "imprisonment")


@dataclass(frozen=True, slots=True)
class Words:
    """The vocabulary; see the file for what each list is."""

    courts: re.Pattern[str]
    judges: re.Pattern[str]
    prisons: re.Pattern[str]
    definitions: re.Pattern[str]
    recognised: tuple[tuple[str, re.Pattern[str]], ...]


@dataclass(frozen=True, slots=True)
class Spelling:
    """A spelling with its script, and the place in each document that has it."""

    name: str
    script: str
    places: tuple[tuple[DocumentCard, Span], ...]


@dataclass(frozen=True, slots=True)
class Body:
    """A court, a judge or a prison, as worded, with the acts that name it."""

    name: str
    acts: tuple[Act, ...]


@dataclass(frozen=True, slots=True)
class Recognition:
    """That somebody calls the person something ("political prisoner"), with the claims that say so.

    Attributes:
        by: who says it: the speaker, who made the response, else the publisher.
        definition: by which definition, in the words of a sentence that names one.
    """

    by: str
    label: str
    definition: str | None
    claims: tuple[SourcedClaim, ...]

    @property
    def since(self) -> PartialDate | None:
        """When the first document that says so appeared."""
        days = [day for claim in self.claims if (day := told_on(claim.document)) is not None]
        return min(days, key=lambda day: (day.last_day, day), default=None)


@dataclass(frozen=True, slots=True)
class Portrait:
    """All of it."""

    spellings: tuple[Spelling, ...]
    charges: tuple[Course, ...]
    courts: tuple[Body, ...]
    judges: tuple[Body, ...]
    prisons: tuple[Body, ...]
    recognitions: tuple[Recognition, ...]


def portrait(names: Iterable[tuple[NamedPerson, DocumentCard]], acts: Sequence[Act]) -> Portrait:
    """The portrait of one person, of the names that documents have and of all acts and responses in their order."""
    known = words()
    in_court = [act for act in acts if act.type in _IN_COURT]
    makers = [(name, act) for act in in_court for name in act.actors]
    judges = [(name, act) for name, act in makers if known.judges.search(name)]
    courts = [(name, act) for name, act in makers if known.courts.search(name) and (name, act) not in judges]
    places = [(act.place, act) for act in acts if act.place and known.prisons.search(act.place)]
    return Portrait(
        spellings=tuple(_spellings(names)),
        charges=tuple(courses(acts)),
        courts=tuple(_bodies(courts)),
        judges=tuple(_bodies(judges)),
        prisons=tuple(_bodies(places)),
        recognitions=tuple(recognitions(acts)),
    )


@cache
def words() -> Words:
    """The vocabulary.

    Raises:
        BadVocabulary: the file does not say what it should.
    """
    data = load_toml(_FILE)
    patterns = {name: _pattern(name, data.get(name)) for name in _LISTS}
    entries = data.get("recognised")
    if not isinstance(entries, list) or not all(isinstance(each, dict) and each.get("label") for each in entries):
        raise BadVocabulary(f"data/{_FILE} needs [[recognised]] entries, each with a label and words")
    recognised = tuple((str(each["label"]), _pattern("recognised", each.get("words"))) for each in entries)
    return Words(**patterns, recognised=recognised)


def _pattern(name: str, listed: object) -> re.Pattern[str]:
    if not isinstance(listed, list) or not listed or not all(isinstance(each, str) and each for each in listed):
        raise BadVocabulary(f"data/{_FILE}: `{name}` has to be a list of words")
    longest_first = sorted(listed, key=lambda each: (-len(each), each))
    return re.compile(r"\b(?:" + "|".join(map(re.escape, longest_first)) + r")\b", re.IGNORECASE)


def script_of(name: str) -> str:
    """The script of a name's first letter: "Latin", "Cyrillic", "Arabic", "Chinese" …; empty where it has none."""
    for letter in name:
        if letter.isalpha():
            first = unicodedata.name(letter, "").split(" ")[0]
            return _SCRIPTS.get(first, first.capitalize())
    return ""


def _spellings(names: Iterable[tuple[NamedPerson, DocumentCard]]) -> Iterator[Spelling]:
    seen: dict[str, dict[str, tuple[DocumentCard, Span]]] = {}
    for named, document in names:
        for spelling in (named.name, *named.aliases):
            seen.setdefault(spelling, {}).setdefault(document.id, (document, named.mentions[0]))
    found = [Spelling(name, script_of(name), tuple(places.values())) for name, places in seen.items()]
    often: dict[str, int] = {}
    for one in found:
        often[one.script] = often.get(one.script, 0) + len(one.places)
    yield from sorted(found, key=lambda one: (-often[one.script], one.script, -len(one.places), one.name))


def _bodies(named: Iterable[tuple[str, Act]]) -> Iterator[Body]:
    """Each body once, however its words are spelt: the Court of Appeal is the Court of Appeals."""
    found: dict[object, tuple[str, list[Act]]] = {}
    for name, act in named:
        plain = re.sub(r"^the\s+", "", name.strip(), flags=re.IGNORECASE)
        read = read_name(plain)
        key = (read.words, read.numbers, read.country) if read.words else plain.casefold()
        _, told = found.setdefault(key, (plain, []))
        if act not in told:
            told.append(act)
    yield from (Body(name, tuple(told)) for name, told in found.values())


def recognitions(acts: Iterable[Act]) -> Iterator[Recognition]:
    """Who calls the person what, with the claims that say so."""
    known = words()
    found: dict[tuple[str, str], tuple[list[SourcedClaim], str | None]] = {}
    for claim in (claim for act in acts for claim in act.claims if claim.claim.modality != "denied"):
        text, calling = " ".join(quote.text for quote in claim.claim.quotes), _read_by(claim)
        for label, pattern in known.recognised:
            # Only where these words are what the claim was read by are they said of whom it is about: "the lawyer
            # of the political prisoner A was arrested" calls nobody but A one, and "is no political prisoner" nobody.
            if pattern.search(calling):
                claims, definition = found.get((_who(claim), label), ([], None))
                named = known.definitions.search(text)
                found[_who(claim), label] = ([*claims, claim], definition or (named[0] if named else None))
    for (by, label), (claims, definition) in found.items():
        yield Recognition(by, label, definition, tuple(claims))


def _read_by(claim: SourcedClaim) -> str:
    """The words that the rule saw, as the quote has them; nothing where that is not known."""
    trigger = claim.claim.trigger
    whole = next((quote for quote in claim.claim.quotes if trigger is not None and quote.span.contains(trigger)), None)
    if whole is None or trigger is None:
        return ""
    return whole.text[trigger.start - whole.start : trigger.end - whole.start]


def _who(claim: SourcedClaim) -> str:
    said = claim.claim
    makers = said.actors if said.type in ("appeal", "condemnation", "support", "report", "award") else ()
    return said.speaker or (makers[0] if makers else None) or claim.document.publisher or claim.document.name
