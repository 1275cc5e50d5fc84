"""A text in another language is kept and said not to be read; an English one full of foreign names is read."""

from __future__ import annotations

import pytest

from habeas.claims.english import is_english
from habeas.claims.extract import Failed
from habeas.claims.rules import RuleExtractor
from habeas.model import Document

TURKISH = "Polis dün gazeteci Ahmet Yılmaz ve Ayşe Demir adlı iki kişiyi gözaltına aldı; mahkeme onları tutukladı."
ENGLISH = "Police arrested Ahmet Yılmaz, and the court ordered that he be held for two months in the prison of Silivri."


def _document(text: str, language: str | None) -> Document:
    return Document(id="a" * 64, name="a.txt", kind="text", text=text, language=language)


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        (TURKISH, "tr", False),
        (ENGLISH, "tr", True),
        (ENGLISH, "en-GB", True),
        (TURKISH, None, True),
        ("Oui", "fr", False),
    ],
)
def test_a_language_is_believed_where_the_words_bear_it_out(text: str, language: str | None, expected: bool) -> None:
    assert is_english(_document(text, language)) is expected


def test_a_text_in_another_language_is_said_not_to_be_read() -> None:
    other, english = RuleExtractor().propose([_document(TURKISH, "tr"), _document(ENGLISH, "en")])
    assert other == Failed("a" * 64, "it is not in English, the one language that the rules read")
    assert [claim.type for claim in english.claims][:1] == ["arrest"]  # type: ignore[union-attr]
