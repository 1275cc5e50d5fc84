"""The registry's lists as tables to estimate from: cut to one day, and once more for each draw of undecided matches.

The first table takes people as they are matched now. Where nobody decided whether two people on the lists are one, as
many more are drawn, in each of which they are one as often as that is likely, so that its spread is in the estimate.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from habeas.errors import BadTable, UnknownTerm
from habeas.lists.cut import turnover
from habeas.lists.draws import MayBe, as_drawn, drawn
from habeas.lists.regions import regions_of
from habeas.record import who_is_who as who_rows
from habeas.record.connect import Record
from habeas.work.lists import ListsOf
from habeas.work.unified import AllLists, unified

if TYPE_CHECKING:
    from habeas.estimate import About, Estimate, Pooled, Summed, Table

# How often undecided matches are drawn. The spread of some dozens of draws is that of the matching to a tenth.
DRAWS = 20
PARTS = ("region",)
Tables = dict[str, "Table"]


@dataclass(frozen=True)
class Overlapping:
    """The lists of a day as tables.

    Attributes:
        found: the lists, cut.
        tables: by part of the population, "" for the whole, who is on which list as people are matched now.
        draws: the same for each draw of the undecided matches; empty where none is undecided.
        undecided: the pairs of people on the lists of whom nobody decided whether they are one.
        about: what is known of the lists beside who is on them.
    """

    found: AllLists
    tables: Tables
    draws: tuple[Tables, ...]
    undecided: tuple[MayBe, ...]
    about: About

    @property
    def told(self) -> list[str]:
        """What there is to say of it: the lists, what was cut out, what is undecided."""
        said = self.found.told
        if self.undecided:
            pairs = "1 pair" if len(self.undecided) == 1 else f"{len(self.undecided):,} pairs"
            said.append(
                f"{pairs} of people on the lists may be one; they are drawn {len(self.draws)} times by how likely that "
                "is. Decide on them with: habeas people --maybe"
            )
        return said


def overlapping(
    record: Record,
    day: date,
    *,
    country: str | None = None,
    by: str | None = None,
    draws: int = DRAWS,
    seed: int = 1,
) -> Overlapping:
    """The lists as of a day, as tables.

    Raises:
        NotFound: there is no list, or none on that country.
        UnknownTerm: the population cannot be divided in that way.
        BadTable: nobody on the lists was in custody on the day, or there are too many lists.
    """
    if by is not None and by not in PARTS:
        raise UnknownTerm(f"Lists cannot be divided by {by[:40]!r}; there is: {', '.join(PARTS)}.")
    found = unified(record, country, day)
    people = {listing.body: sorted(found.unified.on(listing.id)) for listing in found.unified.listings}
    if not any(people.values()):
        raise BadTable(f"Nobody on the lists was in custody on {day}; see the lists with: habeas list")
    parts = regions_of(found.unified.people) if by == "region" else {}
    pairs = undecided(record, set().union(*people.values()))
    drawn_tables = tuple(_tables(people, parts, counts_as) for counts_as in drawn(pairs, draws, seed)) if pairs else ()
    return Overlapping(found, _tables(people, parts, {}), drawn_tables, pairs, _about(record, found))


def undecided(record: Record, persons: set[str]) -> tuple[MayBe, ...]:
    """The pairs of these persons of whom nothing tells, and nobody decided, whether they are one."""
    from habeas.people.pairs import probability_of

    pairs = who_rows.doubts(record)
    return tuple(
        MayBe(left, right, probability_of(score)) for left, right, score, _ in pairs if {left, right} <= persons
    )


def estimate_parts(given: Overlapping, level: float, seed: int, *, quick: bool) -> Summed:
    """The estimate of a population in parts, with the undecided matches drawn: the sums of all draws, pooled.

    Raises:
        BadTable: the level is not between 0 and 1.
    """
    from dataclasses import replace

    from habeas.estimate import estimate_strata
    from habeas.estimate.findings import WARNS
    from habeas.estimate.headline import headline
    from habeas.estimate.mixture import mixed

    made = estimate_strata(given.tables, level, seed, quick=quick, about=given.about)
    if made.refused or not given.draws:
        return made
    distinct = {tuple(tables.items()): tables for tables in given.draws}
    known = {
        key: estimate_strata(tables, level, seed, quick=True, about=given.about) for key, tables in distinct.items()
    }
    each = [known[tuple(tables.items())] for tables in given.draws]
    sums = [one.draws for one in each if not one.refused]
    if 2 * len(sums) <= len(each):
        return made
    least = min(one.documented for one in (made, *each))
    draws = mixed(sums, least)
    warned = {each.code for part in made.parts.values() for each in part.findings if each.severity == WARNS}
    return replace(made, draws=draws, headline=headline(draws, least, level, warned))


def pooled(given: Overlapping, level: float, seed: int) -> Pooled | None:
    """The estimates under all draws of the undecided matches, pooled; None where none is undecided.

    Raises:
        BadTable: the level is not between 0 and 1.
    """
    from habeas.estimate import estimate_draws

    if not given.draws:
        return None
    return estimate_draws([tables[""] for tables in given.draws], level, seed, about=given.about)


def as_json(made: Estimate, drawn: Pooled | None) -> str:
    """The estimate as JSON, with what came of the undecided matches where there are any."""
    if drawn is None:
        return made.to_json()
    low, high = drawn.interval or (None, None)
    pooled = {
        "draws": len(drawn.each),
        "documented": list(drawn.documented),
        "headline": drawn.headline,
        "point": drawn.point,
        "low": low,
        "high": high,
        "refused": drawn.refused,
    }
    return json.dumps({**json.loads(made.to_json()), "undecided_matches": pooled}, ensure_ascii=False, indent=1) + "\n"


def _tables(people: Mapping[str, Sequence[str]], parts: Mapping[str, str], counts_as: Mapping[str, str]) -> Tables:
    from habeas.estimate import Table

    names = sorted(set(parts.values())) or [""]
    there = {name: [one for one in some if not parts or one in parts] for name, some in people.items()}
    if not parts:
        return {"": Table.of_people(as_drawn(there, counts_as))}
    return {
        part: Table.of_people(
            {name: {one for one in some if parts[one] == part} for name, some in as_drawn(there, counts_as).items()}
        )
        for part in names
    }


def _about(record: Record, found: AllLists) -> About:
    from habeas.estimate import About

    listings = found.unified.listings
    bodies = {listing.id: listing.body for listing in ListsOf(record).all(removed=True)}
    # The list that another was copied from may be there in another version, under the name of the same body.
    spelt = {listing.body.casefold(): listing.body for listing in listings}
    copied = {
        listing.body: spelt.get(bodies[listing.copied_from].casefold(), bodies[listing.copied_from])
        for listing in listings
        if listing.copied_from is not None and listing.copied_from in bodies
    }
    return About(
        as_of={listing.body: listing.as_of for listing in listings},
        copied_from=copied,
        turnover=turnover(listings, found.entries),
    )
