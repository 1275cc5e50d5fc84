"""How fast country reports are read, and with how much memory: a registry built of a folder of them.

    python benchmarks/country_reports.py FOLDER [--processes 2]

Reads every .txt of the folder (or every .html, with --form html) into a registry in a temporary folder, and prints
words, seconds, words a second, and the most memory that this process and its readers had.
"""

from __future__ import annotations

import argparse
import resource
import tempfile
import time
from pathlib import Path

from habeas.work.registry import Registry

MEGABYTE = 1024  # of the kilobytes that Linux counts in


def main() -> None:
    parser = argparse.ArgumentParser(description="How fast country reports are read.")
    parser.add_argument("folder", type=Path)
    parser.add_argument("--form", default="txt", choices=("txt", "html"))
    parser.add_argument("--processes", type=int, default=2)
    asked = parser.parse_args()
    files = sorted(asked.folder.glob(f"*.{asked.form}"))
    if not files:
        parser.error(f"there is no .{asked.form} in {asked.folder}")
    with tempfile.TemporaryDirectory() as folder, Registry.open(Path(folder) / "registry") as registry:
        started, used = time.perf_counter(), time.process_time()
        registry.build(files, processes=asked.processes)
        seconds = time.perf_counter() - started
        words = registry.overview().words
        kept = len(registry.claims), len(registry.counts), len(registry.provisions)
    children = resource.getrusage(resource.RUSAGE_CHILDREN)
    processor = time.process_time() - used + children.ru_utime + children.ru_stime
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss + asked.processes * children.ru_maxrss
    print(f"{len(files)} reports, {words:,} words on {asked.processes} processes")
    print(f"{kept[0]:,} claims, {kept[1]:,} numbers, {kept[2]:,} statements of law")
    print(f"{seconds:.0f} s, {words / seconds:,.0f} words/s")
    print(f"{processor:.0f} s of processors, {words / processor:,.0f} words/s for each")
    print(f"at most {memory / MEGABYTE:,.0f} MB, all processes together")


if __name__ == "__main__":
    main()
