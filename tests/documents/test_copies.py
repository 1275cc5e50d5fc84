"""Whether two documents are recognised as one story, and other stories as others."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from habeas.documents.copies import SIZE, same_story, shared, sketch
from habeas.documents.read import read
from habeas.model import Part

SHARED = Path(__file__).parents[2].parent / "shared"
REPORTS = SHARED / "country-reports"
needs_reports = pytest.mark.skipif(not REPORTS.exists(), reason="the country reports are not beside the project")

STORY = [
    "The district court in Vell sentenced the printer Olan Tesk to four years in prison on Monday after two days.",
    "His lawyer said the court had heard none of the nine witnesses whom the defence had named; he would appeal.",
    "Police arrested Tesk in March at his workshop and kept him for eleven days without access to a lawyer.",
    "Two other printers who were arrested with him were released in April after they had paid fines of two months.",
    "The union of printers called the judgment an attack on every workshop in the country and asked for his release.",
]


def sketch_of(text: str) -> tuple[int, ...]:
    return read(text.encode(), "story.txt").sketch


def whole(paragraphs: list[str], title: str = "A printer is sentenced") -> str:
    return "\n\n".join([title, *paragraphs])


def test_a_wire_copy_with_another_headline_and_a_cut_end_is_the_same_story() -> None:
    copy = whole(STORY[:-1], "Four years for Tesk") + "\n\nRead more: other news\n\nShare"
    assert same_story(sketch_of(whole(STORY)), sketch_of(copy))


def test_another_story_on_the_same_case_is_another_story() -> None:
    other = [
        "Olan Tesk, the printer whom a court in Vell sentenced on Monday, has begun a hunger strike, his family said.",
        "They have not been allowed to see him since the judgment, and the prison has returned two parcels.",
        "The ombudsman said that her office had received no complaint and would look into the conditions.",
    ]
    assert not same_story(sketch_of(whole(STORY)), sketch_of(whole(other)))


def test_a_short_story_inside_a_long_one_is_no_copy_of_it() -> None:
    roundup = [*STORY, *(sentence.replace("Tesk", f"Number{n}")[::-1] for n, sentence in enumerate(STORY * 3))]
    assert not same_story(sketch_of(whole(STORY)), sketch_of(whole(roundup)))


def test_boilerplate_and_case_make_no_difference() -> None:
    assert sketch_of(whole(STORY)) == sketch_of(whole(STORY).upper().lower() + "\n\nleave a review\n\nnews line")


def test_no_words_are_no_copy_of_no_words() -> None:
    assert not same_story((), ())
    assert sketch("too few words here", (Part(0, 18, "paragraph"),)) == ()


@given(st.lists(st.integers(0, 999), max_size=150), st.lists(st.integers(0, 999), max_size=150))
def test_sameness_does_not_depend_on_the_order(left: list[int], right: list[int]) -> None:
    one, other = tuple(sorted(set(left))[:SIZE]), tuple(sorted(set(right))[:SIZE])
    assert (same_story(one, other), shared(one, other)) == (same_story(other, one), shared(other, one))


@pytest.mark.shared
@needs_reports
def test_the_page_and_the_text_of_one_report_are_one_story_and_the_next_year_is_another() -> None:
    named = {
        name: (REPORTS / name).read_bytes() for name in ("2016-AZ.html", "2016-AZ.txt", "2017-AZ.txt", "2018-AZ.txt")
    }
    sketches = {name: read(content, name).sketch for name, content in named.items()}
    assert same_story(sketches["2016-AZ.html"], sketches["2016-AZ.txt"])
    assert not same_story(sketches["2016-AZ.txt"], sketches["2017-AZ.txt"])
    assert not same_story(sketches["2017-AZ.txt"], sketches["2018-AZ.txt"])
