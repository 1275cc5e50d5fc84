"""Screening of a registry: looks through a sanctions list that the user has, and keeps whom it may have.

A match is a suggestion for review. Only one that a person confirmed is told in a dossier, with who did so and why.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from itertools import chain
from pathlib import Path
from typing import BinaryIO

from habeas.answers.dossier.model import Actor, Confirmed
from habeas.errors import BadReason, BadScreening, UnknownTerm
from habeas.people.judgement import Judgement
from habeas.people.screening import ftm
from habeas.people.screening.match import Match, Screen
from habeas.people.screening.simple_csv import is_simple_csv, read_simple_csv
from habeas.record import decisions
from habeas.record import organizations as bodies
from habeas.record import screening as rows
from habeas.record.connect import Record
from habeas.record.history import SCREENING
from habeas.record.mentions_now import current_keys, holders
from habeas.record.screening import Kept, Looked
from habeas.work import deciding
from habeas.work.actors import keys_of
from habeas.work.words import one_line, whoami
from habeas.work.writing import writing

CONFIRMED, REFUSED = "confirmed", "refused"
# The most that is shown of a probability: what a list says of a name is never certain.
CLOSEST = 0.99
# So many malformed lines are kept by number and reason; all are counted.
MOST_PROBLEMS = 200


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A match as it stands: whom it is about now, and what a person decided of it.

    `actor` is the address of their page, "person:ID" or "organization:ID"; None where nobody is known by that any more.
    """

    kept: Kept
    actor: str | None
    decision: Judgement | None

    @property
    def likely(self) -> str:
        """The probability with two digits, never as 1.00."""
        return f"{min(self.kept.score, CLOSEST):.2f}"

    @property
    def state(self) -> str:
        """ "confirmed", "refused" or "open"."""
        return "open" if self.decision is None else self.decision.answer


@dataclass
class _Tally:
    """What was met in a list."""

    entities: int = 0
    other: int = 0
    malformed: int = 0
    problems: list[tuple[int, str]] = field(default_factory=list)
    programmes: dict[str, list[str]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class ScreeningOf:
    """The screenings of a registry: `.screen(path)`, `.suggestions()`, `.decide(number, answer, because=…)`."""

    record: Record

    def screen(self, path: Path, dataset: str | None = None, *, by: str | None = None) -> tuple[Looked, int]:
        """Looks through a list in FollowTheMoney's JSON lines or as a simple table; the look, and how many matches.

        Raises:
            BadScreening: the file cannot be read, or not one of its lines is an entity.
            RegistryInUse: a build is going on.
        """
        screen = Screen(rows.everybody(self.record))
        people = sum(each.is_person for each in screen.everybody)
        tally, digest = _Tally(), hashlib.sha256()
        try:
            with path.open("rb") as file:
                found = list(_found(screen, _read(_lines(file, digest)), tally))
        except OSError as error:
            raise BadScreening(f"{path.name} cannot be read: {error.strerror or 'it is no file'}.") from error
        if not tally.entities and not tally.other:
            first = f" Line {tally.problems[0][0]}: {tally.problems[0][1]}." if tally.problems else ""
            raise BadScreening(
                f"{path.name} has no entity in FollowTheMoney’s JSON lines or as OpenSanctions’ simple table.{first}"
            )
        looked = Looked(
            one_line(path.name),
            digest.hexdigest(),
            one_line((dataset or _dataset(path)).replace("/", "-")),
            one_line(by or whoami()),
            datetime.now(UTC),
            tally.entities,
            tally.other,
            tally.malformed,
            tuple(tally.problems),
            people,
            len(screen) - people,
        )
        with writing(self.record), self.record.transaction():
            kept = rows.add(self.record, looked, found, tally.programmes)
        return kept, len(found)

    def looks(self) -> list[Looked]:
        """Every look that was made, the newest first."""
        return rows.looks(self.record)

    def suggestions(self, actor: Actor | None = None) -> list[Suggestion]:
        """The matches of the latest look through each list, of one actor or of all, open ones first."""
        keys = None if actor is None else sorted(keys_of(self.record, actor))
        found = rows.matches(self.record, keys)
        now = _addresses(self.record, {each.key for each in found}) if found else {}
        held = self._held() if found else {}
        told = (Suggestion(each, now.get(each.key), held.get((each.key, each.what))) for each in found)
        return sorted(told, key=lambda each: each.state != "open")

    def decide(self, number: int, answer: str, *, because: str, by: str | None = None) -> Judgement:
        """Confirms that an entry of a list is somebody of the registry, or refuses it.

        Raises:
            BadReason: no reason is given.
            NotFound: there is no such match.
            UnknownTerm: it is another answer.
            RegistryInUse: a build is going on.
        """
        if answer not in (CONFIRMED, REFUSED):
            raise UnknownTerm(f"{answer[:40]!r} is no answer; a match is “{CONFIRMED}” or “{REFUSED}”.")
        if not one_line(because):
            raise BadReason("Say why: a match is confirmed or refused only with a reason.")
        with writing(self.record):
            kept = rows.match(self.record, number)
            evidence = (f"{kept.caption} ({kept.what})", kept.name, kept.looked.sha256, *kept.listed["programmes"])
            made = deciding.judge(self.record, SCREENING, answer, (kept.key, kept.what), evidence, because, by)
        judgement = made.decision.judgement
        return judgement if judgement is not None else decisions.active(self.record, SCREENING)[-1]

    def _held(self) -> dict[tuple[str, str], Judgement]:
        return {(each.left, each.right): each for each in decisions.active(self.record, SCREENING)}


def confirmed_of(record: Record, keys: Iterable[str]) -> tuple[Confirmed, ...]:
    """The entries of sanctions lists that a person confirmed to be whom these keys address."""
    held = {(each.left, each.right): each for each in decisions.active(record, SCREENING)}
    now = current_keys(record, (left for left, _ in held)) if held else {}
    mine = set(keys) if held else set()
    told = (each for (left, _), each in held.items() if now.get(left, left) in mine and each.answer == CONFIRMED)
    return tuple(_confirmed(each) for each in told)


def _confirmed(judgement: Judgement) -> Confirmed:
    caption, _, sha256, *programmes = judgement.evidence
    dataset, _, entity = judgement.right.partition("/")
    who = (judgement.by, judgement.made, judgement.because)
    return Confirmed(caption, entity, dataset, sha256, tuple(programmes), *who)


def _addresses(record: Record, keys: set[str]) -> dict[str, str]:
    """For each key the address of whom it means now."""
    known = bodies.holders(record)
    found = {key: f"organization:{known[key]}" for key in keys if key in known}
    for key, now in current_keys(record, keys - found.keys()).items():
        people = holders(record, [now])
        if people:
            found[key] = f"person:{people[0]}"
    return found


def _read(lines: Iterator[bytes]) -> Iterator[ftm.Read]:
    """What stands in the lines of a list, in whichever of the two forms."""
    first = next(lines, b"")
    return (read_simple_csv if is_simple_csv(first) else ftm.read)(chain([first], lines))


def _found(screen: Screen, read: Iterable[ftm.Read], tally: _Tally) -> Iterator[Match]:
    for each in read:
        if isinstance(each, ftm.Listed):
            tally.entities += 1
            yield from screen.matches(each)
        elif isinstance(each, ftm.SanctionOf):
            tally.other += 1
            for entity in each.entities:
                tally.programmes.setdefault(entity, []).extend(each.programmes)
        elif isinstance(each, ftm.Other):
            tally.other += 1
        else:
            tally.malformed += 1
            if len(tally.problems) < MOST_PROBLEMS:
                tally.problems.append((each.line, each.reason))


def _lines(file: BinaryIO, digest: hashlib._Hash) -> Iterator[bytes]:
    """The lines of a file, of a line that is too long only a beginning that is too long too; all of it is hashed."""
    while line := file.readline(ftm.LONGEST_LINE + 1):
        digest.update(line)
        rest = line
        while len(rest) > ftm.LONGEST_LINE and not rest.endswith(b"\n"):
            rest = file.readline(ftm.LONGEST_LINE + 1)
            digest.update(rest)
        yield line


def _dataset(path: Path) -> str:
    """What a list is called where nobody says: its file's name without its endings."""
    name = path.name
    for ending in (".csv", ".json", ".jsonl", ".ndjson", ".ftm", ".entities"):
        name = name.removesuffix(ending)
    return name.replace("/", "-") or path.name
