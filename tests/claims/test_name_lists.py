"""Lists of names, told by the words between them."""

from __future__ import annotations

import pytest

from habeas.claims.names import read_names
from habeas.claims.parse import parse_one
from habeas.model import Document

LISTS = [
    (
        "Officers arrested Emil Aliyev, Anna Guliyeva, and Samir Rzayev.",
        ["Emil Aliyev", "Anna Guliyeva", "Samir Rzayev"],
    ),
    (
        (
            "Candidate Emil Aliyev (husband of activist Anna Guliyeva), his cameraman Samir Rzayev, and his moderator "
            "Kamran Asgarov were convicted."
        ),
        ["Emil Aliyev", "Samir Rzayev", "Kamran Asgarov"],
    ),
    (
        (
            "They fined Emil Aliyev, former head of the agency; Anna Guliyeva, a police commissioner in the region; "
            "and businessman Samir Rzayev."
        ),
        ["Emil Aliyev", "Anna Guliyeva", "Samir Rzayev"],
    ),
    ("A court fined Emil Aliyev of Baku and Anna Guliyeva of Ganja.", ["Emil Aliyev", "Anna Guliyeva"]),
]
NONE = [
    "The court sentenced Emil Aliyev to three years and Anna Guliyeva to four.",
    "According to Emil Aliyev, Anna Guliyeva was arrested.",
    "Emil Aliyev, a critic of President Samir Rzayev, was arrested.",
    "Emil Aliyev was arrested, and Anna Guliyeva was fined.",
]


def lists_of(text: str) -> list[list[str]]:
    found = read_names(parse_one(Document(id="0" * 64, name="news.txt", kind="text", text=text))).lists
    return [[mention.names[0] for mention in each] for each in found]


@pytest.mark.parametrize(("text", "expected"), LISTS)
def test_a_list_has_all_its_names_and_none_from_a_description(text: str, expected: list[str]) -> None:
    assert lists_of(text) == [expected]


@pytest.mark.parametrize("text", NONE)
def test_names_that_a_verb_or_a_description_sets_apart_are_no_list(text: str) -> None:
    assert lists_of(text) == []
