"""A sidecar is read strictly, and says what to mend."""

from __future__ import annotations

import json

import pytest

from habeas.dates import PartialDate
from habeas.documents.sidecar import Sidecar, read_sidecar
from habeas.errors import UnreadableDocument


def test_every_field_is_read() -> None:
    said = {
        "publisher": "TURAN", "published": "2024-12", "url": "https://turan.az/1", "country": "AZ", "language": "en",
        "title": "A\ttitle", "author": "A. Writer", "report_year": 2023,
    }  # fmt: skip
    assert read_sidecar(json.dumps(said).encode(), "a.meta.json") == Sidecar(
        "TURAN", PartialDate(2024, 12), "https://turan.az/1", "AZ", "en", "A title", "A. Writer", 2023
    )


def test_the_meta_of_an_annotated_document_counts_and_its_claims_do_not() -> None:
    annotated = {"doc": "a.txt", "meta": {"publisher": "VOA", "url": None, "rights": "public"}, "claims": [{"x": 1}]}
    assert read_sidecar(json.dumps(annotated).encode(), "a.json") == Sidecar(publisher="VOA")


@pytest.mark.parametrize(
    ("content", "part"),
    [
        (b"{", "is not valid JSON"),
        (b"[]", "one JSON object"),
        (b'{"publishr": "X"}', "unknown field publishr"),
        (b'{"published": "yesterday"}', "write it like 2024"),
        (b'{"published": "2024-02-31"}', "not in the calendar"),
        (b'{"country": "Azerbaijan"}', "write it like AZ"),
        (b'{"language": "English"}', "no ISO 639-1 code"),
        (b'{"report_year": "2023"}', "has to be a year"),
        (b'{"report_year": true}', "has to be a year"),
        (b'{"title": 3}', "has to be a text"),
        (b"[" * 100_000, "is not valid JSON"),
    ],
)
def test_what_cannot_be_is_refused_with_what_to_mend(content: bytes, part: str) -> None:
    with pytest.raises(UnreadableDocument, match=r"a\.meta\.json") as raised:
        read_sidecar(content, "a.meta.json")
    assert part in str(raised.value)
