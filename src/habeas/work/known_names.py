"""The known names of a registry: added, taken back, listed, and told to whoever reads.

Adding and taking back take effect with the next build, which reads again only the documents that have all words of a
changed name. The same documents and the same names give the same claims, in whatever order they came.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from habeas.errors import UnknownTerm
from habeas.record import known_names as rows
from habeas.record import lock
from habeas.record.connect import Record
from habeas.record.faults import told_clearly
from habeas.record.known_names import KnownName

if TYPE_CHECKING:
    from habeas.claims.extract import Extractor
    from habeas.claims.known_names import KnownNames

# A name of more words or letters is a sentence, or two columns in one.
MOST_WORDS, MOST_LETTERS = 10, 120


@dataclass(frozen=True, slots=True)
class NamesChange:
    """What became of names that were given: `changed` were added or taken back; `documents` will be read again."""

    changed: tuple[str, ...]
    unchanged: tuple[str, ...]
    documents: int


@dataclass(frozen=True)
class KnownNamesOf:
    """The known names of one registry."""

    record: Record

    def __len__(self) -> int:
        return len(rows.known_names(self.record))

    def __iter__(self) -> Iterator[str]:
        return (known.name for known in rows.known_names(self.record))

    def known(self) -> KnownNames:
        """All of them as the rules are told them."""
        from habeas.claims.known_names import KnownNames

        return KnownNames.of(self)

    def rows(self, *, removed: bool = False) -> Iterator[KnownName]:
        """The names with the days on which they were added; with `removed` also those that were taken back."""
        return iter(rows.known_names(self.record, removed=removed))

    def add(self, names: Iterable[str]) -> NamesChange:
        """Adds names; one that is known in exactly these letters is left as it is.

        Raises:
            UnknownTerm: one of them is no name; nothing was added.
            RegistryInUse: a build is going on.
        """
        given = _clean(names)
        with told_clearly(self.record.folder), lock.building(self.record.folder), self.record.transaction():
            known = set(self)
            new = tuple(name for name in given if name not in known)
            rows.add(self.record, new, datetime.now(UTC))
            documents = self._mark(new)
        return NamesChange(new, tuple(name for name in given if name in known), documents)

    def remove(self, names: Iterable[str]) -> NamesChange:
        """Takes names back, under any spelling with the same plain letters; what was known stays in `rows`.

        Raises:
            UnknownTerm: one of them is no name; nothing was taken back.
            RegistryInUse: a build is going on.
        """
        from habeas.claims.known_names import keys_of

        given = {name: keys_of(name) for name in _clean(names)}
        meant = frozenset().union(*given.values())
        with told_clearly(self.record.folder), lock.building(self.record.folder), self.record.transaction():
            known = {name: keys_of(name) for name in self}
            gone = tuple(name for name, keys in known.items() if keys & meant)
            rows.remove(self.record, gone, datetime.now(UTC))
            documents = self._mark(gone)
        there = frozenset().union(*known.values())
        return NamesChange(gone, tuple(name for name, keys in given.items() if not keys & there), documents)

    def _mark(self, names: tuple[str, ...]) -> int:
        from habeas.claims.known_names import KnownNames

        changed = KnownNames.of(names)
        return rows.mark(self.record, lambda text: bool(changed.occurring(text).keys)) if names else 0


def told(record: Record, extractor: Extractor) -> Extractor:
    """The extractor with the names that a record knows, where it can know any."""
    from habeas.claims.extract import knowing

    return knowing(extractor, KnownNamesOf(record).known())


def _clean(names: Iterable[str]) -> tuple[str, ...]:
    """The names that were given, once each, in composed letters and with single spaces.

    Raises:
        UnknownTerm: one of them is no name; it is told by its place, since names do not belong into messages.
    """
    given = [names] if isinstance(names, str) else names
    clean = [" ".join(unicodedata.normalize("NFC", name).split()) for name in given]
    for number, name in enumerate(clean, start=1):
        fault = fault_of(name)
        if fault is not None:
            raise UnknownTerm(f"Name {number} of those given {fault}; nothing was changed.")
    return tuple(dict.fromkeys(clean))


def fault_of(name: str) -> str | None:
    """Why something is no name of a person; None where it may be one."""
    from habeas.claims.known_names import keys_of

    if not any(letter.isalpha() for letter in name) or not keys_of(name):
        return "has no letter"
    if not name.replace("\u200c", "").replace("\u200d", "").isprintable():
        return "has characters that no name has"
    if len(name.split()) > MOST_WORDS or len(name) > MOST_LETTERS:
        return f"is longer than {MOST_WORDS} words or {MOST_LETTERS} letters"
    return None
