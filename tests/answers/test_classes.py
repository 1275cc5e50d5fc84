"""Which counted classes answer to a question."""

from __future__ import annotations

import pytest

from habeas.answers.classes import heads, matches


@pytest.mark.parametrize(
    ("what", "query", "expected"),
    [
        ("political prisoners and detainees", "political prisoners", True),
        ("political prisoners and detainees", "political detainees", True),
        ("political prisoner", "Political Prisoners", True),
        ("unjustly detained political prisoners", "political prisoners", True),
        ("political prisoners in Azerbaijan", "political prisoners", True),
        ("journalists and political prisoners", "political prisoners", True),
        ("women political prisoners", "political prisoners", False),
        ("former political prisoners", "political prisoners", False),
        ("journalists and bloggers considered political prisoners", "political prisoners", False),
        ("persons widely considered to be political prisoners", "political prisoners", False),
        ("opposition members", "political prisoners", False),
        ("women political prisoners", "prisoners", True),
        ("", "political prisoners", False),
    ],
)
def test_a_class_is_found_by_its_heads(what: str, query: str, expected: bool) -> None:
    assert matches(what, query) is expected


def test_the_second_head_shares_the_words_before_the_first() -> None:
    assert heads("political prisoners and detainees") == (("political", "prisoner"), ("political", "detainee"))
