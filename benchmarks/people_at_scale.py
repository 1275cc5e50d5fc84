"""Who is who among many mentions: how well and how fast, beside Splink and nomenklatura in the same run; and the fit.

The mentions are generated, with the truth of who is who, by the script that `--maker` names; where it is absent this
says so and stops. Peers run in a process of their own, under the Python that `--peers` names (this one by default);
one that is not installed there is not measured. Splink's cut is its best on another seed, which it isn't scored on.
Memory is the largest sum of the proportional memory of a process and its children.

    python benchmarks/people_at_scale.py [--people N] [--seed S] [--peers PYTHON] [--no-peers]
    python benchmarks/people_at_scale.py --engine by-splink --no-peers     names looked up on the disk
    python benchmarks/people_at_scale.py --fit      fits [weights] of the model of mentions anew, on other seeds
"""

from __future__ import annotations

import argparse
import csv
import json
import os
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from types import ModuleType
from typing import Any

import numpy as np
import psutil
from numpy.typing import NDArray

ROOT = Path(__file__).resolve().parent.parent
MAKER = ROOT.parent / "shared" / "resolution" / "make_people.py"
PEERS = Path(__file__).parent / "peers" / "people.py"
# Splink's cuts, in match weights, of which the best on another seed is taken.
CUTS = tuple(tenth / 10 for tenth in range(-60, 41, 2))
# Fitted on these seeds and sizes, and kept only if another seed is better for it.
FIT_ON = ((10_000, 2), (10_000, 3), (100_000, 2), (100_000, 3))
# nomenklatura scores so slowly that it is measured up to here, at the cut that its own benchmark uses.
MOST_FOR_NOMENKLATURA = 10_000
LOGIC_V2 = 0.7
Numbers = NDArray[np.int64]
Floats = NDArray[np.float64]


def made(people: int, seed: int, maker: Path, folder: Path) -> Path:
    """The file of so many mentions; one that the folder has already is not made again."""
    path = folder / f"people-{people}-{seed}.csv"
    if not path.is_file():
        subprocess.run([sys.executable, maker, str(people), "--seed", str(seed), "--out", path], check=True)
    return path


def read(path: Path) -> tuple[list[Any], Numbers]:
    """The mentions, and the person of each, which only the scores may look at."""
    from habeas.model import Mention

    with path.open(encoding="utf-8", newline="") as lines:
        rows = list(csv.DictReader(lines))
    mentions = [Mention(row["doc"], row["name"], born=row["birth"] or None, home=row["place"] or None) for row in rows]
    return mentions, np.array([int(row["person"][1:]) for row in rows], dtype=np.int64)


def figures(person: Numbers, groups: Numbers) -> dict[str, float]:
    """Precision, recall and F1 of pairs, F1 of B-cubed, and the largest group."""
    _, theirs = np.unique(person, return_inverse=True)
    _, mine = np.unique(groups, return_inverse=True)
    both, common = np.unique(theirs.astype(np.int64) << 32 | mine, return_counts=True)
    true, found = np.bincount(theirs), np.bincount(mine)
    hits, precision, recall = pairs_in(common), pairs_in(found), pairs_in(true)
    squares = common.astype(np.float64) ** 2
    b3 = (squares / found[both & 0xFFFFFFFF]).sum() / len(person), (squares / true[both >> 32]).sum() / len(person)
    ratios = hits / max(1.0, precision), hits / max(1.0, recall)
    return {
        "P": ratios[0],
        "R": ratios[1],
        "F1": harmonic(*ratios),
        "B3": harmonic(*b3),
        "largest": float(found.max(initial=0)),
    }


def pairs_in(sizes: NDArray[np.int64]) -> float:
    """How many pairs there are in groups of these sizes."""
    return float((sizes * (sizes - 1) // 2).sum())


def harmonic(one: float, other: float) -> float:
    """The harmonic mean."""
    return 2 * one * other / (one + other) if one + other else 0.0


class Steps:
    """Seconds of wall time and of processors by step, of functions that are watched; each only without those inside."""

    def __init__(self) -> None:
        self.wall: dict[str, float] = {}
        self.cpu: dict[str, float] = {}
        self.results: dict[str, Any] = {}
        self._inside: list[list[float]] = []

    def watch(self, owner: ModuleType | type, function: str, step: str, *, keep: bool = False) -> None:
        """Measures a function of a module or class, under the name of a step."""
        plain: Callable[..., Any] = getattr(owner, function)

        def measured(*given: object, **named: object) -> object:
            begin, used = time.perf_counter(), sum(os.times()[:4])
            self._inside.append([0.0, 0.0])
            result = plain(*given, **named)
            spent, cpu = time.perf_counter() - begin, sum(os.times()[:4]) - used
            inside = self._inside.pop()
            if self._inside:
                self._inside[-1][0] += spent
                self._inside[-1][1] += cpu
            self.wall[step] = self.wall.get(step, 0.0) + spent - inside[0]
            self.cpu[step] = self.cpu.get(step, 0.0) + cpu - inside[1]
            if keep:
                self.results[step] = result
            return result

        setattr(owner, function, measured)


def run_habeas(path: Path, groups: Path, engine: str) -> dict[str, Any]:
    """Groups the mentions with Habeas, every step measured."""
    from habeas.people import engines, grouping
    from habeas.people.name_scores import NameScores

    steps = Steps()
    steps.watch(NameScores, "add", "parse")
    # Candidates are found in a process of their own, while columns are made of the names.
    steps.watch(grouping, "beside", "keys and candidates beside columns", keep=True)
    steps.watch(NameScores, "scores", "comparison")
    for function in ("_of_mentions", "_namesakes", "_weigh"):
        steps.watch(grouping, function, "weighing")
    for function in ("grouped", "_untorn", "_placed"):
        steps.watch(grouping, function, "linkage")
    mentions, person = read(path)
    begin, used = time.perf_counter(), sum(os.times()[:4])
    found = grouping.group(mentions, candidates=engines.candidates_for(len(mentions), engine))
    wall, cpu = time.perf_counter() - begin, sum(os.times()[:4]) - used
    with groups.open("w", encoding="utf-8", newline="") as lines:
        csv.writer(lines).writerows(enumerate(found.groups.tolist()))
    _, (lefts, rights) = steps.results["keys and candidates beside columns"]
    names = sorted({mention.name for mention in mentions})
    return {
        "wall": wall,
        "cpu": cpu,
        "spellings": len(names),
        "pairs": len(lefts),
        "weighed": len(found.lefts),
        "kept": kept(names, [mention.name for mention in mentions], person, lefts, rights),
        "steps": {step: (steps.wall[step], steps.cpu[step]) for step in steps.wall},
    }


def kept(names: Sequence[str], written: Sequence[str], person: Numbers, lefts: Numbers, rights: Numbers) -> float:
    """The share of the pairs of mentions of one person that have one spelling or two that are compared."""
    places = {name: place for place, name in enumerate(names)}
    spelt = np.array([places[name] for name in written], dtype=np.int64)
    order = np.argsort(person, kind="stable")
    _, starts, sizes = np.unique(person[order], return_index=True, return_counts=True)
    one, other = [], []
    for size in np.unique(sizes[sizes > 1]).tolist():
        mine, theirs = np.triu_indices(size, 1)
        begins = starts[sizes == size][:, None]
        one.append(spelt[order[begins + mine]].ravel())
        other.append(spelt[order[begins + theirs]].ravel())
    left, right = np.concatenate(one), np.concatenate(other)
    true = np.minimum(left, right) << 32 | np.maximum(left, right)
    return float(((left == right) | np.isin(true, lefts << 32 | rights)).mean())


def measured(command: Sequence[str | Path]) -> dict[str, Any] | None:
    """What a process says in its last line, with the peak of its memory; None where it can't do it."""
    with subprocess.Popen([*map(str, command)], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as process:
        peak = [0]
        watcher = threading.Thread(target=watch, args=(process.pid, peak), daemon=True)
        watcher.start()
        output, errors = process.communicate()
    watcher.join()
    if process.returncode:
        missing = "ModuleNotFoundError" in errors or "PackageNotFoundError" in errors
        print("  not installed, so not measured" if missing else f"  failed: {errors.strip().splitlines()[-1:]}")
        return None
    return {**json.loads(output.splitlines()[-1]), "peak": peak[0] / 1e6}


def watch(pid: int, peak: list[int]) -> None:
    """Keeps the largest sum of the memory of a process and its children; what they share is counted once."""
    while True:
        try:
            family = [psutil.Process(pid), *psutil.Process(pid).children(recursive=True)]
            sizes = [each.memory_full_info() for each in family]
        except psutil.Error:
            if not psutil.pid_exists(pid):
                return
            continue
        if not any(size.rss for size in sizes):
            return
        peak[0] = max(peak[0], sum(getattr(size, "pss", size.uss) for size in sizes))
        time.sleep(0.5)


def groups_of(path: Path, number: int) -> Numbers:
    """The group of each mention; one that is in no line is alone."""
    found = np.arange(number, dtype=np.int64)
    named: dict[str, int] = {}
    with path.open(encoding="utf-8", newline="") as lines:
        for place, group in csv.reader(lines):
            found[int(place)] = named.setdefault(group, number + len(named))
    return found


def report(name: str, person: Numbers, groups: Numbers, says: dict[str, Any]) -> None:
    """The lines of one side."""
    told = figures(person, groups)
    print(
        f"{name}: pair P {told['P']:.3f} R {told['R']:.3f} F1 {told['F1']:.3f}, B3 {told['B3']:.3f}, "
        f"largest {told['largest']:.0f}, {says['pairs']:,} pairs, {says['wall']:.1f} s wall, {says['cpu']:.1f} s of "
        f"processors, {says['peak']:,.0f} MB"
    )
    if "spellings" in says:
        print(
            f"  {says['spellings']:,} spellings, {says['pairs'] / says['spellings']:.1f} candidates each, which keep "
            f"{says['kept']:.3f} of the true pairs; {says['weighed']:,} pairs of mentions weighed"
        )
    for step, spent in says["steps"].items():
        print(f"  {step}: " + (f"{spent[0]:.1f} s, {spent[1]:.1f} s" if isinstance(spent, list) else f"{spent:.1f} s"))


def compare(wanted: argparse.Namespace, folder: Path) -> None:
    """Habeas and the peers on the same mentions."""
    path = made(wanted.people, wanted.seed, wanted.maker, folder)
    _, person = read(path)
    print(f"{wanted.people:,} mentions, seed {wanted.seed}", flush=True)
    groups = folder / "groups.csv"
    own = measured([sys.executable, __file__, "--side", path, "--groups", groups, "--engine", wanted.engine])
    if own is None:
        raise SystemExit("Habeas was not measured.")
    report("Habeas", person, groups_of(groups, len(person)), own)
    if wanted.no_peers:
        return
    print("Splink", flush=True)
    cut = splink_cut(wanted, folder)
    if cut is not None:
        beside("Splink", [wanted.peers, PEERS, "splink", path, groups, "--cut", str(cut)], cut, person, groups, own)
    print("nomenklatura", flush=True)
    if wanted.people > MOST_FOR_NOMENKLATURA:
        print(f"  is measured up to {MOST_FOR_NOMENKLATURA:,} mentions only")
        return
    command = [wanted.peers, PEERS, "nomenklatura", path, groups, "--cut", str(LOGIC_V2)]
    beside("nomenklatura", command, LOGIC_V2, person, groups, own)


def beside(
    name: str, command: Sequence[str | Path], cut: float, person: Numbers, groups: Path, own: dict[str, Any]
) -> None:
    """The lines of a peer, and how long Habeas takes beside it."""
    says = measured(command)
    if says is None:
        return
    found = groups_of(groups.with_name(f"{groups.name}.{cut:g}"), len(person))
    report(f"{name} {says['version']} at {cut:g}", person, found, says)
    ratios = own["wall"] / says["wall"], own["cpu"] / says["cpu"]
    print(
        f"Habeas takes {ratios[0]:.2f} of the wall time of {name}, {ratios[1]:.2f} of its processors' time", flush=True
    )


def splink_cut(wanted: argparse.Namespace, folder: Path) -> float | None:
    """The cut that is best for Splink on another seed, of no more than 100,000 mentions."""
    path = made(min(wanted.people, 100_000), wanted.seed + 1, wanted.maker, folder)
    _, person = read(path)
    groups = folder / "cuts.csv"
    if measured([wanted.peers, PEERS, "splink", path, groups, "--cut", *map(str, CUTS)]) is None:
        return None
    scores = {
        cut: figures(person, groups_of(groups.with_name(f"{groups.name}.{cut:g}"), len(person)))["F1"] for cut in CUTS
    }
    return max(CUTS, key=lambda cut: scores[cut])


def main() -> None:
    """Prints the figures; with --fit, writes the model."""
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("--people", type=int, default=10_000, help="how many mentions")
    asked.add_argument("--seed", type=int, default=1)
    asked.add_argument("--maker", type=Path, default=MAKER, help="the script that makes them")
    asked.add_argument("--peers", default=sys.executable, help="the Python that has the peers installed")
    asked.add_argument("--no-peers", action="store_true")
    asked.add_argument("--engine", default="by-size", help="where names are looked up: in-memory, by-splink or by-size")
    asked.add_argument("--folder", type=Path, help="where made mentions are kept for the next run")
    asked.add_argument("--fit", action="store_true", help="fit the weights on other seeds, and write them")
    asked.add_argument("--side", type=Path, help=argparse.SUPPRESS)
    asked.add_argument("--groups", type=Path, help=argparse.SUPPRESS)
    wanted = asked.parse_args()
    if wanted.side:
        print(json.dumps(run_habeas(wanted.side, wanted.groups, wanted.engine)))
        return
    if not wanted.maker.is_file():
        print(f"Skipped: {wanted.maker}, which makes the mentions, is not there.")
        return
    with tempfile.TemporaryDirectory() as passing:
        folder = wanted.folder or Path(passing)
        folder.mkdir(parents=True, exist_ok=True)
        if wanted.fit:
            from people_fit import fit

            fit([made(people, seed, wanted.maker, folder) for people, seed in FIT_ON])
        else:
            compare(wanted, folder)


if __name__ == "__main__":
    main()
