"""How long estimates take, in how much memory, and how near they come to numbers that are known.

Run times are processor seconds of one process each, start-up left out; the reference tables lie beside the project. The
list-as-truth test takes each large list of a table as the whole population, estimates it from what the other lists
see of it, and compares: error of the logarithm, and how often the interval holds the truth.

    python benchmarks/estimates.py [speed|truth|simulated] [--tables N] [--quick]
"""

from __future__ import annotations

import argparse
import os
import resource
import subprocess
import sys
import time
from pathlib import Path

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

import numpy as np

from habeas.estimate import Estimate, Table, estimate, overlap, read_table, simulated

TABLES = Path(__file__).resolve().parents[2] / "shared" / "estimation"
NAMES = ("kosovo", "uk_2013", "uk_2013_five", "spina_bifida", "ph_manila_police", "ph_quezon_police", "hare")
# Dependence or thinness, by whichever finding says it.
WARNED = {"dependent", "thin", "methods-differ", "few-lists", "mostly-unseen", "disjoint", "nested", "one-list-rules"}


def processor(program: str) -> tuple[float, float]:
    """Processor seconds and peak memory (MB) of a program in a process of its own."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    peak = float(done.stdout.split()[-1]) if done.stdout.split() else after.ru_maxrss
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime, peak / 1024


PEAK = "import resource; print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)"


def speed() -> None:
    """Prints processor seconds and memory of imports, overlaps and estimates."""
    print("| what | processor s | peak MB |\n| --- | --- | --- |")
    for what, program in (
        ("import numpy", "import numpy\n"),
        ("import habeas.estimate", "import habeas.estimate\n"),
        ("overlap and findings, 20,000 people, 12 lists", _overlap_program()),
        *((f"{name}, quick", _estimate_program(name, quick=True)) for name in ("kosovo", "uk_2013")),
        *(
            (f"{name}, full", _estimate_program(name, quick=False))
            for name in ("kosovo", "uk_2013", "ph_quezon_police")
        ),
        ("11 simulated lists, 600 people, full", _many_program()),
    ):
        seconds, peak = min(processor(program + PEAK) for _ in range(1))
        print(f"| {what} | {seconds:.2f} | {peak:.0f} |", flush=True)
    table = simulated(30_000, {f"list {n}": 0.02 + 0.01 * n for n in range(12)}, np.random.default_rng(1))
    overlap(table)
    begun = time.process_time()
    overlap(table)
    print(f"\nOverlap alone, {table.observed:,} people on 12 lists: {time.process_time() - begun:.3f} s")


def _estimate_program(name: str, *, quick: bool) -> str:
    return (
        "from habeas.estimate import estimate, read_table\n"
        f"estimate(read_table({str(TABLES / f'{name}.csv')!r}), quick={quick})\n"
    )


def _overlap_program() -> str:
    return (
        "import numpy as np\nfrom habeas.estimate import overlap, simulated\n"
        "overlap(simulated(30_000, {str(n): 0.02 + 0.01 * n for n in range(12)}, np.random.default_rng(1)))\n"
    )


def _many_program() -> str:
    return (
        "import numpy as np\nfrom habeas.estimate import estimate, simulated\n"
        "estimate(simulated(1000, {str(n): 0.03 + 0.01 * n for n in range(11)}, np.random.default_rng(1)))\n"
    )


def truth(*, quick: bool) -> None:
    """Prints the list-as-truth test: every check, then its summary."""
    rows = []
    for name in NAMES:
        table = read_table(TABLES / f"{name}.csv")
        for reference, size in table.sizes.items():
            others = _others(table, reference) if size >= 100 else None
            if others is None:
                continue
            made = estimate(others, quick=quick)
            rows.append((size, made))
            codes = ",".join(sorted({each.code for each in made.findings if each.severity != "notes"}))
            print(f"{name:18} {reference:10} {size:6} {_said(made)} {codes}", flush=True)
    summary("list as truth", rows)


def _others(table: Table, reference: str) -> Table | None:
    others = table.within(reference)
    kept = [name for name, people in others.sizes.items() if people >= 5]
    if len(kept) < 2:
        return None
    others = others.only(kept)
    return others if others.on_two_or_more >= 5 else None


def independent(tables: int, *, quick: bool) -> None:
    """Prints how often the interval holds the truth on simulated independent lists."""
    rng = np.random.default_rng(20241)
    chances = {"A": 0.12, "B": 0.18, "C": 0.22, "D": 0.08}
    rows = [(5000, estimate(simulated(5000, chances, rng), seed=at, quick=quick)) for at in range(tables)]
    summary("simulated, independent", rows)


def summary(what: str, rows: list[tuple[int, Estimate]]) -> None:
    """Prints the error, the coverage, and how many low misses carry a warning."""
    given = [(true, made) for true, made in rows if made.point is not None]
    errors = [float(np.log(made.point / true)) for true, made in given if made.point is not None]
    held = [_holds(true, made) for true, made in given]
    low = [made for true, made in given if made.high is not None and made.high < true]
    warned = [made for made in low if WARNED & {each.code for each in made.findings}]
    rmse = float(np.sqrt(np.mean(np.square(errors)))) if errors else float("nan")
    bias = float(np.mean(errors)) if errors else float("nan")
    print(
        f"\n{what}: {len(rows)} tables, {len(rows) - len(given)} refused; mean log error {bias:.2f}, RMSE {rmse:.2f}; "
        f"the 95% range holds {np.mean(held) if held else 0:.2f}; {len(low)} low misses, {len(warned)} of them warned"
    )


def _holds(true: int, made: Estimate) -> bool:
    return made.low is not None and made.high is not None and made.low <= true <= made.high


def _said(made: Estimate) -> str:
    if made.point is None or made.low is None or made.high is None:
        return f"refused (floor {made.floor or made.documented:,.0f})"
    return f"{made.point:8.0f} ({made.low:.0f} to {made.high:.0f})"


def main() -> None:
    """Runs what was asked for."""
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("what", nargs="?", choices=("speed", "truth", "simulated"), default="speed")
    asked.add_argument("--tables", type=int, default=200)
    asked.add_argument("--quick", action="store_true")
    given = asked.parse_args()
    if given.what == "speed":
        speed()
    elif given.what == "truth":
        truth(quick=given.quick)
    else:
        independent(given.tables, quick=given.quick)


if __name__ == "__main__":
    main()
