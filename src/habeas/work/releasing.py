"""Who was released for publication, and what of them; and which series of reported numbers. Nothing else is published.

    ReleasesOf(record).add("ana-torr", {"address": "PO Box 1, Halem"}, because="she asked for letters")
    ReleasesOf(record).all()        # {person id: Release}, of whoever has the mention that was released, and no others
    ReleasesOf(record).counts()     # the series, each with the very numbers that were looked at

A release is an entry of the log, undone as any other. That somebody is withheld (`work.withholding`) holds over it. It
is of the mentions that the person had: whoever was merged since then with somebody who was not released is held back.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from habeas.answers.counts import matches
from habeas.answers.site.fields import field_named
from habeas.dates import PartialDate
from habeas.errors import NotAllowed, NotFound, UnknownTerm
from habeas.model import Person
from habeas.people.judgement import Judgement
from habeas.people.judgements import mention_key
from habeas.record import cases as case_rows
from habeas.record import decisions, load, rulings
from habeas.record.connect import Record
from habeas.record.history import RELEASED_COUNTS, RELEASED_MENTION, RELEASES
from habeas.record.mentions_now import current_keys, holders, mentions_of
from habeas.work import deciding, withholding
from habeas.work.answers import SourcedCount
from habeas.work.birthdays import birthdays
from habeas.work.photos import PhotosOf
from habeas.work.words import one_line
from habeas.work.writing import writing

RELEASE = "release"
# The other side of a judgement that has only one.
SITE = "the site"
# The longest value that is released.
LONGEST = 400
# So many who wait for a release are shown at once.
MOST_WAITING = 200


@dataclass(frozen=True, slots=True)
class Release:
    """That somebody's case may be published, and what else of them, by field with its value.

    Attributes:
        id: the number of the entry of the log.
        mentions: those that the person had; empty in releases that did not keep them.
    """

    id: int
    key: str
    values: Mapping[str, str]
    by: str
    made: datetime
    because: str
    mentions: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Line:
    """Somebody with how many claims on them are verified, and their release where there is one.

    `merged` is whether they were released, and then merged with somebody who was not; `partly` whether some fields of
    theirs are withheld.
    """

    person: Person
    verified: int
    release: Release | None = None
    withheld: bool = False
    merged: bool = False
    partly: bool = False


@dataclass(frozen=True, slots=True)
class CountsRelease:
    """That a series of reported numbers may be published: those of `keys`, which were there when it was released."""

    id: int
    country: str
    what: str
    keys: frozenset[str]
    by: str
    made: datetime
    because: str


@dataclass(frozen=True, slots=True)
class ReleasesOf:
    """The releases of a registry."""

    record: Record

    def all(self) -> dict[str, Release]:
        """Whose case was released, by the person's id now; of several releases the latest.

        Without those who are held back: see `merged`.
        """
        gone = self.merged()
        return {person: each[-1] for person, each in self._held().items() if person not in gone}

    def merged(self) -> frozenset[str]:
        """Those who were released, and since then merged with somebody who was in the record and was not released.

        Mentions in documents that came later are no such merge: what they tell is published once it is verified.
        """
        held = self._held()
        mine = mentions_of(self.record, held)
        found = set()
        for person, each in held.items():
            known = current_keys(self.record, (key for one in each for key in one.mentions)).values()
            others = [added for key, added in mine.get(person, {}).items() if key not in set(known)]
            if all(one.mentions for one in each) and any(added <= each[-1].made for added in others):
                found.add(person)
        return frozenset(found)

    def _held(self) -> dict[str, list[Release]]:
        """The releases that hold, by the person's id now, the earliest of each first."""
        held = decisions.active(self.record, RELEASES)
        now = current_keys(self.record, (each.left for each in held))
        found: dict[str, list[Release]] = {}
        for each in held:
            for person in holders(self.record, [now[each.left]]) if each.left in now else []:
                found.setdefault(person, []).append(_release(each))
        return dict(sorted(found.items()))

    def of(self, person_id: str) -> Release | None:
        """The release of somebody; None where there is none."""
        return self.all().get(person_id)

    def lines(self) -> list[Line]:
        """Those who are released, by name, each with how many verified claims there are on them."""
        found, verified, gone = self.all(), rulings.verified(self.record), self._unnamed()
        people = sorted(case_rows.people(self.record, pk__in=sorted(found)), key=lambda one: (one.name, one.id))
        held = withholding.all_released(self.record)
        return [
            Line(one, verified.get(one.id, 0), found[one.id], one.id in gone, partly=one.id in held) for one in people
        ]

    def waiting(self, limit: int = MOST_WAITING) -> list[Line]:
        """Those of whom most claims are verified, who are neither released nor withheld."""
        found, verified, gone = self.all(), rulings.verified(self.record), self._unnamed()
        several = [one for one in verified if one not in found and one not in gone]
        first = sorted(several, key=lambda one: (-verified[one], one))[:limit]
        people = {one.id: one for one in case_rows.people(self.record, pk__in=first)}
        merged = self.merged()
        return [Line(people[one], verified[one], merged=one in merged) for one in first if one in people]

    def add(
        self, person_id: str, values: Mapping[str, str] | None = None, *, because: str, by: str | None = None
    ) -> Release:
        """Releases somebody's case, and with it these fields with these values; it takes the place of an earlier one.

        A field without a value is released with the one that the record has, as it is now.

        Raises:
            NotFound: there is no such person.
            UnknownTerm: a field is none, a value is none of its kind or is missing, or no reason is given.
            NotAllowed: the person is withheld.
            RegistryInUse: a build is going on.
        """
        reason = _reason(because)
        with writing(self.record):
            person = next(iter(case_rows.people(self.record, pk=person_id)), None)
            if person is None:
                raise NotFound("There is no person with that id.")
            if not withholding.released(self.record, person).shows("name"):
                raise NotAllowed("This person is withheld from what is published; see why with: habeas withhold list")
            told = {name: self._value(person, name, value) for name, value in (values or {}).items()}
            mentions = {mention_key(each) for each in person.mentions}
            evidence = (
                *(f"{name}={value}" for name, value in told.items()),
                *(f"{RELEASED_MENTION}={each}" for each in sorted(mentions)),
            )
            keys = (mention_key(person.mentions[0]), SITE)
            made = deciding.judge(self.record, RELEASES, RELEASE, keys, evidence, reason, by).decision
        return Release(made.id, keys[0], told, made.by, made.made, made.because, frozenset(mentions))

    def counts(self) -> list[CountsRelease]:
        """The series that were released, by country and what is counted; of several releases of one the latest."""
        found = {each.left: each for each in decisions.active(self.record, RELEASED_COUNTS)}
        return [_counts_release(found[key]) for key in sorted(found)]

    def add_counts(self, what: str, country: str, *, because: str, by: str | None = None) -> CountsRelease:
        """Releases the series of what a country's documents report now; what comes in later is not in it.

        Raises:
            UnknownTerm: no reason is given.
            NotFound: no document reports such a number.
            RegistryInUse: a build is going on.
        """
        reason, counted = _reason(because), one_line(what)
        with writing(self.record):
            keys = sorted({count_key(each) for each in self.reported(counted, country)})
            if not keys:
                raise NotFound(f"No document on {country} counts {counted[:60]!r}. See what they count: habeas counts")
            sides = (f"{country} {counted}", SITE)
            made = deciding.judge(self.record, RELEASED_COUNTS, RELEASE, sides, tuple(keys), reason, by).decision
        return CountsRelease(made.id, country, counted, frozenset(keys), made.by, made.made, made.because)

    def reported(self, what: str, country: str) -> list[SourcedCount]:
        """The numbers of a class that documents on a country report."""
        found = load.counts(self.record, document__country=country, kind="stock")
        return [each for each in found if matches(each.count.what, what)]

    def _unnamed(self) -> set[str]:
        """Those who may not be named in what is published."""
        held = withholding.all_released(self.record)
        return {one for one, each in held.items() if not each.shows("name")}

    def _value(self, person: Person, name: str, given: str) -> str:
        """The value that is released: as given, else as the record has it."""
        field, value = field_named(name), one_line(given)[:LONGEST]
        if not value:
            value = self._known(person, name)
        if not value:
            raise UnknownTerm(f"The record knows no {field.label} of this person; give it with the release.")
        return str(PartialDate.parse(value)) if field.value == "date" else value

    def _known(self, person: Person, name: str) -> str:
        if name == "birthday":
            born = {mention.born for mention in person.mentions if mention.born} or birthdays(self.record, person)
            return min(born, key=lambda day: (-len(day), day)) if len({day[:4] for day in born}) == 1 else ""
        if name == "gender":
            return person.gender or ""
        if name == "photo":
            photo = PhotosOf(self.record).of(person)
            return photo.digest if photo else ""
        if name == "offices":
            told = [each.affiliation for each in load.affiliations(self.record, named_person__person=person.id)]
            several = (f"{one.role}, {one.organization}" if one.organization else one.role for one in told)
            return "; ".join({each.casefold(): each for each in several}.values())[:LONGEST]
        return ""


def count_key(each: SourcedCount) -> str:
    """How a release addresses a reported number: by its document, its place there and its value."""
    count = each.count
    return f"{each.document.id} {count.quote.start}-{count.quote.end} {count.low}-{count.high}"


def _reason(because: str) -> str:
    reason = one_line(because)
    if not reason:
        raise UnknownTerm("Say why it may be published: whoever asks later has to know.")
    return reason


def _release(judgement: Judgement) -> Release:
    parted = list(_parted(judgement.evidence))
    values = {name: value for name, value in parted if name != RELEASED_MENTION}
    mentions = frozenset(value for name, value in parted if name == RELEASED_MENTION)
    return Release(judgement.id, judgement.left, values, judgement.by, judgement.made, judgement.because, mentions)


def _parted(evidence: Iterable[str]) -> Iterable[tuple[str, str]]:
    for each in evidence:
        name, _, value = each.partition("=")
        yield name, value


def _counts_release(judgement: Judgement) -> CountsRelease:
    country, _, what = judgement.left.partition(" ")
    told = (judgement.by, judgement.made, judgement.because)
    return CountsRelease(judgement.id, country, what, frozenset(judgement.evidence), *told)
