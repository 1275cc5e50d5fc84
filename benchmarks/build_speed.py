"""How fast a whole build is beside bare `nlp.pipe`, and whether its memory grows with the number of documents.

Both sides run in this one go, each in a process of its own, on the same texts with the same pipeline: the
baseline only parses the documents' text, paragraph by paragraph; the build reads the files, parses, extracts,
stores, resolves, corroborates and derives. Speeds are words (`str.split`) per second of wall time, start-up and
loading of the model left out of the baseline and of the build alike (each warms up on one sentence first).
Memory is the largest sum of resident memory of the process and its children, sampled 20 times a second.

    python benchmarks/build_speed.py [FOLDER ...] [--limit N] [--rounds N]
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
import threading
import time
from pathlib import Path
from statistics import median

import psutil

ROOT = Path(__file__).resolve().parent.parent
REPORTS = ROOT.parent / "shared" / "country-reports"
GROWTH = (50, 200, 800)


def texts_of(files: list[Path]) -> list[str]:
    """The paragraphs of plain-text files, as the parser gets them."""
    return [part for file in files for part in file.read_text(encoding="utf-8").split("\n") if part.strip()]


def run_bare(files: list[Path], processes: int) -> dict[str, float]:
    """Parses all paragraphs with the build's own pipeline and nothing else."""
    from habeas.claims.parse import load_model

    model = load_model()
    texts = texts_of(files)
    list(model.pipe(["A court sentenced her."]))
    started = time.perf_counter()
    # spaCy's own settings for both: batches of its default size, each Doc dropped as soon as it is parsed.
    for _ in model.pipe(texts, n_process=processes):
        pass
    return {"seconds": time.perf_counter() - started, "words": sum(len(text.split()) for text in texts)}


def run_build(files: list[Path], processes: int) -> dict[str, float]:
    """Builds a new registry from the files."""
    import habeas
    from habeas.claims.parse import load_model

    list(load_model().pipe(["A court sentenced her."]))
    with tempfile.TemporaryDirectory() as folder:
        started = time.perf_counter()
        report = habeas.open(Path(folder) / "registry").build([*files], processes=processes)
        seconds = time.perf_counter() - started
    if report.new + report.copies != len(files) or report.set_aside:
        raise SystemExit(f"the build did not read everything: {report}")
    return {"seconds": seconds, "words": sum(len(text.split()) for text in texts_of(files))}


def measured(side: str, files: list[Path], processes: int) -> dict[str, float]:
    """Runs one side in a process of its own, with the peak memory (MB) of it and its children."""
    command = [sys.executable, __file__, "--side", side, "--processes", str(processes), *map(str, files)]
    # Warnings are the other side's business; only its last line counts.
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        peak = [0]
        watcher = threading.Thread(target=watch, args=(process.pid, peak), daemon=True)
        watcher.start()
        output, _ = process.communicate()
    watcher.join()
    if process.returncode:
        raise SystemExit(f"{side} ended with {process.returncode}")
    return {**json.loads(output.splitlines()[-1]), "peak": peak[0] / 1e6}


def watch(pid: int, peak: list[int]) -> None:
    """Keeps the largest sum of resident memory of a process and its children in `peak`."""
    try:
        process = psutil.Process(pid)
        while process.is_running() and process.status() != psutil.STATUS_ZOMBIE:
            peak[0] = max(peak[0], sum(resident(one) for one in [process, *process.children(recursive=True)]))
            time.sleep(0.05)
    except psutil.NoSuchProcess:
        return


def resident(process: psutil.Process) -> int:
    """A process's resident memory in bytes, 0 once it is gone."""
    try:
        return int(process.memory_info().rss)
    except psutil.NoSuchProcess:
        return 0


def speed_table(files: list[Path], rounds: int) -> None:
    """One line a side: words per second, the ratio to the baseline with as many processes, and memory."""
    print(f"{len(files)} documents, {sum(len(text.split()) for text in texts_of(files)):,} words, {rounds} rounds\n")
    print("| what | processes | words/s (median) | of bare nlp.pipe | peak memory |\n| --- | --- | --- | --- | --- |")
    for processes in (1, 2):
        # The two sides take turns, so that whatever else the machine does falls on both.
        runs = [(measured("bare", files, processes), measured("build", files, processes)) for _ in range(rounds)]
        bare, build = ([run[side] for run in runs] for side in (0, 1))
        ratio = median(one["seconds"] / other["seconds"] for one, other in runs)
        for name, side, share in (("bare nlp.pipe", bare, 1.0), ("habeas build", build, ratio)):
            speed = median(run["words"] / run["seconds"] for run in side)
            peak = max(run["peak"] for run in side)
            print(f"| {name} | {processes} | {speed:,.0f} | {share:.2f} | {peak:,.0f} MB |")


def growth_table(files: list[Path]) -> None:
    """Peak memory of builds of more and more documents of one kind, each a passage of its own."""
    passages = [text for text in texts_of(files) if len(text.split()) > 30]
    print("\n| documents | words | peak memory of habeas build |\n| --- | --- | --- |")
    for number in GROWTH:
        with tempfile.TemporaryDirectory() as folder:
            made = [Path(folder) / f"{n:05}.txt" for n in range(number)]
            for n, file in enumerate(made):
                chosen = [passages[(n * 5 + k) % len(passages)] for k in range(5)]
                file.write_text(f"Bulletin {n}\n\n" + "\n\n".join(chosen), encoding="utf-8")
            run = measured("build", made, 1)
        print(f"| {number} | {run['words']:,.0f} | {run['peak']:,.0f} MB |")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("files", nargs="*", type=Path, help="plain-text files or folders of them")
    parser.add_argument("--limit", type=int, default=6, help="how many files to take (default 6)")
    parser.add_argument("--rounds", type=int, default=3, help="how often each pair is timed (default 3)")
    parser.add_argument("--no-growth", action="store_true", help="leave out the table of memory")
    parser.add_argument("--side", choices=["bare", "build"], help=argparse.SUPPRESS)
    parser.add_argument("--processes", type=int, default=1, help=argparse.SUPPRESS)
    arguments = parser.parse_args()
    if arguments.side:
        side = {"bare": run_bare, "build": run_build}[arguments.side]
        print(json.dumps(side(arguments.files, arguments.processes)))
        return
    named = arguments.files or [REPORTS if REPORTS.is_dir() else ROOT / "examples"]
    files = sorted(file for one in named for file in (one.glob("*.txt") if one.is_dir() else [one]))
    speed_table(files[: arguments.limit], arguments.rounds)
    if not arguments.no_growth:
        growth_table(files)


if __name__ == "__main__":
    main()
