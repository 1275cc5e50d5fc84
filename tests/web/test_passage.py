"""The passage around a claim says every character's place in its document, and is cut at the ends of parts."""

from __future__ import annotations

import pytest

from habeas.model import Claim, Document, Part, Quote, Span
from habeas.web.passage import AFTER, BEFORE, passage


def document(paragraphs: int) -> Document:
    lines = [f"Paragraph {number} tells of the 😀 harbour of Halem." for number in range(paragraphs)]
    parts, place = [], 0
    for line in lines:
        parts.append(Part(place, place + len(line), "paragraph"))
        place += len(line) + 2
    return Document("d" * 64, "d.txt", "text", "\n\n".join(lines), parts=tuple(parts))


def claim(of: Document, words: str, trigger: str = "") -> Claim:
    start = of.text.index(words)
    seen = None if not trigger else Span(of.text.index(trigger, start), of.text.index(trigger, start) + len(trigger))
    return Claim("raid", (Quote(start, start + len(words), words),), trigger=seen)


@pytest.mark.parametrize("number", [0, 7, 250, 499])
def test_every_piece_begins_where_it_says_and_the_claim_is_there(number: int) -> None:
    whole = document(500)
    shown = passage(whole, claim(whole, f"Paragraph {number} tells", "tells"), [Span(0, 9), Span(30, 80)])
    pieces = [piece for part in shown.parts for piece in part.pieces]
    assert all(whole.text[piece.start : piece.start + len(piece.text)] == piece.text for piece in pieces)
    assert "".join(piece.text for piece in pieces if piece.kind in ("this", "trigger")) == f"Paragraph {number} tells"
    assert [piece.text for piece in pieces if piece.kind == "trigger"] == ["tells"]
    assert [piece.kind for piece in pieces if piece.first] == ["this"]
    assert sum(len(piece.text) for piece in pieces) < BEFORE + AFTER + 200


def test_a_short_document_is_shown_whole_and_a_long_one_says_that_it_goes_on() -> None:
    short, long = document(3), document(500)
    whole = passage(short, claim(short, "Paragraph 1"), [])
    assert (len(whole.parts), whole.cut_before, whole.cut_after) == (3, False, False)
    part = passage(long, claim(long, "Paragraph 250"), [])
    assert (part.cut_before, part.cut_after) == (True, True)


def test_a_document_without_parts_is_one() -> None:
    plain = Document("d" * 64, "d.txt", "text", "Police came.\n\nPolice left.")
    shown = passage(plain, claim(plain, "Police left."), [])
    assert "".join(piece.text for part in shown.parts for piece in part.pieces) == plain.text
