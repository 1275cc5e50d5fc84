"""Who is meant where a row of an export names somebody: a name in one document may be another's in the next.

The tables of an export say it: an act has its person and its claims, an office its holder, and a person the names and
the documents. In the document that an import is, everybody is called by one name that nobody else there has.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Any

from habeas.people.namesakes import numbered

Row = Mapping[str, Any]
# Of an office and of kin the columns of a name, each with that of who has it.
_NAMED = (("name", "person"), ("relative_name", "relative"))


class Identities:
    """The people of an export, as its rows tell them apart."""

    def __init__(self, people: Iterable[Row], acts: Iterable[Row], telling: Iterable[Row]) -> None:
        """`telling` are the rows of offices and kin."""
        rows = {str(row["id"]): row for row in people if row["id"] and row["name"]}
        self.names = numbered({one: str(row["name"]) for one, row in rows.items()})
        self._having: dict[str, set[str]] = defaultdict(set)
        self._documents = {one: set(row["documents"] or ()) for one, row in rows.items()}
        for one, row in rows.items():
            for name in {row["name"], *(row["names"] or ())}:
                self._having[str(name)].add(one)
        self._of_claim: dict[str, set[str]] = defaultdict(set)
        for act in acts:
            for claim in act["claims"] or ():
                self._of_claim[str(claim)] |= {str(act["person"])} & set(rows)
        self._told: dict[tuple[Any, Any], set[str]] = defaultdict(set)
        for row in telling:
            for name, person in _NAMED:
                self._told[row["document"], row.get(name)] |= {str(row.get(person))} & set(rows)

    def called(self, name: str, document: str | None, claim: str | None = None) -> str:
        """What somebody is called whom a row names; as it is worded where the tables do not say who that is."""
        one = self.person(name, document, claim)
        return name if one is None else self.names[one]

    def person(self, name: str, document: str | None, claim: str | None = None) -> str | None:
        """The id of whom a row names; None where the tables do not say it, or say several."""
        having = self._having.get(name, set())
        here = {one for one in having if document in self._documents[one]}
        ways = (self._told.get((document, name), set()), having & self._of_claim.get(str(claim), set()), here, having)
        return next((next(iter(found)) for found in ways if len(found) == 1), None)
