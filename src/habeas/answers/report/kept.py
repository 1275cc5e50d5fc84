"""The sections of a draft as plain data, to be kept and read again: nothing of a sentence is lost on the way."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import asdict
from typing import Any

from habeas.answers.manuscript import Note
from habeas.answers.report.draft import Passage, Section
from habeas.answers.report.outline import OutlinePart
from habeas.answers.report.sentences import Sentence
from habeas.dates import PartialDate


def written(sections: Iterable[Section]) -> list[dict[str, Any]]:
    """The sections as what JSON holds."""
    return [
        {
            "part": {**asdict(section.part), "takes": list(section.part.takes)},
            "passages": [
                {"key": passage.key, "kind": passage.kind, "sentences": [_written(one) for one in passage.sentences]}
                for passage in section.passages
            ],
        }
        for section in sections
    ]


def read(kept: Sequence[dict[str, Any]]) -> tuple[Section, ...]:
    """The same back again."""
    return tuple(
        Section(
            OutlinePart(**{**section["part"], "takes": tuple(section["part"]["takes"])}),
            tuple(
                Passage(passage["key"], passage["kind"], tuple(_read(one) for one in passage["sentences"]))
                for passage in section["passages"]
            ),
        )
        for section in kept
    )


def _written(sentence: Sentence) -> dict[str, Any]:
    return {
        "key": sentence.key,
        "kind": sentence.kind,
        "text": sentence.text,
        "notes": [asdict(note) for note in sentence.notes],
        "claims": list(sentence.claims),
        "people": list(sentence.people),
        "verified": sentence.verified,
        "publishers": sorted(sentence.publishers),
        "newest": str(sentence.newest) if sentence.newest else None,
    }


def _read(kept: dict[str, Any]) -> Sentence:
    return Sentence(
        key=kept["key"],
        kind=kept["kind"],
        text=kept["text"],
        notes=tuple(Note(**note) for note in kept["notes"]),
        claims=tuple(kept["claims"]),
        people=tuple(kept["people"]),
        verified=kept["verified"],
        publishers=frozenset(kept["publishers"]),
        newest=PartialDate.parse(kept["newest"]) if kept["newest"] else None,
    )
