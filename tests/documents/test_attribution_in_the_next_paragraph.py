"""A quotation whose speaker stands behind a line break; all names are invented."""

from __future__ import annotations

import re

from habeas.documents.parts import mark
from habeas.model import Part

BEFORE = "The ministry published its yearly survey on Tuesday, and some forty reporters came to the briefing about it."
QUOTED = (
    '"We have significant concerns about the detention of political prisoners in the north, who have had no visits '
    'since the spring and no letters either," the ministry’s senior official'
)


def speakers(text: str) -> list[str | None]:
    text = f"{BEFORE}\n\n{text}"
    blocks = [Part(one.start(), one.end(), "paragraph") for one in re.finditer(r"[^\n]+", text)]
    return [part.speaker for part in mark(text, blocks) if part.kind == "quotation"]


def test_who_is_quoted_may_stand_behind_the_line_break_that_cuts_the_sentence() -> None:
    assert speakers(f"{QUOTED}\n\nLevan Gelashvili told the Courier during a briefing.") == ["Levan Gelashvili"]


def test_a_sentence_that_is_whole_takes_no_speaker_from_the_next_paragraph() -> None:
    assert speakers(f"{QUOTED} wrote in May.\n\nLevan Gelashvili told the Courier that it rained.") == [None]
    assert speakers('"The detention is a grave concern for us."\n\nLevan Gelashvili said that it rained.') == [None]
