"""A small corpus of sentences that `tests.sentences` reads, and a registry's content as bytes to compare."""

from __future__ import annotations

import io
import json
import sys
from collections.abc import Sequence
from pathlib import Path

from tests.sentences import Sentences

from habeas.work.registry import Registry

# Before the sentence that matters, so that none of its dates is taken for that of a dateline.
LEAD = (
    "Nobody in the old harbour town could say afterwards how the long week had begun, and those who knew kept it to "
    "themselves until the snow was gone. "
)
STORIES = {
    "a.txt": LEAD + "Police arrested Maria Quispe on 2024-03-01. Rain fell over the harbour of Halem that day.",
    "b.txt": LEAD + "Maria Quispe was released on 2024-05-05. Her family waited at the gate with flowers.",
    "c.txt": LEAD
    + "Police arrested Ion Vek on 2023-10. There were 12 political prisoners in 2024. Police searched homes.",
    "d/e.txt": LEAD
    + "Police arrested María Quispe in 2024. A neighbour saw. There were 14 political prisoners in 2023.",
    "d/f.txt": LEAD
    + "Police arrested Ana Torr on 2022-01-09. Ana Torr was released on 2022-02-10. The court kept silent.",
}
TABLES = ("documents", "claims", "people", "acts", "cases", "counts")


def write_corpus(folder: Path, names: Sequence[str] = tuple(STORIES)) -> Path:
    """The stories as files, with a sidecar for one of them."""
    for name in names:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(STORIES[name] + "\n")
    if "a.txt" in names:
        sidecar = {"publisher": "The Halem Courier", "published": "2024-03-02", "country": "AZ", "language": "en"}
        (folder / "a.txt.meta.json").write_text(json.dumps(sidecar))
    return folder


def content(registry: Registry) -> dict[str, bytes]:
    """Every table of a registry as JSON Lines, and its series of counts."""
    from habeas.answers.export import write

    found = {}
    for name in TABLES:
        file = io.BytesIO()
        table = registry.cases() if name == "cases" else getattr(registry, name)
        write(name, table.rows(), "jsonl", file)
        found[name] = file.getvalue()
    found["organizations"] = repr(list(registry.organizations.rows())).encode()
    found["series"] = repr(registry.series("political prisoners")).encode()
    return found


if __name__ == "__main__":  # a build of its own process, for a test to kill
    with Registry.open(sys.argv[1]) as opened:
        print("open", flush=True)
        opened.build([Path(sys.argv[2])], extractor=Sentences())
        print("built", flush=True)
