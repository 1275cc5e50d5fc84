"""How fast claims are extracted beside bare `nlp.pipe`, stage by stage, and what the archive of all reports costs.

The baseline is the packaged pipeline as it is loaded, all components on, over the same paragraphs in the same run
and process; the stages add one another: what is chosen to be parsed, its parse, the names, the rules, the gate.
Figures are words (`str.split`) of the whole text per second of processor time, so that text which is passed over
counts as read; rounds of both sides take turns, and the median ratio is told.

    python benchmarks/extraction_speed.py [--reports FOLDER] [--news FOLDER] [--limit N] [--rounds N]
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median

import psutil

ROOT = Path(__file__).resolve().parent.parent
SHARED = ROOT.parent / "shared"

# The country reports of nine years: how many there are, and the words of one, measured on the 21 beside us.
ARCHIVE = 1_748

STAGES = ("bare", "parse", "names", "rules", "gate")


@dataclass
class Timing:
    """Seconds of processor time by stage, each with those before it, and how much was parsed."""

    seconds: dict[str, float] = field(default_factory=dict)
    parsed: int = 0


def documents_in(folder: Path, pattern: str, limit: int) -> list[object]:
    """The documents of a folder as a build reads them."""
    from habeas.documents.read import read
    from habeas.documents.sidecar import Sidecar

    files = sorted(folder.glob(pattern))[:limit]
    return [read(file.read_bytes(), file.name, Sidecar()) for file in files]


def paragraphs(documents: list[object]) -> list[str]:
    """All that the bare pipeline parses: every paragraph."""
    return [part for one in documents for part in one.text.split("\n") if part.strip()]  # type: ignore[attr-defined]


def bare(documents: list[object]) -> float:
    """The time of the pipeline alone."""
    from habeas.claims.parse import load_model

    nlp, texts = load_model(), paragraphs(documents)
    started = time.process_time()
    with nlp.memory_zone():
        for _ in nlp.pipe(texts):
            pass
    return time.process_time() - started


def staged(documents: list[object]) -> Timing:
    """The time of extraction, each stage on top of the one before."""
    from habeas.claims.gate import admit
    from habeas.claims.names import read_names
    from habeas.claims.parse import parse
    from habeas.claims.rules import propose

    timing = Timing(dict.fromkeys(STAGES[1:], 0.0))
    started = time.process_time()
    for reading in parse(documents, telling=True):  # type: ignore[arg-type]
        parsed = time.process_time()
        read_names(reading)
        named = time.process_time()
        proposals = propose(reading)
        proposed = time.process_time()
        admit(proposals, "benchmark")
        ended = time.process_time()
        names = named - parsed
        for stage, seconds in zip(
            STAGES[1:], (parsed - started, names, proposed - named - names, ended - proposed), strict=True
        ):
            timing.seconds[stage] += seconds
        timing.parsed += sum(len(passage.text.split()) for passage in reading.passages)
        started = time.process_time()
    return timing


def measure(folder: Path, pattern: str, limit: int, rounds: int) -> dict[str, float]:
    """The medians of several rounds: words, the share parsed, seconds by stage, the ratio to the baseline, memory."""
    documents = documents_in(folder, pattern, limit)
    bare(documents[:1])
    staged(documents[:1])
    pairs = [(bare(documents), staged(documents)) for _ in range(rounds)]
    words = sum(len(text.split()) for text in paragraphs(documents))
    found = {stage: median(timing.seconds[stage] for _, timing in pairs) for stage in STAGES[1:]}
    return {
        "documents": len(documents),
        "words": words,
        "parsed": pairs[0][1].parsed / words,
        "bare": median(seconds for seconds, _ in pairs),
        **found,
        "ratio": median(seconds / sum(timing.seconds.values()) for seconds, timing in pairs),
        "memory": psutil.Process().memory_info().rss / 1e6,
    }


def run(folder: Path, pattern: str, limit: int, rounds: int, processes: int) -> list[dict[str, float]]:
    """The same in one or several processes at once, each with its own documents' copy."""
    options = ["--folder", str(folder), "--pattern", pattern, "--limit", str(limit), "--rounds", str(rounds)]
    started = [
        subprocess.Popen([sys.executable, __file__, *options], stdout=subprocess.PIPE, text=True)
        for _ in range(processes)
    ]
    return [json.loads(one.communicate()[0].splitlines()[-1]) for one in started]


def lines(name: str, results: list[dict[str, float]]) -> Iterator[str]:
    """The table's lines for one kind of text: one a stage, each with what it adds."""
    first, total = results[0], 0.0
    words = sum(each["words"] for each in results)
    yield f"| {name} | bare nlp.pipe | {words / max(each['bare'] for each in results):,.0f} | 1.00 | |"
    for stage in STAGES[1:]:
        total += max(each[stage] for each in results)
        share = "" if stage != "gate" else f"{median(each['ratio'] for each in results):.2f}"
        parsed = f"{first['parsed']:.0%} of words parsed" if stage == "parse" else ""
        parsed = f"{sum(each['memory'] for each in results):,.0f} MB" if stage == "gate" else parsed
        yield f"| {name} | + {stage} | {words / total:,.0f} | {share} | {parsed} |"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--reports", type=Path, default=SHARED / "country-reports", help="a folder of annual reports")
    parser.add_argument("--news", type=Path, default=SHARED / "gold" / "train", help="a folder of news articles")
    parser.add_argument("--news-pattern", default="news-*.txt", help="which files of it (default news-*.txt)")
    parser.add_argument("--limit", type=int, default=6, help="how many reports (default 6)")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--folder", type=Path, help=argparse.SUPPRESS)
    parser.add_argument("--pattern", help=argparse.SUPPRESS)
    given = parser.parse_args()
    if given.folder:
        print(json.dumps(measure(given.folder, given.pattern, given.limit, given.rounds)))
        return
    kinds = (("reports", given.reports, "*.txt", given.limit), ("news", given.news, given.news_pattern, 10_000))
    print("| text | stage | words/s of processor time | of bare nlp.pipe | |\n| --- | --- | --- | --- | --- |")
    for name, folder, pattern, limit in (kind for kind in kinds if kind[1].is_dir()):
        for processes in (1, 2):
            results = run(folder, pattern, limit, given.rounds, processes)
            print("\n".join(lines(f"{name}, {processes} at once", results)))
            if name == "reports":
                project(results)


def project(results: list[dict[str, float]]) -> None:
    """What the whole archive would take at this speed."""
    one = results[0]
    seconds = sum(one[stage] for stage in STAGES[1:]) / one["documents"] * ARCHIVE / len(results)
    print(f"| {ARCHIVE:,} reports | projected | {seconds / 3600:.1f} hours of {len(results)} process(es) | | |")


if __name__ == "__main__":
    main()
