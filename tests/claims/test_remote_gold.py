"""What people annotated, answered by a stand-in for a model, comes through the gate and the checks before it whole."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path

import pytest
from tests.model_server import body

from habeas.answers.score import read_gold
from habeas.claims.remote.ask import Response
from habeas.claims.remote.extractor import ModelExtractor
from habeas.work.evaluate import evaluate, predictions

# A perfect model would score so. What is below 1 are dates and classes that people inferred ("Easter Sunday").
FLOORS = {"pairs": 0.99, "claims": 0.99, "date": 0.98, "number": 0.97, "charges": 0.99, "term": 0.99, "place": 0.99,
          "affiliations": 0.97, "counts": 0.93}  # fmt: skip


class Annotators:
    """Answers with whatever people annotated in the stretch that is asked about."""

    def __init__(self, folder: Path) -> None:
        self.gold = [(each.text, json.loads((folder / f"{name}.json").read_text())) for name, each in
                     read_gold(folder).items()]  # fmt: skip

    def __call__(self, request: bytes) -> Response:
        asked = json.loads(request)["messages"][-1]["content"].split("end of this message:\n\n", 1)[1]
        record = next(record for text, record in self.gold if asked in text)
        return Response(
            200, body({part: self._of(record, part, asked) for part in ("claims", "affiliations", "counts")})
        )

    def _of(self, record: Mapping[str, list[dict[str, object]]], part: str, asked: str) -> list[dict[str, object]]:
        return [entry | {"kind": "stock"} for entry in record[part] if self._quote(entry) in asked]

    def _quote(self, entry: Mapping[str, object]) -> str:
        quotes = entry.get("quotes")
        return str(quotes[0] if isinstance(quotes, list) else entry["quote"])


@pytest.mark.shared
def test_nothing_that_people_annotated_is_lost_on_the_way(shared: Path) -> None:
    folder = shared / "gold" / "dev"
    annotators = ModelExtractor("people", Annotators(folder), lambda _: None)
    scores = evaluate(folder, list(predictions(folder, annotators)))
    reached = {metric: scores.totals[metric].f1 for metric in FLOORS}
    assert {metric: f1 for metric, f1 in reached.items() if f1 is None or f1 < FLOORS[metric]} == {}
    assert scores.unsupported == {"claims": 0, "affiliations": 0, "counts": 0}
