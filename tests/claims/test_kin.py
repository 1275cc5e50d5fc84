"""Who is whose kin is read with its words, and nothing is said of those who are none."""

from __future__ import annotations

import pytest

from habeas.claims.kin import read_kin
from habeas.claims.names import read_names
from habeas.claims.parse import parse_one
from habeas.model import Document


def kin(text: str) -> tuple[tuple[str, str, str, str], ...]:
    reading = parse_one(Document("d", "d", "text", text))
    found = read_kin(reading, read_names(reading))
    assert all(text[one.quote.start : one.quote.end] == one.quote.text for one in found)
    return tuple((one.person, one.relative, one.word, one.quote.text) for one in found)


KIN = {
    "Police detained Rashid Morev in Halem. His brother Elvin Morev was arrested on 3 May 2024.": (
        ("Rashid Morev", "Elvin Morev", "brother", "His brother Elvin Morev"),
    ),
    "Tamar Orna, the daughter of Giorgi Orna, was detained in May 2024.": (
        ("Giorgi Orna", "Tamar Orna", "daughter", "Tamar Orna, the daughter of Giorgi Orna"),
    ),
    "Police arrested Rashid Morev and his son Murad Morev on 4 May 2024.": (
        ("Rashid Morev", "Murad Morev", "son", "his son Murad Morev"),
    ),
    "Rashid Morev’s wife, Leyla Moreva, was questioned on 4 May 2024.": (
        ("Rashid Morev", "Leyla Moreva", "wife", "Rashid Morev’s wife, Leyla Moreva"),
    ),
    "A court sentenced the brothers Samir Toren and Anar Toren to five years in prison.": (
        ("Samir Toren", "Anar Toren", "brother", "brothers Samir Toren and Anar Toren"),
    ),
    "Samir Toren, Anar Toren’s elder brother, was released on 6 June 2024.": (
        ("Anar Toren", "Samir Toren", "brother", "Samir Toren, Anar Toren’s elder brother"),
    ),
    "The wife of Rashid Morev, Leyla Moreva, was arrested on 6 June 2024.": (
        ("Rashid Morev", "Leyla Moreva", "wife", "wife of Rashid Morev, Leyla Moreva"),
    ),
}
NO_KIN = (
    "Rashid Morev said that his lawyer Murad Guliev had been beaten on 4 May 2024.",
    "Police arrested Rashid Morev, Leyla Moreva and Murad Guliev on 4 May 2024.",
    "Rashid Morev’s brother was arrested on 4 May 2024 with Murad Guliev.",
)


@pytest.mark.parametrize("text", KIN)
def test_kin_are_read_with_the_word_and_the_quote(text: str) -> None:
    assert kin(text) == KIN[text]


@pytest.mark.parametrize("text", NO_KIN)
def test_others_named_together_are_no_kin(text: str) -> None:
    assert kin(text) == ()


@pytest.mark.parametrize(
    "text",
    [
        "Judge Davit Kobalia, whose wife Nino Kobalia owns a bank, sentenced Ana Torr.",
        "Police detained Nino Kobalia, wife of political prisoner and Radio Rioni consultant Davit Kobalia, on Monday.",
    ],
)
def test_whose_wife_somebody_is_is_read_over_a_description(text: str) -> None:
    assert [each[:3] for each in kin(text)] == [("Davit Kobalia", "Nino Kobalia", "wife")]
