"""Scores an extractor against annotated documents: the same reading and the same gate as in a build, no registry."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from habeas.errors import BadGold
from habeas.model import Document, Extraction

if TYPE_CHECKING:
    from habeas.answers.score import Prediction, Scores
    from habeas.claims.extract import Extractor


def predictions(folder: Path, extractor: Extractor | None = None) -> Iterator[dict[str, object]]:
    """What is extracted from each annotated document, in the annotation guide's format, by name.

    Raises:
        BadGold: the folder has no annotated document, or the text of one changes as it is read.
    """
    from habeas.answers.score import prediction_of
    from habeas.claims.extract import extract

    if extractor is None:
        from habeas.claims.rules import RuleExtractor

        extractor = RuleExtractor()
    named = dict(annotated_documents(folder))
    for (name, document), extracted in zip(named.items(), extract(named.values(), extractor), strict=True):
        if not isinstance(extracted, Extraction):
            raise BadGold(f"{name}: {extracted.reason}")
        yield {**prediction_of(extracted, document), "doc": name}


def evaluate(folder: Path, predicted: list[dict[str, object]]) -> Scores:
    """The figures of predictions against the annotated documents of a folder."""
    from habeas.answers.score import read_gold, score

    return score(_by_document(predicted), read_gold(folder))


def write_report(to: Path, scores: Scores, predicted: list[dict[str, object]], folder: Path) -> Path:
    """Writes the page of every mistake (`answers.score_report`) to a file NAME.html or into a folder; says where."""
    from habeas.answers.score import read_gold
    from habeas.answers.score_report import report

    page = to if to.suffix.lower() in (".html", ".htm") else to / "index.html"
    page.parent.mkdir(parents=True, exist_ok=True)
    page.write_text(report(scores, _by_document(predicted), read_gold(folder)), encoding="utf-8")
    return page


def _by_document(predicted: list[dict[str, object]]) -> dict[str, Prediction]:
    from habeas.answers.score import prediction_in

    return {str(each["doc"]): prediction_in(each, str(each["doc"])) for each in predicted}


def annotated_documents(folder: Path) -> Iterator[tuple[str, Document]]:
    """The annotated documents as a build would read them, the annotation's `meta` for a sidecar."""
    from habeas.answers.score import read_gold
    from habeas.documents.read import read
    from habeas.documents.sidecar import read_sidecar

    for name, gold in read_gold(folder).items():
        sidecar = read_sidecar(json.dumps({"doc": name, "meta": dict(gold.meta)}).encode(), f"{name}.json")
        document = read(gold.text.encode(), f"{name}.txt", sidecar)
        if document.text != gold.text:
            raise BadGold(f"{name}.txt changes as it is read (line ends or control characters); quotes would not fit.")
        yield name, document
