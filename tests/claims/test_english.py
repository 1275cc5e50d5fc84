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


@pytest.mark.parametrize(
    "text",
    [
        "Ethiopian federal police rearrested editor Dawit Kebede Araya on Monday.",
        "Police detained Trần Thị Nga, Hồ Đức Hòa and Phan Kim Khánh in Nghệ An province on Tuesday morning.",
        "Court jails journalist Həsən Məmmədov seven years",
    ],
)
def test_a_short_english_text_of_many_foreign_names_is_read_whatever_it_was_taken_for(text: str) -> None:
    assert is_english(_document(text, "vi"))


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Policía detuvo al periodista Juan Pérez en Managua el lunes.", "es"),
        ("La police a arrêté le journaliste Mamadou Bah à Conakry lundi matin.", "fr"),
        ("Gericht in Minsk verurteilt Blogger in Abwesenheit.", "de"),
        ("Bakı polisi jurnalist Sevda Əliyevanı saxladı.", "az"),
        ("Polisi wakamata mwandishi wa habari jijini jana.", "sw"),
        ("A polícia prendeu o editor Paulo Reis em Maputo na segunda-feira.", "pt"),
        ("Полиция задержала редактора в понедельник.", "ru"),
        ("De politie arresteert een journalist in Amsterdam.", "nl"),
        ("Polisi menahan editor di Jakarta pada hari Senin.", "id"),
        ("Poliția a reținut un jurnalist la Chișinău luni.", "ro"),
        ("Politiet arresterte redaktør Ola Berg i Oslo mandag.", "no"),
        ("La polizia ha arrestato un editore in Roma.", "it"),
    ],
)
def test_a_short_text_in_another_language_is_not_read(text: str, language: str) -> None:
    assert not is_english(_document(text, language))


def test_a_text_in_another_language_is_said_not_to_be_read() -> None:
    other, english = RuleExtractor().propose([_document(TURKISH, "tr"), _document(ENGLISH, "en")])
    assert other == Failed("a" * 64, "it is not in English, the one language that the rules read")
    assert [claim.type for claim in english.claims][:1] == ["arrest"]  # type: ignore[union-attr]
