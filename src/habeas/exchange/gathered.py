"""What documents themselves say of acts, gathered act by act: a claim on several people stands beside each."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace

from habeas.exchange.claim_lines import ClaimLine
from habeas.exchange.model import Cited, Told
from habeas.people.names import parse
from habeas.people.namesakes import name_of

# By the names that a document uses what the file calls these people; those whom it does not know are not in it.
Called = Callable[[str, Iterable[str]], Mapping[str, str]]


def worded(name: str, called: str) -> str:
    """What somebody is called in a document of their own: as it does, but for who shares the name with others.

    A single word is anybody's name: by it alone nobody is taken for another one.
    """
    return called if name_of(called) is not None and parse(name).complete else name


@dataclass
class _One:
    claim: ClaimLine
    cited: Cited
    lines: tuple[int, ...]
    called: dict[str, str] = field(default_factory=dict)


class Gathered:
    """Claims by what each is known by: the document as the file calls it, and the claim."""

    def __init__(self) -> None:
        self._found: dict[tuple[str, str], _One] = {}

    def add(
        self, key: tuple[str, str], claim: ClaimLine, cited: Cited, lines: tuple[int, ...], whose: Mapping[str, str]
    ) -> None:
        """Adds a claim as it stands beside an act; `whose` is, by name, what the file calls the people of the act."""
        one = self._found.setdefault(key, _One(claim, cited, lines))
        one.called |= whose

    def told(self, called_in: Called) -> list[Told]:
        """Each claim once, by document and in its order there."""
        found = sorted(self._found.items(), key=lambda each: (each[0][0], each[1].claim.order))
        return [self._told(document, one, called_in) for (document, _), one in found]

    @staticmethod
    def _told(document: str, one: _One, called_in: Called) -> Told:
        names = one.claim.names
        called = {**one.called, **called_in(document, names)}
        persons = tuple(dict.fromkeys(called.get(name, name) for name in names))
        as_named = tuple(worded(name, called.get(name, name)) for name in names)
        cited = replace(one.cited, names=as_named)
        return replace(one.claim.told, persons=persons, lines=one.lines, cited=(cited,))
