"""Writes what people decided as annotated documents, in the format in which `habeas evaluate` reads them.

A document is written once every claim in it is reviewed; the claims that stand are its annotations. Affiliations and
counts are not reviewed, and their lists are empty. A value that the format wants in the document's own words and that
is not in them is left out, and counted.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from habeas import model
from habeas.errors import HabeasError
from habeas.record import load, rulings
from habeas.record.connect import Record
from habeas.record.review import BY_ONE, REJECTED, REOPENED, UNREVIEWED

_NAMES, _LISTS, _WORDS = ("persons", "organizations"), ("actors", "charges"), ("group", "place", "term")
_UNFINISHED = (UNREVIEWED, REOPENED, BY_ONE)


@dataclass(frozen=True, slots=True)
class GoldReport:
    """What was written.

    Attributes:
        unfinished: documents of which some claim was reviewed and some was not.
        undated: documents without a day of publication, which the format wants.
        left_out: for each field how many values were left out, since they are not in the document's words.
    """

    documents: int
    claims: int
    unfinished: int
    undated: int
    left_out: Mapping[str, int]


def export_gold(record: Record, folder: Path, *, unfinished: bool = False) -> GoldReport:
    """Writes NAME.txt and NAME.json for each reviewed document; with `unfinished` also those of which only a part is.

    In these the claims that nobody reviewed are marked as optional.

    Raises:
        HabeasError: the folder is there and not empty.
    """
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise HabeasError(f"{folder} is not empty; name a folder that is, or that is not there yet.")
    folder.mkdir(parents=True, exist_ok=True)
    counted: Counter[str] = Counter()
    left_out: Counter[str] = Counter()
    for document_id in rulings.documents_ruled(record):
        document = load.document(record, document_id)
        claims = list(rulings.claims(record, document=document_id))
        done = all(claim.review not in _UNFINISHED for claim in claims)
        counted["unfinished"] += not done
        counted["undated"] += document.published is None
        if document.published is None or not (done or unfinished):
            continue
        standing = [claim for claim in claims if claim.review != REJECTED]
        _write(folder, document, standing, left_out)
        counted["documents"] += 1
        counted["claims"] += len(standing)
    return GoldReport(
        counted["documents"],
        counted["claims"],
        counted["unfinished"],
        counted["undated"],
        {name: number for name, number in left_out.items() if number},
    )


def _write(folder: Path, document: model.Document, claims: list[model.SourcedClaim], left_out: Counter[str]) -> None:
    stem = f"{re.sub(r'[^a-z0-9]+', '-', Path(document.name).stem.casefold()).strip('-')[:60]}-{document.id[:8]}"
    stem = stem.lstrip("-")
    meta = {
        **{name: getattr(document, name) for name in ("publisher", "url", "title", "country", "language")},
        "published": str(document.published),
        "rights": None,
    }
    found = {
        "doc": stem,
        "meta": meta,
        "claims": [_claim(claim, document.text, left_out) for claim in claims],
        "affiliations": [],
        "counts": [],
    }
    (folder / f"{stem}.txt").write_bytes(document.text.encode("utf-8"))
    (folder / f"{stem}.json").write_bytes((json.dumps(found, ensure_ascii=False, indent=1) + "\n").encode("utf-8"))


def _claim(sourced: model.SourcedClaim, text: str, left_out: Counter[str]) -> dict[str, Any]:
    claim, plain = sourced.claim, text.casefold()
    found: dict[str, Any] = {"type": claim.type}
    for name in (*_NAMES, *_LISTS):
        values = [_as_written(value) if name == "persons" else value for value in getattr(claim, name)]
        found[name] = [value for value in values if (value in text if name in _NAMES else value.casefold() in plain)]
        left_out[name] += len(values) - len(found[name])
    for name in _WORDS:
        value = getattr(claim, name)
        kept = value is None or value.casefold() in plain
        found[name] = value if kept else None
        left_out[name] += not kept
    found |= {
        "number": claim.number,
        "date": None if claim.date is None else str(claim.date),
        "modality": claim.modality,
        "quotes": [quote.text for quote in claim.quotes],
    }
    return found if sourced.review not in _UNFINISHED else {**found, "optional": True}


def _as_written(name: str) -> str:
    """A person's name without the number that tells people of one name apart."""
    return re.sub(r" \(\d+\)$", "", name)
