"""`habeas overlap --as-of DAY` and `habeas estimate --as-of DAY`: the registry's own lists, cut to that day.

What reads a registry is imported by the functions that do: a table of one's own needs none of it, and starts sooner.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from habeas.cli import say
from habeas.errors import UnknownTerm

if TYPE_CHECKING:
    from habeas.estimate import Estimate, Pooled, Summed
    from habeas.work.overlapping import Overlapping


def one_of(lists: Path | None, as_of: str | None, of_the_registry: object = None) -> None:
    """Refuses a table together with a day, neither, and what is only meant for the registry's lists with a table.

    Raises:
        UnknownTerm: there is not exactly one of them, or an option that does nothing.
    """
    if lists is not None and as_of is None and of_the_registry is not None:
        raise UnknownTerm("An option is only for the lists of the registry; give --as-of DAY in place of the file.")
    if (lists is None) == (as_of is None):
        raise UnknownTerm("Give a table of lists (LISTS.csv), or --as-of DAY for the lists of the registry.")


def overlapping_of(
    registry: Path, as_of: str, country: str | None, by: str | None, *, draws: int | None = None, seed: int = 1
) -> Overlapping:
    """The registry's lists on a day that was typed."""
    from habeas.work.overlapping import DRAWS, overlapping

    day = say.a_day(as_of)
    assert day is not None  # noqa: S101 (a day was given)
    record = say.opened(registry).record
    return overlapping(record, day, country=country, by=by, draws=DRAWS if draws is None else draws, seed=seed)


def drawn(given: Overlapping, level: float, seed: int) -> Pooled | None:
    """The estimates with the undecided matches drawn, pooled; None where none is undecided."""
    from habeas.work.overlapping import pooled

    return pooled(given, level, seed)


def parts(given: Overlapping, level: float, seed: int, *, quick: bool) -> Summed:
    """The estimate of each part of the population, and their sum."""
    from habeas.work.overlapping import estimate_parts

    return estimate_parts(given, level, seed, quick=quick)


def as_json(made: Estimate, pooled: Pooled | None) -> str:
    """The estimate as JSON, with what came of the undecided matches where there are any."""
    if pooled is None:
        return made.to_json()
    from habeas.work.overlapping import as_json as written

    return written(made, pooled)


def tell(given: Overlapping) -> None:
    """Says which lists these are, what was cut out of them, and what is undecided."""
    where = say.console()
    for sentence in given.told:
        where.print(say.wrapped(sentence, where.width, hang=2), soft_wrap=True)
    where.print("")


def tell_pooled(made: Pooled) -> None:
    """Says what the estimate is with the undecided matches drawn."""
    where = say.console()
    low, high = made.documented
    people = f"{low:,}" if low == high else f"{low:,} to {high:,}"
    drawn = f"With the undecided matches drawn {len(made.each)} times ({people} people documented): {made.headline}"
    where.print(say.wrapped(say.plain(drawn), where.width), style="bold", soft_wrap=True)
