"""Datelines: parted from the sentence that they open, and never taken from a list or a sentence."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from habeas.documents.dateline import read_datelines
from habeas.documents.read import read
from habeas.errors import BadVocabulary

STORY = "Police detained the printer Olan Tesk at his home on Tuesday, his lawyer said."


def parts_of(text: str) -> list[tuple[str, str]]:
    document = read(text.encode(), "a.txt")
    return [(part.kind, document.text[part.start : part.end]) for part in document.parts if part.kind != "quotation"]


@pytest.mark.parametrize(
    "dateline",
    [
        "MIRESK, March 13, 2024 (TolWire) -",
        "MIRESK (TolWire) -",
        "WASHINGTON (Reuters) —",
        "ST. PETERSBURG, Russia (AP) —",
        "BAKU, Dec 10 (Reuters) -",
        "BAKU —",
        "Baku, 10 December. TURAN:",
        "Baku/10.12.24/Turan:",
        "HALVAR, 8 October 2023.",
        "Vell. 3 May 2023.",
        "New York, December 3, 2024—",
        "(Tbilisi, December 10, 2024) –",
        "(New York) –",
        "GENEVA (4 May 2023) –",
    ],
)
def test_a_dateline_is_a_byline_and_the_sentence_behind_it_a_paragraph(dateline: str) -> None:
    assert parts_of(f"Printer Detained in Vell\n\n{dateline} {STORY}") == [
        ("heading", "Printer Detained in Vell"),
        ("byline", dateline),
        ("paragraph", STORY),
    ]


@pytest.mark.parametrize(
    "opening",
    [
        "On 26 February 2025, two members of the bar observed the hearing.",
        "In Vell, on 3 May 2023, police detained Olan Tesk.",
        "Baku, 10 December 2024, was the day on which police came.",
        "The National Human Rights Commission (CONADEH) reported two killings.",
        "Human Rights Watch (HRW): the printer has to be freed at once.",
        "Olan Tesk (Vell) - a printer - was detained on Tuesday by police.",
        "Refoulement: There were press reports that citizens were transferred.",
    ],
)
def test_a_sentence_is_no_dateline(opening: str) -> None:
    assert parts_of(f"{opening}\n\n{STORY}") == [("paragraph", opening), ("paragraph", STORY)]


def test_the_entries_of_a_list_are_no_datelines() -> None:
    entries = [f"{name}, 3 May 2023. Four years in prison for extremism." for name in ("Olan Tesk", "ANA RELL", "Ivo")]
    assert parts_of("Political prisoners\n\n" + "\n\n".join(entries)) == [
        ("heading", "Political prisoners"),
        *(("paragraph", entry) for entry in entries),
    ]


def test_the_day_of_a_dateline_counts_only_where_no_byline_has_one() -> None:
    story = f"Printer Detained\n\n%s\n\nVELL, March 13, 2024 (TolWire) - {STORY}"
    found = [read((story % byline).encode(), "a.txt").published for byline in ("By Ana Rell", "14 March 2024")]
    assert [str(day) for day in found] == ["2024-03-13", "2024-03-14"]


@given(st.text(alphabet="ABCab, .-–—(/)1:203May\n", max_size=120))
def test_the_parts_of_any_opening_cover_the_text_without_overlap(opening: str) -> None:
    text = f"VELL, 3 May 2023{opening} {STORY}"
    document = read(text.encode(), "a.txt")
    position, left = 0, ""
    for part in (part for part in document.parts if part.kind != "quotation"):
        assert part.start >= position
        left += document.text[position : part.start]
        position = part.end
    assert not (left + document.text[position:]).strip()


def test_a_form_that_is_no_pattern_is_refused() -> None:
    with pytest.raises(BadVocabulary, match="forms of datelines"):
        read_datelines({"place": "[A-Z]+", "sure": ["{place}("], "likely": ["{place}"]})
