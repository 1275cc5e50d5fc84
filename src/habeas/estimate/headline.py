"""An estimate in plain words: never one model's interval, never without the word at least, never "
"below what is documented."""

from __future__ import annotations

from collections.abc import Collection
from math import ceil, floor, log10

from habeas.estimate.lattice import Floats
from habeas.estimate.mixture import interval

# "Most likely" is the middle four fifths of the distribution.
MOST_LIKELY = 0.80
# Where one of these is found, lists are not what the methods take them for, and no range is called likely.
DOUBTED = {"dependent", "thin", "truth-check"}


def headline(
    draws: Floats, documented: int, level: float, codes: Collection[str], ends: tuple[float, float] | None = None
) -> str:
    """The sentence of an estimate. `codes` are those of its warnings, `ends` the outermost of all intervals."""
    least = max(down(interval(draws, level)[0]), documented)
    low, high = interval(draws, MOST_LIKELY)
    low, high = max(down(low), least), max(up(high), least)
    said = [f"At least {least:,}"]
    if "methods-differ" in codes:
        outer = ends or interval(draws, level)
        low, high = max(down(outer[0]), documented), up(outer[1])
        said.append(f"the methods range from {low:,} to {high:,}")
    elif DOUBTED & set(codes):
        said.append(f"the methods give {low:,} to {high:,}")
    else:
        said.append(f"most likely {low:,} to {high:,}")
    if "dependent" in codes:
        said.append("likely too low, because lists see the same people")
    if "truth-check" in codes:
        said.append("uncertain, because they miss the size of a list that is known")
    if "thin" in codes:
        said.append("unreliable, because few people are on two lists")
    said.append(documented_words(documented))
    return "; ".join(said) + "."


def refusal(reasons: Collection[str], documented: int, bound: float | None) -> str:
    """The sentence where there is no estimate: a floor where one exists."""
    said = ["No estimate"]
    if bound is not None and down(bound) > documented:
        said.append(f"at least about {down(bound):,} (the lower end of Chao's bound)")
    said.append(documented_words(documented))
    return "; ".join(said) + "." + (" " + " ".join(reasons) if reasons else "")


def documented_words(documented: int) -> str:
    """So many are documented."""
    return f"{documented:,} {'is' if documented == 1 else 'are'} documented"


def down(total: float) -> int:
    """Rounded down to two digits, three from 1 on: 8,783 is 8,700 and 1,237 is 1,230."""
    return int(floor(total / _unit(total)) * _unit(total))


def up(total: float) -> int:
    """Rounded up likewise."""
    return int(ceil(total / _unit(total) - 1e-12) * _unit(total))


def _unit(total: float) -> int:
    if total < 100:
        return 1
    digits = int(log10(total))
    leading = int(total / 10**digits)
    return int(10 ** (digits - (2 if leading == 1 else 1)))
