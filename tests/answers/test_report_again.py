"""A source is named once where it is quoted in a row, and each sentence keeps its own words."""

from __future__ import annotations

import pytest

from habeas.answers.report.again import in_a_row
from habeas.answers.report.sentences import Sentence
from habeas.answers.report.wording import wording_in

ONE, IMPUNITY = "Open Cells stated: “", "On impunity, “A list” stated: “"


def said(language: str, *texts: str, author: str = "") -> list[str]:
    return list(in_a_row([Sentence(str(n), "attack", text, author=author) for n, text in enumerate(texts)],
                         wording_in(language)))  # fmt: skip


@pytest.mark.parametrize(
    ("language", "texts", "last"),
    [
        ("en", (f"{ONE}One.”", f"{ONE}Two.”"), "It also stated: “Two.”"),
        ("en", (f"{IMPUNITY}One.”", f"{IMPUNITY}Two.”"), "It also stated: “Two.”"),
        ("en", (f"{ONE}One.”", "Other Cells stated: “Two.”"), "Other Cells stated: “Two.”"),
        ("en", (f"{ONE}One.”", f"{IMPUNITY}Two.”"), f"{IMPUNITY}Two.”"),
        ("ru", ("«Open Cells»: «One.»", "«Open Cells»: «Two.»"), "Там же: «Two.»"),
    ],
)  # fmt: skip
def test_the_second_of_two_quotes_of_one_source_does_not_name_it_again(
    language: str, texts: tuple[str, ...], last: str
) -> None:
    assert said(language, *texts) == [texts[0], last]


def test_what_stands_between_or_was_edited_is_not_reworded() -> None:
    texts = ("Open Cells stated: “One.”", "Traders were beaten.", "Open Cells stated: “Two.”")
    assert said("en", *texts) == list(texts)
    assert said("en", *texts[::2], author="Ada") == list(texts[::2])


def test_no_sentence_begins_with_a_figure() -> None:
    begun = wording_in("en").begun
    assert begun("83 men were arrested.") == "Eighty-three men were arrested."
    assert begun("1,200 men were arrested.") == "1,200 men were arrested."
    assert wording_in("ru").begun("83") == "83"
