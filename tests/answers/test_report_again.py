"""A source is named once where it is quoted in a row, and each sentence keeps its own words."""

from __future__ import annotations

import pytest

from habeas.answers.manuscript import Note
from habeas.answers.report.again import in_a_row
from habeas.answers.report.sentences import Sentence
from habeas.answers.report.wording import wording_in

ONE, OTHER, IMPUNITY = "Open Cells stated: “", "Other Cells stated: “", "On impunity, Open Cells stated: “"


def quoting(text: str, quote: str, author: str = "") -> Sentence:
    return Sentence(text, "attack", text, (Note("Open Cells", quote),), author=author)


@pytest.mark.parametrize(
    ("language", "openings", "closing", "last"),
    [
        ("en", (ONE, ONE), "”", "It also stated: “"),
        ("en", (IMPUNITY, IMPUNITY), "”", "It also stated: “"),
        ("en", (ONE, OTHER), "”", OTHER),
        ("en", (ONE, IMPUNITY), "”", IMPUNITY),
        ("ru", ("«Open Cells»: «", "«Open Cells»: «"), "»", "Там же: «"),
    ],
)
def test_the_second_of_two_quotes_of_one_source_does_not_name_it_again(
    language: str, openings: tuple[str, str], closing: str, last: str
) -> None:
    quotes = ("Guards beat “some”.", "Labels: Guards beat others.")
    told = ("Guards beat ‘some’.", "Guards beat others.")
    texts = [f"{opening}{quote}{closing}" for opening, quote in zip(openings, told, strict=True)]
    sentences = [quoting(text, quote) for text, quote in zip(texts, quotes, strict=True)]
    assert list(in_a_row(sentences, wording_in(language))) == [texts[0], f"{last}{told[1]}{closing}"]


def test_what_stands_between_was_edited_or_only_has_the_form_of_a_quote_is_not_reworded() -> None:
    first, second = quoting(f"{ONE}One.”", "One."), quoting(f"{ONE}Two.”", "Two.")
    between = quoting("Traders were beaten.", "Guards beat traders.")
    assert list(in_a_row([first, between, second], wording_in("en")))[2] == second.text
    edited = quoting(f"{ONE}Two.”", "Two.", author="Ada")
    assert list(in_a_row([first, edited], wording_in("en")))[1] == edited.text
    alike = [quoting(f"Нападение: «{whom}»", "Guards beat them.") for whom in ("traders", "others")]
    assert list(in_a_row(alike, wording_in("ru"))) == [one.text for one in alike]


def test_no_sentence_begins_with_a_figure() -> None:
    begun = wording_in("en").begun
    assert begun("83 men were arrested.") == "Eighty-three men were arrested."
    assert begun("1,200 men were arrested.") == "A total of 1,200 men were arrested."
    assert wording_in("ru").begun("83") == "83"
