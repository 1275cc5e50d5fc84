"""How the command line words things."""

from __future__ import annotations

import pytest

from habeas.cli import say


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("She was held.", "“She was held.”"),
        ("“We know,” he said, “and wait.”", "“We know,” he said, “and wait.”"),
        ("“We know,” he said.", "““We know,” he said.”"),
        ('"We know."', '"We know."'),
        ("”", "“””"),
    ],
)
def test_words_of_a_document_stand_in_one_pair_of_marks(text: str, shown: str) -> None:
    assert say.quoted(text) == shown
